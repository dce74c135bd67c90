#include "assess/program.hpp"

#include <algorithm>

namespace tenet::assess {

std::uint32_t statechart::program::domain_of(const compiled_transition& t,
                                             const std::vector<std::uint32_t>& effective) const {
    const bool inside = std::all_of(effective.begin(), effective.end(),
                                    [&](std::uint32_t n) { return descends(n, t.source); });
    if (t.internal && states[t.source].compound() && inside) return t.source;
    return common_ancestor(t.source, effective);
}

std::uint32_t statechart::program::common_ancestor(std::uint32_t of,
                                                   const std::vector<std::uint32_t>& all) const {
    std::uint32_t n = of;
    while (n != 0) {
        n = states[n].parent;
        const bool fits = n == 0 || states[n].compound();
        if (fits &&
            std::all_of(all.begin(), all.end(), [&](std::uint32_t s) { return descends(s, n); })) {
            return n;
        }
    }
    return 0;
}

} // namespace tenet::assess
