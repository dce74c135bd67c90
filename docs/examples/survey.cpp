// A survey from its opening to its end, with its history; docs/assessments.md.

#include <tenet/tenet.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>

using namespace tenet;

namespace {

instant at(const char* text) {
    return *date_time::parse(text)->to_instant();
}

assess::statechart load(const char* path) {
    std::ifstream file{path};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto doc = json::document::read(text).value();
    diagnostics problems;
    const auto definition = assess::read_chart(doc, doc.root(), problems);
    return assess::statechart::compile(definition.value()).value();
}

} // namespace

int main(int argc, char** argv) {
    const auto chart = load(argc > 1 ? argv[1] : "docs/examples/assessments/survey.json");
    if (!assess::lint(chart).empty()) return 1;

    // The host keeps three things: the snapshot, the log, and how far the log goes.
    std::string log;
    auto step =
        assess::record_start(chart, {"QINGHE-2026", at("2026-03-02T09:00:00+08:00")}).value();
    log += step.bytes;

    assess::event answer;
    answer.name = "answer";
    for (const int points : {9, 10, 7, 8}) {
        answer.data = owned_value::copy(value{decimal{points}});
        step = assess::record_step(chart, step.now.next, step.at, answer,
                                   at("2026-03-05T10:00:00+08:00"))
                   .value();
        log += step.bytes;
    }

    // The host sleeps until something is due: the reminder, then the deadline.
    while (const auto due = assess::next_due(step.now.next)) {
        step = assess::record_advance(chart, step.now.next, step.at, *due).value();
        log += step.bytes;
        for (const assess::effect& e : step.now.effects) {
            std::printf("%s %s: %s\n", e.type.c_str(), e.target.c_str(), e.name.c_str());
        }
    }

    assess::event accept;
    accept.name = "accept";
    accept.actor = "administrator"; // who does not hold the role
    step = assess::record_step(chart, step.now.next, step.at, accept, step.now.next.now).value();
    log += step.bytes;
    std::printf("%s\n", chart.active_leaves(step.now.next).front().c_str());

    accept.actor = "zhang";
    accept.roles = {"auditor"};
    step = assess::record_step(chart, step.now.next, step.at, accept, step.now.next.now).value();
    log += step.bytes;
    std::printf("%s %s\n", step.now.next.ended_in.c_str(), to_text(*step.now.next.result).c_str());

    // Anybody can check the log, and run it again to the same bytes.
    const auto verified = assess::verify_log(log, &step.at).value();
    const auto again = assess::replay(chart, log).value();
    const bool same = again.at == step.at && again.now.ended_in == step.now.next.ended_in;
    std::printf("%llu entries, %s\n", static_cast<unsigned long long>(verified.entries),
                same ? "the same again" : "different");
    log[log.size() / 2] ^= 1;
    std::printf("%s\n", assess::verify_log(log).error().text(language::en).c_str());
    return same ? 0 : 1;
}
