#ifndef TENET_ASSESS_SCXML_SUITE_HPP
#define TENET_ASSESS_SCXML_SUITE_HPP

#include <tenet/assess/scxml.hpp>
#include <tenet/base/result.hpp>

#include <string>
#include <string_view>
#include <vector>

/// @file
/// The test suite of the SCXML implementation report of the W3C. Its tests leave open what
/// depends on the data model: attributes and elements with the prefix `conf` stand for it. Each
/// test judges itself by the final state it reaches, `pass` or `fail`.
namespace tenet::assess {

/// One test of the suite's manifest.
struct suite_test {
    std::string id;
    std::string file; ///< its first document, without folders, e.g. "test355.txml"
    bool mandatory = true;
    bool manual = false; ///< judged by a person
};

/// Reads `manifest.xml`, in its order.
[[nodiscard]] result<std::vector<suite_test>> read_suite_manifest(std::string_view xml,
                                                                  std::string file = {});

/// Why a test is outside the profile (no `<invoke>`, no HTTP, no ECMAScript or XPath data model,
/// not judged by a person); empty if it is inside. Decided by what the document uses.
[[nodiscard]] std::string outside_profile(const suite_test& test, std::string_view xml);

/// The document with everything of the prefix `conf` written in FEEL. An unknown macro is an
/// error.
[[nodiscard]] result<std::string> expand_suite_test(std::string_view xml, std::string file = {});

/// Expands, reads, compiles and runs a test, in time of its own: whenever nothing is left to do it
/// goes on to the next timer, at most an hour. Empty if it ended in `pass`; else what went wrong.
[[nodiscard]] std::string run_suite_test(std::string_view xml, const scxml_options& options);

} // namespace tenet::assess

#endif
