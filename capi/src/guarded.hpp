#ifndef TENET_CAPI_GUARDED_HPP
#define TENET_CAPI_GUARDED_HPP

#include "error.hpp"
#include "messages.hpp"

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/tenet.h>

#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>

namespace tenet::capi {

/// What the body of a C function came to. Making a success allocates nothing.
struct answer {
    tenet_status status = TENET_OK;
    std::optional<diagnostics> problems;

    static answer ok() { return {}; }
    static answer refuse(tenet_status status, diagnostics problems) {
        return {status, std::move(problems)};
    }
    static answer refuse(tenet_status status, const message& what,
                         std::vector<std::string> arguments = {}) {
        return {status, diagnostics{diagnostic{what, std::move(arguments)}}};
    }
};

/// Hands over an error, or the immortal one if there is no memory for it.
inline tenet_status give_error(tenet_error** error, tenet_status status,
                               const diagnostics& problems) noexcept {
    if (error == nullptr) return status;
    try {
        *error = make_error(status, problems).release();
        return status;
    } catch (...) {
        *error = out_of_memory_error();
        return TENET_ERROR_OUT_OF_MEMORY;
    }
}

inline tenet_status give_out_of_memory(tenet_error** error) noexcept {
    if (error != nullptr) *error = out_of_memory_error();
    return TENET_ERROR_OUT_OF_MEMORY;
}

inline tenet_status give_internal(tenet_error** error, const char* what) noexcept {
    try {
        return give_error(error, TENET_ERROR_INTERNAL,
                          diagnostics{diagnostic{capi_messages::internal, {what}}});
    } catch (...) {
        return give_out_of_memory(error);
    }
}

/// The exception that is being handled, as a status and an error object.
inline tenet_status give_exception(tenet_error** error) noexcept {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return give_out_of_memory(error);
    } catch (const std::exception& e) {
        return give_internal(error, e.what());
    } catch (...) {
        return give_internal(error, "?");
    }
}

/// Runs the body of a C function. Whatever it throws becomes a status and an error object; nothing
/// gets past.
template <class Body>
tenet_status guarded(tenet_error** error, const Body& body) noexcept {
    if (error != nullptr) *error = nullptr;
    try {
        const answer a = body();
        if (a.status == TENET_OK) return TENET_OK;
        return give_error(error, a.status, *a.problems);
    } catch (...) {
        return give_exception(error);
    }
}

/// The same for a body that refuses nothing: the short way of what is called most.
template <class Body>
tenet_status guarded_run(tenet_error** error, const Body& body) noexcept {
    if (error != nullptr) *error = nullptr;
    try {
        body();
        return TENET_OK;
    } catch (...) {
        return give_exception(error);
    }
}

/// Warnings of a success, made before anything is handed over; null if there are none, or nobody
/// wants them.
[[nodiscard]] inline error_pointer make_warnings(tenet_error** wanted, const diagnostics& heard) {
    return wanted == nullptr || heard.empty() ? nullptr : make_error(TENET_OK, heard);
}

inline void give_warnings(tenet_error** warnings, error_pointer made) noexcept {
    if (warnings != nullptr) *warnings = made.release();
}

} // namespace tenet::capi

#endif
