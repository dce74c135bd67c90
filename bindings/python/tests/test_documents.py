"""Examples in the documentation run and print what the page says; so do the example programs."""

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
from conftest import MODEL, PACK, PORTFOLIO, ROOT, SURVEY

PAGES = [
    ROOT / "docs" / "python.md",
    ROOT / "docs" / "scoring.md",
    ROOT / "docs" / "tutorial-year.md",
    ROOT / "docs" / "tutorial-year.zh-CN.md",
    ROOT / "bindings" / "python" / "README.md",
]
GROUPS = ROOT / "examples" / "groups"
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
        command,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


@pytest.mark.parametrize(
    ("name", "arguments", "line"),
    [
        ("check_order", (PORTFOLIO, PACK), "\t2.1-definition\tQINGHE\t"),
        ("decide_discount", (MODEL,), "折扣率 0.10\n"),
        (
            "show_group",
            (
                ROOT / "examples" / "groups" / "graph.json",
                ROOT / "packs" / "group-policies" / "connected-clients.json",
                ROOT / "examples" / "groups" / "orders.json",
            ),
            "订单合计 269.90\n",
        ),
        (
            "convert_graph",
            ("supervisory", "gleif", *(GROUPS / f"table-{n}.csv" for n in ("2-2", "3-3"))),
            "lost: G001 is not, or not wholly, written: the party has no LEI.\n",
        ),
        (
            "run_survey",
            (SURVEY, *(SURVEY.with_name(f"survey-{n}") for n in ("opening.json", "acts.txt"))),
            '"name":"decided.submit"',
        ),
    ],
    ids=["check_order", "decide_discount", "show_group", "convert_graph", "run_survey"],
)
def test_an_example_prints_what_the_one_in_c_prints(
    name: str, arguments: tuple[pathlib.Path | str, ...], line: str
) -> None:
    given = [str(argument) for argument in arguments]
    script = ROOT / "examples" / "python" / f"{name}.py"
    own = printed_by(sys.executable, str(script), *given)
    assert line in own
    program = pathlib.Path(os.environ.get("TENET_LIBRARY", "")).parent / f"example_c_{name}"
    if not program.is_file():
        pytest.skip("the example in C is not beside the library")
    assert own == printed_by(str(program), *given)


def test_a_model_of_an_editor_and_a_table_by_hand_decide_side_by_side() -> None:
    script = ROOT / "examples" / "python" / "decide_side_by_side.py"
    files = [str(ROOT / "examples" / "dmn" / name) for name in ("response.dmn", "payment-days.csv")]
    assert printed_by(sys.executable, str(script), *files) == "响应时限 2 8 48\n账期 90 0 30\n"
