// Verifying and replaying event logs, and reading snapshots: any text ends in diagnostics with a
// place or in what it says; whatever differs from a log that was recorded is refused by its
// checkpoint.

#include <tenet/tenet.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace tenet;

struct recorded_history {
    assess::statechart chart;
    std::string log;
    assess::checkpoint at;
};

recorded_history make() {
    const auto doc =
        json::document::read(std::string{R"x({"id": "c", "data": [{"name": "n", "value": 0}],
        "states": [{"id": "a", "on_entry": [{"send": "t", "after": "P1D"}], "transitions": [
            {"on": "x", "do": [{"assign": "n", "value": "n + 1"}]}, {"on": "t", "to": "b"}]},
            {"id": "b"}]})x"})
            .value();
    diagnostics problems;
    const auto definition = assess::read_chart(doc, doc.root(), problems).value();
    recorded_history h{assess::statechart::compile(definition).value(), {}, {}};
    auto step = assess::record_start(h.chart, {"s", {}}).value();
    h.log += step.bytes;
    assess::event e;
    e.name = "x";
    step = assess::record_step(h.chart, step.now.next, step.at, e, {60, 0}).value();
    h.log += step.bytes;
    step = assess::record_advance(h.chart, step.now.next, step.at, {90'000, 0}).value();
    h.log += step.bytes;
    h.at = step.at;
    return h;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const recorded_history known = make();
    const std::string text{reinterpret_cast<const char*>(data), size}; // NOLINT
    const auto verified = assess::verify_log(text);
    if (!verified && !verified.error().has_errors()) std::abort();
    (void)assess::replay(known.chart, text);
    (void)assess::read_snapshot(known.chart, text);
    if (assess::verify_log(text, &known.at) && text != known.log.substr(0, text.size())) {
        std::abort();
    }
    // A log with some of its bytes replaced is never taken for the one recorded.
    if (size < 3) return 0;
    std::string damaged = known.log;
    const std::size_t at = (data[0] | static_cast<std::size_t>(data[1]) << 8) % damaged.size();
    const std::string_view patch = std::string_view{text}.substr(2);
    damaged.replace(at, std::min(patch.size(), damaged.size() - at), patch);
    if (damaged != known.log && assess::verify_log(damaged, &known.at)) {
        if (!damaged.starts_with(known.log)) std::abort();
    }
    return 0;
}
