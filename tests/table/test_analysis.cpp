#include "random_tables.hpp"

#include <tenet/table/analysis.hpp>
#include <tenet/table/messages.hpp>

#include <algorithm>
#include <map>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::table;
using table_test::bench;
using table_test::rule;

namespace {

table_definition one_output(std::vector<table_input> inputs, std::vector<table_rule> rules,
                            hit_policy policy = hit_policy::unique) {
    table_definition d;
    d.id = "tier";
    d.policy = policy;
    d.inputs = std::move(inputs);
    d.outputs = {{"out", {}, {}, "", {}}};
    d.rules = std::move(rules);
    return d;
}

/// What a table does at every combination of sample values, found by running its cells.
class brute_force {
public:
    brute_force(bench& b, const decision_table& t, const table_test::random_tables& random) {
        for (const std::size_t name : random.columns()) {
            values_.push_back(table_test::samples(name, random.has_domain(name)));
        }
        for (std::size_t r = 0; r < t.definition().rules.size(); ++r) {
            accepts_.emplace_back();
            for (std::size_t c = 0; c < values_.size(); ++c) {
                accepts_.back().push_back(accepted(b, t.definition().rules[r].when[c], values_[c]));
            }
        }
    }

    /// Calls `f(values, rules that match)` for every combination.
    template <class F>
    void each_point(F&& f) const {
        std::vector<std::size_t> at(values_.size());
        while (true) {
            std::vector<value> point;
            for (std::size_t c = 0; c < at.size(); ++c) point.push_back(values_[c][at[c]]);
            std::vector<bool> matching;
            for (const auto& rule : accepts_) {
                bool all = true;
                for (std::size_t c = 0; c < at.size(); ++c) all = all && rule[c][at[c]];
                matching.push_back(all);
            }
            f(point, matching);
            std::size_t c = 0;
            while (c < at.size() && ++at[c] == values_[c].size()) at[c++] = 0;
            if (c == at.size()) return;
        }
    }

private:
    const std::vector<bool>& accepted(bench& b, const std::string& cell,
                                      const std::vector<value>& values) {
        static std::map<std::string, std::vector<bool>> known; // cells recur in thousands of tables
        const std::string key = cell + to_text(values.front()) + to_text(values.back());
        const auto [entry, added] = known.try_emplace(key);
        if (!added) return entry->second;
        feel::scope scope = b.names;
        const std::uint32_t slot = scope.add("?", "", feel::type::any());
        const auto test = feel::expression::compile_unary_tests(cell, scope, slot);
        for (const value& v : values) {
            b.run.set(slot, v);
            entry->second.push_back(test->evaluate(b.run).is_true());
        }
        return entry->second;
    }

    std::vector<std::vector<value>> values_;
    std::vector<std::vector<std::vector<bool>>> accepts_;
};

std::vector<value> witness_of(const table_region& region) {
    std::vector<value> out;
    for (const owned_value& v : region.witness) out.push_back(*v);
    return out;
}

/// The rules that match given input values, by running them.
std::vector<std::size_t> matching(bench& b, const decision_table& t,
                                  const std::vector<std::size_t>& columns,
                                  const table_region& region) {
    const auto values = witness_of(region);
    for (std::uint32_t n = 0; n < 4; ++n) b.run.set(n, value::null());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        b.run.set(static_cast<std::uint32_t>(columns[c]), values[c]);
    }
    return t.match_by_running(b.run).matched;
}

bool holds(const std::vector<std::size_t>& rules, std::size_t rule) {
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

} // namespace

TEST_CASE("a gap is told as a region and with a concrete input", "[analysis]") {
    bench b;
    const auto t = b.compile(one_output(
        {{"revenue", {}, {}, {}}, {"grade", {}, {"\"A\"", "\"B\""}, {}}},
        {rule({"< 100", "-"}, {"1"}), rule({"> 100", "-"}, {"2"}), rule({"100", "\"A\""}, {"3"})}));
    const table_analysis found = analyse(t);
    REQUIRE(found.gaps.size() == 1);
    CHECK(text_of(t, found.gaps[0]) == "revenue = 100 and grade = \"B\"");
    CHECK(witness_text(t, found.gaps[0]) == "revenue = 100, grade = \"B\"");
    CHECK(found.overlaps.empty());
    CHECK(found.complete);
}

TEST_CASE("an overlap names both rules, the region, a witness and whether it matters",
          "[analysis]") {
    bench b;
    const auto t = b.compile(one_output({{"revenue", {}, {}, {}}, {"grade", {}, {}, {}}},
                                        {rule({"[50..100]", "not(\"C\")"}, {"\"x\""}),
                                         rule({">= 100", "\"A\", \"C\""}, {"\"y\""}),
                                         rule({"[100..100]", "\"A\""}, {"\"x\""})}));
    const table_analysis found = analyse(t);
    REQUIRE(found.overlaps.size() == 3);
    CHECK(found.overlaps[0].first == 0);
    CHECK(found.overlaps[0].second == 1);
    CHECK(found.overlaps[0].outputs_differ);
    CHECK(found.overlaps[0].certain);
    CHECK(text_of(t, found.overlaps[0].where) == "revenue = 100 and grade = \"A\"");
    CHECK_FALSE(found.overlaps[1].outputs_differ);
}

TEST_CASE("between one day and the next there is no gap", "[analysis]") {
    bench b;
    const auto t =
        b.compile(one_output({{"since", {}, {}, {}}}, {rule({"<= date(\"2026-01-31\")"}, {"1"}),
                                                       rule({">= date(\"2026-02-01\")"}, {"2"})}));
    CHECK(analyse(t).gaps.empty());
}

TEST_CASE("under first a rule that earlier ones take is masked, also by several together",
          "[analysis]") {
    bench b;
    const auto t =
        b.compile(one_output({{"revenue", {}, {}, {}}, {"listed", {}, {}, {}}},
                             {rule({">= 10", "true"}, {"1"}), rule({">= 5", "false"}, {"2"}),
                              rule({">= 20", "-"}, {"3"}), rule({">= 7", "-"}, {"4"})},
                             hit_policy::first));
    const table_analysis found = analyse(t);
    REQUIRE(found.unreachable.size() == 1);
    CHECK(found.unreachable[0].rule == 2);
    CHECK(found.unreachable[0].masked_by == std::vector<std::size_t>{0, 1});
    CHECK(text_of(t, *found.unreachable[0].where) == "revenue >= 20");
}

TEST_CASE("a rule whose cell lies outside the allowed values never matches", "[analysis]") {
    bench b;
    const auto t = b.compile(one_output({{"grade", {}, {"\"A\"", "\"B\""}, {}}},
                                        {rule({"\"C\""}, {"1"}), rule({"-"}, {"2"})}));
    const table_analysis found = analyse(t);
    REQUIRE(found.unreachable.size() == 1);
    CHECK(found.unreachable[0].rule == 0);
    CHECK(found.unreachable[0].masked_by.empty());
    CHECK(found.gaps.empty());
}

TEST_CASE("columns that have to be computed are named and left out", "[analysis]") {
    bench b;
    const auto t = b.compile(one_output(
        {{"revenue", {}, {}, {}}, {"listed", {}, {}, {}}},
        {rule({">= floor_limit", "true"}, {"1"}), rule({"< floor_limit", "true"}, {"2"})}));
    const table_analysis found = analyse(t);
    CHECK(found.excluded == std::vector<std::size_t>{0});
    REQUIRE(found.gaps.size() == 1);
    CHECK(text_of(t, found.gaps[0]) == "listed = false");
    REQUIRE(found.overlaps.size() == 1);
    CHECK_FALSE(found.overlaps[0].certain);
}

TEST_CASE("the hit policy decides what is reported, and how severely", "[analysis]") {
    bench b;
    table_definition d =
        one_output({{"revenue", {}, {}, {}}}, {rule({">= 10"}, {"1"}), rule({">= 5"}, {"2"})});
    const auto reported = [&](hit_policy policy, const char* otherwise) {
        d.policy = policy;
        d.outputs[0].otherwise = otherwise;
        const auto t = b.compile(d);
        diagnostics found;
        report(t, analyse(t), found);
        std::string ids;
        for (const diagnostic& p : found.items()) ids += std::string{p.id()} + " ";
        return ids;
    };
    CHECK(reported(hit_policy::unique, "") == "table-gap table-overlap ");
    CHECK(reported(hit_policy::first, "") == "table-gap ");
    CHECK(reported(hit_policy::unique, "0") == "table-overlap ");
    CHECK(reported(hit_policy::collect, "").empty());
    CHECK(reported(hit_policy::any, "0") == "table-overlap ");
    d.rules[1].then[0] = "1.0";
    CHECK(reported(hit_policy::any, "0").empty());
    std::swap(d.rules[0], d.rules[1]);
    CHECK(reported(hit_policy::first, "0") == "table-masked-rule ");
}

TEST_CASE("the texts of a finding are good in both languages", "[analysis]") {
    bench b;
    const auto t = b.compile(
        one_output({{"revenue", {}, {}, {}}}, {rule({">= 10"}, {"1"}), rule({"<= 10"}, {"2"})}));
    diagnostics found;
    report(t, analyse(t), found);
    REQUIRE(found.items().size() == 1);
    CHECK(found.items()[0].text(language::en) ==
          "The rules 1 and 2 of the decision table \"tier\" overlap: revenue = 10, e.g. revenue = "
          "10.");
    CHECK(found.items()[0].text(language::zh) ==
          "决策表“tier”的规则 1 与 2 重叠：revenue = 10，例如 revenue = 10。");
}

TEST_CASE("an analysis that becomes too much work says that it is not complete", "[analysis]") {
    bench b;
    std::vector<table_rule> rules;
    for (int n = 0; n < 40; ++n) {
        rules.push_back(rule({"[" + std::to_string(n) + ".." + std::to_string(n + 3) + ")",
                              "\"" + std::to_string(n % 5) + "\""},
                             {"1"}));
    }
    const auto t = b.compile(one_output({{"revenue", {}, {}, {}}, {"grade", {}, {}, {}}}, rules));
    CHECK(analyse(t).complete);
    CHECK_FALSE(analyse(t, {1000, 50}).complete);
    CHECK_FALSE(analyse(t, {1, 2'000'000}).complete);
}

TEST_CASE("gaps, overlaps and masked rules equal brute force on 10,000 tables", "[analysis]") {
    bench b;
    table_test::random_tables random{20260131};
    std::size_t gaps = 0;
    std::size_t overlaps = 0;
    std::size_t masked = 0;
    for (int round = 0; round < 10'000; ++round) {
        const bool first = round % 2 == 0;
        const decision_table t =
            b.compile(random.next(first ? hit_policy::first : hit_policy::unique, false));
        b.run.reset();
        INFO("table " << round);
        const table_analysis found = analyse(t);
        REQUIRE(found.complete);
        REQUIRE(found.excluded.empty());
        const std::size_t rules = t.definition().rules.size();
        std::vector<bool> decides(rules);
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> both;
        const brute_force brute{b, t, random};
        bool exact = true;
        brute.each_point([&](const std::vector<value>& point, const std::vector<bool>& matches) {
            const bool covered = std::count(matches.begin(), matches.end(), true) != 0;
            const auto in_gaps =
                std::count_if(found.gaps.begin(), found.gaps.end(),
                              [&](const table_region& gap) { return gap.contains(point); });
            exact = exact && in_gaps == (covered ? 0 : 1);
            const auto match = std::find(matches.begin(), matches.end(), true);
            if (covered && first) decides[static_cast<std::size_t>(match - matches.begin())] = true;
            for (std::size_t x = 0; x < rules; ++x) {
                if (matches[x] && !first) decides[x] = true;
                for (std::size_t y = x + 1; y < rules; ++y) {
                    if (matches[x] && matches[y]) ++both[{x, y}];
                }
            }
            for (const table_overlap& o : found.overlaps) {
                exact = exact && o.where.contains(point) == (matches[o.first] && matches[o.second]);
            }
        });
        REQUIRE(exact);
        REQUIRE(found.overlaps.size() == both.size());
        for (const table_overlap& o : found.overlaps) {
            REQUIRE(both.contains({o.first, o.second}));
            const auto at = matching(b, t, random.columns(), o.where);
            REQUIRE((holds(at, o.first) && holds(at, o.second)));
        }
        for (const table_region& gap : found.gaps) {
            REQUIRE(matching(b, t, random.columns(), gap).empty());
        }
        std::vector<bool> unreachable(rules);
        for (const unreachable_rule& u : found.unreachable) unreachable[u.rule] = true;
        for (std::size_t r = 0; r < rules; ++r) REQUIRE(unreachable[r] != decides[r]);
        gaps += found.gaps.size();
        overlaps += found.overlaps.size();
        masked += found.unreachable.size();
    }
    CHECK(gaps > 5000);
    CHECK(overlaps > 5000);
    CHECK(masked > 500);
}
