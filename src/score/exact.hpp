#ifndef TENET_SRC_SCORE_EXACT_HPP
#define TENET_SRC_SCORE_EXACT_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/score/rounding.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <optional>

namespace tenet::score {

/// Whether a number is short enough for `exact`: below 10^30, with at most 100 places.
[[nodiscard]] bool is_usable(const decimal& x) noexcept;

/// A rational number without limits. What is rounded is rounded once, from the number itself.
class exact {
public:
    /// Results are values at once: the functions of the library that put expressions together keep
    /// addresses of temporaries.
    using integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                                  boost::multiprecision::et_off>;

    exact() = default;
    exact(std::uint64_t n) : numerator_(n) {}      // NOLINT(google-explicit-constructor)
    exact(integer n) : numerator_(std::move(n)) {} // NOLINT(google-explicit-constructor)
    exact(const decimal& d); // NOLINT(google-explicit-constructor): finite and usable

    friend exact operator+(const exact& a, const exact& b);
    friend exact operator-(const exact& a, const exact& b);
    friend exact operator*(const exact& a, const exact& b);
    friend exact operator/(const exact& a, const exact& b); ///< b is not zero
    friend bool operator<(const exact& a, const exact& b);
    friend bool operator==(const exact& a, const exact& b);
    exact& operator+=(const exact& b) { return *this = *this + b; }

    [[nodiscard]] bool is_zero() const { return numerator_ == 0; }
    [[nodiscard]] bool is_negative() const { return numerator_ < 0; }

    /// By the rule; without one, and where 34 digits do not hold it, to 34 digits, half even.
    [[nodiscard]] decimal rounded(const std::optional<rounding_rule>& rule) const;
    /// The square root by the rule, as if it had been taken without end before; of 0 or more.
    [[nodiscard]] decimal root(const rounding_rule& rule) const;
    /// As a whole number, rounded; of 0 or more and below 2^64.
    [[nodiscard]] std::uint64_t whole(rounding mode) const;

private:
    exact(integer n, integer d);

    integer numerator_ = 0;
    integer denominator_ = 1; ///< above 0
};

} // namespace tenet::score

#endif
