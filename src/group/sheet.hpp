#ifndef TENET_SRC_GROUP_SHEET_HPP
#define TENET_SRC_GROUP_SHEET_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/csv/reader.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::group {

/// A column of a CSV file by the names it may have; the first is the one problems mention.
struct sheet_column {
    std::vector<std::string_view> names;
    bool required = false;
};

/// What becomes of columns that nobody knows.
enum class other_columns : std::uint8_t { refused, passed_over };

/// A CSV text with a heading, read row by row, its cells by the numbers of known columns.
class sheet {
public:
    /// Reads the heading. Reported: columns that are missing, occur twice, or are unknown.
    sheet(std::string_view text, std::string file, std::span<const sheet_column> columns,
          other_columns others, diagnostics& problems);

    /// Moves to the next row. False at the end, and where the heading or the text is broken.
    bool next();

    /// A cell without white space around it; empty where there is none.
    [[nodiscard]] std::string_view cell(std::size_t column) const;
    /// A cell as it is, but for the apostrophe that keeps a spreadsheet from taking it for a
    /// formula.
    [[nodiscard]] std::string_view text(std::size_t column) const;
    [[nodiscard]] bool has(std::size_t column) const { return places_[column].has_value(); }
    /// The place of a cell; of the row where the file has no such column.
    [[nodiscard]] place where(std::size_t column) const;
    [[nodiscard]] std::string name(std::size_t column) const {
        return std::string(columns_[column].names.front());
    }

    /// A cell that may not be empty; else it is reported.
    std::string_view required(std::size_t column);
    /// A date (2026-01-31), or nothing where the cell is empty; anything else is reported.
    std::optional<date> day(std::size_t column);

private:
    void read_heading(other_columns others);
    void take_column(std::size_t at, other_columns others);

    csv::reader in_;
    std::span<const sheet_column> columns_;
    diagnostics& problems_;
    std::vector<std::optional<std::size_t>> places_; ///< of known columns in the file
    bool good_ = false;
};

/// A text without white space around it.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// A text to be written so that `sheet::text` gives it back: one more apostrophe where it has some
/// in front of what looks like a formula.
[[nodiscard]] std::string guarded_cell(std::string_view text);

} // namespace tenet::group

#endif
