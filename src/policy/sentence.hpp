#ifndef TENET_POLICY_SENTENCE_HPP
#define TENET_POLICY_SENTENCE_HPP

#include "runner.hpp"

#include <string>
#include <vector>

namespace tenet::policy {

/// A value as people say it: "6 个月" / "6 months", dates and numbers plain, codes by label.
[[nodiscard]] std::string say(const value& v, language lang, const code_list* codes = nullptr);

/// The sentence of a verdict: the rule's own message where it has one, else its kind's.
[[nodiscard]] bilingual sentence_of(const compiled_rule& rule, runner& by, const ruling& r,
                                    const std::vector<std::string>& missing);
/// The same without anything the rule worked out, but which items a checklist lacks.
[[nodiscard]] bilingual plain_sentence_of(const compiled_rule& rule, const ruling& r,
                                          const std::vector<std::string>& missing);
/// What the step reached of a limit's ladder demands; empty where it demands nothing.
[[nodiscard]] bilingual demands_of(const compiled_rule& rule, runner& by, const ruling& r);

} // namespace tenet::policy

#endif
