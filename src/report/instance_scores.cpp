#include "instance_scores.hpp"

#include "assessment_words.hpp"
#include "drawn_lines.hpp"

#include <tenet/assess/definition_messages.hpp>
#include <tenet/assess/instance_messages.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace tenet::report {

namespace say = assess::instance_messages;

namespace {

const value* number_of(const assess::seat& s, const std::string& question) {
    if (!s.answers->is(value_kind::context)) return nullptr;
    const value* found = s.answers->as_context().find(question);
    return found != nullptr && found->is(value_kind::number) ? found : nullptr;
}

scored_item mean_of(const assess::stage_round& r, const assess::question_definition& q) {
    scored_item out{
        name_or(q.text, q.id), {}, q.to.value_or(decimal{100}), q.from.value_or(decimal{0}), {}};
    decimal sum;
    std::int64_t count = 0;
    for (const assess::seat& s : r.seats) {
        const value* answer = s.counts() ? number_of(s, q.id) : nullptr;
        if (answer == nullptr) continue;
        sum = sum + answer->as_number();
        ++count;
    }
    if (count > 0) out.value = sum / decimal{count};
    return out;
}

/// A measure of the last outcome, if that is a number.
std::optional<decimal> measure_of(const assess::instance& is, const std::string& id) {
    if (is.outcomes.empty() || !is.outcomes.back().measures->is(value_kind::context)) return {};
    const value* found = is.outcomes.back().measures->as_context().find(id);
    if (found == nullptr || !found->is(value_kind::number)) return {};
    return found->as_number();
}

void sort_by_opening(std::vector<const listed_instance*>& all) {
    std::ranges::stable_sort(all, {}, [](const listed_instance* one) {
        return std::tuple(one->is->opened, std::string_view(one->is->now.session));
    });
}

std::vector<const listed_instance*> by_opening(std::span<const listed_instance> all) {
    std::vector<const listed_instance*> out;
    for (const listed_instance& one : all) out.push_back(&one);
    sort_by_opening(out);
    return out;
}

/// Who or what an instance is about: the entry of its subject that the definition names.
std::string subject_of(const listed_instance& one) {
    const value& subject = *one.is->subject;
    if (!subject.is(value_kind::context)) return to_text(subject);
    const value* found = subject.as_context().find(one.of->definition().subject);
    return found != nullptr ? to_text(*found) : std::string{};
}

std::vector<measured_wave> waves_of(const std::vector<const listed_instance*>& instances,
                                    const std::string& measure) {
    std::vector<measured_wave> out;
    for (const listed_instance* one : instances) {
        out.push_back(
            {one->is->now.session, measure_of(*one->is, measure), {}, {}, {}, subject_of(*one)});
        if (out.back().value) continue;
        out.back().reason = one->is->closed() ? bilingual{"没有数值", "it is no number"}
                                              : bilingual{"尚无结果", "no outcome yet"};
    }
    return out;
}

} // namespace

std::optional<radar> means_of_answers(const assess::assessment& of, const assess::instance& is) {
    const auto drawn = [&](const assess::stage_round& r) -> std::optional<radar> {
        const assess::form_definition* form = form_of(of.definition(), r.stage);
        if (form == nullptr) return {};
        radar out{joined(name_or(form->name, form->id), " · ", {"均值", "means"}), {}};
        bool any = false;
        for (const assess::question_definition& q : form->questions) {
            const bool bounded = q.is == assess::question_kind::number && q.from && q.to;
            if (q.is != assess::question_kind::scale && !bounded) continue;
            out.items.push_back(mean_of(r, q));
            any = any || out.items.back().value;
        }
        if (!any) return {};
        return out;
    };
    if (auto now = drawn(is.present)) return now;
    for (std::size_t n = is.past.size(); n-- > 0;) {
        if (auto then = drawn(*is.past[n])) return then;
    }
    return {};
}

std::vector<trend> trends_of_measures(std::span<const listed_instance> all) {
    std::map<std::string_view, std::vector<const listed_instance*>> by_definition;
    for (const listed_instance& one : all) {
        by_definition[one.of->definition().id].push_back(&one);
    }
    std::vector<trend> out;
    for (auto& [id, instances] : by_definition) {
        sort_by_opening(instances);
        const assess::assessment_definition& newest = instances.back()->of->definition();
        const assessment_names names(newest);
        for (const assess::measure_definition& m : newest.measures) {
            const bool any = std::ranges::any_of(instances, [&](const listed_instance* one) {
                return measure_of(*one->is, m.id).has_value();
            });
            if (!any) continue;
            out.push_back(
                {joined(name_or(newest.name, newest.id), " · ", names.measure(m.id)), {}, {}});
            if (out.size() <= most_shown_scores) out.back().waves = waves_of(instances, m.id);
        }
    }
    return out;
}

result<std::string> radar_svg(const assess::assessment& of, const assess::instance& is,
                              const assessment_picture_options& how) {
    if (how.clearance < confidentiality::confidential) {
        return diagnostics(diagnostic{say::withheld, {}});
    }
    const auto means = means_of_answers(of, is);
    if (!means) return diagnostics(diagnostic{say::nothing_to_draw, {is.now.session}});
    return radar_svg(*means, how.lang);
}

result<std::string> trend_svg(std::span<const listed_instance> all, std::string_view measure,
                              const assessment_picture_options& how) {
    if (how.clearance < confidentiality::confidential) {
        return diagnostics(diagnostic{say::withheld, {}});
    }
    if (all.empty()) return diagnostics(diagnostic{say::nothing_to_draw, {std::string{measure}}});
    const std::vector<const listed_instance*> in_order = by_opening(all);
    const assess::assessment_definition& newest = in_order.back()->of->definition();
    const auto known = std::ranges::find(newest.measures, measure, &assess::measure_definition::id);
    if (known == newest.measures.end()) {
        return diagnostics(
            diagnostic{assess::definition_messages::measure_unknown, {std::string{measure}}});
    }
    const assessment_names names(newest);
    return trend_svg(trend{joined(name_or(newest.name, newest.id), " · ", names.measure(known->id)),
                           waves_of(in_order, known->id),
                           {}},
                     how.lang);
}

} // namespace tenet::report
