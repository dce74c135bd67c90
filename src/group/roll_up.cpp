#include "roll_up_parts.hpp"
#include "roll_up_total.hpp"

#include <tenet/group/roll_up.hpp>

#include <algorithm>
#include <set>

namespace tenet::group {

namespace {

/// How much of each member's values a group counts, where that is not all.
class weigher {
public:
    weigher(const structure& day, const roll_up_rule& rule) : day_(day), rule_(rule) {}

    result<std::map<party_number, decimal>> run(const corporate_group& group) const {
        std::map<party_number, decimal> out;
        if (rule_.method == roll_up_method::full || group.members.size() < 2) return out;
        constexpr int places = 12;
        for (const party_number top : day_.members(group.top)) {
            const auto held = holdings_of(day_, top, rule_.ownership);
            if (!held) return held.error();
            for (const integrated_share& s : held->shares) {
                out[s.party] += decimal::from_double(s.low).rounded(places, rounding::half_even);
            }
        }
        for (const member& m : group.members) out.try_emplace(m.party, 0);
        for (const party_number top : day_.members(group.top)) out[top] = 1;
        if (rule_.method == roll_up_method::equity) {
            for (const controlled_party& c : controlled_by(day_, group.top)) {
                if (c.is == control::yes) out[c.party] = 1;
            }
        }
        return out;
    }

private:
    const structure& day_;
    const roll_up_rule& rule_;
};

void make_unique(std::vector<std::uint32_t>& numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Counts a row as moved, once in each direction; one that was left out was not.
void count_moves(rolled_up& in, bool counts, const std::vector<row_move>& moves) {
    using kind = row_move::kind;
    const auto any = [&](kind one, kind other) {
        return std::ranges::any_of(moves,
                                   [&](const row_move& m) { return m.is == one || m.is == other; });
    };
    if (counts && any(kind::from_customer, kind::from_guaranteed)) ++in.moved_in;
    if (any(kind::to_agent, kind::to_guarantor)) ++in.moved_out;
    if (!counts && any(kind::left_with_customer, kind::left_with_guaranteed)) ++in.left;
}

} // namespace

/// The rows of a group in order, each with what becomes of it there.
struct roll_up::walk {
    enum class outcome : std::uint8_t { counted, repeated, netted, elsewhere };
    static constexpr std::size_t soon = 8;

    const roll_up& all;
    std::uint32_t group;

    /// Calls `visit(row, outcome, parts)`.
    template <class Visit>
    void each(const Visit& visit) const {
        row_parts parts;
        const std::vector<rows_of_id*>& ids = all.ids_of_[group];
        for (std::size_t n = 0; n < ids.size(); ++n) {
            // Rows lie anywhere in memory: those that come soon are asked for early.
            __builtin_prefetch(&ids[std::min(n + 2 * soon, ids.size() - 1)]->second);
            if (const value_row* next = first_row(ids, n + soon)) {
                __builtin_prefetch(&next->party);
                __builtin_prefetch(&next->guarantees);
            }
            bool counted = false;
            for (const value_row& row : ids[n]->second) {
                split(row, ids[n]->second.size() == 1, parts);
                const outcome is = outcome_of(row, parts, counted);
                if (parts.counted.empty() && parts.moves.empty()) continue;
                visit(row, is, parts);
                counted = counted || is == outcome::counted;
            }
        }
    }

    /// The rates of a row; nothing where one is missing. `day` learns the day asked for.
    [[nodiscard]] std::optional<rate_path> rates_of(const value_row& row, std::string& from,
                                                    std::optional<date>& day) const {
        const conversion_rule& rule = *all.rule_.convert;
        from = rule.currency < row.attributes.size() ? row.attributes[rule.currency] : "";
        day = rule.on ? rule.on : row.on;
        if (from == rule.to) return rate_path{};
        if (from.empty() || !day) return std::nullopt;
        return all.rates_.find(rule, from, *day);
    }

    /// What a row adds; nothing to a function that reads no values. Rates used and missing go to
    /// `of`, unless that is null.
    [[nodiscard]] row_amount amount_of(const value_row& row, const row_parts& parts,
                                       total* of) const {
        row_amount out{row, std::nullopt, std::nullopt, decimal{}};
        if (!reads_values(all.rule_.function)) return out;
        out.weight = all.weight(group, parts.counted.front().party);
        std::optional<rate_path> rates = rate_path{};
        if (all.rule_.convert) {
            std::string from;
            std::optional<date> day;
            rates = rates_of(row, from, day);
            if (of != nullptr && rates) of->use(*rates);
            if (of != nullptr && !rates) of->miss(from, day);
        }
        if (!rates) return out;
        out.whole.emplace();
        out.weighed.emplace();
        for (const row_part& p : parts.counted) {
            const decimal value = rates->apply(p.value);
            *out.whole += value;
            *out.weighed += value * all.weight(group, p.party);
        }
        const roll_up_rounding& rounds = all.rule_.rounds;
        if (rounds.at == roll_up_rounding::place::row) {
            out.whole = out.whole->rounded(rounds.places, rounds.mode);
            out.weighed = out.weighed->rounded(rounds.places, rounds.mode);
        }
        return out;
    }

private:
    /// The first row of an id; null beyond the last.
    static const value_row* first_row(const std::vector<rows_of_id*>& ids, std::size_t n) noexcept {
        return n < ids.size() && !ids[n]->second.empty() ? ids[n]->second.data() : nullptr;
    }

    /// What the group counts of a row. One that is alone under its id, with nobody else to count
    /// it, is listed in the group because its party is a member.
    void split(const value_row& row, bool alone, row_parts& into) const {
        std::span<const row_guarantee> of_relations;
        const auto known = all.guarantees_.find(row.party);
        if (known != all.guarantees_.end()) of_relations = known->second;
        if (alone && !row.agent && row.guarantees.empty() && of_relations.empty()) {
            into.counted.assign(1, {row.party, row.value});
            into.moves.clear();
            return;
        }
        find_parts(
            {row, of_relations, all.as_of_}, all.rule_,
            [&](party_number p) { return all.is_member(group, p); }, into);
    }

    [[nodiscard]] outcome outcome_of(const value_row& row, const row_parts& parts,
                                     bool counted) const {
        if (parts.counted.empty()) return outcome::elsewhere;
        if (counted) return outcome::repeated;
        return all.is_netted(group, row) ? outcome::netted : outcome::counted;
    }
};

result<roll_up> roll_up::make(const structure& day, const grouping& groups, roll_up_rule rule,
                              std::span<const value_row> rows,
                              std::span<const exchange_rate> rates) {
    roll_up out;
    auto table = rate_table::make(rates);
    if (!table) return table.error();
    out.rates_ = std::move(*table);
    out.as_of_ = day.when().as_of;
    out.groups_of_.resize(day.parties().party_count());
    out.ids_of_.resize(groups.groups.size());
    out.totals_.resize(groups.groups.size());
    out.currencies_.resize(groups.groups.size());
    const weigher weights(day, rule);
    for (std::uint32_t g = 0; g < groups.groups.size(); ++g) {
        for (const member& m : groups.groups[g].members) out.groups_of_[m.party].push_back(g);
        auto of_group = weights.run(groups.groups[g]);
        if (!of_group) return of_group.error();
        out.weights_.push_back(std::move(*of_group));
    }
    out.rule_ = std::move(rule);
    if (out.rule_.guarantees.of_relations) out.read_guarantees(day);
    for (const value_row& row : rows) {
        if (row.party < out.groups_of_.size()) out.rows_[row.id].push_back(row);
    }
    std::vector<std::uint32_t> touched;
    for (rows_of_id& r : out.rows_) out.place(r, touched);
    for (std::uint32_t g = 0; g < groups.groups.size(); ++g) out.compute(g);
    return out;
}

/// The guarantees that are relations of the day, by whom they are for.
void roll_up::read_guarantees(const structure& day) {
    const graph& g = day.parties();
    const bool moves = rule_.guarantees.count == guarantee_rule::counting::guarantor;
    for (edge_number e = 0; e < g.edge_count(); ++e) {
        if (g.type(e) != relation::guarantee || !g.holds(e, day.when())) continue;
        row_guarantee is;
        is.guarantor = g.holder(e);
        is.id = g.id(e);
        if (const auto share = g.share(e)) {
            is.percent = moves ? share->range().low : share->range().high;
        }
        guarantees_[g.subject(e)].push_back(std::move(is));
    }
}

/// The groups that may have to do with the rows of an id.
std::vector<std::uint32_t> roll_up::reached_by(const rows_of_id& rows) const {
    std::vector<std::uint32_t> out;
    const auto reach = [&](party_number p) {
        if (p >= groups_of_.size()) return;
        out.insert(out.end(), groups_of_[p].begin(), groups_of_[p].end());
    };
    for (const value_row& row : rows.second) {
        reach(row.party);
        if (row.agent) reach(*row.agent);
        for (const row_guarantee& g : row.guarantees) reach(g.guarantor);
        const auto known = guarantees_.find(row.party);
        if (known == guarantees_.end()) continue;
        for (const row_guarantee& g : known->second) reach(g.guarantor);
    }
    make_unique(out);
    return out;
}

/// Puts the rows of an id into the groups they reach.
void roll_up::place(rows_of_id& rows, std::vector<std::uint32_t>& touched) {
    std::ranges::stable_sort(rows.second, {}, &value_row::party);
    for (const std::uint32_t g : reached_by(rows)) {
        std::vector<rows_of_id*>& ids = ids_of_[g];
        const auto by_id = [](const rows_of_id* r) -> const std::string& { return r->first; };
        ids.insert(std::ranges::lower_bound(ids, rows.first, {}, by_id), &rows);
        touched.push_back(g);
    }
}

void roll_up::take_out(rows_of_id& rows, std::vector<std::uint32_t>& touched) {
    for (const std::uint32_t g : reached_by(rows)) {
        std::erase(ids_of_[g], &rows);
        touched.push_back(g);
    }
}

void roll_up::change(std::span<const value_row> upserts, std::span<const std::string> removals) {
    std::vector<std::uint32_t> touched;
    std::set<std::string, std::less<>> replaced(removals.begin(), removals.end());
    for (const value_row& row : upserts) replaced.insert(row.id);
    for (const std::string& id : replaced) {
        const auto at = rows_.find(id);
        if (at == rows_.end()) continue;
        take_out(*at, touched);
        rows_.erase(at);
    }
    std::set<std::string_view> added;
    for (const value_row& row : upserts) {
        if (row.party >= groups_of_.size()) continue;
        rows_[row.id].push_back(row);
        added.insert(row.id);
    }
    for (const std::string_view id : added) place(*rows_.find(id), touched);
    make_unique(touched);
    for (const std::uint32_t g : touched) compute(g);
}

/// Whether amounts in a currency may come to that of the rule by way of a rate.
bool roll_up::may_use(std::string_view currency, const rate_key& rate) const {
    const conversion_rule& rule = *rule_.convert;
    const auto is = [&](std::string_view c) { return rate.from == c || rate.to == c; };
    if (currency == rule.to) return false;
    if (is(currency)) return is(rule.to) || (rule.through && is(*rule.through));
    return rule.through && is(*rule.through) && is(rule.to);
}

diagnostics roll_up::change_rates(std::span<const exchange_rate> upserts,
                                  std::span<const rate_key> removals) {
    diagnostics problems = rates_.change(upserts, removals);
    if (problems.has_errors() || !rule_.convert) return problems;
    std::vector<rate_key> changed(removals.begin(), removals.end());
    for (const exchange_rate& r : upserts) changed.push_back({r.from, r.to, r.on});
    for (std::uint32_t g = 0; g < currencies_.size(); ++g) {
        const bool concerned = std::ranges::any_of(currencies_[g], [&](const std::string& c) {
            return std::ranges::any_of(changed, [&](const rate_key& k) { return may_use(c, k); });
        });
        if (concerned) compute(g);
    }
    return problems;
}

bool roll_up::is_member(std::uint32_t group, party_number p) const {
    return p < groups_of_.size() && std::ranges::binary_search(groups_of_[p], group);
}

decimal roll_up::weight(std::uint32_t group, party_number p) const {
    const auto at = weights_[group].find(p);
    return at == weights_[group].end() ? decimal{1} : at->second;
}

bool roll_up::is_netted(std::uint32_t group, const value_row& row) const {
    return rule_.net_within_group && row.counterparty && is_member(group, *row.counterparty);
}

void roll_up::compute(std::uint32_t group) {
    std::map<std::string, total, std::less<>> by_key;
    total* of_key = nullptr; // most rows have the key of the row before
    std::string_view key;
    std::set<std::string> currencies;
    const walk rows{*this, group};
    rows.each([&](const value_row& row, walk::outcome is, const row_parts& parts) {
        const std::string_view own = key_of(row);
        if (of_key == nullptr || own != key) {
            of_key = &by_key.try_emplace(std::string(own)).first->second;
            key = own;
        }
        switch (is) {
        case walk::outcome::counted:
            count_moves(of_key->out, true, parts.moves);
            of_key->add(rows.amount_of(row, parts, of_key), rule_);
            break;
        case walk::outcome::repeated: ++of_key->out.repeated; break;
        case walk::outcome::netted: ++of_key->out.netted; break;
        case walk::outcome::elsewhere: count_moves(of_key->out, false, parts.moves); break;
        }
        if (!rule_.convert) return;
        const std::size_t at = rule_.convert->currency;
        if (at < row.attributes.size()) currencies.insert(row.attributes[at]);
    });
    if (by_key.empty()) by_key.try_emplace({});
    currencies_[group].assign(currencies.begin(), currencies.end());
    totals_[group].clear();
    for (auto& [name, sum] : by_key) {
        sum.out.key = name;
        totals_[group].push_back(sum.finish(rule_));
    }
}

std::string_view roll_up::key_of(const value_row& row) const noexcept {
    if (!rule_.split_by || *rule_.split_by >= row.attributes.size()) return {};
    return row.attributes[*rule_.split_by];
}

std::span<const rolled_up> roll_up::of(std::uint32_t group) const noexcept {
    return totals_[group];
}

std::size_t roll_up::row_count() const noexcept {
    std::size_t out = 0;
    for (const rows_of_id& r : rows_) out += r.second.size();
    return out;
}

std::vector<counted_row> roll_up::counted_of(std::uint32_t group) const {
    std::vector<counted_row> out;
    const walk rows{*this, group};
    rows.each([&](const value_row& row, walk::outcome is, const row_parts& parts) {
        if (is != walk::outcome::counted) return;
        out.push_back({&row, parts.value(), rows.amount_of(row, parts, nullptr).weighed});
    });
    return out;
}

std::vector<const value_row*> roll_up::rows_of(std::uint32_t group) const {
    std::vector<const value_row*> out;
    for (const counted_row& c : counted_of(group)) out.push_back(c.row);
    return out;
}

std::vector<moved_row> roll_up::moves_of(std::uint32_t group) const {
    std::vector<moved_row> out;
    walk{*this, group}.each([&](const value_row& row, walk::outcome is, const row_parts& parts) {
        if (is == walk::outcome::repeated || is == walk::outcome::netted) return;
        for (const row_move& m : parts.moves) out.push_back({&row, m});
    });
    return out;
}

} // namespace tenet::group
