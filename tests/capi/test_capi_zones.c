#include "support.h"

/* Time zones and calendars: supplied by the host, kept alive by what uses them. */

/* A zone eight hours east of UTC as a TZif file of version 2 (RFC 8536). */
static tenet_str eight_hours_east(char* into) {
    static const char block[] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\4" /* counts */
                                "\0\0\x70\x80\0\0"                         /* +08:00 */
                                "CST";
    const size_t block_size = sizeof block; /* with the NUL behind CST */
    size_t size = 0;
    int i;
    for (i = 0; i < 2; ++i) {
        memcpy(into + size, "TZif2", 5);
        memset(into + size + 5, 0, 15 + 4);
        memcpy(into + size + 20 + 4, block, block_size);
        size += 24 + block_size;
    }
    memcpy(into + size, "\nCST-8\n", 7);
    return tenet_make_str(into, size + 7);
}

static tenet_zones* one_zone(void) {
    char bytes[256];
    tenet_zones* zones = NULL;
    tenet_text zone;
    zone.name = TENET_STR("Test/East");
    zone.text = eight_hours_east(bytes);
    OK(tenet_zones_load_data(&zone, 1, &zones, &error));
    return zones;
}

static const char calendar_json[] =
    "{\"id\": \"east\", \"zone\": \"Test/East\","
    " \"covers\": {\"from\": \"2025-01-01\", \"to\": \"2026-12-31\"},"
    " \"week\": {\"monday\": [\"09:00-17:00\"]}, \"holidays\": [\"2026-01-05\"]}";

static void zones_live_as_long_as_they_are_needed(void) {
    tenet_zones* zones = one_zone();
    tenet_zones* other = one_zone();
    tenet_catalogue* types = own_types();
    tenet_regulation* rules = small_regulation(types);
    tenet_snapshot* facts = small_portfolio(types);
    tenet_calendar* calendar = NULL;
    tenet_judge* judge = NULL;
    tenet_buffer* buffer = NULL;
    tenet_context now;

    OK(tenet_calendar_load_text(text(calendar_json), TENET_STR("east.json"), zones, &calendar,
                                &error));
    tenet_zones_free(zones);
    tenet_context_init(&now, sizeof now);
    now.zones = other;
    now.calendar = calendar;
    now.at = TENET_STR("2026-01-05T09:00:00@Test/East");
    now.known_at = TENET_STR("2026-01-04T09:00:00Z");
    now.actor = TENET_STR("E7");
    OK(tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error));
    OK(tenet_feel_evaluate(TENET_STR("string(now())"), TENET_STR(""), &now, &buffer, &error));
    CHECK(is(tenet_buffer_str(buffer), "\"2026-01-05T09:00:00@Test/East\""));
    tenet_buffer_free(buffer);
    tenet_zones_free(other);
    tenet_calendar_free(calendar);
    tenet_snapshot_free(facts);
    tenet_regulation_free(rules);
    tenet_catalogue_free(types);
    OK(tenet_judge_provenance(judge, &buffer, &error));
    CHECK(holds(tenet_buffer_str(buffer), "\"at\":\"2026-01-05T09:00:00@Test/East\""));
    CHECK(!holds(tenet_buffer_str(buffer), "\"zones_digest\":\"\""));
    CHECK(!holds(tenet_buffer_str(buffer), "\"calendar_digest\":\"\""));
    tenet_buffer_free(buffer);
    tenet_judge_free(judge);
}

static void bad_data_is_refused(void) {
    char bytes[256];
    tenet_zones* zones = NULL;
    tenet_calendar* calendar = NULL;
    tenet_text all[2];
    all[0].name = TENET_STR("A");
    all[0].text = TENET_STR("TZif");
    all[1].name = TENET_STR("B");
    all[1].text = eight_hours_east(bytes);
    all[1].text.size = 60;
    {
        tenet_error* both = NULL;
        CHECK(tenet_zones_load_data(all, 2, &zones, &both) == TENET_ERROR_INPUT);
        CHECK(tenet_error_count(both) == 2);
        CHECK(is(tenet_error_id(both, 1), "base-bad-zone-data"));
        tenet_error_free(both);
    }
    all[0].name.size = 0;
    FAILS(tenet_zones_load_data(all, 1, &zones, &error), TENET_ERROR_ARGUMENT,
          "capi-null-argument");
    FAILS(tenet_zones_load_folder(TENET_STR("no/such/folder"), &zones, &error), TENET_ERROR_INPUT,
          "base-unreadable-folder");
    FAILS(tenet_calendar_load_text(TENET_STR("[]"), TENET_STR("c.json"), NULL, &calendar, &error),
          TENET_ERROR_INPUT, "definition-wrong-kind");
    CHECK(zones == NULL && calendar == NULL);
}

int main(void) {
    zones_live_as_long_as_they_are_needed();
    bad_data_is_refused();
    return failures != 0;
}
