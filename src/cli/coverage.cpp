#include "host.hpp"

#include <tenet/json/writer.hpp>

#include <fmt/format.h>

/// `tenet test --coverage`: what the tests of a pack exercise.
namespace cli {

using namespace tenet;

namespace {

constexpr policy::outcome outcomes[] = {policy::outcome::pass, policy::outcome::fail,
                                        policy::outcome::unknown, policy::outcome::not_applicable,
                                        policy::outcome::waived};

std::string named(policy::outcome o, language lang) {
    return std::string(lang == language::zh ? policy::chinese_name_of(o) : policy::name_of(o));
}

void print_rule(const policy::rule_coverage& r, language lang) {
    std::string line = "  " + report::safe(r.rule);
    for (const policy::outcome o : outcomes) {
        if (r.outcomes[o] != 0) line += fmt::format("  {} {}", named(o, lang), r.outcomes[o]);
    }
    std::string untested;
    for (const policy::outcome o : r.untested()) {
        untested += (untested.empty() ? "" : ", ") + named(o, lang);
    }
    if (!untested.empty()) {
        line += fmt::format(fmt::runtime(lang == language::zh ? "  未测到：{}" : "  untested: {}"),
                            untested);
    }
    print(line + "\n");
}

void print_table(const policy::table_coverage& t, language lang) {
    std::size_t matched = 0;
    for (const policy::row_coverage& r : t.rows) matched += r.matched != 0 ? 1 : 0;
    std::string name = report::safe(t.table);
    if (!t.model.empty()) {
        name += fmt::format(fmt::runtime(lang == language::zh ? "（{}）" : " ({})"),
                            report::safe(t.model));
    }
    print(fmt::format(
        fmt::runtime(lang == language::zh
                         ? "决策表 {}：判定 {} 次，{} 行中 {} 行命中过，{} 次无行命中\n"
                         : "Table {}: {} judged, of {} rows {} matched, {} without a match\n"),
        name, t.judged, t.rows.size(), matched, t.unmatched));
    for (const policy::row_coverage& r : t.rows) {
        std::string cells;
        for (const policy::cell_coverage& c : r.cells) {
            cells += fmt::format(" {}/{}", c.held, c.failed);
        }
        print(
            fmt::format(fmt::runtime(lang == language::zh ? "  {}  命中 {}  单元格 成立/不成立{}\n"
                                                          : "  {}  matched {}  cells true/not{}\n"),
                        report::safe(r.row), r.matched, cells));
    }
}

void write_rule(json::writer& out, const policy::rule_coverage& r) {
    out.begin_object();
    out.key("rule");
    out.string(r.rule);
    for (const policy::outcome o : outcomes) {
        out.key(policy::name_of(o));
        out.integer(static_cast<std::int64_t>(r.outcomes[o]));
    }
    out.end_object();
}

void write_row(json::writer& out, const policy::row_coverage& r) {
    out.begin_object();
    out.key("row");
    out.string(r.row);
    out.key("matched");
    out.integer(static_cast<std::int64_t>(r.matched));
    out.key("cells");
    out.begin_array();
    for (const policy::cell_coverage& c : r.cells) {
        out.begin_object();
        out.key("held");
        out.integer(static_cast<std::int64_t>(c.held));
        out.key("failed");
        out.integer(static_cast<std::int64_t>(c.failed));
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_table(json::writer& out, const policy::table_coverage& t) {
    out.begin_object();
    out.key("table");
    out.string(t.table);
    if (!t.model.empty()) {
        out.key("model");
        out.string(t.model);
    }
    out.key("judged");
    out.integer(static_cast<std::int64_t>(t.judged));
    out.key("unmatched");
    out.integer(static_cast<std::int64_t>(t.unmatched));
    out.key("rows");
    out.begin_array();
    for (const policy::row_coverage& r : t.rows) write_row(out, r);
    out.end_array();
    out.end_object();
}

} // namespace

void print_coverage(const policy::pack_coverage& coverage, const options& o) {
    if (o.format == "json") {
        json::writer out;
        out.begin_object();
        out.key("rules");
        out.begin_array();
        for (const policy::rule_coverage& r : coverage.rules) write_rule(out, r);
        out.end_array();
        out.key("tables");
        out.begin_array();
        for (const policy::table_coverage& t : coverage.tables) write_table(out, t);
        out.end_array();
        out.end_object();
        print(out.text() + "\n");
        return;
    }
    const language lang = language_of(o);
    print(lang == language::zh ? "规则\n" : "Rules\n");
    for (const policy::rule_coverage& r : coverage.rules) print_rule(r, lang);
    for (const policy::table_coverage& t : coverage.tables) print_table(t, lang);
}

} // namespace cli
