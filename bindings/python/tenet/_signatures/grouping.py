"""The functions of `tenet/c/grouping.h`."""

from __future__ import annotations

from ctypes import POINTER
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_group_policy_read_json": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_group_policy)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_group_policy_id": (tenet_str, [POINTER(tenet_group_policy)]),
    "tenet_group_policy_json": (
        tenet_status,
        [POINTER(tenet_group_policy), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_group_policy_free": (None, [POINTER(tenet_group_policy)]),
    "tenet_grouping_new": (
        tenet_status,
        [POINTER(tenet_structure), POINTER(tenet_group_policy), POINTER(POINTER(tenet_grouping)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_json": (
        tenet_status,
        [POINTER(tenet_grouping), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_members": (
        tenet_status,
        [POINTER(tenet_grouping), tenet_str, POINTER(POINTER(tenet_party_list)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_groups_json": (
        tenet_status,
        [POINTER(tenet_grouping), tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_text": (
        tenet_status,
        [POINTER(tenet_grouping), tenet_str, tenet_language, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_svg": (
        tenet_status,
        [POINTER(tenet_grouping), tenet_str, tenet_language, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_html": (
        tenet_status,
        [POINTER(tenet_grouping), tenet_str, tenet_language, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_changes_json": (
        tenet_status,
        [POINTER(tenet_grouping), POINTER(tenet_grouping), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_what_if_json": (
        tenet_status,
        [POINTER(tenet_grouping), tenet_str, tenet_str, tenet_str, tenet_str,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_grouping_free": (None, [POINTER(tenet_grouping)]),
    "tenet_roll_up_new": (
        tenet_status,
        [POINTER(tenet_grouping), tenet_str, tenet_str, POINTER(POINTER(tenet_roll_up)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_roll_up_json": (
        tenet_status,
        [POINTER(tenet_roll_up), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_roll_up_total": (
        tenet_status,
        [POINTER(tenet_roll_up), tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_roll_up_change_json": (
        tenet_status,
        [POINTER(tenet_roll_up), tenet_str, tenet_str, POINTER(POINTER(tenet_error))],
    ),
    "tenet_roll_up_changes_json": (
        tenet_status,
        [POINTER(tenet_roll_up), POINTER(tenet_roll_up), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_roll_up_free": (None, [POINTER(tenet_roll_up)]),
}
