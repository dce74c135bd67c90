#include "handles.hpp"

using namespace tenet::capi;

namespace tenet::capi {

rendering read_rendering(arguments& check, const tenet_render_options* given) {
    rendering r;
    tenet_render_options defaults{};
    defaults.clearance = TENET_CLEARANCE_INTERNAL;
    const auto from = check.versioned(given, defaults, "tenet_render_options");
    if (!check.good()) return r;
    check.between(from.format, TENET_FORMAT_TEXT, TENET_FORMAT_JSON, "format");
    check.between(from.language, TENET_ZH, TENET_EN, "language");
    check.between(from.clearance, TENET_CLEARANCE_OPEN, TENET_CLEARANCE_SECRET, "clearance");
    check.only_bits(from.flags,
                    TENET_RENDER_COLOUR | TENET_RENDER_DETAILS | TENET_RENDER_NO_PROVENANCE |
                        TENET_RENDER_TRACES,
                    "flags");
    if (!check.good()) return r;
    r.format = from.format;
    r.how.lang = language_of(from.language);
    r.how.clearance = static_cast<confidentiality>(from.clearance);
    r.how.colour = (from.flags & TENET_RENDER_COLOUR) != 0;
    r.how.details = (from.flags & TENET_RENDER_DETAILS) != 0;
    r.how.traces = (from.flags & TENET_RENDER_TRACES) != 0;
    r.how.with_provenance = (from.flags & TENET_RENDER_NO_PROVENANCE) == 0;
    return r;
}

namespace {

answer render(const policy::judge& by, const policy::check_options& what, const rendering& how,
              const report::text_sink& out) {
    const auto found = how.format == TENET_FORMAT_JSON ? report::write_json(by, what, how.how, out)
                                                       : report::write_text(by, what, how.how, out);
    return found ? answer::ok() : refuse(found.error());
}

const policy::verdict* verdict_at(const tenet_report* report, size_t index) noexcept {
    return report != nullptr && index < report->verdicts.size() ? &report->verdicts[index]
                                                                : nullptr;
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_render_options_init(tenet_render_options* options, size_t size) {
    tenet_render_options defaults{};
    defaults.clearance = TENET_CLEARANCE_INTERNAL;
    return initialise(options, size, defaults);
}

tenet_status tenet_judge_render(const tenet_judge* judge, const tenet_check_options* options,
                                const tenet_render_options* how, tenet_write_fn write,
                                void* user_data, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(judge, "judge");
        check.need_function(write != nullptr, "write");
        bool cancelled = false;
        const auto what = read_check(check, options, cancelled);
        const auto shown = read_rendering(check, how);
        if (!check.good()) return check.refusal();
        answer a = render(*judge->is, what, shown, [&](std::string_view piece) {
            if (write(str(piece), user_data) == 0) return true;
            cancelled = true;
            return false;
        });
        if (a.status != TENET_OK || !cancelled) return a;
        return answer::refuse(TENET_ERROR_CANCELLED, tenet::capi_messages::cancelled);
    });
}

size_t tenet_report_count(const tenet_report* report) {
    return report == nullptr ? 0 : report->verdicts.size();
}

tenet_status tenet_report_verdict(const tenet_report* report, size_t index, tenet_verdict* out) {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(report, "report");
        check.fillable(out, "tenet_verdict");
        if (!check.good()) return check.refusal();
        const auto* v = verdict_at(report, index);
        if (v == nullptr) {
            return answer::refuse(TENET_ERROR_NOT_FOUND, tenet::capi_messages::beyond_end,
                                  {std::to_string(index), std::to_string(report->verdicts.size())});
        }
        fill(out, to_c(*v));
        return answer::ok();
    });
}

tenet_str tenet_report_subject_key(const tenet_report* report, size_t index) {
    const auto* v = verdict_at(report, index);
    return v == nullptr ? tenet_str{} : str(subject_key(*report->by.is, *v));
}

tenet_status tenet_report_tally(const tenet_report* report, tenet_tally* out) {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(report, "report");
        check.fillable(out, "tenet_tally");
        if (!check.good()) return check.refusal();
        fill(out, to_c(report->found.all));
        return answer::ok();
    });
}

tenet_status tenet_report_rule_tally(const tenet_report* report, size_t rule, tenet_tally* out) {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(report, "report");
        check.fillable(out, "tenet_tally");
        if (!check.good()) return check.refusal();
        if (rule >= report->found.by_rule.size()) {
            return answer::refuse(TENET_ERROR_NOT_FOUND, tenet::capi_messages::unknown_rule,
                                  {std::to_string(rule)});
        }
        fill(out, to_c(report->found.by_rule[rule]));
        return answer::ok();
    });
}

tenet_status tenet_report_explain(const tenet_report* report, size_t index, tenet_explanation** out,
                                  tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(report, "report");
        if (!check.good()) return check.refusal();
        const auto* v = verdict_at(report, index);
        if (v == nullptr) {
            return answer::refuse(TENET_ERROR_NOT_FOUND, tenet::capi_messages::beyond_end,
                                  {std::to_string(index), std::to_string(report->verdicts.size())});
        }
        *out = explain(report->by, *v);
        return answer::ok();
    });
}

tenet_status tenet_report_render(const tenet_report* report, const tenet_render_options* how,
                                 tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(report, "report");
        const auto shown = read_rendering(check, how);
        if (!check.good()) return check.refusal();
        if (!report->of_check) {
            return answer::refuse(TENET_ERROR_STATE, tenet::capi_messages::not_of_check);
        }
        std::string text;
        answer a = render(*report->by.is, report->asked, shown, [&](std::string_view piece) {
            text += piece;
            return true;
        });
        if (a.status == TENET_OK) give_text(out, std::move(text));
        return a;
    });
}

void tenet_report_free(tenet_report* report) {
    delete report;
}
