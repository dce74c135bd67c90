#include <tenet/json/document.hpp>
#include <tenet/table/decision_table.hpp>
#include <tenet/table/table_json.hpp>

#include <fmt/core.h>

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

/// @file
/// Loading a table of 16,000 rules from JSON: reading and compiling it beside parsing its JSON
/// alone, and the memory both take.

using namespace tenet;
using namespace tenet::table;

namespace {

constexpr int rule_count = 16'000;
constexpr int rounds = 15;
constexpr double most_times_parsing = 3;
constexpr double most_megabytes = 30;

/// The JSON of a table with five inputs: codes, a few plans, a boolean, intervals of ages and
/// amounts; some cells accept anything. Every rule has a result of its own. Written directly, so
/// that making it does not raise the memory measured.
std::string many_rules() {
    std::string out = R"({"id":"copay","hit_policy":"first","inputs":[{"expression":"service"},)"
                      R"({"expression":"plan"},{"expression":"network"},{"expression":"age"},)"
                      R"({"expression":"amount"}],"outputs":[{"name":"copay"}],"rules":[)";
    for (int n = 0; n < rule_count; ++n) {
        const int age = n / 8 % 5 * 20;
        const std::string plan = n % 7 == 0 ? "-" : fmt::format(R"(\"plan-{}\")", n % 8);
        const std::string amount = n % 2 == 0 ? "-" : fmt::format(">= {}", n % 11 * 100);
        out += fmt::format(R"~({}{{"when":["\"S{:04}\"","{}","{}","[{}..{})","{}"],)~"
                           R"~("then":["{}.{:02}"]}})~",
                           n == 0 ? "" : ",\n", n / 40, plan,
                           n % 3 == 2 ? "-" : (n % 3 == 0 ? "true" : "false"), age, age + 20,
                           amount, n / 100, n % 100);
    }
    return out + "]}";
}

feel::scope names_of_inputs() {
    feel::scope names;
    names.add("service", "", feel::type::scalar(value_kind::string));
    names.add("plan", "", feel::type::scalar(value_kind::string));
    names.add("network", "", feel::type::scalar(value_kind::boolean));
    names.add("age", "", feel::type::scalar(value_kind::number));
    names.add("amount", "", feel::type::scalar(value_kind::number));
    return names;
}

std::optional<decision_table> load(const std::string& text, const feel::scope& names) {
    const auto doc = json::document::read(text);
    if (!doc) return std::nullopt;
    diagnostics problems;
    auto definition = read_table(*doc, doc->root(), problems);
    if (!definition) return std::nullopt;
    auto made = decision_table::compile(std::move(*definition), names);
    if (!made) return std::nullopt;
    return std::move(*made);
}

template <class F>
double milliseconds(F&& f) {
    const auto begin = std::chrono::steady_clock::now();
    f();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

double peak_megabytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

double held_megabytes() {
    return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd) / (1 << 20);
}

double median(std::vector<double> of) {
    std::sort(of.begin(), of.end());
    return of[of.size() / 2];
}

bool finds_its_rule(const decision_table& table) {
    feel::run_context context;
    feel::evaluation run{context};
    run.set(0, std::string_view{"S0123"});
    run.set(1, std::string_view{"plan-1"});
    run.set(2, true);
    run.set(3, decimal{25});
    run.set(4, decimal{10'000});
    return table.evaluate(run).is(value_kind::number);
}

} // namespace

int main() {
    const std::string text = many_rules();
    const feel::scope names = names_of_inputs();
    malloc_trim(0);
    const double held_before = held_megabytes();
    const double peak_before = peak_megabytes();
    const auto kept = load(text, names);
    const double peak = peak_megabytes() - peak_before;
    const double held = held_megabytes() - held_before;
    if (!kept || !finds_its_rule(*kept)) return 1;

    std::vector<double> parsing;
    std::vector<double> loading;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        parsing.push_back(milliseconds([&] { (void)json::document::read(text); }));
        loading.push_back(milliseconds([&] { (void)load(text, names); }));
        ratios.push_back(loading.back() / parsing.back());
    }
    fmt::print("table of {} rules, {:.1f} MB of JSON: parsed in {:.1f} ms, loaded in {:.1f} ms; "
               "{:.1f} MB at most while loading, {:.1f} MB held, {:.1f} MB of them its index\n",
               rule_count, static_cast<double>(text.size()) / (1 << 20), median(parsing),
               median(loading), peak, held, static_cast<double>(kept->index_bytes()) / (1 << 20));
    const double ratio = median(ratios);
    fmt::print("target rules-load-time: {:.2f} <= {} times parsing {}\n", ratio, most_times_parsing,
               ratio <= most_times_parsing ? "met" : "missed");
    fmt::print("target rules-load-memory: {:.1f} <= {} MB {}\n", peak, most_megabytes,
               peak <= most_megabytes ? "met" : "missed");
    return 0;
}
