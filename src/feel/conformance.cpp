#include "members.hpp"
#include "reading.hpp"

#include <tenet/feel/conformance.hpp>
#include <tenet/feel/function.hpp>
#include <tenet/feel/messages.hpp>
#include <tenet/feel/operators.hpp>

#include <array>

namespace tenet::feel {

namespace {

value part_conforms(evaluation& run, const value& part, const std::shared_ptr<const type>& is,
                    bool with_allowed) {
    const value v = settled(run, part);
    if (!is || v.is_null()) return value{true};
    if (v.is_missing()) return v;
    return conforms(run, v, *is, with_allowed);
}

value list_conforms(evaluation& run, const value& v, const type& is, bool with_allowed) {
    if (!v.is(value_kind::list)) return value{false};
    if (!is.item || is.item->is == type::family::any) return value{true};
    const list_data& list = v.as_list();
    value answer{true};
    for (std::size_t i = 0; i < list.size && !answer.is_false(); ++i) {
        if (!run.step()) return value::missing(run.exhausted());
        answer = both(run, answer, part_conforms(run, list.at(i), is.item, with_allowed));
    }
    return list.closed() ? answer : both(run, answer, value::missing(list.open_because));
}

value context_conforms(evaluation& run, const value& v, const type& is, bool with_allowed) {
    if (!v.is(value_kind::context) && !v.is(value_kind::record)) return value{false};
    const entry_view entries{run, v};
    value answer{true};
    for (const type::member& m : is.members) {
        const auto found = entries.find(m.name);
        if (!found) return value{false};
        answer = both(run, answer, part_conforms(run, *found, m.is, with_allowed));
    }
    return answer;
}

value range_conforms(evaluation& run, const value& v, const type& is, bool with_allowed) {
    if (!v.is(value_kind::range)) return value{false};
    const range_data& r = v.as_range();
    return both(run, part_conforms(run, r.low, is.item, with_allowed),
                part_conforms(run, r.high, is.item, with_allowed));
}

bool function_conforms(const value& v, const type& is) {
    if (!v.is(value_kind::function)) return false;
    const function_data& f = v.as_function();
    return f.native != nullptr || is.members.empty() ||
           f.parameters.size() + 1 == is.members.size();
}

value structure_conforms(evaluation& run, const value& v, const type& is, bool with_allowed) {
    switch (is.is) {
    case type::family::any: return value{true};
    case type::family::scalar: return value{v.kind() == is.kind};
    case type::family::list: return list_conforms(run, v, is, with_allowed);
    case type::family::record: return value{v.is(value_kind::record) && &v.type() == is.record};
    case type::family::context: return context_conforms(run, v, is, with_allowed);
    case type::family::range: return range_conforms(run, v, is, with_allowed);
    case type::family::function: return value{function_conforms(v, is)};
    }
    return value{false};
}

value midnight_of(evaluation& run, date day) {
    auto* t = run.memory().make<date_time>();
    t->day = day;
    t->time.in.how = zone_reference::kind::offset;
    return value::of(t);
}

value list_of_one(evaluation& run, const value& v) {
    const auto items = run.memory().make_array<value>(1);
    items[0] = v;
    auto* list = run.memory().make<list_data>();
    list->size = 1;
    list->base = items.data();
    return value::of(list);
}

/// The value in the form that the type asks for; null where there is none.
value converted(evaluation& run, const value& v, const type& is) {
    if (is.is == type::family::list) return list_of_one(run, v);
    if (v.is(value_kind::list)) {
        const list_data& list = v.as_list();
        return list.size == 1 && list.closed() ? settled(run, list.at(0)) : value::null();
    }
    const bool day_for_instant =
        v.is(value_kind::date) && is.is == type::family::scalar && is.kind == value_kind::date_time;
    return day_for_instant ? midnight_of(run, v.as_date()) : value::null();
}

/// The parts between angle brackets.
std::string joined(const std::vector<type::member>& members, std::size_t count, bool named) {
    std::string out;
    for (std::size_t n = 0; n < count; ++n) {
        if (n != 0) out += ", ";
        if (named) out += members[n].name + ": ";
        out += members[n].is ? text_of(*members[n].is) : "Any";
    }
    return out;
}

} // namespace

value conforms(evaluation& run, const value& v, const type& is, bool with_allowed) {
    const value fits = structure_conforms(run, v, is, with_allowed);
    if (!with_allowed || !is.allowed || fits.is_false()) return fits;
    const value admitted = is.allowed->admits(run, v);
    return both(run, fits, admitted.is_null() ? value{false} : admitted);
}

value coerce(evaluation& run, const value& v, const type& is) {
    if (is.is == type::family::any && !is.allowed) return v;
    if (v.is_null() || v.is_missing()) return v;
    const value fits = conforms(run, v, is, true);
    if (fits.is_true() || fits.is_missing()) return v;
    const value other = converted(run, v, is);
    if (other.is_missing()) return other;
    if (!other.is_null() && conforms(run, other, is, true).is_true()) return other;
    constexpr std::size_t shown = 80;
    const std::string text = to_text(v, shown);
    const std::string wanted = text_of(is);
    return run.fail(feel_messages::wrong_type, std::array<std::string_view, 2>{text, wanted});
}

std::string text_of(const type& is) {
    switch (is.is) {
    case type::family::any: return "Any";
    case type::family::scalar: return std::string{name_of(is.kind)};
    case type::family::record: return std::string{is.record->head().name};
    case type::family::list: return is.item ? "list<" + text_of(*is.item) + ">" : "list";
    case type::family::range: return is.item ? "range<" + text_of(*is.item) + ">" : "range";
    case type::family::context:
        if (is.members.empty()) return "context";
        return "context<" + joined(is.members, is.members.size(), true) + ">";
    case type::family::function:
        if (is.members.empty()) return "function";
        return "function<" + joined(is.members, is.members.size() - 1, false) + "> -> " +
               (is.members.back().is ? text_of(*is.members.back().is) : "Any");
    }
    return "Any";
}

} // namespace tenet::feel
