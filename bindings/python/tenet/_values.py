"""Values between Python and FEEL: decimals with all their digits, dates, times and durations."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Callable
from zoneinfo import ZoneInfo

from . import _types as c


@dataclass(frozen=True)
class Missing:
    """What nobody supplied. Handed in, it is the same as leaving the name out; as a result, `path`
    says what is missing. It is neither true nor false.

    >>> expression = Expression("credit_grade = 'A'".replace("'", '"'), ["credit_grade"])
    >>> expression.evaluate({}, missing="spread")
    Missing(path='credit_grade')
    """

    path: str = ""

    def __bool__(self) -> bool:
        raise TypeError("a missing value is neither true nor false; compare with isinstance")


MISSING = Missing()
"""Nobody supplied it."""


@dataclass(frozen=True)
class YearMonthDuration:
    """A duration of whole months, which `timedelta` cannot hold.

    >>> str(YearMonthDuration(18))
    'P1Y6M'
    >>> evaluate('duration("P1Y") + duration("P6M")')
    YearMonthDuration(months=18)
    """

    months: int

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        text = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return ("-P" if self.months < 0 else "P") + (text or "0M")


# ---- Texts of single values -----------------------------------------------------------------------


def duration_text(value: dt.timedelta) -> str:
    """A `timedelta` as ISO 8601 writes it, exactly."""
    microseconds = (value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds
    seconds, fraction = divmod(abs(microseconds), 1_000_000)
    sign = "-" if microseconds < 0 else ""
    tail = f".{fraction:06d}".rstrip("0") if fraction else ""
    return f"{sign}P{seconds // 86_400}DT{seconds % 86_400}{tail}S"


_DAY_TIME = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)(?:\.(?P<fraction>\d+))?S)?)?"
)
_YEAR_MONTH = re.compile(r"(?P<sign>-?)P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?")
_FRACTION = re.compile(r"(\.\d{6})(\d+)")


def _beyond(text: str, type_name: str) -> OverflowError:
    return OverflowError(f"{text} is beyond what a {type_name} can hold; ask for evaluate_json()")


def _timedelta(text: str) -> dt.timedelta:
    parts = _DAY_TIME.fullmatch(text)
    fraction = (parts and parts["fraction"] or "").rstrip("0")
    if parts is None or len(fraction) > 6:
        raise _beyond(text, "timedelta")
    days, hours, minutes, seconds = (
        int(parts[name] or 0) for name in ("days", "hours", "minutes", "seconds")
    )
    sign = -1 if parts["sign"] else 1
    try:
        return sign * dt.timedelta(
            days=days,
            hours=hours,
            minutes=minutes,
            seconds=seconds,
            microseconds=int(fraction.ljust(6, "0")),
        )
    except OverflowError:
        raise _beyond(text, "timedelta") from None


def _year_month(text: str) -> YearMonthDuration:
    parts = _YEAR_MONTH.fullmatch(text)
    if parts is None:
        raise ValueError(f"not a duration of months: {text}")
    months = int(parts["years"] or 0) * 12 + int(parts["months"] or 0)
    return YearMonthDuration(-months if parts["sign"] else months)


def _iso(text: str, type_name: str) -> tuple[str, ZoneInfo | None]:
    """A text as every `fromisoformat` reads it, and the zone if it has a name."""
    text, _, zone = text.partition("@")
    if text.endswith("Z"):
        text = text[:-1] + "+00:00"
    longer = _FRACTION.search(text)
    if longer is not None and longer[2].strip("0"):
        raise _beyond(text, type_name)
    text = re.sub(r"\.(\d{1,6})\d*", lambda found: "." + found[1].ljust(6, "0"), text)
    return text, ZoneInfo(zone) if zone else None


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _beyond(text, "date") from None


def _time(text: str) -> dt.time:
    short, zone = _iso(text, "time")
    value = dt.time.fromisoformat(short)
    return value.replace(tzinfo=zone) if zone else value


def _date_time(text: str) -> dt.datetime:
    short, zone = _iso(text, "datetime")
    try:
        value = dt.datetime.fromisoformat(short)
    except ValueError:
        raise _beyond(text, "datetime") from None
    return value.replace(tzinfo=zone) if zone else value


FROM_TEXT: dict[int, Callable[[str], Any]] = {
    c.TENET_KIND_NUMBER: Decimal,
    c.TENET_KIND_STRING: str,
    c.TENET_KIND_DATE: _date,
    c.TENET_KIND_TIME: _time,
    c.TENET_KIND_DATE_TIME: _date_time,
    c.TENET_KIND_DAY_TIME_DURATION: _timedelta,
    c.TENET_KIND_YEAR_MONTH_DURATION: _year_month,
}
"""How the text of a scalar becomes a Python value."""

KIND_BY_NAME: dict[str, int] = {
    "number": c.TENET_KIND_NUMBER,
    "string": c.TENET_KIND_STRING,
    "date": c.TENET_KIND_DATE,
    "time": c.TENET_KIND_TIME,
    "date and time": c.TENET_KIND_DATE_TIME,
    "days and time duration": c.TENET_KIND_DAY_TIME_DURATION,
    "years and months duration": c.TENET_KIND_YEAR_MONTH_DURATION,
}
NAME_BY_KIND: dict[int, str] = {kind: name for name, kind in KIND_BY_NAME.items()}


def from_named_kind(kind: str, value: Any) -> Any:
    """A value that stands in JSON beside the name of its kind."""
    known = KIND_BY_NAME.get(kind)
    return FROM_TEXT[known](value) if known is not None and isinstance(value, str) else value


def temporal_text(value: object) -> tuple[int, str] | None:
    """Kind and text of a date, time or duration; None for anything else."""
    if isinstance(value, dt.datetime):
        return c.TENET_KIND_DATE_TIME, value.isoformat()
    if isinstance(value, dt.date):
        return c.TENET_KIND_DATE, value.isoformat()
    if isinstance(value, dt.time):
        return c.TENET_KIND_TIME, value.isoformat()
    if isinstance(value, dt.timedelta):
        return c.TENET_KIND_DAY_TIME_DURATION, duration_text(value)
    if isinstance(value, YearMonthDuration):
        return c.TENET_KIND_YEAR_MONTH_DURATION, str(value)
    return None


def number_text(value: int | float | Decimal) -> str:
    """A number with all its digits; a float with the digits Python shows."""
    if not (value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)):
        raise ValueError(f"{value} is not a number that rules can use")
    return repr(value) if isinstance(value, float) else str(value)


# ---- JSON -----------------------------------------------------------------------------------------


def read_json(text: str) -> Any:
    """JSON of the library; every number is a `Decimal`."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def read_counts(text: str) -> Any:
    """JSON of the library whose whole numbers are counts: they become `int`."""
    return json.loads(text, parse_float=Decimal)


def write_json(value: object, *, kinds: bool = False) -> str:
    """A Python value as JSON: exact numbers, dates and durations as strings. With `kinds` every
    object says what its value is, so that they come out as what they were."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float, Decimal)):
        return number_text(value)
    if isinstance(value, Mapping):
        return _of_kind("context", write_members(value, kinds=kinds), kinds)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(write_json(item, kinds=kinds) for item in value) + "]"
    if isinstance(value, Missing) and kinds:
        return _of_kind("missing", json.dumps(value.path, ensure_ascii=False), kinds)
    found = temporal_text(value)
    if found is None:
        raise TypeError(f"{type(value).__name__} cannot be handed to a rule")
    return _of_kind(NAME_BY_KIND[found[0]], json.dumps(found[1]), kinds)


def _of_kind(name: str, text: str, kinds: bool) -> str:
    return f'{{"{name}":{text}}}' if kinds else text


def write_members(value: Mapping[Any, object], *, kinds: bool = False) -> str:
    """A mapping as a JSON object, also where its members have kinds."""
    members = []
    for name, member in value.items():
        if not isinstance(name, str):
            raise TypeError(f"names are strings, not {type(name).__name__}")
        if not isinstance(member, Missing):
            key = json.dumps(name, ensure_ascii=False)
            members.append(f"{key}:{write_json(member, kinds=kinds)}")
    return "{" + ",".join(members) + "}"


def from_kinds(found: Any) -> Any:
    """The Python value of JSON with kinds that was read by `read_json`."""
    if isinstance(found, list):
        return [from_kinds(item) for item in found]
    if not isinstance(found, dict):
        return found
    ((kind, inner),) = found.items()
    if kind == "context":
        return {name: from_kinds(member) for name, member in inner.items()}
    return Missing(inner) if kind == "missing" else from_named_kind(kind, inner)
