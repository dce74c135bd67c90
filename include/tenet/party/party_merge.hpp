#ifndef TENET_PARTY_PARTY_MERGE_HPP
#define TENET_PARTY_PARTY_MERGE_HPP

#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/party/merge.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <span>
#include <string>

namespace tenet::party {

/// Two records of organisations declared to be of one party (主体合并): by whom, why, since when it
/// was declared and until when that counted. The records stay as they are.
struct party_merge {
    std::string id;
    std::string party; ///< stands for both
    std::string other;
    date declared_on;
    std::string approver;
    std::string reason;
    fact<date> undone_on; ///< missing or null: it counts
};

[[nodiscard]] const record_type& table_of(type_tag<party_merge>);

/// The records as a log, each given by its address: a statement `same` on the day declared, and
/// where it was undone, one with "#undo" behind the id on that day. By day and id, so that the log
/// does not depend on the order given. Refused as `merge_log::from` says: without id, parties,
/// approver or reason; an id twice; a record merged with itself; undone before it was declared.
[[nodiscard]] result<merge_log> log_of(std::span<const party_merge* const> merges);

} // namespace tenet::party

#endif
