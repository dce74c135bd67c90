#ifndef TENET_TESTS_SCHEMA_SAMPLE_RECORDS_HPP
#define TENET_TESTS_SCHEMA_SAMPLE_RECORDS_HPP

#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Records with a member of every kind that can be described.
namespace sample {

struct address {
    std::string city;
    std::optional<std::string> street;
};

struct line {
    std::string product;
    std::optional<tenet::decimal> amount;
};

struct order {
    std::string id;
    std::string buyer;
    bool urgent = false;
    std::int64_t position = 0;
    tenet::decimal weight;
    tenet::date ordered_on;
    tenet::date_time received_at;
    tenet::time_of_day collect_at;
    tenet::day_time_duration handling;
    tenet::year_month_duration warranty;
    std::optional<tenet::decimal> amount;
    std::optional<tenet::date_time> delivered_at;
    tenet::fact<std::string> grade;
    tenet::fact<tenet::date_time> closed_at;
    std::vector<std::string> tags;
    std::optional<std::vector<tenet::decimal>> prices;
    address ship_to;
    std::optional<address> bill_to;
    std::vector<line> lines;
    std::optional<std::vector<line>> returns;
};

struct buyer {
    std::string id;
    std::optional<std::string> parent;
};

const tenet::record_type& table_of(tenet::type_tag<address>);
const tenet::record_type& table_of(tenet::type_tag<line>);
const tenet::record_type& table_of(tenet::type_tag<order>);
const tenet::record_type& table_of(tenet::type_tag<buyer>);

} // namespace sample

#endif
