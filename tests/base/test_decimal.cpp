#include "support/catch.hpp"

#include <tenet/base/decimal.hpp>
#include <tenet/base/messages.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>
#include <type_traits>
#include <unordered_set>

using tenet::decimal;
using tenet::rounding;

namespace {

decimal number(std::string_view text) {
    const auto parsed = decimal::parse(text);
    REQUIRE(parsed.has_value());
    return *parsed;
}

} // namespace

static_assert(sizeof(decimal) == 16);
static_assert(std::is_trivially_copyable_v<decimal>);

TEST_CASE("a decimal reads the usual ways to write a number", "[decimal]") {
    CHECK(number("0") == decimal{0});
    CHECK(number("-12.50") == decimal::scaled(-1250, -2));
    CHECK(number("1e3") == decimal{1000});
    CHECK(number("1E+3") == decimal{1000});
    CHECK(number("25e-1") == decimal::scaled(25, -1));
    CHECK(number(".5") == decimal::scaled(5, -1));
    CHECK(number("+7") == decimal{7});
    CHECK(number("-0") == decimal{0});
    CHECK(number("007") == decimal{7});
    CHECK(number("0.10").scale() == 2);
    CHECK(number("1E3").scale() == 0);
}

TEST_CASE("a decimal refuses what is not a number", "[decimal]") {
    for (const char* text :
         {"", "-", "+", ".", "5.", "e3", "1e", "1e+", "1e3.5", "1.2.3", " 1", "1 ", "1,000", "0x10",
          "NaN", "Infinity", "--1", "1-", "\xEF\xBC\x91"}) {
        CAPTURE(text);
        CHECK_FALSE(decimal::parse(text).has_value());
    }
    CHECK_FALSE(decimal::parse(std::string_view{"1\0", 2}).has_value());
}

TEST_CASE("a reader never looks beyond the end of its text", "[decimal]") {
    CHECK(*decimal::parse(std::string_view{"12345"}.substr(0, 2)) == decimal{12});
    CHECK_FALSE(decimal::parse(std::string_view{"1e5"}.substr(0, 2)).has_value());
    CHECK_FALSE(decimal::parse(std::string_view{"-5"}.substr(0, 1)).has_value());
}

TEST_CASE("34 digits are held and a 35th is refused, not rounded", "[decimal]") {
    const std::string digits(34, '9');
    CHECK(number(digits).text() == digits);
    CHECK_FALSE(decimal::parse(digits + "1").has_value());
    CHECK_FALSE(decimal::parse(digits + ".1").has_value());
    CHECK(number(digits + "0") == number(digits + "e1"));
    CHECK(number(digits + ".000") == number(digits));
    CHECK(number(std::string(100, '0') + "1") == decimal{1});
    CHECK(number("1." + std::string(60, '0')) == decimal{1});
    CHECK_FALSE(decimal::parse("1." + std::string(60, '0') + "1").has_value());
}

TEST_CASE("the exponent of a number has its limits", "[decimal]") {
    CHECK(number("1e-6176").text() == "1E-6176");
    CHECK(number("10e-6177") == number("1e-6176"));
    CHECK_FALSE(decimal::parse("1e-6177").has_value());
    CHECK(number("9.999999999999999999999999999999999e6144").is_finite());
    CHECK(number("1e6144") == number("10e6143"));
    CHECK_FALSE(decimal::parse("1e6145").has_value());
    CHECK_FALSE(decimal::parse("1e99999999999999999999999").has_value());
    CHECK_FALSE(decimal::parse("1e-99999999999999999999999").has_value());
    CHECK(number("0e99999999999999999999999").is_zero());
    CHECK(number("0." + std::string(7000, '0') + "1e7001") == decimal{1});
}

TEST_CASE("reading a number says why it failed", "[decimal]") {
    CHECK(decimal::read("12.5").value() == number("12.5"));
    CHECK(decimal::read("12,5").error().items().at(0).id() == "base-bad-number");
    CHECK(decimal::read(std::string(60, '7')).error().items().at(0).id() == "base-number-too-long");
    CHECK(decimal::read("1e9999").error().items().at(0).id() == "base-number-out-of-range");
}

TEST_CASE("the text of a decimal keeps its places, its canonical form does not", "[decimal]") {
    CHECK(number("0.10").text() == "0.10");
    CHECK(number("0.10").canonical() == "0.1");
    CHECK(number("-100.00").canonical() == "-100");
    CHECK(number("1E3").text() == "1000");
    CHECK(number("-0.00").text() == "0.00");
    CHECK(number("-0.00").canonical() == "0");
    CHECK(number("0e5").text() == "0");
    CHECK(number("0.000001").text() == "0.000001");
    CHECK(number("1e39").text() == "1" + std::string(39, '0'));
    CHECK(number("1e40").text() == "1E+40");
    CHECK(number("-1.5e90").text() == "-1.5E+90");
    CHECK(number("15e-90").text() == "1.5E-89");
    CHECK(number("10e49").canonical() == number("1e50").canonical());
}

TEST_CASE("equal decimals compare and hash alike however they are written", "[decimal]") {
    CHECK(number("0.1") == number("0.10"));
    CHECK(number("0.1").hash() == number("0.10").hash());
    CHECK(number("1e3").hash() == number("1000").hash());
    CHECK(number("-0").hash() == number("0.00").hash());
    CHECK(number("1e30") > number("999999999999999999"));
    CHECK(number("-1e30") < number("-999999999999999999"));
    CHECK(number("-0.5") < number("0"));
    CHECK(number("0.1") + number("0.2") == number("0.3"));
    const std::unordered_set<decimal> numbers{number("2"), number("2.0"), number("3")};
    CHECK(numbers.size() == 2);
}

TEST_CASE("what has no finite answer is no number", "[decimal]") {
    CHECK_FALSE((decimal{1} / decimal{0}).is_finite());
    CHECK_FALSE((decimal{0} / decimal{0}).is_finite());
    CHECK_FALSE((number("9e6144") * number("10")).is_finite());
    CHECK_FALSE((number("9.999999999999999999999999999999999e6144") * 2).is_finite());
    CHECK_FALSE(decimal{-1}.sqrt().is_finite());
    CHECK_FALSE(decimal{0}.log().is_finite());
    CHECK_FALSE(decimal{5}.modulo(0).is_finite());
    CHECK_FALSE(number("1e5").exp().is_finite());
}

TEST_CASE("rounding cuts to a number of places in seven ways", "[decimal]") {
    const auto at = [](const char* text, int places, rounding mode) {
        return number(text).rounded(places, mode).text();
    };
    CHECK(at("2.5", 0, rounding::half_even) == "2");
    CHECK(at("3.5", 0, rounding::half_even) == "4");
    CHECK(at("2.5", 0, rounding::half_up) == "3");
    CHECK(at("-2.5", 0, rounding::half_up) == "-3");
    CHECK(at("2.5", 0, rounding::half_down) == "2");
    CHECK(at("2.51", 0, rounding::half_down) == "3");
    CHECK(at("2.01", 0, rounding::up) == "3");
    CHECK(at("-2.99", 0, rounding::down) == "-2");
    CHECK(at("-2.5", 0, rounding::ceiling) == "-2");
    CHECK(at("-2.5", 0, rounding::floor) == "-3");
    CHECK(at("1234.5678", 2, rounding::half_even) == "1234.57");
    CHECK(at("1250", -2, rounding::half_even) == "1200");
    CHECK(at("99.95", 1, rounding::half_up) == "100.0");
    CHECK(at("0.1", 2, rounding::half_even) == "0.1");
    CHECK(at("0.4", -50, rounding::half_up) == "0");
    CHECK(at("-0.4", 0, rounding::half_up) == "0");
    CHECK(number("1").rounded(-6111, rounding::up) == number("1e6111"));
    CHECK_FALSE(number("1").rounded(-7000, rounding::up).is_finite());
    CHECK(number("1").rounded(std::numeric_limits<int>::min(), rounding::down).is_zero());
    CHECK(number("1").rounded(std::numeric_limits<int>::max(), rounding::down) == decimal{1});
}

TEST_CASE("a decimal becomes an integer only if it is one and fits", "[decimal]") {
    CHECK(number("1e3").to_int64() == 1000);
    CHECK(number("12.00").to_int64() == 12);
    CHECK_FALSE(number("12.5").to_int64().has_value());
    CHECK(number("9223372036854775807").to_int64() == std::numeric_limits<std::int64_t>::max());
    CHECK(number("-9223372036854775808").to_int64() == std::numeric_limits<std::int64_t>::min());
    CHECK_FALSE(number("9223372036854775808").to_int64().has_value());
    CHECK_FALSE(number("1e30").to_int64().has_value());
    CHECK(decimal{std::numeric_limits<std::int64_t>::min()}.text() == "-9223372036854775808");
    CHECK(number("1e30").is_integer());
    CHECK(number("10.0").is_integer());
    CHECK_FALSE(number("0.5").is_integer());
}

TEST_CASE("a double becomes the decimal its shortest text says", "[decimal]") {
    CHECK(decimal::from_double(0.1).text() == "0.1");
    CHECK(decimal::from_double(-2.5e-7) == number("-2.5e-7"));
    CHECK(decimal::from_double(1e300) == number("1e300"));
    CHECK(decimal::from_double(5e-324) == number("5e-324"));
    CHECK_FALSE(decimal::from_double(std::nan("")).is_finite());
    CHECK_FALSE(decimal::from_double(HUGE_VAL).is_finite());
    CHECK(number("0.1").to_double() == 0.1);
}

TEST_CASE("a double of few digits becomes the decimal of its text, zeros at its end alike",
          "[decimal]") {
    const auto check = [](double d) {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), d).ptr;
        const std::string_view written{text.data(), static_cast<std::size_t>(end - text.data())};
        INFO(written);
        const decimal read = number(written);
        const decimal made = decimal::from_double(d);
        CHECK((made.low() == read.low() && made.high() == read.high()));
        CHECK(made.to_double() == d);
        CHECK(std::signbit(made.to_double()) == std::signbit(d));
    };
    for (const double d : {0.0,
                           -0.0,
                           1.0,
                           10.0,
                           900.0,
                           1000.0,
                           12000.0,
                           100000.0,
                           1e15,
                           1e16,
                           0.5,
                           2500000.5,
                           -19.9,
                           0.0001,
                           0.00012,
                           123456789012.3456,
                           1e15 + 0.5,
                           0.1 + 0.2,
                           1.0 / 3,
                           4503599627370497.5,
                           9007199254740993.0}) {
        check(d);
    }
    std::mt19937_64 random{7};
    for (int n = 0; n < 20'000; ++n) {
        const auto digits = static_cast<double>(random() % 10'000'000'000'000'000U);
        check(digits / std::pow(10.0, static_cast<double>(random() % 9)));
        check(
            -std::ldexp(static_cast<double>(random() % 100'000), -static_cast<int>(random() % 20)));
    }
}

TEST_CASE("an integer power is exact wherever 34 digits hold it", "[decimal]") {
    CHECK(decimal{2}.pow(112).text() == "5192296858534827628530496329220096");
    CHECK(number("1.05").pow(2) == number("1.1025"));
    CHECK(decimal{-3}.pow(3) == decimal{-27});
    CHECK(decimal{2}.pow(-3) == number("0.125"));
    CHECK(decimal{10}.pow(-6176) == number("1e-6176"));
    CHECK(number("0.1").pow(20) == number("1e-20"));
    CHECK(decimal{7}.pow(0) == decimal{1});
    CHECK(decimal{0}.pow(5) == decimal{0});
    CHECK_FALSE(decimal{0}.pow(-1).is_finite());
    CHECK_FALSE(decimal{-8}.pow(number("0.5")).is_finite());
    CHECK(decimal{4}.pow(number("0.5")).text() == "2");
    CHECK_FALSE(decimal{10}.pow(decimal{100000}).is_finite());
    CHECK(number("0.1").pow(decimal{100000}).is_zero());
    CHECK(decimal{-1}.pow(number("1e20")) == decimal{1});
    CHECK(decimal{-1}.pow(number("100000000000000000001")) == decimal{-1});
    CHECK(number("1.0000001").pow(10'000'000) == number("2.718281692544966271198550225777813"));
}

TEST_CASE("modulo takes the sign of its divisor", "[decimal]") {
    CHECK(decimal{12}.modulo(5) == decimal{2});
    CHECK(decimal{-12}.modulo(5) == decimal{3});
    CHECK(decimal{12}.modulo(-5) == decimal{-3});
    CHECK(decimal{-12}.modulo(-5) == decimal{-2});
    CHECK(number("10.1").modulo(number("4.5")) == number("1.1"));
    CHECK(number("-10.1").modulo(number("4.5")) == number("3.4"));
    CHECK(number("1e6000").modulo(7) < decimal{7});
}
