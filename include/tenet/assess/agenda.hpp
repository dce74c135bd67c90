#ifndef TENET_ASSESS_AGENDA_HPP
#define TENET_ASSESS_AGENDA_HPP

#include <tenet/base/temporal.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Which of many running instances have something to do, found without looking at the others.
///
/// ```cpp
/// assess::agenda open;
/// open.set(name, assess::next_due(survey, running)); // after every call that changed it
/// for (const std::string& name : open.due(now)) {
///     auto step = assess::advance(survey, instances.at(name), now).value();
///     append(name, step.bytes); // and only then
///     open.set(name, assess::next_due(survey, step.next));
/// }
/// ```
namespace tenet::assess {

/// When something is due, by the host's name for it: a value that holds names and instants, no
/// instances. It follows from `next_due` of all of them, so that it need not be kept. Nothing
/// leaves it by itself: what was due and was not advanced, because the host was interrupted or the
/// call was refused, is due again.
class agenda {
public:
    /// What has a name is due then, in place of when it was; no value: it is no longer listed.
    /// Where memory runs out, nothing changes. O(log n).
    void set(std::string_view name, std::optional<instant> due);

    /// When something is due next; no value: nothing is listed. O(1).
    [[nodiscard]] std::optional<instant> next() const noexcept;
    /// The names of what is due at `now` or before, by instant, then by name; at most so many of
    /// them. O(their number).
    [[nodiscard]] std::vector<std::string> due(instant now, std::size_t most = SIZE_MAX) const;
    /// When it is due; no value: it is not listed. O(log n).
    [[nodiscard]] std::optional<instant> find(std::string_view name) const noexcept;
    [[nodiscard]] std::size_t size() const noexcept { return due_of_.size(); }

    friend bool operator==(const agenda&, const agenda&) = default;

private:
    std::map<std::string, instant, std::less<>> due_of_;
    std::set<std::pair<instant, std::string>> by_due_;
};

} // namespace tenet::assess

#endif
