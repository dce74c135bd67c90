#include "writing.hpp"

#include <tenet/group/answers_json.hpp>
#include <tenet/group/graph_json.hpp>
#include <tenet/group/policy_json.hpp>

#include <array>
#include <cmath>

namespace tenet::group {

namespace {

constexpr std::array<std::string_view, 3> control_names{"no", "undetermined", "yes"};
constexpr std::array<std::string_view, 4> state_names{"none", "found", "several", "undetermined"};
constexpr std::array<std::string_view, 4> finding_names{"cycle", "held_by_itself", "above_whole",
                                                        "stated_twice"};
constexpr std::array<std::string_view, 4> basis_names{"votes", "agreement", "board", "nominee"};

void seat_member(json::writer& out, std::string_view name, const structure& day, seat_number seat) {
    out.key(name);
    write_seat(out, day, seat);
}

void relations_member(json::writer& out, std::string_view name, const structure& day,
                      std::span<const edge_number> edges) {
    out.key(name);
    out.begin_array();
    for (const edge_number e : edges) write_relation(out, day.parties(), e);
    out.end_array();
}

void share_member(json::writer& out, std::string_view name, const share_units& share) {
    out.key(name);
    write_share(out, share);
}

/// A fraction of the whole, with the digits that give the binary number back.
void fraction_member(json::writer& out, std::string_view name, double share) {
    out.key(name);
    if (std::isfinite(share)) {
        out.string(decimal::from_double(share).canonical());
    } else {
        out.null();
    }
}

void residual_member(json::writer& out, double residual) {
    fraction_member(out, "residual", residual);
}

void write_finding(json::writer& out, const structure& day, const finding& f) {
    const graph& g = day.parties();
    out.begin_object();
    text_member(out, "kind", name_of(f.what));
    if (f.what != finding::kind::cycle) {
        text_member(out, "type", name_of(f.type));
        text_member(out, "percent", f.percent.canonical());
    }
    out.key("parties");
    out.begin_array();
    for (const party_number p : f.parties) {
        out.begin_object();
        party_members(out, g, p);
        out.end_object();
    }
    out.end_array();
    relations_member(out, "relations", day, f.edges);
    const diagnostics said = warnings_of(day, std::span{&f, 1});
    for (const diagnostic& d : said.items()) {
        both_member(out, "text", {d.text(language::zh), d.text(language::en)});
    }
    out.end_object();
}

void write_step(json::writer& out, const structure& day, const control_step& step) {
    out.begin_object();
    party_member(out, "controlled", day.parties(), step.controlled);
    text_member(out, "by", name_of(step.by));
    relations_member(out, "relations", day, step.edges);
    if (step.by == control_step::basis::votes) {
        share_member(out, "votes", step.votes);
        share_member(out, "out_of", step.out_of);
    }
    out.end_object();
}

void write_parents_of(json::writer& out, const structure& day, const derived_parents& derived,
                      party_number p) {
    out.begin_object();
    party_member(out, "party", day.parties(), p);
    out.key("derived");
    out.begin_object();
    text_member(out, "state", name_of(derived.state[p]));
    if (derived.direct[p] != derived_parents::nobody) {
        seat_member(out, "direct", day, derived.direct[p]);
    }
    seat_member(out, "ultimate", day, derived.ultimate[p]);
    flag_member(out, "in_circle", derived.in_circle[p]);
    out.end_object();
    const stated_parents stated = stated_parents_of(day, p);
    out.key("stated");
    out.begin_object();
    relations_member(out, "direct", day, stated.direct);
    relations_member(out, "ultimate", day, stated.ultimate);
    out.end_object();
    out.end_object();
}

} // namespace

std::string_view name_of(control is) noexcept {
    return control_names[static_cast<std::size_t>(is)];
}

std::string_view name_of(parent_state state) noexcept {
    return state_names[static_cast<std::size_t>(state)];
}

std::string_view name_of(finding::kind what) noexcept {
    return finding_names[static_cast<std::size_t>(what)];
}

std::string_view name_of(control_step::basis by) noexcept {
    return basis_names[static_cast<std::size_t>(by)];
}

std::optional<walk_rule> find_walk_rule(std::string_view name) noexcept {
    for (const auto rule : {walk_rule::all_walks, walk_rule::no_return, walk_rule::simple_paths}) {
        if (name_of(rule) == name) return rule;
    }
    return std::nullopt;
}

void write_seat(json::writer& out, const structure& day, seat_number seat) {
    const graph& g = day.parties();
    out.begin_object();
    out.key("name");
    out.string(day.seat_name(seat));
    out.key("parties");
    out.begin_array();
    for (const party_number p : day.members(seat)) out.string(g.key(p));
    out.end_array();
    out.end_object();
}

void write_moment(json::writer& out, const structure& day) {
    const graph& g = day.parties();
    std::size_t relations = 0;
    for (edge_number e = 0; e < g.edge_count(); ++e) relations += g.holds(e, day.when()) ? 1 : 0;
    out.begin_object();
    text_member(out, "as_of", day.when().as_of.text());
    text_member(out, "known_at", day.when().known_at.text());
    out.key("voting");
    write_voting_rule(out, day.rule());
    count_member(out, "parties", g.party_count());
    count_member(out, "relations", relations);
    out.end_object();
}

void write_findings(json::writer& out, const structure& day, std::span<const finding> findings) {
    out.begin_object();
    out.key("findings");
    out.begin_array();
    for (const finding& f : findings) write_finding(out, day, f);
    out.end_array();
    out.end_object();
}

void write_control(json::writer& out, const structure& day, const control_proof& proof) {
    out.begin_object();
    seat_member(out, "controller", day, proof.seat);
    party_member(out, "subject", day.parties(), proof.subject);
    text_member(out, "control", name_of(proof.is));
    relations_member(out, "ties", day, proof.ties);
    out.key("steps");
    out.begin_array();
    for (const control_step& step : proof.steps) write_step(out, day, step);
    out.end_array();
    both_member(out, "text", text_of(day, proof));
    out.end_object();
}

void write_controlled(json::writer& out, const structure& day, seat_number seat) {
    out.begin_object();
    seat_member(out, "controller", day, seat);
    out.key("controlled");
    out.begin_array();
    for (const controlled_party& c : controlled_by(day, seat)) {
        out.begin_object();
        party_members(out, day.parties(), c.party);
        text_member(out, "control", name_of(c.is));
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_controllers(json::writer& out, const structure& day, party_number subject,
                       const ultimate_controllers& controllers) {
    out.begin_object();
    party_member(out, "subject", day.parties(), subject);
    out.key("controllers");
    out.begin_array();
    for (const ultimate_controllers::top& top : controllers.tops) {
        out.begin_object();
        seat_member(out, "controller", day, top.seat);
        text_member(out, "control", name_of(top.is));
        out.key("circle");
        out.begin_array();
        for (const seat_number s : top.circle) write_seat(out, day, s);
        out.end_array();
        out.key("proof");
        write_control(out, day, prove_control(day, top.seat, subject));
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_parents(json::writer& out, const structure& day, std::optional<party_number> party) {
    const derived_parents derived = derive_parents(day);
    if (party) return write_parents_of(out, day, derived, *party);
    out.begin_array();
    for (party_number p = 0; p < day.parties().party_count(); ++p) {
        write_parents_of(out, day, derived, p);
    }
    out.end_array();
}

void write_ownership(json::writer& out, const structure& day, party_number party, walk_rule walks,
                     const ownership& shares) {
    out.begin_object();
    party_member(out, "party", day.parties(), party);
    text_member(out, "walks", name_of(walks));
    out.key("shares");
    out.begin_array();
    for (const integrated_share& s : shares.shares) {
        out.begin_object();
        party_members(out, day.parties(), s.party);
        fraction_member(out, "low", s.low);
        fraction_member(out, "high", s.high);
        out.end_object();
    }
    out.end_array();
    residual_member(out, shares.residual);
    out.end_object();
}

void write_beneficial_owners(json::writer& out, const structure& day, party_number subject,
                             const beneficial_owner_rule& rule,
                             std::span<const beneficial_owner> owners) {
    out.begin_object();
    party_member(out, "party", day.parties(), subject);
    text_member(out, "threshold", rule.threshold.canonical());
    flag_member(out, "inclusive", rule.inclusive);
    text_member(out, "walks", name_of(rule.ownership.walks));
    out.key("owners");
    out.begin_array();
    for (const beneficial_owner& o : owners) {
        out.begin_object();
        seat_member(out, "owner", day, o.seat);
        fraction_member(out, "low", o.share.low);
        fraction_member(out, "high", o.share.high);
        text_member(out, "control", name_of(o.controls));
        text_member(out, "reaches", name_of(o.reaches));
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_stage_differences(json::writer& out, const structure& day,
                             std::span<const stage_difference> differences) {
    out.begin_object();
    out.key("differences");
    out.begin_array();
    for (const stage_difference& d : differences) {
        out.begin_object();
        seat_member(out, "controller", day, d.seat);
        party_member(out, "subject", day.parties(), d.subject);
        text_member(out, "with_all_votes", name_of(d.with_all_votes));
        text_member(out, "control", name_of(d.is));
        out.end_object();
    }
    out.end_array();
    relations_member(out, "without_votes", day, day.without_votes());
    out.end_object();
}

} // namespace tenet::group
