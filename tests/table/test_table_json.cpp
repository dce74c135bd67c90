#include <tenet/table/table_json.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::table;

namespace {

std::optional<table_definition> read(std::string text, diagnostics& problems) {
    json::read_options options;
    options.file = "tier.json";
    const auto doc = json::document::read(std::move(text), options);
    REQUIRE(doc.has_value());
    return read_table(*doc, doc->root(), problems);
}

} // namespace

TEST_CASE("a table is read rule by rule", "[table][json]") {
    diagnostics problems;
    const auto d = read(R"({"id": "tier", "name": {"zh": "客户分级", "en": "tier"},
 "hit_policy": "first",
 "inputs": [{"expression": "annual_revenue", "label": {"zh": "年营业额", "en": "revenue"}},
            {"expression": ["grade", ".code"], "values": ["\"A\"", "\"B\""]}],
 "outputs": [{"name": "tier", "values": ["\"core\"", "\"other\""], "default": "null"}],
 "rules": [
  {"when": [">= 100", "-"], "then": ["\"core\""], "note": {"zh": "大户", "en": "large"}},
  {"id": "exact", "when": [5, "\"A\""], "then": [true]}]})",
                        problems);
    INFO(problems.text(language::en));
    REQUIRE(d.has_value());
    CHECK(d->policy == hit_policy::first);
    CHECK(d->inputs[0].label.zh == "年营业额");
    CHECK(d->inputs[1].expression == "grade\n.code");
    CHECK(d->inputs[1].values == std::vector<std::string>{"\"A\"", "\"B\""});
    CHECK(d->outputs[0].otherwise == "null");
    CHECK(d->rules[0].note.en == "large");
    CHECK(d->rules[1].id == "exact");
    CHECK(d->rules[1].when[0] == "5");
    CHECK(d->rules[1].then[0] == "true");
    CHECK(d->rules[1].at.line == 8);
    CHECK(d->rules[1].at.pointer == "/rules/1");
    CHECK(d->rules[1].at.file == "tier.json");
}

TEST_CASE("every mistake in a table is reported with its place", "[table][json]") {
    diagnostics problems;
    const auto d = read(R"({"id": "tier", "hit_polisy": "first", "aggregation": "mean",
 "inputs": [{"expression": "x", "lable": "X"}],
 "outputs": {},
 "rules": [{"when": [["<5"]]}]})",
                        problems);
    CHECK_FALSE(d.has_value());
    std::string ids;
    for (const diagnostic& p : problems.items()) {
        ids += p.where().pointer + " " + std::string{p.id()} + "\n";
    }
    CHECK(ids == "/aggregation definition-choice-unknown\n"
                 "/inputs/0/lable definition-member-misspelt\n"
                 "/outputs definition-wrong-kind\n"
                 "/rules/0/when/0 definition-wrong-kind\n"
                 "/rules/0 definition-member-missing\n"
                 "/hit_polisy definition-member-misspelt\n");
}

TEST_CASE("a table is written with everything it holds", "[table][json]") {
    const std::string text = R"json({
  "id": "tier",
  "name": {"zh": "客户分级", "en": ""},
  "hit_policy": "collect",
  "aggregation": "max",
  "inputs": [
    {"expression": "revenue\n+ 1", "label": "收入", "type": "number", "values": ["[0..4]", "> \"<&\\u003c\""]},
    {"expression": "grade"}
  ],
  "outputs": [
    {"name": "tier", "label": {"zh": "级", "en": "tier"}, "type": "string", "values": ["\"a\""], "default": "null"}
  ],
  "annotations": [
    "why",
    ""
  ],
  "rules": [
    {"id": "r1", "when": [">= 100", "-"], "then": ["\"a\""], "note": {"zh": "", "en": "large"}, "annotations": ["because"]},
    {"when": ["< 100", "\"{[,:\""], "then": ["f(1, 2)"]}
  ]
}
)json";
    diagnostics problems;
    const auto d = read(text, problems);
    INFO(problems.text(language::en));
    REQUIRE(d.has_value());
    CHECK(write_json_table(*d) == text);
    CHECK(d->inputs[0].values[1] == "> \"<&\\u003c\"");
}

TEST_CASE("a table without columns and rules is written too", "[table][json]") {
    CHECK(write_json_table({}) == "{\n  \"id\": \"\",\n  \"hit_policy\": \"unique\",\n"
                                  "  \"inputs\": [],\n  \"outputs\": [],\n  \"rules\": []\n}\n");
}

TEST_CASE("hit policies are named as packs write them", "[table][json]") {
    for (const auto policy :
         {hit_policy::unique, hit_policy::any, hit_policy::priority, hit_policy::first,
          hit_policy::collect, hit_policy::rule_order, hit_policy::output_order}) {
        CHECK(find_hit_policy(name_of(policy)) == policy);
    }
    CHECK(name_of(hit_policy::rule_order) == "rule_order");
    CHECK_FALSE(find_hit_policy("most").has_value());
}
