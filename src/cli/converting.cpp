#include "host.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/table/table_json.hpp>
#include <tenet/table/table_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

/// `tenet convert`: decision tables from one form into another.
namespace cli {

using namespace tenet;

namespace {

enum class file_form : std::uint8_t { json, csv, markdown, dmn };

void say(const std::string& text) {
    std::fputs(("tenet: " + text + "\n").c_str(), stderr);
}

/// Whether a target is nothing but an ending, which stands for standard output.
bool is_ending(const std::string& path) {
    return path.starts_with('.') && path.find_first_of("./", 1) == std::string::npos;
}

std::optional<file_form> form_of(const std::string& path) {
    std::string ending = is_ending(path) ? path : std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (ending == ".json") return file_form::json;
    if (ending == ".csv") return file_form::csv;
    if (ending == ".md") return file_form::markdown;
    if (ending == ".dmn" || ending == ".xml") return file_form::dmn;
    say(fmt::format("{}: ends neither in .json, .csv, .md nor .dmn / 文件类型无法识别", path));
    return std::nullopt;
}

/// Writes to a file, or to standard output for a bare ending.
bool write_target(const std::string& path, std::string_view text) {
    return is_ending(path) ? print(text) : write_file(path, text);
}

/// A table found in a file, with the names it answers to.
struct candidate {
    table::table_definition table;
    std::vector<std::string> names;
};

std::vector<std::string> names_of(const table::table_definition& t) {
    return {t.id, t.name.zh, t.name.en};
}

/// The table that was asked for, or the only one.
std::optional<table::table_definition> choose(std::vector<candidate> found, const options& o) {
    std::string all;
    std::vector<candidate> wanted;
    for (candidate& c : found) {
        all += (all.empty() ? "" : ", ") + c.names.front();
        const bool named = std::find(c.names.begin(), c.names.end(), o.table) != c.names.end();
        if (o.table.empty() || named) wanted.push_back(std::move(c));
    }
    if (wanted.size() == 1) return std::move(wanted.front().table);
    if (found.empty()) {
        say(fmt::format("{}: holds no decision table / 文件中没有决策表", o.source));
    } else if (wanted.empty()) {
        say(fmt::format("{}: no such table; it has: {} / 没有这个决策表", o.source,
                        report::safe(all)));
    } else {
        say(fmt::format("{}: several tables; choose one with --table: {} / 有多个决策表，请选择",
                        o.source, report::safe(all)));
    }
    return std::nullopt;
}

result<std::vector<candidate>> read_json(const std::string& text, const options& o) {
    json::read_options how;
    how.file = o.source;
    how.comments = true;
    const auto doc = json::document::read(text, how);
    if (!doc) return doc.error();
    const json::node* of_pack = doc->root().find("tables");
    const std::span<const json::node> tables =
        of_pack != nullptr ? of_pack->items() : std::span{&doc->root(), 1};
    diagnostics problems;
    std::vector<candidate> found;
    for (const json::node& n : tables) {
        if (auto t = table::read_table(*doc, n, problems)) {
            found.push_back({std::move(*t), {}});
            found.back().names = names_of(found.back().table);
        }
    }
    if (problems.has_errors()) return problems;
    return found;
}

result<std::vector<candidate>> read_dmn(const std::string& text, const options& o) {
    const auto file = dmn::document::read(text, {.file = o.source});
    if (!file) return file.error();
    std::vector<candidate> found;
    for (const dmn::named_table& t : dmn::named_tables(file->model())) {
        found.push_back({*t.table, {t.element->name, t.element->id}});
        const auto more = names_of(*t.table);
        found.back().names.insert(found.back().names.end(), more.begin(), more.end());
    }
    return found;
}

result<std::vector<candidate>> read_sheet(const std::string& text, file_form form,
                                          const options& o) {
    diagnostics problems;
    auto t = form == file_form::csv ? table::read_csv_table(text, o.source, problems)
                                    : table::read_markdown_table(text, o.source, problems);
    if (!t) return problems;
    complain(problems, o);
    const std::vector<std::string> names = names_of(*t);
    return std::vector<candidate>{{std::move(*t), names}};
}

result<std::vector<candidate>> read_tables(const std::string& text, file_form form,
                                           const options& o) {
    if (form == file_form::json) return read_json(text, o);
    if (form == file_form::dmn) return read_dmn(text, o);
    return read_sheet(text, form, o);
}

std::string written(const table::table_definition& t, file_form form, const options& o) {
    switch (form) {
    case file_form::json: return table::write_json_table(t);
    case file_form::csv: return table::write_csv_table(t, language_of(o));
    case file_form::markdown: return table::write_markdown_table(t, language_of(o));
    case file_form::dmn: break;
    }
    return dmn::write_table(t, o.dmn_version);
}

/// A whole model, with everything in it, as DMN of the newest version written.
int convert_model(const std::string& text, const options& o) {
    const auto file = dmn::document::read(text, {.file = o.source});
    if (file) return write_target(o.target, file->write()) ? all_well : bad_input;
    complain(file.error(), o);
    return bad_input;
}

} // namespace

int run_convert(const options& o) {
    const auto from = form_of(o.source);
    const auto to = form_of(o.target);
    if (!from || !to) return bad_usage;
    const auto text = read_file(o.source);
    if (!text) return bad_input;
    if (from == file_form::dmn && to == file_form::dmn && o.table.empty()) {
        return convert_model(*text, o);
    }
    auto found = read_tables(*text, *from, o);
    if (!found) {
        complain(found.error(), o);
        return bad_input;
    }
    const auto table = choose(std::move(*found), o);
    if (!table) return bad_input;
    return write_target(o.target, written(*table, *to, o)) ? all_well : bad_input;
}

} // namespace cli
