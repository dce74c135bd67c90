"""Bad input: every problem with its place, in both languages, and nothing half-done."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

import tenet
from tenet import InputError, NotFoundError, Regulation, Snapshot


def first_error(error: tenet.TenetError) -> tenet.Diagnostic:
    """What refused the input; warnings (of an absent manifest, say) may stand before it."""
    return next(d for d in error.diagnostics if d.severity is tenet.Severity.ERROR)


def test_all_problems_are_listed_each_with_its_place() -> None:
    texts = {
        "accounts.json": '[\n  {"id": "A1", "annual_revenue": "viel"},\n  {"id": "A1"}\n]',
        "orders.csv": "id,account,ordered_on,amount\n1,A1,2025-02-30,10\n",
    }
    with pytest.raises(InputError) as caught:
        Snapshot.from_texts(texts)
    problems = caught.value.diagnostics
    assert len(problems) >= 2 and caught.value.total >= len(problems)
    places = {(problem.file, problem.line) for problem in problems}
    assert ("accounts.json", 2) in places and ("orders.csv", 2) in places
    refused = [problem for problem in problems if problem.id != "portfolio-no-manifest"]
    assert len(refused) >= 2
    assert all(problem.severity is tenet.Severity.ERROR and problem.line for problem in refused)
    for problem in problems:
        assert problem.text.zh and problem.text.en and problem.text.zh != problem.text.en
        where = f"{problem.file}:{problem.line}" if problem.line else f"{problem.file}:"
        assert str(problem).startswith(where)


def test_the_text_of_the_exception_is_the_list() -> None:
    with pytest.raises(InputError) as caught:
        tenet.evaluate("1 +")
    error = caught.value
    assert isinstance(error, ValueError) and isinstance(error, tenet.TenetError)
    assert error.diagnostics[0].id in str(error)
    assert error.lines.zh != error.lines.en
    assert error.diagnostics[0].line == 1
    assert error.diagnostics[0].text.get("zh") == error.diagnostics[0].text.zh


def test_a_misspelt_name_gets_a_suggestion() -> None:
    with pytest.raises(InputError) as caught:
        Snapshot.from_records({"accounts": [{"id": "A1", "anual_revenue": 1}]}, strict=True)
    problem = first_error(caught.value)
    assert "annual_revenue" in problem.text.en + problem.remedy.en
    assert "annual_revenue" in problem.text.zh + problem.remedy.zh


def test_a_rule_with_a_syntax_error_is_refused_with_file_and_line() -> None:
    pack = """{
  "regulation": {"id": "r", "title": {"zh": "制度", "en": "Rules"}, "version": "1"},
  "articles": [{"id": "1", "title": {"zh": "一", "en": "One"}, "rules": [
    {"id": "1-a", "title": {"zh": "甲", "en": "A"}, "kind": "constraint", "subject": "account",
     "require": "tier in ["}
  ]}]
}"""
    with pytest.raises(InputError) as caught:
        Regulation.from_texts({"rules.json": pack})
    assert [(p.file, p.line) for p in caught.value.diagnostics] == [("rules.json", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '[{"id": "\\ud800"}]',
        '[{"id": "A1", "annual_revenue": ' + "9" * 60 + "}]",
        b'[{"id": "\xff"}]',
        b"\0",
    ],
    ids=["empty", "cut off", "nested", "surrogate", "60 digits", "not UTF-8", "NUL"],
)
def test_hostile_texts_are_refused_with_diagnostics(text: str | bytes) -> None:
    with pytest.raises(InputError) as caught:
        Snapshot.from_texts({"accounts.json": text})
    assert first_error(caught.value).file == "accounts.json"


def test_what_is_not_there_is_a_lookup_error(judge: tenet.Judge, facts: Snapshot) -> None:
    calls: list[Callable[[], object]] = [
        lambda: facts.record("account", "nobody"),
        lambda: facts.record("planet", "A1"),
        lambda: facts.size("planet"),
        lambda: facts.change().remove("planet", "A1"),
        lambda: judge.judge("no-such-rule", "QINGHE"),
        lambda: judge.judge("2.1-definition", "nobody"),
        lambda: judge.check(rules=["no-such-rule"]),
        lambda: judge.check(subjects=["nobody"]),
        lambda: judge.measure("no-such-measure"),
        lambda: tenet.Catalogue.own().describe("planet"),
        lambda: tenet.Expression("x", [tenet.Slot("x", type="planet")]),
        lambda: tenet.Expression("x", ["x"]).evaluate({"y": 1}),
    ]
    for call in calls:
        with pytest.raises(NotFoundError) as caught:
            call()
        assert isinstance(caught.value, LookupError) and str(caught.value)


def test_a_change_that_cannot_be_is_refused(facts: Snapshot, judge: tenet.Judge) -> None:
    with pytest.raises(InputError) as caught:
        facts.change().upsert("order", {"id": "1", "ordered_on": "2025-02-30"})
    assert caught.value.diagnostics[0].pointer
    with pytest.raises(tenet.TenetError):
        judge.evaluate(facts.change().remove("order", "no such order"))


def test_a_folder_that_is_not_there_is_an_error() -> None:
    with pytest.raises(tenet.TenetError) as caught:
        Snapshot.load("/no/such/folder")
    assert "/no/such/folder" in str(caught.value)
    with pytest.raises(tenet.TenetError):
        Regulation.load("/no/such/folder")
    with pytest.raises(FileNotFoundError):
        tenet.Calendar.load("/no/such/calendar.json")


def test_a_bad_calendar_and_bad_zones_are_input_errors() -> None:
    with pytest.raises(InputError) as caught:
        tenet.Calendar.from_text('{"id": 1}', file="cn.json")
    assert caught.value.diagnostics[0].file == "cn.json"
    with pytest.raises(InputError):
        tenet.Zones.from_data({"Asia/Shanghai": b"TZif?"})


@pytest.mark.parametrize("at", ["", "gestern", "2025-12-31", "2025-02-30T00:00:00Z"])
def test_an_instant_that_is_none_is_refused(
    at: str, regulation: Regulation, facts: Snapshot
) -> None:
    with pytest.raises(tenet.TenetError):
        tenet.Judge.bind(regulation, facts, at)


def test_an_exception_survives_pickling() -> None:
    with pytest.raises(InputError) as caught:
        tenet.evaluate("1 +")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is InputError and str(again) == str(caught.value)
    assert again.diagnostics == caught.value.diagnostics and again.lines == caught.value.lines


def test_a_failed_load_leaves_nothing_behind_and_the_next_one_works() -> None:
    for _ in range(3):
        with pytest.raises(InputError):
            Snapshot.from_texts({"accounts.json": "["})
        assert Snapshot.from_texts({"accounts.json": "[]"}).size("account") == 0
