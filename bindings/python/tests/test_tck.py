"""The DMN conformance kit, decided through the Python API: the typed setters of the C interface for
decisions, JSON with kinds for services and knowledge models.

Runs where TENET_OUTSIDE_DATA names a folder with `dmn-tck` in it.
"""

from __future__ import annotations

import os
import pathlib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest

import tenet
from tenet import _types as c
from tenet._values import FROM_TEXT

OUTSIDE = os.environ.get("TENET_OUTSIDE_DATA", "")
SUITE = pathlib.Path(OUTSIDE) / "dmn-tck"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
ZONES = pathlib.Path("/usr/share/zoneinfo")
INEXACT_FROM = 8

if not (OUTSIDE and SUITE.is_dir()):
    pytest.skip("TENET_OUTSIDE_DATA names no folder with dmn-tck", allow_module_level=True)

TESTS = [path for path in sorted(SUITE.rglob("*.xml")) if list(path.parent.glob("*.dmn"))]


def local(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def children(node: ET.Element, *names: str) -> Iterator[ET.Element]:
    return (child for child in node if local(child) in names)


def simple(node: ET.Element) -> Any:
    """A typed value; a text that Python has no value for stays a text."""
    text = node.text or ""
    kind = node.get(TYPE, "string").rpartition(":")[2]
    if node.get(NIL) == "true":
        return None
    if kind == "string":
        return text
    text = text.strip()
    if kind == "boolean":
        return text in ("true", "1")
    kinds = {"date": c.TENET_KIND_DATE, "time": c.TENET_KIND_TIME, "dateTime": c.TENET_KIND_DATE_TIME}
    try:
        if kind == "duration":
            months = "T" not in text and "D" not in text
            return FROM_TEXT[
                c.TENET_KIND_YEAR_MONTH_DURATION if months else c.TENET_KIND_DAY_TIME_DURATION
            ](text)
        return FROM_TEXT[kinds.get(kind, c.TENET_KIND_NUMBER)](text)
    except OverflowError:
        return text


def value_of(holder: ET.Element) -> Any:
    members = {}
    for child in children(holder, "value", "list", "component"):
        if local(child) == "value":
            return simple(child)
        if local(child) == "list":
            return [value_of(item) for item in children(child, "item")]
        members[child.get("name")] = value_of(child)
    return members or None


def same(expected: Any, found: Any) -> bool:
    if expected is None:
        return found is None or isinstance(found, tenet.Missing)
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(expected) == len(found)
            and all(same(one, other) for one, other in zip(expected, found))
        )
    if isinstance(expected, dict):
        return (
            isinstance(found, dict)
            and expected.keys() == found.keys()
            and all(same(value, found[name]) for name, value in expected.items())
        )
    if isinstance(expected, Decimal) and isinstance(found, Decimal):
        exponent = expected.as_tuple().exponent
        inexact = isinstance(exponent, int) and -exponent >= INEXACT_FROM
        return expected == found or (inexact and abs(expected - found) < Decimal("1E-8"))
    return type(expected) is type(found) and bool(expected == found)


@lru_cache(maxsize=None)
def context() -> tenet.Context:
    return tenet.Context("2026-01-05T09:00:00Z", zones=tenet.Zones.load(ZONES))


@lru_cache(maxsize=None)
def model_of(folder: pathlib.Path, name: str) -> tenet.DecisionModel:
    others = [path for path in sorted(folder.glob("*.dmn")) if path.name != name]
    return tenet.DecisionModel.load(
        folder / name, *others, externals=tenet.Externals(), tolerant=True
    )


def given_to(model: tenet.DecisionModel, case: ET.Element) -> dict[Any, Any]:
    """The inputs of a case, those of imported models as such."""
    given: dict[Any, Any] = {}
    for node in children(case, "inputNode"):
        name, space = node.get("name", ""), node.get("namespace")
        known = [i for i in model.inputs if i.name == name and i.namespace == space]
        given[known[0] if known else name] = value_of(node)
    return given


def element_of(model: tenet.DecisionModel, name: str, space: str | None) -> tenet.Element | str:
    known = [e for e in model.elements if e.name == name and space in (None, e.namespace)]
    return known[0] if space is not None and known else name


def computed(model: tenet.DecisionModel, case: ET.Element, wanted: ET.Element) -> Any:
    given = given_to(model, case)
    name = wanted.get("name", "")
    invocable = case.get("invocableName") if case.get("type", "decision") != "decision" else None
    element = element_of(model, invocable or name, wanted.get("namespace"))
    if invocable is None:
        needed = {i.name for i in model.inputs}
        given = {key: value for key, value in given.items() if not isinstance(key, str) or key in needed}
    try:
        found = model.decide(element, given, context=context())
    except OverflowError:  # beyond what Python can hold: its text is compared
        return model.decide_json(element, "{}", context=context()).strip('"')
    if invocable is not None and isinstance(found, dict) and name in found:
        return found[name]
    return found


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.parent.name + "/" + path.stem))
def test_every_case_gives_what_is_expected(path: pathlib.Path) -> None:
    if not ZONES.is_dir():
        pytest.skip("the kit needs named time zones, and there are none here")
    root = ET.parse(path).getroot()
    model = model_of(path.parent, (root.findtext("{*}modelName") or "").strip())
    wrong = []
    for case in children(root, "testCase"):
        for wanted in children(case, "resultNode"):
            expected = value_of(next(children(wanted, "expected"), ET.Element("none")))
            found = computed(model, case, wanted)
            if not same(expected, found):
                wrong.append((case.get("id"), wanted.get("name"), expected, found))
    assert wrong == []


def test_the_kit_is_complete() -> None:
    cases = sum(len(list(children(ET.parse(path).getroot(), "testCase"))) for path in TESTS)
    assert cases >= 2777
