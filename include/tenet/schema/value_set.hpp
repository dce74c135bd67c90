#ifndef TENET_SCHEMA_VALUE_SET_HPP
#define TENET_SCHEMA_VALUE_SET_HPP

#include <tenet/schema/partition.hpp>
#include <tenet/schema/value.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace tenet {

/// A set of values of one kind: intervals of a line (numbers, dates, durations, times with a zone
/// or without), some texts or all texts but some, some booleans. What a decision-table cell
/// accepts, what a domain allows. Null and missing belong to no set; a complement of zoned times is
/// zoned.
class value_set {
public:
    /// The empty set of a kind: boolean, string, or a kind with a line.
    explicit value_set(value_kind kind);
    static value_set all(value_kind kind);
    static value_set one(const value& v);
    static value_set of(interval_set positions);
    /// The texts given, or all texts but those.
    static value_set of_texts(std::set<std::string, std::less<>> texts, bool all_but = false);

    /// Whether one set can hold all values of that kind.
    [[nodiscard]] static bool supports(value_kind kind) noexcept;
    /// Whether a set can hold that value.
    [[nodiscard]] static bool supports(const value& v) noexcept;

    [[nodiscard]] value_kind kind() const noexcept { return kind_; }
    /// The line its values lie on; no value for booleans and texts.
    [[nodiscard]] std::optional<line> on() const noexcept;
    /// Whether the other set holds values of the same kind, on the same line.
    [[nodiscard]] bool is_like(const value_set& other) const noexcept {
        return kind_ == other.kind_ && positions_.on() == other.positions_.on();
    }
    [[nodiscard]] bool empty() const noexcept;
    [[nodiscard]] bool is_all() const noexcept;
    [[nodiscard]] bool contains(const value& v) const noexcept;

    /// The sets must be alike.
    [[nodiscard]] value_set united(const value_set& other) const;
    [[nodiscard]] value_set intersected(const value_set& other) const;
    [[nodiscard]] value_set complement() const;

    /// A value in the set: the least text of a finite set, a text not named of a cofinite one.
    [[nodiscard]] std::optional<owned_value> witness() const;
    /// As FEEL unary tests: `"A","B"`, `not("A")`, `[1..5)`, `-`.
    [[nodiscard]] std::string text() const;

    /// The intervals of an ordered kind; the texts named of a string set.
    [[nodiscard]] const interval_set& positions() const noexcept { return positions_; }
    [[nodiscard]] const std::set<std::string, std::less<>>& named() const noexcept {
        return named_;
    }
    /// String sets: all texts but those named.
    [[nodiscard]] bool all_but_named() const noexcept { return all_but_; }

    friend bool operator==(const value_set&, const value_set&) = default;

private:
    value_kind kind_;
    interval_set positions_;
    std::set<std::string, std::less<>> named_;
    bool all_but_ = false;
    bool has_false_ = false;
    bool has_true_ = false;
};

} // namespace tenet

#endif
