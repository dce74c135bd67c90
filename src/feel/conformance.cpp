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
        if (!run.step()) return value::missing(run.exhausted());
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

/// Writes types, as far as a text of some length: types share parts, so that a few definitions can
/// stand for a text without end.
class type_writer {
public:
    std::string write(const type& is) {
        add(is);
        if (out_.size() > longest) out_ += "…";
        return std::move(out_);
    }

private:
    static constexpr std::size_t longest = 2000;

    void add(const type& is) {
        if (out_.size() > longest) return;
        switch (is.is) {
        case type::family::any: out_ += "Any"; break;
        case type::family::scalar: out_ += name_of(is.kind); break;
        case type::family::record: out_ += is.record->head().name; break;
        case type::family::list: add_of("list", is.item); break;
        case type::family::range: add_of("range", is.item); break;
        case type::family::context:
            out_ += "context";
            if (!is.members.empty()) add_members(is.members, is.members.size(), true);
            break;
        case type::family::function:
            out_ += "function";
            if (is.members.empty()) break;
            add_members(is.members, is.members.size() - 1, false);
            out_ += " -> ";
            add(is.members.back().is);
            break;
        }
    }

    void add(const std::shared_ptr<const type>& is) {
        if (is) {
            add(*is);
        } else {
            out_ += "Any";
        }
    }

    void add_of(std::string_view name, const std::shared_ptr<const type>& item) {
        out_ += name;
        if (!item) return;
        out_ += '<';
        add(*item);
        out_ += '>';
    }

    /// The parts between angle brackets.
    void add_members(const std::vector<type::member>& members, std::size_t count, bool named) {
        out_ += '<';
        for (std::size_t n = 0; n < count && out_.size() <= longest; ++n) {
            if (n != 0) out_ += ", ";
            if (named) out_ += members[n].name + ": ";
            add(members[n].is);
        }
        out_ += '>';
    }

    std::string out_;
};

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
    if (is.is == type::family::scalar && v.kind() == is.kind && !is.allowed) return v;
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
    return type_writer{}.write(is);
}

} // namespace tenet::feel
