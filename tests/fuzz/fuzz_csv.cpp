/// Any bytes as CSV: read or refused with a place, never worse; what is read is written and read
/// again to the same.

#include <tenet/base/decimal.hpp>
#include <tenet/csv/reader.hpp>
#include <tenet/csv/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using table = std::vector<std::vector<std::string>>;

void require(bool holds) {
    if (!holds) std::abort();
}

table read(std::string_view text, tenet::diagnostics& problems) {
    tenet::csv::reader rows{text, {.file = "fuzz", .max_field = 5000, .max_columns = 100}};
    table out;
    while (rows.next(problems)) {
        out.emplace_back(rows.fields().begin(), rows.fields().end());
        const std::size_t last = rows.fields().size() - 1;
        require(rows.line() <= rows.where(last).line && rows.where(last).offset <= text.size());
    }
    return out;
}

bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view{"=+-@\t\r"}.find(text[0]) != std::string_view::npos &&
           !tenet::decimal::parse(text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    tenet::diagnostics problems;
    table first = read(text, problems);
    for (const tenet::diagnostic& d : problems.items()) {
        require(d.where().line != 0 && d.where().offset <= text.size());
    }
    tenet::csv::writer out;
    for (auto& row : first) {
        for (std::string& field : row) {
            out.field(field);
            if (is_formula(field)) field.insert(0, 1, '\'');
        }
        out.end_row();
    }
    tenet::diagnostics again;
    const bool too_long = problems.has_errors();
    require(too_long || read(out.text(), again) == first);
    return 0;
}
