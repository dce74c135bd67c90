#ifndef TENET_SRC_GROUP_WRITING_HPP
#define TENET_SRC_GROUP_WRITING_HPP

#include <tenet/group/structure.hpp>
#include <tenet/json/writer.hpp>

#include <span>
#include <string_view>

/// What the writers of this room share.
namespace tenet::group {

/// A member with a text; none where the text is empty.
inline void text_member(json::writer& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.key(name);
    out.string(text);
}

inline void both_member(json::writer& out, std::string_view name, const bilingual& text) {
    out.key(name);
    out.begin_object();
    out.key("zh");
    out.string(text.in(language::zh));
    out.key("en");
    out.string(text.in(language::en));
    out.end_object();
}

inline void count_member(json::writer& out, std::string_view name, std::size_t n) {
    out.key(name);
    out.integer(static_cast<std::int64_t>(n));
}

inline void flag_member(json::writer& out, std::string_view name, bool set) {
    out.key(name);
    out.boolean(set);
}

/// `"id"` and `"name"` of a party, within an object that is open.
inline void party_members(json::writer& out, const graph& of, party_number p) {
    out.key("id");
    out.string(of.key(p));
    out.key("name");
    out.string(of.name(p));
}

inline void party_member(json::writer& out, std::string_view name, const graph& of,
                         party_number p) {
    out.key(name);
    out.begin_object();
    party_members(out, of, p);
    out.end_object();
}

} // namespace tenet::group

#endif
