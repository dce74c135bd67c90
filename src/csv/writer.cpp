#include <tenet/base/decimal.hpp>
#include <tenet/base/utf8.hpp>
#include <tenet/csv/writer.hpp>

namespace tenet::csv {

namespace {

bool looks_like_formula(std::string_view text) {
    constexpr std::string_view openers = "=+-@\t\r";
    return !text.empty() && openers.find(text.front()) != std::string_view::npos &&
           !decimal::parse(text);
}

} // namespace

void writer::separate() {
    if (!first_) out_ += separator_;
    first_ = false;
}

void writer::field(std::string_view text) {
    separate();
    const bool escape = looks_like_formula(text);
    const bool quote = text.empty() || text.starts_with(byte_order_mark) ||
                       text.find(separator_) != std::string_view::npos ||
                       text.find_first_of("\"\r\n") != std::string_view::npos;
    if (quote) out_ += '"';
    if (escape) out_ += '\'';
    for (const char c : text) {
        if (c == '"') out_ += '"';
        out_ += c;
    }
    if (quote) out_ += '"';
}

void writer::number(std::string_view text) {
    separate();
    out_ += text;
}

void writer::empty() {
    separate();
}

void writer::end_row() {
    out_ += '\n';
    first_ = true;
}

} // namespace tenet::csv
