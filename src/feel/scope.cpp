#include <tenet/feel/scope.hpp>

#include <utility>

namespace tenet::feel {

std::uint32_t scope::add(std::string name, std::string zh, type is) {
    slots_.push_back({std::move(name), std::move(zh), std::move(is), false});
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

std::uint32_t scope::add_record(std::string name, std::string zh, const record_type& record) {
    const std::uint32_t n = add(std::move(name), std::move(zh), type::of_record(record));
    slots_.back().open = true;
    return n;
}

std::optional<std::uint32_t> scope::find(std::string_view name) const noexcept {
    for (std::size_t n = slots_.size(); n-- > 0;) {
        if (slots_[n].name == name || (!slots_[n].zh.empty() && slots_[n].zh == name)) {
            return static_cast<std::uint32_t>(n);
        }
    }
    return std::nullopt;
}

const type* scope::find_type(std::string_view name) const noexcept {
    if (types_by_name_ == nullptr) return nullptr;
    const auto found = types_by_name_->find(name);
    return found == types_by_name_->end() ? nullptr : &found->second;
}

} // namespace tenet::feel
