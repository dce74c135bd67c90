"""Prepared calls: the same answers as ordinary ones, with the quick module and without it."""

from __future__ import annotations

import datetime as dt
import gc
import threading
import weakref
from decimal import Decimal
from typing import Any

import pytest
from conftest import MODEL

import tenet
from tenet import DecisionModel, Expression, Missing

OFFER = {
    "客户级别": "核心",
    "客户需求": "一般",
    "数量": 120,
    "单价": Decimal("19.90"),
    "报价日期": dt.date(2026, 1, 31),
}


@pytest.mark.parametrize(
    "value",
    ["A", "", "核心", "a\0b", 7, -(2**63), 2**63, 10**30, True, False, None, 2.5, 1e22, -0.1,
     Decimal("1.50"), dt.date(2026, 1, 31), dt.timedelta(days=1), [1, "a"], {"a": [None]}, Missing()],
)
def test_values_of_every_kind_go_in_and_come_out(way: str, value: object) -> None:
    same = Expression("x", ["x"])
    found, expected = same.prepare()({"x": value}), same.evaluate({"x": value})
    assert found == expected and type(found) is type(expected)


def test_what_is_left_out_is_missing(way: str) -> None:
    ask = Expression("x", ["x", "y"]).prepare(missing="spread")
    assert ask({"y": 1}) == Missing("x")
    assert ask({"x": 1, "y": 1}) == 1 and ask({}) == Missing("x")


def test_a_name_that_is_none_is_an_error_and_the_next_call_works(way: str) -> None:
    ask = Expression("x + 1", ["x"]).prepare()
    with pytest.raises(tenet.NotFoundError, match="'z'"):
        ask({"x": 1, "z": 2})
    with pytest.raises(ValueError, match="nan"):
        ask({"x": float("nan")})
    with pytest.raises(TypeError):
        ask({"x": object()})
    with pytest.raises(UnicodeEncodeError):
        ask({"x": "\ud800"})
    assert ask({"x": 1}) == 2


def test_numbers_may_be_floats(way: str) -> None:
    ask = Expression("x / 4", ["x"]).prepare(numbers=float)
    found = ask({"x": 1})
    assert found == 0.25 and type(found) is float
    assert ask({"x": "a"}) is None
    with pytest.raises(TypeError, match="Decimal or float"):
        Expression("1").prepare(numbers=int)


def test_mappings_other_than_dicts_will_do(way: str) -> None:
    class Counting(dict[str, object]):
        pass

    assert Expression("x", ["x"]).prepare()(Counting(x=3)) == 3


@pytest.mark.parametrize("element", ["折扣率", "报价", "折扣服务"])
def test_a_prepared_decision_answers_as_decide(way: str, element: str) -> None:
    model = DecisionModel.load(MODEL)
    offer = {"客户级别": "战略", "客户需求": "紧急", "数量": 1000} if element == "折扣服务" else OFFER
    assert model.prepare(element)(offer) == model.decide(element, offer)


def test_texts_become_what_the_model_declares(way: str) -> None:
    ask = DecisionModel.load(MODEL).prepare("报价")
    assert ask({**OFFER, "报价日期": "2026-01-31"}) == ask(OFFER)
    with pytest.raises(tenet.InputError):
        ask({**OFFER, "报价日期": "31.1.2026"})


def test_functions_of_the_host_are_called(way: str) -> None:
    externals = tenet.Externals()
    externals.add("shop.discount(number)", lambda quantity: quantity / 1000)
    model = DecisionModel.load(MODEL, externals=externals)
    assert model.prepare("折扣率")(OFFER) == model.decide("折扣率", OFFER)


def test_a_mapping_that_asks_again_while_it_is_read_gets_an_answer(way: str) -> None:
    ask = Expression("count(x)", ["x"]).prepare()
    inner: list[Any] = []

    class Asking(list[int]):
        def __iter__(self) -> Any:
            inner.append(ask({"x": [1, 2, 3]}))
            return super().__iter__()

    assert ask({"x": Asking([1])}) == 1
    assert inner and set(inner) == {3}


def test_threads_may_share_it(way: str) -> None:
    ask, wrong = Expression("2 * x", ["x"]).prepare(), []

    def run(first: int) -> None:
        for n in range(first, first + 500):
            if ask({"x": n}) != 2 * n:
                wrong.append(n)

    threads = [threading.Thread(target=run, args=(1000 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_it_outlives_what_it_was_made_from_and_then_lets_go(way: str) -> None:
    model = DecisionModel.load(MODEL)
    pointer = weakref.ref(model._pointer)
    ask = model.prepare("折扣率")
    if way == "quick":
        model.close()
        assert ask(OFFER) == Decimal("0.10")
    del ask, model
    gc.collect()
    assert pointer() is None
