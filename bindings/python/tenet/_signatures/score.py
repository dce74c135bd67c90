"""The functions of `tenet/c/score.h`."""

from __future__ import annotations

from ctypes import POINTER
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_survey_measure_json": (
        tenet_status,
        [tenet_str, tenet_str, tenet_str, tenet_str, tenet_str, tenet_str,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_appraisal_score_json": (
        tenet_status,
        [tenet_str, tenet_str, tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_score_calculate_json": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_scorecard_from_pmml_json": (
        tenet_status,
        [tenet_str, tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_scorecard_to_pmml": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
}
