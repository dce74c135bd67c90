#ifndef TENET_GROUP_RECORDS_HPP
#define TENET_GROUP_RECORDS_HPP

#include <tenet/group/graph.hpp>
#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>

#include <span>

namespace tenet::group {

/// The graph of a portfolio's records, each given by its address. The type of a relationship is
/// the name of a `relation`, or `board_majority`, an appointment of the board without a share; any
/// other is `other`. A share that is missing or null is unknown where the relation always has one.
/// The kind of an organisation is the name of a `party_kind`, any other `other`; one that does not
/// say is a company. Holders and subjects that are no organisation become parties of their own, of
/// kind `other`: a relationship may be known before the organisation is.
[[nodiscard]] result<graph> graph_of(std::span<const party::organisation* const> organisations,
                                     std::span<const relationship* const> relationships);

} // namespace tenet::group

#endif
