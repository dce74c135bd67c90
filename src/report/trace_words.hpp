#ifndef TENET_SRC_REPORT_TRACE_WORDS_HPP
#define TENET_SRC_REPORT_TRACE_WORDS_HPP

#include <tenet/dmn/trace.hpp>

#include <string>
#include <string_view>

/// What traces call things, as text and as data.
namespace tenet::report {

[[nodiscard]] std::string_view id_of(dmn::trace_step::kind kind) noexcept;
[[nodiscard]] std::string_view id_of(table::match_grounds::way way) noexcept;
[[nodiscard]] std::string_view id_of(table::rule_explanation::reach reach) noexcept;

[[nodiscard]] std::string_view name_of(dmn::trace_step::kind kind, language lang) noexcept;
/// A sentence up to where the rules are listed.
[[nodiscard]] std::string_view words_of(table::match_grounds::way way, language lang) noexcept;

/// A part of a rule by its name in a pack: "requirement" for "require".
[[nodiscard]] std::string_view part_words(std::string_view part, language lang) noexcept;

/// The id of a rule; its number, from 1, without one.
[[nodiscard]] std::string rule_name(const table::decision_table& t, std::size_t rule);

} // namespace tenet::report

#endif
