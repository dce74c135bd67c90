#include "host.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The subcommands of `score`.
namespace cli {

using namespace tenet;

namespace {

/// A text in the reader's language.
std::string_view either(const options& o, std::string_view zh, std::string_view en) {
    return language_of(o) == language::zh ? zh : en;
}

json::read_options named(const std::string& file) {
    json::read_options how;
    how.file = file;
    return how;
}

/// What a reader makes of a file; complains if it cannot be read or is wrong.
template <class Read>
auto open(const std::string& file, const options& o, const Read& read)
    -> std::optional<typename decltype(read(std::string{}, json::read_options{}))::value_type> {
    auto text = read_file(file);
    if (!text) return std::nullopt;
    auto made = read(std::move(*text), named(file));
    if (made) return std::move(*made);
    complain(made.error(), o);
    return std::nullopt;
}

/// What was calculated; complains if nothing was.
template <class T>
const T* found_in(const result<T>& made, const options& o) {
    if (made) return &*made;
    complain(made.error(), o);
    return nullptr;
}

std::string name_of(const bilingual& name, const std::string& id, const options& o) {
    return report::safe(name.empty() ? id : name.in(language_of(o)));
}

std::string reason_of(const std::optional<diagnostic>& why, const options& o) {
    return why ? report::safe(why->text(language_of(o))) : std::string{};
}

std::string shown(const score::measured& m, const options& o) {
    return m.value ? m.value->text() : reason_of(m.invalid, o);
}

// --------------------------------------------------------------------------------- surveys

void print_questions(const score::survey_definition& of, const score::survey_result& found,
                     const options& o) {
    for (std::size_t n = 0; n < found.questions.size(); ++n) {
        const score::question_result& q = found.questions[n];
        std::string line =
            fmt::format("{}: {}", name_of(of.questions[n].name, q.id, o), shown(q.is, o));
        if (q.interval) {
            line += fmt::format(" ± {} [{}, {}]", q.interval->margin.text(), q.interval->low.text(),
                                q.interval->high.text());
        }
        print(line + fmt::format("  n = {}\n", q.answered));
    }
    if (found.total)
        print(fmt::format("{}: {}\n", either(o, "合计", "total"), shown(*found.total, o)));
    for (const score::gap& g : found.gaps) {
        print(fmt::format("{} {}: {} ({})\n", either(o, "差距", "gap"), g.rank, report::safe(g.id),
                          g.weighted.text()));
    }
}

void print_comparison(const score::wave_comparison& compared, const options& o) {
    const auto id_of = [&](const std::string& id) {
        return id.empty() ? std::string{either(o, "合计", "total")} : report::safe(id);
    };
    for (const score::wave_change& c : compared.changes) {
        if (!c.difference) continue;
        const bool apart = c.significance == score::wave_significance::apart;
        print(fmt::format("{}: {} → {}{}\n", id_of(c.id), c.before->text(), c.now->text(),
                          apart ? either(o, "，显著", ", significant") : ""));
    }
    for (const score::follow_up& f : compared.follow_ups) {
        const std::string_view why =
            f.why == score::follow_up::reason::fell    ? either(o, "下降", "fell by")
            : f.why == score::follow_up::reason::below ? either(o, "低于下限", "too low:")
                                                       : either(o, "最低", "lowest:");
        print(fmt::format("{} {}: {} {}\n", either(o, "须跟进", "to follow up"), id_of(f.id), why,
                          f.value.text()));
    }
}

// ------------------------------------------------------------------------------- appraisals

void print_appraisal(const score::appraisal_definition& of, const score::appraisal_result& found,
                     const options& o) {
    for (std::size_t n = 0; n < found.indicators.size(); ++n) {
        const score::indicator_result& r = found.indicators[n];
        std::string line = name_of(of.indicators[n].name, of.indicators[n].id, o) + ": ";
        line += r.points ? r.points->text() : std::string{either(o, "无实际值", "no actual value")};
        if (r.contribution) {
            line += fmt::format(
                fmt::runtime(either(o, "，贡献 {}，可再得 {}", ", contributes {}, could gain {}")),
                r.contribution->text(), r.lost->text());
        }
        print(line + "\n");
    }
    for (std::size_t n = 0; n < found.dimensions.size(); ++n) {
        print(fmt::format("{}: {}\n", name_of(of.dimensions[n].name, of.dimensions[n].id, o),
                          shown(found.dimensions[n].is, o)));
    }
    print(fmt::format("{}: {}{}\n", either(o, "总分", "total"), shown(found.total, o),
                      found.grade ? " " + report::safe(*found.grade) : std::string{}));
    if (found.no_grade) print(reason_of(found.no_grade, o) + "\n");
    for (const score::grade_raise& r : found.raises) {
        const score::appraisal_indicator& i = of.indicators[r.indicator];
        print(fmt::format(
            fmt::runtime(either(o, "{} 达到 {} 即为 {}（{}）\n", "{} at {} would give {} ({})\n")),
            name_of(i.name, i.id, o), r.needed.text(), report::safe(r.grade), r.total.text()));
    }
}

} // namespace

int run_score_survey(const options& o) {
    const auto survey = open(o.source, o, score::read_survey);
    if (!survey) return bad_input;
    const auto wave = open(o.data, o, [&](std::string text, const json::read_options& how) {
        return score::read_wave(*survey, std::move(text), how);
    });
    if (!wave) return bad_input;
    std::vector<score::earlier_value> before;
    if (!o.target.empty()) {
        auto kept = open(o.target, o, score::read_earlier_wave);
        if (!kept) return bad_input;
        before = std::move(*kept);
    }
    const auto made = survey->measure(*wave);
    const score::survey_result* found = found_in(made, o);
    if (found == nullptr) return bad_input;
    const auto compared = score::compare(survey->definition(), *found, before);
    if (o.format == "json") {
        json::writer out(2);
        score::write_survey_result(out, *found, compared);
        print(out.text() + "\n");
    } else {
        print(fmt::format("{}: {}\n", either(o, "回收率", "response rate"), shown(found->rate, o)));
        print_questions(survey->definition(), *found, o);
        print_comparison(compared, o);
    }
    return found->invalid || !compared.follow_ups.empty() ? violations : all_well;
}

int run_score_appraisal(const options& o) {
    const auto appraisal = open(o.source, o, score::read_appraisal);
    if (!appraisal) return bad_input;
    const auto actuals = open(o.data, o, score::read_actuals);
    if (!actuals) return bad_input;
    const auto made = appraisal->score(*actuals);
    const score::appraisal_result* found = found_in(made, o);
    if (found == nullptr) return bad_input;
    if (o.format == "json") {
        json::writer out(2);
        score::write_appraisal_result(out, appraisal->definition(), *found);
        print(out.text() + "\n");
    } else {
        print_appraisal(appraisal->definition(), *found, o);
    }
    return found->total.value ? all_well : violations;
}

int run_score_calculate(const options& o) {
    const auto found = open(o.source, o, score::calculate);
    if (!found) return bad_input;
    print(*found + "\n");
    return all_well;
}

int run_score_from_pmml(const options& o) {
    const auto text = read_file(o.source);
    if (!text) return bad_input;
    score::pmml_options how;
    if (!o.data.empty()) {
        auto read = open(o.data, o, score::read_pmml_options);
        if (!read) return bad_input;
        how = std::move(*read);
    }
    how.file = o.source;
    const auto made = score::read_pmml(*text, how);
    const score::pmml_model* model = found_in(made, o);
    if (model == nullptr) return bad_input;
    complain(model->notes, o);
    json::writer out(2);
    score::write_pmml_model(out, *model);
    print(out.text() + "\n");
    return all_well;
}

int run_score_to_pmml(const options& o) {
    const auto model = open(o.source, o, score::read_pmml_model);
    if (!model) return bad_input;
    const auto made = score::write_pmml(*model);
    const score::written_pmml* written = found_in(made, o);
    if (written == nullptr) return bad_input;
    complain(written->notes, o);
    print(written->xml);
    return all_well;
}

} // namespace cli
