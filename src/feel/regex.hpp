#ifndef TENET_FEEL_REGEX_HPP
#define TENET_FEEL_REGEX_HPP

#include "regex_translation.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace tenet::feel {

/// What matching may still cost, and what it has cost: a unit is one step of the pattern tried,
/// or 16 bytes of text passed over. The same everywhere, whatever the machine.
struct regex_meter {
    std::uint64_t left = 0;
    std::uint64_t used = 0;
};

/// A compiled regular expression of XPath. Movable; to be used by one thread at a time.
class regex {
public:
    /// Compiles; on a problem `error_at()` says where, and nothing else may be called.
    regex(std::string_view pattern, const regex_flags& flags);
    ~regex();
    regex(regex&&) noexcept;
    regex& operator=(regex&&) noexcept;

    /// Byte of the pattern near its problem; no value if all is well.
    [[nodiscard]] std::optional<std::size_t> error_at() const noexcept;
    /// How many groups the pattern has.
    [[nodiscard]] std::size_t groups() const noexcept;

    enum class outcome : std::uint8_t { found, not_found, too_costly };
    /// Looks for the next match at or behind byte `from` of `text`, paying from the meter.
    outcome find(std::string_view text, std::size_t from, regex_meter& meter);

    static constexpr std::size_t nothing = static_cast<std::size_t>(-1);
    /// Where group `n` (0: the whole match) of the last match found begins and ends; `nothing`
    /// twice if it took no part.
    struct extent {
        std::size_t begin = nothing;
        std::size_t end = nothing;
    };
    [[nodiscard]] extent group(std::size_t n) const noexcept;

private:
    struct engine;
    std::unique_ptr<engine> engine_;
};

} // namespace tenet::feel

#endif
