#include "arguments.hpp"

#include <tenet/base/utf8.hpp>

namespace tenet::capi {

std::string_view arguments::text(tenet_str text, const char* name, std::size_t limit) {
    const std::string_view read = bytes(text, name, limit);
    const auto bad = first_bad_utf8(read);
    if (!bad) return read;
    refuse(capi_messages::bad_utf8, {name, std::to_string(*bad)});
    return {};
}

std::string arguments::path(tenet_str given, const char* name) {
    const std::string_view read = word(given, name);
    if (read.find('\0') == std::string_view::npos) return std::string{read};
    refuse(capi_messages::nul_in_path, {name});
    return {};
}

std::vector<std::string> arguments::texts(const tenet_str* first, std::size_t count,
                                          const char* name) {
    std::vector<std::string> all;
    array(first, count, name);
    for (std::size_t i = 0; good() && i < count; ++i) all.emplace_back(text(first[i], name));
    return all;
}

std::optional<date_time> arguments::instant_of(tenet_str given, const char* name,
                                               const zone_database* zones) {
    const std::string_view read = text(given, name);
    auto at = date_time::parse(read, zones);
    if (!at) refuse(capi_messages::bad_instant, {name, std::string{read}});
    return at;
}

std::optional<date> arguments::day(tenet_str given, const char* name) {
    const std::string_view read = text(given, name);
    auto on = date::parse(read);
    if (!on) refuse(capi_messages::bad_instant, {name, std::string{read}});
    return on;
}

void arguments::take(void* into, std::size_t known, const void* from, std::size_t size,
                     std::size_t least, const char* name) {
    if (size < least || size > largest_struct) {
        refuse(capi_messages::bad_size, {name, std::to_string(size)});
        return;
    }
    std::memcpy(into, from, std::min(size, known));
    const char* const bytes = static_cast<const char*>(from);
    if (size > known &&
        std::any_of(bytes + known, bytes + size, [](char byte) { return byte != 0; })) {
        refuse(capi_messages::newer_member, {name});
    }
}

} // namespace tenet::capi
