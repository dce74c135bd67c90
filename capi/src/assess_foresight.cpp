#include "assess_handles.hpp"

#include <vector>

using namespace tenet::capi;

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
        return accept(
            *instance, to->is,
            tenet::assess::migrate(instance->of, to->is, instance->is, *by, *at, instance->how),
            bytes, effects);
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
        need_all(check, versions, count, "versions");
        if (!check.good()) return check.refusal();
        std::vector<tenet::assess::assessment> given; // copies share
        for (size_t n = 0; n < count; ++n) given.push_back(versions[n]->is);
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
        need_all(check, instances, count, "instances");
        const std::string_view text = check.bytes(assumptions, "assumptions");
        const std::string_view days = check.text(zone, "zone");
        if (!check.good()) return check.refusal();
        std::vector<tenet::assess::simulated_instance> given;
        for (size_t n = 0; n < count; ++n) {
            given.push_back({&instances[n]->of, &instances[n]->is, instances[n]->how});
        }
        const tenet::zone_database* zones = instances[0]->zones.get();
        const auto begin = read_now(check, from, zones);
        const auto end = read_now(check, until, zones);
        const auto in = tenet::assess::read_zone(days, zones);
        if (!in) check.refuse(tenet::capi_messages::bad_number, {"zone", std::string{days}});
        if (!check.good()) return check.refusal();
        const auto assumed = read_assumed(text);
        if (!assumed) return refuse(assumed.error());
        tenet::assess::simulation_options how;
        how.zone = *in;
        const auto found = tenet::assess::simulate(given, *begin, *end, *assumed, how);
        if (!found) return refuse(found.error());
        give_text(out, tenet::assess::simulation_json(*found));
        return answer::ok();
    });
}
