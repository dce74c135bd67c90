#ifndef TENET_TESTS_FEEL_RULE_RECORDS_HPP
#define TENET_TESTS_FEEL_RULE_RECORDS_HPP

#include "support/catch.hpp"

#include <tenet/feel/expression.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>
#include <tenet/schema/fact_source.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Records as rules see them, a source of relations that says what it was asked, and a bench that
/// evaluates texts over them.
namespace rules {

struct purchase {
    std::string id;
    std::string client;
    tenet::date on;
    std::optional<tenet::decimal> amount;
    std::optional<std::string> status;
};

struct client {
    std::string id;
    std::string credit_grade;
    std::optional<std::string> tier;
    std::optional<tenet::decimal> annual_revenue;
    tenet::fact<std::string> manager;
    std::optional<std::string> parent;
    std::vector<tenet::decimal> scores;
};

const tenet::record_type& table_of(tenet::type_tag<purchase>);
const tenet::record_type& table_of(tenet::type_tag<client>);

} // namespace rules

namespace tenet_test {

/// Relations held in memory, covered or not; remembers the span last asked about.
class relations final : public tenet::fact_source {
public:
    std::vector<const rules::purchase*> purchases;
    const rules::client* parent = nullptr;
    bool covered = true;
    mutable tenet::asked_span asked;

    tenet::value related(const tenet::record_type&, const tenet::relation& way, const void*,
                         const tenet::asked_span& span, tenet::arena& memory) const override;
    tenet::value all(const tenet::record_type&, const tenet::asked_span&,
                     tenet::arena&) const override {
        return tenet::value::null();
    }
};

/// One client under the names `client` (客户, its fields without prefix), `limit` (限额), `x` and
/// `things`, and texts evaluated over them.
class rule_bench {
public:
    explicit rule_bench(tenet::feel::missing_mode missing = tenet::feel::missing_mode::spread,
                        bool strict = false);

    tenet::value of(std::string_view text);
    /// The text of the value; what is missing as `missing(path)` or `missing(message id)`.
    std::string show(std::string_view text);

    tenet::feel::run_context context;
    relations facts;
    rules::client subject;
    tenet::value x;
    tenet::value things;
    std::optional<tenet::value> limit;
    tenet::feel::compile_options options;
    std::shared_ptr<const tenet::catalogue> types;
    tenet::feel::scope names;
    std::unique_ptr<tenet::feel::evaluation> run;

private:
    std::vector<tenet::feel::expression> kept_;
};

std::string show(const tenet::value& v);

} // namespace tenet_test

#endif
