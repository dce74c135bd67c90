#include "host.hpp"

#include <tenet/json/writer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <span>

/// `tenet lint`: what is wrong or doubtful about packs, DMN models and assessments.
namespace cli {

using namespace tenet;

namespace {

std::string_view name_of(severity level) {
    switch (level) {
    case severity::note: return "note";
    case severity::warning: return "warning";
    default: return "error";
    }
}

int code_of(const diagnostics& found) {
    if (found.has_errors()) return bad_input;
    const auto warns = [](const diagnostic& d) { return d.level() == severity::warning; };
    return std::any_of(found.items().begin(), found.items().end(), warns) ? violations : all_well;
}

/// Errors go to standard error, the rest to standard output.
void print_findings(const diagnostics& found, const options& o) {
    diagnostics errors{found.total() + 1};
    std::string rest;
    for (const diagnostic& d : found.items()) {
        if (d.level() == severity::error) {
            errors.add(d);
        } else {
            rest += d.line(language_of(o)) + "\n";
        }
    }
    print(rest);
    if (errors.has_errors()) complain(errors, o);
}

void write_findings(json::writer& out, const diagnostics& found, const options& o) {
    for (const diagnostic& d : found.items()) {
        out.begin_object();
        const std::string text = d.text(language_of(o));
        const std::string remedy = d.remedy(language_of(o));
        for (const auto& [key, said] :
             std::initializer_list<std::pair<const char*, std::string_view>>{
                 {"id", d.id()},
                 {"severity", name_of(d.level())},
                 {"file", d.where().file},
                 {"pointer", d.where().pointer},
                 {"text", text},
                 {"remedy", remedy}}) {
            if (said.empty()) continue;
            out.key(key);
            out.string(said);
        }
        out.key("line");
        out.integer(d.where().line);
        out.key("column");
        out.integer(d.where().column);
        out.end_object();
    }
}

void print_rules(const policy::regulation& rules, language lang) {
    const policy::pack& p = rules.source();
    for (const policy::article& a : p.articles) {
        print(fmt::format(fmt::runtime(lang == language::zh ? "第 {} 条 {}\n" : "Article {} {}\n"),
                          a.id, report::safe(a.title.in(lang))));
        for (const policy::clause& c : a.clauses) {
            if (!c.verified) {
                print(fmt::format("  {}  {} {}\n", c.id,
                                  lang == language::zh ? "条文未与来源核对："
                                                       : "not checked against its source:",
                                  report::safe(c.source.in(lang))));
            }
            if (c.no_rule.empty()) continue;
            print(fmt::format("  {}  {} {}\n", c.id,
                              lang == language::zh ? "尚无规则：" : "no rule:",
                              report::safe(c.no_rule.in(lang))));
        }
        for (const policy::rule& r : a.rules) {
            print(fmt::format("  {}  {}\n", r.id, report::safe(r.title.in(lang))));
        }
    }
    print(fmt::format(
        fmt::runtime(lang == language::zh ? "{} 条规则，{} 个指标，{} 个参数，{} 个测试\n"
                                          : "{} rules, {} measures, {} parameters, {} tests\n"),
        rules.rules().size(), p.measures.size(), p.parameters.size(), p.tests.size()));
}

/// The findings about a pack; in text its rules are listed too.
diagnostics lint_pack(const std::string& folder, const options& o) {
    diagnostics found;
    const auto rules = policy::load_regulation(folder, own_catalogue().value(), found);
    if (!rules) return rules.error();
    if (o.format == "text") {
        print_findings(found, o);
        print_rules(**rules, language_of(o));
    }
    return found;
}

/// The findings about models, which may import each other; no value if a file cannot be read.
std::optional<diagnostics> lint_models(const std::vector<std::string>& files) {
    std::vector<dmn::model_definition> models;
    diagnostics found;
    for (const std::string& file : files) {
        const auto text = read_file(file);
        if (!text) return std::nullopt;
        dmn::xml_options reading;
        reading.file = file == "-" ? "stdin" : file;
        auto read = dmn::read_model(*text, reading, found);
        if (read) {
            models.push_back(std::move(*read));
        } else {
            found.add(read.error());
        }
    }
    if (found.has_errors()) return found;
    dmn::lint_options how;
    how.types = own_catalogue().value();
    how.externals = std::make_shared<const feel::external_functions>(
        feel::external_functions::with_java_platform());
    found.add(dmn::lint(models, how));
    return found;
}

/// The findings about the definition of an assessment; no value if the file cannot be read.
std::optional<diagnostics> lint_assessment(const std::string& file) {
    const auto text = read_file(file);
    if (!text) return std::nullopt;
    const auto read = assess::assessment::read(*text, file);
    if (!read) return read.error();
    return read->lint();
}

} // namespace

int run_lint(const options& o) {
    int code = all_well;
    json::writer out;
    out.begin_array();
    std::vector<std::string> files;
    for (const std::string& path : o.paths) {
        const bool assessment = path.ends_with(".json");
        if (!assessment && !std::filesystem::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        const auto about = assessment ? lint_assessment(path) : lint_pack(path, o);
        if (!about) return bad_input;
        const diagnostics& found = *about;
        const bool shown = !assessment && !found.has_errors(); // packs show theirs themselves
        if (!shown && o.format == "text") print_findings(found, o);
        write_findings(out, found, o);
        code = std::max(code, code_of(found));
    }
    if (!files.empty()) {
        const auto found = lint_models(files);
        if (!found) return bad_input;
        if (o.format == "text") print_findings(*found, o);
        write_findings(out, *found, o);
        code = std::max(code, code_of(*found));
    }
    out.end_array();
    if (o.format == "json") print(out.text() + "\n");
    return code;
}

} // namespace cli
