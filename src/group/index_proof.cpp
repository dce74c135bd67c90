#include "index_data.hpp"
#include "merged_holding.hpp"
#include "prover.hpp"

#include <tenet/group/copying.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_set>

namespace tenet::group {

namespace {

/// A seat of an index.
class seat_of_index {
public:
    seat_of_index(const control_index::data& d, seat_number seat)
        : d_(d), members_(d.day.members(seat)) {}

    [[nodiscard]] std::span<const party_number> members() const { return members_; }
    [[nodiscard]] bool links(party_number p) const { return d_.day.links(p); }
    [[nodiscard]] bool has_bounds() const { return d_.possible.has_value(); }
    [[nodiscard]] share_units voteless(party_number p) const { return d_.day.voteless(p); }

    [[nodiscard]] std::vector<edge_number> ties() const {
        std::vector<edge_number> out;
        if (members_.size() < 2) return out;
        for (const party_number p : members_) {
            d_.relations.each_held_by(p, d_.when(), [&](edge_number e, const placed_relation& r) {
                const bool tie = may_pool(r.type()) && r.holder != r.subject &&
                                 pools(d_.day.d().rule, r.type(), r.in.degree(r.at));
                if (tie) out.push_back(e);
            });
        }
        std::ranges::sort(out);
        return out;
    }

    [[nodiscard]] std::optional<std::int64_t> all_low(party_number p) const {
        return static_cast<std::int64_t>(std::min<votes_sum::wide>(held_in(p), enough_units));
    }

    template <class Use>
    void each_into(party_number p, Use&& use) const {
        d_.day.each_into(p, use);
    }
    template <class Use>
    void each_edge(party_number holder, party_number subject, Use&& use) const {
        d_.relations.each_between(
            holder, subject, d_.when(),
            [&](edge_number e, const placed_relation& r) { use(e, r.type(), r.share()); });
    }

    /// In the order in which a structure made anew would find it.
    [[nodiscard]] std::vector<party_number> found(control_level level) {
        sums_.clear();
        found_.clear();
        known_.clear();
        known_.insert(members_.begin(), members_.end());
        for (const party_number p : members_) spread(p, level);
        for (std::size_t n = 0; n < found_.size(); ++n) spread(found_[n], level);
        return std::move(found_);
    }

private:
    struct sum {
        votes_sum counted;
        votes_sum::wide all_low = 0;
    };

    [[nodiscard]] votes_sum::wide held_in(party_number p) const {
        votes_sum::wide all = 0;
        d_.day.each_into(p, [&](party_number, const votes_arc& v) { all += v.low; });
        return all;
    }

    void spread(party_number holder, control_level level) {
        if (!d_.day.links(holder)) return;
        const auto add = [&](party_number p, const votes_arc& v) {
            if (known_.contains(p)) return;
            const auto [at, is_new] = sums_.try_emplace(p);
            if (is_new && level == control_level::possible) at->second.all_low = held_in(p);
            at->second.counted.add(v);
            if (!d_.day.gives_control(p, at->second.counted, at->second.all_low, level)) return;
            known_.insert(p);
            found_.push_back(p);
        };
        if (!d_.day.is_changed(holder)) return d_.day.each_from(holder, add);
        std::unordered_set<party_number> met{holder};
        d_.relations.each_held_by(holder, d_.when(), [&](edge_number, const placed_relation& r) {
            if (!carries_control(r.type()) || !met.insert(r.subject).second) return;
            const votes_arc votes = d_.day.between(holder, r.subject);
            if (votes != votes_arc{}) add(r.subject, votes);
        });
    }

    const control_index::data& d_;
    std::span<const party_number> members_;
    std::unordered_map<party_number, sum> sums_;
    std::unordered_set<party_number> known_;
    std::vector<party_number> found_;
};

/// Makes a graph of what a proof names.
class proof_day {
public:
    proof_day(const control_index::data& d, const control_proof& proof) : d_(d), proof_(proof) {
        collect();
    }

    proof_in_day make() {
        graph_builder b;
        const graph& g = d_.relations.base();
        for (const party_number p : parties_) b.add_party(g.key(p), g.name(p), g.kind(p));
        for (const edge_number e : edges_) {
            const placed_relation r = d_.relations.at(e);
            edge_definition is = definition_of(r.in, r.at);
            is.holder = place(parties_, r.holder);
            is.subject = place(parties_, r.subject);
            b.add_edge(is);
        }
        // Neither can be refused: all of it was accepted before.
        proof_in_day out{structure::at(b.build().value(), d_.when(), d_.day.d().rule).value(),
                         proof_};
        renumber(out);
        return out;
    }

private:
    template <class Number>
    static Number place(const std::vector<Number>& in, Number number) {
        return static_cast<Number>(std::ranges::lower_bound(in, number) - in.begin());
    }

    void collect() {
        std::set<edge_number> edges(proof_.ties.begin(), proof_.ties.end());
        std::set<party_number> parties{proof_.subject};
        const auto members = d_.day.members(proof_.seat);
        parties.insert(members.begin(), members.end());
        for (const control_step& step : proof_.steps) {
            parties.insert(step.controlled);
            edges.insert(step.edges.begin(), step.edges.end());
        }
        for (const edge_number e : edges) {
            const placed_relation r = d_.relations.at(e);
            parties.insert({r.holder, r.subject});
        }
        parties_.assign(parties.begin(), parties.end());
        edges_.assign(edges.begin(), edges.end());
    }

    void renumber(proof_in_day& out) const {
        const auto members = d_.day.members(proof_.seat);
        const party_number first = members.empty() ? proof_.subject : members.front();
        out.proof.seat = out.day.seat_of(place(parties_, first));
        out.proof.subject = place(parties_, proof_.subject);
        const auto all = [&](std::vector<edge_number>& edges) {
            for (edge_number& e : edges) e = place(edges_, e);
        };
        all(out.proof.ties);
        for (control_step& step : out.proof.steps) {
            step.controlled = place(parties_, step.controlled);
            all(step.edges);
        }
    }

    const control_index::data& d_;
    const control_proof& proof_;
    std::vector<party_number> parties_;
    std::vector<edge_number> edges_;
};

} // namespace

control_proof control_index::prove(seat_number seat, party_number subject) const {
    return prover{seat_of_index{*data_, seat}, seat, subject}.prove();
}

proof_in_day in_a_day(const control_index& index, const control_proof& proof) {
    return proof_day{index.inside(), proof}.make();
}

bilingual control_index::text_of(const control_proof& proof) const {
    const proof_in_day small = in_a_day(*this, proof);
    return group::text_of(small.day, small.proof);
}

} // namespace tenet::group
