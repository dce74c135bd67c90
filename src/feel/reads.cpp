#include "reads.hpp"

#include <algorithm>
#include <optional>

namespace tenet::feel {

namespace {

std::optional<fact_read> as_read(const tree& t) {
    if (t.what == form::slot) {
        fact_read r;
        r.slot = t.index;
        r.path = t.name;
        return r;
    }
    const bool known_step = t.what == form::path && (t.member != nullptr || t.way != nullptr) &&
                            t.parts[0]->is.is == type::family::record;
    if (!known_step) return {};
    auto r = as_read(*t.parts[0]);
    if (!r) return {};
    r->path += '.';
    r->path += t.name;
    r->owner = t.owner;
    r->last = t.member;
    r->way = t.way;
    return r;
}

void gather(const tree& t, std::vector<static_read>& found) {
    if (auto r = as_read(t)) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const static_read& f) {
            return f.read.slot == r->slot && f.read.path == r->path;
        });
        if (!known) found.push_back({std::move(*r), &t});
        return;
    }
    for (const tree_pointer& part : t.parts) {
        if (part) gather(*part, found);
    }
    if (t.frame == nullptr) return;
    for (const slot_capture& taken : t.frame->slots) gather(*taken.read, found);
}

void gather(const tree& t, std::vector<relation_use>& found) {
    if (t.way != nullptr) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const relation_use& u) {
            return u.from == t.owner && u.way == t.way;
        });
        if (!known) found.push_back({t.owner, t.way});
    }
    for (const tree_pointer& part : t.parts) {
        if (part) gather(*part, found);
    }
}

} // namespace

std::vector<static_read> static_reads(const tree& t) {
    std::vector<static_read> found;
    gather(t, found);
    return found;
}

std::vector<relation_use> followed_relations(const tree& t) {
    std::vector<relation_use> found;
    gather(t, found);
    return found;
}

bool is_named_by(const tree& t, std::span<const std::string> paths) {
    if (paths.empty()) return false;
    const auto r = as_read(t);
    if (!r) return false;
    const bool bare = t.what == form::path && t.parts[0]->what == form::slot;
    return std::any_of(paths.begin(), paths.end(), [&](const std::string& p) {
        return p == r->path || (bare && (p == t.name || p == t.zh));
    });
}

} // namespace tenet::feel
