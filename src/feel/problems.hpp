#ifndef TENET_FEEL_PROBLEMS_HPP
#define TENET_FEEL_PROBLEMS_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::feel {

/// Gathers what is wrong with a text, each with its place in the file the text stands in.
class problems {
public:
    problems(std::string_view text, place at) : text_(text), at_(std::move(at)) {}

    /// Adds one, unless the same is known of the same place (a token may be read twice).
    void add(const message& what, std::vector<std::string> arguments, std::size_t offset) {
        const std::size_t recent = found_.size() < 8 ? found_.size() : 8;
        const bool known =
            std::any_of(found_.end() - static_cast<std::ptrdiff_t>(recent), found_.end(),
                        [&](const entry& e) { return e.what == &what && e.offset == offset; });
        if (known) return;
        found_.push_back({&what, std::move(arguments), offset});
    }

    /// Forgets what was found after there were `n` (a second reading will find it again).
    void rewind(std::size_t n) { found_.resize(n); }
    [[nodiscard]] std::size_t size() const noexcept { return found_.size(); }
    [[nodiscard]] bool empty() const noexcept { return found_.empty(); }

    /// All of them, in the order of their places, no more than `cap`.
    [[nodiscard]] diagnostics list(std::size_t cap = diagnostics::default_cap) const {
        std::vector<const entry*> sorted;
        for (const entry& e : found_) sorted.push_back(&e);
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const entry* a, const entry* b) { return a->offset < b->offset; });
        diagnostics all{cap};
        for (const entry* e : sorted) all.add(*e->what, e->arguments, at(e->offset));
        return all;
    }

    /// The place of an offset, in the file the text stands in.
    [[nodiscard]] place at(std::size_t offset) const {
        const text_position inside = position_of(text_, offset);
        place found = at_;
        const std::uint32_t line = std::max(at_.line, 1U);
        const std::uint32_t column = std::max(at_.column, 1U);
        found.line = line + inside.line - 1;
        found.column = inside.line == 1 ? column + inside.column - 1 : inside.column;
        found.offset = at_.offset + offset;
        return found;
    }

private:
    struct entry {
        const message* what;
        std::vector<std::string> arguments;
        std::size_t offset;
    };

    std::string_view text_;
    place at_;
    std::vector<entry> found_;
};

} // namespace tenet::feel

#endif
