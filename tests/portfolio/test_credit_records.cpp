#include "portfolio/support.hpp"

#include <tenet/json/records.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/portfolio/load.hpp>

#include <algorithm>

using namespace portfolio_test;
using portfolio::named_text;
using tenet_test::contains;

namespace {

using strings = std::vector<std::string>;

/// The code lists as the pack for connected clients ships them, a code of each.
portfolio::load_options options(bool strict) {
    portfolio::load_options o;
    o.types = own_types();
    o.codes["credit_security"] = {
        "credit_security", {"担保方式", "security"}, {{"unsecured", {"信用", "unsecured"}, {}}}};
    o.codes["instrument_kind"] = {
        "instrument_kind", {"金融工具类别", "kind"}, {{"bill", {"票据", "bill"}, {}}}};
    o.codes["party_kind"] = {
        "party_kind", {"主体类别", "kind of party"}, {{"state", {"国家", "state"}, {}}}};
    o.strict = strict;
    return o;
}

portfolio::loaded load(std::vector<named_text> files, bool strict = false) {
    files.push_back({"portfolio.json", R"({"collections": {"instruments": true}})"});
    auto r = portfolio::load(std::move(files), options(strict));
    if (!r) FAIL(r.error().text(language::en));
    return std::move(*r);
}

/// The ids of what is wrong, each with the line it stands on.
strings problems_of(std::vector<named_text> files, bool strict = false) {
    const auto r = portfolio::load(std::move(files), options(strict));
    strings found;
    if (!r.has_error()) return found;
    for (const diagnostic& d : r.error().items()) {
        if (d.level() == severity::error) {
            found.push_back(std::string{d.id()} + ":" + std::to_string(d.where().line));
        }
    }
    std::ranges::sort(found);
    return found;
}

template <class T>
const T& at(const portfolio::loaded& l, std::string_view key) {
    const record_type& type = table_for<T>();
    const void* found = l.records->at(type, l.records->find(type, key));
    REQUIRE(found != nullptr);
    return *static_cast<const T*>(found);
}

const named_text customers{"accounts.json", R"([{"id": "A", "name": "甲公司"}])"};

} // namespace

TEST_CASE("credit, instruments and what is netted are read from CSV with Chinese headings",
          "[load][credit]") {
    const auto l = load({
        customers,
        {"授信.csv", "编号,客户编号,担保方式,金额,利率,同类利率,授信日期\n"
                     "K1,A,信用,100.50,3.5,4,2025-01-31\n"},
        {"金融工具.csv", "编号,客户编号,发行人编号,类别,金额,发行日期,持有起始日期\n"
                         "I1,A,O,票据,7,2025-01-01,2025-02-01\n"},
        {"集团内部往来.csv", "编号,客户编号,对方编号,类别,金额,已抵销\nT1,A,O,dealing,3,是\n"},
        {"组织名录.csv", "编号,名称,主体类别,上市公司,关系人\nO,乙公司,国家,否,true\n"},
    });
    const auto& credit = at<account::credit_line>(l, "K1");
    CHECK(*credit.security == "unsecured");
    CHECK(credit.rate->text() == "3.5");
    CHECK(credit.comparable_rate->text() == "4");
    CHECK(credit.expires_on.is_unset());
    const auto& held = at<account::instrument>(l, "I1");
    CHECK(*held.kind == "bill");
    CHECK(held.held_since.text() == "2025-02-01");
    CHECK(held.held_until.is_unset());
    CHECK(*at<account::intra_group_item>(l, "T1").netted);
    const auto& organisation = at<party::organisation>(l, "O");
    CHECK(*organisation.kind == "state");
    CHECK_FALSE(*organisation.listed);
    CHECK(*organisation.related_party);
    for (const char* relation : {"credit_lines", "instruments", "intra_group_items"}) {
        CAPTURE(relation);
        const auto ways = accounts().find_relation(relation);
        REQUIRE(ways != nullptr);
        const record_type& target = *l.records->types().find(ways->target);
        CHECK(keys_behind(*l.records, accounts(), relation, target, "A").size() == 1);
    }
}

TEST_CASE("contracts, filings and registrations are read from JSON in either language",
          "[load][credit]") {
    const auto l = load({
        customers,
        {"data.json", R"({
          "合同": [{"编号": "C1", "客户编号": "A", "失效日期": null,
                    "条款": [{"类别": "report_related_transactions", "起点": 10}]}],
          "filings": [{"id": "F1", "kind": "large_exposures", "口径": "solo",
                       "period_to": "2025-09-30", "filed_on": null}],
          "登记事项": [{"id": "E1", "organisation": "O", "类别": "change",
                        "occurred_on": "2025-03-01", "办理日期": "2025-03-20"}],
          "organisations": [{"id": "O", "name": "乙公司"}],
          "relationships": [{"id": "R1", "holder": "O", "subject": "O", "type": "nominee",
                             "取得方式": "merger", "是否合法": false}]})"},
    });
    const auto& contract = at<account::contract>(l, "C1");
    CHECK(contract.valid_to.is_null());
    REQUIRE(contract.clauses->size() == 1);
    CHECK(contract.clauses->front().threshold->text() == "10");
    const auto& filing = at<org::filing>(l, "F1");
    CHECK(filing.filed_on.is_null());
    CHECK_FALSE(filing.unit.has_value());
    CHECK(at<party::registration_event>(l, "E1").done_on->text() == "2025-03-20");
    CHECK(*at<group::relationship>(l, "R1").origin == "merger");
    CHECK_FALSE(*at<group::relationship>(l, "R1").lawful);
    CHECK(keys_behind(*l.records, table_for<party::organisation>(), "registrations",
                      table_for<party::registration_event>(), "O") == strings{"E1"});
}

TEST_CASE("an empty array of clauses is none, and no array is not supplied", "[load][credit]") {
    const auto l =
        load({customers, {"contracts.json", R"([{"id": "C1", "account": "A", "clauses": []},
                                                {"id": "C2", "account": "A"}])"}});
    REQUIRE(at<account::contract>(l, "C1").clauses.has_value());
    CHECK(at<account::contract>(l, "C1").clauses->empty());
    CHECK_FALSE(at<account::contract>(l, "C2").clauses.has_value());
}

TEST_CASE("an empty list of structs is written, digested and compared as an empty one of texts",
          "[load][credit]") {
    const auto of = [](const std::string& more) {
        return load({customers,
                     {"contracts.json", R"([{"id": "C1", "account": "A")" + more + "}]"},
                     {"organisations.json", R"([{"id": "O", "name": "某"}])"}});
    };
    const auto written = [](const portfolio::loaded& l) {
        json::writer out;
        json::write_record(out, table_for<account::contract>(), &at<account::contract>(l, "C1"));
        return out.text();
    };
    const auto none = of(R"(, "clauses": [])");
    const auto unset = of("");
    CHECK_THAT(written(none), contains(R"("clauses":[])"));
    CHECK_THAT(written(unset), !contains("clauses"));
    CHECK(none.records->digest() != unset.records->digest());
    CHECK(none.records->digest() == of(R"(, "clauses": [])").records->digest());

    const record_type& type = table_for<account::contract>();
    const value a = value::of(&at<account::contract>(none, "C1"), type);
    const value b = value::of(&at<account::contract>(unset, "C1"), type);
    CHECK_FALSE(identical(a, b));
    CHECK(identical(*owned_value::copy(a), *owned_value::copy(a)));

    // Read back, also as a change of the other.
    const auto again = load({customers, {"contracts.json", "[" + written(none) + "]"}});
    REQUIRE(at<account::contract>(again, "C1").clauses.has_value());
    CHECK(again.records->digest() ==
          load({customers, {"contracts.json", R"([{"id": "C1", "account": "A", "clauses": []}])"}})
              .records->digest());
}

TEST_CASE("rows of a CSV that share a contract are its clauses", "[load][credit]") {
    const auto l = load({customers,
                         {"contracts.csv", "id,account,clauses.kind,clauses.threshold\n"
                                           "C1,A,other,\nC1,A,report_related_transactions,10\n"}});
    const auto& clauses = *at<account::contract>(l, "C1").clauses;
    REQUIRE(clauses.size() == 2);
    CHECK_FALSE(clauses[0].threshold.has_value());
    CHECK(*clauses[1].kind == "report_related_transactions");
}

TEST_CASE("broken credit records are listed with their places, and nothing is loaded",
          "[load][credit]") {
    CHECK(problems_of({customers, {"credit_lines.json", R"([
      {"id": "K1", "account": "A", "granted_on": "2025-01-01", "security": "none"},
      {"id": "K2", "account": "A", "granted_on": "2025-02-30"},
      {"id": "K3", "account": "A"},
      {"id": "K4", "account": "A", "granted_on": "2025-01-01", "rate": "cheap"},
      {"id": "K5", "account": "A", "granted_on": null}])"}})
              .size() == 5);
    CHECK(problems_of({customers,
                       {"金融工具.csv", "编号,客户编号,类别,持有起始日期\n"
                                        "I1,A,股票,2025-01-01\nI2,,票据,2025-01-01\n"
                                        "I3,A,票据,\nI4,A,票据,昨天\n"}})
              .size() == 4);
    CHECK(problems_of({{"filings.json", R"([{"id": "F1", "period_to": "2025-06-30"},
      {"id": "F2", "kind": "large_exposures", "period_to": "2025-06-31"}])"}})
              .size() == 2);
    CHECK(problems_of({{"registration_events.json",
                        R"([{"id": "E1", "kind": "change", "occurred_on": "2025-06-30"},
      {"id": "E2", "organisation": "O", "kind": "change", "occurred_on": "2025-06-30",
       "done_on": 20250701}])"}})
              .size() == 2);
    CHECK(problems_of({{"organisations.json", R"([{"id": "O", "name": "x", "listed": "yes"},
      {"id": "P", "name": "y", "kind": "stat"}])"}})
              .size() == 2);
    CHECK(problems_of({customers, {"contracts.json", R"([{"id": "C1", "account": "A",
      "clauses": {"kind": "other"}}, {"id": "C2", "account": "A",
      "clauses": [{"threshold": "ten"}]}])"}})
              .size() == 2);
}

TEST_CASE("credit records that refer to nobody are warned of, and refused under strict",
          "[load][credit]") {
    const std::vector<named_text> files{
        {"credit_lines.json", R"([{"id": "K1", "account": "Z", "granted_on": "2025-01-01"}])"},
        {"instruments.json",
         R"([{"id": "I1", "account": "Z", "issuer": "Y", "held_since": "2025-01-01"}])"},
        {"contracts.json", R"([{"id": "C1", "account": "Z"}])"},
        {"intra_group_items.json", R"([{"id": "T1", "account": "Z", "counterparty": "Y"}])"},
        {"filings.json",
         R"([{"id": "F1", "unit": "U", "kind": "other", "period_to": "2025-06-30"}])"},
        {"registration_events.json",
         R"([{"id": "E1", "organisation": "Y", "kind": "change", "occurred_on": "2025-06-30"}])"}};
    const auto l = load(files);
    const auto warned = std::ranges::count_if(l.warnings.items(), [](const diagnostic& d) {
        return d.id() == "portfolio-unresolved-reference";
    });
    CHECK(warned == 8);
    CHECK(problems_of(files, true).size() == 8);
}
