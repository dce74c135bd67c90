// Who belongs to the group of a customer, who controls it, and what it adds up to.
#include <tenet/tenet.hpp>

#include <iostream>

namespace group = tenet::group;
namespace party = tenet::party;

namespace {

/// A small group: a family holds the top; a plant is controlled jointly by two subsidiaries.
group::graph some_graph() {
    using group::relation;
    using group::share_range;

    group::graph_builder b;
    const auto lin = b.add_party("LIN", "林岚", group::party_kind::person);
    const auto wu = b.add_party("WU", "吴桐", group::party_kind::person);
    const auto top = b.add_party("TOP", "青禾集团");
    const auto tech = b.add_party("TECH", "青禾科技");
    const auto trade = b.add_party("TRADE", "青禾商贸");
    const auto plant = b.add_party("PLANT", "青禾制造");
    const auto supplier = b.add_party("SUP", "云杉零件");
    b.add_edge({lin, top, relation::shareholding, share_range::exactly(40)});
    b.add_edge({wu, top, relation::shareholding, share_range::exactly(20)});
    group::edge_definition married{lin, wu, relation::family};
    married.degree = {1, false};
    b.add_edge(married);
    b.add_edge({top, tech, relation::shareholding, share_range::exactly(80)});
    b.add_edge({top, trade, relation::shareholding, share_range::exactly(60)});
    b.add_edge({tech, plant, relation::shareholding, share_range::exactly(30)});
    b.add_edge({trade, plant, relation::shareholding, share_range{30, 40}});
    b.add_edge({plant, trade, relation::shareholding, share_range::exactly(10)});
    b.add_edge({plant, supplier, relation::economic_dependence, share_range::exactly(55)});
    return b.build().value();
}

group::group_policy some_policy() {
    using kind = group::membership_criterion::kind;
    group::group_policy policy;
    policy.id = "connected";
    policy.criteria.resize(2);
    policy.criteria[0].id = "control";
    policy.criteria[0].title = {"股权或表决权控制", "controlled by votes"};
    policy.criteria[1].id = "dependence";
    policy.criteria[1].title = {"经济依存", "economically dependent"};
    policy.criteria[1].what = kind::dependence;
    policy.criteria[1].at_least = 50;
    return policy;
}

void check_identifiers() {
    const auto checked =
        party::check_identifier(party::identifier_scheme::uscc, "91110000600037314L");
    std::cout << checked.problems().text(tenet::language::en);
    for (const auto& r : party::repairs(checked.scheme, checked.text)) {
        std::cout << "perhaps " << r.text << '\n';
    }
    std::cout << party::comparable("青禾（上海）有限责任公司").text << '\n';
}

void show_groups(const group::structure& structure, const group::grouping& groups) {
    for (const auto& g : groups.groups) {
        std::cout << structure.seat_name(g.top) << ':';
        for (const auto& m : g.members) std::cout << ' ' << structure.parties().name(m.party);
        std::cout << '\n';
    }
}

void show_owners(const group::structure& structure, group::party_number plant) {
    for (const auto walks : {group::walk_rule::all_walks, group::walk_rule::no_return,
                             group::walk_rule::simple_paths}) {
        group::ownership_options options;
        options.walks = walks;
        const auto owners = group::owners_of(structure, plant, options).value();
        std::cout << group::name_of(walks) << ':';
        for (const auto& o : owners.shares) {
            const auto percent = [](double share) {
                return tenet::decimal::from_double(share * 100)
                    .rounded(2, tenet::rounding::half_even)
                    .text();
            };
            std::cout << ' ' << structure.parties().key(o.party) << ' ' << percent(o.low) << '-'
                      << percent(o.high);
        }
        std::cout << '\n';
    }
}

void follow_changes(const group::graph& graph, const group::structure& structure,
                    group::party_number tech, group::party_number plant) {
    const auto index = group::control_index::of(structure).value();
    group::relation_changes sold;
    sold.restate.push_back(
        {index.relations_between(tech, plant).front(), group::share_range::exactly(15)});
    const auto after = index.with(sold).value();
    for (const auto& d : after.differences()) {
        std::cout << after.seat_name(d.seat) << " over " << graph.name(d.subject) << ": "
                  << group::name_of(d.after) << '\n';
    }
}

} // namespace

int main() try {
    const group::graph graph = some_graph();
    const tenet::date today = tenet::date::parse("2025-12-31").value();
    group::voting_rule voting;
    voting.lineal_generations = 3;
    const auto structure = group::structure::at(graph, {today, today}, voting).value();
    std::cout
        << group::warnings_of(structure, group::findings_of(structure)).text(tenet::language::en);

    const auto plant = graph.find("PLANT").value();
    const auto top = graph.find("TOP").value();
    std::cout << group::text_of(structure, group::prove_control(structure, top, plant)).en << '\n';
    follow_changes(graph, structure, graph.find("TECH").value(), plant);
    const auto controllers = group::ultimate_controllers_of(structure, plant).value();
    for (const auto& t : controllers.tops) std::cout << structure.seat_name(t.seat) << '\n';

    const group::group_policy policy = some_policy();
    const auto groups = group::group_parties(structure, policy).value();
    show_groups(structure, groups);
    const auto supplier = graph.find("SUP").value();
    std::cout << group::explain(structure, policy, groups, groups.group_of[plant], supplier).en
              << '\n';

    const std::vector<group::value_row> orders{
        {"SO-1", plant, 250},
        {"SO-2", top, tenet::decimal::parse("19.90").value()},
        {"SO-1", graph.find("TRADE").value(), 250}};
    const auto totals = group::roll_up::make(structure, groups, {}, orders).value();
    const auto& total = totals.of(groups.group_of[plant])[0];
    std::cout << total.value->text() << " in " << total.rows << " orders\n";

    show_owners(structure, plant);
    check_identifiers();
    return 0;
} catch (const tenet::error& e) {
    std::cerr << e.what();
    return 1;
}
