"""The functions of `tenet/c/regulation.h`."""

from __future__ import annotations

from ctypes import POINTER, c_size_t
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_regulation_load_folder": (
        tenet_status,
        [POINTER(tenet_catalogue), tenet_str, POINTER(POINTER(tenet_regulation)),
         POINTER(POINTER(tenet_error)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_regulation_load_texts": (
        tenet_status,
        [POINTER(tenet_catalogue), POINTER(tenet_text), c_size_t,
         POINTER(POINTER(tenet_regulation)), POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_regulation_free": (None, [POINTER(tenet_regulation)]),
    "tenet_regulation_id": (tenet_str, [POINTER(tenet_regulation)]),
    "tenet_regulation_title": (tenet_str, [POINTER(tenet_regulation), tenet_language]),
    "tenet_regulation_version": (tenet_str, [POINTER(tenet_regulation)]),
    "tenet_regulation_digest": (tenet_str, [POINTER(tenet_regulation)]),
    "tenet_regulation_rule_count": (c_size_t, [POINTER(tenet_regulation)]),
    "tenet_regulation_rule_id": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_rule_title": (
        tenet_str,
        [POINTER(tenet_regulation), c_size_t, tenet_language],
    ),
    "tenet_regulation_rule_article": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_rule_clause": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_rule_subject": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_find_rule": (c_size_t, [POINTER(tenet_regulation), tenet_str]),
    "tenet_regulation_measure_count": (c_size_t, [POINTER(tenet_regulation)]),
    "tenet_regulation_measure_id": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_run_tests": (
        tenet_status,
        [POINTER(tenet_regulation), POINTER(tenet_calendar), POINTER(c_size_t),
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
}
