#include "drawn_text.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/report/report.hpp>
#include <tenet/report/trace.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace tenet::report {

using policy::explanation;
using policy::outcome;
using policy::shown_value;

namespace {

std::string_view colour_of(outcome o) noexcept {
    switch (o) {
    case outcome::pass: return "\x1b[32m";
    case outcome::fail: return "\x1b[31m";
    case outcome::unknown: return "\x1b[33m";
    default: return "\x1b[2m";
    }
}

std::string outcome_text(outcome o, const options& how) {
    const std::string_view name =
        how.lang == language::zh
            ? policy::chinese_name_of(o)
            : (o == outcome::not_applicable ? "not applicable" : policy::name_of(o));
    if (!how.colour) return std::string(name);
    return fmt::format("{}{}\x1b[0m", colour_of(o), name);
}

/// Columns a text takes on a terminal: wide characters count twice.
std::size_t columns(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        width += is_wide(next_code_point(text, at)) ? 2 : 1;
    }
    return width;
}

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    for (std::size_t have = columns(text); have < width; ++have) out += ' ';
    return out;
}

std::string subject_text(const explanation& e) {
    if (e.subject_key.empty()) return e.subject_type;
    if (e.subject_name.empty()) return safe(e.subject_key);
    return fmt::format("{} {}", safe(e.subject_key), safe(e.subject_name));
}

std::string value_text(const shown_value& s, const options& how) {
    const bool zh = how.lang == language::zh;
    if (s.secrecy > how.clearance) return zh ? "（保密，未显示）" : "(withheld)";
    if (s.is->is_missing()) return zh ? "（未提供）" : "(not supplied)";
    std::string text =
        s.is->is(value_kind::number) ? s.is->as_number().canonical() : safe(to_text(*s.is));
    if (!s.unit.empty()) text += " " + s.unit;
    return text;
}

std::string_view role_text(shown_value::role role, language lang) {
    const bool zh = lang == language::zh;
    switch (role) {
    case shown_value::role::fact: return zh ? "事实" : "fact";
    case shown_value::role::parameter: return zh ? "参数" : "parameter";
    case shown_value::role::measure: return zh ? "指标" : "measure";
    case shown_value::role::worked_out: return zh ? "推算" : "worked out";
    }
    return "";
}

std::string parameter_note(const shown_value& s, const options& how) {
    if (s.as != shown_value::role::parameter) return {};
    const bool zh = how.lang == language::zh;
    std::string note;
    if (!s.key.empty() && s.secrecy <= how.clearance) note += fmt::format(" [{}]", safe(s.key));
    if (s.since)
        note += fmt::format(fmt::runtime(zh ? "，自 {} 起" : ", since {}"), s.since->text());
    if (!s.set_by.empty()) {
        note += fmt::format(fmt::runtime(zh ? "，{} 设定" : ", set by {}"), safe(s.set_by));
    }
    if (s.example) note += zh ? "，示例值" : ", example value";
    return note;
}

std::string list_text(const std::vector<std::string>& items) {
    std::string all;
    for (const std::string& item : items) {
        if (!all.empty()) all += ", ";
        all += safe(item);
    }
    return all;
}

const bilingual& sentence(const explanation& e, const options& how) {
    return e.secrecy <= how.clearance ? e.sentence : e.plain_sentence;
}

/// A group that a verdict rests on, on one line.
std::string group_line(const policy::cited_group& g, const options& how) {
    const bool zh = how.lang == language::zh;
    std::string what = zh ? "（保密，未显示）" : "(withheld)";
    if (g.secrecy <= how.clearance) {
        what = fmt::format(
            fmt::runtime(zh ? "{} {}，成员 {} 个，客户 {} 个" : "{} {}, members {}, accounts {}"),
            safe(g.group), safe(g.name), g.members, g.accounts);
        if (g.maybes != 0) {
            what += fmt::format(fmt::runtime(zh ? "，另有 {} 个待定" : ", and perhaps {} more"),
                                g.maybes);
        }
        for (const party::merged_set& s : g.merged) {
            what +=
                fmt::format(fmt::runtime(zh ? "，{} 视为一个主体（{}）" : ", {} taken as one ({})"),
                            list_text(s.parties), list_text(s.statements));
        }
    }
    if (!g.complete) what += zh ? "，组织关系未提供完整" : ", relationships not covered";
    return fmt::format(fmt::runtime(zh ? "      集团 {} ({}) = {}；口径 {}，{} 的关系\n"
                                       : "      group {} ({}) = {}; policy {}, as of {}\n"),
                       safe(g.title.in(how.lang)), safe(g.grouping), what, safe(g.policy),
                       g.as_of.text());
}

std::string details_text(const explanation& e, const options& how) {
    const bool zh = how.lang == language::zh;
    std::string out;
    for (const shown_value& s : e.values) {
        out += fmt::format("      {} {} ({}) = {}{}\n", role_text(s.as, how.lang),
                           s.label.in(how.lang).empty() ? s.path : s.label.in(how.lang), s.path,
                           value_text(s, how), parameter_note(s, how));
    }
    for (const policy::cited_group& g : e.groups) out += group_line(g, how);
    for (const policy::item_state& item : e.items) {
        out += fmt::format("      - {}: {}\n", safe(item.label.in(how.lang)),
                           outcome_text(item.is, how));
    }
    if (!e.missing.empty()) {
        out += fmt::format("      {} {}\n",
                           zh ? "缺少事实：" : "missing facts:", list_text(e.missing));
    }
    if (!e.null_when_missing.empty()) {
        out += fmt::format("      {} {}\n",
                           zh ? "未提供时按空值读取：" : "read as null where missing:",
                           list_text(e.null_when_missing));
    }
    if (e.error) {
        out += fmt::format("      {} {} [{}]\n",
                           zh ? "原因：" : "cause:", safe(e.error->text(how.lang)), e.error->id());
    }
    if (!e.fulfilled_by.empty()) {
        out += fmt::format("      {} {}\n", zh ? "履行方式：评估" : "fulfilled by the assessment:",
                           safe(e.fulfilled_by));
    }
    if (!e.remedy.empty()) {
        out += fmt::format("      {} {}\n", zh ? "措施：" : "remedy:", safe(e.remedy.in(how.lang)));
    }
    return out;
}

std::string verdict_line(const explanation& e, const options& how) {
    return fmt::format("  {}  {}  {}  {}\n", outcome_text(e.of.is, how), e.rule_id, subject_text(e),
                       safe(sentence(e, how).in(how.lang)));
}

std::string article_heading(const policy::article& a, const options& how) {
    return how.lang == language::zh ? fmt::format("\n第 {} 条 {}\n", a.id, safe(a.title.zh))
                                    : fmt::format("\nArticle {} {}\n", a.id, safe(a.title.en));
}

/// Each line further to the right.
std::string indented(std::string_view lines) {
    std::string out;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
        out.append("      ").append(lines.substr(0, end));
        lines.remove_prefix(end);
    }
    return out;
}

std::string tally_cells(const policy::tally& t) {
    std::string cells;
    for (std::size_t i = 0; i < policy::outcome_count; ++i) {
        cells += fmt::format("{:>16}", t[static_cast<outcome>(i)]);
    }
    return cells;
}

} // namespace

std::string explanation_text(const policy::judge& by, const explanation& e, const options& how) {
    std::string out = verdict_line(e, how);
    if (how.details) out += details_text(e, how);
    if (how.traces) out += indented(trace_text(by, e.of, how));
    return out;
}

result<policy::check_summary> write_text(const policy::judge& by, const policy::check_options& what,
                                         const options& how, const text_sink& out) {
    const policy::article* current = nullptr;
    auto found = by.check(what, [&](const policy::verdict& v) {
        const policy::article& a = by.rules().article_of(v.rule);
        std::string text;
        if (&a != current) text += article_heading(a, how);
        current = &a;
        text += explanation_text(by, by.explain(v), how);
        return out(text);
    });
    if (found) out("\n" + summary_text(by, *found, how));
    return found;
}

std::string summary_text(const policy::judge& by, const policy::check_summary& found,
                         const options& how) {
    constexpr std::size_t name_width = 34;
    std::string out = padded(how.lang == language::zh ? "规则" : "rule", name_width);
    for (std::size_t i = 0; i < policy::outcome_count; ++i) {
        const auto o = static_cast<outcome>(i);
        const std::string name = outcome_text(o, {.lang = how.lang});
        out += std::string(16 - std::min<std::size_t>(columns(name), 16), ' ') + name;
    }
    out += '\n';
    for (std::size_t n = 0; n < found.by_rule.size(); ++n) {
        const policy::rule& r = *by.rules().rules()[n];
        policy::tally judged = found.by_rule[n];
        if (std::all_of(judged.counts.begin(), judged.counts.end(),
                        [](std::size_t c) { return c == 0; })) {
            continue;
        }
        out += padded(r.id, name_width) + tally_cells(judged) + '\n';
    }
    out += padded(how.lang == language::zh ? "合计" : "total", name_width) +
           tally_cells(found.all) + '\n';
    return out;
}

result<std::vector<due_item>> due_until(const policy::judge& by, date until,
                                        const policy::check_options& what) {
    std::vector<due_item> items;
    auto found = by.check(what, [&](const policy::verdict& v) {
        const date due = date::from_days(v.due_days);
        if (v.has_due && due <= until) items.push_back({v, due});
        return true;
    });
    if (!found) return found.error();
    std::stable_sort(items.begin(), items.end(),
                     [](const due_item& a, const due_item& b) { return a.due < b.due; });
    return items;
}

std::string effect_text(const policy::judge& before, const policy::change_effect& effect,
                        const options& how) {
    const bool zh = how.lang == language::zh;
    std::string out;
    const auto show = [&](const policy::shift& s) {
        const policy::verdict& v = s.after.subject == portfolio::no_row ? s.before : s.after;
        const policy::judge& by = s.after.subject == portfolio::no_row ? before : *effect.would_be;
        const std::string was = s.before.subject == portfolio::no_row
                                    ? std::string(zh ? "（尚不存在）" : "(did not exist)")
                                    : outcome_text(s.before.is, how);
        const std::string text = explanation_text(by, by.explain(v), how);
        out += fmt::format("  {} →{}", was, std::string_view(text).substr(1));
    };
    out += zh ? "所涉对象：\n" : "Subjects named:\n";
    for (const policy::shift& s : effect.named) show(s);
    if (!effect.elsewhere.empty()) {
        out += zh ? "其他发生变化的对象：\n" : "Others whose verdict shifts:\n";
        for (const policy::shift& s : effect.elsewhere) show(s);
    }
    return out;
}

} // namespace tenet::report
