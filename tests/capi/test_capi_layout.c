#include <tenet/tenet.h>

#include <stdint.h>

/* The numbers and layouts that compiled programs rely on. A failing line here means that they would
   break: append instead, and never renumber. */

#define VALUE(name, number) _Static_assert((name) == (number), #name)
#define SIZE(type, bytes) _Static_assert(sizeof(type) == (bytes), #type)
#define OFFSET(type, member, bytes)                                                                \
    _Static_assert(offsetof(type, member) == (bytes), #type "." #member)

VALUE(TENET_OK, 0);
VALUE(TENET_ERROR_ARGUMENT, 1);
VALUE(TENET_ERROR_INPUT, 2);
VALUE(TENET_ERROR_NOT_FOUND, 3);
VALUE(TENET_ERROR_STATE, 4);
VALUE(TENET_ERROR_CANCELLED, 5);
VALUE(TENET_ERROR_OUT_OF_MEMORY, 6);
VALUE(TENET_ERROR_INTERNAL, 7);
VALUE(TENET_ZH, 0);
VALUE(TENET_EN, 1);
VALUE(TENET_NO_OUTCOME, -1);
VALUE(TENET_PASS, 0);
VALUE(TENET_FAIL, 1);
VALUE(TENET_UNKNOWN, 2);
VALUE(TENET_NOT_APPLICABLE, 3);
VALUE(TENET_WAIVED, 4);
VALUE(TENET_SEVERITY_ERROR, 0);
VALUE(TENET_SEVERITY_WARNING, 1);
VALUE(TENET_SEVERITY_NOTE, 2);
VALUE(TENET_STORAGE_BOOLEAN8, 1);
VALUE(TENET_STORAGE_INT32, 2);
VALUE(TENET_STORAGE_INT64, 3);
VALUE(TENET_STORAGE_FLOAT64, 4);
VALUE(TENET_STORAGE_DECIMAL_SCALED, 5);
VALUE(TENET_STORAGE_TEXT_VIEW, 6);
VALUE(TENET_STORAGE_TEXT_POINTER, 7);
VALUE(TENET_STORAGE_TEXT_BUFFER, 8);
VALUE(TENET_STORAGE_DATE_DAYS, 9);
VALUE(TENET_STORAGE_DATE_NUMBER, 10);
VALUE(TENET_STORAGE_INSTANT_SECONDS, 11);
VALUE(TENET_STORAGE_DECIMAL128, 12);
VALUE(TENET_PRESENCE_UNSET, 0);
VALUE(TENET_PRESENCE_SET, 1);
VALUE(TENET_PRESENCE_NULL, 2);
VALUE(TENET_FORMAT_TEXT, 0);
VALUE(TENET_FORMAT_JSON, 1);
VALUE(TENET_CLEARANCE_OPEN, 0);
VALUE(TENET_CLEARANCE_INTERNAL, 1);
VALUE(TENET_CLEARANCE_CONFIDENTIAL, 2);
VALUE(TENET_CLEARANCE_SECRET, 3);
VALUE(TENET_SCOPE_NAMED, 0);
VALUE(TENET_SCOPE_ALL, 1);
VALUE(TENET_EFFECT_NAMED, 0);
VALUE(TENET_EFFECT_ELSEWHERE, 1);
VALUE(TENET_KIND_MISSING, 0);
VALUE(TENET_KIND_NULL, 1);
VALUE(TENET_KIND_BOOLEAN, 2);
VALUE(TENET_KIND_NUMBER, 3);
VALUE(TENET_KIND_STRING, 4);
VALUE(TENET_KIND_DATE, 5);
VALUE(TENET_KIND_TIME, 6);
VALUE(TENET_KIND_DATE_TIME, 7);
VALUE(TENET_KIND_DAY_TIME_DURATION, 8);
VALUE(TENET_KIND_YEAR_MONTH_DURATION, 9);
VALUE(TENET_KIND_LIST, 10);
VALUE(TENET_KIND_CONTEXT, 11);
VALUE(TENET_KIND_RECORD, 12);
VALUE(TENET_KIND_RANGE, 13);
VALUE(TENET_KIND_FUNCTION, 14);

VALUE(TENET_OUTCOME_COUNT, 5);
VALUE(TENET_ALL_OUTCOMES, 0x1Fu);
VALUE(TENET_LOAD_STRICT, 0x1u);
VALUE(TENET_RENDER_COLOUR, 0x1u);
VALUE(TENET_RENDER_DETAILS, 0x2u);
VALUE(TENET_RENDER_NO_PROVENANCE, 0x4u);
VALUE(TENET_RENDER_TRACES, 0x8u);
VALUE(TENET_EVALUATION_SPREAD_MISSING, 0x1u);
VALUE(TENET_EVALUATION_STRICT, 0x2u);
VALUE(TENET_EVALUATION_READ_KINDS, 0x4u);
VALUE(TENET_EVALUATION_WRITE_KINDS, 0x8u);
VALUE(TENET_EXTERNALS_JAVA_PLATFORM, 0x1u);
VALUE(TENET_MODEL_TOLERANT, 0x1u);
VALUE(TENET_ELEMENT_NONE, 0);
VALUE(TENET_ELEMENT_DECISION, 1);
VALUE(TENET_ELEMENT_KNOWLEDGE, 2);
VALUE(TENET_ELEMENT_SERVICE, 3);
VALUE(TENET_EXPORT_REFUSE_LOSSES, 0x1u);
VALUE(TENET_EXPORT_GLEIF_JSON, 0x2u);
VALUE(TENET_VOTING_CONCERT, 0x1u);
VALUE(TENET_VOTING_TREASURY_SHARES_LEAVE, 0x2u);
VALUE(TENET_VOTING_STATE_IS_NO_LINK, 0x4u);
VALUE(TENET_VOTING_SUBSIDIARY_SHARES_WITHOUT_VOTES, 0x8u);
VALUE(TENET_STRUCTURE_STRICT, 0x1u);
VALUE(TENET_CONTROL_NO, 0);
VALUE(TENET_CONTROL_UNDETERMINED, 1);
VALUE(TENET_CONTROL_YES, 2);
VALUE(TENET_WALKS_ALL, 0);
VALUE(TENET_WALKS_NO_RETURN, 1);
VALUE(TENET_WALKS_SIMPLE, 2);
VALUE(TENET_IDENTIFIER_USCC, 0);
VALUE(TENET_IDENTIFIER_ORGANISATION_CODE, 1);
VALUE(TENET_IDENTIFIER_LEI, 2);
VALUE(TENET_NAME_WIDTH, 0x1u);
VALUE(TENET_NAME_LETTER_CASE, 0x2u);
VALUE(TENET_NAME_PUNCTUATION, 0x4u);
VALUE(TENET_NAME_SCRIPT, 0x8u);
VALUE(TENET_NAME_LEGAL_FORM, 0x10u);

SIZE(tenet_status, 4);
SIZE(tenet_language, 4);
SIZE(tenet_outcome, 4);
SIZE(tenet_severity, 4);
SIZE(tenet_storage, 4);
SIZE(tenet_format, 4);
SIZE(tenet_clearance, 4);
SIZE(tenet_change_scope, 4);
SIZE(tenet_effect_part, 4);
SIZE(tenet_kind, 4);
SIZE(tenet_outcomes, 4);
SIZE(tenet_load_flags, 4);
SIZE(tenet_render_flags, 4);
SIZE(tenet_evaluation_flags, 4);
SIZE(tenet_control, 4);
SIZE(tenet_walks, 4);
SIZE(tenet_identifier_scheme, 4);
SIZE(tenet_name_steps, 4);
SIZE(tenet_voting_flags, 4);
SIZE(tenet_structure_flags, 4);

#if UINTPTR_MAX == 0xFFFFFFFFFFFFFFFFu

SIZE(tenet_str, 16);
OFFSET(tenet_str, data, 0);
OFFSET(tenet_str, size, 8);

SIZE(tenet_text, 32);
OFFSET(tenet_text, name, 0);
OFFSET(tenet_text, text, 16);

SIZE(tenet_scaled, 16);
OFFSET(tenet_scaled, coefficient, 0);
OFFSET(tenet_scaled, exponent, 8);
OFFSET(tenet_scaled, reserved, 12);

SIZE(tenet_field_def, 88);
OFFSET(tenet_field_def, name, 0);
OFFSET(tenet_field_def, zh, 16);
OFFSET(tenet_field_def, unit, 32);
OFFSET(tenet_field_def, codes, 48);
OFFSET(tenet_field_def, storage, 64);
OFFSET(tenet_field_def, offset, 68);
OFFSET(tenet_field_def, buffer_size, 72);
OFFSET(tenet_field_def, has_presence, 76);
OFFSET(tenet_field_def, presence_offset, 80);
OFFSET(tenet_field_def, reserved, 84);

SIZE(tenet_relation_def, 72);
OFFSET(tenet_relation_def, name, 0);
OFFSET(tenet_relation_def, zh, 16);
OFFSET(tenet_relation_def, target, 32);
OFFSET(tenet_relation_def, via, 48);
OFFSET(tenet_relation_def, many, 64);
OFFSET(tenet_relation_def, reserved, 68);

SIZE(tenet_record_type_def, 176);
OFFSET(tenet_record_type_def, size, 0);
OFFSET(tenet_record_type_def, name, 8);
OFFSET(tenet_record_type_def, zh, 24);
OFFSET(tenet_record_type_def, collection, 40);
OFFSET(tenet_record_type_def, collection_zh, 56);
OFFSET(tenet_record_type_def, key, 72);
OFFSET(tenet_record_type_def, time_field, 88);
OFFSET(tenet_record_type_def, account_field, 104);
OFFSET(tenet_record_type_def, struct_size, 120);
OFFSET(tenet_record_type_def, fields, 128);
OFFSET(tenet_record_type_def, field_count, 136);
OFFSET(tenet_record_type_def, field_size, 144);
OFFSET(tenet_record_type_def, relations, 152);
OFFSET(tenet_record_type_def, relation_count, 160);
OFFSET(tenet_record_type_def, relation_size, 168);

SIZE(tenet_load_options, 24);
OFFSET(tenet_load_options, size, 0);
OFFSET(tenet_load_options, flags, 8);
OFFSET(tenet_load_options, reserved, 12);
OFFSET(tenet_load_options, codes, 16);

SIZE(tenet_grouping_lineage, 24);
OFFSET(tenet_grouping_lineage, grouping, 0);
OFFSET(tenet_grouping_lineage, lineage, 16);

SIZE(tenet_context, 152);
OFFSET(tenet_context, size, 0);
OFFSET(tenet_context, at, 8);
OFFSET(tenet_context, known_at, 24);
OFFSET(tenet_context, actor, 40);
OFFSET(tenet_context, unit, 56);
OFFSET(tenet_context, calendar, 72);
OFFSET(tenet_context, zones, 80);
OFFSET(tenet_context, step_limit, 88);
OFFSET(tenet_context, memory_limit, 96);
OFFSET(tenet_context, depth_limit, 104);
OFFSET(tenet_context, list_limit, 112);
OFFSET(tenet_context, text_limit, 120);
OFFSET(tenet_context, matching_limit, 128);
OFFSET(tenet_context, lineages, 136);
OFFSET(tenet_context, lineage_count, 144);

SIZE(tenet_check_options, 64);
OFFSET(tenet_check_options, size, 0);
OFFSET(tenet_check_options, threads, 8);
OFFSET(tenet_check_options, outcomes, 12);
OFFSET(tenet_check_options, rules, 16);
OFFSET(tenet_check_options, rule_count, 24);
OFFSET(tenet_check_options, subjects, 32);
OFFSET(tenet_check_options, subject_count, 40);
OFFSET(tenet_check_options, progress, 48);
OFFSET(tenet_check_options, progress_data, 56);

SIZE(tenet_verdict, 32);
OFFSET(tenet_verdict, size, 0);
OFFSET(tenet_verdict, rule, 8);
OFFSET(tenet_verdict, subject, 12);
OFFSET(tenet_verdict, outcome, 16);
OFFSET(tenet_verdict, has_due, 20);
OFFSET(tenet_verdict, due_days, 24);
OFFSET(tenet_verdict, reserved, 28);

SIZE(tenet_tally, 48);
OFFSET(tenet_tally, size, 0);
OFFSET(tenet_tally, counts, 8);

SIZE(tenet_render_options, 24);
OFFSET(tenet_render_options, size, 0);
OFFSET(tenet_render_options, format, 8);
OFFSET(tenet_render_options, language, 12);
OFFSET(tenet_render_options, clearance, 16);
OFFSET(tenet_render_options, flags, 20);

SIZE(tenet_shift, 56);
OFFSET(tenet_shift, size, 0);
OFFSET(tenet_shift, subject_key, 8);
OFFSET(tenet_shift, rule, 24);
OFFSET(tenet_shift, before, 28);
OFFSET(tenet_shift, after, 32);
OFFSET(tenet_shift, before_has_due, 36);
OFFSET(tenet_shift, before_due_days, 40);
OFFSET(tenet_shift, after_has_due, 44);
OFFSET(tenet_shift, after_due_days, 48);
OFFSET(tenet_shift, reserved, 52);

SIZE(tenet_slot_def, 56);
OFFSET(tenet_slot_def, name, 0);
OFFSET(tenet_slot_def, zh, 16);
OFFSET(tenet_slot_def, type, 32);
OFFSET(tenet_slot_def, open, 48);
OFFSET(tenet_slot_def, reserved, 52);

SIZE(tenet_evaluation_options, 32);
OFFSET(tenet_evaluation_options, size, 0);
OFFSET(tenet_evaluation_options, flags, 8);
OFFSET(tenet_evaluation_options, reserved, 12);
OFFSET(tenet_evaluation_options, context, 16);
OFFSET(tenet_evaluation_options, records, 24);

SIZE(tenet_model_options, 32);
OFFSET(tenet_model_options, size, 0);
OFFSET(tenet_model_options, flags, 8);
OFFSET(tenet_model_options, reserved, 12);
OFFSET(tenet_model_options, externals, 16);
OFFSET(tenet_model_options, catalogue, 24);

SIZE(tenet_export_options, 96);
OFFSET(tenet_export_options, size, 0);
OFFSET(tenet_export_options, language, 8);
OFFSET(tenet_export_options, flags, 12);
OFFSET(tenet_export_options, as_of, 16);
OFFSET(tenet_export_options, known_at, 32);
OFFSET(tenet_export_options, stated_on, 48);
OFFSET(tenet_export_options, publisher, 64);
OFFSET(tenet_export_options, license, 80);

SIZE(tenet_lineage_options, 72);
OFFSET(tenet_lineage_options, size, 0);
OFFSET(tenet_lineage_options, first_day, 8);
OFFSET(tenet_lineage_options, last_day, 24);
OFFSET(tenet_lineage_options, known_at, 40);
OFFSET(tenet_lineage_options, measures, 56);
SIZE(tenet_structure_options, 80);
OFFSET(tenet_structure_options, size, 0);
OFFSET(tenet_structure_options, as_of, 8);
OFFSET(tenet_structure_options, known_at, 24);
OFFSET(tenet_structure_options, policy, 40);
OFFSET(tenet_structure_options, control_above, 48);
OFFSET(tenet_structure_options, voting, 64);
OFFSET(tenet_structure_options, lineal_generations, 68);
OFFSET(tenet_structure_options, collateral_generations, 72);
OFFSET(tenet_structure_options, flags, 76);
SIZE(tenet_instance_options, 40);
OFFSET(tenet_instance_options, size, 0);
OFFSET(tenet_instance_options, zone, 8);
OFFSET(tenet_instance_options, calendar, 24);
OFFSET(tenet_instance_options, zones, 32);

#endif

int main(void) {
    return tenet_abi_version() == 0 ? 0 : 1;
}
