"""Prints FEEL expressions over numbers and what they give, one to a line, with a tab between.

Python's decimal module, set to decimal128, is an implementation of the same arithmetic that shares
no code with ours. Where FEEL leaves no choice the results must be equal to the last digit. The
numbers are seeded: every run prints the same.
"""

import decimal
import random
import sys

CONTEXT = decimal.Context(
    prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
EXACT = decimal.Context(prec=15000, Emin=-99999, Emax=99999, traps=[])
ROUNDINGS = {
    "decimal": decimal.ROUND_HALF_EVEN, "round up": decimal.ROUND_UP,
    "round down": decimal.ROUND_DOWN, "round half up": decimal.ROUND_HALF_UP,
    "round half down": decimal.ROUND_HALF_DOWN, "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING}
random.seed(20260401)


def number(digits, lowest, highest):
    """A number of up to so many digits, as FEEL writes it."""
    sign = random.choice(["", "", "-"])
    whole = random.randrange(1, 10 ** random.randint(1, digits))
    if random.random() < 0.25:  # ties, where the ways of rounding differ
        whole = whole // 10 * 10 + 5
    return f"{sign}{whole}e{random.randint(lowest, highest)}"


def any_number():
    return random.choice([lambda: number(5, -4, 1), lambda: number(18, -12, 4),
                          lambda: number(34, -40, 8), lambda: number(34, -900, 900)])()


def show(expression, result):
    if isinstance(result, decimal.Decimal):
        result = format(result, "f") if result.is_finite() else "null"
    print(expression, result, sep="\t")


def modulo(a, b):
    remainder = EXACT.remainder(a, b)
    if remainder != 0 and (remainder < 0) != (b < 0):
        remainder = EXACT.add(remainder, b)
    return CONTEXT.plus(remainder)


def arithmetic(count):
    for _ in range(count):
        a, b = any_number(), any_number()
        x, y = decimal.Decimal(a), decimal.Decimal(b)
        show(f"({a}) + ({b})", CONTEXT.add(x, y))
        show(f"({a}) - ({b})", CONTEXT.subtract(x, y))
        show(f"({a}) * ({b})", CONTEXT.multiply(x, y))
        show(f"({a}) / ({b})", CONTEXT.divide(x, y))
        show(f"-({a})", CONTEXT.minus(x))
        show(f"abs({a})", CONTEXT.abs(x))
        show(f"modulo({a}, {b})", modulo(x, y))
        for sign, holds in (("<", x < y), ("<=", x <= y), ("=", x == y), ("!=", x != y)):
            show(f"({a}) {sign} ({b})", str(holds).lower())


def roundings(count):
    for _ in range(count):
        a = any_number()
        x = decimal.Decimal(a)
        places = -x.as_tuple().exponent - random.randint(-2, 36)
        for name, mode in ROUNDINGS.items():
            exact = x.quantize(decimal.Decimal((0, (1,), -places)), rounding=mode, context=EXACT)
            if CONTEXT.plus(exact) == exact:  # else it does not fit 34 digits
                show(f"{name}({a}, {places})", exact)
        for name in ("floor", "ceiling"):
            show(f"{name}({a})", x.to_integral_value(rounding=ROUNDINGS[name], context=EXACT))


def functions(count):
    for _ in range(count):
        a = number(random.choice([3, 9, 34]), -9, 2)
        x = decimal.Decimal(a)
        show(f"sqrt({a})", CONTEXT.sqrt(x))
        show(f"log({a})", CONTEXT.ln(x) if x > 0 else "null")
        if abs(x) < 10000:
            show(f"exp({a})", CONTEXT.exp(x))
        n = random.randint(-40, 40)
        show(f"({a}) ** {n}", CONTEXT.power(x, n))
        whole = random.randint(-10 ** 30, 10 ** 30)
        show(f"odd({whole})", str(whole % 2 == 1).lower())
        show(f"even({whole})", str(whole % 2 == 0).lower())


def texts(count):
    for _ in range(count):
        a = any_number()
        plain = format(decimal.Decimal(a), "f")
        show(f'string({a}) = "{plain}"', "true")
        show(f'number("{plain}") = {a}', "true")
        show(f'number(string({a})) = {a}', "true")


def lists(count):
    for _ in range(count):
        items = [number(6, -3, 1) for _ in range(random.randint(1, 9))]
        values = [decimal.Decimal(i) for i in items]
        text = ", ".join(items)
        total = sum(values)
        show(f"sum([{text}])", total)
        show(f"min([{text}])", min(values))
        show(f"max([{text}])", max(values))
        show(f"mean([{text}])", CONTEXT.divide(total, decimal.Decimal(len(values))))
        ordered, half = sorted(values), len(values) // 2
        middle = ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
        show(f"median([{text}])", middle)
        product = decimal.Decimal(1)
        for value in values[:4]:
            product = EXACT.multiply(product, value)
        show(f"product([{', '.join(items[:4])}])", product)


factor = int(sys.argv[1]) if len(sys.argv) > 1 else 1
arithmetic(300 * factor)
roundings(150 * factor)
functions(150 * factor)
texts(300 * factor)
lists(200 * factor)
