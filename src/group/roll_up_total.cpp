#include "roll_up_total.hpp"

namespace tenet::group {

void total::add(const row_amount& amount, const roll_up_rule& rule) {
    const value_row& row = amount.row;
    ++out.rows;
    if (reads_values(rule.function) && !amount.whole) ++out.unconverted;
    switch (rule.function) {
    case roll_up_function::average: weights_ += amount.weight; [[fallthrough]];
    case roll_up_function::sum:
        if (amount.weighed) sum_ += *amount.weighed;
        break;
    case roll_up_function::count: break;
    case roll_up_function::count_distinct:
        distinct_.insert(rule.distinct < row.attributes.size() ? row.attributes[rule.distinct]
                                                               : std::string{});
        break;
    case roll_up_function::min:
        if (amount.whole && (!chosen_ || *amount.whole < *chosen_)) chosen_ = amount.whole;
        break;
    case roll_up_function::max:
        if (amount.whole && (!chosen_ || *amount.whole > *chosen_)) chosen_ = amount.whole;
        break;
    case roll_up_function::first:
        if (row.on && (!chosen_on_ || *row.on < *chosen_on_)) choose(amount);
        break;
    case roll_up_function::last:
        if (row.on && (!chosen_on_ || *row.on >= *chosen_on_)) choose(amount);
        break;
    }
}

void total::choose(const row_amount& amount) {
    chosen_on_ = amount.row.on;
    chosen_ = amount.whole;
}

void total::use(const rate_path& rates) {
    for (const rate_leg& l : rates.legs) {
        const exchange_rate& r = *l.rate;
        used_rate& used =
            used_.try_emplace({r.from, r.to, r.on, l.inverse}, used_rate{r, l.inverse})
                .first->second;
        ++used.rows;
    }
}

void total::miss(const std::string& from, std::optional<date> on) {
    ++missing_[{from, on}];
}

std::optional<decimal> total::value(roll_up_function function) const {
    const bool known = out.unconverted == 0;
    switch (function) {
    case roll_up_function::sum: return known ? std::optional{sum_} : std::nullopt;
    case roll_up_function::count: return static_cast<std::int64_t>(out.rows);
    case roll_up_function::count_distinct: return static_cast<std::int64_t>(distinct_.size());
    case roll_up_function::min:
    case roll_up_function::max: return known ? chosen_ : std::nullopt;
    case roll_up_function::average:
        return !known || weights_.is_zero() ? std::nullopt : std::optional{sum_ / weights_};
    case roll_up_function::first:
    case roll_up_function::last: return chosen_;
    }
    return std::nullopt;
}

rolled_up total::finish(const roll_up_rule& rule) {
    out.value = value(rule.function);
    if (out.value && rule.rounds.at == roll_up_rounding::place::total) {
        out.value = out.value->rounded(rule.rounds.places, rule.rounds.mode);
    }
    if (out.value && !out.value->is_finite()) out.value.reset();
    for (const auto& [_, used] : used_) out.rates.push_back(used);
    for (const auto& [what, rows] : missing_) {
        out.missing.push_back({what.first, what.second, rows});
    }
    return std::move(out);
}

} // namespace tenet::group
