#include "assess/reading.hpp"
#include "assess/writing.hpp"

#include <tenet/assess/definition_messages.hpp>
#include <tenet/assess/simulation.hpp>
#include <tenet/json/records.hpp>

#include <array>

namespace tenet::assess {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> vote_names{"none", "approve", "reject", "abstain"};

behaviour read_behaviour(const json::document& doc, const node& from, diagnostics& problems) {
    object_reader in{doc, from, problems};
    behaviour b;
    b.at = in.where();
    b.role = in.text("role");
    b.stage = in.optional_text("stage");
    if (const node* after = in.require("after")) {
        object_reader span{doc, *after, problems};
        b.after = read_span(span);
        span.finish();
        if (!is_span(b.after.after, b.after.in)) {
            problems.add(definition_messages::bad_span,
                         {b.after.after, std::string{name_of(b.after.in)}}, b.after.at);
        }
    }
    b.vote = static_cast<ballot>(in.choice("vote", vote_names, 0));
    if (const node* answers = in.find("answers")) {
        if (answers->is() != node::kind::object) {
            in.wrong_kind(*answers, "对象", "an object");
        } else {
            auto memory = std::make_shared<arena>(512);
            const value v = json::to_value(*answers, *memory);
            b.answers = {std::move(memory), v};
        }
    }
    in.finish();
    return b;
}

void write_event(writer& out, const simulation& of, const simulated_event& e) {
    out.begin_object();
    member(out, "at", utc_text(e.at));
    member(out, "instance", of.standings[e.which].end.now.session);
    member(out, "is", name_of(e.is));
    member(out, "stage", e.stage);
    member(out, "actor", e.actor);
    if (!e.passed.empty()) {
        out.key("passed");
        out.begin_array();
        for (const passed_stage& p : e.passed) {
            out.begin_object();
            member(out, "stage", p.stage);
            member(out, "result", p.result);
            out.end_object();
        }
        out.end_array();
    }
    member(out, "to", e.to);
    out.key("effects");
    write_effects(out, e.effects);
    if (e.why) {
        out.key("why");
        write_problem(out, *e.why);
    }
    out.end_object();
}

void write_standing(writer& out, const standing& s) {
    out.begin_object();
    member(out, "instance", s.end.now.session);
    out.key("closed");
    out.boolean(s.end.closed());
    member(out, s.end.closed() ? "outcome" : "stage", s.end.at());
    const instant since = s.end.closed() ? s.end.outcomes.back().at : s.end.present.entered;
    member(out, "since", utc_text(since));
    if (s.next_due) member(out, "next_due", utc_text(*s.next_due));
    out.key("waits_for");
    out.begin_array();
    for (const awaited& a : s.waits_for) {
        out.begin_object();
        member(out, "person", a.person);
        member(out, "role", a.role);
        member(out, "since", utc_text(a.since));
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_load(writer& out, const load& l) {
    out.begin_object();
    member(out, "who", l.who);
    member(out, "peak", l.peak);
    if (l.peak_day) member(out, "peak_day", l.peak_day->text());
    out.key("days");
    out.begin_array();
    for (const load_span& s : l.days) {
        out.begin_object();
        member(out, "from", s.from.text());
        member(out, "until", s.until.text());
        member(out, "open", s.open);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_loads(writer& out, std::string_view name, const std::vector<load>& all) {
    out.key(name);
    out.begin_array();
    for (const load& l : all) write_load(out, l);
    out.end_array();
}

} // namespace

result<assumptions> read_assumptions(std::string json, const std::string& file) {
    json::read_options how;
    how.file = file;
    const auto doc = json::document::read(std::move(json), how);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    assumptions read;
    for (const node& n : in.items("behave")) {
        read.behave.push_back(read_behaviour(*doc, n, problems));
    }
    in.finish();
    if (problems.has_errors()) return problems;
    return read;
}

std::string_view name_of(simulated_kind k) noexcept {
    constexpr std::array<std::string_view, 3> names{"due", "submit", "refused"};
    return names[static_cast<std::size_t>(k)];
}

std::string simulation_json(const simulation& from, int indent) {
    writer out{indent};
    out.begin_object();
    member(out, "from", utc_text(from.from));
    member(out, "until", utc_text(from.until));
    out.key("events");
    out.begin_array();
    for (const simulated_event& e : from.events) write_event(out, from, e);
    out.end_array();
    out.key("standings");
    out.begin_array();
    for (const standing& s : from.standings) write_standing(out, s);
    out.end_array();
    out.key("load");
    out.begin_object();
    out.key("all");
    write_load(out, from.all);
    write_loads(out, "persons", from.persons);
    write_loads(out, "roles", from.roles);
    out.end_object();
    out.end_object();
    return out.take();
}

} // namespace tenet::assess
