#ifndef TENET_SRC_GROUP_BODS_HISTORY_HPP
#define TENET_SRC_GROUP_BODS_HISTORY_HPP

#include "bods_statement.hpp"

#include <cstddef>
#include <vector>

namespace tenet::group::bods {

/// A relation over spans of valid and recorded time.
struct piece {
    interest is;
    const relationship_statement* from = nullptr; ///< who holds it in whom
    std::optional<date> known_from{};
    std::optional<date> known_until{}; ///< first day it is no longer believed
};

/// What the statements about one record, in their order, come to: each moves what was believed
/// before, as `read_bods` says. Linear in the interests, but for looking up their types.
[[nodiscard]] std::vector<piece> history_of(std::span<const relationship_statement> statements);

} // namespace tenet::group::bods

#endif
