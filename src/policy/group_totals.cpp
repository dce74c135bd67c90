#include "group_totals.hpp"

#include "causes.hpp"
#include "measures.hpp"

#include <algorithm>
#include <set>

namespace tenet::policy {

void group_total::add(const value& v, bool surely, const std::optional<decimal>& lowest,
                      const missing_cause* no_value) {
    group_total one;
    if (v.is(value_kind::number)) {
        one.low = one.high = v.as_number();
    } else if (v.is_missing() && v.cause()->has_interval) {
        const missing_cause& known = *v.cause();
        one.low = known.low;
        one.high = known.high;
        one.has_high = !known.high_is_infinite;
    } else {
        one.has_low = lowest.has_value();
        one.low = lowest.value_or(decimal{0});
        one.has_high = false;
    }
    if (!v.is(value_kind::number)) note(v.is_missing() ? v.cause() : no_value);
    if (!surely) {
        one.low = std::min(one.low, decimal{0});
        one.high = std::max(one.high, decimal{0});
    }
    low += one.low;
    high += one.high;
    has_low = has_low && one.has_low;
    has_high = has_high && one.has_high;
}

void group_total::add_unknown(const std::optional<decimal>& lowest, const missing_cause* why) {
    note(why);
    has_high = false;
    has_low = has_low && lowest && *lowest >= decimal{0};
}

void group_total::take_greater(const group_total& other) {
    note(other.because);
    if (other.has_low && (!has_low || other.low > low)) low = other.low;
    has_low = has_low || other.has_low;
    has_high = has_high && other.has_high;
    high = std::max(high, other.high);
}

value group_total::as_value(arena& memory) const {
    if (because == nullptr || (has_low && has_high && low == high)) return low;
    if (!has_low) return value::missing(because);
    auto* cause = memory.make<missing_cause>(*because);
    cause->has_interval = true;
    cause->low = low;
    cause->high_is_infinite = !has_high;
    cause->high = high;
    return value::missing(cause);
}

// ------------------------------------------------------------------------------ measure_view

namespace {

struct counted_account {
    portfolio::row row = portfolio::no_row;
    bool surely = true;
};

/// The accounts of whoever belongs to a group, or may, in the order of accounts.
std::vector<counted_account> counted_accounts(const grouped_parties& in, const group_members& of) {
    std::vector<counted_account> all;
    for (const group::party_number p : of.cluster) {
        const bool surely = std::ranges::binary_search(of.sure, p);
        for (const portfolio::row row : in.accounts_of(p)) all.push_back({row, surely});
    }
    std::ranges::sort(all, {}, &counted_account::row);
    return all;
}

} // namespace

group_total measure_view::total_of(std::uint32_t measure, const group_view& view,
                                   arena& memory) const {
    const compiled_measure& m = program_->measures[measure];
    const policy::measure& of = *program_->measures[m.of].source;
    const grouped_parties& in = *view.of->in;
    const group_members in_group = view.of->members_of(view);
    group_total total;
    for (const auto& [row, surely] : counted_accounts(in, in_group)) {
        const value* v = stored(m.of, row);
        if (v == nullptr) continue;
        const bool known = v->is(value_kind::number) || v->is_missing();
        total.add(*v, surely, of.lowest, known ? nullptr : unset(of.id, memory));
    }
    const bool doubted = in_group.cluster.size() != in_group.sure.size() &&
                         total.because == nullptr && total.low != total.high;
    if (doubted) total.because = view.of->doubted_members;
    if (view.of->uncovered != nullptr) total.add_unknown(of.lowest, view.of->uncovered);
    if (!in.accounts_covered) {
        total.add_unknown(of.lowest, unset(in.account->head().collection, memory));
    }
    if (total.because != nullptr) {
        total.because = deep_copy(value::missing(total.because), memory).cause();
    }
    return total;
}

void measure_view::total_groups(const derived_groups* groups) {
    groups_ = groups;
    changed_totals_.clear();
    if (groups == nullptr) return;
    auto made = std::make_shared<group_totals>();
    made->by_measure.resize(program_->measures.size());
    for (std::uint32_t n = 0; n < program_->measures.size(); ++n) {
        const compiled_measure& m = program_->measures[n];
        if (m.source->how != aggregate::group_sum) continue;
        const derived_grouping& by = groups->by_grouping[m.over];
        for (std::uint32_t g = 0; g < by.groups.groups.size(); ++g) {
            const bool anybody = by.sure_begins[g] != by.sure_begins[g + 1];
            const group_view view{&by, g, anybody ? by.sure[by.sure_begins[g]] : no_party};
            made->by_measure[n].push_back(anybody ? total_of(n, view, made->memory)
                                                  : group_total{});
        }
    }
    totals_ = std::move(made);
}

void measure_view::add_changed(std::uint32_t measure, const group_view& view, arena& memory) {
    const derived_grouping& by = *view.of;
    const auto anew = [&](std::uint32_t g) {
        if (by.sure_begins[g] == by.sure_begins[g + 1]) return;
        const auto [at, is_new] = changed_totals_.try_emplace({measure, g});
        if (is_new) at->second = total_of(measure, {&by, g, by.sure[by.sure_begins[g]]}, memory);
    };
    if (!by.is_doubtful(view.group)) return anew(view.group);
    for (std::uint32_t g = 0; g < by.doubts.cluster.size(); ++g) {
        if (by.doubts.cluster[g] == by.doubts.cluster[view.group]) anew(g);
    }
}

void measure_view::total_changed_groups(arena& memory) {
    changed_totals_.clear();
    if (groups_ == nullptr) return;
    for (std::uint32_t n = 0; n < program_->measures.size(); ++n) {
        const compiled_measure& m = program_->measures[n];
        if (m.source->how != aggregate::group_sum) continue;
        const derived_grouping& by = groups_->by_grouping[m.over];
        for (const auto& [row, values] : replaced_) {
            const group::party_number p = groups_->party_of(row);
            if (p == no_party) continue;
            add_changed(n, by.own[p], memory);
            for (const group_view& other : by.others_of(p)) add_changed(n, other, memory);
        }
    }
}

/// Of the groups an account belongs to, or may, the greatest total.
value measure_view::of_group(std::uint32_t measure, portfolio::row account, arena& memory) const {
    const group::party_number p = groups_ == nullptr ? no_party : groups_->party_of(account);
    if (p == no_party) {
        return value::missing(groups_ == nullptr ? unset("account.organisation", memory)
                                                 : groups_->no_party_because(account, memory));
    }
    const derived_grouping& by = groups_->by_grouping[program_->measures[measure].over];
    const auto total = [&](const group_view& view) {
        if (!by.is_sure(view)) return total_of(measure, view, memory);
        const auto changed = changed_totals_.find({measure, view.group});
        return changed != changed_totals_.end() ? changed->second
                                                : totals_->by_measure[measure][view.group];
    };
    group_total greatest = total(by.own[p]);
    for (const group_view& other : by.others_of(p)) greatest.take_greater(total(other));
    return greatest.as_value(memory);
}

} // namespace tenet::policy
