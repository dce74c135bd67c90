#include "handles.hpp"

#include <tenet/assess/agenda.hpp>
#include <tenet/assess/due.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using namespace tenet::capi;

/// An agenda with the text that it hands out.
struct tenet_agenda {
    tenet::assess::agenda is;
    std::string next;
};

namespace {

/// An instant with its zone.
std::optional<tenet::instant> read_instant(arguments& check, tenet_str given, const char* name) {
    const auto read = check.instant_of(given, name, nullptr);
    const auto at = read ? read->to_instant() : std::nullopt;
    if (read && !at) check.refuse(tenet::capi_messages::bad_instant, {name, read->text()});
    return at;
}

/// The text of when something is due next once what has a name is due then.
std::string next_with(const tenet::assess::agenda& of, std::string_view name,
                      std::optional<tenet::instant> due) {
    constexpr tenet::instant last{INT64_MAX, 0};
    for (const std::string& other : of.due(last, 2)) {
        const auto when = of.find(other);
        if (other != name && (!due || *when < *due)) due = when;
    }
    return due ? tenet::assess::utc_text(*due) : std::string{};
}

} // namespace

tenet_status tenet_agenda_new(tenet_agenda** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        *out = new tenet_agenda{};
        return answer::ok();
    });
}

void tenet_agenda_free(tenet_agenda* agenda) {
    delete agenda;
}

tenet_status tenet_agenda_set(tenet_agenda* agenda, tenet_str name, tenet_str due,
                              tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(agenda, "agenda");
        const std::string_view of = check.text(name, "name");
        const bool listed = !check.text(due, "due").empty();
        const auto at = listed && check.good() ? read_instant(check, due, "due") : std::nullopt;
        if (!check.good()) return check.refusal();
        std::string next = next_with(agenda->is, of, at);
        agenda->is.set(of, at);
        agenda->next = std::move(next);
        return answer::ok();
    });
}

tenet_str tenet_agenda_next(const tenet_agenda* agenda) {
    return agenda == nullptr ? tenet_str{} : str(agenda->next);
}

size_t tenet_agenda_size(const tenet_agenda* agenda) {
    return agenda == nullptr ? 0 : agenda->is.size();
}

tenet_status tenet_agenda_due_json(const tenet_agenda* agenda, tenet_str now, size_t most,
                                   tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        constexpr std::int64_t limit = 1'000'000;
        arguments check;
        check.out(out, "out");
        check.need(agenda, "agenda");
        check.between(static_cast<std::int64_t>(std::min<std::size_t>(most, INT64_MAX)), 0, limit,
                      "most");
        const auto at = read_instant(check, now, "now");
        if (!check.good()) return check.refusal();
        tenet::json::writer names;
        names.begin_array();
        for (const std::string& name : agenda->is.due(*at, most)) names.string(name);
        names.end_array();
        give_text(out, names.take());
        return answer::ok();
    });
}
