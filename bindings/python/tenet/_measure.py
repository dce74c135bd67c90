"""Measures: figures computed once per judge and citable like facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ._errors import Text
from ._values import Missing, read_json


@dataclass(frozen=True)
class MeasureValue:
    """What a measure comes to for an account, or for the population.

    >>> JUDGE.measure("net_revenue").of("QINGHE").account
    'QINGHE'
    """

    account: str
    """The key of the account; empty for the population."""
    value: Any
    """A `Decimal` for a number; `Missing` where facts are missing."""
    missing: tuple[str, ...] = ()
    """The paths of the facts that are missing."""
    members: int | None = None
    """Of the population: how many members counted."""
    excluded: int | None = None
    """Of the population: how many were left out because their value is missing."""


@dataclass(frozen=True)
class Measure:
    """A measure with its values.

    >>> revenue = JUDGE.measure("net_revenue")
    >>> revenue.name.zh, isinstance(revenue.of("QINGHE").value, Decimal)
    ('期内净营业额', True)
    >>> JUDGE.measure("contribution_threshold").of().members is not None
    True
    """

    id: str
    name: Text
    unit: str
    values: tuple[MeasureValue, ...]

    def of(self, account: str = "") -> MeasureValue:
        """The value of an account; without one, that of the population."""
        for value in self.values:
            if value.account == account:
                return value
        raise LookupError(f"the measure {self.id} has no value of {account or 'the population'!r}")


def _count(found: Mapping[str, Any], key: str) -> int | None:
    return int(found[key]) if key in found else None


def _value(found: Mapping[str, Any]) -> MeasureValue:
    value = found["value"]
    if isinstance(value, dict) and set(value) == {"missing"}:
        value = Missing(value["missing"])
    return MeasureValue(
        account=found.get("account", ""),
        value=value,
        missing=tuple(found["missing"]),
        members=_count(found, "members"),
        excluded=_count(found, "excluded"),
    )


def read_measure(text: str) -> Measure:
    """A measure from the JSON of the library."""
    found = read_json(text)
    name = Text(found["name"]["zh"], found["name"]["en"])
    return Measure(found["id"], name, found["unit"], tuple(map(_value, found["values"])))
