#ifndef TENET_SRC_GROUP_LINEAGE_REPLAY_HPP
#define TENET_SRC_GROUP_LINEAGE_REPLAY_HPP

#include <tenet/group/lineage.hpp>

#include <map>
#include <set>

namespace tenet::group {

/// Groups as events make and end them, and what cannot have happened.
class lineage_replay {
public:
    struct group {
        date formed;
        std::string anchor;
        std::string name;
        std::set<std::string, std::less<>> members;
        std::optional<date> ended;
    };

    /// Takes events in order, none after `until`; stops at the first that cannot have happened.
    void run(std::span<const group_event> events, date until);

    [[nodiscard]] const std::optional<bilingual>& contradiction() const noexcept { return wrong_; }
    /// The event that contradicts those before; null pointer where none does.
    [[nodiscard]] const group_event* culprit() const noexcept { return culprit_; }
    [[nodiscard]] std::vector<tracked_group> alive() const; ///< by id

private:
    void take(const group_event& e);
    void form(const group_event& e);
    void take_of(const group_event& e, group& of);
    void refuse(const group_event& e, const char* zh, const char* en);
    void check_references(std::span<const group_event> of_day);

    std::map<std::string, group, std::less<>> groups_;
    std::optional<bilingual> wrong_;
    const group_event* culprit_ = nullptr;
};

/// Why parts are no lineage, and the event that says so, if it is one of them.
struct lineage_fault {
    bilingual why;
    std::optional<std::size_t> event{};
};
[[nodiscard]] std::optional<lineage_fault> fault_in(date first, date last,
                                                    const std::vector<tracked_group>& current,
                                                    std::span<const group_event> events);

/// The refusal of a day that a lineage did not take in.
[[nodiscard]] std::optional<diagnostic> outside(const lineage& of, date day);

} // namespace tenet::group

#endif
