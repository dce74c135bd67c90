#ifndef TENET_FEEL_MEMBERS_HPP
#define TENET_FEEL_MEMBERS_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/fact_source.hpp>
#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace tenet::feel {

/// A context or a record as entries: name and value. A record's entries are its fields.
class entry_view {
public:
    /// `v` is a context or a record.
    entry_view(evaluation& run, const value& v) : run_(&run), of_(v) {}

    [[nodiscard]] std::size_t size() const noexcept {
        return of_.is(value_kind::context) ? of_.as_context().entries.size()
                                           : of_.type().fields().size();
    }
    [[nodiscard]] std::string_view name(std::size_t i) const noexcept {
        return of_.is(value_kind::context) ? of_.as_context().entries[i].name
                                           : of_.type().fields()[i].name;
    }
    [[nodiscard]] value at(std::size_t i) const {
        if (of_.is(value_kind::context)) return of_.as_context().entries[i].is;
        const field& f = of_.type().fields()[i];
        return f.load(f, of_.as_object(), run_->memory());
    }
    /// The entry of that name (a record's in either language); no value if there is none.
    [[nodiscard]] std::optional<value> find(std::string_view name) const;

private:
    evaluation* run_;
    value of_;
};

/// The property of a date, time, date and time, duration or range (DMN 1.5, tables 65 and 66): no
/// value if that kind has none of this name.
[[nodiscard]] std::optional<value> property(evaluation& run, const value& of,
                                            std::string_view name);

/// One step of a path by name: an entry, a field, a relation or a property; over a list, the list
/// of its items' (10.3.2.8). `zh` is a second name to look for. Absent keys of contexts are null.
[[nodiscard]] value member(evaluation& run, const value& of, std::string_view name,
                           std::string_view zh);

/// As `member`, for one value that is no list; no value if it has none of this name.
[[nodiscard]] std::optional<value> find_member(evaluation& run, const value& of,
                                               std::string_view name, std::string_view zh);

/// All values of that name in a context and in the contexts below it, also in lists, each before
/// what lies in it (the descendant expression of DMN 1.6): `{a: {b: {b: 1}}}...b` is
/// `[{b: 1}, 1]`. Records count as contexts of their fields; relations are not followed. Something
/// missing that may hold contexts leaves the list open. Linear in what is visited.
[[nodiscard]] value descendants(evaluation& run, const value& of, std::string_view name);

/// The span asked about where no filter says otherwise.
[[nodiscard]] inline asked_span usual_span(const evaluation& run) {
    return {run.asked_since(), std::nullopt};
}

/// The records behind a relation, as the run reads them.
[[nodiscard]] value related(evaluation& run, const record_type& from, const relation& way,
                            const void* object, const asked_span& span);

} // namespace tenet::feel

#endif
