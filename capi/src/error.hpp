#ifndef TENET_CAPI_ERROR_HPP
#define TENET_CAPI_ERROR_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/tenet.h>

#include <memory>

/// What an error shows. The texts are rendered when it is made, so that reading it cannot fail.
struct tenet_error {
    struct item {
        tenet_str id;
        tenet_severity severity;
        tenet_str text[2];
        tenet_str remedy[2];
        tenet_str file;
        tenet_str pointer;
        uint32_t line;
        uint32_t column;
        uint64_t offset;
    };

    tenet_status status = TENET_OK;
    const item* items = nullptr;
    size_t count = 0;
    size_t total = 0;
    tenet_str lines[2] = {};
};

namespace tenet::capi {

/// Releases what `make_error` made; leaves the immortal one alone.
struct error_deleter {
    void operator()(tenet_error* error) const noexcept;
};
using error_pointer = std::unique_ptr<tenet_error, error_deleter>;

/// An error with all the problems given.
[[nodiscard]] error_pointer make_error(tenet_status status, const diagnostics& problems);

/// The one error that needs no memory. Immortal, never written to.
[[nodiscard]] tenet_error* out_of_memory_error() noexcept;

} // namespace tenet::capi

#endif
