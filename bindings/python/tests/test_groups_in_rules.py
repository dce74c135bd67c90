"""Rules over groups: the pack for connected clients over the example portfolio, and what a change does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import AT, CALENDAR, PORTFOLIO, ROOT

import tenet
from tenet import Clearance, Context, Judge, Outcome, Regulation, Snapshot
from tenet.group import Graph, Lineage, Policy
from tenet.party import MergedSet, MergeLog

PACK = ROOT / "packs" / "connected-clients"


@pytest.fixture(scope="module")
def rules() -> Regulation:
    return Regulation.load(PACK)


@pytest.fixture(scope="module")
def customers(rules: Regulation) -> Snapshot:
    return Snapshot.load(PORTFOLIO, codes=rules)


@pytest.fixture(scope="module")
def judge(rules: Regulation, customers: Snapshot) -> Judge:
    return Judge.bind(rules, customers, Context(AT))


def test_the_tests_of_the_pack_pass(rules: Regulation) -> None:
    tests = rules.run_tests(tenet.Calendar.load(CALENDAR))
    assert len(tests) >= 20
    assert [(t.name, t.problems) for t in tests if not t.passed] == []


def test_a_pack_of_texts_has_its_policy_among_them(rules: Regulation) -> None:
    texts = {path.name: path.read_bytes() for path in sorted(PACK.glob("*.json"))}
    assert Regulation.from_texts(texts).digest == rules.digest
    del texts["connected-clients.policy.json"]
    with pytest.raises(tenet.InputError) as refused:
        Regulation.from_texts(texts)
    assert [d.id for d in refused.value.diagnostics] == ["policy-group-policy-unknown"]


def test_a_verdict_cites_the_group_it_rests_on(judge: Judge) -> None:
    why = judge.judge("2.2-group", "G12").explanation
    (group,) = why.groups()
    assert group.grouping == "connected" and group.title.en == "connected clients"
    assert group.group == "O-G01" and group.accounts == 2 and group.members == 1
    assert group.membership == "certain" and group.complete and group.maybes == 0
    assert group.as_of == AT.date() and len(group.policy_digest) == 64
    (withheld,) = why.groups(Clearance.OPEN)
    assert withheld.withheld and withheld.group == "" and withheld.policy == group.policy
    assert judge.judge("2.1-borrower", "G12").explanation.groups() == []


def test_a_proposed_relationship_moves_others_over_their_limit(
    judge: Judge, customers: Snapshot
) -> None:
    change = customers.change().upsert(
        "relationship",
        {
            "id": "NEW",
            "holder": "O-HY",
            "subject": "O-QH",
            "type": "shareholding",
            "share": Decimal("51"),
        },
    )
    effect = judge.evaluate(change, everywhere=True)
    broken = {
        (shift.rule.id, shift.subject)
        for shift in (*effect.named, *effect.elsewhere)
        if shift.before is Outcome.PASS and shift.after is Outcome.FAIL
    }
    assert ("2.3-group", "HENGYUE") in broken and ("2.3-group", "QINGHE") in broken


def test_a_proposed_merge_is_judged_with_the_party_it_would_make(
    judge: Judge, customers: Snapshot
) -> None:
    merge = {
        "id": "M-1",
        "party": "O-HY",
        "other": "O-QH",
        "declared_on": "2025-12-01",
        "approver": "李明",
        "reason": "同一证照",
    }
    effect = judge.evaluate(customers.change().upsert("party_merge", merge), everywhere=True)
    would_be = effect.judge()
    after = would_be.judge("2.2-group", "QINGHE").explanation
    (group,) = after.groups()
    assert group.group == "O-HY"
    assert group.merged == (MergedSet("O-HY", ("O-HY", "O-QH"), ("M-1",)),)
    assert would_be.judge("2.2-group", "HENGYUE").explanation.groups()[0].merged == group.merged
    assert judge.judge("2.2-group", "QINGHE").explanation.groups()[0].merged == ()
    with pytest.raises(tenet.InputError) as refused:
        judge.evaluate(customers.change().upsert("party_merge", {**merge, "other": "O-HY"}))
    assert [d.id for d in refused.value.diagnostics] == ["party-merge-of-one"]


def test_the_merges_of_a_portfolio_are_a_log(customers: Snapshot) -> None:
    assert MergeLog.of(customers).merged() == ()


def test_with_a_lineage_groups_have_ids_that_stay(rules: Regulation, customers: Snapshot) -> None:
    policy = Policy.load(PACK / "connected-clients.policy.json")
    lineage = Lineage.begin(policy)
    lineage.follow(Graph.of(customers), policy, first_day="2025-01-01", last_day=AT.date())
    kept = Judge.bind(rules, customers, Context(AT, lineages={"connected": lineage}))
    (group,) = kept.judge("2.2-group", "QINGHE").explanation.groups()
    assert group.group.endswith("@2025-01-01") and group.group in group.known_as
    assert len(group.lineage_digest) == 64
    plain = Judge.bind(rules, customers, Context(AT, lineages={}))
    (group,) = plain.judge("2.2-group", "QINGHE").explanation.groups()
    assert (group.group, group.known_as, group.lineage_digest) == ("O-QH", (), "")
    assert "lineages_digest" in kept.provenance and "lineages_digest" not in plain.provenance
    with pytest.raises(tenet.InputError) as refused:
        Judge.bind(rules, customers, Context(AT, lineages={"others": lineage}))
    assert [d.id for d in refused.value.diagnostics] == ["policy-lineage-of-no-grouping"]
