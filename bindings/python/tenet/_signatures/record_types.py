"""The functions of `tenet/c/record_types.h`."""

from __future__ import annotations

from ctypes import POINTER, c_size_t
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_record_type_def_init": (tenet_status, [POINTER(tenet_record_type_def), c_size_t]),
    "tenet_catalogue_own": (
        tenet_status,
        [POINTER(POINTER(tenet_catalogue)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_catalogue_builder_new": (
        tenet_status,
        [POINTER(POINTER(tenet_catalogue_builder)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_catalogue_builder_add": (
        tenet_status,
        [POINTER(tenet_catalogue_builder), POINTER(tenet_record_type_def),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_catalogue_builder_finish": (
        tenet_status,
        [POINTER(tenet_catalogue_builder), POINTER(POINTER(tenet_catalogue)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_catalogue_builder_free": (None, [POINTER(tenet_catalogue_builder)]),
    "tenet_catalogue_type_count": (c_size_t, [POINTER(tenet_catalogue)]),
    "tenet_catalogue_type_name": (tenet_str, [POINTER(tenet_catalogue), c_size_t]),
    "tenet_catalogue_describe": (
        tenet_status,
        [POINTER(tenet_catalogue), tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_catalogue_free": (None, [POINTER(tenet_catalogue)]),
}
