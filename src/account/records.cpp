#include <tenet/account/records.hpp>

#include <array>

namespace tenet::account {

std::span<const record_type* const> own_record_types() {
    static const std::array types{
        &table<party::organisation>(),
        &table<group::relationship>(),
        &table<org::unit>(),
        &table<org::employee>(),
        &table<account>(),
        &table<party::contact>(),
        &table<team_member>(),
        &table<archive_item>(),
        &table<backup_run>(),
        &table<order>(),
        &table<complaint>(),
        &table<survey_wave>(),
        &table<demand_study>(),
        &table<market_study>(),
        &table<finding>(),
        &table<corrective_action>(),
    };
    return types;
}

} // namespace tenet::account
