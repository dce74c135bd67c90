#ifndef TENET_SRC_SCHEMA_HOST_STORAGE_HPP
#define TENET_SRC_SCHEMA_HOST_STORAGE_HPP

#include <tenet/schema/record_type.hpp>

namespace tenet {

/// How members of one storage are read.
struct host_access {
    value_kind kind = value_kind::missing;
    std::uint32_t size = 0; ///< bytes in the struct; 0 where the field states it
    value (*load)(const field& self, const void* object, arena& memory) = nullptr;
};

/// `load` is null if there is no such storage.
[[nodiscard]] host_access access_of(host_storage storage) noexcept;

} // namespace tenet

#endif
