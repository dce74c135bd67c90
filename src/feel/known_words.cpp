#include "known_words.hpp"

#include "lexer.hpp"

#include <tenet/base/utf8.hpp>

#include <algorithm>

namespace tenet::feel {

namespace {

std::string_view first_word(std::string_view name) noexcept {
    std::size_t end = 0;
    while (end < name.size()) {
        std::size_t next = end;
        const char32_t c = next_code_point(name, next);
        if (end == 0 ? !is_name_start(c) : !is_name_part(c)) break;
        end = next;
    }
    return name.substr(0, end);
}

} // namespace

void note(known_words& in, std::string_view name) {
    const std::string_view word = first_word(name);
    if (word.empty() || word.size() == name.size()) return;
    const auto at = in.try_emplace(std::string{word}, 0).first;
    at->second = std::max(at->second, name.size());
}

void note(known_words& in, const type& is) {
    if (is.is == type::family::list && is.item) return note(in, *is.item);
    for (const type::member& m : is.members) {
        note(in, m.name);
        if (m.is) note(in, *m.is);
    }
    if (is.is != type::family::record) return;
    for (const field& f : is.record->fields()) {
        note(in, f.name);
        note(in, f.zh);
    }
    for (const relation& r : is.record->relations()) {
        note(in, r.name);
        note(in, r.zh);
    }
}

std::size_t longest_from(const known_words& in, std::string_view word) {
    const auto found = in.find(word);
    return found == in.end() ? 0 : found->second;
}

} // namespace tenet::feel
