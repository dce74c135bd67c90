#ifndef TENET_CAPI_SNAPSHOT_HPP
#define TENET_CAPI_SNAPSHOT_HPP

#include "handles.hpp"

namespace tenet::capi {

/// Reads how records are read; the types are the catalogue's.
[[nodiscard]] portfolio::load_options read_load_options(arguments& check,
                                                        const tenet_load_options* given,
                                                        std::shared_ptr<const catalogue> types);

/// A record of one of the library's types from JSON, or what stands in the way.
[[nodiscard]] answer read_own_record(std::string_view type, std::string_view json,
                                     const portfolio::load_options& how, portfolio::record& into,
                                     diagnostics& warnings);

/// A record of a host's type, referred to without owning it.
[[nodiscard]] answer refer_to_host_record(std::string_view type, const void* object,
                                          const catalogue& types, portfolio::record& into);

} // namespace tenet::capi

#endif
