"""What happened: traces of decisions and expressions."""

from __future__ import annotations

import ctypes
import gc
import json
import pickle
import threading
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


def offers() -> list[dict[str, object]]:
    return [{**OFFER, "客户级别": level, "数量": n} for level in ("核心", "战略") for n in range(90, 110)]


def test_a_prepared_trace_is_that_of_an_ordinary_call(way: str, model: tenet.DecisionModel) -> None:
    ask = model.prepare_trace("折扣率")
    for offer in offers():
        assert ask(offer) == model.trace("折扣率", offer)


def test_traces_kept_unread_tell_of_their_own_runs(way: str, model: tenet.DecisionModel) -> None:
    ask = model.prepare_trace("折扣率")
    kept = [ask(offer) for offer in offers()]
    for offer, trace in reversed(list(zip(offers(), kept))):
        reads = {read["name"]: read["value"] for read in trace.steps[0]["reads"]}
        assert reads == offer
        assert trace.result == model.decide("折扣率", offer)


def test_what_was_told_stays_when_the_state_runs_again(way: str, model: tenet.DecisionModel) -> None:
    ask = model.prepare_trace("折扣率")
    for call in (ask, lambda offer: model.trace("折扣率", offer)):
        first = call(OFFER)
        before = pickle.dumps((first.data, first.text))
        for offer in offers():
            assert call(offer).steps
        assert pickle.dumps((first.data, first.text)) == before


def test_a_trace_outlives_the_model(way: str) -> None:
    model = tenet.DecisionModel.load(MODEL)
    traces = [model.trace("折扣率", OFFER), model.prepare_trace("折扣率")(OFFER)]
    model.close()
    del model
    gc.collect()
    assert [trace.steps[1]["decided"]["rules"] for trace in traces] == [["rate-3"], ["rate-3"]]


def test_threads_may_read_one_trace(way: str, model: tenet.DecisionModel) -> None:
    ask, wrong = model.prepare_trace("折扣率"), []

    def read(trace: tenet.Trace, expected: str) -> None:
        if trace.render("en") != expected:
            wrong.append(expected)

    for offer in offers():
        trace, expected = ask(offer), model.trace("折扣率", offer).render("en")
        threads = [threading.Thread(target=read, args=(trace, expected)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_an_unread_trace_can_be_compared_copied_and_shown(
    way: str, model: tenet.DecisionModel
) -> None:
    ask = model.prepare_trace("折扣率")
    assert pickle.loads(pickle.dumps(ask(OFFER))) == ask(OFFER)
    assert ask(OFFER) != ask({**OFFER, "数量": 91}) and ask(OFFER) != "a trace"
    assert repr(ask(OFFER)).startswith("Trace(result=Decimal('0.05'), data={")


def test_a_prepared_trace_gives_floats_and_refuses_what_the_call_refuses(
    way: str, model: tenet.DecisionModel
) -> None:
    found = model.prepare_trace("折扣率", numbers=float)(OFFER)
    assert found.result == 0.05 and type(found.result) is float
    ask = tenet.Expression("x + 1", ["x"]).prepare_trace()
    with pytest.raises(tenet.NotFoundError, match="'z'"):
        ask({"x": 1, "z": 2})
    with pytest.raises(TypeError):
        ask({"x": object()})
    assert ask({"x": 1}).result == 2
    with pytest.raises(TypeError, match="Decimal or float"):
        model.prepare_trace("折扣率", numbers=int)


def test_a_struct_of_the_host_is_told_as_it_was() -> None:
    class Parcel(ctypes.Structure):
        _fields_ = [("number", ctypes.c_char * 4), ("pieces", ctypes.c_int64)]

    parcels = tenet.RecordType("parcel", Parcel, ["number", "pieces"], "number", "parcels")
    slots = [tenet.Slot("p", type="parcel")]
    test = tenet.Expression("p.pieces > 5", slots, catalogue=tenet.Catalogue.extended(parcels))
    parcel = Parcel(b"P1", 7)
    for ask in (test.trace, test.prepare_trace()):
        parcel.pieces = 7
        trace = ask({"p": parcel})
        parcel.pieces = 1
        assert trace.result is True
        assert "p.pieces = 7" in trace.render("en")
