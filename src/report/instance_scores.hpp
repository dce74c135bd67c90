#ifndef TENET_SRC_REPORT_INSTANCE_SCORES_HPP
#define TENET_SRC_REPORT_INSTANCE_SCORES_HPP

#include <tenet/report/assessment_picture.hpp>

#include <optional>
#include <vector>

/// Numbers that instances hold, as scores to be drawn.
namespace tenet::report {

/// The means of the answers to each question with a number between bounds, of the last round that
/// has any; null and missing answers do not count. No value where there are none.
[[nodiscard]] std::optional<radar> means_of_answers(const assess::assessment& of,
                                                    const assess::instance& is);

/// Each numeric measure of an assessment from instance to instance: a wave per instance of the
/// same id of definition, in the order of their opening. Those beyond `most_shown_scores` have no
/// waves.
[[nodiscard]] std::vector<trend> trends_of_measures(std::span<const listed_instance> all);

} // namespace tenet::report

#endif
