#include "base/bid.hpp"
#include "support/catch.hpp"

#include <string>

namespace bid = tenet::bid;

namespace {

bid::decimal128 number(std::string text) {
    bid::flags raised = 0;
    return bid::from_string(text.data(), bid::half_even, &raised);
}

std::string text(bid::decimal128 x) {
    char buffer[64] = {};
    bid::flags raised = 0;
    bid::to_string(buffer, x, &raised);
    return buffer;
}

} // namespace

TEST_CASE("renamed decimal functions add, multiply and divide in 34 digits", "[bid]") {
    bid::flags raised = 0;
    CHECK(text(bid::add(number("0.1"), number("0.2"), bid::half_even, &raised)) == "+3E-1");
    CHECK(text(bid::sub(number("1"), number("0.10"), bid::half_even, &raised)) == "+90E-2");
    CHECK(text(bid::mul(number("1.20"), number("3"), bid::half_even, &raised)) == "+360E-2");
    CHECK(raised == 0);
    CHECK(text(bid::div(number("1"), number("3"), bid::half_even, &raised)) ==
          "+3333333333333333333333333333333333E-34");
    CHECK(raised == bid::inexact);
    CHECK(text(bid::fma(number("2"), number("3"), number("0.5"), bid::half_even, &raised)) ==
          "+65E-1");
}

TEST_CASE("rounding follows the mode passed in", "[bid]") {
    bid::flags raised = 0;
    const auto cents = number("0.01");
    CHECK(text(bid::quantize(number("2.345"), cents, bid::half_even, &raised)) == "+234E-2");
    CHECK(text(bid::quantize(number("2.345"), cents, bid::half_away, &raised)) == "+235E-2");
    CHECK(text(bid::quantize(number("2.341"), cents, bid::toward_positive, &raised)) == "+235E-2");
    CHECK(text(bid::quantize(number("-2.341"), cents, bid::toward_negative, &raised)) == "-235E-2");
    CHECK(text(bid::quantize(number("2.349"), cents, bid::toward_zero, &raised)) == "+234E-2");
    CHECK(text(bid::round_integral_half_even(number("2.5"), &raised)) == "+2E+0");
    CHECK(text(bid::round_integral_half_away(number("2.5"), &raised)) == "+3E+0");
    CHECK(text(bid::round_integral_down(number("-2.5"), &raised)) == "-3E+0");
    CHECK(text(bid::round_integral_up(number("-2.5"), &raised)) == "-2E+0");
    CHECK(text(bid::round_integral_toward_zero(number("-2.5"), &raised)) == "-2E+0");
    CHECK(text(bid::round_integral_exact(number("2.5"), bid::half_away, &raised)) == "+3E+0");
}

TEST_CASE("comparisons ignore trailing zeros and total order does not", "[bid]") {
    bid::flags raised = 0;
    CHECK(bid::equal(number("1.0"), number("1.00"), &raised) == 1);
    CHECK(bid::not_equal(number("1.0"), number("1.01"), &raised) == 1);
    CHECK(bid::less(number("-1"), number("1"), &raised) == 1);
    CHECK(bid::less_equal(number("1"), number("1"), &raised) == 1);
    CHECK(bid::greater(number("1"), number("1"), &raised) == 0);
    CHECK(bid::greater_equal(number("1"), number("1"), &raised) == 1);
    CHECK(bid::unordered(number("NaN"), number("1"), &raised) == 1);
    CHECK(bid::same_quantum(number("1.0"), number("1.00")) == 0);
    CHECK(bid::total_order(number("1.0"), number("1.00")) == 0);
    CHECK(bid::total_order(number("1.00"), number("1.0")) == 1);
}

TEST_CASE("classification and sign see special values", "[bid]") {
    CHECK(bid::is_nan(number("NaN")) == 1);
    CHECK(bid::is_inf(number("-Inf")) == 1);
    CHECK(bid::is_finite(number("1E6144")) == 1);
    CHECK(bid::is_zero(number("-0.00")) == 1);
    CHECK(bid::is_signed(number("-0.00")) == 1);
    CHECK(text(bid::negate(number("3"))) == "-3E+0");
    CHECK(text(bid::abs(number("-3.50"))) == "+350E-2");
}

TEST_CASE("elementary functions and remainders give known values", "[bid]") {
    bid::flags raised = 0;
    CHECK(bid::equal(bid::sqrt(number("2.25"), bid::half_even, &raised), number("1.5"), &raised));
    CHECK(text(bid::exp(number("1"), bid::half_even, &raised)) ==
          "+2718281828459045235360287471352662E-33");
    CHECK(text(bid::log(number("2"), bid::half_even, &raised)) ==
          "+6931471805599453094172321214581766E-34");
    CHECK(bid::equal(bid::log10(number("1000"), bid::half_even, &raised), number("3"), &raised) ==
          1);
    const auto power = bid::pow(number("2"), number("10"), bid::half_even, &raised);
    CHECK(bid::equal(power, number("1024"), &raised) == 1);
    CHECK(bid::equal(bid::fmod(number("-7"), number("3"), &raised), number("-1"), &raised) == 1);
    CHECK(bid::equal(bid::rem(number("8"), number("3"), &raised), number("-1"), &raised) == 1);
}

TEST_CASE("exponents can be read and moved", "[bid]") {
    bid::flags raised = 0;
    CHECK(text(bid::scalbn(number("12"), -3, bid::half_even, &raised)) == "+12E-3");
    CHECK(bid::ilogb(number("1234.5"), &raised) == 3);
    CHECK(bid::quantexp(number("1.20"), &raised) == -2);
}

TEST_CASE("integers and doubles convert with range checks", "[bid]") {
    bid::flags raised = 0;
    CHECK(text(bid::from_int64(INT64_MIN)) == "-9223372036854775808E+0");
    CHECK(text(bid::from_uint64(UINT64_MAX)) == "+18446744073709551615E+0");
    CHECK(bid::to_int64(number("-42"), &raised) == -42);
    CHECK(raised == 0);
    CHECK(bid::to_int64(number("-42.9"), &raised) == -42);
    CHECK(raised == bid::inexact);
    raised = 0;
    CHECK(bid::to_uint64(number("18446744073709551615"), &raised) == UINT64_MAX);
    CHECK(raised == 0);
    (void)bid::to_int64(number("9223372036854775808"), &raised);
    CHECK((raised & bid::invalid) != 0);
    raised = 0;
    CHECK(bid::to_binary64(number("0.5"), bid::half_even, &raised) == 0.5);
    CHECK(bid::equal(bid::from_binary64(0.25, bid::half_even, &raised), number("0.25"), &raised) ==
          1);
}
