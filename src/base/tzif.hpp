#ifndef TENET_BASE_TZIF_HPP
#define TENET_BASE_TZIF_HPP

#include <tenet/base/zone.hpp>

#include <cstdint>

namespace tenet {

/// Reads TZif data (RFC 8536, and RFC 9636 for version 4). Every size the data declares is checked
/// against the bytes that are there before it is used.
class tzif_reader {
public:
    tzif_reader(zone& target, std::span<const std::byte> data) noexcept
        : target_(target), data_(data) {}

    /// Fills the zone; no value, or the offset of the byte where the data goes wrong.
    [[nodiscard]] std::optional<std::size_t> read();

private:
    struct header {
        std::uint8_t version = 0;
        std::uint64_t ut_marks = 0, standard_marks = 0, leaps = 0;
        std::uint64_t times = 0, types = 0, characters = 0;
    };

    [[nodiscard]] std::size_t left() const noexcept { return data_.size() - at_; }
    [[nodiscard]] std::uint8_t byte(std::size_t at) const noexcept;
    [[nodiscard]] std::int64_t number(std::size_t at, std::size_t width) const noexcept;
    static std::uint64_t body_size(const header& h, std::size_t width) noexcept;
    bool read_header(header& h) noexcept;
    bool read_body(const header& h, std::size_t width);
    bool read_types(const header& h, std::vector<std::int32_t>& offsets);
    bool read_footer() noexcept;
    std::int64_t without_leaps(const header& h, std::size_t width, std::size_t leaps_at,
                               std::int64_t time) const noexcept;

    zone& target_;
    std::span<const std::byte> data_;
    std::size_t at_ = 0;
};

} // namespace tenet

#endif
