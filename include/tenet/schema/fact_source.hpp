#ifndef TENET_SCHEMA_FACT_SOURCE_HPP
#define TENET_SCHEMA_FACT_SOURCE_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/arena.hpp>
#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <optional>

namespace tenet {

/// The span of time a rule asks a collection about, by the collection's time field. No `from`
/// means since the beginning; no `to` means until the instant judged.
struct asked_span {
    std::optional<date> from;
    std::optional<date> to;
};

/// Where relations lead: implemented by the portfolio's snapshot and its overlays.
class fact_source {
public:
    virtual ~fact_source() = default;

    /// The records behind a relation: for `many`, a list in `memory` (layout objects), closed only
    /// if the collection is covered for the account concerned and the whole span asked for; else
    /// open, with `uncovered` and its cause. For to-one, the record, or missing (unresolved, or
    /// unset where the reference itself is). The list holds every record known, also those outside
    /// the span.
    [[nodiscard]] virtual value related(const record_type& from, const relation& way,
                                        const void* object, const asked_span& span,
                                        arena& memory) const = 0;

    /// All records of a type, closed only if the collection is covered as a whole over `span`.
    [[nodiscard]] virtual value all(const record_type& type, const asked_span& span,
                                    arena& memory) const = 0;
};

} // namespace tenet

#endif
