#ifndef TENET_POLICY_PACK_TEST_HPP
#define TENET_POLICY_PACK_TEST_HPP

#include <tenet/policy/context.hpp>
#include <tenet/policy/regulation.hpp>

#include <memory>
#include <string>
#include <vector>

namespace tenet::policy {

/// How one test of a pack came out.
struct pack_test_result {
    std::string name;
    bool passed = false;
    diagnostics problems; ///< what differed, or what kept the test from running
};

/// Runs the tests a pack carries: each builds its portfolio, binds at its date and compares the
/// verdicts it names. `calendar` is used by tests that name its id.
[[nodiscard]] std::vector<pack_test_result>
run_pack_tests(const std::shared_ptr<const regulation>& rules,
               const std::shared_ptr<const catalogue>& types,
               const std::shared_ptr<const working_calendar>& calendar = nullptr);

} // namespace tenet::policy

#endif
