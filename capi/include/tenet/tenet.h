#ifndef TENET_TENET_H
#define TENET_TENET_H

/**
 * @file
 * The C interface of Tenet: a regulation for key accounts, checked inside a host's process.
 *
 * **Status.** Version 0: the interface may still change from one minor version to the next;
 * `tenet_abi_version()` says which one was loaded.
 *
 * **Errors.** A function that can fail returns a `tenet_status`; 0 is success. Its last parameter
 * `tenet_error** error` may be NULL; else it receives NULL on success and, on failure, an error
 * object that the caller owns: the list of all problems found, each with a stable id, a place and
 * a text in Chinese and English. Out parameters are set to NULL on failure. No exception, signal
 * or output ever leaves the library. Arguments are checked before anything is done: a null where
 * none may be, a length over the limit, a text that is not UTF-8 or a number out of range is
 * `TENET_ERROR_ARGUMENT`.
 *
 * **Texts** are UTF-8 with a length and need no terminator. A `tenet_str` handed in is read during
 * the call only. One handed out is borrowed from the object it came from and lives as long. Names,
 * keys and expressions hold at most 1 MiB, documents (JSON, CSV, packs, zone data) at most 4 GiB;
 * the encoding of a document is checked while it is read, and a mistake in it is
 * `TENET_ERROR_INPUT` with its place.
 *
 * **Ownership.** Every object that a function hands out through an out parameter is the caller's,
 * to be released with the `_free` function of its type; `_free(NULL)` does nothing. An object keeps
 * alive what it needs: a judge its regulation and snapshot, a report its judge. So handles may be
 * freed in any order. Only a host's own records must outlive the snapshots that refer to them.
 *
 * **Threads.** Functions may be called from any thread. An object taken as `const T*` may be used
 * by any number of threads at once; one taken as `T*` by one thread at a time. Types are
 * *immutable* (shared freely) or *exclusive* (one thread at a time); each says which.
 *
 * **Callbacks** receive the `user_data` given with them and are called from the thread that called
 * the library. They answer 0 to go on; anything else stops, and the function answers
 * `TENET_ERROR_CANCELLED`.
 *
 * **Structs** that may grow begin with their `size`; initialise them with their `_init` function,
 * which takes the caller's `sizeof`. Arrays of structs that may grow come with the size of an
 * element. Unknown bits and values must be zero.
 *
 * @code{.c}
 * tenet_catalogue_own(&types, &error);
 * tenet_snapshot_load_folder(types, TENET_STR("portfolio"), NULL, &facts, NULL, &error);
 * tenet_regulation_load_folder(types, TENET_STR("pack"), &rules, NULL, &error);
 * tenet_context_init(&now, sizeof now);
 * now.at = TENET_STR("2026-01-05T09:00:00+08:00");
 * tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error);
 * tenet_judge_check(judge, NULL, &report, &error);
 * @endcode
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
 *              "zones", "calendars" or "dmn"; names are added over time
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

/* ------------------------------------------------------------------------------ record types */

/** How a member of a host's struct is read. @since 0.1 */
typedef int32_t tenet_storage;
enum {
    TENET_STORAGE_BOOLEAN8 = 1,         /**< uint8_t, 0 or 1 */
    TENET_STORAGE_INT32 = 2,            /**< int32_t */
    TENET_STORAGE_INT64 = 3,            /**< int64_t */
    TENET_STORAGE_FLOAT64 = 4,          /**< double, read as its shortest decimal text */
    TENET_STORAGE_DECIMAL_SCALED = 5,   /**< `tenet_scaled` */
    TENET_STORAGE_TEXT_VIEW = 6,        /**< `tenet_str` */
    TENET_STORAGE_TEXT_POINTER = 7,     /**< const char*, NUL-terminated; NULL is unset */
    TENET_STORAGE_TEXT_BUFFER = 8,      /**< char[buffer_size], padded with NUL */
    TENET_STORAGE_DATE_DAYS = 9,        /**< int32_t, days since 1970-01-01 */
    TENET_STORAGE_DATE_NUMBER = 10,     /**< int32_t, yyyymmdd */
    TENET_STORAGE_INSTANT_SECONDS = 11, /**< int64_t, seconds since 1970-01-01T00:00:00Z */
    TENET_STORAGE_DECIMAL128 = 12       /**< 16 bytes, IEEE 754 decimal128 in binary encoding */
};

/** The exact decimal `coefficient` x 10^`exponent`. Never grows. @since 0.1 */
typedef struct tenet_scaled {
    int64_t coefficient; /**< all digits */
    int32_t exponent;    /**< -2 for cents */
    int32_t reserved;    /**< 0 */
} tenet_scaled;

/** What a presence byte says about its member. @since 0.1 */
enum {
    TENET_PRESENCE_UNSET = 0, /**< nobody supplied it */
    TENET_PRESENCE_SET = 1,   /**< it has a value */
    TENET_PRESENCE_NULL = 2   /**< known to be none */
};

/** A member of a host's struct. May grow: see `field_size` of its parent. @since 0.1 */
typedef struct tenet_field_def {
    tenet_str name;           /**< as rules call it: letters, digits and `_` */
    tenet_str zh;             /**< Chinese name, equally usable; may be empty */
    tenet_str unit;           /**< "CNY", "%"; may be empty */
    tenet_str codes;          /**< id of the code list of its values; may be empty */
    tenet_storage storage;    /**< how its bytes are read */
    uint32_t offset;          /**< offsetof the member */
    uint32_t buffer_size;     /**< `TENET_STORAGE_TEXT_BUFFER`: its bytes; else 0 */
    int32_t has_presence;     /**< 1: a byte of the struct says whether it is there; else 0 */
    uint32_t presence_offset; /**< offsetof that byte, a `TENET_PRESENCE_` number */
    uint32_t reserved;        /**< 0 */
} tenet_field_def;

/** A way from a record to others. May grow: see `relation_size` of its parent. @since 0.1 */
typedef struct tenet_relation_def {
    tenet_str name;    /**< as rules call it: `orders` */
    tenet_str zh;      /**< Chinese name; may be empty */
    tenet_str target;  /**< name of the record type it leads to */
    tenet_str via;     /**< many: the field of the target with this record's key; else the field of
                            this record with the target's key */
    int32_t many;      /**< 1: to any number of records; 0: to one */
    uint32_t reserved; /**< 0 */
} tenet_relation_def;

/** A record type over a host's own structs, which are never copied. @since 0.1 */
typedef struct tenet_record_type_def {
    size_t size;                   /**< set by `tenet_record_type_def_init` */
    tenet_str name;                /**< singular: `shipment` */
    tenet_str zh;                  /**< Chinese name; may be empty */
    tenet_str collection;          /**< plural: `shipments` */
    tenet_str collection_zh;       /**< Chinese plural; may be empty */
    tenet_str key;                 /**< the field that identifies a record, a text */
    tenet_str time_field;          /**< the field that places a record in time; may be empty */
    tenet_str account_field;       /**< the field with the account's id; may be empty */
    size_t struct_size;            /**< sizeof the host's struct */
    const tenet_field_def* fields; /**< at least one; zero them before filling them in */
    size_t field_count;            /**< how many */
    size_t field_size;             /**< sizeof(tenet_field_def); set by `_init` */
    const tenet_relation_def* relations; /**< may be NULL if there are none */
    size_t relation_count;               /**< how many */
    size_t relation_size;                /**< sizeof(tenet_relation_def); set by `_init` */
} tenet_record_type_def;

/**
 * Empties a definition.
 * @param definition  to be initialised
 * @param size  sizeof(tenet_record_type_def) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_record_type_def_init(tenet_record_type_def* definition, size_t size);

/**
 * The library's own record types: account, order, survey and the rest.
 * @param[out] out  the catalogue
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_catalogue_own(tenet_catalogue** out, tenet_error** error);

/**
 * Begins a catalogue of the library's own record types and those of the host.
 * @param[out] out  the builder
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_catalogue_builder_new(tenet_catalogue_builder** out,
                                                   tenet_error** error);

/**
 * Adds a record type over the host's own structs.
 * @param builder  to be added to
 * @param definition  copied; names are unique and legal, members lie inside the struct
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_INPUT` for a definition with mistakes; nothing is added then
 * @since 0.1
 */
TENET_API tenet_status tenet_catalogue_builder_add(tenet_catalogue_builder* builder,
                                                   const tenet_record_type_def* definition,
                                                   tenet_error** error);

/**
 * Makes the catalogue: names must be unique and relations find their targets.
 * @param builder  empty afterwards if all went well
 * @param[out] out  the catalogue
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_catalogue_builder_finish(tenet_catalogue_builder* builder,
                                                      tenet_catalogue** out, tenet_error** error);

/**
 * Releases a builder.
 * @param builder  may be NULL
 * @since 0.1
 */
TENET_API void tenet_catalogue_builder_free(tenet_catalogue_builder* builder);

/**
 * How many record types there are.
 * @param catalogue  may be NULL: then 0
 * @return their number
 * @since 0.1
 */
TENET_API size_t tenet_catalogue_type_count(const tenet_catalogue* catalogue);

/**
 * The name of a record type.
 * @param catalogue  the catalogue
 * @param index  below `tenet_catalogue_type_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_catalogue_type_name(const tenet_catalogue* catalogue, size_t index);

/**
 * Describes a record type: names in both languages, fields with kind, unit and documentation,
 * relations.
 * @param catalogue  the catalogue
 * @param type  a record type or collection, in either language
 * @param[out] out  a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such type
 * @since 0.1
 */
TENET_API tenet_status tenet_catalogue_describe(const tenet_catalogue* catalogue, tenet_str type,
                                                tenet_buffer** out, tenet_error** error);

/**
 * Releases a catalogue.
 * @param catalogue  may be NULL
 * @since 0.1
 */
TENET_API void tenet_catalogue_free(tenet_catalogue* catalogue);

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

/* ------------------------------------------------------------------------------- regulations */

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

/* --------------------------------------------------------------------------------- snapshots */

/** How records are read: bits. @since 0.1 */
typedef uint32_t tenet_load_flags;
/** Unknown files and fields, and references that lead nowhere, are errors. @since 0.1 */
#define TENET_LOAD_STRICT 0x1u

/** How records are read. @since 0.1 */
typedef struct tenet_load_options {
    size_t size;                   /**< set by `tenet_load_options_init` */
    tenet_load_flags flags;        /**< `TENET_LOAD_` bits */
    uint32_t reserved;             /**< 0 */
    const tenet_regulation* codes; /**< whose code lists are known beforehand; may be NULL */
} tenet_load_options;

/**
 * Sets the defaults: not strict, no codes.
 * @param options  to be initialised
 * @param size  sizeof(tenet_load_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_load_options_init(tenet_load_options* options, size_t size);

/**
 * Reads a portfolio: the .json and .csv files of a folder.
 * @param catalogue  the record types
 * @param folder  its path
 * @param options  may be NULL: the defaults
 * @param[out] out  the snapshot
 * @param[out] warnings  what deserves attention, or NULL if nothing does; may be NULL
 * @param[out] error  everything wrong with the files; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_load_folder(const tenet_catalogue* catalogue,
                                                  tenet_str folder,
                                                  const tenet_load_options* options,
                                                  tenet_snapshot** out, tenet_error** warnings,
                                                  tenet_error** error);

/**
 * Reads a portfolio from texts: any mix of JSON and CSV, named by record types or collections
 * (`orders.csv`), and a manifest `portfolio.json` if there is one.
 * @param catalogue  the record types
 * @param texts  the files
 * @param count  how many
 * @param options  may be NULL: the defaults
 * @param[out] out  the snapshot
 * @param[out] warnings  what deserves attention, or NULL if nothing does; may be NULL
 * @param[out] error  everything wrong with the files; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_load_texts(const tenet_catalogue* catalogue,
                                                 const tenet_text* texts, size_t count,
                                                 const tenet_load_options* options,
                                                 tenet_snapshot** out, tenet_error** warnings,
                                                 tenet_error** error);

/**
 * What loading made of foreign files: rows read, filtered and quarantined, records made.
 * @param snapshot  one that was loaded; of others the list is empty
 * @param[out] out  a JSON array, one object per file read through a mapping
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_mappings(const tenet_snapshot* snapshot, tenet_buffer** out,
                                               tenet_error** error);

/**
 * Begins a snapshot, record by record.
 * @param catalogue  the record types
 * @param options  may be NULL: the defaults
 * @param[out] out  the builder
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_builder_new(const tenet_catalogue* catalogue,
                                                  const tenet_load_options* options,
                                                  tenet_snapshot_builder** out,
                                                  tenet_error** error);

/**
 * Adds a record of one of the library's own types.
 * @param builder  to be added to
 * @param type  a record type or collection, in either language
 * @param json  a JSON object
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such type; a record that cannot be used is
 *         `TENET_ERROR_INPUT` and not added
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_builder_add_json(tenet_snapshot_builder* builder,
                                                       tenet_str type, tenet_str json,
                                                       tenet_error** error);

/**
 * Adds a record of a host's own type, without copying it.
 * @param builder  to be added to
 * @param type  a record type or collection of the host
 * @param object  a struct as the type defines it; must outlive, unchanged, every snapshot and judge
 *                that refers to it
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such type
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_builder_add_host(tenet_snapshot_builder* builder,
                                                       tenet_str type, const void* object,
                                                       tenet_error** error);

/**
 * States that a collection is supplied completely. What no statement covers is not known to be
 * complete, and rules that need all of it end as `unknown`.
 * @param builder  to be added to
 * @param collection  its name, in either language
 * @param accounts  keys of the accounts concerned
 * @param count  how many; 0: all accounts
 * @param from  first day (2024-01-01); empty: since the beginning
 * @param to  last day; empty: until the instant judged
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such collection
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_builder_cover(tenet_snapshot_builder* builder,
                                                    tenet_str collection, const tenet_str* accounts,
                                                    size_t count, tenet_str from, tenet_str to,
                                                    tenet_error** error);

/**
 * Adds code lists: one that is there is extended, a code that is there is replaced. Records added
 * later are read with them.
 * @param builder  to be added to
 * @param json  `{"tier": {"name": {"zh", "en"}, "codes": [{"id", "zh", "en", "rank"}]}}`
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_builder_add_codes(tenet_snapshot_builder* builder,
                                                        tenet_str json, tenet_error** error);

/**
 * Makes the snapshot. Duplicate keys are errors.
 * @param builder  cannot be used afterwards, only freed
 * @param[out] out  the snapshot
 * @param[out] warnings  what deserves attention, or NULL if nothing does; may be NULL
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_builder_finish(tenet_snapshot_builder* builder,
                                                     tenet_snapshot** out, tenet_error** warnings,
                                                     tenet_error** error);

/**
 * Releases a builder.
 * @param builder  may be NULL
 * @since 0.1
 */
TENET_API void tenet_snapshot_builder_free(tenet_snapshot_builder* builder);

/**
 * The next snapshot: the change applied. Costs as much as the change touches.
 * @param snapshot  stays as it is
 * @param change  made for this snapshot or one with the same catalogue
 * @param[out] out  the next snapshot
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_with(const tenet_snapshot* snapshot,
                                           const tenet_change* change, tenet_snapshot** out,
                                           tenet_error** error);

/**
 * How many records of a type there are.
 * @param snapshot  the snapshot
 * @param type  a record type or collection, in either language
 * @param[out] out  their number
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such type
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_size(const tenet_snapshot* snapshot, tenet_str type,
                                           size_t* out, tenet_error** error);

/**
 * A record as JSON.
 * @param snapshot  the snapshot
 * @param type  a record type or collection, in either language
 * @param key  its key
 * @param[out] out  a JSON object; unset fields are left out
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such type or record
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_record(const tenet_snapshot* snapshot, tenet_str type,
                                             tenet_str key, tenet_buffer** out,
                                             tenet_error** error);

/**
 * The digest of all records, coverage and code lists: SHA-256 in hexadecimal. The first call takes
 * a pass over the records.
 * @param snapshot  the snapshot
 * @param[out] out  borrowed from the snapshot
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_snapshot_digest(const tenet_snapshot* snapshot, tenet_str* out,
                                             tenet_error** error);

/**
 * Releases a snapshot.
 * @param snapshot  may be NULL
 * @since 0.1
 */
TENET_API void tenet_snapshot_free(tenet_snapshot* snapshot);

/* ----------------------------------------------------------------------------------- changes */

/**
 * Begins a change to a portfolio.
 * @param snapshot  whose record types and code lists it uses
 * @param[out] out  the change, empty
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_change_new(const tenet_snapshot* snapshot, tenet_change** out,
                                        tenet_error** error);

/**
 * Adds or replaces (by key) a record of one of the library's own types.
 * @param change  to be added to
 * @param type  a record type or collection, in either language
 * @param json  a JSON object: the whole record
 * @param[out] warnings  what deserves attention, or NULL if nothing does; may be NULL
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such type
 * @since 0.1
 */
TENET_API tenet_status tenet_change_upsert_json(tenet_change* change, tenet_str type,
                                                tenet_str json, tenet_error** warnings,
                                                tenet_error** error);

/**
 * Adds or replaces (by key) a record of a host's own type, without copying it.
 * @param change  to be added to
 * @param type  a record type or collection of the host
 * @param object  must outlive, unchanged, everything made from the change
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such type
 * @since 0.1
 */
TENET_API tenet_status tenet_change_upsert_host(tenet_change* change, tenet_str type,
                                                const void* object, tenet_error** error);

/**
 * Deletes a record. Deletions come before additions, whatever the order of calls.
 * @param change  to be added to
 * @param type  a record type or collection, in either language
 * @param key  its key; that it exists is checked when the change is used
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if there is no such type
 * @since 0.1
 */
TENET_API tenet_status tenet_change_remove(tenet_change* change, tenet_str type, tenet_str key,
                                           tenet_error** error);

/**
 * Adds a whole change given as JSON:
 * `{"upsert": {"orders": [{...}]}, "delete": {"complaints": ["C3"]}}`.
 * @param change  to be added to
 * @param json  the text
 * @param file  what problems call it; may be empty
 * @param[out] warnings  what deserves attention, or NULL if nothing does; may be NULL
 * @param[out] error  everything wrong with the text; may be NULL
 * @return a status; nothing is added if it is not `TENET_OK`
 * @since 0.1
 */
TENET_API tenet_status tenet_change_add_json(tenet_change* change, tenet_str json, tenet_str file,
                                             tenet_error** warnings, tenet_error** error);

/**
 * Releases a change.
 * @param change  may be NULL
 * @since 0.1
 */
TENET_API void tenet_change_free(tenet_change* change);

/* ----------------------------------------------------------------------------------- judging */

/** What a judgement is made in. `known_at`, `actor` and `unit` are kept; no rule reads them yet.
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
} tenet_context;

/**
 * Empties a context.
 * @param context  to be initialised
 * @param size  sizeof(tenet_context) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_context_init(tenet_context* context, size_t size);

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
    const tenet_str* subjects;  /**< keys of accounts */
    size_t subject_count;       /**< how many; 0: all accounts */
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
 * The verdict in one sentence.
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

/* -------------------------------------------------------------------------------------- FEEL */

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

/* --------------------------------------------------------------------------------------- DMN */

/**
 * A function of a host. It reads its arguments and sets its result, which is null unless set, and
 * answers 0. Anything else means that it has no answer: the call is null, or where the run is
 * strict, missing with its cause; the decision goes on. It may be called from all threads that use
 * a model at once, and must not throw, jump out, or use the evaluation it is called from.
 * @since 0.1
 */
typedef int32_t (*tenet_external_fn)(tenet_call* call, void* user_data);

/** What a registry of functions knows from the start: bits. @since 0.1 */
typedef uint32_t tenet_externals_flags;
/** The functions of the Java platform that models use most: of java.lang.Math, the valueOf of
 * number classes and String, String.format. @since 0.1 */
#define TENET_EXTERNALS_JAVA_PLATFORM 0x1u

/**
 * Makes a registry of functions that are not written in FEEL.
 * @param flags  `TENET_EXTERNALS_` bits
 * @param[out] out  the registry
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_externals_new(tenet_externals_flags flags, tenet_externals** out,
                                           tenet_error** error);

/**
 * Adds a function, or replaces the one of that name. Models loaded before do not see it.
 * @param externals  the registry
 * @param name  class and method signature as in `java.lang.Math.max(double,double)`, or document
 *              and model as in `pmml:document#model`; blanks do not count
 * @param parameter_count  how many arguments it takes
 * @param function  called until the last model loaded with it is freed, and its evaluations
 * @param user_data  handed to the function; must live as long
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_externals_add(tenet_externals* externals, tenet_str name,
                                           uint32_t parameter_count, tenet_external_fn function,
                                           void* user_data, tenet_error** error);

/**
 * Releases a registry. Models loaded with it keep its functions.
 * @param externals  may be NULL
 * @since 0.1
 */
TENET_API void tenet_externals_free(tenet_externals* externals);

/**
 * How many arguments a call has.
 * @param call  may be NULL: then 0
 * @return the number that the function was added with
 * @since 0.1
 */
TENET_API size_t tenet_call_count(const tenet_call* call);

/**
 * What an argument is. None is missing.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @return its kind; missing beyond the end
 * @since 0.1
 */
TENET_API tenet_kind tenet_call_kind(const tenet_call* call, size_t index);

/**
 * An argument as a boolean.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @return 1 for true; 0 for anything else
 * @since 0.1
 */
TENET_API int32_t tenet_call_boolean(const tenet_call* call, size_t index);

/**
 * An argument as a whole number.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @param[out] out  the number
 * @return `TENET_ERROR_STATE` if it is no number, or not a whole one that fits
 * @since 0.1
 */
TENET_API tenet_status tenet_call_int64(const tenet_call* call, size_t index, int64_t* out);

/**
 * An argument as a binary number: the nearest one.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @param[out] out  the number
 * @return `TENET_ERROR_STATE` if it is no number
 * @since 0.1
 */
TENET_API tenet_status tenet_call_double(const tenet_call* call, size_t index, double* out);

/**
 * An argument as text, as `tenet_evaluation_text` gives a result.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @param[out] out  borrowed during the callback
 * @return `TENET_ERROR_NOT_FOUND` beyond the end
 * @since 0.1
 */
TENET_API tenet_status tenet_call_text(tenet_call* call, size_t index, tenet_str* out);

/**
 * An argument as JSON: lists and contexts too.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @param flags  0, or `TENET_EVALUATION_WRITE_KINDS`
 * @param[out] out  borrowed during the callback
 * @return `TENET_ERROR_NOT_FOUND` beyond the end
 * @since 0.1
 */
TENET_API tenet_status tenet_call_json(tenet_call* call, size_t index, tenet_evaluation_flags flags,
                                       tenet_str* out);

/**
 * Makes null the result.
 * @param call  the call
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_null(tenet_call* call);

/**
 * Makes a boolean the result.
 * @param call  the call
 * @param value  0 for false, else true
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_boolean(tenet_call* call, int32_t value);

/**
 * Makes a whole number the result.
 * @param call  the call
 * @param value  the number
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_int64(tenet_call* call, int64_t value);

/**
 * Makes a binary number the result, as the decimal with its shortest text.
 * @param call  the call
 * @param value  finite
 * @return `TENET_ERROR_ARGUMENT` for an infinity or NaN
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_double(tenet_call* call, double value);

/**
 * Makes an exact decimal the result.
 * @param call  the call
 * @param coefficient  all digits
 * @param exponent  power of ten, -6176 to 6111
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_scaled(tenet_call* call, int64_t coefficient,
                                             int32_t exponent);

/**
 * Makes a value given by its text the result.
 * @param call  the call
 * @param kind  number, string, date, time, date and time, or one of the durations
 * @param text  as in `tenet_kind`; copied
 * @return `TENET_ERROR_INPUT` if the text is no such value
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_text(tenet_call* call, tenet_kind kind, tenet_str text);

/**
 * Makes a value given as JSON the result: lists and contexts too.
 * @param call  the call
 * @param json  any JSON value; copied
 * @param flags  0, or `TENET_EVALUATION_READ_KINDS`
 * @return `TENET_ERROR_INPUT` if the text is no JSON
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_json(tenet_call* call, tenet_str json,
                                           tenet_evaluation_flags flags);

/** How models are loaded: bits. @since 0.1 */
typedef uint32_t tenet_model_flags;
/** An expression with an error becomes one that fails when it is run, and a warning, instead of
 * refusing the whole model. @since 0.1 */
#define TENET_MODEL_TOLERANT 0x1u

/** How a model is loaded. @since 0.1 */
typedef struct tenet_model_options {
    size_t size;                      /**< set by `tenet_model_options_init` */
    tenet_model_flags flags;          /**< `TENET_MODEL_` bits */
    uint32_t reserved;                /**< 0 */
    const tenet_externals* externals; /**< functions that models may call; may be NULL: none */
} tenet_model_options;

/**
 * Sets the defaults: not tolerant, no functions.
 * @param options  to be initialised
 * @param size  sizeof(tenet_model_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_model_options_init(tenet_model_options* options, size_t size);

/**
 * Loads a DMN model (XML of DMN 1.1 to 1.6) with those it imports. A file whose name ends in `.csv`
 * or `.md` is a decision table; it is a model with that one decision.
 * @param files  the model, in which names are looked up, then those it imports in any order
 * @param count  how many, at least 1
 * @param options  may be NULL: the defaults
 * @param[out] out  the model
 * @param[out] warnings  what deserves attention; may be NULL
 * @param[out] error  every problem found; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_model_load_texts(const tenet_text* files, size_t count,
                                              const tenet_model_options* options, tenet_model** out,
                                              tenet_error** warnings, tenet_error** error);

/**
 * Releases a model. Its evaluations stay usable.
 * @param model  may be NULL
 * @since 0.1
 */
TENET_API void tenet_model_free(tenet_model* model);

/**
 * How many inputs a model has, with those it imports.
 * @param model  may be NULL: then 0
 * @return the number of inputs
 * @since 0.1
 */
TENET_API size_t tenet_model_input_count(const tenet_model* model);

/**
 * The name of an input.
 * @param model  the model
 * @param input  below `tenet_model_input_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_input_name(const tenet_model* model, size_t input);

/**
 * The namespace of the model that an input belongs to.
 * @param model  the model
 * @param input  below `tenet_model_input_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_input_namespace(const tenet_model* model, size_t input);

/**
 * The type of an input as FEEL writes it: `number`, `list<context<a: date>>`, `Any`.
 * @param model  the model
 * @param input  below `tenet_model_input_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_input_type(const tenet_model* model, size_t input);

/**
 * The number of an input, which is its slot in evaluations of the model.
 * @param model  may be NULL: then 0
 * @param name  its name
 * @param name_space  of its model; empty: the first model, or the only one with that name
 * @return `tenet_model_input_count` if there is none
 * @since 0.1
 */
TENET_API size_t tenet_model_find_input(const tenet_model* model, tenet_str name,
                                        tenet_str name_space);

/** What an element is. @since 0.1 */
typedef int32_t tenet_element_kind;
enum {
    TENET_ELEMENT_NONE = 0,      /**< there is no such element */
    TENET_ELEMENT_DECISION = 1,  /**< computed from inputs */
    TENET_ELEMENT_KNOWLEDGE = 2, /**< a business knowledge model, called with arguments */
    TENET_ELEMENT_SERVICE = 3    /**< a decision service, called with arguments */
};

/**
 * How many decisions, knowledge models and services a model has, with those it imports.
 * @param model  may be NULL: then 0
 * @return the number of elements
 * @since 0.1
 */
TENET_API size_t tenet_model_element_count(const tenet_model* model);

/**
 * What an element is.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return its kind; none beyond the end
 * @since 0.1
 */
TENET_API tenet_element_kind tenet_model_element_kind(const tenet_model* model, size_t element);

/**
 * The name of an element.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_element_name(const tenet_model* model, size_t element);

/**
 * The namespace of the model that an element belongs to.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_element_namespace(const tenet_model* model, size_t element);

/**
 * The type of an element's result as FEEL writes it.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_element_type(const tenet_model* model, size_t element);

/**
 * How many parameters an element has: of a decision the inputs it requires, also indirectly.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return their number; 0 beyond the end
 * @since 0.1
 */
TENET_API size_t tenet_model_parameter_count(const tenet_model* model, size_t element);

/**
 * The name of a parameter.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @param parameter  below `tenet_model_parameter_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_parameter_name(const tenet_model* model, size_t element,
                                               size_t parameter);

/**
 * The type of a parameter as FEEL writes it.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @param parameter  below `tenet_model_parameter_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_parameter_type(const tenet_model* model, size_t element,
                                               size_t parameter);

/**
 * The number of an element.
 * @param model  may be NULL: then 0
 * @param name  its name
 * @param name_space  of its model; empty: the first model, or the only one with that name
 * @return `tenet_model_element_count` if there is none
 * @since 0.1
 */
TENET_API size_t tenet_model_find_element(const tenet_model* model, tenet_str name,
                                          tenet_str name_space);

/**
 * Makes the state for running decisions of a model. Reuse it. Its slots are the inputs, by their
 * number; `tenet_evaluation_set_json` turns texts into what the input's type declares.
 * @param model  the model
 * @param options  may be NULL: the defaults
 * @param[out] out  the state; all slots are missing
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_model_evaluation_new(const tenet_model* model,
                                                  const tenet_evaluation_options* options,
                                                  tenet_evaluation** out, tenet_error** error);

/**
 * Computes a decision from the slots, with all it requires. The result stays in the state until
 * the next run. A value that is not of its input's type counts as null, or where the run is strict,
 * as missing with its cause.
 * @param model  the model
 * @param evaluation  made for this model
 * @param element  the number of a decision
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_OK` whatever the result; `TENET_ERROR_STATE` for a state of another model;
 *         `TENET_ERROR_NOT_FOUND` if there is no such decision: others have parameters of their own
 * @since 0.1
 */
TENET_API tenet_status tenet_model_decide(const tenet_model* model, tenet_evaluation* evaluation,
                                          size_t element, tenet_error** error);

/**
 * Computes a decision, or calls a service or knowledge model, with values given as JSON. Texts
 * become what the model declares: dates, times, durations and numbers, also within structures and
 * collections.
 * @param model  the model
 * @param element  the name of the decision, service or knowledge model
 * @param json  an object with values by name of input or parameter; what it leaves out is missing;
 *              a name that is neither is an error
 * @param options  may be NULL: the defaults
 * @param[out] out  the result as JSON, as `tenet_evaluation_json` gives it
 * @param[out] error  every problem with its place in the JSON; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if the model has no such element
 * @since 0.1
 */
TENET_API tenet_status tenet_model_decide_json(const tenet_model* model, tenet_str element,
                                               tenet_str json,
                                               const tenet_evaluation_options* options,
                                               tenet_buffer** out, tenet_error** error);

/**
 * The same for any number of rows. If one has a problem, the problems of all are listed and there
 * are no results.
 * @param model  the model
 * @param element  the name of the decision, service or knowledge model
 * @param json  an array of objects as for `tenet_model_decide_json`
 * @param options  may be NULL: the defaults; the step limit counts for each row
 * @param[out] out  an array of the results, in the order of the rows
 * @param[out] error  every problem with its place in the JSON; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if the model has no such element
 * @since 0.1
 */
TENET_API tenet_status tenet_model_decide_batch_json(const tenet_model* model, tenet_str element,
                                                     tenet_str json,
                                                     const tenet_evaluation_options* options,
                                                     tenet_buffer** out, tenet_error** error);

#ifdef __cplusplus
}
#endif

#endif
