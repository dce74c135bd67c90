#ifndef TENET_C_SNAPSHOT_H
#define TENET_C_SNAPSHOT_H

/**
 * @file
 * Snapshots of records, and changes to them. Part of `<tenet/tenet.h>`, which says what holds for
 * all.
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

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

#ifdef __cplusplus
}
#endif

#endif
