#include <tenet/tenet.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>

/// @file
/// A history of a million events: verifying it against hashing the same bytes with OpenSSL in the
/// same process, whether replaying grows with it and no more, and whether a step at its end costs
/// more than one at its beginning.

using namespace tenet;

namespace {

constexpr double wanted_verify = 1.5;
constexpr double wanted_growth = 1.25;

assess::statechart counting_chart() {
    const auto doc =
        json::document::read(R"({"id": "survey", "data": [{"name": "answers", "value": 0},
        {"name": "sum", "value": 0}], "states": [
        {"id": "open", "transitions": [{"on": "answer", "if": "_event.data in [0..10]", "do": [
            {"assign": "answers", "value": "answers + 1"},
            {"assign": "sum", "value": "sum + _event.data"}]},
          {"on": "close", "to": "closed"}]},
        {"id": "closed", "type": "final", "done": "sum / answers"}]})")
            .value();
    diagnostics problems;
    return assess::statechart::compile(assess::read_chart(doc, doc.root(), problems).value())
        .value();
}

/// Of the processor, so that other programs do not count.
double now_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template <class F>
double best_of(int rounds, F&& run) {
    double best = 1e18;
    for (int n = 0; n < rounds; ++n) {
        const double begin = now_seconds();
        run();
        best = std::min(best, now_seconds() - begin);
    }
    return best;
}

struct history {
    std::string log;
    assess::checkpoint at;
    double first = 0; ///< seconds of the first tenth
    double last = 0;  ///< and of the last
};

history record(const assess::statechart& chart, int events) {
    history h;
    auto step = assess::record_start(chart, {"QINGHE-2026", {1'767'575'000, 0}}).value();
    h.log = step.bytes;
    assess::event answer;
    answer.name = "answer";
    answer.actor = "zhang";
    answer.roles = {"contact"};
    const int tenth = events / 10;
    double begin = now_seconds();
    for (int n = 0; n < events; ++n) {
        if (n == events - tenth) begin = now_seconds();
        answer.data = owned_value::copy(value{decimal{n % 11}});
        step = assess::record_step(chart, step.now.next, step.at, answer, {1'767'575'000 + n, 0})
                   .value();
        h.log += step.bytes;
        if (n == tenth) h.first = now_seconds() - begin;
    }
    h.last = now_seconds() - begin;
    h.at = step.at;
    return h;
}

/// The start of a log and so many events.
std::string_view first_lines(std::string_view log, int events) {
    std::size_t end = 0;
    for (int n = 0; n <= events; ++n) end = log.find('\n', end) + 1;
    return log.substr(0, end);
}

void target(std::string_view name, double value, double limit) {
    fmt::print("target {}: {:.2f} {:.2f} {}\n", name, value, limit,
               value <= limit ? "met" : "missed");
}

} // namespace

int main() {
    const auto chart = counting_chart();
    constexpr int events = 1'000'000;
    const history h = record(chart, events);
    fmt::print("{} events, {} bytes; a recorded step {:.1f} us at first, {:.1f} us at last\n",
               events, h.log.size(), h.first / events * 1e7, h.last / events * 1e7);
    const double hashing = best_of(5, [&] { (void)sha256_hex(h.log); });
    bool right = true;
    const double verifying = best_of(5, [&] {
        const auto verified = assess::verify_log(h.log, &h.at);
        right = right && verified.has_value();
    });
    fmt::print("hashing {:.3f} s, verifying {:.3f} s\n", hashing, verifying);
    if (!right) return 1;
    const std::string_view tenth = first_lines(h.log, events / 10);
    const double replaying_tenth =
        best_of(3, [&] { right = right && assess::replay(chart, tenth).has_value(); });
    const double replaying =
        best_of(1, [&] { right = right && assess::replay(chart, h.log).has_value(); });
    if (!right) return 1;
    fmt::print("replaying {:.1f} s, {:.0f} events a second; of the first tenth {:.0f}\n", replaying,
               events / replaying, events / 10 / replaying_tenth);
    target("assess_verify_against_hashing", verifying / hashing, wanted_verify);
    target("assess_replay_growth", replaying / replaying_tenth / 10, wanted_growth);
    target("assess_step_growth", h.last / h.first, wanted_growth);
    return 0;
}
