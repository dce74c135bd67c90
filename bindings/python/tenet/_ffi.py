"""The functions of the C interface, declared once, and the loader of the library.

Every function of `tenet.h` stands in `SIGNATURES`; nothing is called that is not declared there.
"""

from __future__ import annotations

import ctypes
import os
import pathlib
import sys
from ctypes import POINTER
from ctypes import c_char_p, c_double, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any

from ._types import *

INTERFACE = (0, "0.1")
"""The ABI number and, while that is 0, the minor version this binding was written for."""

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
    "tenet_zones_load_folder": (
        tenet_status,
        [tenet_str, POINTER(POINTER(tenet_zones)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_zones_load_data": (
        tenet_status,
        [POINTER(tenet_text), c_size_t, POINTER(POINTER(tenet_zones)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_zones_free": (None, [POINTER(tenet_zones)]),
    "tenet_calendar_load_text": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(tenet_zones), POINTER(POINTER(tenet_calendar)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_calendar_free": (None, [POINTER(tenet_calendar)]),
    "tenet_regulation_load_folder": (
        tenet_status,
        [POINTER(tenet_catalogue), tenet_str, POINTER(POINTER(tenet_regulation)),
         POINTER(POINTER(tenet_error)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_regulation_load_texts": (
        tenet_status,
        [POINTER(tenet_catalogue), POINTER(tenet_text), c_size_t,
         POINTER(POINTER(tenet_regulation)), POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_regulation_free": (None, [POINTER(tenet_regulation)]),
    "tenet_regulation_id": (tenet_str, [POINTER(tenet_regulation)]),
    "tenet_regulation_title": (tenet_str, [POINTER(tenet_regulation), tenet_language]),
    "tenet_regulation_version": (tenet_str, [POINTER(tenet_regulation)]),
    "tenet_regulation_digest": (tenet_str, [POINTER(tenet_regulation)]),
    "tenet_regulation_rule_count": (c_size_t, [POINTER(tenet_regulation)]),
    "tenet_regulation_rule_id": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_rule_title": (
        tenet_str,
        [POINTER(tenet_regulation), c_size_t, tenet_language],
    ),
    "tenet_regulation_rule_article": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_rule_clause": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_rule_subject": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_find_rule": (c_size_t, [POINTER(tenet_regulation), tenet_str]),
    "tenet_regulation_measure_count": (c_size_t, [POINTER(tenet_regulation)]),
    "tenet_regulation_measure_id": (tenet_str, [POINTER(tenet_regulation), c_size_t]),
    "tenet_regulation_run_tests": (
        tenet_status,
        [POINTER(tenet_regulation), POINTER(tenet_calendar), POINTER(c_size_t),
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
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
    "tenet_context_init": (tenet_status, [POINTER(tenet_context), c_size_t]),
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
    "tenet_party_list_count": (c_size_t, [POINTER(tenet_party_list)]),
    "tenet_party_list_id": (tenet_str, [POINTER(tenet_party_list), c_size_t]),
    "tenet_party_list_name": (tenet_str, [POINTER(tenet_party_list), c_size_t]),
    "tenet_party_list_control": (tenet_control, [POINTER(tenet_party_list), c_size_t]),
    "tenet_party_list_seat": (c_uint32, [POINTER(tenet_party_list), c_size_t]),
    "tenet_party_list_free": (None, [POINTER(tenet_party_list)]),
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
    "tenet_roll_up_free": (None, [POINTER(tenet_roll_up)]),
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
    "tenet_assessment_load_text": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_assessment)), POINTER(POINTER(tenet_error)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_assessment_free": (None, [POINTER(tenet_assessment)]),
    "tenet_assessment_id": (tenet_str, [POINTER(tenet_assessment)]),
    "tenet_assessment_version": (tenet_str, [POINTER(tenet_assessment)]),
    "tenet_assessment_digest": (tenet_str, [POINTER(tenet_assessment)]),
    "tenet_assessment_occurrences": (
        tenet_status,
        [POINTER(tenet_assessment), tenet_str, c_size_t, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_options_init": (tenet_status, [POINTER(tenet_instance_options), c_size_t]),
    "tenet_instance_open": (
        tenet_status,
        [POINTER(tenet_assessment), tenet_str, tenet_str, POINTER(tenet_instance_options),
         POINTER(POINTER(tenet_instance)), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_replay": (
        tenet_status,
        [POINTER(tenet_assessment), tenet_str, tenet_str, POINTER(tenet_instance_options),
         POINTER(POINTER(tenet_instance)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_free": (None, [POINTER(tenet_instance)]),
    "tenet_instance_submit": (
        tenet_status,
        [POINTER(tenet_instance), tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_advance": (
        tenet_status,
        [POINTER(tenet_instance), tenet_str, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_next_due": (tenet_str, [POINTER(tenet_instance)]),
    "tenet_instance_at": (tenet_str, [POINTER(tenet_instance)]),
    "tenet_instance_closed": (c_int32, [POINTER(tenet_instance)]),
    "tenet_instance_checkpoint": (tenet_str, [POINTER(tenet_instance)]),
    "tenet_instance_show_json": (
        tenet_status,
        [POINTER(tenet_instance), POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_preview_migration": (
        tenet_status,
        [POINTER(tenet_instance), POINTER(tenet_assessment), tenet_str, tenet_str,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_migrate": (
        tenet_status,
        [POINTER(tenet_instance), POINTER(tenet_assessment), tenet_str, tenet_str,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_replay_versions": (
        tenet_status,
        [POINTER(POINTER(tenet_assessment)), c_size_t, tenet_str, tenet_str,
         POINTER(tenet_instance_options), POINTER(POINTER(tenet_instance)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_instances_simulate": (
        tenet_status,
        [POINTER(POINTER(tenet_instance)), c_size_t, tenet_str, tenet_str, tenet_str, tenet_str,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_log_verify": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
}


def _candidates() -> list[str]:
    """Where the library may be: the one named by TENET_LIBRARY and no other; else the package's
    own; else what the system's loader finds under the library's name."""
    named = os.environ.get("TENET_LIBRARY")
    if named:
        return [named]
    if sys.platform == "win32":
        names = ["tenet_c.dll"]
    elif sys.platform == "darwin":
        names = ["libtenet_c.dylib", "libtenet_c.0.dylib"]
    else:
        names = ["libtenet_c.so", "libtenet_c.so.0"]
    own = pathlib.Path(__file__).parent / "_lib"
    return [str(own / name) for name in names if (own / name).exists()] or [names[-1]]


def _load() -> ctypes.CDLL:
    problems = []
    for candidate in _candidates():
        try:
            return ctypes.CDLL(candidate)
        except OSError as problem:
            problems.append(str(problem))
    raise ImportError(
        "the Tenet library cannot be loaded; set TENET_LIBRARY to its path: " + "; ".join(problems)
    )


def declare(library: ctypes.CDLL) -> ctypes.CDLL:
    """Checks the version, then gives every function its signature."""
    try:
        library.tenet_version.restype = c_char_p
        library.tenet_abi_version.restype = c_uint32
        version = library.tenet_version().decode("ascii")
        abi = library.tenet_abi_version()
        expected_abi, expected_version = INTERFACE
        if abi != expected_abi or (abi == 0 and version.rpartition(".")[0] != expected_version):
            raise ImportError(
                f"{library._name} is Tenet {version} (ABI {abi}); this package needs"
                f" {expected_version} (ABI {expected_abi})"
            )
        for name, (restype, argtypes) in SIGNATURES.items():
            function = getattr(library, name)
            function.restype = restype
            function.argtypes = argtypes
    except AttributeError as missing:
        raise ImportError(f"{library._name} is not the Tenet library needed: {missing}") from None
    return library


lib = declare(_load())
