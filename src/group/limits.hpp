#ifndef TENET_SRC_GROUP_LIMITS_HPP
#define TENET_SRC_GROUP_LIMITS_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/group/messages.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>

/// Limits that all readers of graphs share.
namespace tenet::group {

inline constexpr std::uint8_t most_generations = 100; ///< between relatives
inline constexpr std::uint8_t most_hierarchies = 255; ///< that have a name

/// The names of hierarchies that a reader meets.
class hierarchy_names {
public:
    /// Reports a name beyond those that a graph can hold, at the place that `where` finds.
    template <class Where>
    void add(const std::string& name, diagnostics& problems, const Where& where) {
        if (!names_.insert(name).second || names_.size() <= most_hierarchies) return;
        problems.add(group_messages::too_large,
                     {"层级 (hierarchies)", std::to_string(most_hierarchies)}, where());
    }

private:
    std::unordered_set<std::string> names_;
};

} // namespace tenet::group

#endif
