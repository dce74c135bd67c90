"""What the benchmarks share that compare with other programs."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path


def run(
    command: list[str],
    *,
    folder: Path | None = None,
    environment: dict[str, str] | None = None,
    longest: float | None = None,
) -> tuple[str, str]:
    """What a program printed, and why it failed; empty if it did not. `longest`: seconds by the clock."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            env={**os.environ, **(environment or {})},
            timeout=longest,
        )
    except subprocess.TimeoutExpired as late:
        printed = late.stdout or b""
        text = printed.decode() if isinstance(printed, bytes) else printed
        return text, f"did not end within {longest} s"
    except OSError as problem:
        return "", str(problem)
    if done.returncode < 0:
        return done.stdout, f"ended by {signal.Signals(-done.returncode).name}"
    lines = (done.stdout + done.stderr).strip().splitlines()
    return done.stdout, "" if done.returncode == 0 else (lines[-1] if lines else "failed")[:200]
