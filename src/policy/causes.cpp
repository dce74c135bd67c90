#include "causes.hpp"

#include <algorithm>

namespace tenet::policy {

namespace {

const missing_cause* plain(missing_cause::reason why, std::string_view path, arena& memory) {
    auto* cause = memory.make<missing_cause>();
    cause->why = why;
    cause->path = memory.copy(path);
    return cause;
}

/// Visits the leaves of a cause from left to right, without recursion.
template <class Visit>
void each_leaf(const missing_cause* cause, Visit visit) {
    std::vector<const missing_cause*> open{cause};
    while (!open.empty()) {
        const missing_cause* c = open.back();
        open.pop_back();
        if (c == nullptr) continue;
        if (c->why == missing_cause::reason::joined) {
            open.push_back(c->second);
            open.push_back(c->first);
        } else {
            visit(*c);
        }
    }
}

} // namespace

const missing_cause* unset(std::string_view path, arena& memory) {
    return plain(missing_cause::reason::unset, path, memory);
}

const missing_cause* unresolved(std::string_view path, arena& memory) {
    return plain(missing_cause::reason::unresolved, path, memory);
}

const missing_cause* failure(const message& what, std::initializer_list<std::string> arguments,
                             arena& memory) {
    auto* cause = memory.make<missing_cause>();
    cause->why = missing_cause::reason::error;
    cause->what = &what;
    const std::span<std::string_view> copies =
        memory.make_array<std::string_view>(arguments.size());
    std::transform(arguments.begin(), arguments.end(), copies.begin(),
                   [&](const std::string& a) { return memory.copy(a); });
    cause->arguments = copies;
    return cause;
}

std::vector<std::string> paths_of(const missing_cause* cause) {
    std::vector<std::string> paths;
    each_leaf(cause, [&](const missing_cause& leaf) {
        if (leaf.path.empty()) return;
        if (std::find(paths.begin(), paths.end(), leaf.path) == paths.end()) {
            paths.emplace_back(leaf.path);
        }
    });
    return paths;
}

const missing_cause* error_in(const missing_cause* cause) {
    const missing_cause* found = nullptr;
    each_leaf(cause, [&](const missing_cause& leaf) {
        if (found == nullptr && leaf.what != nullptr) found = &leaf;
    });
    return found;
}

diagnostic diagnostic_of(const missing_cause& error) {
    return {*error.what, {error.arguments.begin(), error.arguments.end()}};
}

} // namespace tenet::policy
