#ifndef TENET_GROUP_BODS_HPP
#define TENET_GROUP_BODS_HPP

#include <tenet/group/graph.hpp>
#include <tenet/json/document.hpp>

#include <optional>
#include <string>

namespace tenet::group {

/// Reads statements of the Beneficial Ownership Data Standard, version 0.4: a JSON array of them,
/// or JSON Lines with one statement a line.
///
/// Every statement is checked first: required fields, kinds, code lists, lengths, ranges, dates and
/// URIs, and the conditions between fields. The pointer of a problem begins with the number of the
/// statement, also in JSON Lines. Fields that the standard does not know are passed over.
///
/// A record of an entity or a person becomes a party under its `recordId`, with the name and kind
/// of its last statement; a record named by a relationship only, a party of kind `other`. An
/// unspecified party becomes one of its own, named "reason: description".
///
/// An interest becomes a relation from the interested party to the subject:
///
/// | type of interest | relation |
/// |---|---|
/// | shareholding | `shareholding` |
/// | votingRights | `votes` |
/// | appointmentOfBoard | `board_appointment` |
/// | controlViaCompanyRulesOrArticles, controlByLegalFramework | `control_agreement` |
/// | otherInfluenceOrControl | `influence` |
/// | others; an indirect interest whose components are listed; no interests | `other` |
///
/// The source of an `other` begins with the type of its interest: "boardMember | Companies House".
/// An indirect interest with `componentRecords` is what those say already, so that it counts
/// neither as votes nor as capital.
///
/// Statements about one record follow each other by `statementDate`, then as written. What one says
/// is known from its `publicationDate` on (else its `statementDate`; one in the year 1 means ever)
/// until the next is published. By then the holdings of the one before have ended, unless they are
/// repeated: on the day before the `startDate` of an interest of the same type that began later,
/// else on the day before the `statementDate`. A statement that closes a record ends what it gives
/// no `endDate`. With an annotation `correcting` a statement replaces the one before as if that had
/// never been true.
///
/// The first relation of a record carries its `recordId` as id, further ones with `#2`, `#3`
/// behind. Refused with every problem and its place. Linear in the text, but for sorting.
///
/// Example: `read_bods(text, {.file = "register.json"})`
[[nodiscard]] result<graph> read_bods(std::string text, const json::read_options& how = {});

/// What statements say beyond the graph.
struct bods_write_options {
    /// `statementDate` of parties, and of relations that were always known. Absent: 0001-01-01,
    /// which `read_bods` takes back as "ever".
    std::optional<date> stated_on{};
    std::string publisher{}; ///< name; empty: statements carry no `publicationDetails`
    std::string license{};   ///< a URI
    int indent = 2;          ///< of the JSON text; 0: one line
};

/// A graph as an array of statements, which `read_bods` accepts: parties first, then one record a
/// relation, and a closing statement with an annotation `correcting` for one that was withdrawn.
///
/// Relations that are no interests in the sense of the standard (guarantees, relatives, named
/// hierarchies) are of type `unknownInterest`, with `details` that name them: "relation: family;
/// generations 1". `read_bods` takes these back. What was read from statements, written and read
/// again is the same graph; of another graph everything comes back but for ids: a relation without
/// one gets one, and so does one whose id is taken, which `losses` tell as a warning where they are
/// asked for. Other ids of parties are identifiers with the `schemeName` "Tenet other id", which
/// `read_bods` takes back; other identifiers it does not keep.
///
/// Refused: ids of parties that are empty, shares above 100 %, days outside the years 1 to 9999
/// (those on which something was recorded or withdrawn: 2 to 9999), more than 100 generations, and
/// a license that is no URI. Linear; output depends on nothing but the arguments.
[[nodiscard]] result<std::string> write_bods(const graph& of, const bods_write_options& how = {},
                                             diagnostics* losses = nullptr);

} // namespace tenet::group

#endif
