#ifndef TENET_SCORE_BANDS_HPP
#define TENET_SCORE_BANDS_HPP

#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/schema/partition.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tenet::score {

/// One band: its name and the numbers in it, each end open or closed as written.
struct band {
    std::string id; ///< e.g. "A"
    bilingual label;
    interval range;
    place at;
};

/// Reads a band's range as a FEEL unary test: `[80..90)`, `>= 90`, `< 60`, `-`. No value for
/// anything that is not one interval of numbers.
[[nodiscard]] std::optional<interval> read_interval(std::string_view text);

/// Bands that are proven to partition a span: every number of it lies in exactly one.
class bands {
public:
    /// Gaps, overlaps, empty bands and bands outside the span are errors, each with a witness.
    static result<bands> make(std::vector<band> parts, const interval& span = interval::all(),
                              const place& at = {});

    /// In the order written.
    [[nodiscard]] std::span<const band> all() const noexcept { return parts_; }
    /// The band of a number; nullptr outside the span. O(log bands).
    [[nodiscard]] const band* find(const decimal& x) const noexcept;
    /// The band that holds both ends and so everything between; nullptr if there is none. An
    /// absent end is unbounded.
    [[nodiscard]] const band* find(const std::optional<decimal>& low,
                                   const std::optional<decimal>& high) const noexcept;

private:
    interval span_;
    std::vector<band> parts_;
    std::vector<std::size_t> ascending_;
};

} // namespace tenet::score

#endif
