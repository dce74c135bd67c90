#include "portfolio/content.hpp"

#include <tenet/portfolio/messages.hpp>

namespace tenet::portfolio {

namespace {

place place_of(const records& in, std::size_t type, row r, std::string_view field,
               const place_of_row& places) {
    const record_type& of = *in.types->types()[type];
    place where = places ? places(type, r) : place{};
    if (where.pointer.empty()) {
        where.pointer = '/';
        where.pointer += of.head().collection;
        where.pointer += '/';
        where.pointer += of.key_of(in.stores[type][r]);
    }
    where.pointer += '/';
    where.pointer += field;
    return where;
}

} // namespace

void find_dangling(const records& in, severity level, const place_of_row& places,
                   diagnostics& problems) {
    const message& what = level == severity::error ? portfolio_messages::dangling_reference
                                                   : portfolio_messages::unresolved_reference;
    for (const bound_relation& bound : in.types->relations()) {
        if (bound.definition->many) continue;
        const std::size_t type = in.types->index_of(*bound.from);
        const type_store& targets = *in.store(*bound.to);
        in.stores[type].each([&](row r, const void* object) {
            const std::string_view key = text_in(*bound.via, object);
            if (key.empty() || targets.find(*bound.to, key) != no_row) return true;
            problems.add(what,
                         {std::string{key}, std::string{bound.via->name},
                          std::string{bound.to->name()}, std::string{bound.via->zh},
                          std::string{bound.to->zh()}},
                         problems.items().size() < diagnostics::default_cap
                             ? place_of(in, type, r, bound.via->name, places)
                             : place{});
            return true;
        });
    }
}

} // namespace tenet::portfolio
