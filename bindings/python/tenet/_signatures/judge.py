"""The functions of `tenet/c/judge.h`."""

from __future__ import annotations

from ctypes import POINTER, c_size_t, c_uint32, c_void_p
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "tenet_judge_bind": (
        tenet_status,
        [POINTER(tenet_regulation), POINTER(tenet_snapshot), POINTER(tenet_context), c_uint32,
         tenet_progress_fn, c_void_p, POINTER(POINTER(tenet_judge)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_judge_free": (None, [POINTER(tenet_judge)]),
    "tenet_check_options_init": (tenet_status, [POINTER(tenet_check_options), c_size_t]),
    "tenet_judge_check": (
        tenet_status,
        [POINTER(tenet_judge), POINTER(tenet_check_options), POINTER(POINTER(tenet_report)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_judge_check_each": (
        tenet_status,
        [POINTER(tenet_judge), POINTER(tenet_check_options), tenet_verdict_fn, c_void_p,
         POINTER(tenet_tally), POINTER(POINTER(tenet_error))],
    ),
    "tenet_judge_one": (
        tenet_status,
        [POINTER(tenet_judge), tenet_str, tenet_str, POINTER(tenet_verdict),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_judge_due": (
        tenet_status,
        [POINTER(tenet_judge), tenet_str, POINTER(tenet_check_options),
         POINTER(POINTER(tenet_report)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_judge_explain": (
        tenet_status,
        [POINTER(tenet_judge), POINTER(tenet_verdict), POINTER(POINTER(tenet_explanation)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_judge_subject_key": (tenet_str, [POINTER(tenet_judge), POINTER(tenet_verdict)]),
    "tenet_judge_measure": (
        tenet_status,
        [POINTER(tenet_judge), tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_judge_provenance": (
        tenet_status,
        [POINTER(tenet_judge), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_render_options_init": (tenet_status, [POINTER(tenet_render_options), c_size_t]),
    "tenet_judge_render": (
        tenet_status,
        [POINTER(tenet_judge), POINTER(tenet_check_options), POINTER(tenet_render_options),
         tenet_write_fn, c_void_p, POINTER(POINTER(tenet_error))],
    ),
    "tenet_report_count": (c_size_t, [POINTER(tenet_report)]),
    "tenet_report_verdict": (
        tenet_status,
        [POINTER(tenet_report), c_size_t, POINTER(tenet_verdict)],
    ),
    "tenet_report_subject_key": (tenet_str, [POINTER(tenet_report), c_size_t]),
    "tenet_report_tally": (tenet_status, [POINTER(tenet_report), POINTER(tenet_tally)]),
    "tenet_report_rule_tally": (
        tenet_status,
        [POINTER(tenet_report), c_size_t, POINTER(tenet_tally)],
    ),
    "tenet_report_explain": (
        tenet_status,
        [POINTER(tenet_report), c_size_t, POINTER(POINTER(tenet_explanation)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_report_render": (
        tenet_status,
        [POINTER(tenet_report), POINTER(tenet_render_options), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_report_free": (None, [POINTER(tenet_report)]),
    "tenet_explanation_verdict": (
        tenet_status,
        [POINTER(tenet_explanation), POINTER(tenet_verdict)],
    ),
    "tenet_explanation_sentence": (tenet_str, [POINTER(tenet_explanation), tenet_language]),
    "tenet_explanation_remedy": (tenet_str, [POINTER(tenet_explanation), tenet_language]),
    "tenet_explanation_rule": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_article": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_clause": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_subject_type": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_subject_key": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_subject_name": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_level": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_result": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_due": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_fulfilled_by": (tenet_str, [POINTER(tenet_explanation)]),
    "tenet_explanation_missing_count": (c_size_t, [POINTER(tenet_explanation)]),
    "tenet_explanation_missing": (tenet_str, [POINTER(tenet_explanation), c_size_t]),
    "tenet_explanation_render": (
        tenet_status,
        [POINTER(tenet_explanation), POINTER(tenet_render_options), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_explanation_free": (None, [POINTER(tenet_explanation)]),
    "tenet_judge_evaluate": (
        tenet_status,
        [POINTER(tenet_judge), POINTER(tenet_change), tenet_change_scope,
         POINTER(POINTER(tenet_effect)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_effect_count": (c_size_t, [POINTER(tenet_effect), tenet_effect_part]),
    "tenet_effect_shift": (
        tenet_status,
        [POINTER(tenet_effect), tenet_effect_part, c_size_t, POINTER(tenet_shift)],
    ),
    "tenet_effect_explain": (
        tenet_status,
        [POINTER(tenet_effect), tenet_effect_part, c_size_t, POINTER(POINTER(tenet_explanation)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_effect_judge": (
        tenet_status,
        [POINTER(tenet_effect), POINTER(POINTER(tenet_judge)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_effect_render": (
        tenet_status,
        [POINTER(tenet_effect), POINTER(tenet_render_options), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_effect_free": (None, [POINTER(tenet_effect)]),
}
