#include "assess/instance_runner.hpp"
#include "assess/log_line.hpp"
#include "assess/migrator.hpp"
#include "assess/people.hpp"

#include <tenet/assess/instance_messages.hpp>
#include <tenet/assess/messages.hpp>
#include <tenet/assess/migration_messages.hpp>

#include <algorithm>
#include <set>

namespace tenet::assess {

namespace say = migration_messages;

namespace {

std::size_t position_of(const std::vector<std::string>& in, std::string_view name) {
    return static_cast<std::size_t>(std::find(in.begin(), in.end(), name) - in.begin());
}

} // namespace

const participant* migrator::person(std::string_view id) const noexcept {
    return find_person(now_.people, id);
}

void migrator::run() {
    check_versions();
    if (!problems_.has_errors()) check_names();
    if (problems_.has_errors()) return;
    begin_snapshot();
    if (problems_.has_errors()) return;
    check_targets();
    map_people();
    check_decisions();
    keep_separate();
    map_history();
    check_broken();
    map_delegations();
    map_data();
    if (now_.closed()) {
        map_outcome();
    } else {
        map_round();
    }
    check_holders();
}

/// A snapshot of the new chart before it is opened: its data, and nothing that happened.
void migrator::begin_snapshot() {
    auto begun = to_.chart().start({before_.now.session, at_}, options_);
    if (!begun) return problems_.add(begun.error());
    now_.now = std::move(begun->next);
    now_.now.now = at_;
    now_.now.sent = before_.now.sent;
}

void migrator::stand_at(const std::string& state) {
    const std::size_t n = position_of(to_.chart().state_ids(), state);
    now_.now.active = {static_cast<std::uint32_t>(n)};
}

/// Measures keep their values by their names; parameters have those of the new definition.
void migrator::map_data() {
    const auto& names = to_.chart().data_names();
    now_.now.data[position_of(names, "subject")] = now_.subject;
    for (const measure_definition& m : old_.from.measures) {
        const value* had = from_.chart().find(before_.now, m.id);
        if (had == nullptr || had->is_null()) continue;
        if (find_by_id(new_.from.measures, m.id) == nullptr) {
            change("measure", m.id, to_text(*had), {});
        } else {
            now_.now.data[position_of(names, m.id)] = owned_value::copy(*had);
        }
    }
    for (const parameter_value& p : new_.from.parameters) {
        const parameter_value* had = find_by_id(old_.from.parameters, p.id);
        const std::string before = had == nullptr ? std::string{} : to_text(*had->is);
        if (before != to_text(*p.is)) change("parameter", p.id, before, to_text(*p.is));
    }
}

void migrator::map_outcome() {
    const attained last = now_.outcomes.back();
    const auto target = outcome(last.outcome);
    if (!target) return refuse(say::no_target, {last.outcome});
    stand_at(*target);
    if (*target == last.outcome) return;
    change("outcome", {}, last.outcome, *target);
    now_.outcomes.push_back({last.number + 1, *target, at_, last.number, last.measures});
}

void migrator::map_round() {
    const std::string before = now_.present.stage;
    const auto target = stage(before);
    if (!target) return refuse(say::no_target, {before});
    const stage_definition& into = *new_.stage(*target);
    now_.present.stage = into.id;
    if (before != into.id) change("stage", {}, before, into.id);
    stand_at(into.id);
    for (seat& s : now_.present.seats) map_seat(s, into);
    add_seats(*old_.stage(before), into);
    excuse();
    if (rules_.time == migrated_time::keep) {
        map_timers(into);
    } else {
        start_timers(into);
    }
    const auto& seats = now_.present.seats;
    const bool somebody =
        std::any_of(seats.begin(), seats.end(), [](const seat& s) { return s.counts(); });
    if (!somebody) refuse(say::nobody_here, {into.id});
}

/// The role a place has from now on: that of the map, else one its holder has in the stage.
void migrator::seat_role(seat& s, const stage_definition& into) {
    const std::string before = s.role;
    const participant* p = person(s.person);
    auto as = role(before);
    if (!as || !includes(into.by, *as)) {
        const std::string* held = p == nullptr ? nullptr : first_held(*p, into.by);
        if (held != nullptr) as = *held;
    }
    if (as) s.role = *as;
    if (!s.counts() || (as && includes(into.by, *as))) return;
    if (s.is != ballot::none) return refuse(say::seat_does_not_fit, {s.person, into.id});
    s.removed = true;
    change("seat", s.person, before, {});
}

void migrator::map_seat(seat& s, const stage_definition& into) {
    seat_role(s, into);
    if (const participant* p = person(s.person)) {
        s.group = p->group;
        s.weight = p->weight;
        s.veto = first_held(*p, into.panel.veto) != nullptr;
    }
    if (s.is == ballot::none || !s.counts()) return;
    check_vote(s, into);
    map_answers(s, new_.form(into.form));
}

void migrator::check_vote(const seat& s, const stage_definition& into) {
    const bool collects = into.panel.is == panel_kind::collect;
    const bool fits = collects                  ? s.is == ballot::answered
                      : s.is == ballot::abstain ? into.panel.abstain != abstention::refused
                                                : s.is != ballot::answered;
    if (!fits) refuse(say::vote_does_not_fit, {s.person, into.id, std::string{name_of(s.is)}});
}

const answer_rule* migrator::rule_for(std::string_view question) const noexcept {
    for (const answer_rule& r : rules_.answers) {
        if (r.question == question) return &r;
    }
    return nullptr;
}

/// Answers in hand that the new form would not take are kept or dropped as the plan says.
void migrator::map_answers(seat& s, const form_definition* form) {
    constexpr std::string_view pointer = "/answers/";
    static const form_definition none;
    diagnostics wrong{static_cast<std::size_t>(-1)};
    (void)check_answers(form == nullptr ? none : *form, *s.answers, wrong);
    std::set<std::string, std::less<>> unfit;
    for (const diagnostic& d : wrong.items()) {
        if (d.where().pointer.starts_with(pointer)) {
            unfit.insert(d.where().pointer.substr(pointer.size()));
        }
    }
    const context_data* given =
        s.answers->is(value_kind::context) ? &s.answers->as_context() : nullptr;
    std::set<std::string, std::less<>> dropped;
    for (const std::string& question : unfit) {
        const answer_rule* rule = rule_for(question);
        if (rule == nullptr) {
            refuse(say::answer_does_not_fit, {s.person, question});
            continue;
        }
        const value* had = given == nullptr ? nullptr : given->find(question);
        const std::string text = had == nullptr ? std::string{} : to_text(*had);
        change("answer", s.person + "/" + question, text, rule->drop ? std::string{} : text,
               rule->reason);
        if (rule->drop) dropped.insert(question);
    }
    if (dropped.empty() || given == nullptr) return;
    context_builder kept;
    for (const context_entry& e : given->entries) {
        if (dropped.count(e.name) == 0) kept.add(e.name, e.is);
    }
    s.answers = kept.build();
}

/// Who would have no place under the old definition and has one under the new.
void migrator::add_seats(const stage_definition& before, const stage_definition& into) {
    // Who has a place, or had one and gave it away, does not get another one.
    std::set<std::string, std::less<>> placed;
    for (const seat& s : now_.present.seats) placed.insert(s.person);
    for (const participant& p : before_.people) {
        if (first_held(p, before.by) != nullptr) placed.insert(p.person);
    }
    for (const participant& p : now_.people) {
        const std::string* as = first_held(p, into.by);
        if (as == nullptr || placed.count(p.person) != 0) continue;
        now_.present.seats.push_back(seat_for(p, *as, into));
        change("seat", p.person, {}, *as);
    }
}

/// Conflicts of interest and separation of duties under the new definition, for all places.
void migrator::excuse() {
    const runner judge{to_, now_, options_};
    for (seat& s : now_.present.seats) {
        const participant* p = person(s.person);
        if (s.removed || p == nullptr) continue;
        std::vector<std::string> persons{s.person};
        if (s.is != ballot::none) persons.push_back(s.actor);
        const auto why = judge.barred(persons, now_.present.stage, s.role);
        if (s.is != ballot::none) {
            if (why && s.counts()) problems_.add(*why);
            continue;
        }
        const std::string before = std::move(s.excused);
        s.excused = !p->conflict.empty() ? p->conflict : why ? std::string{why->id()} : "";
        if (s.excused != before) change("seat", s.person, before, s.excused);
    }
}

void migrator::check_holders() {
    for (const stage_definition& s : new_.from.stages) {
        for (const std::string& id : s.by) {
            const bool held =
                std::any_of(now_.people.begin(), now_.people.end(),
                            [&](const participant& p) { return includes(p.roles, id); });
            if (!held) refuse(say::role_without_holder, {id, s.id});
        }
    }
}

/// Whose turn it is, as at the beginning of a stage.
void migrator::call(instance_step& to) const {
    if (now_.closed()) return;
    for (const std::string& id : new_.stage(now_.present.stage)->by) {
        instance_effect e;
        e.what.type = "act";
        e.what.name = now_.present.stage;
        e.what.target = id;
        e.what.at = at_;
        for (const seat& s : now_.present.seats) {
            if (is_open(s) && s.role == id) e.people.push_back(s.person);
        }
        to.effects.push_back(std::move(e));
    }
}

instance_step migrator::finish() && {
    instance_step out;
    call(out);
    recorded made = record_migration(to_.chart(), std::move(now_.now), now_.log,
                                     {at_, from_.chart().digest(), plan_.text(), plan_.digest()});
    now_.now = std::move(made.now.next);
    now_.log = std::move(made.at);
    out.bytes = std::move(made.bytes);
    out.next = std::move(now_);
    return out;
}

namespace {

void append(instance_step& to, instance_step more) {
    to.next = std::move(more.next);
    to.bytes += more.bytes;
    for (instance_effect& e : more.effects) to.effects.push_back(std::move(e));
}

/// A migration with what it found on its way.
result<instance_step> migrate_all(const assessment& from, const assessment& to,
                                  const instance& what, const migration_plan& plan, instant now,
                                  const run_options& options, migration_preview& told) {
    if (options.time == backwards::clamp) now = std::max(now, what.now.now);
    auto step = advance(from, what, now, options);
    if (!step) return step.error();
    const auto due = next_due(from, step->next);
    if (due && *due <= now) {
        return diagnostics{diagnostic{assess_messages::much_due, {std::to_string(options.timers)}}};
    }
    migrator work{from, to, step->next, plan, now, options};
    work.run();
    told.changes = std::move(work.changes());
    told.problems = work.problems();
    if (told.problems.has_errors()) return told.problems;
    append(*step, std::move(work).finish());
    runner after{to, step->next, options};
    after.settle();
    auto settled = std::move(after).finish();
    if (!settled) return settled.error();
    append(*step, std::move(*settled));
    return step;
}

} // namespace

migration_preview preview_migration(const assessment& from, const assessment& to,
                                    const instance& what, const migration_plan& plan, instant now,
                                    const run_options& options) {
    migration_preview told;
    const auto step = migrate_all(from, to, what, plan, now, options, told);
    if (step) {
        told.stage = step->next.at();
    } else if (!told.problems.has_errors()) {
        told.problems.add(step.error());
    }
    return told;
}

result<instance_step> migrate(const assessment& from, const assessment& to, const instance& what,
                              const migration_plan& plan, instant now, const run_options& options) {
    migration_preview told;
    return migrate_all(from, to, what, plan, now, options, told);
}

} // namespace tenet::assess
