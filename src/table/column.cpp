#include "column.hpp"

#include <tenet/base/decimal_inline.hpp>

#include <algorithm>
#include <cstdint>

namespace tenet::table {

namespace {

constexpr std::size_t most_listed = 32;

} // namespace

std::optional<std::int64_t> ascending_decimals::scaled(const decimal& d) const noexcept {
    using parts = decimal_inline;
    const int steps = parts::biased_exponent(d) - unit_;
    std::int64_t units = 0;
    const bool fits =
        parts::is_small(d) && steps >= 0 && steps < parts::powers - 1 &&
        d.low() <= std::uint64_t{INT64_MAX} &&
        !__builtin_mul_overflow(
            static_cast<std::int64_t>(d.low()),
            static_cast<std::int64_t>(parts::power_of_ten[static_cast<std::size_t>(steps)]),
            &units);
    if (!fits) return std::nullopt;
    return parts::sign(d) != 0 ? -units : units;
}

void ascending_decimals::settle() {
    std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
    // Cents at least, so that values with two places are among them.
    unit_ = decimal_inline::biased_exponent(decimal::scaled(1, -2));
    for (const decimal& d : all_) {
        if (decimal_inline::is_small(d))
            unit_ = std::min(unit_, decimal_inline::biased_exponent(d));
    }
    for (const decimal& d : all_) {
        const auto units = scaled(d);
        if (!units) return scaled_.clear();
        scaled_.push_back(*units);
    }
}

ascending_decimals::place ascending_decimals::find(const decimal& d) const noexcept {
    const auto units = scaled_.empty() ? std::nullopt : scaled(d);
    if (!units) {
        const auto at = std::lower_bound(all_.begin(), all_.end(), d);
        return {static_cast<std::size_t>(at - all_.begin()), at != all_.end() && *at == d};
    }
    const std::int64_t* first = scaled_.data();
    std::size_t left = scaled_.size();
    while (left > 1) {
        const std::size_t half = left / 2;
        first += first[half - 1] < *units ? half : 0;
        left -= half;
    }
    first += *first < *units ? 1 : 0;
    const auto below = static_cast<std::size_t>(first - scaled_.data());
    return {below, below < scaled_.size() && *first == *units};
}

void atoms::add(const value_set& set) {
    for (const interval& i : set.positions().intervals()) {
        if (i.low) ends_.add(*i.low);
        if (i.high) ends_.add(*i.high);
    }
    for (const std::string& t : set.named()) texts_.emplace(t, 0);
}

void atoms::settle() {
    ends_.settle();
    by_position_.assign(1, nullptr);
    for (auto& [text, position] : texts_) {
        position = by_position_.size();
        by_position_.push_back(&text);
    }
}

std::size_t atoms::size() const noexcept {
    if (kind_ == value_kind::boolean) return 2;
    return kind_ == value_kind::string ? by_position_.size() : 2 * ends_.size() + 1;
}

std::size_t atoms::position(const value& v) const noexcept {
    if (kind_ == value_kind::boolean) return v.as_boolean() ? 1 : 0;
    if (kind_ == value_kind::string) {
        const auto found = texts_.find(v.as_string());
        return found == texts_.end() ? 0 : found->second;
    }
    const auto at = ends_.find(position_on_line(v));
    return 2 * at.below + (at.is_there ? 1 : 0);
}

std::size_t atoms::low_position(const interval& i) const noexcept {
    if (!i.low) return 0;
    return 2 * ends_.find(*i.low).below + (i.low_included ? 1 : 2);
}

std::size_t atoms::high_position(const interval& i) const noexcept {
    if (!i.high) return 2 * ends_.size();
    return 2 * ends_.find(*i.high).below + (i.high_included ? 1 : 0);
}

interval atoms::interval_at(std::size_t position) const {
    const std::size_t n = position / 2;
    if (position % 2 == 1) return interval::point(ends_[n]);
    interval gap{std::nullopt, std::nullopt, false, false};
    if (n > 0) gap.low = ends_[n - 1];
    if (n < ends_.size()) gap.high = ends_[n];
    return gap;
}

bool atoms::is_empty(std::size_t position) const {
    const auto on = line_of(kind_);
    return on && interval_set{*on, interval_at(position)}.empty();
}

value_set atoms::values_at(std::span<const std::size_t> positions) const {
    if (const auto on = line_of(kind_)) {
        std::vector<interval> parts;
        for (const std::size_t p : positions) parts.push_back(interval_at(p));
        return value_set::of({*on, std::move(parts)});
    }
    value_set out{kind_};
    if (kind_ == value_kind::boolean) {
        for (const std::size_t p : positions) out = out.united(value_set::one(value{p == 1}));
        return out;
    }
    std::set<std::string, std::less<>> named;
    bool unnamed = false;
    for (const std::size_t p : positions) {
        if (p == 0) unnamed = true;
        if (p != 0) named.insert(*by_position_[p]);
    }
    if (!unnamed) return value_set::of_texts(std::move(named));
    std::set<std::string, std::less<>> others;
    for (const auto& [text, position] : texts_) {
        if (!named.contains(text)) others.insert(text);
    }
    return value_set::of_texts(std::move(others), true);
}

column_index::column_index(std::span<const feel::test_set* const> cells,
                           std::span<const std::uint32_t> cell_of_rule)
    : any_(words_for(cell_of_rule.size())), run_(words_for(cell_of_rule.size())) {
    choose_kind(cells, cell_of_rule);
    const auto is_indexed = [&](const feel::test_set& cell) {
        return !cell.any && cell.values && knows(cell.values->kind());
    };
    for (std::size_t r = 0; r < cell_of_rule.size(); ++r) {
        const feel::test_set& cell = *cells[cell_of_rule[r]];
        if (cell.any) {
            set_bit(any_, r);
        } else if (!is_indexed(cell)) {
            set_bit(run_, r);
            runs_some_ = true;
        }
    }
    if (!atoms_) return;
    for (const feel::test_set* cell : cells) {
        if (is_indexed(*cell)) atoms_->add(*cell->values);
    }
    atoms_->settle();
    bits base = any_;
    for (std::size_t w = 0; w < base.size(); ++w) base[w] |= run_[w];
    if (line_of(atoms_->kind())) {
        store_ordered(changes_of(cells, cell_of_rule), std::move(base));
    } else {
        store_apart(changes_of(cells, cell_of_rule), base);
    }
}

void column_index::choose_kind(std::span<const feel::test_set* const> cells,
                               std::span<const std::uint32_t> cell_of_rule) {
    std::vector<std::size_t> rules(cells.size());
    for (const std::uint32_t cell : cell_of_rule) ++rules[cell];
    std::map<value_kind, std::size_t> counts;
    for (std::size_t n = 0; n < cells.size(); ++n) {
        if (cells[n]->values) counts[cells[n]->values->kind()] += rules[n];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    if (most != counts.end()) atoms_.emplace(most->first);
}

/// Where the rules of a cell change. Ordered kinds: the positions at which they begin or end to
/// match. Others: those that tell the cell from position 0 of texts, or from no rule at all for
/// booleans.
std::vector<std::size_t> column_index::changes_of(const value_set& set) const {
    std::vector<std::size_t> at;
    if (line_of(atoms_->kind())) {
        atoms_->each_run(set, [&](std::size_t first, std::size_t last) {
            at.push_back(first);
            if (last + 1 < atoms_->size()) at.push_back(last + 1);
        });
    } else if (set.all_but_named()) {
        at.push_back(0);
        atoms_->each_run(set.complement(), [&](std::size_t p, std::size_t) { at.push_back(p); });
    } else {
        atoms_->each_run(set, [&](std::size_t p, std::size_t) { at.push_back(p); });
    }
    return at;
}

column_index::changes column_index::changes_of(std::span<const feel::test_set* const> cells,
                                               std::span<const std::uint32_t> cell_of_rule) const {
    std::vector<std::vector<std::size_t>> of_cell(cells.size());
    changes at(atoms_->size());
    for (std::size_t r = 0; r < cell_of_rule.size(); ++r) {
        if (has_bit(any_, r) || has_bit(run_, r)) continue;
        auto& positions = of_cell[cell_of_rule[r]];
        if (positions.empty()) positions = changes_of(*cells[cell_of_rule[r]]->values);
        for (const std::size_t p : positions) at[p].push_back(static_cast<std::uint32_t>(r));
    }
    return at;
}

std::uint32_t column_index::add_full(const bits& rules) {
    full_.insert(full_.end(), rules.begin(), rules.end());
    return static_cast<std::uint32_t>(full_.size() / rules.size() - 1);
}

std::size_t column_index::most_differences() const noexcept {
    return std::min(any_.size() * 3 / 4, most_listed);
}

void column_index::store_ordered(const changes& at, bits current) {
    entry now{add_full(current), 0, 0};
    for (const auto& rules : at) {
        for (const std::uint32_t r : rules) flip_bit(current, r);
        if (now.end - now.begin + rules.size() > most_differences()) {
            const auto none = static_cast<std::uint32_t>(differences_.size());
            now = {add_full(current), none, none};
        } else {
            differences_.insert(differences_.end(), rules.begin(), rules.end());
            now.end += static_cast<std::uint32_t>(rules.size());
        }
        entries_.push_back(now);
    }
}

void column_index::store_apart(const changes& at, const bits& base) {
    bits unnamed = base;
    const bool texts = atoms_->kind() == value_kind::string;
    if (texts) {
        for (const std::uint32_t r : at[0]) flip_bit(unnamed, r);
    }
    const std::uint32_t first = add_full(unnamed);
    for (std::size_t p = 0; p < at.size(); ++p) {
        const auto begin = static_cast<std::uint32_t>(differences_.size());
        if (texts && p == 0) {
            entries_.push_back({first, begin, begin});
        } else if (at[p].size() > most_differences()) {
            bits rules = unnamed;
            for (const std::uint32_t r : at[p]) flip_bit(rules, r);
            entries_.push_back({add_full(rules), begin, begin});
        } else {
            differences_.insert(differences_.end(), at[p].begin(), at[p].end());
            entries_.push_back({first, begin, begin + static_cast<std::uint32_t>(at[p].size())});
        }
    }
}

void column_index::keep(std::span<word> alive, const value& v) const noexcept {
    const entry& e = entries_[atoms_->position(v)];
    const word* rules = full_.data() + std::size_t{e.full} * alive.size();
    // A rule differs from the full set where it is listed an odd number of times: remember the
    // listed bits of `alive`, take the full set, and undo the difference.
    word listed[most_listed];
    std::size_t n = 0;
    for (std::uint32_t d = e.begin; d != e.end; ++d, ++n) {
        listed[n] = has_bit(alive, differences_[d]) ? 1 : 0;
    }
    for (std::size_t w = 0; w < alive.size(); ++w) alive[w] &= rules[w];
    n = 0;
    for (std::uint32_t d = e.begin; d != e.end; ++d, ++n) {
        if (listed[n] != 0) flip_bit(alive, differences_[d]);
    }
}

std::size_t column_index::bytes() const noexcept {
    return (full_.size() + any_.size() + run_.size()) * sizeof(word) +
           differences_.size() * sizeof(std::uint32_t) + entries_.size() * sizeof(entry);
}

} // namespace tenet::table
