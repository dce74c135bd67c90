#include "assessment_folder.hpp"

#include <fmt/format.h>

#include <filesystem>

/// The subcommands about assessments.
namespace cli {

using namespace tenet;
namespace fs = std::filesystem;

namespace {

/// The resources a test may read: files that lie beside it.
std::optional<std::string> beside(const fs::path& folder, std::string_view address) {
    constexpr std::string_view scheme = "file:";
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
    const fs::path wanted = folder / fs::path{std::string{address}}.filename();
    std::error_code failed;
    if (!fs::is_regular_file(wanted, failed)) return std::nullopt;
    return read_file(wanted.string());
}

int print_step(const assessment_folder& folder, const assess::instance_step& step,
               const options& o) {
    if (o.format != "json") {
        print(text_of(folder.of(), step.next, step.effects, language_of(o)));
        return all_well;
    }
    print(fmt::format("{{\"effects\":{},\"instance\":{}}}\n", assess::effects_json(step.effects),
                      assess::show_json(folder.of(), step.next)));
    return all_well;
}

/// Makes a step stay, then says what came of it.
int acknowledge(assessment_folder& folder, const result<assess::instance_step>& step,
                const options& o) {
    if (!step) {
        complain(step.error(), o);
        return bad_input;
    }
    const bool kept = step->bytes.empty() || folder.append(step->bytes, step->next.log);
    return kept ? print_step(folder, *step, o) : bad_input;
}

int open_assessment(const options& o) {
    const auto text = read_file(o.data);
    if (!text) return bad_input;
    const auto with = assess::read_opening(*text, o.data);
    if (!with) {
        complain(with.error(), o);
        return bad_input;
    }
    const auto folder = assessment_folder::create(o);
    if (!folder) return bad_input;
    const auto now = instant_from("--at", o.at, folder->zones());
    if (!now) return bad_input;
    return acknowledge(*folder, assess::open(folder->of(), *with, *now, folder->how()), o);
}

int submit_act(assessment_folder& folder, instant now, const options& o) {
    const auto text = read_file(o.data);
    if (!text) return bad_input;
    const auto act = assess::read_act(*text, o.data);
    if (!act) {
        complain(act.error(), o);
        return bad_input;
    }
    return acknowledge(folder, assess::submit(folder.of(), folder.now(), *act, now, folder.how()),
                       o);
}

int verify_assessment(const assessment_folder& folder, const options& o) {
    const auto& log = folder.now().log;
    if (o.format == "json") {
        print(assess::checkpoint_text(log));
    } else {
        const bool zh = language_of(o) == language::zh;
        print(fmt::format(fmt::runtime(zh ? "{} 条，全部相符，哈希 {}\n"
                                          : "{} entries, all as they should be, hash {}\n"),
                          log.entries, log.hash));
    }
    return all_well;
}

/// What a migration would change, a line each.
std::string text_of(const assess::migration_preview& told, language lang) {
    const bool zh = lang == language::zh;
    std::string text;
    for (const assess::migration_change& c : told.changes) {
        std::string line{c.what};
        if (!c.subject.empty()) line += " " + c.subject;
        line += ": " + (c.from.empty() ? "-" : c.from) + " -> " + (c.to.empty() ? "-" : c.to);
        if (!c.reason.empty()) line += (zh ? "，理由：" : ", because ") + c.reason;
        text += line_of(line);
    }
    if (told.problems.has_errors()) return text;
    return text + line_of((zh ? "迁移后：" : "would stand at: ") + told.stage);
}

int preview(const assessment_folder& folder, const assess::assessment& to,
            const assess::migration_plan& plan, instant now, const options& o) {
    const auto told =
        assess::preview_migration(folder.of(), to, folder.now(), plan, now, folder.how());
    if (o.format == "json") {
        print(assess::preview_json(told, 2) + "\n");
    } else {
        print(text_of(told, language_of(o)));
        if (!told.problems.empty()) complain(told.problems, o);
    }
    return told.problems.has_errors() ? violations : all_well;
}

int migrate_assessment(assessment_folder& folder, instant now, const options& o) {
    const auto text = read_file(o.source);
    const auto written = read_file(o.data);
    if (!text || !written) return bad_input;
    const auto to = assess::assessment::read(*text, o.source);
    const auto plan = assess::migration_plan::read(*written, o.data);
    if (!to) complain(to.error(), o);
    if (!plan) complain(plan.error(), o);
    if (!to || !plan) return bad_input;
    if (o.check_only) return preview(folder, *to, *plan, now, o);
    const auto step = assess::migrate(folder.of(), *to, folder.now(), *plan, now, folder.how());
    if (step && !folder.keep(*to, *text)) return bad_input;
    return acknowledge(folder, step, o);
}

} // namespace

std::string text_of(const assess::assessment& of, const assess::instance& is,
                    const std::vector<assess::instance_effect>& effects, language lang) {
    std::string text;
    for (const assess::instance_effect& e : effects) {
        std::string line = e.what.type + " " + e.what.name;
        for (const std::string& p : e.people) line += " " + p;
        text += line_of(line);
    }
    const bool zh = lang == language::zh;
    const char* const where = is.closed() ? (zh ? "结果：" : "outcome: ")
                              : zh        ? "阶段："
                                          : "stage: ";
    text += line_of(where + is.at());
    const auto due = assess::next_due(of, is);
    if (due) text += line_of((zh ? "下次到期：" : "next due: ") + assess::utc_text(*due));
    return text;
}

int run_assess(const options& o) {
    if (o.verb == "open") return open_assessment(o);
    const auto folder = assessment_folder::open(o);
    if (!folder) return bad_input;
    if (o.verb == "verify") return verify_assessment(*folder, o);
    if (o.verb == "records") return print_records(*folder, o);
    const auto now = instant_from("--at", o.at, folder->zones());
    if (!now) return bad_input;
    if (o.verb == "submit") return submit_act(*folder, *now, o);
    if (o.verb == "migrate") return migrate_assessment(*folder, *now, o);
    return acknowledge(*folder, assess::advance(folder->of(), folder->now(), *now, folder->how()),
                       o);
}

int run_scxml(const options& o) {
    const fs::path folder{o.folder};
    const auto manifest = read_file((folder / "manifest.xml").string());
    if (!manifest) return bad_input;
    const auto tests = assess::read_suite_manifest(*manifest, "manifest.xml");
    if (!tests) {
        complain(tests.error(), o);
        return bad_input;
    }
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
    std::size_t absent = 0;
    for (const assess::suite_test& test : *tests) {
        const fs::path file = folder / test.file;
        if (!fs::is_regular_file(file)) {
            ++absent;
            continue;
        }
        const auto text = read_file(file.string());
        if (!text) return bad_input;
        const std::string reason = assess::outside_profile(test, *text);
        if (!reason.empty()) {
            ++skipped;
            if (o.list_skipped) print(fmt::format("{} skipped: {}\n", test.id, reason));
            continue;
        }
        assess::scxml_options reading;
        reading.file = test.file;
        reading.resource = [&](std::string_view a) { return beside(folder, a); };
        const std::string problem = assess::run_suite_test(*text, reading);
        ++(problem.empty() ? passed : failed);
        if (!problem.empty()) print(fmt::format("{} failed: {}\n", test.id, report::safe(problem)));
    }
    print(fmt::format("{} outside the profile, {} not in the folder\n", skipped, absent));
    print(fmt::format("{} passed, {} failed\n", passed, failed));
    return failed == 0 && passed > 0 ? all_well : violations;
}

} // namespace cli
