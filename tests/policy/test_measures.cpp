#include "policy/order_index.hpp"
#include "policy/support.hpp"

#include <algorithm>
#include <random>

using namespace policy_test;
using tenet::policy::changed_order;
using tenet::policy::order_index;

namespace {

const std::string measures = R"~("measures": [
    {"id": "revenue", "name": {"zh": "净收入", "en": "revenue"},
     "expression": "if count(orders) = 0 then 0 else sum(orders.amount)"},
    {"id": "orders_made", "name": {"zh": "订单数", "en": "orders made"}, "expression": "count(orders)"},
    {"id": "total", "name": {"zh": "合计", "en": "total"}, "kind": "sum", "of": "revenue"},
    {"id": "p80", "name": {"zh": "八十分位", "en": "p80"}, "kind": "percentile", "of": "revenue", "fraction": "0.8"},
    {"id": "top", "name": {"zh": "前五分之一", "en": "top fifth"}, "kind": "top_share", "of": "revenue", "fraction": "0.2"},
    {"id": "threshold", "name": {"zh": "门槛", "en": "threshold"}, "kind": "top_set", "of": "revenue", "fraction": "0.8"},
    {"id": "buyers", "name": {"zh": "购买者数", "en": "buyers"}, "kind": "count", "where": "count(orders) > 0"},
    {"id": "share", "name": {"zh": "占比", "en": "share"}, "kind": "share", "of": "revenue"},
    {"id": "place", "name": {"zh": "名次", "en": "place"}, "kind": "rank", "of": "revenue"}],)~";

const std::string rule = R"({"id": "R1", "title": {"zh": "大客户", "en": "Key account"},
    "kind": "constraint", "subject": "account", "require": "revenue >= threshold"})";

std::shared_ptr<const portfolio::snapshot> ten_accounts() {
    records all;
    for (int i = 1; i <= 10; ++i) {
        const std::string id = std::to_string(i);
        all.add(an_account(id));
        if (i > 1) all.add(order("O" + id, id, "2025-06-01", std::to_string(i * 10)));
    }
    return all.cover_all().done();
}

std::string population(const policy::judge& by, std::string_view id) {
    return to_text(*by.measure_values(id).value().front().is);
}

} // namespace

TEST_CASE("measures over the population follow from those over accounts", "[policy][measures]") {
    const auto by = bound(pack_text_of(rule, measures), ten_accounts());
    // Revenues are 0, 20, 30, ... 100; their sum is 540.
    CHECK(population(*by, "total") == "540");
    CHECK(population(*by, "p80") == "80");
    CHECK(population(*by, "buyers") == "9");
    // The top two of ten hold 190 of 540.
    CHECK(by->measure_values("top").value().front().is->as_number().rounded(
              6, rounding::half_even) == number("0.351852"));
    // 100+90+80+70+60 = 400 < 432 <= 450 = with 50.
    CHECK(population(*by, "threshold") == "50");
    const auto share = by->measure_values("share").value();
    REQUIRE(share.size() == 10);
    CHECK(share.back().account == "10");
    CHECK(share.back().is->as_number() == number("100") / number("540"));
    const auto place = by->measure_values("place").value();
    CHECK(place.back().is->as_number() == decimal{1});
    CHECK(place.front().is->as_number() == decimal{10});
    CHECK(outcome_of(*by, "R1", "5") == "pass");
    CHECK(outcome_of(*by, "R1", "4") == "fail");
}

TEST_CASE("a member whose value is missing makes the population measure missing",
          "[policy][measures]") {
    records all;
    all.add(an_account("A")).add(an_account("B")).add(order("O", "A", "2025-06-01", "5"));
    all.cover("orders", {{"A"}, {}, {}});
    const auto by = bound(pack_text_of(rule, measures), all.done());
    const auto total = by->measure_values("total").value().front();
    CHECK(total.is->is_missing());
    CHECK(total.missing == std::vector<std::string>{"account.orders"});
    CHECK(total.members == 1);
    CHECK(total.excluded == 1);
    CHECK(outcome_of(*by, "R1", "A") == "unknown");
}

TEST_CASE("a measure may exclude members without a value down to a coverage, which is cited",
          "[policy][measures]") {
    const auto with = [](const std::string& minimum) {
        return pack_text_of(R"({"id": "R1", "title": {"zh": "合计", "en": "total"},
            "kind": "constraint", "subject": "account", "require": "total > 1"})",
                            R"("measures": [
            {"id": "revenue", "name": {"zh": "净收入", "en": "revenue"}, "expression": "annual_revenue"},
            {"id": "total", "name": {"zh": "合计", "en": "total"}, "kind": "sum", "of": "revenue",
             "missing": {"members": "exclude", "minimum_coverage": )" +
                                minimum + "}}],");
    };
    records all;
    for (const char* id : {"A", "B", "C", "D"}) {
        acc::account a = an_account(id);
        if (*id != 'D') a.annual_revenue = number("7");
        all.add(a);
    }
    const auto facts = all.cover_all().done();
    const auto enough = bound(with("0.75"), facts);
    CHECK(population(*enough, "total") == "21");
    const policy::explanation e = explain(*enough, "R1", "D");
    const auto shown = std::find_if(e.values.begin(), e.values.end(),
                                    [](const auto& s) { return s.path == "total"; });
    REQUIRE(shown != e.values.end());
    REQUIRE(shown->coverage.has_value());
    CHECK(*shown->coverage == number("0.75"));
    const auto low = bound(with("0.8"), facts);
    const policy::explanation refused = explain(*low, "R1", "A");
    CHECK(refused.of.is == policy::outcome::unknown);
    REQUIRE(refused.error.has_value());
    CHECK(refused.error->id() == "policy-coverage-too-low");
}

TEST_CASE("order statistics after changes equal those of the changed multiset",
          "[policy][measures]") {
    std::mt19937_64 random(20260101);
    for (int round = 0; round < 300; ++round) {
        std::vector<decimal> members;
        const std::size_t size = 1 + random() % 30;
        for (std::size_t i = 0; i < size; ++i) {
            members.emplace_back(static_cast<std::int64_t>(random() % 20) - 5);
        }
        const order_index index(members);
        std::vector<decimal> out;
        std::vector<decimal> in;
        std::vector<decimal> changed = members;
        for (std::size_t i = 0; i < std::min<std::size_t>(size, random() % 4); ++i) {
            out.push_back(members[i]);
            changed.erase(std::find(changed.begin(), changed.end(), members[i]));
        }
        for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
            in.emplace_back(static_cast<std::int64_t>(random() % 20) - 5);
            changed.push_back(in.back());
        }
        std::sort(changed.begin(), changed.end(),
                  [](const decimal& a, const decimal& b) { return a < b; });
        const changed_order after(index, out, in);
        REQUIRE(after.size() == changed.size());
        decimal top;
        for (std::size_t k = 1; k <= changed.size(); ++k) {
            REQUIRE(after.nth(k) == changed[k - 1]);
            top += changed[changed.size() - k];
            REQUIRE(after.top_sum(k) == top);
            const auto above = std::count_if(changed.begin(), changed.end(),
                                             [&](const decimal& m) { return m > changed[k - 1]; });
            REQUIRE(after.count_above(changed[k - 1]) == static_cast<std::size_t>(above));
        }
        REQUIRE(after.sum() == top);
    }
}
