#include "table_names.hpp"

#include <algorithm>
#include <set>

namespace tenet::dmn {

namespace {

bool is_word(std::string_view word) {
    static const std::set<std::string_view> keywords{
        "and",  "or",    "not",  "in",       "between",   "instance", "of",
        "if",   "then",  "else", "for",      "some",      "every",    "return",
        "true", "false", "null", "function", "satisfies", "external"};
    const auto letter = [](char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const auto later = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    return !word.empty() && letter(word.front()) && std::all_of(word.begin(), word.end(), later) &&
           !keywords.contains(word);
}

/// The name an expression begins with, where it is a name or a path: `account` of `account.tier`.
/// Empty for any other expression.
std::string name_read(std::string_view expression) {
    std::string first;
    while (true) {
        const std::size_t end = std::min(expression.find('.'), expression.size());
        std::string_view step = expression.substr(0, end);
        std::string name;
        while (!step.empty()) {
            const std::size_t blank = std::min(step.find(' '), step.size());
            if (!is_word(step.substr(0, blank))) return {};
            name += (name.empty() ? "" : " ") + std::string{step.substr(0, blank)};
            step.remove_prefix(std::min(blank + 1, step.size()));
        }
        if (name.empty()) return {};
        if (first.empty()) first = name;
        if (end == expression.size()) return first;
        expression.remove_prefix(end + 1);
    }
}

/// A text as a part of a URN.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && is_xml_id("_" + std::string{c})) {
            out += c;
        } else {
            ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
        }
    }
    return out;
}

/// The first of the table's names that is not empty and not an input's.
std::string name_of_decision(const table::table_definition& table,
                             const std::set<std::string>& inputs) {
    std::string name = "table";
    for (const std::string* text : {&table.name.en, &table.name.zh, &table.id}) {
        if (text->empty()) continue;
        name = *text;
        break;
    }
    while (inputs.contains(name)) name += " decision";
    return name;
}

} // namespace

bool is_xml_id(std::string_view text) {
    const auto letter = [](char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return !text.empty() && letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
}

table_names names_of_table(const table::table_definition& table) {
    table_names names;
    std::set<std::string> seen;
    for (const table::table_input& i : table.inputs) {
        std::string name = name_read(i.expression);
        if (name.empty() || !seen.insert(name).second) continue;
        const bool whole = name == i.expression;
        names.inputs.push_back({std::move(name), whole ? i.type : std::string{}});
    }
    names.decision = name_of_decision(table, seen);
    names.model = "urn:tenet:table:" + percent_encoded(table.id);
    return names;
}

} // namespace tenet::dmn
