"""Calls that make no sense: an exception each, never a crash."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import Any

import pytest
from conftest import AT, CALENDAR, PACK

import tenet
from tenet import Judge, Outcome, Regulation, Snapshot, StateError


def test_a_closed_object_says_so(facts: Snapshot, judge: Judge) -> None:
    snapshot = Snapshot.from_records({})
    snapshot.close()
    snapshot.close()
    assert snapshot.closed
    for use in (
        lambda: snapshot.size("account"),
        lambda: snapshot.digest,
        lambda: snapshot.change(),
        lambda: Judge.bind(Regulation.load(PACK), snapshot, AT),
    ):
        with pytest.raises(StateError, match="Snapshot has been closed"):
            use()
    change = facts.change()
    change.close()
    with pytest.raises(StateError, match="Change has been closed"):
        judge.evaluate(change)
    with pytest.raises(StateError):
        change.upsert("account", {"id": "A"})


def test_a_judge_outlives_the_calendar_it_was_bound_with(
    regulation: Regulation, facts: Snapshot
) -> None:
    context = tenet.Context(AT, calendar=tenet.Calendar.load(CALENDAR))
    judge = Judge.bind(regulation, facts, context)
    assert context.calendar is not None
    context.calendar.close()
    assert len(judge.check(rules=["10"])) > 0
    with pytest.raises(StateError, match="Calendar has been closed"):
        Judge.bind(regulation, facts, context)


def test_wrong_types_are_type_errors(regulation: Regulation, facts: Snapshot, judge: Judge) -> None:
    anything: Any = facts
    calls: list[Any] = [
        lambda: Judge.bind(anything, anything, AT),
        lambda: Judge.bind(regulation, facts, AT, threads="two"),  # type: ignore[arg-type]
        lambda: judge.check(rules="2.1-definition"),
        lambda: judge.check(subjects="QINGHE"),
        lambda: tenet.Expression("x", "x"),
        lambda: facts.size(None),  # type: ignore[arg-type]
        lambda: Snapshot(),  # type: ignore[call-arg]
    ]
    for call in calls:
        with pytest.raises((TypeError, AttributeError)):
            call()


@pytest.mark.parametrize("threads", [-1, 2**32])
def test_a_number_that_c_would_cut_off_is_refused(
    threads: int, regulation: Regulation, facts: Snapshot, judge: Judge
) -> None:
    with pytest.raises(tenet.ArgumentError, match=str(threads)):
        judge.check(threads=threads)
    with pytest.raises(tenet.ArgumentError):
        Judge.bind(regulation, facts, AT, threads=threads)
    with pytest.raises(tenet.ArgumentError):
        Judge.bind(regulation, facts, tenet.Context(AT, step_limit=-1))


def test_an_instant_without_a_zone_is_refused(regulation: Regulation, facts: Snapshot) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Judge.bind(regulation, facts, dt.datetime(2026, 1, 5, 9))


def test_no_such_format_language_or_mode(judge: Judge) -> None:
    report = judge.check(outcomes=[])
    with pytest.raises(ValueError):
        report.render(format="html")  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        report.render(language="de")  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        tenet.Expression("1").evaluate(missing="maybe")  # type: ignore[arg-type]


def test_a_text_with_a_nul_is_no_name_of_anything(facts: Snapshot) -> None:
    with pytest.raises(tenet.TenetError):
        facts.record("account", "QINGHE\0")


def test_an_outcome_is_always_true_so_that_pass_is_not_mistaken_for_nothing() -> None:
    assert all(Outcome)


def test_handles_are_neither_pickled_nor_deeply_copied(facts: Snapshot) -> None:
    for duplicate in (pickle.dumps, copy.deepcopy):
        with pytest.raises((TypeError, ValueError)):
            duplicate(facts)
    shallow = copy.copy(facts)
    shallow.close()
    assert not facts.closed and facts.size("account") > 0


def test_a_regulation_of_another_catalogue_is_refused_or_works(facts: Snapshot) -> None:
    other = Regulation.load(PACK, catalogue=tenet.Catalogue.own())
    try:
        assert Judge.bind(other, facts, AT).check(rules=["2"])
    except tenet.TenetError as error:
        assert error.diagnostics
