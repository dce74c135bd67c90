#ifndef TENET_SRC_ASSESS_WRITING_HPP
#define TENET_SRC_ASSESS_WRITING_HPP

#include <tenet/assess/instance.hpp>
#include <tenet/json/members.hpp>

#include <string_view>
#include <vector>

/// What instances and what is told of them write alike. A member that says nothing is left out.
namespace tenet::assess {

using json::both_member;
using json::count_member;
using json::flag_member;
using json::list_member;
using json::text_member;
using json::writer;

/// A member with a value; none where it is null.
inline void value_member(writer& out, std::string_view name, const owned_value& is) {
    if (is->is_null()) return;
    out.key(name);
    out.value(*is);
}

inline void write_effects(writer& out, const std::vector<instance_effect>& effects) {
    out.begin_array();
    for (const instance_effect& e : effects) {
        out.begin_object();
        text_member(out, "type", e.what.type);
        text_member(out, "name", e.what.name);
        text_member(out, "role", e.what.target);
        list_member(out, "people", e.people, [&](const std::string& p) { out.string(p); });
        value_member(out, "data", e.what.data);
        text_member(out, "at", utc_text(e.what.at));
        out.end_object();
    }
    out.end_array();
}

inline void write_problem(writer& out, const diagnostic& d) {
    out.begin_object();
    text_member(out, "id", d.id());
    text_member(out, "level", d.level() == severity::error ? "error" : "warning");
    text_member(out, "zh", std::string_view{d.text(language::zh)});
    text_member(out, "en", std::string_view{d.text(language::en)});
    out.end_object();
}

} // namespace tenet::assess

#endif
