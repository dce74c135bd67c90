"""Handles are released once, in any order, and keep alive what they need."""

from __future__ import annotations

import gc
import itertools
import subprocess
import sys
import textwrap
from typing import Any

import pytest
from conftest import AT, PACK, PORTFOLIO, ROOT

import tenet
from tenet import _ffi
from tenet._handle import Handle

ORDER = {"id": "N", "account": "QINGHE", "ordered_on": "2025-12-31", "amount": 1}


def everything() -> dict[str, Handle]:
    """One object of every kind, each made from the ones before it."""
    made: dict[str, Handle] = {}
    catalogue = made["catalogue"] = tenet.Catalogue.own()
    facts = made["facts"] = tenet.Snapshot.load(PORTFOLIO, catalogue=catalogue)
    rules = made["rules"] = tenet.Regulation.load(PACK, catalogue=catalogue)
    judge = made["judge"] = tenet.Judge.bind(rules, facts, AT)
    report = made["report"] = judge.check(rules=["2"])
    made["explanation"] = report[0].explanation
    change = made["change"] = facts.change().upsert("order", ORDER)
    effect = made["effect"] = judge.evaluate(change)
    made["would be"] = effect.judge()
    made["shift"] = effect.named[0].explanation
    return made


USES: dict[str, Any] = {
    "catalogue": lambda o: o.type_names,
    "facts": lambda o: o.record("account", "QINGHE"),
    "rules": lambda o: o.digest,
    "judge": lambda o: o.judge("2.1-definition", "QINGHE"),
    "report": lambda o: [verdict.explanation.sentence for verdict in o],
    "explanation": lambda o: (o.sentence, o.values()),
    "change": lambda o: o.upsert("account", {"id": "X", "name": "X"}),
    "effect": lambda o: [shift.explanation.sentence for shift in o.named],
    "would be": lambda o: o.check(rules=["2"])[0].explanation.sentence,
    "shift": lambda o: o.render(),
}


@pytest.mark.parametrize("name", sorted(USES))
def test_an_object_works_after_all_others_are_gone(name: str) -> None:
    made = everything()
    kept = made[name]
    made.clear()
    gc.collect()
    assert USES[name](kept)


@pytest.mark.parametrize("name", sorted(USES))
def test_an_object_works_after_all_others_are_closed(name: str) -> None:
    made = everything()
    for other, handle in made.items():
        if other != name:
            handle.close()
    gc.collect()
    if name not in ("report", "effect"):
        assert USES[name](made[name])


def test_closing_in_any_order_is_fine() -> None:
    names = ["catalogue", "facts", "judge", "report"]
    for order in itertools.permutations(names):
        made = everything()
        for name in order:
            made.pop(name).close()
        del made
    gc.collect()


def test_every_handle_is_released_exactly_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: dict[str, int] = {}

    class Counting:
        """The library, counting what is released."""

        def __getattr__(self, name: str) -> Any:
            function = getattr(_ffi.lib, name)
            if not name.endswith("_free"):
                return function

            def free(pointer: Any) -> None:
                if pointer:
                    counts[name] = counts.get(name, 0) + 1
                function(pointer)

            return free

    for module in ("_portfolio", "_regulation", "_judge", "_feel", "_context"):
        monkeypatch.setattr(f"tenet.{module}.lib", Counting())
    made = everything()
    made["facts"].close()
    made["facts"].close()
    made.clear()
    gc.collect()
    assert counts == {
        "tenet_catalogue_free": 1,
        "tenet_snapshot_free": 1,
        "tenet_regulation_free": 1,
        "tenet_judge_free": 2,
        "tenet_report_free": 1,
        "tenet_explanation_free": 2,
        "tenet_change_free": 1,
        "tenet_effect_free": 1,
    }


def test_a_with_block_closes() -> None:
    with tenet.Snapshot.from_records({}) as facts:
        with facts.change() as change:
            assert not change.closed
        assert change.closed
    assert facts.closed


def test_many_objects_do_not_pile_up() -> None:
    def resident() -> int:
        with open("/proc/self/statm", encoding="ascii") as statm:
            return int(statm.read().split()[1]) * 4096

    judge = tenet.Judge.bind(tenet.Regulation.load(PACK), tenet.Snapshot.load(PORTFOLIO), AT)

    def work() -> None:
        for verdict in judge.check(rules=["2"]):
            verdict.explanation.render()
        tenet.evaluate("[1, 2][item > 1]")
        with pytest.raises(tenet.InputError):
            tenet.evaluate("1 +")

    for _ in range(20):
        work()
    gc.collect()
    before = resident()
    for _ in range(200):
        work()
    gc.collect()
    assert resident() - before < 8 * 1024 * 1024


def test_the_interpreter_may_end_with_everything_alive_and_a_thread_at_work() -> None:
    script = f"""
        import threading, tenet
        judge = tenet.Judge.bind(
            tenet.Regulation.load({str(PACK)!r}), tenet.Snapshot.load({str(PORTFOLIO)!r}),
            "2025-12-31T18:00:00+08:00")
        report = judge.check()
        kept = [verdict.explanation for verdict in report[:50]]
        def forever():
            while True:
                judge.check()
        threading.Thread(target=forever, daemon=True).start()
        print(len(kept))
    """
    for _ in range(3):
        run = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(script)],
            capture_output=True,
            text=True,
            cwd=ROOT / "bindings" / "python",
        )
        assert (run.returncode, run.stdout, run.stderr) == (0, "50\n", "")
