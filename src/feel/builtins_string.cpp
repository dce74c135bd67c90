#include "builtin_functions.hpp"
#include "builtin_support.hpp"
#include "case_mapping.hpp"

#include <tenet/base/utf8.hpp>

namespace tenet::feel::functions {

namespace {

/// The byte at which code point `n` (from 0) begins; the end of the text if there are fewer.
std::size_t byte_of(std::string_view text, std::int64_t n) noexcept {
    std::size_t at = 0;
    while (n > 0 && at < text.size()) {
        static_cast<void>(next_code_point(text, at));
        --n;
    }
    return at;
}

/// A text and what is looked for in it.
struct search {
    search(call_frame& frame) : in(frame.text(0)), match(frame.text(1)) { // NOLINT
        if (frame.good()) frame.spend(in.size() / 64);
    }
    std::string_view in;
    std::string_view match;
};

value change_case(call_frame& frame, char32_t (*mapped)(char32_t) noexcept) {
    const std::string_view text = frame.text(0);
    if (!frame.good() || !frame.text_fits(text.size())) return frame.failure();
    std::string changed;
    changed.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        append_utf8(changed, mapped(next_code_point(text, at)));
    return frame.make_text(changed);
}

} // namespace

value substring(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "substring", with};
    const std::string_view text = frame.text(0);
    const std::int64_t start = frame.integer(1);
    const bool has_length = frame.written(2);
    const std::int64_t length = has_length && frame.good() ? frame.integer(2) : 0;
    if (!frame.good() || !frame.spend(text.size() / 64)) return frame.failure();
    const auto size = static_cast<std::int64_t>(code_points(text));
    if (start == 0 || start > size || start < -size) return frame.wrong_range(1);
    if (has_length && length < 0) return frame.wrong_range(2);
    const std::string_view tail = text.substr(byte_of(text, start > 0 ? start - 1 : size + start));
    return has_length ? tail.substr(0, byte_of(tail, length)) : tail;
}

value string_length(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "string length", with};
    const std::string_view text = frame.text(0);
    if (!frame.good() || !frame.spend(text.size() / 64)) return frame.failure();
    return decimal{static_cast<std::int64_t>(code_points(text))};
}

value upper_case_text(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "upper case", with};
    return change_case(frame, upper_case);
}

value lower_case_text(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "lower case", with};
    return change_case(frame, lower_case);
}

value substring_before(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "substring before", with};
    const search wanted{frame};
    if (!frame.good()) return frame.failure();
    const std::size_t at = wanted.in.find(wanted.match);
    return wanted.in.substr(0, at == std::string_view::npos ? 0 : at);
}

value substring_after(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "substring after", with};
    const search wanted{frame};
    if (!frame.good()) return frame.failure();
    const std::size_t at = wanted.in.find(wanted.match);
    if (at == std::string_view::npos) return std::string_view{};
    return wanted.in.substr(at + wanted.match.size());
}

value contains_text(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "contains", with};
    const search wanted{frame};
    if (!frame.good()) return frame.failure();
    return wanted.in.find(wanted.match) != std::string_view::npos;
}

value starts_with(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "starts with", with};
    const search wanted{frame};
    return frame.good() ? value{wanted.in.starts_with(wanted.match)} : frame.failure();
}

value ends_with(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "ends with", with};
    const search wanted{frame};
    return frame.good() ? value{wanted.in.ends_with(wanted.match)} : frame.failure();
}

/// Nulls among the items are passed over.
value string_join(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "string join", with};
    const item_view items = frame.closed_items(0);
    const std::string_view delimiter = frame.good() ? frame.text_or(1, "") : "";
    std::string joined;
    bool is_first = true;
    for (std::size_t i = 0; frame.good() && i < items.size(); ++i) {
        const value item = items.at(i);
        if (item.is_null()) continue;
        if (!item.is(value_kind::string)) {
            const value_kind wanted = value_kind::string;
            return frame.wrong_item(item, chinese_name_of(wanted), name_of(wanted));
        }
        if (!is_first) joined += delimiter;
        joined += item.as_string();
        is_first = false;
        frame.text_fits(joined.size());
    }
    if (!frame.good() || !frame.spend(items.size())) return frame.failure();
    return frame.make_text(joined);
}

} // namespace tenet::feel::functions
