#include <tenet/feel/test_set.hpp>
#include <tenet/score/bands.hpp>

#include <algorithm>
#include <numeric>

namespace tenet::score {

std::optional<interval> read_interval(std::string_view text) {
    const feel::test_set read = feel::read_test_set(text);
    if (read.any) return interval::all();
    if (!read.values || read.values->kind() != value_kind::number) return std::nullopt;
    const auto parts = read.values->positions().intervals();
    if (parts.size() != 1) return std::nullopt;
    return parts.front();
}

result<bands> bands::make(std::vector<band> parts, const interval& span, const place& at) {
    std::vector<interval> ranges;
    std::vector<std::string> names;
    std::vector<place> places;
    for (const band& b : parts) {
        ranges.push_back(b.range);
        names.push_back(b.id);
        places.push_back(b.at);
    }
    diagnostics problems;
    const auto found = check_partition(line::numbers, span, ranges);
    report_partition(line::numbers, found, names, places, at, problems);
    if (problems.has_errors()) return problems;
    bands made;
    made.span_ = span;
    made.ascending_.resize(parts.size());
    std::iota(made.ascending_.begin(), made.ascending_.end(), std::size_t{0});
    std::sort(made.ascending_.begin(), made.ascending_.end(), [&](std::size_t a, std::size_t b) {
        const interval& x = ranges[a];
        const interval& y = ranges[b];
        if (!x.low || !y.low) return !x.low && y.low;
        return *x.low < *y.low || (*x.low == *y.low && x.low_included && !y.low_included);
    });
    made.parts_ = std::move(parts);
    return made;
}

const band* bands::find(const decimal& x) const noexcept {
    if (!span_.contains(x)) return nullptr;
    const auto above = [&](const decimal& at, std::size_t n) {
        const interval& range = parts_[n].range;
        return range.low && (at < *range.low || (at == *range.low && !range.low_included));
    };
    const auto next = std::upper_bound(ascending_.begin(), ascending_.end(), x, above);
    if (next == ascending_.begin()) return nullptr;
    const band& candidate = parts_[*std::prev(next)];
    return candidate.range.contains(x) ? &candidate : nullptr;
}

const band* bands::find(const std::optional<decimal>& low,
                        const std::optional<decimal>& high) const noexcept {
    if (parts_.empty()) return nullptr;
    if (!low && span_.low) return nullptr;
    if (!high && span_.high) return nullptr;
    const band* first = low ? find(*low) : &parts_[ascending_.front()];
    const band* last = high ? find(*high) : &parts_[ascending_.back()];
    return first == last ? first : nullptr;
}

} // namespace tenet::score
