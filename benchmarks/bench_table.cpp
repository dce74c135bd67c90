#include <tenet/table/analysis.hpp>
#include <tenet/table/decision_table.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

/// @file
/// A table of 1,000 rules over a code, a number and a date: matched through the index and by
/// running its cells one after the other, over the same inputs in the same process.

using namespace tenet;
using namespace tenet::table;

namespace {

constexpr int rule_count = 1000;
constexpr int code_count = 50;
constexpr double wanted_speedup = 20;

table_definition thousand_rules() {
    table_definition d;
    d.id = "prices";
    d.policy = hit_policy::first;
    d.inputs = {{"product", {}, {}, {}}, {"quantity", {}, {}, {}}, {"day", {}, {}, {}}};
    d.outputs = {{"discount", {}, {}, "0", {}}};
    for (int n = 0; n < rule_count; ++n) {
        const int low = n / code_count * 10;
        table_rule r;
        r.when = {fmt::format("\"P{}\"", n % code_count), fmt::format("[{}..{})", low, low + 10),
                  n % 5 == 0 ? "-" : fmt::format(">= date(\"2026-{:02}-01\")", n % 12 + 1)};
        r.then = {fmt::format("0.{:03}", n)};
        d.rules.push_back(std::move(r));
    }
    return d;
}

struct inputs {
    std::string product;
    decimal quantity;
    date day;
};

std::vector<inputs> some_inputs(int count) {
    std::vector<inputs> out;
    const date first = *date::from_civil(2026, 1, 1);
    for (int n = 0; n < count; ++n) {
        out.push_back({fmt::format("P{}", n * 7 % (code_count + 1)), decimal{n * 13 % 210},
                       first.plus_days(n * 11 % 365)});
    }
    return out;
}

/// Nanoseconds a match, the best of five rounds.
template <class Match>
double measure(feel::evaluation& run, const std::vector<inputs>& all, Match&& match) {
    double best = 1e18;
    for (int round = 0; round < 5; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        for (const inputs& i : all) {
            run.reset();
            run.set(0, std::string_view{i.product});
            run.set(1, i.quantity);
            run.set(2, i.day);
            match();
        }
        const std::chrono::duration<double, std::nano> took =
            std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count() / static_cast<double>(all.size()));
    }
    return best;
}

} // namespace

int main() {
    feel::scope names;
    names.add("product", "产品", feel::type::scalar(value_kind::string));
    names.add("quantity", "数量", feel::type::scalar(value_kind::number));
    names.add("day", "日期", feel::type::scalar(value_kind::date));
    const auto compiled = decision_table::compile(thousand_rules(), names);
    if (!compiled) {
        fmt::print(stderr, "{}", compiled.error().text(language::en));
        return 1;
    }
    feel::run_context context;
    context.missing = feel::missing_mode::spread;
    feel::evaluation run{context};
    const auto all = some_inputs(2000);
    const double indexed = measure(run, all, [&] { (void)compiled->match(run); });
    const double evaluated = measure(run, all, [&] { (void)compiled->evaluate(run); });
    const double naive = measure(run, all, [&] { (void)compiled->match_by_running(run); });
    fmt::print("table of {} rules: indexed match {:.0f} ns, with its result {:.0f} ns, cell by "
               "cell {:.0f} ns; index {} bytes\n",
               rule_count, indexed, evaluated, naive, compiled->index_bytes());
    const auto begin = std::chrono::steady_clock::now();
    const table_analysis found = analyse(*compiled);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    fmt::print("analysis: {:.1f} ms, {} gaps, {} overlaps{}\n", took.count(), found.gaps.size(),
               found.overlaps.size(), found.complete ? "" : ", not complete");
    const double speedup = naive / indexed;
    fmt::print("target table-index: speedup {:.0f} >= {:.0f} {}\n", speedup, wanted_speedup,
               speedup >= wanted_speedup ? "met" : "missed");
    return 0;
}
