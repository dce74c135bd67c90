#include "merged_holding.hpp"

#include <tenet/group/messages.hpp>

#include <algorithm>

namespace tenet::group {

namespace messages = group_messages;

namespace {

/// Fills the tables of a structure, holder by holder.
class assembly {
public:
    explicit assembly(structure::data& into)
        : d_(into),
          g_(into.of),
          parties_(into.of.party_count()),
          place_(parties_, UINT32_MAX),
          voteless_(into.rule.treasury_shares_leave ? parties_ : 0) {}

    void run() {
        votes_.begins.push_back(0);
        equity_.begins.push_back(0);
        reserve();
        sort_by_holder();
        for (party_number h = 0; h < parties_; ++h) {
            gather(h);
            flush(h);
            votes_.end_holder();
            equity_.end_holder();
        }
        finish();
    }

private:
    /// A relation that carries control on the day.
    struct carrier {
        static constexpr std::int64_t in_graph = -1;

        party_number subject;
        edge_number edge;
        std::int64_t capital; ///< of a shareholding that is exact; otherwise `in_graph`
    };

    void reserve() {
        for (arc_table* t : {&votes_, &equity_}) {
            t->begins.reserve(parties_ + 1);
            t->holders.reserve(g_.edge_count());
            t->subjects.reserve(g_.edge_count());
            t->lows.reserve(g_.edge_count());
        }
    }

    /// Reads the relations in their order, which is quicker than in that of holders: there they lie
    /// anywhere in memory.
    void sort_by_holder() {
        ends_.assign(parties_ + 1, 0);
        for (party_number h = 0; h < parties_; ++h) {
            ends_[h + 1] = ends_[h] + static_cast<std::uint32_t>(g_.held_by(h).size());
        }
        carriers_.resize(g_.edge_count());
        begins_.assign(ends_.begin(), ends_.end());
        ends_.pop_back();
        for (edge_number e = 0; e < g_.edge_count(); ++e) {
            const relation type = g_.type(e);
            if (!carries_control(type) || !g_.holds(e, d_.when)) continue;
            const auto share = g_.share(e);
            const bool exact = type == relation::shareholding && share->low == share->high;
            carriers_[ends_[g_.holder(e)]++] = {g_.subject(e), e,
                                                exact ? share->low : carrier::in_graph};
        }
    }

    [[nodiscard]] std::span<const carrier> carriers_of(party_number h) const {
        return std::span(carriers_).subspan(begins_[h], ends_[h] - begins_[h]);
    }

    void gather(party_number h) {
        touched_.clear();
        cells_.clear();
        const auto held = carriers_of(h);
        const bool alone = held.size() == 1;
        for (const carrier& c : held) {
            std::uint32_t& place = alone ? place_of_one_ : place_[c.subject];
            if (place == UINT32_MAX) {
                place = static_cast<std::uint32_t>(cells_.size());
                cells_.emplace_back();
                touched_.push_back(c.subject);
            }
            if (c.capital == carrier::in_graph) {
                cells_[place].add(g_.type(c.edge), g_.share(c.edge));
            } else {
                cells_[place].add(relation::shareholding, share_units{c.capital, c.capital});
            }
        }
        place_of_one_ = UINT32_MAX;
        if (alone) return;
        for (const party_number s : touched_) place_[s] = UINT32_MAX;
    }

    void flush(party_number h) {
        for (std::size_t n = 0; n < touched_.size(); ++n) {
            const party_number s = touched_[n];
            const merged_holding& cell = cells_[n];
            const share_units votes = cell.all_votes();
            if (cell.capital.high > 0) equity_.add(h, s, cell.capital, 0);
            if (s == h) {
                same_ = false;
                if (!voteless_.empty()) voteless_[h] = votes;
                has_treasury_ = has_treasury_ || votes.high > 0;
                continue;
            }
            same_ = same_ && cell.mark == 0 && votes == cell.capital;
            d_.may_decide_somewhere = d_.may_decide_somewhere || (cell.mark & may_decide) != 0;
            if (votes.high > 0 || cell.mark != 0) votes_.add(h, s, votes, cell.mark);
        }
    }

    void finish() {
        if (has_treasury_ && !voteless_.empty()) {
            for (const share_units& v : voteless_) {
                d_.voteless_low.push_back(std::min(v.low, share_units::whole));
                d_.voteless_high.push_back(std::min(v.high, share_units::whole));
            }
        }
        votes_.index_subjects();
        if (!votes_.highs.empty()) {
            d_.total_low.assign(parties_, 0);
            for (std::size_t a = 0; a < votes_.size(); ++a) {
                auto& total = d_.total_low[votes_.subjects[a]];
                total = add_units(total, votes_.lows[a]);
            }
        }
        d_.votes = std::make_shared<arc_table>(std::move(votes_));
        d_.equity = d_.votes;
        if (same_) return;
        equity_.index_subjects();
        d_.equity = std::make_shared<arc_table>(std::move(equity_));
    }

    structure::data& d_;
    const graph& g_;
    std::size_t parties_;
    std::vector<carrier> carriers_; ///< by holder, with gaps
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint32_t> ends_;
    std::vector<std::uint32_t> place_; ///< by subject: its cell for the holder at hand
    std::uint32_t place_of_one_ = UINT32_MAX;
    std::vector<party_number> touched_;
    std::vector<merged_holding> cells_;
    std::vector<share_units> voteless_;
    arc_table votes_;
    arc_table equity_;
    bool same_ = true;
    bool has_treasury_ = false;
};

std::shared_ptr<structure::data> assemble(const graph& of, const moment& when,
                                          const voting_rule& rule, std::int64_t above) {
    auto made = std::make_shared<structure::data>();
    made->of = of;
    made->when = when;
    made->rule = rule;
    made->above = above;
    made->alone.resize(of.party_count());
    for (party_number p = 0; p < made->alone.size(); ++p) made->alone[p] = p;
    make_pools(*made);
    assembly{*made}.run();
    return made;
}

std::vector<edge_number> of_type(const structure& s, std::span<const edge_number> edges,
                                 relation type) {
    std::vector<edge_number> out;
    for (const edge_number e : edges) {
        if (s.parties().type(e) == type && s.parties().holds(e, s.when())) out.push_back(e);
    }
    return out;
}

} // namespace

std::string name_of_seat(const graph& of, std::span<const party_number> members) {
    std::string out;
    for (const party_number p : members) {
        if (!out.empty()) out += " + ";
        out += of.name(p);
    }
    return out;
}

result<structure> structure::at(const graph& of, const moment& when, const voting_rule& rule,
                                bool strict) {
    const auto above = share_units::from(share_range::exactly(rule.control_above));
    if (!above || above->low > share_units::whole) {
        return diagnostic{messages::bad_share, {"control_above", rule.control_above.text(), "100"}};
    }
    structure out;
    auto made = assemble(of, when, rule, above->low);
    out.data_ =
        rule.subsidiary_shares_without_votes ? without_subsidiary_votes(made) : std::move(made);
    if (!strict) return out;
    const std::vector<finding> odd = findings_of(out);
    if (odd.empty()) return out;
    diagnostics refused{diagnostic{messages::refused_by_strict, {std::to_string(odd.size())}}};
    refused.add(warnings_of(out, odd));
    return refused;
}

const graph& structure::parties() const noexcept {
    return data_->of;
}
const moment& structure::when() const noexcept {
    return data_->when;
}
const voting_rule& structure::rule() const noexcept {
    return data_->rule;
}
seat_number structure::seat_of(party_number p) const noexcept {
    return data_->seat_of(p);
}
bool structure::is_pool(seat_number s) const noexcept {
    return s >= data_->party_count();
}

std::span<const party_number> structure::members(seat_number s) const noexcept {
    return data_->members(s);
}

std::size_t structure::seat_count() const noexcept {
    return data_->party_count() + data_->pool_count();
}

std::string structure::seat_name(seat_number s) const {
    return name_of_seat(data_->of, members(s));
}

std::vector<edge_number> structure::held_by(party_number holder, relation type) const {
    return of_type(*this, data_->of.held_by(holder), type);
}

std::vector<edge_number> structure::holders_of(party_number subject, relation type) const {
    return of_type(*this, data_->of.holders_of(subject), type);
}

structure structure::all_votes() const {
    structure out = *this;
    if (data_->first_stage) out.data_ = data_->first_stage;
    return out;
}

std::vector<edge_number> structure::without_votes() const {
    std::vector<edge_number> out;
    if (!data_->first_stage) return out;
    const arc_table& arcs = *data_->first_stage->votes;
    for (const std::uint32_t a : data_->removed) {
        for (const edge_number e : data_->of.held_by(arcs.holders[a])) {
            const relation type = data_->of.type(e);
            if (data_->of.subject(e) == arcs.subjects[a] && data_->of.holds(e, data_->when) &&
                (type == relation::shareholding || type == relation::votes)) {
                out.push_back(e);
            }
        }
    }
    std::ranges::sort(out);
    return out;
}

std::size_t structure::bytes() const noexcept {
    const data& d = *data_;
    std::size_t out = d.votes->bytes();
    if (d.equity != d.votes) out += d.equity->bytes();
    out += (d.voteless_low.capacity() + d.voteless_high.capacity() + d.total_low.capacity()) *
           sizeof(std::int64_t);
    return out + (d.pool_of.capacity() + d.pool_begins.capacity() + d.pool_members.capacity() +
                  d.alone.capacity()) *
                     sizeof(std::uint32_t);
}

} // namespace tenet::group
