#include "handles.hpp"

using namespace tenet::capi;

namespace tenet::capi {

namespace {

using explanation_text_member = std::string policy::explanation::*;

tenet_str text_of(const tenet_explanation* explanation, explanation_text_member member) noexcept {
    return explanation == nullptr ? tenet_str{} : str(explanation->is.*member);
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_explanation_verdict(const tenet_explanation* explanation, tenet_verdict* out) {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(explanation, "explanation");
        check.fillable(out, "tenet_verdict");
        if (!check.good()) return check.refusal();
        fill(out, to_c(explanation->is.of));
        return answer::ok();
    });
}

tenet_str tenet_explanation_sentence(const tenet_explanation* explanation,
                                     tenet_language language) {
    if (explanation == nullptr || !is_language(language)) return {};
    return str(explanation->is.sentence.in(language_of(language)));
}

tenet_str tenet_explanation_remedy(const tenet_explanation* explanation, tenet_language language) {
    if (explanation == nullptr || !is_language(language)) return {};
    return str(explanation->is.remedy.in(language_of(language)));
}

tenet_str tenet_explanation_rule(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::rule_id);
}

tenet_str tenet_explanation_article(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::article);
}

tenet_str tenet_explanation_clause(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::clause);
}

tenet_str tenet_explanation_fulfilled_by(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::fulfilled_by);
}

tenet_str tenet_explanation_subject_type(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::subject_type);
}

tenet_str tenet_explanation_subject_key(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::subject_key);
}

tenet_str tenet_explanation_subject_name(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::subject_name);
}

tenet_str tenet_explanation_level(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::level);
}

tenet_str tenet_explanation_result(const tenet_explanation* explanation) {
    return text_of(explanation, &tenet::policy::explanation::result);
}

tenet_str tenet_explanation_due(const tenet_explanation* explanation) {
    return explanation == nullptr ? tenet_str{} : str(explanation->due);
}

size_t tenet_explanation_missing_count(const tenet_explanation* explanation) {
    return explanation == nullptr ? 0 : explanation->is.missing.size();
}

tenet_str tenet_explanation_missing(const tenet_explanation* explanation, size_t index) {
    if (index >= tenet_explanation_missing_count(explanation)) return {};
    return str(explanation->is.missing[index]);
}

tenet_status tenet_explanation_render(const tenet_explanation* explanation,
                                      const tenet_render_options* how, tenet_buffer** out,
                                      tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(explanation, "explanation");
        const auto shown = read_rendering(check, how);
        if (!check.good()) return check.refusal();
        const tenet::policy::judge& by = *explanation->by.is;
        if (shown.format == TENET_FORMAT_TEXT) {
            give_text(out, tenet::report::explanation_text(by, explanation->is, shown.how));
            return answer::ok();
        }
        tenet::json::writer text;
        tenet::report::explanation_json(text, by, explanation->is, shown.how);
        give_text(out, text.take());
        return answer::ok();
    });
}

void tenet_explanation_free(tenet_explanation* explanation) {
    delete explanation;
}
