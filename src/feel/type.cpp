#include <tenet/feel/type.hpp>

#include <utility>

namespace tenet::feel {

type type::scalar(value_kind k) {
    type t;
    t.is = family::scalar;
    t.kind = k;
    return t;
}

type type::of_record(const record_type& r) {
    type t;
    t.is = family::record;
    t.record = &r;
    return t;
}

type type::list_of(type item) {
    type t;
    t.is = family::list;
    t.item = std::make_shared<const type>(std::move(item));
    return t;
}

type type::of_field(const field& f) {
    switch (f.kind) {
    case value_kind::record:
    case value_kind::context: return f.structure != nullptr ? of_record(*f.structure) : any();
    case value_kind::list:
        if (f.structure != nullptr) return list_of(of_record(*f.structure));
        return list_of(f.item_kind == value_kind::null ? any() : scalar(f.item_kind));
    case value_kind::null:
    case value_kind::missing:
    case value_kind::range:
    case value_kind::function: return any();
    default: return scalar(f.kind);
    }
}

} // namespace tenet::feel
