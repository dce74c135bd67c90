#include "drawn_lines.hpp"

#include <tenet/report/score_picture.hpp>

#include <algorithm>

namespace tenet::report {

namespace {

bilingual name_of(const bilingual& name, const std::string& id) {
    return name.empty() ? same(id) : name;
}

bilingual reason_of(const std::optional<diagnostic>& why) {
    return why ? bilingual{why->text(language::zh), why->text(language::en)} : bilingual{};
}

/// Between which numbers the values of a question lie.
void set_bounds(scored_item& to, const score::survey_question& q) {
    if (q.measure == score::survey_measure::net_share) to.minimum = decimal{-100};
    if (q.measure != score::survey_measure::mean) return;
    to.minimum = q.scale.lowest;
    to.maximum = q.scale.highest;
    bool first = true;
    for (const score::answer_band& b : q.bands) {
        if (!b.points) continue;
        to.minimum = first ? *b.points : std::min(to.minimum, *b.points, std::less<>{});
        to.maximum = first ? *b.points : std::max(to.maximum, *b.points, std::less<>{});
        first = false;
    }
}

} // namespace

radar radar_of(const score::appraisal& of, const score::appraisal_result& result) {
    const score::appraisal_definition& definition = of.definition();
    radar out{name_of(definition.name, definition.id), {}};
    for (std::size_t n = 0; n < definition.indicators.size(); ++n) {
        const score::appraisal_indicator& i = definition.indicators[n];
        scored_item item{name_of(i.name, i.id), {}};
        if (n < result.indicators.size()) item.value = result.indicators[n].points;
        const auto curve = score::curve::make(i.curve, i.id);
        if (curve) item.maximum = curve->best();
        out.items.push_back(std::move(item));
    }
    return out;
}

radar radar_of(const score::survey_definition& of, const score::survey_result& result) {
    radar out{name_of(of.name, of.id), {}};
    for (std::size_t n = 0; n < of.questions.size(); ++n) {
        scored_item item{name_of(of.questions[n].name, of.questions[n].id), {}};
        set_bounds(item, of.questions[n]);
        item.reason = reason_of(result.invalid);
        if (n < result.questions.size()) {
            item.value = result.questions[n].is.value;
            if (item.reason.empty()) item.reason = reason_of(result.questions[n].is.invalid);
        }
        out.items.push_back(std::move(item));
    }
    return out;
}

trend trend_of(const score::survey_definition& of, std::span<const score::survey_result> waves,
               std::string_view question, std::optional<decimal> limit) {
    trend out{name_of(of.name, of.id), {}, limit};
    for (const score::survey_question& q : of.questions) {
        if (q.id == question) out.name = joined(out.name, " · ", name_of(q.name, q.id));
    }
    for (const score::survey_result& r : waves) {
        measured_wave w{r.wave, {}, {}, {}};
        w.reason = reason_of(r.invalid);
        if (question.empty() && r.total) {
            w.value = r.total->value;
            if (w.reason.empty()) w.reason = reason_of(r.total->invalid);
        }
        const auto found = std::ranges::find(r.questions, question, &score::question_result::id);
        if (!question.empty() && found != r.questions.end()) {
            w.value = found->is.value;
            if (w.reason.empty()) w.reason = reason_of(found->is.invalid);
            if (found->interval) {
                w.low = found->interval->low;
                w.high = found->interval->high;
            }
        }
        out.waves.push_back(std::move(w));
    }
    return out;
}

} // namespace tenet::report
