#include "assess_handles.hpp"

#include <algorithm>
#include <vector>

using namespace tenet::capi;

tenet_status tenet_report_assessments(const tenet_report* report,
                                      const tenet_assessment* const* definitions, size_t count,
                                      tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(report, "report");
        check.between(static_cast<std::int64_t>(std::min<size_t>(count, INT64_MAX)), 0,
                      std::int64_t{1} << 20, "count");
        if (count != 0) check.need(definitions, "definitions");
        if (!check.good()) return check.refusal();
        std::vector<tenet::assess::assessment> known; // copies share
        for (size_t n = 0; n < count; ++n) {
            if (!check.need(definitions[n], "definitions")) return check.refusal();
            known.push_back(definitions[n]->is);
        }
        give_text(out, tenet::assess::due_assessments_json(tenet::assess::due_assessments(
                           *report->by.is, report->verdicts, known)));
        return answer::ok();
    });
}

tenet_status tenet_instance_records(const tenet_instance* instance, const tenet_snapshot* facts,
                                    tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(instance, "instance");
        if (!check.good()) return check.refusal();
        const auto made = tenet::assess::records_json(instance->of, instance->is, instance->how,
                                                      facts == nullptr ? nullptr : facts->is.get());
        if (!made) return refuse(made.error());
        give_text(out, *made);
        return answer::ok();
    });
}
