/// Reads graphs and prints what the library answers about them, one line of JSON for each:
///
///     graph PARTIES CONCERT TREASURY STATE_IS_NO_LINK TWO_STAGES
///     state PARTY
///     edge HOLDER SUBJECT RELATION LOW HIGH        (LOW "-": no share)
///     end

#include <tenet/group/membership.hpp>
#include <tenet/group/ownership.hpp>

#include <fmt/format.h>

#include <iostream>
#include <set>
#include <string>

namespace {

using namespace tenet;
using namespace tenet::group;

std::string list(const std::vector<std::string>& items) {
    std::string out = "[";
    for (const std::string& i : items) out += (out.size() == 1 ? "" : ", ") + i;
    return out + "]";
}

std::string list(std::span<const party_number> numbers) {
    std::vector<std::string> items;
    for (const party_number n : numbers) items.push_back(std::to_string(n));
    return list(items);
}

std::string controls_of(const structure& s) {
    std::vector<std::string> items;
    for (seat_number seat = 0; seat < s.seat_count(); ++seat) {
        if (!s.is_pool(seat) && s.seat_of(seat) != seat) continue;
        for (const controlled_party& c : controlled_by(s, seat)) {
            items.push_back(fmt::format("[{}, {}, {}]", list(s.members(seat)), c.party,
                                        static_cast<int>(c.is)));
        }
    }
    return list(items);
}

std::string parents_of(const structure& s) {
    const derived_parents d = derive_parents(s);
    std::vector<std::string> items;
    for (party_number p = 0; p < d.direct.size(); ++p) {
        items.push_back(fmt::format(
            "[{}, {}, {}]",
            d.direct[p] == derived_parents::nobody ? "null" : list(s.members(d.direct[p])),
            static_cast<int>(d.state[p]), list(s.members(d.ultimate[p]))));
    }
    return list(items);
}

std::string tops_of(const structure& s) {
    std::vector<std::string> items;
    for (party_number p = 0; p < s.parties().party_count(); ++p) {
        std::vector<std::string> tops;
        const auto all = ultimate_controllers_of(s, p).value();
        for (const auto& t : all.tops) tops.push_back(list(s.members(t.seat)));
        items.push_back(list(tops));
    }
    return list(items);
}

std::string owners(const structure& s, walk_rule walks) {
    std::vector<std::string> items;
    ownership_options options;
    options.walks = walks;
    for (party_number p = 0; p < s.parties().party_count(); ++p) {
        const auto all = owners_of(s, p, options);
        if (!all) {
            items.emplace_back("null");
            continue;
        }
        std::vector<std::string> shares;
        for (const integrated_share& share : all->shares) {
            shares.push_back(fmt::format("[{}, {:.17g}]", share.party, share.low));
        }
        items.push_back(list(shares));
    }
    return list(items);
}

std::string groups_of(const structure& s) {
    group_policy policy;
    policy.criteria.resize(1);
    policy.ties = tie_rule::own_group;
    const grouping groups = group_parties(s, policy).value();
    std::vector<std::string> items;
    for (const corporate_group& g : groups.groups) {
        std::vector<party_number> members;
        for (const member& m : g.members) members.push_back(m.party);
        items.push_back(list(members));
    }
    return list(items);
}

std::string cycles_of(const structure& s) {
    std::vector<std::string> items;
    for (const finding& f : findings_of(s)) {
        if (f.what == finding::kind::cycle) items.push_back(list(f.parties));
    }
    return list(items);
}

std::string differences_of(const structure& s) {
    std::vector<std::string> items;
    const auto all = stage_differences(s).value();
    for (const stage_difference& d : all) {
        items.push_back(fmt::format("[{}, {}, {}, {}]", list(s.members(d.seat)), d.subject,
                                    static_cast<int>(d.with_all_votes), static_cast<int>(d.is)));
    }
    return list(items);
}

void answer(graph_builder& builder, const voting_rule& rule) {
    const date day = *date::parse("2025-12-31");
    const structure s = structure::at(builder.build().value(), {day, day}, rule).value();
    std::cout
        << fmt::format(
               R"({{"control": {}, "parents": {}, "tops": {}, "walks": {}, "no_return": {}, "paths": {}, )"
               R"("groups": {}, "cycles": {}, "differences": {}}})",
               controls_of(s), parents_of(s), tops_of(s), owners(s, walk_rule::all_walks),
               owners(s, walk_rule::no_return), owners(s, walk_rule::simple_paths), groups_of(s),
               cycles_of(s), differences_of(s))
        << '\n';
}

void read_graph(std::istream& in) {
    std::uint32_t parties = 0;
    voting_rule rule;
    in >> parties >> rule.concert >> rule.treasury_shares_leave >> rule.state_is_no_link >>
        rule.subsidiary_shares_without_votes;
    std::set<std::uint32_t> states;
    std::vector<edge_definition> edges;
    for (std::string word; in >> word && word != "end";) {
        if (word == "state") {
            std::uint32_t party = 0;
            in >> party;
            states.insert(party);
            continue;
        }
        edge_definition e;
        std::string type, low, high;
        in >> e.holder >> e.subject >> type >> low >> high;
        e.type = *find_relation(type);
        if (low != "-") e.share = share_range{*decimal::parse(low), *decimal::parse(high)};
        edges.push_back(e);
    }
    graph_builder builder;
    for (std::uint32_t p = 0; p < parties; ++p) {
        builder.add_party(std::to_string(p), {},
                          states.count(p) != 0 ? party_kind::state : party_kind::company);
    }
    for (const edge_definition& e : edges) builder.add_edge(e);
    answer(builder, rule);
}

} // namespace

int main() {
    for (std::string word; std::cin >> word;) read_graph(std::cin);
    return 0;
}
