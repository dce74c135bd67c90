#ifndef TENET_SRC_SCORE_WRITING_HPP
#define TENET_SRC_SCORE_WRITING_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/score/bands.hpp>
#include <tenet/score/gap.hpp>
#include <tenet/score/rounding.hpp>
#include <tenet/score/scorecard.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

/// What the writers of this room share.
namespace tenet::score {

/// A member with a text; none where the text is empty.
inline void text_member(json::writer& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.key(name);
    out.string(text);
}

/// A member with a text in both languages; none where both are empty.
inline void both_member(json::writer& out, std::string_view name, const bilingual& text) {
    if (text.empty()) return;
    out.key(name);
    out.begin_object();
    out.key("zh");
    out.string(text.in(language::zh));
    out.key("en");
    out.string(text.in(language::en));
    out.end_object();
}

inline void number_member(json::writer& out, std::string_view name, const decimal& n) {
    out.key(name);
    out.decimal_text(n);
}

inline void number_member(json::writer& out, std::string_view name,
                          const std::optional<decimal>& n) {
    if (n) number_member(out, name, *n);
}

inline void count_member(json::writer& out, std::string_view name, std::uint64_t n) {
    out.key(name);
    out.integer(static_cast<std::int64_t>(n));
}

inline void count_member(json::writer& out, std::string_view name,
                         const std::optional<std::uint64_t>& n) {
    if (n) count_member(out, name, *n);
}

inline void flag_member(json::writer& out, std::string_view name, bool set) {
    out.key(name);
    out.boolean(set);
}

template <class Items, class Write>
void list_member(json::writer& out, std::string_view name, const Items& items, const Write& write) {
    out.key(name);
    out.begin_array();
    for (const auto& item : items) write(item);
    out.end_array();
}

void rounding_member(json::writer& out, std::string_view name,
                     const std::optional<rounding_rule>& rule);
void missing_member(json::writer& out, missing_policy policy, const decimal& points);
/// `"id"`, `"label"` and `"range"` within an object that is open.
void band_members(json::writer& out, const band& b);
void write_gap(json::writer& out, const gap& g);
/// `{"reason": id, "text": {"zh", "en"}}`; nothing without a reason.
void reason_member(json::writer& out, std::string_view name,
                   const std::optional<diagnostic>& reason);

} // namespace tenet::score

#endif
