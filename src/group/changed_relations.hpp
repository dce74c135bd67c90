#ifndef TENET_SRC_GROUP_CHANGED_RELATIONS_HPP
#define TENET_SRC_GROUP_CHANGED_RELATIONS_HPP

#include "version_map.hpp"

#include <tenet/group/graph.hpp>

#include <vector>

namespace tenet::group {

/// A relation, wherever it is kept.
struct placed_relation {
    graph in;
    edge_number at = 0; ///< in that graph
    party_number holder = 0;
    party_number subject = 0;
    bool dropped = false;

    [[nodiscard]] relation type() const noexcept { return in.type(at); }
    [[nodiscard]] std::optional<share_units> share() const noexcept { return in.share(at); }
    [[nodiscard]] bool holds(const moment& when) const noexcept {
        return !dropped && in.holds(at, when);
    }
};

/// The relations of a graph with changes beside it.
class changed_relations {
public:
    explicit changed_relations(const graph& of)
        : base_(of), next_(static_cast<edge_number>(of.edge_count())) {}

    [[nodiscard]] const graph& base() const noexcept { return base_; }
    [[nodiscard]] edge_number count() const noexcept { return next_; }

    [[nodiscard]] placed_relation at(edge_number e) const {
        if (const placed_relation* other = changed_.find(e)) return *other;
        return {base_, e, base_.holder(e), base_.subject(e)};
    }

    void put(std::uint64_t version, edge_number e, const placed_relation& is) {
        changed_.set(version, e, is);
    }
    void add(std::uint64_t version, const placed_relation& is) {
        changed_.set(version, next_, is);
        by_holder_.set(version, key_of(is.holder, next_), true);
        by_subject_.set(version, key_of(is.subject, next_), true);
        ++next_;
    }

    /// Uses the number and relation of those that hold, in their order.
    template <class Use>
    void each_held_by(party_number holder, const moment& when, Use&& use) const {
        each(base_.held_by(holder), by_holder_, holder, when, use);
    }
    template <class Use>
    void each_in(party_number subject, const moment& when, Use&& use) const {
        each(base_.holders_of(subject), by_subject_, subject, when, use);
    }
    template <class Use>
    void each_between(party_number holder, party_number subject, const moment& when,
                      Use&& use) const {
        const auto between = [&](edge_number e, const placed_relation& r) {
            if (r.holder == holder && r.subject == subject) use(e, r);
        };
        // Of holders with thousands of subsidiaries the subject has fewer.
        if (base_.held_by(holder).size() <= base_.holders_of(subject).size()) {
            each_held_by(holder, when, between);
        } else {
            each_in(subject, when, between);
        }
    }

private:
    template <class Use>
    void each(std::span<const edge_number> kept, const version_map<bool>& added, party_number of,
              const moment& when, Use& use) const {
        const auto give = [&](edge_number e) {
            const placed_relation r = at(e);
            if (r.holds(when)) use(e, r);
        };
        for (const edge_number e : kept) give(e);
        added.each_of(of, [&](edge_number e, bool) { give(e); });
    }

    graph base_;
    version_map<placed_relation> changed_;
    version_map<bool> by_holder_; ///< added ones
    version_map<bool> by_subject_;
    edge_number next_;
};

} // namespace tenet::group

#endif
