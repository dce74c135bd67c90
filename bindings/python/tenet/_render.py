"""How results are shown, and to whom."""

from __future__ import annotations

import enum
from ctypes import byref, sizeof
from typing import Any, Callable, Literal

from . import _types as c
from ._errors import LANGUAGES, Language, call, check
from ._ffi import lib
from ._text import new_buffer, take_buffer

Format = Literal["text", "json"]
_FORMATS = {"text": c.TENET_FORMAT_TEXT, "json": c.TENET_FORMAT_JSON}


class Clearance(enum.Enum):
    """Who reads: values of fields above this are left out and marked.

    >>> Clearance.INTERNAL.name
    'INTERNAL'
    """

    OPEN = c.TENET_CLEARANCE_OPEN
    INTERNAL = c.TENET_CLEARANCE_INTERNAL
    CONFIDENTIAL = c.TENET_CLEARANCE_CONFIDENTIAL
    SECRET = c.TENET_CLEARANCE_SECRET


def render_options(
    *,
    format: Format = "text",
    language: Language = "zh",
    clearance: Clearance = Clearance.INTERNAL,
    colour: bool = False,
    details: bool = False,
    provenance: bool = True,
    traces: bool = False,
) -> c.tenet_render_options:
    """The choices as a C struct."""
    if format not in _FORMATS or language not in LANGUAGES:
        raise ValueError(f"no such format or language: {format!r}, {language!r}")
    options = c.tenet_render_options()
    check(lib.tenet_render_options_init(byref(options), sizeof(options)), "options")
    options.format = _FORMATS[format]
    options.language = LANGUAGES[language]
    options.clearance = clearance.value
    options.flags = (
        (c.TENET_RENDER_COLOUR if colour else 0)
        | (c.TENET_RENDER_DETAILS if details else 0)
        | (0 if provenance else c.TENET_RENDER_NO_PROVENANCE)
        | (c.TENET_RENDER_TRACES if traces else 0)
    )
    return options


def rendered(function: Callable[..., int], pointer: Any, options: c.tenet_render_options) -> str:
    """What a rendering function makes of an object."""
    out = new_buffer()
    call(function, pointer, byref(options), byref(out))
    return take_buffer(out)
