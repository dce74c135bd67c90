#include "support/catch.hpp"
#include "tables.hpp"

using namespace tenet;
using namespace tenet::table;
using table_test::bench;
using table_test::cell_value;
using table_test::missing;
using table_test::rule;

namespace {

using way = match_grounds::way;
using rules = std::vector<std::size_t>;

/// Rules 0 and 2 match a revenue of 50; their outputs are c and a, the latter of higher priority.
table_definition overlapping(hit_policy policy) {
    table_definition d;
    d.id = "t";
    d.policy = policy;
    d.inputs = {{"revenue", {}, {}, {}}};
    d.outputs = {{"out", {}, {"\"a\"", "\"b\"", "\"c\""}, "", {}}};
    d.rules = {rule({"> 10"}, {"\"c\""}), rule({"> 90"}, {"\"b\""}), rule({"< 90"}, {"\"a\""})};
    return d;
}

table_definition summing(aggregation how) {
    table_definition d = overlapping(hit_policy::collect);
    d.collects = how;
    d.outputs[0].values.clear();
    d.rules = {rule({"> 10"}, {"1"}), rule({"> 90"}, {"2"}), rule({"< 90"}, {"3"})};
    return d;
}

match_grounds grounds(const table_definition& d, const cell_value& revenue) {
    bench b;
    const decision_table t = b.compile(d);
    b.set({revenue});
    const match_result match = t.match(b.run);
    return t.grounds_of(b.run, match, t.result_of(b.run, match));
}

bool equal(const match_grounds& found, way is, const rules& which) {
    return found.is == is && found.rules == which;
}

} // namespace

TEST_CASE("every hit policy says which rules decided", "[table][grounds]") {
    CHECK(equal(grounds(overlapping(hit_policy::unique), decimal{5}), way::only, {2}));
    CHECK(equal(grounds(overlapping(hit_policy::unique), decimal{50}), way::violation, {0, 2}));
    CHECK(equal(grounds(overlapping(hit_policy::any), decimal{50}), way::violation, {0, 2}));
    CHECK(equal(grounds(overlapping(hit_policy::any), decimal{5}), way::agreement, {2}));
    CHECK(equal(grounds(overlapping(hit_policy::first), decimal{50}), way::first, {0}));
    CHECK(equal(grounds(overlapping(hit_policy::priority), decimal{50}), way::priority, {2}));
    CHECK(equal(grounds(overlapping(hit_policy::rule_order), decimal{50}), way::list, {0, 2}));
    CHECK(equal(grounds(overlapping(hit_policy::output_order), decimal{50}), way::list, {2, 0}));
    CHECK(equal(grounds(overlapping(hit_policy::collect), decimal{50}), way::list, {0, 2}));
}

TEST_CASE("aggregations say over which rules", "[table][grounds]") {
    CHECK(equal(grounds(summing(aggregation::sum), decimal{50}), way::sum, {0, 2}));
    CHECK(equal(grounds(summing(aggregation::count), decimal{50}), way::count, {0, 2}));
    CHECK(equal(grounds(summing(aggregation::min), decimal{50}), way::least, {0}));
    CHECK(equal(grounds(summing(aggregation::max), decimal{50}), way::greatest, {2}));
    CHECK(equal(grounds(summing(aggregation::count), value::null()), way::count, {}));
    CHECK(equal(grounds(summing(aggregation::sum), value::null()), way::nothing, {}));
}

TEST_CASE("a result without a match says so", "[table][grounds]") {
    table_definition d = overlapping(hit_policy::first);
    CHECK(equal(grounds(d, value::null()), way::nothing, {}));
    d.outputs[0].otherwise = "\"b\"";
    CHECK(equal(grounds(d, value::null()), way::otherwise, {}));
    d.inputs[0].values = {"[0..100]"};
    CHECK(equal(grounds(d, decimal{-1}), way::refused_input, {}));
    CHECK(equal(grounds(overlapping(hit_policy::first), missing), way::open, {0, 1, 2}));
}

TEST_CASE("an exhausted limit is what decided", "[table][grounds]") {
    bench b;
    const decision_table t = b.compile(overlapping(hit_policy::first));
    b.context.bounds.steps = 1;
    b.set({decimal{50}});
    const match_result match = t.match(b.run);
    CHECK(t.grounds_of(b.run, match, t.result_of(b.run, match)).is == way::limit);
}
