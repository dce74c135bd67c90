#ifndef TENET_GROUP_RELATIONSHIP_HPP
#define TENET_GROUP_RELATIONSHIP_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::group {

/// What one organisation holds in, or does to, another, over a span of valid time.
struct relationship {
    std::string id;
    std::string holder;
    std::string subject;
    std::string type;
    fact<decimal> share;
    std::optional<date> valid_from;
    fact<date> valid_to;
    std::optional<date> recorded_on;
    std::optional<std::string> source;
    std::optional<std::string> origin; ///< how a holding was come by: bought, by a merger, ...
    std::optional<bool> lawful;        ///< of a nominee: whether the law permits it
};

[[nodiscard]] const record_type& table_of(type_tag<relationship>);

} // namespace tenet::group

#endif
