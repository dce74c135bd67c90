#ifndef TENET_SRC_GROUP_PROVER_HPP
#define TENET_SRC_GROUP_PROVER_HPP

#include "changed_day.hpp"

#include <tenet/group/control.hpp>

#include <algorithm>
#include <unordered_map>

namespace tenet::group {

/// Traces one derivation back to what it needs. A view is of one seat, and has
/// `members()`; `links(party)`; `found(level)`: what is controlled, in the order found;
/// `has_bounds()`; `each_into(party, use(holder, votes))`; `voteless(party)`; `all_low(party)`: the
/// sum of what is surely held, or none where every share is exact; `ties()`;
/// `each_edge(holder, subject, use(edge, type, share))`, of those that hold.
template <class View>
class prover {
public:
    prover(View view, seat_number seat, party_number subject) : view_(std::move(view)) {
        out_.seat = seat;
        out_.subject = subject;
        out_.ties = view_.ties();
    }

    control_proof prove() {
        if (is_of_seat(out_.subject)) return std::move(out_);
        order(view_.found(control_level::sure));
        if (place_.contains(out_.subject)) {
            out_.is = control::yes;
        } else if (view_.has_bounds()) {
            order(view_.found(control_level::possible));
            out_.is = place_.contains(out_.subject) ? control::undetermined : control::no;
        }
        trace();
        return std::move(out_);
    }

private:
    using basis = control_step::basis;

    [[nodiscard]] bool is_of_seat(party_number p) const {
        const auto members = view_.members();
        return std::ranges::find(members, p) != members.end();
    }

    void order(std::vector<party_number> found) {
        place_.clear();
        found_ = std::move(found);
        for (std::size_t n = 0; n < found_.size(); ++n) place_.emplace(found_[n], n);
    }

    /// Holders that count for a party found at `place`: the seat's, and those found before.
    [[nodiscard]] bool counts(party_number holder, std::size_t place) const {
        if (!view_.links(holder)) return false;
        if (is_of_seat(holder)) return true;
        const auto at = place_.find(holder);
        return at != place_.end() && at->second < place;
    }

    /// Backwards from the subject: a step for it and for every holder it rests on.
    void trace() {
        std::vector<bool> needed(found_.size());
        std::size_t place = found_.size();
        if (const auto at = place_.find(out_.subject); at != place_.end()) place = at->second;
        out_.steps.push_back(step_for(out_.subject, place, needed));
        while (place-- > 0) {
            if (needed[place]) out_.steps.push_back(step_for(found_[place], place, needed));
        }
        std::ranges::reverse(out_.steps);
    }

    control_step step_for(party_number p, std::size_t place, std::vector<bool>& needed) {
        control_step step;
        step.controlled = p;
        const share_units voteless = view_.voteless(p);
        step.out_of = {share_units::whole - voteless.high, share_units::whole - voteless.low};
        const std::uint8_t wanted = out_.is == control::yes ? decides : decides | may_decide;
        std::optional<party_number> deciding;
        std::vector<std::pair<party_number, votes_arc>> counted;
        view_.each_into(p, [&](party_number holder, const votes_arc& v) {
            if (deciding || !counts(holder, place)) return;
            if ((v.mark & wanted) != 0) deciding = holder;
            counted.emplace_back(holder, v);
        });
        if (deciding) {
            add_deciding(step, *deciding);
            need(*deciding, needed);
            return step;
        }
        add_votes(step, counted, needed);
        return step;
    }

    void add_votes(control_step& step,
                   const std::vector<std::pair<party_number, votes_arc>>& counted,
                   std::vector<bool>& needed) const {
        std::int64_t low = 0;
        std::int64_t high = 0;
        for (const auto& [holder, v] : counted) {
            low = std::min(low + v.low, 4 * share_units::whole);
            high = std::min(high + v.high, share_units::whole);
            add_voting(step, holder);
            need(holder, needed);
        }
        if (const auto all = view_.all_low(step.controlled)) {
            high = std::min(high, step.out_of.high - (*all - low));
        }
        step.votes = {low, std::max(low, high)};
        std::ranges::sort(step.edges);
    }

    void need(party_number holder, std::vector<bool>& needed) const {
        const auto at = place_.find(holder);
        if (at != place_.end()) needed[at->second] = true;
    }

    using share = std::optional<share_units>;

    void add_deciding(control_step& step, party_number holder) const {
        const auto add = [&](edge_number e, relation type, const share& of) {
            if (!step.edges.empty()) return;
            if (type == relation::control_agreement && !of) {
                step.by = basis::agreement;
            } else if (type == relation::nominee) {
                step.by = basis::nominee;
            } else if (type == relation::board_appointment &&
                       (!of || of->high > share_units::whole / 2)) {
                step.by = basis::board;
            } else {
                return;
            }
            step.edges.push_back(e);
        };
        view_.each_edge(holder, step.controlled, add);
    }

    void add_voting(control_step& step, party_number holder) const {
        bool has_votes = false;
        view_.each_edge(holder, step.controlled, [&](edge_number, relation type, const share&) {
            has_votes = has_votes || type == relation::votes;
        });
        const auto add = [&](edge_number e, relation type, const share& of) {
            const relation voting = has_votes ? relation::votes : relation::shareholding;
            if (type == voting || (type == relation::control_agreement && of)) {
                step.edges.push_back(e);
            }
        };
        view_.each_edge(holder, step.controlled, add);
    }

    View view_;
    std::vector<party_number> found_;
    std::unordered_map<party_number, std::size_t> place_;
    control_proof out_;
};

} // namespace tenet::group

#endif
