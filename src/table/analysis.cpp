#include "product.hpp"

#include <tenet/table/analysis.hpp>

#include <algorithm>

namespace tenet::table {

namespace {

/// Whether two boxes differ in one column only; then `into` takes the other's values there.
bool merge(product::box& into, const product::box& other) {
    std::optional<std::size_t> differs;
    for (std::size_t c = 0; c < into.size(); ++c) {
        if (into[c] == other[c]) continue;
        if (differs) return false;
        differs = c;
    }
    if (!differs) return false;
    std::vector<std::size_t>& positions = into[*differs];
    positions.insert(positions.end(), other[*differs].begin(), other[*differs].end());
    std::sort(positions.begin(), positions.end());
    return true;
}

/// Joins disjoint boxes to fewer ones, as far as pairs go.
void merge_all(std::vector<product::box>& boxes) {
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::size_t a = 0; a < boxes.size(); ++a) {
            for (std::size_t b = a + 1; b < boxes.size();) {
                if (merge(boxes[a], boxes[b])) {
                    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(b));
                    changed = true;
                } else {
                    ++b;
                }
            }
        }
    }
}

class analyser {
public:
    analyser(const decision_table& table, const analysis_options& options)
        : table_(table),
          options_(options),
          product_(table, options),
          rules_(table.definition().rules.size()) {}

    table_analysis run() {
        found_.excluded.assign(product_.excluded().begin(), product_.excluded().end());
        if (!product_.exhausted()) find_gaps();
        if (!product_.exhausted()) find_overlaps();
        if (!product_.exhausted()) find_unreachable();
        found_.complete = found_.complete && !product_.exhausted();
        return std::move(found_);
    }

private:
    void find_gaps() {
        bits all(words_for(rules_));
        fill_bits(all, rules_);
        std::vector<product::box> boxes;
        product_.each_open_box(all, std::nullopt, [&](const product::box& b) {
            if (boxes.size() == options_.max_findings) found_.complete = false;
            if (boxes.size() < options_.max_findings) boxes.push_back(b);
            return found_.complete;
        });
        merge_all(boxes);
        for (const product::box& b : boxes) found_.gaps.push_back(product_.region_of(b));
    }

    void find_overlaps() {
        for (std::size_t a = 0; a < rules_; ++a) {
            if (!product_.work(1 + rules_ / 64)) return;
            if (product_.is_empty(a)) continue;
            each_bit(product_.meeting(a), [&](std::size_t b) {
                if (b > a) add_overlap(a, b);
            });
        }
    }

    void add_overlap(std::size_t a, std::size_t b) {
        if (found_.overlaps.size() >= options_.max_findings) {
            found_.complete = false;
            return;
        }
        found_.overlaps.push_back(
            {a, b, outputs_differ(a, b), is_free(a) && is_free(b), product_.common(a, b)});
    }

    /// Whether a rule has nothing to say in the columns left out.
    [[nodiscard]] bool is_free(std::size_t rule) const {
        const auto excluded = product_.excluded();
        return std::all_of(excluded.begin(), excluded.end(),
                           [&](std::size_t input) { return table_.cell(rule, input).any; });
    }

    [[nodiscard]] bool outputs_differ(std::size_t a, std::size_t b) const {
        const auto& rules = table_.definition().rules;
        for (std::size_t n = 0; n < table_.definition().outputs.size(); ++n) {
            if (rules[a].then[n] == rules[b].then[n]) continue;
            const auto of_a = table_.constant_output(a, n);
            const auto of_b = table_.constant_output(b, n);
            if (!of_a || !of_b || !identical(*of_a, *of_b)) return true;
        }
        return false;
    }

    void find_unreachable() {
        const bool by_order = table_.definition().policy == hit_policy::first;
        for (std::size_t rule = 0; rule < rules_ && !product_.exhausted(); ++rule) {
            if (found_.unreachable.size() == options_.max_findings) {
                found_.complete = false;
                return;
            }
            if (product_.is_empty(rule)) {
                found_.unreachable.push_back({rule, {}, std::nullopt});
            } else if (by_order && rule > 0) {
                find_masked(rule);
            }
        }
    }

    void find_masked(std::size_t rule) {
        bits before = product_.meeting(rule);
        each_bit(bits{before}, [&](std::size_t other) {
            if (other >= rule || !says_no_more(other, rule)) flip_bit(before, other);
        });
        if (!any_bit(before)) return;
        bool open = false;
        product_.each_open_box(before, rule, [&](const product::box&) {
            open = true;
            return false;
        });
        if (open || product_.exhausted()) return;
        unreachable_rule masked{rule, {}, product_.common(rule, rule)};
        each_bit(before, [&](std::size_t other) { masked.masked_by.push_back(other); });
        found_.unreachable.push_back(std::move(masked));
    }

    /// Whether in the columns left out `other` asks nothing, or the same as `rule`.
    [[nodiscard]] bool says_no_more(std::size_t other, std::size_t rule) const {
        const auto& rules = table_.definition().rules;
        const auto excluded = product_.excluded();
        return std::all_of(excluded.begin(), excluded.end(), [&](std::size_t input) {
            return table_.cell(other, input).any ||
                   rules[other].when[input] == rules[rule].when[input];
        });
    }

    const decision_table& table_;
    const analysis_options& options_;
    product product_;
    std::size_t rules_;
    table_analysis found_;
};

} // namespace

table_analysis analyse(const decision_table& table, const analysis_options& options) {
    return analyser{table, options}.run();
}

bool table_region::contains(std::span<const value> values) const {
    for (std::size_t n = 0; n < columns.size(); ++n) {
        if (columns[n] && !columns[n]->contains(values[n])) return false;
    }
    return true;
}

} // namespace tenet::table
