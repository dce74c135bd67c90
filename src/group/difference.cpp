#include "membership_writing.hpp"
#include "writing.hpp"

#include <tenet/group/answers_json.hpp>
#include <tenet/group/difference.hpp>

#include <map>

namespace tenet::group {

namespace {

/// Totals by anchor and key.
using side = std::map<std::pair<party_number, std::string>, const rolled_up*>;

side totals_of(const rolled_up_day& day) {
    side out;
    for (std::uint32_t g = 0; g < day.of.groups.groups.size(); ++g) {
        const party_number anchor = anchor_of(day.of.day, day.of.groups.groups[g]);
        for (const rolled_up& t : day.totals.of(g)) {
            if (t.rows != 0) out.emplace(std::pair{anchor, t.key}, &t);
        }
    }
    return out;
}

/// The group a party is the anchor of.
std::map<party_number, std::uint32_t> anchors_of(const grouped_day& day) {
    std::map<party_number, std::uint32_t> out;
    for (std::uint32_t g = 0; g < day.groups.groups.size(); ++g) {
        out.emplace(anchor_of(day.day, day.groups.groups[g]), g);
    }
    return out;
}

std::optional<std::uint32_t> group_in(const std::map<party_number, std::uint32_t>& anchors,
                                      party_number anchor) {
    const auto at = anchors.find(anchor);
    return at == anchors.end() ? std::nullopt : std::optional(at->second);
}

void write_value(json::writer& out, std::string_view name, const std::optional<decimal>& value) {
    out.key(name);
    if (value) {
        out.string(value->text());
    } else {
        out.null();
    }
}

} // namespace

std::vector<amount_change> amounts_between(const rolled_up_day& before,
                                           const rolled_up_day& after) {
    const side was = totals_of(before);
    const side is = totals_of(after);
    const auto anchors_before = anchors_of(before.of);
    const auto anchors_after = anchors_of(after.of);
    std::map<std::pair<party_number, std::string>, amount_change> found;
    const auto change_of = [&](const std::pair<party_number, std::string>& key) -> amount_change& {
        amount_change& c = found[key];
        c.group_before = group_in(anchors_before, key.first);
        c.group_after = group_in(anchors_after, key.first);
        c.key = key.second;
        return c;
    };
    for (const auto& [key, total] : was) change_of(key).before = total->value;
    for (const auto& [key, total] : is) change_of(key).after = total->value;
    std::vector<amount_change> out;
    for (const auto& [key, c] : found) {
        if (c.before != c.after) out.push_back(c);
    }
    return out;
}

void write_amounts(json::writer& out, const grouped_day& before, const grouped_day& after,
                   std::span<const amount_change> amounts) {
    list_member(out, "amounts", amounts, [&](const amount_change& c) {
        const auto seat = [&](const char* name, const grouped_day& of,
                              const std::optional<std::uint32_t>& group) {
            if (!group) return;
            out.key(name);
            write_seat(out, of.day, of.groups.groups[*group].top);
        };
        out.begin_object();
        seat("before", before, c.group_before);
        seat("after", after, c.group_after);
        text_member(out, "key", c.key);
        write_value(out, "was", c.before);
        write_value(out, "is", c.after);
        write_value(out, "difference", c.difference());
        out.end_object();
    });
}

void write_difference(json::writer& out, const grouped_day& before, const grouped_day& after,
                      std::span<const membership_change> changes,
                      std::span<const amount_change> amounts) {
    out.begin_object();
    write_membership_changes(out, before, after, changes);
    write_amounts(out, before, after, amounts);
    out.end_object();
}

} // namespace tenet::group
