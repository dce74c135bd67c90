#include "trace_words.hpp"

#include <tenet/feel/conformance.hpp>
#include <tenet/policy/trace.hpp>
#include <tenet/report/trace.hpp>

namespace tenet::report {

using dmn::trace_step;
using table::cell_miss;
using table::rule_explanation;

namespace {

/// Writes a trace as JSON.
class json_form {
public:
    json_form(json::writer& out, const trace_options& how) : out_(out), how_(how) {}

    void step(const trace_step& s, const feel::evaluation& run) {
        out_.begin_object();
        text("kind", id_of(s.is));
        if (!s.name.empty()) text("name", s.name);
        number("depth", s.depth);
        if (s.table != nullptr) {
            rules(s, run);
        } else {
            begin_list("reads");
            for (const dmn::trace_read& r : dmn::trace::reads(s)) read(r.name, r.is);
            out_.end_array();
        }
        member("result", s.result);
        if (const auto why = dmn::trace::null_because(s, run)) reason("null_because", *why);
        feel::evaluation again{run.context()};
        begin_list("empty");
        for (const auto& e : dmn::trace::empty_parts(s, again, how_.most_parts)) empty_parts(e);
        out_.end_array();
        out_.end_object();
    }

    void expression(const feel::expression& e, const feel::expression_explanation& of,
                    std::string_view part = {}, std::string_view of_what = {}) {
        out_.begin_object();
        text("kind", "expression");
        if (!part.empty()) text("part", part);
        if (!of_what.empty()) text("of", of_what);
        text("text", e.text());
        number("depth", 0);
        begin_list("reads");
        for (const feel::observation& r : of.reads) read(r.read->path, r.is);
        out_.end_array();
        member("result", of.result);
        begin_list("empty");
        empty_parts(of);
        out_.end_array();
        out_.end_object();
    }

    void refusal(const dmn::trace_refusal& r) {
        out_.begin_object();
        text("name", r.name);
        member("value", r.given);
        text("type", feel::text_of(*r.wanted));
        reason("why", r.as_diagnostic());
        out_.end_object();
    }

    void begin_list(std::string_view name) {
        out_.key(name);
        out_.begin_array();
    }
    void number(std::string_view name, std::size_t n) {
        out_.key(name);
        out_.integer(static_cast<std::int64_t>(n));
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

    void read(std::string_view name, const value& is) {
        out_.begin_object();
        text("name", name);
        member("value", is);
        out_.end_object();
    }

    void reason(std::string_view name, const diagnostic& why) {
        out_.key(name);
        out_.begin_object();
        text("id", why.id());
        text("zh", why.text(language::zh));
        text("en", why.text(language::en));
        out_.end_object();
    }

    void empty_parts(const feel::expression_explanation& of) {
        for (const feel::empty_part& p : of.empty_parts) {
            out_.begin_object();
            text("text", p.text);
            number("line", p.at.line);
            number("column", p.at.column);
            member("value", p.is);
            out_.key("origin");
            out_.boolean(p.is_origin);
            if (p.why) reason("why", *p.why);
            begin_list("operands");
            for (const feel::empty_part::operand& o : p.operands) {
                out_.begin_object();
                text("text", o.text);
                member("value", o.is);
                out_.end_object();
            }
            out_.end_array();
            out_.end_object();
        }
    }

    void rule_list(std::string_view name, const table::decision_table& of,
                   std::span<const std::size_t> rules) {
        begin_list(name);
        for (const std::size_t r : rules) out_.string(rule_name(of, r));
        out_.end_array();
    }

    void rules(const trace_step& s, const feel::evaluation& run) {
        const table::table_definition& d = s.table->definition();
        text("hit_policy", table::name_of(d.policy));
        begin_list("inputs");
        for (std::size_t n = 0; n < s.match.inputs.size(); ++n) {
            out_.begin_object();
            text("expression", d.inputs[n].expression);
            member("value", s.match.inputs[n]);
            out_.end_object();
        }
        out_.end_array();
        rule_list("matched", *s.table, s.match.matched);
        rule_list("maybe", *s.table, s.match.maybe);
        if (s.match.refused_input) {
            text("refused_input", d.inputs[*s.match.refused_input].expression);
        }
        const table::match_grounds grounds = dmn::trace::grounds(s, run);
        out_.key("decided");
        out_.begin_object();
        text("by", id_of(grounds.is));
        rule_list("rules", *s.table, grounds.rules);
        out_.end_object();
        misses(s, run);
    }

    void misses(const trace_step& s, const feel::evaluation& run) {
        begin_list("misses");
        for (const rule_explanation& e : dmn::trace::misses(s, run, how_.most_misses)) {
            if (e.is != rule_explanation::outcome::not_matched) continue;
            out_.begin_object();
            text("rule", rule_name(*s.table, e.rule));
            begin_list("cells");
            for (const cell_miss& m : e.misses) cell(s, m);
            out_.end_array();
            text("reach", id_of(e.by));
            if (e.change) change(s, *e.change);
            out_.end_object();
        }
        out_.end_array();
    }

    void cell(const trace_step& s, const cell_miss& m) {
        out_.begin_object();
        text("input", s.table->definition().inputs[m.input].expression);
        member("value", m.is);
        text("accepts", m.accepts);
        if (m.nearest) nearest("nearest", *m.nearest);
        out_.end_object();
    }

    void change(const trace_step& s, const table::input_change& c) {
        out_.key("change");
        out_.begin_object();
        text("input", s.table->definition().inputs[c.input].expression);
        nearest("to", c.to);
        if (!c.or_any_of.empty()) text("or_any_of", c.or_any_of);
        out_.end_object();
    }

    void nearest(std::string_view name, const table::nearest_value& n) {
        member(name, *n.at);
        if (n.beyond) text("beyond", n.upwards ? "above" : "below");
        if (n.distance) member("distance", **n.distance);
    }

    json::writer& out_;
    const trace_options& how_;
};

} // namespace

void trace_json(json::writer& out, const dmn::trace& trace, const feel::evaluation& run,
                const trace_options& how) {
    json_form form{out, how};
    out.begin_object();
    form.begin_list("refused");
    for (const dmn::trace_refusal& r : trace.refusals()) form.refusal(r);
    out.end_array();
    form.begin_list("steps");
    for (const trace_step& s : trace.steps()) form.step(s, run);
    out.end_array();
    form.number("left_out", trace.left_out());
    out.end_object();
}

void trace_json(json::writer& out, const policy::judge& by, const policy::verdict& v,
                const options& how) {
    const trace_options shown;
    json_form form{out, shown};
    by.trace(v, [&](const policy::verdict_trace& t, const feel::evaluation& run) {
        const bool all = t.secrecy <= how.clearance;
        bool withheld = !all && !t.decided.steps().empty();
        out.begin_object();
        form.begin_list("refused");
        for (const dmn::trace_refusal& r : t.decided.refusals()) {
            if (all) form.refusal(r);
        }
        out.end_array();
        form.begin_list("steps");
        for (const policy::verdict_trace::part& p : t.parts) {
            if (p.secrecy <= how.clearance) {
                form.expression(*p.text, p.why, p.is, p.of);
            } else {
                withheld = true;
            }
        }
        if (all) {
            for (const trace_step& s : t.decided.steps()) form.step(s, run);
        }
        out.end_array();
        form.number("left_out", t.decided.left_out());
        if (withheld) {
            out.key("withheld");
            out.boolean(true);
        }
        out.end_object();
    });
}

void trace_json(json::writer& out, const feel::expression& e,
                const feel::expression_explanation& of) {
    const trace_options how;
    json_form form{out, how};
    out.begin_object();
    form.begin_list("refused");
    out.end_array();
    form.begin_list("steps");
    form.expression(e, of);
    out.end_array();
    form.number("left_out", 0);
    out.end_object();
}

} // namespace tenet::report
