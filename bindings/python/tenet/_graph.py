"""Graphs, and the structures of their days."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Mapping
from ctypes import byref, c_double, c_int32, c_size_t, sizeof
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import Any

from . import _types as c
from ._errors import LANGUAGES, ArgumentError, Language, call, check
from ._exchange import GraphFiles, export_options, write_files
from ._ffi import lib
from ._group_json import (
    control_differences_of,
    controllers_of,
    differences_of,
    findings_of,
    owners_of,
    ownership_of,
    parents_of,
    proof_of,
    relation_of,
)
from ._group_types import (
    WALKS,
    BeneficialOwner,
    Control,
    ControlDifference,
    Controlled,
    Controller,
    ControlProof,
    Day,
    Finding,
    IntegratedShare,
    Parents,
    Party,
    Relation,
    StageDifference,
    Walks,
    day_text,
)
from ._grouping import Grouping, Policy, ask_json, take_list
from ._handle import Handle, hold, place_for
from ._portfolio import Snapshot
from ._text import Content, PathName, named_texts, new_buffer, take_buffer, to_c
from ._values import write_json
from .party import MergeLog


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


class Graph(Handle):
    """Parties and their dated relations: everything known, of all times. Threads may share it.

    >>> graph = tenet.group.Graph.of(Snapshot.load(PORTFOLIO))
    >>> graph.party_count, graph.relation_count
    (40, 31)
    """

    @classmethod
    def load(cls, path: PathName, *more: PathName, form: str = "json") -> Graph:
        """Reads a file of JSON, as `docs/schemas/graph.schema.json` says, or files of another form
        in which graphs are exchanged: `csv`, `bods`, `gleif`, `supervisory`."""
        return cls.from_texts(
            {str(file): pathlib.Path(file).read_bytes() for file in (path, *more)}, form=form
        )

    @classmethod
    def from_texts(cls, texts: Mapping[str, Content], *, form: str) -> Graph:
        """As `load`, from texts by file name.

        >>> Graph.from_texts({"edges.csv": "holder,subject,share"}, form="csv").relation_count
        0
        """
        files, count = named_texts(texts)
        out = place_for(c.tenet_graph)
        call(lib.tenet_graph_import, to_c(form), files, c_size_t(count), byref(out))
        return cls(out, lib.tenet_graph_free)

    def text(self, form: str, language: Language = "en") -> str:
        """The graph as one text of a form in which graphs are exchanged: `json`, `csv`, `bods`,
        `graphml`, `dot`; headings and words in a language. Refused where something would be lost,
        which `files` tells instead; `dot` is a picture, and drawn whatever it does not show.

        >>> relations = [{"holder": "A", "subject": "B", "share": 60}]
        >>> print(Graph.of_relations(relations).text("csv"), end="")
        holder,subject,type,share
        A,B,shareholding,60
        """
        out = new_buffer()
        call(lib.tenet_graph_export, self._pointer, to_c(form), LANGUAGES[language], byref(out))
        return take_buffer(out)

    def files(
        self,
        form: str,
        *,
        language: Language = "en",
        refuse_losses: bool = False,
        gleif_json: bool = False,
        as_of: Day | None = None,
        known_at: Day | None = None,
        stated_on: Day | None = None,
        publisher: str = "",
        license: str = "",
    ) -> GraphFiles:
        """The graph as the files of a form, of which `gleif` and `supervisory` have several. What
        the form cannot hold is left out and listed, or with `refuse_losses` refused.

        `gleif_json` makes one text of JSON for `gleif`; `as_of` and `known_at` say which relations
        `dot` shows; `stated_on`, `publisher` and `license` go into statements of `bods`.

        >>> graph = Graph.of_relations([{"holder": "A", "subject": "B", "share": 60}])
        >>> made = graph.files("gleif")
        >>> for loss in made.losses:
        ...     print(loss.text)
        A -> B is not, or not wholly, written: the LEI system has no relationship "shares".
        A is not, or not wholly, written: the party has no LEI.
        B is not, or not wholly, written: the party has no LEI.
        """
        options = export_options(
            language,
            refuse_losses,
            gleif_json,
            as_of,
            known_at,
            stated_on,
            publisher,
            license,
        )
        return write_files(self._pointer, form, options)

    @classmethod
    def from_json(cls, text: Content, *, file: str = "graph") -> Graph:
        """As `load`, from the text."""
        out = place_for(c.tenet_graph)
        call(lib.tenet_graph_read_json, to_c(text), to_c(file), byref(out))
        return cls(out, lib.tenet_graph_free)

    def merged(self, log: MergeLog, known_at: Day | None = None) -> Graph:
        """The graph seen through a log of merges: parties declared one up to a day (None: all of
        it) are one, found by the ids of all. This graph stays as it is.

        >>> graph = Graph.of_relations([
        ...     {"holder": "H", "subject": "A", "share": 30},
        ...     {"holder": "H", "subject": "B", "share": 40},
        ... ])
        >>> log = tenet.party.MergeLog()
        >>> log.same("M1", "A", "B", by="李明", reason="同一证照", on="2025-03-01")
        >>> graph.merged(log).at("2025-12-31").controls("H", "B")
        <Control.YES: 2>
        """
        out = place_for(c.tenet_graph)
        known = to_c(day_text(known_at))
        call(lib.tenet_graph_merged, self._pointer, log._pointer, known, byref(out))
        return Graph(out, lib.tenet_graph_free)

    @classmethod
    def of(cls, snapshot: Snapshot) -> Graph:
        """The organisations and relationships of a portfolio.

        Parties are found by the ids of their organisations, and by identifiers and ids of accounts
        that are of one party.
        """
        out = place_for(c.tenet_graph)
        call(lib.tenet_graph_of_snapshot, snapshot._pointer, byref(out))
        return cls(out, lib.tenet_graph_free)

    @classmethod
    def of_relations(
        cls,
        relations: Iterable[Relation | Mapping[str, object]],
        parties: Iterable[Mapping[str, object]] | None = None,
    ) -> Graph:
        """A graph of relations, and if you like of parties (`id`, `name`, `kind`, `annulled`,
        `aliases`), which then have to be complete."""
        made: dict[str, Any] = {} if parties is None else {"parties": [dict(p) for p in parties]}
        made["relations"] = [r._to_json() if isinstance(r, Relation) else r for r in relations]
        return cls.from_json(write_json(made))

    @classmethod
    def from_networkx(cls, graph: Any) -> Graph:
        """A NetworkX graph: an edge leads from the holder to the subject, its data are those of a
        relation, and `name`, `kind`, `annulled` and `aliases` of a node those of a party."""
        known = ("name", "kind", "annulled", "aliases")
        parties = [
            {"id": str(node), **{k: v for k, v in data.items() if k in known}}
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
        found: dict[str, Any] = ask_json(lib.tenet_graph_json, self._pointer)
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
        options.known_at = to_c(day_text(known_at))
        if policy is not None:
            options.policy = hold(options, policy._pointer)
        _set_voting(options, voting if voting is not None else Voting())
        options.flags = c.TENET_STRUCTURE_STRICT if strict else 0
        out = place_for(c.tenet_structure)
        call(lib.tenet_structure_new, self._pointer, byref(options), byref(out))
        return Structure(out, lib.tenet_structure_free)


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
        found: dict[str, Any] = ask_json(lib.tenet_structure_describe_json, self._pointer)
        return found

    def findings(self) -> tuple[Finding, ...]:
        """What is odd about the day, by name."""
        return findings_of(ask_json(lib.tenet_structure_findings_json, self._pointer))

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
        return proof_of(ask_json(function, self._pointer, to_c(controller), to_c(subject)))

    def controlled_by(self, controller: str) -> tuple[Controlled, ...]:
        """Everything a party controls."""
        out = place_for(c.tenet_party_list)
        call(lib.tenet_structure_controlled, self._pointer, to_c(controller), byref(out))
        return tuple(Controlled(party, control) for party, control in take_list(out))

    def controllers(self, subject: str) -> tuple[Controller, ...]:
        """Who is at the top of control over a party; plural, with circles and proofs."""
        function = lib.tenet_structure_controllers_json
        return controllers_of(ask_json(function, self._pointer, to_c(subject)))

    def controller_ids(self, subject: str) -> tuple[str, ...]:
        """The ids alone of those parties."""
        out = place_for(c.tenet_party_list)
        call(lib.tenet_structure_controllers, self._pointer, to_c(subject), byref(out))
        return tuple(party.id for party, _ in take_list(out))

    def parents(self, party: str) -> Parents:
        """The direct and ultimate parent of a party: as derived from votes, and as stated."""
        if not party:
            raise ArgumentError("a party has an id; for all of them ask all_parents()")
        return parents_of(ask_json(lib.tenet_structure_parents_json, self._pointer, to_c(party)))

    def all_parents(self) -> tuple[Parents, ...]:
        """The same of all parties."""
        found = ask_json(lib.tenet_structure_parents_json, self._pointer, to_c(""))
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
        return ownership_of(ask_json(function, self._pointer, to_c(subject), _walks(walks)))

    def holdings(self, owner: str, walks: Walks = "all_walks") -> tuple[IntegratedShare, ...]:
        """A party's integrated share in everybody else."""
        function = lib.tenet_structure_holdings_json
        return ownership_of(ask_json(function, self._pointer, to_c(owner), _walks(walks)))

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
            ask_json(
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
        return differences_of(ask_json(lib.tenet_structure_stage_differences_json, self._pointer))

    def control_index(self) -> ControlIndex:
        """Who controls whom, everybody, ready to follow changes."""
        out = place_for(c.tenet_control_index)
        call(lib.tenet_control_index_new, self._pointer, byref(out))
        return ControlIndex(out, lib.tenet_control_index_free)

    def groups(self, policy: Policy) -> Grouping:
        """The groups of the day under a policy, and under the policy's own rule for votes."""
        out = place_for(c.tenet_grouping)
        call(lib.tenet_grouping_new, self._pointer, policy._pointer, byref(out))
        return Grouping(out, lib.tenet_grouping_free)


class ControlIndex(Handle):
    """Who controls whom on a day, everybody, kept up to date: a change of relations makes the next
    index, at the cost of what changes. Threads may share it.

    >>> graph = Graph.of_relations([
    ...     {"holder": "TOP", "subject": "TECH", "share": 80},
    ...     {"holder": "TECH", "subject": "PLANT", "share": 60},
    ... ])
    >>> index = graph.at("2025-12-31").control_index()
    >>> later = index.with_changes(restate=[{"holder": "TOP", "subject": "TECH", "share": 50}])
    >>> [(one.controller.name, one.subject.id, one.after.name) for one in later.differences()]
    [('TOP', 'TECH', 'NO'), ('TOP', 'PLANT', 'NO')]
    >>> index.controls("TOP", "PLANT"), later.controls("TECH", "PLANT")
    (<Control.YES: 2>, <Control.YES: 2>)
    """

    def with_changes(
        self,
        *,
        add: Iterable[Relation | Mapping[str, object]] = (),
        drop: Iterable[Relation | Mapping[str, object]] = (),
        restate: Iterable[Relation | Mapping[str, object]] = (),
        file: str = "changes",
    ) -> ControlIndex:
        """The index after relations were added, dropped, or got another share. One to drop or
        restate is told by holder, subject and type, and by its id where that is given."""
        changes = {
            name: [r._to_json() if isinstance(r, Relation) else dict(r) for r in relations]
            for name, relations in (("add", add), ("drop", drop), ("restate", restate))
        }
        out = place_for(c.tenet_control_index)
        function = lib.tenet_control_index_with_json
        call(function, self._pointer, to_c(write_json(changes)), to_c(file), byref(out))
        return ControlIndex(out, lib.tenet_control_index_free)

    def differences(self) -> tuple[ControlDifference, ...]:
        """The pairs whose answer the last change made another."""
        function = lib.tenet_control_index_differences_json
        return control_differences_of(ask_json(function, self._pointer))

    @property
    def pair_count(self) -> int:
        """How many pairs of a controller and a party there are, undetermined ones included."""
        count: int = lib.tenet_control_index_pair_count(self._pointer)
        return count

    def controls(self, controller: str, subject: str) -> Control:
        """Whether a party controls another, with those that vote as one with it."""
        out = c_int32()
        function = lib.tenet_control_index_controls
        call(function, self._pointer, to_c(controller), to_c(subject), byref(out))
        return Control(out.value)

    def prove_control(self, controller: str, subject: str) -> ControlProof:
        """Why it does, or does not."""
        function = lib.tenet_control_index_prove_control_json
        return proof_of(ask_json(function, self._pointer, to_c(controller), to_c(subject)))

    def controlled_by(self, controller: str) -> tuple[Controlled, ...]:
        """Everything a party controls."""
        return self._list(lib.tenet_control_index_controlled, controller)

    def controllers(self, subject: str) -> tuple[Controlled, ...]:
        """Everybody who controls a party, at the top or not."""
        return self._list(lib.tenet_control_index_controllers, subject)

    @property
    def graph(self) -> Graph:
        """The graph with all changes."""
        out = place_for(c.tenet_graph)
        call(lib.tenet_control_index_graph, self._pointer, byref(out))
        return Graph(out, lib.tenet_graph_free)

    def _list(self, function: Any, party: str) -> tuple[Controlled, ...]:
        out = place_for(c.tenet_party_list)
        call(function, self._pointer, to_c(party), byref(out))
        return tuple(Controlled(found, control) for found, control in take_list(out))
