"""Immutable objects shared by threads, exclusive ones in turns."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from conftest import AT, PACK, PORTFOLIO

import tenet

THREADS = 4


def at_once(work: Callable[[int], Any], times: int) -> list[Any]:
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, range(times)))


def test_one_judge_serves_many_threads(judge: tenet.Judge) -> None:
    expected = [(v.rule.id, v.subject, v.outcome) for v in judge.check(subjects=["QINGHE"])]

    def work(_: int) -> list[Any]:
        report = judge.check(subjects=["QINGHE"])
        assert report[0].explanation.sentence.zh
        return [(v.rule.id, v.subject, v.outcome) for v in report]

    assert all(found == expected for found in at_once(work, 16))


def test_one_expression_serves_many_threads() -> None:
    price = tenet.Expression('unit * amount + string length("价格")', ["unit", "amount"])
    unit = Decimal("19.90")
    found = at_once(lambda n: price.evaluate({"unit": unit, "amount": n}), 400)
    assert found == [unit * n + 2 for n in range(400)]


def test_one_change_is_filled_by_many_threads(facts: tenet.Snapshot) -> None:
    change = facts.change()
    at_once(lambda n: change.upsert("account", {"id": f"T{n}", "name": "线程"}), 50)
    assert facts.with_change(change).size("account") == facts.size("account") + 50


def test_changes_are_evaluated_side_by_side(judge: tenet.Judge, facts: tenet.Snapshot) -> None:
    def work(n: int) -> list[Any]:
        order = {"id": f"T{n}", "account": "QINGHE", "ordered_on": "2025-12-31", "amount": n}
        effect = judge.evaluate(facts.change().upsert("order", order))
        return [(shift.rule.id, shift.after) for shift in effect.named]

    found = at_once(work, 12)
    assert found[0] and all(one == found[0] for one in found)


def test_closing_while_others_are_inside_is_safe() -> None:
    judge = tenet.Judge.bind(tenet.Regulation.load(PACK), tenet.Snapshot.load(PORTFOLIO), AT)
    started, problems = threading.Barrier(THREADS + 1), []

    def work() -> None:
        started.wait()
        try:
            while True:
                judge.check(rules=["2"])[0].explanation.sentence.zh.encode()
        except tenet.StateError:
            pass
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    started.wait()
    threading.Event().wait(0.05)
    judge.close()
    for thread in threads:
        thread.join()
    assert problems == []


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_the_result_does_not_depend_on_the_number_of_threads(
    threads: int, judge: tenet.Judge
) -> None:
    assert list(judge.check(threads=threads)) == list(judge.check())
