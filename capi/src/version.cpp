#include "arguments.hpp"

#include <tenet/tenet.h>
#include <tenet/version.hpp>

#include <array>

namespace {

constexpr uint32_t abi_version = 0;

constexpr std::array<std::string_view, 15> features{
    "feel", "policy",   "tables",       "scorecards",  "json",
    "csv",  "mappings", "host-records", "zones",       "calendars",
    "dmn",  "groups",   "parties",      "assessments", "scoring"};

} // namespace

tenet_str tenet_make_str(const char* data, size_t size) {
    return {data, size};
}

const char* tenet_version(void) {
    return tenet::version().data();
}

uint32_t tenet_abi_version(void) {
    return abi_version;
}

int32_t tenet_has_feature(tenet_str name) {
    if (name.data == nullptr || name.size > tenet::capi::longest_name) return 0;
    const std::string_view wanted{name.data, name.size};
    return std::find(features.begin(), features.end(), wanted) != features.end() ? 1 : 0;
}
