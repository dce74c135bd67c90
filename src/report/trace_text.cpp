#include "trace_words.hpp"

#include <tenet/policy/trace.hpp>
#include <tenet/report/trace.hpp>

#include <fmt/format.h>

namespace tenet::report {

using dmn::trace_step;
using table::cell_miss;
using table::rule_explanation;
using way = table::match_grounds::way;
using reach = table::rule_explanation::reach;

namespace {

constexpr std::size_t shown_bytes = 200;

std::string shown(const value& v) {
    if (v.is(value_kind::number)) return v.as_number().canonical();
    if (!v.is(value_kind::string)) return safe(to_text(v, shown_bytes));
    return '"' + safe(to_text(v, shown_bytes)) + '"';
}

bool is_empty(const value& v) {
    return v.is_null() || v.is_missing();
}

/// Writes a trace as text.
class text_form {
public:
    explicit text_form(const trace_options& how) : how_(how), zh_(how.lang == language::zh) {}

    void step(const trace_step& s, const feel::evaluation& run) {
        indent_.assign(std::size_t{2} * s.depth, ' ');
        std::string title{name_of(s.is, how_.lang)};
        if (!s.name.empty()) title += zh_ ? "“" + safe(s.name) + "”" : " \"" + safe(s.name) + '"';
        line(title + gives() + shown(s.result));
        for (const dmn::trace_read& r : dmn::trace::reads(s)) read(r.name, r.is);
        if (s.table != nullptr) rules(s, run);
        feel::evaluation again{run.context()};
        bool told = false;
        for (const auto& e : dmn::trace::empty_parts(s, again, how_.most_parts)) {
            told = empty_parts(e, is_empty(s.result)) || told;
        }
        if (told) return;
        if (const auto why = dmn::trace::null_because(s, run)) {
            line((zh_ ? "  为空的原因：" : "  null because: ") + safe(why->text(how_.lang)));
        }
    }

    void expression(const feel::expression& e, const feel::expression_explanation& of,
                    const std::string& part = {}) {
        const std::string title = part.empty() ? (zh_ ? "表达式 " : "expression ") : part;
        line(title + safe(e.text()) + gives() + shown(of.result));
        for (const feel::observation& r : of.reads) read(r.read->path, r.is);
        (void)empty_parts(of, is_empty(of.result));
    }

    std::string text;

private:
    void line(const std::string& what) { text += indent_ + what + '\n'; }
    [[nodiscard]] std::string gives() const { return zh_ ? " 得 " : " gives "; }

    void read(const std::string& name, const value& is) {
        line((zh_ ? "  读取 " : "  read ") + safe(name) + " = " + shown(is));
    }

    /// The parts where null or missing began: those that failed, and all if the result is empty.
    /// Whether one was told.
    bool empty_parts(const feel::expression_explanation& of, bool all) {
        bool told = false;
        for (const feel::empty_part& p : of.empty_parts) {
            if (!p.is_origin || (!p.why && !all)) continue;
            empty_part(p);
            told = true;
        }
        if (of.left_out != 0) {
            line(fmt::format(fmt::runtime(zh_ ? "  （另有 {} 处空值或缺失未列出）"
                                              : "  ({} more null or missing parts are not listed)"),
                             of.left_out));
        }
        return told;
    }

    void empty_part(const feel::empty_part& p) {
        const bool null = p.is.is_null();
        std::string out = zh_ ? (null ? "  空值来自 " : "  缺失来自 ")
                              : (null ? "  null came from " : "  missing came from ");
        out += safe(p.text);
        if (p.at.line != 0) {
            out += fmt::format(fmt::runtime(zh_ ? "（第 {} 行第 {} 列）" : " (line {}, column {})"),
                               p.at.line, p.at.column);
        }
        for (std::size_t n = 0; n < p.operands.size(); ++n) {
            const feel::empty_part::operand& o = p.operands[n];
            const std::string_view comma = zh_ ? "，" : ", ";
            const std::string_view first = zh_ ? "，其中 " : ", with ";
            out.append(n == 0 ? first : comma);
            out += safe(o.text) + " = " + shown(o.is);
        }
        const std::string_view colon = zh_ ? "：" : ": ";
        if (p.why) out.append(colon).append(safe(p.why->text(how_.lang)));
        line(out);
    }

    void rules(const trace_step& s, const feel::evaluation& run) {
        const table::table_definition& d = s.table->definition();
        if (s.match.refused_input) {
            line((zh_ ? "  输入值不在允许范围内：" : "  an input value is not allowed: ") +
                 safe(d.inputs[*s.match.refused_input].expression));
        }
        for (const std::size_t r : s.match.matched) {
            line((zh_ ? "  命中规则 " : "  matched rule ") + safe(rule_name(*s.table, r)));
        }
        for (const std::size_t r : s.match.maybe) {
            line((zh_ ? "  可能命中规则 " : "  may match rule ") + safe(rule_name(*s.table, r)));
        }
        grounds(s, run);
        for (const rule_explanation& e : dmn::trace::misses(s, run, how_.most_misses)) {
            if (e.is == rule_explanation::outcome::not_matched) miss(*s.table, e);
        }
    }

    void grounds(const trace_step& s, const feel::evaluation& run) {
        const table::match_grounds found = dmn::trace::grounds(s, run);
        if (found.is == way::only || found.is == way::refused_input) return;
        std::string out{"  "};
        out += words_of(found.is, how_.lang);
        for (std::size_t n = 0; n < found.rules.size(); ++n) {
            const std::string_view comma = zh_ ? "、" : ", ";
            const std::string_view colon = zh_ ? "：" : ": ";
            out.append(n == 0 ? colon : comma).append(safe(rule_name(*s.table, found.rules[n])));
        }
        line(out);
    }

    void miss(const table::decision_table& t, const rule_explanation& e) {
        std::string out = (zh_ ? "  未命中规则 " : "  not rule ") + safe(rule_name(t, e.rule));
        out += zh_ ? "：" : ": ";
        for (std::size_t n = 0; n < e.misses.size(); ++n) {
            if (n != 0) out += zh_ ? "；" : "; ";
            out += cell(t, e.misses[n]);
        }
        line(out);
        const std::size_t input = e.change ? e.change->input : e.misses.front().input;
        const std::string name = safe(t.definition().inputs[input].expression);
        switch (e.by) {
        case reach::one_change:
            line((zh_ ? "    只需 " : "    enough: ") + name + wanted(*e.change));
            break;
        case reach::none:
            line(fmt::format(fmt::runtime(zh_ ? "    {} 取任何允许的值都不能命中"
                                              : "    no value allowed for {} is enough"),
                             name));
            break;
        case reach::not_told:
            line(zh_ ? "    不能给出最近的改动：有条件不是与可以相比的确定值的比较"
                     : "    the nearest change cannot be told: a condition is not a comparison "
                       "with a fixed value that can be measured against");
            break;
        case reach::several_inputs: break;
        }
    }

    [[nodiscard]] std::string cell(const table::decision_table& t, const cell_miss& m) const {
        const std::string name = safe(t.definition().inputs[m.input].expression);
        std::string out =
            zh_ ? fmt::format("{} 为 {}，要求 {}", name, shown(m.is), safe(m.accepts))
                : fmt::format("{} is {}, wanted {}", name, shown(m.is), safe(m.accepts));
        if (m.nearest && m.nearest->distance) {
            out += fmt::format(fmt::runtime(zh_ ? "（相差 {}）" : " (off by {})"),
                               shown(**m.nearest->distance));
        } else if (!m.nearest && !is_empty(m.is)) {
            out += zh_ ? "（无法给出差距）" : " (no distance can be told)";
        }
        return out;
    }

    [[nodiscard]] std::string wanted(const table::input_change& change) const {
        if (!change.or_any_of.empty()) {
            return (zh_ ? " 符合 " : " that meets ") + safe(change.or_any_of);
        }
        const std::string at = shown(*change.to.at);
        if (!change.to.beyond) return " = " + at;
        return (change.to.upwards ? " > " : " < ") + at;
    }

    const trace_options& how_;
    bool zh_;
    std::string indent_;
};

/// What comes before an expression of a rule: "requirement: ".
std::string title_of(const policy::verdict_trace::part& p, language lang) {
    std::string title{part_words(p.is, lang)};
    if (!p.of.empty()) title += (lang == language::zh ? "“" : " \"") + safe(p.of);
    if (!p.of.empty()) title += lang == language::zh ? "”" : "\"";
    return title + (lang == language::zh ? "：" : ": ");
}

} // namespace

std::string trace_text(const dmn::trace& trace, const feel::evaluation& run,
                       const trace_options& how) {
    text_form form{how};
    for (const dmn::trace_refusal& r : trace.refusals()) {
        form.text += safe(r.as_diagnostic().text(how.lang)) + '\n';
    }
    for (const trace_step& s : trace.steps()) form.step(s, run);
    if (trace.left_out() != 0) {
        form.text += fmt::format(fmt::runtime(how.lang == language::zh
                                                  ? "（另有 {} 步未记录）\n"
                                                  : "({} more steps were not recorded)\n"),
                                 trace.left_out());
    }
    return form.text;
}

std::string trace_text(const policy::judge& by, const policy::verdict& v, const options& how) {
    std::string text;
    by.trace(v, [&](const policy::verdict_trace& t, const feel::evaluation& run) {
        const trace_options shown{how.lang};
        const std::string withheld =
            how.lang == language::zh ? "（保密，未显示）\n" : "(withheld)\n";
        text_form form{shown};
        for (const policy::verdict_trace::part& p : t.parts) {
            if (p.secrecy <= how.clearance) {
                form.expression(*p.text, p.why, title_of(p, how.lang));
            } else {
                form.text += title_of(p, how.lang) + withheld;
            }
        }
        text = std::move(form.text);
        if (t.decided.steps().empty()) return;
        text += t.secrecy <= how.clearance ? trace_text(t.decided, run, shown) : withheld;
    });
    return text;
}

std::string trace_text(const feel::expression& e, const feel::expression_explanation& of,
                       const trace_options& how) {
    text_form form{how};
    form.expression(e, of);
    return form.text;
}

} // namespace tenet::report
