#include "builtin_functions.hpp"
#include "builtin_support.hpp"

#include <tenet/feel/function.hpp>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tenet::feel::functions {

namespace {

namespace messages = feel_builtin_messages;

/// The index from 0 that a position (from 1, or from -1 at the end) of a list of `size` items
/// means; the frame fails if there is no such item.
std::size_t index_of_position(call_frame& frame, std::size_t argument, std::size_t size) {
    const std::int64_t position = frame.integer(argument);
    const auto count = static_cast<std::int64_t>(size);
    if (!frame.good()) return 0;
    if (position == 0 || position > count || position < -count) {
        frame.wrong_range(argument);
        return 0;
    }
    return static_cast<std::size_t>(position > 0 ? position - 1 : count + position);
}

/// The distinct items of lists. Texts, numbers and dates are found by hash, others one by one.
class distinct_items {
public:
    distinct_items(call_frame& frame, std::size_t capacity)
        : frame_(frame), list_(frame, capacity) {}

    void add_all(const item_view& items) {
        for (std::size_t i = 0; frame_.good() && i < items.size(); ++i) {
            const value item = items.at(i);
            if (is_new(item) && frame_.good()) list_.add(item);
        }
        list_.inherit(items);
    }
    [[nodiscard]] value finish() { return list_.finish(); }

private:
    bool is_new(const value& item) {
        switch (item.kind()) {
        case value_kind::string: return texts_.insert(item.as_string()).second;
        case value_kind::number: return numbers_.insert(item.as_number()).second;
        case value_kind::date: return days_.insert(item.as_date().days()).second;
        case value_kind::missing: frame_.give_up(item); return false;
        default: return is_new_among_others(item);
        }
    }

    bool is_new_among_others(const value& item) {
        if (!frame_.spend(others_.size())) return false;
        for (const value& other : others_) {
            value unknown;
            switch (equal_items(frame_.run(), other, item, unknown)) {
            case item_equality::equal: return false;
            case item_equality::unknown: frame_.give_up(unknown); return false;
            case item_equality::different: break;
            }
        }
        others_.push_back(item);
        return true;
    }

    call_frame& frame_;
    result_list list_;
    std::unordered_set<std::string_view> texts_;
    std::unordered_set<decimal> numbers_;
    std::unordered_set<std::int64_t> days_;
    std::vector<value> others_;
};

/// Every argument as a list, and how many items they have together.
std::vector<item_view> all_lists(call_frame& frame, std::size_t& total) {
    std::vector<item_view> lists;
    total = 0;
    for (std::size_t i = 0; frame.good() && i < frame.size(); ++i) {
        lists.push_back(frame.items(i));
        total += lists.back().size();
    }
    return lists;
}

/// What a function given by the caller answers, as a decision; a failure if it does not decide.
bool decided_by(call_frame& frame, const value& function, const value& a, const value& b) {
    const value answer = invoke(frame.run(), function, std::array{a, b});
    if (answer.is(value_kind::boolean)) return answer.as_boolean();
    if (answer.is_missing()) {
        frame.give_up(answer);
    } else {
        const kind_names is{answer};
        frame.fail(messages::function_answer, {is.zh, is.en});
    }
    return false;
}

/// One pass of a merge sort: merges neighbouring runs of `width` items from `from` into `to`.
void merge_runs(call_frame& frame, const value& precedes, std::span<const value> from,
                std::span<value> to, std::size_t width) {
    const std::size_t size = from.size();
    for (std::size_t begin = 0; begin < size; begin += 2 * width) {
        const std::size_t middle = std::min(begin + width, size);
        const std::size_t end = std::min(begin + 2 * width, size);
        std::size_t left = begin;
        std::size_t right = middle;
        for (std::size_t out = begin; out < end; ++out) {
            const bool takes_right =
                left == middle ||
                (right < end && decided_by(frame, precedes, from[right], from[left]));
            if (!frame.good()) return;
            to[out] = from[takes_right ? right++ : left++];
        }
    }
}

value replace_where(call_frame& frame, const item_view& items, const value& match,
                    const value& replacement) {
    result_list list{frame, items.size()};
    for (std::size_t i = 0; frame.good() && i < items.size(); ++i) {
        const value item = items.at(i);
        list.add(decided_by(frame, match, item, replacement) ? replacement : item);
    }
    return list.finish();
}

} // namespace

value list_contains(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "list contains", with};
    const item_view items = frame.items(0);
    if (!frame.good() || !frame.spend(items.size())) return frame.failure();
    const value element = frame.any(1);
    const missing_cause* why = items.open_because();
    for (std::size_t i = 0; i < items.size(); ++i) {
        value unknown;
        switch (equal_items(run, items.at(i), element, unknown)) {
        case item_equality::equal: return true;
        case item_equality::unknown: why = join(run.memory(), why, unknown.cause()); break;
        case item_equality::different: break;
        }
    }
    return why != nullptr ? value::missing(why) : value{false};
}

value list_replace(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "list replace", with};
    const item_view items = frame.closed_items(0);
    if (!frame.good()) return frame.failure();
    const value replacement = frame.any(2);
    if (frame.any(1).is(value_kind::function)) {
        return replace_where(frame, items, frame.any(1), replacement);
    }
    const std::size_t index = index_of_position(frame, 1, items.size());
    if (!frame.good()) return frame.failure();
    result_list list{frame, items.size()};
    for (std::size_t i = 0; list.good() && i < items.size(); ++i) {
        list.add(i == index ? replacement : items.at(i));
    }
    return list.finish();
}

value sublist(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "sublist", with};
    const item_view items = frame.closed_items(0);
    const std::size_t begin = frame.good() ? index_of_position(frame, 1, items.size()) : 0;
    std::size_t length = items.size() - begin;
    if (frame.good() && frame.written(2)) {
        const std::int64_t wanted = frame.integer(2);
        if (frame.good() && (wanted < 0 || wanted > static_cast<std::int64_t>(length))) {
            frame.wrong_range(2);
        }
        length = static_cast<std::size_t>(wanted);
    }
    if (!frame.good()) return frame.failure();
    result_list list{frame, length};
    for (std::size_t i = 0; list.good() && i < length; ++i) list.add(items.at(begin + i));
    return list.finish();
}

value append(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "append", with};
    const item_view items = frame.items(0);
    if (!frame.good()) return frame.failure();
    result_list list{frame, items.size() + frame.size() - 1};
    if (!list.good()) return frame.failure();
    list.add_all(items);
    for (std::size_t i = 1; i < frame.size(); ++i) list.add(frame.any(i));
    list.inherit(items);
    return list.finish();
}

value concatenate(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "concatenate", with};
    std::size_t total = 0;
    const std::vector<item_view> lists = all_lists(frame, total);
    if (!frame.good()) return frame.failure();
    result_list list{frame, total};
    for (std::size_t i = 0; list.good() && i < lists.size(); ++i) {
        list.add_all(lists[i]);
        list.inherit(lists[i]);
    }
    return list.finish();
}

value insert_before(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "insert before", with};
    const item_view items = frame.closed_items(0);
    const std::size_t index = frame.good() ? index_of_position(frame, 1, items.size()) : 0;
    if (!frame.good()) return frame.failure();
    result_list list{frame, items.size() + 1};
    for (std::size_t i = 0; list.good() && i < items.size(); ++i) {
        if (i == index) list.add(frame.any(2));
        list.add(items.at(i));
    }
    return list.finish();
}

value remove(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "remove", with};
    const item_view items = frame.closed_items(0);
    const std::size_t index = frame.good() ? index_of_position(frame, 1, items.size()) : 0;
    if (!frame.good()) return frame.failure();
    result_list list{frame, items.size()};
    for (std::size_t i = 0; list.good() && i < items.size(); ++i) {
        if (i != index) list.add(items.at(i));
    }
    return list.finish();
}

value reverse(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "reverse", with};
    const item_view items = frame.closed_items(0);
    if (!frame.good()) return frame.failure();
    result_list list{frame, items.size()};
    for (std::size_t i = items.size(); list.good() && i-- > 0;) list.add(items.at(i));
    return list.finish();
}

value index_of(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "index of", with};
    const item_view items = frame.closed_items(0);
    if (!frame.good()) return frame.failure();
    const value match = frame.any(1);
    result_list list{frame, items.size()};
    for (std::size_t i = 0; list.good() && i < items.size(); ++i) {
        value unknown;
        switch (equal_items(run, items.at(i), match, unknown)) {
        case item_equality::equal: list.add(decimal{static_cast<std::int64_t>(i + 1)}); break;
        case item_equality::unknown: return unknown;
        case item_equality::different: break;
        }
    }
    return list.finish();
}

value union_of(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "union", with};
    std::size_t total = 0;
    const std::vector<item_view> lists = all_lists(frame, total);
    if (!frame.good()) return frame.failure();
    distinct_items distinct{frame, total};
    for (const item_view& items : lists) distinct.add_all(items);
    return distinct.finish();
}

value distinct_values(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "distinct values", with};
    const item_view items = frame.items(0);
    if (!frame.good()) return frame.failure();
    distinct_items distinct{frame, items.size()};
    distinct.add_all(items);
    return distinct.finish();
}

value flatten(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "flatten", with};
    const item_view items = frame.items(0);
    if (!frame.good()) return frame.failure();
    struct position {
        item_view items;
        std::size_t next = 0;
    };
    std::vector<position> open{{items, 0}};
    std::vector<item_view> incomplete;
    if (items.open_because() != nullptr) incomplete.push_back(items);
    std::vector<value> flat;
    const std::uint64_t bound = run.context().bounds.list_items;
    while (!open.empty() && frame.spend(1) && flat.size() <= bound) {
        position& innermost = open.back();
        if (innermost.next == innermost.items.size()) {
            open.pop_back();
            continue;
        }
        const value item = innermost.items.at(innermost.next++);
        if (item.is(value_kind::list)) {
            const item_view nested{run, item.as_list()};
            if (nested.open_because() != nullptr) incomplete.push_back(nested);
            open.push_back({nested, 0});
        } else {
            flat.push_back(item);
        }
    }
    if (!frame.good()) return frame.failure();
    result_list list{frame, flat.size()};
    for (std::size_t i = 0; list.good() && i < flat.size(); ++i) list.add(flat[i]);
    for (const item_view& part : incomplete) list.inherit(part);
    return list.finish();
}

/// Stable. Merges bottom up, so that a function that contradicts itself does no harm.
value sort(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "sort", with};
    const item_view items = frame.closed_items(0);
    const value precedes = frame.any(1);
    if (!frame.good()) return frame.failure();
    if (!precedes.is(value_kind::function)) return frame.wrong_kind(1, value_kind::function);
    result_list list{frame, items.size()};
    std::vector<value> sorted(list.good() ? items.size() : 0);
    for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = items.at(i);
    std::vector<value> merged(sorted.size());
    for (std::size_t width = 1; frame.good() && width < sorted.size(); width *= 2) {
        merge_runs(frame, precedes, sorted, merged, width);
        std::swap(sorted, merged);
    }
    for (std::size_t i = 0; list.good() && i < sorted.size(); ++i) list.add(sorted[i]);
    return list.finish();
}

} // namespace tenet::feel::functions
