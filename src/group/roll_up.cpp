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

/// What a function makes of the rows of one key.
class accumulator {
public:
    void add(const value_row& row, const decimal& weight, const roll_up_rule& rule) {
        ++out.rows;
        switch (rule.function) {
        case roll_up_function::average: weights_ += weight; [[fallthrough]];
        case roll_up_function::sum: sum_ += row.value * weight; break;
        case roll_up_function::count: break;
        case roll_up_function::count_distinct:
            distinct_.insert(rule.distinct < row.attributes.size() ? row.attributes[rule.distinct]
                                                                   : std::string{});
            break;
        case roll_up_function::min: min_ = !min_ || row.value < *min_ ? row.value : *min_; break;
        case roll_up_function::max: max_ = !max_ || row.value > *max_ ? row.value : *max_; break;
        case roll_up_function::first:
            if (row.on && (!first_on_ || *row.on < *first_on_)) {
                first_on_ = row.on;
                first_ = row.value;
            }
            break;
        case roll_up_function::last:
            if (row.on && (!last_on_ || *row.on >= *last_on_)) {
                last_on_ = row.on;
                last_ = row.value;
            }
            break;
        }
    }

    rolled_up finish(roll_up_function function) {
        switch (function) {
        case roll_up_function::sum: out.value = sum_; break;
        case roll_up_function::count: out.value = static_cast<std::int64_t>(out.rows); break;
        case roll_up_function::count_distinct:
            out.value = static_cast<std::int64_t>(distinct_.size());
            break;
        case roll_up_function::min: out.value = min_; break;
        case roll_up_function::max: out.value = max_; break;
        case roll_up_function::average:
            if (!weights_.is_zero()) out.value = sum_ / weights_;
            break;
        case roll_up_function::first: out.value = first_; break;
        case roll_up_function::last: out.value = last_; break;
        }
        return std::move(out);
    }

    rolled_up out;

private:
    decimal sum_;
    decimal weights_;
    std::optional<decimal> min_;
    std::optional<decimal> max_;
    std::optional<date> first_on_;
    std::optional<date> last_on_;
    std::optional<decimal> first_;
    std::optional<decimal> last_;
    std::set<std::string> distinct_;
};

void make_unique(std::vector<std::uint32_t>& numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

} // namespace

result<roll_up> roll_up::make(const structure& day, const grouping& groups, roll_up_rule rule,
                              std::span<const value_row> rows) {
    roll_up out;
    out.rule_ = rule;
    out.groups_of_.resize(day.parties().party_count());
    out.ids_of_.resize(groups.groups.size());
    out.totals_.resize(groups.groups.size());
    const weigher weights(day, rule);
    for (std::uint32_t g = 0; g < groups.groups.size(); ++g) {
        for (const member& m : groups.groups[g].members) out.groups_of_[m.party].push_back(g);
        auto of_group = weights.run(groups.groups[g]);
        if (!of_group) return of_group.error();
        out.weights_.push_back(std::move(*of_group));
    }
    for (const value_row& row : rows) {
        if (row.party < out.groups_of_.size()) out.rows_[row.id].push_back(row);
    }
    std::vector<std::uint32_t> touched;
    for (rows_of_id& r : out.rows_) out.place(r, touched);
    for (std::uint32_t g = 0; g < groups.groups.size(); ++g) out.compute(g);
    return out;
}

/// Puts the rows of an id into the groups they reach.
void roll_up::place(rows_of_id& rows, std::vector<std::uint32_t>& touched) {
    std::ranges::stable_sort(rows.second, {}, &value_row::party);
    std::vector<std::uint32_t> groups;
    for (const value_row& row : rows.second) {
        const auto& of_party = groups_of_[row.party];
        groups.insert(groups.end(), of_party.begin(), of_party.end());
    }
    make_unique(groups);
    for (const std::uint32_t g : groups) {
        std::vector<rows_of_id*>& ids = ids_of_[g];
        const auto by_id = [](const rows_of_id* r) -> const std::string& { return r->first; };
        ids.insert(std::ranges::lower_bound(ids, rows.first, {}, by_id), &rows);
        touched.push_back(g);
    }
}

void roll_up::take_out(rows_of_id& rows, std::vector<std::uint32_t>& touched) {
    for (const value_row& row : rows.second) {
        for (const std::uint32_t g : groups_of_[row.party]) {
            std::erase(ids_of_[g], &rows);
            touched.push_back(g);
        }
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

decimal roll_up::weight(std::uint32_t group, party_number p) const {
    const auto at = weights_[group].find(p);
    return at == weights_[group].end() ? decimal{1} : at->second;
}

bool roll_up::is_netted(std::uint32_t group, const value_row& row) const {
    if (!rule_.net_within_group || !row.counterparty) return false;
    if (*row.counterparty >= groups_of_.size()) return false;
    return std::ranges::binary_search(groups_of_[*row.counterparty], group);
}

/// Rows lie anywhere in memory; those that come soon are asked for early.
void roll_up::fetch_after(const std::vector<rows_of_id*>& ids, std::size_t n) noexcept {
    constexpr std::size_t soon = 8;
    if (n + 2 * soon < ids.size()) __builtin_prefetch(ids[n + 2 * soon]);
    if (n + 2 * soon < ids.size()) __builtin_prefetch(&ids[n + 2 * soon]->second);
    if (n + soon >= ids.size() || ids[n + soon]->second.empty()) return;
    const value_row& row = ids[n + soon]->second.front();
    __builtin_prefetch(&row.party);
    __builtin_prefetch(&row.counterparty);
}

void roll_up::compute(std::uint32_t group) {
    std::map<std::string, accumulator, std::less<>> by_key;
    accumulator* latest = nullptr; // most rows have the key of the row before
    std::string_view key;
    const bool weighs = !weights_[group].empty();
    const std::vector<rows_of_id*>& ids = ids_of_[group];
    for (std::size_t n = 0; n < ids.size(); ++n) {
        fetch_after(ids, n);
        const rows_of_id* const rows = ids[n];
        bool counted = false;
        for (const value_row& row : rows->second) {
            // The only row of an id is the reason why it is listed.
            if (rows->second.size() > 1 &&
                !std::ranges::binary_search(groups_of_[row.party], group)) {
                continue;
            }
            const std::string_view own = key_of(row);
            if (latest == nullptr || own != key) {
                latest = &by_key.try_emplace(std::string{own}).first->second;
                key = own;
            }
            if (counted) {
                ++latest->out.repeated;
            } else if (is_netted(group, row)) {
                ++latest->out.netted;
            } else {
                latest->add(row, weighs ? weight(group, row.party) : decimal{1}, rule_);
                counted = true;
            }
        }
    }
    if (by_key.empty()) by_key.try_emplace({});
    totals_[group].clear();
    for (auto& [name, of_key] : by_key) {
        of_key.out.key = name;
        totals_[group].push_back(of_key.finish(rule_.function));
    }
}

std::string_view roll_up::key_of(const value_row& row) const noexcept {
    if (!rule_.split_by || *rule_.split_by >= row.attributes.size()) return {};
    return row.attributes[*rule_.split_by];
}

std::span<const rolled_up> roll_up::of(std::uint32_t group) const noexcept {
    return totals_[group];
}

std::vector<const value_row*> roll_up::rows_of(std::uint32_t group) const {
    std::vector<const value_row*> out;
    for (const rows_of_id* rows : ids_of_[group]) {
        for (const value_row& row : rows->second) {
            if (!std::ranges::binary_search(groups_of_[row.party], group)) continue;
            if (is_netted(group, row)) continue;
            out.push_back(&row);
            break;
        }
    }
    return out;
}

} // namespace tenet::group
