#ifndef TENET_SRC_JSON_LOCATOR_HPP
#define TENET_SRC_JSON_LOCATOR_HPP

#include <tenet/base/message.hpp>
#include <tenet/json/document.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::json {

/// Why a text is no JSON, and where.
struct fault {
    const message* what;
    std::vector<std::string> arguments;
    std::size_t offset;
};

/// Walks the values and names of a JSON text in order and knows the place of each. It runs only
/// when a place is wanted or a text was refused: then it also finds what is wrong, in words. Never
/// recursive; copies resume from where they were taken.
class locator {
public:
    /// `text` is valid UTF-8 without byte order mark, its comments blanked; `rules` outlives the
    /// locator.
    locator(std::string_view text, const read_options& rules) noexcept
        : text_(text), rules_(&rules) {}

    /// Moves to the next value or name; false at the end and at a fault.
    bool next();

    [[nodiscard]] const std::optional<fault>& problem() const noexcept { return fault_; }
    /// Values and names passed, the current one included.
    [[nodiscard]] std::uint32_t count() const noexcept { return count_; }
    [[nodiscard]] std::size_t offset() const noexcept { return token_; }
    /// JSON pointer of the current value or name, or of where the fault is.
    [[nodiscard]] std::string pointer() const;
    /// Place of the current value or name.
    [[nodiscard]] place where() const;

private:
    enum class expected : std::uint8_t {
        value,
        value_or_end,
        name,
        name_or_end,
        colon,
        comma_or_end,
        nothing
    };
    struct level {
        bool array;
        bool named;          ///< an object whose current name is known
        std::uint32_t index; ///< of the current item of an array
        std::uint32_t line;
        std::string_view name; ///< as written, without quotes
    };

    bool fail(const message& what, std::vector<std::string> arguments, std::size_t offset);
    bool at_end();
    bool skip_blank();
    [[nodiscard]] bool begins_unclosed_comment() const noexcept;
    void new_line() noexcept;
    [[nodiscard]] std::string found() const;
    bool behind_value(char c);
    bool before_value(char c);
    bool before_name(char c);
    bool open(bool array);
    void close();
    bool literal();
    bool number();
    bool string();
    bool escape(std::size_t& at, std::size_t& length);
    bool unicode_escape(std::size_t& at, std::size_t& length);

    std::string_view text_;
    const read_options* rules_;
    std::size_t at_ = 0;
    std::size_t token_ = 0;
    std::size_t comma_ = 0;
    std::size_t line_begin_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t count_ = 0;
    expected next_ = expected::value;
    bool found_token_ = false;
    std::size_t path_ = 0; ///< levels that belong to the pointer of the current token
    std::vector<level> levels_;
    std::optional<fault> fault_;
};

/// The text between the quotes of a JSON string, undone. Escapes must be right.
[[nodiscard]] std::string unescaped(std::string_view written);

} // namespace tenet::json

#endif
