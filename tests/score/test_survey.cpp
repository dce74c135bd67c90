#include "scores.hpp"

#include <tenet/score/survey_json.hpp>

using namespace tenet;
using namespace tenet::score;
using namespace tenet::score_test;

namespace {

std::string text_of(const decimal& n) {
    return n.text();
}

/// Recommendation from 0 to 10, satisfaction and effort from 1 to 5.
const std::string three_questions = R"({
  "id": "satisfaction", "name": {"zh": "满意度调查", "en": "satisfaction"},
  "questions": [
    {"id": "recommend", "measure": "net_share", "scale": {"lowest": 0, "highest": 10, "step": 1},
     "bands": [{"id": "detractor", "range": "[0..6]", "counts": "against"},
               {"id": "passive", "range": "[7..8]"},
               {"id": "promoter", "range": "[9..10]", "counts": "for"}],
     "rounding": {"places": 1}},
    {"id": "satisfied", "measure": "top_share", "scale": {"lowest": 1, "highest": 5, "step": 1},
     "bands": [{"id": "top", "range": ">= 4", "counts": "for"}, {"id": "rest", "range": "< 4"}],
     "rounding": {"places": 2}},
    {"id": "effort", "measure": "mean", "scale": {"lowest": 1, "highest": 5, "step": 1},
     "rounding": {"places": 2}}]
  EXTRA})";

survey three(const std::string& extra = "") {
    std::string text = three_questions;
    text.replace(text.find("EXTRA"), 5, extra.empty() ? "" : ", " + extra);
    return must(read_survey(text));
}

std::vector<std::string> refused(const std::string& extra) {
    std::string text = three_questions;
    text.replace(text.find("EXTRA"), 5, ", " + extra);
    const auto read = read_survey(text);
    REQUIRE_FALSE(read.has_value());
    return ids(read.error());
}

survey_response answered(std::string id, std::uint64_t count, std::optional<int> recommend,
                         std::optional<int> satisfied = {}, std::optional<int> effort = {}) {
    survey_response r;
    r.id = std::move(id);
    r.count = count;
    for (const auto& a : {recommend, satisfied, effort}) {
        r.answers.push_back(a ? std::optional<decimal>{*a} : std::nullopt);
    }
    return r;
}

/// 200 of 400 asked, of a population of 1000.
survey_wave two_hundred() {
    survey_wave w;
    w.population = 1000;
    w.sent = 400;
    w.responses = {answered("a", 50, 0, 3), answered("b", 60, 8, 3), answered("c", 10, 9, 3),
                   answered("d", 80, 10, 4)};
    return w;
}

const char* const z_196 =
    R"("confidence": {"level": "95%", "levels": {"90%": 1.645, "95%": 1.96}})";

} // namespace

TEST_CASE("a net share is the share for less the share against", "[score][survey]") {
    const auto r = must(three().measure(two_hundred()));
    const question_result& nps = r.questions[0];
    CHECK(text_of(*nps.is.value) == "20.0"); // (90 - 50) / 200
    CHECK(nps.answered == 200);
    CHECK(nps.counted_for == 90);
    CHECK(nps.counted_against == 50);
    CHECK(text_of(*r.questions[1].is.value) == "40.00"); // 80 / 200
    CHECK(r.rate.value->canonical() == "0.5");
}

TEST_CASE("nought counts against, and all for or all against are the ends of the scale",
          "[score][survey]") {
    survey_wave w;
    w.responses = {answered("a", 3, 0)};
    CHECK(*must(three().measure(w)).questions[0].is.value == decimal{-100});
    w.responses = {answered("a", 3, 9)};
    CHECK(*must(three().measure(w)).questions[0].is.value == decimal{100});
}

TEST_CASE("the interval of a share is that of the finite population", "[score][survey]") {
    const auto r = must(three(z_196).measure(two_hundred()));
    // sqrt(0.4 x 0.6 / 200 x 800 / 999) = 0.03099937033168511..., in percent
    REQUIRE(r.questions[1].interval.has_value());
    CHECK(text_of(r.questions[1].interval->standard_error) == "3.0999370332");
    CHECK(r.questions[1].interval->margin == number("6.075876585072"));
    CHECK(r.questions[1].interval->low == number("33.924123414928"));
    CHECK(r.questions[1].interval->corrected);
    // (140 x 200 - 40^2) / 200^2 x 100^2 = 6600; sqrt(6600 / 200 x 800 / 999) = 5.140664006...
    CHECK(text_of(r.questions[0].interval->standard_error) == "5.1406640064");
}

TEST_CASE("the interval of a mean uses the spread of its answers, rounded as declared",
          "[score][survey]") {
    survey_wave w;
    w.population = 50;
    w.responses = {answered("a", 2, {}, {}, 3), answered("b", 5, {}, {}, 4),
                   answered("c", 3, {}, {}, 5)};
    const auto s = three(R"("confidence": {"z": 1.645, "root": {"places": 4, "mode": "up"},
                            "margin": {"places": 3}})");
    const auto r = must(s.measure(w));
    // mean 4.1, s^2 = 0.5444..., sqrt(s^2 / 10 x 40 / 49) = 0.210818...; up to 0.2109
    const estimate& i = *r.questions[2].interval;
    CHECK(text_of(i.standard_error) == "0.2109");
    CHECK(text_of(i.margin) == "0.347"); // 1.645 x 0.2109 = 0.3469305
    CHECK(text_of(i.low) == "3.753");
    CHECK(text_of(i.high) == "4.447");
}

TEST_CASE("a population that answered as a whole has no error, also where it is one",
          "[score][survey]") {
    survey_wave w;
    w.population = 1;
    w.responses = {answered("a", 1, {}, {}, 3)};
    const auto r = must(three(z_196).measure(w));
    CHECK(r.questions[2].interval->margin.is_zero());
    w.population.reset();
    const auto unknown = must(three(z_196).measure(w));
    CHECK(*unknown.questions[2].is.value == decimal{3});
    CHECK_FALSE(unknown.questions[2].interval.has_value());
    CHECK(unknown.questions[2].no_interval->id() == "score-survey-one-answer");
}

TEST_CASE("answers that are all alike have an interval without width", "[score][survey]") {
    survey_wave w;
    w.responses = {answered("a", 7, {}, {}, 3)};
    const auto r = must(three(z_196).measure(w));
    CHECK(r.questions[2].interval->low == decimal{3});
    CHECK_FALSE(r.questions[2].interval->corrected);
}

TEST_CASE("a survey below its threshold has a reason and no number at all", "[score][survey]") {
    const auto few = must(three(R"("validity": {"least_responses": 201})").measure(two_hundred()));
    CHECK(few.invalid->id() == "score-survey-too-few");
    for (const question_result& q : few.questions) CHECK_FALSE(q.is.value.has_value());
    CHECK(few.questions[0].is.invalid->id() == "score-survey-too-few");

    const auto enough = must(three(R"("validity": {"least_rate": 0.5})").measure(two_hundred()));
    CHECK_FALSE(enough.invalid.has_value());
    survey_wave one_less = two_hundred();
    one_less.responses[0].count = 49;
    const auto low = must(three(R"("validity": {"least_rate": 0.5})").measure(one_less));
    CHECK(low.invalid->id() == "score-survey-rate-too-low");
    CHECK_FALSE(low.questions[0].is.value.has_value());
    one_less.sent.reset();
    const auto unknown = must(three(R"("validity": {"least_rate": 0.5})").measure(one_less));
    CHECK(unknown.invalid->id() == "score-survey-rate-unknown");
}

TEST_CASE("the rate that is judged is the one that was not rounded", "[score][survey]") {
    survey_wave w;
    w.sent = 1000;
    w.responses = {answered("a", 699, 5)};
    const auto r = must(
        three(R"("validity": {"least_rate": 0.7}, "rate_rounding": {"places": 2})").measure(w));
    CHECK(text_of(*r.rate.value) == "0.70");
    CHECK(r.invalid->id() == "score-survey-rate-too-low");
}

TEST_CASE("a question with too few answers is invalid while others are not", "[score][survey]") {
    survey_wave w = two_hundred();
    w.responses.push_back(answered("e", 9, {}, {}, 2));
    const auto r = must(three(R"("validity": {"least_answers": 10})").measure(w));
    CHECK(r.questions[0].is.value.has_value());
    CHECK(r.questions[2].is.invalid->id() == "score-survey-too-few");
    const auto none = must(three().measure(two_hundred()));
    CHECK(none.questions[2].is.invalid->id() == "score-survey-no-answers");
}

TEST_CASE("no responses at all are no answers, not nought", "[score][survey]") {
    const auto r = must(three(z_196).measure({}));
    CHECK(r.returned == 0);
    for (const question_result& q : r.questions) {
        CHECK_FALSE(q.is.value.has_value());
        CHECK(q.is.invalid->id() == "score-survey-no-answers");
    }
}

TEST_CASE("counts up to 2^63 - 1 are exact; more are refused", "[score][survey]") {
    survey_wave w;
    w.responses = {answered("a", 3074457345618258602U, 9), answered("b", 6148914691236517205U, 7)};
    // a third of 2^63 - 1, less one third
    const auto r = must(three().measure(w));
    CHECK(text_of(*r.questions[0].is.value) == "33.3");
    w.responses.push_back(answered("c", 1, 9));
    const auto more = three().measure(w);
    REQUIRE_FALSE(more.has_value());
    CHECK(ids(more.error()) == std::vector<std::string>{"score-survey-counts-disagree"});
}

TEST_CASE("counts that contradict each other are refused", "[score][survey]") {
    survey_wave w = two_hundred();
    w.sent = 199;
    CHECK_FALSE(three().measure(w).has_value());
    w.sent = 1001;
    CHECK_FALSE(three().measure(w).has_value());
}

TEST_CASE("responses twice and answers outside are refused, or treated as declared",
          "[score][survey]") {
    survey_wave w;
    w.responses = {answered("a", 1, 9), answered("a", 1, 0), answered("b", 1, 11)};
    const auto both = three().measure(w);
    REQUIRE_FALSE(both.has_value());
    CHECK(ids(both.error()) == std::vector<std::string>{"score-survey-duplicate-response",
                                                        "score-survey-answer-outside"});
    const auto first = must(three(R"("duplicates": "first", "outside": "leave_out")").measure(w));
    CHECK(*first.questions[0].is.value == decimal{100});
    CHECK(first.left_out == 2);
    const auto last = must(three(R"("duplicates": "last", "outside": "leave_out")").measure(w));
    CHECK(*last.questions[0].is.value == decimal{-100});
    CHECK(last.returned == 2);
}

TEST_CASE("an answer between the steps of a scale is none of it", "[score][survey]") {
    survey_wave w;
    w.responses = {answered("a", 1, 9)};
    w.responses[0].answers[0] = number("8.5");
    CHECK(ids(three().measure(w).error()) ==
          std::vector<std::string>{"score-survey-answer-outside"});
    w.responses[0].answers[0] = number("9.0");
    CHECK(three().measure(w).has_value());
}

TEST_CASE("two definitions of satisfaction give two numbers from the same answers",
          "[score][survey]") {
    const auto s = must(read_survey(R"({"id": "s", "questions": [
      {"id": "levels", "measure": "mean", "scale": {"lowest": 1, "highest": 5, "step": 1},
       "bands": [{"id": "5", "range": "5", "points": 100}, {"id": "4", "range": "4", "points": 70},
                 {"id": "3", "range": "3", "points": 50}, {"id": "2", "range": "2", "points": 30},
                 {"id": "1", "range": "1", "points": 10}]},
      {"id": "share", "measure": "top_share", "scale": {"lowest": 1, "highest": 5, "step": 1},
       "bands": [{"id": "y", "range": ">= 4", "counts": "for"}, {"id": "n", "range": "< 4"}]}]})"));
    survey_wave w;
    survey_response r;
    r.count = 1;
    for (const int level : {5, 4, 4, 2}) {
        r.id += "x";
        r.answers = {decimal{level}, decimal{level}};
        w.responses.push_back(r);
    }
    const auto out = must(s.measure(w));
    CHECK(text_of(*out.questions[0].is.value) == "67.5"); // (100 + 70 + 70 + 30) / 4
    CHECK(text_of(*out.questions[1].is.value) == "75");
}

TEST_CASE("the total depends on the place where rounding happens", "[score][survey]") {
    const std::vector<weighted_part> parts{{"a", number("0.4"), number("81.44")},
                                           {"b", number("0.2"), number("93.18")},
                                           {"c", number("0.2"), number("96.06")},
                                           {"d", number("0.1"), number("76.75")},
                                           {"e", number("0.1"), number("99.05")}};
    weighted_rounding each;
    each.contribution = rounding_rule{2, rounding::half_up};
    CHECK(text_of(must(weighted_mean_of(parts, each)).total) == "88.02");
    each.contribution = rounding_rule{2, rounding::half_even};
    CHECK(text_of(must(weighted_mean_of(parts, each)).total) == "88.01");
    weighted_rounding once;
    once.total = rounding_rule{2, rounding::half_up};
    CHECK(text_of(must(weighted_mean_of(parts, once)).total) == "88.00");
    CHECK(text_of(must(weighted_mean_of(parts)).total) == "88.004");
}

TEST_CASE("weights of nought or below are refused", "[score][survey]") {
    const std::vector<weighted_part> nought{{"a", 0, 1}, {"b", 0, 2}};
    CHECK(ids(weighted_mean_of(nought).error()) == std::vector<std::string>{"score-mean-weights"});
    CHECK_FALSE(weighted_mean_of({}).has_value());
    const std::vector<weighted_part> below{{"a", -1, 1}, {"b", 3, 2}};
    CHECK_FALSE(weighted_mean_of(below).has_value());
    const std::vector<weighted_part> long_one{{"a", number("1e40"), 1}};
    CHECK(ids(weighted_mean_of(long_one).error()) ==
          std::vector<std::string>{"score-number-too-long"});
}

TEST_CASE("a mean that is not rounded keeps 34 digits", "[score][survey]") {
    const std::vector<weighted_part> thirds{{"a", 1, 1}, {"b", 2, 0}};
    CHECK(text_of(must(weighted_mean_of(thirds)).total) == "0.3333333333333333333333333333333333");
}

TEST_CASE("a mean that is not rounded is the number of 34 digits nearest to it",
          "[score][survey]") {
    const auto elevenths = [](int n) {
        const std::vector<weighted_part> parts{{"a", n, 1}, {"b", 11 - n, 0}};
        return text_of(must(weighted_mean_of(parts)).total);
    };
    // 5/11 = 0.4545... and 6/11 = 0.5454...: cut behind the 34th digit, not at the 35th before
    CHECK(elevenths(5) == "0.4545454545454545454545454545454545");
    CHECK(elevenths(6) == "0.5454545454545454545454545454545455");
}

TEST_CASE("gaps are ranked by their weight, equals by importance and then by id",
          "[score][survey]") {
    const std::vector<gap_input> items{{"delivery", 4, number("4.5"), number("4.0")},
                                       {"price", 2, 5, 4},
                                       {"advice", 5, number("4.2"), number("4.6")},
                                       {"quality", 4, 5, number("4.5")}};
    const auto gaps = must(gaps_of(items));
    // 4 x 0.5 = 2.0, 2 x 1 = 2, 5 x -0.4 = -2.0, 4 x 0.5 = 2.0
    std::vector<std::string> order;
    for (const gap& g : gaps) order.push_back(g.id + " " + std::to_string(g.rank));
    CHECK(order == std::vector<std::string>{"delivery 1", "quality 2", "price 3", "advice 4"});
    CHECK(gaps[0].tied);
    CHECK_FALSE(gaps[2].tied);
    CHECK(gaps[3].weighted == decimal{-2});
    const auto up = must(gaps_of(items, {tie_rule::all_up, {}}));
    CHECK(up[2].rank == 1);
    CHECK(up[3].rank == 4);
    const auto down = must(gaps_of(items, {tie_rule::all_down, {}}));
    CHECK(down[0].rank == 3);
}

TEST_CASE("gaps and totals of a survey rest on its questions", "[score][survey]") {
    const std::string more =
        R"("gaps": {"items": [{"id": "g", "importance": "effort", "expectation": "recommend",
                               "perception": "satisfied"}]},
           "total": {"parts": [{"question": "recommend", "weight": 0.25},
                               {"question": "satisfied", "weight": 0.75}], "weights_total": 1})";
    survey_wave w = two_hundred();
    auto r = must(three(more).measure(w));
    CHECK(r.gaps.empty());
    CHECK(r.no_gaps->id() == "score-survey-part-invalid");
    CHECK(r.total->value->canonical() == "35"); // 5 + 30
    w.responses[0].answers[2] = decimal{2};
    r = must(three(more).measure(w));
    CHECK(r.gaps[0].weighted == decimal{-40}); // 2 x (20 - 40)
    CHECK(refused(R"("total": {"parts": [{"question": "recommend", "weight": 0.5}],
                               "weights_total": 1})") == std::vector<std::string>{"score-weights"});
}

TEST_CASE("a wave is compared with the one before by value and interval", "[score][survey]") {
    const survey s = three(std::string{z_196} + R"(, "follow_up": {"fell_more_than": 0,
                           "below": 30, "lowest": true})");
    const auto now = must(s.measure(two_hundred()));
    const std::vector<earlier_value> before{
        {"recommend", decimal{20}, decimal{10}, decimal{31}},
        {"satisfied", number("40.01"), number("46.0758765850721"), decimal{50}},
        {"effort", decimal{3}, {}, {}}};
    const auto c = compare(s.definition(), now, before);
    CHECK(c.changes[0].direction == wave_direction::same);
    CHECK(c.changes[0].significance == wave_significance::overlapping);
    CHECK(c.changes[1].direction == wave_direction::down);
    CHECK(*c.changes[1].difference == number("-0.01"));
    CHECK(c.changes[1].significance == wave_significance::apart);
    CHECK(c.changes[2].direction == wave_direction::unknown);
    std::vector<std::string> due;
    for (const follow_up& f : c.follow_ups) {
        due.push_back(f.id + " " + std::to_string(static_cast<int>(f.why)));
    }
    CHECK(due == std::vector<std::string>{"recommend 1", "satisfied 0", "recommend 2"});
}

TEST_CASE("a fall of just the limit demands nothing", "[score][survey]") {
    const survey s = three(R"("follow_up": {"fell_more_than": 5})");
    const auto now = must(s.measure(two_hundred()));
    const std::vector<earlier_value> before{{"recommend", decimal{25}, {}, {}}};
    CHECK(compare(s.definition(), now, before).follow_ups.empty());
    const std::vector<earlier_value> higher{{"recommend", number("25.1"), {}, {}}};
    CHECK(compare(s.definition(), now, higher).follow_ups.size() == 1);
}

TEST_CASE("mistakes in a definition are all reported", "[score][survey]") {
    const auto read = read_survey(R"({"id": "s", "questions": [
      {"id": "a", "measure": "net_share", "scale": {"lowest": 0, "highest": 10, "step": 1},
       "bands": [{"id": "d", "range": "[0..6]", "counts": "against"},
                 {"id": "p", "range": "[8..10]", "counts": "for"}]},
      {"id": "a", "measure": "top_share", "scale": {"lowest": 5, "highest": 1}},
      {"id": "c", "measure": "mean", "scale": {"lowest": 0, "highest": 10, "step": 3}},
      {"id": "d", "measure": "top_share", "scale": {"lowest": 1, "highest": 5},
       "bands": [{"id": "y", "range": ">= 4", "counts": "for"}, {"id": "n", "range": "< 3"}]}],
      "gaps": {"items": [{"id": "g", "importance": "x", "expectation": "a", "perception": "a"}]},
      "validity": {"least_rate": 1.5}, "confidence": {"z": 0}, "follow_up": {"fell_more_than": -1}})");
    REQUIRE_FALSE(read.has_value());
    CHECK(ids(read.error()) ==
          std::vector<std::string>{"score-survey-answer-in-no-band", "score-bad-id",
                                   "score-survey-bad-scale", "score-survey-bad-scale",
                                   "partition-gap", "score-survey-unknown-question",
                                   "score-bad-limit", "score-bad-limit", "score-bad-limit"});
    CHECK(refused(R"("confidence": {"level": "99%", "levels": {"95%": 1.96}})") ==
          std::vector<std::string>{"score-unknown-level"});
    CHECK(refused(R"("confidence": {"z": "x"}, "wieghts": 1)").size() == 2);
    CHECK(refused(R"("confidence": {"level": "95%", "levels": 5})") ==
          std::vector<std::string>{"definition-wrong-kind", "score-unknown-level"});
}

TEST_CASE("a step too small for the digits of its scale ends all the same", "[score][survey]") {
    const auto read = read_survey(R"({"id": "s", "questions": [{"id": "q", "measure": "top_share",
      "scale": {"lowest": "100000000000000000000000000000",
                "highest": "100000000000000000000000000000.0001", "step": "0.00000001"},
      "bands": [{"id": "y", "range": "-", "counts": "for"}]}]})");
    CHECK(read.has_value());
}

TEST_CASE("a definition written is read back as the same", "[score][survey][json]") {
    const survey s = three(std::string{z_196} + R"(,
      "validity": {"least_responses": 30, "least_rate": "0.7", "least_answers": 5},
      "rate_rounding": {"places": 3, "mode": "down"},
      "gaps": {"items": [{"id": "g", "importance": "effort", "expectation": "recommend",
                          "perception": "satisfied"}], "ties": "all_up", "rounding": {"places": 2}},
      "total": {"parts": [{"question": "effort", "weight": 1}], "weights_total": 1,
                "rounding": {"contribution": {"places": 2, "mode": "half_even"}}},
      "follow_up": {"fell_more_than": 0, "lowest": true}, "duplicates": "last",
      "outside": "leave_out")");
    json::writer once;
    write_survey(once, s.definition());
    json::writer twice;
    write_survey(twice, must(read_survey(once.text())).definition());
    CHECK(once.text() == twice.text());
    CHECK(once.text().find(R"("levels":{"95%":"1.96"})") != std::string::npos);
    CHECK(once.text().find(R"("duplicates":"last","outside":"leave_out")") != std::string::npos);
}

TEST_CASE("a wave is read, measured, kept and compared as JSON", "[score][survey][json]") {
    const survey s = three(z_196);
    const auto wave = must(read_wave(s, R"({"id": "2026", "population": 1000, "sent": 400,
      "responses": [{"id": "a", "count": 50, "answers": {"recommend": 3, "satisfied": "4"}},
                    {"id": "b", "answers": {"recommend": 9, "effort": null}}]})"));
    const auto r = must(s.measure(wave));
    json::writer first;
    write_survey_result(first, r, compare(s.definition(), r, {}));
    CHECK(first.text().find(R"("value":"-96.1")") != std::string::npos); // (1 - 50) / 51
    CHECK(first.text().find(R"("invalid":{"reason":"score-survey-no-answers")") !=
          std::string::npos);
    const auto before = must(read_earlier_wave(first.text()));
    const auto again = compare(s.definition(), r, before);
    CHECK(again.changes[0].direction == wave_direction::same);
    CHECK(again.changes[0].significance == wave_significance::overlapping);
    CHECK(again.changes[2].direction == wave_direction::unknown);

    const auto bad = read_wave(s, R"({"responses": [{"id": "a", "count": -1,
      "answers": {"recommended": 3, "effort": "x"}}]})");
    REQUIRE_FALSE(bad.has_value());
    CHECK(bad.error().errors() == 3);
}
