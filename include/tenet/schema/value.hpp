#ifndef TENET_SCHEMA_VALUE_HPP
#define TENET_SCHEMA_VALUE_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/schema/arena.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet {

class record_type;
class value;
struct field;
struct list_data;
struct context_data;
struct range_data;
struct function_data;
struct missing_cause;

/// What a value is. `missing` and `null` are apart: null is "known to be none", missing is "nobody
/// supplied it" (with its cause). `record` is a struct seen through its field table and behaves as
/// a context; `function` is a FEEL function value.
enum class value_kind : std::uint8_t {
    missing,
    null,
    boolean,
    number,
    string,
    date,
    time,
    date_time,
    day_time_duration,
    year_month_duration,
    list,
    context,
    record,
    range,
    function,
};

/// The English name used in messages, e.g. "date and time".
[[nodiscard]] std::string_view name_of(value_kind kind) noexcept;
[[nodiscard]] std::string_view chinese_name_of(value_kind kind) noexcept;

/// A value of the rule language: 24 bytes, trivially copyable, immutable, and a *view*: texts,
/// lists, contexts and date-times lie in an arena, in a record, or in a literal of a program, and
/// must outlive it. What has to live longer goes into an `owned_value`.
class value {
public:
    constexpr value() noexcept : value(value_kind::null, 0, 0) {}
    constexpr value(bool b) noexcept // NOLINT(google-explicit-constructor)
        : value(value_kind::boolean, b ? 1U : 0U, 0) {}
    constexpr value(const decimal& n) noexcept // NOLINT(google-explicit-constructor)
        : value(value_kind::number, n.low(), n.high()) {}
    value(std::string_view text) noexcept // NOLINT(google-explicit-constructor)
        : value(value_kind::string, address(text.data()), text.size()) {}
    constexpr value(date d) noexcept // NOLINT(google-explicit-constructor)
        : value(value_kind::date, static_cast<std::uint64_t>(d.days()), 0) {}
    constexpr value(day_time_duration d) noexcept // NOLINT(google-explicit-constructor)
        : value(value_kind::day_time_duration, static_cast<std::uint64_t>(d.seconds),
                static_cast<std::uint64_t>(static_cast<std::int64_t>(d.nanoseconds))) {}
    constexpr value(year_month_duration d) noexcept // NOLINT(google-explicit-constructor)
        : value(value_kind::year_month_duration, static_cast<std::uint64_t>(d.months), 0) {}
    value(const char*) = delete; // a string literal is a std::string_view, not a bool

    /// Boxed kinds: the pointee lies in an arena or a record.
    static value of(const time_of_day* t) noexcept { return boxed(value_kind::time, t); }
    static value of(const date_time* t) noexcept { return boxed(value_kind::date_time, t); }
    static value of(const list_data* l) noexcept { return boxed(value_kind::list, l); }
    static value of(const context_data* c) noexcept { return boxed(value_kind::context, c); }
    static value of(const range_data* r) noexcept { return boxed(value_kind::range, r); }
    static value of(const function_data* f) noexcept { return boxed(value_kind::function, f); }
    static value of(const void* object, const record_type& type) noexcept {
        return {value_kind::record, address(object), address(&type)};
    }
    static value missing(const missing_cause* why) noexcept {
        return boxed(value_kind::missing, why);
    }
    static constexpr value null() noexcept { return {}; }

    [[nodiscard]] constexpr value_kind kind() const noexcept {
        return static_cast<value_kind>(kind_);
    }
    [[nodiscard]] constexpr bool is(value_kind k) const noexcept {
        return kind_ == static_cast<std::uint64_t>(k);
    }
    [[nodiscard]] constexpr bool is_missing() const noexcept { return is(value_kind::missing); }
    [[nodiscard]] constexpr bool is_null() const noexcept { return is(value_kind::null); }
    [[nodiscard]] constexpr bool is_true() const noexcept {
        return is(value_kind::boolean) && low_ != 0;
    }
    [[nodiscard]] constexpr bool is_false() const noexcept {
        return is(value_kind::boolean) && low_ == 0;
    }

    /// Accessors: the kind must fit (checked by the caller, as everything inside is).
    [[nodiscard]] constexpr bool as_boolean() const noexcept { return low_ != 0; }
    [[nodiscard]] constexpr decimal as_number() const noexcept {
        return decimal::from_words(low_, high_);
    }
    [[nodiscard]] std::string_view as_string() const noexcept {
        return {pointer<char>(), static_cast<std::size_t>(high_)};
    }
    [[nodiscard]] constexpr date as_date() const noexcept {
        return date::from_days(static_cast<std::int64_t>(low_));
    }
    [[nodiscard]] constexpr day_time_duration as_day_time() const noexcept {
        return {static_cast<std::int64_t>(low_), static_cast<std::int32_t>(high_)};
    }
    [[nodiscard]] constexpr year_month_duration as_year_month() const noexcept {
        return {static_cast<std::int64_t>(low_)};
    }
    [[nodiscard]] const time_of_day& as_time() const noexcept { return *pointer<time_of_day>(); }
    [[nodiscard]] const date_time& as_date_time() const noexcept { return *pointer<date_time>(); }
    [[nodiscard]] const list_data& as_list() const noexcept { return *pointer<list_data>(); }
    [[nodiscard]] const context_data& as_context() const noexcept {
        return *pointer<context_data>();
    }
    [[nodiscard]] const range_data& as_range() const noexcept { return *pointer<range_data>(); }
    [[nodiscard]] const function_data& as_function() const noexcept {
        return *pointer<function_data>();
    }
    [[nodiscard]] const void* as_object() const noexcept { return pointer<void>(); }
    [[nodiscard]] const record_type& type() const noexcept {
        return *reinterpret_cast<const record_type*>(static_cast<std::uintptr_t>(high_)); // NOLINT
    }
    /// Why it is missing; never null for a missing value.
    [[nodiscard]] const missing_cause* cause() const noexcept { return pointer<missing_cause>(); }

private:
    constexpr value(value_kind kind, std::uint64_t low, std::uint64_t high) noexcept
        : low_(low), high_(high), kind_(static_cast<std::uint64_t>(kind)) {}

    static std::uint64_t address(const void* p) noexcept {
        return static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(p)); // NOLINT
    }
    template <class T>
    [[nodiscard]] const T* pointer() const noexcept {
        return reinterpret_cast<const T*>(static_cast<std::uintptr_t>(low_)); // NOLINT
    }
    static value boxed(value_kind kind, const void* p) noexcept { return {kind, address(p), 0}; }

    // The kind takes a whole word of its own behind the others: a processor hands a value that was
    // just stored on to a copy only where the copy reads what was stored in one piece.
    std::uint64_t low_;
    std::uint64_t high_;
    std::uint64_t kind_;
};

/// Why a value is missing. A tree: an operation over two missing values joins their causes.
struct missing_cause {
    enum class reason : std::uint8_t {
        unset,      ///< a field nobody supplied
        uncovered,  ///< a collection the portfolio does not cover
        unresolved, ///< a reference to a record that is not there
        error,      ///< an error of the expression under strict mode; `what` says which
        limit,      ///< a limit was exhausted; ends the rule, nothing absorbs it
        joined,     ///< `first` and `second`
    };
    reason why = reason::unset;
    std::string_view path; ///< what was read, e.g. "account.annual_revenue" or "account.orders"
    const message* what = nullptr;               ///< for error and limit
    std::span<const std::string_view> arguments; ///< of `what`
    const missing_cause* first = nullptr;
    const missing_cause* second = nullptr;
    /// What is known all the same: `count` of an open list lies in [low, high]; comparisons that
    /// the interval decides are decided, everything else reads it as missing.
    bool has_interval = false;
    bool high_is_infinite = false;
    decimal low;
    decimal high;
};

/// Joins two causes (either may be null); equal ones are not doubled.
[[nodiscard]] const missing_cause* join(arena& memory, const missing_cause* a,
                                        const missing_cause* b);

/// The causes below `why` that are not `joined`, first read first, each path or object once.
/// Linear in the distinct nodes, also where joined causes share parts.
[[nodiscard]] std::vector<const missing_cause*> leaves(const missing_cause* why);

/// What a limit that ended a run is shown as where a missing value is: its id, amount and place, as
/// in "feel-steps-exhausted: 1,000,000, discount.dmn:12:30". Empty for any other cause.
[[nodiscard]] std::string limit_text(const missing_cause& why);

/// An item that may or may not belong to a list, and why that is not known.
struct doubtful_item {
    value is;
    const missing_cause* because = nullptr;
};

/// The items of a list, in one of three layouts, and how complete it is.
///
/// A list is *closed* when all items are known (`open_because == nullptr`), else *open*: `maybes`
/// further items may or may not belong to it, or (`uncovered`) any number may be absent.
struct list_data {
    enum class layout : std::uint8_t {
        values,  ///< `base` is an array of `value`
        objects, ///< `base` is an array of pointers to records of type `type`
        spread,  ///< `base` is an array of elements `stride` bytes apart, read by `element`
    };
    layout how = layout::values;
    bool uncovered = false;
    std::size_t size = 0;
    std::size_t maybes = 0;
    const void* base = nullptr;
    std::size_t stride = 0;
    const record_type* type = nullptr;               ///< objects; spread structs
    value (*element)(const void* address) = nullptr; ///< spread scalars; null for structs
    const missing_cause* open_because = nullptr;
    const doubtful_item* doubtful = nullptr; ///< the `maybes`; null where they are only counted

    [[nodiscard]] bool closed() const noexcept { return open_because == nullptr; }
    /// The item at `i` < `size`, without copying.
    [[nodiscard]] value at(std::size_t i) const noexcept;
};

struct context_entry {
    std::string_view name;
    value is;
};

/// A context: entries in the order written; names are unique.
struct context_data {
    std::span<const context_entry> entries;
    /// nullptr if there is no such entry. Linear: contexts are small.
    [[nodiscard]] const value* find(std::string_view name) const noexcept;
};

/// A range `[low..high]`, or a comparison as a value (`(<10)`: `low` null and `low_unbounded`).
struct range_data {
    value low;
    value high;
    bool low_included = true;
    bool high_included = true;
    bool low_unbounded = false; ///< written without this end
    bool high_unbounded = false;
};

/// A value together with the memory it lies in. Copies share that memory.
class owned_value {
public:
    owned_value() = default;
    /// A deep copy of `v`, see `deep_copy`.
    static owned_value copy(const value& v);
    /// A value already built in `memory`.
    owned_value(std::shared_ptr<arena> memory, const value& v)
        : memory_(std::move(memory)), value_(v) {}

    [[nodiscard]] const value& get() const noexcept { return value_; }
    const value& operator*() const noexcept { return value_; }
    const value* operator->() const noexcept { return &value_; }

private:
    std::shared_ptr<arena> memory_;
    value value_;
};

/// A deep copy of `v` in `memory`; what `v` shares is shared in the copy. Records stay references
/// to the snapshot or host that owns them, zones to the zone database. A function does not
/// outlive its evaluation: it becomes null. Linear in the distinct parts of `v`.
[[nodiscard]] value deep_copy(const value& v, arena& memory);

/// The text people read: FEEL `string()` form; null is "null", missing names its paths. A text
/// that would grow longer than about `max_bytes` ends in "…".
///
/// Example: `to_text` of `{a: "x", b: [1, date("2026-01-31")]}` is `{a: "x", b: [1, 2026-01-31]}`.
[[nodiscard]] std::string to_text(const value& v, std::size_t max_bytes = 1U << 20);

/// Whether two values are the same to the letter: kinds, contents, missing equal to missing,
/// decimals by number, functions by identity. Not FEEL's `=`; for tests and for comparing runs.
[[nodiscard]] bool identical(const value& a, const value& b);

} // namespace tenet

#endif
