#ifndef TENET_SRC_REPORT_ASSESSMENT_WORDS_HPP
#define TENET_SRC_REPORT_ASSESSMENT_WORDS_HPP

#include <tenet/assess/instance.hpp>

#include <map>
#include <string>
#include <string_view>

/// What drawings and pages of assessments say alike.
namespace tenet::report {

/// The name in each language; the id where there is none.
[[nodiscard]] bilingual name_or(const bilingual& name, std::string_view id);

/// The form of a stage; nullptr where it has none.
[[nodiscard]] const assess::form_definition* form_of(const assess::assessment_definition& of,
                                                     std::string_view stage);

/// Names of an assessment by id.
class assessment_names {
public:
    explicit assessment_names(const assess::assessment_definition& of);

    /// Of a stage or an outcome; its id where it has none, or is not there.
    [[nodiscard]] bilingual place(std::string_view id) const;
    [[nodiscard]] bilingual role(std::string_view id) const;
    [[nodiscard]] const assess::stage_definition* stage(std::string_view id) const;
    /// An expression with the Chinese and with the other names of parameters and measures.
    [[nodiscard]] bilingual condition(std::string_view feel) const;
    /// Of a parameter or measure.
    [[nodiscard]] bilingual measure(std::string_view id) const;

private:
    std::map<std::string, bilingual, std::less<>> places_;
    std::map<std::string, bilingual, std::less<>> roles_;
    std::map<std::string, bilingual, std::less<>> data_; ///< by either name
    std::map<std::string, const assess::stage_definition*, std::less<>> stages_;
};

/// Of a result of a panel, also "sent_back" and "withdrawn".
[[nodiscard]] bilingual words_of_result(std::string_view result);
[[nodiscard]] bilingual words_of(assess::ballot b);
[[nodiscard]] bilingual words_of(assess::panel_kind k);
/// "P7D（自然日）", "P7D (calendar)".
[[nodiscard]] bilingual words_of(const assess::span_definition& span);
/// "2026-03-02 09:00" on the wall clock of a zone; with its offset from UTC behind.
[[nodiscard]] std::string clock_text(instant at, const zone_reference& in);

} // namespace tenet::report

#endif
