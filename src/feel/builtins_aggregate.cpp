#include "builtin_functions.hpp"
#include "builtin_support.hpp"

#include <algorithm>

namespace tenet::feel::functions {

namespace {

namespace messages = feel_builtin_messages;

/// The causes of all missing items, and of the list being open; null if it is wholly known.
const missing_cause* unknown_of(evaluation& run, const item_view& items) {
    const missing_cause* why = items.open_because();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const value item = items.at(i);
        if (item.is_missing()) why = join(run.memory(), why, item.cause());
    }
    return why;
}

/// The arguments as items, all of them known; otherwise the frame fails.
item_view known_items(call_frame& frame) {
    const item_view items = frame.all_items();
    if (!frame.spend(items.size())) return items;
    const missing_cause* why = unknown_of(frame.run(), items);
    if (why != nullptr) frame.give_up(value::missing(why));
    return items;
}

/// The arguments as numbers, at least `least` of them; otherwise the frame fails.
std::span<decimal> numbers(call_frame& frame, std::size_t least) {
    const item_view items = known_items(frame);
    if (!frame.good()) return {};
    const std::span<decimal> found = frame.run().memory().make_array<decimal>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const value item = items.at(i);
        if (!item.is(value_kind::number) || !item.as_number().is_finite()) {
            frame.wrong_item(item, chinese_name_of(value_kind::number),
                             name_of(value_kind::number));
            return {};
        }
        found[i] = item.as_number();
    }
    if (found.size() < least) frame.fail(messages::empty_list);
    return found;
}

decimal total(std::span<const decimal> numbers) noexcept {
    decimal sum;
    for (const decimal& n : numbers) sum += n;
    return sum;
}

/// The smallest item, or with `sign` -1 the largest.
value extreme(call_frame& frame, int sign) {
    const item_view items = known_items(frame);
    if (!frame.good()) return frame.failure();
    if (items.size() == 0) return frame.fail(messages::empty_list);
    value best = items.at(0);
    if (!is_ordered_kind(best.kind())) {
        return frame.wrong_item(best, "可比较的值", "values that can be compared");
    }
    for (std::size_t i = 1; i < items.size(); ++i) {
        const value item = items.at(i);
        const auto how = order(frame, item, best);
        if (!how) return frame.failure();
        if (*how * sign < 0) best = item;
    }
    return best;
}

/// Kleene: `decisive` if any item is that, else missing, else null, else its opposite.
value quantified(call_frame& frame, bool decisive) {
    const item_view items = frame.all_items();
    if (!frame.spend(items.size())) return frame.failure();
    const missing_cause* why = items.open_because();
    value stranger;
    bool has_stranger = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const value item = items.at(i);
        if (item.is(value_kind::boolean)) {
            if (item.as_boolean() == decisive) return decisive;
        } else if (item.is_missing()) {
            why = join(frame.run().memory(), why, item.cause());
        } else if (!has_stranger) {
            stranger = item;
            has_stranger = true;
        }
    }
    if (why != nullptr) return value::missing(why);
    if (!has_stranger) return !decisive;
    const value_kind wanted = value_kind::boolean;
    return frame.wrong_item(stranger, chinese_name_of(wanted), name_of(wanted));
}

} // namespace

value count(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "count", with};
    const item_view items = frame.items(0);
    if (!frame.good()) return frame.failure();
    const auto known = static_cast<std::int64_t>(items.size());
    if (items.open_because() == nullptr) return decimal{known};
    auto* cause = run.memory().make<missing_cause>(*items.open_because());
    cause->has_interval = true;
    cause->low = known;
    cause->high_is_infinite = items.list()->uncovered;
    cause->high = known + static_cast<std::int64_t>(items.list()->maybes);
    return value::missing(cause);
}

value min(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "min", with};
    return extreme(frame, 1);
}

value max(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "max", with};
    return extreme(frame, -1);
}

value sum(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "sum", with};
    const std::span<const decimal> found = numbers(frame, 1);
    return frame.good() ? frame.finite(total(found)) : frame.failure();
}

value product(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "product", with};
    const std::span<const decimal> found = numbers(frame, 1);
    if (!frame.good()) return frame.failure();
    decimal result{1};
    for (const decimal& n : found) result *= n;
    return frame.finite(result);
}

value mean(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "mean", with};
    const std::span<const decimal> found = numbers(frame, 1);
    if (!frame.good()) return frame.failure();
    return frame.finite(total(found) / static_cast<std::int64_t>(found.size()));
}

value median(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "median", with};
    const std::span<decimal> found = numbers(frame, 1);
    if (!frame.good()) return frame.failure();
    std::ranges::sort(found);
    const std::size_t middle = found.size() / 2;
    if (found.size() % 2 == 1) return found[middle];
    return frame.finite((found[middle - 1] + found[middle]) / 2);
}

/// The standard deviation of a sample. Deviations are taken from a pivot near the mean that has
/// no more places than the items, so that their squares and sums are exact in ordinary lists:
/// n sum(d^2) - sum(d)^2 over n (n - 1).
value stddev(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "stddev", with};
    const std::span<const decimal> found = numbers(frame, 2);
    if (!frame.good()) return frame.failure();
    int places = 0;
    for (const decimal& n : found) places = std::max(places, n.scale());
    const decimal n{static_cast<std::int64_t>(found.size())};
    const decimal pivot = (total(found) / n).rounded(places, rounding::half_even);
    decimal sum;
    decimal squares;
    for (const decimal& item : found) {
        const decimal deviation = item - pivot;
        sum += deviation;
        squares += deviation * deviation;
    }
    const decimal variance = (n * squares - sum * sum) / (n * (n - 1));
    return frame.finite(variance.sqrt());
}

value mode(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "mode", with};
    const std::span<decimal> found = numbers(frame, 0);
    if (!frame.good()) return frame.failure();
    std::ranges::sort(found);
    result_list modes{frame, found.size()};
    std::size_t most = 0;
    for (const bool collecting : {false, true}) {
        for (std::size_t begin = 0, end = 0; modes.good() && begin < found.size(); begin = end) {
            while (end < found.size() && found[end] == found[begin]) ++end;
            if (!collecting) {
                most = std::max(most, end - begin);
            } else if (end - begin == most) {
                modes.add(found[begin]);
            }
        }
    }
    return modes.finish();
}

value all(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "all", with};
    return quantified(frame, false);
}

value any(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "any", with};
    return quantified(frame, true);
}

} // namespace tenet::feel::functions
