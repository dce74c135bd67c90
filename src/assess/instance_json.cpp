#include "assess/canonical_object.hpp"
#include "assess/instance_runner.hpp"
#include "assess/writing.hpp"

#include <tenet/assess/instance_messages.hpp>
#include <tenet/json/definition_messages.hpp>
#include <tenet/json/records.hpp>

namespace tenet::assess {

namespace say = instance_messages;

namespace {

void both(writer& out, std::string_view name, const bilingual& text) {
    if (text.empty()) return;
    out.key(name);
    out.begin_object();
    member(out, "zh", text.in(language::zh));
    member(out, "en", text.in(language::en));
    out.end_object();
}

void write_seat(writer& out, const seat& s) {
    out.begin_object();
    member(out, "person", s.person);
    member(out, "role", s.role);
    member(out, "group", s.group);
    if (s.weight != decimal{1}) {
        out.key("weight");
        out.number(s.weight);
    }
    if (s.removed) {
        out.key("removed");
        out.boolean(true);
    }
    member(out, "excused", s.excused);
    if (s.is != ballot::none) {
        member(out, "vote", name_of(s.is));
        member(out, "actor", s.actor);
        member(out, "for", s.on_behalf_of);
        member(out, "at", utc_text(s.at));
        member(out, "answers", s.answers);
    }
    out.end_object();
}

void write_round(writer& out, const stage_round& r) {
    out.begin_object();
    member(out, "number", r.number);
    member(out, "stage", r.stage);
    member(out, "entered", utc_text(r.entered));
    if (r.left) member(out, "left", utc_text(*r.left));
    member(out, "result", r.result);
    out.key("signers");
    out.begin_array();
    for (const seat& s : r.seats) write_seat(out, s);
    out.end_array();
    out.end_object();
}

void write_outcome(writer& out, const assessment& of, const attained& a) {
    out.begin_object();
    member(out, "number", a.number);
    member(out, "outcome", a.outcome);
    if (const outcome_definition* o = of.compiled().outcome(a.outcome)) both(out, "name", o->name);
    member(out, "at", utc_text(a.at));
    if (a.supersedes != 0) member(out, "supersedes", a.supersedes);
    member(out, "measures", a.measures);
    out.end_object();
}

void write_delegation(writer& out, const delegation& d) {
    out.begin_object();
    member(out, "from", d.from);
    member(out, "to", d.to);
    member(out, "since", utc_text(d.since));
    member(out, "until", utc_text(d.until));
    if (!d.stages.empty()) {
        out.key("stages");
        out.begin_array();
        for (const std::string& s : d.stages) out.string(s);
        out.end_array();
    }
    out.end_object();
}

void write_head(writer& out, const assessment& of, const instance& what) {
    member(out, "instance", what.now.session);
    member(out, "assessment", of.definition().id);
    member(out, "version", of.definition().version);
    both(out, "purpose", of.definition().purpose);
    member(out, "opened", utc_text(what.opened));
    member(out, "subject", what.subject);
    out.key("closed");
    out.boolean(what.closed());
    member(out, what.closed() ? "outcome" : "stage", what.at());
    if (const auto due = next_due(of, what)) member(out, "next_due", utc_text(*due));
}

/// A document and its root as a value.
struct read_value {
    std::shared_ptr<arena> memory = std::make_shared<arena>(1024);
    value is;
};

result<read_value> read_object(std::string json, const std::string& file) {
    json::read_options how;
    how.file = file;
    const auto doc = json::document::read(std::move(json), how);
    if (!doc) return doc.error();
    if (doc->root().is() != json::node::kind::object) {
        return diagnostics{diagnostic{
            json::definition_messages::wrong_kind, {"对象", "an object"}, doc->where(doc->root())}};
    }
    read_value read;
    read.is = json::to_value(doc->root(), *read.memory);
    return read;
}

std::string text_entry(const value& from, std::string_view name) {
    const value* v = from.as_context().find(name);
    return v != nullptr && v->is(value_kind::string) ? std::string{v->as_string()} : std::string{};
}

void name_file(diagnostics& problems, const std::string& file) {
    diagnostics named;
    for (diagnostic d : problems.items()) {
        if (d.where().file.empty()) d.where().file = file;
        named.add(std::move(d));
    }
    problems = std::move(named);
}

} // namespace

result<opening> read_opening(std::string json, const std::string& file) {
    const auto read = read_object(std::move(json), file);
    if (!read) return read.error();
    diagnostics problems;
    opening o = opening_from(text_entry(read->is, "instance"), read->is, problems);
    name_file(problems, file);
    if (problems.has_errors()) return problems;
    return o;
}

result<act> read_act(std::string json, const std::string& file) {
    const auto read = read_object(std::move(json), file);
    if (!read) return read.error();
    diagnostics problems;
    const std::string name = text_entry(read->is, "act");
    const auto kind = read_act_kind(name);
    if (!kind) problems.add(say::bad_act, {name});
    act a = act_from(kind.value_or(act_kind::submit), text_entry(read->is, "actor"), read->is,
                     problems);
    name_file(problems, file);
    if (problems.has_errors()) return problems;
    return a;
}

std::string show_json(const assessment& of, const instance& what, int indent) {
    writer out{indent};
    out.begin_object();
    write_head(out, of, what);
    out.key("rounds");
    out.begin_array();
    for (const auto& r : what.past) write_round(out, *r);
    write_round(out, what.present);
    out.end_array();
    out.key("outcomes");
    out.begin_array();
    for (const attained& a : what.outcomes) write_outcome(out, of, a);
    out.end_array();
    if (!what.delegations.empty()) {
        out.key("delegations");
        out.begin_array();
        for (const delegation& d : what.delegations) write_delegation(out, d);
        out.end_array();
    }
    out.key("log");
    out.begin_object();
    member(out, "entries", what.log.entries);
    member(out, "bytes", what.log.bytes);
    member(out, "hash", what.log.hash);
    out.end_object();
    out.end_object();
    return out.take();
}

std::string effects_json(const std::vector<instance_effect>& effects, int indent) {
    writer out{indent};
    write_effects(out, effects);
    return out.take();
}

} // namespace tenet::assess
