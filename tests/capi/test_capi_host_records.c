#include "model.h"

/* A host's own structs as records: registered, judged where they lie, changed. */

struct shipment {
    char number[12];
    tenet_str account;
    int32_t day; /* yyyymmdd */
    tenet_scaled weight;
    uint8_t weight_state;
};

static const struct shipment shipments[] = {
    {"S1", {"A", 1}, 20250301, {1250, -2, 0}, TENET_PRESENCE_SET},
    {"S2", {"A", 1}, 20250401, {99999, 0, 0}, TENET_PRESENCE_SET},
    {"S3", {"B", 1}, 20250401, {0, 0, 0}, TENET_PRESENCE_UNSET},
    {"S4", {"B", 1}, 20250231, {1, 0, 0}, TENET_PRESENCE_SET}, /* no such day */
};

static const char shipment_pack[] =
    "{\"regulation\": {\"id\": \"s\", \"title\": {\"zh\": \"运输\", \"en\": \"Shipping\"}},"
    " \"articles\": [{\"id\": \"1\", \"title\": {\"zh\": \"重量\", \"en\": \"Weight\"}, \"rules\": "
    "["
    "  {\"id\": \"heavy\", \"title\": {\"zh\": \"限重\", \"en\": \"Limit\"},"
    "   \"kind\": \"constraint\", \"subject\": \"shipment\", \"require\": \"重量 < 1000\"},"
    "  {\"id\": \"known\", \"title\": {\"zh\": \"客户\", \"en\": \"Customer\"},"
    "   \"kind\": \"constraint\", \"subject\": \"shipment\","
    "   \"require\": \"customer.name = \\\"甲\\\"\"}]}]}";

static tenet_record_type_def definition(tenet_field_def* fields, tenet_relation_def* relation) {
    tenet_record_type_def type;
    CHECK(tenet_record_type_def_init(&type, sizeof type) == TENET_OK);
    memset(fields, 0, 4 * sizeof *fields);
    memset(relation, 0, sizeof *relation);
    fields[0].name = TENET_STR("number");
    fields[0].storage = TENET_STORAGE_TEXT_BUFFER;
    fields[0].offset = offsetof(struct shipment, number);
    fields[0].buffer_size = sizeof shipments[0].number;
    fields[1].name = TENET_STR("account");
    fields[1].storage = TENET_STORAGE_TEXT_VIEW;
    fields[1].offset = offsetof(struct shipment, account);
    fields[2].name = TENET_STR("day");
    fields[2].storage = TENET_STORAGE_DATE_NUMBER;
    fields[2].offset = offsetof(struct shipment, day);
    fields[3].name = TENET_STR("weight");
    fields[3].zh = TENET_STR("重量");
    fields[3].unit = TENET_STR("kg");
    fields[3].storage = TENET_STORAGE_DECIMAL_SCALED;
    fields[3].offset = offsetof(struct shipment, weight);
    fields[3].has_presence = 1;
    fields[3].presence_offset = offsetof(struct shipment, weight_state);
    relation->name = TENET_STR("customer");
    relation->target = TENET_STR("account");
    relation->via = TENET_STR("account");
    type.name = TENET_STR("shipment");
    type.zh = TENET_STR("运单");
    type.collection = TENET_STR("shipments");
    type.key = TENET_STR("number");
    type.time_field = TENET_STR("day");
    type.account_field = TENET_STR("account");
    type.struct_size = sizeof(struct shipment);
    type.fields = fields;
    type.field_count = 4;
    type.relations = relation;
    type.relation_count = 1;
    return type;
}

static tenet_catalogue* types_with_shipments(void) {
    tenet_field_def fields[4];
    tenet_relation_def relation;
    const tenet_record_type_def type = definition(fields, &relation);
    tenet_catalogue_builder* builder = NULL;
    tenet_catalogue* types = NULL;
    OK(tenet_catalogue_builder_new(&builder, &error));
    OK(tenet_catalogue_builder_add(builder, &type, &error));
    OK(tenet_catalogue_builder_finish(builder, &types, &error));
    tenet_catalogue_builder_free(builder);
    return types;
}

static tenet_snapshot* snapshot_of(const tenet_catalogue* types) {
    tenet_snapshot_builder* builder = NULL;
    tenet_snapshot* facts = NULL;
    size_t i;
    OK(tenet_snapshot_builder_new(types, NULL, &builder, &error));
    OK(tenet_snapshot_builder_add_json(builder, TENET_STR("account"),
                                       TENET_STR("{\"id\": \"A\", \"name\": \"甲\"}"), &error));
    OK(tenet_snapshot_builder_add_json(builder, TENET_STR("account"),
                                       TENET_STR("{\"id\": \"B\", \"name\": \"乙\"}"), &error));
    for (i = 0; i < sizeof shipments / sizeof shipments[0]; ++i) {
        OK(tenet_snapshot_builder_add_host(builder, TENET_STR("运单"), &shipments[i], &error));
    }
    OK(tenet_snapshot_builder_finish(builder, &facts, NULL, &error));
    tenet_snapshot_builder_free(builder);
    return facts;
}

static tenet_outcome outcome(const tenet_judge* judge, const char* rule, const char* key) {
    tenet_verdict verdict;
    verdict.size = sizeof verdict;
    OK(tenet_judge_one(judge, text(rule), text(key), &verdict, &error));
    return verdict.outcome;
}

static void judges_them_where_they_lie(void) {
    static const struct shipment lighter = {
        "S2", {"A", 1}, 20250401, {999, 0, 0}, TENET_PRESENCE_SET};
    tenet_catalogue* types = types_with_shipments();
    tenet_snapshot* facts = snapshot_of(types);
    tenet_regulation* rules = NULL;
    tenet_judge* judge = NULL;
    tenet_change* change = NULL;
    tenet_effect* effect = NULL;
    tenet_explanation* why = NULL;
    tenet_text pack;
    tenet_context now;
    tenet_shift shift;
    tenet_verdict verdict;
    tenet_buffer* buffer = NULL;

    pack.name = TENET_STR("pack.json");
    pack.text = text(shipment_pack);
    OK(tenet_regulation_load_texts(types, &pack, 1, &rules, NULL, &error));
    tenet_context_init(&now, sizeof now);
    now.at = TENET_STR("2026-01-01T12:00:00+08:00");
    OK(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error));
    CHECK(outcome(judge, "heavy", "S1") == TENET_PASS);
    CHECK(outcome(judge, "heavy", "S2") == TENET_FAIL);
    CHECK(outcome(judge, "heavy", "S3") == TENET_UNKNOWN);
    CHECK(outcome(judge, "known", "S1") == TENET_PASS);
    CHECK(outcome(judge, "known", "S3") == TENET_FAIL);
    verdict.size = sizeof verdict;
    OK(tenet_judge_one(judge, TENET_STR("heavy"), TENET_STR("S3"), &verdict, &error));
    OK(tenet_judge_explain(judge, &verdict, &why, &error));
    CHECK(is(tenet_explanation_missing(why, 0), "shipment.weight"));
    tenet_explanation_free(why);
    OK(tenet_snapshot_record(facts, TENET_STR("shipment"), TENET_STR("S1"), &buffer, &error));
    CHECK(holds(tenet_buffer_str(buffer), "12.50"));
    CHECK(holds(tenet_buffer_str(buffer), "2025-03-01"));
    tenet_buffer_free(buffer);

    OK(tenet_change_new(facts, &change, &error));
    OK(tenet_change_upsert_host(change, TENET_STR("shipment"), &lighter, &error));
    OK(tenet_judge_evaluate(judge, change, TENET_SCOPE_NAMED, &effect, &error));
    shift.size = sizeof shift;
    CHECK(tenet_effect_shift(effect, TENET_EFFECT_NAMED, 0, &shift) == TENET_OK);
    CHECK(is(shift.subject_key, "S2"));
    CHECK(shift.before == TENET_FAIL && shift.after == TENET_PASS);
    tenet_effect_free(effect);
    tenet_change_free(change);
    tenet_catalogue_free(types);
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    CHECK(outcome(judge, "heavy", "S2") == TENET_FAIL);
    tenet_judge_free(judge);
}

static void definitions_are_checked(void) {
    tenet_field_def fields[4];
    tenet_relation_def relation;
    tenet_record_type_def type = definition(fields, &relation);
    tenet_catalogue_builder* builder = NULL;
    tenet_catalogue* types = NULL;
    OK(tenet_catalogue_builder_new(&builder, &error));
    fields[3].offset = sizeof(struct shipment) - 1;
    FAILS(tenet_catalogue_builder_add(builder, &type, &error), TENET_ERROR_INPUT,
          "schema-outside-struct");
    fields[3].storage = 99;
    FAILS(tenet_catalogue_builder_add(builder, &type, &error), TENET_ERROR_INPUT,
          "schema-unknown-storage");
    fields[3].storage = -1;
    FAILS(tenet_catalogue_builder_add(builder, &type, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-number");
    type = definition(fields, &relation);
    type.field_size = 8;
    FAILS(tenet_catalogue_builder_add(builder, &type, &error), TENET_ERROR_ARGUMENT,
          "capi-bad-size");
    type.field_size = sizeof *fields;
    type.field_count = 1000000000;
    FAILS(tenet_catalogue_builder_add(builder, &type, &error), TENET_ERROR_ARGUMENT,
          "capi-too-long");
    type = definition(fields, &relation);
    relation.target = TENET_STR("nothing");
    OK(tenet_catalogue_builder_add(builder, &type, &error));
    FAILS(tenet_catalogue_builder_finish(builder, &types, &error), TENET_ERROR_INPUT,
          "schema-unknown-record-type");
    CHECK(types == NULL);
    tenet_catalogue_builder_free(builder);
}

static void kinds_of_records_are_kept_apart(void) {
    tenet_catalogue* types = types_with_shipments();
    tenet_snapshot_builder* builder = NULL;
    OK(tenet_snapshot_builder_new(types, NULL, &builder, &error));
    FAILS(tenet_snapshot_builder_add_json(builder, TENET_STR("shipment"), TENET_STR("{}"), &error),
          TENET_ERROR_ARGUMENT, "capi-host-type");
    FAILS(tenet_snapshot_builder_add_host(builder, TENET_STR("order"), &shipments[0], &error),
          TENET_ERROR_ARGUMENT, "capi-own-type");
    tenet_snapshot_builder_free(builder);
    tenet_catalogue_free(types);
}

static const char shipping_xml[] =
    DMN_BEGIN INPUT("i1", "parcel", "shipment") INPUT("i2", "limit", "number")
        DECISION("d1", "too heavy", "boolean", NEEDS("i1") NEEDS("i2"), "parcel.重量 &gt; limit")
            DECISION("d2", "customer", "string", NEEDS("i1"), "parcel.customer.name")
                DECISION("d3", "month", "number", NEEDS("i1"), "parcel.day.month") "</definitions>";

static tenet_model* shipping_model(const tenet_catalogue* types) {
    tenet_text file;
    tenet_model_options options;
    tenet_model* model = NULL;
    file.name = TENET_STR("shipping.dmn");
    file.text = text(shipping_xml);
    CHECK(tenet_model_options_init(&options, sizeof options) == TENET_OK);
    options.catalogue = types;
    OK(tenet_model_load_texts(&file, 1, &options, &model, NULL, &error));
    return model;
}

static void models_decide_on_them(void) {
    tenet_catalogue* types = types_with_shipments();
    tenet_snapshot* facts = snapshot_of(types);
    tenet_model* model = shipping_model(types);
    tenet_evaluation_options options;
    tenet_evaluation* run = NULL;
    tenet_text file;
    tenet_model* none = NULL;
    tenet_str shown;
    int64_t month = 0;

    CHECK(is(tenet_model_input_type(model, 0), "shipment"));
    tenet_evaluation_options_init(&options, sizeof options);
    options.records = facts;
    options.flags = TENET_EVALUATION_SPREAD_MISSING;
    OK(tenet_model_evaluation_new(model, &options, &run, &error));
    tenet_catalogue_free(types);
    tenet_snapshot_free(facts);

    CHECK(tenet_evaluation_set_record(run, 0, &shipments[0]) == TENET_OK);
    CHECK(tenet_evaluation_set_int64(run, 1, 10) == TENET_OK);
    OK(tenet_model_decide(model, run, element(model, "too heavy"), &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_BOOLEAN && tenet_evaluation_boolean(run) == 1);
    OK(tenet_model_decide(model, run, element(model, "month"), &error));
    CHECK(tenet_evaluation_int64(run, &month) == TENET_OK && month == 3);
    OK(tenet_model_decide(model, run, element(model, "customer"), &error));
    CHECK(tenet_evaluation_text(run, &shown) == TENET_OK && is(shown, "甲"));

    CHECK(tenet_evaluation_set_record(run, 0, &shipments[2]) == TENET_OK);
    OK(tenet_model_decide(model, run, element(model, "too heavy"), &error));
    CHECK(tenet_evaluation_kind(run) == TENET_KIND_MISSING);
    CHECK(tenet_evaluation_set_key(run, 0, TENET_STR("S2")) == TENET_OK);
    OK(tenet_model_decide(model, run, element(model, "too heavy"), &error));
    CHECK(tenet_evaluation_boolean(run) == 1);
    CHECK(tenet_evaluation_set_key(run, 0, TENET_STR("S9")) == TENET_ERROR_NOT_FOUND);
    CHECK(tenet_evaluation_set_record(run, 1, &shipments[0]) == TENET_ERROR_ARGUMENT);
    tenet_evaluation_free(run);
    tenet_model_free(model);

    file.name = TENET_STR("shipping.dmn");
    file.text = text(shipping_xml);
    CHECK(tenet_model_load_texts(&file, 1, NULL, &none, NULL, NULL) == TENET_ERROR_INPUT);
    CHECK(none == NULL);
}

int main(void) {
    judges_them_where_they_lie();
    models_decide_on_them();
    definitions_are_checked();
    kinds_of_records_are_kept_apart();
    return failures != 0;
}
