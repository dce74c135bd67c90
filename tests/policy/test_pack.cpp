#include "policy/support.hpp"

#include <cstddef>

using namespace policy_test;
using tenet_test::contains;

namespace {

const std::string plain = R"({"id": "R1", "title": {"zh": "规则", "en": "rule"},
    "kind": "constraint", "subject": "account", "require": "tier != null"})";

std::string article(const std::string& members) {
    return R"({"regulation": {"id": "t", "title": {"zh": "制度", "en": "t"}},
               "articles": [{"id": "1", "title": {"zh": "条", "en": "a"}, )" +
           members + "}]}";
}

} // namespace

TEST_CASE("comments are allowed and an expression may be a list of lines", "[policy][pack]") {
    const std::string pack = pack_text_of(R"({"id": "R1", "title": {"zh": "规则", "en": "rule"},
        // why: the register is read line by line
        "kind": "constraint", "subject": "account", "require": ["tier != null", "and name != \"\""]})");
    CHECK(problems_of(pack).empty());
}

TEST_CASE("a pack without a regulation, or a text that is no JSON, is refused", "[policy][pack]") {
    CHECK_THAT(problems_of("{}"), contains("policy-regulation-missing"));
    CHECK_THAT(problems_of("{"), contains("pack.json:1"));
    CHECK_FALSE(problems_of("").empty());
}

TEST_CASE("a syntax error in a rule carries file, line and rule text", "[policy][pack]") {
    const std::string text = problems_of(pack_text_of(R"({"id": "R1",
"title": {"zh": "规则", "en": "rule"}, "kind": "constraint", "subject": "account",
"require": "tier = = 3"})"));
    CHECK_THAT(text, contains("pack.json:3:"));
}

TEST_CASE("an unknown name in an expression is found when the pack is read, with a guess",
          "[policy][pack]") {
    const std::string text = problems_of(pack_text_of(R"({"id": "R1",
        "title": {"zh": "规则", "en": "rule"}, "kind": "constraint", "subject": "account",
        "require": "anual_revenue > 3"})"));
    CHECK_THAT(text, contains("annual_revenue"));
}

TEST_CASE("an unknown member of a rule is refused with a guess", "[policy][pack]") {
    const std::string text = problems_of(pack_text_of(R"({"id": "R1",
        "title": {"zh": "规则", "en": "rule"}, "kind": "constraint", "subject": "account",
        "requires": "true"})"));
    CHECK_THAT(text, contains("did you mean \"require\""));
}

TEST_CASE("all problems of a pack are listed, not the first", "[policy][pack]") {
    const std::string text = problems_of(pack_text_of(
        R"({"id": "R1", "title": {"zh": "一", "en": "one"}, "kind": "constraint",
            "subject": "acount", "require": "true"},
           {"id": "R2", "title": {"zh": "二", "en": "two"}, "kind": "constraint",
            "subject": "account", "require": "nobody > 1"},
           {"id": "R3", "title": {"zh": "三", "en": "three"}, "kind": "classification",
            "subject": "account", "table": "none"})"));
    CHECK_THAT(text, contains("acount"));
    CHECK_THAT(text, contains("nobody"));
    CHECK_THAT(text, contains("none"));
}

TEST_CASE("a parameter without a value on the date is an error when binding", "[policy][pack]") {
    const std::string pack = pack_text_of(R"({"id": "R1", "title": {"zh": "规则", "en": "rule"},
        "kind": "constraint", "subject": "account", "require": "annual_revenue > floor_value"})",
                                          R"("parameters": [{"id": "floor_value",
        "name": {"zh": "下限", "en": "floor"}, "values": [{"from": "2026-02-01", "value": 5}]}],)");
    records none;
    const auto compiled = compile(pack).value();
    const auto early = policy::bind(compiled, none.done(), at("2026-01-31T23:00:00+08:00"));
    REQUIRE(early.has_error());
    CHECK_THAT(early.error().text(language::en), contains("floor_value"));
    records same;
    CHECK(policy::bind(compiled, same.done(), at("2026-02-01T00:00:00+08:00")).has_value());
}

TEST_CASE("values of a parameter may not overlap in time", "[policy][pack]") {
    CHECK_THAT(problems_of(pack_text_of(plain, R"("parameters": [{"id": "p",
        "name": {"zh": "参数", "en": "p"}, "values": [
          {"from": "2026-01-01", "to": "2026-12-31", "value": 5},
          {"from": "2026-06-01", "value": 6}]}],)")),
               contains("policy-value-dates-overlap"));
}

TEST_CASE("a parameter nothing reads is a warning", "[policy][pack]") {
    CHECK_THAT(problems_of(pack_text_of(plain, R"("parameters": [{"id": "p",
        "name": {"zh": "参数", "en": "p"}, "values": [{"from": "2026-01-01", "value": 5}]}],)")),
               contains("policy-parameter-unused"));
}

TEST_CASE("ids are unique", "[policy][pack]") {
    CHECK_THAT(problems_of(pack_text_of(plain + "," + plain)), contains("policy-given-twice"));
}

TEST_CASE("measures may not refer to themselves in a circle", "[policy][pack]") {
    CHECK_THAT(problems_of(pack_text_of(plain, R"("measures": [
        {"id": "a", "name": {"zh": "甲", "en": "a"}, "expression": "b + 1"},
        {"id": "b", "name": {"zh": "乙", "en": "b"}, "expression": "a + 1"}],)")),
               contains("policy-measure-circle"));
}

TEST_CASE("an account measure may not read one over the population", "[policy][pack]") {
    CHECK_THAT(problems_of(pack_text_of(plain, R"("measures": [
        {"id": "a", "name": {"zh": "甲", "en": "a"}, "expression": "annual_revenue / b"},
        {"id": "b", "name": {"zh": "乙", "en": "b"}, "kind": "sum", "of": "c"},
        {"id": "c", "name": {"zh": "丙", "en": "c"}, "expression": "annual_revenue"}],)")),
               contains("policy-population-in-account-measure"));
}

TEST_CASE("each clause has a rule or a reason for having none", "[policy][pack]") {
    CHECK_THAT(
        problems_of(article(R"("clauses": [{"id": "1.1", "text": {"zh": "款", "en": "c"}}])")),
        contains("policy-clause-uncovered"));
    CHECK(problems_of(article(R"("clauses": [{"id": "1.1", "text": {"zh": "款", "en": "c"},
        "no_rule": {"zh": "说明", "en": "reason"}}])"))
              .empty());
    CHECK_THAT(problems_of(article(R"("rules": [{"id": "R1", "clause": "9.9",
        "title": {"zh": "规则", "en": "rule"}, "kind": "constraint", "subject": "account",
        "require": "true"}])")),
               contains("policy-clause-unknown"));
}

TEST_CASE("rows of a table that contradict each other are refused with a witness",
          "[policy][pack]") {
    const std::string text = problems_of(pack_text_of(
        R"({"id": "R1", "title": {"zh": "分级", "en": "tier"}, "kind": "classification",
            "subject": "account", "table": "t"})",
        R"("tables": [{"id": "t", "name": {"zh": "表", "en": "t"},
            "inputs": [{"expression": "annual_revenue"}], "outputs": [{"name": "tier"}],
            "rules": [{"when": [">= 100"], "then": ["\"a\""]}, {"when": ["<= 100"], "then": ["\"b\""]}]}],)"));
    CHECK_THAT(text, contains("100"));
}

TEST_CASE("a measure of a measure that is not there is an error, also where a rule reads it",
          "[policy][pack]") {
    const std::string text = problems_of(pack_text_of(
        R"({"id": "R1", "title": {"zh": "名次", "en": "place"}, "kind": "constraint",
            "subject": "account", "require": "place <= 5"})",
        R"("measures": [{"id": "place", "name": {"zh": "名次", "en": "place"}, "kind": "rank",
                         "of": "nothing"}],)"));
    CHECK_THAT(text, contains("nothing"));
}

TEST_CASE("a long chain of measures does not exhaust the stack", "[policy][pack]") {
    constexpr int links = 20000;
    std::string chain;
    for (int i = 0; i < links; ++i) {
        const std::string n = std::to_string(i);
        const std::string next = i + 1 < links ? "m" + std::to_string(i + 1) + " + 1" : "1";
        chain += R"({"id": "m)" + n + R"(", "name": "m)" + n + R"(", "expression": ")" + next +
                 "\"}" + (i + 1 < links ? "," : "");
    }
    records one;
    one.add(an_account("A"));
    const auto by = bound(pack_text_of(plain, R"("measures": [)" + chain + "],"), one.done());
    CHECK(by->measure_values("m0").value().front().is->as_number() == decimal{links});
}

TEST_CASE("a catalogue without accounts can be judged, and asks for no accounts",
          "[policy][pack]") {
    struct desk {
        const char* id;
        const char* account;
    };
    const desk mine{"D", "A"};
    host_record_definition definition;
    definition.name = definition.zh = "desk";
    definition.collection = definition.collection_zh = "desks";
    definition.key = "id";
    definition.account_field = "account";
    definition.size = sizeof(desk);
    for (const auto& [name, offset] :
         {std::pair{"id", offsetof(desk, id)}, std::pair{"account", offsetof(desk, account)}}) {
        host_field f;
        f.name = name;
        f.storage = host_storage::text_pointer;
        f.offset = static_cast<std::uint32_t>(offset);
        definition.fields.push_back(f);
    }
    const auto type = make_host_record_type(definition).value();
    const auto desks = catalogue::make({type.get()}, {type}).value();
    diagnostics warnings;
    const auto compiled_with = [&](const std::string& text) {
        return policy::regulation::compile(
            policy::read_pack({{"pack.json", text}}, warnings).value(), desks, warnings);
    };
    const std::string rule = R"({"id": "R1", "title": {"zh": "桌", "en": "desk"},
        "kind": "constraint", "subject": "desk", "require": "id = \"D\""})";
    const auto rules = compiled_with(pack_text_of(rule));
    REQUIRE(rules.has_value());
    portfolio::builder builder(desks);
    builder.add({type.get(), std::shared_ptr<const void>(std::shared_ptr<void>(), &mine)});
    const auto by = policy::bind(*rules, builder.finish(false, warnings).value(),
                                 at("2026-01-01T00:00:00+08:00"));
    REQUIRE(by.has_value());
    CHECK((*by)->check().value().first.all[policy::outcome::pass] == 1);
    policy::check_options options;
    options.subjects = {"A"};
    CHECK((*by)->check(options).has_error());
    const auto measured = compiled_with(pack_text_of(
        R"({"id": "R1", "title": {"zh": "桌", "en": "desk"}, "kind": "constraint",
            "subject": "desk", "require": "m = 1"})",
        R"("measures": [{"id": "m", "name": "m", "expression": "1"}],)"));
    CHECK(measured.has_error());
}
