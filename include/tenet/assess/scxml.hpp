#ifndef TENET_ASSESS_SCXML_HPP
#define TENET_ASSESS_SCXML_HPP

#include <tenet/assess/chart.hpp>
#include <tenet/base/result.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Charts in W3C SCXML 1.0 with FEEL as their data model. The profile: everything but `<invoke>`
/// and the HTTP event processor.
///
/// Expressions are FEEL. A `<script>` holds one assignment a line, `location := expression`, and
/// declares the location. What stands inside `<data>`, `<assign>` and `<content>` is JSON, or else
/// a text with blanks normalised. The data models "", "feel" and "null" are taken.
namespace tenet::assess {

struct scxml_options {
    std::string file; ///< named in diagnostics
    std::size_t max_bytes = std::size_t{1} << 24;
    std::size_t max_depth = 128;      ///< of elements
    std::vector<std::string> effects; ///< types of `<send>` that go to the host
    /// The text behind the address of a `src`; no value if there is none. Absent: there is none.
    std::function<std::optional<std::string>(std::string_view address)> resource;
};

/// Reads a document. Refused, with their places: what is not well-formed, document types,
/// elements outside the profile, other data models, resources that are not there. Compile the
/// result `tolerant`, as the standard wants wrong expressions to be events.
[[nodiscard]] result<chart_definition> read_scxml(std::string_view xml,
                                                  const scxml_options& options = {});

} // namespace tenet::assess

#endif
