#include "reading.hpp"
#include "survey_names.hpp"
#include "writing.hpp"

#include <tenet/score/survey_json.hpp>

namespace tenet::score {

namespace {

void write_question(json::writer& out, const survey_question& q) {
    out.begin_object();
    text_member(out, "id", q.id);
    both_member(out, "name", q.name);
    text_member(out, "measure", name_of(survey_names::measures, q.measure));
    out.key("scale");
    out.begin_object();
    number_member(out, "lowest", q.scale.lowest);
    number_member(out, "highest", q.scale.highest);
    number_member(out, "step", q.scale.step);
    out.end_object();
    list_member(out, "bands", q.bands, [&](const answer_band& b) {
        out.begin_object();
        band_members(out, b.is);
        text_member(out, "counts", name_of(survey_names::sides, b.side));
        number_member(out, "points", b.points);
        out.end_object();
    });
    rounding_member(out, "rounding", q.rounds);
    out.end_object();
}

void write_confidence(json::writer& out, const confidence_rule& c) {
    out.key("confidence");
    out.begin_object();
    if (c.level.empty()) {
        number_member(out, "z", c.z);
    } else {
        text_member(out, "level", c.level);
        out.key("levels");
        out.begin_object();
        number_member(out, c.level, c.z);
        out.end_object();
    }
    rounding_member(out, "root", c.root);
    rounding_member(out, "margin", c.margin);
    out.end_object();
}

void write_gaps(json::writer& out, const survey_definition& s) {
    out.key("gaps");
    out.begin_object();
    list_member(out, "items", s.gaps, [&](const gap_definition& g) {
        out.begin_object();
        text_member(out, "id", g.id);
        both_member(out, "name", g.name);
        text_member(out, "importance", g.importance);
        text_member(out, "expectation", g.expectation);
        text_member(out, "perception", g.perception);
        out.end_object();
    });
    text_member(out, "ties", name_of(tie_names(), s.gap_how.ties));
    rounding_member(out, "rounding", s.gap_how.rounds);
    out.end_object();
}

void write_total(json::writer& out, const survey_definition& s) {
    out.key("total");
    out.begin_object();
    list_member(out, "parts", s.total, [&](const total_part& p) {
        out.begin_object();
        text_member(out, "question", p.question);
        number_member(out, "weight", p.weight);
        out.end_object();
    });
    number_member(out, "weights_total", s.weights_total);
    out.key("rounding");
    out.begin_object();
    rounding_member(out, "value", s.total_rounds.value);
    rounding_member(out, "contribution", s.total_rounds.contribution);
    rounding_member(out, "total", s.total_rounds.total);
    out.end_object();
    out.end_object();
}

void write_result(json::writer& out, const question_result& q) {
    out.begin_object();
    text_member(out, "id", q.id);
    text_member(out, "measure", name_of(survey_names::measures, q.measure));
    measured_members(out, q.is);
    count_member(out, "answered", q.answered);
    if (q.measure != survey_measure::mean) {
        count_member(out, "counted_for", q.counted_for);
        count_member(out, "counted_against", q.counted_against);
    }
    if (q.interval) {
        out.key("interval");
        out.begin_object();
        estimate_members(out, *q.interval);
        out.end_object();
    }
    reason_member(out, "no_interval", q.no_interval);
    out.end_object();
}

void write_gap_results(json::writer& out, const survey_result& r) {
    list_member(out, "gaps", r.gaps, [&](const gap& g) { write_gap(out, g); });
    reason_member(out, "no_gaps", r.no_gaps);
}

void write_comparison(json::writer& out, const wave_comparison& compared) {
    list_member(out, "changes", compared.changes, [&](const wave_change& c) {
        out.begin_object();
        text_member(out, "id", c.id.empty() ? "total" : c.id);
        flag_member(out, "is_total", c.id.empty());
        number_member(out, "before", c.before);
        number_member(out, "now", c.now);
        number_member(out, "difference", c.difference);
        text_member(out, "direction", name_of(survey_names::directions, c.direction));
        text_member(out, "significance", name_of(survey_names::significances, c.significance));
        out.end_object();
    });
    list_member(out, "follow_ups", compared.follow_ups, [&](const follow_up& f) {
        out.begin_object();
        text_member(out, "id", f.id.empty() ? "total" : f.id);
        flag_member(out, "is_total", f.id.empty());
        text_member(out, "why", name_of(survey_names::follow_ups, f.why));
        number_member(out, "value", f.value);
        number_member(out, "limit", f.limit);
        out.end_object();
    });
}

} // namespace

void write_survey(json::writer& out, const survey_definition& s) {
    out.begin_object();
    text_member(out, "id", s.id);
    both_member(out, "name", s.name);
    list_member(out, "questions", s.questions,
                [&](const survey_question& q) { write_question(out, q); });
    out.key("validity");
    out.begin_object();
    count_member(out, "least_responses", s.validity.least_responses);
    number_member(out, "least_rate", s.validity.least_rate);
    count_member(out, "least_answers", s.validity.least_answers);
    out.end_object();
    if (s.confidence) write_confidence(out, *s.confidence);
    rounding_member(out, "rate_rounding", s.rate_rounds);
    if (!s.gaps.empty()) write_gaps(out, s);
    if (!s.total.empty()) write_total(out, s);
    out.key("follow_up");
    out.begin_object();
    number_member(out, "fell_more_than", s.follow_up.fell_more_than);
    number_member(out, "below", s.follow_up.below);
    flag_member(out, "lowest", s.follow_up.lowest);
    out.end_object();
    text_member(out, "duplicates", name_of(survey_names::duplicates, s.duplicates));
    text_member(out, "outside", name_of(survey_names::outside, s.outside));
    out.end_object();
}

void write_survey_result(json::writer& out, const survey_result& r,
                         const wave_comparison& compared) {
    out.begin_object();
    text_member(out, "survey", r.survey);
    text_member(out, "wave", r.wave);
    count_member(out, "returned", r.returned);
    count_member(out, "left_out", r.left_out);
    out.key("rate");
    out.begin_object();
    measured_members(out, r.rate);
    out.end_object();
    reason_member(out, "invalid", r.invalid);
    list_member(out, "questions", r.questions,
                [&](const question_result& q) { write_result(out, q); });
    if (!r.gaps.empty() || r.no_gaps) write_gap_results(out, r);
    if (r.total) {
        out.key("total");
        out.begin_object();
        measured_members(out, *r.total);
        list_member(out, "contributions", r.contributions,
                    [&](const decimal& n) { out.decimal_text(n); });
        out.end_object();
    }
    write_comparison(out, compared);
    out.end_object();
}

} // namespace tenet::score
