#include "beside.hpp"
#include "reading.hpp"
#include "writing.hpp"

#include <tenet/group/answers_json.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/group/roll_up_json.hpp>
#include <tenet/json/object_reader.hpp>

#include <algorithm>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> function_names{"sum", "count",   "count_distinct", "min",
                                                   "max", "average", "first",          "last"};
const std::vector<std::string_view> method_names{"full", "proportional", "equity"};
const std::vector<std::string_view> unknown_names{"refuse", "list"};
const std::vector<std::string_view> walk_names{"all_walks", "no_return", "simple_paths"};

class row_reader {
public:
    row_reader(const json::document& doc, const graph& of, roll_up_request& into,
               diagnostics& problems)
        : doc_(doc), of_(of), into_(into), problems_(problems) {}

    void read_all(std::span<const node> rows, std::vector<value_row>& out) {
        out.reserve(rows.size());
        for (const node& n : rows) read(n, out);
    }

    std::size_t attribute(std::string_view name) {
        auto& all = into_.attributes;
        const auto known = std::ranges::find(all, name);
        if (known == all.end()) return all.emplace_back(name), all.size() - 1;
        return static_cast<std::size_t>(known - all.begin());
    }

private:
    void read(const node& from, std::vector<value_row>& out) {
        object_reader in{doc_, from, problems_};
        value_row row;
        row.id = word(in, "id");
        row.value = exact_number(in, "value").value_or(decimal{});
        row.on = given_day(in, "on");
        for (const auto& [name, value, _] : in.members("attributes")) {
            const std::size_t n = attribute(name);
            if (row.attributes.size() <= n) row.attributes.resize(n + 1);
            if (value.is() == node::kind::string) {
                row.attributes[n] = value.text();
            } else {
                in.wrong_kind(value, "文本", "a text");
            }
        }
        const auto party = party_of(in, row.id, "party");
        if (given(in, "counterparty") != nullptr) {
            // A counterparty outside the graph is in no group, so that the row is not netted.
            row.counterparty = of_.find(in.optional_text("counterparty"));
        }
        in.finish();
        if (!party) return;
        row.party = *party;
        out.push_back(std::move(row));
    }

    std::optional<party_number> party_of(object_reader& in, const std::string& row,
                                         std::string_view name) {
        const std::string key = word(in, name);
        if (key.empty()) return std::nullopt;
        const auto known = of_.find(key);
        if (known) return known;
        if (into_.list_unknown_parties) {
            into_.exclusions.push_back({row, key});
        } else {
            problems_.add(messages::row_unknown_party, {row, key}, in.where(name));
        }
        return std::nullopt;
    }

    const json::document& doc_;
    const graph& of_;
    roll_up_request& into_;
    diagnostics& problems_;
};

ownership_options read_ownership(const json::document& doc, const node& from,
                                 diagnostics& problems) {
    object_reader in{doc, from, problems};
    ownership_options out;
    out.walks = static_cast<walk_rule>(in.choice("walks", walk_names, 0));
    in.finish();
    return out;
}

class request_reader {
public:
    request_reader(const json::document& doc, const graph& of)
        : doc_(doc), rows_(doc, of, out_, problems_) {}

    result<roll_up_request> read() {
        object_reader in{doc_, doc_.root(), problems_};
        roll_up_rule& rule = out_.rule;
        rule.function = static_cast<roll_up_function>(in.choice("function", function_names, 0));
        rule.method = static_cast<roll_up_method>(in.choice("method", method_names, 0));
        rule.net_within_group = in.flag("net_within_group", false);
        out_.list_unknown_parties = in.choice("unknown_parties", unknown_names, 0) == 1;
        if (const node* n = given(in, "ownership")) {
            rule.ownership = read_ownership(doc_, *n, problems_);
        }
        in.require("rows");
        rows_.read_all(in.items("rows"), out_.rows);
        rule.split_by = place_of(in, "split_by");
        const bool distinct = rule.function == roll_up_function::count_distinct;
        if (distinct) in.require("distinct");
        rule.distinct = place_of(in, "distinct").value_or(0);
        in.finish();
        if (problems_.has_errors()) return problems_;
        return std::move(out_);
    }

private:
    /// The place of an attribute that a member names.
    std::optional<std::size_t> place_of(object_reader& in, std::string_view member) {
        const std::string name = given_text(in, member);
        if (name.empty()) return std::nullopt;
        const bool known = std::ranges::find(out_.attributes, name) != out_.attributes.end();
        if (!known && !out_.rows.empty()) {
            problems_.add(messages::row_no_attribute, {name}, in.where(member));
        }
        return rows_.attribute(name);
    }

    const json::document& doc_;
    diagnostics problems_;
    roll_up_request out_;
    row_reader rows_;
};

void write_total(json::writer& out, const rolled_up& total) {
    out.begin_object();
    out.key("key");
    out.string(total.key);
    out.key("value");
    if (total.value) {
        out.string(total.value->text());
    } else {
        out.null();
    }
    count_member(out, "rows", total.rows);
    count_member(out, "repeated", total.repeated);
    count_member(out, "netted", total.netted);
    out.end_object();
}

class totals_writer {
public:
    totals_writer(json::writer& out, const structure& day, const group_policy& policy,
                  const grouping& groups, const roll_up& totals)
        : out_(out), day_(day), policy_(policy), groups_(groups), totals_(totals) {}

    void write() {
        out_.key("groups");
        out_.begin_array();
        for (std::uint32_t g = 0; g < groups_.groups.size(); ++g) {
            const auto of = totals_.of(g);
            const bool empty = std::ranges::all_of(
                of, [](const rolled_up& t) { return t.rows + t.repeated + t.netted == 0; });
            if (!empty) write_group_totals(g, of);
        }
        out_.end_array();
    }

private:
    void write_group_totals(std::uint32_t g, std::span<const rolled_up> of) {
        out_.begin_object();
        out_.key("totals");
        out_.begin_array();
        for (const rolled_up& t : of) write_total(out_, t);
        out_.end_array();
        out_.key("group");
        write_group(out_, day_, policy_, groups_, g, false);
        out_.key("rows");
        out_.begin_array();
        for (const value_row* row : totals_.rows_of(g)) {
            out_.begin_object();
            text_member(out_, "id", row->id);
            text_member(out_, "party", day_.parties().key(row->party));
            text_member(out_, "value", row->value.text());
            out_.end_object();
        }
        out_.end_array();
        out_.end_object();
    }

    json::writer& out_;
    const structure& day_;
    const group_policy& policy_;
    const grouping& groups_;
    const roll_up& totals_;
};

} // namespace

std::string_view name_of(roll_up_function function) noexcept {
    return function_names[static_cast<std::size_t>(function)];
}

std::string_view name_of(roll_up_method method) noexcept {
    return method_names[static_cast<std::size_t>(method)];
}

result<roll_up_request> read_roll_up(std::string text, const graph& of,
                                     const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    return request_reader{*doc, of}.read();
}

roll_up_change read_rows_beside(object_reader& in, const graph& of, roll_up_request& to) {
    const std::size_t errors = in.problems().errors();
    roll_up_request next;
    next.rule = to.rule;
    next.attributes = to.attributes;
    next.list_unknown_parties = to.list_unknown_parties;
    roll_up_change out;
    row_reader rows{in.doc(), of, next, in.problems()};
    rows.read_all(in.items("upsert"), out.upserts);
    out.removals = in.texts("delete");
    in.finish();
    if (in.problems().errors() != errors) return {};
    const auto replaced = [&](const roll_up_request::exclusion& e) {
        const auto is_it = [&](const auto& row) { return row.id == e.row; };
        return std::ranges::find(out.removals, e.row) != out.removals.end() ||
               std::ranges::any_of(out.upserts, is_it);
    };
    std::erase_if(to.exclusions, replaced);
    std::ranges::move(next.exclusions, std::back_inserter(to.exclusions));
    to.attributes = std::move(next.attributes);
    return out;
}

result<roll_up_change> read_roll_up_change(std::string text, const graph& of, roll_up_request& to,
                                           const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    roll_up_change out = read_rows_beside(in, of, to);
    if (problems.has_errors()) return problems;
    return out;
}

void write_roll_up(json::writer& out, const structure& day, const group_policy& policy,
                   const grouping& groups, const roll_up_request& asked, const roll_up& totals) {
    out.begin_object();
    text_member(out, "policy", policy.id);
    text_member(out, "as_of", day.when().as_of.text());
    text_member(out, "known_at", day.when().known_at.text());
    text_member(out, "function", name_of(asked.rule.function));
    text_member(out, "method", name_of(asked.rule.method));
    if (asked.rule.split_by) text_member(out, "split_by", asked.attributes[*asked.rule.split_by]);
    totals_writer{out, day, policy, groups, totals}.write();
    out.key("exclusions");
    out.begin_array();
    for (const auto& e : asked.exclusions) {
        out.begin_object();
        text_member(out, "row", e.row);
        text_member(out, "party", e.party);
        text_member(out, "reason", "unknown_party");
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

} // namespace tenet::group
