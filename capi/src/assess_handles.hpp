#ifndef TENET_CAPI_ASSESS_HANDLES_HPP
#define TENET_CAPI_ASSESS_HANDLES_HPP

#include "handles.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

struct tenet_assessment {
    tenet::assess::assessment is;
};

/// An instance with what it runs by and the texts that it hands out.
struct tenet_instance {
    tenet::assess::assessment of;
    std::shared_ptr<const tenet::working_calendar> calendar;
    std::shared_ptr<const tenet::zone_database> zones;
    tenet::assess::run_options how;
    tenet::assess::instance is;
    std::string due;
    std::string at;
    std::string checkpoint;
};

namespace tenet::capi {

/// The texts of an instance that has come to another state. Made before anything is changed.
struct shown {
    shown(const assess::assessment& of, const assess::instance& is)
        : at(is.at()), checkpoint(assess::checkpoint_text(is.log)) {
        if (const auto next = assess::next_due(of, is)) due = assess::utc_text(*next);
    }

    void move_to(tenet_instance& to) noexcept {
        to.due.swap(due);
        to.at.swap(at);
        to.checkpoint.swap(checkpoint);
    }

    std::string due;
    std::string at;
    std::string checkpoint;
};

/// An instance without a state, with what it runs by.
inline std::unique_ptr<tenet_instance> prepare(arguments& check, const tenet_assessment* of,
                                               const tenet_instance_options* options) {
    const auto from = check.versioned(options, tenet_instance_options{}, "tenet_instance_options");
    if (!check.need(of, "assessment") || !check.good()) return nullptr;
    auto made = std::make_unique<tenet_instance>();
    made->of = of->is;
    if (from.calendar != nullptr) made->calendar = from.calendar->is;
    if (from.zones != nullptr) made->zones = from.zones->is;
    made->how.calendar = made->calendar.get();
    made->how.zones = made->zones.get();
    const std::string_view zone = check.text(from.zone, "zone");
    const auto read = assess::read_zone(zone, made->zones.get());
    if (!read) check.refuse(capi_messages::bad_number, {"zone", std::string{zone}});
    if (read) made->how.zone = *read;
    return made;
}

inline std::optional<instant> read_now(arguments& check, tenet_str now,
                                       const zone_database* zones) {
    const auto read = check.instant_of(now, "now", zones);
    const auto at = read ? read->to_instant() : std::nullopt;
    if (read && !at) check.refuse(capi_messages::bad_instant, {"now", read->text()});
    return at;
}

/// What a step hands out; kept until nothing can fail any more.
class handed_out {
public:
    explicit handed_out(const assess::instance_step& from)
        : bytes_(new tenet_buffer{from.bytes}),
          effects_(new tenet_buffer{assess::effects_json(from.effects)}) {}

    void give(tenet_buffer** bytes, tenet_buffer** effects) noexcept {
        *bytes = bytes_.release();
        if (effects != nullptr) *effects = effects_.release();
    }

private:
    std::unique_ptr<tenet_buffer> bytes_;
    std::unique_ptr<tenet_buffer> effects_;
};

/// Brings an instance to its next state, in which it runs by `of`: all of it or nothing.
inline answer accept(tenet_instance& to, const assess::assessment& of,
                     result<assess::instance_step> made, tenet_buffer** bytes,
                     tenet_buffer** effects) {
    if (!made) return refuse(made.error());
    shown texts{of, made->next};
    handed_out out{*made};
    to.of = of;
    std::swap(to.is, made->next);
    texts.move_to(to);
    out.give(bytes, effects);
    return answer::ok();
}

inline answer accept(tenet_instance& to, result<assess::instance_step> made, tenet_buffer** bytes,
                     tenet_buffer** effects) {
    return accept(to, to.of, std::move(made), bytes, effects);
}

inline std::optional<result<assess::checkpoint>> read_expected(arguments& check, tenet_str given) {
    const std::string_view text = check.bytes(given, "checkpoint");
    if (text.empty()) return std::nullopt;
    return assess::read_checkpoint(text);
}

/// Assumptions of a simulation; empty: nobody answers.
inline result<assess::assumptions> read_assumed(std::string_view text) {
    if (text.empty()) return assess::assumptions{};
    return assess::read_assumptions(std::string{text});
}

/// That so many handles were given, and at least one.
template <class Handle>
void need_all(arguments& check, const Handle* const* from, size_t count, const char* name) {
    check.between(static_cast<std::int64_t>(std::min<size_t>(count, INT64_MAX)), 1,
                  std::int64_t{1} << 20, "count");
    if (!check.need(from, name) || !check.good()) return;
    for (size_t n = 0; n < count && check.need(from[n], name); ++n) {}
}

} // namespace tenet::capi

#endif
