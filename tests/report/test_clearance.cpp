#include "policy/support.hpp"

#include <tenet/report/report.hpp>

#include <string>

using namespace policy_test;
using tenet_test::contains;

namespace {

/// A verdict on an account with one contact and one order, as the report of a reader shows it.
class shown {
public:
    explicit shown(const std::string& rule, const std::string& tables = {},
                   const char* subject = "A") {
        party::contact reached;
        reached.id = "C";
        reached.account = "A";
        reached.name = "N";
        reached.phone = "139-0001";
        records all;
        acc::account a = an_account("A");
        a.tier = std::string{"core"};
        all.add(a).add(reached).add(order("O", "A", "2026-01-04", "5")).cover_all();
        by_ = bound(pack_text_of(rule, tables), all.done(), at("2026-01-05T09:00:00Z"));
        is_ = by_->explain(by_->judge_one(0, by_->facts().find(*by_->subject_type(0), subject)));
    }

    [[nodiscard]] std::string text(confidentiality clearance) const {
        return report::explanation_text(*by_, is_, of(clearance));
    }

    [[nodiscard]] std::string json(confidentiality clearance) const {
        json::writer out;
        report::explanation_json(out, *by_, is_, of(clearance));
        return std::string(out.text());
    }

private:
    static report::options of(confidentiality clearance) {
        report::options how;
        how.lang = language::en;
        how.details = true;
        how.clearance = clearance;
        return how;
    }

    std::shared_ptr<const policy::judge> by_;
    policy::explanation is_;
};

const std::string decides = R"~({"id": "R1", "title": {"zh": "定", "en": "Decide"},
    "kind": "decision", "subject": "account", "decide": "contacts[1].phone"})~";

const std::string says = R"~({"id": "R1", "title": {"zh": "电话", "en": "Phone"},
    "kind": "constraint", "subject": "account", "require": "contacts[1].phone = \"1\"",
    "messages": {"fail": {"zh": "电话是 {contacts[1].phone}",
                          "en": "phone is {contacts[1].phone}"}}})~";

const std::string lists = R"~({"id": "R1", "title": {"zh": "齐全", "en": "Complete"},
    "kind": "checklist", "subject": "account", "items": [
      {"id": "reached", "label": {"zh": "联系电话", "en": "a phone"},
       "present": "contacts[1].phone = \"1\""}]})~";

} // namespace

TEST_CASE("what a rule worked out of a confidential field is shown only to those cleared for it",
          "[report][clearance]") {
    const shown one{decides};
    CHECK_THAT(one.text(confidentiality::confidential), contains("139-0001"));
    CHECK_THAT(one.json(confidentiality::confidential), contains(R"("result":"139-0001")"));
    CHECK_THAT(one.text(confidentiality::internal), !contains("139-0001"));
    CHECK_THAT(one.text(confidentiality::internal), contains("Decide: holds"));
    CHECK_THAT(one.json(confidentiality::internal), !contains("139-0001"));
    CHECK_THAT(one.json(confidentiality::internal), contains(R"("withheld":true)"));
}

TEST_CASE("a rule's own message is kept from those it would tell too much", "[report][clearance]") {
    const shown one{says};
    CHECK_THAT(one.text(confidentiality::confidential), contains("phone is 139-0001"));
    CHECK_THAT(one.text(confidentiality::internal), !contains("139-0001"));
    CHECK_THAT(one.text(confidentiality::internal), contains("Phone: is broken"));
    CHECK_THAT(one.json(confidentiality::internal), !contains("139-0001"));
}

TEST_CASE("a rule over records is as confidential as the fields it reads of them",
          "[report][clearance]") {
    const auto told = [](const std::string& require, const std::string& said) {
        const shown one{R"~({"id": "R1", "title": {"zh": "联系人", "en": "Contacts"},
            "kind": "constraint", "subject": "account", "require": ")~" +
                        require + R"~(", "messages": {"fail": {"zh": "见 )~" + said +
                        R"~(", "en": "seen )~" + said + R"~("}}})~"};
        CHECK_THAT(one.text(confidentiality::confidential), contains("seen "));
        return one.text(confidentiality::internal);
    };
    CHECK_THAT(told(R"(count(contacts[name = \"N\"]) > 1)", "{contacts.name}"), contains("seen N"));
    CHECK_THAT(told(R"(some c in contacts satisfies c.name = \"X\")", "it"), contains("seen it"));
    for (const char* require : {R"(count(contacts[phone != null]) > 1)",
                                R"(every c in contacts satisfies c.phone = null)",
                                R"(contacts[name = \"N\"][phone = null] != [])",
                                R"(count(contacts) > 1 or string(contacts[1]) = \"\")"}) {
        INFO(require);
        CHECK_THAT(told(require, "it"), contains("Contacts: is broken") && !contains("seen"));
    }
    CHECK_THAT(told("count(contacts) > 1", "{contacts[1]}"), !contains("139-0001"));
    CHECK_THAT(told("count(contacts) > 1", "{for c in contacts return c}"), !contains("139-0001"));
}

TEST_CASE("a recurring rule tells when what is confidential was done", "[report][clearance]") {
    const auto text_of = [](const std::string& events) {
        org::unit department;
        department.id = "U";
        department.name = "部门";
        org::appraisal held;
        held.id = "P";
        held.unit = std::string{"U"};
        held.appraised_on = day("2024-06-30");
        held.score = number("61.5");
        records all;
        all.add(department).add(held).cover_all();
        const auto by =
            bound(pack_text_of(R"~({"id": "R1", "title": {"zh": "考核", "en": "Appraisal"},
              "kind": "recurring", "subject": "unit", "every": "@\"P1Y\"", "events": ")~" +
                               events + "\"}"),
                  all.done());
        report::options how;
        how.lang = language::en;
        how.details = true;
        return report::explanation_text(*by, explain(*by, "R1", "U"), how);
    };
    CHECK_THAT(text_of("appraisals"), contains("last on 2024-06-30") && !contains("61.5"));
    CHECK_THAT(text_of("appraisals[score > 60]"), contains("Appraisal: is broken"));
}

TEST_CASE("a figure made of what is confidential is as confidential", "[report][clearance]") {
    const std::string reached = R"~("measures": [
        {"id": "reach", "name": {"zh": "电话数", "en": "phones"}, "expression": "count(contacts[phone != null])"},
        {"id": "part", "name": {"zh": "占比", "en": "part"}, "kind": "share", "of": "reach"},
        {"id": "total", "name": {"zh": "合计", "en": "total"}, "kind": "sum", "of": "reach"}],)~";
    for (const char* measure : {"reach", "part", "total"}) {
        INFO(measure);
        const shown one{R"~({"id": "R1", "title": {"zh": "电话", "en": "Phones"},
            "kind": "constraint", "subject": "account", "require": ")~" +
                            std::string(measure) + R"~( > 1", "messages": {"fail": {"zh": "有 {)~" +
                            measure + R"~(} 个", "en": "has {)~" + measure + R"~(} of them"}}})~",
                        reached};
        CHECK_THAT(one.text(confidentiality::confidential), contains("has 1 of them"));
        CHECK_THAT(one.text(confidentiality::internal), !contains("of them"));
        CHECK_THAT(one.json(confidentiality::internal), contains(R"("withheld":true)"));
    }
}

TEST_CASE("which items a checklist lacks is told to everyone", "[report][clearance]") {
    const shown one{lists};
    CHECK_THAT(one.text(confidentiality::open), contains("Complete: lacks a phone"));
    CHECK_THAT(one.text(confidentiality::open), !contains("139-0001"));
}

TEST_CASE("a table that reads a field of another record is as confidential as that field",
          "[report][clearance]") {
    const auto table_of = [](const std::string& input) {
        return R"~("tables": [{"id": "t", "name": "t", "hit_policy": "first",
            "inputs": [{"expression": ")~" +
               input + R"~("}], "outputs": [{"name": "out"}],
            "rules": [{"id": "1", "when": ["-"], "then": ["\"given\""]}]}],)~";
    };
    const std::string by_table = R"~({"id": "R1", "title": {"zh": "定", "en": "Decide"},
        "kind": "decision", "subject": "order", "table": "t"})~";
    const shown one{by_table, table_of("account_record.tier"), "O"};
    CHECK_THAT(one.text(confidentiality::internal), contains("Decide: decided: given"));
    const shown whole{by_table, table_of("count(account_record.contacts)"), "O"};
    CHECK_THAT(whole.text(confidentiality::confidential), contains("decided: given"));
    CHECK_THAT(whole.text(confidentiality::internal), !contains("given"));
}

TEST_CASE("whatever part of a table follows a relation, the table is as confidential as its end",
          "[report][clearance]") {
    const std::string follows = "count(account_record.contacts)";
    const auto table_of = [](const std::string& values, const std::string& when,
                             const std::string& then) {
        return R"~("tables": [{"id": "t", "name": "t", "hit_policy": "first",
            "inputs": [{"expression": "1", "values": [)~" +
               values + R"~(]}], "outputs": [{"name": "out"}],
            "rules": [{"id": "1", "when": [")~" +
               when + R"~("], "then": [")~" + then + R"~("]}]}],)~";
    };
    const std::string by_table = R"~({"id": "R1", "title": {"zh": "定", "en": "Decide"},
        "kind": "decision", "subject": "order", "table": "t"})~";
    const auto told = [&](const std::string& values, const std::string& when,
                          const std::string& then) {
        const shown one{by_table, table_of(values, when, then), "O"};
        CHECK_THAT(one.text(confidentiality::confidential), contains("decided: 7"));
        return one.text(confidentiality::internal);
    };
    CHECK_THAT(told("", "-", "7"), contains("decided: 7"));
    CHECK_THAT(told("", "<= " + follows, "7"), !contains("7"));
    CHECK_THAT(told("", "-", "6 + " + follows), !contains("7"));
    CHECK_THAT(told("\"<= " + follows + "\"", "-", "7"), !contains("7"));
}

TEST_CASE("a scorecard that follows a relation is as confidential as its end",
          "[report][clearance]") {
    const std::string by_card = R"~({"id": "R1", "title": {"zh": "定", "en": "Grade"},
        "kind": "classification", "subject": "order", "scorecard": "c", "assigned": "status"})~";
    const auto told = [&](const std::string& input, const std::string& when) {
        const std::string card = R"~("scorecards": [{"id": "c", "name": "c",
            "items": [{"id": "i", "name": "i", "weight": 1, "input": ")~" +
                                 input + R"~(", "attributes": [{"when": ")~" + when +
                                 R"~(", "points": 77}, {"when": "-", "points": 77}]}],
            "grades": [{"id": "good", "range": ">= 0"}, {"id": "bad", "range": "< 0"}]}],)~";
        const shown one{by_card, card, "O"};
        CHECK_THAT(one.text(confidentiality::confidential), contains("good"));
        return one.text(confidentiality::internal);
    };
    CHECK_THAT(told("1", "1"), contains("good"));
    CHECK_THAT(told("count(account_record.contacts)", "1"), !contains("good"));
    CHECK_THAT(told("1", "count(account_record.contacts)"), !contains("good"));
}

TEST_CASE("texts from outside cannot reach a terminal with what it would act on",
          "[report][hostile]") {
    CHECK(report::safe("a\x1b[31mb") == "a�[31mb");
    CHECK(report::safe("a\u202Eb\u2066c\u200Fd\u061Ce") == "a�b�c�d�e");
    CHECK(report::safe("a\u2028b\U000E0041c\uFEFFd") == "a�b�c�d");
    CHECK(report::safe("broken \xC3( and \xFF") == "broken �( and �");
    CHECK(report::safe("名称 é 😀") == "名称 é 😀");
}
