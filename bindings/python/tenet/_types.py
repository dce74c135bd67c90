"""The numbers, handles, structs and callbacks of the C interface, as `tenet.h` declares them.

Each kind of handle is a pointer to a struct type of its own, so that a wrong one is refused.
"""

from __future__ import annotations

from ctypes import CFUNCTYPE, POINTER, Structure
from ctypes import c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p

# ---- Numbers ------------------------------------------------------------------------------------

tenet_status = c_int32
tenet_language = c_int32
tenet_outcome = c_int32
tenet_outcomes = c_uint32
tenet_severity = c_int32
tenet_storage = c_int32
tenet_load_flags = c_uint32
tenet_format = c_int32
tenet_clearance = c_int32
tenet_render_flags = c_uint32
tenet_change_scope = c_int32
tenet_effect_part = c_int32
tenet_kind = c_int32
tenet_evaluation_flags = c_uint32
tenet_externals_flags = c_uint32
tenet_model_flags = c_uint32
tenet_element_kind = c_int32
tenet_export_flags = c_uint32
tenet_voting_flags = c_uint32
tenet_structure_flags = c_uint32
tenet_control = c_int32
tenet_walks = c_int32
tenet_identifier_scheme = c_int32
tenet_name_steps = c_uint32

TENET_OK = 0
TENET_ERROR_ARGUMENT = 1
TENET_ERROR_INPUT = 2
TENET_ERROR_NOT_FOUND = 3
TENET_ERROR_STATE = 4
TENET_ERROR_CANCELLED = 5
TENET_ERROR_OUT_OF_MEMORY = 6
TENET_ERROR_INTERNAL = 7
TENET_ZH = 0
TENET_EN = 1
TENET_NO_OUTCOME = -1
TENET_PASS = 0
TENET_FAIL = 1
TENET_UNKNOWN = 2
TENET_NOT_APPLICABLE = 3
TENET_WAIVED = 4
TENET_SEVERITY_ERROR = 0
TENET_SEVERITY_WARNING = 1
TENET_SEVERITY_NOTE = 2
TENET_STORAGE_BOOLEAN8 = 1
TENET_STORAGE_INT32 = 2
TENET_STORAGE_INT64 = 3
TENET_STORAGE_FLOAT64 = 4
TENET_STORAGE_DECIMAL_SCALED = 5
TENET_STORAGE_TEXT_VIEW = 6
TENET_STORAGE_TEXT_POINTER = 7
TENET_STORAGE_TEXT_BUFFER = 8
TENET_STORAGE_DATE_DAYS = 9
TENET_STORAGE_DATE_NUMBER = 10
TENET_STORAGE_INSTANT_SECONDS = 11
TENET_STORAGE_DECIMAL128 = 12
TENET_PRESENCE_UNSET = 0
TENET_PRESENCE_SET = 1
TENET_PRESENCE_NULL = 2
TENET_FORMAT_TEXT = 0
TENET_FORMAT_JSON = 1
TENET_CLEARANCE_OPEN = 0
TENET_CLEARANCE_INTERNAL = 1
TENET_CLEARANCE_CONFIDENTIAL = 2
TENET_CLEARANCE_SECRET = 3
TENET_SCOPE_NAMED = 0
TENET_SCOPE_ALL = 1
TENET_EFFECT_NAMED = 0
TENET_EFFECT_ELSEWHERE = 1
TENET_KIND_MISSING = 0
TENET_KIND_NULL = 1
TENET_KIND_BOOLEAN = 2
TENET_KIND_NUMBER = 3
TENET_KIND_STRING = 4
TENET_KIND_DATE = 5
TENET_KIND_TIME = 6
TENET_KIND_DATE_TIME = 7
TENET_KIND_DAY_TIME_DURATION = 8
TENET_KIND_YEAR_MONTH_DURATION = 9
TENET_KIND_LIST = 10
TENET_KIND_CONTEXT = 11
TENET_KIND_RECORD = 12
TENET_KIND_RANGE = 13
TENET_KIND_FUNCTION = 14
TENET_OUTCOME_COUNT = 5
TENET_ALL_OUTCOMES = 0x1F
TENET_LOAD_STRICT = 0x1
TENET_RENDER_COLOUR = 0x1
TENET_RENDER_DETAILS = 0x2
TENET_RENDER_NO_PROVENANCE = 0x4
TENET_RENDER_TRACES = 0x8
TENET_EVALUATION_SPREAD_MISSING = 0x1
TENET_EVALUATION_STRICT = 0x2
TENET_EVALUATION_READ_KINDS = 0x4
TENET_EVALUATION_WRITE_KINDS = 0x8
TENET_EVALUATION_TRACE = 0x10
TENET_EXTERNALS_JAVA_PLATFORM = 0x1
TENET_MODEL_TOLERANT = 0x1
TENET_ELEMENT_NONE = 0
TENET_ELEMENT_DECISION = 1
TENET_ELEMENT_KNOWLEDGE = 2
TENET_ELEMENT_SERVICE = 3
TENET_EXPORT_REFUSE_LOSSES = 0x1
TENET_EXPORT_GLEIF_JSON = 0x2
TENET_VOTING_CONCERT = 0x1
TENET_VOTING_TREASURY_SHARES_LEAVE = 0x2
TENET_VOTING_STATE_IS_NO_LINK = 0x4
TENET_VOTING_SUBSIDIARY_SHARES_WITHOUT_VOTES = 0x8
TENET_STRUCTURE_STRICT = 0x1
TENET_CONTROL_NO = 0
TENET_CONTROL_UNDETERMINED = 1
TENET_CONTROL_YES = 2
TENET_WALKS_ALL = 0
TENET_WALKS_NO_RETURN = 1
TENET_WALKS_SIMPLE = 2
TENET_IDENTIFIER_USCC = 0
TENET_IDENTIFIER_ORGANISATION_CODE = 1
TENET_IDENTIFIER_LEI = 2
TENET_NAME_WIDTH = 0x1
TENET_NAME_LETTER_CASE = 0x2
TENET_NAME_PUNCTUATION = 0x4
TENET_NAME_SCRIPT = 0x8
TENET_NAME_LEGAL_FORM = 0x10

# ---- Handles: structs that only the library looks into ------------------------------------------


class tenet_error(Structure): ...
class tenet_buffer(Structure): ...
class tenet_catalogue(Structure): ...
class tenet_catalogue_builder(Structure): ...
class tenet_snapshot(Structure): ...
class tenet_snapshot_builder(Structure): ...
class tenet_change(Structure): ...
class tenet_regulation(Structure): ...
class tenet_judge(Structure): ...
class tenet_report(Structure): ...
class tenet_effect(Structure): ...
class tenet_explanation(Structure): ...
class tenet_scope(Structure): ...
class tenet_expression(Structure): ...
class tenet_evaluation(Structure): ...
class tenet_model(Structure): ...
class tenet_externals(Structure): ...
class tenet_call(Structure): ...
class tenet_graph(Structure): ...
class tenet_graph_files(Structure): ...
class tenet_structure(Structure): ...
class tenet_control_index(Structure): ...
class tenet_group_policy(Structure): ...
class tenet_grouping(Structure): ...
class tenet_roll_up(Structure): ...
class tenet_party_list(Structure): ...
class tenet_lineage(Structure): ...
class tenet_merge_log(Structure): ...
class tenet_character_variants(Structure): ...
class tenet_assessment(Structure): ...
class tenet_instance(Structure): ...
class tenet_agenda(Structure): ...
class tenet_calendar(Structure): ...
class tenet_zones(Structure): ...


# ---- Structs and callbacks ----------------------------------------------------------------------


class tenet_str(Structure):
    _fields_ = [
        ("data", c_char_p),
        ("size", c_size_t),
    ]


class tenet_text(Structure):
    _fields_ = [
        ("name", tenet_str),
        ("text", tenet_str),
    ]


class tenet_scaled(Structure):
    _fields_ = [
        ("coefficient", c_int64),
        ("exponent", c_int32),
        ("reserved", c_int32),
    ]


class tenet_field_def(Structure):
    _fields_ = [
        ("name", tenet_str),
        ("zh", tenet_str),
        ("unit", tenet_str),
        ("codes", tenet_str),
        ("storage", tenet_storage),
        ("offset", c_uint32),
        ("buffer_size", c_uint32),
        ("has_presence", c_int32),
        ("presence_offset", c_uint32),
        ("reserved", c_uint32),
    ]


class tenet_relation_def(Structure):
    _fields_ = [
        ("name", tenet_str),
        ("zh", tenet_str),
        ("target", tenet_str),
        ("via", tenet_str),
        ("many", c_int32),
        ("reserved", c_uint32),
    ]


class tenet_record_type_def(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("name", tenet_str),
        ("zh", tenet_str),
        ("collection", tenet_str),
        ("collection_zh", tenet_str),
        ("key", tenet_str),
        ("time_field", tenet_str),
        ("account_field", tenet_str),
        ("struct_size", c_size_t),
        ("fields", POINTER(tenet_field_def)),
        ("field_count", c_size_t),
        ("field_size", c_size_t),
        ("relations", POINTER(tenet_relation_def)),
        ("relation_count", c_size_t),
        ("relation_size", c_size_t),
    ]


class tenet_load_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("flags", tenet_load_flags),
        ("reserved", c_uint32),
        ("codes", POINTER(tenet_regulation)),
    ]


class tenet_grouping_lineage(Structure):
    _fields_ = [
        ("grouping", tenet_str),
        ("lineage", POINTER(tenet_lineage)),
    ]


class tenet_context(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("at", tenet_str),
        ("known_at", tenet_str),
        ("actor", tenet_str),
        ("unit", tenet_str),
        ("calendar", POINTER(tenet_calendar)),
        ("zones", POINTER(tenet_zones)),
        ("step_limit", c_uint64),
        ("memory_limit", c_uint64),
        ("depth_limit", c_uint64),
        ("list_limit", c_uint64),
        ("text_limit", c_uint64),
        ("matching_limit", c_uint64),
        ("lineages", POINTER(tenet_grouping_lineage)),
        ("lineage_count", c_size_t),
    ]


tenet_progress_fn = CFUNCTYPE(c_int32, c_uint64, c_uint64, c_void_p)


class tenet_check_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("threads", c_uint32),
        ("outcomes", tenet_outcomes),
        ("rules", POINTER(tenet_str)),
        ("rule_count", c_size_t),
        ("subjects", POINTER(tenet_str)),
        ("subject_count", c_size_t),
        ("progress", tenet_progress_fn),
        ("progress_data", c_void_p),
    ]


class tenet_verdict(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("rule", c_uint32),
        ("subject", c_uint32),
        ("outcome", tenet_outcome),
        ("has_due", c_int32),
        ("due_days", c_int32),
        ("reserved", c_int32),
    ]


class tenet_tally(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("counts", c_uint64 * TENET_OUTCOME_COUNT),
    ]


class tenet_render_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("format", tenet_format),
        ("language", tenet_language),
        ("clearance", tenet_clearance),
        ("flags", tenet_render_flags),
    ]


class tenet_shift(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("subject_key", tenet_str),
        ("rule", c_uint32),
        ("before", tenet_outcome),
        ("after", tenet_outcome),
        ("before_has_due", c_int32),
        ("before_due_days", c_int32),
        ("after_has_due", c_int32),
        ("after_due_days", c_int32),
        ("reserved", c_int32),
    ]


class tenet_slot_def(Structure):
    _fields_ = [
        ("name", tenet_str),
        ("zh", tenet_str),
        ("type", tenet_str),
        ("open", c_int32),
        ("reserved", c_uint32),
    ]


class tenet_evaluation_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("flags", tenet_evaluation_flags),
        ("reserved", c_uint32),
        ("context", POINTER(tenet_context)),
        ("records", POINTER(tenet_snapshot)),
    ]


class tenet_model_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("flags", tenet_model_flags),
        ("reserved", c_uint32),
        ("externals", POINTER(tenet_externals)),
        ("catalogue", POINTER(tenet_catalogue)),
    ]


class tenet_structure_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("as_of", tenet_str),
        ("known_at", tenet_str),
        ("policy", POINTER(tenet_group_policy)),
        ("control_above", tenet_str),
        ("voting", tenet_voting_flags),
        ("lineal_generations", c_uint32),
        ("collateral_generations", c_uint32),
        ("flags", tenet_structure_flags),
    ]


class tenet_export_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("language", tenet_language),
        ("flags", tenet_export_flags),
        ("as_of", tenet_str),
        ("known_at", tenet_str),
        ("stated_on", tenet_str),
        ("publisher", tenet_str),
        ("license", tenet_str),
    ]


class tenet_lineage_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("first_day", tenet_str),
        ("last_day", tenet_str),
        ("known_at", tenet_str),
        ("measures", tenet_str),
    ]


class tenet_instance_options(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("zone", tenet_str),
        ("calendar", POINTER(tenet_calendar)),
        ("zones", POINTER(tenet_zones)),
    ]


tenet_external_fn = CFUNCTYPE(c_int32, POINTER(tenet_call), c_void_p)
tenet_verdict_fn = CFUNCTYPE(c_int32, POINTER(tenet_verdict), c_void_p)
tenet_write_fn = CFUNCTYPE(c_int32, tenet_str, c_void_p)
