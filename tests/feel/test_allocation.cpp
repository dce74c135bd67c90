#include "rule_records.hpp"
#include "support/counted_new.hpp"

#include <array>
#include <cstddef>

using namespace tenet;
using namespace tenet::feel;

namespace {

/// What a C host registers.
struct host_account {
    const char* credit_grade;
    std::int64_t annual_revenue;
    std::uint8_t has_revenue;
    std::int32_t since;
};

constexpr std::string_view rule = "if credit_grade in [\"A\", \"B\"] and annual_revenue >= 1000000 "
                                  "then annual_revenue * 0.03 else 0";

/// Allocations of running `text` over 1,000 records, after one run to warm up.
template <class Record>
std::size_t allocations_over(std::string_view text, const record_type& type,
                             const std::array<Record, 4>& records) {
    scope names;
    const auto slot = names.add_record("account", "客户", type);
    const auto compiled = expression::compile(text, names);
    REQUIRE(compiled.has_value());
    run_context context;
    context.missing = missing_mode::spread;
    context.strict = true;
    evaluation run{context};
    const auto one = [&](const Record& record) {
        run.reset();
        run.set(slot, value::of(&record, type));
        return compiled->evaluate(run).kind();
    };
    for (const Record& record : records) (void)one(record);
    const std::size_t before = tenet_test::allocations;
    for (std::size_t i = 0; i < 1000; ++i) (void)one(records[i % records.size()]);
    return tenet_test::allocations - before;
}

} // namespace

TEST_CASE("evaluation over a host's registered structs allocates nothing per record", "[feel]") {
    host_record_definition d;
    d.name = "account";
    d.size = sizeof(host_account);
    const auto add = [&](std::string name, std::string zh, host_storage storage,
                         std::size_t offset) {
        host_field f;
        f.name = std::move(name);
        f.zh = std::move(zh);
        f.storage = storage;
        f.offset = static_cast<std::uint32_t>(offset);
        d.fields.push_back(f);
    };
    add("credit_grade", "信用等级", host_storage::text_pointer,
        offsetof(host_account, credit_grade));
    add("annual_revenue", "年营业额", host_storage::int64, offsetof(host_account, annual_revenue));
    d.fields.back().has_presence = true;
    d.fields.back().presence_offset = offsetof(host_account, has_revenue);
    add("since", "起始日", host_storage::date_number, offsetof(host_account, since));
    const auto type = make_host_record_type(d);
    REQUIRE(type.has_value());
    const std::array<host_account, 4> records{{{"A", 2'000'000, 1, 20200131},
                                               {"B", 500'000, 1, 20210131},
                                               {nullptr, 0, 0, 20220131},
                                               {"C", 0, 2, 20230131}}};
    CHECK(allocations_over(rule, **type, records) == 0);
    CHECK(allocations_over("since < @\"2024-01-01\" and since.year = 2020", **type, records) == 0);
}

TEST_CASE("evaluation over described structs allocates nothing per record", "[feel]") {
    std::array<rules::client, 4> records;
    records[0].credit_grade = "A";
    records[0].annual_revenue = decimal{2'000'000};
    records[1].credit_grade = "a grade far too long for a short string";
    records[2].scores = {decimal{1}, decimal{2}, decimal{3}};
    const record_type& type = tenet::table_for<rules::client>();
    CHECK(allocations_over(rule, type, records) == 0);
    CHECK(allocations_over("[for s in scores return s * 2, scores[item > 1], {a: tier + \"x\"}]",
                           type, records) == 0);
    CHECK(allocations_over("{f: function(n) n + 1, r: some s in scores satisfies f(s) > 3}.r", type,
                           records) == 0);
}
