#include <tenet/dmn/document.hpp>
#include <tenet/dmn/trace.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

/// @file
/// What a record of a decision costs: the same inputs decided with and without one, the two taking
/// turns in one process. Rendering the record is not part of it.

using namespace tenet;

namespace {

constexpr double wanted_ratio = 2;
constexpr int rounds = 15;
constexpr int rows = 2000;

std::string model_of(const std::string& elements) {
    return R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:t"
        name="m">
  <inputData id="a" name="a"><variable name="a" typeRef="number"/></inputData>
  <inputData id="b" name="b"><variable name="b" typeRef="number"/></inputData>
  <inputData id="c" name="c"><variable name="c" typeRef="number"/></inputData>
  <inputData id="d" name="d"><variable name="d" typeRef="number"/></inputData>)" +
           elements + "</definitions>";
}

std::string decision(const std::string& name, const std::string& needs, const std::string& logic) {
    std::string out = fmt::format(R"(<decision id="{0}" name="{0}"><variable name="{0}"/>)", name);
    for (const char c : needs) {
        const bool is_input = c <= 'd';
        out += fmt::format(R"(<informationRequirement><required{} href="#{}"/>)"
                           "</informationRequirement>",
                           is_input ? "Input" : "Decision", c);
    }
    return out + logic + "</decision>";
}

std::string text(const std::string& feel) {
    return "<literalExpression><text>" + feel + "</text></literalExpression>";
}

std::string expressions() {
    return model_of(
        decision("p", "ab", text("a * 1.13 + b")) +
        decision("q", "cdp", text("if p > 100 and c in [1..50] then p * 0.9 - d else p")) +
        decision("r", "aq", text("if q > a then round up(q / 7, 2) else q ** 2 / 3")) +
        decision("s", "qr", text("max([q, r]) + min(q, r) * 2")));
}

/// A table over `inputs` of the names; each cell is one of a few ranges.
std::string rules(int rule_count, const std::string& inputs, int width) {
    std::string out = R"(<decisionTable hitPolicy="FIRST">)";
    for (const char c : inputs) {
        out += fmt::format("<input><inputExpression><text>{}</text></inputExpression></input>", c);
    }
    out += "<output/>";
    for (int n = 0; n < rule_count; ++n) {
        out += "<rule>";
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const int low = (n + static_cast<int>(i) * 3) % (rule_count / 2) * width;
            out += fmt::format("<inputEntry><text>[{}..{})</text></inputEntry>", low,
                               low + (i == 0 ? width : 6 * width));
        }
        out += fmt::format("<outputEntry><text>{}</text></outputEntry></rule>", n);
    }
    return out + "</decisionTable>";
}

dmn::decision_model compiled(const std::string& xml) {
    const auto file = dmn::document::read(xml);
    auto model = dmn::decision_model::compile(std::span{&file.value().model(), 1});
    if (!model) {
        fmt::print(stderr, "{}", model.error().text(language::en));
        std::exit(1);
    }
    return std::move(*model);
}

/// Decides all rows, nanoseconds a row.
template <class Decide>
double nanoseconds(const dmn::decision_model& m, feel::evaluation& run, const Decide& decide) {
    const auto begin = std::chrono::steady_clock::now();
    for (int n = 0; n < rows; ++n) {
        run.reset();
        for (std::uint32_t slot = 0; slot < m.inputs().size(); ++slot) {
            run.set(slot, decimal{(n * 13 + static_cast<int>(slot) * 31) % 97});
        }
        decide();
    }
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
    return took.count() / rows;
}

/// The cost of a record as a multiple of the plain run: the median over rounds.
double ratio_of(const std::string& name, const std::string& xml) {
    const dmn::decision_model m = compiled(xml);
    const std::uint32_t asked = *m.find("s");
    const feel::run_context context;
    feel::evaluation run{context};
    dmn::trace record;
    std::vector<double> ratios;
    double best_plain = 1e18;
    double best_traced = 1e18;
    for (int n = 0; n < rounds; ++n) {
        const double plain = nanoseconds(m, run, [&] { (void)m.decide(run, asked); });
        const double traced = nanoseconds(m, run, [&] {
            record.clear();
            (void)m.decide(run, asked, record);
        });
        ratios.push_back(traced / plain);
        best_plain = std::min(best_plain, plain);
        best_traced = std::min(best_traced, traced);
    }
    std::nth_element(ratios.begin(), ratios.begin() + rounds / 2, ratios.end());
    fmt::print("{}: plain {:.0f} ns, traced {:.0f} ns, {:.2f} times\n", name, best_plain,
               best_traced, ratios[rounds / 2]);
    return ratios[rounds / 2];
}

} // namespace

int main() {
    const double worst = std::max({
        ratio_of("expressions", expressions()),
        ratio_of("table of 12 rules", model_of(decision("s", "abcd", rules(12, "abcd", 16)))),
        ratio_of("table of 1000 rules", model_of(decision("s", "ab", rules(1000, "ab", 1)))),
    });
    fmt::print("target trace-cost: {:.2f} <= {:.0f} {}\n", worst, wanted_ratio,
               worst <= wanted_ratio ? "met" : "missed");
    return 0;
}
