#ifndef TENET_GROUP_ANSWERS_JSON_HPP
#define TENET_GROUP_ANSWERS_JSON_HPP

#include <tenet/group/membership.hpp>
#include <tenet/group/ownership.hpp>
#include <tenet/json/writer.hpp>

#include <cstdint>
#include <optional>
#include <span>

/// Answers as JSON objects, as docs/schemas/group-answers.schema.json says. A party is
/// `{"id", "name"}`, a seat `{"name", "parties"}`; exact shares are percentages, `{"low", "high"}`
/// in texts; integrated shares are fractions of the whole, texts as well, with `null` for an upper
/// bound that has no answer. Relations are written as in a graph. All are linear in what they say.
namespace tenet::group {

[[nodiscard]] std::string_view name_of(control is) noexcept; ///< "no", "undetermined", "yes"
[[nodiscard]] std::string_view name_of(parent_state state) noexcept;
[[nodiscard]] std::string_view name_of(finding::kind what) noexcept;
[[nodiscard]] std::string_view name_of(control_step::basis by) noexcept;
[[nodiscard]] std::optional<walk_rule> find_walk_rule(std::string_view name) noexcept;

/// What was asked: `{"as_of", "known_at", "voting", "parties", "relations"}`.
void write_moment(json::writer& out, const structure& day);

/// What is odd about the day.
void write_findings(json::writer& out, const structure& day, std::span<const finding> findings);

/// Whether a seat controls a party, and why, with the proof as text.
void write_control(json::writer& out, const structure& day, const control_proof& proof);

/// Everything a seat controls.
void write_controlled(json::writer& out, const structure& day, seat_number seat);

/// Who is at the top of control over a party, each with the proof.
void write_controllers(json::writer& out, const structure& day, party_number subject,
                       const ultimate_controllers& controllers);

/// Direct and ultimate parents: of one party, or of all.
void write_parents(json::writer& out, const structure& day, std::optional<party_number> party = {});

/// Integrated shares in or of a party.
void write_ownership(json::writer& out, const structure& day, party_number party, walk_rule walks,
                     const ownership& shares);

void write_beneficial_owners(json::writer& out, const structure& day, party_number subject,
                             const beneficial_owner_rule& rule,
                             std::span<const beneficial_owner> owners);

/// Pairs whose answer is another once shares of subsidiaries have lost their votes.
void write_stage_differences(json::writer& out, const structure& day,
                             std::span<const stage_difference> differences);

/// One group, with the reasons of each membership; their texts too where `explained`.
void write_group(json::writer& out, const structure& day, const group_policy& policy,
                 const grouping& groups, std::uint32_t group, bool explained);

/// All groups of a day, with conflicts and with entries that are out of time.
void write_grouping(json::writer& out, const structure& day, const group_policy& policy,
                    const grouping& groups);

/// Who joins and who leaves.
void write_changes(json::writer& out, const grouped_day& before, const grouped_day& after,
                   std::span<const membership_change> changes);

/// A seat, for writers above this room.
void write_seat(json::writer& out, const structure& day, seat_number seat);

} // namespace tenet::group

#endif
