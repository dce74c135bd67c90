// Reading, compiling, linting and running charts, in JSON or SCXML: any text ends in diagnostics,
// or in a chart that runs within its limits, whose snapshots survive being written and read, and
// whose log is verified and replays to the same bytes.

#include "assess_bounds.hpp"

#include <tenet/tenet.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace tenet;

void run(const assess::statechart& chart) {
    (void)assess::lint(chart);
    const assess::run_options few = bounded();
    auto step = assess::record_start(chart, {"s", {}}, few);
    std::string log;
    constexpr const char* names[] = {"a", "x", "answer", "error.execution"};
    for (std::int64_t n = 0; step && n < 8; ++n) {
        log += step->bytes;
        const std::string text = assess::write_snapshot(chart, step->now.next);
        const auto read = assess::read_snapshot(chart, text);
        if (!read || assess::write_snapshot(chart, *read) != text) std::abort();
        assess::event e;
        e.name = names[n % 4];
        auto next =
            n % 3 == 2
                ? assess::record_advance(chart, step->now.next, step->at, {n * 1000, 0}, few)
                : assess::record_step(chart, step->now.next, step->at, e, {n * 1000, 0}, few);
        if (!next) break;
        step = std::move(next);
        if (n == 7) log += step->bytes;
    }
    if (!assess::verify_log(log)) std::abort();
    if (!log.empty() && !assess::replay(chart, log, few)) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(data), size}; // NOLINT
    assess::chart_options options;
    if (text.starts_with('<')) {
        const auto read = assess::read_scxml(text);
        if (!read && !read.error().has_errors()) std::abort();
        if (!read) return 0;
        options.tolerant = true;
        if (const auto chart = assess::statechart::compile(*read, options)) run(*chart);
        return 0;
    }
    const auto doc = json::document::read(text);
    if (!doc) return 0;
    diagnostics problems;
    const auto read = assess::read_chart(*doc, doc->root(), problems);
    if (!read && !problems.has_errors()) std::abort();
    if (!read) return 0;
    if (const auto chart = assess::statechart::compile(*read, options)) run(*chart);
    return 0;
}
