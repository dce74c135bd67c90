#include "bid.hpp"
#include "decimal_parts.hpp"

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
    bid::flags raised = 0;
    return bid::to_binary64(to_bid(*this), bid::half_even, &raised);
}

decimal decimal::sqrt() const noexcept {
    return apply(bid::sqrt, *this);
}

decimal decimal::exp() const noexcept {
    return apply(bid::exp, *this);
}

decimal decimal::log() const noexcept {
    return apply(bid::log, *this);
}

decimal decimal::modulo(const decimal& divisor) const noexcept {
    if (!is_finite() || !divisor.is_finite() || divisor.is_zero()) return not_a_number();
    bid::flags raised = 0;
    const decimal remainder = from_bid(bid::fmod(to_bid(*this), to_bid(divisor), &raised));
    if (remainder.is_zero() || remainder.is_negative() == divisor.is_negative()) return remainder;
    return remainder + divisor;
}

namespace {

/// `base` to the n-th power (n > 0) where 34 digits hold it exactly.
std::optional<decimal_parts> exact_power(const decimal_parts& base, std::int64_t n) noexcept {
    const decimal_parts reduced = normalised(base);
    if (reduced.coefficient != 1 && n > 113) return std::nullopt; // 2^113 has 35 digits
    decimal_parts power{1, 0, reduced.negative && n % 2 != 0};
    if (reduced.coefficient != 1) {
        for (std::int64_t i = 0; i < n; ++i) {
            if (power.coefficient >= coefficient_limit / reduced.coefficient + 1) {
                return std::nullopt;
            }
            power.coefficient *= reduced.coefficient;
        }
    }
    std::int64_t exponent = 0;
    if (power.coefficient >= coefficient_limit ||
        __builtin_mul_overflow(std::int64_t{reduced.exponent}, n, &exponent) ||
        exponent < smallest_exponent || exponent > largest_exponent) {
        return std::nullopt;
    }
    power.exponent = static_cast<int>(exponent);
    return power;
}

} // namespace

decimal decimal::pow(const decimal& exponent) const noexcept {
    if (!is_finite() || !exponent.is_finite()) return not_a_number();
    const auto n = exponent.to_int64();
    if (n == 0) return decimal{1};
    if (is_zero()) return exponent.is_negative() ? not_a_number() : decimal{0};
    if (n && *n > -6200 && *n < 6200) {
        if (const auto exact = exact_power(take_apart(*this), *n < 0 ? -*n : *n)) {
            return *n < 0 ? decimal{1} / put_together(*exact) : put_together(*exact);
        }
    }
    return apply(bid::pow, *this, exponent);
}

} // namespace tenet
