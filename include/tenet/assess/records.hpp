#ifndef TENET_ASSESS_RECORDS_HPP
#define TENET_ASSESS_RECORDS_HPP

#include <tenet/assess/instance.hpp>
#include <tenet/portfolio/snapshot.hpp>

#include <string>

/// @file
/// What becomes of an instance in the records of the account and of the own organisation: a survey
/// wave, a study with its findings, a corrective action, a tier. Which, its definition says.
namespace tenet::assess {

/// The records that an instance makes, as a change that `portfolio::read_change` takes:
///
/// ```json
/// {"upsert": {"survey_wave": [{"id": "QINGHE-2026-1", "account": "QINGHE", "score": 62}]}}
/// ```
///
/// The expressions of `records` in the definition read the subject, parameters, measures, and
/// `run`: `instance`, `outcome` (null: still running), `opened` and `closed` (dates in the zone of
/// the options), `provenance` (a text: id and version of the assessment, the instance, and the hash
/// at the end of its log), `stages` (by id, of the last run of each: `result`, `invited`,
/// `returned`, `approvals`, `rejections`, `abstentions`, `people` who acted, `answers`), and `item`
/// under `each`. A field that comes to null is left out unless it can say "known to be none".
///
/// With `facts`, a record that is there keeps the fields that the definition does not name;
/// without, the change replaces it whole. An error for an expression that a limit ends, and for
/// `each` that is no list. It may be asked for at any time; the same log gives the same records.
[[nodiscard]] result<std::string> records_json(const assessment& of, const instance& what,
                                               const run_options& options = {},
                                               const portfolio::snapshot* facts = nullptr,
                                               int indent = 0);

} // namespace tenet::assess

#endif
