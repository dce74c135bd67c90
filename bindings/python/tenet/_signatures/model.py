"""The functions of `tenet/c/model.h`."""

from __future__ import annotations

from ctypes import POINTER, c_double, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_externals_new": (
        tenet_status,
        [tenet_externals_flags, POINTER(POINTER(tenet_externals)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_externals_add": (
        tenet_status,
        [POINTER(tenet_externals), tenet_str, c_uint32, tenet_external_fn, c_void_p,
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_externals_free": (None, [POINTER(tenet_externals)]),
    "tenet_call_count": (c_size_t, [POINTER(tenet_call)]),
    "tenet_call_kind": (tenet_kind, [POINTER(tenet_call), c_size_t]),
    "tenet_call_boolean": (c_int32, [POINTER(tenet_call), c_size_t]),
    "tenet_call_int64": (tenet_status, [POINTER(tenet_call), c_size_t, POINTER(c_int64)]),
    "tenet_call_double": (tenet_status, [POINTER(tenet_call), c_size_t, POINTER(c_double)]),
    "tenet_call_text": (tenet_status, [POINTER(tenet_call), c_size_t, POINTER(tenet_str)]),
    "tenet_call_json": (
        tenet_status,
        [POINTER(tenet_call), c_size_t, tenet_evaluation_flags, POINTER(tenet_str)],
    ),
    "tenet_call_set_null": (tenet_status, [POINTER(tenet_call)]),
    "tenet_call_set_boolean": (tenet_status, [POINTER(tenet_call), c_int32]),
    "tenet_call_set_int64": (tenet_status, [POINTER(tenet_call), c_int64]),
    "tenet_call_set_double": (tenet_status, [POINTER(tenet_call), c_double]),
    "tenet_call_set_scaled": (tenet_status, [POINTER(tenet_call), c_int64, c_int32]),
    "tenet_call_set_text": (tenet_status, [POINTER(tenet_call), tenet_kind, tenet_str]),
    "tenet_call_set_json": (tenet_status, [POINTER(tenet_call), tenet_str, tenet_evaluation_flags]),
    "tenet_model_options_init": (tenet_status, [POINTER(tenet_model_options), c_size_t]),
    "tenet_model_load_texts": (
        tenet_status,
        [POINTER(tenet_text), c_size_t, POINTER(tenet_model_options), POINTER(POINTER(tenet_model)),
         POINTER(POINTER(tenet_error)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_model_free": (None, [POINTER(tenet_model)]),
    "tenet_model_input_count": (c_size_t, [POINTER(tenet_model)]),
    "tenet_model_input_name": (tenet_str, [POINTER(tenet_model), c_size_t]),
    "tenet_model_input_namespace": (tenet_str, [POINTER(tenet_model), c_size_t]),
    "tenet_model_input_type": (tenet_str, [POINTER(tenet_model), c_size_t]),
    "tenet_model_find_input": (c_size_t, [POINTER(tenet_model), tenet_str, tenet_str]),
    "tenet_model_element_count": (c_size_t, [POINTER(tenet_model)]),
    "tenet_model_element_kind": (tenet_element_kind, [POINTER(tenet_model), c_size_t]),
    "tenet_model_element_name": (tenet_str, [POINTER(tenet_model), c_size_t]),
    "tenet_model_element_namespace": (tenet_str, [POINTER(tenet_model), c_size_t]),
    "tenet_model_element_type": (tenet_str, [POINTER(tenet_model), c_size_t]),
    "tenet_model_parameter_count": (c_size_t, [POINTER(tenet_model), c_size_t]),
    "tenet_model_parameter_name": (tenet_str, [POINTER(tenet_model), c_size_t, c_size_t]),
    "tenet_model_parameter_type": (tenet_str, [POINTER(tenet_model), c_size_t, c_size_t]),
    "tenet_model_find_element": (c_size_t, [POINTER(tenet_model), tenet_str, tenet_str]),
    "tenet_model_evaluation_new": (
        tenet_status,
        [POINTER(tenet_model), POINTER(tenet_evaluation_options),
         POINTER(POINTER(tenet_evaluation)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_model_decide": (
        tenet_status,
        [POINTER(tenet_model), POINTER(tenet_evaluation), c_size_t, POINTER(POINTER(tenet_error))],
    ),
    "tenet_model_decide_json": (
        tenet_status,
        [POINTER(tenet_model), tenet_str, tenet_str, POINTER(tenet_evaluation_options),
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_model_decide_batch_json": (
        tenet_status,
        [POINTER(tenet_model), tenet_str, tenet_str, POINTER(tenet_evaluation_options),
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
}
