"""The functions of `tenet/c/feel.h`."""

from __future__ import annotations

from ctypes import POINTER, c_double, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_scope_new": (
        tenet_status,
        [POINTER(tenet_catalogue), POINTER(tenet_slot_def), c_size_t, c_size_t,
         POINTER(POINTER(tenet_scope)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_scope_free": (None, [POINTER(tenet_scope)]),
    "tenet_expression_compile": (
        tenet_status,
        [tenet_str, POINTER(tenet_scope), POINTER(POINTER(tenet_expression)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_expression_evaluate_json": (
        tenet_status,
        [POINTER(tenet_expression), tenet_str, POINTER(tenet_context),
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_feel_evaluate": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(tenet_context), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_expression_free": (None, [POINTER(tenet_expression)]),
    "tenet_evaluation_options_init": (tenet_status, [POINTER(tenet_evaluation_options), c_size_t]),
    "tenet_evaluation_new": (
        tenet_status,
        [POINTER(tenet_scope), POINTER(tenet_evaluation_options),
         POINTER(POINTER(tenet_evaluation)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_evaluation_set_boolean": (tenet_status, [POINTER(tenet_evaluation), c_uint32, c_int32]),
    "tenet_evaluation_set_int64": (tenet_status, [POINTER(tenet_evaluation), c_uint32, c_int64]),
    "tenet_evaluation_set_double": (tenet_status, [POINTER(tenet_evaluation), c_uint32, c_double]),
    "tenet_evaluation_set_scaled": (
        tenet_status,
        [POINTER(tenet_evaluation), c_uint32, c_int64, c_int32],
    ),
    "tenet_evaluation_set_string": (tenet_status, [POINTER(tenet_evaluation), c_uint32, tenet_str]),
    "tenet_evaluation_set_text": (
        tenet_status,
        [POINTER(tenet_evaluation), c_uint32, tenet_kind, tenet_str],
    ),
    "tenet_evaluation_set_json": (
        tenet_status,
        [POINTER(tenet_evaluation), c_uint32, tenet_str, POINTER(POINTER(tenet_error))],
    ),
    "tenet_evaluation_set_record": (tenet_status, [POINTER(tenet_evaluation), c_uint32, c_void_p]),
    "tenet_evaluation_set_key": (tenet_status, [POINTER(tenet_evaluation), c_uint32, tenet_str]),
    "tenet_evaluation_set_null": (tenet_status, [POINTER(tenet_evaluation), c_uint32]),
    "tenet_evaluation_set_missing": (tenet_status, [POINTER(tenet_evaluation), c_uint32]),
    "tenet_expression_run": (
        tenet_status,
        [POINTER(tenet_expression), POINTER(tenet_evaluation), POINTER(POINTER(tenet_error))],
    ),
    "tenet_evaluation_kind": (tenet_kind, [POINTER(tenet_evaluation)]),
    "tenet_evaluation_boolean": (c_int32, [POINTER(tenet_evaluation)]),
    "tenet_evaluation_int64": (tenet_status, [POINTER(tenet_evaluation), POINTER(c_int64)]),
    "tenet_evaluation_double": (tenet_status, [POINTER(tenet_evaluation), POINTER(c_double)]),
    "tenet_evaluation_text": (tenet_status, [POINTER(tenet_evaluation), POINTER(tenet_str)]),
    "tenet_evaluation_json": (
        tenet_status,
        [POINTER(tenet_evaluation), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_evaluation_trace_json": (
        tenet_status,
        [POINTER(tenet_evaluation), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_evaluation_trace_text": (
        tenet_status,
        [POINTER(tenet_evaluation), tenet_language, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_evaluation_free": (None, [POINTER(tenet_evaluation)]),
}
