#ifndef TENET_JSON_MEMBERS_HPP
#define TENET_JSON_MEMBERS_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/message.hpp>
#include <tenet/json/writer.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

/// Members of an object that is open, each with its name and value.
namespace tenet::json {

/// A member with a text; none where the text is empty.
inline void text_member(writer& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.key(name);
    out.string(text);
}

/// A member with a text in both languages, `{"zh", "en"}`; none where both are empty.
inline void both_member(writer& out, std::string_view name, const bilingual& text) {
    if (text.empty()) return;
    out.key(name);
    out.begin_object();
    out.key("zh");
    out.string(text.in(language::zh));
    out.key("en");
    out.string(text.in(language::en));
    out.end_object();
}

/// A number as a text, with all its digits.
inline void number_member(writer& out, std::string_view name, const decimal& n) {
    out.key(name);
    out.decimal_text(n);
}

inline void number_member(writer& out, std::string_view name, const std::optional<decimal>& n) {
    if (n) number_member(out, name, *n);
}

inline void count_member(writer& out, std::string_view name, std::uint64_t n) {
    out.key(name);
    out.integer(static_cast<std::int64_t>(n));
}

inline void count_member(writer& out, std::string_view name,
                         const std::optional<std::uint64_t>& n) {
    if (n) count_member(out, name, *n);
}

inline void flag_member(writer& out, std::string_view name, bool set) {
    out.key(name);
    out.boolean(set);
}

/// A member with an array; `write` writes an item.
template <class Items, class Write>
void list_member(writer& out, std::string_view name, const Items& items, const Write& write) {
    out.key(name);
    out.begin_array();
    for (const auto& item : items) write(item);
    out.end_array();
}

} // namespace tenet::json

#endif
