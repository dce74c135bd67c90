#ifndef TENET_VERSION_HPP
#define TENET_VERSION_HPP

/// @file
/// The version of the engine, cited by every report.

#include <string_view>

namespace tenet {

/// The version of the library that was linked, as `MAJOR.MINOR.PATCH`, for example `"0.1.0"`.
[[nodiscard]] std::string_view version() noexcept;

} // namespace tenet

#endif
