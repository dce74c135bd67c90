#ifndef TENET_DMN_TCK_HPP
#define TENET_DMN_TCK_HPP

#include <tenet/base/result.hpp>
#include <tenet/base/zone.hpp>
#include <tenet/dmn/decision_model.hpp>
#include <tenet/schema/value.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The test files of the DMN Technology Compatibility Kit: reading them and judging results,
/// stricter than the kit itself does.
namespace tenet::dmn {

/// A value given to, or expected of, an element.
struct tck_node {
    std::string name;
    std::string model; ///< namespace; empty: the model tested
    owned_value is;
    bool error = false; ///< a result that comes with an error
};

struct tck_case {
    std::string id;
    std::string invocable; ///< the service or knowledge model called; empty: decisions
    std::vector<tck_node> inputs;
    std::vector<tck_node> results;
};

struct tck_suite {
    std::string model_name; ///< file of the model tested
    std::vector<tck_case> cases;
};

/// Reads a test file (namespace `http://www.omg.org/spec/DMN/20160719/testcase`). Named zones need
/// `zones`.
[[nodiscard]] result<tck_suite> read_tck_suite(std::string_view xml, const std::string& file,
                                               const zone_database* zones);

/// Runs one case. Empty where every result is the one expected; else what is wrong. Missing results
/// count as null. Numbers must be equal to the last digit; an expected text with eight or more
/// digits behind the point was itself computed in binary and cut off, there eight digits count.
/// `traced`: every element is evaluated with a record of what happens, each step of which is then
/// explained.
[[nodiscard]] std::string run_tck_case(const decision_model& model, const tck_case& test,
                                       feel::evaluation& run, bool traced = false);

} // namespace tenet::dmn

#endif
