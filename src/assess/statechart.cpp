#include "assess/compiler.hpp"

#include <tenet/assess/statechart.hpp>

#include <algorithm>

namespace tenet::assess {

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
