#include "assess/interpreter.hpp"
#include "assess/keep.hpp"

#include <tenet/assess/due.hpp>
#include <tenet/assess/messages.hpp>
#include <tenet/assess/stepper.hpp>

#include <algorithm>
#include <functional>

namespace tenet::assess {

namespace say = assess_messages;

namespace {

/// Whether the shapes of a snapshot fit the program: what every access relies on.
bool fits(const statechart::program& chart, const snapshot& s) {
    const auto state = [&](std::uint32_t n) { return n > 0 && n < chart.states.size(); };
    const auto states = [&](const std::vector<std::uint32_t>& set) {
        return std::all_of(set.begin(), set.end(), state) &&
               std::adjacent_find(set.begin(), set.end(), std::greater_equal<>{}) == set.end();
    };
    return s.chart == chart.digest && s.data.size() == chart.data.size() &&
           s.history.size() == chart.histories && states(s.active) && states(s.visited) &&
           std::all_of(s.history.begin(), s.history.end(), states);
}

/// What keeps a step from being made; empty: nothing. `now` may be moved to the snapshot's.
diagnostics check(const statechart::program& chart, const snapshot& from, instant& now,
                  const run_options& options) {
    if (!fits(chart, from)) return diagnostic{say::other_chart, {from.chart, chart.digest}};
    if (now < from.now) {
        if (options.time == backwards::refuse) {
            return diagnostic{say::time_backwards, {utc_text(now), utc_text(from.now)}};
        }
        now = from.now;
    }
    return diagnostics{};
}

bool is_event_name(const std::string& name) {
    return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    });
}

} // namespace

struct stepper::state {
    state(const statechart& of, const run_options& how)
        // The analyzer does not see the constructor of an interpreter.
        // NOLINTNEXTLINE(clang-analyzer-optin.cplusplus.UninitializedObject)
        : chart(of), options(how), run(chart.compiled(), options) {}

    [[nodiscard]] std::optional<diagnostics> stopped() const {
        if (!run.stopped_by()) return std::nullopt;
        return diagnostics{*run.stopped_by()};
    }

    statechart chart;
    run_options options;
    interpreter run;
};

stepper::stepper(const statechart& chart, const run_options& options)
    : state_(std::make_unique<state>(chart, options)) {}

stepper::stepper(stepper&& from) noexcept = default;
stepper& stepper::operator=(stepper&& from) noexcept = default;
stepper::~stepper() = default;

std::optional<diagnostics> stepper::step(const snapshot& from, const event& what, instant now,
                                         outcome& to) {
    auto& [chart, options, run] = *state_;
    diagnostics refused = check(chart.compiled(), from, now, options);
    if (refused.has_errors()) return refused;
    if (!is_event_name(what.name)) {
        return diagnostics{diagnostic{say::no_name, {"事件名称", "name of an event"}}};
    }
    owned_value data;
    if (const auto why = keep(*what.data, options.value_parts, data)) return diagnostics{*why};
    to.next = from;
    run.begin(to);
    run.fire(now);
    if (run.more_due(now)) {
        return diagnostics{diagnostic{say::much_due, {std::to_string(options.timers)}}};
    }
    if (run.ended()) {
        return diagnostics{diagnostic{say::ended, {from.session, to.next.ended_in, what.name}}};
    }
    run.take(what, std::move(data));
    return state_->stopped();
}

std::optional<diagnostics> stepper::advance(const snapshot& from, instant now, outcome& to) {
    auto& [chart, options, run] = *state_;
    diagnostics refused = check(chart.compiled(), from, now, options);
    if (refused.has_errors()) return refused;
    to.next = from;
    run.begin(to);
    run.fire(now);
    return state_->stopped();
}

result<outcome> statechart::start(const start_options& begin, const run_options& options) const {
    if (!is_event_name(begin.session)) {
        return diagnostics{diagnostic{say::no_name, {"会话标识", "session"}}};
    }
    outcome fresh;
    fresh.next.chart = program_->digest;
    fresh.next.session = begin.session;
    fresh.next.now = begin.at;
    fresh.next.data.resize(program_->data.size());
    fresh.next.history.resize(program_->histories);
    stepper::state only{*this, options};
    only.run.begin(fresh);
    only.run.start();
    if (auto stopped = only.stopped()) return std::move(*stopped);
    return fresh;
}

result<outcome> statechart::step(const snapshot& from, const event& what, instant now,
                                 const run_options& options) const {
    stepper only{*this, options};
    outcome to;
    if (auto refused = only.step(from, what, now, to)) return std::move(*refused);
    return to;
}

result<outcome> statechart::advance(const snapshot& from, instant now,
                                    const run_options& options) const {
    stepper only{*this, options};
    outcome to;
    if (auto refused = only.advance(from, now, to)) return std::move(*refused);
    return to;
}

} // namespace tenet::assess
