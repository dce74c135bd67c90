#ifndef TENET_C_RECORD_TYPES_H
#define TENET_C_RECORD_TYPES_H

/**
 * @file
 * Record types: the library's own, and those over structs of a host. Part of `<tenet/tenet.h>`,
 * which says what holds for all.
 */

#include <tenet/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

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

#ifdef __cplusplus
}
#endif

#endif
