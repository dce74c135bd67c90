#include "host.hpp"

#include <tenet/json/writer.hpp>

#include <fmt/format.h>

#include <algorithm>

/// The subcommands that judge a portfolio: check, explain, measure, evaluate.
namespace cli {

using namespace tenet;

namespace {

int finish(const result<policy::check_summary>& found, const options& o) {
    if (!found) {
        complain(found.error(), o);
        return bad_input;
    }
    return found->all[policy::outcome::fail] > 0 ? violations : all_well;
}

std::string measure_cell(const policy::measure_value& v, language lang) {
    const bool zh = lang == language::zh;
    if (!v.missing.empty() || v.is->is_missing()) {
        std::string paths;
        for (const std::string& path : v.missing) paths += (paths.empty() ? "" : ", ") + path;
        return fmt::format(
            fmt::runtime(zh ? "（无法计算，缺少 {}）" : "(cannot be computed; missing {})"), paths);
    }
    std::string text =
        v.is->is(value_kind::number) ? v.is->as_number().canonical() : to_text(*v.is);
    if (!v.of->unit.empty()) text += " " + v.of->unit;
    return text;
}

void print_measure(const std::vector<policy::measure_value>& values, const options& o) {
    const language lang = language_of(o);
    for (const policy::measure_value& v : values) {
        if (v.account.empty()) {
            print(
                fmt::format("{} ({}) = {}", v.of->name.in(lang), v.of->id, measure_cell(v, lang)));
            print(fmt::format(fmt::runtime(lang == language::zh
                                               ? "，有值成员 {}，无值成员 {}\n"
                                               : "; members {}, without a value {}\n"),
                              v.members, v.excluded));
        } else {
            print(fmt::format("{} ({}) {} = {}\n", v.of->name.in(lang), v.of->id,
                              report::safe(v.account), measure_cell(v, lang)));
        }
    }
}

void write_measure(json::writer& out, const policy::measure_value& v) {
    out.begin_object();
    out.key("measure");
    out.string(v.of->id);
    if (!v.account.empty()) {
        out.key("account");
        out.string(v.account);
    }
    out.key("value");
    if (v.is->is(value_kind::number)) {
        out.decimal_text(v.is->as_number());
    } else if (v.is->is_missing()) {
        out.null();
    } else {
        out.value(*v.is);
    }
    out.key("missing");
    out.begin_array();
    for (const std::string& path : v.missing) out.string(path);
    out.end_array();
    out.end_object();
}

} // namespace

int run_check(const options& o) {
    const auto s = open_session(o);
    if (!s) return bad_input;
    const report::options how = report_options_of(o);
    const auto sink = [](std::string_view text) { return print(text); };
    if (o.format == "json") {
        const auto found = report::write_json(*s->judge, check_options_of(o), how, sink);
        if (found) print("\n");
        return finish(found, o);
    }
    if (!o.summary_only) {
        return finish(report::write_text(*s->judge, check_options_of(o), how, sink), o);
    }
    const auto found = s->judge->check(check_options_of(o), {});
    if (found) print(report::summary_text(*s->judge, *found, how));
    return finish(found, o);
}

int run_explain(const options& o) {
    options detailed = o;
    detailed.details = true;
    return run_check(detailed);
}

int run_measure(const options& o) {
    const auto s = open_session(o);
    if (!s) return bad_input;
    std::vector<std::string> ids = o.measures;
    if (ids.empty()) {
        for (const policy::measure& m : s->rules->source().measures) ids.push_back(m.id);
    }
    json::writer out;
    out.begin_array();
    for (const std::string& id : ids) {
        auto values = s->judge->measure_values(id);
        if (!values) {
            complain(values.error(), o);
            return bad_input;
        }
        const auto wanted = [&](const policy::measure_value& v) {
            return v.account.empty() || o.subjects.empty() ||
                   std::find(o.subjects.begin(), o.subjects.end(), v.account) != o.subjects.end();
        };
        std::erase_if(*values, [&](const policy::measure_value& v) { return !wanted(v); });
        if (o.format == "json") {
            for (const policy::measure_value& v : *values) write_measure(out, v);
        } else {
            print_measure(*values, o);
        }
    }
    out.end_array();
    if (o.format == "json") print(out.text() + "\n");
    return all_well;
}

int run_evaluate(const options& o) {
    const auto s = open_session(o);
    if (!s) return bad_input;
    const auto text = read_file(o.change);
    if (!text) return bad_input;
    diagnostics warnings;
    const auto change = portfolio::read_change(*text, o.change, s->loading, warnings);
    if (!change) {
        complain(change.error(), o);
        return bad_input;
    }
    complain(warnings, o);
    const auto effect = s->judge->evaluate(*change, o.scope == "all" ? policy::change_scope::all
                                                                     : policy::change_scope::named);
    if (!effect) {
        complain(effect.error(), o);
        return bad_input;
    }
    const report::options how = report_options_of(o);
    print(o.format == "json" ? report::effect_json(*s->judge, *effect, how) + "\n"
                             : report::effect_text(*s->judge, *effect, how));
    const auto fails = [](const policy::shift& f) {
        return f.after.subject != portfolio::no_row && f.after.is == policy::outcome::fail &&
               f.before.is != policy::outcome::fail;
    };
    const bool breaks = std::any_of(effect->named.begin(), effect->named.end(), fails) ||
                        std::any_of(effect->elsewhere.begin(), effect->elsewhere.end(), fails);
    return breaks ? violations : all_well;
}

} // namespace cli
