#include "handles.hpp"

using namespace tenet::capi;

namespace tenet::capi {

policy::check_options read_check(arguments& check, const tenet_check_options* given,
                                 bool& cancelled) {
    policy::check_options to;
    tenet_check_options defaults{};
    defaults.threads = 1;
    defaults.outcomes = TENET_ALL_OUTCOMES;
    const auto from = check.versioned(given, defaults, "tenet_check_options");
    if (!check.good()) return to;
    check.between(from.threads, 0, most_threads, "threads");
    check.only_bits(from.outcomes, TENET_ALL_OUTCOMES, "outcomes");
    to.threads = std::max(from.threads, 1U);
    to.outcomes = {};
    for (std::uint8_t n = 0; n < TENET_OUTCOME_COUNT; ++n) {
        if ((from.outcomes >> n & 1U) != 0) to.outcomes.add(static_cast<policy::outcome>(n));
    }
    to.rules = check.texts(from.rules, from.rule_count, "rules");
    to.subjects = check.texts(from.subjects, from.subject_count, "subjects");
    to.report_progress = host_progress{from.progress, from.progress_data, &cancelled}.make();
    return to;
}

tenet_verdict to_c(const policy::verdict& v) noexcept {
    return {sizeof(tenet_verdict), v.rule,     v.subject, static_cast<tenet_outcome>(v.is),
            v.has_due ? 1 : 0,     v.due_days, 0};
}

tenet_tally to_c(const policy::tally& t) noexcept {
    tenet_tally to{sizeof(tenet_tally), {}};
    std::copy(t.counts.begin(), t.counts.end(), to.counts);
    return to;
}

tenet_explanation* explain(const tenet_judge& by, const policy::verdict& v) {
    auto made = std::make_unique<tenet_explanation>(tenet_explanation{by, by.is->explain(v), {}});
    const policy::verdict& of = made->is.of;
    if (of.has_due) made->due = date::from_days(of.due_days).text();
    return made.release();
}

std::string_view subject_key(const policy::judge& by, const policy::verdict& v) noexcept {
    if (v.rule >= by.rules().rules().size()) return {};
    const record_type* type = by.subject_type(v.rule);
    const void* object = type == nullptr ? nullptr : by.facts().at(*type, v.subject);
    return object == nullptr ? std::string_view{} : type->key_of(object);
}

namespace {

/// A verdict a caller hands in: its rule and subject must be there.
answer find_verdict(const policy::judge& by, const tenet_verdict& given, policy::verdict& into) {
    if (given.rule >= by.rules().rules().size()) {
        return answer::refuse(TENET_ERROR_NOT_FOUND, capi_messages::unknown_rule,
                              {std::to_string(given.rule)});
    }
    const record_type* type = by.subject_type(given.rule);
    if (type != nullptr && by.facts().at(*type, given.subject) == nullptr) {
        return answer::refuse(TENET_ERROR_NOT_FOUND, capi_messages::unknown_record,
                              {std::string{type->name()}, "#" + std::to_string(given.subject),
                               std::string{type->zh()}});
    }
    into = by.judge_one(given.rule, type == nullptr ? 0 : given.subject);
    return answer::ok();
}

void write_measured(json::writer& out, const policy::measure_value& v) {
    const bool population = v.account.empty();
    out.begin_object();
    if (!population) {
        out.key("account");
        out.string(v.account);
    }
    out.key("value");
    out.value(v.is.get());
    if (population) {
        out.key("members");
        out.integer(static_cast<std::int64_t>(v.members));
        out.key("excluded");
        out.integer(static_cast<std::int64_t>(v.excluded));
    }
    out.key("missing");
    out.begin_array();
    for (const std::string& path : v.missing) out.string(path);
    out.end_array();
    out.end_object();
}

std::string measure_text(const policy::measure& m, const std::vector<policy::measure_value>& all) {
    json::writer out;
    out.begin_object();
    out.key("id");
    out.string(m.id);
    out.key("name");
    out.begin_object();
    out.key("zh");
    out.string(m.name.zh);
    out.key("en");
    out.string(m.name.en);
    out.end_object();
    out.key("unit");
    out.string(m.unit);
    out.key("values");
    out.begin_array();
    for (const policy::measure_value& v : all) write_measured(out, v);
    out.end_array();
    out.end_object();
    return out.take();
}

std::string provenance_text(const policy::provenance& from) {
    json::writer out;
    report::provenance_json(out, from);
    return out.take();
}

answer cancelled_by_callback() {
    return answer::refuse(TENET_ERROR_CANCELLED, capi_messages::cancelled);
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_judge_bind(const tenet_regulation* regulation, const tenet_snapshot* snapshot,
                              const tenet_context* context, uint32_t threads,
                              tenet_progress_fn progress, void* user_data, tenet_judge** out,
                              tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(regulation, "regulation");
        check.need(snapshot, "snapshot");
        check.need(context, "context");
        check.between(threads, 0, most_threads, "threads");
        if (!check.good()) return check.refusal();
        auto in = read_context(check, context, false);
        if (!check.good()) return check.refusal();
        bool cancelled = false;
        auto made =
            tenet::policy::bind(regulation->is, snapshot->is, std::move(in), std::max(threads, 1U),
                                host_progress{progress, user_data, &cancelled}.make());
        if (cancelled) return cancelled_by_callback();
        if (!made) return refuse(made.error());
        *out = new tenet_judge{std::move(*made)};
        return answer::ok();
    });
}

void tenet_judge_free(tenet_judge* judge) {
    delete judge;
}

tenet_status tenet_check_options_init(tenet_check_options* options, size_t size) {
    tenet_check_options defaults{};
    defaults.threads = 1;
    defaults.outcomes = TENET_ALL_OUTCOMES;
    return initialise(options, size, defaults);
}

tenet_status tenet_judge_check(const tenet_judge* judge, const tenet_check_options* options,
                               tenet_report** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(judge, "judge");
        bool cancelled = false;
        auto asked = read_check(check, options, cancelled);
        if (!check.good()) return check.refusal();
        auto found = judge->is->check(asked);
        if (cancelled) return cancelled_by_callback();
        if (!found) return refuse(found.error());
        asked.report_progress = {};
        *out = new tenet_report{*judge, std::move(asked), std::move(found->first),
                                std::move(found->second), true};
        return answer::ok();
    });
}

tenet_status tenet_judge_check_each(const tenet_judge* judge, const tenet_check_options* options,
                                    tenet_verdict_fn deliver, void* user_data, tenet_tally* tally,
                                    tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(judge, "judge");
        check.need_function(deliver != nullptr, "deliver");
        if (tally != nullptr) check.fillable(tally, "tenet_tally");
        bool cancelled = false;
        const auto asked = read_check(check, options, cancelled);
        if (!check.good()) return check.refusal();
        const auto found = judge->is->check(asked, [&](const tenet::policy::verdict& v) {
            const tenet_verdict one = to_c(v);
            if (deliver(&one, user_data) == 0) return true;
            cancelled = true;
            return false;
        });
        if (!found) return refuse(found.error());
        if (tally != nullptr) fill(tally, to_c(found->all));
        return cancelled ? cancelled_by_callback() : answer::ok();
    });
}

tenet_status tenet_judge_one(const tenet_judge* judge, tenet_str rule, tenet_str subject,
                             tenet_verdict* out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(judge, "judge");
        check.fillable(out, "tenet_verdict");
        const std::string_view id = check.word(rule, "rule");
        const std::string_view key = check.text(subject, "subject");
        if (!check.good()) return check.refusal();
        const tenet::policy::judge& by = *judge->is;
        const uint32_t n = by.rules().find_rule(id);
        if (n >= by.rules().rules().size()) {
            return answer::refuse(TENET_ERROR_NOT_FOUND, tenet::capi_messages::unknown_rule,
                                  {std::string{id}});
        }
        const tenet::record_type* type = by.subject_type(n);
        const auto row = type == nullptr ? 0 : by.facts().find(*type, key);
        if (row == tenet::portfolio::no_row) {
            return answer::refuse(
                TENET_ERROR_NOT_FOUND, tenet::capi_messages::unknown_record,
                {std::string{type->name()}, std::string{key}, std::string{type->zh()}});
        }
        fill(out, to_c(by.judge_one(n, row)));
        return answer::ok();
    });
}

tenet_status tenet_judge_due(const tenet_judge* judge, tenet_str until,
                             const tenet_check_options* options, tenet_report** out,
                             tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(judge, "judge");
        const auto last = check.day(until, "until");
        bool cancelled = false;
        auto asked = read_check(check, options, cancelled);
        if (!check.good()) return check.refusal();
        const auto found = tenet::report::due_until(*judge->is, *last, asked);
        if (cancelled) return cancelled_by_callback();
        if (!found) return refuse(found.error());
        auto made = std::make_unique<tenet_report>();
        made->by = *judge;
        made->of_check = false;
        made->found.by_rule.resize(judge->is->rules().rules().size());
        for (const tenet::report::due_item& item : *found) {
            made->verdicts.push_back(item.of);
            ++made->found.all[item.of.is];
            ++made->found.by_rule[item.of.rule][item.of.is];
        }
        *out = made.release();
        return answer::ok();
    });
}

tenet_status tenet_judge_explain(const tenet_judge* judge, const tenet_verdict* verdict,
                                 tenet_explanation** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(judge, "judge");
        check.need(verdict, "verdict");
        if (!check.good()) return check.refusal();
        const auto given = check.versioned(verdict, tenet_verdict{}, "tenet_verdict");
        if (!check.good()) return check.refusal();
        tenet::policy::verdict v;
        answer a = find_verdict(*judge->is, given, v);
        if (a.status == TENET_OK) *out = explain(*judge, v);
        return a;
    });
}

tenet_str tenet_judge_subject_key(const tenet_judge* judge, const tenet_verdict* verdict) {
    if (judge == nullptr || verdict == nullptr ||
        verdict->size < first_size<tenet_verdict>::value) {
        return {};
    }
    tenet::policy::verdict v;
    v.rule = verdict->rule;
    v.subject = verdict->subject;
    return str(subject_key(*judge->is, v));
}

tenet_status tenet_judge_measure(const tenet_judge* judge, tenet_str measure, tenet_buffer** out,
                                 tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(judge, "judge");
        const std::string_view id = check.word(measure, "measure");
        if (!check.good()) return check.refusal();
        const auto values = judge->is->measure_values(id);
        if (!values) return refuse(values.error());
        const auto& all = judge->is->rules().source().measures;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto& m) { return m.id == id; });
        give_text(out, measure_text(*found, *values));
        return answer::ok();
    });
}

tenet_status tenet_judge_provenance(const tenet_judge* judge, tenet_buffer** out,
                                    tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(judge, "judge");
        if (!check.good()) return check.refusal();
        give_text(out, provenance_text(judge->is->made_from()));
        return answer::ok();
    });
}

tenet_status tenet_judge_evaluate(const tenet_judge* judge, const tenet_change* change,
                                  tenet_change_scope scope, tenet_effect** out,
                                  tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(judge, "judge");
        check.need(change, "change");
        check.between(scope, TENET_SCOPE_NAMED, TENET_SCOPE_ALL, "scope");
        if (!check.good()) return check.refusal();
        if (&change->of->types() != &judge->is->facts().types()) {
            return answer::refuse(TENET_ERROR_ARGUMENT, tenet::capi_messages::other_catalogue);
        }
        auto effect = judge->is->evaluate(change->is, scope == TENET_SCOPE_ALL
                                                          ? tenet::policy::change_scope::all
                                                          : tenet::policy::change_scope::named);
        if (!effect) return refuse(effect.error());
        tenet_judge after{effect->would_be};
        *out = new tenet_effect{*judge, std::move(after), std::move(*effect)};
        return answer::ok();
    });
}
