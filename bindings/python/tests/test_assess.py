"""Assessments from Python: a survey that runs, is refused what it must not do, and proves it."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as tree
from decimal import Decimal
from typing import Any

import pytest
from conftest import CALENDAR, SURVEY

import tenet
from tenet.assess import (
    Agenda,
    Assessment,
    Instance,
    Step,
    page,
    replay_versions,
    simulate,
    verify_log,
)

CHINA = dt.timezone(dt.timedelta(hours=8))
PEOPLE: list[dict[str, object]] = [
    {"person": "li", "roles": ["respondent"]},
    {"person": "wang", "roles": ["respondent"]},
    {"person": "zhao", "roles": ["reviewer", "chair"]},
    {"person": "qian", "roles": ["reviewer"]},
    {"person": "sun", "roles": ["reviewer"]},
]


def at(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, tzinfo=CHINA)


class Host:
    """A host that keeps the log of one instance."""

    def __init__(self, survey: Assessment) -> None:
        step = survey.open("S-1", PEOPLE, at(2), subject={"account": "QINGHE"}, zone="+08:00")
        self.running: Instance = step.instance
        self.log = step.log

    def keep(self, step: Step) -> Step:
        self.log += step.log
        return step

    def answer(self, who: str, **answers: Any) -> Step:
        act = {"act": "submit", "actor": who, "stage": "answering", "answers": answers}
        return self.keep(self.running.submit(act, at(3)))

    def vote(self, who: str, choice: str) -> Step:
        act = {"act": "submit", "actor": who, "stage": "review", "choice": choice}
        return self.keep(self.running.submit(act, at(4)))


@pytest.fixture
def survey() -> Assessment:
    return Assessment.load(SURVEY)


def test_a_survey_runs_to_its_outcome_and_its_log_proves_it(survey: Assessment) -> None:
    host = Host(survey)
    host.answer("li", quality=60, delivery=None, price=50)
    step = host.answer("wang", quality=Decimal(70), delivery=80, price=50)
    assert [(e.type, e.name, e.people) for e in step.effects] == [
        ("act", "review", ("zhao", "qian", "sun"))
    ]
    host.vote("zhao", "approve")
    step = host.vote("qian", "approve")
    assert host.running.is_over and host.running.at == "to_correct"
    assert [(e.type, e.name) for e in step.effects] == [
        ("outcome", "to_correct"),
        ("follow_up", "corrective-action"),
    ]
    shown = host.running.show()
    assert shown["outcomes"][0]["measures"] == {"response_rate": 1, "score": Decimal("66.50")}
    again = survey.replay(host.log, checkpoint=host.running.checkpoint, zone="+08:00")
    assert again.show() == shown
    assert verify_log(host.log) == host.running.checkpoint
    assert json.loads(host.running.checkpoint)["bytes"] == len(host.log)


def test_what_is_refused_says_why_and_changes_nothing(survey: Assessment) -> None:
    host = Host(survey)
    before = host.running.show()
    with pytest.raises(tenet.InputError) as refused:
        host.answer("li", quality=65, delivery=None, size=3)
    assert [d.id for d in refused.value.diagnostics] == [
        "assessment-answer-range",
        "assessment-answer-missing",
        "assessment-answer-unknown",
    ]
    assert refused.value.diagnostics[0].text.zh and refused.value.diagnostics[0].remedy.en
    with pytest.raises(tenet.InputError, match="assessment-out-of-order"):
        host.vote("zhao", "approve")
    assert host.running.show() == before
    with pytest.raises(ValueError):
        host.running.advance(dt.datetime(2026, 3, 9))


def test_time_is_an_argument(survey: Assessment) -> None:
    host = Host(survey)
    assert host.running.next_due == "2026-03-16T01:00:00Z"
    assert host.keep(host.running.advance(at(9))).log == b""
    step = host.keep(host.running.advance(at(31)))
    assert [(e.type, e.at) for e in step.effects] == [
        ("remind", "2026-03-16T01:00:00Z"),
        ("escalate", "2026-03-23T01:00:00Z"),
    ]
    with pytest.raises(tenet.InputError, match="assess-time-backwards"):
        host.running.advance(at(30))


def test_an_agenda_finds_what_is_due(survey: Assessment) -> None:
    open_ones = {f"S-{n}": Host(survey).running for n in range(3)}
    agenda = Agenda()
    for name, running in open_ones.items():
        agenda.set(name, running.next_due)
    assert agenda.next == "2026-03-16T01:00:00Z"
    assert agenda.due(at(15)) == ()
    assert agenda.due(at(17), most=2) == ("S-0", "S-1")
    for name in agenda.due(at(17)):
        assert open_ones[name].advance(at(17)).log != b""
        agenda.set(name, open_ones[name].next_due)
    assert agenda.due(at(17)) == ()
    assert agenda.next == "2026-03-23T01:00:00Z"
    agenda.set("S-1", None)
    assert len(agenda) == 2
    with pytest.raises(tenet.ArgumentError):
        agenda.set("S-0", "soon")
    with pytest.raises(tenet.ArgumentError):
        agenda.due(at(17), most=-1)


def test_a_changed_byte_and_another_definition_are_found(survey: Assessment) -> None:
    host = Host(survey)
    host.answer("li", quality=60, delivery=None, price=50)
    wrong = bytearray(host.log)
    wrong[len(wrong) // 2] ^= 1
    with pytest.raises(tenet.InputError, match="assess-log"):
        verify_log(bytes(wrong))
    other = Assessment.from_text(SURVEY.read_text("utf-8").replace('"value": 70', '"value": 71'))
    assert other.digest != survey.digest
    with pytest.raises(tenet.InputError, match="assess-other-chart"):
        other.replay(host.log, zone="+08:00")
    with pytest.raises(tenet.InputError, match="assess-log-truncated"):
        end = host.log.rindex(b"\n", 0, -1) + 1
        survey.replay(host.log[:end], checkpoint=host.running.checkpoint, zone="+08:00")


def test_working_time_needs_the_calendar(survey: Assessment) -> None:
    text = SURVEY.read_text("utf-8").replace('"P1M", "in": "calendar"', '"P5D", "in": "working"')
    working = Assessment.from_text(text)
    with pytest.raises(tenet.InputError, match="assessment-no-due"):
        working.open("S-1", PEOPLE, at(2))
    calendar = tenet.Calendar.load(CALENDAR)
    step = working.open("S-1", PEOPLE, at(2), calendar=calendar)
    calendar.close()
    assert step.instance.next_due == "2026-03-09T01:00:00Z"


def test_a_simulation_says_whom_it_waits_for_and_leaves_the_original(survey: Assessment) -> None:
    host = Host(survey)
    before = host.running.show()
    assumed = {
        "behave": [
            {
                "role": "respondent",
                "after": {"after": "P3D", "in": "calendar"},
                "answers": {"quality": 60, "delivery": None, "price": Decimal("50")},
            }
        ]
    }
    told = simulate([host.running], at(2), at(6), assumed, zone="+08:00")
    assert [event["actor"] for event in told["events"] if "actor" in event] == ["li", "wang"]
    (end,) = told["standings"]
    assert end["stage"] == "review"
    assert [one["person"] for one in end["waits_for"]] == ["zhao", "qian", "sun"]
    assert told["load"]["all"]["peak_day"] == "2026-03-05"
    assert host.running.show() == before
    with pytest.raises(tenet.InputError):
        simulate([host.running], at(6), at(2))
    with pytest.raises(tenet.ArgumentError):
        simulate([], at(2), at(6))


def test_a_migration_is_previewed_done_and_proven(survey: Assessment) -> None:
    host = Host(survey)
    text = SURVEY.read_text("utf-8").replace('"version": "1"', '"version": "2"')
    newer = Assessment.from_text(text.replace('"respondent"', '"customer"'))
    plan = {"reason": "x", "roles": {"respondent": "customer"}}
    bad = host.running.preview_migration(newer, {"reason": "x"}, at(3))
    assert not bad["possible"]
    assert "assessment-migration-target" in [problem["id"] for problem in bad["problems"]]
    before = host.running.show()
    with pytest.raises(tenet.InputError):
        host.running.migrate(newer, {"reason": "x"}, at(3))
    assert host.running.show() == before
    assert host.running.preview_migration(newer, plan, at(3))["possible"]
    host.keep(host.running.migrate(newer, plan, at(3)))
    assert host.running.show()["version"] == "2"
    host.answer("li", quality=60, delivery=None, price=50)
    again = replay_versions([survey, newer], host.log, zone="+08:00")
    assert again.show() == host.running.show()
    with pytest.raises(tenet.InputError):
        survey.replay(host.log, zone="+08:00")


def test_pictures_are_well_formed_and_say_where_it_is(survey: Assessment) -> None:
    host = Host(survey)
    host.answer("li", quality=80, delivery=None, price=60, worst="too late")
    host.answer("wang", quality=70, delivery=60, price=40)
    assert host.running.at == "review"
    chart = tree.fromstring(host.running.svg("en"))
    classes = {one.get("data-state"): one.get("class") for one in chart.iter()}
    assert classes["review"] == "state state current visited"
    assert 'class="state state"' in survey.svg() and "current visited" not in survey.svg()
    course = tree.fromstring(host.running.timeline_svg())
    assert len([one for one in course.iter() if one.get("data-round")]) == 2
    assert host.running.svg("en") == host.running.svg("en") != host.running.svg("zh")


def test_pages_withhold_what_is_confidential_and_tell_a_broken_log(survey: Assessment) -> None:
    host = Host(survey)
    host.answer("li", quality=80, delivery=None, price=60, worst="too late")
    whole = host.running.html(host.log, language="en")
    assert "too late" not in whole and "good verified" in whole
    assert "too late" in host.running.html(clearance=tenet.Clearance.CONFIDENTIAL)
    broken = host.running.html(host.log.replace(b"quality", b"Quality"), language="en")
    assert "bad broken" in broken and "3:" in broken
    ahead = page([host.running], start=at(9), until=at(30), language="en")
    assert 'id="tenet-load"' in ahead and "S-1" in ahead
    with pytest.raises(tenet.ArgumentError):
        page([])
