#include "assess/instance_runner.hpp"
#include "assess/people.hpp"

#include <tenet/assess/instance_messages.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = instance_messages;

namespace {

/// Stages that end as they begin, one after the other; a definition that goes beyond goes round.
constexpr int most_empty_stages = 100;

bool is_due(const snapshot& now, std::string_view name) noexcept {
    const instant first = now.timers.front().due;
    return std::any_of(now.timers.begin(), now.timers.end(), [&](const pending& p) {
        return p.due == first && p.type.empty() && p.what.name == name;
    });
}

std::size_t count_of(const stage_round& round, ballot b) noexcept {
    return static_cast<std::size_t>(
        std::count_if(round.seats.begin(), round.seats.end(),
                      [&](const seat& s) { return s.counts() && s.is == b; }));
}

} // namespace

std::vector<std::pair<std::string_view, std::size_t>> counts_of(const stage_round& round) {
    const auto invited = static_cast<std::size_t>(std::count_if(
        round.seats.begin(), round.seats.end(), [](const seat& s) { return s.counts(); }));
    return {{"invited", invited},
            {"returned", invited - count_of(round, ballot::none)},
            {"approvals", count_of(round, ballot::approve)},
            {"rejections", count_of(round, ballot::reject)},
            {"abstentions", count_of(round, ballot::abstain)}};
}

value answers_of(const stage_round& round, const form_definition& form, arena& memory) {
    std::vector<value> rows;
    for (const seat& s : round.seats) {
        if (!s.counts() || s.is == ballot::none) continue;
        const auto entries = memory.make_array<context_entry>(form.questions.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const value* given = s.answers->is(value_kind::context)
                                     ? s.answers->as_context().find(form.questions[i].id)
                                     : nullptr;
            entries[i] = {form.questions[i].id, given == nullptr ? value::null() : *given};
        }
        auto* row = memory.make<context_data>();
        row->entries = entries;
        rows.push_back(value::of(row));
    }
    const auto items = memory.make_array<value>(rows.size());
    std::copy(rows.begin(), rows.end(), items.begin());
    auto* list = memory.make<list_data>();
    list->base = items.data();
    list->size = items.size();
    return value::of(list);
}

std::vector<vote> votes_of(const stage_round& round) {
    std::vector<vote> votes;
    for (const seat& s : round.seats) {
        if (s.counts()) votes.push_back({s.is, s.weight, s.group, s.veto});
    }
    return votes;
}

result<instance_step> runner::finish() && {
    if (problems_.has_errors()) return std::move(problems_);
    return std::move(out_);
}

/// Keeps what a step of the chart came to. Errors inside are shown, not lost.
void runner::take(recorded made) {
    now().now = std::move(made.now.next);
    now().log = std::move(made.at);
    out_.bytes += made.bytes;
    for (effect& e : made.now.effects) out_.effects.push_back({std::move(e), {}});
    for (occurrence& o : made.now.events) {
        if (o.what.is != event_kind::platform || !o.what.name.starts_with("error")) continue;
        effect problem;
        problem.type = "problem";
        problem.name = o.what.name;
        problem.data = o.what.data;
        problem.at = o.at;
        out_.effects.push_back({std::move(problem), {}});
    }
}

/// Something that went wrong inside and counts as null: the host is told.
void runner::problem(const diagnostic& why, instant at) {
    context_builder data;
    data.text("id", why.id());
    data.text("zh", why.text(language::zh));
    data.text("en", why.text(language::en));
    effect told;
    told.type = "problem";
    told.name = "measure";
    told.data = data.build();
    told.at = at;
    out_.effects.push_back({std::move(told), {}});
}

/// Gives the chart an event; false if it refuses.
bool runner::apply(const event& what, instant at) {
    auto made = record_step(program_.chart, now().now, now().log, what, at, options_);
    if (!made) {
        problems_.add(made.error());
        return false;
    }
    take(std::move(*made));
    return true;
}

event runner::event_of(const act& what, std::string name, context_builder& data) const {
    event e;
    e.name = std::move(name);
    e.actor = what.actor;
    if (const participant* p = person(what.actor)) e.roles = p->roles;
    e.data = data.build();
    return e;
}

/// The stage has come to a result, by an act or by its deadline; the chart finds the way on.
void runner::apply_decided(std::string_view name, const act* by, panel_result came_to, instant at) {
    const stage_definition& s = stage();
    context_builder data;
    if (by != nullptr) {
        add_act(data, *by);
    } else {
        data.text("stage", s.id);
    }
    data.text("result", name_of(came_to));
    data.add("measures", *measures_of(s, at));
    context_builder votes;
    for (const auto& [what, n] : counts_of(now().present)) votes.count(what, n);
    data.add("votes", *votes.build());
    const act nobody;
    const event e =
        event_of(by == nullptr ? nobody : *by, std::string{decided_prefix} += name, data);
    const std::size_t before = out_.effects.size();
    if (!apply(e, at)) return;
    leave(at, name_of(came_to));
    enter(at);
    name_people(before);
}

void runner::leave(instant at, std::string_view result) {
    stage_round& round = now().present;
    round.left = at;
    round.result = result;
}

/// Follows the chart into the stage or outcome it has come to.
void runner::enter(instant at) {
    const auto leaves = program_.chart.active_leaves(now().now);
    const std::string& into = leaves.front();
    if (const stage_definition* s = program_.stage(into)) {
        enter_stage(*s, at);
        return;
    }
    const auto number = static_cast<std::uint32_t>(now().outcomes.size() + 1);
    now().outcomes.push_back({number, into, at, number - 1, all_measures(into)});
}

void runner::enter_stage(const stage_definition& s, instant at) {
    check_timers(s);
    stage_round round;
    round.stage = s.id;
    round.number = now().present.number + 1;
    round.entered = at;
    if (now().present.number != 0) {
        now().past.push_back(std::make_shared<const stage_round>(std::move(now().present)));
    }
    for (const participant& p : now().people) {
        const std::string* as = first_held(p, s.by);
        if (as == nullptr) continue;
        seat place = seat_for(p, *as, s);
        place.excused = p.conflict;
        if (place.excused.empty()) {
            if (const auto why = barred({p.person}, s.id, *as)) place.excused = why->id();
        }
        round.seats.push_back(std::move(place));
    }
    now().present = std::move(round);
}

/// All timers of a stage must have been set: a deadline that cannot be told is refused.
void runner::check_timers(const stage_definition& s) {
    const std::size_t expected =
        s.remind.size() * s.by.size() + s.escalate.size() + (s.deadline.given() ? 1 : 0);
    const std::string id = "stage." + s.id;
    const auto set = std::count_if(now().now.timers.begin(), now().now.timers.end(),
                                   [&](const pending& p) { return p.what.send_id == id; });
    if (static_cast<std::size_t>(set) != expected) refuse(say::no_due, {s.id});
}

/// Ends a stage that is decided although nobody acted: too few may.
bool runner::close_at_once() {
    if (now().closed()) return false;
    const panel_result r = decide(stage().panel, votes_of(now().present), false);
    if (r == panel_result::open) return false;
    apply_decided("close", nullptr, r, now().now.now);
    return !failed();
}

void runner::settle() {
    for (int n = 0; !failed() && close_at_once(); ++n) {
        if (n < most_empty_stages) continue;
        return refuse(say::endless, {std::to_string(n), now().present.stage});
    }
}

/// Says of effects from a position on whom they concern.
void runner::name_people(std::size_t from) {
    for (std::size_t i = from; i < out_.effects.size(); ++i) {
        instance_effect& e = out_.effects[i];
        const std::string& role = e.what.target;
        if (e.what.type == "act" || e.what.type == "remind") {
            if (e.what.name != now().present.stage) continue;
            for (const seat& s : now().present.seats) {
                if (is_open(s) && s.role == role) e.people.push_back(s.person);
            }
        } else if (e.what.type == "escalate") {
            for (const participant& p : now().people) {
                if (includes(p.roles, role)) e.people.push_back(p.person);
            }
        }
    }
}

owned_value runner::measures_of(const stage_definition& s, instant at) {
    feel::run_context context;
    context.now = date_time::from_instant(at, options_.zone);
    context.zones = options_.zones;
    context.bounds = options_.bounds;
    feel::evaluation run{context};
    arena memory{4096};
    const form_definition* form = program_.form(s.form);
    static const form_definition none;
    std::uint32_t slot = 0;
    run.set(slot++, answers_of(now().present, form == nullptr ? none : *form, memory));
    for (const auto& [what, n] : counts_of(now().present)) {
        run.set(slot++, value{decimal{static_cast<std::int64_t>(n)}});
    }
    run.set(slot++, *now().subject);
    for (const parameter_value& p : program_.from.parameters) run.set(slot++, *p.is);
    std::vector<owned_value> found;
    context_builder out;
    for (std::size_t i = 0; i < program_.measures.size(); ++i) {
        const measure_definition& m = program_.from.measures[i];
        const value* before = program_.chart.find(now().now, m.id);
        run.set(slot, before == nullptr ? value::null() : *before);
        if (m.of != s.id) {
            ++slot;
            continue;
        }
        run.reset();
        const value v = program_.measures[i].evaluate(run);
        if (const auto why = run.ended_because()) problem(*why, at);
        found.push_back(owned_value::copy(v.is_missing() ? value::null() : v));
        run.set(slot++, *found.back());
        out.add(m.id, *found.back());
    }
    return out.build();
}

owned_value runner::all_measures(std::string_view at) const {
    context_builder out;
    const outcome_definition* outcome = program_.outcome(at);
    for (const measure_definition& m : program_.from.measures) {
        const value* v = program_.chart.find(now().now, m.id);
        if (v != nullptr) out.add(m.id, stands(outcome, m.id) ? *v : value::null());
    }
    return out.build();
}

void runner::open(const opening& with, instant at) {
    auto begun = record_start(program_.chart, {with.instance, at}, options_);
    if (!begun) return problems_.add(begun.error());
    take(std::move(*begun));
    now().opened = at;
    now().subject = with.subject;
    now().people = with.participants;
    event e;
    e.name = open_event;
    e.data = opening_data(with);
    if (!apply(e, at)) return;
    enter(at);
    name_people(0);
}

bool runner::advance_once(instant until) {
    if (close_at_once()) return true;
    const auto due = next_due(now().now);
    if (failed() || !due || *due > until) return false;
    const instant at = std::max(*due, now().now.now);
    const std::size_t before = out_.effects.size();
    if (is_due(now().now, deadline_event)) {
        const panel_result r = decide(stage().panel, votes_of(now().present), true);
        apply_decided("close", nullptr, r, at);
        return !failed();
    }
    auto made = record_advance(program_.chart, now().now, now().log, at, options_);
    if (!made) {
        problems_.add(made.error());
        return false;
    }
    take(std::move(*made));
    name_people(before);
    return true;
}

void runner::advance(instant until) {
    for (std::uint64_t n = 0; n < options_.timers && !failed(); ++n) {
        if (advance_once(until)) continue;
        if (failed()) return;
        // Nothing more is due: only the present moves on, which no entry records.
        auto made = program_.chart.advance(now().now, until, options_);
        if (!made) return problems_.add(made.error());
        now().now = std::move(made->next);
        return;
    }
}

std::optional<instant> next_due(const assessment& of, const instance& what) {
    const stage_definition* s = of.compiled().stage(what.present.stage);
    const bool waits = what.closed() || s == nullptr ||
                       decide(s->panel, votes_of(what.present), false) == panel_result::open;
    return waits ? next_due(what.now) : what.now.now;
}

void check_participants(const assessment_definition& of, const std::vector<participant>& people,
                        bool may_have_no_role, diagnostics& problems) {
    std::set<std::string_view> seen;
    for (const participant& p : people) {
        const bool again = !seen.insert(p.person).second;
        const bool idle = p.roles.empty() && !may_have_no_role;
        if (again || p.person.empty() || idle || p.weight < decimal{0}) {
            problems.add(say::no_participants, {p.person, p.person});
        }
        const auto has = [&](const std::string& role) { return includes(p.roles, role); };
        for (const std::string& role : p.roles) {
            const role_definition* known = find_by_id(of.roles, role);
            const bool fits =
                known != nullptr && std::all_of(known->needs.begin(), known->needs.end(), has);
            if (fits) continue;
            problems.add(say::no_participants, {p.person + ": " + role, p.person + ": " + role});
        }
        for (const auto& set : of.exclusive) {
            if (std::count_if(set.begin(), set.end(), has) < 2) continue;
            problems.add(say::no_participants, {p.person, p.person});
        }
    }
}

result<instance_step> open(const assessment& of, const opening& with, instant now,
                           const run_options& options) {
    diagnostics problems;
    check_participants(of.definition(), with.participants, false, problems);
    if (problems.has_errors()) return problems;
    runner run{of, {}, options};
    run.open(with, now);
    run.settle();
    return std::move(run).finish();
}

result<instance_step> submit(const assessment& of, const instance& from, const act& what,
                             instant now, const run_options& options) {
    if (options.time == backwards::clamp) now = std::max(now, from.now.now);
    runner run{of, from, options};
    run.advance(now);
    run.submit(what, now);
    run.settle();
    return std::move(run).finish();
}

result<instance_step> advance(const assessment& of, const instance& from, instant now,
                              const run_options& options) {
    if (options.time == backwards::clamp) now = std::max(now, from.now.now);
    runner run{of, from, options};
    run.advance(now);
    return std::move(run).finish();
}

} // namespace tenet::assess
