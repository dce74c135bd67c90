"""Tenet beside ZEN in one Python process, on the same rows, turn by turn.

Run `python3 versus_zen.py FOLDER` with a Python that has `zen-engine`; `tenet` is taken from the
checkout. FOLDER holds what `workloads.py` wrote. It prints a line per figure, of fields parted by tabs:
`figure`, engine, how it was called, workload, round, nanoseconds per evaluation.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "bindings" / "python")]

import tenet  # noqa: E402
import workloads  # noqa: E402
import zen  # noqa: E402

ROUNDS = 9
TURN_SECONDS = 0.03
NAMES = ("expression", "small_table", "thousand_rules", "keyed_1000", "chain", "large_model")


@dataclass(frozen=True)
class Way:
    """One way of asking one engine."""

    engine: str
    how: str
    ask: Callable[[int], object]
    """For the row of a number."""
    read: Callable[[object], object] = lambda made: made
    """The answer in what `ask` gives."""
    rows_per_call: int = 1


def jdm_ways(work: workloads.Workload, jdm: dict[str, object]) -> list[Way]:
    """ZEN with a loader that compiles what it holds: its quickest way of evaluating a graph."""
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": jdm}}})
    rows, texts = work.rows, [json.dumps(row) for row in work.rows]
    traced = {"trace": True}

    def answer(made: object) -> object:
        return made["result"].get(work.asked)  # type: ignore[index]

    return [
        Way("zen", "dict to dict", lambda n: engine.evaluate("rules", rows[n]), answer),
        Way("zen", "JSON to dict", lambda n: engine.evaluate("rules", texts[n]), answer),
        Way("zen", "traced graph", lambda n: engine.evaluate("rules", rows[n], traced), answer),
    ]


def policy_ways(work: workloads.Workload) -> list[Way]:
    """ZEN with the rules as a policy document, whose traces are shorter than those of a graph."""
    content = {"rules": workloads.policy(work)}
    engine = zen.ZenEngine({"loader": {"type": "static", "content": content}})
    rows = [{"facts": row} for row in work.rows]
    traced = {"trace": True}

    def answer(made: object) -> object:
        return made["result"]["facts"].get(work.asked)  # type: ignore[index]

    return [
        Way("zen", "policy, dict to dict", lambda n: engine.evaluate("rules", rows[n]), answer),
        Way("zen", "traced policy", lambda n: engine.evaluate("rules", rows[n], traced), answer),
    ]


def zen_expression_ways(work: workloads.Workload) -> list[Way]:
    compiled = zen.compile_expression(workloads.EXPRESSION_ZEN)
    rows, texts = work.rows, [json.dumps(row) for row in work.rows]
    return [
        Way("zen", "compiled, dict to value", lambda n: compiled.evaluate(rows[n])),
        Way("zen", "compiled, JSON to value", lambda n: compiled.evaluate(texts[n])),
    ]


def tenet_expression_ways(work: workloads.Workload) -> list[Way]:
    compiled = tenet.Expression(workloads.EXPRESSION_FEEL, list(work.inputs))
    exact, quick = compiled.prepare(), compiled.prepare(numbers=float)
    rows = work.rows
    return [
        Way("tenet", "prepared, dict to float", lambda n: quick(rows[n])),
        Way("tenet", "prepared, dict to Decimal", lambda n: exact(rows[n])),
        Way("tenet", "dict to value", lambda n: compiled.evaluate(rows[n])),
    ]


def tenet_ways(work: workloads.Workload, model: tenet.DecisionModel) -> list[Way]:
    rows, texts = work.rows, [json.dumps(row) for row in work.rows]
    asked = work.asked
    exact, quick = model.prepare(asked), model.prepare(asked, numbers=float)
    return [
        Way("tenet", "prepared, dict to float", lambda n: quick(rows[n])),
        Way("tenet", "prepared, dict to Decimal", lambda n: exact(rows[n])),
        Way("tenet", "dict to value", lambda n: model.decide(asked, rows[n])),
        Way("tenet", "JSON to JSON", lambda n: model.decide_json(asked, texts[n]), json.loads),
    ]


def tenet_batches(work: workloads.Workload, model: tenet.DecisionModel) -> list[Way]:
    """A thousand rows and more at a time; the answer shown is that of the row asked for."""
    times = 1 + 1000 // len(work.rows)
    rows, asked = work.rows * times, work.asked
    quick = model.prepare(asked, numbers=float)

    def all_at_once(n: int) -> object:
        return model.decide_many(asked, rows)[n]

    def one_by_one(n: int) -> object:
        return list(map(quick, rows))[n]

    return [
        Way("tenet", "batch of dicts", all_at_once, rows_per_call=len(rows)),
        Way("tenet", "batch, prepared", one_by_one, rows_per_call=len(rows)),
    ]


def check(way: Way, answers: list[workloads.Scalar | None]) -> None:
    for n, expected in enumerate(answers):
        found = way.read(way.ask(n))
        same = found == expected or (
            found is not None and expected is not None and abs(float(found) - expected) < 1e-9  # type: ignore[arg-type, operator]
        )
        if not same:
            sys.exit(f"{way.engine} ({way.how}) finds {found!r} for row {n}, not {expected!r}")


def turn(way: Way, rows: int) -> float:
    """Nanoseconds per evaluation over at least TURN_SECONDS."""
    ask, asked = way.ask, range(rows if way.rows_per_call == 1 else 1)
    count, begin = 0, time.perf_counter_ns()
    while True:
        for n in asked:
            ask(n)
        count += len(asked) * way.rows_per_call
        took = time.perf_counter_ns() - begin
        if took >= TURN_SECONDS * 1e9:
            return took / count


def measure(work: workloads.Workload, ways: list[Way]) -> None:
    """Every way gets its turn in every round, so that a busy machine slows all of them alike."""
    answers = work.answers()
    for way in ways:
        check(way, answers if way.rows_per_call == 1 else answers[:3])
    for number in range(ROUNDS):
        for way in ways:
            took = turn(way, len(work.rows))
            print("figure", way.engine, way.how, work.name, number, f"{took:.1f}", sep="\t", flush=True)


def main() -> None:
    folder = Path(sys.argv[1])
    for work in workloads.all_workloads():
        if work.name not in NAMES:
            continue
        jdm = json.loads((folder / f"{work.name}.jdm.json").read_text("utf-8"))
        model = tenet.DecisionModel.load(folder / f"{work.name}.dmn")
        ways = tenet_ways(work, model) + tenet_batches(work, model) + jdm_ways(work, jdm)
        if work.tables:
            ways += policy_ways(work)
        else:
            ways = tenet_expression_ways(work) + jdm_ways(work, jdm) + zen_expression_ways(work)
        measure(work, ways)


if __name__ == "__main__":
    main()
