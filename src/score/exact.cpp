#include "exact.hpp"

#include "base/decimal_parts.hpp"

#include <utility>

namespace tenet::score {

namespace {

using integer = exact::integer;

integer power_of_ten(int n) {
    return boost::multiprecision::pow(integer{10}, static_cast<unsigned>(n));
}

/// What a number without its sign is rounded to: `whole`, or one more. `half` tells where what is
/// cut lies to one half, `cut` whether anything is.
integer decide(const integer& whole, int half, bool cut, bool negative, rounding mode) {
    bool more = false;
    switch (mode) {
    case rounding::half_even: more = half > 0 || (half == 0 && (whole & 1) != 0); break;
    case rounding::half_up: more = half >= 0; break;
    case rounding::half_down: more = half > 0; break;
    case rounding::up: more = true; break;
    case rounding::down: more = false; break;
    case rounding::ceiling: more = !negative; break;
    case rounding::floor: more = negative; break;
    }
    return cut && more ? integer{whole + 1} : whole;
}

/// A quotient of numbers of 0 or more as a whole number.
integer divide(const integer& a, const integer& b, bool negative, rounding mode) {
    integer whole;
    integer rest;
    boost::multiprecision::divide_qr(a, b, whole, rest);
    return decide(whole, integer{rest * 2}.compare(b), rest != 0, negative, mode);
}

/// The same x 10^places.
integer divide_to(const integer& a, const integer& b, int places, bool negative, rounding mode) {
    return places >= 0 ? divide(a * power_of_ten(places), b, negative, mode)
                       : divide(a, b * power_of_ten(-places), negative, mode);
}

int digits_of(const integer& n) {
    return n == 0 ? 0 : static_cast<int>(n.str().size());
}

/// A whole number x 10^-places; to 34 digits, half even, where it has more.
decimal scaled(integer n, int places, bool negative) {
    const int excess = digits_of(n) - decimal_digits;
    if (excess > 0) {
        n = divide(n, power_of_ten(excess), negative, rounding::half_even);
        places -= excess;
    }
    if (digits_of(n) > decimal_digits) {
        n /= 10;
        --places;
    }
    decimal_parts parts;
    parts.coefficient = static_cast<uint128>(n);
    parts.exponent = -places;
    parts.negative = negative && n != 0;
    return put_together(parts);
}

} // namespace

bool is_usable(const decimal& x) noexcept {
    constexpr int most_places = 100;
    static const decimal limit = decimal::scaled(1, 30);
    return x.is_finite() && x.abs() < limit && x.scale() <= most_places;
}

exact::exact(integer n, integer d) : numerator_(std::move(n)), denominator_(std::move(d)) {
    if (denominator_ < 0) {
        numerator_ = -numerator_;
        denominator_ = -denominator_;
    }
    const integer common = boost::multiprecision::gcd(numerator_, denominator_);
    if (common > 1) {
        numerator_ /= common;
        denominator_ /= common;
    }
}

exact::exact(const decimal& d) {
    const decimal_parts parts = normalised(take_apart(d));
    numerator_ = integer{parts.coefficient};
    if (parts.negative) numerator_ = -numerator_;
    if (parts.exponent >= 0) {
        numerator_ *= power_of_ten(parts.exponent);
    } else {
        denominator_ = power_of_ten(-parts.exponent);
    }
}

exact operator+(const exact& a, const exact& b) {
    if (a.denominator_ == b.denominator_) {
        return {a.numerator_ + b.numerator_, a.denominator_};
    }
    return {a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_,
            a.denominator_ * b.denominator_};
}

exact operator-(const exact& a, const exact& b) {
    exact minus = b;
    minus.numerator_ = -minus.numerator_;
    return a + minus;
}

exact operator*(const exact& a, const exact& b) {
    return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
}

exact operator/(const exact& a, const exact& b) {
    return {a.numerator_ * b.denominator_, a.denominator_ * b.numerator_};
}

bool operator<(const exact& a, const exact& b) {
    return a.numerator_ * b.denominator_ < b.numerator_ * a.denominator_;
}

bool operator==(const exact& a, const exact& b) {
    return a.numerator_ * b.denominator_ == b.numerator_ * a.denominator_;
}

decimal exact::rounded(const std::optional<rounding_rule>& rule) const {
    const bool negative = numerator_ < 0;
    const integer n = negative ? integer{-numerator_} : numerator_;
    const integer& d = denominator_;
    int places = 0;
    rounding mode = rounding::half_even;
    if (rule) {
        places = rule->places;
        mode = rule->mode;
    } else {
        if (n % d == 0) return scaled(n / d, 0, negative);
        places = decimal_digits - (digits_of(n) - digits_of(d));
    }
    integer whole = divide_to(n, d, places, negative, mode);
    const int excess = digits_of(whole) - decimal_digits;
    if (excess > 0) {
        places -= excess;
        whole = divide_to(n, d, places, negative, rounding::half_even);
    }
    const decimal cut = scaled(whole, places, negative);
    return rule ? cut : *decimal::parse(cut.canonical());
}

decimal exact::root(const rounding_rule& rule) const {
    integer n = numerator_;
    integer d = denominator_;
    if (rule.places >= 0) {
        n *= power_of_ten(2 * rule.places);
    } else {
        d *= power_of_ten(-2 * rule.places);
    }
    const integer whole = boost::multiprecision::sqrt(integer{n / d});
    const integer between = 2 * whole + 1;
    const int half = integer{4 * n}.compare(integer{between * between * d});
    const bool cut = whole * whole * d != n;
    return scaled(decide(whole, half, cut, false, rule.mode), rule.places, false);
}

std::uint64_t exact::whole(rounding mode) const {
    return static_cast<std::uint64_t>(divide(numerator_, denominator_, false, mode));
}

} // namespace tenet::score
