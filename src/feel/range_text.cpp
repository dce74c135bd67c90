#include "range_text.hpp"

#include "builtin_support.hpp"

#include <tenet/base/utf8.hpp>

#include <charconv>
#include <string>
#include <utility>

namespace tenet::feel {

namespace {

constexpr std::string_view white_space = " \t\r\n";

class range_reader {
public:
    range_reader(evaluation& run, std::string_view text) : run_(run), rest_(text) {}

    std::optional<range_data> read() {
        range_data range;
        const char open = take_any("[(]");
        const auto low = read_end();
        if (open == '\0' || !low || !take("..")) return std::nullopt;
        const auto high = read_end();
        const char close = take_any("])[");
        if (!high || close == '\0' || !at_end() || low->kind() != high->kind() ||
            !is_ordered_kind(low->kind())) {
            return std::nullopt;
        }
        range.low = *low;
        range.high = *high;
        range.low_included = open == '[';
        range.high_included = close == ']';
        return range;
    }

private:
    void skip_space() noexcept {
        const std::size_t next = rest_.find_first_not_of(white_space);
        rest_.remove_prefix(next == std::string_view::npos ? rest_.size() : next);
    }
    bool at_end() noexcept {
        skip_space();
        return rest_.empty();
    }
    bool take(std::string_view token) noexcept {
        skip_space();
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }
    /// The next character if it is one of these; NUL otherwise.
    char take_any(std::string_view characters) noexcept {
        if (at_end() || characters.find(rest_.front()) == std::string_view::npos) return '\0';
        const char taken = rest_.front();
        rest_.remove_prefix(1);
        return taken;
    }

    std::optional<value> read_end() {
        if (at_end()) return std::nullopt;
        if (rest_.front() == '"') {
            const auto text = read_string();
            return text ? std::optional{value{*text}} : std::nullopt;
        }
        if (take("@")) return read_at();
        for (const std::string_view name : {"date and time", "date", "time", "duration"}) {
            if (rest_.starts_with(name)) return read_call(name);
        }
        return read_number();
    }

    std::optional<value> read_number() {
        std::size_t length = 0;
        while (length < rest_.size() &&
               std::string_view{"+-0123456789.eE"}.find(rest_[length]) != std::string_view::npos &&
               !rest_.substr(length).starts_with("..")) {
            ++length;
        }
        const auto number = decimal::parse(rest_.substr(0, length));
        if (!number || rest_.front() == '+') return std::nullopt;
        rest_.remove_prefix(length);
        return *number;
    }

    std::optional<value> read_at() {
        const auto text = read_string();
        if (!text) return std::nullopt;
        for (const std::string_view name : {"date", "date and time", "time", "duration"}) {
            if (const auto made = make(name, *text)) return made;
        }
        return std::nullopt;
    }

    std::optional<value> read_call(std::string_view name) {
        take(name);
        if (!take("(")) return std::nullopt;
        skip_space();
        const auto text = read_string();
        if (!text || !take(")")) return std::nullopt;
        return make(name, *text);
    }

    /// The value the function of that name makes of the text.
    std::optional<value> make(std::string_view name, std::string_view text) {
        const zone_database* zones = run_.context().zones;
        arena& memory = run_.memory();
        if (name == "date") {
            const auto day = date::parse(text);
            return day ? std::optional{value{*day}} : std::nullopt;
        }
        if (name == "date and time") {
            const auto at = date_time::parse(text, zones);
            if (!at) return std::nullopt;
            return value::of(static_cast<const date_time*>(memory.make<date_time>(*at)));
        }
        if (name == "time") {
            const auto at = time_of_day::parse(text, zones);
            if (!at) return std::nullopt;
            return value::of(static_cast<const time_of_day*>(memory.make<time_of_day>(*at)));
        }
        if (const auto months = year_month_duration::parse(text)) return value{*months};
        const auto seconds = day_time_duration::parse(text);
        return seconds ? std::optional{value{*seconds}} : std::nullopt;
    }

    /// A string literal with its escapes resolved.
    std::optional<std::string_view> read_string() {
        if (rest_.empty() || rest_.front() != '"') return std::nullopt;
        rest_.remove_prefix(1);
        std::string text;
        while (!rest_.empty() && rest_.front() != '"') {
            if (rest_.front() == '\\') {
                if (!read_escape(text)) return std::nullopt;
            } else {
                text += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        if (rest_.empty()) return std::nullopt;
        rest_.remove_prefix(1);
        return run_.memory().copy(text);
    }

    bool read_escape(std::string& text) {
        if (rest_.size() < 2) return false;
        const char kind = rest_[1];
        rest_.remove_prefix(2);
        switch (kind) {
        case 'n': text += '\n'; return true;
        case 'r': text += '\r'; return true;
        case 't': text += '\t'; return true;
        case '"':
        case '\'':
        case '\\': text += kind; return true;
        case 'u': return read_code_point(text, 4);
        case 'U': return read_code_point(text, 6);
        default: return false;
        }
    }

    bool read_code_point(std::string& text, std::size_t digits) {
        std::uint32_t code_point = 0;
        const std::string_view hex = rest_.substr(0, digits);
        const auto [end, problem] =
            std::from_chars(hex.data(), hex.data() + hex.size(), code_point, 16);
        if (problem != std::errc{} || end != hex.data() + digits) return false;
        rest_.remove_prefix(digits);
        append_utf8(text, code_point);
        return true;
    }

    evaluation& run_;
    std::string_view rest_;
};

} // namespace

std::optional<range_data> read_range_text(evaluation& run, std::string_view text) {
    return range_reader{run, text}.read();
}

} // namespace tenet::feel
