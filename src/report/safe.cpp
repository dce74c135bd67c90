#include "drawn_text.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/report/report.hpp>

namespace tenet::report {

std::string safe(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_utf8(out, is_refused(c) ? replacement : c);
    }
    return out;
}

} // namespace tenet::report
