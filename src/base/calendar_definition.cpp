#include <tenet/base/calendar.hpp>
#include <tenet/base/digest.hpp>
#include <tenet/base/messages.hpp>
#include <tenet/base/zone.hpp>

#include <algorithm>
#include <set>

namespace tenet {

namespace {

/// Finds everything that is wrong with a definition.
class definition_check {
public:
    explicit definition_check(const calendar_definition& definition) : definition_(definition) {}

    diagnostics run() {
        check_span();
        check_zone();
        for (int weekday = 1; weekday <= 7; ++weekday) check_hours(weekday);
        for (const date day : definition_.holidays) check_day(day);
        for (const auto& [day, weekday] : definition_.make_up_days) {
            check_day(day);
            if (weekday >= 1 && weekday <= 7) continue;
            report(base_messages::calendar_weekday, {day.text(), std::to_string(weekday)});
        }
        return std::move(problems_);
    }

private:
    void report(const message& what, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), definition_.id);
        problems_.add(what, std::move(arguments));
    }

    void check_span() {
        constexpr std::int64_t thousand_years = 365'243;
        const date from = definition_.covers_from;
        const date to = definition_.covers_to;
        if (from.in_range() && to.in_range() && from <= to &&
            to.days() - from.days() <= thousand_years) {
            return;
        }
        report(base_messages::calendar_span, {from.text(), to.text()});
    }

    void check_zone() {
        using kind = zone_reference::kind;
        const zone_reference& zone = definition_.zone;
        if (zone.how == kind::offset || (zone.how == kind::named && zone.named != nullptr)) return;
        report(base_messages::calendar_zone, {});
    }

    void check_hours(int weekday) {
        constexpr int day_length = 1'440;
        int earliest = 0;
        int number = 0;
        for (const working_hours& hours : definition_.week[static_cast<std::size_t>(weekday - 1)]) {
            ++number;
            if (hours.begin < earliest || hours.begin >= hours.end || hours.end > day_length) {
                report(base_messages::calendar_hours,
                       {std::to_string(weekday), std::to_string(number)});
            }
            earliest = std::max(earliest, hours.end);
        }
    }

    void check_day(date day) {
        if (!seen_.insert(day).second) report(base_messages::calendar_day_twice, {day.text()});
        if (day >= definition_.covers_from && day <= definition_.covers_to) return;
        report(base_messages::calendar_day_outside,
               {day.text(), definition_.covers_from.text(), definition_.covers_to.text()});
    }

    const calendar_definition& definition_;
    std::set<date> seen_;
    diagnostics problems_;
};

std::string zone_text(const zone_reference& zone) {
    if (zone.how == zone_reference::kind::named) return '@' + zone.named->name();
    return std::to_string(zone.offset_seconds);
}

} // namespace

result<working_calendar> working_calendar::make(calendar_definition definition) {
    diagnostics problems = definition_check{definition}.run();
    if (problems.has_errors()) return problems;
    std::sort(definition.holidays.begin(), definition.holidays.end());
    std::sort(definition.make_up_days.begin(), definition.make_up_days.end());
    working_calendar calendar;
    for (const date day : definition.holidays) calendar.exceptions_[day];
    for (const auto& [day, weekday] : definition.make_up_days) {
        calendar.exceptions_[day] = definition.week[static_cast<std::size_t>(weekday - 1)];
    }
    calendar.definition_ = std::move(definition);
    return calendar;
}

std::string working_calendar::digest() const {
    sha256 computation;
    computation.add_field(definition_.id);
    computation.add_field(zone_text(definition_.zone));
    computation.add_field(definition_.covers_from.text());
    computation.add_field(definition_.covers_to.text());
    for (const std::vector<working_hours>& day : definition_.week) {
        computation.add_field(std::to_string(day.size()));
        for (const working_hours& hours : day) {
            computation.add_field(std::to_string(hours.begin));
            computation.add_field(std::to_string(hours.end));
        }
    }
    computation.add_field(std::to_string(definition_.holidays.size()));
    for (const date day : definition_.holidays) computation.add_field(day.text());
    for (const auto& [day, weekday] : definition_.make_up_days) {
        computation.add_field(day.text());
        computation.add_field(std::to_string(weekday));
    }
    return computation.finish_hex();
}

} // namespace tenet
