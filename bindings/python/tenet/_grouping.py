"""Policies, the groups of a day under one, and what rows come to."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Mapping
from ctypes import byref
from decimal import Decimal
from importlib import import_module
from typing import Any, Literal

from . import _types as c
from ._errors import LANGUAGES, Language, call
from ._ffi import lib
from ._group_json import (
    amounts_of,
    changes_of,
    conflict_of,
    group_of,
    totals_of,
    what_if_of,
)
from ._group_types import (
    Change,
    Conflict,
    Control,
    Difference,
    Exclusion,
    Group,
    GroupTotals,
    Party,
    Walks,
    WhatIf,
)
from ._handle import Handle, place_for
from ._text import Content, PathName, new_buffer, take_buffer, to_c, to_python
from ._values import read_counts, write_json

Function = Literal["sum", "count", "count_distinct", "min", "max", "average", "first", "last"]
Agents = Literal["customer", "agent", "both"]
Method = Literal["full", "proportional", "equity"]


def ask_json(function: Callable[..., int], *arguments: Any) -> Any:
    """The answer of a function whose last argument but the error is a buffer of JSON."""
    out = new_buffer()
    call(function, *arguments, byref(out))
    return read_counts(take_buffer(out))


def take_list(found: Any) -> list[tuple[Party, Control]]:
    """The parties of a list, which is freed."""
    try:
        return [
            (
                Party(
                    to_python(lib.tenet_party_list_id(found, n)),
                    to_python(lib.tenet_party_list_name(found, n)),
                ),
                Control(lib.tenet_party_list_control(found, n)),
            )
            for n in range(lib.tenet_party_list_count(found))
        ]
    finally:
        lib.tenet_party_list_free(found)


class Policy(Handle):
    """Who belongs to a group, as a rule.

    >>> policy = tenet.group.Policy.load(ROOT / "packs/group-policies/equity-control.json")
    >>> policy.id
    'equity-control'
    """

    @classmethod
    def load(cls, path: PathName) -> Policy:
        """Reads a file of JSON, as `docs/schemas/group-policy.schema.json` says."""
        return cls.from_json(pathlib.Path(path).read_bytes(), file=str(path))

    @classmethod
    def from_json(cls, text: Content, *, file: str = "policy") -> Policy:
        """As `load`, from the text."""
        out = place_for(c.tenet_group_policy)
        call(lib.tenet_group_policy_read_json, to_c(text), to_c(file), byref(out))
        return cls(out, lib.tenet_group_policy_free)

    @property
    def id(self) -> str:
        """Its id."""
        return self._text(lib.tenet_group_policy_id)

    @property
    def data(self) -> dict[str, Any]:
        """The policy as it is written, with its defaults filled in."""
        found: dict[str, Any] = ask_json(lib.tenet_group_policy_json, self._pointer)
        return found


class Grouping(Handle):
    """The groups of a day under a policy. Threads may share it.

    >>> policy = tenet.group.Policy.load(ROOT / "packs/group-policies/equity-control.json")
    >>> day = tenet.group.Graph.of(Snapshot.load(PORTFOLIO)).at("2025-12-31")
    >>> groups = day.groups(policy)
    >>> groups.members("O-QH03")
    ('O-QH', 'O-QH01', 'O-QH02', 'O-QH03', 'O-QH04')
    >>> groups.roll_up([{"id": "1", "party": "O-QH02", "value": 5}]).total("O-QH")
    Decimal('5')
    """

    @property
    def data(self) -> dict[str, Any]:
        """All of it as JSON that was read."""
        found: dict[str, Any] = ask_json(lib.tenet_grouping_json, self._pointer)
        return found

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups, by their tops; also those with one member."""
        return tuple(group_of(one) for one in self.data["groups"])

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Parties that several tops claim."""
        return tuple(conflict_of(one) for one in self.data["conflicts"])

    @property
    def entries_out_of_time(self) -> tuple[int, ...]:
        """Manual entries that did not count, because their time has not come or is over."""
        return tuple(self.data["entries_out_of_time"])

    def members(self, party: str) -> tuple[str, ...]:
        """The ids of the members of the group that is a party's own."""
        out = place_for(c.tenet_party_list)
        call(lib.tenet_grouping_members, self._pointer, to_c(party), byref(out))
        return tuple(one.id for one, _ in take_list(out))

    def groups_of(self, party: str) -> tuple[Group, ...]:
        """All groups a party belongs to, its own first, with the reason of each membership."""
        found = ask_json(lib.tenet_grouping_groups_json, self._pointer, to_c(party))
        return tuple(group_of(one) for one in found)

    def text(self, party: str | None = None, language: Language = "zh") -> str:
        """The groups of a party (None: all with more than one member) as indented trees, with shares
        and reasons. What names of parties could do to a terminal is taken out of them."""
        return self._shown(lib.tenet_grouping_text, "" if party is None else party, language)

    def svg(self, party: str, language: Language = "zh") -> str:
        """The group that is a party's own as a drawing in layers: an SVG document. The same input
        gives the same text; names cannot become markup.

        >>> graph = tenet.group.Graph.from_json('[{"holder": "A", "subject": "B", "share": 60}]')
        >>> policy = tenet.group.Policy.load(ROOT / "packs/group-policies/equity-control.json")
        >>> graph.at("2025-12-31").groups(policy).svg("B", "en")[:4]
        '<svg'
        """
        return self._shown(lib.tenet_grouping_svg, party, language)

    def html(self, party: str, language: Language = "zh") -> str:
        """As `svg`, as one page of HTML that needs nothing else: zoom, search, a list of the
        members, and both languages by a switch."""
        return self._shown(lib.tenet_grouping_html, party, language)

    def _shown(self, function: Callable[..., int], party: str, language: Language) -> str:
        out = new_buffer()
        call(function, self._pointer, to_c(party), LANGUAGES[language], byref(out))
        return take_buffer(out)

    def changes_to(self, later: Grouping) -> tuple[Change, ...]:
        """Who joins and who leaves from this grouping to another one of the same graph."""
        function = lib.tenet_grouping_changes_json
        return changes_of(ask_json(function, self._pointer, later._pointer))

    def what_if(
        self, hypothesis: Mapping[str, object], rows: Mapping[str, object] | None = None
    ) -> WhatIf:
        """What would be otherwise if relations, rows or exchange rates were: `hypothesis` as
        `docs/schemas/what-if.schema.json` says, `rows` a request to add up as
        `docs/schemas/roll-up.schema.json` says. Nothing is changed.

        >>> graph = tenet.group.Graph.of_relations([
        ...     {"holder": "X", "subject": "Z", "share": 45},
        ...     {"holder": "H", "subject": "Z", "share": 20},
        ... ])
        >>> policy = tenet.group.Policy.load(ROOT / "packs/group-policies/equity-control.json")
        >>> found = graph.at("2025-12-31").groups(policy).what_if(
        ...     {"acquisitions": [{"buyer": "X", "seller": "H", "target": "Z", "percent": 6}]},
        ...     {"rows": [{"id": "1", "party": "Z", "value": 7}]},
        ... )
        >>> [(one.party.id, one.joined.name) for one in found.changes if one.joined]
        [('Z', 'X')]
        >>> [(one.after.name, one.difference) for one in found.amounts if one.after]
        [('X', Decimal('7'))]
        """
        asked = "" if rows is None else write_json(dict(rows))
        found = ask_json(
            lib.tenet_grouping_what_if_json,
            self._pointer,
            to_c(write_json(dict(hypothesis))),
            to_c("what-if"),
            to_c(asked),
            to_c("rows"),
        )
        return what_if_of(found)

    def roll_up(
        self,
        rows: Iterable[Mapping[str, object]],
        *,
        function: Function = "sum",
        method: Method = "full",
        split_by: str | None = None,
        distinct: str | None = None,
        net_within_group: bool = False,
        unknown_parties: Literal["refuse", "list"] = "refuse",
        walks: Walks = "all_walks",
        agents: Agents = "customer",
        guarantees: Mapping[str, object] | None = None,
        convert: Mapping[str, object] | None = None,
        rates: Iterable[Mapping[str, object]] = (),
        rounding: Mapping[str, object] | None = None,
        levels: bool = False,
        covers: Iterable[str] | None = None,
    ) -> RollUp:
        """Adds up rows: each has an `id` and a `party`, and may have `value`, `on`, `counterparty`,
        `attributes`, `agent` and `guarantees`. A row that reaches a group twice counts once.

        `guarantees`, `convert` and `rounding` are rules, `rates` data, as
        `docs/schemas/roll-up.schema.json` says. `levels` asks for totals at every level of holding,
        `covers` names the parties all of whose rows are there (None: all).

        >>> graph = tenet.group.Graph.from_json('[{"holder": "A", "subject": "B", "share": 60}]')
        >>> policy = tenet.group.Policy.load(ROOT / "packs/group-policies/equity-control.json")
        >>> totals = graph.at("2025-12-31").groups(policy).roll_up(
        ...     [{"id": "1", "party": "B", "value": 2, "on": "2025-03-03",
        ...       "attributes": {"currency": "USD"}}],
        ...     convert={"to": "CNY", "currency": "currency", "most_days": 3},
        ...     rates=[{"from": "USD", "to": "CNY", "on": "2025-03-01", "rate": "7.1"}])
        >>> totals.total("A")
        Decimal('14.2')
        """
        asked: dict[str, Any] = {
            "function": function,
            "method": method,
            "net_within_group": net_within_group,
            "unknown_parties": unknown_parties,
            "ownership": {"walks": walks},
            "agents": agents,
            "guarantees": guarantees and dict(guarantees),
            "convert": convert and dict(convert),
            "rates": [dict(rate) for rate in rates],
            "rounding": rounding and dict(rounding),
            "levels": levels,
            "covers": None if covers is None else list(covers),
            "rows": [dict(row) for row in rows],
        }
        if split_by is not None:
            asked["split_by"] = split_by
        if distinct is not None:
            asked["distinct"] = distinct
        return self.roll_up_json(write_json(asked))

    def roll_up_json(self, text: Content, *, file: str = "roll-up") -> RollUp:
        """As `roll_up`, from JSON as `docs/schemas/roll-up.schema.json` says."""
        out = place_for(c.tenet_roll_up)
        call(lib.tenet_roll_up_new, self._pointer, to_c(text), to_c(file), byref(out))
        return RollUp(out, lib.tenet_roll_up_free)

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {
                "top": group.top.name,
                "party": member.party.id,
                "name": member.party.name,
                "reason": member.reason,
                "criterion": member.criterion,
                "own": member.own,
            }
            for group in self.groups
            for member in group.members
        ]

    def to_pandas(self) -> Any:
        """The members of all groups as a `pandas.DataFrame`. Needs pandas."""
        return import_module("pandas").DataFrame(self._rows())

    def to_polars(self) -> Any:
        """The members of all groups as a `polars.DataFrame`. Needs polars."""
        return import_module("polars").DataFrame(self._rows())


class RollUp(Handle):
    """Totals of groups over rows that may change. Belongs to one thread at a time.

    >>> graph = tenet.group.Graph.from_json('[{"holder": "A", "subject": "B", "share": 60}]')
    >>> policy = tenet.group.Policy.load(ROOT / "packs/group-policies/equity-control.json")
    >>> rows = [{"id": "1", "party": "A", "value": Decimal("19.90")}, {"id": "2", "party": "B"}]
    >>> totals = graph.at("2025-12-31").groups(policy).roll_up(rows)
    >>> totals.total("B")
    Decimal('19.90')
    >>> totals.change(upsert=[{"id": "2", "party": "B", "value": 250}])
    >>> totals.total("B")
    Decimal('269.90')
    """

    @property
    def data(self) -> dict[str, Any]:
        """All of it as JSON that was read."""
        found: dict[str, Any] = ask_json(lib.tenet_roll_up_json, self._pointer)
        return found

    @property
    def groups(self) -> tuple[GroupTotals, ...]:
        """The groups in which rows count, with members and rows."""
        return totals_of(self.data)

    @property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """Rows that could not count."""
        return tuple(Exclusion(**one) for one in self.data["exclusions"])

    def total(self, party: str, key: str = "") -> Decimal | None:
        """The total of the group that is a party's own; None where no row counts. `key` is a value
        of the attribute split by."""
        out = new_buffer()
        call(lib.tenet_roll_up_total, self._pointer, to_c(party), to_c(key), byref(out))
        return Decimal(take_buffer(out)) if out else None

    def change(
        self,
        upsert: Iterable[Mapping[str, object]] = (),
        delete: Iterable[str] = (),
        *,
        upsert_rates: Iterable[Mapping[str, object]] = (),
        delete_rates: Iterable[Mapping[str, object]] = (),
    ) -> None:
        """Replaces and removes rows, all rows of an id, and rates, by their currencies and day. The
        result is that of starting anew."""
        text = write_json(
            {
                "upsert": [dict(row) for row in upsert],
                "delete": list(delete),
                "upsert_rates": [dict(rate) for rate in upsert_rates],
                "delete_rates": [dict(rate) for rate in delete_rates],
            }
        )
        call(lib.tenet_roll_up_change_json, self._pointer, to_c(text), to_c("change"))

    def changes_to(self, later: RollUp) -> Difference:
        """Who joins and leaves from the groups of this roll-up to those of another one of the same
        graph, and which totals are others."""
        function = lib.tenet_roll_up_changes_json
        found = ask_json(function, self._pointer, later._pointer)
        return Difference(changes_of(found), amounts_of(found))

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {
                "top": one.group.top.name,
                "key": total.key,
                "value": total.value,
                "rows": total.rows,
                "repeated": total.repeated,
                "netted": total.netted,
                "moved_in": total.moved_in,
                "moved_out": total.moved_out,
                "left": total.left,
                "unconverted": total.unconverted,
            }
            for one in self.groups
            for total in one.totals
        ]

    def to_pandas(self) -> Any:
        """The totals as a `pandas.DataFrame`, with `Decimal` values. Needs pandas."""
        return import_module("pandas").DataFrame(self._rows())

    def to_polars(self) -> Any:
        """The totals as a `polars.DataFrame`, with decimal values. Needs polars."""
        return import_module("polars").DataFrame(self._rows())
