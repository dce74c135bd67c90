#ifndef TENET_SRC_ASSESS_WRITING_HPP
#define TENET_SRC_ASSESS_WRITING_HPP

#include <tenet/assess/instance.hpp>
#include <tenet/json/writer.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

/// What instances and what is told of them write alike. A member that says nothing is left out.
namespace tenet::assess {

using json::writer;

inline void member(writer& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.key(name);
    out.string(text);
}

inline void member(writer& out, std::string_view name, const owned_value& is) {
    if (is->is_null()) return;
    out.key(name);
    out.value(*is);
}

inline void member(writer& out, std::string_view name, std::uint64_t n) {
    out.key(name);
    out.integer(static_cast<std::int64_t>(n));
}

inline void write_effects(writer& out, const std::vector<instance_effect>& effects) {
    out.begin_array();
    for (const instance_effect& e : effects) {
        out.begin_object();
        member(out, "type", e.what.type);
        member(out, "name", e.what.name);
        member(out, "role", e.what.target);
        out.key("people");
        out.begin_array();
        for (const std::string& p : e.people) out.string(p);
        out.end_array();
        member(out, "data", e.what.data);
        member(out, "at", utc_text(e.what.at));
        out.end_object();
    }
    out.end_array();
}

inline void write_problem(writer& out, const diagnostic& d) {
    out.begin_object();
    member(out, "id", d.id());
    member(out, "level", d.level() == severity::error ? "error" : "warning");
    member(out, "zh", std::string_view{d.text(language::zh)});
    member(out, "en", std::string_view{d.text(language::en)});
    out.end_object();
}

} // namespace tenet::assess

#endif
