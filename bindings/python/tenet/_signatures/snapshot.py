"""The functions of `tenet/c/snapshot.h`."""

from __future__ import annotations

from ctypes import POINTER, c_size_t, c_void_p
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_load_options_init": (tenet_status, [POINTER(tenet_load_options), c_size_t]),
    "tenet_snapshot_load_folder": (
        tenet_status,
        [POINTER(tenet_catalogue), tenet_str, POINTER(tenet_load_options),
         POINTER(POINTER(tenet_snapshot)), POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_load_texts": (
        tenet_status,
        [POINTER(tenet_catalogue), POINTER(tenet_text), c_size_t, POINTER(tenet_load_options),
         POINTER(POINTER(tenet_snapshot)), POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_mappings": (
        tenet_status,
        [POINTER(tenet_snapshot), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_builder_new": (
        tenet_status,
        [POINTER(tenet_catalogue), POINTER(tenet_load_options),
         POINTER(POINTER(tenet_snapshot_builder)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_builder_add_json": (
        tenet_status,
        [POINTER(tenet_snapshot_builder), tenet_str, tenet_str, POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_builder_add_host": (
        tenet_status,
        [POINTER(tenet_snapshot_builder), tenet_str, c_void_p, POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_builder_cover": (
        tenet_status,
        [POINTER(tenet_snapshot_builder), tenet_str, POINTER(tenet_str), c_size_t, tenet_str,
         tenet_str, POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_builder_add_codes": (
        tenet_status,
        [POINTER(tenet_snapshot_builder), tenet_str, POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_builder_finish": (
        tenet_status,
        [POINTER(tenet_snapshot_builder), POINTER(POINTER(tenet_snapshot)),
         POINTER(POINTER(tenet_error)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_builder_free": (None, [POINTER(tenet_snapshot_builder)]),
    "tenet_snapshot_with": (
        tenet_status,
        [POINTER(tenet_snapshot), POINTER(tenet_change), POINTER(POINTER(tenet_snapshot)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_size": (
        tenet_status,
        [POINTER(tenet_snapshot), tenet_str, POINTER(c_size_t), POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_record": (
        tenet_status,
        [POINTER(tenet_snapshot), tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_digest": (
        tenet_status,
        [POINTER(tenet_snapshot), POINTER(tenet_str), POINTER(POINTER(tenet_error))],
    ),
    "tenet_snapshot_free": (None, [POINTER(tenet_snapshot)]),
    "tenet_change_new": (
        tenet_status,
        [POINTER(tenet_snapshot), POINTER(POINTER(tenet_change)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_change_upsert_json": (
        tenet_status,
        [POINTER(tenet_change), tenet_str, tenet_str, POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_change_upsert_host": (
        tenet_status,
        [POINTER(tenet_change), tenet_str, c_void_p, POINTER(POINTER(tenet_error))],
    ),
    "tenet_change_remove": (
        tenet_status,
        [POINTER(tenet_change), tenet_str, tenet_str, POINTER(POINTER(tenet_error))],
    ),
    "tenet_change_add_json": (
        tenet_status,
        [POINTER(tenet_change), tenet_str, tenet_str, POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_change_free": (None, [POINTER(tenet_change)]),
}
