#include "group.hpp"

#include <string>
#include <vector>

using namespace tenet::capi;
namespace json = tenet::json;
namespace score = tenet::score;

namespace tenet::capi {

namespace {

/// A text with what problems call it.
struct named_text {
    std::string text;
    json::read_options how;
};

named_text read_named(arguments& check, tenet_str text, const char* name, tenet_str file,
                      const char* file_name) {
    named_text out;
    out.text = check.bytes(text, name);
    out.how = reading(check.text(file, file_name));
    return out;
}

result<std::vector<score::earlier_value>> read_earlier(named_text from) {
    if (from.text.empty()) return std::vector<score::earlier_value>{};
    return score::read_earlier_wave(std::move(from.text), from.how);
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_survey_measure_json(tenet_str definition, tenet_str definition_file,
                                       tenet_str wave, tenet_str wave_file, tenet_str earlier,
                                       tenet_str earlier_file, tenet_buffer** out,
                                       tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        named_text of =
            read_named(check, definition, "definition", definition_file, "definition_file");
        named_text answers = read_named(check, wave, "wave", wave_file, "wave_file");
        named_text before = read_named(check, earlier, "earlier", earlier_file, "earlier_file");
        if (!check.good()) return check.refusal();
        const auto survey = score::read_survey(std::move(of.text), of.how);
        if (!survey) return refuse(survey.error());
        const auto read = score::read_wave(*survey, std::move(answers.text), answers.how);
        if (!read) return refuse(read.error());
        const auto kept = read_earlier(std::move(before));
        if (!kept) return refuse(kept.error());
        const auto found = survey->measure(*read);
        if (!found) return refuse(found.error());
        return give_written(out, [&](json::writer& to) {
            score::write_survey_result(to, *found,
                                       score::compare(survey->definition(), *found, *kept));
        });
    });
}

tenet_status tenet_appraisal_score_json(tenet_str definition, tenet_str definition_file,
                                        tenet_str actuals, tenet_str actuals_file,
                                        tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        named_text of =
            read_named(check, definition, "definition", definition_file, "definition_file");
        named_text values = read_named(check, actuals, "actuals", actuals_file, "actuals_file");
        if (!check.good()) return check.refusal();
        const auto appraisal = score::read_appraisal(std::move(of.text), of.how);
        if (!appraisal) return refuse(appraisal.error());
        const auto read = score::read_actuals(std::move(values.text), values.how);
        if (!read) return refuse(read.error());
        const auto found = appraisal->score(*read);
        if (!found) return refuse(found.error());
        return give_written(out, [&](json::writer& to) {
            score::write_appraisal_result(to, appraisal->definition(), *found);
        });
    });
}

tenet_status tenet_score_calculate_json(tenet_str request, tenet_str file, tenet_buffer** out,
                                        tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        named_text asked = read_named(check, request, "request", file, "file");
        if (!check.good()) return check.refusal();
        auto found = score::calculate(std::move(asked.text), asked.how);
        if (!found) return refuse(found.error());
        give_text(out, std::move(*found));
        return answer::ok();
    });
}

tenet_status tenet_scorecard_from_pmml_json(tenet_str xml, tenet_str file, tenet_str options,
                                            tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const std::string_view text = check.bytes(xml, "xml");
        const std::string_view name = check.text(file, "file");
        const std::string_view how = check.bytes(options, "options");
        if (!check.good()) return check.refusal();
        auto read = score::read_pmml_options(std::string{how});
        if (!read) return refuse(read.error());
        read->file = name;
        const auto model = score::read_pmml(text, *read);
        if (!model) return refuse(model.error());
        return give_written(out, [&](json::writer& to) { score::write_pmml_model(to, *model); });
    });
}

tenet_status tenet_scorecard_to_pmml(tenet_str model, tenet_str file, tenet_buffer** out,
                                     tenet_error** warnings, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        arguments::optional_out(warnings);
        named_text of = read_named(check, model, "model", file, "file");
        if (!check.good()) return check.refusal();
        const auto read = score::read_pmml_model(std::move(of.text), of.how);
        if (!read) return refuse(read.error());
        auto written = score::write_pmml(*read);
        if (!written) return refuse(written.error());
        auto noted = make_warnings(warnings, written->notes);
        give_text(out, std::move(written->xml));
        give_warnings(warnings, std::move(noted));
        return answer::ok();
    });
}
