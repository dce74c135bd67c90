#include <tenet/base/decimal.hpp>

#include <mpfr.h>

#include <iostream>
#include <string>

namespace {

using tenet::decimal;

bool same(const char* what, const std::string& found, const std::string& expected) {
    std::cout << what << ": " << found << '\n';
    return found == expected;
}

bool tenet_computes() {
    const decimal third = decimal{1} / decimal{3};
    const decimal large = *decimal::parse("1234567890123456789012345678901234");
    return same("1/3", third.text(), "0.3333333333333333333333333333333333") &&
           same("sqrt", decimal{2}.sqrt().text(), "1.414213562373095048801688724209698") &&
           same("product", (large * *decimal::parse("0.5")).text(),
                "617283945061728394506172839450617.0") &&
           same("sum", (third + large).text(), "1234567890123456789012345678901234");
}

bool mpfr_computes() {
    mpfr_t root;
    mpfr_init2(root, 200);
    mpfr_sqrt_ui(root, 2, MPFR_RNDN);
    char* text = nullptr;
    mpfr_asprintf(&text, "%.33Rf", root);
    const bool right = same("mpfr", text, "1.414213562373095048801688724209698");
    mpfr_free_str(text);
    mpfr_clear(root);
    return right;
}

} // namespace

extern "C" int mpfr_decimal_computes(void);

int main() {
    const bool right =
        tenet_computes() && mpfr_computes() && mpfr_decimal_computes() == 1 && tenet_computes();
    return right ? 0 : 1;
}
