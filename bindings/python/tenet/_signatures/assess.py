"""The functions of `tenet/c/assess.h`."""

from __future__ import annotations

from ctypes import POINTER, c_int32, c_size_t
from typing import Any

from .._types import *

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
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
    "tenet_agenda_new": (
        tenet_status,
        [POINTER(POINTER(tenet_agenda)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_agenda_free": (None, [POINTER(tenet_agenda)]),
    "tenet_agenda_set": (
        tenet_status,
        [POINTER(tenet_agenda), tenet_str, tenet_str, POINTER(POINTER(tenet_error))],
    ),
    "tenet_agenda_next": (tenet_str, [POINTER(tenet_agenda)]),
    "tenet_agenda_size": (c_size_t, [POINTER(tenet_agenda)]),
    "tenet_agenda_due_json": (
        tenet_status,
        [POINTER(tenet_agenda), tenet_str, c_size_t, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
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
    "tenet_report_assessments": (
        tenet_status,
        [
            POINTER(tenet_report),
            POINTER(POINTER(tenet_assessment)),
            c_size_t,
            POINTER(POINTER(tenet_buffer)),
            POINTER(POINTER(tenet_error)),
        ],
    ),
    "tenet_instance_records": (
        tenet_status,
        [
            POINTER(tenet_instance),
            POINTER(tenet_snapshot),
            POINTER(POINTER(tenet_buffer)),
            POINTER(POINTER(tenet_error)),
        ],
    ),
    "tenet_instances_simulate": (
        tenet_status,
        [POINTER(POINTER(tenet_instance)), c_size_t, tenet_str, tenet_str, tenet_str, tenet_str,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_assessment_svg": (
        tenet_status,
        [POINTER(tenet_assessment), tenet_language, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_svg": (
        tenet_status,
        [POINTER(tenet_instance), tenet_language, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_timeline_svg": (
        tenet_status,
        [POINTER(tenet_instance), tenet_language, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_radar_svg": (
        tenet_status,
        [POINTER(tenet_instance), tenet_language, tenet_clearance, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_instances_trend_svg": (
        tenet_status,
        [POINTER(POINTER(tenet_instance)), c_size_t, tenet_str, tenet_language, tenet_clearance,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_instance_html": (
        tenet_status,
        [POINTER(tenet_instance), tenet_str, tenet_language, tenet_clearance,
         POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
    "tenet_instances_html": (
        tenet_status,
        [POINTER(POINTER(tenet_instance)), c_size_t, tenet_str, tenet_str, tenet_str,
         tenet_language, tenet_clearance, POINTER(POINTER(tenet_buffer)),
         POINTER(POINTER(tenet_error))],
    ),
    "tenet_log_verify": (
        tenet_status,
        [tenet_str, tenet_str, POINTER(POINTER(tenet_buffer)), POINTER(POINTER(tenet_error))],
    ),
}
