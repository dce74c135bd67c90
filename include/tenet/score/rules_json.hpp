#ifndef TENET_SCORE_RULES_JSON_HPP
#define TENET_SCORE_RULES_JSON_HPP

#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/score/assessors.hpp>
#include <tenet/score/distribution.hpp>
#include <tenet/score/matrix.hpp>
#include <tenet/score/rfm.hpp>
#include <tenet/score/tiers.hpp>

#include <optional>

/// Rules of calculations as JSON, as docs/schemas/calculation.schema.json says. Each reader reports
/// what is wrong with its place, and then gives no value.
namespace tenet::score {

[[nodiscard]] std::optional<rfm_rule> read_rfm_rule(const json::document& in,
                                                    const json::node& from, diagnostics& problems);
void write_rfm_rule(json::writer& out, const rfm_rule& rule);

[[nodiscard]] std::optional<matrix_definition>
read_matrix(const json::document& in, const json::node& from, diagnostics& problems);
void write_matrix(json::writer& out, const matrix_definition& matrix);

[[nodiscard]] std::optional<ratchet_rule>
read_ratchet_rule(const json::document& in, const json::node& from, diagnostics& problems);
void write_ratchet_rule(json::writer& out, const ratchet_rule& rule);

[[nodiscard]] std::optional<distribution_rule>
read_distribution_rule(const json::document& in, const json::node& from, diagnostics& problems);
void write_distribution_rule(json::writer& out, const distribution_rule& rule);

[[nodiscard]] std::optional<assessor_rule>
read_assessor_rule(const json::document& in, const json::node& from, diagnostics& problems);
void write_assessor_rule(json::writer& out, const assessor_rule& rule);

} // namespace tenet::score

#endif
