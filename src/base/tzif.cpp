#include "tzif.hpp"

#include "posix_rule.hpp"

#include <algorithm>

namespace tenet {

namespace {

constexpr std::size_t header_size = 44;
constexpr std::size_t type_size = 6;
constexpr std::int64_t farthest_time = std::int64_t{1} << 59; ///< RFC 8536, section 3.2
constexpr std::int32_t offset_limit = 26 * 3'600;             ///< RFC 8536: at most 25:59:59

} // namespace

std::uint8_t tzif_reader::byte(std::size_t at) const noexcept {
    return std::to_integer<std::uint8_t>(data_[at]);
}

/// The big-endian two's complement number of 4 or 8 bytes at `at`.
std::int64_t tzif_reader::number(std::size_t at, std::size_t width) const noexcept {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < width; ++i) bits = (bits << 8) | byte(at + i);
    return width == 8 ? static_cast<std::int64_t>(bits)
                      : static_cast<std::int32_t>(static_cast<std::uint32_t>(bits));
}

std::uint64_t tzif_reader::body_size(const header& h, std::size_t width) noexcept {
    return h.times * (width + 1) + h.types * type_size + h.characters + h.leaps * (width + 4) +
           h.standard_marks + h.ut_marks;
}

bool tzif_reader::read_header(header& h) noexcept {
    constexpr std::array<std::uint8_t, 4> magic{'T', 'Z', 'i', 'f'};
    if (left() < header_size) return false;
    for (std::size_t i = 0; i < magic.size(); ++i) {
        if (byte(at_ + i) != magic[i]) return false;
    }
    const std::uint8_t version = byte(at_ + 4);
    if (version != 0 && (version < '2' || version > '4')) return false;
    h.version = version;
    std::size_t field = at_ + 20;
    for (std::uint64_t* count :
         {&h.ut_marks, &h.standard_marks, &h.leaps, &h.times, &h.types, &h.characters}) {
        *count = static_cast<std::uint32_t>(number(field, 4));
        field += 4;
    }
    at_ += header_size;
    return true;
}

bool tzif_reader::read_types(const header& h, std::vector<std::int32_t>& offsets) {
    if (h.types == 0) return false;
    for (std::uint64_t i = 0; i < h.types; ++i, at_ += type_size) {
        const auto offset = static_cast<std::int32_t>(number(at_, 4));
        if (offset <= -offset_limit || offset >= offset_limit || byte(at_ + 4) > 1 ||
            byte(at_ + 5) >= h.characters) {
            return false;
        }
        offsets.push_back(offset);
    }
    return true;
}

/// A time that counts leap seconds as the POSIX time that does not.
std::int64_t tzif_reader::without_leaps(const header& h, std::size_t width, std::size_t leaps_at,
                                        std::int64_t time) const noexcept {
    std::int64_t correction = 0;
    for (std::uint64_t i = 0; i < h.leaps; ++i) {
        const std::size_t at = leaps_at + i * (width + 4);
        if (number(at, width) > time) break;
        correction = number(at + width, 4);
    }
    return time - correction;
}

bool tzif_reader::read_body(const header& h, std::size_t width) {
    const std::size_t times_at = at_;
    const std::size_t indices_at = times_at + h.times * width;
    const std::size_t body_end = at_ + body_size(h, width);
    const std::size_t leaps_at = indices_at + h.times + h.types * type_size + h.characters;
    std::vector<std::int32_t> offsets;
    at_ = indices_at + h.times;
    if (!read_types(h, offsets)) return false;

    target_.first_offset_ = offsets.front();
    std::int64_t before = -farthest_time - 1;
    for (std::size_t i = 0; i < h.times; ++i) {
        at_ = times_at + i * width;
        const std::int64_t time = number(at_, width);
        const std::size_t index = byte(indices_at + i);
        if (time <= before || time > farthest_time || index >= offsets.size()) return false;
        before = time;
        target_.transitions_.push_back({without_leaps(h, width, leaps_at, time), offsets[index]});
    }
    at_ = body_end;
    return true;
}

bool tzif_reader::read_footer() noexcept {
    if (left() < 2 || byte(at_) != '\n') return false;
    const auto rest = data_.subspan(at_ + 1);
    const auto end = std::find(rest.begin(), rest.end(), std::byte{'\n'});
    if (end == rest.end()) return false;
    const auto length = static_cast<std::size_t>(end - rest.begin());
    if (length == 0) return true;
    const auto rule =
        posix_rule_reader{{reinterpret_cast<const char*>(rest.data()), length}}.read();
    if (!rule) return false;
    target_.after_ = *rule;
    target_.has_after_ = true;
    return true;
}

std::optional<std::size_t> tzif_reader::read() {
    header h;
    if (!read_header(h) || body_size(h, 4) > left()) return at_;
    if (h.version == 0) return read_body(h, 4) ? std::nullopt : std::optional{at_};
    at_ += body_size(h, 4);
    const std::uint8_t version = h.version;
    if (!read_header(h) || h.version != version || body_size(h, 8) > left()) return at_;
    if (!read_body(h, 8) || !read_footer()) return at_;
    return std::nullopt;
}

} // namespace tenet
