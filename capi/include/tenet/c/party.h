#ifndef TENET_C_PARTY_H
#define TENET_C_PARTY_H

/**
 * @file
 * Identifiers and names of organisations. Part of `<tenet/tenet.h>`, which says what holds for all.
 * JSON is as docs/schemas/party.schema.json says.
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An identifier of organisations whose structure is known. @since 0.1 */
typedef int32_t tenet_identifier_scheme;
enum {
    TENET_IDENTIFIER_USCC = 0,              /**< unified social credit code (GB 32100) */
    TENET_IDENTIFIER_ORGANISATION_CODE = 1, /**< organisation code (GB 11714) */
    TENET_IDENTIFIER_LEI = 2                /**< legal entity identifier (ISO 17442) */
};

/**
 * Whether structure and check characters of an identifier hold.
 * @param scheme  which structure it should have
 * @param text  as somebody wrote it: blanks, width and letter case do not matter
 * @param[out] out  1 or 0
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_identifier_is_valid(tenet_identifier_scheme scheme, tenet_str text,
                                                 int32_t* out, tenet_error** error);

/**
 * What is wrong with an identifier, and every repair that fits: a failed check cannot tell which
 * character is wrong.
 * @param scheme  which structure it should have
 * @param text  as somebody wrote it
 * @param regions  six-digit region codes, ascending; a region that is not among them is a warning
 * @param region_count  how many; 0: any six digits will do
 * @param[out] out  a JSON object, `#/$defs/identifier`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_identifier_check_json(tenet_identifier_scheme scheme, tenet_str text,
                                                   const uint32_t* regions, size_t region_count,
                                                   tenet_buffer** out, tenet_error** error);

/**
 * Reads which simplified character stands for a traditional one.
 * @param table  the text of OpenCC's TSCharacters.txt
 * @param file  what problems call it; may be empty
 * @param[out] out  the variants
 * @param[out] error  every bad line; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_character_variants_read(tenet_str table, tenet_str file,
                                                     tenet_character_variants** out,
                                                     tenet_error** error);

/**
 * Releases variants.
 * @param variants  may be NULL
 * @since 0.1
 */
TENET_API void tenet_character_variants_free(tenet_character_variants* variants);

/** What was done to a name to make it comparable: bits. @since 0.1 */
typedef uint32_t tenet_name_steps;
/** Full-width characters to half width. @since 0.1 */
#define TENET_NAME_WIDTH 0x1u
/** Latin letters to upper case. @since 0.1 */
#define TENET_NAME_LETTER_CASE 0x2u
/** Blanks, brackets, dots, hyphens and quotes dropped. @since 0.1 */
#define TENET_NAME_PUNCTUATION 0x4u
/** Traditional characters to simplified ones. @since 0.1 */
#define TENET_NAME_SCRIPT 0x8u
/** Ways of writing a legal form made one. @since 0.1 */
#define TENET_NAME_LEGAL_FORM 0x10u

/**
 * Folds a company's name for comparing, never for showing.
 * @param name  a name
 * @param variants  may be NULL: then the script stays as it is
 * @param[out] out  the folded name
 * @param[out] steps  the `TENET_NAME_` bits that changed something; may be NULL
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_company_name_comparable(tenet_str name,
                                                     const tenet_character_variants* variants,
                                                     tenet_buffer** out, tenet_name_steps* steps,
                                                     tenet_error** error);

/**
 * Parties that may be one and the same, with reasons: candidates, never decisions.
 * @param json  `[{"id", "names": [...], "identifiers": [{"scheme", "text"}]}]`
 * @param file  what problems call it; may be empty
 * @param variants  may be NULL: then the script stays as it is
 * @param[out] out  a JSON object, `#/$defs/duplicates`
 * @param[out] error  everything wrong with the text; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_find_duplicates_json(tenet_str json, tenet_str file,
                                                  const tenet_character_variants* variants,
                                                  tenet_buffer** out, tenet_error** error);

/**
 * The merges that a portfolio declares: its records `party_merge`. Rules over groups see their
 * graph through it.
 * @param snapshot  need not live on
 * @param[out] out  the log
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_merge_log_of_snapshot(const tenet_snapshot* snapshot,
                                                   tenet_merge_log** out, tenet_error** error);

/**
 * Reads which parties were declared to be one, or different, by whom and why, and what was undone.
 * @param json  `{"statements": [{"id", "kind", "party", "other", "undoes", "by", "reason",
 * "on"}]}`, or only the list
 * @param file  what problems call it; may be empty
 * @param[out] out  the log
 * @param[out] error  everything wrong with the text, contradictions included; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_merge_log_read_json(tenet_str json, tenet_str file,
                                                 tenet_merge_log** out, tenet_error** error);

/**
 * Adds statements, of the last day or later. An undo is a statement as well: nothing is removed.
 * @param log  the log
 * @param json  statements in either form
 * @param file  what problems call it; may be empty
 * @param[out] error  everything wrong with them: `party-merge-contradiction` where parties would be
 *         one and different; may be NULL
 * @return a status; nothing is added if anything is wrong
 * @since 0.1
 */
TENET_API tenet_status tenet_merge_log_add_json(tenet_merge_log* log, tenet_str json,
                                                tenet_str file, tenet_error** error);

/**
 * A log as JSON, which `tenet_merge_log_read_json` reads.
 * @param log  the log
 * @param[out] out  a JSON object, `#/$defs/merge_log`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_merge_log_json(const tenet_merge_log* log, tenet_buffer** out,
                                            tenet_error** error);

/**
 * The parties that are one by what was declared up to a day, with the statements that say so.
 * @param log  the log
 * @param known_at  a day; empty: everything declared
 * @param[out] out  a JSON object, `#/$defs/merged_parties`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_merge_log_merged_json(const tenet_merge_log* log, tenet_str known_at,
                                                   tenet_buffer** out, tenet_error** error);

/**
 * Releases a log.
 * @param log  may be NULL
 * @since 0.1
 */
TENET_API void tenet_merge_log_free(tenet_merge_log* log);

#ifdef __cplusplus
}
#endif

#endif
