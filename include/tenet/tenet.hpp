#ifndef TENET_TENET_HPP
#define TENET_TENET_HPP

/// @file
/// The front door: everything a C++ host includes.
///
/// ```cpp
/// tenet::diagnostics warnings;
/// auto types = tenet::own_catalogue().value();
/// auto facts = tenet::portfolio::load_folder("portfolio", types, {}, warnings).value();
/// auto rules = tenet::policy::load_regulation("pack", types, warnings).value();
/// tenet::policy::context now;
/// now.at = *tenet::date_time::parse("2026-01-05T09:00:00+08:00");
/// auto judge = tenet::policy::bind(rules, facts, now).value();
/// auto [summary, verdicts] = judge->check().value();
/// ```

#include <tenet/account/records.hpp>
#include <tenet/assess/agenda.hpp>
#include <tenet/assess/chart_json.hpp>
#include <tenet/assess/definition.hpp>
#include <tenet/assess/event_log.hpp>
#include <tenet/assess/fulfilment.hpp>
#include <tenet/assess/instance.hpp>
#include <tenet/assess/lint.hpp>
#include <tenet/assess/migration.hpp>
#include <tenet/assess/records.hpp>
#include <tenet/assess/scxml.hpp>
#include <tenet/assess/scxml_suite.hpp>
#include <tenet/assess/simulation.hpp>
#include <tenet/assess/snapshot_json.hpp>
#include <tenet/assess/statechart.hpp>
#include <tenet/assess/stepper.hpp>
#include <tenet/base/calendar.hpp>
#include <tenet/base/decimal.hpp>
#include <tenet/base/diagnostic.hpp>
#include <tenet/base/digest.hpp>
#include <tenet/base/recurrence.hpp>
#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>
#include <tenet/dmn/decision_model.hpp>
#include <tenet/dmn/document.hpp>
#include <tenet/dmn/input_json.hpp>
#include <tenet/dmn/lint.hpp>
#include <tenet/dmn/tck.hpp>
#include <tenet/dmn/trace.hpp>
#include <tenet/feel/explanation.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/feel/external.hpp>
#include <tenet/feel/field_uses.hpp>
#include <tenet/feel/format.hpp>
#include <tenet/feel/function.hpp>
#include <tenet/feel/lint.hpp>
#include <tenet/group/answers_json.hpp>
#include <tenet/group/bods.hpp>
#include <tenet/group/control.hpp>
#include <tenet/group/control_index.hpp>
#include <tenet/group/control_index_json.hpp>
#include <tenet/group/copying.hpp>
#include <tenet/group/difference.hpp>
#include <tenet/group/dot.hpp>
#include <tenet/group/edge_csv.hpp>
#include <tenet/group/exchange.hpp>
#include <tenet/group/gleif.hpp>
#include <tenet/group/graph.hpp>
#include <tenet/group/graph_json.hpp>
#include <tenet/group/graphml.hpp>
#include <tenet/group/levels.hpp>
#include <tenet/group/lineage.hpp>
#include <tenet/group/lineage_json.hpp>
#include <tenet/group/membership.hpp>
#include <tenet/group/merged_graph.hpp>
#include <tenet/group/ownership.hpp>
#include <tenet/group/policy_json.hpp>
#include <tenet/group/records.hpp>
#include <tenet/group/roll_up.hpp>
#include <tenet/group/roll_up_json.hpp>
#include <tenet/group/structure.hpp>
#include <tenet/group/supervisory.hpp>
#include <tenet/group/what_if.hpp>
#include <tenet/json/canonical.hpp>
#include <tenet/party/company_name.hpp>
#include <tenet/party/identifier.hpp>
#include <tenet/party/merge.hpp>
#include <tenet/party/party_json.hpp>
#include <tenet/policy/calendar_json.hpp>
#include <tenet/policy/coverage.hpp>
#include <tenet/policy/format_pack.hpp>
#include <tenet/policy/judge.hpp>
#include <tenet/policy/pack_test.hpp>
#include <tenet/policy/regulation.hpp>
#include <tenet/policy/trace.hpp>
#include <tenet/portfolio/change_json.hpp>
#include <tenet/portfolio/groups.hpp>
#include <tenet/portfolio/load.hpp>
#include <tenet/portfolio/mapping.hpp>
#include <tenet/portfolio/snapshot.hpp>
#include <tenet/report/assessment_picture.hpp>
#include <tenet/report/group_picture.hpp>
#include <tenet/report/group_text.hpp>
#include <tenet/report/report.hpp>
#include <tenet/report/score_picture.hpp>
#include <tenet/report/trace.hpp>
#include <tenet/schema/catalogue.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>
#include <tenet/score/appraisal_json.hpp>
#include <tenet/score/assessors.hpp>
#include <tenet/score/calculation_json.hpp>
#include <tenet/score/distribution.hpp>
#include <tenet/score/matrix.hpp>
#include <tenet/score/pmml_json.hpp>
#include <tenet/score/quantiles.hpp>
#include <tenet/score/rfm.hpp>
#include <tenet/score/rules_json.hpp>
#include <tenet/score/scorecard.hpp>
#include <tenet/score/scorecard_json.hpp>
#include <tenet/score/survey_json.hpp>
#include <tenet/score/tiers.hpp>
#include <tenet/table/analysis.hpp>
#include <tenet/table/decision_table.hpp>
#include <tenet/table/explanation.hpp>
#include <tenet/table/table_json.hpp>
#include <tenet/table/table_text.hpp>
#include <tenet/version.hpp>

namespace tenet {

/// The library's own record types and those a host adds, as one catalogue.
[[nodiscard]] inline result<std::shared_ptr<const catalogue>>
own_catalogue(std::vector<std::shared_ptr<const record_type>> host_types = {}) {
    const std::span<const record_type* const> own = account::own_record_types();
    std::vector<const record_type*> all(own.begin(), own.end());
    for (const auto& type : host_types) all.push_back(type.get());
    return catalogue::make(std::move(all), std::move(host_types));
}

} // namespace tenet

#endif
