#ifndef TENET_ASSESS_FULFILMENT_HPP
#define TENET_ASSESS_FULFILMENT_HPP

#include <tenet/assess/instance.hpp>
#include <tenet/policy/judge.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// From duties to assessments: a `recurring` or `deadline` rule names the assessment that does what
/// is due, and an instance of it is to be opened. What comes of it goes back by `records.hpp`.
namespace tenet::assess {

/// Why the facts name nobody for a role.
enum class vacancy : std::uint8_t {
    undeclared, ///< the definition does not say where its holders come from
    missing,    ///< facts that it needs were not supplied
    nobody,     ///< the facts say that there is nobody
    excluded,   ///< whom they name holds a role that does not go together with it
    failed,     ///< its expression gives no persons, or a limit ended it
};

/// A role for which an opening has nobody.
struct vacant_role {
    std::string role;
    vacancy why = vacancy::undeclared;
    std::string what; ///< missing: which fact, as "account.manager"; excluded: whom
};

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
    /// `participants` are those whom the facts name, by `participants` of the definition; the host
    /// adds who is wanted besides, and may take others.
    opening with;
    std::vector<std::string> roles;  ///< of the definition: for whom participants are wanted
    std::vector<vacant_role> vacant; ///< those of them for which the facts name nobody
};

/// "undeclared", "missing", "nobody", "excluded", "failed".
[[nodiscard]] std::string_view name_of(vacancy why) noexcept;

/// The assessments that verdicts with a due date ask for, in their order; those of rules that name
/// none are left out. `by` judged the verdicts. O(verdicts x definitions).
///
/// An expression of `participants` reads records with their relations: `subject`, which the verdict
/// is about; `account`, which it belongs to; `employee` and `unit`, where the subject is one of
/// these. What there is none of is null. It gives persons: a text, a record (by its key), a context
/// as in `read_opening` (`person`, `group`, `weight`, `conflict`), or a list of these. Who is named
/// for several roles takes part once, with all of them; a role that does not go together with those
/// before it, or lacks one that it needs, is left out, and told as `vacant` if nobody else holds
/// it. Example: `"account_manager": "account.manager"`.
[[nodiscard]] std::vector<due_assessment> due_assessments(const policy::judge& by,
                                                          std::span<const policy::verdict> verdicts,
                                                          std::span<const assessment> definitions);

/// As a JSON array: `rule`, `article`, `subject_type`, `subject`, `due`, `overdue`, `assessment`,
/// `defined`, `roles`, `vacant` (`role`, `why`, `what`), and `opening`, which `read_opening` takes.
[[nodiscard]] std::string due_assessments_json(std::span<const due_assessment> due, int indent = 0);

} // namespace tenet::assess

#endif
