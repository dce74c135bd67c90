#include "known_words.hpp"

#include <tenet/feel/scope.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace tenet::feel {

scope::scope(std::shared_ptr<const catalogue> types) : types_(std::move(types)) {
    if (types_ == nullptr) return;
    for (const record_type* t : types_->types()) note(words_, type::of_record(*t));
}

std::uint32_t scope::add(std::string name, std::string zh, type is) {
    const auto n = static_cast<std::uint32_t>(slots_.size());
    note(words_, name);
    note(words_, zh);
    note(words_, is);
    slots_.push_back({std::move(name), std::move(zh), std::move(is), false});
    index_name(2 * n);
    if (!slots_.back().zh.empty()) index_name(2 * n + 1);
    return n;
}

void scope::retype(std::uint32_t n, type is) {
    note(words_, is);
    slots_[n].is = std::move(is);
}

std::uint32_t scope::add_record(std::string name, std::string zh, const record_type& record) {
    const std::uint32_t n = add(std::move(name), std::move(zh), type::of_record(record));
    slots_.back().open = true;
    open_.push_back(n);
    return n;
}

std::string_view scope::name_of(name_number n) const noexcept {
    const slot& s = slots_[n / 2];
    return n % 2 == 0 ? s.name : s.zh;
}

/// A name goes behind its equals: the last slot wins.
void scope::index_name(name_number n) {
    const auto behind = std::upper_bound(
        by_name_.begin(), by_name_.end(), name_of(n),
        [this](std::string_view name, name_number other) { return name < name_of(other); });
    by_name_.insert(behind, n);
}

std::optional<std::uint32_t> scope::find(std::string_view name) const noexcept {
    const auto behind = std::upper_bound(
        by_name_.begin(), by_name_.end(), name,
        [this](std::string_view wanted, name_number other) { return wanted < name_of(other); });
    if (behind == by_name_.begin() || name_of(*std::prev(behind)) != name) return std::nullopt;
    return *std::prev(behind) / 2;
}

std::size_t scope::longest_from(std::string_view word) const noexcept {
    return feel::longest_from(words_, word);
}

const type* scope::find_type(std::string_view name) const noexcept {
    if (types_by_name_ == nullptr) return nullptr;
    const auto found = types_by_name_->find(name);
    return found == types_by_name_->end() ? nullptr : &found->second;
}

} // namespace tenet::feel
