#ifndef TENET_TESTS_BASE_TZIF_BYTES_HPP
#define TENET_TESTS_BASE_TZIF_BYTES_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tenet_test {

/// What TZif data for a test is made from.
struct tzif_plan {
    std::vector<std::int32_t> offsets{0};
    std::vector<std::pair<std::int64_t, std::uint8_t>> transitions =
        {}; ///< time, index of its offset
    std::string footer = {};
    char version = '2';
    std::vector<std::pair<std::int64_t, std::int32_t>> leaps =
        {}; ///< time, correction from then on
};

inline void append_number(std::string& out, std::int64_t value, int width) {
    for (int i = width - 1; i >= 0; --i) {
        out += static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xFF);
    }
}

inline void append_tzif_block(std::string& out, const tzif_plan& plan, int width, bool empty) {
    const auto count = [empty](std::size_t n) { return empty ? 0 : static_cast<std::int64_t>(n); };
    out += "TZif";
    out += plan.version;
    out.append(15, '\0');
    for (const std::int64_t n :
         {std::int64_t{0}, std::int64_t{0}, count(plan.leaps.size()),
          count(plan.transitions.size()), count(plan.offsets.size()), count(4)}) {
        append_number(out, n, 4);
    }
    if (empty) return;
    for (const auto& [time, index] : plan.transitions) append_number(out, time, width);
    for (const auto& [time, index] : plan.transitions) out += static_cast<char>(index);
    for (const std::int32_t offset : plan.offsets) {
        append_number(out, offset, 4);
        out.append(2, '\0');
    }
    out.append({'X', 'Y', 'Z', '\0'});
    for (const auto& [time, correction] : plan.leaps) {
        append_number(out, time, width);
        append_number(out, correction, 4);
    }
}

inline std::string tzif_bytes(const tzif_plan& plan) {
    std::string out;
    if (plan.version == '\0') {
        append_tzif_block(out, plan, 4, false);
        return out;
    }
    append_tzif_block(out, plan, 4, true);
    append_tzif_block(out, plan, 8, false);
    return out + '\n' + plan.footer + '\n';
}

inline std::span<const std::byte> as_bytes(const std::string& text) {
    return std::as_bytes(std::span{text});
}

} // namespace tenet_test

#endif
