#include <tenet/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace tenet {

namespace {

unsigned byte_at(std::string_view text, std::size_t i) noexcept {
    return static_cast<unsigned char>(text[i]);
}

bool in_range(unsigned byte, unsigned low, unsigned high) noexcept {
    return byte >= low && byte <= high;
}

/// Length of the well-formed sequence at `at` (table 3-7 of the Unicode standard); 0 if none.
std::size_t sequence_length(std::string_view text, std::size_t at) noexcept {
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80) return 1;
    const std::size_t length = in_range(lead, 0xC2, 0xDF)   ? 2
                               : in_range(lead, 0xE0, 0xEF) ? 3
                               : in_range(lead, 0xF0, 0xF4) ? 4
                                                            : 0;
    if (length == 0 || text.size() - at < length) return 0;
    const unsigned low = lead == 0xE0 ? 0xA0 : (lead == 0xF0 ? 0x90 : 0x80);
    const unsigned high = lead == 0xED ? 0x9F : (lead == 0xF4 ? 0x8F : 0xBF);
    if (!in_range(byte_at(text, at + 1), low, high)) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (!in_range(byte_at(text, at + i), 0x80, 0xBF)) return 0;
    }
    return length;
}

constexpr std::size_t ascii_stride = 32;

/// Whether the next `ascii_stride` bytes are there and all ASCII.
bool next_are_ascii(std::string_view text, std::size_t at) noexcept {
    if (text.size() - at < ascii_stride) return false;
    std::array<std::uint64_t, ascii_stride / 8> words;
    std::memcpy(words.data(), text.data() + at, ascii_stride);
    return ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080ULL) == 0;
}

} // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        if (next_are_ascii(text, at)) {
            at += ascii_stride;
            continue;
        }
        const std::size_t length = sequence_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

std::size_t code_points(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

char32_t next_code_point(std::string_view text, std::size_t& offset) noexcept {
    constexpr char32_t replacement = 0xFFFD;
    if (offset >= text.size()) return replacement;
    const std::size_t length = sequence_length(text, offset);
    const unsigned lead = byte_at(text, offset++);
    if (length == 0) return replacement;
    if (length == 1) return lead;
    char32_t code_point = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        code_point = (code_point << 6) | (byte_at(text, offset++) & 0x3F);
    }
    return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    const char32_t c = is_surrogate || code_point > 0x10FFFF ? U'\uFFFD' : code_point;
    const auto byte = [&out](char32_t value) { out += static_cast<char>(value); };
    const auto continuation = [&byte](char32_t value) { byte(0x80 | (value & 0x3F)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6));
        continuation(c);
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        continuation(c >> 6);
        continuation(c);
    } else {
        byte(0xF0 | (c >> 18));
        continuation(c >> 12);
        continuation(c >> 6);
        continuation(c);
    }
}

text_position position_of(std::string_view text, std::size_t offset) noexcept {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t newline = before.rfind('\n');
    const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
    text_position position;
    position.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    position.column += static_cast<std::uint32_t>(before.size() - line_begin);
    return position;
}

} // namespace tenet
