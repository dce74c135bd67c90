#include "exact.hpp"

#include <tenet/score/population_messages.hpp>
#include <tenet/score/survey_messages.hpp>
#include <tenet/score/tiers.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace tenet::score {

namespace messages = score_population_messages;
namespace common = score_survey_messages;

namespace {

constexpr std::int64_t most_months = 1200;

void check_months(std::int64_t months, diagnostics& problems) {
    if (months >= 1 && months <= most_months) return;
    problems.add(common::bad_limit, {"months", std::to_string(months), "1", "1200"});
}

void check_tiers(std::span<const std::string> tiers, diagnostics& problems) {
    std::set<std::string_view> ids;
    for (const std::string& t : tiers) {
        if (t.empty() || !ids.insert(t).second) problems.add(common::bad_id, {t});
    }
}

/// Its position; those after all tiers where there is none, with the problem.
std::size_t tier_number(std::span<const std::string> tiers, const std::string& tier,
                        const std::string& whose, diagnostics& problems) {
    const auto at = std::ranges::find(tiers, tier);
    if (at == tiers.end()) problems.add(messages::unknown_tier, {whose, tier});
    return static_cast<std::size_t>(at - tiers.begin());
}

/// The n-th period of a tier, from 0 on, if one follows the other from a day on.
held_tier period(const ratchet_rule& rule, const std::string& tier, date first,
                 std::int64_t n = 0) {
    const date from = first.plus_months(n * rule.months).value_or(first);
    const auto after = first.plus_months((n + 1) * rule.months);
    return {tier, from, after ? after->plus_days(-1) : from};
}

/// The period that holds a day, if one follows the other from `first` on.
held_tier period_with(date on, const ratchet_rule& rule, const std::string& tier, date first) {
    const std::int64_t passed = months_between(first, on).months / rule.months;
    held_tier out = period(rule, tier, first, passed);
    // where a month is too short for the day, the next period begins before the month is full
    return out.to < on ? period(rule, tier, first, passed + 1) : out;
}

} // namespace

result<ratchet_result> ratchet(const ratchet_rule& rule, const std::optional<held_tier>& before,
                               const std::string& earned, date on) {
    diagnostics problems;
    check_months(rule.months, problems);
    check_tiers(rule.tiers, problems);
    const std::size_t to = tier_number(rule.tiers, earned, "earned", problems);
    std::size_t from = to;
    if (before) {
        from = tier_number(rule.tiers, before->tier, "before", problems);
        if (before->to < before->from || on < before->from) {
            problems.add(messages::bad_period, {before->from.text(), before->to.text(), on.text()});
        }
    }
    if (!on.in_range() || !on.plus_months(rule.months)) {
        problems.add(common::bad_limit, {"on", on.text(), "-999999999-01-01", "999999999-12-31"});
    }
    if (problems.has_errors()) return problems;
    ratchet_result out;
    out.earned = earned;
    if (!before) {
        out.now = period(rule, earned, on);
    } else if (before->to < on) {
        out.what = to < from    ? ratchet_step::rose
                   : to == from ? ratchet_step::renewed
                                : ratchet_step::fell;
        out.now = rule.renew_follows ? period_with(on, rule, earned, before->to.plus_days(1))
                                     : period(rule, earned, on);
    } else if (to < from) {
        out.what = ratchet_step::rose;
        out.now = rule.rise_restarts ? period(rule, earned, on)
                                     : held_tier{earned, before->from, before->to};
    } else {
        out.what = to == from ? ratchet_step::stayed : ratchet_step::held;
        out.now = *before;
    }
    return out;
}

result<trailing_window> window_before(date on, std::int64_t months, date came) {
    diagnostics problems;
    check_months(months, problems);
    if (problems.has_errors()) return problems;
    const auto first = on.plus_days(1).plus_months(-months);
    if (on < came || !first) {
        return diagnostic{messages::bad_period, {came.text(), on.text(), on.text()}};
    }
    trailing_window out;
    out.from = std::max(*first, came);
    out.to = on;
    out.months = out.from == *first ? months : months_between(came, on).months + 1;
    return out;
}

// ------------------------------------------------------------------------------- migration

namespace {

/// Where a party was, and with how much.
struct holding {
    std::size_t tier = 0;
    decimal amount;
};

using holdings = std::map<std::string_view, holding>;

/// Sums of a cell, exact.
struct cell_sum {
    std::uint64_t count = 0;
    exact before;
    exact after;

    void add(const decimal& was, const decimal& is) {
        ++count;
        before += exact{was};
        after += exact{is};
    }
    [[nodiscard]] migration_cell shown() const {
        return {count, before.rounded(std::nullopt), after.rounded(std::nullopt)};
    }
};

holdings read(std::span<const std::string> tiers, std::span<const tier_holding> from,
              diagnostics& problems) {
    holdings out;
    for (const tier_holding& h : from) {
        const std::size_t tier = tier_number(tiers, h.tier, h.id, problems);
        if (h.id.empty() || !out.emplace(h.id, holding{tier, h.amount}).second) {
            problems.add(common::bad_id, {h.id});
        }
        if (!is_usable(h.amount)) problems.add(common::number_too_long, {h.id, h.amount.text()});
    }
    return out;
}

/// Adds up who went where.
class migrating {
public:
    explicit migrating(std::size_t tiers)
        : tiers_(tiers), cells_(tiers + 1, std::vector<cell_sum>(tiers + 1)) {}

    void add(const holdings& before, const holdings& after) {
        for (const auto& [id, was] : before) {
            const auto is = after.find(id);
            if (is == after.end()) {
                put(was.tier, tiers_, was.amount, {}, left_);
            } else {
                const std::size_t to = is->second.tier;
                cell_sum& side = to < was.tier ? rose_ : to == was.tier ? stayed_ : fell_;
                put(was.tier, to, was.amount, is->second.amount, side);
            }
        }
        for (const auto& [id, is] : after) {
            if (!before.contains(id)) put(tiers_, is.tier, {}, is.amount, entered_);
        }
    }

    migration shown(std::span<const std::string> tiers) const {
        migration out;
        out.tiers.assign(tiers.begin(), tiers.end());
        for (const auto& row : cells_) {
            out.cells.emplace_back();
            for (const cell_sum& c : row) out.cells.back().push_back(c.shown());
        }
        out.rose = rose_.shown();
        out.stayed = stayed_.shown();
        out.fell = fell_.shown();
        out.entered = entered_.shown();
        out.left = left_.shown();
        return out;
    }

private:
    void put(std::size_t from, std::size_t to, const decimal& was, const decimal& is,
             cell_sum& side) {
        cells_[from][to].add(was, is);
        side.add(was, is);
    }

    std::size_t tiers_;
    std::vector<std::vector<cell_sum>> cells_;
    cell_sum rose_;
    cell_sum stayed_;
    cell_sum fell_;
    cell_sum entered_;
    cell_sum left_;
};

} // namespace

result<migration> migration_between(std::span<const std::string> tiers,
                                    std::span<const tier_holding> before,
                                    std::span<const tier_holding> after) {
    constexpr std::size_t most_tiers = 1000;
    diagnostics problems;
    if (tiers.size() > most_tiers) {
        return diagnostic{common::bad_limit, {"tiers", std::to_string(tiers.size()), "0", "1000"}};
    }
    check_tiers(tiers, problems);
    const holdings first = read(tiers, before, problems);
    const holdings second = read(tiers, after, problems);
    if (problems.has_errors()) return problems;
    migrating sums{tiers.size()};
    sums.add(first, second);
    return sums.shown(tiers);
}

} // namespace tenet::score
