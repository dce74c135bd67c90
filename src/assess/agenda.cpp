#include <tenet/assess/agenda.hpp>

namespace tenet::assess {

void agenda::set(std::string_view name, std::optional<instant> due) {
    const auto at = due_of_.find(name);
    if (at != due_of_.end()) {
        if (due == at->second) return;
        by_due_.erase({at->second, at->first});
        if (!due) due_of_.erase(at);
    }
    if (!due) return;
    by_due_.emplace(*due, name);
    due_of_.insert_or_assign(std::string{name}, *due);
}

std::optional<instant> agenda::next() const noexcept {
    if (by_due_.empty()) return std::nullopt;
    return by_due_.begin()->first;
}

std::vector<std::string> agenda::due(instant now, std::size_t most) const {
    std::vector<std::string> names;
    for (const auto& [due, name] : by_due_) {
        if (due > now || names.size() == most) break;
        names.push_back(name);
    }
    return names;
}

std::optional<instant> agenda::find(std::string_view name) const noexcept {
    const auto at = due_of_.find(name);
    if (at == due_of_.end()) return std::nullopt;
    return at->second;
}

} // namespace tenet::assess
