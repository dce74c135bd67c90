#ifndef TENET_C_REGULATION_H
#define TENET_C_REGULATION_H

/**
 * @file
 * Regulations: loading packs, their articles, rules and tests. Part of `<tenet/tenet.h>`, which
 * says what holds for all.
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Reads and compiles a pack: every *.json file of a folder, in the order of names.
 * @param catalogue  the record types its rules name
 * @param folder  its path
 * @param[out] out  the regulation
 * @param[out] warnings  what deserves attention, or NULL if nothing does; may be NULL
 * @param[out] error  everything wrong with the pack; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_regulation_load_folder(const tenet_catalogue* catalogue,
                                                    tenet_str folder, tenet_regulation** out,
                                                    tenet_error** warnings, tenet_error** error);

/**
 * Reads and compiles a pack from texts.
 * @param catalogue  the record types its rules name
 * @param texts  its files, taken together in the order given
 * @param count  how many
 * @param[out] out  the regulation
 * @param[out] warnings  what deserves attention, or NULL if nothing does; may be NULL
 * @param[out] error  everything wrong with the pack; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_regulation_load_texts(const tenet_catalogue* catalogue,
                                                   const tenet_text* texts, size_t count,
                                                   tenet_regulation** out, tenet_error** warnings,
                                                   tenet_error** error);

/**
 * Releases a regulation.
 * @param regulation  may be NULL
 * @since 0.1
 */
TENET_API void tenet_regulation_free(tenet_regulation* regulation);

/**
 * The id a regulation gives itself.
 * @param regulation  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_id(const tenet_regulation* regulation);

/**
 * The title of a regulation.
 * @param regulation  may be NULL: then empty
 * @param language  `TENET_ZH` or `TENET_EN`
 * @return borrowed; in the other language where this one was not given
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_title(const tenet_regulation* regulation,
                                           tenet_language language);

/**
 * The version a regulation gives itself.
 * @param regulation  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_version(const tenet_regulation* regulation);

/**
 * The digest of a pack: SHA-256 over names and texts, in hexadecimal.
 * @param regulation  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_digest(const tenet_regulation* regulation);

/**
 * How many rules there are; they are numbered from 0 in the order of the articles.
 * @param regulation  may be NULL: then 0
 * @return their number
 * @since 0.1
 */
TENET_API size_t tenet_regulation_rule_count(const tenet_regulation* regulation);

/**
 * The id of a rule.
 * @param regulation  the regulation
 * @param rule  its number
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_rule_id(const tenet_regulation* regulation, size_t rule);

/**
 * The title of a rule.
 * @param regulation  the regulation
 * @param rule  its number
 * @param language  `TENET_ZH` or `TENET_EN`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_rule_title(const tenet_regulation* regulation, size_t rule,
                                                tenet_language language);

/**
 * The article a rule belongs to.
 * @param regulation  the regulation
 * @param rule  its number
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_rule_article(const tenet_regulation* regulation, size_t rule);

/**
 * The clause a rule belongs to.
 * @param regulation  the regulation
 * @param rule  its number
 * @return borrowed; empty where it belongs to the article as a whole
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_rule_clause(const tenet_regulation* regulation, size_t rule);

/**
 * The record type whose records a rule judges.
 * @param regulation  the regulation
 * @param rule  its number
 * @return borrowed; "portfolio" for a rule that is judged once
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_rule_subject(const tenet_regulation* regulation, size_t rule);

/**
 * The number of a rule.
 * @param regulation  the regulation
 * @param id  its id
 * @return its number; `tenet_regulation_rule_count` if there is no such rule
 * @since 0.1
 */
TENET_API size_t tenet_regulation_find_rule(const tenet_regulation* regulation, tenet_str id);

/**
 * How many measures there are.
 * @param regulation  may be NULL: then 0
 * @return their number
 * @since 0.1
 */
TENET_API size_t tenet_regulation_measure_count(const tenet_regulation* regulation);

/**
 * The id of a measure.
 * @param regulation  the regulation
 * @param measure  its number
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_regulation_measure_id(const tenet_regulation* regulation, size_t measure);

/**
 * Runs the tests a pack carries.
 * @param regulation  the regulation
 * @param calendar  for tests that name its id; may be NULL
 * @param[out] failed  how many did not pass; may be NULL
 * @param[out] out  a JSON array of `{"name", "passed", "problems"}`; may be NULL
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_OK` also where tests fail
 * @since 0.1
 */
TENET_API tenet_status tenet_regulation_run_tests(const tenet_regulation* regulation,
                                                  const tenet_calendar* calendar, size_t* failed,
                                                  tenet_buffer** out, tenet_error** error);

#ifdef __cplusplus
}
#endif

#endif
