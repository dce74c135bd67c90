#include "lineage_replay.hpp"

#include <tenet/group/messages.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using kind = group_event::kind;

/// When a group began and ended, and what it came from, went to and let go.
struct course {
    date formed;
    std::optional<date> ended;
    std::vector<const group_event*> from;  ///< `split_from` of its own
    std::vector<const group_event*> into;  ///< `merged_into` of its own
    std::vector<const group_event*> parts; ///< `split_from` of others, about it

    [[nodiscard]] bool is_alive(date day) const noexcept {
        return formed <= day && (!ended || day < *ended);
    }
};

class resolver {
public:
    resolver(const std::vector<group_event>& events, date as_of) : as_of_(as_of) {
        for (const group_event& e : events) {
            if (e.what == kind::formed) courses_[e.group].formed = e.on;
            if (e.what == kind::merged_into) courses_[e.group].into.push_back(&e);
            if (e.what == kind::merged_into || e.what == kind::dissolved) {
                courses_[e.group].ended = e.on;
            }
            if (e.what != kind::split_from) continue;
            courses_[e.group].from.push_back(&e);
            courses_[e.about].parts.push_back(&e);
        }
    }

    std::optional<resolution> run(std::string_view id) {
        const auto at = courses_.find(id);
        if (at == courses_.end()) return std::nullopt;
        resolution out;
        reached found;
        if (as_of_ < at->second.formed) {
            out.is = resolution::state::before;
            found =
                walk(id, [&](const course& c) { return as_of_ < c.formed ? &c.from : nullptr; });
        } else {
            found = onward(id);
            out.is = at->second.is_alive(as_of_) ? resolution::state::current
                     : found.ids.empty()         ? resolution::state::dissolved
                                                 : resolution::state::merged;
            out.split_off = parts_of(id, found.ids);
        }
        out.ids.assign(found.ids.begin(), found.ids.end());
        for (const group_event* e : found.along) out.followed.push_back(*e);
        std::ranges::sort(out.followed);
        return out;
    }

private:
    struct reached {
        std::set<std::string> ids; ///< groups of the day
        std::vector<const group_event*> along;
    };

    /// The groups of the day that one reaches along the events `next` names; by a work list.
    template <class Next>
    reached walk(std::string_view from, const Next& next) const {
        reached out;
        std::set<std::string, std::less<>> seen{std::string(from)};
        std::vector<std::string> open{std::string(from)};
        while (!open.empty()) {
            const std::string id = std::move(open.back());
            open.pop_back();
            const course& c = courses_.find(id)->second;
            if (c.is_alive(as_of_)) out.ids.insert(id);
            const auto* events = next(c);
            if (events == nullptr) continue;
            for (const group_event* e : *events) {
                out.along.push_back(e);
                if (seen.insert(e->about).second) open.push_back(e->about);
            }
        }
        return out;
    }

    [[nodiscard]] reached onward(std::string_view id) const {
        return walk(
            id, [&](const course& c) { return c.ended && *c.ended <= as_of_ ? &c.into : nullptr; });
    }

    /// What split from it, and from that, and what stands for those; without `ids`.
    [[nodiscard]] std::vector<std::string> parts_of(std::string_view id,
                                                    const std::set<std::string>& ids) const {
        std::set<std::string> out;
        std::set<std::string, std::less<>> seen{std::string(id)};
        std::vector<std::string> open{std::string(id)};
        while (!open.empty()) {
            const std::string at = std::move(open.back());
            open.pop_back();
            if (at != id) out.merge(onward(at).ids);
            for (const group_event* e : courses_.find(at)->second.parts) {
                if (e->on <= as_of_ && seen.insert(e->group).second) open.push_back(e->group);
            }
        }
        std::erase_if(out, [&](const std::string& part) { return ids.contains(part); });
        return {out.begin(), out.end()};
    }

    date as_of_;
    std::map<std::string, course, std::less<>> courses_;
};

} // namespace

result<resolution> lineage::resolve(std::string_view id, date as_of) const {
    if (auto refused = outside(*this, as_of)) return std::move(*refused);
    auto found = resolver{events_, as_of}.run(id);
    if (!found) return diagnostic{messages::unknown_group_id, {std::string(id)}};
    return std::move(*found);
}

} // namespace tenet::group
