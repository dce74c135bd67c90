#ifndef TENET_SRC_PORTFOLIO_DATE_PATTERN_HPP
#define TENET_SRC_PORTFOLIO_DATE_PATTERN_HPP

#include <tenet/base/temporal.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// How dates are written in a foreign file: `yyyy-MM-dd HH:mm:ss`, `M/d/yyyy H:mm`, `dd.MM.yyyy`.
/// A letter alone takes one or two digits; every other character stands for itself. `iso` is ISO
/// 8601, `epoch_s` and `epoch_ms` count from 1970-01-01T00:00:00Z.
class date_pattern {
public:
    date_pattern() = default;
    /// No value unless year, month and day occur once each, and the rest at most once.
    static std::optional<date_pattern> make(std::string_view text);

    /// The date and time a text means; no value if it does not fit or does not exist.
    [[nodiscard]] std::optional<date_time> read(std::string_view text) const noexcept;

private:
    enum class form : char { iso, epoch_s, epoch_ms, steps };
    struct step {
        char what;      ///< one of y M d H m s, or a literal
        bool is_number; ///< else a literal
        int least;
        int most;
    };
    [[nodiscard]] std::optional<date_time> read_epoch(std::string_view text) const noexcept;

    form form_ = form::iso;
    std::vector<step> steps_;
};

} // namespace tenet::portfolio

#endif
