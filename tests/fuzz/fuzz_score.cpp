/// Any bytes as a survey, an appraisal, a calculation, or a scorecard in PMML or JSON: read or
/// refused with a reason, never worse. What is read is written and read again to the same, and
/// scores what there is.

#include <tenet/json/document.hpp>
#include <tenet/score/appraisal_json.hpp>
#include <tenet/score/calculation_json.hpp>
#include <tenet/score/pmml_json.hpp>
#include <tenet/score/survey_json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace tenet;

void require(bool holds) {
    if (!holds) std::abort();
}

template <class T>
bool is_read(const result<T>& made) {
    if (made) return true;
    require(made.error().has_errors());
    for (const diagnostic& d : made.error().items()) require(!d.text(language::zh).empty());
    return false;
}

template <class Write>
std::string written(const Write& write) {
    json::writer out;
    write(out);
    std::string text = out.take();
    require(json::document::read(text).has_value());
    return text;
}

void ask(const score::survey& s) {
    const auto text = [](const score::survey& of) {
        return written([&](json::writer& out) { score::write_survey(out, of.definition()); });
    };
    const auto again = score::read_survey(text(s));
    require(again.has_value() && text(*again) == text(s));
    score::survey_wave wave;
    for (const bool highest : {false, true}) {
        score::survey_response r;
        r.id = highest ? "h" : "l";
        r.count = 3;
        for (const auto& q : s.definition().questions) {
            r.answers.emplace_back(highest ? q.scale.highest : q.scale.lowest);
        }
        wave.responses.push_back(std::move(r));
    }
    wave.population = 10;
    wave.sent = 7;
    const auto found = s.measure(wave);
    if (!is_read(found)) return;
    const auto compared = score::compare(s.definition(), *found, score::kept(*found));
    const auto kept = score::read_earlier_wave(
        written([&](json::writer& out) { score::write_survey_result(out, *found, compared); }));
    require(kept.has_value());
}

void ask(const score::appraisal& a) {
    const auto text = [](const score::appraisal& of) {
        return written([&](json::writer& out) { score::write_appraisal(out, of.definition()); });
    };
    const auto again = score::read_appraisal(text(a));
    require(again.has_value() && text(*again) == text(a));
    for (const decimal& actual : {decimal{0}, decimal::scaled(15, -1), decimal{1000}}) {
        std::vector<score::actual_value> actuals;
        for (const auto& i : a.definition().indicators) actuals.push_back({i.id, actual, {}});
        const auto found = a.score(actuals);
        require(found.has_value());
        written(
            [&](json::writer& out) { score::write_appraisal_result(out, a.definition(), *found); });
    }
}

void ask(const score::pmml_model& m) {
    const auto once = score::write_pmml(m);
    require(once.has_value());
    const auto again = score::read_pmml(once->xml);
    if (is_read(again)) require(score::write_pmml(*again)->xml == once->xml);
    const auto card = score::scorecard::compile(m.card, score::scope_for(m), score::options_for(m));
    if (!is_read(card)) return;
    feel::run_context context;
    context.missing = feel::missing_mode::spread;
    feel::evaluation run{context};
    (void)card->score(run);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size); // NOLINT
    if (const auto s = score::read_survey(text); is_read(s)) ask(*s);
    if (const auto a = score::read_appraisal(text); is_read(a)) ask(*a);
    if (const auto m = score::read_pmml(text); is_read(m)) ask(*m);
    if (const auto m = score::read_pmml_model(text); is_read(m)) is_read(score::write_pmml(*m));
    if (const auto c = score::calculate(text); is_read(c)) {
        require(json::document::read(*c).has_value());
    }
    return 0;
}
