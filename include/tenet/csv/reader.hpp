#ifndef TENET_CSV_READER_HPP
#define TENET_CSV_READER_HPP

#include <tenet/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::csv {

/// The form of a CSV text (RFC 4180; other separators by choice). Separator and quote are ASCII
/// characters, different from each other and from the line ends.
struct dialect {
    char separator = ',';
    char quote = '"';
    std::string file{};                           ///< named in diagnostics
    std::size_t max_field = std::size_t{1} << 20; ///< bytes of one field
    std::size_t max_columns = 4096;
};

class reader;
class special_bytes;

/// One cell of the current record: a cheap handle by which its place is found when it is needed.
/// Valid until the reader moves on; a default one has no place.
struct cell {
    const reader* in = nullptr;
    std::size_t index = 0;

    [[nodiscard]] bool quoted() const noexcept;
    [[nodiscard]] place where() const;
};

/// Reads a CSV text record by record without copying: fields are views into the text, or into a
/// buffer of the reader where quotes had to be undone (valid until the next record). The text may
/// begin with a UTF-8 BOM; line ends are LF, CRLF or CR; an empty line is no record; a quoted
/// field may span lines. Tokenising is linear and vectorised.
class reader {
public:
    explicit reader(std::string_view text, dialect form = {});

    /// Moves to the next record. False at the end, and after a problem that ends the text (an
    /// unclosed quote, bad UTF-8, a NUL byte, a field or row over the limits), which is in
    /// `problems`. Text between a closing quote and the next separator is reported and kept.
    bool next(diagnostics& problems);

    [[nodiscard]] std::span<const std::string_view> fields() const noexcept {
        return {fields_.data(), count_};
    }
    /// Whether field `i` was written in quotes: "" is an empty text, an empty cell is missing.
    [[nodiscard]] bool quoted(std::size_t i) const noexcept {
        return any_quoted_ && quoted_[i] != 0;
    }
    /// 1-based line on which the current record begins.
    [[nodiscard]] std::uint32_t line() const noexcept { return record_line_; }
    /// Field `i` of the current record, for `read_field`.
    [[nodiscard]] cell at(std::size_t i) const noexcept { return {this, i}; }
    /// Place of field `i` of the current record: file, line, column (in bytes; a BOM has no
    /// column). Linear in the record.
    [[nodiscard]] place where(std::size_t i) const;
    [[nodiscard]] const dialect& form() const noexcept { return form_; }

private:
    struct quoted_field {
        std::string_view text;
        std::size_t end; ///< offset of the separator or line end behind it
    };
    struct undone_field {
        std::size_t index;
        std::size_t begin;
        std::size_t size;
    };

    bool check_text(diagnostics& problems);
    bool scan_record(special_bytes& specials, diagnostics& problems);
    bool finish_record(std::size_t end, diagnostics& problems);
    std::optional<quoted_field> read_quoted(special_bytes& specials, std::size_t begin,
                                            diagnostics& problems);
    void undo_quotes(std::string_view inside, std::string_view behind);
    void mark_quoted();
    bool make_room(std::size_t field_begin, diagnostics& problems);
    bool fail(const message& what, std::vector<std::string> arguments, std::size_t offset,
              diagnostics& problems);
    [[nodiscard]] std::size_t begin_of(std::size_t i) const noexcept;
    [[nodiscard]] place place_at(std::size_t offset) const;

    std::string_view text_;
    dialect form_;
    std::size_t bom_ = 0;
    std::size_t at_ = 0;
    std::size_t record_begin_ = 0;
    std::size_t block_ = 0;      ///< offset of the block looked at
    std::uint64_t specials_ = 0; ///< its separators, quotes and line ends not yet passed
    std::uint32_t line_ = 1;
    std::uint32_t record_line_ = 1;
    std::size_t count_ = 0;
    std::vector<std::string_view> fields_;
    std::vector<std::uint8_t> quoted_;
    std::vector<undone_field> undone_;
    std::string unquoted_;
    bool any_quoted_ = false;
    bool checked_ = false;
    bool ended_ = false;
};

inline bool cell::quoted() const noexcept {
    return in != nullptr && in->quoted(index);
}

inline place cell::where() const {
    return in != nullptr ? in->where(index) : place{};
}

} // namespace tenet::csv

#endif
