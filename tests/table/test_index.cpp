#include "random_tables.hpp"
#include "wide_tables.hpp"

#include <tenet/table/decision_table.hpp>

#include <cstdlib>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::table;
using table_test::bench;

namespace {

/// A value for a column: usual, of another kind, null or missing.
table_test::cell_value any_value(table_test::random_tables& random, std::size_t name) {
    switch (random.pick(8)) {
    case 0: return table_test::missing;
    case 1: return value::null();
    case 2: return table_test::samples((name + 1) % 4, false).front();
    default: break;
    }
    const auto usual = table_test::samples(name, false);
    return usual[random.pick(usual.size())];
}

bool equal(const match_result& a, const match_result& b) {
    return a.matched == b.matched && a.maybe == b.maybe && a.refused_input == b.refused_input &&
           (a.because == nullptr) == (b.because == nullptr);
}

} // namespace

TEST_CASE("the index finds what running every cell finds, on 10,000 tables", "[table][index]") {
    bench b;
    table_test::random_tables random{20260201};
    for (int round = 0; round < 10'000; ++round) {
        const auto policy = static_cast<hit_policy>(random.pick(7));
        const decision_table t = b.compile(random.next(policy, true));
        for (int n = 0; n < 4; ++n) {
            b.context.strict = n == 3;
            b.context.missing = n == 2 ? feel::missing_mode::null : feel::missing_mode::spread;
            b.set({any_value(random, 0), any_value(random, 1), any_value(random, 2),
                   any_value(random, 3), decimal{static_cast<int>(random.pick(5))}});
            const match_result indexed = t.match(b.run);
            const match_result by_running = t.match_by_running(b.run);
            INFO("table " << round << ", input " << n);
            REQUIRE(equal(indexed, by_running));
            REQUIRE(identical(t.result_of(b.run, indexed), t.result_of(b.run, by_running)));
        }
    }
}

TEST_CASE("the index finds what running every cell finds, over columns of every kind",
          "[table][index]") {
    const int rounds = std::getenv("TENET_CAMPAIGN") != nullptr ? 100'000 : 10'000;
    table_test::wide_bench b;
    table_test::wide_tables random{20260501};
    std::size_t decided = 0;
    for (int round = 0; round < rounds; ++round) {
        const table_definition d = random.next();
        const auto t = decision_table::compile(d, b.names);
        if (!t) FAIL(t.error().text(language::en));
        for (int n = 0; n < 4; ++n) {
            b.context.strict = n >= 2;
            b.context.missing = n % 2 == 0 ? feel::missing_mode::null : feel::missing_mode::spread;
            b.set(random);
            const match_result indexed = t->match(b.run);
            const match_result by_running = t->match_by_running(b.run);
            INFO("table " << round << ", input " << n);
            REQUIRE(equal(indexed, by_running));
            const value result = t->result_of(b.run, by_running);
            REQUIRE(identical(t->result_of(b.run, indexed), result));
            REQUIRE(identical(t->evaluate(b.run), result));
            decided += result.is_null() || result.is_missing() ? 0 : 1;
        }
    }
    CHECK(decided > static_cast<std::size_t>(rounds));
}

TEST_CASE("the index of a large table with distinct thresholds is exact and stays small",
          "[table][index]") {
    bench b;
    table_definition d;
    d.id = "large";
    d.policy = hit_policy::collect;
    d.inputs = {{"revenue", {}, {}, {}}, {"grade", {}, {}, {}}};
    d.outputs = {{"out", {}, {}, "", {}}};
    for (int n = 0; n < 2000; ++n) {
        const std::string low = std::to_string(n);
        d.rules.push_back(table_test::rule({"[" + low + ".." + std::to_string(n + 50) + ")",
                                            "\"" + std::to_string(n % 300) + "\""},
                                           {low}));
    }
    const decision_table t = b.compile(d);
    for (int revenue = -1; revenue < 2060; revenue += 7) {
        const std::string grade = std::to_string(revenue % 300);
        b.set({decimal{revenue}, grade.c_str()});
        REQUIRE(equal(t.match(b.run), t.match_by_running(b.run)));
    }
    b.set({decimal{301}, "299"});
    CHECK(t.match(b.run).matched == std::vector<std::size_t>{299});
    const std::size_t dense = std::size_t{4001} * (2000 / 8);
    CHECK(t.index_bytes() < dense / 8);
}
