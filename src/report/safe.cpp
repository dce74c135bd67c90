#include <tenet/base/utf8.hpp>
#include <tenet/report/report.hpp>

namespace tenet::report {

namespace {

/// Control characters, and the marks that turn the direction of text around.
bool dangerous(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

} // namespace

std::string safe(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (dangerous(c)) {
            append_utf8(out, 0xFFFD);
        } else {
            out += text.substr(begin, at - begin);
        }
    }
    return out;
}

} // namespace tenet::report
