"""Limits of the host: hostile expressions and models end at once, with the limit, the amount and
the place, and take little memory."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import textwrap
from typing import Any

import pytest
import tenet
from tenet import Missing

AT = "2026-01-01T00:00:00+08:00"


def ended(expression: str, **limits: Any) -> str:
    """The path of the missing value an expression ends with."""
    found = tenet.evaluate(expression, context=tenet.Context(AT, **limits))
    assert isinstance(found, Missing), found
    return found.path


@pytest.mark.parametrize(
    ("expression", "limits", "how"),
    [
        ("sum(for i in 1..1000 return i)", {"step_limit": 100}, "feel-steps-exhausted: 100, 1:5"),
        (
            "count(for i in 1..1000 return [i])",
            {"memory_limit": 10_000},
            "feel-memory-exhausted: 10,000, 1:7",
        ),
        (
            "{f: function(g) g(g), r: f(f)}.r",
            {"depth_limit": 9},
            "feel-depth-exhausted: 9, 1:26",
        ),
        ("for i in 1..9 return i", {"list_limit": 8}, "feel-list-exhausted: 8, 1:1"),
        ('upper case("abc")', {"text_limit": 2}, "feel-text-exhausted: 2, 1:1"),
        (
            'matches("aaaaaaaaaaaaaaaa", "(a+)+[bc]")',
            {"matching_limit": 20},
            "feel-pattern-too-costly: 20, 1:1",
        ),
    ],
)
def test_every_limit_names_itself_its_amount_and_the_place(
    expression: str, limits: dict[str, int], how: str
) -> None:
    assert ended(expression, **limits) == how


@pytest.mark.parametrize("name", ["memory_limit", "depth_limit", "list_limit", "text_limit"])
def test_a_limit_is_a_natural_number(name: str) -> None:
    with pytest.raises(ValueError):
        limits: dict[str, Any] = {name: -1}
        tenet.evaluate("1", context=tenet.Context(AT, **limits))


def test_hostile_work_ends_at_once_in_little_memory() -> None:
    program = """
        import resource, time, tenet
        def doubled(first, twice):
            names = [f"a{n}: {twice.replace('$', f'a{n - 1}')}" for n in range(1, 41)]
            return "{a0: " + first + ", " + ", ".join(names) + "}.a40"
        hostile = [
            "for i in 1..1000000000000 return i",
            "every i in 1..1000000000000 satisfies i > 0",
            doubled("[1]", "concatenate($, $)"),
            doubled('"lol"', "$ + $"),
            doubled("[1]", "[$, $]") + " = " + doubled("[1]", "[$, $]"),
            "{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r",
            "{f: function(g, h) h(h, g), r: f(f, f)}.r",
            'matches("' + "a" * 100 + '", "(a+)+[bc]")',
            "sort(for i in 1..300000 return -i, function(a, b) a < b)",
            "for i in 1..500000 return partial",
        ]
        for expression in hostile:
            begin = time.process_time()
            found = tenet.evaluate(expression)
            assert isinstance(found, tenet.Missing), (expression, found)
            assert time.process_time() - begin < 5, expression
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=pathlib.Path(tenet.__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 400 * 1024  # kilobytes
