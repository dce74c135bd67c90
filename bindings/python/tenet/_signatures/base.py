"""The functions of `tenet/c/base.h`."""

from __future__ import annotations

from ctypes import POINTER, c_char_p, c_int32, c_size_t, c_uint32, c_uint64
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_make_str": (tenet_str, [c_char_p, c_size_t]),
    "tenet_version": (c_char_p, []),
    "tenet_abi_version": (c_uint32, []),
    "tenet_has_feature": (c_int32, [tenet_str]),
    "tenet_error_free": (None, [POINTER(tenet_error)]),
    "tenet_error_status": (tenet_status, [POINTER(tenet_error)]),
    "tenet_error_count": (c_size_t, [POINTER(tenet_error)]),
    "tenet_error_total": (c_size_t, [POINTER(tenet_error)]),
    "tenet_error_id": (tenet_str, [POINTER(tenet_error), c_size_t]),
    "tenet_error_severity": (tenet_severity, [POINTER(tenet_error), c_size_t]),
    "tenet_error_text": (tenet_str, [POINTER(tenet_error), c_size_t, tenet_language]),
    "tenet_error_remedy": (tenet_str, [POINTER(tenet_error), c_size_t, tenet_language]),
    "tenet_error_file": (tenet_str, [POINTER(tenet_error), c_size_t]),
    "tenet_error_pointer": (tenet_str, [POINTER(tenet_error), c_size_t]),
    "tenet_error_line": (c_uint32, [POINTER(tenet_error), c_size_t]),
    "tenet_error_column": (c_uint32, [POINTER(tenet_error), c_size_t]),
    "tenet_error_offset": (c_uint64, [POINTER(tenet_error), c_size_t]),
    "tenet_error_lines": (tenet_str, [POINTER(tenet_error), tenet_language]),
    "tenet_buffer_free": (None, [POINTER(tenet_buffer)]),
    "tenet_buffer_data": (c_char_p, [POINTER(tenet_buffer)]),
    "tenet_buffer_size": (c_size_t, [POINTER(tenet_buffer)]),
    "tenet_buffer_str": (tenet_str, [POINTER(tenet_buffer)]),
}
