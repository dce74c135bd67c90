"""Assessments: surveys, reviews and appraisals that run, with a history that can be proven.

A definition says who takes part, in which stages, by which forms and panels, and until when. An
instance of it is told what people do and what time it is; it hands out the bytes to append to its
log and what the host has to do. Nothing is done by itself, and no clock is asked.

>>> from tenet.assess import Assessment
>>> survey = Assessment.load(SURVEY)
>>> people = [{"person": "li", "roles": ["respondent"]}, {"person": "wu", "roles": ["chair", "reviewer"]}]
>>> step = survey.open("QINGHE-2026-1", people, "2026-03-02T09:00:00+08:00", zone="+08:00")
>>> running = step.instance
>>> running.at, running.next_due
('answering', '2026-03-16T01:00:00Z')
>>> log = step.log
>>> step = running.submit(
...     {"act": "submit", "actor": "li", "stage": "answering",
...      "answers": {"quality": 80, "delivery": None, "price": 60}},
...     "2026-03-05T10:00:00+08:00",
... )
>>> log += step.log
>>> running.at, [(effect.type, effect.name) for effect in step.effects]
('invalid', [('act', 'review'), ('outcome', 'invalid')])
>>> survey.replay(log, zone="+08:00").checkpoint == running.checkpoint
True
"""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable, Mapping
from ctypes import POINTER, byref, sizeof
from dataclasses import dataclass
from typing import Any

from . import _types as c
from ._context import Calendar, Instant, Zones, instant_text
from ._errors import LANGUAGES, Diagnostic, Language, call, call_with_warnings, check, natural
from ._ffi import lib
from ._handle import Handle, hold, place_for
from ._judge import Report
from ._portfolio import Snapshot
from ._render import Clearance
from ._text import Content, PathName, new_buffer, take_buffer, to_c
from ._values import read_json, write_json

__all__ = [
    "Agenda",
    "Assessment",
    "Instance",
    "InstanceEffect",
    "Step",
    "due_assessments",
    "page",
    "replay_versions",
    "simulate",
    "trend_svg",
    "verify_log",
]


@dataclass(frozen=True)
class InstanceEffect:
    """Something for the host to do.

    >>> people = [{"person": "li", "roles": ["respondent"]}]
    >>> step = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z")
    >>> step.effects[0].type, step.effects[0].people
    ('act', ('li',))
    """

    type: str
    """`act` (it is their turn), `remind`, `escalate`, `outcome`, `follow_up`, or `problem`."""
    name: str
    """The stage; the outcome; the assessment to open."""
    role: str
    people: tuple[str, ...]
    """Whom it concerns."""
    data: Any
    at: str
    """An instant in UTC."""


@dataclass(frozen=True)
class Step:
    """What a call came to: append `log`, and only then act on `effects`.

    >>> people = [{"person": "li", "roles": ["respondent"]}]
    >>> step = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z")
    >>> step.log.count(b"\\n"), step.instance.at
    (2, 'answering')
    """

    instance: Instance
    log: bytes
    """Whole lines to append; may be empty."""
    effects: tuple[InstanceEffect, ...]


def _effects(text: str) -> tuple[InstanceEffect, ...]:
    return tuple(
        InstanceEffect(
            one["type"],
            one.get("name", ""),
            one.get("role", ""),
            tuple(one["people"]),
            one.get("data"),
            one["at"],
        )
        for one in read_json(text)
    )


def _options(zone: str, calendar: Calendar | None, zones: Zones | None) -> Any:
    made = c.tenet_instance_options()
    check(lib.tenet_instance_options_init(byref(made), sizeof(made)), "options")
    made.zone = to_c(zone)
    if calendar is not None:
        made.calendar = hold(made, calendar._pointer)
    if zones is not None:
        made.zones = hold(made, zones._pointer)
    return made


class Assessment(Handle):
    """The definition of an assessment, compiled. Threads may share it.

    >>> survey = Assessment.load(SURVEY)
    >>> survey.id, survey.version
    ('satisfaction-survey', '1')
    >>> survey.occurrences("2026-03-01T00:00:00Z", most=2)
    ('2026-03-02T09:00:00+08:00', '2026-09-07T09:00:00+08:00')
    """

    _problems: tuple[Diagnostic, ...] = ()

    @classmethod
    def load(cls, path: PathName) -> Assessment:
        """Reads a definition from a JSON file."""
        return cls.from_text(pathlib.Path(path).read_bytes(), file=os.fspath(path))

    @classmethod
    def from_text(cls, text: Content, *, file: str = "") -> Assessment:
        """Reads a definition from JSON. `file` is what problems call it."""
        out = place_for(c.tenet_assessment)
        problems = call_with_warnings(
            lib.tenet_assessment_load_text, to_c(text), to_c(file), byref(out)
        )
        made = cls(out, lib.tenet_assessment_free)
        made._problems = problems
        return made

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is doubtful about it, and which parameters are examples.

        >>> [problem.id for problem in Assessment.load(SURVEY).problems][0]
        'assessment-lint-example'
        """
        return self._problems

    @property
    def id(self) -> str:
        """Its id."""
        return self._text(lib.tenet_assessment_id)

    @property
    def version(self) -> str:
        """Its version."""
        return self._text(lib.tenet_assessment_version)

    @property
    def digest(self) -> str:
        """The SHA-256 of what it says, which logs name in their first entry.

        >>> len(Assessment.load(SURVEY).digest)
        64
        """
        return self._text(lib.tenet_assessment_digest)

    def occurrences(self, after: Instant, *, most: int = 10) -> tuple[str, ...]:
        """When instances are to be opened: the next dates after an instant, at most so many."""
        out = new_buffer()
        call(
            lib.tenet_assessment_occurrences,
            self._pointer,
            to_c(instant_text(after)),
            natural("most", most, 32),
            byref(out),
        )
        return tuple(read_json(take_buffer(out)))

    def svg(self, language: Language = "zh") -> str:
        """The statechart as a drawing: a box per stage and outcome, a line per way between them with
        its condition. An SVG document; the same input gives the same text, and names cannot become
        markup.

        >>> Assessment.load(SURVEY).svg("en")[:4]
        '<svg'
        """
        return _drawn(lib.tenet_assessment_svg, self._pointer, LANGUAGES[language])

    def open(
        self,
        instance: str,
        participants: Iterable[Mapping[str, object]],
        now: Instant,
        *,
        subject: object = None,
        zone: str = "",
        calendar: Calendar | None = None,
        zones: Zones | None = None,
    ) -> Step:
        """Opens an instance: its first stage begins. A participant has `person` and `roles`, and may
        have `group`, `weight` and `conflict`. `zone` ("+08:00") is whose wall clock counts calendar
        days; `calendar` counts working time. `replay` needs the same."""
        options = _options(zone, calendar, zones)
        given = {"instance": instance, "subject": subject, "participants": list(participants)}
        out, log, effects = place_for(c.tenet_instance), new_buffer(), new_buffer()
        call(
            lib.tenet_instance_open,
            self._pointer,
            to_c(write_json(given)),
            to_c(instant_text(now)),
            byref(options),
            byref(out),
            byref(log),
            byref(effects),
        )
        done = take_buffer(log).encode("utf-8"), _effects(take_buffer(effects))
        return Step(Instance(out, lib.tenet_instance_free), *done)

    def replay(
        self,
        log: Content,
        *,
        checkpoint: Content = b"",
        zone: str = "",
        calendar: Calendar | None = None,
        zones: Zones | None = None,
    ) -> Instance:
        """Verifies a log and runs it again under all rules of the definition. `checkpoint` is what the
        log must still say.

        >>> Assessment.load(SURVEY).replay(b"")
        Traceback (most recent call last):
        tenet._errors.InputError: error: The log does not hold a whole opening. ...
        """
        options = _options(zone, calendar, zones)
        out = place_for(c.tenet_instance)
        call(
            lib.tenet_instance_replay,
            self._pointer,
            to_c(log),
            to_c(checkpoint),
            byref(options),
            byref(out),
        )
        return Instance(out, lib.tenet_instance_free)


class Instance(Handle):
    """An assessment that runs. One thread at a time may use it.

    >>> people = [{"person": "li", "roles": ["respondent"]}, {"person": "wu", "roles": ["respondent"]}]
    >>> step = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z")
    >>> running = step.instance
    >>> running.submit({"act": "submit", "actor": "administrator"}, "2026-03-02T10:00:00Z")
    Traceback (most recent call last):
    tenet._errors.InputError: error: "administrator" does not take part in this assessment. ...
    >>> step = running.advance("2026-03-16T09:00:00Z")
    >>> step.effects[0].type, step.effects[0].people
    ('remind', ('li', 'wu'))
    """

    def _step(self, function: Any, *arguments: Any) -> Step:
        log, effects = new_buffer(), new_buffer()
        call(function, self._pointer, *arguments, byref(log), byref(effects))
        return Step(self, take_buffer(log).encode("utf-8"), _effects(take_buffer(effects)))

    def submit(self, act: Mapping[str, object], now: Instant) -> Step:
        """Does what is due, then what a participant does: `act`, `actor`, and what belongs to it. If
        it is refused, an `InputError` says why, and nothing has changed."""
        return self._step(
            lib.tenet_instance_submit, to_c(write_json(act)), to_c(instant_text(now))
        )

    def advance(self, now: Instant) -> Step:
        """Does what is due: reminders, escalations, deadlines."""
        return self._step(lib.tenet_instance_advance, to_c(instant_text(now)))

    def preview_migration(
        self, to: Assessment, plan: Mapping[str, object] | str, now: Instant
    ) -> Any:
        """What migrating to another version would change, and every problem; changes nothing. A
        plan has a `reason`, maps (`stages`, `outcomes`, `roles`), and says what to do with the rest.

        >>> people = [{"person": "li", "roles": ["respondent"]}]
        >>> running = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z").instance
        >>> newer = pathlib.Path(SURVEY).read_text("utf-8").replace('"version": "1"', '"version": "2"')
        >>> told = running.preview_migration(
        ...     Assessment.from_text(newer), {"reason": "revised"}, "2026-03-03T09:00:00Z"
        ... )
        >>> told["possible"], told["stands_at"]
        (True, 'answering')
        """
        out = new_buffer()
        call(
            lib.tenet_instance_preview_migration,
            self._pointer,
            to._pointer,
            to_c(plan if isinstance(plan, str) else write_json(plan)),
            to_c(instant_text(now)),
            byref(out),
        )
        return read_json(take_buffer(out))

    def migrate(self, to: Assessment, plan: Mapping[str, object] | str, now: Instant) -> Step:
        """Goes on under another version of the definition. If it is refused, an `InputError` names
        every problem, and nothing has changed. `replay_versions` runs the log again."""
        return self._step(
            lib.tenet_instance_migrate,
            to._pointer,
            to_c(plan if isinstance(plan, str) else write_json(plan)),
            to_c(instant_text(now)),
        )

    @property
    def next_due(self) -> str | None:
        """When `advance` has something to do, in UTC; None: never, unless somebody acts."""
        return self._text(lib.tenet_instance_next_due) or None

    @property
    def at(self) -> str:
        """The stage it is in, or the outcome it has come to."""
        return self._text(lib.tenet_instance_at)

    @property
    def is_over(self) -> bool:
        """Whether it has come to an outcome."""
        return bool(lib.tenet_instance_closed(self._pointer))

    @property
    def checkpoint(self) -> str:
        """How far its log goes, to be kept apart from it."""
        return self._text(lib.tenet_instance_checkpoint)

    def records(self, facts: Snapshot | None = None) -> Any:
        """The records that it makes, as its definition says: a change that `Change.add` takes. With
        `facts`, records that are there keep what the definition does not name.

        >>> people = [{"person": "li", "roles": ["respondent"]}]
        >>> step = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z")
        >>> step.instance.records()
        {'upsert': {}}
        """
        out = new_buffer()
        held = None if facts is None else facts._pointer
        call(lib.tenet_instance_records, self._pointer, held, byref(out))
        return read_json(take_buffer(out))

    def show(self) -> Any:
        """Who acted, what came of it, when something is due.

        >>> people = [{"person": "li", "roles": ["respondent"]}]
        >>> step = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z")
        >>> step.instance.show()["rounds"][0]["signers"]
        [{'person': 'li', 'role': 'respondent'}]
        """
        return read_json(_drawn(lib.tenet_instance_show_json, self._pointer))

    def svg(self, language: Language = "zh") -> str:
        """The statechart with where it is and where it was: an SVG document."""
        return _drawn(lib.tenet_instance_svg, self._pointer, LANGUAGES[language])

    def timeline_svg(self, language: Language = "zh") -> str:
        """Its course as an SVG document: a bar per round of a stage, with its deadline, the acts, and
        what is due next."""
        return _drawn(lib.tenet_instance_timeline_svg, self._pointer, LANGUAGES[language])

    def radar_svg(
        self, language: Language = "zh", *, clearance: Clearance = Clearance.CONFIDENTIAL
    ) -> str:
        """The means of the answers of the last round with numbers between bounds as an SVG document:
        a radar, or bars where there are fewer than 3 or more than 24. Refused below
        `Clearance.CONFIDENTIAL`, and where there are no such answers.

        >>> people = [{"person": "li", "roles": ["respondent"]}]
        >>> running = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z").instance
        >>> act = {"act": "submit", "actor": "li", "stage": "answering",
        ...        "answers": {"quality": 80, "delivery": None, "price": 60}}
        >>> step = running.submit(act, "2026-03-05T10:00:00Z")
        >>> running.radar_svg("en")[:4]
        '<svg'
        """
        return _drawn(
            lib.tenet_instance_radar_svg, self._pointer, LANGUAGES[language], clearance.value
        )

    def html(
        self,
        log: Content = b"",
        *,
        language: Language = "zh",
        clearance: Clearance = Clearance.INTERNAL,
    ) -> str:
        """One page of HTML that needs nothing else: where it is, both drawings, what each person did,
        and whether `log` is whole and leads here. Both languages by a switch. Answers, measures, the
        subject and reasons are withheld from readers below `Clearance.CONFIDENTIAL`.

        >>> people = [{"person": "li", "roles": ["respondent"]}]
        >>> step = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z")
        >>> "Verified: 2 entries" in step.instance.html(step.log, language="en")
        True
        """
        return _drawn(
            lib.tenet_instance_html,
            self._pointer,
            to_c(log),
            LANGUAGES[language],
            clearance.value,
        )


class Agenda(Handle):
    """When many instances have something to do, by the host's names for them. It finds those that
    are due without looking at the others. It follows from `next_due` of all instances, so that it
    need not be kept. One thread at a time may use it.

    >>> agenda = Agenda()
    >>> agenda.set("S-1", "2026-03-16T01:00:00Z")
    >>> agenda.set("S-2", "2026-03-09T09:00:00+08:00")
    >>> agenda.next, agenda.due("2026-03-10T00:00:00Z")
    ('2026-03-09T01:00:00Z', ('S-2',))
    >>> agenda.set("S-2", None)
    >>> len(agenda), agenda.due("2026-03-10T00:00:00Z")
    (1, ())
    """

    def __init__(self) -> None:
        out = place_for(c.tenet_agenda)
        call(lib.tenet_agenda_new, byref(out))
        super().__init__(out, lib.tenet_agenda_free)

    def set(self, name: str, due: Instant | None) -> None:
        """What has a name is due then, in place of when it was: to be said after every call that
        changed it. None: it is no longer listed."""
        text = "" if due is None else instant_text(due)
        call(lib.tenet_agenda_set, self._pointer, to_c(name), to_c(text))

    @property
    def next(self) -> str | None:
        """When something is due next, in UTC; None: nothing is listed."""
        return self._text(lib.tenet_agenda_next) or None

    def due(self, now: Instant, *, most: int = 1_000_000) -> tuple[str, ...]:
        """The names of what is due, by instant, then by name; at most so many. They stay listed
        until `set` says otherwise, so that what was not advanced is due again."""
        out = new_buffer()
        call(
            lib.tenet_agenda_due_json,
            self._pointer,
            to_c(instant_text(now)),
            natural("most", most, 32),
            byref(out),
        )
        return tuple(read_json(take_buffer(out)))

    def __len__(self) -> int:
        return int(lib.tenet_agenda_size(self._pointer))


def due_assessments(report: Report, definitions: Iterable[Assessment] = ()) -> Any:
    """The assessments that verdicts with a due date ask for, where their rules say `fulfilled_by`:
    what to open for each, with the participants that the facts name, and why they name nobody for
    a role (`vacant`): the host adds those.

    >>> survey = Assessment.load(SURVEY)
    >>> due = JUDGE.due("2026-01-31", rules=["14.1-survey"], subjects=["QINGHE"])
    >>> (wanted,) = due_assessments(due, [survey])
    >>> wanted["assessment"], wanted["due"], wanted["overdue"], wanted["opening"]["instance"]
    ('satisfaction-survey', '2025-11-09', True, 'satisfaction-survey-QINGHE-2025-11-09')
    >>> [(person["person"], person["roles"]) for person in wanted["opening"]["participants"]]
    [('P05', ['respondent']), ('P06', ['respondent']), ('E3', ['account_manager'])]
    >>> wanted["vacant"][0]
    {'role': 'reviewer', 'why': 'undeclared'}
    """
    given, pointers = _given(c.tenet_assessment, definitions)
    out = new_buffer()
    call(lib.tenet_report_assessments, report._pointer, pointers, len(given), byref(out))
    return read_json(take_buffer(out))


def replay_versions(
    versions: Iterable[Assessment],
    log: Content,
    *,
    checkpoint: Content = b"",
    zone: str = "",
    calendar: Calendar | None = None,
    zones: Zones | None = None,
) -> Instance:
    """As `Assessment.replay`, for a log with migrations; the versions may be in any order.

    >>> people = [{"person": "li", "roles": ["respondent"]}]
    >>> old = Assessment.load(SURVEY)
    >>> newer = pathlib.Path(SURVEY).read_text("utf-8").replace('"version": "1"', '"version": "2"')
    >>> new = Assessment.from_text(newer)
    >>> step = old.open("S-1", people, "2026-03-02T09:00:00Z")
    >>> log = step.log + step.instance.migrate(new, {"reason": "x"}, "2026-03-03T09:00:00Z").log
    >>> replay_versions([new, old], log).checkpoint == step.instance.checkpoint
    True
    """
    given, pointers = _given(c.tenet_assessment, versions)
    options = _options(zone, calendar, zones)
    out = place_for(c.tenet_instance)
    call(
        lib.tenet_instance_replay_versions,
        pointers,
        len(given),
        to_c(log),
        to_c(checkpoint),
        byref(options),
        byref(out),
    )
    return Instance(out, lib.tenet_instance_free)


def _given(kind: Any, handles: Iterable[Handle]) -> tuple[list[Handle], Any]:
    """Handles, to be kept as long as their pointers are used, and the pointers as an array."""
    given = list(handles)
    return given, (POINTER(kind) * len(given))(*(one._pointer for one in given))


def _drawn(function: Any, *arguments: Any) -> str:
    """The text of a function whose last argument but the error is a buffer."""
    out = new_buffer()
    call(function, *arguments, byref(out))
    return take_buffer(out)


def page(
    instances: Iterable[Instance],
    *,
    start: Instant | None = None,
    until: Instant | None = None,
    assumptions: Mapping[str, object] | None = None,
    language: Language = "zh",
    clearance: Clearance = Clearance.INTERNAL,
) -> str:
    """Instances as one page of HTML: by what is due next, with their measures, and with `start` and
    `until` the load over a simulation. Instants and days are those of the zone of the first one.

    >>> people = [{"person": "li", "roles": ["respondent"]}]
    >>> step = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z")
    >>> "2026-03-16 09:00Z" in page([step.instance], language="en")
    True
    """
    given, pointers = _given(c.tenet_instance, instances)
    return _drawn(
        lib.tenet_instances_html,
        pointers,
        len(given),
        to_c("" if assumptions is None else write_json(assumptions)),
        to_c("" if start is None else instant_text(start)),
        to_c("" if until is None else instant_text(until)),
        LANGUAGES[language],
        clearance.value,
    )


def trend_svg(
    instances: Iterable[Instance],
    measure: str,
    language: Language = "zh",
    *,
    clearance: Clearance = Clearance.CONFIDENTIAL,
) -> str:
    """A measure from instance to instance, in the order of their opening, as an SVG document: a line
    for each subject, open where an instance has no outcome, or no number there. Refused below `Clearance.CONFIDENTIAL`,
    and for a measure that the definition of the latest does not have.

    >>> people = [{"person": "li", "roles": ["respondent"]}]
    >>> running = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z").instance
    >>> trend_svg([running], "response_rate")[:4]
    '<svg'
    """
    given, pointers = _given(c.tenet_instance, instances)
    return _drawn(
        lib.tenet_instances_trend_svg,
        pointers,
        len(given),
        to_c(measure),
        LANGUAGES[language],
        clearance.value,
    )


def simulate(
    instances: Iterable[Instance],
    start: Instant,
    until: Instant,
    assumptions: Mapping[str, object] | None = None,
    *,
    zone: str = "",
) -> Any:
    """What would become of instances if people did as is assumed; without `assumptions` nobody
    answers. The instances stay as they are. `zone` is whose days load is told by.

    >>> people = [{"person": "li", "roles": ["respondent"]}, {"person": "wu", "roles": ["respondent"]}]
    >>> running = Assessment.load(SURVEY).open("S-1", people, "2026-03-02T09:00:00Z").instance
    >>> told = simulate([running], "2026-03-02T09:00:00Z", "2026-06-30T09:00:00Z")
    >>> [(event["at"], event["to"]) for event in told["events"]][-1]
    ('2026-04-02T09:00:00Z', 'invalid')
    >>> told["load"]["all"]["peak"] == 2, running.at
    (True, 'answering')
    """
    given, pointers = _given(c.tenet_instance, instances)
    out = new_buffer()
    call(
        lib.tenet_instances_simulate,
        pointers,
        len(given),
        to_c("" if assumptions is None else write_json(assumptions)),
        to_c(instant_text(start)),
        to_c(instant_text(until)),
        to_c(zone),
        byref(out),
    )
    return read_json(take_buffer(out))


def verify_log(log: Content, *, checkpoint: Content = b"") -> str:
    """Checks the chain of a log, whatever it is of, and gives how far it goes: a checkpoint.

    >>> verify_log(b"not a log")
    Traceback (most recent call last):
    tenet._errors.InputError: 1:1: error: The last line of the log is not whole; it has 9 bytes. ...
    """
    out = new_buffer()
    call(lib.tenet_log_verify, to_c(log), to_c(checkpoint), byref(out))
    return take_buffer(out)
