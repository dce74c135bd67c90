"""Groups over a graph of a million parties: Tenet beside SQLite, NetworkX, python-igraph and SciPy.

bench_holdings.cpp generates the graph, times Tenet, and writes the graph and its answers; each peer
gets the same graph, and its answers are compared, all of them, before times are. Processor time of
one thread; the best of all runs of Tenet, which runs before and after the peers. What loading and
indexing take is shown and in no ratio.

SQLite is asked by recursive common table expressions in memory, with indexes, and is given the
table of majorities; joint control, which these cannot say, by a fix-point that looks again only
at controllers for whom the round before found something. A peer with a task that has not ended after
LONGEST seconds of processor time is stopped: the ratio of that task is then at least that, its
others are skipped, and its answers are compared with a sixteenth of the parties.

    bench_groups.py [PARTIES [PEER ...]]

Run by `./dev bench groups`, which sets TENET_BUILD_DIR and, as TENET_BENCH_PYTHON, a Python with
the peers pinned in tools/requirements-bench.txt. What cannot be run is said to be skipped.
TENET_BENCH_LONGEST sets LONGEST.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import programs

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("TENET_BUILD_DIR", ROOT / "build/release")).resolve()
PEER = Path(__file__).resolve().parent / "groups" / "peer.py"
PYTHON = os.environ.get("TENET_BENCH_PYTHON", sys.executable)
LONGEST = int(os.environ.get("TENET_BENCH_LONGEST", "300"))

Figures = dict[str, float]

# Target, peer, the peer's figure, Tenet's figure, how many times as long the peer has to take.
TARGETS = (
    ("parents-vs-sqlite", "sqlite", "parents", "parents", 20),
    ("parents-vs-igraph", "igraph", "parents", "parents", 5),
    ("roll-up-vs-sqlite", "sqlite", "roll-up", "roll-up", 50),
    ("levels-vs-sqlite", "sqlite", "levels", "levels", 50),
    ("control-vs-sqlite", "sqlite-control", "control", "control", 150),
    ("ownership-vs-scipy", "scipy", "ownership", "ownership", 100),
)
PEERS = ("sqlite", "igraph", "networkx", "scipy", "sqlite-control")


ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
STOPPED = f"not ended after {LONGEST} s"


def tenet(arguments: list[str], into: Figures) -> None:
    """The figures of Tenet; of those had before, the better ones."""
    printed, problem = programs.run([str(PROGRAM / "bench_holdings"), *arguments])
    if problem:
        sys.exit(f"bench_holdings: {problem}")
    for line in printed.splitlines():
        _, name, value = line.split("\t")
        into[name] = min(into.get(name, float("inf")), float(value))


def folder_for(parties: int) -> Path:
    folder = ROOT / "build" / "groups" / str(parties)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def ask(peer: str, folder: Path) -> tuple[dict[str, float | str], str]:
    """What a peer found, and why it failed; what is known of a task that was stopped."""
    command = [PYTHON, str(PEER), peer, str(folder), str(LONGEST)]
    printed, problem = programs.run(command, environment=ONE_THREAD)
    last = (printed.splitlines() or [""])[-1]
    if problem == "ended by SIGXCPU":
        return {last.removeprefix("task\t"): LONGEST}, STOPPED
    if problem:
        return {}, problem
    found: dict[str, float | str] = json.loads(last)
    if found.get("differs"):
        sys.exit(f"{peer} answers otherwise: {found['differs']}")
    return found, ""


def tell(name: str, ratio: float | None, limit: float, more: str) -> None:
    if ratio is None:
        print(f"target groups-{name}: {more}, skipped")
        return
    note = f" (at least: {more})" if more else ""
    verdict = "met" if ratio >= limit else "missed"
    print(f"target groups-{name}: {ratio:.1f} >= {limit:g}{note} {verdict}")


def compare(parties: int, peers: tuple[str, ...]) -> None:
    ours: Figures = {}
    folder = folder_for(parties)
    tenet([str(folder), str(parties)], ours)
    found: dict[str, dict[str, float | str]] = {}
    why: dict[str, str] = {}
    for peer in peers:
        found[peer], why[peer] = ask(peer, folder)
        show(peer, found[peer], why[peer])
        tenet([str(folder), str(parties)], ours)
        if why[peer] == STOPPED:
            few = max(parties // 16, 1)
            smaller: Figures = {}
            tenet([str(folder_for(few)), str(few)], smaller)
            show(f"{peer}, {few:,} parties", *ask(peer, folder_for(few)))
            show(f"tenet, {few:,} parties", smaller, "")
    show(f"tenet, {parties:,} parties", ours, "")
    for name, peer, theirs, mine, limit in TARGETS:
        if peer not in found:
            continue
        seconds = found[peer].get(theirs)
        tell(name, None if seconds is None else float(seconds) / ours[mine], limit, why[peer])


def show(who: str, figures: dict[str, float | str] | Figures, why: str) -> None:
    texts = (f"{k} {v:.3g}" if isinstance(v, float) else f"{k} {v}" for k, v in figures.items())
    print(f"{who}: {', '.join([*texts, *filter(None, [why])])}", flush=True)


def knots(parties: int) -> None:
    """One component of a sixth of the parties, solved with memory that grows with the relations."""
    figures: Figures = {}
    tenet(["--knots", str(parties)], figures)
    print("knots: " + ", ".join(f"{k} {v:.4g}" for k, v in figures.items()))
    per_relation = figures["knots-megabytes"] * 2**20 / figures["knots-relations"]
    fine = figures["knots-residual"] <= 1e-12 and per_relation <= 200
    print(
        f"target groups-knots: residual {figures['knots-residual']:.1e} <= 1e-12, "
        f"{per_relation:.0f} bytes a relation <= 200 {'met' if fine else 'missed'}"
    )


def main() -> int:
    parties = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if not (PROGRAM / "bench_holdings").is_file():
        for name, *_ in TARGETS:
            tell(name, None, 0, f"{PROGRAM / 'bench_holdings'} is not built")
        return 0
    peers = tuple(sys.argv[2:]) or PEERS
    compare(parties, peers)
    if peers == PEERS:
        knots(parties)
    return 0


if __name__ == "__main__":
    sys.exit(main())
