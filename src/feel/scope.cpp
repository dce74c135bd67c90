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

void scope::define_type(std::string name, type is) {
    types_by_name_.push_back({std::move(name), std::make_shared<const type>(std::move(is))});
}

const type* scope::find_type(std::string_view name) const noexcept {
    for (const type::member& t : types_by_name_) {
        if (t.name == name) return t.is.get();
    }
    return nullptr;
}

} // namespace tenet::feel
