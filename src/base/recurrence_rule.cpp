#include "base/recurrence_plan.hpp"

#include <tenet/base/recurrence_messages.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace tenet {

namespace say = recurrence_messages;

namespace {

constexpr std::array<std::string_view, 7> frequencies{"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                      "WEEKLY",   "MONTHLY",  "YEARLY"};
constexpr std::array<std::string_view, 7> weekday_names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

template <class T>
std::optional<T> number(std::string_view text) noexcept {
    if (text.starts_with('+')) text.remove_prefix(1);
    T n{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return n;
}

std::optional<int> weekday(std::string_view text) noexcept {
    const auto* found = std::find(weekday_names.begin(), weekday_names.end(), text);
    if (found == weekday_names.end()) return std::nullopt;
    return static_cast<int>(found - weekday_names.begin()) + 1;
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::string upper(std::string_view text) {
    std::string out{text};
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

class rule_reader {
public:
    rule_reader(const place& at, recurrence::plan& to, diagnostics& problems)
        : at_(at), to_(to), problems_(problems) {}

    void read(std::string_view rule) {
        std::string text = upper(rule);
        if (text.starts_with("RRULE:")) text.erase(0, 6);
        if (text.ends_with(';')) text.pop_back();
        for (const std::string_view part : split(text, ';')) read_part(part);
        if (!has("FREQ")) problems_.add(say::no_frequency, {}, at_);
        if (problems_.has_errors()) return;
        check();
        fill_times();
    }

private:
    void read_part(std::string_view part) {
        const std::size_t sign = std::min(part.find('='), part.size());
        const std::string_view name = part.substr(0, sign);
        const std::string_view text =
            sign < part.size() ? part.substr(sign + 1) : part.substr(sign);
        if (has(name) || !read_known(name, text)) {
            problems_.add(say::part_unknown, {std::string{part}}, at_);
        }
        seen_.emplace_back(name);
    }

    bool read_known(std::string_view name, std::string_view text) {
        if (name == "FREQ") return read_frequency(text);
        if (name == "UNTIL") return read_until(text);
        if (name == "COUNT") return read_count(text);
        if (name == "INTERVAL") return read_interval(text);
        if (name == "WKST") return read_week_start(text);
        if (name == "BYDAY") return read_weekdays(text);
        if (name == "BYSECOND") return list(name, text, 0, 60, to_.seconds);
        if (name == "BYMINUTE") return list(name, text, 0, 59, to_.minutes);
        if (name == "BYHOUR") return list(name, text, 0, 23, to_.hours);
        if (name == "BYMONTHDAY") return signed_list(name, text, 31, to_.month_days);
        if (name == "BYYEARDAY") return signed_list(name, text, 366, to_.year_days);
        if (name == "BYWEEKNO") return signed_list(name, text, 53, to_.weeks);
        if (name == "BYMONTH") return list(name, text, 1, 12, to_.months);
        if (name == "BYSETPOS") return signed_list(name, text, 100'000'000, to_.positions);
        return false;
    }

    bool read_frequency(std::string_view text) {
        const auto* found = std::find(frequencies.begin(), frequencies.end(), text);
        if (found == frequencies.end()) return wrong("FREQ", text);
        to_.freq = static_cast<frequency>(found - frequencies.begin());
        return true;
    }

    bool read_until(std::string_view text) {
        const auto read = basic_time::parse(text);
        if (!read) return wrong("UNTIL", text);
        const bool utc = read->at.time.in.how != zone_reference::kind::local;
        if (utc && to_.start.time.in.how != zone_reference::kind::local) {
            to_.until_instant = read->at.to_instant();
        } else {
            to_.until = wall_of(read->at) + (read->all_day ? day_seconds - 1 : 0);
        }
        return true;
    }

    bool read_count(std::string_view text) {
        to_.count = number<std::uint64_t>(text);
        return (to_.count && *to_.count > 0) || wrong("COUNT", text);
    }

    bool read_interval(std::string_view text) {
        const auto n = number<std::int64_t>(text);
        to_.interval = n.value_or(0);
        return (to_.interval > 0 && to_.interval <= 1'000'000'000) || wrong("INTERVAL", text);
    }

    bool read_week_start(std::string_view text) {
        const auto day = weekday(text);
        to_.week_start = day.value_or(1);
        return day || wrong("WKST", text);
    }

    bool read_weekdays(std::string_view text) {
        for (const std::string_view item : split(text, ',')) {
            const std::size_t letters = item.size() < 2 ? 0 : item.size() - 2;
            const auto day = weekday(item.substr(letters));
            const std::string_view which = item.substr(0, letters);
            const auto n = which.empty() ? std::optional<int>{0} : number<int>(which);
            const bool fits = day && n && *n >= -53 && *n <= 53 && (which.empty() || *n != 0);
            if (!fits) return wrong("BYDAY", item);
            to_.weekdays.push_back({*n, *day});
        }
        return true;
    }

    bool list(std::string_view name, std::string_view text, int low, int high,
              std::vector<int>& to) {
        for (const std::string_view item : split(text, ',')) {
            const auto n = number<int>(item);
            if (!n || *n < low || *n > high) return wrong(name, item);
            to.push_back(*n);
        }
        std::sort(to.begin(), to.end());
        to.erase(std::unique(to.begin(), to.end()), to.end());
        return true;
    }

    bool signed_list(std::string_view name, std::string_view text, int high, std::vector<int>& to) {
        if (!list(name, text, -high, high, to)) return true;
        const bool zero = std::find(to.begin(), to.end(), 0) != to.end();
        return !zero || wrong(name, "0");
    }

    /// Reports it; the part itself is known.
    bool wrong(std::string_view name, std::string_view text) {
        problems_.add(say::value_wrong, {std::string{name}, std::string{text}}, at_);
        return true;
    }

    [[nodiscard]] bool has(std::string_view name) const {
        return std::find(seen_.begin(), seen_.end(), name) != seen_.end();
    }

    void conflict(bool is, const char* one, std::string other) {
        if (is) problems_.add(say::parts_conflict, {one, std::move(other)}, at_);
    }

    void check() {
        const auto f = to_.freq;
        const std::string freq = "FREQ=" + std::string{frequencies[static_cast<std::size_t>(f)]};
        const bool nth = std::any_of(to_.weekdays.begin(), to_.weekdays.end(),
                                     [](const nth_weekday& w) { return w.n != 0; });
        const bool of_days =
            f == frequency::daily || f == frequency::weekly || f == frequency::monthly;
        conflict(has("COUNT") && has("UNTIL"), "COUNT", "UNTIL");
        conflict(has("BYWEEKNO") && f != frequency::yearly, "BYWEEKNO", freq);
        conflict(has("BYYEARDAY") && of_days, "BYYEARDAY", freq);
        conflict(has("BYMONTHDAY") && f == frequency::weekly, "BYMONTHDAY", freq);
        conflict(nth && f != frequency::monthly && f != frequency::yearly, "BYDAY", freq);
        conflict(nth && has("BYWEEKNO"), "BYDAY", "BYWEEKNO");
        const auto by = std::count_if(seen_.begin(), seen_.end(), [](const std::string& name) {
            return name.starts_with("BY") && name != "BYSETPOS";
        });
        conflict(has("BYSETPOS") && by == 0, "BYSETPOS", freq);
        conflict(to_.all_day && f < frequency::daily, "DATE", freq);
    }

    /// The times of a day: the start's where the rule says none.
    void fill_times() {
        for (int& s : to_.seconds) s = std::min(s, 59);
        to_.seconds.erase(std::unique(to_.seconds.begin(), to_.seconds.end()), to_.seconds.end());
        if (to_.all_day) {
            to_.hours = to_.minutes = to_.seconds = {0};
            return;
        }
        const time_of_day& t = to_.start.time;
        if (to_.hours.empty() && to_.freq >= frequency::daily) to_.hours = {t.hour()};
        if (to_.minutes.empty() && to_.freq >= frequency::hourly) to_.minutes = {t.minute()};
        if (to_.seconds.empty() && to_.freq >= frequency::minutely) to_.seconds = {t.second()};
    }

    const place& at_;
    recurrence::plan& to_;
    diagnostics& problems_;
    std::vector<std::string> seen_;
};

/// Digits `from` .. `from + n` of a text of digits.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t n) noexcept {
    const std::string_view part = text.substr(from, n);
    if (part.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    return number<int>(part);
}

} // namespace

void read_rule(std::string_view rule, const place& at, recurrence::plan& to,
               diagnostics& problems) {
    rule_reader{at, to, problems}.read(rule);
}

std::optional<basic_time> basic_time::parse(std::string_view text) noexcept {
    const bool utc = text.size() == 16 && text.ends_with('Z');
    if (utc) text.remove_suffix(1);
    if (text.size() != 8 && (text.size() != 15 || text[8] != 'T')) return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 4, 2);
    const auto day = digits(text, 6, 2);
    if (!year || !month || !day) return std::nullopt;
    const auto d = date::from_civil(*year, *month, *day);
    if (!d) return std::nullopt;
    basic_time read;
    read.at.day = *d;
    read.all_day = text.size() == 8;
    if (read.all_day) return read;
    const auto hour = digits(text, 9, 2);
    const auto minute = digits(text, 11, 2);
    const auto second = digits(text, 13, 2);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    const std::int64_t seconds = *hour * 3600 + *minute * 60 + std::min(*second, 59);
    read.at.time.nanoseconds = seconds * 1'000'000'000;
    if (utc) read.at.time.in.how = zone_reference::kind::offset;
    return read;
}

} // namespace tenet
