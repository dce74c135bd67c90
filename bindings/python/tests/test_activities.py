"""The definitions shipped for the six activities of the regulation: each goes its main road and one
that goes wrong, to the outcomes, measures and effects that its stages and parameters call for."""

from __future__ import annotations

import json
import pathlib
from decimal import Decimal
from typing import Any

import pytest
from conftest import CALENDAR, ROOT, SURVEY

import tenet
from tenet.assess import Assessment, Instance, Step

FOLDER = ROOT / "packs" / "assessments"
ACTIVITIES = {
    "classification-review",
    "corrective-action",
    "demand-research",
    "performance-appraisal",
    "satisfaction-survey",
    "service-evaluation",
}


class Host:
    """A host that keeps one instance and its log, by the wall clock of China."""

    def __init__(self, activity: str, at: str, subject: object, people: dict[str, str]) -> None:
        self.definition = Assessment.load(FOLDER / f"{activity}.json")
        self.calendar = tenet.Calendar.load(CALENDAR)
        given: list[dict[str, object]] = []
        for person, roles in people.items():
            held, _, group = roles.partition("@")
            given.append({"person": person, "roles": held.split(), "group": group})
        step = self.definition.open(
            "I-1", given, f"{at}T09:00:00+08:00", subject=subject, zone="+08:00",
            calendar=self.calendar,
        )
        self.running: Instance = step.instance
        self.log = step.log

    def at(self, day: str, actor: str, act: str = "submit", **more: Any) -> Step:
        """What somebody does at ten o'clock of a day, in the present stage."""
        what = {"act": act, "actor": actor, "stage": self.running.at, **more}
        return self.keep(self.running.submit(what, f"{day}T10:00:00+08:00"))

    def answer(self, day: str, actor: str, **answers: Any) -> Step:
        return self.at(day, actor, answers=answers)

    def until(self, day: str) -> list[tuple[str, str, str]]:
        """What a stride to nine o'clock of a day brings: types, names and local days."""
        step = self.keep(self.running.advance(f"{day}T09:00:00+08:00"))
        return [(e.type, e.role or e.name, e.at[:10]) for e in step.effects]

    def keep(self, step: Step) -> Step:
        self.log += step.log
        return step

    def outcome(self) -> tuple[str, dict[str, Any]]:
        """How it ended; a replay of the log has to end alike."""
        shown = self.running.show()
        again = self.definition.replay(
            self.log, checkpoint=self.running.checkpoint, zone="+08:00", calendar=self.calendar
        )
        assert again.show() == shown
        last = shown["outcomes"][-1]
        return last["outcome"], last["measures"]


def texts_of(node: Any) -> list[dict[str, Any]]:
    """Every object with a text for people in it: a name, a purpose or a question."""
    if isinstance(node, list):
        return [found for each in node for found in texts_of(each)]
    if not isinstance(node, dict):
        return []
    own = [node[key] for key in ("name", "purpose", "text") if key in node]
    inside = [each for key, each in node.items() if key != "records"]
    return own + [found for each in inside for found in texts_of(each)]


def test_all_six_are_there() -> None:
    assert {Assessment.load(file).id for file in FOLDER.glob("*.json")} == ACTIVITIES
    shipped = (FOLDER / "satisfaction-survey.json").read_bytes()
    assert shipped == SURVEY.read_bytes()


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda f: f.stem)
def test_a_definition_is_clean_and_bilingual_and_its_numbers_are_examples(
    file: pathlib.Path,
) -> None:
    read = json.loads(file.read_text("utf-8"))
    doubts = [problem.id for problem in Assessment.from_text(file.read_bytes()).problems]
    assert doubts == ["assessment-lint-example"] * len(read["parameters"])
    assert all(parameter["example"] for parameter in read["parameters"])
    for text in texts_of(read):
        assert text["zh"] and text["en"], text
    opened = {f["open"] for o in read["outcomes"] for f in o.get("follow_up", [])}
    assert opened <= ACTIVITIES
    assert all("deadline" in stage for stage in read["stages"])


# demand research (article 10)

STUDY = {
    "E4": "account_manager",
    "P09": "respondent",
    "P10": "respondent",
    "E1": "analyst",
    "E5": "decider",
    "E6": "decider",
    "E2": "department_head",
}
PLAN = {"method": "visit", "topics": "本地化供货", "sample": 2}
FAR_OFF = {"supply_importance": 5, "supply_expected": 5, "supply_perceived": 2,
           "service_importance": None, "service_expected": None, "service_perceived": None}
NEAR = {"supply_importance": 4, "supply_expected": 4, "supply_perceived": 4,
        "service_importance": 3, "service_expected": 4, "service_perceived": 3}


def study() -> Host:
    host = Host("demand-research", "2026-01-13", {"account": "VANTERRA"}, STUDY)
    host.answer("2026-01-15", "E4", **PLAN)
    return host


def test_a_study_leads_to_a_decision_and_a_large_gap_to_corrective_action() -> None:
    host = study()
    host.answer("2026-01-20", "P09", **FAR_OFF)
    host.answer("2026-01-22", "P10", **NEAR)
    report = {"summary": "略", "findings": "交付距离长\n服务略差\n", "proposal": "在常州备货"}
    host.answer("2026-01-28", "E1", **report)
    host.at("2026-02-02", "E5", choice="approve")
    step = host.at("2026-02-03", "E6", choice="approve")
    assert [(e.type, e.name) for e in step.effects] == [
        ("outcome", "decided"),
        ("follow_up", "corrective-action"),
    ]
    outcome, measures = host.outcome()
    # 4.5 * (4.5 - 3) of both; of the service only the one who uses it: 3 * (4 - 3)
    assert (outcome, measures["supply_gap"]) == ("decided", Decimal("6.75"))
    assert (measures["service_gap"], measures["largest_gap"]) == (3, Decimal("6.75"))
    assert measures["findings"] == ["交付距离长", "服务略差"]


def test_a_study_that_is_sent_back_is_analysed_anew_before_anybody_decides() -> None:
    host = study()
    host.answer("2026-01-20", "P09", **NEAR)
    host.answer("2026-01-21", "P10", **NEAR)
    host.answer("2026-01-28", "E1", summary="略", findings="交付距离长", proposal="略")
    host.at("2026-01-29", "E5", "send_back", to="analysis", reason="没有写明依据")
    assert host.running.at == "analysis"
    with pytest.raises(tenet.InputError, match="assessment-late"):
        host.running.submit({"act": "submit", "actor": "E6", "stage": "decision",
                             "choice": "approve"}, "2026-01-29T11:00:00+08:00")
    host.answer("2026-01-30", "E1", summary="复核后无发现")
    assert host.outcome()[0] == "nothing_found"


def test_a_study_that_too_few_answer_is_held_again() -> None:
    host = study()
    # Twenty working days from 15 January, across the Spring Festival of 2026.
    told = host.until("2026-02-28")
    assert [name for name, _, _ in told[:2]] == ["remind", "escalate"]
    assert told[2:] == [("outcome", "too_few_answers", "2026-02-12"),
                        ("follow_up", "demand-research", "2026-02-12")]
    assert host.outcome()[1]["response_rate"] == 0


# review of the classification (article 12)

REVIEW = {
    "E3": "account_manager",
    "E5": "verifier@sales",
    "F1": "verifier@finance",
    "E1": "committee chair",
    "E2": "committee",
    "E4": "committee",
    "A1": "appeal_board",
    "A2": "appeal_board",
    "E6": "department_head",
}
FACTS = {"annual_revenue": 19000000, "late_payments": 1, "potential": 70, "closeness": 80,
         "source": "订单与回款台账"}


def review(subject: dict[str, str], **facts: Any) -> Host:
    host = Host("classification-review", "2026-02-02", subject, REVIEW)
    host.answer("2026-02-04", "E3", **{**FACTS, **facts})
    return host


def test_a_review_takes_sales_and_finance_and_a_majority_of_the_committee() -> None:
    host = review({"account": "QINGHE", "tier": "important"})
    host.at("2026-02-05", "E5", choice="approve")
    assert host.running.at == "verification"
    host.at("2026-02-06", "F1", choice="approve")
    host.at("2026-02-09", "E1", choice="approve")
    host.at("2026-02-10", "E2", choice="approve")
    outcome, measures = host.outcome()
    # 95 * 0.4 + 80 * 0.2 + 70 * 0.2 + 80 * 0.2 = 84: from 80 on it is a core customer.
    assert (outcome, measures["score"], measures["tier"]) == ("reclassified", 84, "core")


@pytest.mark.parametrize(
    ("facts", "score", "tier"),
    [
        # Exactly on a line is above it.
        ({"annual_revenue": 17000000, "late_payments": 1, "potential": 70, "closeness": 80},
         80, "core"),
        ({"annual_revenue": 16999000, "late_payments": 1, "potential": 70, "closeness": 80},
         Decimal("80.00"), "core"),
        ({"annual_revenue": 16900000, "late_payments": 1, "potential": 70, "closeness": 80},
         Decimal("79.80"), "important"),
        # Nothing was ever paid late because nothing had to be paid: not zero, but left out.
        ({"annual_revenue": 20000000, "late_payments": None, "potential": 60, "closeness": 60},
         80, "core"),
        ({"annual_revenue": 0, "late_payments": 9, "potential": 85, "closeness": 20},
         21, "strategic"),
        ({"annual_revenue": 0, "late_payments": 9, "potential": 75, "closeness": 20},
         19, "ordinary"),
    ],
)
def test_the_bands_of_a_review_have_no_gaps(
    facts: dict[str, Any], score: Decimal, tier: str
) -> None:
    host = review({"account": "QINGHE", "tier": tier}, **facts)
    for day, who in (("05", "E5"), ("06", "F1"), ("09", "E1"), ("10", "E2")):
        host.at(f"2026-02-{day}", who, choice="approve")
    outcome, measures = host.outcome()
    assert (outcome, measures["score"], measures["tier"]) == ("confirmed", score, tier)


def test_a_conflict_of_interest_leaves_too_small_a_committee() -> None:
    host = review({"account": "QINGHE", "tier": "important"})
    with pytest.raises(tenet.InputError, match="assessment-no-seat"):
        host.at("2026-02-05", "E3", choice="approve")
    host.at("2026-02-05", "E5", choice="approve")
    host.at("2026-02-06", "F1", choice="approve")
    host.at("2026-02-09", "E2", "declare_conflict", reason="配偶任职于该客户")
    assert host.outcome()[0] == "not_reviewed"


def test_a_tier_is_kept_when_the_appeal_is_granted_in_time() -> None:
    host = review({"account": "QINGHE", "tier": "important"})
    for day, who in (("05", "E5"), ("06", "F1"), ("09", "E1"), ("10", "E2")):
        host.at(f"2026-02-{day}", who, choice="approve")
    host.at("2026-02-11", "E3", "appeal", reason="合同将于年中到期")
    host.at("2026-02-12", "A1", choice="approve")
    host.at("2026-02-13", "A2", choice="approve")
    assert host.outcome()[0] == "kept"
    assert [o["outcome"] for o in host.running.show()["outcomes"]] == ["reclassified", "kept"]
    late = review({"account": "QINGHE", "tier": "important"})
    for day, who in (("05", "E5"), ("06", "F1"), ("09", "E1"), ("10", "E2")):
        late.at(f"2026-02-{day}", who, choice="approve")
    with pytest.raises(tenet.InputError, match="assessment-too-late"):
        late.at("2026-03-20", "E3", "appeal", reason="迟到")


# service evaluation

TEAM = {
    "E2": "team_member",
    "E6": "team_member",
    "P02": "customer",
    "P03": "customer",
    "P04": "customer",
    "E5": "evaluator quality_officer",
    "E4": "evaluator",
    "E3": "evaluator",
    "E1": "service_head",
}


def evaluation() -> Host:
    host = Host("service-evaluation", "2026-04-13", {"account": "HENGYUE"}, TEAM)
    host.answer("2026-04-15", "E2", visits_due=3, visits_made=3, requests=30, requests_in_time=27)
    host.answer("2026-04-16", "E6", visits_due=3, visits_made=2, requests=10, requests_in_time=9)
    host.answer("2026-04-20", "P02", response=5, expertise=5, resolution=4, recommend=9)
    host.answer("2026-04-21", "P03", response=4, expertise=4, resolution=None, recommend=7)
    host.answer("2026-04-22", "P04", response=3, expertise=4, resolution=3, recommend=6)
    return host


def test_an_evaluation_weighs_the_standard_and_the_customer() -> None:
    host = evaluation()
    host.at("2026-04-23", "E5", choice="approve")
    host.at("2026-04-24", "E4", choice="approve")
    outcome, measures = host.outcome()
    # visits 5 of 6, requests 36 of 40: mean 86.67; eight marks, mean 4: 75; one promoter of three
    # and one detractor: 0; 86.67 * 0.4 + 75 * 0.6 = 79.668
    assert measures["standard_score"] == Decimal("86.67")
    assert (measures["customer_score"], measures["net_promoter"]) == (75, 0)
    assert (outcome, measures["score"]) == ("adequate", Decimal("79.67"))


def test_the_quality_officer_stops_an_evaluation_and_corrective_action_follows() -> None:
    host = evaluation()
    step = host.at("2026-04-23", "E5", choice="reject")
    assert [(e.type, e.name) for e in step.effects] == [
        ("outcome", "inadequate"),
        ("follow_up", "corrective-action"),
    ]
    assert step.effects[1].data["due_in"] is not None


def test_a_customer_who_does_not_answer_is_reminded_and_the_head_told() -> None:
    host = Host("service-evaluation", "2026-04-13", {"account": "HENGYUE"}, TEAM)
    told = host.until("2026-05-15")
    assert told == [
        ("remind", "team_member", "2026-04-16"),
        ("escalate", "service_head", "2026-04-17"),
        ("act", "customer", "2026-04-20"),
        ("remind", "customer", "2026-04-27"),
        ("escalate", "service_head", "2026-04-30"),
        ("outcome", "not_rated", "2026-05-04"),
        ("follow_up", "service-evaluation", "2026-05-04"),
    ]


# performance appraisal (article 7)

STAFF = {
    "E3": "appraisee",
    "E1": "superior",
    "G1": "second_superior",
    "E2": "calibrator",
    "E4": "calibrator",
    "E5": "calibrator",
    "H1": "personnel",
    "A1": "appeal_board",
    "A2": "appeal_board",
}
FIRST = {"revenue": 70, "growth": 60, "retention": 80, "new_products": None, "forecast": 50,
         "satisfaction": 40, "revenue_per_customer": 19000000, "reasons": "财务与满意度数据"}
SECOND = {**FIRST, "satisfaction": 60, "reasons": "复评"}


def appraisal(subject: dict[str, Any]) -> Host:
    host = Host("performance-appraisal", "2026-12-01", subject, STAFF)
    host.answer("2026-12-03", "E3", achievements="续签框架合同", own_score=80)
    return host


def scored(subject: dict[str, Any]) -> Host:
    host = appraisal(subject)
    host.answer("2026-12-07", "E1", **FIRST)
    host.answer("2026-12-09", "G1", **SECOND)
    for day, who in (("10", "E2"), ("11", "E4")):
        host.at(f"2026-12-{day}", who, choice="approve")
    return host


def test_an_appraisal_leaves_out_what_does_not_apply() -> None:
    outcome, measures = scored({"employee": "E3"}).outcome()
    # employee: (70*30 + 60*10 + 80*20 + 50*10 + 40*20) / 90 = 62.22; second with 60: 66.67
    assert (measures["first_score"], measures["second_score"]) == (
        Decimal("62.22"), Decimal("66.67"),
    )
    assert (outcome, measures["score"]) == ("to_improve", Decimal("64.0"))
    assert [mark["indicator"] for mark in measures["first_marks"]] == [
        "revenue", "growth", "retention", "forecast", "satisfaction",
    ]


def test_a_department_is_appraised_by_its_own_weights() -> None:
    _, measures = scored({"unit": "U1"}).outcome()
    # (70*30 + 60*20 + 80*20 + 50*5 + 40*15) / 90 = 63.89
    assert measures["first_score"] == Decimal("63.89")


def test_an_appeal_that_is_granted_leads_to_a_new_second_score() -> None:
    host = scored({"employee": "E3"})
    host.at("2026-12-14", "E3", "appeal", reason="物流中断不在职责内")
    host.at("2026-12-15", "A1", choice="approve")
    host.at("2026-12-16", "A2", choice="approve")
    assert host.running.at == "second_scoring"
    host.answer("2026-12-17", "G1", **{**SECOND, "satisfaction": 100, "growth": 100})
    for day, who in (("18", "E2"), ("21", "E4")):
        host.at(f"2026-12-{day}", who, choice="approve")
    # (70*30 + 100*10 + 80*20 + 50*10 + 100*20) / 90 = 80; 62.22 * 0.6 + 80 * 0.4 = 69.332
    outcome, measures = host.outcome()
    assert (outcome, measures["score"]) == ("to_improve", Decimal("69.3"))
    assert [o["supersedes"] for o in host.running.show()["outcomes"] if "supersedes" in o] == [1]


def test_an_appraisal_that_falls_short_leads_to_corrective_action() -> None:
    host = appraisal({"employee": "E3"})
    host.answer("2026-12-07", "E1", **FIRST)
    host.answer("2026-12-09", "G1", **SECOND)
    host.at("2026-12-10", "E2", choice="approve")
    step = host.at("2026-12-11", "E4", choice="approve")
    assert [(e.type, e.name) for e in step.effects[-2:]] == [
        ("outcome", "to_improve"),
        ("follow_up", "corrective-action"),
    ]


def test_whoever_is_in_probation_is_exempt() -> None:
    host = appraisal({"employee": "E3", "probation": True})
    assert host.outcome()[0] == "exempt"


def test_a_superior_who_does_not_score_is_told_on_and_the_appraisal_is_not_lost() -> None:
    host = appraisal({"employee": "E3"})
    assert host.until("2026-12-12") == [
        ("remind", "superior", "2026-12-08"),
        ("escalate", "second_superior", "2026-12-09"),
        ("outcome", "not_appraised", "2026-12-10"),
        ("follow_up", "performance-appraisal", "2026-12-10"),
    ]


def test_nobody_appraises_oneself() -> None:
    with pytest.raises(tenet.InputError, match="assessment-participants"):
        Host("performance-appraisal", "2026-12-01", {"employee": "E3"},
             {**STAFF, "E3": "appraisee superior"})


# corrective action

WORK = {
    "E1": "coordinator",
    "E3": "owner",
    "E5": "quality",
    "E6": "verifier",
    "E2": "department_head",
}
CAUSE = {"method": "five_whys", "root_cause": "承运商运力不足", "action": "更换承运商",
         "prevention": "双承运商", "responsible": "E3"}
FINDING = {"statement": "交付得分最低", "trigger": "low_score", "founded": True}


def correction(severity: str = "ordinary") -> Host:
    host = Host("corrective-action", "2026-04-01", {"account": "QINGHE", "finding": "F10"}, WORK)
    host.answer("2026-04-02", "E1", severity=severity, **FINDING)
    host.answer("2026-04-03", "E3", measure="加急专车", contained_on="2026-04-03")
    return host


def executed(done_on: str, report: str) -> Host:
    host = correction()
    host.answer("2026-04-10", "E3", due_on="2026-05-08", **CAUSE)
    host.at("2026-04-13", "E5", choice="approve")
    host.answer(report, "E3", done_on=done_on, evidence="承运合同")
    return host


def test_a_corrective_action_closes_only_when_it_is_verified() -> None:
    host = executed("2026-05-07", "2026-05-08")
    assert host.running.at == "verification"
    with pytest.raises(tenet.InputError, match="assessment-no-seat"):
        host.at("2026-05-20", "E3", choice="approve",
                answers={"recurred": False, "observed_until": "2026-05-19", "evidence": "自证"})
    host.at("2026-05-20", "E6", choice="approve",
            answers={"recurred": False, "observed_until": "2026-05-19", "evidence": "四周无延误"})
    outcome, measures = host.outcome()
    assert (outcome, measures["late"], measures["severity"]) == ("effective", False, "ordinary")


def test_one_that_does_not_work_begins_again_and_can_be_reopened() -> None:
    host = executed("2026-05-12", "2026-05-12")
    host.at("2026-05-20", "E6", choice="approve",
            answers={"recurred": True, "observed_until": "2026-05-19", "evidence": "又延误一次"})
    assert host.running.at == "plan"
    host.answer("2026-05-25", "E3", due_on="2026-06-10", **CAUSE)
    host.at("2026-05-26", "E5", choice="approve")
    host.answer("2026-06-12", "E3", done_on="2026-06-12", evidence="合同")
    host.at("2026-06-25", "E6", choice="approve",
            answers={"recurred": False, "observed_until": "2026-06-24", "evidence": "无延误"})
    assert host.outcome()[0] == "effective_late"
    host.at("2026-08-03", "E5", "reopen", reason="八月再次延误")
    assert host.running.at == "plan"


def test_an_overdue_one_escalates_and_the_head_of_the_department_decides() -> None:
    host = correction()
    host.answer("2026-04-10", "E3", due_on="2026-05-08", **CAUSE)
    host.at("2026-04-13", "E5", choice="approve")
    assert host.until("2026-05-14") == [
        ("remind", "owner", "2026-05-03"),
        ("escalate", "department_head", "2026-05-08"),
        ("act", "department_head", "2026-05-13"),
    ]
    assert host.running.at == "overdue"
    host.at("2026-05-14", "E2", choice="approve")
    assert host.running.at == "execution"
    # Nobody does anything any more: it is overdue again from Saturday, 13 June, and fails.
    told = host.until("2026-06-30")
    assert ("escalate", "quality", "2026-06-16") in told
    assert told[-1] == ("outcome", "failed", "2026-06-17")
    assert host.outcome()[0] == "failed"


def test_a_priority_finding_is_planned_within_seven_days() -> None:
    host = correction("priority")
    assert host.running.at == "urgent_plan"
    assert host.running.next_due == "2026-04-07T02:00:00Z"
    assert ("act", "department_head", "2026-04-10") in host.until("2026-04-11")
    host.at("2026-04-13", "E2", choice="approve")
    assert host.running.at == "plan"


def test_an_action_that_nobody_verifies_is_not_closed() -> None:
    host = executed("2026-05-07", "2026-05-08")
    # Fifteen and twenty working days from 8 May; Saturday, 9 May, is worked to make up for Labour Day.
    told = host.until("2026-06-30")
    assert ("escalate", "quality", "2026-05-28") in told
    assert told[-2:] == [("outcome", "unverified", "2026-06-04"),
                         ("follow_up", "corrective-action", "2026-06-04")]


def test_a_finding_without_ground_is_closed_as_such() -> None:
    host = Host("corrective-action", "2026-04-01", {"account": "QINGHE", "finding": "F10"}, WORK)
    host.answer("2026-04-02", "E1", severity="ordinary", **{**FINDING, "founded": False})
    assert host.outcome()[0] == "unfounded"
