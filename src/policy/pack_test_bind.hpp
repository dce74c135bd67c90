#ifndef TENET_POLICY_PACK_TEST_BIND_HPP
#define TENET_POLICY_PACK_TEST_BIND_HPP

#include <tenet/policy/judge.hpp>

#include <memory>
#include <optional>

namespace tenet::policy {

/// What the tests of a pack run against.
struct pack_test_setting {
    std::shared_ptr<const regulation> rules;
    std::shared_ptr<const catalogue> types;
    std::shared_ptr<const working_calendar> calendar; ///< for tests that name its id; may be null
};

/// A judge over the portfolio of a test, at its date; null, and why in `problems`, if there is
/// none.
[[nodiscard]] std::shared_ptr<const judge>
bind_test(const pack_test& test, const pack_test_setting& in, diagnostics& problems);

/// The rule and the subject an expectation names.
struct expected_verdict {
    std::uint32_t rule = 0;
    portfolio::row subject = 0;
};

/// No value, and why in `problems`, if there is no such rule or subject.
[[nodiscard]] std::optional<expected_verdict>
find_expected(const judge& by, const pack_test::expectation& e, diagnostics& problems);

} // namespace tenet::policy

#endif
