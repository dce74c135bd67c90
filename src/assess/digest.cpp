#include "assess/program.hpp"

#include <tenet/base/digest.hpp>
#include <tenet/json/canonical.hpp>

namespace tenet::assess {

namespace {

/// Feeds every part of a definition to a digest, lists with their lengths before them.
class feeder {
public:
    void add(std::string_view text) { sum_.add_field(text); }
    void add(bool flag) { sum_.add_field(flag ? "1" : "0"); }
    void count(std::size_t n) { add(std::to_string(n)); }

    template <class T>
    void add(const std::vector<T>& from) {
        count(from.size());
        for (const T& each : from) add(each);
    }

    void add(const std::string& text) { add(std::string_view{text}); }

    void add(const value_source& v) {
        add(v.expression);
        std::string literal;
        if (v.literal) json::append_canonical(literal, **v.literal);
        add(literal);
    }
    void add(const text_source& t) {
        add(t.text);
        add(t.expression);
    }
    void add(const parameter_definition& p) {
        add(p.name);
        add(p.is);
    }
    void add(const branch_definition& b) {
        add(b.condition);
        add(b.actions);
    }
    void add(const action_definition& a) {
        count(static_cast<std::size_t>(a.is));
        add(a.event);
        add(a.id);
        add(a.id_location);
        add(a.type);
        add(a.target);
        add(a.delay);
        add(a.data);
        add(a.parameters);
        add(a.location);
        add(a.declares);
        add(a.item);
        add(a.index);
        add(a.actions);
        add(a.branches);
    }
    void add(const transition_definition& t) {
        add(t.events);
        add(t.condition);
        add(t.targets);
        add(t.internal);
        add(t.by);
        add(t.actions);
    }
    void add(const data_definition& d) {
        add(d.name);
        add(d.zh);
        add(d.is);
    }
    void add(const state_definition& s) {
        add(s.id);
        count(static_cast<std::size_t>(s.is));
        add(s.initial);
        add(s.on_initial);
        add(s.on_entry);
        add(s.on_exit);
        add(s.transitions);
        add(s.data);
        add(s.done);
        add(s.done_parameters);
        add(s.children);
    }
    void add(const role_definition& r) {
        add(r.id);
        add(r.needs);
    }

    std::string finish() { return sum_.finish_hex(); }

private:
    sha256 sum_;
};

} // namespace

std::string digest_of(const chart_definition& from) {
    feeder out;
    out.add(from.id);
    out.add(from.version);
    out.add(from.initial);
    out.add(from.late_binding);
    out.add(from.data);
    out.add(from.on_load);
    out.add(from.states);
    out.add(from.effects);
    out.add(from.roles);
    out.add(from.exclusive);
    return out.finish();
}

} // namespace tenet::assess
