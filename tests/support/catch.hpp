#ifndef TENET_TESTS_SUPPORT_CATCH_HPP
#define TENET_TESTS_SUPPORT_CATCH_HPP

/// @file
/// One door to Catch2, whether the system has version 3 or 2.13. Tests use the names below instead
/// of those that differ: `tenet_test::approx`, `tenet_test::contains`, `tenet_test::starts_with`.

#if __has_include(<catch2/catch_test_macros.hpp>)

#include <catch2/catch_approx.hpp>
#include <catch2/catch_message.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

namespace tenet_test {

using approx = Catch::Approx;

inline auto contains(const std::string& part) {
    return Catch::Matchers::ContainsSubstring(part);
}

inline auto starts_with(const std::string& part) {
    return Catch::Matchers::StartsWith(part);
}

inline auto ends_with(const std::string& part) {
    return Catch::Matchers::EndsWith(part);
}

} // namespace tenet_test

#else

#include <catch2/catch.hpp>

namespace tenet_test {

using approx = Catch::Detail::Approx;

inline auto contains(const std::string& part) {
    return Catch::Matchers::Contains(part);
}

inline auto starts_with(const std::string& part) {
    return Catch::Matchers::StartsWith(part);
}

inline auto ends_with(const std::string& part) {
    return Catch::Matchers::EndsWith(part);
}

} // namespace tenet_test

#endif

#endif
