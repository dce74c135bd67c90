#ifndef TENET_TESTS_REPORT_SHOWN_GROUP_HPP
#define TENET_TESTS_REPORT_SHOWN_GROUP_HPP

#include <tenet/group/graph_json.hpp>
#include <tenet/group/membership.hpp>
#include <tenet/group/policy_json.hpp>

#include <string>

/// The groups of the last day of 2025 under a policy of control, its source not verified.
struct shown_group {
    tenet::group::graph graph;
    tenet::group::group_policy policy;
    tenet::group::structure day;
    tenet::group::grouping groups;

    shown_group(const std::string& relations, const std::string& more_of_policy)
        : shown_group(tenet::group::read_graph(relations).value(), more_of_policy) {}

    shown_group(tenet::group::graph of, const std::string& more_of_policy)
        : graph(std::move(of)),
          policy(tenet::group::bind(tenet::group::read_group_policy(
                                        R"({"id": "p", "title": "p", "criteria": [
                             {"id": "c", "title": {"zh": "控制", "en": "control"},
                              "kind": "control", "source": "s"}])" +
                                        more_of_policy + "}")
                                        .value(),
                                    graph)
                     .value()),
          day(tenet::group::structure::at(
                  graph, {*tenet::date::parse("2025-12-31"), *tenet::date::parse("2025-12-31")},
                  policy.voting)
                  .value()),
          groups(tenet::group::group_parties(day, policy).value()) {}

    [[nodiscard]] std::uint32_t number_of(const char* party) const {
        return groups.group_of[*graph.find(party)];
    }
};

#endif
