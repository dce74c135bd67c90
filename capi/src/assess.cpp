#include "assess_handles.hpp"

using namespace tenet::capi;
using tenet::diagnostics;

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
