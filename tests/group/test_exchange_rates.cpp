#include "rolled.hpp"

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

exchange_rate rate(const char* from, const char* to, const char* on, const char* is) {
    return {from, to, day(on), number(is), "test"};
}

conversion_rule to_cny() {
    conversion_rule out;
    out.to = "CNY";
    out.most_days = 3;
    return out;
}

std::string found(const std::vector<exchange_rate>& rates, const conversion_rule& rule,
                  const char* from, const char* on) {
    const rate_table table = rate_table::make(rates).value();
    const auto path = table.find(rule, from, day(on));
    return path ? path->apply(100).canonical() : "none";
}

/// A group A over B, and X alone; rows have their currency first and their region second.
struct bench {
    structure s = net("A 60 B;X 10 B").at_now();
    grouping groups = group_parties(s, by_control()).value();

    [[nodiscard]] value_row row(const char* id, const char* p, const char* value,
                                const char* currency, const char* on = "2025-03-03") const {
        return {id, the(s, p), number(value), day(on), std::nullopt, {currency, "north"}};
    }
    [[nodiscard]] rolled_up total(const roll_up_rule& rule, const std::vector<value_row>& rows,
                                  const std::vector<exchange_rate>& rates) const {
        const roll_up rolled = roll_up::make(s, groups, rule, rows, rates).value();
        return rolled.of(groups.group_of[the(s, "A")])[0];
    }
};

roll_up_rule sum_in_cny() {
    roll_up_rule out;
    out.convert = to_cny();
    return out;
}

} // namespace

TEST_CASE("the rate of the day counts, or the last before it that is not too old",
          "[group][roll-up][rates]") {
    const std::vector<exchange_rate> rates{rate("USD", "CNY", "2025-03-01", "7.1"),
                                           rate("USD", "CNY", "2025-03-05", "7.2"),
                                           rate("USD", "CNY", "2025-03-09", "7.3")};
    const auto of = [&](const char* on) { return found(rates, to_cny(), "USD", on); };
    CHECK(of("2025-02-28") == "none");
    CHECK(of("2025-03-01") == "710");
    CHECK(of("2025-03-04") == "710");
    CHECK(of("2025-03-05") == "720");
    CHECK(of("2025-03-08") == "720");
    CHECK(of("2025-03-12") == "730");
    CHECK(of("2025-03-13") == "none");
    conversion_rule same_day = to_cny();
    same_day.most_days = 0;
    CHECK(found(rates, same_day, "USD", "2025-03-01") == "710");
    CHECK(found(rates, same_day, "USD", "2025-03-02") == "none");
}

TEST_CASE("inverse rates and crosses are used where the rule allows them only",
          "[group][roll-up][rates]") {
    const std::vector<exchange_rate> rates{rate("CNY", "USD", "2025-03-01", "0.125"),
                                           rate("EUR", "USD", "2025-03-01", "1.5")};
    conversion_rule rule = to_cny();
    CHECK(found(rates, rule, "CNY", "1999-01-01") == "100");
    CHECK(found(rates, rule, "USD", "2025-03-01") == "none");
    rule.through = "USD";
    CHECK(found(rates, rule, "EUR", "2025-03-01") == "none");
    rule.inverse = true;
    CHECK(found(rates, rule, "USD", "2025-03-01") == "800");
    CHECK(found(rates, rule, "EUR", "2025-03-01") == "1200");
    rule.through.reset();
    CHECK(found(rates, rule, "EUR", "2025-03-01") == "none");
    rule.through = "CNY";
    CHECK(found(rates, rule, "EUR", "2025-03-01") == "none");
}

TEST_CASE("a direct rate goes before an inverse one, and both before a cross",
          "[group][roll-up][rates]") {
    conversion_rule rule = to_cny();
    rule.inverse = true;
    rule.through = "USD";
    std::vector<exchange_rate> rates{rate("EUR", "USD", "2025-03-03", "2"),
                                     rate("USD", "CNY", "2025-03-03", "7")};
    CHECK(found(rates, rule, "EUR", "2025-03-03") == "1400");
    rates.push_back(rate("CNY", "EUR", "2025-03-03", "0.1"));
    CHECK(found(rates, rule, "EUR", "2025-03-03") == "1000");
    rates.push_back(rate("EUR", "CNY", "2025-03-01", "8"));
    CHECK(found(rates, rule, "EUR", "2025-03-03") == "800");
}

TEST_CASE("rates that cannot be are refused, all of them", "[group][roll-up][rates]") {
    const auto made = rate_table::make(std::vector<exchange_rate>{
        rate("USD", "CNY", "2025-03-01", "7"), rate("USD", "CNY", "2025-03-01", "7"),
        rate("USD", "CNY", "2025-03-02", "0"), rate("USD", "CNY", "2025-03-02", "-1"),
        rate("USD", "USD", "2025-03-01", "1"), rate("", "USD", "2025-03-01", "1")});
    const auto say = [](const diagnostic& d) { return std::string(d.id()); };
    CHECK(problems_as(made, say) == lines{"group-rate-twice", "group-bad-rate", "group-bad-rate",
                                          "group-bad-rate", "group-bad-rate"});
}

TEST_CASE("totals come to one currency and cite the rates they rest on",
          "[group][roll-up][rates]") {
    const bench b;
    const std::vector<exchange_rate> rates{rate("USD", "CNY", "2025-03-01", "7"),
                                           rate("EUR", "CNY", "2025-03-01", "8"),
                                           rate("JPY", "CNY", "2025-03-01", "0.05")};
    const std::vector<value_row> rows{b.row("1", "A", "10", "USD"), b.row("2", "B", "2", "EUR"),
                                      b.row("3", "B", "1", "USD"), b.row("4", "B", "0.5", "CNY"),
                                      b.row("5", "X", "1000", "JPY")};
    const rolled_up is = b.total(sum_in_cny(), rows, rates);
    CHECK(is.value->canonical() == "93.5");
    CHECK(is.unconverted == 0);
    REQUIRE(is.rates.size() == 2);
    CHECK(is.rates[0] == used_rate{rates[1], false, 1});
    CHECK(is.rates[1] == used_rate{rates[0], false, 2});
    roll_up_rule rule = sum_in_cny();
    rule.function = roll_up_function::max;
    CHECK(b.total(rule, rows, rates).value->canonical() == "70");
    rule.convert->on = day("2025-03-20");
    CHECK(!b.total(rule, rows, rates).value);
}

TEST_CASE("a missing rate makes the total unknown, and is named with its rows",
          "[group][roll-up][rates]") {
    const bench b;
    std::vector<value_row> rows{b.row("1", "A", "10", "USD"), b.row("2", "A", "1", "CNY"),
                                b.row("3", "B", "2", "USD"), b.row("4", "B", "2", ""),
                                b.row("5", "B", "2", "EUR", "2025-04-01")};
    rows[4].on.reset();
    const rolled_up is = b.total(sum_in_cny(), rows, {});
    CHECK(!is.value);
    CHECK(is.rows == 5);
    CHECK(is.unconverted == 4);
    REQUIRE(is.missing.size() == 3);
    CHECK(is.missing[0] == missing_rate{"", day("2025-03-03"), 1});
    CHECK(is.missing[1] == missing_rate{"EUR", std::nullopt, 1});
    CHECK(is.missing[2] == missing_rate{"USD", day("2025-03-03"), 2});
}

TEST_CASE("what does not read the values concerned is known without their rates",
          "[group][roll-up][rates]") {
    const bench b;
    const std::vector<value_row> rows{b.row("1", "A", "10", "USD", "2025-01-01"),
                                      b.row("2", "A", "1", "CNY", "2025-02-01")};
    roll_up_rule rule = sum_in_cny();
    const auto of = [&](roll_up_function f) {
        rule.function = f;
        const auto value = b.total(rule, rows, {}).value;
        return value ? value->canonical() : "unknown";
    };
    CHECK(of(roll_up_function::count) == "2");
    CHECK(of(roll_up_function::count_distinct) == "2");
    CHECK(of(roll_up_function::last) == "1");
    CHECK(of(roll_up_function::first) == "unknown");
    CHECK(of(roll_up_function::min) == "unknown");
    CHECK(of(roll_up_function::average) == "unknown");
}

TEST_CASE("a row counted without its value is not said to be converted",
          "[group][roll-up][rates]") {
    const bench b;
    const std::vector<exchange_rate> rates{rate("USD", "CNY", "2025-03-03", "7")};
    const std::vector<value_row> rows{b.row("1", "A", "10", "USD")};
    roll_up_rule rule = sum_in_cny();
    const auto converted = [&](roll_up_function f) {
        rule.function = f;
        const roll_up rolled = roll_up::make(b.s, b.groups, rule, rows, rates).value();
        const auto value = rolled.counted_of(b.groups.group_of[the(b.s, "A")])[0].converted;
        return value ? value->canonical() : "none";
    };
    CHECK(converted(roll_up_function::sum) == "70");
    CHECK(converted(roll_up_function::last) == "70");
    CHECK(converted(roll_up_function::count) == "none");
    CHECK(converted(roll_up_function::count_distinct) == "none");
}

TEST_CASE("values are rounded by row or at the end, as the rule says", "[group][roll-up][rates]") {
    const bench b;
    const std::vector<exchange_rate> rates{rate("USD", "CNY", "2025-03-01", "1.005")};
    const std::vector<value_row> rows{b.row("1", "A", "1", "USD"), b.row("2", "A", "1", "USD"),
                                      b.row("3", "B", "1", "USD")};
    roll_up_rule rule = sum_in_cny();
    const auto of = [&](roll_up_rounding::place at, rounding mode) {
        rule.rounds = {at, mode, 2};
        return b.total(rule, rows, rates).value->canonical();
    };
    using place = roll_up_rounding::place;
    CHECK(of(place::nowhere, rounding::half_up) == "3.015");
    CHECK(of(place::row, rounding::half_up) == "3.03");
    CHECK(of(place::row, rounding::half_even) == "3");
    CHECK(of(place::total, rounding::half_up) == "3.02");
    CHECK(of(place::total, rounding::floor) == "3.01");
}

TEST_CASE("a total beyond the range of decimals is unknown", "[group][roll-up][rates]") {
    const bench b;
    const std::vector<exchange_rate> rates{rate("USD", "CNY", "2025-03-01", "9E6000")};
    CHECK(!b.total(sum_in_cny(), {b.row("1", "A", "9E6000", "USD")}, rates).value);
}

TEST_CASE("changing rates and rows gives, bit for bit, what starting anew gives",
          "[group][roll-up][rates]") {
    const std::vector<std::string> currencies{"CNY", "USD", "EUR", "JPY", ""};
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        const random_groups in(seed, 12);
        dice roll{seed};
        const auto any_day = [&] { return day("2025-01-01").plus_days(roll(12)); };
        const auto any_row = [&] {
            const decimal value = decimal{static_cast<int>(roll(1'000'000))} / decimal{7};
            return value_row{std::to_string(roll(40)),
                             roll(in.random.parties),
                             value,
                             any_day(),
                             std::nullopt,
                             {currencies[roll(5)], std::to_string(roll(3))}};
        };
        const auto any_rate = [&] {
            const std::uint32_t from = roll(4);
            const std::uint32_t to = (from + 1 + roll(3)) % 4;
            const decimal is = decimal{static_cast<int>(1 + roll(99))} / decimal{3};
            return exchange_rate{currencies[from], currencies[to], any_day(), is};
        };
        std::map<std::tuple<std::string, std::string, date>, exchange_rate> rates;
        const auto known = [&] {
            std::vector<exchange_rate> out;
            for (const auto& [_, r] : rates) out.push_back(r);
            return out;
        };
        const auto learn = [&](const exchange_rate& r) { rates[{r.from, r.to, r.on}] = r; };
        for (int n = 0; n < 12; ++n) learn(any_rate());
        std::vector<value_row> rows;
        for (int n = 0; n < 30; ++n) rows.push_back(any_row());
        roll_up_rule rule;
        rule.function = static_cast<roll_up_function>(roll(8));
        rule.split_by = 1;
        rule.convert = to_cny();
        rule.convert->inverse = roll(2) == 0;
        if (roll(2) == 0) rule.convert->through = "USD";
        rule.rounds = {static_cast<roll_up_rounding::place>(roll(3)), rounding::half_even, 2};
        roll_up changed = roll_up::make(in.s, in.groups, rule, rows, known()).value();
        for (int n = 0; n < 6; ++n) {
            const exchange_rate added = any_rate();
            const exchange_rate gone = any_rate();
            rates.erase({gone.from, gone.to, gone.on});
            learn(added);
            const std::vector<rate_key> removals{{gone.from, gone.to, gone.on}};
            REQUIRE(!changed.change_rates(std::vector{added}, removals).has_errors());
            const value_row next = any_row();
            std::erase_if(rows, [&](const value_row& r) { return r.id == next.id; });
            rows.push_back(next);
            changed.change(std::vector{next}, {});
        }
        const roll_up anew = roll_up::make(in.s, in.groups, rule, rows, known()).value();
        for (std::uint32_t g = 0; g < in.groups.groups.size(); ++g) {
            INFO("seed " << seed << " group " << g);
            REQUIRE(are_same(changed.of(g), anew.of(g)));
        }
    }
}

TEST_CASE("rates that cannot be change nothing", "[group][roll-up][rates]") {
    const bench b;
    const std::vector<exchange_rate> rates{rate("USD", "CNY", "2025-03-01", "7")};
    const std::vector<value_row> rows{b.row("1", "A", "10", "USD")};
    roll_up rolled = roll_up::make(b.s, b.groups, sum_in_cny(), rows, rates).value();
    const std::vector<exchange_rate> wrong{rate("USD", "CNY", "2025-03-01", "8"),
                                           rate("EUR", "CNY", "2025-03-01", "0")};
    const std::vector<rate_key> gone{{"USD", "CNY", day("2025-03-01")}};
    CHECK(rolled.change_rates(wrong, gone).has_errors());
    const std::uint32_t g = b.groups.group_of[the(b.s, "A")];
    CHECK(*rolled.of(g)[0].value == decimal{70});
    CHECK(!rolled.change_rates({}, gone).has_errors());
    CHECK(!rolled.of(g)[0].value);
}
