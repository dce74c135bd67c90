#include "sheet.hpp"

#include <algorithm>

namespace tenet::table {

namespace {

bool same_in_both(const bilingual& text) {
    return text.zh == text.en;
}

/// Makes the sheet of a table: first its columns, then its rows.
class sheet_maker {
public:
    sheet_maker(const table_definition& from, language marks) : from_(from), marks_(marks) {}

    sheet make() {
        head();
        headings();
        about_columns();
        for (const table_rule& r : from_.rules) rule(r);
        return std::move(made_);
    }

private:
    void head() {
        line(sheet_mark::table, from_.id);
        if (same_in_both(from_.name)) {
            if (!from_.name.empty()) line(sheet_mark::name, from_.name.zh);
        } else {
            line(sheet_mark::name_zh, from_.name.zh);
            line(sheet_mark::name_en, from_.name.en);
        }
        line(sheet_mark::hit_policy, name_of(from_.policy));
        if (from_.collects != aggregation::list) {
            line(sheet_mark::aggregation, table::name_of(from_.collects));
        }
    }

    void line(sheet_mark is, std::string_view text) {
        made_.head.push_back({is, sheet_text(text)});
    }

    /// Which of the columns for rules, annotations and notes are needed.
    void survey() {
        annotations_ = from_.annotations.size();
        for (const table_rule& r : from_.rules) {
            has_ids_ = has_ids_ || !r.id.empty();
            has_notes_ = has_notes_ || !r.note.empty();
            notes_differ_ = notes_differ_ || !same_in_both(r.note);
            annotations_ = std::max(annotations_, r.annotations.size());
        }
        const auto said = [](const auto& c) {
            return !c.label.empty() || !c.type.empty() || !c.values.empty();
        };
        about_columns_ =
            std::any_of(from_.inputs.begin(), from_.inputs.end(), said) ||
            std::any_of(from_.outputs.begin(), from_.outputs.end(),
                        [&](const table_output& o) { return said(o) || !o.otherwise.empty(); });
        has_marks_ = has_ids_ || about_columns_;
    }

    void headings() {
        survey();
        if (has_marks_) heading(sheet_mark::rule, {});
        for (const table_input& i : from_.inputs) heading(sheet_mark::input, i.expression);
        for (const table_output& o : from_.outputs) heading(sheet_mark::output, o.name);
        for (std::size_t n = 0; n < annotations_; ++n) {
            heading(sheet_mark::annotation,
                    n < from_.annotations.size() ? from_.annotations[n] : std::string{});
        }
        if (notes_differ_) {
            heading(sheet_mark::note_zh, {});
            heading(sheet_mark::note_en, {});
        } else if (has_notes_) {
            heading(sheet_mark::note, {});
        }
    }

    void heading(sheet_mark is, std::string_view names) {
        std::string text{text_of(is, marks_)};
        const std::string rest = sheet_text(names);
        if (!rest.empty()) text += (marks_ == language::zh ? "：" : ": ") + rest;
        made_.headings.push_back(std::move(text));
    }

    void about_columns() {
        if (!about_columns_) return;
        const auto differs = [](const auto& c) { return !same_in_both(c.label); };
        if (std::any_of(from_.inputs.begin(), from_.inputs.end(), differs) ||
            std::any_of(from_.outputs.begin(), from_.outputs.end(), differs)) {
            row(sheet_mark::label_zh, [](const auto& c) { return c.label.zh; });
            row(sheet_mark::label_en, [](const auto& c) { return c.label.en; });
        } else {
            row(sheet_mark::label, [](const auto& c) { return c.label.zh; });
        }
        row(sheet_mark::type, [](const auto& c) { return c.type; });
        row(sheet_mark::values, [](const auto& c) {
            std::string all;
            for (const std::string& v : c.values) all += (all.empty() ? "" : ", ") + v;
            return all;
        });
        row(sheet_mark::otherwise, [](const auto& c) {
            if constexpr (requires { c.otherwise; }) return c.otherwise;
            return std::string{};
        });
    }

    /// A row that says something about inputs and outputs; left out where it says nothing.
    template <class Said>
    void row(sheet_mark is, Said said) {
        std::vector<std::string> cells{std::string{text_of(is, marks_)}};
        bool any = false;
        const auto add = [&](const auto& c) {
            cells.push_back(sheet_text(said(c)));
            any = any || !cells.back().empty();
        };
        for (const table_input& i : from_.inputs) add(i);
        for (const table_output& o : from_.outputs) add(o);
        if (any) put(std::move(cells));
    }

    void rule(const table_rule& r) {
        std::vector<std::string> cells;
        if (has_marks_) cells.push_back(escaped(sheet_text(r.id), is_row_mark));
        for (std::size_t n = 0; n < from_.inputs.size(); ++n) {
            const std::string cell = n < r.when.size() ? sheet_text(r.when[n]) : std::string{};
            cells.push_back(cell.empty() ? "-" : escaped(cell, is_shouted_boolean));
        }
        for (std::size_t n = 0; n < from_.outputs.size(); ++n) {
            const std::string cell = n < r.then.size() ? sheet_text(r.then[n]) : std::string{};
            cells.push_back(cell.empty() ? "null" : escaped(cell, is_shouted_boolean));
        }
        for (std::size_t n = 0; n < annotations_; ++n) {
            cells.push_back(n < r.annotations.size() ? sheet_text(r.annotations[n])
                                                     : std::string{});
        }
        if (notes_differ_) {
            cells.push_back(sheet_text(r.note.zh));
            cells.push_back(sheet_text(r.note.en));
        } else if (has_notes_) {
            cells.push_back(sheet_text(r.note.zh));
        }
        put(std::move(cells));
    }

    /// A word with a meaning of its own is taken as written behind an apostrophe.
    static std::string escaped(const std::string& text, bool (*special)(std::string_view)) {
        return special(behind_apostrophes(text)) ? "'" + text : text;
    }

    void put(std::vector<std::string> cells) {
        cells.resize(made_.headings.size());
        made_.rows.push_back(std::move(cells));
    }

    const table_definition& from_;
    language marks_;
    sheet made_;
    std::size_t annotations_ = 0;
    bool has_ids_ = false;
    bool has_notes_ = false;
    bool notes_differ_ = false;
    bool about_columns_ = false;
    bool has_marks_ = false;
};

} // namespace

sheet sheet_of(const table_definition& table, language marks) {
    return sheet_maker{table, marks}.make();
}

} // namespace tenet::table
