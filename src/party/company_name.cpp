#include "fold.hpp"

#include <tenet/base/digest.hpp>
#include <tenet/base/utf8.hpp>
#include <tenet/party/company_name.hpp>
#include <tenet/party/messages.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tenet::party {

namespace messages = party_messages;

struct character_variants::table {
    std::vector<std::pair<char32_t, char32_t>> pairs; ///< traditional to simplified, ascending
    std::string digest;
};

namespace {

/// The one character at the beginning of a line or field, if there is no other before the end.
std::optional<char32_t> only_character(std::string_view field) {
    if (field.empty()) return std::nullopt;
    std::size_t at = 0;
    const char32_t c = next_code_point(field, at);
    if (at != field.size() || c == 0xFFFD) return std::nullopt;
    return c;
}

std::optional<std::pair<char32_t, char32_t>> read_variant(std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return std::nullopt;
    const std::string_view targets = line.substr(tab + 1);
    const auto from = only_character(line.substr(0, tab));
    const auto to = only_character(targets.substr(0, targets.find(' ')));
    if (!from || !to) return std::nullopt;
    return std::pair{*from, *to};
}

} // namespace

result<character_variants> character_variants::read(std::string_view text, std::string_view file) {
    auto made = std::make_shared<table>();
    diagnostics problems;
    std::uint32_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        if (const auto pair = read_variant(line)) {
            made->pairs.push_back(*pair);
        } else {
            problems.add(messages::variant_line, {std::string(line.substr(0, 60))},
                         {std::string(file), {}, number, 1, 0});
        }
    }
    if (made->pairs.empty() && problems.empty()) {
        problems.add(messages::variants_empty, {}, {std::string(file), {}, 0, 0, 0});
    }
    if (problems.has_errors()) return problems;
    std::ranges::stable_sort(made->pairs, {}, &std::pair<char32_t, char32_t>::first);
    made->digest = sha256_hex(text);
    character_variants out;
    out.table_ = std::move(made);
    return out;
}

char32_t character_variants::simplified(char32_t c) const noexcept {
    if (!table_) return c;
    const auto& pairs = table_->pairs;
    const auto found =
        std::ranges::lower_bound(pairs, c, {}, [](const auto& p) { return p.first; });
    return found != pairs.end() && found->first == c ? found->second : c;
}

std::size_t character_variants::size() const noexcept {
    return table_ ? table_->pairs.size() : 0;
}

const std::string& character_variants::digest() const noexcept {
    static const std::string none;
    return table_ ? table_->digest : none;
}

namespace {

/// What companies write between the words of their names, besides ASCII punctuation.
bool is_punctuation(char32_t c) noexcept {
    if (c < 0x80) {
        return is_blank(c) ||
               std::string_view("()[]{}<>.,;:'\"`-_/\\&*#!?|").find(static_cast<char>(c)) !=
                   std::string_view::npos;
    }
    return is_blank(c) || c == 0xB7 || (c >= 0x2010 && c <= 0x2027) ||
           (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || (c >= 0x3001 && c <= 0x3002) ||
           (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301F) || c == 0x30FB ||
           (c >= 0xFF61 && c <= 0xFF65);
}

struct legal_form_writing {
    std::string_view written;
    std::string_view usual;
    bool at_end_only;
};

/// Ways of writing the same legal form. Chinese forms also stand before the name of a branch.
constexpr std::array legal_forms{
    legal_form_writing{"有限责任公司", "有限公司", false},
    legal_form_writing{"股份公司", "股份有限公司", false},
    legal_form_writing{"COMPANYLIMITED", "COLTD", true},
    legal_form_writing{"COLIMITED", "COLTD", true},
    legal_form_writing{"LIMITED", "LTD", true},
    legal_form_writing{"INCORPORATED", "INC", true},
    legal_form_writing{"CORPORATION", "CORP", true},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

void use_usual_form(std::string& text) {
    for (const legal_form_writing& form : legal_forms) {
        if (!form.at_end_only) {
            replace_all(text, form.written, form.usual);
        } else if (text.ends_with(form.written)) {
            text.replace(text.size() - form.written.size(), form.written.size(), form.usual);
            return;
        }
    }
}

} // namespace

comparable_name comparable(std::string_view name, const character_variants* variants) {
    comparable_name out;
    const auto note = [&](name_step step, bool happened) {
        if (happened) out.steps |= static_cast<std::uint8_t>(step);
    };
    for (std::size_t at = 0; at < name.size();) {
        const char32_t written = next_code_point(name, at);
        const char32_t half = half_width(written);
        note(name_step::width, half != written);
        if (is_punctuation(half)) {
            note(name_step::punctuation, true);
            continue;
        }
        const char32_t upper = upper_ascii(half);
        note(name_step::letter_case, upper != half);
        const char32_t simple = variants != nullptr ? variants->simplified(upper) : upper;
        note(name_step::script, simple != upper);
        append_utf8(out.text, simple);
    }
    std::string usual = out.text;
    use_usual_form(usual);
    note(name_step::legal_form, usual != out.text);
    out.text = std::move(usual);
    return out;
}

} // namespace tenet::party
