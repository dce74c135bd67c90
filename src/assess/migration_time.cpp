#include "assess/migrator.hpp"
#include "assess/people.hpp"

#include <tenet/assess/instance_messages.hpp>

#include <algorithm>

namespace tenet::assess {

/// What is due stays due, under the names of the new definition.
void migrator::map_timers(const stage_definition& into) {
    for (const pending& was : before_.now.timers) {
        pending p = was;
        p.what.send_id = "stage." + into.id;
        if (!p.type.empty()) {
            p.what.name = into.id;
            const auto target = role(p.target);
            const bool fits = target && (p.type != "remind" || includes(into.by, *target));
            if (!fits) {
                change("time", p.type + " " + p.target, utc_text(p.due), {});
                continue;
            }
            p.target = *target;
        }
        now_.now.timers.push_back(std::move(p));
    }
}

void migrator::add_timer(const span_definition& when, std::string type, std::string name,
                         std::string target, const stage_definition& into) {
    const auto due = due_after(at_, when.after, when.in, {options_.zone, options_.calendar});
    if (!due) return refuse(instance_messages::no_due, {into.id});
    pending p;
    p.due = *due;
    p.order = now_.now.sent++;
    p.type = std::move(type);
    p.target = std::move(target);
    p.what.name = std::move(name);
    p.what.send_id = "stage." + into.id;
    if (p.type.empty()) {
        p.what.origin = "#_scxml_" + now_.now.session;
        p.what.origin_type = scxml_processor;
    }
    const std::string subject = p.type.empty() ? p.what.name : p.type + " " + p.target;
    change("time", subject, {}, utc_text(p.due));
    const auto later = [](const pending& a, const pending& b) { return a.due < b.due; };
    auto& timers = now_.now.timers;
    timers.insert(std::upper_bound(timers.begin(), timers.end(), p, later), p);
}

/// Reminders, escalations and the deadline as if the stage began now.
void migrator::start_timers(const stage_definition& into) {
    for (const pending& was : before_.now.timers) {
        const std::string subject = was.type.empty() ? was.what.name : was.type + " " + was.target;
        change("time", subject, utc_text(was.due), {});
    }
    for (const span_definition& r : into.remind) {
        for (const std::string& id : into.by) add_timer(r, "remind", into.id, id, into);
    }
    for (const escalation_definition& e : into.escalate) {
        add_timer(e.when, "escalate", into.id, e.to, into);
    }
    if (into.deadline.given()) {
        add_timer(into.deadline, {}, std::string{deadline_event}, {}, into);
    }
}

} // namespace tenet::assess
