#include "assess_handles.hpp"

#include <tenet/report/assessment_picture.hpp>

#include <vector>

using namespace tenet::capi;
namespace report = tenet::report;

namespace tenet::capi {

namespace {

report::assessment_picture_options read_how(arguments& check, tenet_language language,
                                            tenet_clearance clearance) {
    report::assessment_picture_options how;
    check.between(language, TENET_ZH, TENET_EN, "language");
    check.between(clearance, TENET_CLEARANCE_OPEN, TENET_CLEARANCE_SECRET, "clearance");
    if (!check.good()) return how;
    how.lang = language_of(language);
    how.clearance = static_cast<confidentiality>(clearance);
    return how;
}

report::assessment_picture_options how_for(const tenet_instance& is,
                                           report::assessment_picture_options how) {
    how.zone = is.how.zone;
    how.calendar = is.how.calendar;
    return how;
}

/// A drawing of an instance.
template <class Draw>
tenet_status give_drawing(const tenet_instance* instance, tenet_language language,
                          tenet_buffer** out, tenet_error** error, Draw draw) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(instance, "instance");
        const auto how = read_how(check, language, TENET_CLEARANCE_INTERNAL);
        if (!check.good()) return check.refusal();
        give_text(out, draw(*instance, how_for(*instance, how)));
        return answer::ok();
    });
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_assessment_svg(const tenet_assessment* assessment, tenet_language language,
                                  tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(assessment, "assessment");
        const auto how = read_how(check, language, TENET_CLEARANCE_INTERNAL);
        if (!check.good()) return check.refusal();
        give_text(out, report::assessment_svg(assessment->is, how));
        return answer::ok();
    });
}

tenet_status tenet_instance_svg(const tenet_instance* instance, tenet_language language,
                                tenet_buffer** out, tenet_error** error) {
    return give_drawing(instance, language, out, error, [](const auto& i, const auto& how) {
        return report::assessment_svg(i.of, how, &i.is);
    });
}

tenet_status tenet_instance_timeline_svg(const tenet_instance* instance, tenet_language language,
                                         tenet_buffer** out, tenet_error** error) {
    return give_drawing(instance, language, out, error, [](const auto& i, const auto& how) {
        return report::timeline_svg(i.of, i.is, how);
    });
}

tenet_status tenet_instance_radar_svg(const tenet_instance* instance, tenet_language language,
                                      tenet_clearance clearance, tenet_buffer** out,
                                      tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(instance, "instance");
        const auto how = read_how(check, language, clearance);
        if (!check.good()) return check.refusal();
        const auto drawn = report::radar_svg(instance->of, instance->is, how_for(*instance, how));
        if (!drawn) return refuse(drawn.error());
        give_text(out, *drawn);
        return answer::ok();
    });
}

tenet_status tenet_instances_trend_svg(const tenet_instance* const* instances, size_t count,
                                       tenet_str measure, tenet_language language,
                                       tenet_clearance clearance, tenet_buffer** out,
                                       tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        need_all(check, instances, count, "instances");
        const std::string_view id = check.text(measure, "measure");
        const auto how = read_how(check, language, clearance);
        if (!check.good()) return check.refusal();
        std::vector<report::listed_instance> listed;
        for (size_t n = 0; n < count; ++n) listed.push_back({&instances[n]->of, &instances[n]->is});
        const auto drawn = report::trend_svg(listed, id, how_for(*instances[0], how));
        if (!drawn) return refuse(drawn.error());
        give_text(out, *drawn);
        return answer::ok();
    });
}

tenet_status tenet_instance_html(const tenet_instance* instance, tenet_str log,
                                 tenet_language language, tenet_clearance clearance,
                                 tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(instance, "instance");
        const std::string_view lines = check.bytes(log, "log");
        const auto how = read_how(check, language, clearance);
        if (!check.good()) return check.refusal();
        give_text(out, report::instance_html(instance->of, instance->is, {lines, {}, {}},
                                             how_for(*instance, how)));
        return answer::ok();
    });
}

tenet_status tenet_instances_html(const tenet_instance* const* instances, size_t count,
                                  tenet_str assumptions, tenet_str from, tenet_str until,
                                  tenet_language language, tenet_clearance clearance,
                                  tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        need_all(check, instances, count, "instances");
        const std::string_view text = check.bytes(assumptions, "assumptions");
        const bool simulated = !check.text(until, "until").empty();
        const auto how = read_how(check, language, clearance);
        if (!check.good()) return check.refusal();
        std::vector<report::listed_instance> listed;
        std::vector<tenet::assess::simulated_instance> given;
        for (size_t n = 0; n < count; ++n) {
            listed.push_back({&instances[n]->of, &instances[n]->is});
            given.push_back({&instances[n]->of, &instances[n]->is, instances[n]->how});
        }
        const auto shown = how_for(*instances[0], how);
        if (!simulated) {
            give_text(out, report::instances_html(listed, nullptr, shown));
            return answer::ok();
        }
        const auto begin = read_now(check, from, instances[0]->zones.get());
        const auto end = read_now(check, until, instances[0]->zones.get());
        if (!check.good()) return check.refusal();
        const auto assumed = read_assumed(text);
        if (!assumed) return refuse(assumed.error());
        tenet::assess::simulation_options with;
        with.zone = shown.zone;
        const auto ahead = tenet::assess::simulate(given, *begin, *end, *assumed, with);
        if (!ahead) return refuse(ahead.error());
        give_text(out, report::instances_html(listed, &*ahead, shown));
        return answer::ok();
    });
}
