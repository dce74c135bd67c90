#include "portfolio/readers.hpp"

#include <tenet/csv/records.hpp>
#include <tenet/portfolio/messages.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace tenet::portfolio {

namespace {

bool is_blank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// Reads one CSV text of a record type, row by row.
class csv_file {
public:
    csv_file(std::string_view text, const std::string& file, const record_type& type,
             const reading& in)
        : type_(type),
          in_(in),
          options_{&in.codes, in.strict, {}},
          reader_(text, csv::dialect{',', '"', file}),
          file_(file) {}

    void read() {
        if (!reader_.next(in_.problems)) {
            if (errors_.fine()) report_empty();
            return;
        }
        header_width_ = reader_.fields().size();
        columns_ = csv::match_header(reader_.fields(), type_, options_, reader_, in_.problems);
        check_columns();
        if (!errors_.fine()) return; // every row would repeat what is wrong with the header
        while (reader_.next(in_.problems)) {
            if (has_lists_) {
                read_grouped_row();
            } else {
                read_row();
            }
        }
        for (group& g : groups_) {
            if (g.usable) take(std::move(g.object), g.line);
        }
    }

private:
    struct group {
        std::shared_ptr<void> object;
        std::uint32_t line = 0;
        bool usable = true;
        std::vector<std::string> cells; ///< of the first row, to compare later rows with
    };

    void report_empty() {
        place where;
        where.file = file_;
        where.line = 1;
        where.column = 1;
        in_.problems.add(portfolio_messages::empty_csv, {}, std::move(where));
    }

    void check_columns() {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].outer != nullptr) has_lists_ = true;
            if (columns_[i].outer == nullptr && columns_[i].target == type_.key()) key_column_ = i;
        }
        for (const field& f : type_.fields()) {
            bool is_there = !f.required;
            for (const csv::column& c : columns_) {
                is_there = is_there || (c.outer == nullptr && c.target == &f);
            }
            if (is_there) continue;
            in_.problems.add(portfolio_messages::column_needed,
                             {std::string{f.name}, std::string{f.zh}}, reader_.where(0));
        }
    }

    [[nodiscard]] bool has_width() {
        if (reader_.fields().size() == header_width_) return true;
        in_.problems.add(portfolio_messages::row_width,
                         {std::to_string(reader_.fields().size()), std::to_string(header_width_)},
                         reader_.where(0));
        return false;
    }

    void take(std::shared_ptr<void> object, std::uint32_t line) {
        in_.take({&type_, std::move(object)}, [file = &file_, line] {
            place where;
            where.file = *file;
            where.line = line;
            where.column = 1;
            return where;
        });
    }

    bool read_cell(std::size_t i, void* object) {
        const csv::column& c = columns_[i];
        const std::string_view text = reader_.fields()[i];
        if (c.target->required && is_blank(text)) {
            in_.problems.add(portfolio_messages::cell_needed,
                             {std::string{c.target->name}, std::string{c.target->zh}},
                             reader_.where(i));
            return false;
        }
        return csv::read_field(*c.target, object, text, options_, reader_.at(i), in_.problems);
    }

    /// The cells of the record itself, without those of its lists.
    bool read_own_cells(void* object) {
        bool usable = true;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].target == nullptr || columns_[i].outer != nullptr) continue;
            usable = read_cell(i, object) && usable;
        }
        return usable;
    }

    void read_row() {
        if (!has_width()) return;
        std::shared_ptr<void> object = make_object(type_);
        if (read_own_cells(object.get())) take(std::move(object), reader_.line());
    }

    void read_grouped_row() {
        if (!has_width()) return;
        group& g = group_of_row();
        g.usable = read_list_cells(g.object.get()) && g.usable;
    }

    group& group_of_row() {
        const std::string_view key =
            key_column_ < columns_.size() ? reader_.fields()[key_column_] : std::string_view{};
        const auto [at, is_new] = by_key_.try_emplace(std::string{key}, groups_.size());
        if (!is_new && !key.empty()) {
            compare_with_first(groups_[at->second]);
            return groups_[at->second];
        }
        groups_.push_back({make_object(type_), reader_.line(), true, {}});
        group& g = groups_.back();
        g.usable = read_own_cells(g.object.get());
        for (const std::string_view cell : reader_.fields()) g.cells.emplace_back(cell);
        return g;
    }

    /// Rows of one record agree in its own fields, or leave them empty after the first row.
    void compare_with_first(group& g) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].target == nullptr || columns_[i].outer != nullptr) continue;
            const std::string_view text = reader_.fields()[i];
            if (is_blank(text) || text == g.cells[i]) continue;
            in_.problems.add(portfolio_messages::rows_disagree,
                             {std::string{columns_[i].target->name}, g.cells[i], std::string{text},
                              std::to_string(g.line)},
                             reader_.where(i));
            g.usable = false;
        }
    }

    /// One element of each list of which this row fills a cell.
    bool read_list_cells(void* object) {
        bool usable = true;
        std::vector<std::pair<const field*, void*>> elements;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const csv::column& c = columns_[i];
            if (c.outer == nullptr || is_blank(reader_.fields()[i])) continue;
            void* element = nullptr;
            for (const auto& [outer, made] : elements) {
                if (outer == c.outer) element = made;
            }
            if (element == nullptr) {
                element = c.outer->append(*c.outer, object, 1);
                elements.emplace_back(c.outer, element);
            }
            usable = read_cell(i, element) && usable;
        }
        return usable;
    }

    const record_type& type_;
    const reading& in_;
    csv::record_options options_;
    csv::reader reader_;
    const std::string& file_;
    error_watch errors_{in_.problems};
    std::vector<csv::column> columns_;
    std::size_t header_width_ = 0;
    std::size_t key_column_ = static_cast<std::size_t>(-1);
    bool has_lists_ = false;
    std::vector<group> groups_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

} // namespace

void read_csv_records(std::string_view text, const std::string& file, const record_type& type,
                      const reading& in) {
    csv_file{text, file, type, in}.read();
}

} // namespace tenet::portfolio
