#include "reading.hpp"

namespace tenet::feel {

bool is_absence(const missing_cause& cause) noexcept {
    return cause.why == missing_cause::reason::unset ||
           cause.why == missing_cause::reason::uncovered ||
           cause.why == missing_cause::reason::unresolved;
}

value settle(evaluation& run, const value& v) {
    if (v.is_missing()) return is_absence(*v.cause()) ? value::null() : v;
    if (!v.is(value_kind::list)) return v;
    const list_data& list = v.as_list();
    if (list.closed() || !is_absence(*list.open_because)) return v;
    auto* known = run.memory().make<list_data>(list);
    known->open_because = nullptr;
    known->maybes = 0;
    known->doubtful = nullptr;
    known->uncovered = false;
    return value::of(known);
}

value plain(evaluation& run, const value& v) {
    if (!v.is_missing() || is_plainly_missing(v)) return v;
    auto* cause = run.memory().make<missing_cause>(*v.cause());
    cause->has_interval = false;
    return value::missing(cause);
}

value join_missing(evaluation& run, const value& a, const value& b) {
    if (!a.is_missing()) return plain(run, b);
    if (!b.is_missing()) return plain(run, a);
    return value::missing(join(run.memory(), a.cause(), b.cause()));
}

value fail_on(evaluation& run, const message& what, const value& a) {
    const kind_names names{a};
    return run.fail(what, std::array{names.zh, names.en});
}

value fail_on(evaluation& run, const message& what, const value& a, const value& b) {
    const kind_names first{a};
    const kind_names second{b};
    return run.fail(what, std::array{first.zh, first.en, second.zh, second.en});
}

} // namespace tenet::feel
