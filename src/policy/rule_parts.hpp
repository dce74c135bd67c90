#ifndef TENET_POLICY_RULE_PARTS_HPP
#define TENET_POLICY_RULE_PARTS_HPP

#include "program.hpp"

#include <array>
#include <string_view>

namespace tenet::policy {

/// An expression of a rule that comes to a single value: its name in a pack, as written and as
/// compiled.
struct rule_part {
    std::string_view name;
    expression_text rule::*written;
    optional_expression compiled_rule::*is;
};

/// In the order in which rules ask for them.
inline constexpr std::array<rule_part, 19> rule_parts{{
    {"applies", &rule::applies, &compiled_rule::applies},
    {"every", &rule::every, &compiled_rule::every},
    {"anchor", &rule::anchor, &compiled_rule::anchor},
    {"start", &rule::start, &compiled_rule::start},
    {"grace", &rule::grace, &compiled_rule::grace},
    {"from", &rule::from, &compiled_rule::from},
    {"done", &rule::done, &compiled_rule::done},
    {"within", &rule::within, &compiled_rule::within},
    {"assigned", &rule::assigned, &compiled_rule::assigned},
    {"decide", &rule::decide, &compiled_rule::decide},
    {"approval", &rule::approval, &compiled_rule::approval},
    {"numerator", &rule::numerator, &compiled_rule::numerator},
    {"numerator_as_of", &rule::numerator_as_of, &compiled_rule::numerator_as_of},
    {"denominator", &rule::denominator, &compiled_rule::denominator},
    {"denominator_as_of", &rule::denominator_as_of, &compiled_rule::denominator_as_of},
    {"at_most", &rule::at_most, &compiled_rule::at_most},
    {"no_older_than", &rule::no_older_than, &compiled_rule::no_older_than},
    {"require", &rule::require, &compiled_rule::require},
    {"level", &rule::level, &compiled_rule::level},
}};

} // namespace tenet::policy

#endif
