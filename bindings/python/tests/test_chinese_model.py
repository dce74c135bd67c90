"""The model of tests/dmn/chinese through Python: the results are those that C++, C and the command
line give."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
from decimal import Decimal
from typing import Any

import pytest
import tenet

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "tests" / "dmn" / "chinese"
MODEL = tenet.DecisionModel.load(FOLDER / "model.dmn")


def rows_of(name: str) -> Any:
    return json.loads((FOLDER / name).read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)


def with_dates(value: Any) -> Any:
    """The values of JSON as a host has them: dates are dates."""
    if isinstance(value, dict):
        return {
            key: dt.date.fromisoformat(inner) if key.endswith("日期") else with_dates(inner)
            for key, inner in value.items()
        }
    return value


@pytest.mark.parametrize("element", ["审批结论", "审批服务", "信用额度", "含税价"])
def test_a_chinese_model_decides_as_elsewhere(element: str) -> None:
    inputs = rows_of(f"{element}.inputs.json")
    results = rows_of(f"{element}.results.json")
    assert MODEL.decide_many(element, [with_dates(row) for row in inputs]) == results
    for row, result in zip(inputs, results, strict=True):
        assert MODEL.decide(element, with_dates(row)) == result
    for line, result in zip(
        (FOLDER / f"{element}.inputs.json").read_text("utf-8").splitlines()[1:-1],
        results,
        strict=True,
    ):
        found = MODEL.decide_json(element, line.rstrip(","))
        assert json.loads(found, parse_float=Decimal, parse_int=Decimal) == result
