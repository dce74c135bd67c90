#include "support/catch.hpp"

#include <tenet/base/decimal.hpp>

#include <random>

using tenet::decimal;

namespace {

bool same_encoding(const decimal& a, const decimal& b) {
    return a.low() == b.low() && a.high() == b.high();
}

/// Numbers of every size the short cut knows, its limits among them, and some beyond.
class number_source {
public:
    decimal next() {
        const std::uint64_t low = next_low();
        const std::uint64_t high = pick(20) == 0 ? bits_() >> 15 : 0; // 49 bits of coefficient
        return decimal::from_words(low, (pick(2) << 63) | (next_exponent() << 49) | high);
    }

private:
    std::uint64_t pick(std::uint64_t n) { return bits_() % n; }

    std::uint64_t next_low() {
        switch (pick(8)) {
        case 0: return pick(3);
        case 1: return UINT64_MAX - pick(3);
        case 2: return (1ULL << 63) - pick(3);
        default: return bits_() >> pick(64);
        }
    }

    std::uint64_t next_exponent() {
        switch (pick(10)) {
        case 0: return pick(12288);
        case 1: return pick(4);
        case 2: return 12287 - pick(4);
        case 3: return 6176 - pick(40);
        default: return 6176 - pick(8);
        }
    }

    std::mt19937_64 bits_{20260131};
};

} // namespace

TEST_CASE("the short cut gives the encoding the decimal library gives", "[decimal]") {
    number_source numbers;
    int differences = 0;
    for (int i = 0; i < 200'000; ++i) {
        const decimal a = numbers.next();
        const decimal b = numbers.next();
        const bool same = same_encoding(a + b, tenet::wide_decimal::add(a, b)) &&
                          same_encoding(a - b, tenet::wide_decimal::subtract(a, b)) &&
                          same_encoding(a * b, tenet::wide_decimal::multiply(a, b)) &&
                          same_encoding(a / b, tenet::wide_decimal::divide(a, b)) &&
                          (a <=> b) == tenet::wide_decimal::compare(a, b);
        if (same) continue;
        ++differences;
        UNSCOPED_INFO(a.text() << " and " << b.text());
    }
    REQUIRE(differences == 0);
}

TEST_CASE("encodings that are no canonical number count as zero", "[decimal]") {
    const decimal large_form = decimal::from_words(7, 0x6000000000000000ULL);
    const decimal too_many_digits =
        decimal::from_words(UINT64_MAX, (6176ULL << 49) | ((1ULL << 49) - 1));
    for (const decimal& d : {large_form, too_many_digits}) {
        CHECK(d.is_finite());
        CHECK(d.is_zero());
        CHECK(d == decimal{0});
        CHECK((d + decimal{5}) == decimal{5});
        CHECK(d.canonical() == "0");
        CHECK(d.hash() == decimal{0}.hash());
    }
}

TEST_CASE("an infinity or NaN from outside stays no number", "[decimal]") {
    for (const std::uint64_t high : {0x7800000000000000ULL, 0xF800000000000000ULL,
                                     0x7C00000000000000ULL, 0x7E00000000000000ULL}) {
        const decimal d = decimal::from_words(0, high);
        CHECK_FALSE(d.is_finite());
        CHECK_FALSE(d.is_zero());
        CHECK_FALSE(d == d);
        CHECK_FALSE((d + decimal{1}).is_finite());
        CHECK_FALSE((decimal{1} / d).is_finite());
        CHECK_FALSE(d.sqrt().is_finite());
        CHECK_FALSE(d.rounded(2, tenet::rounding::half_even).is_finite());
        CHECK_FALSE(d.to_int64().has_value());
        CHECK(d.text() == "NaN");
    }
}
