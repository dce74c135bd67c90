#include "fold.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/party/identifier.hpp>
#include <tenet/party/messages.hpp>

#include <algorithm>
#include <array>

namespace tenet::party {

namespace messages = party_messages;

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view digits_and_letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view uscc_characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::string_view organisation_check_characters = "0123456789X";
constexpr std::size_t longest_shown = 64;

constexpr std::size_t organisation_begin = 8; ///< of the organisation code inside a USCC
constexpr std::size_t organisation_length = 9;
constexpr std::size_t region_begin = 2;
constexpr std::size_t region_length = 6;

constexpr std::size_t length_of(identifier_scheme scheme) noexcept {
    constexpr std::array<std::size_t, 3> lengths{18, organisation_length, 20};
    return lengths[static_cast<std::size_t>(scheme)];
}

/// The characters allowed at a position, from 0.
constexpr std::string_view allowed_at(identifier_scheme scheme, std::size_t at) noexcept {
    switch (scheme) {
    case identifier_scheme::uscc:
        if (at >= region_begin && at < region_begin + region_length) return digits;
        return at == organisation_begin + organisation_length - 1 ? organisation_check_characters
                                                                  : uscc_characters;
    case identifier_scheme::organisation_code:
        return at + 1 == organisation_length ? organisation_check_characters : digits_and_letters;
    case identifier_scheme::lei: return at < 18 ? digits_and_letters : digits;
    }
    return {};
}

unsigned value_in(std::string_view alphabet, char c) noexcept {
    return static_cast<unsigned>(alphabet.find(c));
}

/// GB 11714: modulo 11 over the first eight characters.
char organisation_check_of(std::string_view code) noexcept {
    constexpr std::array weights{3u, 7u, 9u, 10u, 5u, 8u, 4u, 2u};
    unsigned sum = 0;
    for (std::size_t n = 0; n < weights.size(); ++n) {
        sum += weights[n] * value_in(digits_and_letters, code[n]);
    }
    return organisation_check_characters[(11 - sum % 11) % 11];
}

/// GB 32100: modulo 31 over seventeen characters. The outer modulo matters where the sum is a
/// multiple of 31.
char uscc_check_of(std::string_view seventeen) noexcept {
    unsigned sum = 0;
    unsigned weight = 1;
    for (const char c : seventeen) {
        sum += weight * value_in(uscc_characters, c);
        weight = weight * 3 % 31;
    }
    return uscc_characters[(31 - sum % 31) % 31];
}

/// ISO 7064 MOD 97-10 over eighteen characters, letters as two digits: 02 to 98.
std::string lei_check_of(std::string_view eighteen) {
    unsigned rest = 0;
    for (const char c : eighteen) {
        const unsigned v = value_in(digits_and_letters, c);
        rest = (rest * (v < 10 ? 10 : 100) + v) % 97;
    }
    const unsigned check = 98 - rest * 100 % 97;
    return {digits[check / 10], digits[check % 10]};
}

/// Half width, upper case, no blanks; an organisation code without the hyphen before its check.
std::u32string folded(identifier_scheme scheme, std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = upper_ascii(half_width(next_code_point(text, at)));
        if (!is_blank(c)) out.push_back(c);
    }
    constexpr std::size_t hyphen = organisation_length - 1;
    if (scheme == identifier_scheme::organisation_code && out.size() == organisation_length + 1 &&
        out[hyphen] == U'-') {
        out.erase(hyphen, 1);
    }
    return out;
}

class checker {
public:
    checker(identifier_scheme scheme, std::string_view text)
        : scheme_(scheme), characters_(folded(scheme, text)) {
        out_.scheme = scheme;
        const std::size_t shown = std::min(characters_.size(), longest_shown);
        for (std::size_t n = 0; n < shown; ++n) append_utf8(out_.text, characters_[n]);
        if (shown < characters_.size()) out_.text += "…";
    }

    checked_identifier run(const identifier_options& options) {
        if (characters_.size() != length_of(scheme_)) {
            add(identifier_part::length, 0, std::to_string(characters_.size()),
                std::to_string(length_of(scheme_)));
            return std::move(out_);
        }
        check_characters();
        switch (scheme_) {
        case identifier_scheme::uscc:
            check_region(options);
            check_organisation(organisation_begin);
            check_whole(1, [](std::string_view t) { return std::string(1, uscc_check_of(t)); });
            break;
        case identifier_scheme::organisation_code: check_organisation(0); break;
        case identifier_scheme::lei: check_whole(2, lei_check_of); break;
        }
        return std::move(out_);
    }

private:
    void add(identifier_part part, std::size_t at, std::string found, std::string expected) {
        out_.findings.push_back({part, at + 1, std::move(found), std::move(expected)});
    }

    void check_characters() {
        for (std::size_t n = 0; n < characters_.size(); ++n) {
            const char32_t c = characters_[n];
            const std::string_view allowed = allowed_at(scheme_, n);
            if (c < 0x80 && allowed.find(static_cast<char>(c)) != std::string_view::npos) continue;
            std::string found;
            append_utf8(found, c);
            add(identifier_part::character, n, std::move(found), std::string(allowed));
        }
    }

    /// Whether the characters from `begin` on are all legal.
    [[nodiscard]] bool legal(std::size_t begin, std::size_t length) const {
        return std::ranges::none_of(out_.findings, [&](const identifier_finding& f) {
            return f.part == identifier_part::character && f.position > begin &&
                   f.position <= begin + length;
        });
    }

    /// Legal characters as a text.
    [[nodiscard]] std::string piece(std::size_t begin, std::size_t length) const {
        std::string text;
        for (const char32_t c : characters_.substr(begin, length)) append_utf8(text, c);
        return text;
    }

    void check_region(const identifier_options& options) {
        if (options.regions.empty() || !legal(region_begin, region_length)) return;
        const std::string region = piece(region_begin, region_length);
        std::uint32_t code = 0;
        for (const char c : region) code = code * 10 + value_in(digits, c);
        if (!std::ranges::binary_search(options.regions, code)) {
            add(identifier_part::region, region_begin, region, {});
        }
    }

    void check_organisation(std::size_t begin) {
        if (!legal(begin, organisation_length)) return;
        const std::string code = piece(begin, organisation_length);
        const std::size_t last = organisation_length - 1;
        const char expected = organisation_check_of(code);
        if (code[last] == expected) return;
        add(identifier_part::organisation_check, begin + last, std::string(1, code[last]),
            std::string(1, expected));
    }

    template <class Check>
    void check_whole(std::size_t check_length, Check&& check_of) {
        if (!legal(0, characters_.size())) return;
        const std::size_t begin = characters_.size() - check_length;
        const std::string_view text = out_.text;
        std::string expected = check_of(text.substr(0, begin));
        if (text.substr(begin) == expected) return;
        add(identifier_part::check, begin, std::string(text.substr(begin)), std::move(expected));
    }

    identifier_scheme scheme_;
    std::u32string characters_;
    checked_identifier out_;
};

const message& message_of(identifier_part part) noexcept {
    switch (part) {
    case identifier_part::length: return messages::identifier_length;
    case identifier_part::character: return messages::identifier_character;
    case identifier_part::organisation_check: return messages::organisation_check;
    case identifier_part::check: return messages::identifier_check;
    case identifier_part::region: return messages::region_not_listed;
    }
    return messages::identifier_length;
}

} // namespace

std::string_view name_of(identifier_scheme scheme) noexcept {
    constexpr std::array<std::string_view, 3> names{"uscc", "organisation_code", "lei"};
    return names[static_cast<std::size_t>(scheme)];
}

std::optional<identifier_scheme> find_identifier_scheme(std::string_view name) noexcept {
    for (const auto scheme :
         {identifier_scheme::uscc, identifier_scheme::organisation_code, identifier_scheme::lei}) {
        if (name_of(scheme) == name) return scheme;
    }
    return std::nullopt;
}

bool checked_identifier::valid() const noexcept {
    return std::ranges::all_of(
        findings, [](const identifier_finding& f) { return f.part == identifier_part::region; });
}

diagnostics checked_identifier::problems() const {
    diagnostics out;
    for (const identifier_finding& f : findings) {
        if (f.part == identifier_part::length) {
            out.add(messages::identifier_length, {f.found, text, f.expected});
        } else {
            out.add(message_of(f.part), {f.found, text, std::to_string(f.position), f.expected});
        }
    }
    return out;
}

checked_identifier check_identifier(identifier_scheme scheme, std::string_view text,
                                    const identifier_options& options) {
    return checker{scheme, text}.run(options);
}

std::optional<std::string> organisation_code_of(std::string_view uscc) {
    const checked_identifier checked = check_identifier(identifier_scheme::uscc, uscc);
    if (!checked.valid()) return std::nullopt;
    return checked.text.substr(organisation_begin, organisation_length);
}

namespace {

/// Tries changes of one identifier and keeps those that make it valid.
class repairer {
public:
    repairer(identifier_scheme scheme, std::u32string text)
        : scheme_(scheme), text_(std::move(text)) {}

    std::vector<identifier_repair> run() {
        using kind = identifier_repair::kind;
        for (std::size_t a = 0; a + 1 < text_.size(); ++a) swap(kind::neighbours, a, a + 1);
        for (std::size_t a = 0; a < text_.size(); ++a) replace(a);
        for (std::size_t a = 0; a < text_.size(); ++a) {
            for (std::size_t b = a + 2; b < text_.size(); ++b) swap(kind::swapped, a, b);
        }
        return std::move(out_);
    }

private:
    void replace(std::size_t at) {
        const char32_t was = text_[at];
        for (const char c : allowed_at(scheme_, at)) {
            text_[at] = static_cast<unsigned char>(c);
            if (text_[at] != was) keep(identifier_repair::kind::replaced, at + 1, 0);
        }
        text_[at] = was;
    }

    void swap(identifier_repair::kind how, std::size_t a, std::size_t b) {
        if (text_[a] == text_[b]) return;
        std::swap(text_[a], text_[b]);
        keep(how, a + 1, b + 1);
        std::swap(text_[a], text_[b]);
    }

    void keep(identifier_repair::kind how, std::size_t position, std::size_t other) {
        std::string text;
        for (const char32_t c : text_) append_utf8(text, c);
        if (check_identifier(scheme_, text).valid()) {
            out_.push_back({how, position, other, std::move(text)});
        }
    }

    identifier_scheme scheme_;
    std::u32string text_;
    std::vector<identifier_repair> out_;
};

} // namespace

std::vector<identifier_repair> repairs(identifier_scheme scheme, std::string_view text) {
    if (check_identifier(scheme, text).valid()) return {};
    std::u32string characters = folded(scheme, text);
    if (characters.size() != length_of(scheme)) return {};
    return repairer{scheme, std::move(characters)}.run();
}

} // namespace tenet::party
