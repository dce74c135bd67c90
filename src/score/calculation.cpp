#include "calculations.hpp"

#include <tenet/score/assessors.hpp>
#include <tenet/score/calculation_json.hpp>
#include <tenet/score/confidence.hpp>
#include <tenet/score/distribution.hpp>
#include <tenet/score/gap.hpp>
#include <tenet/score/rules_json.hpp>
#include <tenet/score/weighted_mean.hpp>

#include <array>

namespace tenet::score {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> names{
    "weighted_mean", "interval", "gaps",   "rank",      "quantile",     "groups",   "rfm",
    "matrix",        "ratchet",  "window", "migration", "distribution", "assessors"};

constexpr std::array<calculation, 13> calculations{
    calculate_weighted_mean, calculate_interval, calculate_gaps,      calculate_rank,
    calculate_quantile,      calculate_groups,   calculate_rfm,       calculate_matrix,
    calculate_ratchet,       calculate_window,   calculate_migration, calculate_distribution,
    calculate_assessors};

} // namespace

result<std::string> calculate(std::string text, const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    in.require("calculation");
    const std::size_t which = in.choice("calculation", names, 0);
    if (problems.has_errors()) return problems;
    json::writer out;
    out.begin_object();
    calculations[which](in, out);
    out.end_object();
    in.finish();
    if (problems.has_errors()) return problems;
    return out.take();
}

ranked_item read_ranked(object_reader& in) {
    ranked_item out;
    out.id = in.text("id");
    out.value = required_number(in, "value");
    for (const node& key : in.items("keys")) {
        out.keys.push_back(exact_number(in, key).value_or(decimal{}));
    }
    return out;
}

// ----------------------------------------------------------------------------------- means

void calculate_weighted_mean(object_reader& in, json::writer& out) {
    weighted_rounding rounds;
    if (const node* n = given(in, "rule")) rounds = read_weighted_rounding(in, *n);
    const auto parts = read_list<weighted_part>(in, "parts", [](object_reader& p) {
        return weighted_part{p.text("id"), required_number(p, "weight"),
                             required_number(p, "value")};
    });
    answer(
        in, [&] { return weighted_mean_of(parts, rounds); },
        [&](const weighted_mean& found) {
            number_member(out, "value", found.total);
            list_member(out, "contributions", found.contributions,
                        [&](const decimal& n) { out.decimal_text(n); });
        });
}

void calculate_interval(object_reader& in, json::writer& out) {
    confidence_rule rule;
    spread_divisor by = spread_divisor::answers;
    if (const node* n = in.require("rule")) {
        object_reader how{in.doc(), *n, in.problems()};
        how.require("divisor");
        by = choice(how, "divisor", divisor_names(), by);
        rule.z = required_number(how, "z");
        rule.root = read_rounding(how, "root").value_or(rule.root);
        rule.margin = read_rounding(how, "margin");
        how.finish();
    }
    const auto answers = read_list<tally>(in, "answers", [](object_reader& a) {
        return tally{required_number(a, "value"), count_member(a, "count").value_or(1)};
    });
    const auto population = count_member(in, "population");
    answer(
        in, [&] { return interval_of_mean(answers, population, by, rule); },
        [&](const estimate& found) { estimate_members(out, found); });
}

void calculate_gaps(object_reader& in, json::writer& out) {
    gap_rule rule;
    if (const node* n = given(in, "rule")) {
        object_reader how{in.doc(), *n, in.problems()};
        rule.ties = choice(how, "ties", tie_names(), rule.ties);
        rule.rounds = read_rounding(how, "rounding");
        how.finish();
    }
    const auto items = read_list<gap_input>(in, "items", [](object_reader& i) {
        return gap_input{i.text("id"), required_number(i, "importance"),
                         required_number(i, "expectation"), required_number(i, "perception")};
    });
    answer(
        in, [&] { return gaps_of(items, rule); },
        [&](const std::vector<gap>& found) {
            list_member(out, "gaps", found, [&](const gap& g) { write_gap(out, g); });
        });
}

// ------------------------------------------------------------------------------- appraisals

void calculate_distribution(object_reader& in, json::writer& out) {
    const node* n = in.require("rule");
    const auto rule =
        n == nullptr ? std::nullopt : read_distribution_rule(in.doc(), *n, in.problems());
    const auto items = read_list<rated_item>(in, "items", [](object_reader& i) {
        return rated_item{read_ranked(i), i.optional_text("grade")};
    });
    answer(
        in, [&] { return distribute(items, *rule); },
        [&](const distribution& found) {
            list_member(out, "items", found.items, [&](const placed_item& p) {
                out.begin_object();
                text_member(out, "id", items[p.item].is.id);
                count_member(out, "place", p.place);
                text_member(out, "original", p.before);
                text_member(out, "grade", p.grade);
                flag_member(out, "parted", p.parted);
                out.end_object();
            });
            out.key("grades");
            out.begin_array();
            for (std::size_t g = 0; g < rule->quotas.size(); ++g) {
                out.begin_object();
                text_member(out, "grade", rule->quotas[g].grade);
                count_member(out, "quota", found.quotas[g]);
                count_member(out, "count", found.counts[g]);
                out.end_object();
            }
            out.end_array();
        });
}

namespace {

void write_calibration(json::writer& out, const calibration& found) {
    number_member(out, "mean", found.mean);
    number_member(out, "deviation", found.deviation);
    list_member(out, "assessors", found.assessors, [&](const assessor_profile& a) {
        out.begin_object();
        text_member(out, "id", a.assessor);
        count_member(out, "ratings", a.ratings);
        number_member(out, "mean", a.mean);
        number_member(out, "deviation", a.deviation);
        number_member(out, "offset", a.offset);
        reason_member(out, "note", a.note);
        out.end_object();
    });
    list_member(out, "ratings", found.ratings, [&](const adjusted_rating& r) {
        out.begin_object();
        text_member(out, "assessor", found.assessors[r.assessor].assessor);
        text_member(out, "subject", r.subject);
        number_member(out, "score", r.score);
        number_member(out, "adjusted", r.adjusted);
        flag_member(out, "cut", r.cut);
        out.end_object();
    });
}

} // namespace

void calculate_assessors(object_reader& in, json::writer& out) {
    const node* n = in.require("rule");
    const auto rule = n == nullptr ? std::nullopt : read_assessor_rule(in.doc(), *n, in.problems());
    const auto ratings = read_list<rating>(in, "ratings", [](object_reader& r) {
        return rating{r.text("assessor"), r.text("subject"), required_number(r, "score")};
    });
    answer(
        in, [&] { return calibrate(ratings, *rule); },
        [&](const calibration& found) { write_calibration(out, found); });
}

} // namespace tenet::score
