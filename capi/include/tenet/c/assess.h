#ifndef TENET_C_ASSESS_H
#define TENET_C_ASSESS_H

/**
 * @file
 * Assessments: definitions, instances that run, and their logs. Part of `<tenet/tenet.h>`, which
 * says what holds for all.
 *
 * The library does nothing by itself and asks no clock. A call that changes an instance hands out
 * two texts: the bytes to append to its log, and the effects, what the host has to do. Append
 * first, then do. What is refused leaves the instance as it was.
 */

#include <tenet/c/context.h>
#include <tenet/c/judge.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------------------ definitions */

/**
 * Reads and compiles the definition of an assessment, JSON as described in assessment.schema.json.
 * @param json  the text
 * @param file  what problems call it; may be empty
 * @param[out] out  the definition
 * @param[out] warnings  what is doubtful; may be NULL
 * @param[out] error  every problem found; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_assessment_load_text(tenet_str json, tenet_str file,
                                                  tenet_assessment** out, tenet_error** warnings,
                                                  tenet_error** error);

/**
 * Releases a definition. Its instances stay usable.
 * @param assessment  may be NULL
 * @since 0.1
 */
TENET_API void tenet_assessment_free(tenet_assessment* assessment);

/**
 * The id of a definition.
 * @param assessment  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_assessment_id(const tenet_assessment* assessment);

/**
 * The version of a definition.
 * @param assessment  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_assessment_version(const tenet_assessment* assessment);

/**
 * The SHA-256 of what a definition says, which a log names in its first entry.
 * @param assessment  may be NULL: then empty
 * @return borrowed; hexadecimal
 * @since 0.1
 */
TENET_API tenet_str tenet_assessment_digest(const tenet_assessment* assessment);

/**
 * When instances are to be opened: the next dates of the recurrence.
 * @param assessment  the definition
 * @param after  none up to this instant, which names its zone
 * @param most  how many at most, up to 10,000
 * @param[out] out  a JSON array of dates and times; empty where it does not recur
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_assessment_occurrences(const tenet_assessment* assessment,
                                                    tenet_str after, size_t most,
                                                    tenet_buffer** out, tenet_error** error);

/* -------------------------------------------------------------------------------- instances */

/** What an instance reads besides acts and the time. The same is needed to run its log again.
 * @since 0.1 */
typedef struct tenet_instance_options {
    size_t size;    /**< set by `tenet_instance_options_init` */
    tenet_str zone; /**< whose wall clock counts calendar days: "+08:00", "Asia/Shanghai";
                         empty: UTC */
    const tenet_calendar* calendar; /**< working time; may be NULL */
    const tenet_zones* zones;       /**< named zones; may be NULL */
} tenet_instance_options;

/**
 * Empties options: UTC, no calendar, no zones.
 * @param options  to be initialised
 * @param size  sizeof(tenet_instance_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_options_init(tenet_instance_options* options, size_t size);

/**
 * Opens an instance: its first stage begins.
 * @param assessment  the definition
 * @param json  instance, subject and participants: `{"instance": "S-1", "subject": {...},
 *              "participants": [{"person": "li", "roles": ["reviewer"]}]}`
 * @param now  the instant, with its zone
 * @param options  may be NULL: the defaults
 * @param[out] out  the instance
 * @param[out] bytes  what its log begins with
 * @param[out] effects  a JSON array of what the host has to do; may be NULL
 * @param[out] error  everything that was in the way; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_open(const tenet_assessment* assessment, tenet_str json,
                                           tenet_str now, const tenet_instance_options* options,
                                           tenet_instance** out, tenet_buffer** bytes,
                                           tenet_buffer** effects, tenet_error** error);

/**
 * Verifies a log and runs it again under all rules of its definition.
 * @param assessment  the definition it was recorded with
 * @param log  whole lines
 * @param checkpoint  as `tenet_instance_checkpoint` gave it, what the log must still say; may be
 *                    empty
 * @param options  those it was recorded with; may be NULL: the defaults
 * @param[out] out  the instance it leads to
 * @param[out] error  what is wrong with the log, and where; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_replay(const tenet_assessment* assessment, tenet_str log,
                                             tenet_str checkpoint,
                                             const tenet_instance_options* options,
                                             tenet_instance** out, tenet_error** error);

/**
 * Releases an instance.
 * @param instance  may be NULL
 * @since 0.1
 */
TENET_API void tenet_instance_free(tenet_instance* instance);

/**
 * Does what is due, then what a participant does.
 * @param instance  unchanged if it is refused
 * @param act  JSON: `{"act": "submit", "actor": "li", "stage": "review", "choice": "approve"}`
 * @param now  the instant, with its zone; not before that of the call before
 * @param[out] bytes  what to append to its log
 * @param[out] effects  a JSON array of what the host has to do; may be NULL
 * @param[out] error  why it is refused; may be NULL
 * @return `TENET_ERROR_INPUT` if it is refused
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_submit(tenet_instance* instance, tenet_str act, tenet_str now,
                                             tenet_buffer** bytes, tenet_buffer** effects,
                                             tenet_error** error);

/**
 * Does what is due: reminders, escalations, deadlines.
 * @param instance  unchanged if it is refused
 * @param now  the instant, with its zone; not before that of the call before
 * @param[out] bytes  what to append to its log; may be empty
 * @param[out] effects  a JSON array of what the host has to do; may be NULL
 * @param[out] error  why it is refused; may be NULL
 * @return `TENET_ERROR_INPUT` if it is refused
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_advance(tenet_instance* instance, tenet_str now,
                                              tenet_buffer** bytes, tenet_buffer** effects,
                                              tenet_error** error);

/**
 * When `tenet_instance_advance` has something to do.
 * @param instance  may be NULL: then empty
 * @return borrowed until the next call that changes it; an instant in UTC; empty: never, unless
 *         somebody acts
 * @since 0.1
 */
TENET_API tenet_str tenet_instance_next_due(const tenet_instance* instance);

/**
 * The stage an instance is in, or the outcome it has come to.
 * @param instance  may be NULL: then empty
 * @return borrowed until the next call that changes it
 * @since 0.1
 */
TENET_API tenet_str tenet_instance_at(const tenet_instance* instance);

/**
 * Whether an instance has come to an outcome.
 * @param instance  may be NULL: then 0
 * @return 1 or 0
 * @since 0.1
 */
TENET_API int32_t tenet_instance_closed(const tenet_instance* instance);

/**
 * How far the log of an instance goes, to be kept apart from it.
 * @param instance  may be NULL: then empty
 * @return borrowed until the next call that changes it; JSON with a line break: bytes, entries,
 *         hash
 * @since 0.1
 */
TENET_API tenet_str tenet_instance_checkpoint(const tenet_instance* instance);

/**
 * An instance as JSON: who acted, what came of it, when something is due.
 * @param instance  the instance
 * @param[out] out  a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_show_json(const tenet_instance* instance, tenet_buffer** out,
                                                tenet_error** error);

/* ----------------------------------------------------------------------------------- agenda */

/**
 * An empty agenda: when something is due, by the host's names for its instances. It finds those
 * that have something to do without looking at the others. It holds no instances and follows from
 * `tenet_instance_next_due` of all of them, so that it need not be kept.
 * @param[out] out  the agenda
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_agenda_new(tenet_agenda** out, tenet_error** error);

/**
 * Releases an agenda.
 * @param agenda  may be NULL
 * @since 0.1
 */
TENET_API void tenet_agenda_free(tenet_agenda* agenda);

/**
 * Says when what has a name is due, in place of when it was: after every call that changed it.
 * @param agenda  unchanged if it is refused
 * @param name  the host's name for an instance, UTF-8
 * @param due  an instant with its zone, as `tenet_instance_next_due` gave it; empty: it is no
 *             longer listed
 * @param[out] error  what is wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_agenda_set(tenet_agenda* agenda, tenet_str name, tenet_str due,
                                        tenet_error** error);

/**
 * When something is due next.
 * @param agenda  may be NULL: then empty
 * @return borrowed until the next call that changes it; an instant in UTC; empty: nothing is
 *         listed
 * @since 0.1
 */
TENET_API tenet_str tenet_agenda_next(const tenet_agenda* agenda);

/**
 * How many names are listed.
 * @param agenda  may be NULL: then 0
 * @return their number
 * @since 0.1
 */
TENET_API size_t tenet_agenda_size(const tenet_agenda* agenda);

/**
 * The names of what is due, by instant, then by name. They stay listed until `tenet_agenda_set`
 * says otherwise, so that what was not advanced is due again. Costs their number.
 * @param agenda  the agenda
 * @param now  the instant, with its zone
 * @param most  how many at most, up to 1,000,000
 * @param[out] out  a JSON array of names
 * @param[out] error  what is wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_agenda_due_json(const tenet_agenda* agenda, tenet_str now, size_t most,
                                             tenet_buffer** out, tenet_error** error);

/* ------------------------------------------------------------------- duties and records */

/**
 * The assessments that verdicts with a due date ask for: those of `recurring` and `deadline` rules
 * that say `fulfilled_by`. For each it says what to open; participants are the host's to add.
 * @param report  of `tenet_judge_due` or `tenet_judge_check`
 * @param definitions  those that the host knows; may be NULL if `count` is 0
 * @param count  how many
 * @param[out] out  a JSON array: `rule`, `article`, `subject_type`, `subject`, `due`, `overdue`,
 *                  `assessment`, `defined`, `roles`, `opening`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_report_assessments(const tenet_report* report,
                                                const tenet_assessment* const* definitions,
                                                size_t count, tenet_buffer** out,
                                                tenet_error** error);

/**
 * The records that an instance makes, as its definition says.
 * @param instance  the instance, running or over
 * @param facts  records that are there keep what the definition does not name; may be NULL
 * @param[out] out  a JSON object, which `tenet_change_add_json` takes
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_records(const tenet_instance* instance,
                                              const tenet_snapshot* facts, tenet_buffer** out,
                                              tenet_error** error);

/* ------------------------------------------------------------------------------- migration */

/**
 * Says what migrating an instance to another version of its definition would change, and every
 * problem. Changes nothing.
 * @param instance  the instance
 * @param to  the other version
 * @param plan  JSON as migration-plan.schema.json says
 * @param now  the instant, with its zone
 * @param[out] out  JSON as migration-preview.schema.json says
 * @param[out] error  what is wrong with the plan as such; may be NULL
 * @return a status; that a migration is not possible is no error
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_preview_migration(const tenet_instance* instance,
                                                        const tenet_assessment* to, tenet_str plan,
                                                        tenet_str now, tenet_buffer** out,
                                                        tenet_error** error);

/**
 * Migrates an instance to another version of its definition, by which it runs from then on.
 * @param instance  unchanged if it is refused
 * @param to  the other version
 * @param plan  JSON as migration-plan.schema.json says; it is kept in the log
 * @param now  the instant, with its zone; what is due is done first
 * @param[out] bytes  what to append to its log
 * @param[out] effects  a JSON array of what the host has to do; may be NULL
 * @param[out] error  every problem; may be NULL
 * @return `TENET_ERROR_INPUT` if it is refused
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_migrate(tenet_instance* instance, const tenet_assessment* to,
                                              tenet_str plan, tenet_str now, tenet_buffer** bytes,
                                              tenet_buffer** effects, tenet_error** error);

/**
 * As `tenet_instance_replay`, for a log with migrations.
 * @param versions  the definitions it has run by, in any order
 * @param count  how many, at least one
 * @param log  whole lines
 * @param checkpoint  what the log must still say; may be empty
 * @param options  may be NULL: the defaults; those it was recorded with
 * @param[out] out  the instance
 * @param[out] error  what is wrong, with line and offset; may be NULL
 * @return `TENET_ERROR_INPUT` if something is
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_replay_versions(const tenet_assessment* const* versions,
                                                      size_t count, tenet_str log,
                                                      tenet_str checkpoint,
                                                      const tenet_instance_options* options,
                                                      tenet_instance** out, tenet_error** error);

/* ------------------------------------------------------------------------------ simulation */

/**
 * What would become of instances if people did as is assumed. The instances stay as they are.
 * @param instances  those to simulate
 * @param count  how many, at least one
 * @param assumptions  JSON as assumptions.schema.json says; empty: nobody answers
 * @param from  the instant it begins at, with its zone; not before the last step of an instance
 * @param until  the instant it ends at, with its zone
 * @param zone  whose days load is told by; empty: UTC
 * @param[out] out  JSON as simulation.schema.json says
 * @param[out] error  why it is refused; may be NULL
 * @return `TENET_ERROR_INPUT` if it is refused
 * @since 0.1
 */
TENET_API tenet_status tenet_instances_simulate(const tenet_instance* const* instances,
                                                size_t count, tenet_str assumptions, tenet_str from,
                                                tenet_str until, tenet_str zone, tenet_buffer** out,
                                                tenet_error** error);

/* ------------------------------------------------------------------------------- pictures */

/**
 * The statechart of an assessment as a drawing: a box per stage and outcome, a line per way between
 * them with the result that leads there and its condition. The same input gives the same bytes.
 * Names cannot become markup; control characters, and marks that turn the direction of text around,
 * are shown as U+FFFD. What goes beyond 300 boxes or 600 lines is counted.
 * @param assessment  the definition
 * @param language  `TENET_ZH` or `TENET_EN`
 * @param[out] out  an SVG document in UTF-8
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_assessment_svg(const tenet_assessment* assessment,
                                            tenet_language language, tenet_buffer** out,
                                            tenet_error** error);

/**
 * The statechart of an instance: that of its assessment, with where it is and where it was.
 * @param instance  the instance
 * @param language  `TENET_ZH` or `TENET_EN`
 * @param[out] out  an SVG document in UTF-8
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_svg(const tenet_instance* instance, tenet_language language,
                                          tenet_buffer** out, tenet_error** error);

/**
 * The course of an instance: a bar per round of a stage, with its deadline, the acts, and what is
 * due next. The latest 60 rounds are drawn.
 * @param instance  the instance
 * @param language  `TENET_ZH` or `TENET_EN`
 * @param[out] out  an SVG document in UTF-8
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_timeline_svg(const tenet_instance* instance,
                                                   tenet_language language, tenet_buffer** out,
                                                   tenet_error** error);

/**
 * The means of the answers of an instance as a radar, of its last round with numbers between
 * bounds; as bars where they are fewer than 3 or more than 24.
 * @param instance  the instance
 * @param language  `TENET_ZH` or `TENET_EN`
 * @param clearance  of the reader: answers are confidential
 * @param[out] out  an SVG document in UTF-8
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_INPUT` below `TENET_CLEARANCE_CONFIDENTIAL`, or where there is nothing to
 * draw
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_radar_svg(const tenet_instance* instance,
                                                tenet_language language, tenet_clearance clearance,
                                                tenet_buffer** out, tenet_error** error);

/**
 * A measure from instance to instance, in the order of their opening: a line for each subject, open
 * where an instance has no outcome, or no number there. The latest 120 are drawn.
 * @param instances  those to show
 * @param count  how many, at least one
 * @param measure  its id
 * @param language  `TENET_ZH` or `TENET_EN`
 * @param clearance  of the reader: measures are confidential
 * @param[out] out  an SVG document in UTF-8
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_INPUT` below `TENET_CLEARANCE_CONFIDENTIAL`, or for a measure that the
 *         definition of the latest instance does not have
 * @since 0.1
 */
TENET_API tenet_status tenet_instances_trend_svg(const tenet_instance* const* instances,
                                                 size_t count, tenet_str measure,
                                                 tenet_language language, tenet_clearance clearance,
                                                 tenet_buffer** out, tenet_error** error);

/**
 * An instance as one page of HTML that needs nothing else: where it is, both drawings, who takes
 * part and what each did, answers, outcomes, and whether its log is whole. Both languages by a
 * switch. Answers, measures, the subject and reasons are confidential, and withheld from readers
 * below.
 * @param instance  the instance
 * @param log  its log as kept, which is verified; empty: the page says that it was not looked at
 * @param language  what the page begins with: `TENET_ZH` or `TENET_EN`
 * @param clearance  of the reader
 * @param[out] out  an HTML document in UTF-8, at most 12 MB
 * @param[out] error  what went wrong; may be NULL
 * @return a status; a log that is broken is no error
 * @since 0.1
 */
TENET_API tenet_status tenet_instance_html(const tenet_instance* instance, tenet_str log,
                                           tenet_language language, tenet_clearance clearance,
                                           tenet_buffer** out, tenet_error** error);

/**
 * Instances as one page of HTML: a table by what is due next, how many are in each stage, their
 * measures from instance to instance, and with `until` the load over a simulation.
 * @param instances  those to show
 * @param count  how many, at least one
 * @param assumptions  of the simulation, as for `tenet_instances_simulate`; may be empty
 * @param from  the instant it begins at, with its zone; empty with `until`
 * @param until  the instant it ends at, with its zone; empty: without a simulation
 * @param language  what the page begins with: `TENET_ZH` or `TENET_EN`
 * @param clearance  of the reader: below confidential measures are withheld
 * @param[out] out  an HTML document in UTF-8, at most 12 MB; instants and days are those of the
 *                  zone of the first instance
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_INPUT` if the simulation is refused
 * @since 0.1
 */
TENET_API tenet_status tenet_instances_html(const tenet_instance* const* instances, size_t count,
                                            tenet_str assumptions, tenet_str from, tenet_str until,
                                            tenet_language language, tenet_clearance clearance,
                                            tenet_buffer** out, tenet_error** error);

/**
 * Checks the chain of a log, whatever it is of: no definition is needed.
 * @param log  whole lines
 * @param checkpoint  what it must still say; may be empty
 * @param[out] out  how far it goes, as `tenet_instance_checkpoint`; may be NULL
 * @param[out] error  what is wrong, with line and offset; may be NULL
 * @return `TENET_ERROR_INPUT` if something is
 * @since 0.1
 */
TENET_API tenet_status tenet_log_verify(tenet_str log, tenet_str checkpoint, tenet_buffer** out,
                                        tenet_error** error);

#ifdef __cplusplus
}
#endif

#endif
