"""What groups are asked for and answer with: plain values, made from the library's JSON."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, Optional, Union

from . import _types as c
from ._errors import Text

Walks = Literal["all_walks", "no_return", "simple_paths"]
"""Which chains of holdings count towards a share held through others."""

WALKS: dict[str, int] = {
    "all_walks": c.TENET_WALKS_ALL,
    "no_return": c.TENET_WALKS_NO_RETURN,
    "simple_paths": c.TENET_WALKS_SIMPLE,
}

Day = Union[str, dt.date]
"""A day: `datetime.date`, or a text such as `"2025-12-31"`."""


class Control(enum.Enum):
    """Whether somebody controls somebody. Neither true nor false by itself: compare.

    >>> Control.UNDETERMINED is not Control.YES
    True
    """

    NO = c.TENET_CONTROL_NO
    UNDETERMINED = c.TENET_CONTROL_UNDETERMINED
    """Some shares between the bounds stated would say yes."""
    YES = c.TENET_CONTROL_YES

    def __bool__(self) -> bool:
        raise TypeError("control has three values; compare with Control.YES")


CONTROL: dict[str, Control] = {one.name.lower(): one for one in Control}


@dataclass(frozen=True)
class Party:
    """A party: its id, and its name for people.

    >>> Party("TOP", "青禾集团").name
    '青禾集团'
    """

    id: str
    name: str


@dataclass(frozen=True)
class Seat:
    """A voice in control: a party, or several that vote as one.

    >>> Seat("林岚 + 吴桐", ("LIN", "WU")).pooled
    True
    """

    name: str
    parties: tuple[str, ...]

    @property
    def pooled(self) -> bool:
        """Whether several vote as one."""
        return len(self.parties) > 1


@dataclass(frozen=True)
class Share:
    """A share in percent, exact where `low` and `high` are one.

    >>> Share(Decimal(30), Decimal("33.4")).exact
    False
    """

    low: Decimal
    high: Decimal
    above_low: bool = False
    """The lower bound itself is excluded."""
    below_high: bool = False
    """The upper bound itself is excluded."""

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def _to_json(self) -> dict[str, Any]:
        return {
            "low": str(self.low),
            "high": str(self.high),
            "above_low": self.above_low,
            "below_high": self.below_high,
        }


@dataclass(frozen=True)
class Relation:
    """What one party (the holder) is to another (the subject), on some days.

    >>> Relation("TOP", "TECH", share=Decimal(80)).type
    'shareholding'
    """

    holder: str
    subject: str
    type: str = "shareholding"
    share: Optional[Union[Share, Decimal, int, str]] = None
    """Percent. A float has no exact digits and is refused; hand in its text."""
    id: str = ""
    source: str = ""
    valid_from: Optional[Day] = None
    valid_to: Optional[Day] = None
    """The last day it holds."""
    recorded_on: Optional[Day] = None
    withdrawn_on: Optional[Day] = None
    """The first day it is known to be wrong."""
    generations: int = 0
    """Of `family`."""
    collateral: bool = False
    hierarchy: str = ""
    """Of `superordinate`."""

    def _to_json(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "holder": self.holder,
            "subject": self.subject,
            "type": self.type,
            "generations": self.generations,
            "collateral": self.collateral,
        }
        if self.share is not None:
            made["share"] = _share_to_json(self.share)
        for name in ("id", "source", "hierarchy"):
            if getattr(self, name):
                made[name] = getattr(self, name)
        for name in ("valid_from", "valid_to", "recorded_on", "withdrawn_on"):
            if getattr(self, name) is not None:
                made[name] = day_text(getattr(self, name))
        return made


@dataclass(frozen=True)
class Step:
    """One party found controlled, and by what."""

    controlled: Party
    by: Literal["votes", "agreement", "board", "nominee"]
    relations: tuple[Relation, ...]
    votes: Optional[Share]
    """What the relations come to together; None where an agreement, the board or a nominee decides."""
    out_of: Optional[Share]
    """The votes there are."""


@dataclass(frozen=True)
class ControlProof:
    """Why a party controls another, or does not: steps of which each rests on earlier ones."""

    controller: Seat
    subject: Party
    control: Control
    ties: tuple[Relation, ...]
    """What makes the controller several parties that vote as one."""
    steps: tuple[Step, ...]
    text: Text


@dataclass(frozen=True)
class Controlled:
    """A party that is controlled, or may be."""

    party: Party
    control: Control


@dataclass(frozen=True)
class Controller:
    """Somebody at the top of control over a party."""

    seat: Seat
    control: Control
    circle: tuple[Seat, ...]
    """Those that control each other in a circle, or nothing."""
    proof: ControlProof


@dataclass(frozen=True)
class Parents:
    """The direct and ultimate parent of a party: as derived from votes, and as stated."""

    party: Party
    state: Literal["none", "found", "several", "undetermined"]
    direct: Optional[Seat]
    ultimate: Seat
    in_circle: bool
    stated_direct: tuple[Relation, ...]
    stated_ultimate: tuple[Relation, ...]


@dataclass(frozen=True)
class IntegratedShare:
    """A share held directly and through others, as a fraction of the whole. It is a binary number
    that the library computed: for comparing and weighing."""

    party: Party
    low: float
    high: float
    """Infinite where upper bounds have no answer."""


@dataclass(frozen=True)
class BeneficialOwner:
    """A natural person behind a party, or several that vote as one."""

    seat: Seat
    low: float
    high: float
    control: Control
    reaches: Control
    """Whether the share reaches the threshold."""


@dataclass(frozen=True)
class Finding:
    """What is odd about a day; none of it is an error."""

    kind: Literal["cycle", "held_by_itself", "above_whole", "stated_twice"]
    parties: tuple[Party, ...]
    relations: tuple[Relation, ...]
    percent: Optional[Decimal]
    text: Text


@dataclass(frozen=True)
class StageDifference:
    """A pair whose answer is another once shares of subsidiaries have lost their votes."""

    controller: Seat
    subject: Party
    with_all_votes: Control
    control: Control


@dataclass(frozen=True)
class ControlDifference:
    """A pair whose answer a change of relations made another."""

    controller: Seat
    subject: Party
    before: Control
    after: Control


@dataclass(frozen=True)
class Member:
    """A party in a group, and why."""

    party: Party
    reason: Literal["top", "criterion", "entry"]
    criterion: str
    """The id of the criterion; empty for other reasons."""
    verified: bool
    """Whether the clause behind the criterion was checked against its source."""
    entry: Optional[int]
    """The number of the manual entry."""
    relation: Optional[Relation]
    """What took it in, for dependence and guarantees."""
    own: bool
    """Whether this is the one group that dividing the parties gave it."""
    text: Optional[Text] = None
    """The reason as a sentence, with the steps of control; where it was asked for."""


@dataclass(frozen=True)
class Group:
    """A corporate group: its top and its members."""

    top: Seat
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Conflict:
    """Several tops for one party, and which of them the policy's rule for ties took."""

    party: Party
    criterion: str
    tops: tuple[Seat, ...]
    decided: Seat


@dataclass(frozen=True)
class Change:
    """A party that left a group or joined one."""

    party: Party
    left: Optional[Seat]
    joined: Optional[Seat]


@dataclass(frozen=True)
class AmountChange:
    """A total that is another, or is on one side only."""

    before: Optional[Seat]
    """The top of the group before; None where there is no such group."""
    after: Optional[Seat]
    key: str
    was: Optional[Decimal]
    now: Optional[Decimal]
    difference: Decimal


@dataclass(frozen=True)
class Difference:
    """What differs between two groupings with totals."""

    changes: tuple[Change, ...]
    amounts: tuple[AmountChange, ...]


@dataclass(frozen=True)
class Top:
    """Somebody at the top of control."""

    seat: Seat
    control: Control
    circle: tuple[Seat, ...]


@dataclass(frozen=True)
class ControllerChange:
    """A party with others at the top of control over it."""

    party: Party
    before: tuple[Top, ...]
    after: tuple[Top, ...]


@dataclass(frozen=True)
class WhatIf:
    """What would be otherwise."""

    changes: tuple[Change, ...]
    controllers: tuple[ControllerChange, ...]
    amounts: tuple[AmountChange, ...]


@dataclass(frozen=True)
class Total:
    """What rows come to."""

    key: str
    """The value of the attribute split by."""
    value: Optional[Decimal]
    rows: int
    repeated: int
    """Left out because their id had counted."""
    netted: int
    """Left out because they stay within the group."""
    moved_in: int
    """Of those that counted: by a guarantor or an agent."""
    moved_out: int
    """Rows of members that count elsewhere, wholly or in part."""
    left: int
    """Rows that a member brought or guarantees, and that count elsewhere."""
    unconverted: int
    """Of those that counted: for which a rate is missing."""
    rates: tuple[UsedRate, ...]
    """Those the value rests on."""
    missing_rates: tuple[MissingRate, ...]


@dataclass(frozen=True)
class UsedRate:
    """A rate that totals rest on."""

    source_currency: str
    target_currency: str
    on: dt.date
    rate: Decimal
    source: str
    inverse: bool
    """It was used as a divisor."""
    rows: int


@dataclass(frozen=True)
class MissingRate:
    """A rate that totals would need."""

    currency: str
    """Empty: the rows name none."""
    on: Optional[dt.date]
    """None: the rows have no day."""
    rows: int


@dataclass(frozen=True)
class Move:
    """What a rule for agents or guarantees did with a row, seen from one group."""

    row: str
    kind: str
    """E.g. `to_guarantor`, as `docs/schemas/group-answers.schema.json` lists them."""
    member: str
    other: str
    value: Decimal


@dataclass(frozen=True)
class LevelTotals:
    """The totals of what a member of a group stands above."""

    top: Seat
    members: tuple[str, ...]
    totals: tuple[Total, ...]


@dataclass(frozen=True)
class GroupTotals:
    """The totals of a group, with what they rest on."""

    group: Group
    totals: tuple[Total, ...]
    rows: tuple[tuple[str, str, Decimal], ...]
    """Id, party and value of the rows that counted; of the value what counts."""
    moved: tuple[Move, ...]
    levels: tuple[LevelTotals, ...]
    """Below the top of the group, where they were asked for."""
    complete: bool
    """Whether all members are covered, and no rate is missing."""
    without_rows: tuple[str, ...]
    """Members by which no row counts."""
    not_covered: tuple[str, ...]
    """Members whose rows may not all be there."""


@dataclass(frozen=True)
class Exclusion:
    """A row that could not count."""

    row: str
    party: str
    reason: str


def _share_to_json(share: object) -> Any:
    if isinstance(share, Share):
        return share._to_json()
    if not isinstance(share, (Decimal, int, str)):
        raise TypeError(f"a share is a Decimal, int, str or Share, not {type(share).__name__}")
    return str(share)


def day_text(day: Day | None) -> str:
    """A day as ISO 8601 writes it; empty for none."""
    if day is None:
        return ""
    return day if isinstance(day, str) else dt.date.isoformat(day)


@dataclass(frozen=True)
class MergedSet:
    """Parties that are one, by the one that stands for all."""

    party: str
    parties: tuple[str, ...]
    statements: tuple[str, ...]
    """The ids of the statements that make it."""


def merged_sets_of(found: Iterable[Mapping[str, Any]]) -> tuple[MergedSet, ...]:
    """Sets of parties that are one, from JSON."""
    return tuple(
        MergedSet(one["party"], tuple(one["parties"]), tuple(one["statements"])) for one in found
    )
