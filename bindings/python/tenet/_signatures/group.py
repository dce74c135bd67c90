"""The functions of `tenet/c/group.h`."""

from __future__ import annotations

from ctypes import POINTER, c_double, c_int32, c_size_t, c_uint32
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_graph_read_json": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_graph)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_graph_of_snapshot": (
        tenet_status,
        [POINTER(tenet_snapshot), POINTER(POINTER(tenet_graph)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_graph_json": (
        tenet_status,
        [POINTER(tenet_graph), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_graph_import": (
        tenet_status,
        [tenet_str, POINTER(tenet_text), c_size_t, POINTER(POINTER(tenet_graph)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_graph_export": (
        tenet_status,
        [POINTER(tenet_graph), tenet_str, tenet_language, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_export_options_init": (tenet_status, [POINTER(tenet_export_options), c_size_t]),
    "tenet_graph_export_files": (
        tenet_status,
        [POINTER(tenet_graph), tenet_str, POINTER(tenet_export_options),
         POINTER(POINTER(tenet_graph_files)), POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_graph_files_count": (c_size_t, [POINTER(tenet_graph_files)]),
    "tenet_graph_files_name": (tenet_str, [POINTER(tenet_graph_files), c_size_t]),
    "tenet_graph_files_text": (tenet_str, [POINTER(tenet_graph_files), c_size_t]),
    "tenet_graph_files_free": (None, [POINTER(tenet_graph_files)]),
    "tenet_graph_merged": (
        tenet_status,
        [POINTER(tenet_graph), POINTER(tenet_merge_log), tenet_str, POINTER(POINTER(tenet_graph)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_graph_party_count": (c_size_t, [POINTER(tenet_graph)]),
    "tenet_graph_relation_count": (c_size_t, [POINTER(tenet_graph)]),
    "tenet_graph_party_id": (tenet_str, [POINTER(tenet_graph), c_size_t]),
    "tenet_graph_party_name": (tenet_str, [POINTER(tenet_graph), c_size_t]),
    "tenet_graph_free": (None, [POINTER(tenet_graph)]),
    "tenet_structure_options_init": (tenet_status, [POINTER(tenet_structure_options), c_size_t]),
    "tenet_structure_new": (
        tenet_status,
        [POINTER(tenet_graph), POINTER(tenet_structure_options), POINTER(POINTER(tenet_structure)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_describe_json": (
        tenet_status,
        [POINTER(tenet_structure), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_findings_json": (
        tenet_status,
        [POINTER(tenet_structure), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_controls": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, tenet_str, POINTER(tenet_control),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_prove_control_json": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_controlled": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, POINTER(POINTER(tenet_party_list)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_controllers": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, POINTER(POINTER(tenet_party_list)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_controllers_json": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_parents_json": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_stage_differences_json": (
        tenet_status,
        [POINTER(tenet_structure), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_share": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, tenet_str, tenet_walks, POINTER(c_double),
         POINTER(c_double), POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_owners_json": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, tenet_walks, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_holdings_json": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, tenet_walks, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_beneficial_owners_json": (
        tenet_status,
        [POINTER(tenet_structure), tenet_str, tenet_str, c_int32, tenet_walks,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_structure_free": (None, [POINTER(tenet_structure)]),
    "tenet_control_index_new": (
        tenet_status,
        [POINTER(tenet_structure), POINTER(POINTER(tenet_control_index)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_control_index_with_json": (
        tenet_status,
        [POINTER(tenet_control_index), tenet_str, tenet_str, POINTER(POINTER(tenet_control_index)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_control_index_differences_json": (
        tenet_status,
        [POINTER(tenet_control_index), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_control_index_pair_count": (c_size_t, [POINTER(tenet_control_index)]),
    "tenet_control_index_controls": (
        tenet_status,
        [POINTER(tenet_control_index), tenet_str, tenet_str, POINTER(tenet_control),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_control_index_controlled": (
        tenet_status,
        [POINTER(tenet_control_index), tenet_str, POINTER(POINTER(tenet_party_list)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_control_index_controllers": (
        tenet_status,
        [POINTER(tenet_control_index), tenet_str, POINTER(POINTER(tenet_party_list)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_control_index_prove_control_json": (
        tenet_status,
        [POINTER(tenet_control_index), tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_control_index_graph": (
        tenet_status,
        [POINTER(tenet_control_index), POINTER(POINTER(tenet_graph)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_control_index_free": (None, [POINTER(tenet_control_index)]),
    "tenet_party_list_count": (c_size_t, [POINTER(tenet_party_list)]),
    "tenet_party_list_id": (tenet_str, [POINTER(tenet_party_list), c_size_t]),
    "tenet_party_list_name": (tenet_str, [POINTER(tenet_party_list), c_size_t]),
    "tenet_party_list_control": (tenet_control, [POINTER(tenet_party_list), c_size_t]),
    "tenet_party_list_seat": (c_uint32, [POINTER(tenet_party_list), c_size_t]),
    "tenet_party_list_free": (None, [POINTER(tenet_party_list)]),
}
