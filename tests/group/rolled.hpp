#ifndef TENET_TESTS_GROUP_ROLLED_HPP
#define TENET_TESTS_GROUP_ROLLED_HPP

#include "groups.hpp"

#include <tenet/group/roll_up.hpp>

#include <algorithm>
#include <span>

/// Groups to add up over, and totals compared.
namespace tenet::group_test {

inline group_policy by_control() {
    group_policy p;
    p.criteria.resize(1);
    return p;
}

/// Groups by control over seeded random holdings.
struct random_groups {
    random_groups(std::uint32_t seed, std::uint32_t most_parties)
        : random(seed, most_parties, false) {}

    random_net random;
    structure s = structure::at(random.build(), now()).value();
    grouping groups = group_parties(s, by_control()).value();
};

/// Whether totals are the same, bit for bit.
inline bool are_same(std::span<const rolled_up> a, std::span<const rolled_up> b) {
    return std::ranges::equal(a, b, [](const rolled_up& x, const rolled_up& y) {
        return x == y && (!x.value ||
                          (x.value->low() == y.value->low() && x.value->high() == y.value->high()));
    });
}

} // namespace tenet::group_test

#endif
