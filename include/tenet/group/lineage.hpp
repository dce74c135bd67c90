#ifndef TENET_GROUP_LINEAGE_HPP
#define TENET_GROUP_LINEAGE_HPP

#include <tenet/group/membership.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Ids of groups that stay while names, tops and members change, and what became of them.
namespace tenet::group {

/// A party in a group that is followed over time.
struct tracked_member {
    std::string party;
    bool own = true; ///< whether this is its own group; only such members carry an id on
    decimal measure; ///< what it weighs under `identity_rule::basis::measure`

    friend bool operator==(const tracked_member&, const tracked_member&) = default;
};

/// A group of one day, by the ids of parties, so that days may come from different graphs.
struct tracked_group {
    std::string id;     ///< given by a `lineage`
    date formed;        ///< likewise
    std::string anchor; ///< a member of its own: the party the id hangs on, at its top
    std::string name;
    std::vector<tracked_member> members; ///< by party

    friend bool operator==(const tracked_group&, const tracked_group&) = default;
};

/// The groups of a day, ready to be followed: the anchor is the smallest id among parties of the
/// top that are members of their own, else among all members of their own. `measures` are by
/// party; a party beyond them has 0.
[[nodiscard]] std::vector<tracked_group> tracked_groups(const grouped_day& of,
                                                        std::span<const decimal> measures = {});

/// What happened to a group on a day. Every group begins with `formed`, every membership begins
/// with `joined` and ends with `left`, every group that ends does so with `merged_into` or
/// `dissolved`: the groups of any day follow from the events up to it.
struct group_event {
    enum class kind : std::uint8_t {
        formed,      ///< about: its name
        split_from,  ///< about: a group whose members of the eve are among its first members
        renamed,     ///< about: the new name; was: the old one
        top_changed, ///< about: the new anchor; was: the old one
        joined,      ///< about: a party
        left,        ///< about: a party
        merged_into, ///< about: a group that took over members of its own
        dissolved,   ///< no group took over members of its own
    };
    date on;
    std::string group;
    kind what = kind::formed;
    std::string about;
    std::string was;

    friend auto operator<=>(const group_event&, const group_event&) = default;
};

[[nodiscard]] std::string_view name_of(group_event::kind what) noexcept; ///< e.g. "merged_into"

/// What stands for an id on a day.
struct resolution {
    enum class state : std::uint8_t {
        current,   ///< the group itself exists
        merged,    ///< it has ended; `ids` took over its members
        dissolved, ///< it has ended, and so have those that took over
        before,    ///< it did not exist yet; `ids` are those it was split from, if any
    };
    state is = state::current;
    std::vector<std::string> ids;        ///< ascending
    std::vector<std::string> split_off;  ///< others of that day that split from it since
    std::vector<group_event> followed{}; ///< the events that lead there, by day
};
[[nodiscard]] std::string_view name_of(resolution::state is) noexcept;

/// Groups of a day under the ids that a lineage gives them, by their position.
struct continued_ids {
    std::vector<std::string> ids; ///< empty where a group is too small to be followed
    /// Its id and those of groups that were merged into it, directly or through others, ascending.
    std::vector<std::vector<std::string>> known_as;
};

/// Groups followed from day to day. A value.
///
/// Which group of a day continues an id: of all pairs of a group of the eve and one of the day that
/// share members of their own, the best is taken, then the best of those left, until none is left.
/// Better is, in this order: the larger sum of the measure (rule `measure`), the one whose anchor
/// is among the shared members (rule `anchor`), more shared members, the anchor among them, the
/// older group, the smaller id, the smaller anchor of the group of the day. What is not continued
/// has ended; what continues nothing gets a new id: its anchor, "@", and the day, e.g.
/// "TOP@2025-07-01".
///
/// The ids follow from the days taken in and nothing else: not from the order of groups and
/// members, nor from days between on which nothing changed.
class lineage {
public:
    lineage() = default;
    explicit lineage(const identity_rule& rule) : rule_(rule) {}

    /// Takes in the groups of a later day, and tells what happened. Refused, and nothing taken in,
    /// where the day is not later, or a party has two groups of its own. O(n log n) in members.
    [[nodiscard]] result<std::vector<group_event>> advance(date day,
                                                           std::vector<tracked_group> groups);

    [[nodiscard]] const identity_rule& rule() const noexcept { return rule_; }
    [[nodiscard]] std::optional<date> first() const noexcept { return first_; }
    [[nodiscard]] std::optional<date> last() const noexcept { return last_; }
    /// The groups of the last day, by id.
    [[nodiscard]] const std::vector<tracked_group>& current() const noexcept { return current_; }
    /// Everything that happened, by day, group, kind and what it is about.
    [[nodiscard]] const std::vector<group_event>& events() const noexcept { return events_; }

    /// The groups of a day by id, without measures, all members as their own. O(events). Refused
    /// outside the days taken in.
    [[nodiscard]] result<std::vector<tracked_group>> on(date day) const;

    /// What stands for an id on a day, be it old or yet to come. O(events). Refused for an id that
    /// never was, or outside the days taken in.
    [[nodiscard]] result<resolution> resolve(std::string_view id, date as_of) const;

    /// The ids that groups of a day have, be they what the lineage says of that day or something
    /// thought of: as if they followed on what it knows up to that day. It stays as it is. A new id
    /// that another group of that day has already gets "#2" behind it. Of a day before the last,
    /// the lineage knows no measures, and all members as their own. O(n log n) in members and
    /// events. Refused before the first day, and where a party has two groups of its own.
    [[nodiscard]] result<continued_ids> continued(date day,
                                                  std::vector<tracked_group> groups) const;

    /// A lineage from its parts, e.g. as read. Refused where the events do not lead to `current`,
    /// or could not have happened.
    [[nodiscard]] static result<lineage> from(const identity_rule& rule, date first, date last,
                                              std::vector<tracked_group> current,
                                              std::vector<group_event> events);

    friend bool operator==(const lineage&, const lineage&) = default;

private:
    identity_rule rule_;
    std::optional<date> first_;
    std::optional<date> last_;
    std::vector<tracked_group> current_;
    std::vector<group_event> events_;
};

/// Days on which something that holds begins or ends, after `first` and up to `last`, ascending:
/// relations as known, and manual entries. Between two of them nothing changes.
[[nodiscard]] std::vector<date> days_of_change(const graph& of, const group_policy& policy,
                                               date first, date last, date known_at);

struct lineage_limits {
    search_limits search{};
    std::size_t days = 20'000; ///< on which groups are made
};

struct followed_days {
    date from;
    date until;
    date known_at = everything_known();
};

/// Follows the groups of a graph under a policy from `from`, or from the day after the last one
/// taken in, to `until`, and tells what happened. By what is known at `known_at`, on every day.
/// Parties are taken in the order of their ids, so that circles and ties, too, do not depend on the
/// order in which they were added. Cost: the groups of every day of change. Refused beyond the
/// limits, and where groups cannot be made; `to` is as it was then.
///
/// Example:
/// ```cpp
/// lineage l(policy.identity);
/// follow(l, g, policy, {*date::parse("2020-01-01"), *date::parse("2025-12-31")}).value();
/// l.resolve("TOP@2020-01-01", *date::parse("2025-12-31")).value().ids;
/// ```
[[nodiscard]] result<std::vector<group_event>>
follow(lineage& to, const graph& of, const group_policy& policy, const followed_days& days,
       std::span<const decimal> measures = {}, const lineage_limits& limits = {});

} // namespace tenet::group

#endif
