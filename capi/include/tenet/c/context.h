#ifndef TENET_C_CONTEXT_H
#define TENET_C_CONTEXT_H

/**
 * @file
 * What judging and expressions read besides records: zones, a calendar, the instant, limits. Part
 * of `<tenet/tenet.h>`, which says what holds for all.
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* -------------------------------------------------------------------- zones and the calendar */

/**
 * Reads every TZif file below a folder, such as /usr/share/zoneinfo. The library never looks for
 * one by itself.
 * @param folder  its path
 * @param[out] out  the zones, named by their paths below the folder
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_zones_load_folder(tenet_str folder, tenet_zones** out,
                                               tenet_error** error);

/**
 * Makes zones from TZif data (RFC 8536) in memory.
 * @param data  name ("Asia/Shanghai") and bytes of each zone
 * @param count  how many
 * @param[out] out  the zones
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_zones_load_data(const tenet_text* data, size_t count,
                                             tenet_zones** out, tenet_error** error);

/**
 * Releases zones.
 * @param zones  may be NULL
 * @since 0.1
 */
TENET_API void tenet_zones_free(tenet_zones* zones);

/**
 * Reads a working calendar from JSON: hours of the week, holidays, make-up days.
 * @param json  the text
 * @param file  what problems call it; may be empty
 * @param zones  named zones; may be NULL
 * @param[out] out  the calendar
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_calendar_load_text(tenet_str json, tenet_str file,
                                                const tenet_zones* zones, tenet_calendar** out,
                                                tenet_error** error);

/**
 * Releases a calendar.
 * @param calendar  may be NULL
 * @since 0.1
 */
TENET_API void tenet_calendar_free(tenet_calendar* calendar);

/* ---------------------------------------------------------------------------------- context */

/** Where the groups of a grouping of the regulation have their ids from. @since 0.1 */
typedef struct tenet_grouping_lineage {
    tenet_str grouping;           /**< its id in the regulation */
    const tenet_lineage* lineage; /**< followed to the day judged or its eve; is copied */
} tenet_grouping_lineage;

/** What a judgement is made in. `actor` and `unit` are kept; no rule reads them yet.
 * @since 0.1 */
typedef struct tenet_context {
    size_t size;        /**< set by `tenet_context_init` */
    tenet_str at;       /**< the instant judged, with its zone: 2026-01-05T09:00:00+08:00 */
    tenet_str known_at; /**< what was known when; empty: at `at` */
    tenet_str actor;    /**< acting person; empty: nobody in particular */
    tenet_str unit;     /**< own unit in scope; empty: all */
    const tenet_calendar* calendar; /**< working time; may be NULL */
    const tenet_zones* zones;       /**< named zones; may be NULL */
    uint64_t step_limit;     /**< logical steps per rule and subject; 0: the library's default */
    uint64_t memory_limit;   /**< bytes of the values made, likewise */
    uint64_t depth_limit;    /**< nested calls of functions, likewise; at most 2^32 - 1 */
    uint64_t list_limit;     /**< items of one list, likewise */
    uint64_t text_limit;     /**< bytes of one text, likewise */
    uint64_t matching_limit; /**< attempts at matching one pattern, likewise; at most 2^32 - 1 */
    const tenet_grouping_lineage*
        lineages;         /**< ids of groups that stay, for judging; may be NULL */
    size_t lineage_count; /**< how many */
} tenet_context;

/**
 * Empties a context.
 * @param context  to be initialised
 * @param size  sizeof(tenet_context) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_context_init(tenet_context* context, size_t size);

#ifdef __cplusplus
}
#endif

#endif
