#include "supervisory_history.hpp"

#include <algorithm>

namespace tenet::group {

namespace {

class believer {
public:
    void hear(const sighting& s) {
        if (s.has_ended()) {
            const date eve = s.on.plus_days(-1);
            return close(s.on, s.ends && *s.ends < s.on ? *s.ends : eve);
        }
        if (open_ && !continues(s)) close(s.on, s.on.plus_days(-1));
        if (!open_) {
            open_ = belief{s, s.on, s.ends, s.on};
        } else if (open_->to != s.ends) {
            add(*open_, s.on);
            open_->to = s.ends;
            open_->known = s.on;
        }
    }

    /// From the day `known` on it is believed to have ended on the day `last`.
    void close(date known, date last) {
        if (!open_) return;
        belief was = *open_;
        open_.reset();
        if (was.to && *was.to <= last) return add(was, std::nullopt);
        add(was, known);
        was.to = last;
        was.known = known;
        if (last >= was.from) add(was, std::nullopt);
    }

    std::vector<belief> finish() {
        if (open_) add(*open_, std::nullopt);
        return std::move(all_);
    }

private:
    [[nodiscard]] bool continues(const sighting& s) const {
        const sighting& was = open_->says;
        return was.holder == s.holder && was.subject == s.subject && was.source == s.source;
    }

    void add(belief is, std::optional<date> until) {
        is.until = until;
        all_.push_back(std::move(is));
    }

    std::optional<belief> open_;
    std::vector<belief> all_;
};

} // namespace

std::vector<belief> history_of(std::vector<sighting> seen, const std::set<date>& snapshots) {
    std::stable_sort(seen.begin(), seen.end(),
                     [](const sighting& x, const sighting& y) { return x.on < y.on; });
    believer who;
    for (std::size_t n = 0; n < seen.size(); ++n) {
        who.hear(seen[n]);
        const auto next = snapshots.upper_bound(seen[n].on);
        if (next == snapshots.end()) break;
        const bool is_seen = n + 1 < seen.size() && seen[n + 1].on == *next;
        if (!is_seen) who.close(*next, next->plus_days(-1));
    }
    return who.finish();
}

} // namespace tenet::group
