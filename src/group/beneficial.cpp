#include <tenet/group/ownership.hpp>

#include <algorithm>
#include <map>

namespace tenet::group {

namespace {

bool has_person(const structure& day, seat_number seat) {
    return std::ranges::any_of(day.members(seat), [&](party_number p) {
        return day.parties().kind(p) == party_kind::person;
    });
}

control reaches(const integrated_share& share, const beneficial_owner_rule& rule) {
    constexpr double equal_within = 1e-9;
    const double threshold = (rule.threshold / decimal{100}).to_double();
    const double needed = threshold * (rule.inclusive ? 1 - equal_within : 1 + equal_within);
    const auto enough = [&](double value) {
        return rule.inclusive ? value >= needed : value > needed;
    };
    if (enough(share.low)) return control::yes;
    return enough(share.high) ? control::undetermined : control::no;
}

} // namespace

result<std::vector<beneficial_owner>> beneficial_owners_of(const structure& day,
                                                           party_number subject,
                                                           const beneficial_owner_rule& rule,
                                                           const search_limits& limits) {
    const auto owners = owners_of(day, subject, rule.ownership);
    if (!owners) return owners.error();
    const auto controllers = ultimate_controllers_of(day, subject, limits);
    if (!controllers) return controllers.error();
    std::map<seat_number, beneficial_owner> by_seat;
    for (const integrated_share& s : owners->shares) {
        const seat_number seat = day.seat_of(s.party);
        if (!has_person(day, seat)) continue;
        beneficial_owner& owner = by_seat[seat];
        owner.share.low += s.low;
        owner.share.high += s.high;
    }
    for (const auto& top : controllers->tops) {
        if (has_person(day, top.seat)) by_seat[top.seat].controls = top.is;
    }
    std::vector<beneficial_owner> out;
    for (auto& [seat, owner] : by_seat) {
        owner.seat = seat;
        owner.share.party = day.members(seat).front();
        owner.reaches = reaches(owner.share, rule);
        if (owner.reaches != control::no || owner.controls != control::no) out.push_back(owner);
    }
    return out;
}

} // namespace tenet::group
