#ifndef TENET_C_LINEAGE_H
#define TENET_C_LINEAGE_H

/**
 * @file
 * Corporate groups over time: ids that stay while names, tops and members change. Part of
 * `<tenet/tenet.h>`, which says what holds for all.
 *
 * A lineage follows the groups of a graph (`<tenet/c/group.h>`) under a policy
 * (`<tenet/c/grouping.h>`) from day to day. Answers are JSON as
 * docs/schemas/group-lineage.schema.json says.
 *
 * @code{.c}
 * tenet_lineage_new(policy, &lineage, &error);
 * tenet_lineage_options_init(&days, sizeof days);
 * days.first_day = TENET_STR("2020-01-01");
 * days.last_day = TENET_STR("2025-12-31");
 * tenet_lineage_follow(lineage, graph, policy, &days, &error);
 * tenet_lineage_resolve_json(lineage, TENET_STR("TOP@2020-01-01"), days.last_day, &found, &error);
 * @endcode
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A lineage without days, under a policy's rule for identity.
 * @param policy  need not live on
 * @param[out] out  the lineage
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_lineage_new(const tenet_group_policy* policy, tenet_lineage** out,
                                         tenet_error** error);

/**
 * Reads a lineage, to go on with it.
 * @param json  as docs/schemas/group-lineage.schema.json says
 * @param file  what problems call it; may be empty
 * @param[out] out  the lineage
 * @param[out] error  everything wrong with the text, `group-lineage-contradiction` where its events
 *         do not lead to its groups; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_lineage_read_json(tenet_str json, tenet_str file, tenet_lineage** out,
                                               tenet_error** error);

/** Which days a lineage takes in, and what it weighs by. @since 0.1 */
typedef struct tenet_lineage_options {
    size_t size;         /**< set by `tenet_lineage_options_init` */
    tenet_str first_day; /**< only where the lineage has none yet, then required */
    tenet_str last_day;  /**< up to here. Required */
    tenet_str known_at;  /**< the day whose knowledge counts; empty: everything known */
    tenet_str measures;  /**< `{"party": "100.50", ...}`, for a rule that goes by a measure; may be
                              empty */
} tenet_lineage_options;

/**
 * Sets the defaults: no days, everything known, no measures.
 * @param options  to be initialised
 * @param size  sizeof(tenet_lineage_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_lineage_options_init(tenet_lineage_options* options, size_t size);

/**
 * Follows the groups of a graph under a policy, from the day after the last one taken in.
 * @param lineage  the lineage
 * @param graph  the graph; another one than before will do, if it names parties alike
 * @param policy  the policy; its rule for identity is that which the lineage began with
 * @param options  which days
 * @param[out] error  what went wrong; may be NULL
 * @return a status; nothing is taken in where it is not `TENET_OK`
 * @since 0.1
 */
TENET_API tenet_status tenet_lineage_follow(tenet_lineage* lineage, const tenet_graph* graph,
                                            const tenet_group_policy* policy,
                                            const tenet_lineage_options* options,
                                            tenet_error** error);

/**
 * A lineage as JSON, which `tenet_lineage_read_json` reads: the groups of its last day, and every
 * event.
 * @param lineage  the lineage
 * @param[out] out  a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_lineage_json(const tenet_lineage* lineage, tenet_buffer** out,
                                          tenet_error** error);

/**
 * The groups of a day, with ids, names and members.
 * @param lineage  the lineage
 * @param day  one of its days
 * @param[out] out  a JSON object, `#/$defs/groups` of group-lineage.schema.json
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_lineage_groups_json(const tenet_lineage* lineage, tenet_str day,
                                                 tenet_buffer** out, tenet_error** error);

/**
 * What stands for the id of a group on a day, be it old or yet to come.
 * @param lineage  the lineage
 * @param id  the id of a group
 * @param as_of  one of its days
 * @param[out] out  a JSON object, `#/$defs/resolution` of group-lineage.schema.json
 * @param[out] error  what went wrong: `group-unknown-id`, `group-outside-lineage`; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_lineage_resolve_json(const tenet_lineage* lineage, tenet_str id,
                                                  tenet_str as_of, tenet_buffer** out,
                                                  tenet_error** error);

/**
 * Releases a lineage.
 * @param lineage  may be NULL
 * @since 0.1
 */
TENET_API void tenet_lineage_free(tenet_lineage* lineage);

#ifdef __cplusplus
}
#endif

#endif
