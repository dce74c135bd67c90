"""Outcomes, verdicts, and what stands behind a verdict."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from ctypes import byref, sizeof
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Callable

from . import _types as c
from ._errors import Diagnostic, Language, Severity, Text, check
from ._ffi import lib
from ._group_types import MergedSet, merged_sets_of
from ._handle import Handle
from ._regulation import Rule
from ._render import Clearance, Format, render_options, rendered
from ._values import MISSING, from_named_kind, read_counts

_EPOCH = dt.date(1970, 1, 1)


class Outcome(enum.Enum):
    """How a rule came out. Never a bare boolean: unknown is not fail.

    >>> Outcome.NOT_APPLICABLE
    <Outcome.NOT_APPLICABLE: 3>
    >>> print(Outcome.NOT_APPLICABLE)
    not_applicable
    """

    PASS = c.TENET_PASS
    FAIL = c.TENET_FAIL
    UNKNOWN = c.TENET_UNKNOWN
    NOT_APPLICABLE = c.TENET_NOT_APPLICABLE
    WAIVED = c.TENET_WAIVED

    def __str__(self) -> str:
        return self.name.lower()


Tally = Mapping[Outcome, int]
"""How many verdicts of each outcome there are."""


def new_tally() -> c.tenet_tally:
    """A place for counts."""
    return c.tenet_tally(size=sizeof(c.tenet_tally))


def read_tally(tally: c.tenet_tally) -> dict[Outcome, int]:
    """Counts by outcome."""
    return {outcome: tally.counts[outcome.value] for outcome in Outcome}


def outcome_or_none(number: int) -> Outcome | None:
    """The outcome, or None where there is no subject."""
    return None if number == c.TENET_NO_OUTCOME else Outcome(number)


def due_date(given: int, days: int) -> dt.date | None:
    """A due date; None where there is none, or none that a `date` can hold."""
    if not given:
        return None
    try:
        return _EPOCH + dt.timedelta(days=days)
    except OverflowError:
        return None


@dataclass(frozen=True)
class Shown:
    """A value a verdict rests on: a fact, a parameter, a measure, or something worked out.

    `value` is a `Decimal`, `date`, `str`, ...; `MISSING` where nobody supplied it, None where it is
    known to be none, and None too where it is `withheld` from readers of that clearance.
    """

    role: str
    """`"fact"`, `"parameter"`, `"measure"` or `"worked_out"`."""
    path: str
    label: Text
    value: Any
    unit: str = ""
    withheld: bool = False
    since: dt.date | None = None
    """Of a parameter: when the value took effect."""
    set_by: str = ""
    source: Text = Text("", "")
    key: str = ""
    example: bool = False
    """Whether the value is only an example that somebody has to decide on."""
    coverage: Decimal | None = None
    """Of a measure over the population: the share of members with a value."""


@dataclass(frozen=True)
class Item:
    """An item of a checklist."""

    id: str
    label: Text
    outcome: Outcome


@dataclass(frozen=True)
class CitedGroup:
    """A group that a verdict rests on: how it was made, and what it counted.

    Where it is `withheld` from readers of that clearance, nothing is told of the group itself.
    """

    grouping: str
    """The id of the grouping in the pack."""
    title: Text
    policy: str
    policy_digest: str
    as_of: dt.date
    """The day whose relationships count."""
    known_at: dt.date
    """The day whose knowledge counts."""
    complete: bool
    """Whether relationships are covered, so that nobody else belongs to it."""
    group: str = ""
    """Its id, as far as is known: by a lineage one that stays, else that of its top."""
    known_as: tuple[str, ...] = ()
    """By a lineage: its id, and those of groups that were merged into it."""
    lineage_digest: str = ""
    name: str = ""
    membership: str = ""
    """`"certain"`, `"maybe"` or `"conflicted"`."""
    members: int = 0
    accounts: int = 0
    maybes: int = 0
    because: Text = Text("", "")
    """Why the subject's organisation belongs to it."""
    merged: tuple[MergedSet, ...] = ()
    """Records of organisations that were taken as one, among its members and those who may be."""
    withheld: bool = False


def _text(found: Mapping[str, str] | None) -> Text:
    return Text(found["zh"], found["en"]) if found else Text("", "")


def _outcome(name: str) -> Outcome:
    return Outcome[name.upper()]


def _cited_group(found: Mapping[str, Any]) -> CitedGroup:
    return CitedGroup(
        grouping=found["grouping"],
        title=_text(found["title"]),
        policy=found["policy"],
        policy_digest=found["policy_digest"],
        as_of=dt.date.fromisoformat(found["as_of"]),
        known_at=dt.date.fromisoformat(found["known_at"]),
        complete=found["complete"],
        group=found.get("group", ""),
        known_as=tuple(found.get("known_as", ())),
        lineage_digest=found.get("lineage_digest", ""),
        name=found.get("name", ""),
        membership=found.get("membership", ""),
        members=int(found.get("members", 0)),
        accounts=int(found.get("accounts", 0)),
        maybes=int(found.get("maybes", 0)),
        because=_text(found.get("because")),
        merged=merged_sets_of(found.get("merged", ())),
        withheld=bool(found.get("withheld", False)),
    )


def _shown(found: Mapping[str, Any]) -> Shown:
    withheld = bool(found.get("withheld", False))
    if withheld:
        value = None
    elif found["kind"] == "missing":
        value = MISSING
    else:
        value = from_named_kind(found["kind"], found["value"])
    return Shown(
        role=found["role"],
        path=found["path"],
        label=_text(found["label"]),
        value=value,
        unit=found.get("unit", ""),
        withheld=withheld,
        since=dt.date.fromisoformat(found["since"]) if "since" in found else None,
        set_by=found.get("set_by", ""),
        source=_text(found.get("source")),
        key=found.get("key", ""),
        example=found.get("example", False),
        coverage=Decimal(found["coverage"]) if "coverage" in found else None,
    )


class Explanation(Handle):
    """Everything behind one verdict.

    >>> verdict = next(v for v in JUDGE.check() if v.outcome is Outcome.FAIL)
    >>> why = verdict.explanation
    >>> why.rule == verdict.rule.id, why.subject_key == verdict.subject
    (True, True)
    >>> bool(why.sentence.zh), [value.role for value in why.values()] != []
    (True, True)
    """

    @property
    def outcome(self) -> Outcome:
        """How the rule came out."""
        found = c.tenet_verdict(size=sizeof(c.tenet_verdict))
        check(lib.tenet_explanation_verdict(self._pointer, byref(found)), "verdict")
        return Outcome(found.outcome)

    @property
    def sentence(self) -> Text:
        """The verdict in one sentence, whatever the facts behind it; `text` keeps to a clearance."""
        return self._both(lib.tenet_explanation_sentence)

    @property
    def remedy(self) -> Text:
        """What to do about it; may be empty."""
        return self._both(lib.tenet_explanation_remedy)

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self._text(lib.tenet_explanation_rule)

    @property
    def article(self) -> str:
        """The article cited."""
        return self._text(lib.tenet_explanation_article)

    @property
    def clause(self) -> str:
        """The clause cited; may be empty."""
        return self._text(lib.tenet_explanation_clause)

    @property
    def subject_type(self) -> str:
        """The record type of the subject."""
        return self._text(lib.tenet_explanation_subject_type)

    @property
    def subject_key(self) -> str:
        """The key of the subject."""
        return self._text(lib.tenet_explanation_subject_key)

    @property
    def subject_name(self) -> str:
        """What people call the subject; may be empty."""
        return self._text(lib.tenet_explanation_subject_name)

    @property
    def level(self) -> str:
        """How bad a failure is, where the rule has a ladder; else empty."""
        return self._text(lib.tenet_explanation_level)

    @property
    def result(self) -> str:
        """The class computed, for a classification; what was decided, for a decision; else empty.

        The approval that a decision needs is among the values, as ``approval``.
        """
        return self._text(lib.tenet_explanation_result)

    @property
    def due(self) -> dt.date | None:
        """The next due date."""
        text = self._text(lib.tenet_explanation_due)
        return dt.date.fromisoformat(text) if text else None

    @property
    def fulfilled_by(self) -> str:
        """The id of the assessment that does what is due; empty where the rule names none."""
        return self._text(lib.tenet_explanation_fulfilled_by)

    @property
    def missing(self) -> tuple[str, ...]:
        """The paths of the facts that are missing."""
        return tuple(
            self._text(lib.tenet_explanation_missing, index)
            for index in range(lib.tenet_explanation_missing_count(self._pointer))
        )

    def values(self, clearance: Clearance = Clearance.INTERNAL) -> list[Shown]:
        """The facts, parameters and measures the verdict rests on."""
        return [_shown(found) for found in self._json(clearance)["values"]]

    def items(self, clearance: Clearance = Clearance.INTERNAL) -> list[Item]:
        """The items of a checklist; empty for other rules."""
        found = self._json(clearance).get("items", [])
        return [Item(i["id"], _text(i["label"]), _outcome(i["outcome"])) for i in found]

    def groups(self, clearance: Clearance = Clearance.INTERNAL) -> list[CitedGroup]:
        """The groups of the subject that the verdict rests on; empty for rules that read none."""
        return [_cited_group(found) for found in self._json(clearance).get("groups", [])]

    @property
    def error(self) -> Diagnostic | None:
        """The error that made the outcome unknown, if it was one."""
        found = self._json(Clearance.INTERNAL).get("error")
        if found is None:
            return None
        nothing = Text("", "")
        text = _text(found["text"])
        return Diagnostic(found["id"], Severity.ERROR, text, nothing, "", "", None, None, None)

    def trace(self, clearance: Clearance = Clearance.INTERNAL) -> Mapping[str, Any]:
        """How the verdict came about: what the expressions of the rule read and came to, where
        nulls and missing values began, which rules of its table or model matched, what kept the
        others from it and the nearest change. Judged again and recorded.

        Steps that may hold more than `clearance` may see are left out; ``withheld`` says so.

        >>> found = JUDGE.judge("2.1-definition", "QINGHE").explanation.trace()
        >>> [step["part"] for step in found["steps"]]
        ['require']
        """
        found: Mapping[str, Any] = self._json(clearance, traces=True)["trace"]
        return found

    def _json(self, clearance: Clearance, *, traces: bool = False) -> dict[str, Any]:
        text = self.render(format="json", clearance=clearance, traces=traces)
        found: dict[str, Any] = read_counts(text)
        return found

    def render(
        self,
        *,
        format: Format = "text",
        language: Language = "zh",
        clearance: Clearance = Clearance.INTERNAL,
        colour: bool = False,
        traces: bool = False,
    ) -> str:
        """Everything as text or as a JSON object; with `traces`, also how it came about."""
        options = render_options(
            format=format,
            language=language,
            clearance=clearance,
            colour=colour,
            details=True,
            traces=traces,
        )
        return rendered(lib.tenet_explanation_render, self._pointer, options)


class Verdict:
    """How one rule came out for one subject. `explanation` is made when it is asked for.

    >>> verdict = JUDGE.judge("2.1-definition", "QINGHE")
    >>> verdict.rule.id, verdict.subject, verdict.outcome
    ('2.1-definition', 'QINGHE', <Outcome.PASS: 0>)
    """

    __slots__ = ("rule", "subject", "outcome", "due", "_explain", "_explanation")

    def __init__(
        self,
        rule: Rule,
        subject: str,
        outcome: Outcome,
        due: dt.date | None,
        explain: Callable[[], Explanation],
    ) -> None:
        self.rule = rule
        self.subject = subject
        """The key of the record; empty for a rule about the portfolio."""
        self.outcome = outcome
        self.due = due
        self._explain = explain
        self._explanation: Explanation | None = None

    @property
    def explanation(self) -> Explanation:
        """Everything behind it."""
        if self._explanation is None or self._explanation.closed:
            self._explanation = self._explain()
        return self._explanation

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Verdict):
            return NotImplemented
        return self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[Rule, str, Outcome, dt.date | None]:
        return self.rule, self.subject, self.outcome, self.due

    def __repr__(self) -> str:
        due = f", due {self.due}" if self.due else ""
        return f"<Verdict {self.rule.id} {self.subject or '-'}: {self.outcome.name}{due}>"
