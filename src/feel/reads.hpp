#ifndef TENET_FEEL_READS_HPP
#define TENET_FEEL_READS_HPP

#include "tree.hpp"

#include <tenet/feel/expression.hpp>

#include <span>
#include <string>
#include <vector>

namespace tenet::feel {

/// A path read from a slot, and the part of the tree that reads it.
struct static_read {
    fact_read read;
    const tree* path = nullptr;
};

/// The longest paths a tree reads from slots as far as they are known before running, each once,
/// in order of appearance. A path ends at the first list or relation to many on it.
[[nodiscard]] std::vector<static_read> static_reads(const tree& t);

/// Whether a tree reads one of these paths (canonical, or a bare field of the record in a slot).
[[nodiscard]] bool is_named_by(const tree& t, std::span<const std::string> paths);

/// Every relation a tree may follow, each once.
[[nodiscard]] std::vector<relation_use> followed_relations(const tree& t);

} // namespace tenet::feel

#endif
