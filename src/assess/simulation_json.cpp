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

const std::vector<std::string_view> vote_names{name_of(ballot::none), name_of(ballot::approve),
                                               name_of(ballot::reject), name_of(ballot::abstain)};

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
    text_member(out, "at", utc_text(e.at));
    text_member(out, "instance", of.standings[e.which].end.now.session);
    text_member(out, "is", name_of(e.is));
    text_member(out, "stage", e.stage);
    text_member(out, "actor", e.actor);
    if (!e.passed.empty()) {
        list_member(out, "passed", e.passed, [&](const passed_stage& p) {
            out.begin_object();
            text_member(out, "stage", p.stage);
            text_member(out, "result", p.result);
            out.end_object();
        });
    }
    text_member(out, "to", e.to);
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
    text_member(out, "instance", s.end.now.session);
    flag_member(out, "closed", s.end.closed());
    text_member(out, s.end.closed() ? "outcome" : "stage", s.end.at());
    const instant since = s.end.closed() ? s.end.outcomes.back().at : s.end.present.entered;
    text_member(out, "since", utc_text(since));
    if (s.next_due) text_member(out, "next_due", utc_text(*s.next_due));
    list_member(out, "waits_for", s.waits_for, [&](const awaited& a) {
        out.begin_object();
        text_member(out, "person", a.person);
        text_member(out, "role", a.role);
        text_member(out, "since", utc_text(a.since));
        out.end_object();
    });
    out.end_object();
}

void write_load(writer& out, const load& l) {
    out.begin_object();
    text_member(out, "who", l.who);
    count_member(out, "peak", l.peak);
    if (l.peak_day) text_member(out, "peak_day", l.peak_day->text());
    list_member(out, "days", l.days, [&](const load_span& s) {
        out.begin_object();
        text_member(out, "from", s.from.text());
        text_member(out, "until", s.until.text());
        count_member(out, "open", s.open);
        out.end_object();
    });
    out.end_object();
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
    text_member(out, "from", utc_text(from.from));
    text_member(out, "until", utc_text(from.until));
    list_member(out, "events", from.events,
                [&](const simulated_event& e) { write_event(out, from, e); });
    list_member(out, "standings", from.standings,
                [&](const standing& s) { write_standing(out, s); });
    out.key("load");
    out.begin_object();
    out.key("all");
    write_load(out, from.all);
    const auto write = [&](const load& l) { write_load(out, l); };
    list_member(out, "persons", from.persons, write);
    list_member(out, "roles", from.roles, write);
    out.end_object();
    out.end_object();
    return out.take();
}

} // namespace tenet::assess
