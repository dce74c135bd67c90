"""Groups followed over time, with ids that stay."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from ctypes import byref, sizeof
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from . import _types as c
from ._errors import call, check
from ._ffi import lib
from ._graph import Graph
from ._group_types import Day, day_text
from ._grouping import Policy, ask_json
from ._handle import Handle, place_for
from ._text import Content, PathName, to_c
from ._values import write_json

EventKind = Literal[
    "formed",
    "split_from",
    "renamed",
    "top_changed",
    "joined",
    "left",
    "merged_into",
    "dissolved",
]


@dataclass(frozen=True)
class GroupEvent:
    """What happened to a group on a day."""

    on: str
    group: str
    event: EventKind
    about: str
    """A party, a group or a name."""
    was: str
    """The name or top before."""


@dataclass(frozen=True)
class TrackedGroup:
    """A group of one day under an id that stays."""

    id: str
    formed: str
    anchor: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Resolution:
    """What stands for an id on a day."""

    state: Literal["current", "merged", "dissolved", "before"]
    ids: tuple[str, ...]
    split_off: tuple[str, ...]
    """Other groups of the day that split from it since."""
    followed: tuple[GroupEvent, ...]


def _event(one: Mapping[str, Any]) -> GroupEvent:
    return GroupEvent(
        one["on"], one["group"], one["event"], one.get("about", ""), one.get("was", "")
    )


def _group(one: Mapping[str, Any]) -> TrackedGroup:
    members = tuple(member["party"] for member in one["members"])
    return TrackedGroup(one["id"], one["formed"], one["anchor"], one.get("name", ""), members)


class Lineage(Handle):
    """Groups followed from day to day. Belongs to one thread at a time.

    >>> graph = tenet.group.Graph.of_relations([
    ...     {"holder": "A", "subject": "B", "share": 60},
    ...     {"holder": "Z", "subject": "A", "share": 100, "valid_from": "2025-07-01"},
    ... ])
    >>> policy = tenet.group.Policy.load(ROOT / "packs/group-policies/equity-control.json")
    >>> lineage = tenet.group.Lineage.begin(policy)
    >>> lineage.follow(graph, policy, first_day="2025-01-01", last_day="2025-12-31")
    >>> lineage.groups_on("2025-12-31")[0].id, lineage.groups_on("2025-12-31")[0].name
    ('A@2025-01-01', 'Z')
    >>> lineage.resolve("A@2025-01-01", "2025-12-31").state
    'current'
    """

    @classmethod
    def begin(cls, policy: Policy) -> Lineage:
        """One without days, under the policy's rule for identity."""
        out = place_for(c.tenet_lineage)
        call(lib.tenet_lineage_new, policy._pointer, byref(out))
        return cls(out, lib.tenet_lineage_free)

    @classmethod
    def load(cls, path: PathName) -> Lineage:
        """Reads a file of JSON, as `docs/schemas/group-lineage.schema.json` says."""
        return cls.from_json(pathlib.Path(path).read_bytes(), file=str(path))

    @classmethod
    def from_json(cls, text: Content, *, file: str = "lineage") -> Lineage:
        """As `load`, from the text."""
        out = place_for(c.tenet_lineage)
        call(lib.tenet_lineage_read_json, to_c(text), to_c(file), byref(out))
        return cls(out, lib.tenet_lineage_free)

    def follow(
        self,
        graph: Graph,
        policy: Policy,
        *,
        last_day: Day,
        first_day: Day | None = None,
        known_at: Day | None = None,
        measures: Mapping[str, Decimal | int | str] | None = None,
    ) -> None:
        """Follows the groups of a graph up to a day: from `first_day` where the lineage has no days
        yet, else from the day after its last. `measures` are for a rule that goes by a measure."""
        options = c.tenet_lineage_options()
        check(lib.tenet_lineage_options_init(byref(options), sizeof(options)), "options")
        options.first_day = to_c(day_text(first_day))
        options.last_day = to_c(day_text(last_day))
        options.known_at = to_c(day_text(known_at))
        if measures is not None:
            weights = {party: str(weight) for party, weight in measures.items()}
            options.measures = to_c(write_json(weights))
        call(lib.tenet_lineage_follow, self._pointer, graph._pointer, policy._pointer, byref(options))

    @property
    def data(self) -> dict[str, Any]:
        """All of it as JSON that was read; `from_json` takes its text."""
        found: dict[str, Any] = ask_json(lib.tenet_lineage_json, self._pointer)
        return found

    @property
    def events(self) -> tuple[GroupEvent, ...]:
        """Everything that happened, by day."""
        return tuple(_event(one) for one in self.data["events"])

    def groups_on(self, day: Day) -> tuple[TrackedGroup, ...]:
        """The groups of one of its days, by id."""
        found = ask_json(lib.tenet_lineage_groups_json, self._pointer, to_c(day_text(day)))
        return tuple(_group(one) for one in found["groups"])

    def resolve(self, id: str, as_of: Day) -> Resolution:
        """What stands for an id on a day, be it old or yet to come."""
        found = ask_json(
            lib.tenet_lineage_resolve_json, self._pointer, to_c(id), to_c(day_text(as_of))
        )
        return Resolution(
            found["state"],
            tuple(found["ids"]),
            tuple(found["split_off"]),
            tuple(_event(one) for one in found["followed"]),
        )
