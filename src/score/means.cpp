#include "spread.hpp"

#include <tenet/score/confidence.hpp>
#include <tenet/score/messages.hpp>
#include <tenet/score/survey_messages.hpp>
#include <tenet/score/weighted_mean.hpp>

namespace tenet::score {

namespace messages = score_survey_messages;

result<weighted_mean> weighted_mean_of(std::span<const weighted_part> parts,
                                       const weighted_rounding& rounds) {
    diagnostics problems;
    exact weights;
    bool negative = false;
    for (const weighted_part& p : parts) {
        for (const decimal& n : {p.weight, p.value}) {
            if (!is_usable(n)) problems.add(messages::number_too_long, {p.id, n.text()});
        }
        if (problems.has_errors()) continue;
        negative = negative || p.weight.is_negative();
        weights += exact{p.weight};
    }
    if (problems.has_errors()) return problems;
    if (negative || weights.is_zero()) {
        return diagnostic{messages::bad_weights, {weights.rounded(std::nullopt).text()}};
    }
    weighted_mean out;
    exact sum;
    for (const weighted_part& p : parts) {
        const decimal value = rounded(p.value, rounds.value);
        exact part = exact{p.weight} * exact{value} / weights;
        const decimal shown = part.rounded(rounds.contribution);
        sum += rounds.contribution ? exact{shown} : part;
        out.contributions.push_back(shown);
    }
    out.total = sum.rounded(rounds.total);
    return out;
}

void check_confidence(const confidence_rule& rule, const place& at, diagnostics& problems) {
    constexpr int most_places = 34;
    if (!is_usable(rule.z) || !(decimal{} < rule.z)) {
        problems.add(messages::bad_limit, {"z", rule.z.text(), "0", "10^30"}, at);
    }
    if (rule.root.places < 0 || rule.root.places > most_places) {
        problems.add(messages::bad_limit, {"root", std::to_string(rule.root.places), "0", "34"},
                     at);
    }
}

namespace {

result<number_sums> add_up(std::span<const tally> answers) {
    number_sums out;
    for (const tally& t : answers) {
        if (!is_usable(t.value)) {
            return diagnostic{messages::number_too_long, {"answers", t.value.text()}};
        }
        out.add(exact{t.value}, exact{t.count});
    }
    return out;
}

} // namespace

result<estimate> interval_of_mean(std::span<const tally> answers,
                                  std::optional<std::uint64_t> population, spread_divisor by,
                                  const confidence_rule& rule) {
    diagnostics problems;
    check_confidence(rule, {}, problems);
    if (problems.has_errors()) return problems;
    const auto all = add_up(answers);
    if (!all) return all.error();
    const exact& n = all->count;
    if (n.is_zero()) return diagnostic{messages::no_answers, {}};
    if (population && exact{*population} < n) {
        return diagnostic{messages::counts_disagree,
                          {n.rounded(std::nullopt).text(), "-", std::to_string(*population)}};
    }
    const exact one{std::uint64_t{1}};
    const exact mean = all->mean();
    const bool census = population && exact{*population} == n;
    exact square;
    if (!census) {
        const bool less_one = by == spread_divisor::answers_less_one;
        if (less_one && n == one) return diagnostic{messages::one_answer, {}};
        square = all->variance(by) / n;
        if (population) square = square * (exact{*population} - n) / (exact{*population} - one);
    }
    estimate out;
    out.corrected = population.has_value();
    out.standard_error = square.root(rule.root);
    const exact margin = exact{rule.z} * exact{out.standard_error};
    out.margin = margin.rounded(rule.margin);
    const exact shown = rule.margin ? exact{out.margin} : margin;
    out.low = (mean - shown).rounded(rule.margin);
    out.high = (mean + shown).rounded(rule.margin);
    return out;
}

} // namespace tenet::score
