#include "assess/canonical_object.hpp"
#include "assess/instance_runner.hpp"
#include "assess/writing.hpp"

#include <tenet/assess/instance_messages.hpp>
#include <tenet/json/definition_messages.hpp>
#include <tenet/json/records.hpp>

namespace tenet::assess {

namespace say = instance_messages;

namespace {

void write_seat(writer& out, const seat& s) {
    out.begin_object();
    text_member(out, "person", s.person);
    text_member(out, "role", s.role);
    text_member(out, "group", s.group);
    if (s.weight != decimal{1}) {
        out.key("weight");
        out.number(s.weight);
    }
    if (s.removed) flag_member(out, "removed", true);
    text_member(out, "excused", s.excused);
    if (s.is != ballot::none) {
        text_member(out, "vote", name_of(s.is));
        text_member(out, "actor", s.actor);
        text_member(out, "for", s.on_behalf_of);
        text_member(out, "at", utc_text(s.at));
        value_member(out, "answers", s.answers);
    }
    out.end_object();
}

void write_round(writer& out, const stage_round& r) {
    out.begin_object();
    count_member(out, "number", r.number);
    text_member(out, "stage", r.stage);
    text_member(out, "entered", utc_text(r.entered));
    if (r.left) text_member(out, "left", utc_text(*r.left));
    text_member(out, "result", r.result);
    list_member(out, "signers", r.seats, [&](const seat& s) { write_seat(out, s); });
    out.end_object();
}

void write_outcome(writer& out, const assessment& of, const attained& a) {
    out.begin_object();
    count_member(out, "number", a.number);
    text_member(out, "outcome", a.outcome);
    if (const outcome_definition* o = of.compiled().outcome(a.outcome))
        both_member(out, "name", o->name);
    text_member(out, "at", utc_text(a.at));
    if (a.supersedes != 0) count_member(out, "supersedes", a.supersedes);
    value_member(out, "measures", a.measures);
    out.end_object();
}

void write_delegation(writer& out, const delegation& d) {
    out.begin_object();
    text_member(out, "from", d.from);
    text_member(out, "to", d.to);
    text_member(out, "since", utc_text(d.since));
    text_member(out, "until", utc_text(d.until));
    if (!d.stages.empty()) {
        list_member(out, "stages", d.stages, [&](const std::string& s) { out.string(s); });
    }
    out.end_object();
}

void write_head(writer& out, const assessment& of, const instance& what) {
    text_member(out, "instance", what.now.session);
    text_member(out, "assessment", of.definition().id);
    text_member(out, "version", of.definition().version);
    both_member(out, "purpose", of.definition().purpose);
    text_member(out, "opened", utc_text(what.opened));
    value_member(out, "subject", what.subject);
    flag_member(out, "closed", what.closed());
    text_member(out, what.closed() ? "outcome" : "stage", what.at());
    if (const auto due = next_due(of, what)) text_member(out, "next_due", utc_text(*due));
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
    list_member(out, "outcomes", what.outcomes,
                [&](const attained& a) { write_outcome(out, of, a); });
    if (!what.delegations.empty()) {
        list_member(out, "delegations", what.delegations,
                    [&](const delegation& d) { write_delegation(out, d); });
    }
    out.key("log");
    out.begin_object();
    count_member(out, "entries", what.log.entries);
    count_member(out, "bytes", what.log.bytes);
    text_member(out, "hash", what.log.hash);
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
