#include "support/catch.hpp"

#include <tenet/account/records.hpp>
#include <tenet/schema/catalogue.hpp>

#include <fstream>
#include <iterator>
#include <set>

using tenet::field;
using tenet::record_type;
using tenet::value;
using tenet::value_kind;

namespace {

std::vector<const record_type*> own_types() {
    const auto types = tenet::account::own_record_types();
    return {types.begin(), types.end()};
}

/// The types a portfolio holds and the structs inside them.
std::vector<const record_type*> all_tables() {
    std::vector<const record_type*> tables = own_types();
    for (std::size_t i = 0; i < tables.size(); ++i) {
        for (const field& f : tables[i]->fields()) {
            if (f.structure != nullptr) tables.push_back(f.structure);
        }
    }
    return tables;
}

bool is_chinese(std::string_view text) {
    return !text.empty() && static_cast<unsigned char>(text[0]) >= 0x80;
}

std::string shipped_code_lists() {
    std::ifstream file{TENET_SOURCE_DIR "/packs/key-account-regulation/05-code-lists.json"};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

TEST_CASE("all records fit into one catalogue", "[account]") {
    const auto made = tenet::catalogue::make(own_types());
    if (!made) FAIL(made.error().text(tenet::language::en));
    CHECK((*made)->types().size() == 24);
    for (const char* name : {"organisation", "registration_event",
                             "relationship", "party_merge",
                             "unit",         "employee",
                             "appraisal",    "filing",
                             "account",      "contact",
                             "team_member",  "archive_item",
                             "backup_run",   "order",
                             "contract",     "credit_line",
                             "instrument",   "intra_group_item",
                             "complaint",    "survey_wave",
                             "demand_study", "market_study",
                             "finding",      "corrective_action"}) {
        CAPTURE(name);
        CHECK((*made)->find(name) != nullptr);
    }
    CHECK((*made)->find("订单") == (*made)->find("orders"));
}

TEST_CASE("every record and every field has names and documentation in both languages",
          "[account]") {
    for (const record_type* type : all_tables()) {
        CAPTURE(type->name());
        CHECK(is_chinese(type->zh()));
        CHECK_FALSE(type->head().doc_zh.empty());
        CHECK_FALSE(type->head().doc_en.empty());
        for (const field& f : type->fields()) {
            CAPTURE(f.name);
            CHECK(is_chinese(f.zh));
            CHECK(is_chinese(f.doc_zh));
            CHECK_FALSE(f.doc_en.empty());
        }
        for (const tenet::relation& r : type->relations()) {
            CAPTURE(r.name);
            CHECK(is_chinese(r.zh));
            CHECK(is_chinese(r.doc_zh));
            CHECK_FALSE(r.doc_en.empty());
        }
    }
}

TEST_CASE("every record has a required key and a collection", "[account]") {
    for (const record_type* type : own_types()) {
        CAPTURE(type->name());
        REQUIRE(type->key() != nullptr);
        CHECK(type->key()->required);
        CHECK_FALSE(type->head().collection.empty());
        CHECK(is_chinese(type->head().collection_zh));
        CHECK(type->operations().create != nullptr);
    }
}

TEST_CASE("what is not required can be left out: nothing unsupplied reads as zero or empty",
          "[account]") {
    tenet::arena memory;
    for (const record_type* type : all_tables()) {
        void* blank = type->operations().create();
        for (const field& f : type->fields()) {
            CAPTURE(type->name(), f.name);
            CHECK(f.load(f, blank, memory).is_missing() == !f.required);
        }
        type->operations().destroy(blank);
    }
}

TEST_CASE("a member that refers to a record has a relation named after it", "[account]") {
    for (const record_type* type : own_types()) {
        for (const tenet::relation& r : type->relations()) {
            CAPTURE(type->name(), r.name);
            if (!r.many) CHECK(r.name == std::string{r.via} + "_record");
        }
    }
}

TEST_CASE("an account reaches everything that concerns it", "[account]") {
    const record_type& account = tenet::table_for<tenet::account::account>();
    const std::pair<const char*, const char*> names[] = {{"orders", "订单"},
                                                         {"contracts", "合同"},
                                                         {"credit_lines", "授信"},
                                                         {"instruments", "金融工具"},
                                                         {"intra_group_items", "集团内部往来"},
                                                         {"complaints", "投诉"},
                                                         {"contacts", "联系人"},
                                                         {"team", "服务团队"},
                                                         {"archive", "档案"},
                                                         {"surveys", "满意度调查"},
                                                         {"demand_studies", "需求调研"},
                                                         {"market_studies", "市场分析"},
                                                         {"findings", "发现"},
                                                         {"corrective_actions", "整改"},
                                                         {"backups", "备份"}};
    for (const auto& [name, zh] : names) {
        CAPTURE(name);
        const tenet::relation* r = account.find_relation(name);
        REQUIRE(r != nullptr);
        CHECK(r->many);
        CHECK(r->via == "account");
        CHECK(account.find_relation(zh) == r);
    }
}

TEST_CASE("collections judged over a span of time are placed in time", "[account]") {
    const std::pair<const char*, const char*> dated[] = {
        {"order", "ordered_on"},       {"contract", "signed_on"},
        {"credit_line", "granted_on"}, {"instrument", "held_since"},
        {"complaint", "received_at"},  {"survey_wave", "held_on"},
        {"demand_study", "held_on"},   {"market_study", "held_on"},
        {"finding", "raised_on"},      {"corrective_action", "opened_on"},
        {"archive_item", "filed_on"},  {"backup_run", "performed_at"}};
    const auto made = tenet::catalogue::make(own_types());
    REQUIRE(made.has_value());
    for (const auto& [type, member] : dated) {
        CAPTURE(type);
        const record_type* found = (*made)->find(type);
        REQUIRE(found != nullptr);
        REQUIRE(found->time_field() != nullptr);
        CHECK(found->time_field()->name == member);
        REQUIRE(found->account_field() != nullptr);
        CHECK(found->account_field()->name == "account");
    }
}

TEST_CASE("an order shows its lines to rules, and only to those who supplied them", "[account]") {
    tenet::arena memory;
    const record_type& type = tenet::table_for<tenet::account::order>();
    tenet::account::order o;
    o.id = "o1";
    const field& lines = *type.find_field("订单行");
    CHECK(lines.load(lines, &o, memory).cause()->path == "order.lines");

    o.lines.emplace();
    o.lines->push_back({"p1", {}, tenet::decimal{2}, {}, {}, {}, tenet::decimal{30}});
    const value loaded = lines.load(lines, &o, memory);
    REQUIRE(loaded.is(value_kind::list));
    const value first = loaded.as_list().at(0);
    const field& amount = *first.type().find_field("金额");
    CHECK(amount.load(amount, first.as_object(), memory).as_number() == tenet::decimal{30});
}

TEST_CASE("a customer without a tier differs from one whose tier nobody supplied", "[account]") {
    tenet::arena memory;
    const field& tier = *tenet::table_for<tenet::account::account>().find_field("客户等级");
    tenet::account::account a;
    CHECK(tier.load(tier, &a, memory).is_missing());
    a.tier = tenet::fact<std::string>::null();
    CHECK(tier.load(tier, &a, memory).is_null());
}

TEST_CASE("what identifies a person is confidential", "[account]") {
    const record_type& contact = tenet::table_for<tenet::party::contact>();
    CHECK(contact.find_field("phone")->secrecy == tenet::confidentiality::confidential);
    CHECK(contact.find_field("email")->secrecy == tenet::confidentiality::confidential);
}

TEST_CASE("what an appraisal came to is confidential, that it was held is not", "[account]") {
    const record_type& appraisal = tenet::table_for<tenet::org::appraisal>();
    for (const char* name : {"score", "grade", "original_grade"}) {
        CAPTURE(name);
        CHECK(appraisal.find_field(name)->secrecy == tenet::confidentiality::confidential);
    }
    CHECK(appraisal.find_field("appraised_on")->secrecy == tenet::confidentiality::internal);
}

TEST_CASE("units and staff reach their appraisals, and an appraisal those it names", "[account]") {
    const record_type& appraisal = tenet::table_for<tenet::org::appraisal>();
    CHECK(appraisal.time_field()->name == "appraised_on");
    CHECK(appraisal.account_field() == nullptr);
    for (const char* name : {"unit_record", "employee_record", "appraiser_record"}) {
        CAPTURE(name);
        CHECK(appraisal.find_relation(name) != nullptr);
    }
    CHECK(tenet::table_for<tenet::org::unit>().find_relation("appraisals")->via == "unit");
    CHECK(tenet::table_for<tenet::org::employee>().find_relation("绩效考核")->via == "employee");
}

TEST_CASE("units reach what they file, organisations what they register", "[account]") {
    const record_type& filing = tenet::table_for<tenet::org::filing>();
    CHECK(filing.time_field()->name == "period_to");
    CHECK(tenet::table_for<tenet::org::unit>().find_relation("监管报送")->target == "filing");
    const record_type& event = tenet::table_for<tenet::party::registration_event>();
    CHECK(event.time_field()->name == "occurred_on");
    const record_type& organisation = tenet::table_for<tenet::party::organisation>();
    CHECK(organisation.find_relation("registrations")->target == "registration_event");
    for (const record_type* type : {&filing, &event}) CHECK(type->account_field() == nullptr);
}

TEST_CASE("every code list that a field names is shipped", "[account]") {
    const std::string shipped = shipped_code_lists();
    REQUIRE_FALSE(shipped.empty());
    std::set<std::string_view> named;
    for (const record_type* type : all_tables()) {
        for (const field& f : type->fields()) {
            if (f.codes.empty()) continue;
            CAPTURE(type->name(), f.name);
            named.insert(f.codes);
            CHECK(f.kind == value_kind::string);
            CHECK(shipped.find("    \"" + std::string{f.codes} + "\": {") != std::string::npos);
        }
    }
    CHECK(named.size() == 36);
}
