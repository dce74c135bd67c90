#ifndef TENET_SCHEMA_DESCRIBE_TABLE_HPP
#define TENET_SCHEMA_DESCRIBE_TABLE_HPP

#include <tenet/schema/member_access.hpp>
#include <tenet/schema/record_type.hpp>

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>

#include <span>

/// @file
/// Describes plain structs, for the one .cpp of a room that defines their field tables.
///
/// `TENET_TABLE(struct, heading, member...)`, in the namespace of the struct, names every member
/// once, in any order. It passes the names to BOOST_DESCRIBE_STRUCT and defines `table_of`. It
/// does not compile if a member of the struct is missing, named twice or undocumented. At most 52
/// members (the limit of Boost.Describe), no base classes.
///
///     TENET_TABLE(
///         order,
///         ("订单", "客户的一次订货。", "One purchase of a customer.", key{"id"},
///          collection{"orders", "订单"}, dated_by{"ordered_on"}, belongs_to{"account"}),
///         (id, "编号", "订单的唯一编号。", "Identifies the order.", required),
///         (amount, "金额", "订单净额。", "Net amount of the order.", measured_in{"CNY"}))
///
/// A member's entry: its name, its Chinese name, a line of documentation in Chinese and in
/// English, then any of `required`, `measured_in`, `from_list`, `visible_to`. A heading: Chinese
/// name and documentation of the struct, then any of `collection`, `key`, `dated_by`,
/// `belongs_to`, `to_many`, `to_one`.

namespace tenet::describing {

struct required_mark {};
/// A reader refuses a record without this member.
inline constexpr required_mark required{};

/// The unit of the member's number, e.g. "CNY", "%", "person".
struct measured_in {
    std::string_view unit;
};

/// The code list the member's texts come from, by id.
struct from_list {
    std::string_view id;
};

/// The clearance a reader needs; `internal` unless stated.
struct visible_to {
    confidentiality least;
};

/// What Boost.Describe cannot carry about a member.
struct column {
    template <class... Options>
    constexpr column(std::string_view name_, std::string_view zh_, std::string_view doc_zh_,
                     std::string_view doc_en_, Options... options)
        : name(name_), zh(zh_), doc_zh(doc_zh_), doc_en(doc_en_) {
        (set(options), ...);
    }

    constexpr void set(required_mark) { is_required = true; }
    constexpr void set(measured_in option) { unit = option.unit; }
    constexpr void set(from_list option) { codes = option.id; }
    constexpr void set(visible_to option) { secrecy = option.least; }

    std::string_view name;
    std::string_view zh;
    std::string_view doc_zh;
    std::string_view doc_en;
    std::string_view unit;
    std::string_view codes;
    confidentiality secrecy = confidentiality::internal;
    bool is_required = false;
};

/// The plural names: of the file and of relations to the type.
struct collection {
    std::string_view en;
    std::string_view zh;
};

/// The member that identifies a record.
struct key {
    std::string_view member;
};

/// The member that places a record in time.
struct dated_by {
    std::string_view member;
};

/// The member that holds the account's id, for coverage.
struct belongs_to {
    std::string_view member;
};

/// A relation to the records of type `target` whose member `via` holds this record's key.
struct to_many {
    std::string_view name, zh, target, via, doc_zh, doc_en;
};

/// A relation to the record of type `target` whose key this record's own member `via` holds.
struct to_one {
    std::string_view name, zh, target, via, doc_zh, doc_en;
};

/// What a struct is called and how it relates to others.
struct heading {
    template <class... Options>
    heading(std::string_view zh, std::string_view doc_zh, std::string_view doc_en,
            const Options&... options) {
        head.zh = zh;
        head.doc_zh = doc_zh;
        head.doc_en = doc_en;
        (set(options), ...);
    }

    void set(const collection& option) {
        head.collection = option.en;
        head.collection_zh = option.zh;
    }
    void set(const key& option) { head.key = option.member; }
    void set(const dated_by& option) { head.time_field = option.member; }
    void set(const belongs_to& option) { head.account_field = option.member; }
    void set(const to_many& r) {
        relations.push_back({r.name, r.zh, r.target, r.via, true, r.doc_zh, r.doc_en, {}});
    }
    void set(const to_one& r) {
        relations.push_back({r.name, r.zh, r.target, r.via, false, r.doc_zh, r.doc_en, {}});
    }

    record_type::header head;
    std::vector<relation> relations;
};

/// Becomes whatever an aggregate's member asks for; only ever asked in unevaluated code.
struct anything {
    template <class T>
    operator T() const noexcept; // NOLINT(google-explicit-constructor)
};

template <class T, std::size_t... I>
constexpr bool takes_initializers(std::index_sequence<I...>) {
    return requires {
        T{(static_cast<void>(I), anything{})...};
    };
}

/// Whether an aggregate has more than `n` members (for n >= 1).
template <class T, std::size_t n>
constexpr bool has_more_members_than() {
    static_assert(std::is_aggregate_v<T>, "only plain structs are described");
    return takes_initializers<T>(std::make_index_sequence<n + 1>{});
}

constexpr bool named_once(std::span<const column> columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (columns[i].name == columns[k].name || columns[i].zh == columns[k].zh) return false;
        }
    }
    return true;
}

constexpr bool documented(std::span<const column> columns) {
    for (const column& c : columns) {
        if (c.zh.empty() || c.doc_zh.empty() || c.doc_en.empty()) return false;
    }
    return true;
}

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
constexpr std::size_t count_of_members = boost::mp11::mp_size<members_of<T>>::value;

inline field field_of(const column& c) {
    field f;
    f.name = c.name;
    f.zh = c.zh;
    f.unit = c.unit;
    f.doc_zh = c.doc_zh;
    f.doc_en = c.doc_en;
    f.codes = c.codes;
    f.secrecy = c.secrecy;
    f.required = c.is_required;
    return f;
}

template <class T>
std::vector<field> fields_of(std::span<const column> columns) {
    std::vector<field> fields;
    fields.reserve(columns.size());
    const T sample{};
    const auto* const begin = reinterpret_cast<const std::byte*>(&sample); // NOLINT
    boost::mp11::mp_for_each<members_of<T>>([&](auto descriptor) {
        const auto& member = sample.*descriptor.pointer;
        field f = field_of(columns[fields.size()]);
        f.offset = static_cast<std::uint32_t>(reinterpret_cast<const std::byte*>(&member) -
                                              begin); // NOLINT
        describe_access<std::remove_cvref_t<decltype(member)>>(f);
        fields.push_back(f);
    });
    return fields;
}

template <class T>
record_operations operations_of() {
    record_operations o;
    o.create = []() -> void* { return new T{}; };
    o.clone = [](const void* object) -> void* { return new T{*static_cast<const T*>(object)}; };
    o.destroy = [](void* object) noexcept { delete static_cast<T*>(object); };
    return o;
}

template <class T>
record_type make_table(std::string_view name, heading about, std::span<const column> columns) {
    about.head.name = name;
    about.head.size = sizeof(T);
    about.head.alignment = alignof(T);
    return record_type{about.head, fields_of<T>(columns), std::move(about.relations),
                       operations_of<T>()};
}

} // namespace tenet::describing

// Applies a macro to each argument, with commas between the results.
#define TENET_DESCRIBING_PARENS ()
#define TENET_DESCRIBING_EXPAND(...)                                                               \
    TENET_DESCRIBING_EXPAND_1(TENET_DESCRIBING_EXPAND_1(TENET_DESCRIBING_EXPAND_1(__VA_ARGS__)))
#define TENET_DESCRIBING_EXPAND_1(...)                                                             \
    TENET_DESCRIBING_EXPAND_2(TENET_DESCRIBING_EXPAND_2(TENET_DESCRIBING_EXPAND_2(__VA_ARGS__)))
#define TENET_DESCRIBING_EXPAND_2(...)                                                             \
    TENET_DESCRIBING_EXPAND_3(TENET_DESCRIBING_EXPAND_3(TENET_DESCRIBING_EXPAND_3(__VA_ARGS__)))
#define TENET_DESCRIBING_EXPAND_3(...)                                                             \
    TENET_DESCRIBING_EXPAND_4(TENET_DESCRIBING_EXPAND_4(TENET_DESCRIBING_EXPAND_4(__VA_ARGS__)))
#define TENET_DESCRIBING_EXPAND_4(...) __VA_ARGS__
#define TENET_DESCRIBING_EACH(Macro, ...)                                                          \
    __VA_OPT__(TENET_DESCRIBING_EXPAND(TENET_DESCRIBING_NEXT(Macro, __VA_ARGS__)))
#define TENET_DESCRIBING_NEXT(Macro, First, ...)                                                   \
    Macro(First) __VA_OPT__(, TENET_DESCRIBING_AGAIN TENET_DESCRIBING_PARENS(Macro, __VA_ARGS__))
#define TENET_DESCRIBING_AGAIN() TENET_DESCRIBING_NEXT

#define TENET_DESCRIBING_MEMBER(Entry) TENET_DESCRIBING_MEMBER_OF Entry
#define TENET_DESCRIBING_MEMBER_OF(Member, ...) Member
#define TENET_DESCRIBING_COLUMN(Entry) TENET_DESCRIBING_COLUMN_OF Entry
#define TENET_DESCRIBING_COLUMN_OF(Member, ...)                                                    \
    ::tenet::describing::column {                                                                  \
#Member, __VA_ARGS__                                                                       \
    }

#define TENET_TABLE(Struct, Heading, ...)                                                          \
    BOOST_DESCRIBE_STRUCT(Struct, (),                                                              \
                          (TENET_DESCRIBING_EACH(TENET_DESCRIBING_MEMBER, __VA_ARGS__)))           \
    const ::tenet::record_type& table_of(::tenet::type_tag<Struct>) {                              \
        using namespace ::tenet::describing;                                                       \
        static constexpr column columns[] = {                                                      \
            TENET_DESCRIBING_EACH(TENET_DESCRIBING_COLUMN, __VA_ARGS__)};                          \
        static_assert(std::size(columns) == count_of_members<Struct>);                             \
        static_assert(!has_more_members_than<Struct, std::size(columns)>(),                        \
                      "a member of " #Struct " has no entry in its table");                        \
        static_assert(named_once(columns), "two members of " #Struct " share a name");             \
        static_assert(documented(columns), "a member of " #Struct " lacks a name or a text");      \
        static const ::tenet::record_type table =                                                  \
            make_table<Struct>(#Struct, heading Heading, columns);                                 \
        return table;                                                                              \
    }

#endif
