"""Records that lie in structs of one's own are judged where they lie."""

from __future__ import annotations

import ctypes
import gc
from decimal import Decimal
from typing import Any

import pytest

import tenet
from tenet import (
    Catalogue,
    Expression,
    Field,
    Presence,
    RecordType,
    Relation,
    Scaled,
    Slot,
    Snapshot,
    SnapshotBuilder,
    Storage,
    TextView,
)

AT = "2026-01-01T12:00:00+08:00"


class Shipment(ctypes.Structure):
    _fields_ = [
        ("number", ctypes.c_char * 12),
        ("account", TextView),
        ("day", ctypes.c_int32),
        ("weight", Scaled),
        ("weight_state", ctypes.c_uint8),
        ("urgent", ctypes.c_bool),
        ("pieces", ctypes.c_int64),
        ("share", ctypes.c_double),
        ("note", ctypes.c_char_p),
    ]


SHIPMENTS = RecordType(
    "shipment",
    Shipment,
    fields=[
        "number",
        "account",
        Field("shipped_on", storage=Storage.DATE_NUMBER, member="day"),
        Field("weight", zh="重量", unit="kg", presence="weight_state"),
        "urgent",
        "pieces",
        "share",
        "note",
    ],
    key="number",
    collection="shipments",
    zh="运单",
    time_field="shipped_on",
    account_field="account",
    relations=[Relation("customer", target="account", via="account")],
)

PACK = {
    "pack.json": """{"regulation": {"id": "s", "title": {"zh": "运输", "en": "Shipping"}},
        "articles": [{"id": "1", "title": {"zh": "重量", "en": "Weight"}, "rules": [
          {"id": "heavy", "title": {"zh": "限重", "en": "Limit"}, "kind": "constraint",
           "subject": "shipment", "require": "重量 < 1000"},
          {"id": "known", "title": {"zh": "客户", "en": "Customer"}, "kind": "constraint",
           "subject": "shipment", "require": "customer.name = \\"甲\\""}]}]}"""
}


def shipment(number: bytes, account: str, weight: str | None) -> Shipment:
    row = Shipment(number, TextView.of(account), 20250301)
    if weight is not None:
        row.weight, row.weight_state = Scaled.of(Decimal(weight)), Presence.SET
    row.urgent, row.pieces, row.share, row.note = True, 2**40, 0.1, "易碎".encode()
    return row


def snapshot(types: Catalogue) -> Snapshot:
    builder = SnapshotBuilder(types)
    builder.add_all("account", [{"id": "A", "name": "甲"}, {"id": "B", "name": "乙"}])
    builder.add_all("运单", [shipment(b"S1", "A", "12.50"), shipment(b"S2", "A", "99999")])
    return builder.add("shipments", shipment(b"S3", "B", None)).finish()


def outcomes(judge: tenet.Judge) -> dict[tuple[str, str], str]:
    return {(v.rule.id, v.subject): v.outcome.name for v in judge.check()}


def test_structs_are_judged_and_read() -> None:
    types = Catalogue.extended(SHIPMENTS)
    facts = snapshot(types)
    judge = tenet.Judge.bind(tenet.Regulation.from_texts(PACK, catalogue=types), facts, AT)
    assert outcomes(judge) == {
        ("heavy", "S1"): "PASS",
        ("heavy", "S2"): "FAIL",
        ("heavy", "S3"): "UNKNOWN",
        ("known", "S1"): "PASS",
        ("known", "S2"): "PASS",
        ("known", "S3"): "FAIL",
    }
    found = facts.record("shipment", "S1")
    assert found["shipped_on"] == "2025-03-01"
    assert found["weight"] == Decimal("12.50")
    assert found["urgent"] is True
    assert found["pieces"] == 2**40
    assert found["share"] == Decimal("0.1")
    assert found["note"] == "易碎"


def test_what_the_library_looks_into_stays_though_nobody_else_holds_it() -> None:
    types = Catalogue.extended(SHIPMENTS)
    facts = snapshot(types)
    change = facts.change().upsert("shipment", shipment(b"S2", "A", "999"))
    rules = tenet.Regulation.from_texts(PACK, catalogue=types)
    later = tenet.Judge.bind(rules, facts.with_change(change), AT)
    effect = tenet.Judge.bind(rules, facts, AT).evaluate(change)
    for handle in (facts, change, types, rules):
        handle.close()
    del facts, change, types, rules
    gc.collect()
    noise = [shipment(b"XX", "B", "1") for _ in range(1000)]
    assert outcomes(later)["heavy", "S2"] == "PASS"
    assert outcomes(later)["heavy", "S1"] == "PASS"
    assert [(s.before, s.after) for s in effect.named if s.rule.id == "heavy"] == [
        (tenet.Outcome.FAIL, tenet.Outcome.PASS)
    ]
    assert outcomes(effect.judge())["known", "S2"] == "PASS"
    del noise


def test_memory_goes_with_the_last_object_that_looks_into_it() -> None:
    alive = 0

    class Counted(Shipment):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def counted(number: bytes) -> Counted:
        nonlocal alive
        alive += 1
        row = Counted(number, TextView.of("A"), 20250301)
        row.weight, row.weight_state = Scaled.of(1), Presence.SET
        return row

    types = Catalogue.extended(SHIPMENTS)
    builder = SnapshotBuilder(types).add("account", {"id": "A", "name": "甲"})
    facts = builder.add("shipment", counted(b"S1")).finish()
    judge = tenet.Judge.bind(tenet.Regulation.from_texts(PACK, catalogue=types), facts, AT)
    effect = judge.evaluate(facts.change().upsert("shipment", counted(b"S2")))
    del facts, builder
    gc.collect()
    assert alive == 2
    assert len(effect.named) == 2
    del effect
    gc.collect()
    assert alive == 1
    assert outcomes(judge)["heavy", "S1"] == "PASS"
    del judge
    gc.collect()
    assert alive == 0


def test_a_slot_takes_a_struct() -> None:
    types = Catalogue.extended(SHIPMENTS)
    slots = [Slot("s", type="shipment", open=True)]
    double = Expression("重量 * 2", slots, catalogue=types)
    assert double.evaluate({"s": shipment(b"S1", "A", "12.50")}) == Decimal("25.00")
    with pytest.raises(TypeError, match="'shipment' is a Shipment, not a Other"):
        double.evaluate({"s": Other()})


MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:s"
    id="d" name="shipping">
  <inputData id="i1" name="parcel"><variable name="parcel" typeRef="shipment"/></inputData>
  <decision id="d1" name="double weight"><variable name="double weight" typeRef="number"/>
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <literalExpression><text>parcel.重量 * 2</text></literalExpression></decision>
  <decision id="d2" name="customer"><variable name="customer" typeRef="string"/>
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <literalExpression><text>parcel.customer.name</text></literalExpression></decision>
</definitions>"""


def test_a_model_decides_on_structs_and_on_records_by_key() -> None:
    types = Catalogue.extended(SHIPMENTS)
    facts = snapshot(types)
    model = tenet.DecisionModel.from_texts({"s.dmn": MODEL}, catalogue=types)
    assert model.inputs[0].type == "shipment"
    parcel = shipment(b"S9", "A", "12.50")
    double = model.prepare("double weight")
    assert model.decide("double weight", {"parcel": parcel}) == Decimal("25.00")
    assert double({"parcel": parcel}) == Decimal("25.00")
    assert model.decide("customer", {"parcel": parcel}, records=facts) == "甲"
    assert model.decide("customer", {"parcel": "S3"}, records=facts) == "乙"
    assert model.prepare("customer", records=facts)({"parcel": "S3"}) == "乙"
    with pytest.raises(TypeError, match="'shipment' is a Shipment, not a Other"):
        model.decide("double weight", {"parcel": Other()})
    with pytest.raises(tenet.NotFoundError):
        model.decide("customer", {"parcel": "S99"}, records=facts)
    with pytest.raises(tenet.InputError, match="shipment"):
        tenet.DecisionModel.from_texts({"s.dmn": MODEL})


def test_a_trace_of_a_decision_on_a_struct_is_told_as_it_was() -> None:
    types = Catalogue.extended(SHIPMENTS)
    model = tenet.DecisionModel.from_texts({"s.dmn": MODEL}, catalogue=types)
    parcel = shipment(b"S9", "A", "12.50")
    for ask in (lambda given: model.trace("double weight", given),
                model.prepare_trace("double weight")):  # fmt: skip
        parcel.weight = Scaled.of(Decimal("12.50"))
        trace = ask({"parcel": parcel})
        parcel.weight = Scaled.of(1)
        assert trace.result == Decimal("25.00")
        assert "25" in trace.render("en") and "12.5" in trace.render("en")


class Other(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int8)]


def test_a_struct_of_another_type_is_refused_before_it_is_read() -> None:
    types = Catalogue.extended(SHIPMENTS)
    builder = SnapshotBuilder(types)
    for name in ("shipment", "运单", "shipments"):
        with pytest.raises(TypeError, match="is a Shipment"):
            builder.add(name, Other())
    facts = builder.finish()
    with pytest.raises(TypeError, match="is a Shipment"):
        facts.change().upsert("shipment", Other())
    with pytest.raises(tenet.ArgumentError):
        SnapshotBuilder(types).add("order", Other())
    with pytest.raises(tenet.NotFoundError):
        SnapshotBuilder(types).add("nothing", Other())


def changed(**what: Any) -> RecordType:
    values = {name: getattr(SHIPMENTS, name) for name in SHIPMENTS.__dataclass_fields__}
    return RecordType(**{**values, **what})


@pytest.mark.parametrize(
    ("fields", "kind", "words"),
    [
        (["number", "weigth"], ValueError, "no member 'weigth'; it has number, account, day"),
        (["number", Field("day", storage=Storage.INT64)], TypeError, "day has 4 bytes; 8 are read"),
        (
            ["number", Field("weight", presence="day")],
            TypeError,
            "day has 4 bytes; 1 are read",
        ),
        (["number", Field("weight", presence="gone")], ValueError, "no member 'gone'"),
    ],
)
def test_a_field_that_does_not_fit_its_struct_is_refused(
    fields: list[Any], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        Catalogue.extended(changed(fields=fields, time_field="", account_field="", relations=()))


def test_a_member_without_a_storage_and_a_bit_field_are_refused() -> None:
    class Odd(ctypes.Structure):
        _fields_ = [("number", ctypes.c_char * 4), ("x", ctypes.c_uint16)]

    class Bits(ctypes.Structure):
        _fields_ = [("number", ctypes.c_char * 4), ("flag", ctypes.c_uint8, 1)]

    plain = {"time_field": "", "account_field": "", "relations": ()}
    with pytest.raises(TypeError, match="'x' needs a `storage`"):
        Catalogue.extended(changed(struct=Odd, fields=["number", "x"], **plain))
    with pytest.raises(TypeError, match="flag is a bit field"):
        Catalogue.extended(changed(struct=Bits, fields=["number"], **plain))


def test_a_definition_with_mistakes_says_which() -> None:
    with pytest.raises(tenet.InputError) as caught:
        Catalogue.extended(changed(relations=[Relation("x", target="nothing", via="account")]))
    assert [d.id for d in caught.value.diagnostics] == ["schema-unknown-record-type"]
    with pytest.raises(tenet.InputError):
        Catalogue.extended(SHIPMENTS, SHIPMENTS)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1234567890123456789"])
def test_a_number_that_does_not_fit_a_scaled_member_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match=number):
        Scaled.of(Decimal(number))


def test_a_scaled_member_holds_what_it_was_given() -> None:
    for text in ("0", "-0.01", "999999999999999999", "-1E+20", "1.50"):
        made = Scaled.of(Decimal(text))
        assert Decimal(made.coefficient).scaleb(made.exponent) == Decimal(text)


def test_a_builder_states_coverage_and_takes_codes() -> None:
    builder = SnapshotBuilder()
    builder.add_codes({"grade": {"name": {"zh": "级", "en": "Grade"}, "codes": []}})
    builder.add("account", '{"id": "A1", "name": "恒岳"}')
    builder.cover("orders", accounts=["A1"], since="2025-01-01", until="2025-12-31")
    with pytest.raises(TypeError, match="a list of accounts"):
        builder.cover("orders", accounts="A1")
    with pytest.raises(tenet.NotFoundError):
        builder.cover("ordres")
    assert builder.finish().size("account") == 1
    with pytest.raises(tenet.StateError):
        builder.add("account", {"id": "A2"})


def test_a_builder_refuses_a_record_and_goes_on() -> None:
    builder = SnapshotBuilder().add("account", {"id": "A1", "name": "恒岳"})
    with pytest.raises(tenet.InputError):
        builder.add("account", {"id": 5})
    builder.add("account", {"id": "A1", "name": "again"})
    with pytest.raises(tenet.InputError):
        builder.finish()
