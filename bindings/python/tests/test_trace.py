"""What happened: traces of decisions and expressions."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from conftest import MODEL, ROOT

import tenet

OFFER = {"客户级别": "核心", "客户需求": "一般", "数量": 90}
SCHEMA = json.loads((ROOT / "docs" / "schemas" / "trace.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def model() -> tenet.DecisionModel:
    return tenet.DecisionModel.load(MODEL)


def assert_valid(trace: tenet.Trace) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    plain = json.loads(json.dumps(trace.data, default=float))
    jsonschema.Draft202012Validator(SCHEMA).validate(plain)


def test_the_result_is_that_of_deciding(model: tenet.DecisionModel) -> None:
    trace = model.trace("折扣率", OFFER)
    assert trace.result == model.decide("折扣率", OFFER) == Decimal("0.05")
    assert_valid(trace)


def test_it_says_what_decided_and_what_would_have(model: tenet.DecisionModel) -> None:
    decision, table = model.trace("折扣率", OFFER).steps
    assert decision["reads"][2] == {"name": "数量", "value": Decimal(90)}
    assert table["decided"] == {"by": "first", "rules": ["rate-3"]}
    changes = {miss["rule"]: miss.get("change") for miss in table["misses"]}
    assert changes["rate-2"] == {"input": "数量", "to": Decimal(100), "distance": Decimal(10)}
    assert changes["rate-1"] is None


def test_it_is_text_in_both_languages(model: tenet.DecisionModel) -> None:
    trace = model.trace("折扣率", OFFER)
    assert "由首个命中的规则决定：rate-3" in trace.render("zh")
    assert "decided by the first match: rate-3" in trace.render("en")
    assert trace.text.zh == trace.render()


def test_services_and_knowledge_are_traced_too(model: tenet.DecisionModel) -> None:
    trace = model.trace("折后金额", {"件数": 3, "每件": Decimal("19.90"), "折扣": 0})
    assert trace.result == Decimal("59.70")
    assert trace.steps[0]["kind"] == "function"
    assert_valid(trace)


def test_inputs_that_are_refused_are_named(model: tenet.DecisionModel) -> None:
    trace = model.trace("折扣率", {**OFFER, "客户级别": "无名"})
    assert [r["name"] for r in trace.data["refused"]] == ["客户级别"]
    assert trace.data["refused"][0]["value"] == "无名"
    assert_valid(trace)


def test_an_expression_says_where_null_began() -> None:
    trace = tenet.Expression("(x + 1) * 2", ["x"]).trace({"x": "a"})
    assert trace.result is None
    first = trace.steps[0]["empty"][0]
    assert (first["text"], first["column"], first["origin"]) == ("x + 1", 2, True)
    assert first["operands"] == [{"text": "x", "value": "a"}]
    assert_valid(trace)


def test_missing_is_told_from_null() -> None:
    trace = tenet.trace("x > 1 and y", {"y": True, "x": tenet.MISSING}, missing="spread")
    assert isinstance(trace.result, tenet.Missing)
    assert {"missing": "x"} in [part["value"] for part in trace.steps[0]["empty"]]


def test_untraced_runs_in_between_change_nothing(model: tenet.DecisionModel) -> None:
    before = model.trace("折扣率", OFFER)
    model.decide("折扣率", {**OFFER, "数量": 1})
    assert model.trace("折扣率", OFFER) == before


def test_a_wrong_decision_is_an_error(model: tenet.DecisionModel) -> None:
    with pytest.raises(tenet.NotFoundError):
        model.trace("没有的决策", OFFER)
    with pytest.raises(tenet.NotFoundError):
        tenet.Expression("x", ["x"]).trace({"y": 1})
