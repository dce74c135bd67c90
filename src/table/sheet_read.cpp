#include "sheet.hpp"

#include <tenet/table/messages.hpp>

#include <algorithm>

namespace tenet::table {

namespace messages = table_messages;

namespace {

std::string stem_of(const std::string& file) {
    const std::size_t folder = file.find_last_of("/\\");
    std::string name = folder == std::string::npos ? file : file.substr(folder + 1);
    const std::size_t ending = name.rfind('.');
    if (ending != std::string::npos && ending != 0) name.resize(ending);
    return name;
}

std::string cell_of(const sheet_line& line, std::size_t c) {
    return c < line.cells.size() ? line.cells[c] : std::string{};
}

/// The text of a cell in which some words have a meaning of their own unless an apostrophe stands
/// in front.
std::string unescaped(const std::string& text, bool (*special)(std::string_view)) {
    const bool escaped = text.starts_with('\'') && special(behind_apostrophes(text));
    return escaped ? text.substr(1) : text;
}

std::string listed_policies() {
    return "unique, any, priority, first, collect, rule_order, output_order";
}

} // namespace

sheet_reader::sheet_reader(const std::string& file, diagnostics& problems)
    : problems_(&problems), errors_before_(problems.errors()) {
    made_.id = stem_of(file);
    made_.at.file = file;
    made_.at.line = 1;
    made_.at.column = 1;
}

/// Notes that a mark was met; reports it if it was met before. The mark for both languages stands
/// for that of each.
bool sheet_reader::once(std::set<sheet_mark>& seen, sheet_mark is, const std::string& text,
                        const place& at) {
    const bool is_both =
        is == sheet_mark::name || is == sheet_mark::label || is == sheet_mark::note;
    const auto n = static_cast<std::uint8_t>(is);
    bool fresh = true;
    if (is_both) {
        for (const int language : {1, 2}) {
            fresh = seen.insert(static_cast<sheet_mark>(n + language)).second && fresh;
        }
    } else {
        fresh = seen.insert(is).second;
    }
    if (!fresh) problems_->add(messages::line_twice, {text}, at);
    return fresh;
}

void sheet_reader::head(const sheet_line& line) {
    const std::string key = cell_of(line, 0);
    const auto mark = find_mark(mark_place::head, key);
    if (!mark) {
        problems_->add(messages::unknown_head_line, {key}, line.where(0));
        return;
    }
    if (!once(head_seen_, *mark, key, line.where(0))) return;
    for (std::size_t c = 2; c < line.cells.size(); ++c) {
        if (line.cells[c].empty()) continue;
        problems_->add(messages::wrong_row, {std::to_string(line.cells.size()), "2"},
                       line.where(c));
        break;
    }
    const std::string text = cell_of(line, 1);
    const place at = line.where(std::min<std::size_t>(1, line.cells.size() - 1));
    if (*mark == sheet_mark::table) made_.id = text;
    if (*mark == sheet_mark::name) made_.name = {text, text};
    if (*mark == sheet_mark::name_zh) made_.name.zh = text;
    if (*mark == sheet_mark::name_en) made_.name.en = text;
    if (*mark == sheet_mark::hit_policy) choose_policy(text, at);
    if (*mark == sheet_mark::aggregation) choose_aggregation(text, at);
}

void sheet_reader::choose_policy(const std::string& text, const place& at) {
    const auto choice = read_policy(text);
    if (!choice) {
        problems_->add(messages::unknown_choice, {text, "hit policy", listed_policies()}, at);
        return;
    }
    made_.policy = choice->policy;
    if (!choice->collects) return;
    made_.collects = *choice->collects;
    (void)once(head_seen_, sheet_mark::aggregation, text, at);
}

void sheet_reader::choose_aggregation(const std::string& text, const place& at) {
    if (const auto how = read_aggregation(text)) {
        made_.collects = *how;
        return;
    }
    problems_->add(messages::unknown_choice, {text, "aggregation", "list, sum, count, min, max"},
                   at);
}

void sheet_reader::headings(const sheet_line& line) {
    std::size_t width = line.cells.size();
    while (width != 0 && line.cells[width - 1].empty()) --width;
    for (std::size_t c = 0; c < width; ++c) add_column(line.cells[c], line.where(c));
    made_.at = line.where(0);
    check_columns(line.where(0));
}

void sheet_reader::add_column(const std::string& heading, const place& at) {
    const std::string number = std::to_string(columns_.size() + 1);
    const auto read = read_heading(heading);
    column c;
    c.ignored = !read;
    if (!read) {
        problems_->add(messages::unmarked_column, {heading, number}, at);
    } else if (c.is = read->is; c.is == sheet_mark::input) {
        c.n = made_.inputs.size();
        if (read->names.empty()) problems_->add(messages::input_without_expression, {number}, at);
        expressions_.insert(read->names);
        made_.inputs.push_back({read->names, {}, {}, at});
    } else if (c.is == sheet_mark::output) {
        c.n = made_.outputs.size();
        made_.outputs.push_back({read->names, {}, {}, {}, at});
    } else if (c.is == sheet_mark::annotation) {
        c.n = made_.annotations.size();
        made_.annotations.push_back(read->names);
    } else {
        c.ignored = !once(columns_seen_, c.is, heading, at);
    }
    columns_.push_back(c);
}

void sheet_reader::check_columns(const place& at) {
    const bool all_known =
        std::none_of(columns_.begin(), columns_.end(), [](const column& c) { return c.ignored; });
    if (all_known && made_.inputs.empty()) problems_->add(messages::no_inputs, {made_.id}, at);
    if (all_known && made_.outputs.empty()) problems_->add(messages::no_outputs, {made_.id}, at);
    std::set<std::string> names;
    for (std::size_t n = 0; made_.outputs.size() > 1 && n < made_.outputs.size(); ++n) {
        const table_output& o = made_.outputs[n];
        if (!o.name.empty() && names.insert(o.name).second) continue;
        problems_->add(messages::output_name, {std::to_string(n + 1), o.name}, o.at);
    }
}

std::optional<std::size_t> sheet_reader::rule_column() const {
    const auto found = std::find_if(columns_.begin(), columns_.end(), [](const column& c) {
        return c.is == sheet_mark::rule && !c.ignored;
    });
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

void sheet_reader::row(const sheet_line& line) {
    const bool blank = std::all_of(line.cells.begin(), line.cells.end(),
                                   [](const std::string& cell) { return cell.empty(); });
    if (blank) return;
    const std::size_t c = rule_column().value_or(0);
    const std::string mark = rule_column() ? cell_of(line, c) : std::string{};
    const auto what = find_mark(mark_place::row, mark);
    if (!right_width(line, !what)) return;
    if (!what) return rule(line);
    if (once(rows_seen_, *what, mark, line.where(c))) about_columns(*what, line);
}

/// Reports cells beyond the headings, and rules that end before their last condition or result.
bool sheet_reader::right_width(const sheet_line& line, bool is_rule) {
    std::size_t width = line.cells.size();
    while (width > columns_.size() && line.cells[width - 1].empty()) --width;
    const auto needed = [](const column& c) {
        return c.is == sheet_mark::input || c.is == sheet_mark::output;
    };
    const bool lacks =
        is_rule && width < columns_.size() &&
        std::any_of(columns_.begin() + static_cast<std::ptrdiff_t>(width), columns_.end(), needed);
    if (width <= columns_.size() && !lacks) return true;
    problems_->add(messages::wrong_row, {std::to_string(width), std::to_string(columns_.size())},
                   line.where(lacks ? 0 : columns_.size()));
    return false;
}

void sheet_reader::about_columns(sheet_mark what, const sheet_line& line) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const column& of = columns_[c];
        const std::string text = cell_of(line, c);
        if (of.is == sheet_mark::rule || text.empty() || of.ignored) continue;
        const bool fits = of.is == sheet_mark::output ||
                          (of.is == sheet_mark::input && what != sheet_mark::otherwise);
        if (fits) {
            about_column(what, of, text);
        } else {
            problems_->add(messages::misplaced_cell,
                           {std::string{text_of(what, language::en)}, std::to_string(c + 1)},
                           line.where(c));
        }
    }
}

void sheet_reader::about_column(sheet_mark what, const column& of, const std::string& text) {
    const auto set = [&](auto& c) {
        if (what == sheet_mark::label || what == sheet_mark::label_zh) c.label.zh = text;
        if (what == sheet_mark::label || what == sheet_mark::label_en) c.label.en = text;
        if (what == sheet_mark::type) c.type = text;
        if (what == sheet_mark::values) c.values = split_values(text);
    };
    if (of.is == sheet_mark::input) return set(made_.inputs[of.n]);
    set(made_.outputs[of.n]);
    if (what == sheet_mark::otherwise) made_.outputs[of.n].otherwise = text;
}

std::string sheet_reader::rule_name(const table_rule& r) const {
    return r.id.empty() ? std::to_string(made_.rules.size() + 1) : r.id;
}

void sheet_reader::rule(const sheet_line& line) {
    table_rule r;
    r.at = line.where(0);
    r.annotations.resize(made_.annotations.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (!columns_[c].ignored) rule_cell(r, c, cell_of(line, c), line);
    }
    while (!r.annotations.empty() && r.annotations.back().empty()) r.annotations.pop_back();
    made_.rules.push_back(std::move(r));
}

void sheet_reader::rule_cell(table_rule& into, std::size_t c, const std::string& text,
                             const sheet_line& line) {
    switch (columns_[c].is) {
    case sheet_mark::rule:
        into.id = unescaped(text, is_row_mark);
        if (!into.id.empty() && !ids_.insert(into.id).second) {
            problems_->add(messages::duplicate_rule, {into.id}, line.where(c));
        }
        break;
    case sheet_mark::input:
        into.when.push_back(text.empty() ? "-" : condition_or_result(text, c, line));
        break;
    case sheet_mark::output:
        if (text.empty()) {
            problems_->add(messages::empty_result, {rule_name(into), std::to_string(c + 1)},
                           c < line.cells.size() ? line.where(c) : line.where(0));
        }
        into.then.push_back(condition_or_result(text, c, line));
        break;
    case sheet_mark::annotation: into.annotations[columns_[c].n] = text; break;
    case sheet_mark::note: into.note = {text, text}; break;
    case sheet_mark::note_zh: into.note.zh = text; break;
    default: into.note.en = text; break;
    }
}

/// A cell of FEEL; warns once per column about a word that may lack its quotes.
std::string sheet_reader::condition_or_result(const std::string& text, std::size_t c,
                                              const sheet_line& line) {
    if (text == "TRUE") return "true";
    if (text == "FALSE") return "false";
    std::string feel = unescaped(text, is_shouted_boolean);
    column& of = columns_[c];
    if (!of.has_bare_word && holds_bare_word(feel, expressions_)) {
        of.has_bare_word = true;
        problems_->add(messages::word_without_quotes,
                       {feel, std::to_string(made_.rules.size() + 1), std::to_string(c + 1)},
                       line.where(c));
    }
    return feel;
}

std::optional<table_definition> sheet_reader::finish() {
    while (!made_.annotations.empty() && made_.annotations.back().empty()) {
        made_.annotations.pop_back();
    }
    if (problems_->errors() != errors_before_) return std::nullopt;
    return std::move(made_);
}

} // namespace tenet::table
