#include "support/catch.hpp"
#include "support/counted_new.hpp"

#include <tenet/tenet.h>

#include <array>
#include <cstddef>
#include <cstring>

namespace {

struct customer {
    const char* credit_grade;
    int64_t annual_revenue;
    tenet_scaled discount;
    uint8_t has_revenue;
};

const std::array<customer, 4> customers{{{"A", 2'000'000, {5, -2, 0}, 1},
                                         {"B", 1'500'000, {125, -3, 0}, 1},
                                         {"C", 900'000, {0, 0, 0}, 1},
                                         {"A-with-a-very-long-grade-indeed", 0, {1, 0, 0}, 0}}};

tenet_catalogue* customer_types() {
    std::array<tenet_field_def, 3> fields{};
    fields[0].name = TENET_STR("credit_grade");
    fields[0].storage = TENET_STORAGE_TEXT_POINTER;
    fields[0].offset = offsetof(customer, credit_grade);
    fields[1].name = TENET_STR("annual_revenue");
    fields[1].zh = TENET_STR("年营业额");
    fields[1].storage = TENET_STORAGE_INT64;
    fields[1].offset = offsetof(customer, annual_revenue);
    fields[1].has_presence = 1;
    fields[1].presence_offset = offsetof(customer, has_revenue);
    fields[2].name = TENET_STR("discount");
    fields[2].storage = TENET_STORAGE_DECIMAL_SCALED;
    fields[2].offset = offsetof(customer, discount);
    tenet_record_type_def type;
    REQUIRE(tenet_record_type_def_init(&type, sizeof type) == TENET_OK);
    type.name = TENET_STR("customer");
    type.collection = TENET_STR("customers");
    type.struct_size = sizeof(customer);
    type.fields = fields.data();
    type.field_count = fields.size();
    tenet_catalogue_builder* builder = nullptr;
    tenet_catalogue* types = nullptr;
    REQUIRE(tenet_catalogue_builder_new(&builder, nullptr) == TENET_OK);
    REQUIRE(tenet_catalogue_builder_add(builder, &type, nullptr) == TENET_OK);
    REQUIRE(tenet_catalogue_builder_finish(builder, &types, nullptr) == TENET_OK);
    tenet_catalogue_builder_free(builder);
    return types;
}

/// An expression over a customer, a text and a number, ready to run.
class prepared {
public:
    explicit prepared(tenet_str text) {
        tenet_catalogue* types = customer_types();
        std::array<tenet_slot_def, 3> slots{};
        slots[0].name = TENET_STR("customer");
        slots[0].type = TENET_STR("customer");
        slots[0].open = 1;
        slots[1].name = TENET_STR("region");
        slots[2].name = TENET_STR("factor");
        REQUIRE(tenet_scope_new(types, slots.data(), slots.size(), sizeof slots[0], &scope_,
                                nullptr) == TENET_OK);
        REQUIRE(tenet_expression_compile(text, scope_, &expression_, nullptr) == TENET_OK);
        REQUIRE(tenet_evaluation_new(scope_, nullptr, &run_, nullptr) == TENET_OK);
        tenet_catalogue_free(types);
    }
    ~prepared() {
        tenet_evaluation_free(run_);
        tenet_expression_free(expression_);
        tenet_scope_free(scope_);
    }
    prepared(const prepared&) = delete;
    prepared& operator=(const prepared&) = delete;

    /// Fills the slots, runs, and reads the result in every way there is.
    bool once(const customer& c) {
        static constexpr char region[] = "a region with a name that no small text holds";
        tenet_str text{};
        int64_t whole = 0;
        double binary = 0;
        bool good =
            tenet_evaluation_set_record(run_, 0, &c) == TENET_OK &&
            tenet_evaluation_set_string(run_, 1, TENET_STR(region)) == TENET_OK &&
            tenet_evaluation_set_text(run_, 2, TENET_KIND_NUMBER,
                                      TENET_STR("1234567890123456789.0123456789")) == TENET_OK &&
            tenet_expression_run(expression_, run_, nullptr) == TENET_OK &&
            tenet_evaluation_text(run_, &text) == TENET_OK;
        (void)tenet_evaluation_kind(run_);
        (void)tenet_evaluation_boolean(run_);
        (void)tenet_evaluation_int64(run_, &whole);
        (void)tenet_evaluation_double(run_, &binary);
        return good && text.size > 0;
    }

private:
    tenet_scope* scope_ = nullptr;
    tenet_expression* expression_ = nullptr;
    tenet_evaluation* run_ = nullptr;
};

/// Allocations over 1,000 records after a first round.
std::size_t allocations_of(tenet_str text) {
    prepared p{text};
    for (const customer& c : customers) REQUIRE(p.once(c));
    const std::size_t before = tenet_test::allocations;
    bool good = true;
    for (std::size_t i = 0; i < 1000; ++i) good = p.once(customers[i % customers.size()]) && good;
    const std::size_t made = tenet_test::allocations - before;
    CHECK(good);
    return made;
}

} // namespace

TEST_CASE("the library's allocations are seen by this test", "[capi]") {
    const std::size_t before = tenet_test::allocations;
    tenet_catalogue* types = customer_types();
    CHECK(tenet_test::allocations > before);
    tenet_catalogue_free(types);
}

TEST_CASE("evaluation over a host's registered structs allocates nothing per record", "[capi]") {
    CHECK(
        allocations_of(TENET_STR("if credit_grade in [\"A\", \"B\"] and annual_revenue >= 1000000 "
                                 "then annual_revenue * 0.03 else 0")) == 0);
    CHECK(allocations_of(TENET_STR("年营业额 * (1 - discount) > 1000000")) == 0);
    CHECK(allocations_of(TENET_STR("factor * 1.000000005")) == 0);
    CHECK(allocations_of(TENET_STR("customer.credit_grade + \" / \" + region")) == 0);
}
