#ifndef TENET_C_GROUPING_H
#define TENET_C_GROUPING_H

/**
 * @file
 * Corporate groups: who belongs together, and what it adds up to. Part of `<tenet/tenet.h>`, which
 * says what holds for all.
 *
 * A grouping holds the groups of a structure (`<tenet/c/group.h>`) under a policy; a roll-up totals
 * of those groups. Parties are named by their ids. Answers are JSON as
 * docs/schemas/group-answers.schema.json says, where nothing else is said.
 *
 * @code{.c}
 * tenet_group_policy_read_json(json, TENET_STR("policy.json"), &policy, &error);
 * tenet_grouping_new(day, policy, &groups, &error);
 * tenet_roll_up_new(groups, rows, TENET_STR("rows.json"), &totals, &error);
 * tenet_roll_up_total(totals, TENET_STR("PLANT"), TENET_STR(""), &sum, &error);
 * @endcode
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ----------------------------------------------------------------------------------- groupings */

/**
 * Reads a policy: who belongs to a group.
 * @param json  as docs/schemas/group-policy.schema.json says; comments are allowed
 * @param file  what problems call it; may be empty
 * @param[out] out  the policy
 * @param[out] error  everything wrong with the text; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_group_policy_read_json(tenet_str json, tenet_str file,
                                                    tenet_group_policy** out, tenet_error** error);

/**
 * The id of a policy.
 * @param policy  the policy
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_group_policy_id(const tenet_group_policy* policy);

/**
 * A policy as JSON, which `tenet_group_policy_read_json` reads.
 * @param policy  the policy
 * @param[out] out  a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_group_policy_json(const tenet_group_policy* policy, tenet_buffer** out,
                                               tenet_error** error);

/**
 * Releases a policy. Groupings under it stay usable.
 * @param policy  may be NULL
 * @since 0.1
 */
TENET_API void tenet_group_policy_free(tenet_group_policy* policy);

/**
 * The groups of a day under a policy, and under the policy's own rule for votes.
 * @param day  whose graph and days are taken
 * @param policy  the policy
 * @param[out] out  the grouping
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_INPUT` if the policy names parties or hierarchies that the graph lacks
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_new(const tenet_structure* day,
                                          const tenet_group_policy* policy, tenet_grouping** out,
                                          tenet_error** error);

/**
 * All groups with their members and the reasons of each, conflicts, and entries out of time.
 * @param groups  the grouping
 * @param[out] out  a JSON object, `#/$defs/grouping`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_json(const tenet_grouping* groups, tenet_buffer** out,
                                           tenet_error** error);

/**
 * The members of the group that is a party's own.
 * @param groups  the grouping
 * @param party  id of a party
 * @param[out] out  by party
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_members(const tenet_grouping* groups, tenet_str party,
                                              tenet_party_list** out, tenet_error** error);

/**
 * All groups a party belongs to, its own first, with the reason of each membership as text.
 * @param groups  the grouping
 * @param party  id of a party
 * @param[out] out  a JSON array of `#/$defs/group`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_groups_json(const tenet_grouping* groups, tenet_str party,
                                                  tenet_buffer** out, tenet_error** error);

/**
 * The groups of a party as indented trees, for people: shares, and the reason of each membership.
 * Control characters in names are shown as U+FFFD.
 * @param groups  the grouping
 * @param party  id of a party; empty: all groups with more than one member
 * @param language  `TENET_ZH` or `TENET_EN`
 * @param[out] out  text, an empty line between groups
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_text(const tenet_grouping* groups, tenet_str party,
                                           tenet_language language, tenet_buffer** out,
                                           tenet_error** error);

/**
 * The group that is a party's own as a drawing in layers: every member a box, once, with the reason
 * of its membership; every relation of the day between two of them a line with its share and days.
 * The same input gives the same bytes. Names cannot become markup; control characters, and marks
 * that turn the direction of text around, are shown as U+FFFD.
 * @param groups  the grouping
 * @param party  id of a party
 * @param language  `TENET_ZH` or `TENET_EN`
 * @param[out] out  an SVG document in UTF-8
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_svg(const tenet_grouping* groups, tenet_str party,
                                          tenet_language language, tenet_buffer** out,
                                          tenet_error** error);

/**
 * The same drawing as one page of HTML that needs nothing else, with zoom, search, a list of the
 * members, and both languages by a switch.
 * @param groups  the grouping
 * @param party  id of a party
 * @param language  what the page begins with: `TENET_ZH` or `TENET_EN`
 * @param[out] out  an HTML document in UTF-8
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_html(const tenet_grouping* groups, tenet_str party,
                                           tenet_language language, tenet_buffer** out,
                                           tenet_error** error);

/**
 * Who joins and who leaves from one grouping to another.
 * @param before  one grouping
 * @param after  another one of the same graph
 * @param[out] out  a JSON object, `#/$defs/changes`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_STATE` if they were made from two graphs
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_changes_json(const tenet_grouping* before,
                                                   const tenet_grouping* after, tenet_buffer** out,
                                                   tenet_error** error);

/**
 * What would be otherwise if relations, rows or exchange rates were: who joins and leaves, whose
 * controllers are others, which totals. Nothing is changed.
 * @param groups  the grouping
 * @param json  parties and relations to add, relations to drop, acquisitions, rows, rates, as
 *        docs/schemas/what-if.schema.json says
 * @param file  what problems call it; may be empty
 * @param rows  what to add up, as docs/schemas/roll-up.schema.json says; empty: nothing
 * @param rows_file  what problems call that; may be empty
 * @param[out] out  a JSON object, `#/$defs/answer` of what-if.schema.json
 * @param[out] error  everything wrong with the texts; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_grouping_what_if_json(const tenet_grouping* groups, tenet_str json,
                                                   tenet_str file, tenet_str rows,
                                                   tenet_str rows_file, tenet_buffer** out,
                                                   tenet_error** error);

/**
 * Releases a grouping. Roll-ups over it stay usable.
 * @param groups  may be NULL
 * @since 0.1
 */
TENET_API void tenet_grouping_free(tenet_grouping* groups);

/* ------------------------------------------------------------------------------------ roll-up */

/**
 * Adds up rows of anything over groups: each counts once per group.
 * @param groups  the grouping
 * @param json  function, method, rows, rates and rules for agents and guarantees, as
 * docs/schemas/roll-up.schema.json says
 * @param file  what problems call it; may be empty
 * @param[out] out  the roll-up
 * @param[out] error  everything wrong with the text; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_roll_up_new(const tenet_grouping* groups, tenet_str json,
                                         tenet_str file, tenet_roll_up** out, tenet_error** error);

/**
 * The totals with what they rest on: days, policy, members, rows, exclusions.
 * @param totals  the roll-up
 * @param[out] out  a JSON object, `#/$defs/roll_up`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_roll_up_json(const tenet_roll_up* totals, tenet_buffer** out,
                                          tenet_error** error);

/**
 * The total of the group that is a party's own.
 * @param totals  the roll-up
 * @param party  id of a party
 * @param key  a value of the attribute split by; empty where nothing is split
 * @param[out] out  a decimal; NULL where no row counts
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such party
 * @since 0.1
 */
TENET_API tenet_status tenet_roll_up_total(const tenet_roll_up* totals, tenet_str party,
                                           tenet_str key, tenet_buffer** out, tenet_error** error);

/**
 * Replaces and removes rows and rates. The result is, bit for bit, that of starting anew; only the
 * groups concerned are computed.
 * @param totals  the roll-up
 * @param json  `{"upsert": [rows], "delete": [ids], "upsert_rates": [rates], "delete_rates": [rates
 *              without value]}`; all rows of an id are replaced
 * @param file  what problems call it; may be empty
 * @param[out] error  everything wrong with the text; may be NULL
 * @return a status; nothing is changed if the text has problems; where memory ran out, the roll-
 *         up can only be freed
 * @since 0.1
 */
TENET_API tenet_status tenet_roll_up_change_json(tenet_roll_up* totals, tenet_str json,
                                                 tenet_str file, tenet_error** error);

/**
 * Who joins and leaves from one grouping to another, and which totals are others.
 * @param before  one roll-up
 * @param after  another, with a grouping of the same graph
 * @param[out] out  a JSON object, `#/$defs/changes` with `amounts`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_STATE` if they were made from two graphs
 * @since 0.1
 */
TENET_API tenet_status tenet_roll_up_changes_json(const tenet_roll_up* before,
                                                  const tenet_roll_up* after, tenet_buffer** out,
                                                  tenet_error** error);

/**
 * Releases a roll-up.
 * @param totals  may be NULL
 * @since 0.1
 */
TENET_API void tenet_roll_up_free(tenet_roll_up* totals);

#ifdef __cplusplus
}
#endif

#endif
