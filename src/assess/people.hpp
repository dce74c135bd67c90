#ifndef TENET_SRC_ASSESS_PEOPLE_HPP
#define TENET_SRC_ASSESS_PEOPLE_HPP

#include <tenet/assess/instance.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

/// Who holds which role and has which place: what running and migrating instances ask alike.
namespace tenet::assess {

/// Whether a list of names has one.
[[nodiscard]] inline bool includes(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// Somebody by the id; null: no participant.
[[nodiscard]] inline const participant* find_person(const std::vector<participant>& people,
                                                    std::string_view id) noexcept {
    for (const participant& p : people) {
        if (p.person == id) return &p;
    }
    return nullptr;
}

/// The first of some roles that somebody holds; null: none.
[[nodiscard]] inline const std::string* first_held(const participant& p,
                                                   const std::vector<std::string>& of) {
    const auto held = std::find_if(
        of.begin(), of.end(), [&](const std::string& role) { return includes(p.roles, role); });
    return held == of.end() ? nullptr : &*held;
}

/// The place of somebody in a stage, where nothing is done yet.
[[nodiscard]] inline seat seat_for(const participant& p, const std::string& role,
                                   const stage_definition& in) {
    seat place;
    place.person = p.person;
    place.role = role;
    place.group = p.group;
    place.weight = p.weight;
    place.veto = first_held(p, in.panel.veto) != nullptr;
    return place;
}

/// Whether a place counts and its holder has not acted.
[[nodiscard]] inline bool is_open(const seat& s) noexcept {
    return s.counts() && s.is == ballot::none;
}

} // namespace tenet::assess

#endif
