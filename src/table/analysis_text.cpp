#include <tenet/table/analysis.hpp>
#include <tenet/table/messages.hpp>

#include <algorithm>

namespace tenet::table {

namespace messages = table_messages;

namespace {

/// A condition in FEEL: `x >= 5`, `x = 3`, `x in [1..5)`, `x in (1, 7)`, `not(x in ("A"))`.
std::string condition(const std::string& expression, const value_set& set) {
    if (set.all_but_named() && !set.is_all()) {
        return "not(" + expression + " in (" + set.complement().text() + "))";
    }
    const std::string text = set.text();
    if (set.is_all()) return expression + " != null";
    const bool several = set.named().size() > 1 || set.positions().intervals().size() > 1;
    if (several) return expression + " in (" + text + ")";
    if (text.front() == '<' || text.front() == '>') return expression + " " + text;
    const bool range =
        set.positions().intervals().size() == 1 && (text.front() == '[' || text.front() == '(');
    return expression + (range ? " in " : " = ") + text;
}

std::string shown(const value& v) {
    if (v.is(value_kind::string)) return value_set::one(v).text();
    return to_text(v);
}

class reporter {
public:
    reporter(const decision_table& table, std::string_view called, diagnostics& into)
        : table_(table),
          definition_(table.definition()),
          called_(called.empty() ? std::string_view{definition_.id} : called),
          into_(into) {}

    void gap(const table_region& where) {
        into_.add(messages::gap, {called_, text_of(table_, where), witness_text(table_, where)},
                  definition_.at);
    }

    void overlap(const table_overlap& found) {
        const message& what = found.certain ? messages::overlap : messages::possible_overlap;
        into_.add(what,
                  {called_, rule_name(found.first), rule_name(found.second),
                   text_of(table_, found.where), witness_text(table_, found.where)},
                  definition_.rules[found.second].at);
    }

    void unreachable(const unreachable_rule& found) {
        const place& at = definition_.rules[found.rule].at;
        if (!found.where) {
            into_.add(messages::never_matches, {called_, rule_name(found.rule)}, at);
            return;
        }
        std::string by;
        for (const std::size_t rule : found.masked_by) {
            by += (by.empty() ? "" : ", ") + rule_name(rule);
        }
        into_.add(messages::masked,
                  {called_, rule_name(found.rule), text_of(table_, *found.where), by}, at);
    }

    void excluded(std::size_t input) {
        into_.add(messages::column_excluded, {called_, definition_.inputs[input].expression},
                  definition_.inputs[input].at);
    }

    void incomplete() { into_.add(messages::analysis_incomplete, {called_}, definition_.at); }

private:
    [[nodiscard]] std::string rule_name(std::size_t rule) const {
        const std::string& id = definition_.rules[rule].id;
        return id.empty() ? std::to_string(rule + 1) : id;
    }

    const decision_table& table_;
    const table_definition& definition_;
    std::string called_;
    diagnostics& into_;
};

} // namespace

std::string text_of(const decision_table& table, const table_region& region) {
    std::string out;
    for (std::size_t n = 0; n < region.columns.size(); ++n) {
        if (!region.columns[n]) continue;
        if (!out.empty()) out += " and ";
        out += condition(table.definition().inputs[n].expression, *region.columns[n]);
    }
    return out.empty() ? "-" : out;
}

std::string witness_text(const decision_table& table, const table_region& region) {
    std::string out;
    for (std::size_t n = 0; n < region.witness.size(); ++n) {
        const value& v = region.witness[n].get();
        if (v.is_null()) continue;
        if (!out.empty()) out += ", ";
        out += table.definition().inputs[n].expression + " = " + shown(v);
    }
    return out.empty() ? "-" : out;
}

void report(const decision_table& table, const table_analysis& found, diagnostics& into,
            std::string_view called) {
    const table_definition& d = table.definition();
    reporter reports{table, called, into};
    const bool lists = d.policy == hit_policy::collect || d.policy == hit_policy::rule_order ||
                       d.policy == hit_policy::output_order;
    const bool has_default = std::any_of(d.outputs.begin(), d.outputs.end(),
                                         [](const auto& o) { return !o.otherwise.empty(); });
    if (!lists && !has_default) {
        for (const table_region& gap : found.gaps) reports.gap(gap);
    }
    for (const table_overlap& o : found.overlaps) {
        const bool wrong =
            d.policy == hit_policy::unique || (d.policy == hit_policy::any && o.outputs_differ);
        if (wrong) reports.overlap(o);
    }
    for (const unreachable_rule& u : found.unreachable) reports.unreachable(u);
    for (const std::size_t input : found.excluded) reports.excluded(input);
    if (!found.complete) reports.incomplete();
}

} // namespace tenet::table
