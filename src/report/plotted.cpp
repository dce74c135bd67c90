#include "plotted.hpp"

#include <cstdint>

namespace tenet::report {

namespace {

constexpr std::int64_t unit = 1'000'000'000;
constexpr std::int64_t half_pi = 1'570'796'327; ///< of `unit`

/// Sine and cosine of an angle within a quadrant, in units, by their series.
struct direction {
    std::int64_t sine = 0;
    std::int64_t cosine = unit;
};

direction within_quadrant(std::int64_t angle) noexcept {
    constexpr int terms = 15;
    direction out;
    std::int64_t term = unit; // angle^n / n!
    for (int n = 1; n <= terms; ++n) {
        term = term * angle / unit / n;
        (n % 2 == 0 ? out.cosine : out.sine) += n / 2 % 2 == 1 ? -term : term;
    }
    return out;
}

int rounded(std::int64_t value) noexcept {
    const std::int64_t half = value < 0 ? -unit / 2 : unit / 2;
    return static_cast<int>((value + half) / unit);
}

} // namespace

int part_of(const decimal& value, const decimal& low, const decimal& high, int length) {
    if (!(low < high) || value <= low) return 0;
    if (value >= high) return length;
    const decimal part = (value - low) / (high - low) * decimal{length};
    return static_cast<int>(part.rounded(0, rounding::half_up).to_int64().value_or(0));
}

layered::point on_axis(layered::point centre, int distance, std::size_t number, std::size_t count) {
    const std::size_t quarter = 4 * number / count;
    const auto rest = static_cast<std::int64_t>(4 * number - quarter * count);
    const direction d = within_quadrant(half_pi * rest / static_cast<std::int64_t>(count));
    // Clockwise from above.
    const std::int64_t xs[] = {d.sine, d.cosine, -d.sine, -d.cosine};
    const std::int64_t ys[] = {-d.cosine, d.sine, d.cosine, -d.sine};
    return {centre.x + rounded(xs[quarter % 4] * distance),
            centre.y + rounded(ys[quarter % 4] * distance)};
}

value_axis axis_for(const decimal& low, const decimal& high) {
    constexpr int most = 8;
    value_axis out{low, high, {}};
    if (!(low < high)) {
        out.low = low - decimal{1};
        out.high = high + decimal{1};
    }
    const decimal least = (out.high - out.low) / decimal{most - 1};
    decimal power{1};
    while (power > least) power = power / decimal{10};
    while (power * decimal{10} <= least) power = power * decimal{10};
    decimal step = power;
    for (const int factor : {1, 2, 5, 10}) {
        step = power * decimal{factor};
        if (step >= least) break;
    }
    decimal tick = (out.low / step).rounded(0, rounding::floor) * step;
    out.low = tick;
    for (int n = 0; n <= most + 1; ++n, tick = tick + step) {
        out.ticks.push_back(tick);
        if (tick >= out.high) break;
    }
    out.high = out.ticks.back();
    return out;
}

std::string number_text(const decimal& value) {
    constexpr int places = 4;
    const std::string text = value.rounded(places, rounding::half_even).canonical();
    constexpr std::size_t longest = 40;
    return text.size() <= longest ? text : value.text();
}

} // namespace tenet::report
