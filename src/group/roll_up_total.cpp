#include "roll_up_total.hpp"

namespace tenet::group {

void total::add(const row_amount& amount, const roll_up_rule& rule) {
    const value_row& row = amount.row;
    ++out.rows;
    weights_ += amount.weight;
    if (amount.whole) {
        sum_ += *amount.weighed;
        min_ = !min_ || *amount.whole < *min_ ? *amount.whole : *min_;
        max_ = !max_ || *amount.whole > *max_ ? *amount.whole : *max_;
    } else {
        ++out.unconverted;
    }
    if (row.on && (!first_on_ || *row.on < *first_on_)) {
        first_on_ = row.on;
        first_ = amount.whole;
    }
    if (row.on && (!last_on_ || *row.on >= *last_on_)) {
        last_on_ = row.on;
        last_ = amount.whole;
    }
    if (rule.function == roll_up_function::count_distinct) {
        distinct_.insert(rule.distinct < row.attributes.size() ? row.attributes[rule.distinct]
                                                               : std::string{});
    }
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
    case roll_up_function::min: return known ? min_ : std::nullopt;
    case roll_up_function::max: return known ? max_ : std::nullopt;
    case roll_up_function::average:
        return !known || weights_.is_zero() ? std::nullopt : std::optional{sum_ / weights_};
    case roll_up_function::first: return first_;
    case roll_up_function::last: return last_;
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
