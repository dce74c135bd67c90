#include "reading.hpp"
#include "writing.hpp"

#include <tenet/score/survey_json.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>

namespace tenet::score {

namespace messages = score_survey_messages;

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> measure_names{"net_share", "top_share", "mean"};
const std::vector<std::string_view> side_names{"neither", "for", "against"};
const std::vector<std::string_view> duplicate_names{"refuse", "first", "last"};
const std::vector<std::string_view> outside_names{"refuse", "leave_out"};
const std::vector<std::string_view> direction_names{"unknown", "down", "same", "up"};
const std::vector<std::string_view> significance_names{"unknown", "overlapping", "apart"};
const std::vector<std::string_view> follow_up_names{"fell", "below", "lowest"};

/// Reads a definition, keeping every problem.
class survey_reader {
public:
    survey_reader(const json::document& doc, diagnostics& problems)
        : doc_(doc), problems_(problems) {}

    survey_definition read() {
        object_reader in{doc_, doc_.root(), problems_};
        survey_definition out;
        out.id = in.text("id");
        out.name = in.optional_both("name");
        in.require("questions");
        for (const node& n : in.items("questions")) out.questions.push_back(read_question(n));
        if (const node* n = given(in, "validity")) out.validity = read_validity(*n);
        if (const node* n = given(in, "confidence")) out.confidence = read_confidence(*n);
        out.rate_rounds = read_rounding(in, "rate_rounding");
        if (const node* n = given(in, "gaps")) read_gaps(*n, out);
        if (const node* n = given(in, "total")) read_total(*n, out);
        if (const node* n = given(in, "follow_up")) out.follow_up = read_follow_up(*n);
        out.duplicates = choice(in, "duplicates", duplicate_names, duplicate_policy::refuse);
        out.outside = choice(in, "outside", outside_names, outside_policy::refuse);
        out.at = in.where();
        in.finish();
        return out;
    }

private:
    survey_question read_question(const node& from) {
        object_reader in{doc_, from, problems_};
        survey_question out;
        out.id = in.text("id");
        out.name = in.optional_both("name");
        in.require("measure");
        out.measure = choice(in, "measure", measure_names, survey_measure::mean);
        if (const node* n = in.require("scale")) {
            object_reader scale{doc_, *n, problems_};
            out.scale.lowest = required_number(scale, "lowest");
            out.scale.highest = required_number(scale, "highest");
            out.scale.step = exact_number(scale, "step");
            scale.finish();
        }
        for (const node& n : in.items("bands")) out.bands.push_back(read_answer_band(n));
        out.rounds = read_rounding(in, "rounding");
        out.at = in.where();
        in.finish();
        return out;
    }

    answer_band read_answer_band(const node& from) {
        object_reader in{doc_, from, problems_};
        answer_band out;
        out.is = read_band(in);
        out.side = choice(in, "counts", side_names, band_side::neither);
        out.points = exact_number(in, "points");
        in.finish();
        return out;
    }

    validity_rule read_validity(const node& from) {
        object_reader in{doc_, from, problems_};
        validity_rule out;
        out.least_responses = count_member(in, "least_responses");
        out.least_rate = exact_number(in, "least_rate");
        out.least_answers = count_member(in, "least_answers");
        in.finish();
        return out;
    }

    confidence_rule read_confidence(const node& from) {
        object_reader in{doc_, from, problems_};
        confidence_rule out;
        out.level = in.optional_text("level");
        if (out.level.empty()) {
            out.z = required_number(in, "z");
        } else if (const node* n = in.require("levels")) {
            object_reader levels{doc_, *n, problems_};
            for (const json::member& m : in.members("levels")) {
                const decimal z = required_number(levels, m.name);
                if (m.name == out.level) out.z = z;
            }
            if (n->find(out.level) == nullptr) {
                problems_.add(messages::unknown_level, {out.level}, in.where("level"));
                out.z = decimal{1};
            }
        }
        if (const auto root = read_rounding(in, "root")) out.root = *root;
        out.margin = read_rounding(in, "margin");
        in.finish();
        return out;
    }

    void read_gaps(const node& from, survey_definition& out) {
        object_reader in{doc_, from, problems_};
        in.require("items");
        for (const node& n : in.items("items")) {
            object_reader item{doc_, n, problems_};
            gap_definition g;
            g.id = item.text("id");
            g.name = item.optional_both("name");
            g.importance = item.text("importance");
            g.expectation = item.text("expectation");
            g.perception = item.text("perception");
            g.at = item.where();
            item.finish();
            out.gaps.push_back(std::move(g));
        }
        out.gap_how.ties = choice(in, "ties", tie_names(), tie_rule::by_id);
        out.gap_how.rounds = read_rounding(in, "rounding");
        in.finish();
    }

    void read_total(const node& from, survey_definition& out) {
        object_reader in{doc_, from, problems_};
        in.require("parts");
        for (const node& n : in.items("parts")) {
            object_reader part{doc_, n, problems_};
            total_part p;
            p.question = part.text("question");
            p.weight = required_number(part, "weight");
            part.finish();
            out.total.push_back(std::move(p));
        }
        out.weights_total = exact_number(in, "weights_total");
        if (const node* n = given(in, "rounding")) {
            object_reader rounds{doc_, *n, problems_};
            out.total_rounds.value = read_rounding(rounds, "value");
            out.total_rounds.contribution = read_rounding(rounds, "contribution");
            out.total_rounds.total = read_rounding(rounds, "total");
            rounds.finish();
        }
        in.finish();
    }

    follow_up_rule read_follow_up(const node& from) {
        object_reader in{doc_, from, problems_};
        follow_up_rule out;
        out.fell_more_than = exact_number(in, "fell_more_than");
        out.below = exact_number(in, "below");
        out.lowest = in.flag("lowest", false);
        in.finish();
        return out;
    }

    const json::document& doc_;
    diagnostics& problems_;
};

survey_response read_response(const survey_definition& of, const json::document& doc,
                              json::place_walk& places, const node& from, diagnostics& problems) {
    object_reader in{doc, from, problems};
    survey_response out;
    out.at = places.where(from);
    out.id = in.text("id");
    out.count = count_member(in, "count").value_or(1);
    out.answers.resize(of.questions.size());
    in.require("answers");
    for (const json::member& m : in.members("answers")) {
        const auto asked = std::ranges::find_if(
            of.questions, [&](const survey_question& q) { return q.id == m.name; });
        if (asked == of.questions.end()) {
            problems.add(messages::unknown_question, {std::string{m.name}}, doc.where(m));
        } else if (m.is.is() != node::kind::null) {
            out.answers[static_cast<std::size_t>(asked - of.questions.begin())] =
                exact_number(in, m.is);
        }
    }
    in.finish();
    return out;
}

} // namespace

result<survey> read_survey(std::string text, const json::read_options& how) {
    json::read_options with = how;
    with.comments = true;
    const auto doc = json::document::read(std::move(text), with);
    if (!doc) return doc.error();
    diagnostics problems;
    survey_definition read = survey_reader{*doc, problems}.read();
    if (problems.has_errors()) return problems;
    return survey::make(std::move(read));
}

result<survey_wave> read_wave(const survey& of, std::string text, const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    json::place_walk places{*doc};
    survey_wave out;
    out.at = in.where();
    out.id = in.optional_text("id");
    out.population = count_member(in, "population");
    out.sent = count_member(in, "sent");
    in.require("responses");
    for (const node& n : in.items("responses")) {
        out.responses.push_back(read_response(of.definition(), *doc, places, n, problems));
    }
    in.finish();
    if (problems.has_errors()) return problems;
    return out;
}

result<std::vector<earlier_value>> read_earlier_wave(std::string text,
                                                     const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    std::vector<earlier_value> out;
    object_reader in{*doc, doc->root(), problems};
    in.require("questions");
    for (const node& n : in.items("questions")) {
        object_reader question{*doc, n, problems};
        earlier_value e;
        e.id = question.text("id");
        e.value = exact_number(question, "value");
        if (const node* interval = given(question, "interval")) {
            object_reader bounds{*doc, *interval, problems};
            e.low = required_number(bounds, "low");
            e.high = required_number(bounds, "high");
        }
        out.push_back(std::move(e));
    }
    if (const node* n = given(in, "total")) {
        object_reader total{*doc, *n, problems};
        out.push_back({"", exact_number(total, "value"), {}, {}});
    }
    if (problems.has_errors()) return problems;
    return out;
}

// --------------------------------------------------------------------------------- writing

namespace {

void write_question(json::writer& out, const survey_question& q) {
    out.begin_object();
    text_member(out, "id", q.id);
    both_member(out, "name", q.name);
    text_member(out, "measure", name_of(measure_names, q.measure));
    out.key("scale");
    out.begin_object();
    number_member(out, "lowest", q.scale.lowest);
    number_member(out, "highest", q.scale.highest);
    number_member(out, "step", q.scale.step);
    out.end_object();
    list_member(out, "bands", q.bands, [&](const answer_band& b) {
        out.begin_object();
        band_members(out, b.is);
        text_member(out, "counts", name_of(side_names, b.side));
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

void measured_members(json::writer& out, const measured& m) {
    number_member(out, "value", m.value);
    reason_member(out, "invalid", m.invalid);
}

void write_result(json::writer& out, const question_result& q) {
    out.begin_object();
    text_member(out, "id", q.id);
    text_member(out, "measure", name_of(measure_names, q.measure));
    measured_members(out, q.is);
    count_member(out, "answered", q.answered);
    if (q.measure != survey_measure::mean) {
        count_member(out, "counted_for", q.counted_for);
        count_member(out, "counted_against", q.counted_against);
    }
    if (q.interval) {
        out.key("interval");
        out.begin_object();
        number_member(out, "low", q.interval->low);
        number_member(out, "high", q.interval->high);
        number_member(out, "margin", q.interval->margin);
        number_member(out, "standard_error", q.interval->standard_error);
        flag_member(out, "corrected", q.interval->corrected);
        out.end_object();
    }
    reason_member(out, "no_interval", q.no_interval);
    out.end_object();
}

void write_gap_results(json::writer& out, const survey_result& r) {
    list_member(out, "gaps", r.gaps, [&](const gap& g) {
        out.begin_object();
        text_member(out, "id", g.id);
        number_member(out, "difference", g.difference);
        number_member(out, "weighted", g.weighted);
        count_member(out, "rank", g.rank);
        flag_member(out, "tied", g.tied);
        out.end_object();
    });
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
        text_member(out, "direction", name_of(direction_names, c.direction));
        text_member(out, "significance", name_of(significance_names, c.significance));
        out.end_object();
    });
    list_member(out, "follow_ups", compared.follow_ups, [&](const follow_up& f) {
        out.begin_object();
        text_member(out, "id", f.id.empty() ? "total" : f.id);
        flag_member(out, "is_total", f.id.empty());
        text_member(out, "why", name_of(follow_up_names, f.why));
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
    text_member(out, "duplicates", name_of(duplicate_names, s.duplicates));
    text_member(out, "outside", name_of(outside_names, s.outside));
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
