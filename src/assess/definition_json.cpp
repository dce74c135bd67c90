#include "assess/reading.hpp"

#include <tenet/assess/definition.hpp>
#include <tenet/assess/definition_messages.hpp>
#include <tenet/base/digest.hpp>
#include <tenet/json/node_text.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/json/records.hpp>

#include <array>

namespace tenet::assess {

namespace say = definition_messages;

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> question_names{"scale",   "number", "choice", "choices",
                                                   "boolean", "text",   "date"};
const std::vector<std::string_view> panel_names{"collect", "countersign", "vote"};
const std::vector<std::string_view> abstention_names{"refused", "neutral", "against"};
const std::vector<std::string_view> missing_names{"neutral", "against", "in_favour"};

/// Recursion follows the nesting of the document, which its reader bounds.
class definition_reader {
public:
    definition_reader(const json::document& doc, diagnostics& problems)
        : doc_(doc), problems_(problems) {}

    assessment_definition read(const node& from) {
        object_reader in{doc_, from, problems_};
        assessment_definition out;
        out.at = in.where();
        out.id = in.text("id");
        out.version = in.text("version");
        out.name = in.optional_both("name");
        out.purpose = in.both("purpose");
        out.subject = in.text("subject");
        out.subject_fields = in.texts("subject_fields");
        read_people(in, out);
        read_sources(in, out);
        for (const node& n : in.items("parameters")) out.parameters.push_back(parameter(n));
        for (const node& n : in.items("forms")) out.forms.push_back(form(n));
        for (const node& n : in.items("measures")) out.measures.push_back(measure(n));
        in.require("stages");
        for (const node& n : in.items("stages")) out.stages.push_back(stage(n));
        in.require("outcomes");
        for (const node& n : in.items("outcomes")) out.outcomes.push_back(outcome(n));
        for (const node& n : in.items("records")) out.records.push_back(record(n));
        out.withdraw = resumption(in, "withdraw");
        out.reopen = resumption(in, "reopen");
        out.appeal = resumption(in, "appeal");
        if (const node* n = in.find("recurs")) out.recurs = recurrence_of(*n);
        in.finish();
        json::writer text;
        json::write_node(text, from);
        out.digest = sha256_hex(text.text());
        return out;
    }

private:
    void read_people(object_reader& in, assessment_definition& out) {
        in.require("roles");
        for (const node& n : in.items("roles")) out.roles.push_back(read_role(doc_, n, problems_));
        for (const node& n : in.items("exclusive")) out.exclusive.push_back(read_texts(in, n));
        for (const node& n : in.items("separate")) out.separate.push_back(read_texts(in, n));
        out.conflicts_by = in.texts("conflicts_by");
        if (const node* n = in.find("delegation")) {
            object_reader of{doc_, *n, problems_};
            out.delegation = {true, span(of, "longest"), of.where()};
            of.finish();
        }
    }

    parameter_value parameter(const node& from) {
        object_reader in{doc_, from, problems_};
        parameter_value p;
        p.id = in.text("id");
        p.zh = in.optional_text("zh");
        p.name = in.optional_both("name");
        p.example = in.flag("example", false);
        p.source = in.optional_text("source");
        if (const node* n = in.require("value")) {
            arena memory{256};
            p.is = owned_value::copy(json::to_value(*n, memory));
        }
        p.at = in.where();
        in.finish();
        return p;
    }

    measure_definition measure(const node& from) {
        object_reader in{doc_, from, problems_};
        measure_definition m;
        m.id = in.text("id");
        m.zh = in.optional_text("zh");
        m.name = in.optional_both("name");
        m.of = in.text("of");
        in.require("is");
        m.is = in.lines("is");
        m.at = in.where();
        in.finish();
        return m;
    }

    form_definition form(const node& from) {
        object_reader in{doc_, from, problems_};
        form_definition f;
        f.id = in.text("id");
        f.name = in.optional_both("name");
        in.require("questions");
        for (const node& n : in.items("questions")) f.questions.push_back(question(n));
        f.at = in.where();
        in.finish();
        return f;
    }

    question_definition question(const node& from) {
        object_reader in{doc_, from, problems_};
        question_definition q;
        q.id = in.text("id");
        q.text = in.both("text");
        in.require("type");
        q.is = static_cast<question_kind>(in.choice("type", question_names, 0));
        q.from = in.number("from");
        q.to = in.number("to");
        q.step = in.number("step");
        for (const node& n : in.items("options")) q.options.push_back(option(n));
        if (const auto most = in.integer("longest")) {
            q.longest = static_cast<std::size_t>(std::max<std::int64_t>(*most, 0));
        }
        q.required = in.flag("required", true);
        q.may_not_apply = in.flag("may_not_apply", false);
        q.at = in.where();
        in.finish();
        return q;
    }

    option_definition option(const node& from) {
        object_reader in{doc_, from, problems_};
        option_definition o{in.text("id"), in.optional_both("name")};
        in.finish();
        return o;
    }

    /// {"after": "P5D", "in": "working"}
    span_definition span(object_reader& in, std::string_view name) {
        const node* n = in.find(name);
        return n == nullptr ? span_definition{} : span(*n);
    }

    span_definition span(const node& from) {
        object_reader in{doc_, from, problems_};
        span_definition s = read_span(in);
        in.finish();
        return s;
    }

    escalation_definition escalation(const node& from) {
        object_reader in{doc_, from, problems_};
        escalation_definition e{read_span(in), in.text("to"), in.where()};
        in.finish();
        return e;
    }

    stage_definition stage(const node& from) {
        object_reader in{doc_, from, problems_};
        stage_definition s;
        s.at = in.where();
        s.id = in.text("id");
        s.name = in.optional_both("name");
        in.require("by");
        s.by = read_one_or_more(in, "by");
        s.form = in.optional_text("form");
        if (const node* n = in.find("panel")) s.panel = panel(*n);
        s.deadline = span(in, "deadline");
        for (const node& n : in.items("remind")) s.remind.push_back(span(n));
        for (const node& n : in.items("escalate")) s.escalate.push_back(escalation(n));
        s.transfer = in.flag("transfer", false);
        s.send_back = in.texts("send_back");
        s.signers_by = in.texts("signers_by");
        in.require("next");
        for (const node& n : in.items("next")) s.next.push_back(next(n));
        in.finish();
        return s;
    }

    panel_definition panel(const node& from) {
        object_reader in{doc_, from, problems_};
        panel_definition p;
        p.at = in.where();
        in.require("type");
        p.is = static_cast<panel_kind>(in.choice("type", panel_names, 0));
        if (const node* n = in.find("quorum")) p.quorum = bound(*n);
        if (const node* n = in.find("approve")) p.approve = bound(*n);
        p.weighted = in.flag("weighted", false);
        for (const node& n : in.items("groups")) p.groups.push_back(group(n));
        p.veto = in.texts("veto");
        p.abstain = static_cast<abstention>(in.choice("abstain", abstention_names, 0));
        p.missing = static_cast<missing_vote>(in.choice("missing", missing_names, 1));
        p.least_eligible = count(in, "least_eligible", 1);
        in.finish();
        return p;
    }

    /// One of {"at_least": 3}, {"at_least_share": 0.8}, {"more_than_share": 0.5}.
    threshold bound(const node& from) {
        object_reader in{doc_, from, problems_};
        const auto amount = in.number("at_least");
        const auto share = in.number("at_least_share");
        const auto beyond = in.number("more_than_share");
        in.finish();
        if ((amount ? 1 : 0) + (share ? 1 : 0) + (beyond ? 1 : 0) != 1) {
            problems_.add(say::one_bound, {}, in.where());
        }
        threshold t;
        t.is_share = !amount;
        t.more_than = beyond.has_value();
        t.bound = amount ? *amount : share ? *share : beyond.value_or(decimal{1});
        const bool possible = t.bound >= decimal{0} && (!t.is_share || t.bound <= decimal{1}) &&
                              !(t.is_share && t.more_than && t.bound == decimal{1});
        if (!possible) problems_.add(say::bad_bound, {t.bound.text()}, in.where());
        return t;
    }

    group_minimum group(const node& from) {
        object_reader in{doc_, from, problems_};
        group_minimum g{in.text("group"), count(in, "at_least", 1), in.where()};
        in.finish();
        return g;
    }

    static std::size_t count(object_reader& in, std::string_view name, std::size_t otherwise) {
        const auto n = in.integer(name);
        if (n && *n < 0) in.problems().add(say::bad_bound, {std::to_string(*n)}, in.where(name));
        return n && *n >= 0 ? static_cast<std::size_t>(*n) : otherwise;
    }

    next_definition next(const node& from) {
        object_reader in{doc_, from, problems_};
        next_definition n{in.text("on"), in.lines("if"), in.text("to"), in.where()};
        in.finish();
        return n;
    }

    outcome_definition outcome(const node& from) {
        object_reader in{doc_, from, problems_};
        outcome_definition o;
        o.id = in.text("id");
        o.name = in.optional_both("name");
        o.void_measures = in.texts("void");
        for (const node& n : in.items("follow_up")) o.follow_up.push_back(follow_up(n));
        o.at = in.where();
        in.finish();
        return o;
    }

    follow_up_definition follow_up(const node& from) {
        object_reader in{doc_, from, problems_};
        follow_up_definition f;
        f.open = in.text("open");
        f.condition = in.lines("if");
        f.name = in.optional_both("name");
        f.within = span(in, "within");
        f.at = in.where();
        in.finish();
        return f;
    }

    record_definition record(const node& from) {
        object_reader in{doc_, from, problems_};
        record_definition r;
        r.type = in.text("type");
        r.condition = in.lines("if");
        r.each = in.lines("each");
        if (const node* n = in.require("fields")) {
            object_reader of{doc_, *n, problems_};
            for (const json::member& m : n->members()) {
                r.fields.emplace_back(std::string{m.name}, of.lines(m.name));
            }
        }
        r.at = in.where();
        in.finish();
        return r;
    }

    void read_sources(object_reader& in, assessment_definition& out) {
        const node* n = in.find("participants");
        if (n == nullptr) return;
        object_reader of{doc_, *n, problems_};
        for (const json::member& m : n->members()) {
            out.participants.push_back({std::string{m.name}, of.lines(m.name), of.where(m.name)});
        }
    }

    resumption_definition resumption(object_reader& in, std::string_view name) {
        resumption_definition r;
        const node* n = in.find(name);
        if (n == nullptr) return r;
        object_reader of{doc_, *n, problems_};
        of.require("by");
        r.by = of.texts("by");
        r.to = of.text("to");
        r.within = span(of, "within");
        r.at = of.where();
        of.finish();
        return r;
    }

    recurrence_definition recurrence_of(const node& from) {
        object_reader in{doc_, from, problems_};
        recurrence_definition r{in.optional_text("rule"), in.optional_text("start"),
                                in.optional_text("interval"), in.where()};
        in.finish();
        return r;
    }

    const json::document& doc_;
    diagnostics& problems_;
};

} // namespace

std::optional<assessment_definition> read_assessment(const json::document& in, const node& from,
                                                     diagnostics& problems) {
    const std::size_t before = problems.errors();
    assessment_definition read = definition_reader{in, problems}.read(from);
    if (problems.errors() != before) return std::nullopt;
    return read;
}

} // namespace tenet::assess
