#include "random_tables.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

#include <tenet/feel/test_set.hpp>
#include <tenet/table/explanation.hpp>

using namespace tenet;
using namespace tenet::table;

namespace {

using reach = rule_explanation::reach;

std::optional<nearest_value> nearest(std::string_view cell, const value& v) {
    const feel::test_set set = feel::read_test_set(cell);
    REQUIRE(set.values.has_value());
    return nearest_in(*set.values, v);
}

} // namespace

TEST_CASE("the nearest value of a cell is its closest bound", "[table][explanation]") {
    const auto up = nearest(">= 100", decimal{80});
    REQUIRE(up.has_value());
    CHECK((up->at->as_number() == decimal{100} && !up->beyond && up->upwards));
    CHECK((*up->distance)->as_number() == decimal{20});
    const auto between = nearest("[1..5], [20..30]", decimal{18});
    CHECK(between->at->as_number() == decimal{20});
    const auto low = nearest("[1..5], [20..30]", decimal{8});
    CHECK((low->at->as_number() == decimal{5} && !low->upwards));
}

TEST_CASE("a bound that is not accepted is named as one to go beyond", "[table][explanation]") {
    const auto over = nearest("> 100", decimal{100});
    CHECK((over->at->as_number() == decimal{100} && over->beyond && over->upwards));
    CHECK((*over->distance)->as_number() == decimal{0});
    const auto under = nearest("< 10", decimal{12});
    CHECK((under->beyond && !under->upwards));
    // An included bound wins over an excluded one as close.
    const auto both = nearest("[0..10), [20..30]", decimal{15});
    CHECK((both->at->as_number() == decimal{20} && !both->beyond));
}

TEST_CASE("the distance of dates is a duration", "[table][explanation]") {
    const auto later = nearest(">= date(\"2026-01-31\")", value{*date::parse("2026-01-01")});
    CHECK(later->at->as_date() == *date::parse("2026-01-31"));
    CHECK((*later->distance)->as_day_time() == *day_time_duration::parse("P30D"));
}

namespace {

/// A rule over one name that did not match, explained.
rule_explanation of_one(const char* cell, const value& is) {
    table_definition d;
    d.id = "t";
    d.policy = hit_policy::first;
    d.inputs = {{"at", {}, {}, {}}};
    d.outputs = {{"out", {}, {}, "0", {}}};
    d.rules.push_back({"1", {cell}, {"1"}, {}, {}});
    feel::scope names;
    names.add("at", "", feel::type::scalar(is.kind()));
    const auto t = decision_table::compile(d, names).value();
    const feel::run_context context;
    feel::evaluation run{context};
    run.set(0, is);
    return explain_rule(t, run, t.match(run), 0);
}

rule_explanation of_date_time(const char* cell, const char* is) {
    const auto t = *date_time::parse(is);
    return of_one(cell, value::of(&t));
}

rule_explanation of_time(const char* cell, const char* is) {
    const auto t = *time_of_day::parse(is);
    return of_one(cell, value::of(&t));
}

struct told_change {
    std::string to;
    std::string distance;
    friend bool operator==(const told_change&, const told_change&) = default;
};

told_change told(const rule_explanation& e) {
    if (e.by != reach::one_change) return {"not told", {}};
    return {to_text(*e.change->to.at), to_text(**e.change->to.distance)};
}

} // namespace

TEST_CASE("dates with times are measured in seconds and told in the zone of the input",
          "[table][explanation]") {
    const char* cell = R"(>= date and time("2026-01-31T09:00:00+08:00"))";
    CHECK(told(of_date_time(cell, "2026-01-31T00:30:00Z")) ==
          told_change{"2026-01-31T01:00:00Z", "PT30M"});
    CHECK(told(of_date_time(R"(< @"2026-01-31T09:00:00")", "2026-02-01T09:00:00")) ==
          told_change{"2026-01-31T08:59:59", "P1DT1S"});
    CHECK(told(of_date_time(R"([@"2026-01-01T00:00:00Z"..@"2026-01-02T00:00:00Z"])",
                            "2026-01-03T08:00:00+08:00")) ==
          told_change{"2026-01-02T08:00:00+08:00", "P1D"});
    CHECK(told(of_date_time(R"(not(< @"2026-01-31T09:00:00"))", "2026-01-31T08:59:00")) ==
          told_change{"2026-01-31T09:00:00", "PT1M"});
}

TEST_CASE("times of a day keep within the day", "[table][explanation]") {
    CHECK(told(of_time(R"(> time("18:00:00"))", "09:00:00")) == told_change{"18:00:01", "PT9H1S"});
    CHECK(told(of_time(R"([@"08:00:00Z"..@"09:00:00Z"])", "19:30:00+08:00")) ==
          told_change{"17:00:00+08:00", "PT2H30M"});
    CHECK(of_time(R"(< time("00:00:00"))", "09:00:00").by == reach::none);
    // 23:00 in UTC is 07:00 of the next day there, which no time of day in that zone is.
    CHECK(told(of_time(R"(>= @"23:00:00Z")", "19:30:00+08:00")).to == "not told");
}

TEST_CASE("local and zoned times have no distance", "[table][explanation]") {
    CHECK(told(of_date_time(R"(>= @"2026-01-31T09:00:00Z")", "2026-01-31T00:30:00")).to ==
          "not told");
    CHECK(told(of_date_time(R"(>= @"2026-01-31T09:00:00")", "2026-01-31T00:30:00Z")).to ==
          "not told");
    CHECK(of_date_time(R"(@"2026-01-31T09:00:00", @"2026-01-31T09:00:00Z")", "2026-01-31T00:30:00Z")
              .by == reach::not_told);
}

TEST_CASE("texts have a nearest value but no distance", "[table][explanation]") {
    const auto one = nearest("\"core\"", value{std::string_view{"other"}});
    CHECK(one->at->as_string() == "core");
    CHECK_FALSE(one->distance.has_value());
    CHECK_FALSE(nearest("\"core\"", decimal{1}).has_value());
}

TEST_CASE("rules fewest cells away are explained first", "[table][explanation]") {
    table_definition d;
    d.id = "t";
    d.policy = hit_policy::first;
    d.inputs = {{"a", {}, {}, {}}, {"b", {}, {}, {}}};
    d.outputs = {{"out", {}, {}, "0", {}}};
    for (const char* b : {"1", "2", "3"}) {
        d.rules.push_back({b, {"> 10", b}, {"1"}, {}, {}});
    }
    feel::scope names;
    names.add("a", "", feel::type::scalar(value_kind::number));
    names.add("b", "", feel::type::scalar(value_kind::number));
    const auto t = decision_table::compile(d, names).value();
    const feel::run_context context;
    feel::evaluation run{context};
    run.set(0, decimal{5});
    run.set(1, decimal{2});
    const match_result match = t.match(run);
    CHECK(match.matched.empty());
    const auto all = explain_misses(t, run, match);
    REQUIRE(all.size() == 3);
    CHECK(all[0].rule == 1);
    CHECK(all[0].by == rule_explanation::reach::one_change);
    CHECK(all[1].by == rule_explanation::reach::several_inputs);
    CHECK_FALSE(all[1].change.has_value());
    CHECK(explain_misses(t, run, match, 1).size() == 1);
}

namespace {

using table_test::bench;
using table_test::cell_value;
using table_test::rule;

/// A table over the bench's names that collects, an input per expression.
table_definition collecting(std::vector<std::string> inputs, std::vector<table_rule> rules) {
    table_definition d;
    d.id = "t";
    d.policy = hit_policy::rule_order;
    for (std::string& in : inputs) d.inputs.push_back({std::move(in), {}, {}, {}});
    d.outputs = {{"out", {}, {}, "", {}}};
    for (table_rule& r : rules) d.rules.push_back(std::move(r));
    return d;
}

rule_explanation explained(bench& b, const table_definition& d, std::vector<cell_value> values,
                           std::size_t rule = 0) {
    const decision_table t = b.compile(d);
    b.set(std::move(values));
    return explain_rule(t, b.run, t.match(b.run), rule);
}

const cell_value some_day{value{*date::parse("2026-01-10")}};

} // namespace

TEST_CASE("a cell that reads names is measured by what they hold now", "[table][explanation]") {
    bench b;
    const auto d = collecting({"revenue"}, {rule({">= floor_limit * 2"}, {"1"})});
    const auto e = explained(b, d, {decimal{80}, "A", some_day, value{true}, decimal{50}});
    REQUIRE(e.misses.size() == 1);
    REQUIRE(e.misses[0].nearest.has_value());
    CHECK((*e.misses[0].nearest->distance)->as_number() == decimal{20});
    REQUIRE(e.by == reach::one_change);
    CHECK(e.change->to.at->as_number() == decimal{100});
}

TEST_CASE("a cell of another form has no distance, and no change is told", "[table][explanation]") {
    bench b;
    const auto d = collecting({"revenue"}, {rule({"? * 2 > 500"}, {"1"})});
    const auto e = explained(b, d, {decimal{80}, "A", some_day, value{true}, decimal{50}});
    REQUIRE(e.misses.size() == 1);
    CHECK_FALSE(e.misses[0].nearest.has_value());
    CHECK(e.by == reach::not_told);
}

TEST_CASE("a change satisfies all columns of its expression", "[table][explanation]") {
    bench b;
    const auto d =
        collecting({"revenue", "revenue"}, {rule({">= 10, < 0", "not([0..20))"}, {"1"})});
    const auto up = explained(b, d, {decimal{15}, "A", some_day, value{true}, decimal{0}});
    REQUIRE(up.by == reach::one_change);
    CHECK(up.change->to.at->as_number() == decimal{20});
    const auto down = explained(b, d, {decimal{5}, "A", some_day, value{true}, decimal{0}});
    REQUIRE(down.by == reach::one_change);
    CHECK((down.change->to.at->as_number() == decimal{0} && down.change->to.beyond));
    CHECK_FALSE(down.change->to.upwards);
    const auto never = collecting({"revenue", "revenue"}, {rule({">= 10", "< 5"}, {"1"})});
    CHECK(explained(b, never, {decimal{7}, "A", some_day, value{true}, decimal{0}}).by ==
          reach::none);
}

TEST_CASE("a change keeps to the values allowed", "[table][explanation]") {
    bench b;
    auto d = collecting({"grade"}, {rule({"not(\"A\")"}, {"1"}), rule({"\"Z\""}, {"2"})});
    d.inputs[0].values = {"\"A\"", "\"B\"", "\"C\""};
    const std::vector<cell_value> values{decimal{0}, "A", some_day, value{true}, decimal{0}};
    const auto e = explained(b, d, values);
    REQUIRE(e.by == reach::one_change);
    CHECK(e.change->to.at->as_string() == "B");
    CHECK(e.change->or_any_of == "\"B\", \"C\"");
    CHECK(explained(b, d, values, 1).by == reach::none);
}

TEST_CASE("a change from null is to any value accepted, without a distance",
          "[table][explanation]") {
    bench b;
    const auto d = collecting({"revenue"}, {rule({"> 100"}, {"1"})});
    const auto e = explained(b, d, {value::null(), "A", some_day, value{true}, decimal{0}});
    REQUIRE(e.by == reach::one_change);
    CHECK(e.change->to.at->as_number() > decimal{100});
    CHECK_FALSE(e.change->to.distance.has_value());
    CHECK(e.change->or_any_of == "> 100");
}

TEST_CASE("what moves along with the input is not called a change", "[table][explanation]") {
    bench b;
    // A smaller revenue lowers what the cell wants, too.
    const auto own = collecting({"revenue"}, {rule({"<= 200 - revenue"}, {"1"})});
    CHECK(explained(b, own, {decimal{150}, "A", some_day, value{true}, decimal{0}}).by ==
          reach::not_told);
    // One change of revenue moves both inputs.
    const auto both = collecting({"revenue", "revenue * 2"}, {rule({">= 10", ">= 20"}, {"1"})});
    CHECK(explained(b, both, {decimal{5}, "A", some_day, value{true}, decimal{0}}).by ==
          reach::not_told);
    // What else reads the name sees the change.
    const auto other =
        collecting({"revenue", "floor_limit"}, {rule({">= 10", "< revenue"}, {"1"})});
    CHECK(explained(b, other, {decimal{5}, "A", some_day, value{true}, decimal{3}}).by ==
          reach::one_change);
}

namespace {

/// Applies changes to generated tables and looks for smaller ones.
class change_check {
public:
    change_check(bench& b, table_test::random_tables& of, const table_definition& d)
        : b_(b), of_(of), t_(b.compile(d)) {}

    void run(const std::vector<cell_value>& values) {
        now_ = values;
        b_.set(values);
        const match_result match = t_.match(b_.run);
        for (const rule_explanation& e : explain_misses(t_, b_.run, match, 100)) check(e);
    }

    std::size_t changes = 0;
    std::size_t impossible = 0;
    std::size_t not_told = 0;

private:
    bool matches(std::size_t rule, std::size_t name, const value& changed) {
        std::vector<cell_value> values = now_;
        values[name] = changed;
        b_.set(values);
        const match_result match = t_.match(b_.run);
        return std::find(match.matched.begin(), match.matched.end(), rule) != match.matched.end();
    }

    void check(const rule_explanation& e) {
        if (e.is != rule_explanation::outcome::not_matched) return;
        if (e.by == reach::one_change) return check_change(e.rule, *e.change);
        ++(e.by == reach::not_told ? not_told : impossible);
        if (e.by == reach::not_told) return;
        for (const std::size_t name : of_.columns()) {
            for (const value& v : table_test::samples(name, false)) {
                REQUIRE_FALSE(matches(e.rule, name, v));
            }
        }
    }

    void check_change(std::size_t rule, const input_change& change) {
        ++changes;
        const std::size_t name = of_.columns()[change.input];
        const value now = now_[name].is;
        if (!change.to.distance) {
            REQUIRE(matches(rule, name, *change.to.at));
            return;
        }
        const line on = *line_of(now.kind());
        const decimal at = position_on_line(*change.to.at);
        const decimal from = position_on_line(now);
        const decimal distance = (at - from).abs();
        const decimal nudge = decimal::scaled(change.to.upwards ? 1 : -1, -6);
        const owned_value applied = value_on_line(on, change.to.beyond ? at + nudge : at);
        REQUIRE(matches(rule, name, *applied));
        const decimal step = on == line::numbers ? decimal::scaled(25, -2) : decimal{1};
        for (decimal d; d < distance || (change.to.beyond && d == distance); d = d + step) {
            REQUIRE_FALSE(matches(rule, name, *value_on_line(on, from + d)));
            REQUIRE_FALSE(matches(rule, name, *value_on_line(on, from - d)));
        }
    }

    bench& b_;
    table_test::random_tables& of_;
    decision_table t_;
    std::vector<cell_value> now_;
};

} // namespace

TEST_CASE("with its nearest change a rule matches, with none that is smaller; generated tables",
          "[table][explanation]") {
    table_test::random_tables random{20'260'105};
    std::size_t changes = 0;
    std::size_t impossible = 0;
    std::size_t not_told = 0;
    for (int n = 0; n < 2'000; ++n) {
        bench b;
        table_definition d = random.next(hit_policy::rule_order, n % 2 == 0);
        if (n % 3 == 0) random.widen(d, n % 2 == 0);
        change_check check{b, random, d};
        for (int row = 0; row < 3; ++row) {
            std::vector<cell_value> values;
            for (std::size_t name = 0; name < 4; ++name) {
                const auto some = table_test::samples(name, random.has_domain(name));
                const bool null = random.pick(12) == 0;
                values.emplace_back(null ? value::null() : some[random.pick(some.size())]);
            }
            values.emplace_back(decimal{static_cast<std::int64_t>(random.pick(5))});
            check.run(values);
        }
        changes += check.changes;
        impossible += check.impossible;
        not_told += check.not_told;
    }
    CHECK(changes > 5'000);
    CHECK(impossible > 2'000);
    CHECK(not_told < changes / 2);
}
