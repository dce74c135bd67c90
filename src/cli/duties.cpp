#include "assessment_folder.hpp"
#include "host.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/json/writer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

/// What is due, the assessments that do it, and the records they make.
namespace cli {

using namespace tenet;
namespace fs = std::filesystem;

namespace {

/// The definitions of a folder, by name of file; no value, and complaints, if one is wrong.
std::optional<std::vector<assess::assessment>> read_definitions(const options& o) {
    std::vector<assess::assessment> all;
    if (o.assessments.empty()) return all;
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(o.assessments)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) {
        const auto text = read_file(file);
        if (!text) return std::nullopt;
        auto read = assess::assessment::read(*text, file);
        if (!read) {
            complain(read.error(), o);
            return std::nullopt;
        }
        all.push_back(std::move(*read));
    }
    return all;
}

void print_json(const policy::judge& by, const std::vector<report::due_item>& items,
                const std::vector<assess::due_assessment>& open, const options& o) {
    json::writer out;
    out.begin_array();
    for (const report::due_item& item : items) {
        report::explanation_json(out, by, by.explain(item.of), report_options_of(o));
    }
    out.end_array();
    if (o.assessments.empty()) {
        print(out.text() + "\n");
    } else {
        print(fmt::format("{{\"due\":{},\"assessments\":{}}}\n", out.text(),
                          assess::due_assessments_json(open)));
    }
}

std::string why_of(const assess::vacant_role& v, bool zh) {
    switch (v.why) {
    case assess::vacancy::undeclared: return zh ? "定义未说明" : "not declared";
    case assess::vacancy::missing: return (zh ? "没有提供 " : "not supplied: ") + v.what;
    case assess::vacancy::nobody: return zh ? "没有人" : "nobody";
    case assess::vacancy::excluded: return (zh ? "须回避：" : "excluded: ") + v.what;
    case assess::vacancy::failed: break;
    }
    return zh ? "表达式得不出人员" : "its expression gives nobody";
}

/// Who holds the role as the facts tell, or why nobody does.
std::string line_of(const assess::due_assessment& d, const std::string& role, bool zh) {
    std::string people;
    for (const assess::participant& p : d.with.participants) {
        if (std::find(p.roles.begin(), p.roles.end(), role) == p.roles.end()) continue;
        people += (people.empty() ? "" : ", ") + p.person;
    }
    for (const assess::vacant_role& v : d.vacant) {
        if (v.role == role) people = "? (" + why_of(v, zh) + ")";
    }
    return fmt::format("      {}: {}\n", report::safe(role), report::safe(people));
}

/// What a duty asks to be opened, below its line, and who is to take part.
std::string lines_of(const assess::due_assessment& d, language lang) {
    const bool zh = lang == language::zh;
    const char* unknown = zh ? "（没有该评估的定义）" : " (no definition of it)";
    std::string text = fmt::format("    {} {}{}\n", zh ? "开启" : "open",
                                   report::safe(d.with.instance), d.defined ? "" : unknown);
    for (const std::string& role : d.roles) text += line_of(d, role, zh);
    return text;
}

void print_text(const policy::judge& by, const std::vector<report::due_item>& items,
                const std::vector<assess::due_assessment>& open, const options& o) {
    auto next = open.begin();
    for (const report::due_item& item : items) {
        const policy::explanation e = by.explain(item.of);
        const bool cleared = e.secrecy <= report_options_of(o).clearance;
        const bilingual& sentence = cleared ? e.sentence : e.plain_sentence;
        const std::string_view mark = item.due < by.judged_in().at.day ? "!" : " ";
        print(fmt::format("{} {}  {}  {}  {}\n", mark, item.due.text(), e.rule_id,
                          report::safe(e.subject_key), report::safe(sentence.in(language_of(o)))));
        if (o.assessments.empty() || e.fulfilled_by.empty()) continue;
        print(lines_of(*next++, language_of(o)));
    }
}

} // namespace

int run_due(const options& o) {
    const auto s = open_session(o);
    if (!s) return bad_input;
    const date today = s->judge->judged_in().at.day;
    const std::optional<date> until = o.until.empty() ? today.plus_days(90) : date::parse(o.until);
    if (!until) {
        complain(diagnostics(diagnostic{base_messages::bad_date, {o.until}}), o);
        return bad_usage;
    }
    const auto known = read_definitions(o);
    if (!known) return bad_input;
    const auto items = report::due_until(*s->judge, *until, check_options_of(o));
    if (!items) {
        complain(items.error(), o);
        return bad_input;
    }
    std::vector<policy::verdict> verdicts;
    for (const report::due_item& item : *items) verdicts.push_back(item.of);
    const auto open = assess::due_assessments(*s->judge, verdicts, *known);
    if (o.format == "json") {
        print_json(*s->judge, *items, open, o);
    } else {
        print_text(*s->judge, *items, open, o);
    }
    return all_well;
}

int print_records(const assessment_folder& folder, const options& o) {
    const portfolio::snapshot* facts = nullptr;
    portfolio::loaded loaded;
    if (!o.data.empty()) {
        portfolio::load_options loading;
        loading.types = own_catalogue().value();
        auto read = portfolio::load_folder(o.data, loading);
        if (!read) {
            complain(read.error(), o);
            return bad_input;
        }
        loaded = std::move(*read);
        facts = loaded.records.get();
    }
    const auto made = assess::records_json(folder.of(), folder.now(), folder.how(), facts,
                                           o.format == "json" ? 0 : 2);
    if (!made) {
        complain(made.error(), o);
        return bad_input;
    }
    print(*made + "\n");
    return all_well;
}

} // namespace cli
