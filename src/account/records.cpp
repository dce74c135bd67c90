#include <tenet/account/records.hpp>

#include <array>

namespace tenet::account {

std::span<const record_type* const> own_record_types() {
    static const std::array types{
        &table_for<party::organisation>(),
        &table_for<party::registration_event>(),
        &table_for<group::relationship>(),
        &table_for<party::party_merge>(),
        &table_for<org::unit>(),
        &table_for<org::employee>(),
        &table_for<org::appraisal>(),
        &table_for<org::filing>(),
        &table_for<account>(),
        &table_for<party::contact>(),
        &table_for<team_member>(),
        &table_for<archive_item>(),
        &table_for<backup_run>(),
        &table_for<order>(),
        &table_for<contract>(),
        &table_for<credit_line>(),
        &table_for<instrument>(),
        &table_for<intra_group_item>(),
        &table_for<complaint>(),
        &table_for<survey_wave>(),
        &table_for<demand_study>(),
        &table_for<market_study>(),
        &table_for<finding>(),
        &table_for<corrective_action>(),
    };
    return types;
}

} // namespace tenet::account
