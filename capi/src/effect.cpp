#include "handles.hpp"

using namespace tenet::capi;

namespace tenet::capi {

namespace {

const std::vector<policy::shift>& part_of(const tenet_effect& effect,
                                          tenet_effect_part part) noexcept {
    return part == TENET_EFFECT_NAMED ? effect.is.named : effect.is.elsewhere;
}

/// The shift asked for, or why there is none.
answer find_shift(const tenet_effect& effect, tenet_effect_part part, size_t index,
                  const policy::shift*& into) {
    const auto& all = part_of(effect, part);
    if (index >= all.size()) {
        return answer::refuse(TENET_ERROR_NOT_FOUND, capi_messages::beyond_end,
                              {std::to_string(index), std::to_string(all.size())});
    }
    into = &all[index];
    return answer::ok();
}

tenet_outcome outcome_of(const policy::verdict& v) noexcept {
    return v.subject == portfolio::no_row ? TENET_NO_OUTCOME : static_cast<tenet_outcome>(v.is);
}

tenet_shift to_c(const policy::shift& s) noexcept {
    return {sizeof(tenet_shift), str(s.subject_key),
            s.after.rule,        outcome_of(s.before),
            outcome_of(s.after), s.before.has_due ? 1 : 0,
            s.before.due_days,   s.after.has_due ? 1 : 0,
            s.after.due_days,    0};
}

} // namespace

} // namespace tenet::capi

size_t tenet_effect_count(const tenet_effect* effect, tenet_effect_part part) {
    if (effect == nullptr || part < TENET_EFFECT_NAMED || part > TENET_EFFECT_ELSEWHERE) return 0;
    return part_of(*effect, part).size();
}

tenet_status tenet_effect_shift(const tenet_effect* effect, tenet_effect_part part, size_t index,
                                tenet_shift* out) {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(effect, "effect");
        check.between(part, TENET_EFFECT_NAMED, TENET_EFFECT_ELSEWHERE, "part");
        check.fillable(out, "tenet_shift");
        if (!check.good()) return check.refusal();
        const tenet::policy::shift* found = nullptr;
        answer a = find_shift(*effect, part, index, found);
        if (found != nullptr) fill(out, to_c(*found));
        return a;
    });
}

tenet_status tenet_effect_explain(const tenet_effect* effect, tenet_effect_part part, size_t index,
                                  tenet_explanation** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(effect, "effect");
        check.between(part, TENET_EFFECT_NAMED, TENET_EFFECT_ELSEWHERE, "part");
        if (!check.good()) return check.refusal();
        const tenet::policy::shift* found = nullptr;
        answer a = find_shift(*effect, part, index, found);
        if (found == nullptr) return a;
        const bool gone = found->after.subject == tenet::portfolio::no_row;
        *out = gone ? explain(effect->before, found->before) : explain(effect->after, found->after);
        return a;
    });
}

tenet_status tenet_effect_judge(const tenet_effect* effect, tenet_judge** out,
                                tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(effect, "effect");
        if (!check.good()) return check.refusal();
        *out = new tenet_judge{effect->after};
        return answer::ok();
    });
}

tenet_status tenet_effect_render(const tenet_effect* effect, const tenet_render_options* how,
                                 tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(effect, "effect");
        const auto shown = read_rendering(check, how);
        if (!check.good()) return check.refusal();
        const auto& before = *effect->before.is;
        give_text(out, shown.format == TENET_FORMAT_JSON
                           ? tenet::report::effect_json(before, effect->is, shown.how)
                           : tenet::report::effect_text(before, effect->is, shown.how));
        return answer::ok();
    });
}

void tenet_effect_free(tenet_effect* effect) {
    delete effect;
}
