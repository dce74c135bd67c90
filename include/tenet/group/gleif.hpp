#ifndef TENET_GROUP_GLEIF_HPP
#define TENET_GROUP_GLEIF_HPP

#include <tenet/group/graph.hpp>
#include <tenet/json/document.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::group {

struct graph_text;
struct written_graph;

/// Reads files of the Global LEI System as their golden copies have them, as CSV or as JSON, any
/// number of each in any order: LEI records (level 1, LEI-CDF), relationship records (level 2,
/// RR-CDF), and reporting exceptions. What a file holds is seen from its columns or members.
///
/// Every legal entity becomes a party under its LEI, with its legal name; of kind `branch`, `fund`,
/// `person` (SOLE_PROPRIETOR), `state` (RESIDENT_GOVERNMENT_ENTITY), `other`
/// (INTERNATIONAL_ORGANIZATION) or else `company`. One that only relationships name is `other`.
/// That a record was ANNULLED is kept (`graph::annulled`); other statuses of entities are not.
///
/// A relationship becomes a relation from its end node to its start node:
///
/// - IS_DIRECTLY_CONSOLIDATED_BY: `direct_consolidation`
/// - IS_ULTIMATELY_CONSOLIDATED_BY: `ultimate_consolidation`
/// - IS_INTERNATIONAL_BRANCH_OF: `branch`
/// - IS_FUND-MANAGED_BY: `fund_management`
/// - others, such as IS_SUBFUND_OF: `other`, with a source that begins with the type
///
/// It holds in its RELATIONSHIP_PERIODs, one relation each; where there is none, always. Periods of
/// accounting and filing are about the evidence and not kept. One that is INACTIVE (or retired)
/// without an end ended on the eve of its last update. It is known from its initial registration
/// on; one that was ANNULLED, is a DUPLICATE or has the status NULL was withdrawn on its last
/// update, and where that is the same day, leaves no relation. A relationship that merely LAPSED
/// was not renewed and holds. The source names validation, documents, accounting standard and
/// reference. The id is "child/type/parent", with `#2` behind for a second period.
///
/// A reporting exception becomes a party of kind `other` named "REASON: reference", and a relation
/// from it to the entity: the parent of its category where the reason is one for not naming a
/// parent; `other` where it says that nobody consolidates (NATURAL_PERSONS, NO_KNOWN_PERSON,
/// NON_CONSOLIDATING).
///
/// Dates are instants or days; of an instant the day is taken as written, and a number of eleven
/// to fourteen digits is milliseconds since 1970. Refused with every problem and its place: LEIs
/// whose check digits do not fit (unless their record was ANNULLED), dates and periods that cannot
/// be, records that occur twice. Linear.
[[nodiscard]] result<graph> read_gleif(const std::vector<graph_text>& texts,
                                       const json::read_options& how = {});

/// Golden copies as they come.
enum class gleif_layout : std::uint8_t {
    json, ///< one text, with the lists "records", "relations" and "exceptions"
    csv,  ///< up to three texts: lei-entities.csv, lei-relationships.csv, lei-exceptions.csv
};

/// Writes what `read_gleif` reads: that gives the graph back, but for the order of parties and
/// relations, ids of relations that had none, and what the losses name. A party without a name has
/// its LEI in the place of it. The record of one that is annulled is ANNULLED, and so, which is
/// told, is that of one whose LEI has check digits that do not fit: no other record may have such.
/// Relations are written where the LEI system has such a relationship, those with the same parties
/// and type as periods of one record; one that was withdrawn is ANNULLED. A party that stands for a
/// parent that is not named, as `read_gleif` makes it, becomes a reporting exception. Sources
/// become corroboration, documents, standard and reference.
///
/// Lost, each told with its reason as a warning: parties without an LEI and their relations,
/// other relations, shares, other ids of relations and parties, days beyond the years 1 to 9999,
/// earlier states of knowledge about a relationship, in CSV a sixth period. O(n log n).
[[nodiscard]] written_graph write_gleif(const graph& of, gleif_layout layout = gleif_layout::json);

} // namespace tenet::group

#endif
