#ifndef TENET_FEEL_TRACE_HPP
#define TENET_FEEL_TRACE_HPP

#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace tenet::feel {

/// What a parser notes of a text besides its tree: what tokens alone do not tell. Offsets in the
/// text. Where the parser reads a part twice, the last reading counts.
struct reading_trace {
    std::map<std::size_t, std::size_t> names; ///< begin -> end of every name, also declared ones
    std::map<std::size_t, std::size_t> types; ///< begin -> end of every type
    std::set<std::size_t> turned;             ///< brackets that face outwards: `]1..2[`
    /// Names that are known and could be read as an operation on other known names.
    std::map<std::size_t, std::string> ambiguous;
};

} // namespace tenet::feel

#endif
