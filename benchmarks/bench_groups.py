"""Groups over a graph of a million parties: Tenet beside SQLite, NetworkX, python-igraph and SciPy.

bench_holdings.cpp generates the graph, times Tenet, and writes the graph and its answers; each peer
gets the same graph, and its answers are compared, all of them, before times are. Processor time of
one thread; the best of all runs of Tenet, which runs before and after the peers. What loading and
indexing take is shown and in no ratio.

SQLite is asked by recursive common table expressions in memory, with indexes, and is given the
table of majorities; joint control, which these cannot say, by a fix-point that looks again only
at controllers for whom the round before found something. A peer that does not end in time is asked
again with a quarter of the parties.

    bench_groups.py [PARTIES]

Run by `./dev bench groups`, which sets TENET_BUILD_DIR and, as TENET_BENCH_PYTHON, a Python with the
peers pinned in tools/requirements-bench.txt. What cannot be run is said to be skipped.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("TENET_BUILD_DIR", ROOT / "build/release")).resolve()
PEER = Path(__file__).resolve().parent / "groups" / "peer.py"
PYTHON = os.environ.get("TENET_BENCH_PYTHON", sys.executable)
LONGEST = 400  # seconds of a peer's program

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


def run(command: list[str]) -> tuple[str, str]:
    """What a program printed, and why it failed; empty if it did not."""
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            env={**os.environ, **one_thread},
        )
    except subprocess.TimeoutExpired:
        return "", f"did not end within {LONGEST} s"
    except OSError as problem:
        return "", str(problem)
    lines = (done.stdout + done.stderr).strip().splitlines()
    return done.stdout, "" if done.returncode == 0 else (lines[-1] if lines else "failed")[:200]


def tenet(arguments: list[str], into: Figures) -> None:
    """The figures of Tenet; of those had before, the better ones."""
    printed, problem = run([str(PROGRAM / "bench_holdings"), *arguments])
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
    printed, problem = run([PYTHON, str(PEER), peer, str(folder)])
    if problem:
        return {}, problem
    found: dict[str, float | str] = json.loads(printed)
    if found.get("differs"):
        sys.exit(f"{peer} answers otherwise: {found['differs']}")
    return found, ""


def tell(name: str, ratio: float | None, limit: float, more: str) -> None:
    if ratio is None:
        print(f"target groups-{name}: {more}, skipped")
        return
    note = f" ({more})" if more else ""
    print(f"target groups-{name}: {ratio:.1f} >= {limit:g}{note} {'met' if ratio >= limit else 'missed'}")


def compare(parties: int) -> None:
    ours: dict[int, Figures] = {parties: {}}
    folder = folder_for(parties)
    tenet([str(folder), str(parties)], ours[parties])
    found: dict[str, dict[str, float | str]] = {}
    why: dict[str, str] = {}
    size = dict.fromkeys(PEERS, parties)
    for peer in PEERS:
        found[peer], why[peer] = ask(peer, folder)
        if why[peer].startswith("did not end"):
            size[peer] = parties // 4
            smaller = ours.setdefault(size[peer], {})
            tenet([str(folder_for(size[peer])), str(size[peer])], smaller)
            why[peer] += f" with {parties:,} parties: {size[peer]:,} for both"
            found[peer], problem = ask(peer, folder_for(size[peer]))
            why[peer] = problem or why[peer]
        shown = ", ".join(f"{k} {v:.3g}" if isinstance(v, float) else f"{k} {v}" for k, v in found[peer].items())
        print(f"{peer}: {shown or 'skipped: ' + why[peer]}", flush=True)
        tenet([str(folder), str(parties)], ours[parties])
    for count, figures in ours.items():
        shown = ", ".join(f"{k} {v:.3g}" for k, v in figures.items())
        print(f"tenet, {count:,} parties: {shown}")
    for name, peer, theirs, mine, limit in TARGETS:
        seconds = found[peer].get(theirs)
        ratio = float(seconds) / ours[size[peer]][mine] if seconds is not None else None
        tell(name, ratio, limit, why[peer])


def knots(parties: int) -> None:
    """One component of a sixth of the parties, solved with memory that grows with the relations."""
    figures: Figures = {}
    tenet(["--knots", str(parties)], figures)
    print("knots: " + ", ".join(f"{k} {v:.4g}" for k, v in figures.items()))
    per_relation = figures["knots-megabytes"] * 2**20 / figures["knots-relations"]
    fine = figures["knots-residual"] <= 1e-12 and per_relation <= 200
    print(
        f"target groups-knots: residual {figures['knots-residual']:.1e} <= 1e-12, {per_relation:.0f} bytes"
        f" a relation <= 200 {'met' if fine else 'missed'}"
    )


def main() -> int:
    parties = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if not (PROGRAM / "bench_holdings").is_file():
        for name, *_ in TARGETS:
            tell(name, None, 0, f"{PROGRAM / 'bench_holdings'} is not built")
        return 0
    compare(parties)
    knots(parties)
    return 0


if __name__ == "__main__":
    sys.exit(main())
