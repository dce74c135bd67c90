#ifndef TENET_SRC_REPORT_LOG_ACTS_HPP
#define TENET_SRC_REPORT_LOG_ACTS_HPP

#include <tenet/base/message.hpp>
#include <tenet/base/temporal.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What people did that no place in a round tells: representation, signers, conflicts, and taking
/// an instance back or up again.
namespace tenet::report {

struct told_act {
    bilingual what;
    instant at;
};

/// Of a log that was verified, by actor, in order. O(bytes).
[[nodiscard]] std::map<std::string, std::vector<told_act>, std::less<>>
acts_in_log(std::string_view log);

} // namespace tenet::report

#endif
