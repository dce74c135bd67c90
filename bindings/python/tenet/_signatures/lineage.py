"""The functions of `tenet/c/lineage.h`."""

from __future__ import annotations

from ctypes import POINTER, c_size_t
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_lineage_new": (
        tenet_status,
        [POINTER(tenet_group_policy), POINTER(POINTER(tenet_lineage)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_lineage_read_json": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_lineage)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_lineage_options_init": (tenet_status, [POINTER(tenet_lineage_options), c_size_t]),
    "tenet_lineage_follow": (
        tenet_status,
        [POINTER(tenet_lineage), POINTER(tenet_graph), POINTER(tenet_group_policy),
         POINTER(tenet_lineage_options), POINTER(POINTER(tenet_error))],
    ),
    "tenet_lineage_json": (
        tenet_status,
        [POINTER(tenet_lineage), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_lineage_groups_json": (
        tenet_status,
        [POINTER(tenet_lineage), tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_lineage_resolve_json": (
        tenet_status,
        [POINTER(tenet_lineage), tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_lineage_free": (None, [POINTER(tenet_lineage)]),
}
