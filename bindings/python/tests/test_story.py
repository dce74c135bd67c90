"""The whole road: records, regulation, judge, report, explanation, change, effect."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
from decimal import Decimal

import pytest
from conftest import AT, CALENDAR, PACK, PORTFOLIO

import tenet
from tenet import Change, Context, Judge, Outcome, Regulation, Snapshot

ORDER: dict[str, object] = {
    "id": "SO-2026-0001",
    "account": "QINGHE",
    "ordered_on": dt.date(2025, 12, 31),
    "status": "confirmed",
    "currency": "CNY",
    "amount": Decimal("250000.00"),
}


def test_a_regulation_says_what_it_is(regulation: Regulation) -> None:
    assert regulation.id == "key-account-regulation"
    assert regulation.title == tenet.Text("大客户管理制度", "Key-account regulation")
    assert regulation.version and len(regulation.digest) == 64
    assert {"2", "7", "10", "12", "13", "14", "A1"} == {rule.article for rule in regulation.rules}
    assert [rule.number for rule in regulation.rules] == list(range(len(regulation.rules)))
    assert "net_revenue" in regulation.measures


def test_the_tests_of_the_pack_pass(regulation: Regulation) -> None:
    tests = regulation.run_tests(tenet.Calendar.load(CALENDAR))
    assert len(tests) > 10
    assert [test for test in tests if not test.passed] == []


def test_a_folder_and_its_texts_are_the_same_portfolio(facts: Snapshot) -> None:
    texts = {path.name: path.read_bytes() for path in PORTFOLIO.iterdir() if path.suffix != ".md"}
    assert Snapshot.from_texts(texts).digest == facts.digest
    pack = {path.name: path.read_bytes() for path in sorted(PACK.glob("*.json"))}
    assert Regulation.from_texts(pack).digest == Regulation.load(pathlib.Path(PACK)).digest


def test_a_record_comes_back_with_exact_numbers(facts: Snapshot) -> None:
    order = facts.record("订单", "SO-2025-0001")
    assert order["amount"] == Decimal("291819.76") and isinstance(order["amount"], Decimal)
    assert facts.size("orders") > 100
    assert facts.warnings == ()


def test_a_check_gives_verdicts_of_every_kind(judge: Judge) -> None:
    report = judge.check()
    assert len(report) == sum(report.tally.values()) > 100
    found = {verdict.outcome for verdict in report}
    assert {Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN} <= found
    assert report[-1] == report[len(report) - 1]
    assert report[:2] == [report[0], report[1]]
    with pytest.raises(IndexError):
        report[len(report)]


def test_the_report_and_the_stream_say_the_same(judge: Judge) -> None:
    streamed: list[tenet.Verdict] = []
    tally = judge.check_each(streamed.append, threads=2)
    report = judge.check()
    assert streamed == list(report)
    assert tally == report.tally


def test_tallies_by_rule_add_up(judge: Judge, regulation: Regulation) -> None:
    report = judge.check(outcomes=[])
    assert len(report) == 0
    for outcome in Outcome:
        by_rule = sum(report.rule_tally(rule)[outcome] for rule in regulation.rules)
        assert by_rule == report.tally[outcome]


def test_outcomes_rules_and_subjects_are_chosen(judge: Judge) -> None:
    report = judge.check(outcomes=[Outcome.FAIL], rules=["14"], subjects=["QINGHE", "VANTERRA"])
    assert len(report) > 0
    assert {verdict.rule.article for verdict in report} == {"14"}
    assert {verdict.outcome for verdict in report} == {Outcome.FAIL}


def test_an_overdue_survey_is_explained_in_both_languages(judge: Judge) -> None:
    verdict = judge.judge("14.1-survey", "QINGHE")
    assert verdict.outcome is Outcome.FAIL
    why = verdict.explanation
    assert why is verdict.explanation
    assert "52" in why.sentence.zh and "52" in why.sentence.en
    assert why.rule == "14.1-survey" and why.article == "14"
    assert (why.subject_type, why.subject_key) == ("account", "QINGHE")
    assert why.subject_name == "清禾精密制造"
    assert why.due == verdict.due == dt.date(2025, 11, 9)
    assert why.missing == () and why.error is None
    parameters = [value for value in why.values() if value.role == "parameter"]
    assert parameters and all(value.label.zh and value.label.en for value in parameters)


def test_what_a_verdict_rests_on_has_python_types(judge: Judge) -> None:
    why = judge.judge("2.1-definition", "QINGHE").explanation
    values = {value.path: value for value in why.values()}
    revenue = values["net_revenue"]
    assert revenue.role == "measure" and isinstance(revenue.value, Decimal)
    assert str(revenue.value) in why.sentence.en.replace(",", "")
    assert "净营业额" in revenue.label.zh
    whole = json.loads(why.render(format="json"))
    assert whole["subject"]["id"] == "QINGHE"
    assert "QINGHE" in why.render(language="en")


def test_missing_facts_are_named(judge: Judge) -> None:
    verdict = next(v for v in judge.check(outcomes=[Outcome.UNKNOWN]))
    assert verdict.explanation.missing or verdict.explanation.error
    assert verdict.outcome is not Outcome.FAIL


def test_a_checklist_has_items(judge: Judge, regulation: Regulation) -> None:
    explanations = (verdict.explanation for verdict in judge.check(subjects=["HENGYUE"]))
    items = next(found for found in (why.items() for why in explanations) if found)
    assert all(isinstance(item.outcome, Outcome) and item.label.zh for item in items)


def test_values_above_the_clearance_are_withheld(judge: Judge) -> None:
    def withheld(clearance: tenet.Clearance) -> int:
        return sum(
            value.withheld
            for verdict in judge.check(subjects=["QINGHE"])
            for value in verdict.explanation.values(clearance)
        )

    assert withheld(tenet.Clearance.SECRET) == 0
    assert withheld(tenet.Clearance.OPEN) > 0


def test_what_falls_due_comes_earliest_first(judge: Judge) -> None:
    report = judge.due(dt.date(2026, 3, 1), subjects=["QINGHE", "HENGYUE"])
    days = [verdict.due for verdict in report]
    assert days and None not in days
    assert all(day is not None and day <= dt.date(2026, 3, 1) for day in days)
    assert len(judge.due("2026-03-01", subjects=["QINGHE", "HENGYUE"])) == len(report)
    with pytest.raises(tenet.StateError):
        report.render()


def test_reports_are_rendered_as_text_and_json_in_both_languages(judge: Judge) -> None:
    report = judge.check(subjects=["QINGHE"], outcomes=[Outcome.FAIL])
    assert "清禾" in report.render(details=True)
    assert report.render(language="zh") != report.render(language="en")
    whole = json.loads(report.render(format="json"))
    assert len(whole["verdicts"]) == len(report)
    assert whole["provenance"] == judge.provenance
    assert "provenance" not in json.loads(report.render(format="json", provenance=False))
    pieces: list[str] = []
    judge.render(pieces.append, format="json", subjects=["QINGHE"], outcomes=[Outcome.FAIL])
    assert json.loads("".join(pieces)) == whole


def test_a_measure_is_printed_with_its_values(judge: Judge) -> None:
    measure = judge.measure("net_revenue")
    assert (measure.id, measure.name.zh) == ("net_revenue", "期内净营业额")
    assert len(measure.values) == 16
    assert all(isinstance(entry.value, (Decimal, tenet.Missing)) for entry in measure.values)
    threshold = judge.measure("contribution_threshold").of()
    assert threshold.value in [entry.value for entry in measure.values]
    assert threshold.members is not None and threshold.excluded is not None
    with pytest.raises(LookupError):
        measure.of("nobody")


def test_an_order_is_judged_before_it_is_booked(judge: Judge, facts: Snapshot) -> None:
    change = facts.change().upsert("order", ORDER)
    effect = judge.evaluate(change)
    assert effect.named and {shift.subject for shift in effect.named} <= {"QINGHE", "SO-2026-0001"}
    assert effect.elsewhere == []
    definition = next(s for s in effect.named if s.rule.id == "2.1-definition")
    assert (definition.before, definition.after) == (Outcome.PASS, Outcome.PASS)
    assert not definition.changed
    before = judge.judge("2.1-definition", "QINGHE").explanation
    assert definition.explanation.sentence != before.sentence
    after = effect.judge().judge("2.1-definition", "QINGHE")
    assert after.explanation.sentence == definition.explanation.sentence
    assert "SO-2026-0001" not in facts.record("account", "QINGHE").values()
    assert json.loads(effect.render(format="json"))["named"]
    assert effect.render(language="en")


def test_a_change_shifts_verdicts_elsewhere(judge: Judge, facts: Snapshot) -> None:
    big = {**ORDER, "account": "G05", "amount": 10**10}
    effect = judge.evaluate(facts.change().upsert("order", big), everywhere=True)
    assert any(shift.changed for shift in effect.elsewhere)
    assert "G05" not in {shift.subject for shift in effect.elsewhere}


def test_the_next_snapshot_is_what_the_effect_said(
    judge: Judge, facts: Snapshot, regulation: Regulation, context: Context
) -> None:
    change = facts.change().upsert("order", ORDER)
    effect = judge.evaluate(change, everywhere=True)
    following = facts.with_change(change)
    assert following.size("order") == facts.size("order") + 1
    assert following.record("order", "SO-2026-0001")["ordered_on"] == "2025-12-31"
    after = Judge.bind(regulation, following, context)
    for shift in [*effect.named, *effect.elsewhere]:
        assert after.judge(shift.rule.id, shift.subject).outcome is shift.after


def test_a_whole_change_may_be_one_mapping(judge: Judge, facts: Snapshot) -> None:
    whole = {"upsert": {"orders": [ORDER]}, "delete": {"accounts": ["G12"]}}
    after = facts.with_change(facts.change().add(whole))
    assert after.size("account") == facts.size("account") - 1
    assert after.record("order", "SO-2026-0001")["amount"] == Decimal("250000.00")
    with pytest.raises(tenet.InputError) as caught:
        facts.change().add('{"upsert": {"orders": [{]}}', file="change.json")
    assert caught.value.diagnostics[0].file == "change.json"


def test_a_subject_that_goes_has_no_outcome_afterwards(judge: Judge, facts: Snapshot) -> None:
    effect = judge.evaluate(facts.change().remove("account", "G12"))
    gone = [shift for shift in effect.named if shift.subject == "G12"]
    assert gone and all(shift.after is None and shift.before is not None for shift in gone)
    assert gone[0].explanation.subject_key == "G12"


def test_records_may_be_python_mappings() -> None:
    facts = Snapshot.from_records(
        {
            "accounts": [{"id": "A1", "name": "恒岳", "since": dt.date(2011, 4, 1)}],
            "orders": [
                {
                    "id": "1",
                    "account": "A1",
                    "ordered_on": dt.date(2025, 1, 1),
                    "amount": Decimal("0.10"),
                    "status": tenet.MISSING,
                }
            ],
        },
        manifest={"collections": {"orders": True}},
        strict=True,
    )
    assert facts.record("account", "A1")["since"] == "2011-04-01"
    assert facts.record("order", "1")["amount"] == Decimal("0.10")
    assert "status" not in facts.record("order", "1")
    assert facts.mappings == []


def test_the_context_may_be_just_an_instant(regulation: Regulation, facts: Snapshot) -> None:
    plain = Judge.bind(regulation, facts, AT)
    text = Judge.bind(regulation, facts, "2025-12-31T18:00:00+08:00", threads=2)
    assert list(plain.check()) == list(text.check())
    assert plain.provenance["at"] == text.provenance["at"]


def test_a_change_says_what_deserves_attention(facts: Snapshot) -> None:
    change: Change = facts.change().upsert("account", {"id": "N", "name": "N", "no_such_field": 1})
    assert [warning.severity for warning in change.warnings] == [tenet.Severity.WARNING]
    assert "no_such_field" in change.warnings[0].text.zh


def test_the_package_says_its_version() -> None:
    assert tenet.__version__.count(".") == 2
    assert tenet.has_feature("policy") and not tenet.has_feature("")
