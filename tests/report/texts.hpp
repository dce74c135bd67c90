#ifndef TENET_TESTS_REPORT_TEXTS_HPP
#define TENET_TESTS_REPORT_TEXTS_HPP

#include <cstddef>
#include <string>
#include <string_view>

inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

inline std::size_t times(std::string_view text, std::string_view part) {
    std::size_t out = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size())) {
        ++out;
    }
    return out;
}

#endif
