#include "product.hpp"

#include <algorithm>
#include <map>

namespace tenet::table {

namespace {

constexpr std::size_t most_columns = 256;

bits common_bits(const bits& a, const bits& b) {
    bits out(a.size());
    for (std::size_t w = 0; w < a.size(); ++w) out[w] = a[w] & b[w];
    return out;
}

} // namespace

/// One sweep: where it is, and what it knows to be covered.
struct product::sweep {
    std::optional<std::size_t> inside;
    const std::function<bool(const box&)>& found;
    box path;
    std::set<std::pair<std::size_t, bits>> covered;
    std::size_t boxes = 0; ///< found so far
};

product::product(const decision_table& table, const analysis_options& options)
    : table_(table), options_(options), rules_(table.definition().rules.size()) {
    for (std::size_t n = 0; n < table.definition().inputs.size(); ++n) add_column(n);
    if (columns_.size() > most_columns) exhausted_ = true;
    bits whole(words_for(rules_));
    fill_bits(whole, rules_);
    whole_from_.assign(columns_.size() + 1, whole);
    for (std::size_t c = columns_.size(); c-- > 0;) {
        whole_from_[c] = common_bits(whole_from_[c + 1], columns_[c].whole);
    }
}

bool product::work(std::size_t n) {
    work_ += n;
    exhausted_ = exhausted_ || work_ > options_.max_work;
    return !exhausted_;
}

/// The kind all cells and the allowed values of a column are of; no value if there are several, or
/// cells that have to be run, or nothing but `-`.
std::optional<value_kind> product::kind_of(std::size_t input) const {
    std::optional<value_kind> kind;
    if (table_.domain(input)) kind = table_.domain(input)->kind();
    for (std::size_t r = 0; r < rules_; ++r) {
        const feel::test_set& cell = table_.cell(r, input);
        if (cell.any) continue;
        if (!cell.values || (kind && *kind != cell.values->kind())) return std::nullopt;
        kind = cell.values->kind();
    }
    return kind;
}

void product::add_column(std::size_t input) {
    const bool stated = !table_.definition().inputs[input].values.empty();
    const auto kind = kind_of(input);
    if (!kind || (stated && !table_.domain(input))) {
        for (std::size_t r = 0; r < rules_; ++r) {
            if (table_.cell(r, input).any) continue;
            excluded_.push_back(input);
            return;
        }
        return; // nothing but `-`: the column decides nothing
    }
    analysed_column column{input, atoms{*kind}, {}, bits(words_for(rules_))};
    for (std::size_t r = 0; r < rules_; ++r) {
        if (table_.cell(r, input).values) column.at.add(*table_.cell(r, input).values);
    }
    if (table_.domain(input)) column.at.add(*table_.domain(input));
    column.at.settle();
    constexpr std::size_t words_per_work = 8;
    if (!work(column.at.size() * words_for(rules_) / words_per_work)) return;
    cut(column);
    columns_.push_back(std::move(column));
}

void product::cut(analysed_column& column) {
    std::vector<bool> possible(column.at.size(), !table_.domain(column.input));
    if (const auto& domain = table_.domain(column.input)) {
        column.at.each_run(*domain, [&](std::size_t first, std::size_t last) {
            for (std::size_t p = first; p <= last; ++p) possible[p] = true;
        });
    }
    std::vector<bits> at(column.at.size(), bits(words_for(rules_)));
    for (std::size_t r = 0; r < rules_; ++r) {
        const feel::test_set& cell = table_.cell(r, column.input);
        const auto mark = [&](std::size_t first, std::size_t last) {
            for (std::size_t p = first; p <= last; ++p) set_bit(at[p], r);
        };
        cell.any ? mark(0, at.size() - 1) : column.at.each_run(*cell.values, mark);
    }
    fill_bits(column.whole, rules_);
    std::map<bits, std::size_t> known;
    for (std::size_t p = 0; p < at.size(); ++p) {
        if (!possible[p] || column.at.is_empty(p)) continue;
        column.whole = common_bits(column.whole, at[p]);
        const auto [entry, added] = known.emplace(at[p], column.slices.size());
        if (added) column.slices.push_back({{}, at[p]});
        column.slices[entry->second].positions.push_back(p);
    }
}

void product::each_open_box(const bits& rules, std::optional<std::size_t> inside,
                            const std::function<bool(const box&)>& found) {
    sweep s{inside, found, {}, {}, 0};
    descend(s, 0, rules);
}

/// Looks at the columns from `column` on, where `active` match so far; false ends the sweep.
bool product::descend(sweep& s, std::size_t column, const bits& active) {
    if (!work(1 + active.size() / 8)) return false;
    if (any_bit(common_bits(active, whole_from_[column]))) return true;
    if (column == columns_.size()) {
        ++s.boxes;
        return s.found(s.path);
    }
    if (s.covered.contains({column, active})) return true;
    std::map<bits, std::vector<std::size_t>> parts;
    for (const slice& one : columns_[column].slices) {
        if (s.inside && !has_bit(one.rules, *s.inside)) continue;
        auto& positions = parts[common_bits(active, one.rules)];
        positions.insert(positions.end(), one.positions.begin(), one.positions.end());
    }
    const std::size_t before = s.boxes;
    for (auto& [left, positions] : parts) {
        std::sort(positions.begin(), positions.end());
        s.path.push_back(std::move(positions));
        const bool go_on = descend(s, column + 1, left);
        s.path.pop_back();
        if (!go_on) return false;
    }
    if (s.boxes == before) s.covered.emplace(column, active);
    return true;
}

bits product::meeting(std::size_t rule) const {
    bits all(words_for(rules_));
    fill_bits(all, rules_);
    for (const analysed_column& column : columns_) {
        bits here(all.size());
        for (const slice& one : column.slices) {
            if (!has_bit(one.rules, rule)) continue;
            for (std::size_t w = 0; w < here.size(); ++w) here[w] |= one.rules[w];
        }
        all = common_bits(all, here);
    }
    return all;
}

bool product::is_empty(std::size_t rule) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const analysed_column& column) {
        return std::none_of(column.slices.begin(), column.slices.end(),
                            [&](const slice& one) { return has_bit(one.rules, rule); });
    });
}

table_region product::region_of(const box& b) const {
    table_region region;
    region.columns.resize(table_.definition().inputs.size());
    for (std::size_t c = 0; c < b.size(); ++c) {
        const analysed_column& column = columns_[c];
        std::size_t possible = 0;
        for (const slice& one : column.slices) possible += one.positions.size();
        if (b[c].size() < possible) region.columns[column.input] = column.at.values_at(b[c]);
    }
    set_witness(region);
    return region;
}

table_region product::common(std::size_t a, std::size_t b) const {
    table_region region;
    region.columns.resize(table_.definition().inputs.size());
    for (const analysed_column& column : columns_) {
        std::optional<value_set>& here = region.columns[column.input];
        for (const std::size_t rule : {a, b}) {
            const auto& cell = table_.cell(rule, column.input).values;
            if (cell) here = here ? here->intersected(*cell) : *cell;
        }
        const auto& domain = table_.domain(column.input);
        if (here && domain) here = here->intersected(*domain);
    }
    set_witness(region);
    return region;
}

void product::set_witness(table_region& region) const {
    region.witness.resize(region.columns.size());
    for (const analysed_column& column : columns_) {
        const auto& here = region.columns[column.input];
        const auto& domain = table_.domain(column.input);
        const auto witness = here     ? here->witness()
                             : domain ? domain->witness()
                                      : value_set::all(column.at.kind()).witness();
        if (witness) region.witness[column.input] = *witness;
    }
}

} // namespace tenet::table
