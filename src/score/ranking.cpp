#include "exact.hpp"

#include <tenet/score/gap.hpp>
#include <tenet/score/ranking.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>

namespace tenet::score {

namespace messages = score_survey_messages;

namespace {

void check_items(std::span<const ranked_item> items, diagnostics& problems) {
    std::set<std::string_view> ids;
    for (const ranked_item& i : items) {
        if (i.id.empty() || !ids.insert(i.id).second) problems.add(messages::bad_id, {i.id});
        const bool number =
            i.value.is_finite() &&
            std::ranges::all_of(i.keys, [](const decimal& k) { return k.is_finite(); });
        if (!number) problems.add(messages::number_too_long, {i.id, i.value.text()});
    }
}

/// -1, 0 or 1 as the first key that differs says; a key that is not there is the lowest.
int compare_keys(const ranked_item& a, const ranked_item& b) {
    for (std::size_t k = 0; k < std::max(a.keys.size(), b.keys.size()); ++k) {
        if (k >= a.keys.size()) return -1;
        if (k >= b.keys.size()) return 1;
        if (a.keys[k] != b.keys[k]) return a.keys[k] < b.keys[k] ? -1 : 1;
    }
    return 0;
}

/// Gives a run of equals their places; the run is [begin, end) of the order.
void give_places(std::vector<rank>& order, std::size_t begin, std::size_t end, tie_rule ties) {
    for (std::size_t n = begin; n < end; ++n) {
        switch (ties) {
        case tie_rule::all_up: order[n].place = begin + 1; break;
        case tie_rule::all_down: order[n].place = end; break;
        case tie_rule::by_id: order[n].place = n + 1; break;
        }
    }
}

} // namespace

result<std::vector<rank>> ranked(std::span<const ranked_item> items, tie_rule ties,
                                 bool highest_first) {
    diagnostics problems;
    check_items(items, problems);
    if (problems.has_errors()) return problems;
    std::vector<rank> order(items.size());
    for (std::size_t n = 0; n < order.size(); ++n) order[n].item = n;
    std::ranges::sort(order, [&](const rank& x, const rank& y) {
        const ranked_item& a = items[x.item];
        const ranked_item& b = items[y.item];
        if (a.value != b.value) return highest_first ? b.value < a.value : a.value < b.value;
        const int keys = compare_keys(a, b);
        if (keys != 0) return highest_first ? keys > 0 : keys < 0;
        return a.id < b.id;
    });
    const auto same = [&](const rank& x, const rank& y) {
        const ranked_item& a = items[x.item];
        const ranked_item& b = items[y.item];
        return a.value == b.value && compare_keys(a, b) == 0;
    };
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && same(order[begin], order[end])) ++end;
        give_places(order, begin, end, ties);
        for (std::size_t n = begin; n < end; ++n) order[n].tied = end - begin > 1;
        begin = end;
    }
    return order;
}

result<std::vector<gap>> gaps_of(std::span<const gap_input> items, const gap_rule& rule) {
    diagnostics problems;
    std::vector<ranked_item> by;
    std::vector<gap> made;
    for (const gap_input& i : items) {
        const bool usable =
            is_usable(i.importance) && is_usable(i.expectation) && is_usable(i.perception);
        if (!usable || i.importance.is_negative()) {
            problems.add(messages::bad_limit, {i.id, i.importance.text(), "0", "10^30"});
            continue;
        }
        const exact difference = exact{i.expectation} - exact{i.perception};
        gap g;
        g.id = i.id;
        g.difference = difference.rounded(std::nullopt);
        g.weighted = (exact{i.importance} * difference).rounded(rule.rounds);
        by.push_back({i.id, g.weighted, {}});
        if (rule.ties == tie_rule::by_id) by.back().keys.push_back(i.importance);
        made.push_back(std::move(g));
    }
    if (problems.has_errors()) return problems;
    const auto order = ranked(by, rule.ties);
    if (!order) return order.error();
    std::vector<gap> out;
    for (const rank& r : *order) {
        out.push_back(std::move(made[r.item]));
        out.back().rank = r.place;
        out.back().tied = r.tied;
    }
    return out;
}

} // namespace tenet::score
