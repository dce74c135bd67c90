"""Decision models: what is in them, decisions on Python values, functions in Python."""

from __future__ import annotations

import datetime as dt
import gc
import pathlib
import threading
from decimal import Decimal
from typing import Any

import pytest
from conftest import MODEL

import tenet
from tenet import DecisionModel, Externals, Missing

CHINA = dt.timezone(dt.timedelta(hours=8))
OFFER = {
    "客户级别": "核心",
    "客户需求": "一般",
    "数量": 120,
    "单价": Decimal("19.90"),
    "报价日期": dt.date(2026, 1, 31),
}
ANSWER = {"折扣": Decimal("0.10"), "金额": Decimal("2149.20"), "有效至": dt.date(2026, 3, 2)}

HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="{0}" name="m">'
HOST_CALL = (
    '{f: function(a) external {java: {class: "host", method signature: "f(any)"}}, r: f(x)}.r'
)


def decision(name: str, text: str, inputs: tuple[str, ...] = ("x",)) -> str:
    needs = "".join(
        f'<informationRequirement><requiredInput href="#{i}"/></informationRequirement>'
        for i in inputs
    )
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return (
        f'<decision id="d-{name}" name="{name}"><variable name="{name}"/>{needs}'
        f"<literalExpression><text>{escaped}</text></literalExpression></decision>"
    )


def given(name: str, kind: str = "Any") -> str:
    return f'<inputData id="{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/></inputData>'


def model_of(*parts: str, **options: Any) -> DecisionModel:
    text = HEAD.format("urn:t") + "".join(parts) + "</definitions>"
    return DecisionModel.from_texts({"m.dmn": text}, **options)


SAME = model_of(given("x"), decision("same", "x"), decision("call", HOST_CALL))


@pytest.fixture(scope="module")
def discount() -> DecisionModel:
    return DecisionModel.load(MODEL)


def test_a_model_says_what_is_in_it(discount: DecisionModel) -> None:
    assert [i.name for i in discount.inputs] == list(OFFER)
    assert [i.type for i in discount.inputs] == ["string", "string", "number", "number", "date"]
    assert [d.name for d in discount.decisions] == ["折扣率", "报价"]
    assert [d.type for d in discount.decisions][1] == "context<折扣: number, 金额: number, 有效至: date>"
    assert [s.name for s in discount.services] == ["折扣服务"]
    assert [p.name for p in discount.services[0].parameters] == ["客户级别", "客户需求", "数量"]
    assert [k.name for k in discount.knowledge] == ["折后金额"]
    assert len(discount.elements) == 4 and discount.problems == ()


def test_a_decision_gives_python_values(discount: DecisionModel) -> None:
    found = discount.decide("报价", OFFER)
    assert found == ANSWER
    assert type(found["有效至"]) is dt.date and type(found["金额"]) is Decimal
    assert discount.decide(discount.decisions[1], OFFER) == ANSWER
    by_input = {i: OFFER[i.name] for i in discount.inputs}
    assert discount.decide("报价", by_input) == ANSWER


def test_a_text_is_read_as_the_model_declares_it(discount: DecisionModel) -> None:
    assert discount.decide("报价", {**OFFER, "报价日期": "2026-01-31"}) == ANSWER
    for decide in (discount.decide, lambda name, row: discount.decide_many(name, [row])):
        with pytest.raises(tenet.InputError) as failed:
            decide("报价", {**OFFER, "报价日期": "2026-02-30"})
        assert failed.value.diagnostics[0].id == "dmn-input-wrong"


def test_what_is_left_out_is_missing(discount: DecisionModel) -> None:
    rest = {name: value for name, value in OFFER.items() if name != "报价日期"}
    assert discount.decide("报价", rest)["有效至"] is None
    assert discount.decide("报价", {**OFFER, "报价日期": tenet.MISSING})["有效至"] is None
    assert SAME.decide("same", {}, missing="spread") == Missing("x")
    assert discount.decide("折后金额", {"件数": 1}, missing="spread") == Missing("每件")


def test_values_of_another_type_count_as_null(discount: DecisionModel) -> None:
    wrong = {**OFFER, "数量": "many"}
    assert discount.decide("报价", wrong)["金额"] is None
    assert discount.decide_many("报价", [wrong])[0]["金额"] is None


def test_an_unknown_name_is_an_error_with_one_that_is_close(discount: DecisionModel) -> None:
    for decide in (discount.decide, lambda name, row: discount.decide_many(name, [row])):
        with pytest.raises(tenet.InputError, match="Did you mean"):
            decide("折扣率", {"客户级": "核心"})
        with pytest.raises(tenet.NotFoundError, match="折扣率"):
            decide("折扣率率", {})


def test_services_and_knowledge_models_are_called_by_parameter(discount: DecisionModel) -> None:
    service = {"客户级别": "战略", "客户需求": "紧急", "数量": 1000}
    assert discount.decide("折扣服务", service) == Decimal("0.15")
    assert discount.decide("折后金额", {"件数": 2, "每件": Decimal("0.005"), "折扣": 0}) == Decimal(
        "0.01"
    )
    with pytest.raises(tenet.InputError):
        discount.decide("折扣服务", {"单价": 1})


def test_rows_are_decided_in_one_call(discount: DecisionModel) -> None:
    rows = [{**OFFER, "数量": n} for n in (1, 100, 1000)]
    rates = [Decimal("0.05"), Decimal("0.10"), Decimal("0.10")]
    assert discount.decide_many("折扣率", rows) == rates
    assert discount.decide_many("折扣率", iter(rows)) == rates
    assert discount.decide_many("折扣率", []) == []
    with pytest.raises(tenet.InputError) as failed:
        discount.decide_many("折扣率", [OFFER, {"报价日期": "soon"}, {"x": 1}])
    assert [problem.pointer for problem in failed.value.diagnostics] == ["/1/报价日期", "/2/x"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        "客户",
        Decimal("-0.10"),
        dt.date(2026, 1, 31),
        dt.time(9, 30, tzinfo=CHINA),
        dt.datetime(2026, 1, 31, 9, 30, tzinfo=CHINA),
        dt.timedelta(days=1, seconds=1),
        tenet.YearMonthDuration(-18),
        [dt.date(2026, 1, 31), [dt.timedelta(hours=1)], {"date": "2026-01-31"}],
        {"context": {"date": dt.date(2026, 1, 31)}, "a": [None, "x"]},
    ],
    ids=repr,
)
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    for found in (SAME.decide("same", {"x": value}), *SAME.decide_many("same", [{"x": value}])):
        assert found == value and type(found) is type(value)


def test_options_reach_the_decision() -> None:
    model = model_of(decision("at", "now()", ()), decision("wrong", '1 + "a"', ()))
    at = dt.datetime(2026, 1, 5, 9, tzinfo=CHINA)
    assert model.decide("at", context=at) == at
    assert model.decide_many("at", [{}], context=at) == [at]
    assert model.decide_json("at", "{}", context=at) == '"2026-01-05T09:00:00+08:00"'
    assert model.decide("wrong") is None
    assert isinstance(model.decide("wrong", strict=True), Missing)
    few = tenet.Context(at, step_limit=1)
    assert isinstance(model.decide("wrong", context=few), Missing)


def test_several_files_make_a_model(tmp_path: pathlib.Path) -> None:
    importing = (
        '<import name="base" namespace="urn:base"'
        ' importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>'
        '<decision id="d" name="twice"><variable name="twice"/>'
        '<informationRequirement><requiredInput href="urn:base#x"/></informationRequirement>'
        "<literalExpression><text>base.x * 2</text></literalExpression></decision>"
    )
    first, second = tmp_path / "first.dmn", tmp_path / "second.dmn"
    first.write_text(HEAD.format("urn:t") + importing + "</definitions>", "utf-8")
    second.write_text(HEAD.format("urn:base") + given("x", "number") + "</definitions>", "utf-8")
    model = DecisionModel.load(first, second)
    assert model.inputs == (tenet.ModelInput("x", "number", "urn:base"),)
    assert model.decide("twice", {"x": 2}) == model.decide("twice", {model.inputs[0]: 2}) == 4
    with pytest.raises(tenet.InputError):
        DecisionModel.load(first)


def test_everything_wrong_with_a_model_is_listed() -> None:
    broken = (decision("a", "1 +", ()), decision("b", "y", ()))
    with pytest.raises(tenet.InputError) as failed:
        model_of(*broken)
    assert {problem.file for problem in failed.value.diagnostics} == {"m.dmn"}
    assert len(failed.value.diagnostics) == 2
    model = model_of(*broken, decision("c", "3", ()), tolerant=True)
    assert len(model.problems) == 2 and model.decide("c") == 3 and model.decide("a") is None


# ---- Functions in Python --------------------------------------------------------------------------


def calling(function: Any, **options: Any) -> DecisionModel:
    externals = Externals()
    externals.add("host.f(any)", function, **options)
    parts = (given("x"), decision("call", HOST_CALL))
    return model_of(*parts, externals=externals)


@pytest.mark.parametrize(
    "value",
    [None, False, "客户", Decimal("1.50"), dt.date(2026, 1, 31), dt.time(9, 30), [1, {"a": None}],
     dt.timedelta(hours=1), {"on": [dt.date(2026, 1, 31)]}],
    ids=repr,
)
def test_a_function_sees_and_answers_python_values(value: object) -> None:
    seen = []

    def echo(argument: object) -> object:
        seen.append(argument)
        return argument

    assert calling(echo).decide("call", {"x": value}) == value
    assert seen == [value]


def test_what_a_function_raises_comes_out() -> None:
    def refuse(_: object) -> object:
        raise KeyError("no such customer")

    model = calling(refuse)
    with pytest.raises(KeyError, match="no such customer"):
        model.decide("call", {"x": 1})
    with pytest.raises(KeyError, match="no such customer"):
        model.decide_many("call", [{"x": 1}, {"x": 2}])
    with pytest.raises(TypeError):
        calling(lambda argument: object()).decide("call", {"x": 1})


def test_a_function_nobody_supplied_is_null() -> None:
    assert SAME.decide("call", {"x": 1}) is None


def test_a_function_may_decide_another_model() -> None:
    model = calling(lambda argument: SAME.decide("same", {"x": argument}))
    assert model.decide("call", {"x": dt.date(2026, 1, 31)}) == dt.date(2026, 1, 31)


def test_functions_live_as_long_as_the_model_needs_them() -> None:
    model = calling(lambda argument: argument * 2, parameters=1)
    gc.collect()
    assert model.decide("call", {"x": 21}) == 42
    model.close()
    with pytest.raises(tenet.StateError):
        model.decide("call", {"x": 21})


def test_threads_share_a_model() -> None:
    model = calling(lambda argument: argument + 1)
    wrong: list[object] = []

    def work(begin: int) -> None:
        for n in range(begin, begin + 200):
            if model.decide("call", {"x": n}) != n + 1:
                wrong.append(n)
            if model.decide_many("call", [{"x": n}]) != [n + 1]:
                wrong.append(n)

    threads = [threading.Thread(target=work, args=(n * 1000,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
