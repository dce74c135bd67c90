#include "tables.hpp"

#include <tenet/feel/operators.hpp>
#include <tenet/table/decision_table.hpp>
#include <tenet/table/messages.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::table;
using table_test::bench;
using table_test::rule;

namespace {

table_definition tiers(hit_policy policy) {
    table_definition d;
    d.id = "tier";
    d.policy = policy;
    d.inputs = {{"revenue", {}, {}, {}}, {"grade", {}, {}, {}}};
    d.outputs = {{"tier", {}, {"\"core\"", "\"important\"", "\"other\""}, "", {}}};
    d.rules = {rule({">= 100", "\"A\""}, {"\"core\""}), rule({">= 50", "-"}, {"\"important\""}),
               rule({"< 50", "-"}, {"\"other\""})};
    return d;
}

} // namespace

TEST_CASE("under unique the one rule that matches decides", "[table]") {
    bench b;
    const auto t = b.compile(tiers(hit_policy::unique));
    CHECK(b.text(t, {decimal{60}, "B"}) == "important");
    CHECK(b.text(t, {decimal{49}, "A"}) == "other");
}

TEST_CASE("two matches under unique are null, and under strict an error that names the rules",
          "[table]") {
    bench b;
    const auto t = b.compile(tiers(hit_policy::unique));
    CHECK(b.text(t, {decimal{120}, "A"}) == "null");
    b.context.strict = true;
    const value v = b.evaluate(t, {decimal{120}, "A"});
    REQUIRE(v.is_missing());
    REQUIRE(v.cause()->why == missing_cause::reason::error);
    CHECK(v.cause()->what->id == "table-several-matches");
    CHECK(v.cause()->arguments[1] == "1");
    CHECK(v.cause()->arguments[2] == "2");
}

TEST_CASE("first takes the first match, priority the output that comes first", "[table]") {
    bench b;
    CHECK(b.text(b.compile(tiers(hit_policy::first)), {decimal{120}, "A"}) == "core");
    table_definition d = tiers(hit_policy::priority);
    std::swap(d.rules[0], d.rules[1]);
    CHECK(b.text(b.compile(d), {decimal{120}, "A"}) == "core");
    d.policy = hit_policy::first;
    CHECK(b.text(b.compile(d), {decimal{120}, "A"}) == "important");
}

TEST_CASE("any needs matches that agree", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::any);
    CHECK(b.text(b.compile(d), {decimal{120}, "A"}) == "null");
    d.rules[1].then[0] = "\"core\"";
    CHECK(b.text(b.compile(d), {decimal{120}, "A"}) == "core");
}

TEST_CASE("collect and rule order list the outputs, output order ranks them", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::collect);
    std::swap(d.rules[0], d.rules[1]);
    CHECK(b.text(b.compile(d), {decimal{120}, "A"}) == "[\"important\", \"core\"]");
    d.policy = hit_policy::rule_order;
    CHECK(b.text(b.compile(d), {decimal{120}, "A"}) == "[\"important\", \"core\"]");
    d.policy = hit_policy::output_order;
    CHECK(b.text(b.compile(d), {decimal{120}, "A"}) == "[\"core\", \"important\"]");
}

TEST_CASE("collect aggregates its outputs", "[table]") {
    bench b;
    table_definition d;
    d.id = "discounts";
    d.policy = hit_policy::collect;
    d.inputs = {{"revenue", {}, {}, {}}};
    d.outputs = {{"discount", {}, {}, "", {}}};
    d.rules = {rule({">= 10"}, {"1.5"}), rule({">= 20"}, {"2"}), rule({">= 30"}, {"0.5"})};
    const auto with = [&](aggregation a, int revenue) {
        d.collects = a;
        return b.text(b.compile(d), {decimal{revenue}, "A"});
    };
    CHECK(with(aggregation::sum, 30) == "4.0");
    CHECK(with(aggregation::count, 25) == "2");
    CHECK(with(aggregation::min, 30) == "0.5");
    CHECK(with(aggregation::max, 30) == "2");
    CHECK(with(aggregation::count, 1) == "0");
    CHECK(with(aggregation::sum, 1) == "null");
    CHECK(with(aggregation::list, 1) == "[]");
}

TEST_CASE("several outputs make a context, with defaults where no rule matches", "[table]") {
    bench b;
    table_definition d;
    d.id = "service";
    d.inputs = {{"revenue", {}, {}, {}}};
    d.outputs = {{"visits", {}, {}, "1", {}}, {"team", {}, {}, "\"shared\"", {}}};
    d.rules = {rule({">= 100"}, {"12", "\"own\""})};
    const auto t = b.compile(d);
    CHECK(b.text(t, {decimal{100}, "A"}) == "{visits: 12, team: \"own\"}");
    CHECK(b.text(t, {decimal{1}, "A"}) == "{visits: 1, team: \"shared\"}");
}

TEST_CASE("a dash is true unread, so a missing input does not matter to it", "[table]") {
    bench b;
    const auto t = b.compile(tiers(hit_policy::unique));
    CHECK(b.text(t, {decimal{10}, table_test::missing}) == "other");
}

TEST_CASE("rules that may match with different results make the result missing, with the cause",
          "[table]") {
    bench b;
    const auto t = b.compile(tiers(hit_policy::first));
    const value v = b.evaluate(t, {decimal{120}, table_test::missing});
    REQUIRE(v.is_missing());
    CHECK(leaves(v.cause()).front()->path == "grade");
    const match_result m = t.match(b.run);
    CHECK(m.matched == std::vector<std::size_t>{1});
    CHECK(m.maybe == std::vector<std::size_t>{0});
}

TEST_CASE("rules that may match with the same result do not matter", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::first);
    d.rules[0].then[0] = "\"important\"";
    CHECK(b.text(b.compile(d), {decimal{120}, table_test::missing}) == "important");
}

TEST_CASE("under priority only maybes that would go first matter", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::priority);
    d.rules = {rule({">= 50", "-"}, {"\"core\""}), rule({"-", "\"A\""}, {"\"other\""})};
    CHECK(b.text(b.compile(d), {decimal{60}, table_test::missing}) == "core");
    std::swap(d.rules[0].then, d.rules[1].then);
    CHECK(b.evaluate(b.compile(d), {decimal{60}, table_test::missing}).is_missing());
}

TEST_CASE("the default needs every row to be false", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::unique);
    d.rules = {rule({"-", "\"A\""}, {"\"core\""})};
    d.outputs[0].otherwise = "\"other\"";
    const auto t = b.compile(d);
    CHECK(b.text(t, {decimal{1}, "B"}) == "other");
    CHECK(b.evaluate(t, {decimal{1}, table_test::missing}).is_missing());
    CHECK(b.text(t, {decimal{1}, value::null()}) == "other");
}

TEST_CASE("collect over maybes is an open list, and its count an interval", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::collect);
    const value list = b.evaluate(b.compile(d), {decimal{120}, table_test::missing});
    REQUIRE(list.is(value_kind::list));
    CHECK(list.as_list().size == 1);
    CHECK(list.as_list().maybes == 1);
    CHECK_FALSE(list.as_list().closed());
    d.collects = aggregation::count;
    const value count = b.evaluate(b.compile(d), {decimal{120}, table_test::missing});
    REQUIRE(count.is_missing());
    REQUIRE(count.cause()->has_interval);
    CHECK(count.cause()->low == 1);
    CHECK(count.cause()->high == 2);
    const value decided =
        feel::compare(b.run, feel::comparison::greater_equal, count, value{decimal{1}});
    CHECK(decided.is_true());
}

TEST_CASE("where missing means null, a missing input is a null input", "[table]") {
    bench b;
    b.context.missing = feel::missing_mode::null;
    table_definition d = tiers(hit_policy::first);
    CHECK(b.text(b.compile(d), {decimal{120}, table_test::missing}) == "important");
}

TEST_CASE("the cells that fail are told per rule, on demand", "[table]") {
    bench b;
    const auto t = b.compile(tiers(hit_policy::unique));
    b.set({decimal{40}, "B"});
    const match_result m = t.match(b.run);
    const auto failing = t.failing_cells(b.run, m, 0);
    REQUIRE(failing.size() == 2);
    CHECK(failing[0].input == 0);
    CHECK(failing[0].is.is_false());
    CHECK(failing[1].input == 1);
    CHECK(t.failing_cells(b.run, m, 2).empty());
    CHECK(t.failing_cells(b.run, m, 1).size() == 1);
}

TEST_CASE("cells may compare with other facts and use the value tested", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::first);
    d.rules = {rule({">= floor_limit", "-"}, {"\"core\""}),
               rule({"? * 2 >= floor_limit", "starts with(?, \"B\")"}, {"\"important\""}),
               rule({"-", "-"}, {"\"other\""})};
    const auto t = b.compile(d);
    b.run.set(b.floor_limit, decimal{100});
    CHECK(b.text(t, {decimal{100}, "A"}) == "core");
    CHECK(b.text(t, {decimal{50}, "BB"}) == "important");
    CHECK(b.text(t, {decimal{50}, "A"}) == "other");
    CHECK(t.reads().size() == 3);
}

TEST_CASE("a value outside the allowed ones is an error of the evaluation", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::first);
    d.inputs[1].values = {"\"A\"", "\"B\""};
    const auto t = b.compile(d);
    CHECK(b.text(t, {decimal{1}, "C"}) == "null");
    CHECK(b.text(t, {decimal{1}, "B"}) == "other");
    b.context.strict = true;
    const value v = b.evaluate(t, {decimal{1}, "C"});
    REQUIRE(v.is_missing());
    CHECK(v.cause()->what->id == "table-input-not-allowed");
    CHECK(t.match(b.run).refused_input == std::size_t{1});
}

TEST_CASE("the table puts back what its slots held", "[table]") {
    bench b;
    const auto t = b.compile(tiers(hit_policy::first));
    b.set({decimal{1}, "A"});
    const auto beyond = static_cast<std::uint32_t>(b.names.slots().size());
    b.run.set(beyond, decimal{7});
    CHECK(to_text(t.evaluate(b.run)) == "other");
    CHECK(b.run.slot(beyond).as_number() == 7);
}

TEST_CASE("an exhausted limit ends the table and is its cause", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::first);
    d.rules[0].when[0] = "sum(for i in 1..1000 return i) > ?";
    const auto t = b.compile(d);
    b.context.bounds.steps = 50;
    const value v = b.evaluate(t, {decimal{120}, "A"});
    REQUIRE(v.is_missing());
    CHECK(v.cause()->why == missing_cause::reason::limit);
}

TEST_CASE("all problems of a table are listed, each at its cell", "[table]") {
    bench b;
    table_definition d = tiers(hit_policy::first);
    d.inputs[0].expression = "revenu";
    d.rules[1].when[1] = "starts with(";
    d.rules[2].then[0] = "\"none\"";
    for (std::size_t r = 0; r < d.rules.size(); ++r) {
        d.rules[r].at.pointer = "/rules/" + std::to_string(r);
    }
    const auto t = decision_table::compile(d, b.names);
    REQUIRE(t.has_error());
    std::vector<std::string> found;
    for (const diagnostic& p : t.error().items()) {
        found.push_back(p.where().pointer + " " + std::string{p.id()});
    }
    REQUIRE(found.size() == 3);
    CHECK(found[1].starts_with("/rules/1/when/1 "));
    CHECK(found[2] == "/rules/2/then/0 table-output-not-allowed");
}

TEST_CASE("the shape of a table is checked before its cells", "[table]") {
    bench b;
    const auto refused = [&](table_definition d, std::string_view id) {
        const auto t = decision_table::compile(std::move(d), b.names);
        REQUIRE(t.has_error());
        CHECK(t.error().items().front().id() == id);
    };
    table_definition d = tiers(hit_policy::first);
    d.rules[1].when.pop_back();
    refused(d, "table-wrong-cells");
    d = tiers(hit_policy::first);
    d.rules[0].id = d.rules[1].id = "same";
    refused(d, "table-duplicate-rule");
    d = tiers(hit_policy::priority);
    d.outputs[0].values.clear();
    refused(d, "table-priority-needs-values");
    d = tiers(hit_policy::first);
    d.collects = aggregation::sum;
    refused(d, "table-aggregation-outputs");
    d = tiers(hit_policy::first);
    d.outputs.push_back(d.outputs[0]);
    for (table_rule& r : d.rules) r.then.push_back("1");
    refused(d, "table-output-name");
    d = tiers(hit_policy::first);
    d.inputs.clear();
    for (table_rule& r : d.rules) r.when.clear();
    refused(d, "table-no-inputs");
}
