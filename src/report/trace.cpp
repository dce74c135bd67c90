#include <tenet/report/trace.hpp>

#include <fmt/format.h>

namespace tenet::report {

using dmn::trace_step;
using table::cell_miss;
using table::rule_explanation;

namespace {

constexpr std::size_t shown_bytes = 200;

std::string shown(const value& v) {
    if (v.is(value_kind::number)) return v.as_number().canonical();
    if (!v.is(value_kind::string)) return safe(to_text(v, shown_bytes));
    return '"' + safe(to_text(v, shown_bytes)) + '"';
}

std::string rule_name(const table::decision_table& t, std::size_t rule) {
    const std::string& id = t.definition().rules[rule].id;
    return id.empty() ? std::to_string(rule + 1) : id;
}

std::string_view kind_name(trace_step::kind kind, language lang) {
    const bool zh = lang == language::zh;
    switch (kind) {
    case trace_step::kind::decision: return zh ? "决策" : "decision";
    case trace_step::kind::service: return zh ? "决策服务" : "decision service";
    case trace_step::kind::function: return zh ? "函数" : "function";
    case trace_step::kind::table: return zh ? "决策表" : "decision table";
    }
    return {};
}

std::string_view kind_id(trace_step::kind kind) {
    switch (kind) {
    case trace_step::kind::decision: return "decision";
    case trace_step::kind::service: return "service";
    case trace_step::kind::function: return "function";
    case trace_step::kind::table: return "table";
    }
    return {};
}

/// Writes a trace as text.
class text_form {
public:
    text_form(const feel::evaluation& run, const trace_options& how)
        : run_(run), how_(how), zh_(how.lang == language::zh) {}

    void step(const trace_step& s) {
        indent_.assign(std::size_t{2} * s.depth, ' ');
        std::string title{kind_name(s.is, how_.lang)};
        if (!s.name.empty()) title += zh_ ? "“" + safe(s.name) + "”" : " \"" + safe(s.name) + '"';
        line(title + (zh_ ? " 得 " : " gives ") + shown(s.result));
        for (const dmn::trace_read& r : dmn::trace::reads(s)) {
            line((zh_ ? "  读取 " : "  read ") + safe(r.name) + " = " + shown(r.is));
        }
        if (s.table != nullptr) rules(s);
        if (const auto why = dmn::trace::null_because(s, run_)) {
            line((zh_ ? "  为空的原因：" : "  null because: ") + safe(why->text(how_.lang)));
        }
    }

    std::string text;

private:
    void line(const std::string& what) { text += indent_ + what + '\n'; }

    void rules(const trace_step& s) {
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
        for (const rule_explanation& e : dmn::trace::misses(s, run_, how_.most_misses)) {
            if (e.is == rule_explanation::outcome::not_matched) miss(*s.table, e);
        }
    }

    void miss(const table::decision_table& t, const rule_explanation& e) {
        std::string out = (zh_ ? "  未命中规则 " : "  not rule ") + safe(rule_name(t, e.rule));
        out += zh_ ? "：" : ": ";
        for (std::size_t n = 0; n < e.misses.size(); ++n) {
            if (n != 0) out += zh_ ? "；" : "; ";
            out += cell(t, e.misses[n]);
        }
        line(out);
        if (const cell_miss* change = e.single_change()) {
            line((zh_ ? "    只需 " : "    enough: ") +
                 safe(t.definition().inputs[change->input].expression) + ' ' + wanted(*change));
        }
    }

    std::string cell(const table::decision_table& t, const cell_miss& m) {
        const std::string name = safe(t.definition().inputs[m.input].expression);
        std::string out =
            zh_ ? fmt::format("{} 为 {}，要求 {}", name, shown(m.is), safe(m.accepts))
                : fmt::format("{} is {}, wanted {}", name, shown(m.is), safe(m.accepts));
        if (m.nearest && m.nearest->distance) {
            out += fmt::format(fmt::runtime(zh_ ? "（相差 {}）" : " (off by {})"),
                               shown(**m.nearest->distance));
        }
        return out;
    }

    std::string wanted(const cell_miss& m) {
        const std::string at = shown(*m.nearest->at);
        if (!m.nearest->beyond) return "= " + at;
        return (m.nearest->upwards ? "> " : "< ") + at;
    }

    const feel::evaluation& run_;
    const trace_options& how_;
    bool zh_;
    std::string indent_;
};

/// Writes a trace as JSON.
class json_form {
public:
    json_form(json::writer& out, const feel::evaluation& run, const trace_options& how)
        : out_(out), run_(run), how_(how) {}

    void step(const trace_step& s) {
        out_.begin_object();
        text("kind", kind_id(s.is));
        if (!s.name.empty()) text("name", s.name);
        out_.key("depth");
        out_.integer(s.depth);
        if (s.table != nullptr) {
            rules(s);
        } else {
            reads(s);
        }
        member("result", s.result);
        if (const auto why = dmn::trace::null_because(s, run_)) because(*why);
        out_.end_object();
    }

private:
    void text(std::string_view name, std::string_view is) {
        out_.key(name);
        out_.string(is);
    }
    void member(std::string_view name, const value& is) {
        out_.key(name);
        out_.value(is);
    }

    void reads(const trace_step& s) {
        out_.key("reads");
        out_.begin_array();
        for (const dmn::trace_read& r : dmn::trace::reads(s)) {
            out_.begin_object();
            text("name", r.name);
            member("value", r.is);
            out_.end_object();
        }
        out_.end_array();
    }

    void because(const diagnostic& why) {
        out_.key("null_because");
        out_.begin_object();
        text("id", why.id());
        text("zh", why.text(language::zh));
        text("en", why.text(language::en));
        out_.end_object();
    }

    void rule_list(std::string_view name, const trace_step& s,
                   const std::vector<std::size_t>& rules) {
        out_.key(name);
        out_.begin_array();
        for (const std::size_t r : rules) out_.string(rule_name(*s.table, r));
        out_.end_array();
    }

    void rules(const trace_step& s) {
        const table::table_definition& d = s.table->definition();
        out_.key("inputs");
        out_.begin_array();
        for (std::size_t n = 0; n < s.match.inputs.size(); ++n) {
            out_.begin_object();
            text("expression", d.inputs[n].expression);
            member("value", s.match.inputs[n]);
            out_.end_object();
        }
        out_.end_array();
        rule_list("matched", s, s.match.matched);
        rule_list("maybe", s, s.match.maybe);
        if (s.match.refused_input) {
            text("refused_input", d.inputs[*s.match.refused_input].expression);
        }
        misses(s);
    }

    void misses(const trace_step& s) {
        out_.key("misses");
        out_.begin_array();
        for (const rule_explanation& e : dmn::trace::misses(s, run_, how_.most_misses)) {
            if (e.is != rule_explanation::outcome::not_matched) continue;
            out_.begin_object();
            text("rule", rule_name(*s.table, e.rule));
            out_.key("cells");
            out_.begin_array();
            for (const cell_miss& m : e.misses) cell(s, m);
            out_.end_array();
            out_.end_object();
        }
        out_.end_array();
    }

    void cell(const trace_step& s, const cell_miss& m) {
        out_.begin_object();
        text("input", s.table->definition().inputs[m.input].expression);
        member("value", m.is);
        text("accepts", m.accepts);
        if (m.nearest) {
            member("nearest", *m.nearest->at);
            if (m.nearest->beyond) text("beyond", m.nearest->upwards ? "above" : "below");
            if (m.nearest->distance) member("distance", **m.nearest->distance);
        }
        out_.end_object();
    }

    json::writer& out_;
    const feel::evaluation& run_;
    const trace_options& how_;
};

} // namespace

std::string trace_text(const dmn::trace& trace, const feel::evaluation& run,
                       const trace_options& how) {
    text_form form{run, how};
    for (const dmn::trace_refusal& r : trace.refusals()) {
        form.text += safe(r.as_diagnostic().text(how.lang)) + '\n';
    }
    for (const trace_step& s : trace.steps()) form.step(s);
    if (trace.left_out() != 0) {
        form.text += fmt::format(fmt::runtime(how.lang == language::zh
                                                  ? "（另有 {} 步未记录）\n"
                                                  : "({} more steps were not recorded)\n"),
                                 trace.left_out());
    }
    return form.text;
}

void trace_json(json::writer& out, const dmn::trace& trace, const feel::evaluation& run,
                const trace_options& how) {
    json_form form{out, run, how};
    out.begin_array();
    for (const trace_step& s : trace.steps()) form.step(s);
    out.end_array();
}

} // namespace tenet::report
