#include <tenet/tenet.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

// Who controls a plant, who belongs to its group, and what the group ordered.
// Usage: show_group GRAPH.json POLICY.json ORDERS.json

namespace {

using namespace tenet;

std::string text_of(const char* path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void show(const char* graph_file, const char* policy_file, const char* orders_file) {
    const auto graph = group::read_graph(text_of(graph_file)).value();
    const auto policy =
        group::bind(group::read_group_policy(text_of(policy_file)).value(), graph).value();
    const date today = date::parse("2025-12-31").value();
    const auto day = group::structure::at(graph, {today, today}, policy.voting).value();

    const auto plant = graph.find("PLANT").value();
    for (const auto& top : group::ultimate_controllers_of(day, plant).value().tops) {
        for (const auto member : day.members(top.seat)) {
            const bool sure = group::controls(day, top.seat, plant) == group::control::yes;
            std::cout << graph.name(member) << (sure ? " 控制" : "") << '\n';
        }
    }
    const auto groups = group::group_parties(day, policy).value();
    for (const std::uint32_t g : groups.groups_of(plant)) {
        std::cout << report::group_text(day, policy, groups, g, language::zh);
    }
    const auto orders = group::read_roll_up(text_of(orders_file), graph).value();
    const auto totals = group::roll_up::make(day, groups, orders.rule, orders.rows).value();
    std::cout << "订单合计 " << totals.of(groups.group_of[plant])[0].value->text() << '\n';
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    try {
        show(argv[1], argv[2], argv[3]);
    } catch (const std::exception& e) {
        std::cerr << e.what();
        return 2;
    }
    return 0;
}
