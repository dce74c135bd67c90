#include "portfolio/content.hpp"

#include <tenet/portfolio/snapshot.hpp>

namespace tenet::portfolio {

namespace {

/// The account a record belongs to; empty where it belongs to none. A host's own account type need
/// not name its key as its account field.
std::string_view account_of(const record_type& type, const void* object) noexcept {
    if (type.account_field() != nullptr) return text_in(*type.account_field(), object);
    return type.name() == "account" ? type.key_of(object) : std::string_view{};
}

value list_value(const record_type& type, std::span<const void* const> objects,
                 const missing_cause* open_because, arena& memory) {
    auto* list = memory.make<list_data>();
    list->how = list_data::layout::objects;
    list->type = &type;
    list->base = objects.data();
    list->size = objects.size();
    list->open_because = open_because;
    list->uncovered = open_because != nullptr;
    return value::of(list);
}

} // namespace

value snapshot_facts::related(const record_type& from, const relation& way, const void* object,
                              const asked_span& span, arena& memory) const {
    const catalogue& types = of_->types();
    const std::size_t slot = types.slot_of(from, way);
    if (slot == types.relations().size()) return value::missing(&way.absent);
    const bound_relation& bound = types.relations()[slot];
    if (!way.many) {
        const value reference = bound.via->load(*bound.via, object, memory);
        if (!reference.is(value_kind::string)) return reference;
        const std::span<const void* const> found = of_->related(from, way, object);
        return found.empty() ? value::missing(&way.absent) : value::of(found[0], *bound.to);
    }
    const bool is_covered = of_->supplied().covers(bound.to->head().collection,
                                                   account_of(from, object), span, judged_);
    return list_value(*bound.to, of_->related(from, way, object),
                      is_covered ? nullptr : &way.absent, memory);
}

value snapshot_facts::all(const record_type& type, const asked_span& span, arena& memory) const {
    const missing_cause* open_because = nullptr;
    if (!of_->supplied().covers(type.head().collection, {}, span, judged_)) {
        auto* cause = memory.make<missing_cause>();
        cause->why = missing_cause::reason::uncovered;
        cause->path = type.head().collection;
        open_because = cause;
    }
    return list_value(type, of_->all(type), open_because, memory);
}

} // namespace tenet::portfolio
