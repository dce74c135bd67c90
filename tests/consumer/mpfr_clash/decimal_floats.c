/* The compiler's own decimal type through MPFR: the road on which its __bid128 functions lie. */
#define MPFR_WANT_DECIMAL_FLOATS 1
#include <mpfr.h>

int mpfr_decimal_computes(void) {
    volatile _Decimal128 price = 19.90DL;
    volatile _Decimal128 total = price * 3 + 0.05DL;
    mpfr_t x;
    mpfr_init2(x, 200);
    mpfr_set_decimal128(x, total, MPFR_RNDN);
    mpfr_div_ui(x, x, 5, MPFR_RNDN);
    _Decimal128 result = mpfr_get_decimal128(x, MPFR_RNDN);
    mpfr_clear(x);
    return result == 11.95DL;
}
