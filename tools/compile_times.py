"""Compile time per translation unit of a build folder.

Reads ninja's log and prints the slowest units. A busy machine stretches those times, so a unit
over the limit is compiled once more, alone and past the compiler cache, and judged by the
processor time it takes. Exit status 1 if one really takes longer than the limit.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path


def logged_seconds(log: Path) -> dict[str, float]:
    """Seconds of the last compilation of every object file the log names."""
    seconds: dict[str, float] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        start, end, _, output, _ = line.split("\t")
        if output.endswith(".o"):
            seconds[output] = (int(end) - int(start)) / 1000
    return seconds


def compile_commands(build: Path) -> dict[str, str]:
    """The command behind every object file."""
    entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    return {output_of(entry["command"]): entry["command"] for entry in entries}


def output_of(command: str) -> str:
    words = shlex.split(command)
    return words[words.index("-o") + 1]


def processor_seconds(build: Path, command: str) -> float:
    """Processor time of one more compilation, its result thrown away."""
    words = shlex.split(command)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        words[words.index("-o") + 1] = f"{folder}/unit.o"
        subprocess.run(words, cwd=build, check=True, env={**os.environ, "CCACHE_DISABLE": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def over_limit(build: Path, seconds: dict[str, float], limit: float) -> list[str]:
    """Units whose own processor time is over the limit."""
    suspects = [output for output, taken in seconds.items() if taken > limit]
    commands = compile_commands(build) if suspects else {}
    slow = []
    for output in suspects:
        if output not in commands:
            continue
        alone = processor_seconds(build, commands[output])
        print(f"{alone:7.1f} s  alone: {output}")
        if alone > limit:
            slow.append(output)
    return slow


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path, help="the build folder")
    parser.add_argument("--limit", type=float, default=30.0, help="seconds per translation unit")
    parser.add_argument("--top", type=int, default=10, help="how many units to print")
    options = parser.parse_args()

    seconds = logged_seconds(options.build / ".ninja_log")
    slowest = sorted(seconds.items(), key=lambda item: -item[1])
    for output, taken in slowest[: options.top]:
        print(f"{taken:7.1f} s  {output}")
    slow = over_limit(options.build, seconds, options.limit)
    print(f"{len(seconds)} translation units, {len(slow)} over {options.limit:g} s")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
