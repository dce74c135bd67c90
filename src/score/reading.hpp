#ifndef TENET_SRC_SCORE_READING_HPP
#define TENET_SRC_SCORE_READING_HPP

#include <tenet/json/object_reader.hpp>
#include <tenet/score/bands.hpp>
#include <tenet/score/rounding.hpp>
#include <tenet/score/scorecard.hpp>
#include <tenet/score/weighted_mean.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the readers of this room share.
namespace tenet::score {

/// The member, unless it is absent or null.
inline const json::node* given(json::object_reader& in, std::string_view name) {
    const json::node* n = in.find(name);
    return n == nullptr || n->is() == json::node::kind::null ? nullptr : n;
}

/// A decimal from a number or a text with its digits.
std::optional<decimal> exact_number(json::object_reader& in, const json::node& from);
std::optional<decimal> exact_number(json::object_reader& in, std::string_view name);
/// One that has to be there; 0 where it is not, with the problem.
decimal required_number(json::object_reader& in, std::string_view name);

/// A whole number of 0 or more.
std::optional<std::uint64_t> count_member(json::object_reader& in, std::string_view name);

/// `{"places": 2, "mode": "half_even"}`; without mode "half_up". None where it is absent or null.
std::optional<rounding_rule> read_rounding(json::object_reader& in, std::string_view name);
rounding_rule read_rounding_rule(json::object_reader& parent, const json::node& from);
/// `{"value", "contribution", "total"}`.
weighted_rounding read_weighted_rounding(json::object_reader& parent, const json::node& from);

/// An interval written as a FEEL unary test; all where it is none, with the problem.
interval read_range(json::object_reader& in, const json::node& from);

/// `{"id", "label", "range"}`; the caller finishes.
band read_band(json::object_reader& in);
/// A list of them; empty where it is absent.
std::vector<band> read_bands(json::object_reader& in, std::string_view name);

/// The member "missing": "spread" where it is absent, "zero", "renormalise", or {"fixed": n} with
/// the points.
missing_policy read_missing_policy(json::object_reader& in, decimal& points);

/// The position of a text among names, as the choice it is.
template <class Choice>
Choice choice(json::object_reader& in, std::string_view name,
              const std::vector<std::string_view>& names, Choice otherwise) {
    return static_cast<Choice>(in.choice(name, names, static_cast<std::size_t>(otherwise)));
}

template <class Choice>
std::string_view name_of(const std::vector<std::string_view>& names, Choice of) {
    return names[static_cast<std::size_t>(of)];
}

/// In the order of `rounding`, of `tie_rule` and of `spread_divisor`.
const std::vector<std::string_view>& mode_names() noexcept;
const std::vector<std::string_view>& tie_names() noexcept;
const std::vector<std::string_view>& divisor_names() noexcept;

} // namespace tenet::score

#endif
