"""Surveys, appraisals, calculations and PMML from Python."""

from __future__ import annotations

import pathlib
from decimal import Decimal
from typing import Any

import pytest

import tenet
from tenet.score import Appraisal, Survey, calculate, read_pmml, write_pmml

ROOT = pathlib.Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "docs" / "examples" / "scoring"


def parts(*values: str) -> list[dict[str, Any]]:
    weights = ("0.4", "0.2", "0.2", "0.1", "0.1")
    return [
        {"id": str(n), "weight": weight, "value": value}
        for n, (weight, value) in enumerate(zip(weights, values))
    ]


@pytest.mark.parametrize(
    "rule, total",
    [
        ({"contribution": {"places": 2}}, "88.02"),
        ({"contribution": {"places": 2, "mode": "half_even"}}, "88.01"),
        ({"total": {"places": 2}}, "88.00"),
        (None, "88.004"),
    ],
)
def test_where_a_mean_is_rounded_decides_what_it_is(rule: Any, total: str) -> None:
    found = calculate(
        "weighted_mean", rule, parts=parts("81.44", "93.18", "96.06", "76.75", "99.05")
    )
    assert str(found["value"]) == total


def test_the_survey_of_the_documentation_is_measured() -> None:
    survey = Survey.load(EXAMPLES / "survey.json")
    answers = [
        {"id": "a", "count": 50, "answers": {"recommend": 0, "quality": 3}},
        {"id": "b", "count": 60, "answers": {"recommend": 8, "quality": 4}},
        {"id": "c", "count": 90, "answers": {"recommend": 10, "quality": 5}},
    ]
    found = survey.measure(answers, wave="2026", population=1000, sent=250)
    recommend, quality = found["questions"][:2]
    assert recommend["value"] == Decimal(20)
    assert recommend["interval"]["standard_error"] == Decimal("5.1407")
    assert quality["value"] == Decimal(75)
    assert found["rate"]["value"] == Decimal("0.8")
    later = survey.measure(answers[:2], population=1000, sent=120, earlier=found)
    assert later["changes"][0]["direction"] == "down"
    assert {(one["id"], one["why"]) for one in later["follow_ups"]} >= {("recommend", "fell")}


def test_a_survey_that_is_not_valid_has_a_reason_and_no_number() -> None:
    found = Survey.load(EXAMPLES / "survey.json").measure([], sent=250)
    assert found["invalid"]["reason"] == "score-survey-too-few"
    assert all("value" not in question for question in found["questions"])


def test_the_appraisal_of_the_documentation_says_what_would_raise_the_grade() -> None:
    found = Appraisal.load(EXAMPLES / "appraisal.json").score({"revenue": 1000, "recovery": "0.9",
                                                               "complaints": 1})
    assert found["grade"] == "B"
    first = found["raises"][0]
    assert (first["indicator"], first["needed"]) == ("revenue", Decimal("1107.5"))


def test_the_original_grade_stays_beside_the_calibrated() -> None:
    found = calculate(
        "distribution",
        {
            "quotas": [{"grade": "A", "share": "0.5"}, {"grade": "B", "share": "0.5"}],
            "rounding": "cumulative",
        },
        items=[{"id": "x", "value": 80, "grade": "A"}, {"id": "y", "value": 90, "grade": "A"}],
    )
    assert [(i["id"], i["original"], i["grade"]) for i in found["items"]] == [
        ("y", "A", "A"),
        ("x", "A", "B"),
    ]


def test_what_is_wrong_is_raised_with_everything_that_is() -> None:
    with pytest.raises(tenet.InputError) as raised:
        Survey({"id": "s", "questions": [], "validity": {"least_rate": 2}})
    assert [d.id for d in raised.value.diagnostics] == ["score-survey-no-questions",
                                                        "score-bad-limit"]
    with pytest.raises(tenet.InputError):
        calculate("quantile", {"p": 2, "method": "inclusive"}, numbers=[1])
    with pytest.raises(tenet.InputError):
        read_pmml("<PMML/>")
    with pytest.raises(tenet.InputError):
        Appraisal("{")


def test_a_scorecard_goes_to_pmml_and_back() -> None:
    model = {
        "scorecard": {
            "id": "value",
            "items": [
                {
                    "id": "revenue",
                    "input": "revenue",
                    "reason": "R1",
                    "baseline": 100,
                    "attributes": [
                        {"when": "< 100", "points": 20},
                        {"when": ">= 100", "points": 100},
                    ],
                }
            ],
            "grades": [{"id": "A", "range": "-"}],
        },
        "fields": [{"name": "revenue", "data_type": "double"}],
    }
    xml, notes = write_pmml(model)
    assert [note.id for note in notes] == ["score-pmml-not-written"]
    back = read_pmml(xml)
    assert back["scorecard"]["items"][0]["attributes"][1] == {
        "when": "revenue >= 100",
        "points": 100,
    }
    assert write_pmml(back)[0] == xml
