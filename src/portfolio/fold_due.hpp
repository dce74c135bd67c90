#ifndef TENET_SRC_PORTFOLIO_FOLD_DUE_HPP
#define TENET_SRC_PORTFOLIO_FOLD_DUE_HPP

#include <cstddef>

namespace tenet::portfolio {

/// Whether so many differences from a base of that size are enough to make a new base. Few are
/// cheap to keep; more than a share of the base have paid for making a new one.
[[nodiscard]] inline bool is_fold_due(std::size_t differences, std::size_t size) noexcept {
    constexpr std::size_t few = 1024;
    constexpr std::size_t share = 4;
    return differences > few && differences > size / share;
}

} // namespace tenet::portfolio

#endif
