"""Time zones, the working calendar, and the context of a judgement."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
from collections.abc import Mapping
from ctypes import POINTER, byref, sizeof
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Union

from . import _types as c
from ._errors import call, check, natural
from ._ffi import lib
from ._handle import Handle, hold, place_for
from ._text import Content, PathName, named_texts, path_to_c, to_c

if TYPE_CHECKING:
    from ._lineage import Lineage

Instant = Union[str, dt.datetime]


class Zones(Handle):
    """Named time zones. The library never looks for them by itself.

    >>> import pathlib
    >>> if pathlib.Path("/usr/share/zoneinfo").is_dir():
    ...     zones = Zones.load("/usr/share/zoneinfo")
    >>> Zones.from_data({"Asia/Shanghai": b"no zone"})
    Traceback (most recent call last):
    ...
    tenet.InputError: ...
    """

    @classmethod
    def load(cls, folder: PathName) -> Zones:
        """Reads every TZif file below a folder, such as /usr/share/zoneinfo."""
        out = place_for(c.tenet_zones)
        call(lib.tenet_zones_load_folder, path_to_c(folder), byref(out))
        return cls(out, lib.tenet_zones_free)

    @classmethod
    def from_data(cls, data: Mapping[str, bytes]) -> Zones:
        """Zones from TZif data (RFC 8536) by name."""
        texts, count = named_texts(data)
        out = place_for(c.tenet_zones)
        call(lib.tenet_zones_load_data, texts, count, byref(out))
        return cls(out, lib.tenet_zones_free)


class Calendar(Handle):
    """A working calendar: hours of the week, holidays, make-up days.

    >>> calendar = Calendar.load(CALENDAR)
    >>> calendar.closed
    False
    """

    @classmethod
    def load(cls, path: PathName, zones: Zones | None = None) -> Calendar:
        """Reads a calendar from a JSON file."""
        file = pathlib.Path(path)
        return cls.from_text(file.read_bytes(), file=os.fspath(path), zones=zones)

    @classmethod
    def from_text(cls, text: Content, *, file: str = "", zones: Zones | None = None) -> Calendar:
        """Reads a calendar from JSON. `file` is what problems call it."""
        out = place_for(c.tenet_calendar)
        zones_pointer = zones._pointer if zones is not None else None
        call(
            lib.tenet_calendar_load_text, to_c(text), to_c(file), zones_pointer, byref(out)
        )
        return cls(out, lib.tenet_calendar_free, zones)


def instant_text(instant: Instant) -> str:
    """An instant as the library reads it."""
    if isinstance(instant, str):
        return instant
    if instant.utcoffset() is None:
        raise ValueError(f"{instant.isoformat()} has no time zone; an instant needs one")
    return instant.isoformat()


@dataclass(frozen=True)
class Context:
    """Everything a judgement reads that is no customer fact and not the regulation.

    `at` is the instant judged: a `datetime` with its zone, or a text such as
    `2026-01-05T09:00:00+08:00` or `2026-01-05T09:00:00@Asia/Shanghai` (which needs `zones`).

    >>> Context("2026-01-05T09:00:00+08:00").at
    '2026-01-05T09:00:00+08:00'
    """

    at: Instant
    known_at: Instant | None = None
    """What was known when; None: at `at`."""
    actor: str = ""
    """The acting person; empty: nobody in particular."""
    unit: str = ""
    """The own unit in scope; empty: all."""
    calendar: Calendar | None = None
    """Working time; None: rules that need it end as unknown."""
    zones: Zones | None = None
    """Named zones; None: none."""
    step_limit: int = 0
    """Logical steps per rule and subject; 0: the library's default."""
    memory_limit: int = 0
    """Bytes of the values made, likewise."""
    depth_limit: int = 0
    """Nested calls of functions, likewise."""
    list_limit: int = 0
    """Items of one list, likewise."""
    text_limit: int = 0
    """Bytes of one text, likewise."""
    matching_limit: int = 0
    """Attempts at matching one pattern, likewise."""
    lineages: Mapping[str, Lineage] | None = None
    """By the id of a grouping of the regulation: where its groups have ids from that stay."""

    def _to_c(self) -> c.tenet_context:
        """The context as a C struct, which keeps alive what it points to."""
        made = c.tenet_context()
        check(lib.tenet_context_init(byref(made), sizeof(made)), "context")
        made.at = to_c(instant_text(self.at))
        made.known_at = to_c(instant_text(self.known_at) if self.known_at is not None else "")
        made.actor = to_c(self.actor)
        made.unit = to_c(self.unit)
        made.step_limit = natural("step_limit", self.step_limit, 64)
        made.memory_limit = natural("memory_limit", self.memory_limit, 64)
        made.depth_limit = natural("depth_limit", self.depth_limit, 32)
        made.list_limit = natural("list_limit", self.list_limit, 64)
        made.text_limit = natural("text_limit", self.text_limit, 64)
        made.matching_limit = natural("matching_limit", self.matching_limit, 32)
        if self.calendar is not None:
            made.calendar = hold(made, self.calendar._pointer)
        if self.zones is not None:
            made.zones = hold(made, self.zones._pointer)
        if self.lineages:
            items = [
                c.tenet_grouping_lineage(to_c(grouping), hold(made, lineage._pointer))
                for grouping, lineage in self.lineages.items()
            ]
            made.lineages = (c.tenet_grouping_lineage * len(items))(*items)
            made.lineage_count = len(items)
        return made


def context_pointer(context: Context | Instant | None) -> Any:
    """A pointer to the C struct of a context, an instant, or nothing."""
    if context is None:
        return None
    whole = context if isinstance(context, Context) else Context(context)
    return POINTER(c.tenet_context)(whole._to_c())
