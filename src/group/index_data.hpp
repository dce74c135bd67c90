#ifndef TENET_SRC_GROUP_INDEX_DATA_HPP
#define TENET_SRC_GROUP_INDEX_DATA_HPP

#include "changed_day.hpp"
#include "changed_relations.hpp"
#include "control_relation.hpp"

#include <tenet/group/control_index.hpp>

#include <map>

namespace tenet::group {

struct control_index::data {
    std::uint64_t version = 0; ///< how many changes were made
    changed_relations relations;
    changed_day day;
    control_relation sure;
    /// Everything that is at least possible; none where no share had bounds yet: then it is `sure`.
    std::optional<control_relation> possible;
    bool needs_bounds = false;                         ///< some share has, or may have had, bounds
    std::uint64_t next_rank = std::uint64_t{1} << 32U; ///< above all ranks given so far
    std::shared_ptr<const std::vector<control_difference>> differences;
    /// The parties of seats that the last change ended.
    std::shared_ptr<const std::map<seat_number, std::vector<party_number>>> ended;

    [[nodiscard]] const moment& when() const noexcept { return day.d().when; }
    [[nodiscard]] const control_relation& all() const noexcept {
        return possible ? *possible : sure;
    }
    [[nodiscard]] bool is_seat(seat_number s) const noexcept { return !day.members(s).empty(); }
    /// Of a pair of numbers that are not checked.
    [[nodiscard]] control controls(seat_number seat, party_number p) const noexcept {
        if (sure.has(seat, p)) return control::yes;
        return possible && possible->has(seat, p) ? control::undetermined : control::no;
    }
};

/// What makes the next version of an index.
class index_change {
public:
    index_change(const control_index::data& before, control_index::data& next,
                 const search_limits& limits)
        : before_(before), next_(next), limits_(limits) {}

    diagnostics run(const relation_changes& what);

private:
    using pair = std::pair<party_number, party_number>;
    using question = std::pair<seat_number, party_number>;

    void place(const relation_changes& what);
    void drop(edge_number e);
    void restate(const relation_changes::restated& one);
    void add(std::span<const edge_definition> relations);
    void note(const placed_relation& r);

    void change_pools();
    void change_votes();
    void change_votes_between(party_number holder, party_number subject);
    void change_own_shares(party_number p, const share_units& votes);

    [[nodiscard]] std::vector<question> questions(const control_relation& pairs,
                                                  bool over_bounds) const;
    bool change_level(control_relation& pairs, control_level level);
    void find_differences();

    const control_index::data& before_;
    control_index::data& next_;
    const search_limits& limits_;
    diagnostics problems_;

    std::vector<pair> between_;          ///< parties whose relations changed
    std::vector<party_number> tied_;     ///< parties whose ties changed
    std::vector<pair> votes_;            ///< parties between whom votes changed
    std::vector<party_number> measured_; ///< parties with other thresholds
    std::vector<party_number> bounded_;  ///< parties in which others leave more or less
    std::vector<seat_number> ended_;
    std::vector<seat_number> begun_;
    std::vector<std::uint64_t> touched_;
    std::size_t steps_ = 0;
};

} // namespace tenet::group

#endif
