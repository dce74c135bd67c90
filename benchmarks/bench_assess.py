"""Steps of a statechart: Tenet beside XState on node.

Both run the same chart (hierarchy, a parallel region, guards, assignments, a delayed transition)
over the same events on a simulated clock: bench_statechart.cpp and assess/bench.mjs. A checksum
over states and data after every event has to agree before times are compared. XState is called in
both of its ways, and the quicker one counts.

Run by `./dev bench assess`, which sets TENET_BUILD_DIR. XState, of the version pinned in
assess/package.json, is installed with npm into build/xstate; what cannot be had is skipped.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import programs

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PROGRAM = Path(os.environ.get("TENET_BUILD_DIR", ROOT / "build/release")).resolve()
FOLDER = ROOT / "build" / "xstate"
EVENTS = 200_000
TURNS = 3  # of each program, one after the other: a busy machine slows both alike
LONGEST = 300  # seconds of one program
WANTED = 20.0
NAME = "assess-events-vs-xstate"

Figures = dict[str, tuple[str, float]]
"""Checksum and seconds by way of calling."""


class Unavailable(Exception):
    """Why there are no figures."""


def run(command: list[str], folder: Path = ROOT) -> str:
    printed, problem = programs.run(command, folder=folder, longest=LONGEST)
    if problem:
        raise Unavailable(problem)
    return printed


def install() -> None:
    """XState of the pinned version; nothing is done where it is there."""
    for needed in ("node", "npm"):
        if shutil.which(needed) is None:
            raise Unavailable(f"{needed} is not installed")
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "assess" / "package.json", FOLDER)
    run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"], FOLDER)


def figures(command: list[str], into: Figures) -> None:
    for line in run(command).splitlines():
        if line.startswith("figure\t"):
            _, way, checksum, seconds = line.split("\t")
            before = into.get(way, (checksum, float("inf")))
            if before[0] != checksum:
                sys.exit(f"{way}: another checksum on another run")
            into[way] = (checksum, min(before[1], float(seconds)))


def main() -> int:
    program = PROGRAM / "bench_statechart"
    peer = ["node", str(HERE / "assess" / "bench.mjs"), str(EVENTS), "1", str(FOLDER)]
    tenet: Figures = {}
    xstate: Figures = {}
    try:
        if not program.is_file():
            raise Unavailable(f"{program} is not built")
        install()
        for _ in range(TURNS):
            figures([str(program), str(EVENTS), "3"], tenet)
            figures(peer, xstate)
    except Unavailable as why:
        print(f"target {NAME}: {why}, skipped")
        return 0
    for name, found in (("tenet", tenet), ("xstate", xstate)):
        for way, (checksum, seconds) in found.items():
            print(f"{name} {way}: {EVENTS / seconds:,.0f} events a second, checksum {checksum}")
    if len({checksum for found in (tenet, xstate) for checksum, _ in found.values()}) != 1:
        print("the checksums differ: not the same work", file=sys.stderr)
        return 1
    ratio = min(s for _, s in xstate.values()) / tenet["step"][1]
    print(f"target {NAME}: {ratio:.2f} >= {WANTED:g} {'met' if ratio >= WANTED else 'missed'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
