#include "assessment_folder.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <set>

/// The subcommand that simulates assessments.
namespace cli {

using namespace tenet;
namespace fs = std::filesystem;

namespace {

std::string text_of(const assess::simulation& all, const assess::simulated_event& e,
                    language lang) {
    const bool zh = lang == language::zh;
    std::string head =
        fmt::format("{} {}: ", assess::utc_text(e.at), all.standings[e.which].end.now.session);
    switch (e.is) {
    case assess::simulated_kind::due: head += zh ? "到期" : "due"; break;
    case assess::simulated_kind::submit: head += e.actor + (zh ? " 提交" : " acts"); break;
    case assess::simulated_kind::refused: head += e.actor + (zh ? " 被拒" : " refused"); break;
    }
    for (const assess::passed_stage& p : e.passed) head += ", " + p.stage + " " + p.result;
    if (e.to != e.stage) head += " -> " + e.to;
    std::string text = line_of(head);
    for (const assess::instance_effect& one : e.effects) {
        std::string line = "   " + one.what.type + " " + one.what.name;
        for (const std::string& p : one.people) line += " " + p;
        text += line_of(line);
    }
    if (e.why) text += line_of("   " + e.why->text(lang));
    return text;
}

std::string text_of(const assess::standing& s, language lang) {
    const bool zh = lang == language::zh;
    std::string line = s.end.now.session;
    line += s.end.closed() ? (zh ? "：结果 " : ": outcome ") : (zh ? "：阶段 " : ": stage ");
    line += s.end.at();
    if (!s.waits_for.empty()) line += zh ? "，等待" : ", waits for";
    for (const assess::awaited& a : s.waits_for) line += fmt::format(" {} ({})", a.person, a.role);
    return line_of(line);
}

std::string text_of(const std::string& who, const assess::load& l, language lang) {
    if (!l.peak_day) return {};
    return line_of(fmt::format(
        fmt::runtime(lang == language::zh ? "{}：最多 {} 项，{} 起" : "{}: at most {} open, on {}"),
        who, l.peak, l.peak_day->text()));
}

std::string text_of(const assess::simulation& all, language lang) {
    const bool zh = lang == language::zh;
    std::string text;
    for (const auto& e : all.events) text += text_of(all, e, lang);
    for (const auto& s : all.standings) text += text_of(s, lang);
    text += text_of(zh ? "全部任务" : "all tasks", all.all, lang);
    for (const auto& l : all.roles) text += text_of((zh ? "角色 " : "role ") + l.who, l, lang);
    for (const auto& l : all.persons) text += text_of(l.who, l, lang);
    return text;
}

} // namespace

std::optional<std::vector<std::unique_ptr<assessment_folder>>> open_all(const options& o) {
    std::vector<std::unique_ptr<assessment_folder>> all;
    std::set<fs::path> seen;
    for (const std::string& path : o.paths) {
        std::error_code failed;
        if (!seen.insert(fs::canonical(path, failed)).second) continue;
        options one = o;
        one.folder = path;
        all.push_back(assessment_folder::open(one));
        if (all.back() == nullptr) return std::nullopt;
    }
    return all;
}

std::optional<assess::assumptions> assumed_by(const options& o) {
    if (o.data.empty()) return assess::assumptions{};
    const auto text = read_file(o.data);
    if (!text) return std::nullopt;
    auto read = assess::read_assumptions(*text, o.data);
    if (read) return std::move(*read);
    complain(read.error(), o);
    return std::nullopt;
}

int run_simulate(const options& o) {
    const auto all = open_all(o);
    if (!all) return bad_input;
    const auto assumed = assumed_by(o);
    const zone_database* zones = all->front()->zones();
    const auto from = instant_from("--from", o.at, zones);
    const auto until = instant_from("--until", o.until, zones);
    if (!assumed || !from || !until) return bad_input;
    std::vector<assess::simulated_instance> given;
    for (const auto& f : *all) given.push_back({&f->of(), &f->now(), f->how()});
    assess::simulation_options how;
    how.zone = all->front()->how().zone;
    if (!o.zone.empty()) {
        const auto zone = assess::read_zone(o.zone, zones);
        if (!zone) {
            std::fprintf(stderr, "tenet: --zone %s: is no zone / 不是时区\n",
                         report::safe(o.zone).c_str());
            return bad_input;
        }
        how.zone = *zone;
    }
    const auto found = assess::simulate(given, *from, *until, *assumed, how);
    if (!found) {
        complain(found.error(), o);
        return bad_input;
    }
    print(o.format == "json" ? assess::simulation_json(*found, 2) + "\n"
                             : text_of(*found, language_of(o)));
    return all_well;
}

} // namespace cli
