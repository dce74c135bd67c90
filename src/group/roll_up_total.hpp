#ifndef TENET_SRC_GROUP_ROLL_UP_TOTAL_HPP
#define TENET_SRC_GROUP_ROLL_UP_TOTAL_HPP

#include "roll_up_parts.hpp"

#include <map>
#include <set>
#include <tuple>

namespace tenet::group {

/// A row that counts, with what it adds.
struct row_amount {
    const value_row& row;
    std::optional<decimal> whole;   ///< converted; none where a rate is missing, or for counts
    std::optional<decimal> weighed; ///< what it adds to a sum
    decimal weight;
};

/// What a function makes of the rows of one key, computing only what that function needs.
class total {
public:
    void add(const row_amount& amount, const roll_up_rule& rule);
    void use(const rate_path& rates);
    void miss(const std::string& from, std::optional<date> on);
    rolled_up finish(const roll_up_rule& rule);

    rolled_up out;

private:
    void choose(const row_amount& amount);
    [[nodiscard]] std::optional<decimal> value(roll_up_function function) const;

    decimal sum_;
    decimal weights_;
    std::optional<decimal> chosen_; ///< an extreme, or that of the day
    std::optional<date> chosen_on_;
    std::set<std::string> distinct_;
    std::map<std::tuple<std::string, std::string, date, bool>, used_rate> used_;
    std::map<std::pair<std::string, std::optional<date>>, std::size_t> missing_;
};

/// Whether a function reads values: those that only count rows need no rates.
[[nodiscard]] constexpr bool reads_values(roll_up_function f) noexcept {
    return f != roll_up_function::count && f != roll_up_function::count_distinct;
}

} // namespace tenet::group

#endif
