#ifndef TENET_ACCOUNT_ARCHIVE_HPP
#define TENET_ACCOUNT_ARCHIVE_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::account {

/// A document filed in an account's archive.
struct archive_item {
    std::string id;
    std::string account;
    std::string kind;
    std::optional<std::string> title;
    std::optional<date> filed_on;
    std::optional<std::string> confidentiality;
    std::optional<std::string> digest;
    std::optional<std::string> location;
};

/// One backup of archives: of one account, or of all where `account` is null.
struct backup_run {
    std::string id;
    fact<std::string> account;
    std::optional<std::string> scope;
    date_time performed_at;
    std::optional<bool> verified;
    fact<date> restore_tested_on;
};

[[nodiscard]] const record_type& table_of(type_tag<archive_item>);
[[nodiscard]] const record_type& table_of(type_tag<backup_run>);

} // namespace tenet::account

#endif
