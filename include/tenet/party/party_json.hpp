#ifndef TENET_PARTY_PARTY_JSON_HPP
#define TENET_PARTY_PARTY_JSON_HPP

#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/party/company_name.hpp>
#include <tenet/party/identifier.hpp>
#include <tenet/party/merge.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Identifiers and duplicates as JSON, as docs/schemas/party.schema.json says.
namespace tenet::party {

[[nodiscard]] std::string_view name_of(identifier_part part) noexcept; ///< "organisation_check"
[[nodiscard]] std::string_view name_of(identifier_repair::kind how) noexcept;
[[nodiscard]] std::string_view name_of(duplicate_reason::kind what) noexcept;

/// The scheme whose length a text has once folded: `uscc` for 18 characters, `lei` for 20,
/// otherwise `organisation_code`.
[[nodiscard]] identifier_scheme likely_scheme(std::string_view text);

/// `{"scheme", "text", "valid", "findings", "repairs"}`: what does not hold, with a sentence each,
/// and every repair that fits.
void write_identifier(json::writer& out, const checked_identifier& checked,
                      std::span<const identifier_repair> repairs);

/// Parties to be searched for duplicates, with what the host calls them.
struct named_parties {
    std::vector<std::string> ids;
    std::vector<known_party> parties;
};

/// Reads `[{"id", "names": [...], "identifiers": [{"scheme", "text"}]}]`. Refused with every
/// problem and its place.
[[nodiscard]] result<named_parties> read_known_parties(std::string text,
                                                       const json::read_options& how = {});

/// Reads `{"statements": [{"id", "kind", "party", "other", "undoes", "by", "reason", "on"}]}`, or
/// only the list. Refused with every problem and its place.
[[nodiscard]] result<merge_log> read_merge_log(std::string text,
                                               const json::read_options& how = {});
/// Adds the statements of a text in either form. Where anything is wrong, nothing is added.
[[nodiscard]] diagnostics extend_merge_log(merge_log& log, std::string text,
                                           const json::read_options& how = {});
void write_merge_log(json::writer& out, const merge_log& log);
/// A member that lists sets of parties that are one: `[{"party", "parties", "statements"}]`.
void write_merged_sets(json::writer& out, std::string_view name, std::span<const merged_set> sets);
/// `{"sets": ...}`.
void write_merged_parties(json::writer& out, const merged_parties& merged);

/// `{"candidates": [{"parties", "reasons", "identifiers_differ"}]}`.
void write_duplicates(json::writer& out, const named_parties& searched,
                      std::span<const duplicate_candidate> candidates);

} // namespace tenet::party

#endif
