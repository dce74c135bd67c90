#include <tenet/tenet.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Steps of a chart with hierarchy, a parallel region, guards, assignments and a delayed
/// transition. assess/bench.mjs has the same chart for XState; bench_assess.py compares.
///
///     bench_statechart [EVENTS [ROUNDS]]
///
/// It prints a checksum over the states and data after every event, and the seconds of all steps.

using namespace tenet;

namespace {

constexpr std::string_view definition = R"({"id": "survey",
  "data": [{"name": "answers", "value": 0}, {"name": "sum", "value": 0},
           {"name": "rejected", "value": 0}, {"name": "alarms", "value": 0}],
  "states": [{"id": "running", "type": "parallel", "states": [
    {"id": "replies", "initial": "open", "states": [
      {"id": "open", "initial": "quiet",
       "transitions": [
        {"on": "answer", "if": "_event.data in [0..10]", "do": [
          {"assign": "answers", "value": "answers + 1"},
          {"assign": "sum", "value": "sum + _event.data"}]},
        {"on": "answer", "do": [{"assign": "rejected", "value": "rejected + 1"}]},
        {"on": "pause", "to": "paused"}],
       "states": [
        {"id": "quiet", "transitions": [
          {"on": "answer", "if": "_event.data in [0..10]", "to": "busy", "do": [
            {"assign": "answers", "value": "answers + 1"},
            {"assign": "sum", "value": "sum + _event.data"}]}]},
        {"id": "busy"}]},
      {"id": "paused", "transitions": [{"on": "resume", "to": "open"}]}]},
    {"id": "watch", "initial": "calm", "states": [
      {"id": "calm", "on_entry": [{"send": "late", "id": "watch", "after": "PT60S"}],
       "on_exit": [{"cancel": "watch"}],
       "transitions": [{"on": "late", "to": "alarmed"}, {"on": "ack", "to": "calm"}]},
      {"id": "alarmed", "on_entry": [{"assign": "alarms", "value": "alarms + 1"}],
       "transitions": [{"on": "ack", "to": "calm"}]}]}]}]})";

assess::statechart compiled() {
    const auto doc = json::document::read(std::string{definition}).value();
    diagnostics problems;
    return assess::statechart::compile(assess::read_chart(doc, doc.root(), problems).value())
        .value();
}

/// The events, as assess/bench.mjs makes them: 12 answers of which one is not valid, and others.
class script {
public:
    explicit script(int count) {
        for (int data = 0; data < 12; ++data) {
            kinds_.emplace_back().name = "answer";
            kinds_.back().data = owned_value::copy(value{decimal{data}});
        }
        for (const char* name : {"pause", "resume", "ack"}) kinds_.emplace_back().name = name;
        std::uint64_t random = 20260101;
        for (int n = 0; n < count; ++n) {
            random = random * 48271 % 2147483647;
            const auto other = static_cast<std::uint32_t>(random % 16);
            const auto answer = static_cast<std::uint32_t>(random / 16 % 12);
            order_.push_back(other < 3 ? 12 + other : answer);
        }
    }

    /// Runs it from the beginning; `seen` gets the snapshot after each event.
    template <class Seen>
    assess::snapshot run(const assess::statechart& chart, Seen&& seen) const {
        constexpr std::int64_t begin = 1'767'575'000;
        constexpr std::int64_t stride = 10;
        assess::stepper steps{chart};
        std::array<assess::outcome, 2> turns{chart.start({"S", {begin, 0}}).value()};
        std::size_t now = 0;
        std::int64_t at = begin;
        for (const std::uint32_t kind : order_) {
            at += stride;
            assess::outcome& next = turns[1 - now];
            if (const auto refused = steps.step(turns[now].next, kinds_[kind], {at, 0}, next)) {
                throw error(*refused);
            }
            now = 1 - now;
            seen(next.next);
        }
        return turns[now].next;
    }

private:
    std::vector<assess::event> kinds_;
    std::vector<std::uint32_t> order_;
};

std::int64_t whole(const assess::statechart& chart, const assess::snapshot& s, const char* name) {
    return std::strtoll(chart.find(s, name)->as_number().text().c_str(), nullptr, 10);
}

std::int64_t checksum(const assess::statechart& chart, const script& events) {
    std::int64_t sum = 0;
    (void)events.run(chart, [&](const assess::snapshot& s) {
        const int replies = chart.in(s, "quiet") ? 1 : chart.in(s, "busy") ? 2 : 3;
        const int place = replies * 2 + (chart.in(s, "alarmed") ? 1 : 0);
        constexpr std::int64_t modulus = 1'000'003;
        sum = (sum * 31 + place + whole(chart, s, "answers") * 7 + whole(chart, s, "sum") * 3 +
               whole(chart, s, "rejected") * 5 + whole(chart, s, "alarms") * 11) %
              modulus;
    });
    return sum;
}

} // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 200'000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
    const auto chart = compiled();
    const script events{count};
    double best = 1e18;
    for (int n = 0; n < rounds; ++n) {
        const std::clock_t begin = std::clock();
        (void)events.run(chart, [](const assess::snapshot&) {});
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    fmt::print("figure\tstep\t{}\t{:.6f}\n", checksum(chart, events), best);
    return 0;
}
