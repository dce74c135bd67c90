#include "measures.hpp"

#include "causes.hpp"

#include <tenet/policy/messages.hpp>

#include <algorithm>
#include <string>

namespace tenet::policy {

namespace {

/// Why a measure that excludes members without a value cannot be given; nullptr if it can.
const missing_cause* too_few(const measure& m, std::size_t present, std::size_t missing,
                             arena& memory) {
    if (missing == 0) return nullptr;
    const decimal covered = decimal{static_cast<std::int64_t>(present)} /
                            decimal{static_cast<std::int64_t>(present + missing)};
    if (covered >= m.missing.minimum_coverage) return nullptr;
    return failure(messages::coverage_too_low,
                   {m.id, covered.rounded(4, rounding::half_even).canonical(),
                    m.missing.minimum_coverage.canonical()},
                   memory);
}

} // namespace

measure_view::measure_view(const measure_view& other, arena& memory)
    : program_(other.program_), base_(other.base_), groups_(other.groups_), totals_(other.totals_) {
    for (const auto& [account, values] : other.replaced_) {
        std::vector<value> copy;
        copy.reserve(values.size());
        for (const value& v : values) copy.push_back(deep_copy(v, memory));
        replaced_.emplace(account, std::move(copy));
    }
}

void measure_view::replace(portfolio::row account, std::vector<value> values) {
    replaced_[account] = std::move(values);
}

const value* measure_view::stored(std::uint32_t measure, portfolio::row account) const noexcept {
    if (const auto found = replaced_.find(account); found != replaced_.end()) {
        return found->second.empty() ? nullptr : &found->second[measure];
    }
    if (account >= base_->alive.size() || base_->alive[account] == 0) return nullptr;
    return &base_->values[measure][account];
}

value measure_view::of_account(std::uint32_t measure, portfolio::row account, arena& memory) const {
    const compiled_measure& m = program_->measures[measure];
    if (has_account_values(m.source->how)) {
        const value* v = stored(measure, account);
        return v != nullptr ? *v : value::missing(unresolved(m.source->id, memory));
    }
    if (m.source->how == aggregate::group_sum) return of_group(measure, account, memory);
    const value* own = stored(m.of, account);
    if (own == nullptr) return value::missing(unresolved(m.source->id, memory));
    const members& others = members_[m.of];
    if (!own->is(value_kind::number)) return *own;
    if (others.because != nullptr && !m.source->missing.exclude) {
        return value::missing(others.because);
    }
    if (m.source->how == aggregate::rank) {
        return decimal{static_cast<std::int64_t>(others.values->count_above(own->as_number()) + 1)};
    }
    const decimal& total = others.values->sum();
    return total.is_zero() ? value::null() : value(own->as_number() / total);
}

bool counts_as_member(aggregate how, const value& v) noexcept {
    return v.is(how == aggregate::count ? value_kind::boolean : value_kind::number);
}

const missing_cause* measure_view::first_cause(std::uint32_t measure) const {
    portfolio::row first = portfolio::no_row;
    for (const portfolio::row account : base_->unknown[measure]) {
        if (replaced_.contains(account)) continue;
        first = account;
        break;
    }
    for (const auto& [account, values] : replaced_) {
        if (!values.empty() && values[measure].is_missing()) first = std::min(first, account);
    }
    return first == portfolio::no_row ? nullptr : stored(measure, first)->cause();
}

measure_view::members measure_view::members_of(std::uint32_t measure) const {
    const aggregate how = program_->measures[measure].source->how;
    members all;
    all.present = base_->present[measure];
    all.missing = base_->missing[measure];
    all.trues = base_->trues[measure];
    all.because = first_cause(measure);
    std::vector<decimal> out;
    std::vector<decimal> in;
    for (const auto& [account, values] : replaced_) {
        if (account < base_->alive.size() && base_->alive[account] != 0) {
            const value& before = base_->values[measure][account];
            if (counts_as_member(how, before)) {
                --all.present;
                if (before.is_true()) --all.trues;
                if (how != aggregate::count) out.push_back(before.as_number());
            } else {
                --all.missing;
            }
        }
        if (values.empty()) continue;
        const value& after = values[measure];
        if (counts_as_member(how, after)) {
            ++all.present;
            if (after.is_true()) ++all.trues;
            if (how != aggregate::count) in.push_back(after.as_number());
        } else {
            ++all.missing;
        }
    }
    all.values.emplace(base_->index[measure], out, std::move(in));
    return all;
}

void measure_view::compute_population(const std::vector<value>& fractions, arena& memory) {
    members_.assign(program_->measures.size(), {});
    population_.assign(program_->measures.size(), {});
    for (std::uint32_t n = 0; n < program_->measures.size(); ++n) {
        const compiled_measure& m = program_->measures[n];
        const std::uint32_t stored = has_account_values(m.source->how) ? n : m.of;
        if (members_[stored].present + members_[stored].missing == 0) {
            members_[stored] = members_of(stored);
        }
    }
    for (std::uint32_t n = 0; n < program_->measures.size(); ++n) {
        if (over_population(program_->measures[n].source->how)) {
            population_[n] = compute(n, fractions[n], memory);
        }
    }
}

namespace {

/// The fewest of the greatest members whose sum reaches `wanted`; 0 if none do.
std::size_t fewest_reaching(const decimal& wanted, const changed_order& of) {
    std::size_t low = 1;
    std::size_t high = of.count_above(decimal{0});
    if (high == 0 || of.top_sum(high) < wanted) return 0;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (of.top_sum(middle) >= wanted) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

std::size_t whole(const decimal& n, rounding mode) {
    const auto rounded = n.rounded(0, mode).to_int64();
    return rounded && *rounded > 0 ? static_cast<std::size_t>(*rounded) : 0;
}

value aggregate_of(const measure& m, const changed_order& of, const value& fraction,
                   arena& memory) {
    const std::size_t n = of.size();
    if (m.how == aggregate::sum) return of.sum();
    if (!fraction.is(value_kind::number)) {
        return fraction.is_missing() ? fraction
                                     : value::missing(unresolved(m.id + ".fraction", memory));
    }
    const decimal f = fraction.as_number();
    const decimal size{static_cast<std::int64_t>(n)};
    if (n == 0 || f < decimal{0} || f > decimal{1}) return value::null();
    switch (m.how) {
    case aggregate::percentile: {
        const std::size_t k = whole(f * size, rounding::ceiling);
        return of.nth(std::clamp<std::size_t>(k, 1, n));
    }
    case aggregate::top_share: {
        const decimal& total = of.sum();
        if (total.is_zero()) return value::null();
        const std::size_t top = std::min(whole(f * size, m.count_rounding), n);
        return of.top_sum(top) / total;
    }
    case aggregate::top_set: {
        const decimal& total = of.sum();
        const std::size_t fewest = fewest_reaching(f * total, of);
        if (fewest == 0 || total <= decimal{0}) return value::null();
        return of.nth(n - fewest + 1);
    }
    default: return value::null();
    }
}

} // namespace

population_value measure_view::compute(std::uint32_t n, const value& fraction,
                                       arena& memory) const {
    const measure& m = *program_->measures[n].source;
    const std::uint32_t from = m.how == aggregate::count ? n : program_->measures[n].of;
    const members& of = members_[from];
    population_value p{value::null(), of.present, of.missing};
    if (of.missing > 0 && !m.missing.exclude) {
        p.is = value::missing(of.because != nullptr ? of.because : unresolved(m.id, memory));
    } else if (const missing_cause* low = too_few(m, of.present, of.missing, memory)) {
        p.is = value::missing(low);
    } else if (m.how == aggregate::count) {
        p.is = decimal{static_cast<std::int64_t>(of.trues)};
    } else {
        p.is = aggregate_of(m, *of.values, fraction, memory);
    }
    return p;
}

} // namespace tenet::policy
