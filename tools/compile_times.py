"""Compile time per translation unit, from a log of ninja.

Prints the slowest units; exit status 1 if one took longer than the limit.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def compile_seconds(log: Path) -> dict[str, float]:
    """Seconds of the last compilation of every object file the log names."""
    seconds: dict[str, float] = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        start, end, _, output, _ = line.split("\t")
        if output.endswith(".o"):
            seconds[output] = (int(end) - int(start)) / 1000
    return seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("log", type=Path)
    parser.add_argument("--limit", type=float, default=30.0, help="seconds per translation unit")
    parser.add_argument("--top", type=int, default=10, help="how many units to print")
    options = parser.parse_args()

    slowest = sorted(compile_seconds(options.log).items(), key=lambda item: -item[1])
    for output, seconds in slowest[: options.top]:
        print(f"{seconds:7.1f} s  {output}")
    over = [output for output, seconds in slowest if seconds > options.limit]
    print(f"{len(slowest)} translation units, {len(over)} over {options.limit:g} s")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
