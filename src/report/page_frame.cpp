#include "page_frame.hpp"

#include "drawn_text.hpp"

#include <tenet/base/digest.hpp>

#include <algorithm>
#include <cstdint>
#include <span>

namespace tenet::report {

namespace {

std::string base64(std::span<const std::byte> bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t n = 0; n < bytes.size(); n += 3) {
        const std::size_t there = std::min<std::size_t>(3, bytes.size() - n);
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            three = (three << 8) | (k < there ? std::to_integer<std::uint32_t>(bytes[n + k]) : 0);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= there ? digits[(three >> (18 - 6 * k)) & 0x3F] : '=';
        }
    }
    return out;
}

/// What every page looks like.
constexpr std::string_view common_style = R"(
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;font:14px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;background:#fff;color:#1f2328}
html[lang=zh] .en,html[lang=en] .zh{display:none}
[hidden]{display:none!important}
header{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;padding:10px 16px;border-bottom:1px solid #d0d7de}
h1{font-size:17px;margin:0;overflow-wrap:anywhere}
)";

/// What a policy allows a text within its element by.
std::string source_of(std::string_view text) {
    sha256 digest;
    digest.add(text);
    return "'sha256-" + base64(digest.finish()) + "'";
}

} // namespace

void begin_page(std::string& out, language lang, std::string_view title, std::string_view own,
                std::string_view script) {
    const std::string style = std::string(common_style).append(own);
    out += "<!DOCTYPE html>\n<html lang=\"";
    out += lang == language::zh ? "zh" : "en";
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src " +
           source_of(style) + "; script-src " + source_of(script) +
           "; base-uri 'none'; form-action 'none'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
    append_text(out, title);
    out += "</title>\n<style>";
    out += style;
    out += "</style>\n</head>\n<body>\n";
}

void end_page(std::string& out, std::string_view script) {
    out += "<script>";
    out += script;
    out += "</script>\n</body>\n</html>\n";
}

void append_both(std::string& out, const bilingual& text) {
    if (text.zh == text.en) return append_text(out, text.zh);
    out += "<span class=\"zh\">";
    append_text(out, text.zh);
    out += "</span><span class=\"en\">";
    append_text(out, text.en);
    out += "</span>";
}

} // namespace tenet::report
