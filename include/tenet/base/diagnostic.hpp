#ifndef TENET_BASE_DIAGNOSTIC_HPP
#define TENET_BASE_DIAGNOSTIC_HPP

#include <tenet/base/message.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet {

/// Where a problem is. Every part may be absent: empty, or 0 for the numbers.
struct place {
    std::string file;         ///< as the host named the text, e.g. "orders.csv"
    std::string pointer;      ///< JSON pointer, or record/field path, e.g. "/rules/3/limit"
    std::uint32_t line = 0;   ///< 1-based
    std::uint32_t column = 0; ///< 1-based, in bytes
    std::uint64_t offset = 0; ///< 0-based, in bytes; meaningful where line is not 0

    friend bool operator==(const place&, const place&) = default;
};

/// One problem found: a message, its arguments and its place. Texts are made when asked for.
///
/// Example: `diagnostic d{json::duplicate_key, {"id"}, at}; d.text(language::en);`
class diagnostic {
public:
    diagnostic(const message& what, std::vector<std::string> arguments, place where = {});

    [[nodiscard]] std::string_view id() const noexcept { return what_->id; }
    [[nodiscard]] severity level() const noexcept { return what_->level; }
    [[nodiscard]] const place& where() const noexcept { return where_; }
    [[nodiscard]] place& where() noexcept { return where_; }
    [[nodiscard]] const std::vector<std::string>& arguments() const noexcept { return arguments_; }
    [[nodiscard]] const message& what() const noexcept { return *what_; }

    /// The sentence in `lang`, with the arguments filled in; "?" for one that was not given.
    [[nodiscard]] std::string text(language lang) const;

    /// What the reader can do about it; empty where the message has no remedy.
    [[nodiscard]] std::string remedy(language lang) const;

    /// One line: `orders.csv:3:12: error: ... [json-duplicate-key]`, with the remedy behind. A
    /// pointer stands behind the position: `orders.json:3:12 /rules/3: error: ...`.
    [[nodiscard]] std::string line(language lang) const;

private:
    const message* what_;
    std::vector<std::string> arguments_;
    place where_;
};

/// A list of problems, in the order found, that keeps at most `cap` of them and counts the rest.
/// An operation that failed returns one with at least one error in it.
class diagnostics {
public:
    static constexpr std::size_t default_cap = 100;

    explicit diagnostics(std::size_t cap = default_cap) : cap_(cap) {}

    /// A list holding one problem.
    diagnostics(diagnostic one); // NOLINT(google-explicit-constructor): `return diagnostic{...}`

    void add(diagnostic d);
    void add(const message& what, std::vector<std::string> arguments, place where = {}) {
        add(diagnostic{what, std::move(arguments), std::move(where)});
    }

    /// Appends another list, with its count of problems beyond its cap.
    void add(const diagnostics& others);

    [[nodiscard]] bool has_errors() const noexcept { return errors_ != 0; }
    [[nodiscard]] bool empty() const noexcept { return total_ == 0; }
    [[nodiscard]] const std::vector<diagnostic>& items() const& noexcept { return items_; }

    /// By value from a temporary, so that `for (const auto& d : r.error().items())` is safe:
    /// `result::error()` returns a copy.
    [[nodiscard]] std::vector<diagnostic> items() && noexcept { return std::move(items_); }

    /// How many problems were reported in all, kept or not.
    [[nodiscard]] std::size_t total() const noexcept { return total_; }
    [[nodiscard]] std::size_t errors() const noexcept { return errors_; }

    /// All kept lines, one problem a line, and a last line that counts those beyond the cap.
    [[nodiscard]] std::string text(language lang) const;

private:
    std::vector<diagnostic> items_;
    std::size_t cap_ = default_cap;
    std::size_t total_ = 0;
    std::size_t errors_ = 0;
};

/// The entry of `candidates` closest to `word`, the first of several; empty if none is close. For
/// "did you mean". Counts code points inserted, removed, replaced or swapped with a neighbour: at
/// most a third of the word's length, and one in short words. Words of more than 64 code points
/// are close to nothing. O(candidates x length^2).
[[nodiscard]] std::string_view closest(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

} // namespace tenet

#endif
