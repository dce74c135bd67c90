#include "drawn_text.hpp"

#include <tenet/base/utf8.hpp>

#include <algorithm>

namespace tenet::report {

namespace {

constexpr std::string_view ellipsis = "…";

struct span_of_characters {
    char32_t first;
    char32_t last;
};

template <std::size_t n>
bool within(const span_of_characters (&spans)[n], char32_t c) noexcept {
    return std::ranges::any_of(
        spans, [c](const span_of_characters& s) { return c >= s.first && c <= s.last; });
}

constexpr span_of_characters refused[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C},
                                          {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},
                                          {0xD800, 0xDFFF}, {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF},
                                          {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE007F}};

constexpr span_of_characters wide[] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF},   {0xAC00, 0xD7A3},
                                       {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                                       {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

int eighths_of(char32_t c) noexcept {
    constexpr int broad = 8;
    constexpr int usual = 4;
    if (is_wide(c) || c == replacement) return broad;
    if (std::u32string_view(U"MW@%mw…—").find(c) != std::u32string_view::npos) return 7;
    if (c >= U'A' && c <= U'Z') return 6;
    if (std::u32string_view(U" .,:;'|!iljtfr()[]").find(c) != std::u32string_view::npos) return 3;
    return c < 0x80 ? usual + 1 : usual + 2;
}

/// Of a font whose wide characters are as wide as it is high.
int pixels_for(int eighths, int font_size) noexcept {
    constexpr int eighths_of_em = 8;
    return (eighths * font_size + eighths_of_em - 1) / eighths_of_em;
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

/// Marks that no line begins with.
bool closes(char32_t c) noexcept {
    return std::u32string_view(U"，。；：、！？）】》」』”’…,.;:!?)]}%").find(c) !=
           std::u32string_view::npos;
}

/// How many bytes of a text fit; at least one character. A mark that closes takes along what is
/// before it.
std::size_t fitting(std::string_view text, int eighths) {
    int used = 0;
    std::size_t blank = 0;
    std::size_t last = 0; ///< where a line may end
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (!closes(c)) last = begin;
        used += eighths_of(c);
        if (used > eighths && begin > 0) {
            if (blank > begin / 2) return blank;
            return last > begin / 2 ? last : begin;
        }
        if (c == U' ') blank = begin;
    }
    return text.size();
}

void append_character(std::string& out, char32_t c, std::string_view bytes) {
    switch (c) {
    case U'&': out += "&amp;"; return;
    case U'<': out += "&lt;"; return;
    case U'>': out += "&gt;"; return;
    case U'"': out += "&quot;"; return;
    case U'\'': out += "&#39;"; return;
    default: break;
    }
    if (is_refused(c) || c == replacement) {
        append_utf8(out, replacement);
    } else {
        out += bytes;
    }
}

} // namespace

bool is_refused(char32_t c) noexcept {
    return within(refused, c);
}

bool is_wide(char32_t c) noexcept {
    return within(wide, c);
}

int eighths_of(std::string_view text) {
    int out = 0;
    for (std::size_t at = 0; at < text.size();) out += eighths_of(next_code_point(text, at));
    return out;
}

int pixels_of(std::string_view text, int font_size) {
    const int exact = pixels_for(eighths_of(text), font_size);
    return exact + exact % 2;
}

std::vector<std::string> wrapped(std::string_view text, int pixels, int font_size,
                                 std::size_t most) {
    constexpr int eighths_of_em = 8;
    const int room = pixels * eighths_of_em / font_size;
    std::vector<std::string> out;
    while (!text.empty()) {
        std::size_t bytes = fitting(text, room);
        const bool cut = out.size() + 1 == most && bytes < text.size();
        if (cut) bytes = fitting(text, room - eighths_of(ellipsis));
        out.emplace_back(text.substr(0, bytes));
        if (cut) out.back() += ellipsis;
        if (out.size() == most) break;
        text = without_blanks(text.substr(bytes));
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t most_characters) {
    std::size_t at = 0;
    for (std::size_t n = 0; n < most_characters && at < text.size(); ++n) {
        static_cast<void>(next_code_point(text, at));
    }
    return std::string(text.substr(0, at)).append(at < text.size() ? ellipsis : "");
}

void append_text(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        append_character(out, c, text.substr(begin, at - begin));
    }
}

} // namespace tenet::report
