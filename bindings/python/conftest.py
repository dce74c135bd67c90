"""What every test and every doctest finds: the shipped pack and the example portfolio."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import tenet
from tenet import _prepared, group

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACK = ROOT / "packs" / "key-account-regulation"
PORTFOLIO = ROOT / "examples" / "key-accounts"
SURVEY = ROOT / "examples" / "assessments" / "satisfaction-survey.json"
MODEL = ROOT / "examples" / "dmn" / "discount.dmn"
CALENDAR = ROOT / "packs" / "calendars" / "cn.json"
AT = dt.datetime(2025, 12, 31, 18, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("TENET_CAMPAIGN"):
        return
    for item in items:
        if item.get_closest_marker("wheel"):
            item.add_marker(pytest.mark.skip(reason="runs where TENET_CAMPAIGN is set"))


@pytest.fixture(scope="session")
def regulation() -> tenet.Regulation:
    return tenet.Regulation.load(PACK)


@pytest.fixture(scope="session")
def facts() -> tenet.Snapshot:
    return tenet.Snapshot.load(PORTFOLIO)


@pytest.fixture(scope="session")
def context() -> tenet.Context:
    return tenet.Context(AT, calendar=tenet.Calendar.load(CALENDAR))


@pytest.fixture(scope="session")
def judge(
    regulation: tenet.Regulation, facts: tenet.Snapshot, context: tenet.Context
) -> tenet.Judge:
    return tenet.Judge.bind(regulation, facts, context)


@pytest.fixture(params=["quick", "at length"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether prepared calls use the quick module; without it they are ordinary calls."""
    way: str = request.param
    if way == "at length":
        monkeypatch.setattr(_prepared, "_quick", None)
    elif _prepared._quick is None:
        pytest.skip("the library was built without the module tenet_quick")
    return way


@pytest.fixture(autouse=True)
def names_of_doctests(
    doctest_namespace: dict[str, Any], request: pytest.FixtureRequest
) -> Iterator[None]:
    if isinstance(request.node, pytest.DoctestItem):
        doctest_namespace.update({name: getattr(tenet, name) for name in tenet.__all__})
        doctest_namespace.update(
            tenet=tenet,
            Decimal=Decimal,
            ROOT=ROOT,
            PACK=PACK,
            PORTFOLIO=PORTFOLIO,
            CALENDAR=CALENDAR,
            MODEL=MODEL,
            SURVEY=SURVEY,
            AT=AT,
        )
        if request.node.name.startswith("tenet._group_types"):
            doctest_namespace.update({name: getattr(group, name) for name in group.__all__})
        doctest_namespace["JUDGE"] = request.getfixturevalue("judge")
    yield
