#include "assess/canonical_object.hpp"
#include "assess/instance_runner.hpp"
#include "assess/people.hpp"

#include <tenet/assess/instance_messages.hpp>
#include <tenet/assess/messages.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = instance_messages;

namespace {

/// What an act is called in sentences, in Chinese and English.
std::pair<const char*, const char*> words_for(act_kind k) noexcept {
    switch (k) {
    case act_kind::submit: return {"提交", "submit"};
    case act_kind::delegate: return {"委派", "delegate"};
    case act_kind::revoke: return {"撤销委派", "revoke a delegation"};
    case act_kind::transfer: return {"转办", "transfer"};
    case act_kind::add_signer: return {"加签", "add a signer"};
    case act_kind::remove_signer: return {"减签", "remove a signer"};
    case act_kind::declare_conflict: return {"声明他人的利益冲突", "declare a conflict of others"};
    case act_kind::send_back: return {"退回", "send back"};
    case act_kind::withdraw: return {"撤回", "withdraw"};
    case act_kind::reopen: return {"重启", "reopen"};
    case act_kind::appeal: return {"申诉", "appeal"};
    }
    return {"", ""};
}

std::vector<std::string> persons_of(const act& what) {
    std::vector<std::string> all{what.actor};
    if (!what.on_behalf_of.empty()) all.push_back(what.on_behalf_of);
    return all;
}

} // namespace

const participant* runner::person(std::string_view id) const noexcept {
    return find_person(now().people, id);
}

bool runner::known(const std::string& id) {
    if (person(id) != nullptr) return true;
    refuse(say::unknown_actor, {id});
    return false;
}

bool runner::holds(std::string_view id, const std::vector<std::string>& any) const {
    const participant* p = person(id);
    return p != nullptr && first_held(*p, any) != nullptr;
}

seat* runner::open_seat(std::string_view id) {
    for (seat& s : now().present.seats) {
        if (s.person == id && !s.removed) return &s;
    }
    return nullptr;
}

std::optional<diagnostic> runner::barred(const std::vector<std::string>& persons,
                                         std::string_view in, std::string_view role) const {
    for (const auto& set : program_.from.separate) {
        if (!includes(set, in)) continue;
        for (const std::string& other : set) {
            const auto took = now().took_part.find(other);
            if (other == in || took == now().took_part.end()) continue;
            for (const std::string& p : persons) {
                if (took->second.count(p) == 0) continue;
                return diagnostic{say::separation, {p, other, std::string{in}}};
            }
        }
    }
    return barred_by_roles(persons, role);
}

/// Roles held, roles acted in before, and the one of the place: of all persons together.
std::optional<diagnostic> runner::barred_by_roles(const std::vector<std::string>& persons,
                                                  std::string_view role) const {
    std::set<std::string, std::less<>> roles{std::string{role}};
    for (const std::string& id : persons) {
        if (const participant* p = person(id)) roles.insert(p->roles.begin(), p->roles.end());
        const auto before = now().acted_as.find(id);
        if (before != now().acted_as.end()) {
            roles.insert(before->second.begin(), before->second.end());
        }
    }
    for (const auto& set : program_.from.exclusive) {
        std::vector<std::string> both;
        for (const std::string& r : set) {
            if (roles.count(r) != 0) both.push_back(r);
        }
        if (both.size() >= 2)
            return diagnostic{say::exclusive, {persons.front(), both[0], both[1]}};
    }
    return std::nullopt;
}

void runner::submit(const act& what, instant at) {
    if (failed()) return;
    const auto due = next_due(now().now);
    if (due && *due <= at) {
        return refuse(assess_messages::much_due, {std::to_string(options_.timers)});
    }
    act checked = what;
    if (checked.on_behalf_of == checked.actor) checked.on_behalf_of.clear();
    if (!known(checked.actor)) return;
    check(checked, at);
    if (failed()) return;
    if (checked.is == act_kind::submit && !stage().form.empty()) {
        checked.answers = check_answers(*program_.form(stage().form), *what.answers, problems_);
        if (failed()) return;
    }
    perform(checked, at);
}

/// That an act belongs to the stage at present.
void runner::check_place(const act& what) {
    const auto [zh, en] = words_for(what.is);
    if (now().closed()) {
        const bool was_there = now().present.stage == what.stage;
        if (was_there && what.is == act_kind::submit) {
            return refuse(say::late, {what.stage, utc_text(*now().present.left)});
        }
        return refuse(say::not_open, {now().at(), zh});
    }
    if (what.stage == now().present.stage) return;
    const auto past = std::find_if(now().past.rbegin(), now().past.rend(),
                                   [&](const auto& r) { return r->stage == what.stage; });
    if (past != now().past.rend()) {
        return refuse(say::late, {what.stage, utc_text(*(*past)->left)});
    }
    refuse(say::out_of_order, {what.stage, now().present.stage});
}

void runner::check(const act& what, instant at) {
    switch (what.is) {
    case act_kind::submit: return check_submit(what, at);
    case act_kind::delegate:
    case act_kind::revoke: return check_delegate(what, at);
    case act_kind::transfer: return check_transfer(what);
    case act_kind::add_signer:
    case act_kind::remove_signer: return check_signer(what);
    case act_kind::declare_conflict: return check_conflict(what);
    case act_kind::send_back: return check_send_back(what);
    case act_kind::withdraw:
    case act_kind::reopen:
    case act_kind::appeal: return check_resumption(what, at);
    }
}

void runner::check_submit(const act& what, instant at) {
    check_place(what);
    if (failed()) return;
    const std::string& owner = what.on_behalf_of.empty() ? what.actor : what.on_behalf_of;
    if (!known(owner)) return;
    const seat* place = open_seat(owner);
    if (place == nullptr) return refuse(say::no_seat, {owner, what.stage});
    for (const std::string& p : persons_of(what)) {
        if (!person(p)->conflict.empty()) return refuse(say::conflict, {p});
    }
    if (auto why = barred(persons_of(what), what.stage, place->role)) {
        return problems_.add(std::move(*why));
    }
    if (!place->counts()) return refuse(say::no_seat, {owner, what.stage});
    if (!what.on_behalf_of.empty()) {
        const bool delegated = std::any_of(
            now().delegations.begin(), now().delegations.end(), [&](const delegation& d) {
                return d.from == owner && d.to == what.actor && d.since <= at && at < d.until &&
                       (d.stages.empty() || includes(d.stages, what.stage));
            });
        if (!delegated) return refuse(say::no_delegation, {owner, what.actor});
    }
    if (place->is != ballot::none) return refuse(say::twice, {owner, what.stage});
    const auto& seats = now().present.seats;
    const bool acted = std::any_of(seats.begin(), seats.end(), [&](const seat& s) {
        return s.is != ballot::none && s.actor == what.actor;
    });
    if (acted) return refuse(say::twice, {what.actor, what.stage});
    check_vote(what);
}

void runner::check_vote(const act& what) {
    const panel_definition& panel = stage().panel;
    const bool votes = panel.is != panel_kind::collect;
    std::string possible = votes ? "approve, reject" : "-";
    if (votes && panel.abstain != abstention::refused) possible += ", abstain";
    bool fine = votes ? what.choice == ballot::approve || what.choice == ballot::reject
                      : what.choice == ballot::none;
    if (votes && panel.abstain != abstention::refused) {
        fine = fine || what.choice == ballot::abstain;
    }
    if (!fine) refuse(say::bad_choice, {std::string{name_of(what.choice)}, possible});
    if (stage().form.empty() && !what.answers->is_null()) {
        refuse(say::answers_here, {what.stage});
    }
}

void runner::check_delegate(const act& what, instant at) {
    const auto [zh, en] = words_for(what.is);
    if (now().closed()) return refuse(say::not_open, {now().at(), zh});
    const delegation_definition& rule = program_.from.delegation;
    if (!rule.allowed) return refuse(say::not_offered, {now().present.stage, zh, en});
    if (!known(what.person)) return;
    const auto bad = [&](std::string z, std::string e) {
        refuse(say::bad_delegation, {std::move(z), std::move(e)});
    };
    if (what.person == what.actor) return bad("不能委派给自己", "nobody delegates to oneself");
    if (what.is == act_kind::revoke) return;
    for (const std::string& s : what.stages) {
        if (program_.stage(s) == nullptr) bad("没有阶段 " + s, "there is no stage " + s);
    }
    if (!what.since || !what.until || *what.since >= *what.until || *what.until <= at) {
        return bad("须有起止时间 since 和 until，且未过期",
                   "it needs since and until, in that order and not over");
    }
    if (!rule.longest.given()) return;
    const auto longest = due_after(*what.since, rule.longest.after, rule.longest.in,
                                   {options_.zone, options_.calendar});
    if (!longest || *what.until > *longest) {
        bad("最长 " + rule.longest.after, "at most " + rule.longest.after);
    }
}

void runner::check_transfer(const act& what) {
    check_place(what);
    if (failed() || !known(what.person)) return;
    const auto [zh, en] = words_for(what.is);
    if (!stage().transfer) return refuse(say::not_offered, {what.stage, zh, en});
    const seat* place = open_seat(what.actor);
    if (place == nullptr || !place->counts()) {
        return refuse(say::no_seat, {what.actor, what.stage});
    }
    if (place->is != ballot::none) return refuse(say::has_acted, {what.actor});
    if (open_seat(what.person) != nullptr) return refuse(say::seated, {what.person});
    if (!person(what.person)->conflict.empty()) return refuse(say::conflict, {what.person});
    if (auto why = barred({what.person}, what.stage, place->role)) problems_.add(std::move(*why));
}

void runner::check_signer(const act& what) {
    check_place(what);
    if (failed() || !known(what.person)) return;
    const auto [zh, en] = words_for(what.is);
    if (!holds(what.actor, stage().signers_by)) {
        return refuse(say::not_allowed, {what.actor, zh, en});
    }
    if (what.person == what.actor) return refuse(say::self_seated, {what.actor});
    // Whoever may not judge does not choose who judges either.
    if (!person(what.actor)->conflict.empty()) return refuse(say::conflict, {what.actor});
    if (auto why = barred({what.actor}, what.stage, {})) return problems_.add(std::move(*why));
    const seat* place = open_seat(what.person);
    if (what.is == act_kind::remove_signer) {
        if (place == nullptr) return refuse(say::no_seat, {what.person, what.stage});
        if (place->is != ballot::none) refuse(say::has_acted, {what.person});
        return;
    }
    if (place != nullptr) return refuse(say::seated, {what.person});
    if (!person(what.person)->conflict.empty()) return refuse(say::conflict, {what.person});
    if (auto why = barred({what.person}, what.stage, stage().by.front())) {
        problems_.add(std::move(*why));
    }
}

void runner::check_conflict(const act& what) {
    const auto [zh, en] = words_for(what.is);
    if (now().closed()) return refuse(say::not_open, {now().at(), zh});
    if (what.person.empty() || what.person == what.actor) return;
    if (!known(what.person)) return;
    if (!holds(what.actor, program_.from.conflicts_by)) {
        return refuse(say::not_allowed, {what.actor, zh, en});
    }
    if (!person(what.actor)->conflict.empty()) refuse(say::conflict, {what.actor});
}

void runner::check_send_back(const act& what) {
    check_place(what);
    if (failed()) return;
    const auto [zh, en] = words_for(what.is);
    if (!includes(stage().send_back, what.to)) {
        return refuse(say::not_offered,
                      {what.stage, zh + (" " + what.to), en + (" to " + what.to)});
    }
    const seat* place = open_seat(what.actor);
    if (place == nullptr) return refuse(say::no_seat, {what.actor, what.stage});
    if (!person(what.actor)->conflict.empty()) return refuse(say::conflict, {what.actor});
    if (auto why = barred({what.actor}, what.stage, place->role)) {
        return problems_.add(std::move(*why));
    }
    if (!place->counts()) return refuse(say::no_seat, {what.actor, what.stage});
    if (place->is != ballot::none) refuse(say::twice, {what.actor, what.stage});
}

void runner::check_resumption(const act& what, instant at) {
    const auto [zh, en] = words_for(what.is);
    const bool out = what.is == act_kind::withdraw;
    if (out && now().closed()) return refuse(say::not_open, {now().at(), zh});
    if (!out && !now().closed()) return refuse(say::still_open, {now().at(), zh, en});
    const assessment_definition& d = program_.from;
    const resumption_definition& rule = out                           ? d.withdraw
                                        : what.is == act_kind::reopen ? d.reopen
                                                                      : d.appeal;
    if (rule.to.empty()) return refuse(say::not_offered, {now().at(), zh, en});
    if (!holds(what.actor, rule.by)) return refuse(say::not_allowed, {what.actor, zh, en});
    if (!rule.within.given()) return;
    const instant since = out ? now().opened : now().outcomes.back().at;
    const auto due =
        due_after(since, rule.within.after, rule.within.in, {options_.zone, options_.calendar});
    if (!due) return refuse(say::no_due, {now().at()});
    if (at >= *due) refuse(say::too_late_to, {utc_text(*due), zh, en});
}

void runner::take_part(const std::vector<std::string>& persons, std::string_view role) {
    auto& here = now().took_part[now().present.stage];
    for (const std::string& p : persons) {
        here.insert(p);
        now().acted_as[p].insert(std::string{role});
    }
}

void runner::cast(const act& what, instant at) {
    const std::string& owner = what.on_behalf_of.empty() ? what.actor : what.on_behalf_of;
    seat& place = *open_seat(owner);
    place.is = what.choice == ballot::none ? ballot::answered : what.choice;
    place.actor = what.actor;
    place.on_behalf_of = what.on_behalf_of;
    place.answers = what.answers;
    place.at = at;
    take_part(persons_of(what), place.role);
}

/// Whoever has a conflict leaves the quorum; what that person has cast in this round, for
/// whomever, does not count.
void runner::set_conflict(const act& what) {
    const std::string& who = what.person.empty() ? what.actor : what.person;
    const std::string why = what.reason.empty() ? "declared" : what.reason;
    for (participant& p : now().people) {
        if (p.person == who) p.conflict = why;
    }
    for (seat& s : now().present.seats) {
        if (s.person == who && s.excused.empty()) s.excused = why;
        if (s.is != ballot::none && s.actor == who && s.person != who) {
            s.is = ballot::none;
            s.answers = {};
        }
    }
}

void runner::perform_in_stage(const act& what, instant at) {
    switch (what.is) {
    case act_kind::submit: cast(what, at); break;
    case act_kind::delegate:
        now().delegations.push_back(
            {what.actor, what.person, *what.since, *what.until, what.stages});
        break;
    case act_kind::revoke:
        std::erase_if(now().delegations, [&](const delegation& d) {
            return d.from == what.actor && d.to == what.person;
        });
        break;
    case act_kind::transfer: open_seat(what.actor)->person = what.person; break;
    case act_kind::add_signer:
        now().present.seats.push_back(seat_for(*person(what.person), stage().by.front(), stage()));
        break;
    case act_kind::remove_signer: open_seat(what.person)->removed = true; break;
    case act_kind::declare_conflict: set_conflict(what); break;
    default: break;
    }
}

/// Leaves a stage, or an outcome, by the event of an act.
void runner::leave_by(const act& what, instant at, const std::string& event_name,
                      std::string_view result) {
    context_builder data;
    add_act(data, what);
    const std::size_t before = out_.effects.size();
    if (!apply(event_of(what, event_name, data), at)) return;
    if (!now().closed()) leave(at, result);
    enter(at);
    name_people(before);
}

void runner::perform(const act& what, instant at) {
    switch (what.is) {
    case act_kind::send_back:
        take_part({what.actor}, open_seat(what.actor)->role);
        return leave_by(what, at, "send_back." + what.to, "sent_back");
    case act_kind::withdraw: return leave_by(what, at, "withdraw", "withdrawn");
    case act_kind::reopen: return leave_by(what, at, "reopen", "");
    case act_kind::appeal: return leave_by(what, at, "appeal", "");
    default: break;
    }
    perform_in_stage(what, at);
    const panel_result r = decide(stage().panel, votes_of(now().present), false);
    if (r != panel_result::open) return apply_decided(name_of(what.is), &what, r, at);
    context_builder data;
    add_act(data, what);
    apply(event_of(what, "act." + std::string{name_of(what.is)}, data), at);
}

} // namespace tenet::assess
