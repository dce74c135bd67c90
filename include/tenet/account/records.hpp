#ifndef TENET_ACCOUNT_RECORDS_HPP
#define TENET_ACCOUNT_RECORDS_HPP

#include <tenet/account/account.hpp>
#include <tenet/account/archive.hpp>
#include <tenet/account/complaint.hpp>
#include <tenet/account/contract.hpp>
#include <tenet/account/credit.hpp>
#include <tenet/account/improvement.hpp>
#include <tenet/account/order.hpp>
#include <tenet/account/research.hpp>
#include <tenet/group/relationship.hpp>
#include <tenet/org/appraisal.hpp>
#include <tenet/org/filing.hpp>
#include <tenet/org/staff.hpp>
#include <tenet/party/contact.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/party/party_merge.hpp>
#include <tenet/party/registration.hpp>

#include <span>

namespace tenet::account {

/// Every record type that the library brings along and a portfolio can hold, in the order of
/// their references: what is referred to stands first. They fit into one catalogue.
///
/// Names follow three rules. A member that refers to a record holds its id and is named after
/// what it refers to (`account`, 客户编号); the relation that follows it has `_record` behind the
/// name (`account_record`, 客户). Members that name a person or a place where "known to be none"
/// differs from "not supplied" have three states. What is not required may be unset.
[[nodiscard]] std::span<const record_type* const> own_record_types();

} // namespace tenet::account

#endif
