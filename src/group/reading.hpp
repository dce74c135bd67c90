#ifndef TENET_SRC_GROUP_READING_HPP
#define TENET_SRC_GROUP_READING_HPP

#include "limits.hpp"
#include "texts.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/json/object_reader.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What the readers of this room share.
namespace tenet::group {

/// The member, unless it is absent or null.
inline const json::node* given(json::object_reader& in, std::string_view name) {
    const json::node* n = in.find(name);
    return n == nullptr || n->is() == json::node::kind::null ? nullptr : n;
}

/// A decimal from a number or a text with its digits.
inline std::optional<decimal> exact_number(json::object_reader& in, const json::node& from) {
    const bool scalar =
        from.is() == json::node::kind::number || from.is() == json::node::kind::string;
    auto n = scalar ? decimal::parse(from.text()) : std::nullopt;
    if (!n) in.wrong_kind(from, "数字", "a number");
    return n;
}

inline std::optional<decimal> exact_number(json::object_reader& in, std::string_view name) {
    const json::node* n = given(in, name);
    return n == nullptr ? std::nullopt : exact_number(in, *n);
}

inline std::optional<date> given_day(json::object_reader& in, std::string_view name) {
    const json::node* n = given(in, name);
    if (n == nullptr) return std::nullopt;
    if (n->is() != json::node::kind::string) return in.day(name);
    const auto day = date::parse(n->text());
    if (!day) in.problems().add(base_messages::bad_date, {clipped(n->text())}, in.where(name));
    return day;
}

/// A day that has to be there.
inline std::optional<date> required_day(json::object_reader& in, std::string_view name) {
    const json::node* n = in.require(name);
    if (n == nullptr) return std::nullopt;
    return n->is() == json::node::kind::string ? given_day(in, name) : in.day(name);
}

/// A text, empty where it is absent or null.
inline std::string given_text(json::object_reader& in, std::string_view name) {
    return given(in, name) == nullptr ? std::string{} : in.optional_text(name);
}

/// How many generations apart relatives are; 0 where it is absent or null.
inline std::uint8_t given_generations(json::object_reader& in, std::string_view name) {
    const json::node* n = given(in, name);
    if (n == nullptr) return 0;
    const std::int64_t generations = in.integer(name).value_or(0);
    if (generations >= 0 && generations <= most_generations)
        return static_cast<std::uint8_t>(generations);
    in.wrong_kind(*n, "0 至 100 之间的整数", "a whole number from 0 to 100");
    return 0;
}

/// A text that may not be empty.
inline std::string word(json::object_reader& in, std::string_view name) {
    std::string text = in.text(name);
    const json::node* n = in.find(name);
    if (text.empty() && n != nullptr && n->is() == json::node::kind::string) {
        in.wrong_kind(*n, "非空的文本", "a text that is not empty");
    }
    return text;
}

} // namespace tenet::group

#endif
