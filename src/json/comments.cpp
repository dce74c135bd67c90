#include "comments.hpp"

#include <algorithm>

namespace tenet::json {

namespace {

/// The offset behind the string that begins at `at`.
std::size_t behind_string(const std::string& text, std::size_t at) noexcept {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
    }
    return std::min(at, text.size() - 1) + 1;
}

/// The offset behind the comment that begins at `at`; `at` itself where none begins, npos where
/// it does not end.
std::size_t behind_comment(const std::string& text, std::size_t at) noexcept {
    const char second = at + 1 < text.size() ? text[at + 1] : '\0';
    if (second == '/') return std::min(text.find('\n', at), text.size());
    if (second != '*') return at;
    const std::size_t end = text.find("*/", at + 2);
    return end == std::string::npos ? end : end + 2;
}

} // namespace

void blank_comments(std::string& text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '"') {
            at = behind_string(text, at);
            continue;
        }
        const std::size_t end = text[at] == '/' ? behind_comment(text, at) : at;
        if (end == std::string::npos) return;
        for (std::size_t i = at; i < end; ++i) {
            if (text[i] != '\n') text[i] = ' ';
        }
        at = std::max(end, at + 1);
    }
}

} // namespace tenet::json
