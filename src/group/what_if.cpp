#include "merged_holding.hpp"
#include "writing.hpp"

#include <tenet/group/copying.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/group/what_if.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace tenet::group {

namespace messages = group_messages;

namespace {

/// A relation of the changed graph in the making.
struct kept {
    edge_definition is;
    bool dropped = false;
};

class changer {
public:
    changer(const graph& of, const moment& at, const hypothesis& what)
        : of_(of), at_(at), what_(what) {}

    result<graph> run() {
        for (edge_number e = 0; e < of_.edge_count(); ++e) kept_.push_back({definition_of(of_, e)});
        for (const edge_number e : what_.drop) {
            if (e >= kept_.size()) {
                problems_.add(messages::no_such_relation, {"#" + std::to_string(e)});
            } else if (std::exchange(kept_[e].dropped, true)) {
                problems_.add(messages::relation_named_twice, {relation_name(of_, e)});
            }
        }
        find_relations_with_targets();
        for (std::size_t n = 0; n < what_.buy.size(); ++n) buy(n, what_.buy[n]);
        auto made = build();
        if (!made) problems_.add(made.error());
        if (problems_.has_errors()) return problems_;
        return made;
    }

private:
    [[nodiscard]] std::string name(party_number p) const {
        if (p < of_.party_count()) return std::string(of_.name(p));
        return what_.parties[p - of_.party_count()].id;
    }

    /// Of what holds on the day and is not dropped.
    void find_relations_with_targets() {
        for (const auto& a : what_.buy) with_target_.try_emplace(a.target);
        if (with_target_.empty()) return;
        for (edge_number e = 0; e < kept_.size(); ++e) {
            if (kept_[e].dropped || !of_.holds(e, at_)) continue;
            const auto at = with_target_.find(kept_[e].is.subject);
            if (at != with_target_.end()) at->second.push_back(e);
        }
    }

    /// Whether somebody has a relation of a type with a target, all of which is not sold.
    [[nodiscard]] static bool is_of(const kept& k, relation type, party_number holder) {
        return !k.dropped && k.is.type == type && k.is.holder == holder;
    }

    /// Whether it can be made at all.
    bool check(std::size_t n, const hypothesis::acquisition& a) {
        const auto refuse = [&](const char* zh, const char* en) {
            problems_.add(messages::bad_acquisition, {std::to_string(n + 1), zh, en});
            return false;
        };
        const std::size_t parties = of_.party_count() + what_.parties.size();
        if (std::max({a.buyer, a.seller, a.target}) >= parties) {
            return refuse("没有这样的主体", "there is no such party");
        }
        if (a.buyer == a.seller) return refuse("买卖双方相同", "buyer and seller are one");
        const auto units = share_units::from(share_range::exactly(a.percent));
        const bool exact = units && units->low == units->high;
        if (!exact || units->low == 0 || units->low > share_units::whole) {
            return refuse("比例不当", "its percentage is none");
        }
        for (const party_number p : {a.buyer, a.seller}) {
            const auto apart = [&](std::size_t k) { return is_of(kept_[k], relation::votes, p); };
            if (std::ranges::none_of(with_target_[a.target], apart)) continue;
            problems_.add(messages::votes_stated_apart, {name(p), name(a.target)});
            return false;
        }
        return true;
    }

    void buy(std::size_t n, const hypothesis::acquisition& a) {
        if (!check(n, a)) return;
        std::vector<kept*> lots;
        decimal surely;
        for (const std::size_t k : with_target_[a.target]) {
            if (!is_of(kept_[k], relation::shareholding, a.seller)) continue;
            lots.push_back(&kept_[k]);
            surely += kept_[k].is.share->low;
        }
        if (surely < a.percent) {
            problems_.add(messages::holds_too_little,
                          {name(a.seller), name(a.target), surely.text(), a.percent.text()});
            return;
        }
        decimal left = a.percent;
        for (kept* lot : lots) {
            share_range& share = *lot->is.share;
            const decimal taken = std::min(left, share.low);
            share.low -= taken;
            share.high -= taken;
            left -= taken;
            lot->dropped = share.high.is_zero();
        }
        with_target_[a.target].push_back(kept_.size());
        kept_.push_back(
            {{a.buyer, a.target, relation::shareholding, share_range::exactly(a.percent)}});
    }

    void add_parties(graph_builder& to) const {
        std::vector<party_number> added;
        for (const auto& p : what_.parties) {
            added.push_back(to.add_party(p.id, p.name, p.kind));
            if (p.annulled) to.set_annulled(added.back());
        }
        for (std::size_t n = 0; n < added.size(); ++n) {
            for (const std::string& alias : what_.parties[n].aliases) to.add_alias(alias, added[n]);
        }
    }

    result<graph> build() const {
        graph_builder b;
        copy_hierarchies(of_, b);
        copy_parties(of_, b);
        add_parties(b);
        for (const kept& k : kept_) {
            if (!k.dropped) b.add_edge(k.is);
        }
        for (const auto& r : what_.add) {
            edge_definition e = r.is;
            e.id = r.id;
            e.source = r.source;
            if (!r.hierarchy.empty()) e.hierarchy = b.add_hierarchy(r.hierarchy);
            b.add_edge(e);
        }
        return b.build();
    }

    const graph& of_;
    const moment& at_;
    const hypothesis& what_;
    std::vector<kept> kept_;
    std::map<party_number, std::vector<std::size_t>> with_target_; ///< places in `kept_`
    diagnostics problems_;
};

/// Parties whose controllers may be others: what changed, and everything below it on either side.
class below {
public:
    below(const structure& before, const structure& after) : sides_{&before, &after} {}

    void changed(relation type, party_number holder, party_number subject) {
        if (!carries_control(type) && !may_pool(type)) return;
        add(subject);
        // Those who come to vote as one are asked as one, and a nominee's holdings change hands.
        if (may_pool(type) || type == relation::nominee) add(holder);
    }

    std::set<party_number> run() {
        while (!open_.empty()) {
            const party_number p = open_.back();
            open_.pop_back();
            for (const structure* s : sides_) spread(*s, p);
        }
        return std::move(found_);
    }

private:
    void add(party_number p) {
        if (found_.insert(p).second) open_.push_back(p);
    }

    void spread(const structure& s, party_number p) {
        const graph& g = s.parties();
        if (p >= g.party_count()) return;
        for (const edge_number e : g.held_by(p)) {
            if ((carries_control(g.type(e)) || may_pool(g.type(e))) && g.holds(e, s.when())) {
                add(g.subject(e));
            }
        }
        for (const edge_number e : g.holders_of(p)) {
            if ((may_pool(g.type(e)) || g.type(e) == relation::nominee) && g.holds(e, s.when())) {
                add(g.holder(e));
            }
        }
    }

    std::array<const structure*, 2> sides_;
    std::set<party_number> found_;
    std::vector<party_number> open_;
};

/// Tops by their parties: pools have other numbers on the other side.
auto plain(const structure& s, const ultimate_controllers& tops) {
    using parties = std::vector<party_number>;
    const auto of = [&](seat_number seat) {
        const auto m = s.members(seat);
        return parties(m.begin(), m.end());
    };
    std::set<std::tuple<parties, control, std::set<parties>>> out;
    for (const auto& t : tops.tops) {
        std::set<parties> circle;
        for (const seat_number c : t.circle) circle.insert(of(c));
        out.emplace(of(t.seat), t.is, std::move(circle));
    }
    return out;
}

result<std::vector<controller_change>> controllers_between(const structure& before,
                                                           const structure& after,
                                                           const hypothesis& what,
                                                           const search_limits& limits) {
    below search{before, after};
    const graph& g = before.parties();
    for (const edge_number e : what.drop) search.changed(g.type(e), g.holder(e), g.subject(e));
    for (const auto& r : what.add) search.changed(r.is.type, r.is.holder, r.is.subject);
    for (const auto& a : what.buy) search.changed(relation::shareholding, a.buyer, a.target);
    std::vector<controller_change> out;
    for (const party_number p : search.run()) {
        controller_change c{p, {}, {}};
        if (p < g.party_count()) {
            auto was = ultimate_controllers_of(before, p, limits);
            if (!was) return was.error();
            c.before = std::move(*was);
        }
        auto is = ultimate_controllers_of(after, p, limits);
        if (!is) return is.error();
        c.after = std::move(*is);
        if (plain(before, c.before) != plain(after, c.after)) out.push_back(std::move(c));
    }
    return out;
}

std::vector<value_row> changed_rows(std::span<const value_row> rows, const hypothesis& what) {
    std::set<std::string_view> replaced(what.removals.begin(), what.removals.end());
    for (const value_row& row : what.upserts) replaced.insert(row.id);
    std::vector<value_row> out;
    std::ranges::copy_if(rows, std::back_inserter(out),
                         [&](const value_row& r) { return !replaced.contains(r.id); });
    out.insert(out.end(), what.upserts.begin(), what.upserts.end());
    return out;
}

std::vector<exchange_rate> changed_rates(std::span<const exchange_rate> rates,
                                         const hypothesis& what) {
    std::set<std::tuple<std::string_view, std::string_view, date>> replaced;
    for (const rate_key& k : what.rates_removed) replaced.emplace(k.from, k.to, k.on);
    for (const exchange_rate& r : what.rates) replaced.emplace(r.from, r.to, r.on);
    std::vector<exchange_rate> out;
    std::ranges::copy_if(rates, std::back_inserter(out), [&](const exchange_rate& r) {
        return !replaced.contains({r.from, r.to, r.on});
    });
    out.insert(out.end(), what.rates.begin(), what.rates.end());
    return out;
}

} // namespace

result<graph> changed(const graph& of, const moment& at, const hypothesis& what) {
    return changer{of, at, what}.run();
}

result<what_if_answer> what_if(const grouped_day& before, const group_policy& policy,
                               const hypothesis& what, const std::optional<rows_to_roll_up>& rows,
                               const search_limits& limits) {
    const moment& at = before.day.when();
    const auto made = changed(before.day.parties(), at, what);
    if (!made) return made.error();
    auto day = structure::at(*made, at, before.day.rule());
    if (!day) return day.error();
    auto groups = group_parties(*day, policy, limits);
    if (!groups) return groups.error();
    what_if_answer out{{std::move(*day), std::move(*groups)}, {}, {}, {}};
    out.changes = changes_between(before, out.after);
    auto controllers = controllers_between(before.day, out.after.day, what, limits);
    if (!controllers) return controllers.error();
    out.controllers = std::move(*controllers);
    if (!rows) return out;
    const auto was = roll_up::make(before.day, before.groups, rows->rule, rows->rows, rows->rates);
    if (!was) return was.error();
    const auto is = roll_up::make(out.after.day, out.after.groups, rows->rule,
                                  changed_rows(rows->rows, what), changed_rates(rows->rates, what));
    if (!is) return is.error();
    out.amounts = amounts_between({before, *was}, {out.after, *is});
    return out;
}

} // namespace tenet::group
