#include <tenet/group/copying.hpp>
#include <tenet/group/lineage.hpp>
#include <tenet/group/messages.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using kind = group_event::kind;

/// What a group of the eve and one of the day have in common.
struct overlap {
    std::size_t before = 0;
    std::size_t after = 0;
    std::size_t members = 0;
    decimal measure;
    bool anchor = false;
};

/// One step from the groups of an eve to those of a day.
class step {
public:
    /// `taken` are ids of groups of the day that are not those of `after`.
    step(const identity_rule& rule, date day, const std::vector<tracked_group>& before,
         std::vector<tracked_group> after, std::set<std::string> taken = {})
        : rule_(rule),
          day_(day),
          before_(before),
          after_(std::move(after)),
          taken_(std::move(taken)) {}

    void run() {
        std::erase_if(after_, [&](const tracked_group& g) {
            return g.members.size() < std::max<std::size_t>(rule_.least_members, 1);
        });
        find_overlaps();
        carry_ids_on();
        for (std::size_t n = 0; n < after_.size(); ++n) {
            if (continues_[n]) {
                tell_continued(before_[*continues_[n]], after_[n]);
            } else {
                tell_new(after_[n]);
            }
        }
        std::vector<bool> taken_over(before_.size());
        for (const overlap& o : overlaps_) {
            taken_over[o.before] = true;
            tell_transfer(o);
        }
        for (std::size_t n = 0; n < before_.size(); ++n) {
            if (!continued_[n]) tell_ended(before_[n], taken_over[n]);
        }
        std::ranges::sort(after_, {}, &tracked_group::id);
        std::ranges::sort(events);
    }

    [[nodiscard]] std::vector<tracked_group> groups() { return std::move(after_); }

    std::vector<group_event> events;

private:
    void find_overlaps() {
        std::unordered_map<std::string_view, std::size_t> group_of;
        for (std::size_t n = 0; n < after_.size(); ++n) {
            for (const tracked_member& m : after_[n].members) {
                if (m.own) group_of.emplace(m.party, n);
            }
        }
        std::map<std::pair<std::size_t, std::size_t>, overlap> found;
        for (std::size_t n = 0; n < before_.size(); ++n) {
            for (const tracked_member& m : before_[n].members) {
                const auto now = m.own ? group_of.find(m.party) : group_of.end();
                if (now == group_of.end()) continue;
                overlap& o = found[{n, now->second}];
                o.before = n;
                o.after = now->second;
                ++o.members;
                o.measure += m.measure;
                o.anchor = o.anchor || m.party == before_[n].anchor;
            }
        }
        for (const auto& [_, o] : found) overlaps_.push_back(o);
    }

    [[nodiscard]] bool is_better(const overlap& a, const overlap& b) const {
        if (rule_.by == identity_rule::basis::measure && a.measure != b.measure) {
            return a.measure > b.measure;
        }
        if (rule_.by == identity_rule::basis::anchor && a.anchor != b.anchor) return a.anchor;
        if (a.members != b.members) return a.members > b.members;
        if (a.anchor != b.anchor) return a.anchor;
        const auto rest = [&](const overlap& o) {
            return std::tie(before_[o.before].formed, before_[o.before].id, after_[o.after].anchor);
        };
        return rest(a) < rest(b);
    }

    void carry_ids_on() {
        continues_.resize(after_.size());
        continued_.resize(before_.size());
        std::ranges::sort(overlaps_,
                          [&](const overlap& a, const overlap& b) { return is_better(a, b); });
        for (const overlap& o : overlaps_) {
            if (continues_[o.after] || continued_[o.before]) continue;
            continues_[o.after] = o.before;
            continued_[o.before] = true;
            after_[o.after].id = before_[o.before].id;
            after_[o.after].formed = before_[o.before].formed;
        }
        for (std::size_t n = 0; n < after_.size(); ++n) {
            if (continues_[n]) continue;
            after_[n].id = new_id(after_[n].anchor);
            after_[n].formed = day_;
        }
    }

    [[nodiscard]] std::string new_id(const std::string& anchor) const {
        const std::string plain = anchor + "@" + day_.text();
        std::string id = plain;
        for (std::size_t n = 2; taken_.contains(id); ++n) id = plain + "#" + std::to_string(n);
        return id;
    }

    void tell(const std::string& group, kind what, std::string about, std::string was = {}) {
        events.push_back({day_, group, what, std::move(about), std::move(was)});
    }

    void tell_continued(const tracked_group& was, const tracked_group& is) {
        if (was.name != is.name) tell(is.id, kind::renamed, is.name, was.name);
        if (was.anchor != is.anchor) tell(is.id, kind::top_changed, is.anchor, was.anchor);
        const auto tell_those = [&](const tracked_group& in, const tracked_group& not_in, kind k) {
            for (const tracked_member& m : in.members) {
                const bool there =
                    std::ranges::binary_search(not_in.members, m.party, {}, &tracked_member::party);
                if (!there) tell(is.id, k, m.party);
            }
        };
        tell_those(is, was, kind::joined);
        tell_those(was, is, kind::left);
    }

    void tell_new(const tracked_group& g) {
        tell(g.id, kind::formed, g.name);
        for (const tracked_member& m : g.members) tell(g.id, kind::joined, m.party);
    }

    /// Where a new group comes from, and where one that ended went.
    void tell_transfer(const overlap& o) {
        const std::string& was = before_[o.before].id;
        const std::string& is = after_[o.after].id;
        if (!continues_[o.after]) tell(is, kind::split_from, was);
        if (!continued_[o.before]) tell(was, kind::merged_into, is);
    }

    void tell_ended(const tracked_group& g, bool taken_over) {
        for (const tracked_member& m : g.members) tell(g.id, kind::left, m.party);
        if (!taken_over) tell(g.id, kind::dissolved, {});
    }

    const identity_rule& rule_;
    date day_;
    const std::vector<tracked_group>& before_;
    std::vector<tracked_group> after_;
    std::set<std::string> taken_;
    std::vector<overlap> overlaps_;
    std::vector<std::optional<std::size_t>> continues_; ///< by group of the day
    std::vector<bool> continued_;                       ///< by group of the eve
};

/// Members in order, and what cannot be among groups of one day.
diagnostics put_in_order(date day, std::vector<tracked_group>& groups) {
    diagnostics problems;
    std::set<std::string> owned;
    for (tracked_group& g : groups) {
        std::ranges::sort(g.members, {}, &tracked_member::party);
        const auto refuse = [&](const std::string& zh, const std::string& en) {
            problems.add(messages::bad_observation, {day.text(), g.name, zh, en});
        };
        bool has_anchor = false;
        for (std::size_t n = 0; n < g.members.size(); ++n) {
            const tracked_member& m = g.members[n];
            has_anchor = has_anchor || (m.own && m.party == g.anchor);
            const bool twice = (n > 0 && g.members[n - 1].party == m.party) ||
                               (m.own && !owned.insert(m.party).second);
            if (twice) refuse("“" + m.party + "”重复", "\"" + m.party + "\" occurs twice");
        }
        if (!has_anchor) {
            refuse("“" + g.anchor + "”不是其自己的成员",
                   "\"" + g.anchor + "\" is no member of its own");
        }
    }
    return problems;
}

constexpr std::array<std::string_view, 8> names_of_events{
    "formed", "split_from", "renamed", "top_changed", "joined", "left", "merged_into", "dissolved"};
constexpr std::array<std::string_view, 4> names_of_states{"current", "merged", "dissolved",
                                                          "before"};

} // namespace

std::string_view name_of(group_event::kind what) noexcept {
    return names_of_events[static_cast<std::size_t>(what)];
}

std::string_view name_of(resolution::state is) noexcept {
    return names_of_states[static_cast<std::size_t>(is)];
}

std::vector<tracked_group> tracked_groups(const grouped_day& of,
                                          std::span<const decimal> measures) {
    const graph& g = of.day.parties();
    std::vector<tracked_group> out;
    out.reserve(of.groups.groups.size());
    for (const corporate_group& c : of.groups.groups) {
        tracked_group made;
        made.name = of.day.seat_name(c.top);
        const auto tops = of.day.members(c.top);
        bool from_top = false;
        for (const member& m : c.members) {
            const std::string_view key = g.key(m.party);
            const decimal measure = m.party < measures.size() ? measures[m.party] : decimal{};
            made.members.push_back({std::string(key), m.own, measure});
            if (!m.own) continue;
            const bool is_top = std::ranges::find(tops, m.party) != tops.end();
            if (made.anchor.empty() || (is_top && !from_top) ||
                (is_top == from_top && key < made.anchor)) {
                made.anchor = key;
            }
            from_top = from_top || is_top;
        }
        std::ranges::sort(made.members, {}, &tracked_member::party);
        out.push_back(std::move(made));
    }
    return out;
}

result<std::vector<group_event>> lineage::advance(date day, std::vector<tracked_group> groups) {
    if (last_ && day <= *last_) {
        return diagnostic{messages::day_not_later, {day.text(), last_->text()}};
    }
    const diagnostics problems = put_in_order(day, groups);
    if (problems.has_errors()) return problems;
    step next{rule_, day, current_, std::move(groups)};
    next.run();
    current_ = next.groups();
    events_.insert(events_.end(), next.events.begin(), next.events.end());
    if (!first_) first_ = day;
    last_ = day;
    return std::move(next.events);
}

namespace {

/// Which groups were merged into which.
class mergers {
public:
    void add(std::span<const group_event> events, date until) {
        for (const group_event& e : events) {
            if (e.what == kind::merged_into && e.on <= until) from_.emplace(e.about, e.group);
        }
    }

    /// An id, and all that were merged into it, directly or through others.
    [[nodiscard]] std::vector<std::string> known_as(const std::string& id) const {
        std::set<std::string> found{id};
        std::vector<std::string> open{id};
        while (!open.empty()) {
            const auto [begin, end] = from_.equal_range(open.back());
            open.pop_back();
            for (auto at = begin; at != end; ++at) {
                if (found.insert(at->second).second) open.push_back(at->second);
            }
        }
        return {found.begin(), found.end()};
    }

private:
    std::multimap<std::string, std::string> from_;
};

/// Ids of groups that were formed on a day.
std::set<std::string> formed_on(date day, std::span<const group_event> events) {
    std::set<std::string> out;
    for (const group_event& e : events) {
        if (e.on == day && e.what == kind::formed) out.insert(e.group);
    }
    return out;
}

} // namespace

result<continued_ids> lineage::continued(date day, std::vector<tracked_group> groups) const {
    std::vector<tracked_group> before = current_;
    if (last_ && day < *last_) {
        auto known = on(day);
        if (!known) return known.error();
        before = std::move(*known);
    }
    const diagnostics problems = put_in_order(day, groups);
    if (problems.has_errors()) return problems;
    std::vector<std::string> anchors;
    for (const tracked_group& g : groups) anchors.push_back(g.anchor);
    step next{rule_, day, before, std::move(groups), formed_on(day, events_)};
    next.run();
    mergers merged;
    merged.add(events_, day);
    merged.add(next.events, day);
    // An anchor is a member of its own, and so that of one group.
    std::map<std::string, std::string> by_anchor;
    for (tracked_group& g : next.groups()) by_anchor.emplace(g.anchor, std::move(g.id));
    continued_ids out;
    for (const std::string& anchor : anchors) {
        const auto followed = by_anchor.find(anchor);
        const bool is = followed != by_anchor.end();
        out.ids.push_back(is ? followed->second : std::string{});
        out.known_as.push_back(is ? merged.known_as(followed->second) : std::vector<std::string>{});
    }
    return out;
}

std::vector<date> days_of_change(const graph& of, const group_policy& policy, date first, date last,
                                 date known_at) {
    std::set<std::int64_t> days;
    const auto add = [&](std::int64_t day) {
        if (first.days() < day && day <= last.days()) days.insert(day);
    };
    const std::int64_t known = known_at.days();
    for (edge_number e = 0; e < of.edge_count(); ++e) {
        const edge_period& p = of.period(e);
        if (known < p.recorded_on || p.withdrawn_on <= known) continue;
        add(p.valid_from);
        add(std::int64_t{p.valid_to} + 1);
    }
    for (const manual_entry& e : policy.entries) {
        if (e.valid_from) add(e.valid_from->days());
        if (e.expires_on) add(e.expires_on->days() + 1);
    }
    std::vector<date> out;
    for (const std::int64_t d : days) out.push_back(date::from_days(d));
    return out;
}

namespace {

/// A graph, policy and measures in the order of ids.
struct ordered_input {
    ordered_graph of;
    group_policy policy;
    std::vector<decimal> measures;

    ordered_input(const graph& g, const group_policy& p, std::span<const decimal> m)
        : of(in_order_of_ids(g)), policy(p), measures(m.empty() ? 0 : g.party_count()) {
        for (std::size_t n = 0; n < std::min(m.size(), measures.size()); ++n) {
            measures[of.number[n]] = m[n];
        }
        for (manual_entry& e : policy.entries) {
            // One that names no party is left for `group_parties` to refuse.
            if (e.party < of.number.size()) e.party = of.number[e.party];
            if (e.anchor < of.number.size()) e.anchor = of.number[e.anchor];
        }
    }
};

} // namespace

result<std::vector<group_event>> follow(lineage& to, const graph& of, const group_policy& policy,
                                        const followed_days& days,
                                        std::span<const decimal> measures,
                                        const lineage_limits& limits) {
    const date begin = to.last() ? to.last()->plus_days(1) : days.from;
    if (days.until < begin) {
        const date known = to.last().value_or(days.from);
        return diagnostic{messages::day_not_later, {days.until.text(), known.text()}};
    }
    std::vector<date> all = days_of_change(of, policy, begin, days.until, days.known_at);
    all.insert(all.begin(), begin);
    if (all.back() != days.until) all.push_back(days.until);
    if (all.size() > limits.days) {
        return diagnostic{messages::limit_reached, {std::to_string(limits.days)}};
    }
    const ordered_input from(of, policy, measures);
    lineage next = to;
    std::vector<group_event> events;
    for (const date d : all) {
        auto day = structure::at(from.of.is, {d, days.known_at}, policy.voting);
        if (!day) return day.error();
        auto groups = group_parties(*day, from.policy, limits.search);
        if (!groups) return groups.error();
        const auto taken =
            next.advance(d, tracked_groups({std::move(*day), std::move(*groups)}, from.measures));
        if (!taken) return taken.error();
        events.insert(events.end(), taken->begin(), taken->end());
    }
    to = std::move(next);
    return events;
}

} // namespace tenet::group
