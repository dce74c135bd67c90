#include "builtin_cases.hpp"

using tenet_test::check_cases;

TEST_CASE("numbers are rounded to places as each function says", "[feel]") {
    check_cases({
        {"decimal(1/3, 2)", "0.33"},
        {"decimal(1.5, 0)", "2"},
        {"decimal(2.5, 0)", "2"},
        {"decimal(0.515, 2)", "0.52"},
        {"decimal(1234.5, -2)", "1200"},
        {"decimal(n: 1.25, scale: 1)", "1.2"},
        {"decimal(1/3, 2.9)", "0.33"},
        {"floor(1.5)", "1"},
        {"floor(-1.5)", "-2"},
        {"floor(-1.56, 1)", "-1.6"},
        {"ceiling(1.5)", "2"},
        {"ceiling(-1.5)", "-1"},
        {"ceiling(1.51, 1)", "1.6"},
        {"round up(5.5, 0)", "6"},
        {"round up(-5.5, 0)", "-6"},
        {"round up(1.121, 2)", "1.13"},
        {"round down(-5.9, 0)", "-5"},
        {"round down(1.129, 2)", "1.12"},
        {"round half up(5.5, 0)", "6"},
        {"round half up(-5.5, 0)", "-6"},
        {"round half up(1.125, 2)", "1.13"},
        {"round half down(5.5, 0)", "5"},
        {"round half down(-5.5, 0)", "-5"},
        {"round half down(1.126, 2)", "1.13"},
    });
}

TEST_CASE("the scale of rounding lies between -6111 and 6176", "[feel]") {
    check_cases({
        {"round up(5.5, 6176)", "5.5"},
        {"round up(5.5, 6177)", "null"},
        {"round up(5.5, -6112)", "null"},
        {"floor(5.5, 6177)", "null"},
        {"decimal(5.5, 6176)", "5.5"},
        {"decimal(9999999999999999999999999999999999, 2)", "9999999999999999999999999999999999"},
    });
}

TEST_CASE("rounding refuses null, texts and wrong numbers of arguments", "[feel]") {
    check_cases({
        {"floor(null)", "null"},
        {"floor(1.5, null)", "null"},
        {"floor(\"1.5\")", "null"},
        {"ceiling(1.5, \"1\")", "null"},
        {"decimal(null, 2)", "null"},
        {"round up(1.5, \"0\")", "null"},
    });
}

TEST_CASE("abs takes numbers and both durations", "[feel]") {
    check_cases({
        {"abs(-1.50)", "1.50"},
        {"abs(n: 2)", "2"},
        {"abs(duration(\"-P1DT2H\"))", "P1DT2H"},
        {"abs(duration(\"-P1Y\"))", "P1Y"},
        {"abs(\"-1\")", "null"},
        {"abs(null)", "null"},
        {"abs(date(\"2026-01-31\"))", "null"},
    });
}

TEST_CASE("modulo has the sign of the divisor", "[feel]") {
    check_cases({
        {"modulo(12, 5)", "2"},
        {"modulo(-12, 5)", "3"},
        {"modulo(12, -5)", "-3"},
        {"modulo(-12, -5)", "-2"},
        {"modulo(10.1, 4.5)", "1.1"},
        {"modulo(-10.1, 4.5)", "3.4"},
        {"modulo(dividend: 7, divisor: 4)", "3"},
        {"modulo(7, 0)", "null"},
        {"modulo(7, null)", "null"},
    });
}

TEST_CASE("roots, logarithms and powers of e", "[feel]") {
    check_cases({
        {"sqrt(16)", "4"},
        {"sqrt(2)", "1.414213562373095048801688724209698"},
        {"sqrt(-1)", "null"},
        {"sqrt(number: 0)", "0"},
        {"log(1)", "0"},
        {"log(0)", "null"},
        {"log(-1)", "null"},
        {"decimal(log(10), 30)", "2.302585092994045684017991454684"},
        {"exp(0)", "1"},
        {"decimal(exp(1), 30)", "2.718281828459045235360287471353"},
        {"exp(1000000)", "null"},
        {"exp(\"1\")", "null"},
    });
}

TEST_CASE("odd and even look at whole numbers only", "[feel]") {
    check_cases({
        {"odd(5)", "true"},
        {"odd(-5)", "true"},
        {"odd(2)", "false"},
        {"even(2)", "true"},
        {"even(0)", "true"},
        {"even(-1)", "false"},
        {"even(2.00)", "true"},
        {"even(number: 4)", "true"},
        {"odd(1.5)", "null"},
        {"odd(null)", "null"},
    });
}

TEST_CASE("aggregates take a list or the items themselves", "[feel]") {
    check_cases({
        {"count([1, 2, 3])", "3"},
        {"count([])", "0"},
        {"count(5)", "1"},
        {"count([1, [2, 3]])", "2"},
        {"count(null)", "null"},
        {"min([1, 2, 3])", "1"},
        {"min(3, 2, 1)", "1"},
        {"max(\"a\", \"b\")", "b"},
        {"max(list: [1, 5, 3])", "5"},
        {"min([date(\"2026-02-01\"), date(\"2026-01-31\")])", "2026-01-31"},
        {"max([duration(\"P1D\"), duration(\"PT25H\")])", "P1DT1H"},
        {"min([1, \"a\"])", "null"},
        {"min([1, null])", "null"},
        {"min([])", "null"},
        {"max([true, false])", "null"},
        {"sum([1, 2.5, 3])", "6.5"},
        {"sum(1, 2)", "3"},
        {"sum(5)", "5"},
        {"sum([])", "null"},
        {"sum([1, null])", "null"},
        {"sum([1, \"2\"])", "null"},
        {"product([2, 3, 4])", "24"},
        {"product([])", "null"},
        {"mean([1, 2, 3])", "2"},
        {"mean(1, 2)", "1.5"},
        {"mean([])", "null"},
    });
}

TEST_CASE("aggregates are exact to 34 digits", "[feel]") {
    check_cases({
        {"mean([1, 0, 0])", "0.3333333333333333333333333333333333"},
        {"sum([0.1, 0.2]) = 0.3", "true"},
        {"sum([99999999999999999999.01, 0.99])", "100000000000000000000.00"},
        {"median([0.1, 0.2])", "0.15"},
        {"median([8, 2, 5, 3, 4])", "4"},
        {"median([6, 1, 2, 3])", "2.5"},
        {"median([])", "null"},
        {"stddev([2, 4, 7, 5])", "2.081665999466132735282297706979931"},
        {"stddev([1, 2, 3, 4])", "1.290994448735805628393088466594133"},
        {"stddev([100000000000000000001, 100000000000000000003])",
         "1.414213562373095048801688724209698"},
        {"stddev([0.10, 0.20, 0.30])", "0.10"},
        {"stddev([5, 5, 5])", "0"},
        {"stddev([47])", "null"},
        {"stddev([])", "null"},
        {"stddev([1, \"a\"])", "null"},
    });
}

TEST_CASE("mode gives the most frequent numbers in order", "[feel]") {
    check_cases({
        {"mode([6, 3, 9, 6, 6])", "[6]"},
        {"mode([6, 1, 9, 6, 1])", "[1, 6]"},
        {"mode(3, 2, 1)", "[1, 2, 3]"},
        {"mode([])", "[]"},
        {"mode([1, null])", "null"},
        {"mode([1.0, 1, 2])", "[1.0]"},
    });
}

TEST_CASE("any and all are three-valued", "[feel]") {
    check_cases({
        {"all([true, true])", "true"},
        {"all([true, false])", "false"},
        {"all([])", "true"},
        {"all(true, null)", "null"},
        {"all(false, null)", "false"},
        {"all([true, 1])", "null"},
        {"any([false, true])", "true"},
        {"any([])", "false"},
        {"any(false, null)", "null"},
        {"any(true, null, 1)", "true"},
        {"any(list: [false])", "false"},
        {"not(true)", "false"},
        {"not(negand: false)", "true"},
        {"not(null)", "null"},
        {"not(1)", "null"},
    });
}
