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
    std::optional<decimal> whole;   ///< converted; none where a rate is missing
    std::optional<decimal> weighed; ///< what it adds to a sum
    decimal weight;
};

/// What a function makes of the rows of one key.
class total {
public:
    void add(const row_amount& amount, const roll_up_rule& rule);
    void use(const rate_path& rates);
    void miss(const std::string& from, std::optional<date> on);
    rolled_up finish(const roll_up_rule& rule);

    rolled_up out;

private:
    [[nodiscard]] std::optional<decimal> value(roll_up_function function) const;

    decimal sum_;
    decimal weights_;
    std::optional<decimal> min_;
    std::optional<decimal> max_;
    std::optional<date> first_on_;
    std::optional<date> last_on_;
    std::optional<decimal> first_;
    std::optional<decimal> last_;
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
