#ifndef TENET_SRC_SCORE_WRITING_HPP
#define TENET_SRC_SCORE_WRITING_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/json/members.hpp>
#include <tenet/score/bands.hpp>
#include <tenet/score/gap.hpp>
#include <tenet/score/rounding.hpp>
#include <tenet/score/scorecard.hpp>

#include <optional>
#include <string_view>

/// What the writers of this room share.
namespace tenet::score {

void rounding_member(json::writer& out, std::string_view name,
                     const std::optional<rounding_rule>& rule);
void missing_member(json::writer& out, missing_policy policy, const decimal& points);
/// `"id"`, `"label"` and `"range"` within an object that is open.
void band_members(json::writer& out, const band& b);
void write_gap(json::writer& out, const gap& g);
/// `{"reason": id, "text": {"zh", "en"}}`; nothing without a reason.
void reason_member(json::writer& out, std::string_view name,
                   const std::optional<diagnostic>& reason);

} // namespace tenet::score

#endif
