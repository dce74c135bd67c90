"""Tenet beside ZEN in one Python process, on the same rows, turn by turn.

Run `python3 versus_zen.py FOLDER` with a Python that has `zen-engine`; `tenet` is taken from the
checkout. FOLDER holds what `workloads.py` wrote. It prints a line per figure, of fields parted by tabs:
`figure`, engine, how it was called, workload, round, nanoseconds per evaluation.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "bindings" / "python")]

import tenet  # noqa: E402
import workloads  # noqa: E402
import zen  # noqa: E402

ROUNDS = 9
TURN_SECONDS = 0.03
ROWS_PER_LOOK = 256  # at the clock, which costs as much as an evaluation
NAMES = ("expression", "small_table", "thousand_rules", "keyed_1000", "chain", "large_model")


@dataclass(frozen=True)
class Way:
    """One way of asking one engine."""

    engine: str
    how: str
    ask: Callable[[Any], object]
    rows: Sequence[object]
    """What it is asked with, in the order of the workload's rows."""
    read: Callable[[Any], object] = lambda made: made
    """The answer in what `ask` gives; of many rows the first."""
    rows_per_call: int = 1


def jdm_ways(work: workloads.Workload, jdm: dict[str, object]) -> list[Way]:
    """ZEN with a loader that compiles what it holds: its quickest way of evaluating a graph."""
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": jdm}}})
    rows, texts = work.rows, [json.dumps(row) for row in work.rows]
    ask = partial(engine.evaluate, "rules")

    def trace(row: object) -> object:
        return engine.evaluate("rules", row, {"trace": True})

    def answer(made: Any) -> object:
        return made["result"].get(work.asked)

    return [
        Way("zen", "dict to dict", ask, rows, answer),
        Way("zen", "JSON to dict", ask, texts, answer),
        Way("zen", "traced graph", trace, rows, answer),
    ]


def policy_ways(work: workloads.Workload) -> list[Way]:
    """ZEN with the rules as a policy document, whose traces are shorter than those of a graph."""
    content = {"rules": workloads.policy(work)}
    engine = zen.ZenEngine({"loader": {"type": "static", "content": content}})
    rows = [{"facts": row} for row in work.rows]

    def trace(row: object) -> object:
        return engine.evaluate("rules", row, {"trace": True})

    def answer(made: Any) -> object:
        return made["result"]["facts"].get(work.asked)

    return [
        Way("zen", "policy, dict to dict", partial(engine.evaluate, "rules"), rows, answer),
        Way("zen", "traced policy", trace, rows, answer),
    ]


def zen_expression_ways(work: workloads.Workload) -> list[Way]:
    compiled = zen.compile_expression(workloads.EXPRESSION_ZEN)
    texts = [json.dumps(row) for row in work.rows]
    return [
        Way("zen", "compiled, dict to value", compiled.evaluate, work.rows),
        Way("zen", "compiled, JSON to value", compiled.evaluate, texts),
    ]


def tenet_expression_ways(work: workloads.Workload) -> list[Way]:
    compiled, rows = tenet.Expression(workloads.EXPRESSION_FEEL, list(work.inputs)), work.rows
    return [
        Way("tenet", "prepared, dict to float", compiled.prepare(numbers=float), rows),
        Way("tenet", "prepared, dict to Decimal", compiled.prepare(), rows),
        Way("tenet", "dict to value", compiled.evaluate, rows),
    ]


def tenet_ways(work: workloads.Workload, model: tenet.DecisionModel) -> list[Way]:
    """The last two decide a thousand rows and more at a time."""
    rows, asked = work.rows, work.asked
    texts, many = [json.dumps(row) for row in rows], rows * (1 + 1000 // len(rows))
    quick = model.prepare(asked, numbers=float)

    def told(row: object) -> tenet.Trace:
        made = model.trace(asked, row)
        made.data  # noqa: B018  # is made when it is read
        return made

    def one_by_one(given: list[workloads.Row]) -> list[object]:
        return list(map(quick, given))

    return [
        Way("tenet", "prepared, dict to float", quick, rows),
        Way("tenet", "prepared, dict to Decimal", model.prepare(asked), rows),
        Way("tenet", "dict to value", partial(model.decide, asked), rows),
        Way("tenet", "JSON to JSON", partial(model.decide_json, asked), texts, json.loads),
        Way("tenet", "traced, recorded", model.prepare_trace(asked, numbers=float), rows,
            lambda made: made.result),
        Way("tenet", "traced, told", told, rows, lambda made: made.result),
        Way("tenet", "batch, prepared", one_by_one, [many], lambda made: made[0], len(many)),
        Way("tenet", "batch of dicts", partial(model.decide_many, asked), [many],
            lambda made: made[0], len(many)),
    ]  # fmt: skip


def agrees(found: Any, expected: workloads.Scalar | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return abs(float(found) - float(expected)) < 1e-9


def check(way: Way, answers: list[workloads.Scalar | None]) -> None:
    for row, (given, expected) in enumerate(zip(way.rows, answers)):
        found = way.read(way.ask(given))
        if not agrees(found, expected):
            sys.exit(f"{way.engine} ({way.how}) finds {found!r} for row {row}, not {expected!r}")


def turn(way: Way) -> float:
    """Nanoseconds of processor time per evaluation over at least TURN_SECONDS."""
    times = ROWS_PER_LOOK // len(way.rows) if way.rows_per_call == 1 else 1
    ask, rows = way.ask, [row for _ in range(max(times, 1)) for row in way.rows]
    count, begin = 0, time.process_time_ns()
    while True:
        for row in rows:
            ask(row)
        count += len(rows) * way.rows_per_call
        took = time.process_time_ns() - begin
        if took >= TURN_SECONDS * 1e9:
            return took / count


def measure(work: workloads.Workload, ways: list[Way]) -> None:
    """Every way gets its turn in every round, so that a busy machine slows all of them alike."""
    answers = work.answers()
    for way in ways:
        check(way, answers)
    for number in range(ROUNDS):
        for way in ways:
            took = turn(way)
            print("figure", way.engine, way.how, work.name, number, f"{took:.1f}", sep="\t", flush=True)


def main() -> None:
    folder = Path(sys.argv[1])
    for work in workloads.all_workloads():
        if work.name not in NAMES:
            continue
        jdm = json.loads((folder / f"{work.name}.jdm.json").read_text("utf-8"))
        model = tenet.DecisionModel.load(folder / f"{work.name}.dmn")
        ways = tenet_ways(work, model) + jdm_ways(work, jdm)
        if work.tables:
            ways += policy_ways(work)
        else:
            ways = tenet_expression_ways(work) + jdm_ways(work, jdm) + zen_expression_ways(work)
        measure(work, ways)


if __name__ == "__main__":
    main()
