#ifndef TENET_SRC_GROUP_SUPERVISORY_HISTORY_HPP
#define TENET_SRC_GROUP_SUPERVISORY_HISTORY_HPP

#include <tenet/base/temporal.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::group {

/// The source of the relation to a parent company.
inline constexpr std::string_view parent_word = "母公司";
/// Behind the id of a group that is that of a member, too.
inline constexpr std::string_view group_mark = "#group";

/// The id of the relation to the parent company that a row names.
[[nodiscard]] inline std::string parent_id_of(std::string_view row) {
    return std::string(row) + "#parent";
}

/// What one snapshot says of a relation.
struct sighting {
    date on;
    std::string holder;
    std::string subject;
    std::string source;
    bool is_over = false;
    std::optional<date> ends{};

    /// Whether it does not hold any more on the day of the snapshot.
    [[nodiscard]] bool has_ended() const { return is_over || (ends && *ends < on); }
};

/// What was believed of a relation over some time.
struct belief {
    sighting says;
    date from;
    std::optional<date> to;
    date known;
    std::optional<date> until{}; ///< first day it was no longer believed
};

/// What the sightings of one relation come to, given the days of all snapshots that could have
/// shown it, as `read_supervisory` says. O(n log n).
[[nodiscard]] std::vector<belief> history_of(std::vector<sighting> seen,
                                             const std::set<date>& snapshots);

} // namespace tenet::group

#endif
