"""Prints decimal128 operations and their results, one to a line: operation, operands, result.

Python's decimal module, set to 34 digits and the exponents of decimal128, is an implementation of
the same standard that shares no code with ours. The numbers are seeded: every run prints the same.
"""

import decimal
import random

CONTEXT = decimal.Context(
    prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
EXACT = decimal.Context(prec=20000, Emin=-99999, Emax=99999, traps=[])
ROUNDINGS = [
    decimal.ROUND_HALF_EVEN, decimal.ROUND_HALF_UP, decimal.ROUND_HALF_DOWN, decimal.ROUND_UP,
    decimal.ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_FLOOR]
random.seed(20260131)


def number(digits, exponent):
    sign = random.choice(["", "", "-"])
    return f"{sign}{random.randrange(10 ** random.randint(0, digits))}E{exponent}"


def any_number():
    kind = random.randrange(10)
    if kind < 5:
        return number(9, random.randint(-6, 2))
    if kind < 7:
        return number(19, random.randint(-12, 6))
    if kind < 9:
        return number(34, random.randint(-40, 20))
    return number(34, random.randint(-6176, 6111))


def show(operation, *operands_and_result):
    print(operation, *operands_and_result)


def modulo(a, b):
    if b == 0:
        return decimal.Decimal("NaN")
    remainder = EXACT.remainder(a, b)
    if remainder != 0 and (remainder < 0) != (b < 0):
        remainder = EXACT.add(remainder, b)
    return CONTEXT.plus(remainder)


def binary_operations(count):
    for _ in range(count):
        a, b = any_number(), any_number()
        x, y = decimal.Decimal(a), decimal.Decimal(b)
        show("add", a, b, CONTEXT.add(x, y))
        show("subtract", a, b, CONTEXT.subtract(x, y))
        show("multiply", a, b, CONTEXT.multiply(x, y))
        show("divide", a, b, CONTEXT.divide(x, y))
        show("compare", a, b, CONTEXT.compare(x, y))
        show("modulo", a, b, modulo(x, y))


def roundings(count):
    for _ in range(count):
        a = any_number()
        x = decimal.Decimal(a)
        places = -x.as_tuple().exponent - random.randint(1, 36)
        if not -6111 <= places <= 6176:
            continue
        for mode, name in enumerate(ROUNDINGS):
            unit = decimal.Decimal((0, (1,), -places))
            result = x.quantize(unit, rounding=name, context=CONTEXT)
            show("round", a, places, mode, result)


def functions(count):
    for _ in range(count):
        a = number(random.choice([3, 9, 34]), random.randint(-9, 2))
        x = decimal.Decimal(a)
        show("sqrt", a, CONTEXT.sqrt(x))
        if abs(x) < 10000:
            show("exp", a, CONTEXT.exp(x))
        if x > 0:
            show("log", a, CONTEXT.ln(x))
            n = number(3, random.randint(-3, 0))
            show("pow", a, n, CONTEXT.power(x, decimal.Decimal(n)))
        n = random.randint(-40, 40)
        show("pow", a, n, CONTEXT.power(x, n) if n or x else 1)
        rate = f"1.{random.randrange(1, 10000):04}"
        show("pow", rate, n * 10, CONTEXT.power(decimal.Decimal(rate), n * 10))


def doubles(count):
    for _ in range(count):
        a = any_number()
        show("double", a, float(a).hex())


binary_operations(2000)
roundings(500)
functions(400)
doubles(1000)
