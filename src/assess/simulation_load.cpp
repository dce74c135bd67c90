#include "assess/simulation_load.hpp"

#include <algorithm>
#include <map>

namespace tenet::assess {

namespace {

/// How the number of open tasks changes, by days.
class day_counter {
public:
    void add(date first, date last) {
        ++changes_[first.days()];
        --changes_[last.plus_days(1).days()];
    }

    [[nodiscard]] load count(std::string who) const {
        load l;
        l.who = std::move(who);
        std::int64_t open = 0;
        for (auto at = changes_.begin(); at != changes_.end(); ++at) {
            open += at->second;
            const auto next = std::next(at);
            if (open == 0 || next == changes_.end()) continue;
            add_span(l, {date::from_days(at->first), date::from_days(next->first - 1),
                         static_cast<std::size_t>(open)});
        }
        return l;
    }

private:
    static void add_span(load& to, const load_span& s) {
        if (s.open > to.peak) {
            to.peak = s.open;
            to.peak_day = s.from;
        }
        const bool goes_on = !to.days.empty() && to.days.back().open == s.open &&
                             to.days.back().until.plus_days(1) == s.from;
        if (goes_on) {
            to.days.back().until = s.until;
        } else {
            to.days.push_back(s);
        }
    }

    std::map<std::int64_t, std::int64_t> changes_;
};

class load_counter {
public:
    load_counter(simulation& to, const zone_reference& zone) : to_(to), zone_(zone) {}

    void add(const stage_round& r) {
        for (const seat& s : r.seats) {
            if (!s.counts()) continue;
            const instant begin = std::max(r.entered, to_.from);
            instant end = std::min(r.left.value_or(to_.until), to_.until);
            if (s.is != ballot::none) end = std::min(end, s.at);
            if (end <= begin) continue;
            const date first = date_at(begin, zone_);
            const date last = std::max(first, date_at(before(end), zone_));
            all_.add(first, last);
            persons_[s.person].add(first, last);
            roles_[s.role].add(first, last);
        }
    }

    void finish() {
        to_.all = all_.count({});
        for (const auto& [who, days] : persons_) to_.persons.push_back(days.count(who));
        for (const auto& [who, days] : roles_) to_.roles.push_back(days.count(who));
    }

private:
    /// The last moment of a time that ends there: a task done at midnight is none of that day.
    static instant before(instant end) {
        if (end.nanoseconds > 0) return {end.seconds, end.nanoseconds - 1};
        return {end.seconds - 1, 999'999'999};
    }

    simulation& to_;
    const zone_reference& zone_;
    day_counter all_;
    std::map<std::string, day_counter, std::less<>> persons_;
    std::map<std::string, day_counter, std::less<>> roles_;
};

} // namespace

void add_load(simulation& to, const zone_reference& zone) {
    load_counter counter{to, zone};
    for (const standing& s : to.standings) {
        for (const auto& r : s.end.past) counter.add(*r);
        counter.add(s.end.present);
    }
    counter.finish();
}

} // namespace tenet::assess
