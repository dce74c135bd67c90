#include <tenet/group/exchange_rates.hpp>
#include <tenet/group/messages.hpp>

#include <set>
#include <tuple>

namespace tenet::group {

namespace messages = group_messages;

namespace {

/// What is wrong with rates that are to be added together.
diagnostics problems_of(std::span<const exchange_rate> rates) {
    diagnostics out;
    std::set<std::tuple<std::string_view, std::string_view, date>> seen;
    for (const exchange_rate& r : rates) {
        if (r.from.empty() || r.to.empty() || r.from == r.to || !(r.rate > decimal{})) {
            out.add(messages::bad_rate, {r.from, r.to, r.on.text(), r.rate.text()});
        } else if (!seen.emplace(r.from, r.to, r.on).second) {
            out.add(messages::rate_twice, {r.from, r.to, r.on.text()});
        }
    }
    return out;
}

} // namespace

decimal rate_path::apply(const decimal& amount) const noexcept {
    decimal out = amount;
    for (const rate_leg& l : legs) out = l.inverse ? out / l.rate->rate : out * l.rate->rate;
    return out;
}

result<rate_table> rate_table::make(std::span<const exchange_rate> rates) {
    rate_table out;
    diagnostics problems = out.change(rates, {});
    if (problems.has_errors()) return problems;
    return out;
}

diagnostics rate_table::change(std::span<const exchange_rate> upserts,
                               std::span<const rate_key> removals) {
    diagnostics problems = problems_of(upserts);
    if (problems.has_errors()) return problems;
    for (const rate_key& k : removals) {
        const auto from = rates_.find(k.from);
        if (from == rates_.end()) continue;
        const auto to = from->second.find(k.to);
        if (to != from->second.end()) to->second.erase(k.on);
    }
    for (const exchange_rate& r : upserts) rates_[r.from][r.to].insert_or_assign(r.on, r);
    return problems;
}

/// The rate of the day, or the last before it that is not too old.
const exchange_rate* rate_table::last(const conversion_rule& rule, std::string_view from,
                                      std::string_view to, date day) const {
    const auto of_from = rates_.find(from);
    if (of_from == rates_.end()) return nullptr;
    const auto of_to = of_from->second.find(to);
    if (of_to == of_from->second.end()) return nullptr;
    const auto after = of_to->second.upper_bound(day);
    if (after == of_to->second.begin()) return nullptr;
    const exchange_rate& found = std::prev(after)->second;
    return found.on.plus_days(rule.most_days) < day ? nullptr : &found;
}

std::optional<rate_leg> rate_table::leg(const conversion_rule& rule, std::string_view from,
                                        std::string_view to, date day) const {
    if (const exchange_rate* direct = last(rule, from, to, day)) return rate_leg{direct, false};
    const exchange_rate* other = rule.inverse ? last(rule, to, from, day) : nullptr;
    if (other == nullptr) return std::nullopt;
    return rate_leg{other, true};
}

std::optional<rate_path> rate_table::find(const conversion_rule& rule, std::string_view from,
                                          date day) const& {
    if (from == rule.to) return rate_path{};
    if (const auto one = leg(rule, from, rule.to, day)) return rate_path{{*one}};
    if (!rule.through || *rule.through == from || *rule.through == rule.to) return std::nullopt;
    const auto first = leg(rule, from, *rule.through, day);
    const auto second = leg(rule, *rule.through, rule.to, day);
    if (!first || !second) return std::nullopt;
    return rate_path{{*first, *second}};
}

} // namespace tenet::group
