"""The functions of `tenet/c/party.h`."""

from __future__ import annotations

from ctypes import POINTER, c_int32, c_size_t, c_uint32
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_identifier_is_valid": (
        tenet_status,
        [tenet_identifier_scheme, tenet_str, POINTER(c_int32), POINTER(POINTER(tenet_error))],
    ),
    "tenet_identifier_check_json": (
        tenet_status,
        [tenet_identifier_scheme, tenet_str, POINTER(c_uint32), c_size_t,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_character_variants_read": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_character_variants)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_character_variants_free": (None, [POINTER(tenet_character_variants)]),
    "tenet_company_name_comparable": (
        tenet_status,
        [tenet_str, POINTER(tenet_character_variants), POINTER(POINTER(tenet_buffer)),
         POINTER(tenet_name_steps), POINTER(POINTER(tenet_error))],
    ),
    "tenet_find_duplicates_json": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(tenet_character_variants), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_merge_log_read_json": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_merge_log)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_merge_log_of_snapshot": (
        tenet_status,
        [POINTER(tenet_snapshot), POINTER(POINTER(tenet_merge_log)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_merge_log_add_json": (
        tenet_status,
        [POINTER(tenet_merge_log), tenet_str, tenet_str, POINTER(POINTER(tenet_error))],
    ),
    "tenet_merge_log_json": (
        tenet_status,
        [POINTER(tenet_merge_log), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_merge_log_merged_json": (
        tenet_status,
        [POINTER(tenet_merge_log), tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_merge_log_free": (None, [POINTER(tenet_merge_log)]),
}
