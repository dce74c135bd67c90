#ifndef TENET_GROUP_RECORDS_HPP
#define TENET_GROUP_RECORDS_HPP

#include <tenet/group/graph.hpp>
#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>

#include <span>
#include <string_view>

namespace tenet::group {

/// An id that names a party besides that of its organisation: an identifier, an account.
struct other_id {
    std::string_view id;
    std::string_view party; ///< an id of the party
};

/// The graph of a portfolio's records, each given by its address. The type of a relationship is
/// the name of a `relation`, or `board_majority`, an appointment of the board without a share; any
/// other is `other`. A share that is missing or null is unknown where the relation always has one.
/// The kind of an organisation is the name of a `party_kind`, any other `other`; one that does not
/// say is a company. Holders and subjects that are no organisation become parties of their own, of
/// kind `other`: a relationship may be known before the organisation is. Parties are found by
/// `others` too, each that names one party alone and is the id of none.
[[nodiscard]] result<graph> graph_of(std::span<const party::organisation* const> organisations,
                                     std::span<const relationship* const> relationships,
                                     std::span<const other_id> others = {});

/// The same graph, in which parties are found by `others` as well: after a merge an id may name one
/// party that named two. O(parties + relations) where any is new.
[[nodiscard]] graph found_by(const graph& of, std::span<const other_id> others);

} // namespace tenet::group

#endif
