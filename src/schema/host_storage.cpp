#include "host_storage.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/schema/messages.hpp>

#include <cmath>
#include <cstring>
#include <optional>

namespace tenet {

namespace {

// The members of a host's struct are bytes at an offset, of any alignment: they are copied out.
// A reader gives no value where the bytes mean none.

template <class T>
T copied(const void* at) noexcept {
    T member;
    std::memcpy(&member, at, sizeof member);
    return member;
}

struct scaled_decimal {
    std::int64_t coefficient;
    std::int32_t exponent;
};

struct text_span {
    const char* data;
    std::size_t size;
};

struct encoded_decimal {
    std::uint64_t low;
    std::uint64_t high;
};

/// An unset text, apart from one whose bytes are wrong.
struct text_reading {
    bool is_set = true;
    std::optional<value> text;
};

std::optional<value> checked_text(std::string_view text) noexcept {
    if (first_bad_utf8(text)) return std::nullopt;
    return value{text};
}

std::optional<value> finite(const decimal& d) noexcept {
    return d.is_finite() ? std::optional<value>{d} : std::nullopt;
}

std::optional<value> read_boolean8(const void* at) noexcept {
    const auto b = copied<std::uint8_t>(at);
    return b <= 1 ? std::optional<value>{b == 1} : std::nullopt;
}

std::optional<value> read_int32(const void* at) noexcept {
    return decimal{std::int64_t{copied<std::int32_t>(at)}};
}

std::optional<value> read_int64(const void* at) noexcept {
    return decimal{copied<std::int64_t>(at)};
}

std::optional<value> read_float64(const void* at) noexcept {
    const auto d = copied<double>(at);
    return std::isfinite(d) ? finite(decimal::from_double(d)) : std::nullopt;
}

std::optional<value> read_scaled(const void* at) noexcept {
    constexpr int lowest = -6176;
    constexpr int highest = 6111;
    const auto s = copied<scaled_decimal>(at);
    if (s.exponent < lowest || s.exponent > highest) return std::nullopt;
    return decimal::scaled(s.coefficient, s.exponent);
}

std::optional<value> read_decimal128(const void* at) noexcept {
    const auto d = copied<encoded_decimal>(at);
    return finite(decimal::from_words(d.low, d.high));
}

std::optional<value> read_date_days(const void* at) noexcept {
    return date::from_days(copied<std::int32_t>(at));
}

std::optional<value> read_date_number(const void* at) noexcept {
    const auto n = copied<std::int32_t>(at);
    if (n < 0) return std::nullopt;
    const std::optional<date> d = date::from_civil(n / 10000, n / 100 % 100, n % 100);
    return d ? std::optional<value>{*d} : std::nullopt;
}

text_reading read_text_view(const field&, const void* at) noexcept {
    const auto text = copied<text_span>(at);
    if (text.data == nullptr) {
        return {text.size != 0, std::nullopt};
    }
    return {true, checked_text({text.data, text.size})};
}

text_reading read_text_pointer(const field&, const void* at) noexcept {
    const auto* text = copied<const char*>(at);
    if (text == nullptr) return {false, std::nullopt};
    return {true, checked_text(text)};
}

text_reading read_text_buffer(const field& self, const void* at) noexcept {
    const auto* text = static_cast<const char*>(at);
    const void* end = std::memchr(text, '\0', self.size);
    const std::size_t size =
        end == nullptr ? self.size : static_cast<std::size_t>(static_cast<const char*>(end) - text);
    return {true, checked_text({text, size})};
}

const void* member_of(const void* object, std::uint32_t offset) noexcept {
    return static_cast<const std::byte*>(object) + offset;
}

value invalid(const field& self, arena& memory, std::string_view zh, std::string_view en) {
    const auto arguments = memory.make_array<std::string_view>(3);
    arguments[0] = self.unset.path;
    arguments[1] = zh;
    arguments[2] = en;
    auto* why = memory.make<missing_cause>();
    why->why = missing_cause::reason::error;
    why->path = self.unset.path;
    why->what = &schema_messages::unreadable_member;
    why->arguments = arguments;
    return value::missing(why);
}

/// What the presence byte says: nothing if the member is to be read.
std::optional<value> absence(const field& self, const void* object, arena& memory) {
    if (!self.has_presence) return std::nullopt;
    switch (copied<std::uint8_t>(member_of(object, self.presence_offset))) {
    case 0: return value::missing(&self.unset);
    case 1: return std::nullopt;
    case 2: return value::null();
    default:
        return invalid(self, memory, "状态字节须为 0、1 或 2", "the presence byte is 0, 1 or 2");
    }
}

template <std::optional<value> (*read)(const void*) noexcept>
value load_plain(const field& self, const void* object, arena& memory) {
    if (const auto absent = absence(self, object, memory)) return *absent;
    const std::optional<value> v = read(member_of(object, self.offset));
    return v ? *v : invalid(self, memory, "数值超出允许的范围", "the number is out of range");
}

template <text_reading (*read)(const field&, const void*) noexcept>
value load_text(const field& self, const void* object, arena& memory) {
    if (const auto absent = absence(self, object, memory)) return *absent;
    const text_reading r = read(self, member_of(object, self.offset));
    if (r.text) return *r.text;
    if (!r.is_set) return value::missing(&self.unset);
    return invalid(self, memory, "文本不是有效的 UTF-8", "the text is not valid UTF-8");
}

value load_instant(const field& self, const void* object, arena& memory) {
    constexpr std::int64_t seconds_of_day = 86400;
    constexpr std::int64_t first_day = -365'243'219'162; // -999,999,999-01-01
    constexpr std::int64_t last_day = 365'241'780'471;   // 999,999,999-12-31
    if (const auto absent = absence(self, object, memory)) return *absent;
    const auto seconds = copied<std::int64_t>(member_of(object, self.offset));
    if (seconds < first_day * seconds_of_day || seconds >= (last_day + 1) * seconds_of_day) {
        return invalid(self, memory, "时刻超出允许的范围", "the instant is out of range");
    }
    constexpr zone_reference utc{nullptr, 0, zone_reference::kind::offset};
    return value::of(memory.make<date_time>(date_time::from_instant({seconds, 0}, utc)));
}

} // namespace

host_access access_of(host_storage storage) noexcept {
    constexpr auto number = value_kind::number;
    constexpr auto text = value_kind::string;
    switch (storage) {
    case host_storage::boolean8: return {value_kind::boolean, 1, load_plain<read_boolean8>};
    case host_storage::int32: return {number, 4, load_plain<read_int32>};
    case host_storage::int64: return {number, 8, load_plain<read_int64>};
    case host_storage::float64: return {number, sizeof(double), load_plain<read_float64>};
    case host_storage::decimal_scaled:
        return {number, sizeof(scaled_decimal), load_plain<read_scaled>};
    case host_storage::text_view: return {text, sizeof(text_span), load_text<read_text_view>};
    case host_storage::text_pointer:
        return {text, sizeof(const char*), load_text<read_text_pointer>};
    case host_storage::text_buffer: return {text, 0, load_text<read_text_buffer>};
    case host_storage::date_days: return {value_kind::date, 4, load_plain<read_date_days>};
    case host_storage::date_number: return {value_kind::date, 4, load_plain<read_date_number>};
    case host_storage::instant_seconds: return {value_kind::date_time, 8, load_instant};
    case host_storage::decimal128: return {number, 16, load_plain<read_decimal128>};
    }
    return {};
}

} // namespace tenet
