#include "assessment_folder.hpp"

#include <fmt/format.h>

#include <cstdio>

/// The subcommand that shows assessments.
namespace cli {

using namespace tenet;

namespace {

using folders = std::vector<std::unique_ptr<assessment_folder>>;

/// A run of a stage, with who did what.
std::string text_of_round(const assess::stage_round& r, language lang) {
    std::string head = fmt::format("{}. {} {}", r.number, r.stage, assess::utc_text(r.entered));
    if (r.left) head += fmt::format(" – {}: {}", assess::utc_text(*r.left), r.result);
    std::string text = line_of(head);
    const bool zh = lang == language::zh;
    for (const assess::seat& s : r.seats) {
        std::string line = fmt::format("   {} ({})", s.person, s.role);
        if (s.removed) line += zh ? " 减签" : " removed";
        if (!s.excused.empty()) line += (zh ? " 回避：" : " excused: ") + s.excused;
        if (s.is != assess::ballot::none) {
            line += fmt::format(" {} {}", assess::name_of(s.is), assess::utc_text(s.at));
            if (s.actor != s.person) line += (zh ? "，代办：" : ", by ") + s.actor;
        }
        text += line_of(line);
    }
    return text;
}

std::string whole_text_of(const assessment_folder& folder, const options& o) {
    const auto& is = folder.now();
    std::string text;
    for (const auto& r : is.past) text += text_of_round(*r, language_of(o));
    text += text_of_round(is.present, language_of(o));
    return text + text_of(folder.of(), is, {}, language_of(o));
}

report::assessment_picture_options picture_options_of(const assessment_folder& folder,
                                                      const options& o) {
    report::assessment_picture_options how;
    how.lang = language_of(o);
    how.zone = folder.how().zone;
    how.calendar = folder.how().calendar;
    how.clearance = report_options_of(o).clearance;
    return how;
}

std::optional<std::string> told(result<std::string> drawn, const options& o) {
    if (drawn) return std::move(*drawn);
    complain(drawn.error(), o);
    return std::nullopt;
}

std::optional<std::string> shown(const assessment_folder& folder, const options& o) {
    const auto how = picture_options_of(folder, o);
    if (o.format == "text") return whole_text_of(folder, o);
    if (o.format == "json") return assess::show_json(folder.of(), folder.now(), 2) + "\n";
    if (o.format == "svg") return report::assessment_svg(folder.of(), how, &folder.now());
    if (o.format == "timeline") return report::timeline_svg(folder.of(), folder.now(), how);
    if (o.format == "radar") {
        return told(report::radar_svg(folder.of(), folder.now(), how), o);
    }
    const auto log = folder.log();
    if (!log) return std::nullopt;
    return report::instance_html(folder.of(), folder.now(), {*log, {}, {}}, how);
}

/// What would become of them, where the options ask for it.
std::optional<result<assess::simulation>> simulated(const folders& all, const options& o) {
    const zone_database* zones = all.front()->zones();
    const auto assumed = assumed_by(o);
    const auto from = instant_from("--from", o.at, zones);
    const auto until = instant_from("--until", o.until, zones);
    if (!assumed || !from || !until) return std::nullopt;
    std::vector<assess::simulated_instance> given;
    for (const auto& f : all) given.push_back({&f->of(), &f->now(), f->how()});
    assess::simulation_options how;
    how.zone = all.front()->how().zone;
    return assess::simulate(given, *from, *until, *assumed, how);
}

std::optional<std::string> trend_of(const folders& all, const options& o) {
    std::vector<report::listed_instance> listed;
    for (const auto& f : all) listed.push_back({&f->of(), &f->now()});
    return told(report::trend_svg(listed, o.measure, picture_options_of(*all.front(), o)), o);
}

std::optional<std::string> page_of(const folders& all, const options& o) {
    std::vector<report::listed_instance> listed;
    for (const auto& f : all) listed.push_back({&f->of(), &f->now()});
    const auto how = picture_options_of(*all.front(), o);
    if (o.until.empty()) return report::instances_html(listed, nullptr, how);
    const auto ahead = simulated(all, o);
    if (!ahead) return std::nullopt;
    if (!*ahead) {
        complain(ahead->error(), o);
        return std::nullopt;
    }
    return report::instances_html(listed, &**ahead, how);
}

} // namespace

int run_assess_show(const options& o) {
    const auto all = open_all(o);
    if (!all) return bad_input;
    const bool trend = o.format == "trend";
    const bool several = all->size() > 1 || !o.until.empty();
    if (several && !trend && o.format != "html") {
        std::fputs("tenet: several instances need --format html or trend"
                   " / 多个实例须用 --format html 或 trend\n",
                   stderr);
        return bad_usage;
    }
    const auto text = trend     ? trend_of(*all, o)
                      : several ? page_of(*all, o)
                                : shown(*all->front(), o);
    if (!text) return bad_input;
    if (!o.target.empty()) return write_file(o.target, *text) ? all_well : bad_input;
    print(*text);
    return all_well;
}

} // namespace cli
