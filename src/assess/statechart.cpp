#include "assess/compiler.hpp"
#include "assess/interpreter.hpp"
#include "assess/keep.hpp"

#include <tenet/assess/due.hpp>
#include <tenet/assess/messages.hpp>

#include <algorithm>

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
    return !name.empty() && name.find_first_of(" \t\r\n") == std::string::npos;
}

} // namespace

result<statechart> statechart::compile(const chart_definition& from, const chart_options& options,
                                       diagnostics* warnings) {
    diagnostics problems;
    auto made = std::make_shared<program>();
    compiler{from, options, problems, warnings}.compile(*made);
    if (problems.has_errors()) return problems;
    made->digest = digest_of(from);
    statechart chart;
    chart.program_ = std::move(made);
    return chart;
}

result<outcome> statechart::start(const start_options& begin, const run_options& options) const {
    if (!is_event_name(begin.session)) {
        return diagnostics{diagnostic{say::no_name, {"会话标识", "session"}}};
    }
    snapshot fresh;
    fresh.chart = program_->digest;
    fresh.session = begin.session;
    fresh.now = begin.at;
    fresh.data.resize(program_->data.size());
    fresh.history.resize(program_->histories);
    interpreter run{*program_, std::move(fresh), options};
    run.start();
    return std::move(run).finish();
}

result<outcome> statechart::step(const snapshot& from, const event& what, instant now,
                                 const run_options& options) const {
    const diagnostics refused = check(*program_, from, now, options);
    if (refused.has_errors()) return refused;
    if (!is_event_name(what.name)) {
        return diagnostics{diagnostic{say::no_name, {"事件名称", "name of an event"}}};
    }
    event kept = what;
    kept.is = event_kind::external;
    if (const auto why = keep(*what.data, options.value_parts, kept.data)) return diagnostics{*why};
    interpreter run{*program_, from, options};
    run.fire(now);
    if (run.more_due(now)) {
        return diagnostics{diagnostic{say::much_due, {std::to_string(options.timers)}}};
    }
    if (run.ended()) {
        const snapshot& at = run.present();
        return diagnostics{diagnostic{say::ended, {at.session, at.ended_in, what.name}}};
    }
    run.take(kept);
    return std::move(run).finish();
}

result<outcome> statechart::advance(const snapshot& from, instant now,
                                    const run_options& options) const {
    const diagnostics refused = check(*program_, from, now, options);
    if (refused.has_errors()) return refused;
    interpreter run{*program_, from, options};
    run.fire(now);
    return std::move(run).finish();
}

const std::string& statechart::digest() const noexcept {
    return program_->digest;
}

const std::string& statechart::id() const noexcept {
    return program_->id;
}

const std::vector<std::string>& statechart::state_ids() const noexcept {
    return program_->state_ids;
}

const std::vector<std::string>& statechart::data_names() const noexcept {
    return program_->data_names;
}

bool statechart::in(const snapshot& from, std::string_view state) const noexcept {
    return std::any_of(from.active.begin(), from.active.end(), [&](std::uint32_t n) {
        return n < program_->states.size() && program_->states[n].id == state;
    });
}

std::vector<std::string> statechart::active_leaves(const snapshot& from) const {
    std::vector<std::string> ids;
    for (const std::uint32_t n : from.active) {
        if (n < program_->states.size() && program_->states[n].atomic()) {
            ids.push_back(program_->states[n].id);
        }
    }
    return ids;
}

const value* statechart::find(const snapshot& from, std::string_view data) const noexcept {
    const auto& names = program_->data_names;
    const auto found = std::find(names.begin(), names.end(), data);
    const auto n = static_cast<std::size_t>(found - names.begin());
    return n < from.data.size() && found != names.end() ? &from.data[n].get() : nullptr;
}

std::optional<instant> next_due(const snapshot& from) noexcept {
    if (from.ended || from.timers.empty()) return std::nullopt;
    return from.timers.front().due;
}

} // namespace tenet::assess
