#include "character_class.hpp"

#include "unicode_blocks.hpp"

#include <tenet/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace tenet::feel {

namespace {

struct letter_class {
    char letter;
    std::string_view inside;
};

// Names of XML (fifth edition): characters that begin one, characters in one, and all others.
constexpr std::array class_escapes{
    letter_class{'s', R"(\x{20}\t\n\r)"},
    letter_class{'S', R"(\x{0}-\x{8}\x{B}\x{C}\x{E}-\x{1F}\x{21}-\x{10FFFF})"},
    letter_class{'d', R"(\p{Nd})"},
    letter_class{'D', R"(\P{Nd})"},
    letter_class{'w', R"(\p{L}\p{M}\p{N}\p{S})"},
    letter_class{'W', R"(\p{P}\p{Z}\p{C})"},
    letter_class{'i', R"(\x{3A}A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D})"
                      R"(\x{37F}-\x{1FFF}\x{200C}\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF})"
                      R"(\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF})"},
    letter_class{'I', R"(\x{0}-\x{39}\x{3B}-\x{40}\x{5B}-\x{5E}\x{60}\x{7B}-\x{BF}\x{D7}\x{F7})"
                      R"(\x{300}-\x{36F}\x{37E}\x{2000}-\x{200B}\x{200E}-\x{206F})"
                      R"(\x{2190}-\x{2BFF}\x{2FF0}-\x{3000}\x{E000}-\x{F8FF}\x{FDD0}-\x{FDEF})"
                      R"(\x{FFFE}\x{FFFF}\x{F0000}-\x{10FFFF})"},
    letter_class{'c',
                 R"(\x{2D}\x{2E}0-9\x{3A}A-Z_a-z\x{B7}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{37D})"
                 R"(\x{37F}-\x{1FFF}\x{200C}\x{200D}\x{203F}\x{2040}\x{2070}-\x{218F})"
                 R"(\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD})"
                 R"(\x{10000}-\x{EFFFF})"},
    letter_class{'C', R"(\x{0}-\x{2C}\x{2F}\x{3B}-\x{40}\x{5B}-\x{5E}\x{60}\x{7B}-\x{B6})"
                      R"(\x{B8}-\x{BF}\x{D7}\x{F7}\x{37E}\x{2000}-\x{200B}\x{200E}-\x{203E})"
                      R"(\x{2041}-\x{206F}\x{2190}-\x{2BFF}\x{2FF0}-\x{3000}\x{E000}-\x{F8FF})"
                      R"(\x{FDD0}-\x{FDEF}\x{FFFE}\x{FFFF}\x{F0000}-\x{10FFFF})"}};

constexpr std::array<std::string_view, 36> categories{
    "C",  "Cc", "Cf", "Cn", "Co", "L",  "Ll", "Lm", "Lo", "Lt", "Lu", "M",
    "Mc", "Me", "Mn", "N",  "Nd", "Nl", "No", "P",  "Pc", "Pd", "Pe", "Pf",
    "Pi", "Po", "Ps", "S",  "Sc", "Sk", "Sm", "So", "Z",  "Zl", "Zp", "Zs"};

std::string block_class(const unicode_block& block, bool negated) {
    constexpr char32_t last = 0x10FFFF;
    const auto span = [](char32_t from, char32_t to) {
        return fmt::format("\\x{{{:X}}}-\\x{{{:X}}}", static_cast<unsigned>(from),
                           static_cast<unsigned>(to));
    };
    if (!negated) return span(block.first, block.last);
    std::string others;
    if (block.first > 0) others += span(0, block.first == 0xE000 ? 0xD7FF : block.first - 1);
    if (block.last < last) others += span(block.last == 0xD7FF ? 0xE000 : block.last + 1, last);
    return others;
}

} // namespace

std::string_view class_escape(char letter) noexcept {
    const auto* const found = std::ranges::find(class_escapes, letter, &letter_class::letter);
    return found != class_escapes.end() ? found->inside : std::string_view{};
}

std::optional<std::string> property_class(std::string_view name, bool negated) {
    if (name.starts_with("Is")) {
        const unicode_block* block = find_unicode_block(name.substr(2));
        if (block == nullptr) return std::nullopt;
        return block_class(*block, negated);
    }
    if (!std::ranges::binary_search(categories, name)) return std::nullopt;
    return fmt::format("\\{}{{{}}}", negated ? 'P' : 'p', name);
}

std::optional<char32_t> single_escape(char letter) noexcept {
    switch (letter) {
    case 'n': return U'\n';
    case 'r': return U'\r';
    case 't': return U'\t';
    default: break;
    }
    constexpr std::string_view themselves = "\\|.?*+(){}-[]^$";
    if (themselves.find(letter) == std::string_view::npos) return std::nullopt;
    return static_cast<char32_t>(letter);
}

void append_literal(std::string& out, char32_t c) {
    const bool is_plain = (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') ||
                          (c >= U'a' && c <= U'z') || c >= 0x80;
    if (is_plain) {
        append_utf8(out, c);
    } else {
        fmt::format_to(std::back_inserter(out), "\\x{{{:X}}}", static_cast<unsigned>(c));
    }
}

} // namespace tenet::feel
