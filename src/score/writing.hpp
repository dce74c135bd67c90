#ifndef TENET_SRC_SCORE_WRITING_HPP
#define TENET_SRC_SCORE_WRITING_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/json/members.hpp>
#include <tenet/score/bands.hpp>
#include <tenet/score/gap.hpp>
#include <tenet/score/rounding.hpp>
#include <tenet/score/scorecard.hpp>
#include <tenet/score/survey.hpp>

#include <optional>
#include <span>
#include <string_view>

/// What the writers of this room share.
namespace tenet::score {

void rounding_member(json::writer& out, std::string_view name,
                     const std::optional<rounding_rule>& rule);
void missing_member(json::writer& out, missing_policy policy, const decimal& points);
/// `"id"`, `"label"` and `"range"` within an object that is open.
void band_members(json::writer& out, const band& b);
void bands_member(json::writer& out, std::string_view name, std::span<const band> parts);
void write_gap(json::writer& out, const gap& g);
/// `"low"`, `"high"` and what they are made of within an object that is open.
void estimate_members(json::writer& out, const estimate& e);
/// `"reason"` and `"text"` within an object that is open.
void reason_members(json::writer& out, const diagnostic& reason);
/// `{"reason": id, "text": {"zh", "en"}}`; nothing without a reason.
void reason_member(json::writer& out, std::string_view name,
                   const std::optional<diagnostic>& reason);
/// `"value"`, or why there is none as `"invalid"`, within an object that is open.
void measured_members(json::writer& out, const measured& m);

} // namespace tenet::score

#endif
