#ifndef TENET_C_BASE_H
#define TENET_C_BASE_H

/**
 * @file
 * Statuses, texts, errors and buffers, and the names of all handles. Part of `<tenet/tenet.h>`,
 * which says what holds for all.
 */

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#if defined(TENET_BUILDING_C_LIBRARY)
#define TENET_API __declspec(dllexport)
#else
#define TENET_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define TENET_API __attribute__((visibility("default")))
#else
#define TENET_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------------------ foundations */

/** What a call came to. 0 is success; numbers never change their meaning. @since 0.1 */
typedef int32_t tenet_status;

enum {
    TENET_OK = 0,
    TENET_ERROR_ARGUMENT = 1,  /**< a null, a wrong length, a bad number, invalid UTF-8 */
    TENET_ERROR_INPUT = 2,     /**< data, a pack or an expression with problems; see the error */
    TENET_ERROR_NOT_FOUND = 3, /**< no such type, record, rule, measure or index */
    TENET_ERROR_STATE = 4,     /**< the object cannot do this (any more) */
    TENET_ERROR_CANCELLED = 5, /**< a callback asked to stop */
    TENET_ERROR_OUT_OF_MEMORY = 6, /**< memory ran out; the library is usable all the same */
    TENET_ERROR_INTERNAL = 7       /**< a mistake of the library: please report it */
};

/** A borrowed UTF-8 text. `data` may be NULL if `size` is 0. @since 0.1 */
typedef struct tenet_str {
    const char* data; /**< the first byte */
    size_t size;      /**< number of bytes */
} tenet_str;

/** A text under a name: a file of a portfolio or pack, or zone data. Never grows. @since 0.1 */
typedef struct tenet_text {
    tenet_str name; /**< as a file is called: `orders.csv`; named in problems */
    tenet_str text; /**< its content */
} tenet_text;

/** A language. @since 0.1 */
typedef int32_t tenet_language;
enum {
    TENET_ZH = 0, /**< Chinese */
    TENET_EN = 1  /**< English */
};

/** How a rule came out. @since 0.1 */
typedef int32_t tenet_outcome;
enum {
    TENET_NO_OUTCOME = -1,    /**< in a `tenet_shift`: the subject is not there */
    TENET_PASS = 0,           /**< holds */
    TENET_FAIL = 1,           /**< is broken */
    TENET_UNKNOWN = 2,        /**< cannot be judged: facts are missing */
    TENET_NOT_APPLICABLE = 3, /**< does not concern the subject */
    TENET_WAIVED = 4          /**< broken, and excused */
};
/** How many outcomes there are. @since 0.1 */
#define TENET_OUTCOME_COUNT 5

/** A set of outcomes: bit `1 << outcome`. @since 0.1 */
typedef uint32_t tenet_outcomes;
/** Every outcome. @since 0.1 */
#define TENET_ALL_OUTCOMES 0x1Fu

/** The problems behind a failure, or the warnings of a success. Owned; immutable. @since 0.1 */
typedef struct tenet_error tenet_error;
/** A text made on demand. Owned; immutable. @since 0.1 */
typedef struct tenet_buffer tenet_buffer;
/** Record types that belong together. Owned; immutable. @since 0.1 */
typedef struct tenet_catalogue tenet_catalogue;
/** Record types being put together. Owned; exclusive. @since 0.1 */
typedef struct tenet_catalogue_builder tenet_catalogue_builder;
/** The records of a portfolio at one moment. Owned; immutable. @since 0.1 */
typedef struct tenet_snapshot tenet_snapshot;
/** A snapshot being put together. Owned; exclusive. @since 0.1 */
typedef struct tenet_snapshot_builder tenet_snapshot_builder;
/** Records to add, replace and delete. Owned; exclusive. @since 0.1 */
typedef struct tenet_change tenet_change;
/** A regulation, compiled. Owned; immutable. @since 0.1 */
typedef struct tenet_regulation tenet_regulation;
/** A regulation bound to a snapshot at an instant. Owned; immutable. @since 0.1 */
typedef struct tenet_judge tenet_judge;
/** The verdicts of a check. Owned; immutable. @since 0.1 */
typedef struct tenet_report tenet_report;
/** What a proposed change would do. Owned; immutable. @since 0.1 */
typedef struct tenet_effect tenet_effect;
/** Everything behind one verdict. Owned; immutable. @since 0.1 */
typedef struct tenet_explanation tenet_explanation;
/** The names FEEL expressions may use. Owned; immutable. @since 0.1 */
typedef struct tenet_scope tenet_scope;
/** A compiled FEEL expression. Owned; immutable. @since 0.1 */
typedef struct tenet_expression tenet_expression;
/** The state of running expressions or decisions on one thread. Owned; exclusive. @since 0.1 */
typedef struct tenet_evaluation tenet_evaluation;
/** A DMN model, compiled. Owned; immutable. @since 0.1 */
typedef struct tenet_model tenet_model;
/** A host's functions that models may call. Owned; exclusive. @since 0.1 */
typedef struct tenet_externals tenet_externals;
/** A call of a host's function. Borrowed, during the callback only. @since 0.1 */
typedef struct tenet_call tenet_call;
/** Parties and their dated relations. Owned; immutable. @since 0.1 */
typedef struct tenet_graph tenet_graph;
/** A graph as files of some form. Owned; immutable. @since 0.1 */
typedef struct tenet_graph_files tenet_graph_files;
/** The relations of one day, ready for questions. Owned; immutable. @since 0.1 */
typedef struct tenet_structure tenet_structure;
/** Who controls whom on a day, everybody, which follows changes. Owned; immutable. @since 0.1 */
typedef struct tenet_control_index tenet_control_index;
/** Who belongs to a group, as a rule. Owned; immutable. @since 0.1 */
typedef struct tenet_group_policy tenet_group_policy;
/** The groups of a day under a policy. Owned; immutable. @since 0.1 */
typedef struct tenet_grouping tenet_grouping;
/** Totals of groups over rows that may change. Owned; exclusive. @since 0.1 */
typedef struct tenet_roll_up tenet_roll_up;
/** Parties that answer a question. Owned; immutable. @since 0.1 */
typedef struct tenet_party_list tenet_party_list;
/** Groups followed over time, with ids that stay. Owned; exclusive. @since 0.1 */
typedef struct tenet_lineage tenet_lineage;
/** Which parties were declared to be one, and what was undone. Owned; exclusive. @since 0.1 */
typedef struct tenet_merge_log tenet_merge_log;
/** Which simplified character stands for a traditional one. Owned; immutable. @since 0.1 */
typedef struct tenet_character_variants tenet_character_variants;
/** The definition of an assessment, compiled. Owned; immutable. @since 0.1 */
typedef struct tenet_assessment tenet_assessment;
/** An assessment that runs. Owned; exclusive. @since 0.1 */
typedef struct tenet_instance tenet_instance;
/** When many instances have something to do. Owned; exclusive. @since 0.1 */
typedef struct tenet_agenda tenet_agenda;
/** A working calendar. Owned; immutable. @since 0.1 */
typedef struct tenet_calendar tenet_calendar;
/** Time zones supplied by the host. Owned; immutable. @since 0.1 */
typedef struct tenet_zones tenet_zones;

/** A text literal as a `tenet_str`. @since 0.1 */
#define TENET_STR(literal) (tenet_make_str((literal), sizeof(literal) - 1))

/**
 * Puts a pointer and a length together.
 * @param data  first byte
 * @param size  number of bytes
 * @return both, unchecked
 * @since 0.1
 */
TENET_API tenet_str tenet_make_str(const char* data, size_t size);

/**
 * The version of the library that was loaded.
 * @return `MAJOR.MINOR.PATCH`, NUL-terminated; lives as long as the library
 * @since 0.1
 */
TENET_API const char* tenet_version(void);

/**
 * The version of the binary interface.
 * @return its number; 0 until it is promised
 * @since 0.1
 */
TENET_API uint32_t tenet_abi_version(void);

/**
 * Whether the library has a feature.
 * @param name  "feel", "policy", "tables", "scorecards", "json", "csv", "mappings", "host-records",
 *              "zones", "calendars", "dmn", "groups", "parties", "assessments" or "scoring"; names
 *              are added over time
 * @return 1 or 0
 * @since 0.1
 */
TENET_API int32_t tenet_has_feature(tenet_str name);

/* ----------------------------------------------------------------------------------- errors */

/** How much a problem matters. @since 0.1 */
typedef int32_t tenet_severity;
enum {
    TENET_SEVERITY_ERROR = 0,   /**< the call produced nothing */
    TENET_SEVERITY_WARNING = 1, /**< it went on; something deserves attention */
    TENET_SEVERITY_NOTE = 2     /**< information about what stands before it */
};

/**
 * Releases an error.
 * @param error  may be NULL
 * @since 0.1
 */
TENET_API void tenet_error_free(tenet_error* error);

/**
 * The status of the call it came from.
 * @param error  may be NULL: then `TENET_OK`
 * @return `TENET_OK` for warnings of a success
 * @since 0.1
 */
TENET_API tenet_status tenet_error_status(const tenet_error* error);

/**
 * How many problems are listed; a very long list is cut, see `tenet_error_total`.
 * @param error  may be NULL: then 0
 * @return the number of items
 * @since 0.1
 */
TENET_API size_t tenet_error_count(const tenet_error* error);

/**
 * How many problems were found, listed or not.
 * @param error  may be NULL: then 0
 * @return at least `tenet_error_count`
 * @since 0.1
 */
TENET_API size_t tenet_error_total(const tenet_error* error);

/**
 * The stable id of a problem, such as "json-duplicate-key".
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_error_id(const tenet_error* error, size_t index);

/**
 * How much a problem matters.
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @return its severity; `TENET_SEVERITY_ERROR` beyond the end
 * @since 0.1
 */
TENET_API tenet_severity tenet_error_severity(const tenet_error* error, size_t index);

/**
 * What is wrong, as a sentence.
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @param language  `TENET_ZH` or `TENET_EN`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_error_text(const tenet_error* error, size_t index,
                                     tenet_language language);

/**
 * What the reader can do about it.
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @param language  `TENET_ZH` or `TENET_EN`
 * @return borrowed; may be empty
 * @since 0.1
 */
TENET_API tenet_str tenet_error_remedy(const tenet_error* error, size_t index,
                                       tenet_language language);

/**
 * The file or text with the problem.
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @return borrowed; empty where there is none
 * @since 0.1
 */
TENET_API tenet_str tenet_error_file(const tenet_error* error, size_t index);

/**
 * The JSON pointer or field path of the problem.
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @return borrowed; empty where there is none
 * @since 0.1
 */
TENET_API tenet_str tenet_error_pointer(const tenet_error* error, size_t index);

/**
 * The line of the problem.
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @return from 1; 0 where it is not known
 * @since 0.1
 */
TENET_API uint32_t tenet_error_line(const tenet_error* error, size_t index);

/**
 * The column of the problem, in bytes.
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @return from 1; 0 where it is not known
 * @since 0.1
 */
TENET_API uint32_t tenet_error_column(const tenet_error* error, size_t index);

/**
 * The offset of the problem in its text, in bytes.
 * @param error  the list
 * @param index  below `tenet_error_count`
 * @return from 0; meaningful where the line is known
 * @since 0.1
 */
TENET_API uint64_t tenet_error_offset(const tenet_error* error, size_t index);

/**
 * The whole list as text, a problem a line: place, severity, sentence, id, remedy.
 * @param error  may be NULL: then empty
 * @param language  `TENET_ZH` or `TENET_EN`
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_error_lines(const tenet_error* error, tenet_language language);

/* ---------------------------------------------------------------------------------- buffers */

/**
 * Releases a buffer.
 * @param buffer  may be NULL
 * @since 0.1
 */
TENET_API void tenet_buffer_free(tenet_buffer* buffer);

/**
 * The bytes of a buffer, with a NUL behind them that `tenet_buffer_size` does not count.
 * @param buffer  may be NULL: then NULL
 * @return borrowed
 * @since 0.1
 */
TENET_API const char* tenet_buffer_data(const tenet_buffer* buffer);

/**
 * The number of bytes of a buffer.
 * @param buffer  may be NULL: then 0
 * @return bytes
 * @since 0.1
 */
TENET_API size_t tenet_buffer_size(const tenet_buffer* buffer);

/**
 * The content of a buffer.
 * @param buffer  may be NULL: then empty
 * @return borrowed
 * @since 0.1
 */
TENET_API tenet_str tenet_buffer_str(const tenet_buffer* buffer);

#ifdef __cplusplus
}
#endif

#endif
