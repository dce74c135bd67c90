#include "handles.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace tenet::capi;
using tenet::diagnostics;

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

namespace {

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
std::unique_ptr<tenet_instance> prepare(arguments& check, const tenet_assessment* of,
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

std::optional<instant> read_now(arguments& check, tenet_str now, const zone_database* zones) {
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

/// Brings an instance to its next state: all of it or nothing.
answer accept(tenet_instance& to, result<assess::instance_step> made, tenet_buffer** bytes,
              tenet_buffer** effects) {
    if (!made) return refuse(made.error());
    shown texts{to.of, made->next};
    handed_out out{*made};
    std::swap(to.is, made->next);
    texts.move_to(to);
    out.give(bytes, effects);
    return answer::ok();
}

/// Instances to be simulated, each with what it runs by.
std::vector<assess::simulated_instance>
read_instances(arguments& check, const tenet_instance* const* from, size_t count) {
    std::vector<assess::simulated_instance> all;
    check.between(static_cast<std::int64_t>(std::min<size_t>(count, INT64_MAX)), 1,
                  std::int64_t{1} << 20, "count");
    if (!check.need(from, "instances") || !check.good()) return all;
    for (size_t n = 0; n < count; ++n) {
        if (!check.need(from[n], "instances")) return all;
        all.push_back({&from[n]->of, &from[n]->is, from[n]->how});
    }
    return all;
}

/// Copies of the definitions given; copies share.
std::vector<assess::assessment> read_versions(arguments& check, const tenet_assessment* const* from,
                                              size_t count) {
    std::vector<assess::assessment> all;
    check.between(static_cast<std::int64_t>(std::min<size_t>(count, INT64_MAX)), 1,
                  std::int64_t{1} << 20, "count");
    if (!check.need(from, "versions") || !check.good()) return all;
    for (size_t n = 0; n < count; ++n) {
        if (!check.need(from[n], "versions")) return all;
        all.push_back(from[n]->is);
    }
    return all;
}

std::optional<result<assess::checkpoint>> read_expected(arguments& check, tenet_str given) {
    const std::string_view text = check.bytes(given, "checkpoint");
    if (text.empty()) return std::nullopt;
    return assess::read_checkpoint(text);
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_assessment_load_text(tenet_str json, tenet_str file, tenet_assessment** out,
                                        tenet_error** warnings, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        arguments::optional_out(warnings);
        const std::string_view text = check.bytes(json, "json");
        const std::string_view name = check.text(file, "file");
        if (!check.good()) return check.refusal();
        auto made = tenet::assess::assessment::read(std::string{text}, std::string{name});
        if (!made) return refuse(made.error());
        auto heard = make_warnings(warnings, warnings == nullptr ? diagnostics{} : made->lint());
        *out = new tenet_assessment{std::move(*made)};
        give_warnings(warnings, std::move(heard));
        return answer::ok();
    });
}

void tenet_assessment_free(tenet_assessment* assessment) {
    delete assessment;
}

tenet_str tenet_assessment_id(const tenet_assessment* assessment) {
    return assessment == nullptr ? tenet_str{} : str(assessment->is.definition().id);
}

tenet_str tenet_assessment_version(const tenet_assessment* assessment) {
    return assessment == nullptr ? tenet_str{} : str(assessment->is.definition().version);
}

tenet_str tenet_assessment_digest(const tenet_assessment* assessment) {
    return assessment == nullptr ? tenet_str{} : str(assessment->is.chart().digest());
}

tenet_status tenet_assessment_occurrences(const tenet_assessment* assessment, tenet_str after,
                                          size_t most, tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        constexpr std::int64_t limit = 10'000;
        arguments check;
        check.out(out, "out");
        check.need(assessment, "assessment");
        const auto shown = static_cast<std::int64_t>(std::min<std::size_t>(most, INT64_MAX));
        check.between(shown, 0, limit, "most");
        const auto from = check.instant_of(after, "after", nullptr);
        if (from && !from->to_instant()) {
            check.refuse(tenet::capi_messages::bad_instant, {"after", from->text()});
        }
        if (!check.good()) return check.refusal();
        tenet::json::writer dates;
        dates.begin_array();
        const auto& recurs = assessment->is.recurs();
        auto last = from;
        for (std::size_t n = 0; recurs && n < most; ++n) {
            const auto next = recurs->after(*last);
            if (!next) return refuse(next.error());
            last = *next;
            if (!last) break;
            dates.string(last->text());
        }
        dates.end_array();
        give_text(out, dates.take());
        return answer::ok();
    });
}

tenet_status tenet_instance_options_init(tenet_instance_options* options, size_t size) {
    return initialise(options, size, tenet_instance_options{});
}

tenet_status tenet_instance_open(const tenet_assessment* assessment, tenet_str json, tenet_str now,
                                 const tenet_instance_options* options, tenet_instance** out,
                                 tenet_buffer** bytes, tenet_buffer** effects,
                                 tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.out(bytes, "bytes");
        arguments::optional_out(effects);
        const std::string_view text = check.bytes(json, "json");
        auto made = prepare(check, assessment, options);
        const auto at = read_now(check, now, made == nullptr ? nullptr : made->zones.get());
        if (!check.good()) return check.refusal();
        const auto with = tenet::assess::read_opening(std::string{text});
        if (!with) return refuse(with.error());
        answer a =
            accept(*made, tenet::assess::open(made->of, *with, *at, made->how), bytes, effects);
        if (a.status == TENET_OK) *out = made.release();
        return a;
    });
}

tenet_status tenet_instance_replay(const tenet_assessment* assessment, tenet_str log,
                                   tenet_str checkpoint, const tenet_instance_options* options,
                                   tenet_instance** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const std::string_view lines = check.bytes(log, "log");
        auto made = prepare(check, assessment, options);
        const auto expected = read_expected(check, checkpoint);
        if (!check.good()) return check.refusal();
        if (expected && !*expected) return refuse(expected->error());
        auto found =
            tenet::assess::replay(made->of, lines, made->how, expected ? &**expected : nullptr);
        if (!found) return refuse(found.error());
        shown texts{made->of, *found};
        made->is = std::move(*found);
        texts.move_to(*made);
        *out = made.release();
        return answer::ok();
    });
}

void tenet_instance_free(tenet_instance* instance) {
    delete instance;
}

tenet_status tenet_instance_submit(tenet_instance* instance, tenet_str act, tenet_str now,
                                   tenet_buffer** bytes, tenet_buffer** effects,
                                   tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(bytes, "bytes");
        arguments::optional_out(effects);
        check.need(instance, "instance");
        const std::string_view text = check.bytes(act, "act");
        if (!check.good()) return check.refusal();
        const auto at = read_now(check, now, instance->zones.get());
        if (!check.good()) return check.refusal();
        const auto what = tenet::assess::read_act(std::string{text});
        if (!what) return refuse(what.error());
        return accept(*instance,
                      tenet::assess::submit(instance->of, instance->is, *what, *at, instance->how),
                      bytes, effects);
    });
}

tenet_status tenet_instance_advance(tenet_instance* instance, tenet_str now, tenet_buffer** bytes,
                                    tenet_buffer** effects, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(bytes, "bytes");
        arguments::optional_out(effects);
        check.need(instance, "instance");
        if (!check.good()) return check.refusal();
        const auto at = read_now(check, now, instance->zones.get());
        if (!check.good()) return check.refusal();
        return accept(*instance,
                      tenet::assess::advance(instance->of, instance->is, *at, instance->how), bytes,
                      effects);
    });
}

tenet_str tenet_instance_next_due(const tenet_instance* instance) {
    return instance == nullptr ? tenet_str{} : str(instance->due);
}

tenet_str tenet_instance_at(const tenet_instance* instance) {
    return instance == nullptr ? tenet_str{} : str(instance->at);
}

int32_t tenet_instance_closed(const tenet_instance* instance) {
    return instance != nullptr && instance->is.closed() ? 1 : 0;
}

tenet_str tenet_instance_checkpoint(const tenet_instance* instance) {
    return instance == nullptr ? tenet_str{} : str(instance->checkpoint);
}

tenet_status tenet_instance_show_json(const tenet_instance* instance, tenet_buffer** out,
                                      tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(instance, "instance");
        if (!check.good()) return check.refusal();
        give_text(out, tenet::assess::show_json(instance->of, instance->is));
        return answer::ok();
    });
}

tenet_status tenet_instance_preview_migration(const tenet_instance* instance,
                                              const tenet_assessment* to, tenet_str plan,
                                              tenet_str now, tenet_buffer** out,
                                              tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(instance, "instance");
        check.need(to, "to");
        const std::string_view text = check.bytes(plan, "plan");
        if (!check.good()) return check.refusal();
        const auto at = read_now(check, now, instance->zones.get());
        if (!check.good()) return check.refusal();
        const auto by = tenet::assess::migration_plan::read(std::string{text});
        if (!by) return refuse(by.error());
        give_text(out, tenet::assess::preview_json(tenet::assess::preview_migration(
                           instance->of, to->is, instance->is, *by, *at, instance->how)));
        return answer::ok();
    });
}

tenet_status tenet_instance_migrate(tenet_instance* instance, const tenet_assessment* to,
                                    tenet_str plan, tenet_str now, tenet_buffer** bytes,
                                    tenet_buffer** effects, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(bytes, "bytes");
        arguments::optional_out(effects);
        check.need(instance, "instance");
        check.need(to, "to");
        const std::string_view text = check.bytes(plan, "plan");
        if (!check.good()) return check.refusal();
        const auto at = read_now(check, now, instance->zones.get());
        if (!check.good()) return check.refusal();
        const auto by = tenet::assess::migration_plan::read(std::string{text});
        if (!by) return refuse(by.error());
        auto made =
            tenet::assess::migrate(instance->of, to->is, instance->is, *by, *at, instance->how);
        if (!made) return refuse(made.error());
        shown texts{to->is, made->next};
        handed_out out{*made};
        instance->of = to->is;
        std::swap(instance->is, made->next);
        texts.move_to(*instance);
        out.give(bytes, effects);
        return answer::ok();
    });
}

tenet_status tenet_instance_replay_versions(const tenet_assessment* const* versions, size_t count,
                                            tenet_str log, tenet_str checkpoint,
                                            const tenet_instance_options* options,
                                            tenet_instance** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const std::string_view lines = check.bytes(log, "log");
        const auto given = read_versions(check, versions, count);
        if (!check.good()) return check.refusal();
        auto made = prepare(check, versions[0], options);
        const auto expected = read_expected(check, checkpoint);
        if (!check.good()) return check.refusal();
        if (expected && !*expected) return refuse(expected->error());
        auto found =
            tenet::assess::replay(given, lines, made->how, expected ? &**expected : nullptr);
        if (!found) return refuse(found.error());
        made->of = given[found->version];
        shown texts{made->of, found->now};
        made->is = std::move(found->now);
        texts.move_to(*made);
        *out = made.release();
        return answer::ok();
    });
}

tenet_status tenet_instances_simulate(const tenet_instance* const* instances, size_t count,
                                      tenet_str assumptions, tenet_str from, tenet_str until,
                                      tenet_str zone, tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const auto given = read_instances(check, instances, count);
        const std::string_view text = check.bytes(assumptions, "assumptions");
        const std::string_view days = check.text(zone, "zone");
        if (!check.good()) return check.refusal();
        const tenet::zone_database* zones = instances[0]->zones.get();
        const auto begin = read_now(check, from, zones);
        const auto end = read_now(check, until, zones);
        const auto in = tenet::assess::read_zone(days, zones);
        if (!in) check.refuse(tenet::capi_messages::bad_number, {"zone", std::string{days}});
        if (!check.good()) return check.refusal();
        tenet::assess::assumptions assumed;
        if (!text.empty()) {
            auto read = tenet::assess::read_assumptions(std::string{text});
            if (!read) return refuse(read.error());
            assumed = std::move(*read);
        }
        tenet::assess::simulation_options how;
        how.zone = *in;
        const auto found = tenet::assess::simulate(given, *begin, *end, assumed, how);
        if (!found) return refuse(found.error());
        give_text(out, tenet::assess::simulation_json(*found));
        return answer::ok();
    });
}

tenet_status tenet_log_verify(tenet_str log, tenet_str checkpoint, tenet_buffer** out,
                              tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        arguments::optional_out(out);
        const std::string_view lines = check.bytes(log, "log");
        const auto expected = read_expected(check, checkpoint);
        if (!check.good()) return check.refusal();
        if (expected && !*expected) return refuse(expected->error());
        const auto found = tenet::assess::verify_log(lines, expected ? &**expected : nullptr);
        if (!found) return refuse(found.error());
        give_text(out, tenet::assess::checkpoint_text(*found));
        return answer::ok();
    });
}
