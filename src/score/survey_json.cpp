#include "reading.hpp"
#include "survey_names.hpp"

#include <tenet/score/survey_json.hpp>
#include <tenet/score/survey_messages.hpp>

#include <map>

namespace tenet::score {

namespace messages = score_survey_messages;

namespace {

using json::node;
using json::object_reader;

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
        out.duplicates =
            choice(in, "duplicates", survey_names::duplicates, duplicate_policy::refuse);
        out.outside = choice(in, "outside", survey_names::outside, outside_policy::refuse);
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
        out.measure = choice(in, "measure", survey_names::measures, survey_measure::mean);
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
        out.side = choice(in, "counts", survey_names::sides, band_side::neither);
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
            for (const json::member& m : in.members("levels")) {
                const auto z = exact_number(in, m.is);
                if (z && m.name == out.level) out.z = *z;
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
            out.total_rounds = read_weighted_rounding(in, *n);
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

/// Reads the responses of a wave.
class wave_reader {
public:
    wave_reader(const survey_definition& of, const json::document& doc, diagnostics& problems)
        : doc_(doc), problems_(problems), places_(doc) {
        for (const survey_question& q : of.questions) numbers_.emplace(q.id, numbers_.size());
    }

    survey_response read(const node& from) {
        object_reader in{doc_, from, problems_};
        survey_response out;
        out.at = places_.where(from);
        out.id = in.text("id");
        out.count = count_member(in, "count").value_or(1);
        out.answers.resize(numbers_.size());
        in.require("answers");
        for (const json::member& m : in.members("answers")) {
            const auto asked = numbers_.find(m.name);
            if (asked == numbers_.end()) {
                problems_.add(messages::unknown_question, {std::string{m.name}}, doc_.where(m));
            } else if (m.is.is() != node::kind::null) {
                out.answers[asked->second] = exact_number(in, m.is);
            }
        }
        in.finish();
        return out;
    }

private:
    const json::document& doc_;
    diagnostics& problems_;
    json::place_walk places_;
    std::map<std::string_view, std::size_t> numbers_; ///< of questions
};

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
    wave_reader responses{of.definition(), *doc, problems};
    survey_wave out;
    out.at = in.where();
    out.id = in.optional_text("id");
    out.population = count_member(in, "population");
    out.sent = count_member(in, "sent");
    in.require("responses");
    for (const node& n : in.items("responses")) {
        out.responses.push_back(responses.read(n));
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

} // namespace tenet::score
