#include <tenet/assess/agenda.hpp>

namespace tenet::assess {

void agenda::set(std::string_view name, std::optional<instant> due) {
    const auto at = due_of_.find(name);
    const bool listed = at != due_of_.end();
    if (listed ? due == at->second : !due) return;
    // What needs memory comes first, so that nothing is half done where there is none.
    auto former = listed ? by_due_.find({at->second, at->first}) : by_due_.end();
    decltype(due_of_) fresh;
    if (!listed) fresh.emplace(name, *due);
    if (due) by_due_.emplace(*due, name);
    if (!listed) return due_of_.merge(fresh);
    by_due_.erase(former);
    if (due) {
        at->second = *due;
    } else {
        due_of_.erase(at);
    }
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
