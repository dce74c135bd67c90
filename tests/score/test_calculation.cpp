#include "scores.hpp"

#include <tenet/score/calculation_json.hpp>
#include <tenet/score/rules_json.hpp>

using namespace tenet;
using namespace tenet::score;

namespace {

std::string answer_to(const std::string& request) {
    const auto out = calculate(request);
    if (!out) return out.error().text(language::en);
    return *out;
}

std::vector<std::string> refused(const std::string& request) {
    const auto out = calculate(request);
    REQUIRE_FALSE(out.has_value());
    return score_test::ids(out.error());
}

template <class Rule, class Read, class Write>
void reads_back(const std::string& text, const Read& read, const Write& write) {
    const auto parse = [&](const std::string& json) {
        const auto doc = json::document::read(json);
        REQUIRE(doc.has_value());
        diagnostics problems;
        std::optional<Rule> rule = read(*doc, doc->root(), problems);
        INFO(problems.text(language::en));
        REQUIRE(rule.has_value());
        json::writer out;
        write(out, *rule);
        return out.take();
    };
    CHECK(parse(text) == text);
}

} // namespace

TEST_CASE("each calculation is asked and answered as JSON", "[score][calculation]") {
    CHECK(answer_to(R"({"calculation": "quantile", "rule": {"p": 0.5, "method": "inclusive"},
                        "numbers": [1, "2"]})") == R"({"value":"1.5"})");
    CHECK(answer_to(R"({"calculation": "weighted_mean",
                        "rule": {"contribution": {"places": 2}},
                        "parts": [{"id": "a", "weight": 0.5, "value": 98.75},
                                  {"id": "b", "weight": 0.5, "value": 97.53}]})") ==
          R"({"value":"98.15","contributions":["49.38","48.77"]})");
    CHECK(answer_to(R"({"calculation": "interval",
                        "rule": {"divisor": "answers", "z": 1.96, "root": {"places": 4}},
                        "answers": [{"value": 1, "count": 80}, {"value": 0, "count": 120}],
                        "population": 1000})") ==
          R"({"low":"0.33924","high":"0.46076","margin":"0.06076","standard_error":"0.0310",)"
          R"("corrected":true})");
    CHECK(answer_to(R"({"calculation": "gaps", "items": [
            {"id": "a", "importance": 2, "expectation": 5, "perception": 3.5}]})") ==
          R"({"gaps":[{"id":"a","difference":"1.5","weighted":"3","rank":1,"tied":false}]})");
    CHECK(answer_to(R"({"calculation": "rank", "rule": {"ties": "all_down"},
            "items": [{"id": "a", "value": 1}, {"id": "b", "value": 1, "keys": []}]})") ==
          R"({"ranks":[{"id":"a","place":2,"tied":true},{"id":"b","place":2,"tied":true}]})");
    CHECK(answer_to(R"({"calculation": "groups", "rule": {"groups": 2, "ties": "by_id"},
            "items": [{"id": "a", "value": 1}, {"id": "b", "value": 2}]})") ==
          R"({"items":[{"id":"a","group":1},{"id":"b","group":2}]})");
}

TEST_CASE("calculations over customers are asked and answered as JSON", "[score][calculation]") {
    CHECK(answer_to(R"({"calculation": "rfm", "rule": {"recency": {"groups": 2},
              "frequency": {"groups": 2}, "monetary": {"groups": 2, "cuts": [100]}},
            "items": [{"id": "a", "recency": 1, "frequency": 5, "monetary": 100},
                      {"id": "b", "recency": 9, "frequency": 2, "monetary": 99.99}]})") ==
          R"({"items":[{"id":"a","code":"222"},{"id":"b","code":"111"}]})");
    CHECK(
        answer_to(R"({"calculation": "ratchet", "rule": {"tiers": ["gold", "silver"], "months": 12},
            "before": {"tier": "gold", "from": "2026-01-01", "to": "2026-12-31"},
            "earned": "silver", "on": "2026-06-30"})") ==
        R"({"what":"held","earned":"silver","tier":"gold","from":"2026-01-01","to":"2026-12-31"})");
    CHECK(answer_to(R"({"calculation": "window", "rule": {"months": 12}, "on": "2026-12-31",
                        "came": "2026-10-15"})") ==
          R"({"from":"2026-10-15","to":"2026-12-31","months":3})");
    CHECK(answer_to(R"({"calculation": "migration", "rule": {"tiers": ["A", "B"]},
            "before": [{"id": "1", "tier": "B", "amount": 3}, {"id": "2", "tier": "A"}],
            "after": [{"id": "1", "tier": "A", "amount": "4.5"}]})") ==
          R"({"cells":[{"from":"A","to":null,"count":1,"before":"0","after":"0"},)"
          R"({"from":"B","to":"A","count":1,"before":"3","after":"4.5"}],)"
          R"("rose":{"count":1,"before":"3","after":"4.5"},)"
          R"("stayed":{"count":0,"before":"0","after":"0"},)"
          R"("fell":{"count":0,"before":"0","after":"0"},)"
          R"("entered":{"count":0,"before":"0","after":"0"},)"
          R"("left":{"count":1,"before":"0","after":"0"}})");
    CHECK(answer_to(R"({"calculation": "distribution",
            "rule": {"quotas": [{"grade": "A", "share": 0.5}, {"grade": "B", "share": 0.5}],
                     "rounding": "cumulative"},
            "items": [{"id": "x", "value": 80, "grade": "A"}, {"id": "y", "value": 90}]})") ==
          R"({"items":[{"id":"y","place":1,"grade":"A","parted":false},)"
          R"({"id":"x","place":2,"original":"A","grade":"B","parted":false}],)"
          R"("grades":[{"grade":"A","quota":1,"count":1},{"grade":"B","quota":1,"count":1}]})");
    const std::string assessors = answer_to(R"({"calculation": "assessors",
            "rule": {"method": "offset", "least_ratings": 1},
            "ratings": [{"assessor": "p", "subject": "x", "score": 60},
                        {"assessor": "q", "subject": "x", "score": 80}]})");
    CHECK(assessors.find(R"("subject":"x","score":"60","adjusted":"70","cut":false)") !=
          std::string::npos);
    const std::string matrix = answer_to(R"json({"calculation": "matrix", "rule": {"id": "m",
              "x": {"id": "closeness", "bands": [{"id": "all", "range": "-"}]},
              "y": {"id": "scale", "bands": [{"id": "s", "range": "< 5"}, {"id": "l", "range": ">= 5"}]},
              "cells": [{"id": "serve", "x": "all", "y": "s"}, {"id": "keep", "x": "all", "y": "l"}]},
            "items": [{"id": "a", "x": 1, "y": 5, "amount": 10}, {"id": "b", "x": 1}]})json");
    CHECK(matrix.find(R"({"id":"a","cell":"keep","x":"all","y":"l"})") != std::string::npos);
    CHECK(matrix.find(R"("nowhere":{"count":1,"amount":"0"})") != std::string::npos);
}

TEST_CASE("a request that cannot be is refused with everything that is wrong",
          "[score][calculation]") {
    CHECK_FALSE(refused("[]").empty());
    CHECK_FALSE(refused("{}").empty());
    CHECK_FALSE(refused(R"({"calculation": "magic"})").empty());
    for (const char* name :
         {"weighted_mean", "interval", "gaps", "rank", "quantile", "groups", "rfm", "matrix",
          "ratchet", "window", "migration", "distribution", "assessors"}) {
        INFO(name);
        CHECK_FALSE(refused(R"({"calculation": ")" + std::string{name} + R"("})").empty());
        CHECK_FALSE(refused(R"({"calculation": ")" + std::string{name} +
                            R"(", "rule": 5, "items": {}, "parts": 1, "ratings": [3]})")
                        .empty());
    }
    CHECK(refused(R"({"calculation": "quantile", "rule": {"p": 0.5, "method": "inclusive"},
                      "numbers": [1], "nmubers": []})") ==
          std::vector<std::string>{"definition-member-misspelt"});
    CHECK(refused(R"({"calculation": "rank", "rule": {"ties": "by_id"},
                      "items": [{"id": "a", "value": "NaN"}]})")
              .size() == 1);
}

TEST_CASE("rules written are read back as the same", "[score][calculation][json]") {
    reads_back<rfm_rule>(
        R"({"recency":{"groups":3,"ties":"by_id","low_is_best":true,"cuts":["10","30"]},)"
        R"("frequency":{"groups":5,"ties":"all_up","low_is_best":false,"cuts":[]},)"
        R"("monetary":{"groups":5,"ties":"all_down","low_is_best":false,"cuts":[]}})",
        read_rfm_rule, write_rfm_rule);
    reads_back<ratchet_rule>(
        R"({"tiers":["gold","silver"],"months":12,"rise_restarts":true,"renew_follows":false})",
        read_ratchet_rule, write_ratchet_rule);
    reads_back<distribution_rule>(
        R"({"quotas":[{"grade":"A","share":"0.2"},{"grade":"B","share":"0.8"}],)"
        R"("rounding":"each","mode":"half_even","ties":"all_down","never_better":true})",
        read_distribution_rule, write_distribution_rule);
    reads_back<assessor_rule>(
        R"({"method":"standardise","least_ratings":3,"divisor":"answers_less_one",)"
        R"("root":{"places":4,"mode":"half_up"},"adjusted":{"places":1,"mode":"down"},)"
        R"("lowest":"0","highest":"100"})",
        read_assessor_rule, write_assessor_rule);
    reads_back<matrix_definition>(
        R"({"id":"m","name":{"zh":"矩阵","en":"matrix"},)"
        R"("x":{"id":"c","range":"-","bands":[{"id":"all","range":"-"}]},)"
        R"("y":{"id":"s","range":"[0..9]","bands":[{"id":"low","label":{"zh":"低","en":"low"},)"
        R"("range":"[0..9]"}]},"cells":[{"id":"k","x":"all","y":"low"}]})",
        read_matrix, write_matrix);
}
