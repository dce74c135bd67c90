#include "index_data.hpp"

#include <tenet/group/copying.hpp>
#include <tenet/group/messages.hpp>

namespace tenet::group {

namespace messages = group_messages;

result<control_index> control_index::of(const structure& day, const search_limits& limits) {
    if (day.rule().subsidiary_shares_without_votes) return diagnostic{messages::not_followed, {}};
    const auto found = control_of_all(day, limits);
    if (!found) return found.error();
    const bool bounds = day.inside().has_bounds();
    control_relation sure{day, ranked_pairs::from(day, *found, true)};
    std::optional<control_relation> possible;
    if (bounds) possible.emplace(day, ranked_pairs::from(day, *found, false));
    control_index out;
    out.data_ = std::make_shared<const data>(data{.relations = changed_relations{day.parties()},
                                                  .day = changed_day{day},
                                                  .sure = std::move(sure),
                                                  .possible = std::move(possible),
                                                  .needs_bounds = bounds,
                                                  .differences = {},
                                                  .ended = {}});
    return out;
}

result<control_index> control_index::with(const relation_changes& changes,
                                          const search_limits& limits) const {
    auto next = std::make_shared<data>(*data_);
    ++next->version;
    diagnostics problems = index_change{*data_, *next, limits}.run(changes);
    if (problems.has_errors()) return problems;
    control_index out;
    out.data_ = std::move(next);
    return out;
}

std::span<const control_difference> control_index::differences() const noexcept {
    if (!data_->differences) return {};
    return *data_->differences;
}

std::span<const party_number> control_index::members_of(const control_difference& d) const {
    const auto now = members(d.seat);
    if (!now.empty() || !data_->ended) return now;
    const auto was = data_->ended->find(d.seat);
    return was == data_->ended->end() ? now : std::span<const party_number>(was->second);
}

const graph& control_index::parties() const noexcept {
    return data_->relations.base();
}
const moment& control_index::when() const noexcept {
    return data_->when();
}
const voting_rule& control_index::rule() const noexcept {
    return data_->day.d().rule;
}
seat_number control_index::seat_of(party_number p) const noexcept {
    return data_->day.seat_of(p);
}
std::span<const party_number> control_index::members(seat_number s) const noexcept {
    return data_->day.members(s);
}

std::string control_index::seat_name(seat_number s) const {
    return name_of_seat(parties(), members(s));
}

std::vector<controlled_party> control_index::controlled_by(seat_number seat) const {
    std::vector<controlled_party> out;
    if (!data_->is_seat(seat)) return out;
    for (const party_number p : data_->all().of(seat)) {
        out.push_back({p, data_->sure.has(seat, p) ? control::yes : control::undetermined});
    }
    return out;
}

std::vector<controlling_seat> control_index::controllers_of(party_number subject) const {
    std::vector<controlling_seat> out;
    for (const seat_number s : data_->all().over(subject)) {
        out.push_back({s, data_->sure.has(s, subject) ? control::yes : control::undetermined});
    }
    return out;
}

control control_index::controls(seat_number seat, party_number subject) const {
    return data_->is_seat(seat) ? data_->controls(seat, subject) : control::no;
}

std::size_t control_index::pair_count() const noexcept {
    return data_->all().size();
}

std::size_t control_index::edge_count() const noexcept {
    return data_->relations.count();
}

std::optional<edge_definition> control_index::relation_at(edge_number e) const {
    if (e >= edge_count()) return std::nullopt;
    const placed_relation r = data_->relations.at(e);
    if (r.dropped) return std::nullopt;
    edge_definition out = definition_of(r.in, r.at);
    out.holder = r.holder;
    out.subject = r.subject;
    return out;
}

std::vector<edge_number> control_index::relations_between(party_number holder,
                                                          party_number subject) const {
    std::vector<edge_number> out;
    data_->relations.each_between(holder, subject, when(),
                                  [&](edge_number e, const placed_relation&) { out.push_back(e); });
    return out;
}

control_pairs control_index::pairs() const {
    const auto count = static_cast<seat_number>(parties().party_count());
    control_pairs out;
    out.begins.push_back(0);
    const auto append = [&](seat_number seat, seat_number called) {
        const std::size_t begin = out.parties.size();
        std::vector<party_number> unsure;
        for (const controlled_party& c : controlled_by(seat)) {
            (c.is == control::yes ? out.parties : unsure).push_back(c.party);
        }
        if (out.parties.size() + unsure.size() == begin) return;
        out.seats.push_back(called);
        out.certain.push_back(static_cast<std::uint32_t>(out.parties.size() - begin));
        out.parties.insert(out.parties.end(), unsure.begin(), unsure.end());
        out.begins.push_back(out.parties.size());
    };
    for (party_number p = 0; p < count; ++p) {
        if (seat_of(p) == p) append(p, p);
    }
    seat_number pool = count;
    for (party_number p = 0; p < count; ++p) {
        if (seat_of(p) == count + p) append(count + p, pool++);
    }
    return out;
}

result<graph> control_index::relations() const {
    graph_builder b;
    b.reserve(parties().party_count(), edge_count());
    copy_hierarchies(parties(), b);
    copy_parties(parties(), b);
    for (edge_number e = 0; e < edge_count(); ++e) {
        if (const auto is = relation_at(e)) b.add_edge(*is);
    }
    return b.build();
}

} // namespace tenet::group
