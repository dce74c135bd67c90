#include "builtin_support.hpp"

#include <tenet/feel/operators.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace tenet::feel {

namespace messages = feel_builtin_messages;

value call_frame::fail(const message& what, std::initializer_list<std::string_view> arguments) {
    if (failure_) return *failure_;
    std::vector<std::string_view> all{function_};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return give_up(run_.fail(what, all));
}

value call_frame::wrong_kind(std::size_t i, std::string_view zh, std::string_view en) {
    const value given = any(i);
    if (given.is_missing()) return give_up(given);
    const kind_names is{given};
    return fail(messages::argument_kind, {std::to_string(i + 1), zh, en, is.zh, is.en});
}

value call_frame::wrong_kind(std::size_t i, value_kind wanted) {
    return wrong_kind(i, chinese_name_of(wanted), name_of(wanted));
}

value call_frame::wrong_range(std::size_t i) {
    return fail(messages::argument_range, {std::to_string(i + 1), to_text(any(i), 100)});
}

value call_frame::wrong_item(const value& item, std::string_view zh, std::string_view en) {
    if (item.is_missing()) return give_up(item);
    const kind_names is{item};
    return fail(messages::item_kind, {zh, en, is.zh, is.en});
}

value call_frame::scalar(std::size_t i) const {
    const value v = any(i);
    if (!v.is(value_kind::list)) return v;
    const list_data& list = v.as_list();
    return list.size == 1 && list.closed() ? settled(run_, list.at(0)) : v;
}

bool call_frame::boolean(std::size_t i) {
    const value v = scalar(i);
    if (v.is(value_kind::boolean)) return v.as_boolean();
    wrong_kind(i, value_kind::boolean);
    return false;
}

decimal call_frame::number(std::size_t i) {
    const value v = scalar(i);
    if (v.is(value_kind::number)) return v.as_number();
    wrong_kind(i, value_kind::number);
    return {};
}

std::int64_t call_frame::integer(std::size_t i) {
    const auto whole = number(i).rounded(0, rounding::down).to_int64();
    if (!whole) wrong_range(i);
    return whole.value_or(0);
}

std::int64_t call_frame::exact_integer(std::size_t i) {
    const auto whole = number(i).to_int64();
    if (!whole) wrong_range(i);
    return whole.value_or(0);
}

std::string_view call_frame::text(std::size_t i) {
    const value v = scalar(i);
    if (v.is(value_kind::string)) return v.as_string();
    wrong_kind(i, value_kind::string);
    return {};
}

std::string_view call_frame::text_or(std::size_t i, std::string_view otherwise) {
    return any(i).is_null() ? otherwise : text(i);
}

date call_frame::day(std::size_t i) {
    const value v = scalar(i);
    if (v.is(value_kind::date)) return v.as_date();
    if (v.is(value_kind::date_time)) return v.as_date_time().day;
    wrong_kind(i, value_kind::date);
    return {};
}

item_view call_frame::items(std::size_t i) {
    const value v = any(i);
    if (v.is(value_kind::list)) return {run_, v.as_list()};
    if (!v.is_null() && !v.is_missing()) return {run_, with_.values.subspan(i, 1)};
    wrong_kind(i, value_kind::list);
    return {};
}

item_view call_frame::all_items() {
    if (with_.values.size() == 1) {
        const value v = any(0);
        if (v.is(value_kind::list)) return {run_, v.as_list()};
    }
    return {run_, with_.values};
}

item_view call_frame::closed_items(std::size_t i) {
    const item_view found = items(i);
    if (good() && found.open_because() != nullptr) give_up(value::missing(found.open_because()));
    return found;
}

bool call_frame::text_fits(std::size_t bytes) {
    if (bytes <= run_.context().bounds.string_bytes) return true;
    give_up(run_.exhaust(feel_messages::text_exhausted, run_.context().bounds.string_bytes));
    return false;
}

value call_frame::finite(const decimal& answer) {
    return answer.is_finite() ? value{answer} : fail(messages::no_result, {to_text(any(0), 100)});
}

value call_frame::make_text(std::string_view text) {
    if (!text_fits(text.size()) || !spend(text.size() / 64)) return failure();
    if (!run_.may_take(text.size())) return give_up(value::missing(run_.exhausted()));
    return run_.memory().copy(text);
}

result_list::result_list(call_frame& frame, std::size_t capacity) : frame_(frame) {
    evaluation& run = frame.run();
    if (capacity > run.context().bounds.list_items) {
        frame.give_up(run.exhaust(feel_messages::list_exhausted, run.context().bounds.list_items));
    } else if (!run.may_take(capacity * sizeof(value))) {
        frame.give_up(value::missing(run.exhausted()));
    } else if (frame.spend(capacity)) {
        items_ = run.memory().make_array<value>(capacity);
    }
}

void result_list::inherit(const item_view& items) {
    if (items.list() != nullptr) inherit(*items.list());
}

void result_list::inherit(const list_data& list) {
    if (list.closed()) return;
    maybes_ += list.maybes;
    uncovered_ = uncovered_ || list.uncovered;
    open_because_ = join(frame_.run().memory(), open_because_, list.open_because);
}

value result_list::finish() {
    if (!good()) return frame_.failure();
    auto* list = frame_.run().memory().make<list_data>();
    list->size = size_;
    list->base = items_.data();
    list->stride = sizeof(value);
    list->maybes = maybes_;
    list->uncovered = uncovered_;
    list->open_because = open_because_;
    return value::of(list);
}

namespace {

/// Kinds that compare with each other count as one.
value_kind comparable_kind(const value& v) noexcept {
    return v.is(value_kind::record) ? value_kind::context : v.kind();
}

} // namespace

item_equality equal_items(evaluation& run, const value& a, const value& b, value& unknown) {
    if (!a.is_missing() && !b.is_missing() && comparable_kind(a) != comparable_kind(b)) {
        return item_equality::different;
    }
    const value same = compare(run, comparison::equal, a, b);
    if (same.is_true()) return item_equality::equal;
    if (!same.is_missing()) return item_equality::different;
    unknown = same;
    return item_equality::unknown;
}

bool is_ordered_kind(value_kind kind) noexcept {
    switch (kind) {
    case value_kind::number:
    case value_kind::string:
    case value_kind::date:
    case value_kind::time:
    case value_kind::date_time:
    case value_kind::day_time_duration:
    case value_kind::year_month_duration: return true;
    default: return false;
    }
}

std::optional<int> order(call_frame& frame, const value& a, const value& b) {
    if (a.is(value_kind::number) && b.is(value_kind::number)) {
        const auto how = a.as_number() <=> b.as_number();
        return how < 0 ? -1 : (how > 0 ? 1 : 0);
    }
    if (a.is_missing() || b.is_missing()) {
        frame.give_up(join_missing(frame.run(), a, b));
        return std::nullopt;
    }
    if (a.kind() == b.kind() && is_ordered_kind(a.kind())) {
        const value less = compare(frame.run(), comparison::less, a, b);
        if (less.is_true()) return -1;
        const value greater = compare(frame.run(), comparison::greater, a, b);
        if (greater.is(value_kind::boolean)) return greater.is_true() ? 1 : 0;
        if (greater.is_missing()) {
            frame.give_up(greater);
            return std::nullopt;
        }
    }
    const kind_names first{a};
    const kind_names second{b};
    frame.fail(messages::not_ordered, {first.zh, first.en, second.zh, second.en});
    return std::nullopt;
}

std::string plain_text(const decimal& n) {
    std::string text = n.text();
    const std::size_t mark = text.find('E');
    if (mark == std::string::npos) return text;
    const int exponent = std::stoi(text.substr(mark + 1));
    const bool negative = text.front() == '-';
    std::string digits = text.substr(negative ? 1 : 0, mark - (negative ? 1 : 0));
    auto point = static_cast<std::int64_t>(std::min(digits.find('.'), digits.size())) + exponent;
    std::erase(digits, '.');
    if (point <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        point = 1;
    }
    const auto whole = static_cast<std::size_t>(point);
    if (whole > digits.size()) digits.append(whole - digits.size(), '0');
    if (whole < digits.size()) digits.insert(whole, 1, '.');
    return negative ? "-" + digits : digits;
}

} // namespace tenet::feel
