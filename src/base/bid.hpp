#ifndef TENET_BASE_BID_HPP
#define TENET_BASE_BID_HPP

/// @file
/// The part of Intel's decimal library that this room calls, under the names the build gives it
/// (`cmake/rename_symbols.cmake`), with plain types. Private to `src/base`: no macro and no type of
/// the library's own headers comes in. The archive is built with arguments by value, an explicit
/// rounding mode and an explicit pointer to status flags.

#include <cstdint>

namespace tenet::bid {

/// A decimal128 in the binary integer encoding; `words[1]` holds sign, exponent and high digits.
struct alignas(16) decimal128 {
    std::uint64_t words[2];
};

using flags = unsigned int;
using rounding = unsigned int;

inline constexpr rounding half_even = 0;
inline constexpr rounding toward_negative = 1;
inline constexpr rounding toward_positive = 2;
inline constexpr rounding toward_zero = 3;
inline constexpr rounding half_away = 4;

inline constexpr flags invalid = 0x01;
inline constexpr flags division_by_zero = 0x04;
inline constexpr flags overflow = 0x08;
inline constexpr flags underflow = 0x10;
inline constexpr flags inexact = 0x20;

#define TENET_BID(name) __asm__("tenet___" name)

decimal128 add(decimal128 x, decimal128 y, rounding mode, flags* raised) TENET_BID("bid128_add");
decimal128 sub(decimal128 x, decimal128 y, rounding mode, flags* raised) TENET_BID("bid128_sub");
decimal128 mul(decimal128 x, decimal128 y, rounding mode, flags* raised) TENET_BID("bid128_mul");
decimal128 div(decimal128 x, decimal128 y, rounding mode, flags* raised) TENET_BID("bid128_div");
decimal128 fma(decimal128 x, decimal128 y, decimal128 z, rounding mode, flags* raised)
    TENET_BID("bid128_fma");
decimal128 quantize(decimal128 x, decimal128 exponent_of, rounding mode, flags* raised)
    TENET_BID("bid128_quantize");
decimal128 fmod(decimal128 x, decimal128 y, flags* raised) TENET_BID("bid128_fmod");
decimal128 rem(decimal128 x, decimal128 y, flags* raised) TENET_BID("bid128_rem");

decimal128 sqrt(decimal128 x, rounding mode, flags* raised) TENET_BID("bid128_sqrt");
decimal128 exp(decimal128 x, rounding mode, flags* raised) TENET_BID("bid128_exp");
decimal128 log(decimal128 x, rounding mode, flags* raised) TENET_BID("bid128_log");
decimal128 log10(decimal128 x, rounding mode, flags* raised) TENET_BID("bid128_log10");
decimal128 pow(decimal128 x, decimal128 y, rounding mode, flags* raised) TENET_BID("bid128_pow");

decimal128 round_integral_exact(decimal128 x, rounding mode, flags* raised)
    TENET_BID("bid128_round_integral_exact");
decimal128 round_integral_half_even(decimal128 x, flags* raised)
    TENET_BID("bid128_round_integral_nearest_even");
decimal128 round_integral_half_away(decimal128 x, flags* raised)
    TENET_BID("bid128_round_integral_nearest_away");
decimal128 round_integral_down(decimal128 x, flags* raised)
    TENET_BID("bid128_round_integral_negative");
decimal128 round_integral_up(decimal128 x, flags* raised)
    TENET_BID("bid128_round_integral_positive");
decimal128 round_integral_toward_zero(decimal128 x, flags* raised)
    TENET_BID("bid128_round_integral_zero");

int equal(decimal128 x, decimal128 y, flags* raised) TENET_BID("bid128_quiet_equal");
int not_equal(decimal128 x, decimal128 y, flags* raised) TENET_BID("bid128_quiet_not_equal");
int less(decimal128 x, decimal128 y, flags* raised) TENET_BID("bid128_quiet_less");
int less_equal(decimal128 x, decimal128 y, flags* raised) TENET_BID("bid128_quiet_less_equal");
int greater(decimal128 x, decimal128 y, flags* raised) TENET_BID("bid128_quiet_greater");
int greater_equal(decimal128 x, decimal128 y, flags* raised)
    TENET_BID("bid128_quiet_greater_equal");
int unordered(decimal128 x, decimal128 y, flags* raised) TENET_BID("bid128_quiet_unordered");
int total_order(decimal128 x, decimal128 y) TENET_BID("bid128_totalOrder");
int same_quantum(decimal128 x, decimal128 y) TENET_BID("bid128_sameQuantum");

int is_nan(decimal128 x) TENET_BID("bid128_isNaN");
int is_inf(decimal128 x) TENET_BID("bid128_isInf");
int is_finite(decimal128 x) TENET_BID("bid128_isFinite");
int is_zero(decimal128 x) TENET_BID("bid128_isZero");
int is_signed(decimal128 x) TENET_BID("bid128_isSigned");

decimal128 abs(decimal128 x) TENET_BID("bid128_abs");
decimal128 negate(decimal128 x) TENET_BID("bid128_negate");
decimal128 scalbn(decimal128 x, int power_of_ten, rounding mode, flags* raised)
    TENET_BID("bid128_scalbn");
int ilogb(decimal128 x, flags* raised) TENET_BID("bid128_ilogb");
/// The exponent of the last digit: -2 for 1.20.
int quantexp(decimal128 x, flags* raised) TENET_BID("bid128_quantexp");

/// Reads a NUL-terminated number in plain or scientific notation; the text is not changed.
decimal128 from_string(char* text, rounding mode, flags* raised) TENET_BID("bid128_from_string");
/// Writes `+12345E-2` and a NUL: sign, digits, `E`, signed exponent; 43 bytes always suffice.
void to_string(char* text, decimal128 x, flags* raised) TENET_BID("bid128_to_string");

decimal128 from_int64(std::int64_t x) TENET_BID("bid128_from_int64");
decimal128 from_uint64(std::uint64_t x) TENET_BID("bid128_from_uint64");
/// Truncates toward zero; raises `invalid` out of range and, as the `x` says, `inexact`.
std::int64_t to_int64(decimal128 x, flags* raised) TENET_BID("bid128_to_int64_xint");
/// As `to_int64`, for the unsigned range.
std::uint64_t to_uint64(decimal128 x, flags* raised) TENET_BID("bid128_to_uint64_xint");
decimal128 from_binary64(double x, rounding mode, flags* raised) TENET_BID("binary64_to_bid128");
double to_binary64(decimal128 x, rounding mode, flags* raised) TENET_BID("bid128_to_binary64");

#undef TENET_BID

} // namespace tenet::bid

#endif
