#ifndef TENET_SRC_BASE_RECURRENCE_PLAN_HPP
#define TENET_SRC_BASE_RECURRENCE_PLAN_HPP

#include <tenet/base/recurrence.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tenet {

/// Seconds of the wall clock since 1970-01-01T00:00:00, whatever the zone.
using wall = std::int64_t;

inline constexpr std::int64_t day_seconds = 86'400;

enum class frequency : std::uint8_t { secondly, minutely, hourly, daily, weekly, monthly, yearly };

/// `-1FR` or `MO`: a weekday, and which one of the month or year; 0: each.
struct nth_weekday {
    int n = 0;
    int weekday = 1; ///< Monday 1
};

struct recurrence::plan {
    date_time start;
    bool all_day = false;
    std::optional<std::uint64_t> count;
    std::optional<wall> until;            ///< the last wall time that counts
    std::optional<instant> until_instant; ///< for starts with a zone

    // a rule
    frequency freq = frequency::yearly;
    std::int64_t interval = 1;
    int week_start = 1;
    std::vector<int> seconds, minutes, hours; ///< ascending, each once
    std::vector<int> month_days, year_days, weeks, months, positions;
    std::vector<nth_weekday> weekdays;

    // a repeating interval
    bool is_interval = false;
    std::int64_t step_months = 0;
    std::int64_t step_seconds = 0;

    [[nodiscard]] wall start_wall() const noexcept;
};

/// Reads the parts of a rule into a plan.
void read_rule(std::string_view rule, const place& at, recurrence::plan& to, diagnostics& problems);

[[nodiscard]] date_time from_wall(wall at, const zone_reference& in) noexcept;
[[nodiscard]] wall wall_of(const date_time& at) noexcept;

/// Walks the instances of a rule, period by period. What a period holds is never listed as a
/// whole: days are, times of a day are counted.
class rule_walk {
public:
    rule_walk(const recurrence::plan& plan, std::uint64_t periods);

    /// The next instance at or after the start; no value at the end or when out of periods.
    std::optional<wall> next();
    [[nodiscard]] bool out_of_periods() const noexcept { return out_of_periods_; }
    /// Begins at the period that holds `at`, if that is later and allowed (no COUNT).
    void skip_to(wall at);

private:
    struct moment { ///< the beginning of a period
        std::int64_t year = 0;
        int month = 1;
        std::int64_t day = 0;    ///< days since 1970
        std::int64_t second = 0; ///< of the wall clock, for periods below a day
    };

    bool open_period();
    void list_days();
    void list_year();
    void list_week_year();
    void list_month(std::int64_t year, int month);
    void list_month_days(std::int64_t year, int month);
    void add_day(date d);
    [[nodiscard]] bool fits_day(date d) const;
    [[nodiscard]] bool fits_weekday(date d) const;
    [[nodiscard]] bool fits_nth(date d, const nth_weekday& w) const;
    [[nodiscard]] bool fits_week(date d) const;
    void list_times();
    bool skip_short_period();
    [[nodiscard]] wall at_index(std::uint64_t i) const;
    void place_positions();
    [[nodiscard]] moment period(std::int64_t k) const;
    [[nodiscard]] date week_one(std::int64_t year) const;
    [[nodiscard]] std::int64_t weeks_of(std::int64_t year) const;
    [[nodiscard]] std::int64_t first_week_year();
    [[nodiscard]] std::int64_t period_length() const noexcept;

    const recurrence::plan& plan_;
    std::uint64_t periods_left_;
    bool out_of_periods_ = false;
    wall start_;
    date start_day_;
    std::int64_t first_year_ = 0; ///< counted from
    std::int64_t k_ = 0;          ///< number of the period opened next
    moment now_;
    std::vector<std::int64_t> days_; ///< of the open period, ascending
    std::vector<int> hours_, minutes_, seconds_;
    std::vector<std::uint64_t> chosen_; ///< by BYSETPOS, ascending
    std::uint64_t size_ = 0;            ///< instances of the open period
    std::uint64_t next_ = 0;
};

} // namespace tenet

#endif
