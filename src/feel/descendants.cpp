#include "list_builder.hpp"
#include "members.hpp"
#include "reading.hpp"

#include <tenet/feel/messages.hpp>
#include <tenet/feel/type.hpp>

#include <array>
#include <string_view>
#include <vector>

namespace tenet::feel {

namespace {

bool is_entries(const value& v) noexcept {
    return v.is(value_kind::context) || v.is(value_kind::record);
}

/// Walks down contexts and lists, what comes first first; keeps its own stack, so that the depth of
/// a value costs no stack of the host.
class descent {
public:
    descent(evaluation& run, std::string_view name) : run_(run), name_(name), found_(run) {}

    value through(const value& top) {
        open_.push_back({top, false});
        while (!open_.empty()) {
            const visit here = open_.back();
            open_.pop_back();
            const bool goes_on = here.is_named ? found_.add(here.is) : run_.step();
            if (!goes_on) return value::missing(run_.exhausted());
            descend(here.is);
        }
        return found_.list();
    }

private:
    struct visit {
        value is;
        bool is_named = false;
    };

    void descend(const value& v) {
        if (is_entries(v)) {
            const entry_view entries{run_, v};
            for (std::size_t i = entries.size(); i-- > 0;) push_entry(v, entries, i);
        } else if (v.is(value_kind::list)) {
            const list_data& items = v.as_list();
            if (!items.closed()) found_.open_without_bound(items.open_because);
            for (std::size_t i = items.size; i-- > 0;)
                push(settled(run_, items.at(i)), false, true);
        }
    }

    void push_entry(const value& owner, const entry_view& entries, std::size_t i) {
        const value v = settled(run_, entries.at(i));
        if (owner.is(value_kind::context)) return push(v, entries.name(i) == name_, true);
        const field& f = owner.type().fields()[i];
        const bool is_scalar = type::of_field(f).is == type::family::scalar;
        push(v, f.name == name_ || f.zh == name_, !is_scalar);
    }

    void push(const value& v, bool is_named, bool may_hold_more) {
        if (v.is_missing() && may_hold_more) found_.open_without_bound(v.cause());
        if (is_named || is_entries(v) || v.is(value_kind::list)) open_.push_back({v, is_named});
    }

    evaluation& run_;
    std::string_view name_;
    list_builder found_;
    std::vector<visit> open_;
};

} // namespace

value descendants(evaluation& run, const value& of, std::string_view name) {
    if (of.is_missing()) return plain(run, of);
    if (of.is_null()) return of;
    if (!is_entries(of) && !of.is(value_kind::list)) {
        const kind_names names{of};
        return run.fail(feel_messages::no_member, std::array{name, names.zh, names.en});
    }
    return descent{run, name}.through(of);
}

} // namespace tenet::feel
