"""The functions of `tenet/c/context.h`."""

from __future__ import annotations

from ctypes import POINTER, c_size_t
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_zones_load_folder": (
        tenet_status,
        [tenet_str, POINTER(POINTER(tenet_zones)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_zones_load_data": (
        tenet_status,
        [POINTER(tenet_text), c_size_t, POINTER(POINTER(tenet_zones)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_zones_free": (None, [POINTER(tenet_zones)]),
    "tenet_calendar_load_text": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(tenet_zones), POINTER(POINTER(tenet_calendar)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_calendar_free": (None, [POINTER(tenet_calendar)]),
    "tenet_context_init": (tenet_status, [POINTER(tenet_context), c_size_t]),
}
