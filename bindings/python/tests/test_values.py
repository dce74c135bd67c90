"""Values on their way in and out: every digit, every day, both scripts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

import tenet
from tenet import MISSING, Expression, Missing, YearMonthDuration, evaluate

CHINA = dt.timezone(dt.timedelta(hours=8))
THE_SAME = Expression("x", ["x"])


@pytest.mark.parametrize(
    "value",
    [
        True,
        False,
        None,
        "",
        "集团客户",
        "a\0b",
        "𠮷野家 😀",
        'quotes " and \\ and \n',
        dt.date(2024, 2, 29),
        dt.date(1, 1, 1),
        dt.date(9999, 12, 31),
        dt.datetime(2026, 1, 5, 9, 0, tzinfo=CHINA),
        dt.datetime(2026, 1, 5, 9, 0, 0, 123456, tzinfo=dt.timezone.utc),
        dt.datetime(2026, 1, 5, 9, 0),
        dt.time(9, 30),
        dt.time(9, 30, 0, 500000, tzinfo=CHINA),
        dt.timedelta(days=1, hours=2),
        dt.timedelta(0),
        dt.timedelta(days=-1, microseconds=1),
        dt.timedelta(microseconds=-1),
        YearMonthDuration(18),
        YearMonthDuration(-1),
        YearMonthDuration(0),
        [],
        ["甲", None, True],
        {"名称": "恒岳", "in": {"a": [Decimal("1.5")]}},
    ],
    ids=repr,
)
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    found = THE_SAME.evaluate({"x": value})
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    "digits",
    [
        "0",
        "-0.00",
        "19.90",
        "1234567890123456789012345678901234",
        "0.1234567890123456789012345678901234",
        "-9999999999999999999999999999999999",
        "9.999999999999999999999999999999999E+6144",
        "1E-6143",
    ],
)
def test_a_decimal_keeps_every_digit(digits: str) -> None:
    found = THE_SAME.evaluate({"x": Decimal(digits)})
    assert isinstance(found, Decimal) and found == Decimal(digits)
    inside = THE_SAME.evaluate({"x": [Decimal(digits)]})
    assert inside == [Decimal(digits)]


@pytest.mark.parametrize("number", [0, -1, 2**63 - 1, -(2**63), 2**63, 10**33])
def test_a_whole_number_is_exact_beyond_64_bits(number: int) -> None:
    assert THE_SAME.evaluate({"x": number}) == Decimal(number)


def test_arithmetic_has_34_digits_and_no_binary_fractions() -> None:
    assert evaluate("0.1 + 0.2") == Decimal("0.3")
    third = evaluate("1 / 3")
    assert third == Decimal("0.3333333333333333333333333333333333")
    assert evaluate("a + b", {"a": Decimal("0.1"), "b": 0.2}) == Decimal("0.3")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_no_number_is_refused(number: Any) -> None:
    with pytest.raises(ValueError, match="not a number"):
        THE_SAME.evaluate({"x": number})
    with pytest.raises(ValueError, match="not a number"):
        THE_SAME.evaluate({"x": [number]})


def test_missing_is_neither_null_nor_false() -> None:
    expression = Expression("x = null", ["x"])
    assert expression.evaluate({"x": None}, missing="spread") is True
    assert expression.evaluate({}, missing="spread") == Missing("x")
    assert expression.evaluate({"x": MISSING}, missing="spread") == Missing("x")
    assert expression.evaluate({}) is True
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(Missing("x"))


def test_a_date_inside_a_list_stays_a_date() -> None:
    inside = {"on": [dt.date(2026, 1, 1), dt.time(9, 30)], "for": YearMonthDuration(2), "a": MISSING}
    assert THE_SAME.evaluate({"x": inside}) == {n: v for n, v in inside.items() if n != "a"}
    assert Expression("x[1] + duration(\"P1D\")", ["x"]).evaluate({"x": inside["on"]}) == dt.date(
        2026, 1, 2
    )
    assert THE_SAME.evaluate({"x": {"date": "2026-01-01"}}) == {"date": "2026-01-01"}
    assert THE_SAME.evaluate_json({"x": inside}) == '{"on":["2026-01-01","09:30:00"],"for":"P2M"}'
    orders = Expression("sum(orders.amount)", ["orders"])
    assert orders.evaluate({"orders": [{"amount": 1}, {"amount": Decimal("0.5")}]}) == Decimal("1.5")


@pytest.mark.parametrize("text", ['date("12026-01-01")', 'duration("P9999999999D")'])
def test_what_python_cannot_hold_is_an_overflow_not_a_guess(text: str) -> None:
    expression = Expression(text)
    with pytest.raises(OverflowError, match="evaluate_json"):
        expression.evaluate()
    assert expression.evaluate_json().startswith('"')


def test_a_nanosecond_is_not_dropped() -> None:
    expression = Expression('time("09:30:00.123456789")')
    with pytest.raises(OverflowError):
        expression.evaluate()
    assert evaluate('time("09:30:00.125")') == dt.time(9, 30, 0, 125000)


def test_ranges_and_functions_come_out_as_texts() -> None:
    assert evaluate("[1..5]") == "[1..5]"
    assert isinstance(evaluate("function(x) x + 1"), str)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", 1 + 2j])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be handed"):
        THE_SAME.evaluate({"x": value})
    with pytest.raises(TypeError, match="names are strings"):
        THE_SAME.evaluate({"x": {1: 2}})


def test_a_lone_surrogate_is_refused_before_the_library_sees_it() -> None:
    with pytest.raises(ValueError):
        THE_SAME.evaluate({"x": "\ud800"})


def test_a_record_is_found_by_its_key(facts: tenet.Snapshot) -> None:
    slot = tenet.Slot("customer", zh="客户", type="account")
    expression = Expression("客户.name", [slot])
    assert expression.evaluate({"customer": "QINGHE"}, records=facts) == "清禾精密制造"
    count = Expression("count(customer.orders)", [slot])
    assert count.evaluate({"customer": "QINGHE"}, records=facts) > 10
    with pytest.raises(tenet.NotFoundError, match="nobody"):
        expression.evaluate({"customer": "nobody"}, records=facts)
    with pytest.raises(tenet.StateError):
        expression.evaluate({"customer": "QINGHE"})


def test_now_is_what_the_context_says() -> None:
    noon = dt.datetime(2026, 1, 5, 12, tzinfo=CHINA)
    assert evaluate("now()", context=noon) == noon
    assert Expression("today()").evaluate(context=tenet.Context(noon)) == noon.date()


def test_a_zone_with_a_name_needs_zones() -> None:
    zones = tenet.Zones.load("/usr/share/zoneinfo")
    context = tenet.Context("2026-01-05T09:00:00@Asia/Shanghai", zones=zones)
    found = evaluate("now()", context=context)
    assert found == dt.datetime(2026, 1, 5, 9, tzinfo=CHINA)
    with pytest.raises(tenet.TenetError):
        evaluate("now()", context="2026-01-05T09:00:00@Asia/Shanghai")
