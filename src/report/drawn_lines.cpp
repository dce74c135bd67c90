#include "drawn_lines.hpp"

#include "drawn_text.hpp"

#include <algorithm>

namespace tenet::report {

using role = drawn_line_of_text::role;

namespace {

struct measure {
    int font;
    int line;
};

measure measure_of(role is) noexcept {
    switch (is) {
    case role::heading: return {18, 26};
    case role::subheading: return {12, 18};
    case role::name: return {14, 19};
    case role::date: return {10, 13};
    default: return {11, 15};
    }
}

} // namespace

int font_size_of(role is) noexcept {
    return measure_of(is).font;
}

int line_height_of(role is) noexcept {
    return measure_of(is).line;
}

std::string_view class_of(role is) noexcept {
    switch (is) {
    case role::heading: return "heading";
    case role::subheading: return "subheading";
    case role::name: return "name";
    case role::id: return "id";
    case role::reason: return "reason";
    case role::relation: return "relation";
    case role::date: break;
    }
    return "date";
}

bilingual same(std::string_view text) {
    return {std::string(text), std::string(text)};
}

bilingual joined(const bilingual& a, std::string_view between, const bilingual& b) {
    return {std::string(a.zh).append(between).append(b.zh),
            std::string(a.en).append(between).append(b.en)};
}

void add_lines(drawn_text_lines& to, const bilingual& text, role is, int pixels, std::size_t most) {
    const auto zh = wrapped(text.zh, pixels, font_size_of(is), most);
    const auto en = wrapped(text.en, pixels, font_size_of(is), most);
    for (std::size_t n = 0; n < std::max(zh.size(), en.size()); ++n) {
        to.push_back({is, {n < zh.size() ? zh[n] : "", n < en.size() ? en[n] : ""}});
    }
}

text_size size_of(const drawn_text_lines& lines, drawn_languages which) {
    text_size out;
    for (const drawn_line_of_text& l : lines) {
        if (which != drawn_languages::en) {
            out.width = std::max(out.width, pixels_of(l.text.zh, font_size_of(l.is)));
        }
        if (which != drawn_languages::zh) {
            out.width = std::max(out.width, pixels_of(l.text.en, font_size_of(l.is)));
        }
        out.height += line_height_of(l.is);
    }
    return out;
}

} // namespace tenet::report
