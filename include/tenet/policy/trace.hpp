#ifndef TENET_POLICY_TRACE_HPP
#define TENET_POLICY_TRACE_HPP

#include <tenet/dmn/trace.hpp>
#include <tenet/feel/explanation.hpp>
#include <tenet/policy/verdict.hpp>
#include <tenet/schema/record_type.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tenet::policy {

/// How the parts of a rule came to what they did for one subject.
struct verdict_trace {
    /// An expression of the rule, evaluated once more: what it read, and where nulls and missing
    /// values in it began.
    struct part {
        std::string_view is; ///< as a pack names it: "require", "from"; "item", "input", ...
        std::string of;      ///< id of the item, name of the model's input; else empty
        const feel::expression* text = nullptr;
        feel::expression_explanation why;
        /// The highest confidentiality of the facts that may lie in it: of those read by path;
        /// where whole records are read, or relations followed, of all fields of these types.
        confidentiality secrecy = confidentiality::open;
    };
    verdict of;
    std::vector<part> parts; ///< of a rule that does not apply: that it does not
    dmn::trace decided;      ///< what its table or model did; no steps for other rules
    confidentiality secrecy = confidentiality::open; ///< of what the table or model did
};

} // namespace tenet::policy

#endif
