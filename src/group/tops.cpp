#include "tops.hpp"

#include "arcs.hpp"

#include <algorithm>
#include <unordered_map>

namespace tenet::group {

namespace {

/// From pairs of control to the seats nobody controls.
class control_tops {
public:
    control_tops(const structure& day, control_pairs pairs)
        : d_(day.inside()), pairs_(std::move(pairs)) {
        for (std::size_t n = 0; n < pairs_.seats.size(); ++n) {
            const auto begin =
                pairs_.parties.begin() + static_cast<std::ptrdiff_t>(pairs_.begins[n]);
            std::sort(begin, begin + pairs_.certain[n]);
            number_of_.emplace(pairs_.seats[n], n);
        }
    }

    party_tops run() {
        find_tops();
        std::vector<std::pair<party_number, seat_number>> found;
        for (std::size_t n = 0; n < pairs_.seats.size(); ++n) {
            if (!is_top_[n]) continue;
            for (const party_number p : certain(n)) found.emplace_back(p, pairs_.seats[n]);
        }
        add_pools(found);
        std::ranges::sort(found);
        party_tops out;
        out.begins.assign(d_.party_count() + 1, 0);
        for (const auto& [p, seat] : found) {
            ++out.begins[p + 1];
            out.tops.push_back(seat);
        }
        for (std::size_t p = 0; p < d_.party_count(); ++p) out.begins[p + 1] += out.begins[p];
        return out;
    }

private:
    [[nodiscard]] std::span<const party_number> certain(std::size_t n) const {
        return pairs_.of(n).first(pairs_.certain[n]);
    }

    [[nodiscard]] bool controls(std::size_t n, seat_number seat) const {
        return std::ranges::all_of(d_.members(seat), [&](party_number p) {
            return std::ranges::binary_search(certain(n), p);
        });
    }

    /// A seat is no top where another controls it and it does not control that one in turn, or
    /// where it does and is not the smallest.
    void find_tops() {
        is_top_.assign(pairs_.seats.size(), true);
        for (std::size_t n = 0; n < pairs_.seats.size(); ++n) {
            for (const party_number p : certain(n)) {
                const auto at = number_of_.find(d_.seat_of(p));
                if (at == number_of_.end() || at->second == n) continue;
                const seat_number below = at->first;
                if (!is_top_[at->second] || !controls(n, below)) continue;
                is_top_[at->second] =
                    controls(at->second, pairs_.seats[n]) && below < pairs_.seats[n];
            }
        }
    }

    /// A pool at the top is the top of those members that nobody controls, and of those that what
    /// the pool controls does.
    void add_pools(std::vector<std::pair<party_number, seat_number>>& found) const {
        std::vector<bool> has_top(d_.party_count());
        for (const auto& [p, seat] : found) has_top[p] = true;
        for (std::size_t pool = 0; pool < d_.pool_count(); ++pool) {
            const auto seat = static_cast<seat_number>(d_.party_count() + pool);
            const auto at = number_of_.find(seat);
            for (const party_number p : d_.members(seat)) {
                const bool comes_back = at != number_of_.end() && is_top_[at->second] &&
                                        controls_through(at->second, p);
                if (!has_top[p] || comes_back) found.emplace_back(p, seat);
            }
        }
    }

    /// Whether a seat controls one that controls a party.
    [[nodiscard]] bool controls_through(std::size_t n, party_number party) const {
        return std::ranges::any_of(certain(n), [&](party_number p) {
            const auto at = number_of_.find(d_.seat_of(p));
            return at != number_of_.end() && controls(n, at->first) &&
                   std::ranges::binary_search(certain(at->second), party);
        });
    }

    const structure::data& d_;
    control_pairs pairs_;
    std::unordered_map<seat_number, std::size_t> number_of_;
    std::vector<bool> is_top_;
};

/// Follows stated relations upwards.
class chain_tops {
public:
    chain_tops(const structure& day, relation up, std::optional<relation> last,
               std::optional<std::uint8_t> hierarchy)
        : day_(day), g_(day.parties()), up_(up), last_(last), hierarchy_(hierarchy) {}

    party_tops run() {
        party_tops out;
        out.begins.push_back(0);
        for (party_number p = 0; p < g_.party_count(); ++p) {
            std::vector<seat_number> tops = last_ ? holders(p, *last_) : std::vector<seat_number>{};
            if (tops.empty()) tops = ends(p);
            out.tops.insert(out.tops.end(), tops.begin(), tops.end());
            out.begins.push_back(static_cast<std::uint32_t>(out.tops.size()));
        }
        return out;
    }

private:
    [[nodiscard]] std::vector<seat_number> holders(party_number p, relation type) const {
        std::vector<seat_number> out;
        for (const edge_number e : day_.holders_of(p, type)) {
            const bool counts = !hierarchy_ || g_.hierarchy(e) == *hierarchy_;
            if (counts && g_.holder(e) != p) out.push_back(g_.holder(e));
        }
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    /// Where the chain leads: to several where the party itself has several; further up the
    /// smallest is followed.
    std::vector<seat_number> ends(party_number p) {
        std::vector<seat_number> out;
        for (const seat_number first : holders(p, up_)) out.push_back(end_of(first));
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    seat_number end_of(party_number from) {
        path_.clear();
        for (party_number p = from;;) {
            if (const auto known = ends_.find(p); known != ends_.end()) return keep(known->second);
            const auto seen = std::ranges::find(path_, p);
            if (seen != path_.end()) return keep(*std::min_element(seen, path_.end()));
            path_.push_back(p);
            const auto up = holders(p, up_);
            if (up.empty()) return keep(p);
            if (path_.size() > most_followed) return keep(p);
            p = up.front();
        }
    }

    seat_number keep(seat_number end) {
        for (const party_number p : path_) ends_.emplace(p, end);
        return end;
    }

    static constexpr std::size_t most_followed = 10'000;

    const structure& day_;
    const graph& g_;
    relation up_;
    std::optional<relation> last_;
    std::optional<std::uint8_t> hierarchy_;
    std::vector<party_number> path_;
    std::unordered_map<party_number, seat_number> ends_;
};

} // namespace

result<party_tops> tops_of_control(const structure& day, const search_limits& limits) {
    auto pairs = control_of_all(day, limits);
    if (!pairs) return pairs.error();
    return control_tops{day, std::move(*pairs)}.run();
}

party_tops tops_along(const structure& day, relation up, std::optional<relation> last,
                      std::optional<std::uint8_t> hierarchy) {
    return chain_tops{day, up, last, hierarchy}.run();
}

} // namespace tenet::group
