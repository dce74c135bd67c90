#ifndef TENET_GROUP_EXCHANGE_RATES_HPP
#define TENET_GROUP_EXCHANGE_RATES_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::group {

/// What one unit of a currency was worth in another on a day, and who says so. Rates are data that
/// the host supplies; the library has none.
struct exchange_rate {
    std::string from;
    std::string to;
    date on;
    decimal rate; ///< above zero
    std::string source{};

    friend bool operator==(const exchange_rate&, const exchange_rate&) = default;
};

/// The currencies and the day of a rate: there is one of each.
struct rate_key {
    std::string from;
    std::string to;
    date on;
};

/// How amounts come to one currency. A direct rate goes before an inverse one, and both before two
/// through a third currency.
struct conversion_rule {
    std::string to;              ///< the currency of totals, e.g. "CNY"
    std::size_t currency = 0;    ///< the attribute of rows that names theirs
    std::optional<date> on{};    ///< the day of all rates; absent: each row's own day
    std::uint32_t most_days = 0; ///< how old the last rate before the day may be; 0: of the day
    bool inverse = false;        ///< a rate may be used the other way round, as a divisor
    std::optional<std::string> through{}; ///< the one currency by which others may be crossed
};

/// A rate in use: a factor, or a divisor where it is `inverse`.
struct rate_leg {
    const exchange_rate* rate = nullptr;
    bool inverse = false;
};

/// The rates from one currency to another, one or two, in the order in which they apply.
struct rate_path {
    std::vector<rate_leg> legs;
    /// The amount in the other currency, to 34 digits; legs apply one by one.
    [[nodiscard]] decimal apply(const decimal& amount) const noexcept;
};

/// A rate that totals rest on, and for how many rows it was used.
struct used_rate {
    exchange_rate is;
    bool inverse = false;
    std::size_t rows = 0;

    friend bool operator==(const used_rate&, const used_rate&) = default;
};

/// A rate that totals would need, and how many rows wait for it.
struct missing_rate {
    std::string from;         ///< empty: the rows name no currency
    std::optional<date> on{}; ///< none: the rows have no day
    std::size_t rows = 0;

    friend bool operator==(const missing_rate&, const missing_rate&) = default;
};

/// Rates by currencies and day.
class rate_table {
public:
    /// Refused with every problem: currencies without a name or the same twice, rates not above
    /// zero, two rates for the same day. O(n log n).
    static result<rate_table> make(std::span<const exchange_rate> rates);

    /// Removes some rates, then adds or replaces others. Where something is wrong with them, it is
    /// returned and nothing is changed.
    [[nodiscard]] diagnostics change(std::span<const exchange_rate> upserts,
                                     std::span<const rate_key> removals);

    /// The way from a currency to the one of the rule; nothing where a rate is missing. Pointers
    /// into it live until the table changes. O(log n).
    [[nodiscard]] std::optional<rate_path> find(const conversion_rule& rule, std::string_view from,
                                                date day) const&;
    std::optional<rate_path> find(const conversion_rule& rule, std::string_view from,
                                  date day) const&& = delete;

private:
    using by_day = std::map<date, exchange_rate>;

    [[nodiscard]] const exchange_rate* last(const conversion_rule& rule, std::string_view from,
                                            std::string_view to, date day) const;
    [[nodiscard]] std::optional<rate_leg> leg(const conversion_rule& rule, std::string_view from,
                                              std::string_view to, date day) const;

    std::map<std::string, std::map<std::string, by_day, std::less<>>, std::less<>> rates_;
};

} // namespace tenet::group

#endif
