#include "exact.hpp"

#include <tenet/score/population_messages.hpp>
#include <tenet/score/quantiles.hpp>
#include <tenet/score/rfm.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace tenet::score {

namespace messages = score_population_messages;
namespace common = score_survey_messages;

namespace {

/// The number at a place from 1 on, straight between neighbours, within the ends.
exact at_place(const std::vector<decimal>& ascending, const exact& place) {
    const exact one{std::uint64_t{1}};
    if (place < one) return exact{ascending.front()};
    const std::uint64_t whole = place.whole(rounding::down);
    if (whole >= ascending.size()) return exact{ascending.back()};
    const exact low{ascending[whole - 1]};
    const exact high{ascending[whole]};
    return low + (high - low) * (place - exact{whole});
}

exact pick(const std::vector<decimal>& ascending, const exact& p, quantile_method how) {
    const exact one{std::uint64_t{1}};
    const exact n{std::uint64_t{ascending.size()}};
    const exact steps = p * n;
    switch (how) {
    case quantile_method::nearest_rank:
        return at_place(ascending, exact{steps.whole(rounding::up)});
    case quantile_method::averaged: {
        const exact up{steps.whole(rounding::up)};
        const exact two{std::uint64_t{2}};
        if (!(steps == up)) return at_place(ascending, up);
        return (at_place(ascending, up) + at_place(ascending, up + one)) / two;
    }
    case quantile_method::inclusive: return at_place(ascending, one + p * (n - one));
    case quantile_method::exclusive: return at_place(ascending, p * (n + one));
    }
    return {};
}

} // namespace

result<decimal> quantile(std::span<const decimal> numbers, const decimal& p, quantile_method how,
                         const std::optional<rounding_rule>& rounds) {
    if (numbers.empty()) return diagnostic{messages::empty, {}};
    if (!is_usable(p) || p.is_negative() || decimal{1} < p) {
        return diagnostic{common::bad_limit, {"p", p.text(), "0", "1"}};
    }
    const auto bad = std::ranges::find_if_not(numbers, is_usable);
    if (bad != numbers.end()) return diagnostic{common::number_too_long, {"numbers", bad->text()}};
    std::vector<decimal> ascending(numbers.begin(), numbers.end());
    std::ranges::sort(ascending, [](const decimal& a, const decimal& b) { return a < b; });
    return pick(ascending, exact{p}, how).rounded(rounds);
}

result<std::vector<std::uint32_t>> quantile_groups(std::span<const ranked_item> items,
                                                   std::uint32_t groups, tie_rule ties,
                                                   bool highest_first) {
    constexpr std::uint32_t most_groups = 1000;
    if (groups < 1 || groups > most_groups) {
        return diagnostic{common::bad_limit, {"groups", std::to_string(groups), "1", "1000"}};
    }
    const auto order = ranked(items, ties, highest_first);
    if (!order) return order.error();
    std::vector<std::uint32_t> out(items.size());
    for (const rank& r : *order) {
        const std::uint64_t below = (std::uint64_t{r.place} - 1) * groups / items.size();
        out[r.item] = groups - static_cast<std::uint32_t>(below);
    }
    return out;
}

// ------------------------------------------------------------------------------------- RFM

namespace {

/// Scores a population on three axes.
class rfm_scoring {
public:
    rfm_scoring(std::span<const rfm_item> items, const rfm_rule& rule)
        : items_(items), axes_{&rule.recency, &rule.frequency, &rule.monetary} {}

    result<std::vector<rfm_score>> run() {
        out_.resize(items_.size());
        for (std::size_t a = 0; a < axes_.size(); ++a) check_axis(a);
        for (std::size_t n = 0; n < items_.size(); ++n) take(n);
        if (problems_.has_errors()) return problems_;
        for (std::size_t a = 0; a < axes_.size(); ++a) score_axis(a);
        if (problems_.has_errors()) return problems_;
        for (const std::size_t n : scored_) {
            for (const std::uint32_t s : *out_[n].scores) out_[n].code += std::to_string(s);
        }
        return std::move(out_);
    }

private:
    static constexpr std::array<std::string_view, 3> names{"recency", "frequency", "monetary"};

    static const std::optional<decimal>& value_of(const rfm_item& i, std::size_t axis) {
        return axis == 0 ? i.recency : axis == 1 ? i.frequency : i.monetary;
    }

    void check_axis(std::size_t a) {
        constexpr std::uint32_t most_groups = 9;
        const rfm_axis& axis = *axes_[a];
        const std::string name{names[a]};
        if (axis.groups < 1 || axis.groups > most_groups ||
            (!axis.cuts.empty() && axis.cuts.size() + 1 != axis.groups)) {
            problems_.add(common::bad_limit, {name, std::to_string(axis.groups), "1", "9"});
        }
        const auto not_below = [](const decimal& x, const decimal& y) { return !(x < y); };
        if (std::ranges::adjacent_find(axis.cuts, not_below) != axis.cuts.end()) {
            problems_.add(messages::bad_cuts, {name});
        }
    }

    void take(std::size_t n) {
        const rfm_item& i = items_[n];
        if (i.id.empty() || !ids_.insert(i.id).second) problems_.add(common::bad_id, {i.id});
        for (std::size_t a = 0; a < axes_.size(); ++a) {
            const auto& value = value_of(i, a);
            if (!value && !out_[n].no_score) {
                out_[n].no_score = diagnostic{messages::no_value, {std::string{names[a]}}};
            }
            if (value && !is_usable(*value)) {
                problems_.add(common::number_too_long, {i.id, value->text()});
            }
        }
        if (out_[n].no_score) return;
        out_[n].scores.emplace();
        scored_.push_back(n);
    }

    void score_axis(std::size_t a) {
        const rfm_axis& axis = *axes_[a];
        std::vector<ranked_item> ranked_by;
        for (const std::size_t n : scored_) {
            const decimal& value = *value_of(items_[n], a);
            if (axis.cuts.empty()) {
                ranked_by.push_back({items_[n].id, value, {}});
                continue;
            }
            const auto passed =
                std::ranges::count_if(axis.cuts, [&](const decimal& cut) { return cut <= value; });
            const auto above = static_cast<std::uint32_t>(passed);
            (*out_[n].scores)[a] = axis.low_is_best ? axis.groups - above : above + 1;
        }
        if (!axis.cuts.empty() || scored_.empty()) return;
        const auto groups = quantile_groups(ranked_by, axis.groups, axis.ties, !axis.low_is_best);
        if (!groups) {
            problems_.add(groups.error());
            return;
        }
        for (std::size_t k = 0; k < scored_.size(); ++k) {
            (*out_[scored_[k]].scores)[a] = (*groups)[k];
        }
    }

    std::span<const rfm_item> items_;
    std::array<const rfm_axis*, 3> axes_;
    std::set<std::string_view> ids_;
    std::vector<std::size_t> scored_;
    std::vector<rfm_score> out_;
    diagnostics problems_;
};

} // namespace

result<std::vector<rfm_score>> rfm_scores(std::span<const rfm_item> items, const rfm_rule& rule) {
    return rfm_scoring{items, rule}.run();
}

} // namespace tenet::score
