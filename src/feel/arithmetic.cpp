#include "reading.hpp"
#include "temporal_arithmetic.hpp"

#include <tenet/feel/messages.hpp>
#include <tenet/feel/operators.hpp>

#include <array>
#include <cstring>
#include <limits>

namespace tenet::feel {

namespace {

std::string_view sign_of(arithmetic op) noexcept {
    switch (op) {
    case arithmetic::add: return "+";
    case arithmetic::subtract: return "-";
    case arithmetic::multiply: return "*";
    case arithmetic::divide: return "/";
    case arithmetic::power: return "**";
    }
    return "";
}

bool is_temporal(const value& v) noexcept {
    return v.kind() >= value_kind::date && v.kind() <= value_kind::year_month_duration;
}

value concatenated(evaluation& run, std::string_view a, std::string_view b) {
    const std::size_t size = a.size() + b.size();
    if (size > run.context().bounds.string_bytes) {
        return run.exhaust(feel_messages::text_exhausted, run.context().bounds.string_bytes);
    }
    if (!run.step(size / 64) || !run.may_take(size)) return value::missing(run.exhausted());
    if (size == 0) return value{std::string_view{}};
    char* text = static_cast<char*>(run.memory().allocate(size, 1));
    if (!a.empty()) std::memcpy(text, a.data(), a.size());
    if (!b.empty()) std::memcpy(text + a.size(), b.data(), b.size());
    return value{std::string_view{text, size}};
}

value fail_arithmetic(evaluation& run, arithmetic op, const value& a, const value& b) {
    const kind_names first{a};
    const kind_names second{b};
    return run.fail(feel_messages::no_arithmetic,
                    std::array{sign_of(op), first.zh, first.en, second.zh, second.en});
}

value compute_others(evaluation& run, arithmetic op, const value& left, const value& right) {
    const value a = settled(run, left);
    const value b = settled(run, right);
    if (a.is_missing() || b.is_missing()) return join_missing(run, a, b);
    if (op == arithmetic::add && a.is(value_kind::string) && b.is(value_kind::string)) {
        return concatenated(run, a.as_string(), b.as_string());
    }
    const bool kinds_may_fit = (is_temporal(a) && (is_temporal(b) || b.is(value_kind::number))) ||
                               (is_temporal(b) && a.is(value_kind::number));
    if (kinds_may_fit) {
        if (const auto answer = compute_temporal(run, op, a, b)) return *answer;
    }
    return fail_arithmetic(run, op, a, b);
}

} // namespace

value compute(evaluation& run, arithmetic op, const value& a, const value& b) {
    if (!a.is(value_kind::number) || !b.is(value_kind::number)) {
        return compute_others(run, op, a, b);
    }
    const decimal x = a.as_number();
    const decimal y = b.as_number();
    decimal answer;
    switch (op) {
    case arithmetic::add: answer = x + y; break;
    case arithmetic::subtract: answer = x - y; break;
    case arithmetic::multiply: answer = x * y; break;
    case arithmetic::divide: answer = x / y; break;
    case arithmetic::power: answer = x.pow(y); break;
    }
    if (answer.is_finite()) return value{answer};
    return run.fail(feel_messages::no_number, std::array{sign_of(op)});
}

value negate(evaluation& run, const value& operand) {
    const value a = settled(run, operand);
    switch (a.kind()) {
    case value_kind::missing: return plain(run, a);
    case value_kind::number: return value{-a.as_number()};
    case value_kind::day_time_duration: {
        const day_time_duration d = a.as_day_time();
        if (d.seconds == std::numeric_limits<std::int64_t>::min()) {
            return run.fail(feel_messages::out_of_time);
        }
        return value{day_time_duration{-d.seconds, -d.nanoseconds}};
    }
    case value_kind::year_month_duration: {
        const year_month_duration d = a.as_year_month();
        if (d.months == std::numeric_limits<std::int64_t>::min()) {
            return run.fail(feel_messages::out_of_time);
        }
        return value{year_month_duration{-d.months}};
    }
    default: return fail_arithmetic(run, arithmetic::subtract, value{decimal{0}}, a);
    }
}

} // namespace tenet::feel
