#include "sheet.hpp"

#include "formats.hpp"
#include "texts.hpp"

#include <tenet/csv/messages.hpp>
#include <tenet/group/messages.hpp>

#include <algorithm>

namespace tenet::group {

namespace messages = group_messages;

namespace {

constexpr std::string_view formula_openers = "=+-@\t\r";

/// Whether a text is apostrophes in front of what looks like a formula.
bool is_guarded(std::string_view text) noexcept {
    const std::size_t behind = text.find_first_not_of('\'');
    return text.starts_with('\'') && behind != std::string_view::npos &&
           formula_openers.find(text[behind]) != std::string_view::npos;
}

csv::dialect named(std::string file) {
    csv::dialect form;
    form.file = std::move(file);
    return form;
}

} // namespace

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view white = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(white);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

std::string guarded_cell(std::string_view text) {
    return (is_guarded(text) ? "'" : "") + std::string(text);
}

sheet::sheet(std::string_view text, std::string file, std::span<const sheet_column> columns,
             other_columns others, diagnostics& problems)
    : in_(text, named(std::move(file))),
      columns_(columns),
      problems_(problems),
      places_(columns.size()) {
    const std::size_t before = problems.errors();
    read_heading(others);
    good_ = problems.errors() == before;
}

void sheet::read_heading(other_columns others) {
    if (in_.next(problems_)) {
        for (std::size_t n = 0; n < in_.fields().size(); ++n) take_column(n, others);
    }
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (!columns_[c].required || places_[c]) continue;
        problems_.add(messages::field_missing, {name(c)}, {in_.form().file, {}, 1, 1, 0});
    }
}

void sheet::take_column(std::size_t at, other_columns others) {
    const std::string_view heading = trimmed(in_.fields()[at]);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const auto& names = columns_[c].names;
        if (std::find(names.begin(), names.end(), heading) == names.end()) continue;
        if (places_[c]) {
            problems_.add(csv_messages::column_twice,
                          {name(c), std::to_string(*places_[c] + 1), std::to_string(at + 1)},
                          in_.where(at));
        }
        places_[c] = at;
        return;
    }
    if (others == other_columns::passed_over) return;
    if (heading.empty()) {
        problems_.add(csv_messages::unnamed_column_refused, {std::to_string(at + 1)},
                      in_.where(at));
    } else {
        problems_.add(csv_messages::unknown_column_refused, {clipped(heading), "关系", "relation"},
                      in_.where(at));
    }
}

bool sheet::next() {
    return good_ && in_.next(problems_);
}

std::string_view sheet::cell(std::size_t column) const {
    return trimmed(text(column));
}

std::string_view sheet::text(std::size_t column) const {
    const auto at = places_[column];
    if (!at || *at >= in_.fields().size()) return {};
    const std::string_view is = in_.fields()[*at];
    return is_guarded(is) ? is.substr(1) : is;
}

place sheet::where(std::size_t column) const {
    const auto at = places_[column];
    return in_.where(at && *at < in_.fields().size() ? *at : 0);
}

std::string_view sheet::required(std::size_t column) {
    const std::string_view is = text(column);
    if (is.empty()) problems_.add(messages::field_missing, {name(column)}, where(column));
    return is;
}

std::optional<date> sheet::day(std::size_t column) {
    const std::string_view is = cell(column);
    if (is.empty()) return std::nullopt;
    const auto day = read_full_date(is);
    if (!day) {
        problems_.add(messages::field_format,
                      {name(column), clipped(is), "日期", "a date", "2026-01-31"}, where(column));
    }
    return day;
}

} // namespace tenet::group
