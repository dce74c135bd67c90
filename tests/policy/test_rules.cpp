#include "policy/support.hpp"

#include <algorithm>

using namespace policy_test;

namespace {

const std::string graded = R"({"id": "R1", "title": {"zh": "信用", "en": "Credit"},
    "kind": "constraint", "subject": "account", "applies": "tier = \"core\"",
    "require": "credit_grade in [\"A\", \"B\"]", "level": "if credit_grade = null then \"high\" else \"low\"",
    "messages": {"fail": {"zh": "{name} 的信用等级为{credit_grade}", "en": "{name} is graded {credit_grade}"}},
    "remedy": {"zh": "请复核", "en": "Review it"}})";

acc::account core(std::string id) {
    acc::account a = an_account(std::move(id));
    a.tier = std::string("core");
    return a;
}

} // namespace

TEST_CASE("a constraint passes, fails, is unknown, or does not apply", "[policy][constraint]") {
    records all;
    acc::account good = core("good");
    good.credit_grade = std::string("B");
    acc::account bad = core("bad");
    bad.credit_grade = std::string("C");
    acc::account other = an_account("other");
    other.tier = std::string("important");
    all.add(good).add(bad).add(core("unset")).add(other).add(an_account("no-tier")).cover_all();
    const auto by = bound(pack_text_of(graded), all.done());
    CHECK(outcome_of(*by, "R1", "good") == "pass");
    CHECK(outcome_of(*by, "R1", "bad") == "fail");
    CHECK(outcome_of(*by, "R1", "unset") == "unknown");
    CHECK(outcome_of(*by, "R1", "other") == "not_applicable");
    CHECK(explain(*by, "R1", "unset").missing == std::vector<std::string>{"account.credit_grade"});
    CHECK(explain(*by, "R1", "no-tier").missing == std::vector<std::string>{"account.tier"});

    const policy::explanation failed = explain(*by, "R1", "bad");
    CHECK(failed.sentence.zh == "客户 bad 的信用等级为C");
    CHECK(failed.sentence.en == "客户 bad is graded C");
    CHECK(failed.level == "low");
    CHECK(failed.remedy.en == "Review it");
    CHECK(failed.article == "1");
}

TEST_CASE("null is known to be none: it fails where missing is unknown", "[policy][constraint]") {
    records all;
    acc::account none = core("none");
    none.credit_grade = fact<std::string>::null();
    all.add(none).cover_all();
    const auto by = bound(pack_text_of(graded), all.done());
    CHECK(outcome_of(*by, "R1", "none") == "fail");
    CHECK(explain(*by, "R1", "none").level == "high");
}

TEST_CASE("an input declared so is read as null where it is missing, and the verdict says it",
          "[policy][constraint]") {
    records all;
    all.add(core("unset")).cover_all();
    std::string lenient = graded;
    lenient.insert(lenient.size() - 1, R"(, "null_when_missing": ["account.credit_grade"])");
    const auto by = bound(pack_text_of(lenient), all.done());
    const policy::explanation e = explain(*by, "R1", "unset");
    CHECK(e.of.is == policy::outcome::fail);
    CHECK(e.null_when_missing == std::vector<std::string>{"account.credit_grade"});
}

TEST_CASE("a list of structs that is empty is known to be none, as one of texts is",
          "[policy][constraint]") {
    records all;
    all.add(an_account("A"));
    for (const char* id : {"none", "unset"}) {
        acc::contract c;
        c.id = id;
        c.account = "A";
        if (c.id == "none") c.clauses.emplace();
        party::organisation o;
        o.id = id;
        o.name = "组织";
        if (o.id == "none") o.industry_codes.emplace();
        all.add(c).add(o);
    }
    const auto facts = all.cover_all().done();
    const auto judged = [&](const std::string& subject, const std::string& text, const char* key) {
        const auto by = bound(pack_text_of(R"({"id": "R", "title": {"zh": "规则", "en": "rule"},
              "kind": "constraint", "subject": ")" +
                                           subject + R"(", "require": ")" + text + "\"}"),
                              facts);
        return outcome_of(*by, "R", key);
    };
    for (const auto& [subject, list] :
         {std::pair{"contract", "clauses"}, {"organisation", "industry_codes"}}) {
        for (const char* test :
             {"count(LIST) = 0", "LIST = []", "[] = LIST", "not(LIST != [])", "LIST != null",
              "every x in LIST satisfies x = null", "not(some x in LIST satisfies x = null)",
              "count(LIST[item != null]) = 0", "not(is missing(LIST))",
              "concatenate(LIST, [1]) = [1]"}) {
            std::string text = test;
            for (std::size_t at; (at = text.find("LIST")) != std::string::npos;) {
                text.replace(at, 4, list);
            }
            INFO(text);
            CHECK(judged(subject, text, "none") == "pass");
            CHECK(judged(subject, text, "unset") ==
                  (text.starts_with("not(is missing") ? "fail" : "unknown"));
        }
    }
}

TEST_CASE("an error in a rule is unknown with its cause, never a failure", "[policy][constraint]") {
    records all;
    acc::account a = an_account("A");
    a.annual_revenue = number("10");
    all.add(a).cover_all();
    const auto by = bound(pack_text_of(R"({"id": "R1", "title": {"zh": "误", "en": "error"},
        "kind": "constraint", "subject": "account", "require": "annual_revenue / 0 > 1"})"),
                          all.done());
    const policy::explanation e = explain(*by, "R1", "A");
    CHECK(e.of.is == policy::outcome::unknown);
    CHECK(e.error.has_value());
}

TEST_CASE("an exhausted limit ends the rule as unknown, whatever else is true",
          "[policy][limits]") {
    records all;
    all.add(an_account("A")).cover_all();
    policy::context in = at("2026-01-01T00:00:00+08:00");
    in.bounds.steps = 1000;
    const auto by = bound(pack_text_of(R"({"id": "R1", "title": {"zh": "长", "en": "long"},
        "kind": "constraint", "subject": "account",
        "require": "count(for i in 1..100000 return i) > 0 or true"})"),
                          all.done(), in);
    const policy::explanation e = explain(*by, "R1", "A");
    CHECK(e.of.is == policy::outcome::unknown);
    REQUIRE(e.error.has_value());
    CHECK(e.error->id() == "feel-steps-exhausted");
    CHECK_THAT(e.error->text(language::en),
               tenet_test::contains("its limit of 1,000 steps, at pack.json:3:"));
    CHECK_THAT(e.error->text(language::en), tenet_test::contains("rule \"R1\" of article 1"));
}

TEST_CASE("facts are shown also where a limit ended the rule", "[policy][limits]") {
    records all;
    acc::account a = an_account("A");
    a.tier = std::string("core");
    all.add(std::move(a)).cover_all();
    policy::context in = at("2026-01-01T00:00:00+08:00");
    in.bounds.memory_bytes = 10'000;
    const auto by = bound(pack_text_of(R"({"id": "R1", "title": {"zh": "长", "en": "long"},
        "kind": "constraint", "subject": "account",
        "require": "count(for i in 1..1000 return [i]) > 0 and tier = \"core\""})"),
                          all.done(), in);
    const policy::explanation e = explain(*by, "R1", "A");
    REQUIRE(e.error.has_value());
    CHECK(e.error->id() == "feel-memory-exhausted");
    REQUIRE_FALSE(e.values.empty());
    CHECK(e.values[0].path == "account.tier");
    CHECK(to_text(*e.values[0].is) == "core");
}

TEST_CASE("a checklist names what is absent and what cannot be judged", "[policy][checklist]") {
    const std::string list = R"~({"id": "R1", "title": {"zh": "档案要件", "en": "Archive"},
        "kind": "checklist", "subject": "account", "items": [
          {"id": "contract", "label": {"zh": "合同", "en": "contract"},
           "present": "some i in archive satisfies i.kind = \"contract\""},
          {"id": "licence", "label": {"zh": "营业执照", "en": "licence"},
           "present": "some i in archive satisfies i.kind = \"licence\""},
          {"id": "rating", "label": {"zh": "评级", "en": "rating"}, "applies": "tier = \"core\"",
           "present": "credit_grade != null"}]})~";
    records all;
    acc::archive_item item;
    item.id = "I";
    item.account = "A";
    item.kind = "contract";
    all.add(core("A")).add(item).add(core("B")).cover("archive_items", {{"A"}, {}, {}});
    const auto by = bound(pack_text_of(list), all.done());
    const policy::explanation e = explain(*by, "R1", "A");
    CHECK(e.of.is == policy::outcome::fail);
    REQUIRE(e.items.size() == 3);
    CHECK(e.items[0].is == policy::outcome::pass);
    CHECK(e.items[1].is == policy::outcome::fail);
    CHECK(e.items[2].is == policy::outcome::unknown);
    CHECK(e.sentence.zh == "档案要件：缺少 营业执照");
    CHECK(e.sentence.en == "Archive: lacks licence");
    const policy::explanation uncovered = explain(*by, "R1", "B");
    CHECK(uncovered.of.is == policy::outcome::unknown);
    CHECK(std::count(uncovered.missing.begin(), uncovered.missing.end(), "account.archive") == 1);
}

TEST_CASE("a classification compares the class on record with the one computed",
          "[policy][classification]") {
    const std::string tables = R"~("tables": [{"id": "tier", "name": {"zh": "分级", "en": "tier"},
        "hit_policy": "unique", "inputs": [{"expression": "annual_revenue"}],
        "outputs": [{"name": "tier"}],
        "rules": [{"when": [">= 100"], "then": ["\"core\""]},
                  {"when": ["[10..100)"], "then": ["\"important\""]},
                  {"when": ["< 10"], "then": ["\"strategic\""]}]}],)~";
    const std::string rule = R"({"id": "R1", "title": {"zh": "分级", "en": "Tier"},
        "kind": "classification", "subject": "account", "table": "tier", "assigned": "tier"})";
    records all;
    acc::account right = core("right");
    right.annual_revenue = number("100");
    acc::account wrong = core("wrong");
    wrong.annual_revenue = number("99.99");
    all.add(right).add(wrong).add(core("unset")).cover_all();
    const auto by = bound(pack_text_of(rule, tables), all.done());
    CHECK(outcome_of(*by, "R1", "right") == "pass");
    const policy::explanation e = explain(*by, "R1", "wrong");
    CHECK(e.of.is == policy::outcome::fail);
    CHECK(e.result == "important");
    CHECK(outcome_of(*by, "R1", "unset") == "unknown");
}

TEST_CASE("threads change neither verdicts nor their order", "[policy][threads]") {
    records all;
    for (int i = 0; i < 9000; ++i) {
        acc::account a = core(std::to_string(i));
        if (i % 3 != 0) a.credit_grade = std::string(i % 3 == 1 ? "A" : "C");
        all.add(a);
    }
    all.cover_all();
    const auto by = bound(pack_text_of(graded), all.done());
    const auto one = by->check().value();
    policy::check_options options;
    options.threads = 4;
    const auto four = by->check(options).value();
    CHECK(one.second == four.second);
    CHECK(one.first.all == four.first.all);
    CHECK(one.first.all[policy::outcome::pass] == 3000);
    CHECK(one.first.all[policy::outcome::unknown] == 3000);
}

TEST_CASE("a check can be narrowed to accounts with what is theirs, and to other subjects",
          "[policy][check]") {
    const std::string about_all = R"({"id": "R1", "title": "t", "kind": "constraint",
        "subject": "account", "require": "id != null"},
      {"id": "R2", "title": "t", "kind": "constraint", "subject": "order", "require": "id != null"},
      {"id": "R3", "title": "t", "kind": "constraint", "subject": "employee",
       "require": "id != null"})";
    org::employee e;
    e.id = "E";
    org::employee same;
    same.id = "A";
    records all;
    all.add(core("A")).add(core("B")).add(e).add(same).cover_all();
    all.add(order("O1", "A", "2026-01-04", "5")).add(order("O2", "B", "2026-01-04", "5"));
    const auto by = bound(pack_text_of(about_all), all.done());
    const auto judged = [&](std::vector<std::string> subjects) {
        policy::check_options options;
        options.subjects = std::move(subjects);
        std::string text;
        for (const policy::verdict& v : by->check(options).value().second) {
            text += by->explain(v).rule_id + ":" + by->explain(v).subject_key + " ";
        }
        return text;
    };
    CHECK(judged({}) == "R1:A R1:B R2:O1 R2:O2 R3:E R3:A ");
    CHECK(judged({"B"}) == "R1:B R2:O2 ");
    CHECK(judged({"E"}) == "R3:E ");
    CHECK(judged({"O1"}) == "R2:O1 ");
    CHECK(judged({"B", "O2", "E"}) == "R1:B R2:O2 R3:E ");
    // A key that names an account and an employee means both.
    CHECK(judged({"A"}) == "R1:A R2:O1 R3:A ");
}

TEST_CASE("a check can be narrowed, filtered and cancelled", "[policy][check]") {
    records all;
    for (int i = 0; i < 5000; ++i) all.add(core(std::to_string(i)));
    all.cover_all();
    const auto by = bound(pack_text_of(graded), all.done());
    policy::check_options options;
    options.subjects = {"7", "4999"};
    CHECK(by->check(options).value().second.size() == 2);
    options.outcomes = policy::outcome_set{}.add(policy::outcome::fail);
    const auto filtered = by->check(options).value();
    CHECK(filtered.second.empty());
    CHECK(filtered.first.all[policy::outcome::unknown] == 2);
    options.subjects = {"nobody"};
    CHECK(by->check(options).error().text(language::en).find("nobody") != std::string::npos);
    policy::check_options cancelling;
    cancelling.report_progress = [](std::size_t, std::size_t) { return false; };
    CHECK(by->check(cancelling).value().first.cancelled);
}
