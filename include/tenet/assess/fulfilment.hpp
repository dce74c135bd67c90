#ifndef TENET_ASSESS_FULFILMENT_HPP
#define TENET_ASSESS_FULFILMENT_HPP

#include <tenet/assess/instance.hpp>
#include <tenet/policy/judge.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// From duties to assessments: a `recurring` or `deadline` rule names the assessment that does what
/// is due, and an instance of it is to be opened. What comes of it goes back by `records.hpp`.
namespace tenet::assess {

/// What a due duty asks to be opened.
struct due_assessment {
    std::string rule;
    std::string article;
    std::string subject_type; ///< of the rule: "account", "survey_wave"
    std::string subject_key;
    date due;
    bool overdue = false;   ///< due before the day judged
    std::string assessment; ///< its id, as the rule names it
    bool defined = false;   ///< a definition of that id was given
    /// `instance` is made of the assessment, the subject and the due date, so that asking again
    /// gives the same name: a host that has an instance of it does not open another. `subject`
    /// holds the key under the name of its type, the account's under `account`, `rule`, `article`,
    /// `due`, and the `subject_fields` of the definition that the record holds.
    /// `participants` are the host's to add: for each role, who.
    opening with;
    std::vector<std::string> roles; ///< of the definition: for whom participants are wanted
};

/// The assessments that verdicts with a due date ask for, in their order; those of rules that name
/// none are left out. `by` judged the verdicts. O(verdicts x definitions).
[[nodiscard]] std::vector<due_assessment> due_assessments(const policy::judge& by,
                                                          std::span<const policy::verdict> verdicts,
                                                          std::span<const assessment> definitions);

/// As a JSON array: `rule`, `article`, `subject_type`, `subject`, `due`, `overdue`, `assessment`,
/// `defined`, `roles`, and `opening`, which `read_opening` takes once it has participants.
[[nodiscard]] std::string due_assessments_json(std::span<const due_assessment> due, int indent = 0);

} // namespace tenet::assess

#endif
