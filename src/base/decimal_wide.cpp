#include "bid.hpp"
#include "decimal_parts.hpp"

#include <array>

namespace tenet {

namespace {

bid::decimal128 to_bid(const decimal& d) noexcept {
    return {{d.low(), d.high()}};
}

decimal from_bid(bid::decimal128 d) noexcept {
    const decimal result = decimal::from_words(d.words[0], d.words[1]);
    return result.is_finite() ? result : not_a_number();
}

using binary_operation = bid::decimal128 (*)(bid::decimal128, bid::decimal128, bid::rounding,
                                             bid::flags*);

decimal apply(binary_operation operation, const decimal& a, const decimal& b) noexcept {
    if (!a.is_finite() || !b.is_finite()) return not_a_number();
    bid::flags raised = 0;
    return from_bid(operation(to_bid(a), to_bid(b), bid::half_even, &raised));
}

using unary_operation = bid::decimal128 (*)(bid::decimal128, bid::rounding, bid::flags*);

decimal apply(unary_operation operation, const decimal& a) noexcept {
    if (!a.is_finite()) return not_a_number();
    bid::flags raised = 0;
    return from_bid(operation(to_bid(a), bid::half_even, &raised));
}

} // namespace

namespace wide_decimal {

decimal add(const decimal& a, const decimal& b) noexcept {
    return apply(bid::add, a, b);
}

decimal subtract(const decimal& a, const decimal& b) noexcept {
    return apply(bid::sub, a, b);
}

decimal multiply(const decimal& a, const decimal& b) noexcept {
    return apply(bid::mul, a, b);
}

decimal divide(const decimal& a, const decimal& b) noexcept {
    return apply(bid::div, a, b);
}

std::partial_ordering compare(const decimal& a, const decimal& b) noexcept {
    if (!a.is_finite() || !b.is_finite()) return std::partial_ordering::unordered;
    bid::flags raised = 0;
    if (bid::less(to_bid(a), to_bid(b), &raised) != 0) return std::partial_ordering::less;
    if (bid::equal(to_bid(a), to_bid(b), &raised) != 0) return std::partial_ordering::equivalent;
    return std::partial_ordering::greater;
}

} // namespace wide_decimal

double decimal::to_double() const noexcept {
    // Where both are exact as doubles, their quotient is the nearest one.
    constexpr std::uint64_t largest_exact = 1ULL << 53;
    static constexpr auto exact_powers = [] {
        std::array<double, decimal_inline::powers> all{};
        for (std::size_t n = 0; n < all.size(); ++n) {
            all[n] = static_cast<double>(decimal_inline::power_of_ten[n]);
        }
        return all;
    }();
    const int places = exponent_bias - decimal_inline::biased_exponent(*this);
    if (decimal_inline::is_small(*this) && low_ <= largest_exact && places >= 0 &&
        places < decimal_inline::powers) {
        const double magnitude = static_cast<double>(static_cast<std::int64_t>(low_)) /
                                 exact_powers[static_cast<std::size_t>(places)];
        return decimal_inline::sign(*this) != 0 ? -magnitude : magnitude;
    }
    bid::flags raised = 0;
    return bid::to_binary64(to_bid(*this), bid::half_even, &raised);
}

decimal decimal::sqrt() const noexcept {
    return apply(bid::sqrt, *this);
}

decimal decimal::modulo(const decimal& divisor) const noexcept {
    if (!is_finite() || !divisor.is_finite() || divisor.is_zero()) return not_a_number();
    bid::flags raised = 0;
    const decimal remainder = from_bid(bid::fmod(to_bid(*this), to_bid(divisor), &raised));
    if (remainder.is_zero()) return remainder.abs();
    return remainder.is_negative() == divisor.is_negative() ? remainder : remainder + divisor;
}

} // namespace tenet
