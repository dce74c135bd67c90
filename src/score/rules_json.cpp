#include "reading.hpp"
#include "writing.hpp"

#include <tenet/score/rules_json.hpp>

namespace tenet::score {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> quota_names{"largest_remainder", "cumulative", "each"};
const std::vector<std::string_view> method_names{"offset", "standardise"};

/// Reads a rule's members and then says whether anything was wrong.
template <class Rule, class Read>
std::optional<Rule> read_rule(const json::document& doc, const node& from, diagnostics& problems,
                              const Read& read) {
    const std::size_t errors = problems.errors();
    object_reader in{doc, from, problems};
    Rule out;
    read(in, out);
    in.finish();
    if (problems.errors() != errors) return std::nullopt;
    return out;
}

rfm_axis read_axis(object_reader& parent, std::string_view name, rfm_axis out) {
    const node* n = given(parent, name);
    if (n == nullptr) return out;
    object_reader in{parent.doc(), *n, parent.problems()};
    constexpr std::uint64_t far_too_many = 1000;
    const std::uint64_t groups = count_member(in, "groups").value_or(out.groups);
    out.groups = static_cast<std::uint32_t>(std::min(groups, far_too_many));
    out.ties = choice(in, "ties", tie_names(), out.ties);
    out.low_is_best = in.flag("low_is_best", out.low_is_best);
    for (const node& cut : in.items("cuts")) {
        out.cuts.push_back(exact_number(in, cut).value_or(decimal{}));
    }
    in.finish();
    return out;
}

void write_axis(json::writer& out, std::string_view name, const rfm_axis& axis) {
    out.key(name);
    out.begin_object();
    count_member(out, "groups", axis.groups);
    text_member(out, "ties", name_of(tie_names(), axis.ties));
    flag_member(out, "low_is_best", axis.low_is_best);
    list_member(out, "cuts", axis.cuts, [&](const decimal& cut) { out.decimal_text(cut); });
    out.end_object();
}

matrix_axis read_axis(object_reader& parent, std::string_view name) {
    matrix_axis out;
    const node* n = parent.require(name);
    if (n == nullptr) return out;
    object_reader in{parent.doc(), *n, parent.problems()};
    out.id = in.text("id");
    out.name = in.optional_both("name");
    if (const node* range = given(in, "range")) out.range = read_range(in, *range);
    in.require("bands");
    out.parts = read_bands(in, "bands");
    in.finish();
    return out;
}

void write_axis(json::writer& out, std::string_view name, const matrix_axis& axis) {
    out.key(name);
    out.begin_object();
    text_member(out, "id", axis.id);
    both_member(out, "name", axis.name);
    text_member(out, "range", axis.range.text());
    bands_member(out, "bands", axis.parts);
    out.end_object();
}

matrix_cell read_cell(object_reader& parent, const node& from) {
    object_reader in{parent.doc(), from, parent.problems()};
    matrix_cell out;
    out.id = in.text("id");
    out.label = in.optional_both("label");
    out.x = in.text("x");
    out.y = in.text("y");
    out.at = in.where();
    in.finish();
    return out;
}

} // namespace

std::optional<rfm_rule> read_rfm_rule(const json::document& in, const node& from,
                                      diagnostics& problems) {
    return read_rule<rfm_rule>(in, from, problems, [](object_reader& r, rfm_rule& out) {
        out.recency = read_axis(r, "recency", out.recency);
        out.frequency = read_axis(r, "frequency", out.frequency);
        out.monetary = read_axis(r, "monetary", out.monetary);
    });
}

void write_rfm_rule(json::writer& out, const rfm_rule& rule) {
    out.begin_object();
    write_axis(out, "recency", rule.recency);
    write_axis(out, "frequency", rule.frequency);
    write_axis(out, "monetary", rule.monetary);
    out.end_object();
}

std::optional<matrix_definition> read_matrix(const json::document& in, const node& from,
                                             diagnostics& problems) {
    return read_rule<matrix_definition>(in, from, problems,
                                        [](object_reader& r, matrix_definition& out) {
                                            out.id = r.text("id");
                                            out.name = r.optional_both("name");
                                            out.x = read_axis(r, "x");
                                            out.y = read_axis(r, "y");
                                            r.require("cells");
                                            for (const node& n : r.items("cells"))
                                                out.cells.push_back(read_cell(r, n));
                                            out.at = r.where();
                                        });
}

void write_matrix(json::writer& out, const matrix_definition& m) {
    out.begin_object();
    text_member(out, "id", m.id);
    both_member(out, "name", m.name);
    write_axis(out, "x", m.x);
    write_axis(out, "y", m.y);
    list_member(out, "cells", m.cells, [&](const matrix_cell& c) {
        out.begin_object();
        text_member(out, "id", c.id);
        both_member(out, "label", c.label);
        text_member(out, "x", c.x);
        text_member(out, "y", c.y);
        out.end_object();
    });
    out.end_object();
}

std::optional<ratchet_rule> read_ratchet_rule(const json::document& in, const node& from,
                                              diagnostics& problems) {
    return read_rule<ratchet_rule>(in, from, problems, [](object_reader& r, ratchet_rule& out) {
        r.require("tiers");
        out.tiers = r.texts("tiers");
        r.require("months");
        out.months = r.integer("months").value_or(out.months);
        out.rise_restarts = r.flag("rise_restarts", out.rise_restarts);
        out.renew_follows = r.flag("renew_follows", out.renew_follows);
    });
}

void write_ratchet_rule(json::writer& out, const ratchet_rule& rule) {
    out.begin_object();
    list_member(out, "tiers", rule.tiers, [&](const std::string& t) { out.string(t); });
    out.key("months");
    out.integer(rule.months);
    flag_member(out, "rise_restarts", rule.rise_restarts);
    flag_member(out, "renew_follows", rule.renew_follows);
    out.end_object();
}

std::optional<distribution_rule> read_distribution_rule(const json::document& in, const node& from,
                                                        diagnostics& problems) {
    return read_rule<distribution_rule>(
        in, from, problems, [](object_reader& r, distribution_rule& out) {
            r.require("quotas");
            for (const node& n : r.items("quotas")) {
                object_reader quota{r.doc(), n, r.problems()};
                out.quotas.push_back({quota.text("grade"), required_number(quota, "share")});
                quota.finish();
            }
            r.require("rounding");
            out.how = choice(r, "rounding", quota_names, out.how);
            out.mode = choice(r, "mode", mode_names(), out.mode);
            out.ties = choice(r, "ties", tie_names(), out.ties);
            out.never_better = r.flag("never_better", out.never_better);
        });
}

void write_distribution_rule(json::writer& out, const distribution_rule& rule) {
    out.begin_object();
    list_member(out, "quotas", rule.quotas, [&](const grade_quota& q) {
        out.begin_object();
        text_member(out, "grade", q.grade);
        number_member(out, "share", q.share);
        out.end_object();
    });
    text_member(out, "rounding", name_of(quota_names, rule.how));
    text_member(out, "mode", name_of(mode_names(), rule.mode));
    text_member(out, "ties", name_of(tie_names(), rule.ties));
    flag_member(out, "never_better", rule.never_better);
    out.end_object();
}

std::optional<assessor_rule> read_assessor_rule(const json::document& in, const node& from,
                                                diagnostics& problems) {
    return read_rule<assessor_rule>(in, from, problems, [](object_reader& r, assessor_rule& out) {
        r.require("method");
        out.method = choice(r, "method", method_names, out.method);
        out.least_ratings = count_member(r, "least_ratings").value_or(out.least_ratings);
        out.divisor = choice(r, "divisor", divisor_names(), out.divisor);
        out.root = read_rounding(r, "root").value_or(out.root);
        out.adjusted = read_rounding(r, "adjusted");
        out.lowest = exact_number(r, "lowest");
        out.highest = exact_number(r, "highest");
    });
}

void write_assessor_rule(json::writer& out, const assessor_rule& rule) {
    out.begin_object();
    text_member(out, "method", name_of(method_names, rule.method));
    count_member(out, "least_ratings", rule.least_ratings);
    text_member(out, "divisor", name_of(divisor_names(), rule.divisor));
    rounding_member(out, "root", rule.root);
    rounding_member(out, "adjusted", rule.adjusted);
    number_member(out, "lowest", rule.lowest);
    number_member(out, "highest", rule.highest);
    out.end_object();
}

} // namespace tenet::score
