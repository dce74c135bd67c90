"""From duties to assessments and back: a due rule says what to open, what comes of it becomes records,
and with these the rule is kept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from conftest import CALENDAR, PACK, ROOT

import tenet
from tenet.assess import Assessment, Instance, due_assessments

FOLDER = ROOT / "packs" / "assessments"
CHINA = dt.timezone(dt.timedelta(hours=8))


@pytest.fixture(scope="module")
def definitions() -> dict[str, Assessment]:
    read = [Assessment.load(file) for file in sorted(FOLDER.glob("*.json"))]
    return {one.id: one for one in read}


def wanted_of(
    judge: tenet.Judge, definitions: dict[str, Assessment], rule: str, subject: str
) -> dict[str, Any]:
    due = judge.due("2026-03-31", rules=[rule], subjects=[subject])
    found: list[dict[str, Any]] = due_assessments(due, definitions.values())
    assert [one["subject"] for one in found] == [subject]
    return found[0]


def opened(
    definition: Assessment, opening: dict[str, Any], people: dict[str, str], on: str = "01-05"
) -> Instance:
    given = [
        {"person": person, "roles": roles.split("@")[0].split(), "group": roles.partition("@")[2]}
        for person, roles in people.items()
    ]
    return definition.open(
        opening["instance"], given, f"2026-{on}T09:00:00+08:00", subject=opening["subject"],
        zone="+08:00", calendar=tenet.Calendar.load(CALENDAR),
    ).instance


def act(running: Instance, day: str, actor: str, **more: Any) -> None:
    what = {"act": "submit", "actor": actor, "stage": running.at, **more}
    running.submit(what, f"2026-{day}T10:00:00+08:00")


def judged(
    regulation: tenet.Regulation, facts: tenet.Snapshot, rule: str, account: str, on: dt.date
) -> tenet.Verdict:
    at = dt.datetime(on.year, on.month, on.day, 18, tzinfo=CHINA)
    context = tenet.Context(at, calendar=tenet.Calendar.load(CALENDAR))
    return tenet.Judge.bind(regulation, facts, context).judge(rule, account)


def test_every_assessment_that_the_pack_names_is_shipped(
    judge: tenet.Judge, definitions: dict[str, Assessment]
) -> None:
    found = due_assessments(judge.due("2026-12-31"), definitions.values())
    assert {one["assessment"] for one in found} == {
        "classification-review", "demand-research", "performance-appraisal",
        "satisfaction-survey",
    }
    assert all(one["defined"] and one["roles"] for one in found)
    names = [one["opening"]["instance"] for one in found]
    assert len(names) == len(set(names))
    again = due_assessments(judge.due("2026-12-31"))
    assert [one["opening"]["instance"] for one in again] == names
    assert not any(one["defined"] for one in again)


def test_a_verdict_says_what_fulfils_it(judge: tenet.Judge) -> None:
    explained = judge.judge("14.1-survey", "QINGHE").explanation
    assert explained.fulfilled_by == "satisfaction-survey"
    assert judge.judge("2.1-definition", "QINGHE").explanation.fulfilled_by == ""
    assert '"fulfilled_by":"satisfaction-survey"' in judge.check(
        rules=["14.1-survey"], subjects=["QINGHE"]
    ).render(format="json")


def test_an_overdue_survey_is_held_and_the_rule_is_kept(
    regulation: tenet.Regulation,
    facts: tenet.Snapshot,
    judge: tenet.Judge,
    definitions: dict[str, Assessment],
) -> None:
    wanted = wanted_of(judge, definitions, "14.1-survey", "QINGHE")
    assert (wanted["due"], wanted["overdue"]) == ("2025-11-09", True)
    subject = {"rule": "14.1-survey", "article": "14", "due": "2025-11-09", "account": "QINGHE"}
    assert wanted["opening"]["subject"] == subject
    people = {"P05": "respondent", "P06": "respondent", "E1": "reviewer", "E2": "reviewer",
              "E4": "reviewer"}
    running = opened(definitions["satisfaction-survey"], wanted["opening"], people)
    assert running.records() == {"upsert": {}}
    act(running, "01-06", "P05", answers={"quality": 70, "delivery": 50, "price": 60, "worst": "慢"})
    act(running, "01-07", "P06", answers={"quality": 80, "delivery": 40, "price": 60})
    act(running, "01-08", "E1", choice="approve")
    act(running, "01-09", "E2", choice="approve")
    made = running.records()
    name = "satisfaction-survey-QINGHE-2025-11-09"
    (wave,) = made["upsert"]["survey_wave"]
    # (75 * 0.5 + 45 * 0.3 + 60 * 0.2)
    assert {key: wave[key] for key in ("id", "account", "held_on", "invited", "responded")} == {
        "id": name, "account": "QINGHE", "held_on": "2026-01-05", "invited": 2, "responded": 2,
    }
    assert wave["score"] == Decimal("63.0")
    hash_of_log = running.show()["log"]["hash"]
    assert wave["provenance"] == f"satisfaction-survey 1, {name}, sha256 {hash_of_log}"
    (finding,) = made["upsert"]["finding"]
    assert (finding["source"], finding["text"], finding["raised_on"]) == (name, "慢", "2026-01-09")

    change = facts.change()
    change.add(made)
    assert change.warnings == ()
    after = facts.with_change(change)
    day = dt.date(2026, 1, 10)
    before = judged(regulation, facts, "14.1-survey", "QINGHE", day)
    assert before.outcome is tenet.Outcome.UNKNOWN  # the portfolio goes to the end of 2025
    kept = judged(regulation, after, "14.1-survey", "QINGHE", day)
    assert (kept.outcome, kept.due) == (tenet.Outcome.PASS, dt.date(2026, 7, 5))

    # Its low score is a duty of its own, which a corrective action fulfils.
    context = tenet.Context(
        dt.datetime(2026, 1, 10, 18, tzinfo=CHINA), calendar=tenet.Calendar.load(CALENDAR)
    )
    low = tenet.Judge.bind(regulation, after, context)
    (wanted,) = [
        one
        for one in due_assessments(low.due("2026-03-31", rules=["14.2-low-score-action"]),
                                   definitions.values())
        if one["subject"] == name
    ]
    subject = wanted["opening"]["subject"]
    assert (subject["survey_wave"], subject["account"]) == (name, "QINGHE")
    people = {"E1": "coordinator", "E3": "owner", "E5": "quality", "E6": "verifier",
              "E2": "department_head"}
    running = opened(definitions["corrective-action"], wanted["opening"], people, on="01-12")
    act(running, "01-13", "E1", answers={"statement": "慢", "trigger": "low_score",
                                         "severity": "ordinary", "founded": True})
    made = running.records(after)
    action = made["upsert"]["corrective_action"][0]
    assert (action["status"], action["closed_on"], action["finding"]) == (
        "in_progress", None, running.show()["instance"] + "-F",
    )
    change = after.change()
    change.add(made)
    last = after.with_change(change)
    verdict = judged(regulation, last, "14.2-low-score-action", name, dt.date(2026, 1, 14))
    assert verdict.outcome is tenet.Outcome.PASS


def test_an_invalid_survey_leaves_a_wave_without_a_score(
    judge: tenet.Judge, definitions: dict[str, Assessment]
) -> None:
    wanted = wanted_of(judge, definitions, "14.1-survey", "VANTERRA")
    people = {"P09": "respondent", "E1": "reviewer"}
    running = opened(definitions["satisfaction-survey"], wanted["opening"], people)
    running.advance("2026-03-01T09:00:00+08:00")
    assert running.at == "invalid"
    (wave,) = running.records()["upsert"]["survey_wave"]
    assert (wave["invited"], wave["responded"]) == (1, 0)
    assert "score" not in wave


def test_a_review_of_the_tier_changes_the_account_and_nothing_else_of_it(
    regulation: tenet.Regulation,
    facts: tenet.Snapshot,
    judge: tenet.Judge,
    definitions: dict[str, Assessment],
) -> None:
    wanted = wanted_of(judge, definitions, "12.2-review", "QINGHE")
    assert wanted["opening"]["subject"]["tier"] == "important"
    people = {"E3": "account_manager", "E6": "verifier@sales", "F1": "verifier@finance",
              "E1": "committee chair", "E2": "committee", "E4": "committee"}
    running = opened(definitions["classification-review"], wanted["opening"], people)
    act(running, "01-06", "E3", answers={"annual_revenue": 19000000, "late_payments": 1,
                                         "potential": 70, "closeness": 80, "source": "台账"})
    for day, who in (("07", "E6"), ("08", "F1"), ("09", "E1"), ("12", "E2")):
        act(running, f"01-{day}", who, choice="approve")
    made = running.records(facts)
    change = facts.change()
    change.add(made)
    after = facts.with_change(change)
    was, now = facts.record("account", "QINGHE"), after.record("account", "QINGHE")
    assert {key: value for key, value in now.items() if was.get(key) != value} == {
        "tier": "core", "classified_on": "2026-01-12",
    }
    assert now["classified_by"] == "E1" and was.keys() == now.keys()
    kept = judged(regulation, after, "12.2-review", "QINGHE", dt.date(2026, 1, 13))
    assert kept.outcome is tenet.Outcome.PASS


def test_each_finding_of_a_study_is_a_record(
    facts: tenet.Snapshot, judge: tenet.Judge, definitions: dict[str, Assessment]
) -> None:
    wanted = wanted_of(judge, definitions, "10.1-demand-study", "QINGHE")
    people = {"E3": "account_manager", "P05": "respondent", "E5": "analyst", "E1": "decider",
              "E2": "decider"}
    running = opened(definitions["demand-research"], wanted["opening"], people)
    act(running, "01-06", "E3", answers={"method": "visit", "topics": "交付", "sample": 1})
    fields = ("importance", "expected", "perceived")
    marks = {f"{of}_{field}": 3 for of in ("supply", "service") for field in fields}
    act(running, "01-07", "P05", answers=marks)
    act(running, "01-08", "E5", answers={"summary": "略", "findings": "甲\n乙", "proposal": "丙"})
    act(running, "01-09", "E1", choice="approve")
    act(running, "01-12", "E2", choice="approve")
    made = running.records()
    (study,) = made["upsert"]["demand_study"]
    assert (study["method"], study["finding_count"]) == ("visit", 2)
    found = [(one["id"][-3:], one["text"], one["decision"]) for one in made["upsert"]["finding"]]
    assert found == [("-F1", "甲", "丙"), ("-F2", "乙", "丙")]
    change = facts.change()
    change.add(made)
    assert facts.with_change(change).size("finding") == facts.size("finding") + 2


def test_an_evaluation_that_fails_makes_a_finding_and_no_other_record(
    definitions: dict[str, Assessment],
) -> None:
    opening = {"instance": "V", "subject": {"account": "HENGYUE"}}
    people = {"E2": "team_member", "E6": "team_member", "P02": "customer", "P03": "customer",
              "E5": "evaluator quality_officer", "E4": "evaluator", "E1": "service_head"}
    kept = {"visits_due": 3, "visits_made": 3, "requests": 10, "requests_in_time": 10}
    liked = {"response": 5, "expertise": 5, "resolution": 5, "recommend": 9}
    for choice in ("approve", "reject"):
        running = opened(definitions["service-evaluation"], opening, people)
        act(running, "01-06", "E2", answers=kept)
        act(running, "01-07", "E6", answers=kept)
        act(running, "01-08", "P02", answers={**liked, "comment": "x"})
        act(running, "01-09", "P03", answers=liked)
        act(running, "01-12", "E5", choice=choice)
        if choice == "approve":
            act(running, "01-13", "E4", choice=choice)
            assert running.at == "good"
            assert running.records() == {"upsert": {}}
    made = running.records()["upsert"]
    assert made.keys() == {"finding"}
    (finding,) = made["finding"]
    assert (finding["account"], finding["source"]) == ("HENGYUE", "V")
    assert finding["text"] == "服务评价不合格：x"


MARKS = {"revenue": 90, "growth": 80, "retention": 90, "new_products": 80, "forecast": 80,
         "satisfaction": 90, "reasons": "台账"}
PANEL = {"E3": "appraisee", "E1": "superior", "G1": "second_superior", "E2": "calibrator",
         "E4": "calibrator", "E5": "calibrator", "B1": "appeal_board", "B2": "appeal_board"}


def test_an_overdue_appraisal_is_held_and_the_rule_is_kept(
    regulation: tenet.Regulation,
    facts: tenet.Snapshot,
    judge: tenet.Judge,
    definitions: dict[str, Assessment],
) -> None:
    wanted = wanted_of(judge, definitions, "7.2-staff", "E3")
    assert (wanted["due"], wanted["overdue"]) == ("2025-01-18", True)
    name = "performance-appraisal-E3-2025-01-18"
    assert wanted["opening"]["instance"] == name
    assert wanted["opening"]["subject"]["employee"] == "E3"
    assert wanted["opening"]["participants"] == [{"person": "E3", "roles": ["appraisee"]}]
    vacant = {one["role"]: (one["why"], one.get("what")) for one in wanted["vacant"]}
    assert vacant["superior"] == ("missing", "unit.head")
    assert vacant["calibrator"] == ("undeclared", None)
    running = opened(definitions["performance-appraisal"], wanted["opening"], PANEL)
    act(running, "01-06", "E3", answers={"achievements": "续签", "own_score": 80})
    act(running, "01-07", "E1", answers=MARKS)
    act(running, "01-08", "G1", answers={**MARKS, "revenue": 100, "growth": 100})
    assert running.records() == {"upsert": {}}
    # The panel sends it back: 87.0 * 0.6 + 92.0 * 0.4 = 89.0 was competent to begin with.
    back = {"act": "send_back", "actor": "E2", "stage": "calibration", "to": "second_scoring",
            "reason": "再核"}
    running.submit(back, "2026-01-09T10:00:00+08:00")
    act(running, "01-12", "G1", answers={**MARKS, "revenue": 120, "growth": 120})
    act(running, "01-13", "E2", choice="approve")
    act(running, "01-14", "E4", choice="approve")
    made = running.records()
    (record,) = made["upsert"]["appraisal"]
    # employee: 90*.3 + 80*.1 + 90*.2 + 80*.1 + 80*.1 + 90*.2 = 87; 120s: 100. 87*.6 + 100*.4 = 92.2
    assert record == {
        "id": name, "unit": None, "employee": "E3", "period_from": "2024-01-19",
        "period_to": "2025-01-18", "appraised_on": "2026-01-14", "score": Decimal("92.2"),
        "grade": "outstanding", "original_grade": "competent", "appraiser": "E1",
        "provenance": f"performance-appraisal 1, {name}, sha256 {running.show()['log']['hash']}",
    }
    change = facts.change()
    change.add(made)
    assert change.warnings == ()
    after = facts.with_change(change)
    kept = judged(regulation, after, "7.2-staff", "E3", dt.date(2026, 1, 15))
    assert (kept.outcome, kept.due) == (tenet.Outcome.PASS, dt.date(2027, 1, 14))


def test_a_department_is_appraised_under_its_own_name(
    judge: tenet.Judge, definitions: dict[str, Assessment]
) -> None:
    wanted = wanted_of(judge, definitions, "7.1-department", "U1")
    assert wanted["opening"]["subject"]["unit"] == "U1"
    assert wanted["opening"]["participants"] == [{"person": "E1", "roles": ["appraisee"]}]
    running = opened(definitions["performance-appraisal"], wanted["opening"],
                     {**PANEL, "E3": "calibrator", "E1": "appraisee", "G3": "superior"})
    act(running, "01-06", "E1", answers={"achievements": "略", "own_score": 80})
    act(running, "01-07", "G3", answers=MARKS)
    act(running, "01-08", "G1", answers=MARKS)
    act(running, "01-09", "E2", choice="approve")
    act(running, "01-12", "E4", choice="approve")
    act(running, "01-13", "E5", choice="approve")
    (record,) = running.records()["upsert"]["appraisal"]
    assert (record["unit"], record["employee"], record["grade"]) == ("U1", None, "competent")


def test_who_is_not_appraised_leaves_no_record_and_who_is_exempt_no_score(
    definitions: dict[str, Assessment],
) -> None:
    opening = {"instance": "I", "subject": {"employee": "E3", "year": 2025}}
    running = opened(definitions["performance-appraisal"], opening, PANEL)
    act(running, "01-06", "E3", answers={"achievements": "略", "own_score": 80})
    running.advance("2026-03-02T09:00:00+08:00")
    assert running.at == "not_appraised"
    assert running.records() == {"upsert": {}}
    opening["subject"]["probation"] = True  # type: ignore[index]
    running = opened(definitions["performance-appraisal"], opening, PANEL)
    act(running, "01-06", "E3", answers={"achievements": "略", "own_score": 80})
    (record,) = running.records()["upsert"]["appraisal"]
    assert record.keys() == {"id", "unit", "employee", "period_from", "period_to", "appraised_on",
                             "grade", "provenance"}
    assert (record["grade"], record["period_to"]) == ("exempt", "2025-12-31")


def test_an_opening_names_the_team_of_the_account(
    judge: tenet.Judge, definitions: dict[str, Assessment]
) -> None:
    wanted = wanted_of(judge, definitions, "14.1-survey", "QINGHE")
    people = {one["person"]: one["roles"] for one in wanted["opening"]["participants"]}
    assert people == {"P05": ["respondent"], "P06": ["respondent"], "E3": ["account_manager"]}
    assert [one["role"] for one in wanted["vacant"]] == ["reviewer", "chair", "appeal_board"]
    # YUNSHAN has no account manager: the portfolio says so.
    wanted = wanted_of(judge, definitions, "10.1-demand-study", "YUNSHAN")
    assert {"role": "account_manager", "why": "nobody"} in wanted["vacant"]


def test_scores_of_what_does_not_stand_are_no_numbers(definitions: dict[str, Assessment]) -> None:
    opening = {"instance": "I", "subject": {"account": "QINGHE"}}
    people = {"P05": "respondent", "P06": "respondent", "E1": "reviewer", "E2": "reviewer",
              "E4": "reviewer"}
    few = opened(definitions["satisfaction-survey"], opening, people)
    answers = {"quality": 70, "delivery": 50, "price": 60}
    act(few, "01-06", "P05", answers=answers)
    few.advance("2026-03-01T09:00:00+08:00")
    refused = opened(definitions["satisfaction-survey"], opening, people)
    act(refused, "01-06", "P05", answers=answers)
    act(refused, "01-07", "P06", answers=answers)
    act(refused, "01-08", "E1", choice="reject")
    act(refused, "01-09", "E2", choice="reject")
    for survey in (few, refused):
        assert survey.at == "invalid"
        assert survey.show()["outcomes"][-1]["measures"]["score"] is None
        assert "score" not in survey.records()["upsert"]["survey_wave"][0]


@pytest.mark.parametrize(
    ("records", "problem"),
    [
        ('[{"type": "finding", "fields": {"id": "1 +"}}]', "feel-"),
        ('[{"type": "finding", "fields": {"id": "nobody"}}]', "feel-"),
        ('[{"type": "finding", "fields": 1}]', "definition-"),
        ('[{"type": "finding"}]', "definition-"),
        ('[{"type": "finding", "fields": {"id": "1"}, "colour": 1}]', "definition-"),
    ],
)
def test_wrong_records_are_found_when_a_definition_is_read(records: str, problem: str) -> None:
    text = (FOLDER / "performance-appraisal.json").read_text("utf-8")
    wrong = text.replace('"records": [', f'"records": {records[:-1]},', 1)
    with pytest.raises(tenet.InputError) as refused:
        Assessment.from_text(wrong)
    assert refused.value.diagnostics[0].id.startswith(problem)


def test_what_is_no_list_makes_no_records() -> None:
    text = (FOLDER / "performance-appraisal.json").read_text("utf-8")
    record = '{"type": "finding", "each": "1", "fields": {"id": "run.instance"}}'
    wrong = Assessment.from_text(text.replace('"records": [', f'"records": [{record},', 1))
    running = opened(wrong, {"instance": "I", "subject": {}}, {"E3": "appraisee"})
    with pytest.raises(tenet.InputError, match="assessment-no-list"):
        running.records()


def test_a_rule_of_another_kind_cannot_be_fulfilled() -> None:
    text = (PACK / "40-article-02.json").read_text("utf-8")
    files = {
        file.name: text.replace('"require"', '"fulfilled_by": {"assessment": "x"}, "require"', 1)
        if file.name == "40-article-02.json"
        else file.read_text("utf-8")
        for file in PACK.glob("*.json")
    }
    with pytest.raises(tenet.InputError, match="fulfilled_by"):
        tenet.Regulation.from_texts(files)
