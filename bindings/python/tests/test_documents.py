"""Examples in the documentation run and print what the page says; so does the example program."""

from __future__ import annotations

import contextlib
import io
import os
import pathlib
import re
import subprocess
import sys
from typing import Any

import pytest
from conftest import PACK, PORTFOLIO, ROOT

PAGES = [ROOT / "docs" / "python.md", ROOT / "bindings" / "python" / "README.md"]
BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.S | re.M)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_print_what_it_says(
    page: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    blocks = BLOCK.findall(page.read_text("utf-8"))
    assert blocks
    names: dict[str, Any] = {"__name__": page.stem}
    for code, expected in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, str(page), "exec"), names)
        assert printed.getvalue() == expected


def printed_by(*command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "bindings" / "python")}
    run = subprocess.run(
        [*command, str(PORTFOLIO), str(PACK)],
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_the_example_prints_the_verdicts_that_the_one_in_c_prints() -> None:
    own = printed_by(sys.executable, str(ROOT / "examples" / "python" / "check_order.py"))
    assert "\t2.1-definition\tQINGHE\t" in own
    program = pathlib.Path(os.environ.get("TENET_LIBRARY", "")).parent / "example_c_check_order"
    if not program.is_file():
        pytest.skip("the example in C is not beside the library")
    assert own == printed_by(str(program))
