#include <tenet/base/diagnostic.hpp>
#include <tenet/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace tenet {

namespace {

constexpr std::size_t longest_word = 64; ///< longer words are no misspelt names

std::optional<std::u32string> decoded(std::string_view text) {
    std::u32string out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (out.size() == longest_word) return std::nullopt;
        out += next_code_point(text, at);
    }
    return out;
}

/// Insertions, deletions, substitutions and swaps of neighbours that lead from `a` to `b`
/// (optimal string alignment).
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) noexcept {
    using row = std::array<std::size_t, longest_word + 1>;
    std::array<row, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row& current = rows[i % 3];
        const row& above = rows[(i + 2) % 3];
        const row& two_above = rows[(i + 1) % 3];
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({above[j] + 1, current[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = std::min(current[j], two_above[j - 2] + 1);
            }
        }
    }
    return rows[a.size() % 3][b.size()];
}

} // namespace

std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates) {
    const auto wanted = decoded(word);
    if (!wanted || wanted->empty()) return {};
    std::size_t best_distance = std::max<std::size_t>(1, wanted->size() / 3) + 1;
    std::string_view best;
    for (const std::string_view candidate : candidates) {
        const auto name = decoded(candidate);
        if (!name || name->empty()) continue;
        const std::size_t distance = edit_distance(*wanted, *name);
        if (distance < best_distance && distance < wanted->size()) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace tenet
