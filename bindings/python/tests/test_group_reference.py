"""Control, ultimate controllers and ownership through Python against the second, slow and obvious
implementation in tests/group_reference."""

from __future__ import annotations

import importlib.util
import random
from typing import Any

import pytest
from conftest import ROOT

from tenet.group import Control, Graph, Structure, Voting

VALUE = {Control.NO: 0, Control.UNDETERMINED: 1, Control.YES: 2}


def reference_module() -> Any:
    path = ROOT / "tests" / "group_reference" / "test_group_reference.py"
    spec = importlib.util.spec_from_file_location("group_reference", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MODULE = reference_module()


def percent(share: Any) -> str:
    return str(float(share))


def day_of(graph: Any) -> Structure:
    parties = [
        {"id": str(p), "kind": "state" if p in graph.states else "company"}
        for p in range(graph.parties)
    ]
    relations = [
        {
            "holder": str(holder),
            "subject": str(subject),
            "type": kind,
            "share": None if share is None else {"low": percent(share[0]), "high": percent(share[1])},
        }
        for holder, subject, kind, share in graph.edges
    ]
    voting = Voting(
        concert=graph.concert,
        treasury_shares_leave=graph.treasury,
        state_is_no_link=graph.no_link,
        subsidiary_shares_without_votes=graph.two_stages,
    )
    return Graph.of_relations(relations, parties).at("2025-12-31", voting=voting)


@pytest.mark.parametrize("seed", range(60))
def test_python_answers_as_the_reference_does(seed: int) -> None:
    graph = MODULE.Graph(random.Random(f"python {seed}"))
    reference, day = MODULE.Reference(graph), day_of(graph)
    wanted = reference.control()
    for pool in reference.pools:
        seat = tuple(sorted(pool))
        for party in set(range(graph.parties)) - pool:
            told = VALUE[day.controls(str(seat[0]), str(party))]
            assert told == wanted.get((seat, party), 0), (seat, party, graph.text())
            proof = day.prove_control(str(seat[0]), str(party))
            assert VALUE[proof.control] == told
            assert proof.controller.parties == tuple(map(str, seat))
    sure = {key for key, is_so in wanted.items() if is_so == MODULE.YES}
    for party in range(graph.parties):
        tops = [tuple(map(int, one.seat.parties)) for one in day.controllers(str(party))]
        assert tops == reference.tops(party, set(wanted), sure), graph.text()


@pytest.mark.parametrize("seed", range(60))
def test_ownership_over_simple_paths_is_that_of_the_reference(seed: int) -> None:
    graph = MODULE.Graph(random.Random(f"owners {seed}"))
    holdings, day = MODULE.Reference(graph).capital(), day_of(graph)
    for owner in range(graph.parties):
        for subject in set(range(graph.parties)) - {owner}:
            low, _ = day.share(str(owner), str(subject), "simple_paths")
            exact = MODULE.simple_paths(holdings, owner, subject, frozenset([owner]))
            assert low == pytest.approx(float(exact), rel=1e-9, abs=1e-12)
