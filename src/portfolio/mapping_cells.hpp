#ifndef TENET_SRC_PORTFOLIO_MAPPING_CELLS_HPP
#define TENET_SRC_PORTFOLIO_MAPPING_CELLS_HPP

#include "portfolio/mapping_plan.hpp"

#include <tenet/csv/reader.hpp>

#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

inline constexpr std::size_t no_cell = std::numeric_limits<std::size_t>::max();

/// The values of a mapping's columns in the current row.
class row_values {
public:
    /// `cells` says for each column which cell of the file it reads, `no_cell` for none.
    row_values(const mapping::definition& plan, std::span<const std::size_t> cells,
               const csv::reader& reader, std::string_view whole_text);

    /// Reads all columns of the reader's row. False if one does not fit; `problems` say why.
    bool read(diagnostics& problems);

    [[nodiscard]] const value& operator[](std::size_t column) const noexcept {
        return values_[column];
    }
    /// Runs an expression over the columns.
    [[nodiscard]] value run(const feel::expression& formula);
    /// Reports an expression that failed, with its cause.
    void report_failure(const feel::expression& formula, const value& outcome,
                        diagnostics& problems) const;

private:
    /// The last text of a column and what it meant: rows of one order repeat both.
    struct memory_of_last {
        std::string_view text;
        value meant;
        date_time held;
        bool is_valid = false;
    };

    /// What a column needs, found out once: most need little of what a plan can ask for.
    struct way {
        enum class kind : std::uint8_t { text, number, any_cell, constant, product, formula };
        kind is = kind::any_cell;
        bool trim = false;
        std::size_t cell = no_cell;
    };

    [[nodiscard]] static way::kind kind_of(const column_plan& c, bool has_null_text) noexcept;
    bool read_column(std::size_t i, diagnostics& problems);
    [[nodiscard]] std::string_view raw(std::size_t i) const noexcept {
        return reader_.fields()[ways_[i].cell];
    }
    [[nodiscard]] std::string_view trimmed(std::size_t i) const noexcept;
    bool read_number(std::size_t i, diagnostics& problems);
    bool read_any_cell(std::size_t i, diagnostics& problems);
    bool read_with_steps(std::size_t i, std::string_view raw, diagnostics& problems);
    bool read_formula(std::size_t i, diagnostics& problems);
    void multiply(const column_plan& c, value& product) const;
    bool apply_codes(const column_plan& c, std::string_view& text, value& out);
    bool convert(const column_plan& c, memory_of_last& last, std::string_view text, value& out);
    bool bad_cell(std::size_t i, const message& what, diagnostics& problems) const;
    std::string_view with_letters(text_steps::letters how, std::string_view text);

    const mapping::definition& plan_;
    std::vector<way> ways_; ///< by column
    const csv::reader& reader_;
    std::string_view whole_text_;
    std::vector<value> values_;
    std::vector<memory_of_last> last_;
    arena memory_{1024};
    feel::run_context context_;
    feel::evaluation evaluation_{context_};
    bool has_formulas_ = false;
};

} // namespace tenet::portfolio

#endif
