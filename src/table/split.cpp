#include <tenet/table/decision_table.hpp>

namespace tenet::table {

namespace {

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return std::string{text.substr(first, text.find_last_not_of(blanks) - first + 1)};
}

/// Whether a `[` where a value begins opens a list rather than a range.
bool opens_list(std::string_view text, std::size_t bracket) {
    const std::size_t dots = text.find("..", bracket);
    return text.find_first_of(",]", bracket) < dots;
}

} // namespace

std::vector<std::string> split_values(std::string_view text) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
            continue;
        }
        quoted = c == '"';
        const bool at_begin = c == '[' && trimmed(text.substr(begin, i - begin)).empty();
        if (c == '(' || c == '{' || (at_begin && opens_list(text, i))) ++depth;
        if ((c == ')' || c == '}' || c == ']') && depth > 0) --depth;
        if (c != ',' || depth != 0) continue;
        out.push_back(trimmed(text.substr(begin, i - begin)));
        begin = i + 1;
    }
    std::string last = trimmed(text.substr(begin));
    if (!last.empty() || !out.empty()) out.push_back(std::move(last));
    return out;
}

} // namespace tenet::table
