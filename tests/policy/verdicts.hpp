#ifndef TENET_TESTS_POLICY_VERDICTS_HPP
#define TENET_TESTS_POLICY_VERDICTS_HPP

#include "policy/support.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// All verdicts of a judge, and how those of two differ.
namespace policy_test {

/// Rules and subjects.
using verdict_keys = std::set<std::pair<std::uint32_t, std::uint32_t>>;
using verdicts = std::map<std::pair<std::uint32_t, std::uint32_t>, policy::verdict>;

inline verdicts all_verdicts(const policy::judge& by) {
    verdicts all;
    for (const policy::verdict& v : by.check().value().second) all[{v.rule, v.subject}] = v;
    return all;
}

/// What every verdict that is unknown lacks.
inline std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::string>>
all_reasons(const policy::judge& by) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::string>> all;
    for (const auto& [key, v] : all_verdicts(by)) {
        if (v.is == policy::outcome::unknown) all[key] = by.explain(v).missing;
    }
    return all;
}

/// Rule and subject of every verdict that differs, appears or disappears.
inline verdict_keys difference(const verdicts& a, const verdicts& b) {
    verdict_keys all;
    for (const auto& [key, v] : a) {
        const auto other = b.find(key);
        if (other == b.end() || !(other->second == v)) all.insert(key);
    }
    for (const auto& [key, v] : b) {
        if (a.find(key) == a.end()) all.insert(key);
    }
    return all;
}

/// The same of what evaluating a change says.
inline verdict_keys shifted(const policy::change_effect& effect) {
    verdict_keys all;
    const auto add = [&](const policy::shift& s) {
        if (s.before == s.after) return;
        all.insert({s.after.rule,
                    s.before.subject == portfolio::no_row ? s.after.subject : s.before.subject});
    };
    for (const policy::shift& s : effect.named) add(s);
    for (const policy::shift& s : effect.elsewhere) add(s);
    return all;
}

} // namespace policy_test

#endif
