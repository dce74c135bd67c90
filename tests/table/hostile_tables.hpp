#ifndef TENET_TESTS_TABLE_HOSTILE_TABLES_HPP
#define TENET_TESTS_TABLE_HOSTILE_TABLES_HPP

#include "random_tables.hpp"

#include <tenet/table/decision_table.hpp>

#include <cstdlib>
#include <string>

namespace table_test {

/// How many random tables a test converts: more in a campaign.
inline int conversions() {
    return std::getenv("TENET_CAMPAIGN") != nullptr ? 100'000 : 1000;
}

/// Random tables with everything a definition can hold, in texts that try to break a form.
class hostile_tables {
public:
    explicit hostile_tables(std::uint32_t seed) : tables_(seed) {}

    tenet::table::table_definition next() {
        using tenet::table::aggregation;
        using tenet::table::hit_policy;
        constexpr hit_policy policies[] = {
            hit_policy::unique,  hit_policy::any,        hit_policy::priority,    hit_policy::first,
            hit_policy::collect, hit_policy::rule_order, hit_policy::output_order};
        tenet::table::table_definition d = tables_.next(policies[pick(7)], true);
        if (d.policy == hit_policy::collect) d.collects = static_cast<aggregation>(pick(5));
        d.id = text();
        d.name = both();
        for (auto& i : d.inputs) dress_input(i);
        if (pick(2) == 0) d.outputs.push_back({"", {}, {}, "", {}});
        for (std::size_t n = 0; n < d.outputs.size(); ++n) dress_output(d.outputs[n], n);
        for (std::size_t n = pick(3); n != 0; --n) d.annotations.push_back(some_text());
        for (std::size_t n = 0; n < d.rules.size(); ++n) dress_rule(d, n);
        return d;
    }

    std::size_t pick(std::size_t n) { return tables_.pick(n); }

    /// A text without blanks around, of parts that mean something to one of the forms.
    std::string some_text() {
        static const std::string parts[] = {"a",
                                            "客户",
                                            "|",
                                            "\\|",
                                            "\\",
                                            "\n",
                                            "\"",
                                            "'",
                                            "`",
                                            "``",
                                            "<br>",
                                            "<b>",
                                            "&amp;",
                                            "&#10;",
                                            "*x*",
                                            "_y_",
                                            "=cmd()",
                                            "+1",
                                            "-",
                                            "@SUM",
                                            ",",
                                            ";",
                                            "😀",
                                            "]]>",
                                            "-->",
                                            "<![CDATA[",
                                            ":",
                                            "：",
                                            "|---|",
                                            "- table: x",
                                            "TRUE",
                                            "type",
                                            "\t",
                                            "  ",
                                            "[x](y)",
                                            "$1$",
                                            "\xE2\x80\xA8",
                                            "{}",
                                            "%20",
                                            "#",
                                            "'=1",
                                            "''-2",
                                            "note",
                                            "默认值",
                                            "\n\n",
                                            "```",
                                            "~~~",
                                            "?>"};
        constexpr std::string_view blanks = " \t\n";
        std::string out;
        for (std::size_t n = 1 + pick(4); n != 0; --n) out += parts[pick(std::size(parts))];
        out.erase(0, out.find_first_not_of(blanks));
        out.erase(out.find_last_not_of(blanks) + 1);
        return out.empty() ? "x" : out;
    }

private:
    std::string text() { return pick(3) == 0 ? std::string{} : some_text(); }

    tenet::bilingual both() {
        tenet::bilingual b{text(), text()};
        if (pick(2) == 0) b.en = b.zh;
        return b;
    }

    /// FEEL, so that it means something; its text tries as hard.
    std::string literal() {
        std::string out = "\"";
        for (const char c : some_text()) {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        return out + "\"";
    }

    std::vector<std::string> values() {
        std::vector<std::string> all;
        for (std::size_t n = pick(4); n != 0; --n) {
            all.push_back(pick(3) == 0 ? std::string{"]1..2["} : literal());
        }
        return all;
    }

    void dress_input(tenet::table::table_input& i) {
        i.label = both();
        if (pick(2) == 0) i.type = "string";
        if (pick(3) == 0) i.values = values();
        if (pick(4) == 0)
            i.expression =
                "if " + i.expression + " = " + literal() + "\n  then 1\n  else a * b * c";
    }

    void dress_output(tenet::table::table_output& o, std::size_t n) {
        o.name = n == 0 && pick(3) == 0 ? "result" : some_text() + std::to_string(n);
        o.label = both();
        if (pick(2) == 0) o.type = "list<number>";
        if (pick(2) == 0) o.values = values();
        if (pick(2) == 0) o.otherwise = literal();
    }

    void dress_rule(tenet::table::table_definition& d, std::size_t n) {
        tenet::table::table_rule& r = d.rules[n];
        if (pick(2) == 0) r.id = some_text() + std::to_string(n);
        if (pick(4) == 0 && n == 0) r.id = "values";
        r.then.resize(d.outputs.size(), "TRUE");
        for (std::string& cell : r.when) {
            if (pick(4) == 0) cell = literal();
            if (pick(9) == 0) cell = "'FALSE";
        }
        for (std::string& cell : r.then) {
            if (pick(3) == 0) cell = literal();
            if (pick(9) == 0) cell = "=1+" + std::to_string(n);
        }
        r.note = both();
        for (std::size_t a = pick(4); a != 0; --a) r.annotations.push_back(text());
        while (!r.annotations.empty() && r.annotations.back().empty()) r.annotations.pop_back();
    }

    random_tables tables_;
};

} // namespace table_test

#endif
