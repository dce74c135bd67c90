#ifndef TENET_GROUP_POLICY_JSON_HPP
#define TENET_GROUP_POLICY_JSON_HPP

#include <tenet/group/membership.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tenet::group {

/// A policy as it is written: its manual entries name parties by their ids, so that it belongs to
/// no graph yet.
struct policy_definition {
    struct entry {
        std::string party;
        std::string anchor;
        manual_entry is; ///< without the parties
        place at;
    };
    group_policy is; ///< without entries
    std::vector<entry> entries;
    std::vector<place> criteria_at{}; ///< where criteria stand, as far as known
};

/// Reads a policy, as docs/schemas/group-policy.schema.json says. Comments are allowed. Refused
/// with every problem and its place.
///
/// Example: `{"id": "control", "title": {"zh": "…", "en": "…"}, "voting": {"control_above": 50},
/// "criteria": [{"id": "votes", "title": {...}, "kind": "control"}]}`
[[nodiscard]] result<policy_definition> read_group_policy(std::string text,
                                                          json::read_options how = {});

/// Reads a policy that is part of a document; no value where `problems` got an error for it.
[[nodiscard]] std::optional<policy_definition>
read_group_policy(const json::document& doc, const json::node& from, diagnostics& problems);

/// The policy for a graph: entries by number. Refused where one names a party that the graph lacks,
/// or a criterion a hierarchy.
[[nodiscard]] result<group_policy> bind(const policy_definition& policy, const graph& to);

void write_group_policy(json::writer& out, const policy_definition& policy);
void write_voting_rule(json::writer& out, const voting_rule& rule);

/// `{"by", "least_members"}`, both with defaults.
[[nodiscard]] identity_rule read_identity_rule(const json::document& doc, const json::node& from,
                                               diagnostics& problems);
void write_identity_rule(json::writer& out, const identity_rule& rule);

} // namespace tenet::group

#endif
