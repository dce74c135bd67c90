#ifndef TENET_SRC_GROUP_GLEIF_CODES_HPP
#define TENET_SRC_GROUP_GLEIF_CODES_HPP

#include <tenet/group/graph.hpp>

#include <string_view>

/// What codes of the LEI system mean, as `read_gleif` says.
namespace tenet::group::gleif {

[[nodiscard]] party_kind kind_of_category(std::string_view category) noexcept;
[[nodiscard]] std::string_view category_of(party_kind kind) noexcept;

/// The relation that a type of relationship means; `other` for those that are none of ours.
[[nodiscard]] relation relation_of(std::string_view type) noexcept;
/// The type that means a relation; empty where none does.
[[nodiscard]] std::string_view type_of(relation is) noexcept;

/// The parent that an exception speaks of; `other` where its reason is that there is none.
[[nodiscard]] relation parent_of_exception(std::string_view category,
                                           std::string_view why) noexcept;

} // namespace tenet::group::gleif

#endif
