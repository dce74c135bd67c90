#ifndef TENET_C_FEEL_H
#define TENET_C_FEEL_H

/**
 * @file
 * FEEL: scopes, expressions and the state of running them. Part of `<tenet/tenet.h>`, which says
 * what holds for all.
 */

#include <tenet/c/context.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a value is. @since 0.1 */
typedef int32_t tenet_kind;
enum {
    TENET_KIND_MISSING = 0,             /**< nobody supplied it */
    TENET_KIND_NULL = 1,                /**< known to be none */
    TENET_KIND_BOOLEAN = 2,             /**< true or false */
    TENET_KIND_NUMBER = 3,              /**< an exact decimal of up to 34 digits */
    TENET_KIND_STRING = 4,              /**< a text */
    TENET_KIND_DATE = 5,                /**< 2026-01-31 */
    TENET_KIND_TIME = 6,                /**< 09:30:00+08:00 */
    TENET_KIND_DATE_TIME = 7,           /**< 2026-01-31T09:30:00+08:00 */
    TENET_KIND_DAY_TIME_DURATION = 8,   /**< P1DT2H */
    TENET_KIND_YEAR_MONTH_DURATION = 9, /**< P1Y6M */
    TENET_KIND_LIST = 10,               /**< a list of values */
    TENET_KIND_CONTEXT = 11,            /**< names with values */
    TENET_KIND_RECORD = 12,             /**< a record */
    TENET_KIND_RANGE = 13,              /**< [1..5] */
    TENET_KIND_FUNCTION = 14            /**< a function */
};

/** A slot: a name that expressions use and a value is put into. May grow. @since 0.1 */
typedef struct tenet_slot_def {
    tenet_str name;    /**< may contain spaces and any script */
    tenet_str zh;      /**< second name, equally usable; may be empty */
    tenet_str type;    /**< empty: anything; "number", "string", "boolean", "date", "time",
                            "date and time", or a record type */
    int32_t open;      /**< 1: fields of the record are names of their own; else 0 */
    uint32_t reserved; /**< 0 */
} tenet_slot_def;

/**
 * Makes a scope: the names that expressions may use. Slots are numbered from 0 in their order.
 * @param catalogue  record types; may be NULL if no slot holds a record
 * @param slots  their definitions; zero them before filling them in
 * @param count  how many; 0: expressions without names
 * @param slot_size  sizeof(tenet_slot_def) as the caller knows it
 * @param[out] out  the scope
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if a type is not known
 * @since 0.1
 */
TENET_API tenet_status tenet_scope_new(const tenet_catalogue* catalogue,
                                       const tenet_slot_def* slots, size_t count, size_t slot_size,
                                       tenet_scope** out, tenet_error** error);

/**
 * Releases a scope.
 * @param scope  may be NULL
 * @since 0.1
 */
TENET_API void tenet_scope_free(tenet_scope* scope);

/**
 * Compiles an expression once, to be run often.
 * @param text  FEEL (DMN 1.5)
 * @param scope  the names it may use; NULL: none
 * @param[out] out  the expression
 * @param[out] error  everything wrong with the text; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_expression_compile(tenet_str text, const tenet_scope* scope,
                                                tenet_expression** out, tenet_error** error);

/**
 * Runs an expression on values given as JSON.
 * @param expression  the expression
 * @param json  an object with values by slot name; what it leaves out is missing; empty: nothing
 * @param context  `at` is what `now()` answers, zones and step limit are used; may be NULL: no
 *                 zones, and `now()` is 1970-01-01T00:00:00Z
 * @param[out] out  the result as JSON; dates and durations are strings
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_expression_evaluate_json(const tenet_expression* expression,
                                                      tenet_str json, const tenet_context* context,
                                                      tenet_buffer** out, tenet_error** error);

/**
 * Compiles and runs an expression whose names are the members of a JSON object.
 * @param text  FEEL (DMN 1.5)
 * @param json  an object with values by name; empty: no names
 * @param context  as for `tenet_expression_evaluate_json`; may be NULL
 * @param[out] out  the result as JSON
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_feel_evaluate(tenet_str text, tenet_str json,
                                           const tenet_context* context, tenet_buffer** out,
                                           tenet_error** error);

/**
 * Releases an expression.
 * @param expression  may be NULL
 * @since 0.1
 */
TENET_API void tenet_expression_free(tenet_expression* expression);

/** How expressions are run: bits. @since 0.1 */
typedef uint32_t tenet_evaluation_flags;
/** A missing value that is read makes the result missing, as in rules; else it is null. @since 0.1
 */
#define TENET_EVALUATION_SPREAD_MISSING 0x1u
/** A null that nobody wrote, such as 1 + "a", is missing with its cause. @since 0.1 */
#define TENET_EVALUATION_STRICT 0x2u
/** JSON handed in has kinds: every object has one member, named after the kind of its value, as in
 * `{"date": "2026-01-31"}`, `{"context": {"a": 1}}` or `{"missing": "path"}`. Of what is given to
 * models only texts for dates, times and durations are then read as declared. @since 0.1 */
#define TENET_EVALUATION_READ_KINDS 0x4u
/** JSON handed out has kinds. @since 0.1 */
#define TENET_EVALUATION_WRITE_KINDS 0x8u
/** Runs are recorded, so that `tenet_evaluation_trace_json` and `tenet_evaluation_trace_text` can
 * tell what happened; the result is no other. `tenet_model_decide_json` then gives
 * `{"result": ..., "trace": {...}, "text": {"zh": "...", "en": "..."}}`. @since 0.1 */
#define TENET_EVALUATION_TRACE 0x10u

/** Everything a run reads besides its slots. @since 0.1 */
typedef struct tenet_evaluation_options {
    size_t size;                   /**< set by `tenet_evaluation_options_init` */
    tenet_evaluation_flags flags;  /**< `TENET_EVALUATION_` bits */
    uint32_t reserved;             /**< 0 */
    const tenet_context* context;  /**< as for `tenet_expression_evaluate_json`; may be NULL */
    const tenet_snapshot* records; /**< where relations of records lead; may be NULL: nowhere */
} tenet_evaluation_options;

/**
 * Sets the defaults: the standard's null for missing, nothing else.
 * @param options  to be initialised
 * @param size  sizeof(tenet_evaluation_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_options_init(tenet_evaluation_options* options,
                                                     size_t size);

/**
 * Makes the state for running expressions of a scope. Reuse it: once it has run an expression,
 * filling slots, running it and reading a boolean, number or string allocate nothing.
 * @param scope  whose slots it has; NULL: none
 * @param options  may be NULL: the defaults
 * @param[out] out  the state; all slots are missing
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_new(const tenet_scope* scope,
                                            const tenet_evaluation_options* options,
                                            tenet_evaluation** out, tenet_error** error);

/**
 * Puts a boolean into a slot.
 * @param evaluation  the state
 * @param slot  its number
 * @param value  0 for false, else true
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_boolean(tenet_evaluation* evaluation, uint32_t slot,
                                                    int32_t value);

/**
 * Puts a whole number into a slot.
 * @param evaluation  the state
 * @param slot  its number
 * @param value  the number
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_int64(tenet_evaluation* evaluation, uint32_t slot,
                                                  int64_t value);

/**
 * Puts a binary number into a slot, as the decimal with its shortest text.
 * @param evaluation  the state
 * @param slot  its number
 * @param value  finite
 * @return `TENET_ERROR_ARGUMENT` for an infinity or NaN
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_double(tenet_evaluation* evaluation, uint32_t slot,
                                                   double value);

/**
 * Puts an exact decimal into a slot.
 * @param evaluation  the state
 * @param slot  its number
 * @param coefficient  all digits
 * @param exponent  power of ten, -6176 to 6111
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_scaled(tenet_evaluation* evaluation, uint32_t slot,
                                                   int64_t coefficient, int32_t exponent);

/**
 * Puts a string into a slot; it is copied.
 * @param evaluation  the state
 * @param slot  its number
 * @param value  UTF-8
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_string(tenet_evaluation* evaluation, uint32_t slot,
                                                   tenet_str value);

/**
 * Puts a value given by its text into a slot.
 * @param evaluation  the state
 * @param slot  its number
 * @param kind  number, string, date, time, date and time, or one of the durations
 * @param text  as in `tenet_kind`: "19.90", "2026-01-31"
 * @return `TENET_ERROR_INPUT` if the text is no such value
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_text(tenet_evaluation* evaluation, uint32_t slot,
                                                 tenet_kind kind, tenet_str text);

/**
 * Puts a value given as JSON into a slot: lists and contexts too. Where the state is for a model,
 * texts become what the type of the input declares.
 * @param evaluation  the state
 * @param slot  its number
 * @param json  any JSON value; copied
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_json(tenet_evaluation* evaluation, uint32_t slot,
                                                 tenet_str json, tenet_error** error);

/**
 * Puts a host's own record into a slot, without copying it.
 * @param evaluation  the state
 * @param slot  its number; its type is a record type of the host
 * @param object  read while expressions run, until the slot is filled again
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_record(tenet_evaluation* evaluation, uint32_t slot,
                                                   const void* object);

/**
 * Puts a record of the state's snapshot into a slot.
 * @param evaluation  the state, made with `records`
 * @param slot  its number; its type is a record type
 * @param key  the key of the record
 * @return `TENET_ERROR_NOT_FOUND` if there is no such record; `TENET_ERROR_STATE` if the state has
 *         no snapshot
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_key(tenet_evaluation* evaluation, uint32_t slot,
                                                tenet_str key);

/**
 * Puts null into a slot: known to be none.
 * @param evaluation  the state
 * @param slot  its number
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_null(tenet_evaluation* evaluation, uint32_t slot);

/**
 * Empties a slot: nobody supplied it.
 * @param evaluation  the state
 * @param slot  its number
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_set_missing(tenet_evaluation* evaluation, uint32_t slot);

/**
 * Runs an expression. The result stays in the state until the next run.
 * @param expression  compiled with the state's scope
 * @param evaluation  the state
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_OK` whatever the result; `TENET_ERROR_STATE` for an expression of another scope
 * @since 0.1
 */
TENET_API tenet_status tenet_expression_run(const tenet_expression* expression,
                                            tenet_evaluation* evaluation, tenet_error** error);

/**
 * What the result of the last run is.
 * @param evaluation  may be NULL: then missing
 * @return its kind; missing before the first run
 * @since 0.1
 */
TENET_API tenet_kind tenet_evaluation_kind(const tenet_evaluation* evaluation);

/**
 * The result as a boolean.
 * @param evaluation  the state
 * @return 1 for true; 0 for anything else
 * @since 0.1
 */
TENET_API int32_t tenet_evaluation_boolean(const tenet_evaluation* evaluation);

/**
 * The result as a whole number.
 * @param evaluation  the state
 * @param[out] out  the number
 * @return `TENET_ERROR_STATE` if it is no number, or not a whole one that fits
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_int64(const tenet_evaluation* evaluation, int64_t* out);

/**
 * The result as a binary number: the nearest one.
 * @param evaluation  the state
 * @param[out] out  the number
 * @return `TENET_ERROR_STATE` if it is no number
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_double(const tenet_evaluation* evaluation, double* out);

/**
 * The result as text: a string as it is, a number with all its digits, dates and durations as in
 * `tenet_kind`, anything else as FEEL writes it. A missing value is `missing(...)` with what is
 * missing, or with the limit that ended the run, its amount and the place:
 * `missing(feel-steps-exhausted: 1,000,000, discount.dmn:12:30, decision "discount")`.
 * @param evaluation  the state
 * @param[out] out  borrowed until the next run or text
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_text(tenet_evaluation* evaluation, tenet_str* out);

/**
 * The result as JSON; dates and durations are strings, a missing value is `{"missing": "path"}`.
 * @param evaluation  the state
 * @param[out] out  JSON
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_json(const tenet_evaluation* evaluation, tenet_buffer** out,
                                             tenet_error** error);

/**
 * What happened in the last run, as JSON (docs/schemas/trace.schema.json): of an expression the
 * names read and where nulls and missing values began; of a decision also every decision and call
 * it took, the rules that matched, which of them decided, and for the others what stood in the way,
 * by how much, and the nearest change of one input. It is worked out here, and calls external
 * functions again; recording costs little.
 * @param evaluation  made with `TENET_EVALUATION_TRACE`
 * @param[out] out  JSON
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_STATE` if no run was recorded, or slots were set since
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_trace_json(const tenet_evaluation* evaluation,
                                                   tenet_buffer** out, tenet_error** error);

/**
 * The same as text, a line for each thing.
 * @param evaluation  made with `TENET_EVALUATION_TRACE`
 * @param language  of the sentences
 * @param[out] out  the text, safe for a terminal
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_STATE` if no run was recorded, or slots were set since
 * @since 0.1
 */
TENET_API tenet_status tenet_evaluation_trace_text(const tenet_evaluation* evaluation,
                                                   tenet_language language, tenet_buffer** out,
                                                   tenet_error** error);

/**
 * Releases a state.
 * @param evaluation  may be NULL
 * @since 0.1
 */
TENET_API void tenet_evaluation_free(tenet_evaluation* evaluation);

#ifdef __cplusplus
}
#endif

#endif
