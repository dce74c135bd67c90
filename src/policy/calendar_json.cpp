#include <tenet/json/object_reader.hpp>
#include <tenet/policy/calendar_json.hpp>
#include <tenet/policy/messages.hpp>

#include <array>

namespace tenet::policy {

using json::object_reader;

namespace {

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

std::optional<int> minutes_of(std::string_view text) {
    if (text == "24:00") return 1440;
    const auto time = time_of_day::parse(std::string(text) + ":00");
    if (!time || text.size() != 5) return std::nullopt;
    return time->hour() * 60 + time->minute();
}

void read_hours(object_reader& week, std::string_view day, std::vector<working_hours>& into) {
    for (const json::node& n : week.items(day)) {
        const std::string_view text = n.text();
        const std::size_t dash = text.find('-');
        const auto begin = minutes_of(text.substr(0, dash));
        const auto end =
            dash == std::string_view::npos ? std::nullopt : minutes_of(text.substr(dash + 1));
        if (begin && end) {
            into.push_back({*begin, *end});
        } else {
            week.wrong_kind(n, "时段，如 09:00-12:00", "hours such as 09:00-12:00");
        }
    }
}

std::optional<date> read_day(object_reader& in, const json::node& n) {
    std::optional<date> d;
    if (n.is() == json::node::kind::string) d = date::parse(n.text());
    if (!d) in.wrong_kind(n, "日期", "a date");
    return d;
}

void read_make_up_days(object_reader& in, calendar_definition& c) {
    for (const json::node& n : in.items("make_up_days")) {
        if (n.is() != json::node::kind::object) {
            if (const auto d = read_day(in, n)) c.make_up_days.emplace_back(*d, 1);
            continue;
        }
        object_reader one(in.doc(), n, in.problems());
        const auto d = one.day("date");
        const std::size_t as = one.choice("as", {weekdays.begin(), weekdays.end()}, 0);
        one.finish();
        if (d) c.make_up_days.emplace_back(*d, static_cast<int>(as) + 1);
    }
}

std::optional<zone_reference> read_zone(object_reader& in, const zone_database* zones) {
    const std::string text = in.text("zone");
    if (zones != nullptr) {
        if (const zone* named = zones->find(text)) {
            return zone_reference{named, 0, zone_reference::kind::named};
        }
    }
    const auto time = time_of_day::parse("00:00:00" + text);
    if (time && time->in.how == zone_reference::kind::offset) return time->in;
    in.problems().add(messages::unknown_reference, {"时区", "zone", text}, in.where("zone"));
    return std::nullopt;
}

} // namespace

result<std::shared_ptr<const working_calendar>>
read_calendar(const std::string& text, const std::string& file, const zone_database* zones) {
    json::read_options options;
    options.file = file;
    options.comments = true;
    const auto doc = json::document::read(text, options);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in(*doc, doc->root(), problems);
    calendar_definition c;
    c.id = in.text("id");
    if (const auto zone = read_zone(in, zones)) c.zone = *zone;
    if (const json::node* n = in.require("covers")) {
        object_reader covers(*doc, *n, problems);
        c.covers_from = covers.day("from").value_or(date{});
        c.covers_to = covers.day("to").value_or(date{});
        covers.finish();
    }
    if (const json::node* n = in.require("week")) {
        object_reader week(*doc, *n, problems);
        for (std::size_t i = 0; i < weekdays.size(); ++i) read_hours(week, weekdays[i], c.week[i]);
        week.finish();
    }
    for (const json::node& n : in.items("holidays")) {
        if (const auto d = read_day(in, n)) c.holidays.push_back(*d);
    }
    read_make_up_days(in, c);
    in.optional_both("name");
    in.optional_both("source");
    in.finish();
    if (problems.has_errors()) return problems;
    auto made = working_calendar::make(std::move(c));
    if (!made) return made.error();
    return std::make_shared<const working_calendar>(std::move(*made));
}

} // namespace tenet::policy
