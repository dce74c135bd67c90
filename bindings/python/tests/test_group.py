"""Groups and parties: the oracles of the library's own tests, through Python."""

from __future__ import annotations

import datetime as dt
import gc
import json
import math
import pathlib
import sys
import threading
import types
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import PORTFOLIO, ROOT

import tenet
from tenet import InputError
from tenet.group import Control, Graph, Lineage, Policy, Relation, Share, Structure, Voting
from tenet.party import KnownParty, MergeLog, check_identifier, comparable_name, find_duplicates

DAY = dt.date(2025, 12, 31)
FOUR = [
    Relation("A", "B", share=60),
    Relation("A", "C", share=10),
    Relation("B", "C", share=30),
    Relation("C", "B", share=Decimal(20)),
]
TWO_STAGES = [
    Relation("m", "p", share=45),
    Relation("s", "p", share=10),
    Relation("m", "s", share=60),
    Relation("p", "m", share=45),
    Relation("t", "m", share=10),
    Relation("p", "t", share=60),
]
CONTROL = """
{"id": "p", "title": "p", "criteria": [{"id": "c", "title": "c", "kind": "control"}]}
"""
POLICIES = sorted((ROOT / "packs" / "group-policies").glob("*.json"))
SCHEMAS = ROOT / "docs" / "schemas"


def day(relations: list[Relation], **how: Any) -> Structure:
    return Graph.of_relations(relations).at(DAY, **how)


def assert_valid(data: Any, schema: str, part: str = "") -> None:
    jsonschema = pytest.importorskip("jsonschema")
    read = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(read)
    whole = {"$ref": f"#/$defs/{part}", "$defs": read["$defs"]} if part else read
    found = [e.message for e in jsonschema.Draft202012Validator(whole).iter_errors(data)]
    assert found == []


def test_one_graph_has_three_answers() -> None:
    made = day(FOUR)
    near = pytest.approx
    assert made.share("A", "B") == near((0.659574, 0.659574), abs=1e-6)
    assert made.share("A", "C")[0] == near(0.297872, abs=1e-6)
    assert made.share("B", "C")[0] == near(0.319149, abs=1e-6)
    assert made.share("A", "B", "no_return")[0] == near(0.659574, abs=1e-6)
    assert made.share("B", "C", "no_return")[0] == near(0.3, abs=1e-6)
    assert made.share("A", "B", "simple_paths")[0] == near(0.62, abs=1e-6)


def test_ten_percent_may_be_more_through_a_circle() -> None:
    made = day(
        [
            Relation("A", "B", share=10),
            Relation("B", "C", share=50),
            Relation("C", "B", share=10),
        ]
    )
    assert made.share("A", "B")[0] == pytest.approx(0.10 / 0.95)
    assert made.share("A", "B", "simple_paths")[0] == pytest.approx(0.10)


def test_an_integrated_share_is_the_number_that_was_computed() -> None:
    made = day(FOUR)
    (of_a,) = [one for one in made.owners("B") if one.party.id == "A"]
    assert (of_a.low, of_a.high) == made.share("A", "B")
    assert [one.party.id for one in made.holdings("A", "simple_paths")] == ["B", "C"]


def test_votes_of_subsidiaries_go_in_two_stages() -> None:
    plain = day(TWO_STAGES)
    assert plain.controls("m", "p") is Control.YES and plain.controls("p", "m") is Control.YES
    adjusted = day(TWO_STAGES, voting=Voting(subsidiary_shares_without_votes=True))
    answers = {(x, y): adjusted.controls(x, y) for x in "mpst" for y in "mpst" if x != y}
    assert {pair for pair, is_so in answers.items() if is_so is Control.YES} == {
        ("m", "s"),
        ("p", "t"),
    }
    differs = {(one.controller.name, one.subject.id) for one in adjusted.stage_differences()}
    assert differs == {("m", "p"), ("m", "t"), ("p", "m"), ("p", "s")}
    assert plain.stage_differences() == ()


def test_control_has_three_values_and_a_proof() -> None:
    made = day([Relation("A", "B", id="R", share=Share(Decimal(40), Decimal("60.5"), True))])
    assert made.controls("A", "B") is Control.UNDETERMINED
    proof = made.prove_control("A", "B")
    assert proof.control is Control.UNDETERMINED and proof.ties == ()
    (step,) = proof.steps
    assert step.votes == Share(Decimal(40), Decimal("60.5"), True)
    assert step.relations[0].id == "R"
    assert "不能确定" in proof.text.zh and "undetermined" in proof.text.en
    with pytest.raises(TypeError):
        bool(proof.control)


def test_families_vote_as_one_where_that_is_asked_for() -> None:
    relations = [
        Relation("L", "T", share=40),
        Relation("W", "T", share=20),
        Relation("L", "W", "family", generations=1),
    ]
    assert day(relations).controls("L", "T") is Control.NO
    made = day(relations, voting=Voting(lineal_generations=1))
    (controller,) = made.controllers("T")
    assert controller.seat.parties == ("L", "W") and controller.seat.pooled
    assert made.controller_ids("T") == ("L", "W")
    assert [one.type for one in controller.proof.ties] == ["family"]
    assert made.parents("T").direct == controller.seat
    assert len(made.all_parents()) == 3


def test_days_and_knowledge_are_two_things() -> None:
    graph = Graph.of_relations(
        [
            Relation("A", "B", share=60, valid_to=dt.date(2025, 6, 30), recorded_on="2025-03-01"),
            Relation("C", "B", share=60, valid_from="2025-07-01", recorded_on="2025-08-01"),
        ]
    )
    assert graph.at("2025-06-30").controls("A", "B") is Control.YES
    assert graph.at("2025-06-30", "2025-02-01").controls("A", "B") is Control.NO
    assert graph.at("2025-07-15").controls("C", "B") is Control.YES
    assert graph.at("2025-07-15", "2025-07-15").controls("C", "B") is Control.NO
    policy = Policy.from_json(CONTROL)
    before, after = graph.at("2025-06-30").groups(policy), graph.at("2025-07-15").groups(policy)
    changes = before.changes_to(after)
    assert [(one.left and one.left.name, one.joined and one.joined.name) for one in changes] == [
        ("A", None),
        (None, "C"),
    ]
    assert_valid(graph.data, "graph")


def test_graphs_come_and_go_in_other_forms(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("持有方,被持有方,比例\nA,B,25-50\n", encoding="utf-8")
    graph = Graph.load(path, form="csv")
    again = Graph.from_texts({"statements.json": graph.text("bods")}, form="bods")
    assert again.relations[0].share == Share(Decimal(25), Decimal(50))
    assert again.text("csv", "zh").startswith("编号,持有方编号")
    assert "digraph" in graph.text("dot") and "graphml" in graph.text("graphml")
    assert json.loads(graph.text("json")) == graph.data
    with pytest.raises(tenet.NotFoundError):
        graph.text("pdf")
    with pytest.raises(tenet.InputError) as refused:
        Graph.from_texts({"x.csv": "holder,subject,share\nA,B,-1\n"}, form="csv")
    (problem,) = refused.value.diagnostics
    assert (problem.id, problem.file, problem.line) == ("group-bad-share", "x.csv", 2)


def test_a_graph_is_written_as_files_and_read_again(tmp_path: pathlib.Path) -> None:
    tables = {
        "2.2": "集团ID,集团名称,采集日期\nG,青禾,2025-01-31\n",
        "3.3": "关系ID,集团ID,成员ID,采集日期\nR,G,M,20250131\n",
    }
    graph = Graph.from_texts(tables, form="supervisory")
    made = graph.files("supervisory", refuse_losses=True)
    assert list(made.texts) == ["table-2-2.csv", "table-3-3.csv"] and made.losses == ()
    again = Graph.load(*made.save(tmp_path), form="supervisory")
    assert again.data == graph.data
    told = graph.files("gleif").losses
    assert {(one.id, one.severity) for one in told} == {("group-not-written", tenet.Severity.WARNING)}
    with pytest.raises(tenet.InputError) as refused:
        graph.files("gleif", refuse_losses=True)
    assert [one.id for one in refused.value.diagnostics] == ["group-would-be-lost"] * len(told)
    with pytest.raises(TypeError):
        made.texts["more"] = ""  # type: ignore[index]


def test_forms_are_told_what_they_want_to_know() -> None:
    graph = Graph.of_relations([Relation("A", "B", share=60, valid_to="2024-12-31")])
    assert "->" not in graph.files("dot", as_of="2025-12-31").texts["graph.dot"]
    assert "->" in graph.files("dot", as_of=dt.date(2024, 12, 31)).texts["graph.dot"]
    assert "持有方编号" in graph.files("csv", language="zh").texts["graph.csv"]
    said = graph.files("bods", stated_on="2025-06-01", publisher="登记处").texts["graph.bods"]
    assert '"statementDate": "2025-06-01"' in said and "登记处" in said
    for wrong in ({"as_of": "today"}, {"stated_on": "2025-02-30"}):
        with pytest.raises(tenet.ArgumentError):
            graph.files("dot", **wrong)  # type: ignore[arg-type]
    with pytest.raises(tenet.NotFoundError):
        graph.files("pdf")


def test_every_form_keeps_or_names_what_a_graph_says() -> None:
    parties: list[dict[str, object]] = [{"id": "P", "aliases": ["P-OLD", "=P"]}, {"id": "C"}]
    graph = Graph.of_relations([Relation("P", "C", share=60, id="C", source="s")], parties)
    for form in ("csv", "bods"):
        made = graph.files(form)
        (party,) = (
            p for p in Graph.from_texts(made.texts, form=form).data["parties"] if p["id"] == "P"
        )
        assert party["aliases"] == ["P-OLD", "=P"]
    assert graph.files("csv", refuse_losses=True).losses == ()
    (loss,) = graph.files("bods").losses
    assert 'its id is taken, and becomes "C#2"' in loss.text.en
    assert "P-OLD\n=P" in graph.files("graphml", refuse_losses=True).texts["graph.graphml"]
    assert len(graph.files("dot").losses) == 3  # other ids; ids and sources of relations
    assert graph.text("dot").startswith("digraph")
    with pytest.raises(tenet.InputError) as refused:
        graph.text("bods")
    assert [one.id for one in refused.value.diagnostics] == ["group-would-be-lost"]


def test_broken_input_is_told_with_its_place_and_a_remedy() -> None:
    first = '{"holder": "QH", "subject": "QH1"'
    text = (ROOT / "examples/groups/history.json").read_text("utf-8")
    text = text.replace(first, first.replace("{", '{"id": "H1", '))
    graph = Graph.from_json(text)
    policy = Policy.load(POLICIES[-1])
    kept = (ROOT / "examples/groups/lineage.json").read_text("utf-8")
    nowhere = {"id": "h", "title": "h", "kind": "hierarchy", "hierarchy": "gone"}
    lost = Policy.from_json(json.dumps({"id": "p", "title": "p", "criteria": [nowhere]}))
    groups = graph.at("2024-12-31").groups(policy)
    lineage = Lineage.from_json(kept)
    attempts: list[tuple[Callable[[], object], str, bool]] = [
        (lambda: Graph.from_json(text[: len(text) // 2]), "json-", True),
        (lambda: Graph.from_json(text.replace("2026-02-28", "2026-02-30")), "base-bad-date", True),
        (lambda: graph.at("2024-12-31").groups(lost), "group-bad-criterion", True),
        (lambda: Lineage.from_json(kept[: len(kept) // 2]), "json-", True),
        (lambda: Lineage.from_json(kept.replace('"joined"', '"left"', 1)), "group-lineage-", True),
        (lambda: lineage.resolve("GONE@2024-01-01", "2026-12-31"), "group-unknown-id", False),
        (lambda: lineage.resolve("YS@2024-01-01", "2030-12-31"), "group-outside-lineage", False),
        (lambda: groups.what_if({"drop": ["H1", "H1"]}), "group-relation-named-twice", True),
        (lambda: groups.what_if({"drop": ["GONE"]}), "group-no-such-relation", True),
        (lambda: groups.what_if({"rows": {}}), "group-no-rows-to-change", True),
        (lambda: groups.what_if({"add": [{"holder": "QH", "subject": "?"}]}), "group-no-such", True),
    ]
    for attempt, id, where in attempts:
        with pytest.raises(tenet.TenetError) as refused:
            attempt()
        problem = refused.value.diagnostics[0]
        assert problem.id.startswith(id), problem
        assert problem.text.en and problem.text.zh and problem.remedy.en and problem.remedy.zh
        if where:
            assert problem.file and problem.line, problem
    for wrong in ("2025-02-30", "2025-13-01", "soon"):
        with pytest.raises(tenet.ArgumentError):
            graph.at(wrong)
        with pytest.raises(tenet.ArgumentError):
            lineage.resolve("YS@2024-01-01", wrong)


def test_a_record_stays_annulled() -> None:
    lei = "ZZZZ00BBBBBBBBBBBB41"  # its check digits do not fit
    heading = "LEI,Entity.LegalName,Registration.RegistrationStatus\n"
    graph = Graph.from_texts({"lei.csv": f"{heading}{lei},x,ANNULLED\n"}, form="gleif")
    made = graph.files("gleif", refuse_losses=True, gleif_json=True)
    assert list(made.texts) == ["lei.json"]
    assert Graph.from_texts(made.texts, form="gleif").data["parties"][0]["annulled"] is True
    assert_valid(graph.data, "graph")
    (loss,) = Graph.of_relations([], [{"id": lei}]).files("gleif").losses
    assert "annulled" in loss.text.en


def test_beneficial_owners_are_persons() -> None:
    graph = Graph.of_relations(
        [Relation("L", "T", share=25), Relation("X", "T", share=75)],
        [{"id": "L", "kind": "person"}, {"id": "X"}, {"id": "T"}],
    )
    made = graph.at(DAY)
    assert made.beneficial_owners("T", 25) == ()
    (owner,) = made.beneficial_owners("T", 25, inclusive=True)
    assert (owner.seat.name, owner.low, owner.reaches) == ("L", 0.25, Control.YES)


def test_findings_are_named_and_refused_only_when_asked() -> None:
    made = day([*FOUR, Relation("A", "B", share=60)])
    assert [one.kind for one in made.findings()] == ["cycle", "stated_twice", "above_whole"]
    assert made.findings()[2].percent == Decimal(140)
    with pytest.raises(tenet.InputError, match="group-refused-by-strict"):
        day(FOUR, strict=True)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: str(path.stem))
def test_a_shipped_policy_works_on_the_example(path: Any) -> None:
    policy = Policy.load(path)
    assert policy.id == path.stem
    assert_valid(policy.data, "group-policy")
    groups = Graph.of(tenet.Snapshot.load(PORTFOLIO)).at(DAY).groups(policy)
    assert_valid(groups.data, "group-answers", "grouping")
    assert len(groups.members("O-HY12")) == 13
    (own,) = groups.groups_of("O-HY12")
    assert own.members[0].reason == "top"
    assert all(one.text for one in own.members)


def test_a_roll_up_counts_each_row_once_and_follows_changes() -> None:
    policy = Policy.load(ROOT / "packs" / "group-policies" / "equity-control.json")
    groups = day([Relation("A", "B", share=60)]).groups(policy)
    rows = [
        {"id": "1", "party": "A", "value": Decimal("19.90"), "attributes": {"region": "east"}},
        {"id": "2", "party": "A", "value": 250, "on": DAY, "attributes": {"region": "west"}},
        {"id": "2", "party": "B", "value": 250, "attributes": {"region": "west"}},
        {"id": "3", "party": "Z", "value": 1},
    ]
    with pytest.raises(tenet.InputError) as refused:
        groups.roll_up(rows)
    assert refused.value.diagnostics[0].pointer == "/rows/3/party"
    totals = groups.roll_up(rows, unknown_parties="list", split_by="region")
    assert totals.total("B", "west") == 250 and totals.total("B", "north") is None
    (one,) = totals.groups
    assert [total.repeated for total in one.totals] == [0, 1]
    assert one.rows == (("1", "A", Decimal("19.90")), ("2", "A", Decimal(250)))
    assert [(gone.row, gone.party) for gone in totals.exclusions] == [("3", "Z")]
    totals.change(delete=["1"], upsert=[{"id": "3", "party": "B", "value": 1}])
    assert totals.exclusions == () and totals.total("A") == 1
    assert_valid(totals.data, "group-answers", "roll_up")
    counted = groups.roll_up(rows[:3], function="count_distinct", distinct="region")
    assert counted.total("A") == 2


def test_a_roll_up_converts_moves_and_has_levels() -> None:
    policy = Policy.load(ROOT / "packs" / "group-policies" / "equity-control.json")
    relations = [
        Relation("A", "B", share=60),
        Relation("B", "C", share=60),
        Relation("X", "Y", share=60),
    ]
    groups = day(relations).groups(policy)
    dollars = {"currency": "USD"}
    rows = [
        {"id": "1", "party": "C", "value": 10, "on": "2025-03-03", "attributes": dollars},
        {
            "id": "2",
            "party": "B",
            "value": 100,
            "attributes": {"currency": "CNY"},
            "guarantees": [{"guarantor": "X", "percent": "40"}],
        },
        {
            "id": "3",
            "party": "Y",
            "value": 1,
            "agent": "B",
            "attributes": {"currency": "CNY"},
        },
    ]
    rate = {"from": "USD", "to": "CNY", "on": "2025-03-01", "rate": Decimal("7.125")}
    totals = groups.roll_up(
        rows,
        convert={"to": "CNY", "currency": "currency", "most_days": 5},
        rounding={"at": "row", "mode": "half_up", "places": 1},
        guarantees={"count": "guarantor"},
        agents="both",
        rates=[{**rate, "source": "test"}],
        levels=True,
        covers=["A", "B", "X", "Y"],
    )
    assert_valid(totals.data, "group-answers", "roll_up")
    assert totals.total("A") == Decimal("132.3") and totals.total("X") == 41
    of_a, of_x = totals.groups
    (total,) = of_a.totals
    assert (total.moved_in, total.moved_out, total.left) == (1, 1, 0)
    (used,) = total.rates
    assert (used.rate, used.source, used.rows) == (Decimal("7.125"), "test", 1)
    assert {(m.row, m.kind, m.member, m.other, m.value) for m in of_a.moved} == {
        ("2", "to_guarantor", "B", "X", Decimal(40)),
        ("3", "from_customer", "B", "Y", Decimal(1)),
    }
    (level,) = of_a.levels
    assert level.top.parties == ("B",) and level.members == ("B", "C")
    assert level.totals[0].value == Decimal("132.3")
    assert not of_a.complete and of_a.not_covered == ("C",) and of_a.without_rows == ("A",)
    assert of_x.complete
    totals.change(delete_rates=[{k: rate[k] for k in ("from", "to", "on")}])
    assert totals.total("A") is None
    (missing,) = totals.groups[0].totals[0].missing_rates
    assert (missing.currency, missing.rows) == ("USD", 1)
    totals.change(upsert_rates=[rate])
    assert totals.total("A") == Decimal("132.3")
    with pytest.raises(tenet.InputError) as refused:
        totals.change(upsert_rates=[{**rate, "rate": 0}])
    assert refused.value.diagnostics[0].pointer == "/upsert_rates/0"


def test_a_group_is_drawn() -> None:
    name = "</svg><script>alert(1)</script>"
    graph = Graph.from_json(
        json.dumps(
            {
                "parties": [{"id": "A", "name": name}, {"id": "B"}],
                "relations": [{"holder": "A", "subject": "B", "share": 60}],
            }
        )
    )
    groups = graph.at(DAY).groups(Policy.from_json(CONTROL))
    picture = ElementTree.fromstring(groups.svg("B", "en"))
    texts = ["".join(one.itertext()) for one in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert "shares 60%" in texts and name in texts
    assert "持股 60%" in groups.svg("B")
    page = groups.html("A")
    assert page.startswith("<!DOCTYPE html>") and "持股 60%" in page and "shares 60%" in page
    assert page.count("<script>") == 1
    with pytest.raises(tenet.NotFoundError):
        groups.svg("nobody")


def test_a_group_is_shown_as_a_tree() -> None:
    policy = Policy.load(ROOT / "packs" / "group-policies" / "equity-control.json")
    relations = [Relation("A\x1b[31m", "B", share=60), Relation("B", "C", share=60)]
    groups = day(relations).groups(policy)
    assert groups.text(language="en").splitlines() == [
        "A\ufffd[31m  · top",
        "  B  shares 60%  · control by shares, votes or agreement",
        "    C  shares 60%  · control by shares, votes or agreement",
    ]
    assert groups.text("C") == groups.text() and "持股 60%" in groups.text()
    with pytest.raises(tenet.NotFoundError):
        groups.text("nobody")


def test_problems_have_places_and_misuse_is_refused() -> None:
    with pytest.raises(tenet.InputError) as refused:
        Graph.from_json('{"parties": [],\n "relations": [{"holder": "A", "subject": "B"}]}')
    assert [(d.id, d.line, d.file) for d in refused.value.diagnostics] == [
        ("group-no-such-party", 2, "graph"),
        ("group-no-such-party", 2, "graph"),
    ]
    made = day(FOUR)
    with pytest.raises(tenet.NotFoundError):
        made.controls("A", "nobody")
    with pytest.raises(tenet.ArgumentError):
        made.owners("A", "every_path")  # type: ignore[arg-type]
    with pytest.raises(tenet.ArgumentError):
        day(FOUR, voting=Voting(lineal_generations=-1))
    with pytest.raises(tenet.ArgumentError):
        day(FOUR, voting=Voting(control_above="half"))
    with pytest.raises(tenet.ArgumentError):
        made.parents("")
    with pytest.raises(TypeError):
        day([Relation("A", "B", share=0.5)])  # type: ignore[arg-type]
    made.close()
    with pytest.raises(tenet.StateError):
        made.findings()


def test_what_was_made_from_an_object_works_after_it_is_gone() -> None:
    policy = Policy.load(POLICIES[0])
    graph = Graph.of_relations(FOUR)
    made = graph.at(DAY, policy=policy)
    groups = made.groups(policy)
    totals = groups.roll_up([{"id": "1", "party": "A", "value": 1}])
    del policy, graph, made, groups
    gc.collect()
    assert totals.total("A") == 1


def test_threads_may_share_a_structure() -> None:
    made, answers = day(FOUR), []

    def ask() -> None:
        for _ in range(50):
            answers.append((made.controls("A", "B"), made.share("A", "C")))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(answers) == 200 and len(set(answers)) == 1


class FakeMultiDiGraph:
    """As much of NetworkX as is used."""

    def __init__(self) -> None:
        self.node_data: dict[Any, dict[str, Any]] = {}
        self.edge_data: list[tuple[Any, Any, dict[str, Any]]] = []

    def add_node(self, node: Any, **data: Any) -> None:
        self.node_data[node] = data

    def add_edge(self, holder: Any, subject: Any, **data: Any) -> None:
        self.edge_data.append((holder, subject, data))

    def nodes(self, data: bool) -> Any:
        return self.node_data.items()

    def edges(self, data: bool) -> Any:
        return self.edge_data


def test_networkx_graphs_come_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        import networkx  # type: ignore[import-untyped, unused-ignore]  # noqa: F401
    except ImportError:
        fake: Any = types.ModuleType("networkx")
        fake.MultiDiGraph = FakeMultiDiGraph
        monkeypatch.setitem(sys.modules, "networkx", fake)
    graph = Graph.of_relations(
        [Relation("A", "B", id="R", share=60, valid_from=DAY)],
        [{"id": "A", "name": "甲", "annulled": True, "aliases": ["A-OLD"]}, {"id": "B"}],
    )
    out = graph.to_networkx()
    assert list(out.edges(data=True))[0][:2] == ("A", "B")
    assert Graph.from_networkx(out).data == graph.data


def test_frames_are_made_by_the_packages_that_are_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("pandas", "polars"):
        fake: Any = types.ModuleType(name)
        fake.DataFrame = list
        monkeypatch.setitem(sys.modules, name, fake)
    groups = day([Relation("A", "B", share=60)]).groups(Policy.load(POLICIES[-1]))
    assert groups.to_pandas() == groups.to_polars()
    assert [(row["top"], row["party"]) for row in groups.to_pandas()] == [("A", "A"), ("A", "B")]
    totals = groups.roll_up([{"id": "1", "party": "A", "value": Decimal("1.50")}])
    assert totals.to_pandas()[0]["value"] == Decimal("1.50")
    assert totals.to_polars()[0]["rows"] == 1


def test_identifiers_names_and_duplicates() -> None:
    found = check_identifier("uscc", "91110000600037314L", regions=[310000])
    assert {one.part for one in found.findings} == {"organisation_check", "check", "region"}
    assert found.repairs[0].how == "neighbours" and found.repairs[0].other == 17
    assert_valid([], "party")
    with pytest.raises(tenet.ArgumentError):
        check_identifier("vat", "1")  # type: ignore[arg-type]
    assert comparable_name("ＡＢＣ Limited").steps
    known: list[Any] = [
        KnownParty("1", ["甲"], [("lei", "549300E9PC51EN656011")]),
        KnownParty("2", ["乙"], [("lei", "5493 00E9 PC51 EN65 6011")]),
        {"id": "3", "names": ["丙"]},
    ]
    (candidate,) = find_duplicates(known)
    assert candidate.parties == ("1", "2") and candidate.reasons[0].kind == "identifier"


def test_infinite_upper_bounds_come_as_such() -> None:
    made = day(
        [
            Relation("A", "B", share=Share(Decimal(10), Decimal(100))),
            Relation("B", "A", share=Share(Decimal(10), Decimal(100))),
        ]
    )
    assert any(math.isinf(one.high) for one in made.owners("B"))


HISTORY = [
    {"holder": "A", "subject": "B", "share": 60, "id": "E1"},
    {"holder": "H", "subject": "B", "share": 30},
    {"holder": "Z", "subject": "A", "share": 100, "valid_from": "2025-07-01"},
]


def test_a_group_keeps_its_id_when_its_top_is_another() -> None:
    graph = Graph.of_relations(HISTORY)
    policy = Policy.from_json(CONTROL)
    lineage = Lineage.begin(policy)
    lineage.follow(graph, policy, first_day="2025-01-01", last_day="2025-06-30")
    again = Lineage.from_json(json.dumps(lineage.data))
    for one in (lineage, again):
        one.follow(graph, policy, last_day=dt.date(2025, 12, 31), measures={"A": 1})
    assert lineage.data == again.data
    assert_valid(lineage.data, "group-lineage")
    (group,) = lineage.groups_on("2025-12-31")
    assert (group.id, group.name, group.anchor) == ("A@2025-01-01", "Z", "Z")
    assert group.members == ("A", "B", "Z")
    kinds = [(one.on, one.event, one.about) for one in lineage.events if one.event != "joined"]
    assert kinds == [
        ("2025-01-01", "formed", "A"),
        ("2025-07-01", "renamed", "Z"),
        ("2025-07-01", "top_changed", "Z"),
    ]
    found = lineage.resolve("A@2025-01-01", "2025-12-31")
    assert (found.state, found.ids, found.split_off, found.followed) == (
        "current",
        ("A@2025-01-01",),
        (),
        (),
    )
    with pytest.raises(InputError, match="group-unknown-id"):
        lineage.resolve("Q", "2025-12-31")
    with pytest.raises(InputError, match="group-lineage-contradiction"):
        broken = lineage.data
        broken["groups"][0]["members"].pop()
        Lineage.from_json(json.dumps(broken))


def test_undoing_a_merge_gives_back_the_graph_there_was() -> None:
    graph = Graph.of_relations(HISTORY)
    stored = graph.text("json")
    log = MergeLog()
    log.same("1", "A", "H", by="x", reason="y", on="2025-01-01")
    seen = graph.merged(log)
    assert seen.party_count == 3 and seen.at(DAY).controls("H", "B") is Control.YES
    assert_valid(json.loads(seen.text("json")), "graph")
    with pytest.raises(InputError, match="party-merge-contradiction"):
        log.different("2", "H", "A", by="x", reason="y", on="2025-01-01")
    log.undo("2", "1", by="x", reason="y", on=dt.date(2025, 2, 1))
    assert graph.merged(log).text("json") == stored == graph.text("json")
    assert graph.merged(log, "2025-01-31").text("json") == seen.text("json")
    assert_valid(log.data, "party", "merge_log")
    assert MergeLog.from_json(json.dumps(log.data)).data == log.data


def test_what_if_tells_members_controllers_and_amounts() -> None:
    groups = Graph.of_relations(HISTORY).at("2025-01-01").groups(Policy.from_json(CONTROL))
    rows = {"rows": [{"id": "1", "party": "B", "value": 5}]}
    asked = {
        "parties": [{"id": "N"}],
        "add": [{"holder": "N", "subject": "H", "share": 51}],
        "acquisitions": [{"buyer": "H", "seller": "A", "target": "B", "percent": "30"}],
        "rows": {"upsert": [{"id": "2", "party": "H", "value": 1}]},
    }
    assert_valid(asked, "what-if")
    found = groups.what_if(asked, rows)
    assert {one.party.id for one in found.controllers} == {"B", "H"}
    amounts = {(one.after or one.before).name: one.difference for one in found.amounts}  # type: ignore[union-attr]
    assert amounts == {"A": Decimal(-5), "N": Decimal(6)}
    usd = {"from": "USD", "to": "CNY", "on": "2025-01-01"}
    in_dollars = {
        "convert": {"to": "CNY", "currency": "currency"},
        "rates": [{**usd, "rate": 7}],
        "rows": [
            {
                "id": "1",
                "party": "B",
                "value": 5,
                "on": "2025-01-01",
                "attributes": {"currency": "USD"},
            }
        ],
    }
    stressed = {"rates": {"upsert": [{**usd, "rate": Decimal("7.8"), "source": "stress"}]}}
    assert_valid({"rates": {"upsert": [{**usd, "rate": "7.8"}], "delete": [usd]}}, "what-if")
    (amount,) = groups.what_if(stressed, in_dollars).amounts
    assert (amount.was, amount.now) == (Decimal(35), Decimal("39.0"))
    (gone,) = groups.what_if({"rates": {"delete": [usd]}}, in_dollars).amounts
    assert (gone.was, gone.now) == (Decimal(35), None)
    assert groups.what_if({"drop": ["E1"]}).amounts == ()
    with pytest.raises(InputError, match="group-no-such-relation"):
        groups.what_if({"drop": ["E9"]})
    before = groups.roll_up_json(json.dumps(rows))
    after = groups.roll_up(())
    (change,) = before.changes_to(after).amounts
    assert (change.was, change.now, change.difference) == (Decimal(5), None, Decimal(-5))


def test_an_index_of_control_follows_changes() -> None:
    graph = Graph.of_relations(
        [Relation("A", "B", share=60, id="E1"), Relation("B", "C", share=60), Relation("D", "C")]
    )
    index = graph.at(DAY).control_index()
    asked: dict[str, Any] = {"restate": [{"holder": "A", "subject": "B", "id": "E1", "share": "50"}]}
    assert_valid(asked, "relation-changes")
    after = index.with_changes(**asked)
    assert index.controls("A", "C") is Control.YES
    assert after.controls("A", "C") is Control.NO
    assert [one.party.id for one in after.controllers("C")] == ["B"]
    assert [one.party.id for one in index.controlled_by("A")] == ["B", "C"]
    assert {(one.controller.name, one.subject.id) for one in after.differences()} == {
        ("A", "B"),
        ("A", "C"),
    }
    again = after.with_changes(
        drop=[Relation("A", "B")], add=[Relation("A", "D", "acting_in_concert"), Relation("A", "B", share=55)]
    )
    assert again.prove_control("D", "C") == again.graph.at(DAY).prove_control("D", "C")
    assert again.pair_count == index.pair_count
    with pytest.raises(InputError, match="group-no-such-relation"):
        again.with_changes(drop=[Relation("C", "A")])
    with pytest.raises(InputError, match="group-not-followed"):
        graph.at(DAY, voting=Voting(subsidiary_shares_without_votes=True)).control_index()
