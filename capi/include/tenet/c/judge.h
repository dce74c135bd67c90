#ifndef TENET_C_JUDGE_H
#define TENET_C_JUDGE_H

/**
 * @file
 * Judging: reports, explanations, rendering, and what a change would do. Part of `<tenet/tenet.h>`,
 * which says what holds for all.
 */

#include <tenet/c/context.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ----------------------------------------------------------------------------------- judging */

/**
 * Called now and then during long work.
 * @param done  units of work done
 * @param total  in all
 * @param user_data  as given with the function
 * @return 0 to go on, else the work is cancelled
 * @since 0.1
 */
typedef int32_t (*tenet_progress_fn)(uint64_t done, uint64_t total, void* user_data);

/**
 * Binds a regulation to a snapshot and an instant: chooses parameter values for the date, computes
 * measures. Costs a pass over the accounts.
 * @param regulation  made with the same catalogue as the snapshot
 * @param snapshot  the records judged
 * @param context  `at` must be given
 * @param threads  how many may be used; 0 and 1: only the caller's
 * @param progress  may be NULL
 * @param user_data  for `progress`
 * @param[out] out  the judge
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_bind(const tenet_regulation* regulation,
                                        const tenet_snapshot* snapshot,
                                        const tenet_context* context, uint32_t threads,
                                        tenet_progress_fn progress, void* user_data,
                                        tenet_judge** out, tenet_error** error);

/**
 * Releases a judge.
 * @param judge  may be NULL
 * @since 0.1
 */
TENET_API void tenet_judge_free(tenet_judge* judge);

/** What to check and how. @since 0.1 */
typedef struct tenet_check_options {
    size_t size;                /**< set by `tenet_check_options_init` */
    uint32_t threads;           /**< how many may be used; 0 and 1: only the caller's */
    tenet_outcomes outcomes;    /**< which to deliver; the others are only counted */
    const tenet_str* rules;     /**< ids of rules or articles */
    size_t rule_count;          /**< how many; 0: all rules */
    const tenet_str* subjects;  /**< keys of accounts, or of other records that rules are about */
    size_t subject_count;       /**< how many; 0: all */
    tenet_progress_fn progress; /**< may be NULL */
    void* progress_data;        /**< for `progress` */
} tenet_check_options;

/**
 * Sets the defaults: everything, on one thread.
 * @param options  to be initialised
 * @param size  sizeof(tenet_check_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_check_options_init(tenet_check_options* options, size_t size);

/** One verdict, in numbers; `tenet_report_explain` says the rest. @since 0.1 */
typedef struct tenet_verdict {
    size_t size;           /**< where the library fills it in: set by the caller */
    uint32_t rule;         /**< number of the rule */
    uint32_t subject;      /**< number of the record within its type */
    tenet_outcome outcome; /**< how it came out */
    int32_t has_due;       /**< 1: `due_days` is given */
    int32_t due_days;      /**< next due date, in days since 1970-01-01 */
    int32_t reserved;      /**< 0 */
} tenet_verdict;

/**
 * Receives verdicts one by one, in the order of rules, then subjects.
 * @param verdict  borrowed for the call
 * @param user_data  as given with the function
 * @return 0 to go on, else the check is cancelled
 * @since 0.1
 */
typedef int32_t (*tenet_verdict_fn)(const tenet_verdict* verdict, void* user_data);

/** How many verdicts of each outcome there are. @since 0.1 */
typedef struct tenet_tally {
    size_t size;                          /**< set by the caller */
    uint64_t counts[TENET_OUTCOME_COUNT]; /**< by outcome */
} tenet_tally;

/**
 * Judges every rule for every subject and keeps the verdicts.
 * @param judge  the judge
 * @param options  may be NULL: the defaults
 * @param[out] out  the report
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` for rules or subjects that are not there
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_check(const tenet_judge* judge,
                                         const tenet_check_options* options, tenet_report** out,
                                         tenet_error** error);

/**
 * Judges every rule for every subject and hands the verdicts on one by one: memory does not grow
 * with their number. The order is the same for any number of threads.
 * @param judge  the judge
 * @param options  may be NULL: the defaults
 * @param deliver  receives the verdicts
 * @param user_data  for `deliver`
 * @param[in,out] tally  receives the counts, up to its `size`; may be NULL
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_CANCELLED` if a callback stopped it; `tally` then holds what was counted
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_check_each(const tenet_judge* judge,
                                              const tenet_check_options* options,
                                              tenet_verdict_fn deliver, void* user_data,
                                              tenet_tally* tally, tenet_error** error);

/**
 * Judges one rule for one subject.
 * @param judge  the judge
 * @param rule  id of the rule
 * @param subject  key of the record; ignored for a rule about the portfolio
 * @param[in,out] out  the verdict, up to its `size`
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such rule or record
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_one(const tenet_judge* judge, tenet_str rule, tenet_str subject,
                                       tenet_verdict* out, tenet_error** error);

/**
 * What falls due until a day, earliest first; what is overdue comes first of all.
 * @param judge  the judge
 * @param until  the last day: 2026-03-31
 * @param options  may be NULL: the defaults
 * @param[out] out  a report of those verdicts
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_due(const tenet_judge* judge, tenet_str until,
                                       const tenet_check_options* options, tenet_report** out,
                                       tenet_error** error);

/**
 * Everything behind a verdict of this judge.
 * @param judge  the judge
 * @param verdict  its `rule` and `subject` are read
 * @param[out] out  the explanation
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such rule or record
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_explain(const tenet_judge* judge, const tenet_verdict* verdict,
                                           tenet_explanation** out, tenet_error** error);

/**
 * The key of the record a verdict is about.
 * @param judge  the judge
 * @param verdict  its `rule` and `subject` are read
 * @return borrowed from the judge; empty for a rule about the portfolio, or if there is no such
 *         record
 * @since 0.1
 */
TENET_API tenet_str tenet_judge_subject_key(const tenet_judge* judge, const tenet_verdict* verdict);

/**
 * The values of a measure.
 * @param judge  the judge
 * @param measure  its id
 * @param[out] out  a JSON object `{"id", "name", "unit", "values"}`; `values` holds one entry per
 *                  account, or one for the population with the members counted and left out
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such measure
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_measure(const tenet_judge* judge, tenet_str measure,
                                           tenet_buffer** out, tenet_error** error);

/**
 * What was judged: ids and digests of regulation, snapshot, calendar and zones, the engine's
 * version and the instant. The first call takes a pass over the records.
 * @param judge  the judge
 * @param[out] out  a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_provenance(const tenet_judge* judge, tenet_buffer** out,
                                              tenet_error** error);

/* --------------------------------------------------------------------------------- rendering */

/** What a rendering looks like. @since 0.1 */
typedef int32_t tenet_format;
enum {
    TENET_FORMAT_TEXT = 0, /**< for people */
    TENET_FORMAT_JSON = 1  /**< for programs */
};

/** Who reads it: fields above this clearance are left out and marked. @since 0.1 */
typedef int32_t tenet_clearance;
enum {
    TENET_CLEARANCE_OPEN = 0,         /**< anybody */
    TENET_CLEARANCE_INTERNAL = 1,     /**< the own company */
    TENET_CLEARANCE_CONFIDENTIAL = 2, /**< those who need it */
    TENET_CLEARANCE_SECRET = 3        /**< those who are named */
};

/** How a rendering looks: bits. @since 0.1 */
typedef uint32_t tenet_render_flags;
/** Text: ANSI colours. @since 0.1 */
#define TENET_RENDER_COLOUR 0x1u
/** Text: facts, parameters and missing facts below each verdict. @since 0.1 */
#define TENET_RENDER_DETAILS 0x2u
/** JSON: without the digests of what was judged, which take a pass over the records. @since 0.1 */
#define TENET_RENDER_NO_PROVENANCE 0x4u
/** How each verdict came about: what its expressions read, where nulls and missing values began,
 * which rules of tables matched, what kept the others from it and the nearest change (JSON:
 * `trace`, docs/schemas/trace.schema.json). Judges it again. @since 0.1 */
#define TENET_RENDER_TRACES 0x8u

/** How something is rendered. @since 0.1 */
typedef struct tenet_render_options {
    size_t size;               /**< set by `tenet_render_options_init` */
    tenet_format format;       /**< text or JSON */
    tenet_language language;   /**< of sentences and labels */
    tenet_clearance clearance; /**< of the reader */
    tenet_render_flags flags;  /**< `TENET_RENDER_` bits */
} tenet_render_options;

/**
 * Sets the defaults: Chinese text for internal readers.
 * @param options  to be initialised
 * @param size  sizeof(tenet_render_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_render_options_init(tenet_render_options* options, size_t size);

/**
 * Receives pieces of a text in order.
 * @param piece  borrowed for the call
 * @param user_data  as given with the function
 * @return 0 to go on, else rendering is cancelled
 * @since 0.1
 */
typedef int32_t (*tenet_write_fn)(tenet_str piece, void* user_data);

/**
 * Checks and renders the report piece by piece: memory does not grow with it.
 * @param judge  the judge
 * @param options  what to check; may be NULL: the defaults
 * @param how  how to render it; may be NULL: the defaults
 * @param write  receives the text
 * @param user_data  for `write`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_render(const tenet_judge* judge,
                                          const tenet_check_options* options,
                                          const tenet_render_options* how, tenet_write_fn write,
                                          void* user_data, tenet_error** error);

/* ----------------------------------------------------------------------------------- reports */

/**
 * How many verdicts a report holds.
 * @param report  may be NULL: then 0
 * @return their number
 * @since 0.1
 */
TENET_API size_t tenet_report_count(const tenet_report* report);

/**
 * One verdict.
 * @param report  the report
 * @param index  below `tenet_report_count`
 * @param[in,out] out  filled in up to its `size`
 * @return `TENET_ERROR_NOT_FOUND` beyond the end
 * @since 0.1
 */
TENET_API tenet_status tenet_report_verdict(const tenet_report* report, size_t index,
                                            tenet_verdict* out);

/**
 * The key of the record a verdict is about.
 * @param report  the report
 * @param index  below `tenet_report_count`
 * @return borrowed; empty for a rule about the portfolio, or beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_report_subject_key(const tenet_report* report, size_t index);

/**
 * How many verdicts of each outcome there are over all rules, delivered or not.
 * @param report  the report
 * @param[in,out] out  filled in up to its `size`
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_report_tally(const tenet_report* report, tenet_tally* out);

/**
 * How many verdicts of each outcome one rule has.
 * @param report  the report
 * @param rule  number of the rule
 * @param[in,out] out  filled in up to its `size`
 * @return `TENET_ERROR_NOT_FOUND` if there is no such rule
 * @since 0.1
 */
TENET_API tenet_status tenet_report_rule_tally(const tenet_report* report, size_t rule,
                                               tenet_tally* out);

/**
 * Everything behind a verdict.
 * @param report  the report
 * @param index  below `tenet_report_count`
 * @param[out] out  the explanation
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` beyond the end
 * @since 0.1
 */
TENET_API tenet_status tenet_report_explain(const tenet_report* report, size_t index,
                                            tenet_explanation** out, tenet_error** error);

/**
 * Renders a report; the same check is made again for it.
 * @param report  the report of a `tenet_judge_check`
 * @param how  may be NULL: the defaults
 * @param[out] out  text or JSON
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_STATE` for a report of `tenet_judge_due`
 * @since 0.1
 */
TENET_API tenet_status tenet_report_render(const tenet_report* report,
                                           const tenet_render_options* how, tenet_buffer** out,
                                           tenet_error** error);

/**
 * Releases a report.
 * @param report  may be NULL
 * @since 0.1
 */
TENET_API void tenet_report_free(tenet_report* report);

/* ------------------------------------------------------------------------------ explanations */

/**
 * The verdict explained.
 * @param explanation  the explanation
 * @param[in,out] out  filled in up to its `size`
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_explanation_verdict(const tenet_explanation* explanation,
                                                 tenet_verdict* out);

/**
 * The verdict in one sentence, which may tell what the rule worked out of confidential facts. For
 * a reader with a clearance render the explanation instead.
 * @param explanation  may be NULL: then empty
 * @param language  `TENET_ZH` or `TENET_EN`
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_sentence(const tenet_explanation* explanation,
                                               tenet_language language);

/**
 * What to do about it.
 * @param explanation  may be NULL: then empty
 * @param language  `TENET_ZH` or `TENET_EN`
 * @return borrowed; may be empty
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_remedy(const tenet_explanation* explanation,
                                             tenet_language language);

/**
 * The id of the rule.
 * @param explanation  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_rule(const tenet_explanation* explanation);

/**
 * The article cited.
 * @param explanation  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_article(const tenet_explanation* explanation);

/**
 * The clause cited.
 * @param explanation  may be NULL: then empty
 * @return borrowed; may be empty
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_clause(const tenet_explanation* explanation);

/**
 * The record type of the subject.
 * @param explanation  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_subject_type(const tenet_explanation* explanation);

/**
 * The key of the subject.
 * @param explanation  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_subject_key(const tenet_explanation* explanation);

/**
 * What people call the subject.
 * @param explanation  may be NULL: then empty
 * @return borrowed; may be empty
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_subject_name(const tenet_explanation* explanation);

/**
 * How bad a failure is, where the rule has a ladder.
 * @param explanation  may be NULL: then empty
 * @return borrowed; may be empty
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_level(const tenet_explanation* explanation);

/**
 * The class computed, for a classification; what was decided, for a decision (the approval it
 * needs is among the values, as `approval`).
 * @param explanation  may be NULL: then empty
 * @return borrowed; may be empty
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_result(const tenet_explanation* explanation);

/**
 * The next due date.
 * @param explanation  may be NULL: then empty
 * @return borrowed; like 2026-03-31, or empty
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_due(const tenet_explanation* explanation);

/**
 * The assessment that does what is due, where the rule names one.
 * @param explanation  may be NULL: then empty
 * @return borrowed; its id, or empty
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_fulfilled_by(const tenet_explanation* explanation);

/**
 * How many facts are missing.
 * @param explanation  may be NULL: then 0
 * @return their number
 * @since 0.1
 */
TENET_API size_t tenet_explanation_missing_count(const tenet_explanation* explanation);

/**
 * The path of a missing fact, such as `account.tier`.
 * @param explanation  the explanation
 * @param index  below `tenet_explanation_missing_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_explanation_missing(const tenet_explanation* explanation, size_t index);

/**
 * Renders an explanation with everything in it: facts, parameters and measures with their values,
 * checklist items, missing facts, the cause of an error.
 * @param explanation  the explanation
 * @param how  may be NULL: the defaults
 * @param[out] out  text, or a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_explanation_render(const tenet_explanation* explanation,
                                                const tenet_render_options* how, tenet_buffer** out,
                                                tenet_error** error);

/**
 * Releases an explanation.
 * @param explanation  may be NULL
 * @since 0.1
 */
TENET_API void tenet_explanation_free(tenet_explanation* explanation);

/* ------------------------------------------------------------------------- proposed changes */

/** Whose verdicts a change is evaluated for. @since 0.1 */
typedef int32_t tenet_change_scope;
enum {
    TENET_SCOPE_NAMED = 0, /**< subjects the change names; cost does not depend on the portfolio */
    TENET_SCOPE_ALL = 1    /**< others too, whose verdict shifts */
};

/** A part of an effect. @since 0.1 */
typedef int32_t tenet_effect_part;
enum {
    TENET_EFFECT_NAMED = 0,    /**< subjects the change names, under every rule concerning them */
    TENET_EFFECT_ELSEWHERE = 1 /**< others whose verdict shifts */
};

/** A verdict before and after a change. @since 0.1 */
typedef struct tenet_shift {
    size_t size;             /**< set by the caller */
    tenet_str subject_key;   /**< borrowed from the effect */
    uint32_t rule;           /**< number of the rule */
    tenet_outcome before;    /**< `TENET_NO_OUTCOME` where the subject did not exist */
    tenet_outcome after;     /**< `TENET_NO_OUTCOME` where it would not exist any more */
    int32_t before_has_due;  /**< 1: `before_due_days` is given */
    int32_t before_due_days; /**< days since 1970-01-01 */
    int32_t after_has_due;   /**< 1: `after_due_days` is given */
    int32_t after_due_days;  /**< days since 1970-01-01 */
    int32_t reserved;        /**< 0 */
} tenet_shift;

/**
 * What a change would do, before it happens; nothing stored is touched.
 * @param judge  the judge of the portfolio as it is
 * @param change  made for the judge's snapshot, or one with the same catalogue
 * @param scope  whose verdicts
 * @param[out] out  the effect
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_judge_evaluate(const tenet_judge* judge, const tenet_change* change,
                                            tenet_change_scope scope, tenet_effect** out,
                                            tenet_error** error);

/**
 * How many verdicts a part of an effect holds.
 * @param effect  may be NULL: then 0
 * @param part  which part
 * @return their number
 * @since 0.1
 */
TENET_API size_t tenet_effect_count(const tenet_effect* effect, tenet_effect_part part);

/**
 * One verdict before and after.
 * @param effect  the effect
 * @param part  which part
 * @param index  below `tenet_effect_count`
 * @param[in,out] out  filled in up to its `size`
 * @return `TENET_ERROR_NOT_FOUND` beyond the end
 * @since 0.1
 */
TENET_API tenet_status tenet_effect_shift(const tenet_effect* effect, tenet_effect_part part,
                                          size_t index, tenet_shift* out);

/**
 * Everything behind a verdict: as it would be, or where the subject would be gone, as it is.
 * @param effect  the effect
 * @param part  which part
 * @param index  below `tenet_effect_count`
 * @param[out] out  the explanation
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` beyond the end
 * @since 0.1
 */
TENET_API tenet_status tenet_effect_explain(const tenet_effect* effect, tenet_effect_part part,
                                            size_t index, tenet_explanation** out,
                                            tenet_error** error);

/**
 * The judge of the portfolio as it would be.
 * @param effect  the effect
 * @param[out] out  the judge
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_effect_judge(const tenet_effect* effect, tenet_judge** out,
                                          tenet_error** error);

/**
 * Renders an effect.
 * @param effect  the effect
 * @param how  may be NULL: the defaults
 * @param[out] out  text, or a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_effect_render(const tenet_effect* effect,
                                           const tenet_render_options* how, tenet_buffer** out,
                                           tenet_error** error);

/**
 * Releases an effect.
 * @param effect  may be NULL
 * @since 0.1
 */
TENET_API void tenet_effect_free(tenet_effect* effect);

#ifdef __cplusplus
}
#endif

#endif
