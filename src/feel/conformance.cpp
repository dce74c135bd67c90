#include "conformance.hpp"

#include "members.hpp"
#include "reading.hpp"

#include <tenet/feel/function.hpp>
#include <tenet/feel/operators.hpp>

namespace tenet::feel {

namespace {

value part_conforms(evaluation& run, const value& part, const std::shared_ptr<const type>& is) {
    const value v = settled(run, part);
    if (!is || v.is_null()) return value{true};
    if (v.is_missing()) return v;
    return conforms(run, v, *is);
}

value list_conforms(evaluation& run, const value& v, const type& is) {
    if (!v.is(value_kind::list)) return value{false};
    if (!is.item || is.item->is == type::family::any) return value{true};
    const list_data& list = v.as_list();
    value answer{true};
    for (std::size_t i = 0; i < list.size && !answer.is_false(); ++i) {
        if (!run.step()) return value::missing(run.exhausted());
        answer = both(run, answer, part_conforms(run, list.at(i), is.item));
    }
    return list.closed() ? answer : both(run, answer, value::missing(list.open_because));
}

value context_conforms(evaluation& run, const value& v, const type& is) {
    if (!v.is(value_kind::context) && !v.is(value_kind::record)) return value{false};
    const entry_view entries{run, v};
    value answer{true};
    for (const type::member& m : is.members) {
        const auto found = entries.find(m.name);
        if (!found) return value{false};
        answer = both(run, answer, part_conforms(run, *found, m.is));
    }
    return answer;
}

value range_conforms(evaluation& run, const value& v, const type& is) {
    if (!v.is(value_kind::range)) return value{false};
    const range_data& r = v.as_range();
    return both(run, part_conforms(run, r.low, is.item), part_conforms(run, r.high, is.item));
}

bool function_conforms(const value& v, const type& is) {
    if (!v.is(value_kind::function)) return false;
    const function_data& f = v.as_function();
    return f.native != nullptr || is.members.empty() ||
           f.parameters.size() + 1 == is.members.size();
}

} // namespace

value conforms(evaluation& run, const value& v, const type& is) {
    switch (is.is) {
    case type::family::any: return value{true};
    case type::family::scalar: return value{v.kind() == is.kind};
    case type::family::list: return list_conforms(run, v, is);
    case type::family::record: return value{v.is(value_kind::record) && &v.type() == is.record};
    case type::family::context: return context_conforms(run, v, is);
    case type::family::range: return range_conforms(run, v, is);
    case type::family::function: return value{function_conforms(v, is)};
    }
    return value{false};
}

} // namespace tenet::feel
