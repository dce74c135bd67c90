#ifndef TENET_SRC_SCORE_SURVEY_NAMES_HPP
#define TENET_SRC_SCORE_SURVEY_NAMES_HPP

#include <string_view>
#include <vector>

/// What the choices of surveys are called in JSON, in the order of their enumerators.
namespace tenet::score::survey_names {

inline const std::vector<std::string_view> measures{"net_share", "top_share", "mean"};
inline const std::vector<std::string_view> sides{"neither", "for", "against"};
inline const std::vector<std::string_view> duplicates{"refuse", "first", "last"};
inline const std::vector<std::string_view> outside{"refuse", "leave_out"};
inline const std::vector<std::string_view> directions{"unknown", "down", "same", "up"};
inline const std::vector<std::string_view> significances{"unknown", "overlapping", "apart"};
inline const std::vector<std::string_view> follow_ups{"fell", "below", "lowest"};

} // namespace tenet::score::survey_names

#endif
