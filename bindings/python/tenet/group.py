"""Corporate groups: who controls and owns whom, who belongs together, and what it adds up to.

>>> from tenet.group import Graph, Relation
>>> graph = Graph.of_relations([
...     Relation("TOP", "TECH", share=80),
...     Relation("TOP", "TRADE", share=60),
...     Relation("TECH", "PLANT", share=30),
...     Relation("TRADE", "PLANT", share=30),
... ])
>>> day = graph.at("2025-12-31")
>>> day.controls("TOP", "PLANT")
<Control.YES: 2>
>>> print(day.prove_control("TOP", "PLANT").text.en)
"TOP" controls "PLANT"
  "TECH": 80% of 100% of the votes, from TOP 80%
  "TRADE": 60% of 100% of the votes, from TOP 60%
  "PLANT": 60% of 100% of the votes, from TECH 30% + TRADE 30%
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable, Iterable, Mapping
from ctypes import byref, c_double, c_int32, sizeof
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import Any, Literal

from . import _types as c
from ._errors import LANGUAGES, ArgumentError, Language, call, check
from ._ffi import lib
from ._group_types import (
    WALKS,
    BeneficialOwner,
    Change,
    Conflict,
    Control,
    Controlled,
    Controller,
    ControlProof,
    Day,
    Exclusion,
    Finding,
    Group,
    GroupTotals,
    IntegratedShare,
    Member,
    Parents,
    Party,
    Relation,
    Seat,
    Share,
    StageDifference,
    Step,
    Total,
    Walks,
    changes_of,
    conflict_of,
    controllers_of,
    day_text,
    differences_of,
    findings_of,
    group_of,
    owners_of,
    ownership_of,
    parents_of,
    proof_of,
    relation_of,
    totals_of,
)
from ._handle import Handle, hold, place_for
from ._portfolio import Snapshot
from ._text import Content, PathName, new_buffer, take_buffer, to_c, to_python

Function = Literal["sum", "count", "count_distinct", "min", "max", "average", "first", "last"]
Method = Literal["full", "proportional", "equity"]


def _json(function: Callable[..., int], *arguments: Any) -> Any:
    out = new_buffer()
    call(function, *arguments, byref(out))
    return json.loads(take_buffer(out))


def _walks(name: Walks) -> int:
    if name not in WALKS:
        raise ArgumentError(f"walks cannot be {name!r}; they are {', '.join(WALKS)}")
    return WALKS[name]


@dataclass(frozen=True)
class Voting:
    """What counts as control: more than half of the votes, and adjustments that are asked for.

    >>> Voting(lineal_generations=3).control_above
    50
    """

    control_above: Decimal | int | str = 50
    """Percent of the votes; control is strictly more."""
    concert: bool = True
    """Parties acting in concert vote as one."""
    lineal_generations: int = 0
    """Relatives up to here vote as one."""
    collateral_generations: int = 0
    treasury_shares_leave: bool = False
    state_is_no_link: bool = False
    subsidiary_shares_without_votes: bool = False


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
        found: dict[str, Any] = _json(lib.tenet_group_policy_json, self._pointer)
        return found


class Graph(Handle):
    """Parties and their dated relations: everything known, of all times. Threads may share it.

    >>> graph = tenet.group.Graph.of(Snapshot.load(PORTFOLIO))
    >>> graph.party_count, graph.relation_count
    (40, 31)
    """

    @classmethod
    def load(cls, path: PathName) -> Graph:
        """Reads a file of JSON, as `docs/schemas/graph.schema.json` says."""
        return cls.from_json(pathlib.Path(path).read_bytes(), file=str(path))

    @classmethod
    def from_json(cls, text: Content, *, file: str = "graph") -> Graph:
        """As `load`, from the text."""
        out = place_for(c.tenet_graph)
        call(lib.tenet_graph_read_json, to_c(text), to_c(file), byref(out))
        return cls(out, lib.tenet_graph_free)

    @classmethod
    def of(cls, snapshot: Snapshot) -> Graph:
        """The organisations and relationships of a portfolio."""
        out = place_for(c.tenet_graph)
        call(lib.tenet_graph_of_snapshot, snapshot._pointer, byref(out))
        return cls(out, lib.tenet_graph_free)

    @classmethod
    def of_relations(
        cls,
        relations: Iterable[Relation | Mapping[str, object]],
        parties: Iterable[Mapping[str, object]] | None = None,
    ) -> Graph:
        """A graph of relations, and if you like of parties (`id`, `name`, `kind`), which then have
        to be complete."""
        made: dict[str, Any] = {} if parties is None else {"parties": [dict(p) for p in parties]}
        made["relations"] = [r._to_json() if isinstance(r, Relation) else r for r in relations]
        return cls.from_json(json.dumps(made, default=_plain))

    @classmethod
    def from_networkx(cls, graph: Any) -> Graph:
        """A NetworkX graph: an edge leads from the holder to the subject, its data are those of a
        relation, and `name` and `kind` of a node those of a party."""
        parties = [
            {"id": str(node), **{k: v for k, v in data.items() if k in ("name", "kind")}}
            for node, data in graph.nodes(data=True)
        ]
        relations = [
            {**data, "holder": str(holder), "subject": str(subject)}
            for holder, subject, data in graph.edges(data=True)
        ]
        return cls.of_relations(relations, parties)

    def to_networkx(self) -> Any:
        """A `networkx.MultiDiGraph`, which `from_networkx` reads. Needs NetworkX."""
        data = self.data
        made = import_module("networkx").MultiDiGraph()
        for party in data["parties"]:
            made.add_node(party.pop("id"), **party)
        for relation in data["relations"]:
            made.add_edge(relation.pop("holder"), relation.pop("subject"), **relation)
        return made

    @property
    def data(self) -> dict[str, Any]:
        """The graph as JSON that was read."""
        found: dict[str, Any] = _json(lib.tenet_graph_json, self._pointer)
        return found

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations, of all times."""
        return tuple(relation_of(one) for one in self.data["relations"])

    @property
    def party_count(self) -> int:
        """How many parties it has."""
        count: int = lib.tenet_graph_party_count(self._pointer)
        return count

    @property
    def relation_count(self) -> int:
        """How many relations it has."""
        count: int = lib.tenet_graph_relation_count(self._pointer)
        return count

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties."""
        return tuple(
            Party(
                self._text(lib.tenet_graph_party_id, n), self._text(lib.tenet_graph_party_name, n)
            )
            for n in range(self.party_count)
        )

    def at(
        self,
        as_of: Day,
        known_at: Day | None = None,
        *,
        voting: Voting | None = None,
        policy: Policy | None = None,
        strict: bool = False,
    ) -> Structure:
        """The relations of one day, by what was known on another (None: everything known), under a
        rule for votes: `voting`, or that of a policy. `strict` refuses a day with findings."""
        if voting is not None and policy is not None:
            raise ArgumentError("a rule for votes comes from voting or from a policy, not both")
        options = c.tenet_structure_options()
        check(lib.tenet_structure_options_init(byref(options), sizeof(options)), "options")
        options.as_of = to_c(day_text(as_of))
        if known_at is not None:
            options.known_at = to_c(day_text(known_at))
        if policy is not None:
            options.policy = hold(options, policy._pointer)
        _set_voting(options, voting if voting is not None else Voting())
        options.flags = c.TENET_STRUCTURE_STRICT if strict else 0
        out = place_for(c.tenet_structure)
        call(lib.tenet_structure_new, self._pointer, byref(options), byref(out))
        return Structure(out, lib.tenet_structure_free)


def _plain(value: object) -> str:
    """Dates and decimals as JSON has them: texts."""
    if isinstance(value, Decimal):
        return str(value)
    isoformat = getattr(value, "isoformat", None)
    if isoformat is None:
        raise TypeError(f"{type(value).__name__} cannot be handed to a graph")
    return str(isoformat())


def _set_voting(options: Any, voting: Voting) -> None:
    for generations in (voting.lineal_generations, voting.collateral_generations):
        if not 0 <= generations <= 100:
            raise ArgumentError(f"generations cannot be {generations}")
    options.control_above = to_c(str(voting.control_above))
    options.lineal_generations = voting.lineal_generations
    options.collateral_generations = voting.collateral_generations
    options.voting = 0
    for asked, bit in (
        (voting.concert, c.TENET_VOTING_CONCERT),
        (voting.treasury_shares_leave, c.TENET_VOTING_TREASURY_SHARES_LEAVE),
        (voting.state_is_no_link, c.TENET_VOTING_STATE_IS_NO_LINK),
        (
            voting.subsidiary_shares_without_votes,
            c.TENET_VOTING_SUBSIDIARY_SHARES_WITHOUT_VOTES,
        ),
    ):
        options.voting |= bit if asked else 0


class Structure(Handle):
    """The relations of one day, ready for questions. Threads may share it.

    >>> day = tenet.group.Graph.of(Snapshot.load(PORTFOLIO)).at("2025-12-31")
    >>> [one.seat.name for one in day.controllers("O-QH03")]
    ['清禾精密制造股份有限公司（虚构）']
    >>> day.share("O-QH", "O-QH03")
    (0.8, 0.8)
    """

    @property
    def data(self) -> dict[str, Any]:
        """What it was made with: days, rule for votes, how many parties and relations."""
        found: dict[str, Any] = _json(lib.tenet_structure_describe_json, self._pointer)
        return found

    def findings(self) -> tuple[Finding, ...]:
        """What is odd about the day, by name."""
        return findings_of(_json(lib.tenet_structure_findings_json, self._pointer))

    def controls(self, controller: str, subject: str) -> Control:
        """Whether a party controls another, with those that vote as one with it."""
        out = c_int32()
        call(
            lib.tenet_structure_controls,
            self._pointer,
            to_c(controller),
            to_c(subject),
            byref(out),
        )
        return Control(out.value)

    def prove_control(self, controller: str, subject: str) -> ControlProof:
        """Why it does, or does not."""
        function = lib.tenet_structure_prove_control_json
        return proof_of(_json(function, self._pointer, to_c(controller), to_c(subject)))

    def controlled_by(self, controller: str) -> tuple[Controlled, ...]:
        """Everything a party controls."""
        out = place_for(c.tenet_party_list)
        call(lib.tenet_structure_controlled, self._pointer, to_c(controller), byref(out))
        return tuple(Controlled(party, control) for party, control in _take_list(out))

    def controllers(self, subject: str) -> tuple[Controller, ...]:
        """Who is at the top of control over a party; plural, with circles and proofs."""
        function = lib.tenet_structure_controllers_json
        return controllers_of(_json(function, self._pointer, to_c(subject)))

    def controller_ids(self, subject: str) -> tuple[str, ...]:
        """The ids alone of those parties."""
        out = place_for(c.tenet_party_list)
        call(lib.tenet_structure_controllers, self._pointer, to_c(subject), byref(out))
        return tuple(party.id for party, _ in _take_list(out))

    def parents(self, party: str) -> Parents:
        """The direct and ultimate parent of a party: as derived from votes, and as stated."""
        if not party:
            raise ArgumentError("a party has an id; for all of them ask all_parents()")
        return parents_of(_json(lib.tenet_structure_parents_json, self._pointer, to_c(party)))

    def all_parents(self) -> tuple[Parents, ...]:
        """The same of all parties."""
        found = _json(lib.tenet_structure_parents_json, self._pointer, to_c(""))
        return tuple(parents_of(one) for one in found)

    def share(
        self, owner: str, subject: str, walks: Walks = "all_walks"
    ) -> tuple[float, float]:
        """How much of a party another owns, directly and through others: the least and the most,
        as fractions of the whole."""
        low, high = c_double(), c_double()
        call(
            lib.tenet_structure_share,
            self._pointer,
            to_c(owner),
            to_c(subject),
            _walks(walks),
            byref(low),
            byref(high),
        )
        return low.value, high.value

    def owners(self, subject: str, walks: Walks = "all_walks") -> tuple[IntegratedShare, ...]:
        """Everybody's integrated share in a party."""
        function = lib.tenet_structure_owners_json
        return ownership_of(_json(function, self._pointer, to_c(subject), _walks(walks)))

    def holdings(self, owner: str, walks: Walks = "all_walks") -> tuple[IntegratedShare, ...]:
        """A party's integrated share in everybody else."""
        function = lib.tenet_structure_holdings_json
        return ownership_of(_json(function, self._pointer, to_c(owner), _walks(walks)))

    def beneficial_owners(
        self,
        subject: str,
        threshold: Decimal | int | str,
        *,
        inclusive: bool = False,
        walks: Walks = "all_walks",
    ) -> tuple[BeneficialOwner, ...]:
        """Natural persons whose integrated share is above a threshold in percent (or reaches it,
        where `inclusive`), or who control the party."""
        return owners_of(
            _json(
                lib.tenet_structure_beneficial_owners_json,
                self._pointer,
                to_c(subject),
                to_c(str(threshold)),
                int(inclusive),
                _walks(walks),
            )
        )

    def stage_differences(self) -> tuple[StageDifference, ...]:
        """Pairs whose answer is another once shares of subsidiaries have lost their votes."""
        return differences_of(_json(lib.tenet_structure_stage_differences_json, self._pointer))

    def groups(self, policy: Policy) -> Grouping:
        """The groups of the day under a policy, and under the policy's own rule for votes."""
        out = place_for(c.tenet_grouping)
        call(lib.tenet_grouping_new, self._pointer, policy._pointer, byref(out))
        return Grouping(out, lib.tenet_grouping_free)


def _take_list(found: Any) -> list[tuple[Party, Control]]:
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
        found: dict[str, Any] = _json(lib.tenet_grouping_json, self._pointer)
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
        return tuple(one.id for one, _ in _take_list(out))

    def groups_of(self, party: str) -> tuple[Group, ...]:
        """All groups a party belongs to, its own first, with the reason of each membership."""
        found = _json(lib.tenet_grouping_groups_json, self._pointer, to_c(party))
        return tuple(group_of(one) for one in found)

    def text(self, party: str | None = None, language: Language = "zh") -> str:
        """The groups of a party (None: all with more than one member) as indented trees, with shares
        and reasons. What names of parties could do to a terminal is taken out of them."""
        out = new_buffer()
        call(
            lib.tenet_grouping_text,
            self._pointer,
            to_c("" if party is None else party),
            LANGUAGES[language],
            byref(out),
        )
        return take_buffer(out)

    def changes_to(self, later: Grouping) -> tuple[Change, ...]:
        """Who joins and who leaves from this grouping to another one of the same graph."""
        function = lib.tenet_grouping_changes_json
        return changes_of(_json(function, self._pointer, later._pointer))

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
    ) -> RollUp:
        """Adds up rows: each has an `id` and a `party`, and may have `value`, `on`, `counterparty`
        and `attributes`. A row that reaches a group twice counts once."""
        asked: dict[str, Any] = {
            "function": function,
            "method": method,
            "net_within_group": net_within_group,
            "unknown_parties": unknown_parties,
            "ownership": {"walks": walks},
            "rows": [dict(row) for row in rows],
        }
        if split_by is not None:
            asked["split_by"] = split_by
        if distinct is not None:
            asked["distinct"] = distinct
        return self.roll_up_json(json.dumps(asked, default=_plain))

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
        found: dict[str, Any] = _json(lib.tenet_roll_up_json, self._pointer)
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
    ) -> None:
        """Replaces and removes rows: all rows of an id. The result is that of starting anew."""
        text = json.dumps(
            {"upsert": [dict(row) for row in upsert], "delete": list(delete)}, default=_plain
        )
        call(lib.tenet_roll_up_change_json, self._pointer, to_c(text), to_c("change"))

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {
                "top": one.group.top.name,
                "key": total.key,
                "value": total.value,
                "rows": total.rows,
                "repeated": total.repeated,
                "netted": total.netted,
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


__all__ = [
    "BeneficialOwner",
    "Change",
    "Conflict",
    "Control",
    "ControlProof",
    "Controlled",
    "Controller",
    "Day",
    "Exclusion",
    "Finding",
    "Graph",
    "Group",
    "GroupTotals",
    "Grouping",
    "IntegratedShare",
    "Member",
    "Parents",
    "Party",
    "Policy",
    "Relation",
    "RollUp",
    "Seat",
    "Share",
    "StageDifference",
    "Step",
    "Structure",
    "Total",
    "Voting",
    "Walks",
]
