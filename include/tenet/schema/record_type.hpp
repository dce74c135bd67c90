#ifndef TENET_SCHEMA_RECORD_TYPE_HPP
#define TENET_SCHEMA_RECORD_TYPE_HPP

#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/schema/value.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet {

/// Who may see a field: the clearance a reader needs.
enum class confidentiality : std::uint8_t { open, internal, confidential, secret };

/// One entry of a field table: what a member is called, what it means, how to reach it.
///
/// The functions are the whole access path: `load` views the member of `object` as a value,
/// `store` sets it, `append` makes room for structs to be read into. The object must have the
/// field's record type; nothing checks that.
struct field {
    std::string_view name; ///< as in C++, JSON, CSV, FEEL, C, Python
    std::string_view zh;   ///< Chinese name, equally usable in files and rules
    std::string_view unit; ///< e.g. "CNY", "%", "person"; empty if none
    std::string_view doc_zh;
    std::string_view doc_en;
    std::string_view codes; ///< id of the code list its values come from; empty if free
    value_kind kind = value_kind::string;    ///< of the value when it is there
    value_kind item_kind = value_kind::null; ///< of the items of a list
    const record_type* structure = nullptr;  ///< of a nested struct, or of the items of a list
    confidentiality secrecy = confidentiality::internal;
    bool required = false;    ///< a reader refuses a record without it
    bool can_be_null = false; ///< three-state: null is kept apart from unset
    std::uint32_t offset = 0;
    std::uint32_t size = 0;            ///< run-time types: bytes of a fixed text buffer, else 0
    std::uint32_t presence_offset = 0; ///< run-time types: byte that says 0 unset, 1 set, 2 null
    std::uint8_t storage = 0;          ///< run-time types: a `host_storage`
    bool has_presence = false;
    missing_cause unset; ///< the cause of a missing value loaded here; its path is `type.name`

    /// The member as a value: texts, date-times and structs are viewed in place; what the object
    /// does not hold in the value's own form (the head of a list, a date-time made from seconds)
    /// is put into `memory`, the arena of the evaluation, which must outlive the value. Missing
    /// where unset, with `&self.unset` as its cause.
    value (*load)(const field& self, const void* object, arena& memory) = nullptr;
    /// Sets the member; false, and nothing changed, if the value does not fit. A missing value
    /// unsets what can be unset; null fits three-state members only. Null for run-time types.
    bool (*store)(const field& self, void* object, const value& v) = nullptr;
    /// Lists of structs: appends `n` elements, side by side, and returns the first. Nested structs:
    /// returns the struct, made present if it was unset; `n` is 1. For readers; null for every
    /// other kind of member. An unset list of no structs becomes present by storing an empty list.
    void* (*append)(const field& self, void* object, std::size_t n) = nullptr;
};

/// A named way from a record to others, resolved by the snapshot's indexes: the records of type
/// `target` whose field `via` holds this record's key (`many`), or the one record of type
/// `target` whose key this record's own field `via` holds.
struct relation {
    std::string_view name;   ///< e.g. "orders"
    std::string_view zh;     ///< e.g. "订单"
    std::string_view target; ///< name of a record type
    std::string_view via;
    bool many = true;
    std::string_view doc_zh;
    std::string_view doc_en;
    missing_cause absent; ///< the cause when it is uncovered or unresolved
};

/// How values of a record type are made and destroyed in a store, where the library owns them.
struct record_operations {
    void* (*create)() = nullptr;
    void* (*clone)(const void* object) = nullptr;
    void (*destroy)(void* object) noexcept = nullptr;
};

/// A record type: its names, its field table and its relations. Immutable once made.
class record_type {
public:
    struct header {
        std::string_view name;       ///< singular, e.g. "order"
        std::string_view zh;         ///< e.g. "订单"
        std::string_view collection; ///< plural: file and relation name, e.g. "orders"
        std::string_view collection_zh;
        std::string_view key;           ///< the field that identifies a record; empty for nested
        std::string_view time_field;    ///< the field that places a record in time; empty if none
        std::string_view account_field; ///< the field holding the account's id, for coverage
        std::string_view doc_zh;
        std::string_view doc_en;
        std::size_t size = 0;
        std::size_t alignment = 0;
    };

    /// Makes the causes `type.field` and `type.relation` of what is missing here. `texts` holds
    /// the strings that the views in the other arguments lead to, where those are not literals.
    record_type(header head, std::vector<field> fields, std::vector<relation> relations,
                record_operations operations, std::vector<std::unique_ptr<std::string>> texts = {});
    record_type(const record_type&) = delete;
    record_type& operator=(const record_type&) = delete;
    ~record_type() = default;

    [[nodiscard]] const header& head() const noexcept { return head_; }
    [[nodiscard]] std::string_view name() const noexcept { return head_.name; }
    [[nodiscard]] std::string_view zh() const noexcept { return head_.zh; }
    [[nodiscard]] std::span<const field> fields() const noexcept { return fields_; }
    [[nodiscard]] std::span<const relation> relations() const noexcept { return relations_; }
    [[nodiscard]] const record_operations& operations() const noexcept { return operations_; }

    /// The field of that English or Chinese name; nullptr if there is none. O(log fields).
    [[nodiscard]] const field* find_field(std::string_view name_or_zh) const noexcept;
    [[nodiscard]] const relation* find_relation(std::string_view name_or_zh) const noexcept;
    [[nodiscard]] const field* key() const noexcept { return key_; }
    [[nodiscard]] const field* time_field() const noexcept { return time_; }
    [[nodiscard]] const field* account_field() const noexcept { return account_; }
    /// Every English and Chinese name of a field or relation, for "did you mean".
    [[nodiscard]] std::vector<std::string_view> names() const;

    /// The text of an object's key; empty if the type or the object has none.
    [[nodiscard]] std::string_view key_of(const void* object) const noexcept;

private:
    header head_;
    std::vector<field> fields_;
    std::vector<relation> relations_;
    record_operations operations_;
    std::vector<std::pair<std::string_view, std::uint32_t>> by_name_;
    const field* key_ = nullptr;
    const field* time_ = nullptr;
    const field* account_ = nullptr;
    std::vector<std::unique_ptr<std::string>> texts_; ///< what views of this type lead to
};

/// Member types a C host can register: how the bytes at `offset` are read.
enum class host_storage : std::uint8_t {
    boolean8 = 1,         ///< uint8_t, 0 or 1
    int32 = 2,            ///< int32_t
    int64 = 3,            ///< int64_t
    float64 = 4,          ///< double, read as its shortest decimal text
    decimal_scaled = 5,   ///< struct { int64_t coefficient; int32_t exponent; }
    text_view = 6,        ///< struct { const char* data; size_t size; }, UTF-8
    text_pointer = 7,     ///< const char*, NUL-terminated UTF-8; NULL is unset
    text_buffer = 8,      ///< char[size], NUL-padded UTF-8
    date_days = 9,        ///< int32_t, days since 1970-01-01
    date_number = 10,     ///< int32_t, yyyymmdd
    instant_seconds = 11, ///< int64_t, seconds since 1970-01-01T00:00:00Z
    decimal128 = 12,      ///< 16 bytes, IEEE 754 binary integer decimal
};

/// One field of a record type made at run time.
struct host_field {
    std::string name;
    std::string zh;
    std::string unit;
    host_storage storage = host_storage::int64;
    std::uint32_t offset = 0;
    std::uint32_t size = 0; ///< text_buffer: its bytes
    std::string codes;
    bool has_presence = false;
    std::uint32_t presence_offset = 0; ///< byte: 0 unset, 1 set, 2 null
};

/// A record type made at run time over a host's own C structs, which it never copies.
struct host_record_definition {
    std::string name;
    std::string zh;
    std::string collection;
    std::string collection_zh;
    std::string key;
    std::string time_field;
    std::string account_field;
    std::size_t size = 0;
    std::vector<host_field> fields;
    struct host_relation {
        std::string name, zh, target, via;
        bool many = true;
    };
    std::vector<host_relation> relations;
};

/// Checks the definition (names unique and legal, members inside the struct, storage known) and
/// makes the type. The library never owns objects of such a type: it has no `operations`.
[[nodiscard]] result<std::shared_ptr<const record_type>>
make_host_record_type(const host_record_definition& definition);

} // namespace tenet

#endif
