/// A rule of the usual shape over a described struct, against the same written by hand over the
/// same decimal. Both see 1,024 records in one order, in one process, turn by turn.

#include <tenet/feel/expression.hpp>
#include <tenet/schema/describe_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

struct account {
    std::string id;
    std::string credit_grade;
    std::optional<tenet::decimal> annual_revenue;
    std::string region;
};

using namespace tenet::describing;

TENET_TABLE(account, ("客户", "基准用客户。", "An account to measure with.", key{"id"}),
            (id, "编号", "编号。", "Identifies it.", required),
            (credit_grade, "信用等级", "信用等级。", "Grade of credit."),
            (annual_revenue, "年营业额", "年营业额。", "Revenue of a year."),
            (region, "地区", "地区。", "Region."))

} // namespace bench

namespace {

using namespace tenet;

constexpr std::string_view rule = "if credit_grade in [\"A\",\"B\"] and annual_revenue >= 1000000 "
                                  "then annual_revenue * 0.03 else 0";
constexpr std::size_t records = 1024;
constexpr int rounds = 2000;

std::vector<bench::account> make_accounts() {
    std::vector<bench::account> all(records);
    std::uint64_t state = 1;
    for (bench::account& a : all) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto random = state >> 33;
        a.credit_grade = std::string(1, static_cast<char>('A' + random % 4));
        if (random % 20 != 0) {
            a.annual_revenue = decimal::scaled(static_cast<std::int64_t>(random % 300'000'000), -2);
        }
    }
    return all;
}

/// The rule by hand; an absent revenue has no answer.
std::optional<decimal> by_hand(const bench::account& a) {
    static const decimal threshold{1'000'000};
    static const decimal rate = decimal::scaled(3, -2);
    const bool good = a.credit_grade == "A" || a.credit_grade == "B";
    if (!good) return decimal{0};
    if (!a.annual_revenue) return std::nullopt;
    return *a.annual_revenue >= threshold ? *a.annual_revenue * rate : decimal{0};
}

struct tally {
    std::uint64_t bits = 0;
    void add(const decimal& d) noexcept { bits += d.low() ^ d.high(); }
    void add_none() noexcept { bits += 7; }
};

template <class Each>
double nanoseconds_each(const std::vector<bench::account>& all, tally& sum, const Each& each) {
    const auto begin = std::chrono::steady_clock::now();
    for (const bench::account& a : all) each(a, sum);
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
    return took.count() / static_cast<double>(all.size());
}

} // namespace

int main() {
    const auto all = make_accounts();
    feel::scope names;
    const auto slot = names.add_record("account", "客户", table_for<bench::account>());
    const auto compiled = feel::expression::compile(rule, names);
    if (!compiled) return 1;
    feel::run_context context;
    context.missing = feel::missing_mode::spread;
    context.strict = true;
    feel::evaluation run{context};
    const record_type& type = table_for<bench::account>();

    double hand = 1e9;
    double feel = 1e9;
    tally hand_sum;
    tally feel_sum;
    for (int i = 0; i < rounds; ++i) {
        hand = std::min(hand, nanoseconds_each(all, hand_sum, [](const auto& a, tally& sum) {
                            const auto v = by_hand(a);
                            v ? sum.add(*v) : sum.add_none();
                        }));
        feel = std::min(feel, nanoseconds_each(all, feel_sum, [&](const auto& a, tally& sum) {
                            run.reset();
                            run.set(slot, value::of(&a, type));
                            const value v = compiled->evaluate(run);
                            v.is(value_kind::number) ? sum.add(v.as_number()) : sum.add_none();
                        }));
    }
    if (hand_sum.bits != feel_sum.bits) {
        fmt::print("the rule and the hand-written code disagree\n");
        return 1;
    }
    const double ratio = feel / hand;
    fmt::print("by hand {:.1f} ns, FEEL {:.1f} ns a record\n", hand, feel);
    fmt::print("target feel-expression: {:.2f} <= 5 {}\n", ratio, ratio <= 5 ? "met" : "missed");
    return 0;
}
