#include "lineage_replay.hpp"

#include <tenet/group/messages.hpp>

#include <algorithm>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using kind = group_event::kind;

/// The party in an id such as "TOP@2025-07-01", where the id is one of that day.
std::optional<std::string> anchor_in(const std::string& id, date formed) {
    const std::string tail = "@" + formed.text();
    if (!id.ends_with(tail) || id.size() == tail.size()) return std::nullopt;
    return id.substr(0, id.size() - tail.size());
}

/// Makes groups what events tell of them; or what cannot be among groups of one day.
std::optional<bilingual> make_plain(std::vector<tracked_group>& groups) {
    std::set<std::string> own;
    for (tracked_group& g : groups) {
        bool has_anchor = false;
        for (tracked_member& m : g.members) {
            if (m.own && !own.insert(m.party).second) {
                return bilingual{m.party + " 有两个自己的集团",
                                 m.party + " has two groups of its own"};
            }
            has_anchor = has_anchor || (m.own && m.party == g.anchor);
            m = {std::move(m.party), true, {}};
        }
        if (!has_anchor) {
            return bilingual{g.id + " 的顶端主体不是其自己的成员",
                             "the top of " + g.id + " is no member of its own"};
        }
    }
    return std::nullopt;
}

} // namespace

void lineage_replay::refuse(const group_event& e, const char* zh, const char* en) {
    if (wrong_) return;
    const std::string what =
        e.on.text() + " " + e.group + " " + std::string(name_of(e.what)) + " " + e.about;
    wrong_ = bilingual{what + "：" + zh, what + ": " + en};
    culprit_ = &e;
}

void lineage_replay::run(std::span<const group_event> events, date until) {
    for (std::size_t begin = 0; begin < events.size() && !wrong_;) {
        if (until < events[begin].on) return;
        std::size_t end = begin;
        for (; end < events.size() && events[end].on == events[begin].on; ++end) take(events[end]);
        check_references(events.subspan(begin, end - begin));
        begin = end;
    }
}

void lineage_replay::take(const group_event& e) {
    if (wrong_) return;
    if (e.what == kind::formed) return form(e);
    const auto at = groups_.find(e.group);
    if (at == groups_.end()) return refuse(e, "该集团尚未成立", "the group was not formed");
    const bool ends = e.what == kind::merged_into || e.what == kind::dissolved;
    const bool ended_today = at->second.ended == e.on && ends;
    if (at->second.ended && !(ended_today && e.what == kind::merged_into)) {
        return refuse(e, "该集团已经终止", "the group had ended");
    }
    take_of(e, at->second);
}

void lineage_replay::form(const group_event& e) {
    auto anchor = anchor_in(e.group, e.on);
    if (!anchor) return refuse(e, "编号与成立日期不符", "the id is not of that day");
    const auto [at, added] = groups_.try_emplace(e.group);
    if (!added) return refuse(e, "该集团已经成立", "the group was formed before");
    at->second.formed = e.on;
    at->second.anchor = std::move(*anchor);
    at->second.name = e.about;
}

void lineage_replay::take_of(const group_event& e, group& of) {
    const auto change = [&](std::string& text) {
        if (text != e.was || text == e.about) return refuse(e, "原值不符", "it was another before");
        text = e.about;
    };
    switch (e.what) {
    case kind::renamed: return change(of.name);
    case kind::top_changed: return change(of.anchor);
    case kind::joined:
        if (!of.members.insert(e.about).second) refuse(e, "已是成员", "it was a member already");
        return;
    case kind::left:
        if (of.members.erase(e.about) == 0) refuse(e, "并非成员", "it was no member");
        return;
    case kind::merged_into:
    case kind::dissolved:
        if (!of.members.empty()) refuse(e, "尚有成员", "it has members still");
        of.ended = e.on;
        return;
    case kind::split_from:
        if (of.formed != e.on) refuse(e, "成立于另一天", "it was formed on another day");
        return;
    case kind::formed: return;
    }
}

/// Groups that events of one day name: what was split existed before, what took over exists.
void lineage_replay::check_references(std::span<const group_event> of_day) {
    for (const group_event& e : of_day) {
        if (e.what == kind::merged_into || e.what == kind::split_from) {
            const auto named = groups_.find(e.about);
            const bool fits =
                named != groups_.end() &&
                (e.what == kind::merged_into
                     ? !named->second.ended
                     : named->second.formed < e.on && named->second.ended.value_or(e.on) >= e.on);
            if (!fits) refuse(e, "所指的集团当时不存在", "there was no such group then");
        }
        const auto at = groups_.find(e.group);
        const bool alive = at != groups_.end() && !at->second.ended;
        if (alive && !at->second.members.contains(at->second.anchor)) {
            refuse(e, "顶端主体不是成员", "its top is no member");
        }
    }
}

std::vector<tracked_group> lineage_replay::alive() const {
    std::vector<tracked_group> out;
    for (const auto& [id, g] : groups_) {
        if (g.ended) continue;
        tracked_group made{id, g.formed, g.anchor, g.name, {}};
        for (const std::string& party : g.members) made.members.push_back({party, true, {}});
        out.push_back(std::move(made));
    }
    return out;
}

std::optional<diagnostic> outside(const lineage& of, date day) {
    if (of.first() && *of.first() <= day && day <= *of.last()) return std::nullopt;
    const auto shown = [](const std::optional<date>& d) { return d ? d->text() : "-"; };
    return diagnostic{messages::outside_lineage, {day.text(), shown(of.first()), shown(of.last())}};
}

result<std::vector<tracked_group>> lineage::on(date day) const {
    if (auto refused = outside(*this, day)) return std::move(*refused);
    lineage_replay replay;
    replay.run(events_, day);
    return replay.alive();
}

std::optional<lineage_fault> fault_in(date first, date last,
                                      const std::vector<tracked_group>& current,
                                      std::span<const group_event> events) {
    if (last < first) {
        return lineage_fault{{"最后一日早于第一日", "its last day is before its first"}};
    }
    const auto is_outside = [&](const group_event& e) { return e.on < first || last < e.on; };
    const auto beyond = std::ranges::find_if(events, is_outside);
    if (beyond != events.end()) {
        return lineage_fault{{"事件在所述日期之外", "events lie outside its days"},
                             static_cast<std::size_t>(beyond - events.begin())};
    }
    const auto unordered = [](const group_event& a, const group_event& b) { return a >= b; };
    const auto late = std::ranges::adjacent_find(events, unordered);
    if (late != events.end()) {
        return lineage_fault{{"事件次序不对或重复", "events are out of order, or occur twice"},
                             static_cast<std::size_t>(late - events.begin()) + 1};
    }
    lineage_replay replay;
    replay.run(events, last);
    if (const auto& wrong = replay.contradiction()) {
        return lineage_fault{*wrong, static_cast<std::size_t>(replay.culprit() - events.data())};
    }
    std::vector<tracked_group> plain = current;
    if (const auto wrong = make_plain(plain)) return lineage_fault{*wrong};
    if (plain == replay.alive()) return std::nullopt;
    return lineage_fault{{"事件得不出所列的集团", "the events do not lead to the groups listed"}};
}

result<lineage> lineage::from(const identity_rule& rule, date first, date last,
                              std::vector<tracked_group> current, std::vector<group_event> events) {
    if (const auto wrong = fault_in(first, last, current, events)) {
        return diagnostic{messages::lineage_contradiction, {wrong->why.zh, wrong->why.en}};
    }
    lineage out(rule);
    out.first_ = first;
    out.last_ = last;
    out.current_ = std::move(current);
    out.events_ = std::move(events);
    return out;
}

} // namespace tenet::group
