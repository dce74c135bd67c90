#ifndef TENET_REPORT_ASSESSMENT_PICTURE_HPP
#define TENET_REPORT_ASSESSMENT_PICTURE_HPP

#include <tenet/assess/chart.hpp>
#include <tenet/assess/instance.hpp>
#include <tenet/assess/simulation.hpp>
#include <tenet/report/score_picture.hpp>
#include <tenet/schema/record_type.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Assessments as drawings (SVG 1.1, UTF-8) and as pages of HTML that need nothing else.
///
/// The same input gives the same bytes on every machine: coordinates are whole numbers, and widths
/// come from counting characters, so that no font is asked. All is readable on light and dark
/// grounds. Text from outside cannot become markup; control characters, and marks that turn the
/// direction of text around, are shown as U+FFFD; long texts are cut with an ellipsis. No drawing
/// and no page refers to anything outside; pages have a content security policy that allows their
/// own style and script, by their SHA-256, and nothing else. Without script they show all but the
/// switch of languages.
///
/// ```cpp
/// host.write("survey.svg", report::assessment_svg(survey));
/// host.write("survey.html", report::instance_html(survey, running, {.log = log}));
/// ```
namespace tenet::report {

struct assessment_picture_options {
    language lang = language::zh; ///< of drawings; what pages begin with
    /// Whose wall clock instants are told by, and deadlines of past rounds counted.
    zone_reference zone{nullptr, 0, zone_reference::kind::offset};
    /// For deadlines of past rounds in working time; without it they are not drawn.
    const working_calendar* calendar = nullptr;
    /// The reader's. Answers, measures, the subject, and the reasons of conflicts and acts are
    /// confidential: below that they are withheld, and the page says so.
    confidentiality clearance = confidentiality::internal;
};

// What is drawn at most. Beyond it the rest is counted, and the picture says so.
inline constexpr std::size_t most_drawn_states = 300;
inline constexpr std::size_t most_drawn_ways = 600;
inline constexpr std::size_t most_drawn_rounds = 60; ///< the latest
inline constexpr std::size_t most_told_rows = 500;   ///< of each table of a page
inline constexpr std::size_t most_shown_scores = 8;  ///< radars of a page; trends likewise
/// No drawing is larger, whatever it shows. Beyond the first 1,000,000 parts go without titles.
inline constexpr std::size_t most_picture_bytes = 4'000'000;
inline constexpr std::size_t most_page_bytes = 12'000'000; ///< of a page, likewise

/// The statechart of an assessment: a box per stage and outcome, with who acts and until when; a
/// line per way from one to another, with the result that leads there and its condition in the
/// names of each language. Withdrawing, reopening and appealing start at a box that stands for all
/// stages, or all outcomes. With an instance, the box it is in is marked, and those it was in.
///
/// Elements: `g.state` with `data-state` (`outcome`, `any`, `current`, `visited`), `g.way` with
/// `data-from` and `data-to`, `g.label`. O((states + ways) log).
[[nodiscard]] std::string assessment_svg(const assess::assessment& of,
                                         const assessment_picture_options& how = {},
                                         const assess::instance* is = nullptr);

/// Any statechart: states within the states that hold them, regions of a parallel state side by
/// side. A transition is drawn where its ends are side by side, from and to the states that hold
/// them there; its label names the ends themselves. What leads from a state to itself or into it
/// is told in its box. `active` are the ids of states to be marked, as `active_leaves` gives them.
/// States more than 16 levels deep are counted in the box above them.
[[nodiscard]] std::string statechart_svg(const assess::chart_definition& chart,
                                         const assessment_picture_options& how = {},
                                         std::span<const std::string> active = {});

/// The course of an instance: a bar per round from its beginning to its end, or to the instant of
/// the instance where it has none, with the deadline, the acts, and what is due next. Acts too
/// near to each other to be told apart are one mark with their number.
///
/// Elements: `g.round` with `data-round`, in it `rect.bar`, `path.deadline`, `path.pending`, and
/// `g.act` with `data-acts`; `path.now`. O(acts log).
[[nodiscard]] std::string timeline_svg(const assess::assessment& of, const assess::instance& is,
                                       const assessment_picture_options& how = {});

/// What a page about an instance may show beside it. All borrowed during the call.
struct instance_page {
    /// Its log as kept. It is verified, and must lead to this instance: the page says whether it
    /// does, and where it first does not. Empty: the page says that it was not looked at.
    std::string_view log;
    std::span<const radar> scores;
    std::span<const trend> trends;
};

/// A page about one instance: where it is, the statechart, the course, who takes part and what each
/// did, answers and their means, outcomes and measures, scores, and whether the log is whole.
[[nodiscard]] std::string instance_html(const assess::assessment& of, const assess::instance& is,
                                        const instance_page& with = {},
                                        const assessment_picture_options& how = {});

/// An instance among others.
struct listed_instance {
    const assess::assessment* of = nullptr;
    const assess::instance* is = nullptr;
};

/// The means of the answers to each question with a number between bounds, of the last round of an
/// instance that has any, as `radar_svg` of scores draws them. Answers are confidential: an error
/// below that clearance, and where there are none.
[[nodiscard]] result<std::string> radar_svg(const assess::assessment& of,
                                            const assess::instance& is,
                                            const assessment_picture_options& how = {});

/// A measure of the outcomes of instances, each a wave in the order of their opening, as
/// `trend_svg` of scores draws them: a line for each subject (the entry that the definition's
/// `subject` names), open where an instance has no outcome, or no number there. An error for a
/// measure that the definition of the latest of them does not have, without instances, and below
/// confidential clearance. O(instances log).
[[nodiscard]] result<std::string> trend_svg(std::span<const listed_instance> all,
                                            std::string_view measure,
                                            const assessment_picture_options& how = {});

/// A page about many instances: a table by what is due next, the number in each stage, numeric
/// measures from instance to instance (each the wave of its opening; with clearance), and with a
/// simulation the load over time. O(instances log).
[[nodiscard]] std::string instances_html(std::span<const listed_instance> all,
                                         const assess::simulation* ahead = nullptr,
                                         const assessment_picture_options& how = {});

} // namespace tenet::report

#endif
