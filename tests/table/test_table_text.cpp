#include "hostile_tables.hpp"

#include <tenet/table/table_json.hpp>
#include <tenet/table/table_text.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::table;

namespace {

/// All a definition holds but its places.
std::string all_of(const table_definition& d) {
    return write_json_table(d);
}

std::string listed(const diagnostics& problems) {
    std::string all;
    for (const diagnostic& p : problems.items()) {
        all += std::to_string(p.where().line) + ":" + std::to_string(p.where().column) + " " +
               std::string{p.id()} + "\n";
    }
    return all;
}

table_definition csv(std::string_view text) {
    diagnostics problems;
    const auto d = read_csv_table(text, "folder/tiers.csv", problems);
    INFO(problems.text(language::en));
    REQUIRE(d.has_value());
    return *d;
}

table_definition markdown(std::string_view text) {
    diagnostics problems;
    const auto d = read_markdown_table(text, "tiers.md", problems);
    INFO(problems.text(language::en));
    REQUIRE(d.has_value());
    return *d;
}

std::string csv_problems(std::string_view text) {
    diagnostics problems;
    (void)read_csv_table(text, "t.csv", problems);
    return listed(problems);
}

std::string markdown_problems(std::string_view text) {
    diagnostics problems;
    (void)read_markdown_table(text, "t.md", problems);
    return listed(problems);
}

using texts = std::vector<std::string>;

} // namespace

TEST_CASE("the smallest sheet has headings and rules", "[table][csv]") {
    const table_definition d = csv("input: annual_revenue,input: grade,output: tier,note\r\n"
                                   ">= 100,,\"\"\"core\"\"\",大户\r\n"
                                   "< 100,\"\"\"A\"\", \"\"B\"\"\",\"\"\"important\"\"\",\r\n");
    CHECK(d.id == "tiers");
    CHECK(d.policy == hit_policy::unique);
    REQUIRE(d.inputs.size() == 2);
    CHECK(d.inputs[0].expression == "annual_revenue");
    CHECK(d.outputs[0].name == "tier");
    REQUIRE(d.rules.size() == 2);
    CHECK(d.rules[0].when == texts{">= 100", "-"});
    CHECK(d.rules[0].then == texts{"\"core\""});
    CHECK(d.rules[0].note == bilingual{"大户", "大户"});
    CHECK(d.rules[1].when == texts{"< 100", "\"A\", \"B\""});
    CHECK(d.rules[1].note.empty());
    CHECK(d.rules[1].at.line == 3);
    CHECK(d.rules[1].at.file == "folder/tiers.csv");
}

TEST_CASE("a sheet may say everything, in Chinese", "[table][csv]") {
    const table_definition d =
        csv("决策表,tier\n名称,客户分级,\n命中策略,首个\n,,\n"
            "规则,输入：年营业额,输入　等级,输出 分级,批注: 依据,中文说明,英文说明\n"
            "标题,营业额,等级,分级,,,\n"
            "类型,number,string,string,,,\n"
            "取值,,\"\"\"A\"\", \"\"B\"\"\",\"\"\"核心\"\",\"\"重要\"\"\",,,\n"
            "默认值,,,null,,,\n"
            "甲,>= 100,-,\"\"\"核心\"\"\",第二条,大户,large\n"
            ",,,,,,\n"
            ",< 100,\"\"\"A\"\"\",\"\"\"重要\"\"\",,小户\n");
    CHECK(all_of(d) == R"({
  "id": "tier",
  "name": "客户分级",
  "hit_policy": "first",
  "inputs": [
    {"expression": "年营业额", "label": "营业额", "type": "number"},
    {"expression": "等级", "label": "等级", "type": "string", "values": ["\"A\"", "\"B\""]}
  ],
  "outputs": [
    {"name": "分级", "label": "分级", "type": "string", "values": ["\"核心\"", "\"重要\""], "default": "null"}
  ],
  "annotations": [
    "依据"
  ],
  "rules": [
    {"id": "甲", "when": [">= 100", "-"], "then": ["\"核心\""], "note": {"zh": "大户", "en": "large"}, "annotations": ["第二条"]},
    {"when": ["< 100", "\"A\""], "then": ["\"重要\""], "note": {"zh": "小户", "en": ""}}
  ]
}
)");
}

TEST_CASE("columns may stand in any order, and rows about them may be short", "[table][csv]") {
    const table_definition d =
        csv("note,output: t,rule,input: a\n,string,type\n大,1,r,2\n小,3,,\n");
    CHECK(d.outputs[0].type == "string");
    REQUIRE(d.rules.size() == 2);
    CHECK(d.rules[0].id == "r");
    CHECK(d.rules[0].note.zh == "大");
    CHECK(d.rules[0].when == texts{"2"});
    CHECK(d.rules[1].when == texts{"-"});
    CHECK(d.rules[1].then == texts{"3"});
}

TEST_CASE("hit policies are understood in words, Chinese and letters", "[table][csv]") {
    const auto policy = [](const std::string& text) {
        return csv("hit policy," + text + "\ninput a,output\n1,2\n");
    };
    CHECK(policy("rule_order").policy == hit_policy::rule_order);
    CHECK(policy("OUTPUT ORDER").policy == hit_policy::output_order);
    CHECK(policy("任一").policy == hit_policy::any);
    CHECK(policy("P").policy == hit_policy::priority);
    CHECK(policy("C").collects == aggregation::list);
    CHECK(policy("C+").policy == hit_policy::collect);
    CHECK(policy("C+").collects == aggregation::sum);
    CHECK(policy("C>").collects == aggregation::max);
    CHECK(csv("Hit Policy:,collect\naggregation,计数\ninput a,output\n1,2\n").collects ==
          aggregation::count);
}

TEST_CASE("Markdown holds the same sheet, with prose around", "[table][markdown]") {
    const table_definition d = markdown("# Tiers\n\nWhat they mean: see below.\n\n"
                                        "- table: tier\n* 命中策略：首个\n\n"
                                        "```\n| not | a | table |\n```\n\n"
                                        "| input: revenue | input: grade | output: tier | note |\n"
                                        "|---|:-:|--:|---|\n"
                                        "| >= 100 | | \"core\" | large \\| old<br>and *good* |\n"
                                        "| `< 100` | `` \"`\" `` | `\"a\\|b\"` |\n\n"
                                        "- table: prose\n");
    CHECK(d.id == "tier");
    CHECK(d.policy == hit_policy::first);
    REQUIRE(d.rules.size() == 2);
    CHECK(d.rules[0].when == texts{">= 100", "-"});
    CHECK(d.rules[0].note.zh == "large | old\nand *good*");
    CHECK(d.rules[1].when == texts{"< 100", "\"`\""});
    CHECK(d.rules[1].then == texts{"\"a|b\""});
    CHECK(d.rules[1].at.line == 15);
    CHECK(d.rules[1].at.column == 3);
}

TEST_CASE("what is written is readable", "[table][csv][markdown]") {
    const table_definition d = csv("table,tier\nname,客户分级\nhit policy,first\n"
                                   "input: revenue,output: tier,note\n"
                                   ">= 100,\"\"\"core\"\"\",大户\n-,=1+1,\n");
    CHECK(write_csv_table(d) == "table,tier\nname,客户分级\nhit policy,first\n"
                                "input: revenue,output: tier,note\n"
                                ">= 100,\"\"\"core\"\"\",大户\n-,'=1+1,\n");
    CHECK(write_markdown_table(d, language::zh) ==
          "# 客户分级\n\n- 决策表：tier\n- 名称：客户分级\n- 命中策略：first\n\n"
          "| 输入：revenue | 输出：tier | 说明 |\n|---|---|---|\n"
          "| >= 100 | \"core\" | 大户 |\n| - | =1+1 | |\n");
}

TEST_CASE("CSV and Markdown give back what was written", "[table][csv][markdown]") {
    table_test::hostile_tables tables{20260105};
    for (int n = 0; n < table_test::conversions(); ++n) {
        const table_definition d = tables.next();
        const std::string wanted = all_of(d);
        const language marks = n % 2 == 0 ? language::en : language::zh;
        const std::string as_csv = write_csv_table(d, marks);
        const std::string as_markdown = write_markdown_table(d, marks);
        INFO(n << "\n" << wanted << "\n" << as_csv << "\n" << as_markdown);
        REQUIRE(all_of(csv(as_csv)) == wanted);
        REQUIRE(all_of(markdown(as_markdown)) == wanted);
    }
}

TEST_CASE("hostile cells stay texts", "[table][csv][markdown]") {
    const texts cells{"=cmd()|'/c calc'!A0",
                      "@SUM(1)",
                      "+1+1",
                      "-2+3",
                      "'=x",
                      "''+y",
                      "'TRUE",
                      "-",
                      "a|b",
                      "a\\|b",
                      "a\\",
                      "\\",
                      "<br>",
                      "a\nb",
                      "a<br>b",
                      "`",
                      "``x`",
                      "\"",
                      "'",
                      "<script>alert(1)</script>",
                      "[x](javascript:1)",
                      "&lt;",
                      "客户😀",
                      "- x",
                      "|---|",
                      "# t",
                      "```",
                      "a  b",
                      "x\n  y * z\n w",
                      "!x"};
    for (const std::string& cell : cells) {
        table_definition d;
        d.id = cell;
        d.inputs = {{"revenue", {cell, cell}, {}, {}}};
        d.outputs = {{cell, {}, {}, cell, {}}};
        d.rules = {table_test::rule({cell}, {cell})};
        d.rules[0].id = cell;
        d.rules[0].note = {"", cell};
        INFO(cell);
        CHECK(all_of(csv(write_csv_table(d))) == all_of(d));
        CHECK(all_of(markdown(write_markdown_table(d))) == all_of(d));
    }
}

TEST_CASE("no cell of CSV can be a formula, none of Markdown is markup", "[table][csv][markdown]") {
    table_definition d;
    d.inputs = {{"revenue", {}, {}, {}}};
    d.outputs = {{"", {}, {}, "", {}}};
    d.rules = {table_test::rule({"=cmd()"}, {"<script>x</script>"})};
    const std::string as_csv = write_csv_table(d);
    CHECK_THAT(as_csv, tenet_test::contains("\n'=cmd(),"));
    CHECK_THAT(write_markdown_table(d), tenet_test::contains("| `<script>x</script>` |"));
}

TEST_CASE("blanks around, line ends and control characters are made plain", "[table][csv]") {
    table_definition d;
    d.id = std::string{"\x01\0x", 3};
    d.inputs = {{" revenue\t", {}, {}, {}}};
    d.outputs = {{"out", {}, {}, "", {}}};
    d.rules = {table_test::rule({"\n> 1\r\nor\r< 0 "}, {""}), table_test::rule({""}, {"1"})};
    for (const table_definition& read :
         {csv(write_csv_table(d)), markdown(write_markdown_table(d))}) {
        CHECK(read.id == "\xEF\xBF\xBD\xEF\xBF\xBDx");
        CHECK(read.inputs[0].expression == "revenue");
        CHECK(read.rules[0].when[0] == "> 1\nor\n< 0");
        CHECK(read.rules[0].then[0] == "null");
        CHECK(read.rules[1].when[0] == "-");
    }
}

TEST_CASE("booleans as spreadsheets write them are booleans", "[table][csv]") {
    const table_definition d =
        csv("input listed,output ok,note\nTRUE,FALSE,TRUE\n'TRUE,''FALSE,\n");
    CHECK(d.rules[0].when[0] == "true");
    CHECK(d.rules[0].then[0] == "false");
    CHECK(d.rules[0].note.zh == "TRUE");
    CHECK(d.rules[1].when[0] == "TRUE");
    CHECK(d.rules[1].then[0] == "'FALSE");
}

TEST_CASE("a word without quotes is worth a warning, once a column", "[table][csv]") {
    diagnostics problems;
    const auto d = read_csv_table("input: revenue,input: grade,output: tier\n"
                                  "> 1,\"A, \"\"B\"\"\",core\n"
                                  "true,C,\"revenue, 1\"\n"
                                  "客户,null,important\n",
                                  "t.csv", problems);
    REQUIRE(d.has_value());
    CHECK(d->rules[0].then[0] == "core");
    CHECK(listed(problems) == "2:5 table-word-without-quotes\n2:16 table-word-without-quotes\n"
                              "4:1 table-word-without-quotes\n");
    CHECK_THAT(problems.text(language::en),
               tenet_test::contains("The word core of rule 1, column 3, stands without quotes") &&
                   tenet_test::contains("put it in quotes: \"core\""));
}

TEST_CASE("everything wrong with a CSV table is reported with its place", "[table][csv]") {
    CHECK(csv_problems("hit polcy,first\nhit policy,mostly\naggregation,mean\ntable,a,b\n"
                       "table,b\nname,x\nname en,y\n"
                       "rule,input,input: x,tier,output: t,output: t,note,note\n"
                       "default,1,,,,,,\n"
                       "default,,,,2,,,\n"
                       "a,1,2,3,4,5,6,7,8\n"
                       "a,1,2\n"
                       "a,1,2,3,,5\n"
                       "a,1,2,3,4,5\n") == "2:12 table-unknown-choice\n"
                                           "3:13 table-unknown-choice\n"
                                           "4:9 table-wrong-row\n"
                                           "5:1 table-line-twice\n"
                                           "7:1 table-line-twice\n"
                                           "1:1 table-unknown-head-line\n"
                                           "8:6 table-input-without-expression\n"
                                           "8:21 table-unmarked-column\n"
                                           "8:51 table-line-twice\n"
                                           "8:36 table-output-name\n"
                                           "9:9 table-misplaced-cell\n"
                                           "10:1 table-line-twice\n"
                                           "11:17 table-wrong-row\n"
                                           "12:1 table-wrong-row\n"
                                           "13:9 table-empty-result\n"
                                           "14:1 table-duplicate-rule\n");
    CHECK(csv_problems("") == "1:1 table-no-headings\n");
    CHECK(csv_problems("revenue,tier\n> 1,2\n") == "1:1 table-no-headings\n");
    CHECK(csv_problems("note,rule\n") == "1:1 table-no-inputs\n1:1 table-no-outputs\n");
    CHECK(csv_problems("input a,output\n\"1,2\n") == "2:1 csv-unclosed-quote\n");
    CHECK(csv_problems("input a,output\n1,\xFF\n") == "2:3 csv-bad-utf8\n");
}

TEST_CASE("everything wrong with a Markdown table is reported with its place",
          "[table][markdown]") {
    CHECK(markdown_problems("- hit polcy: first\n- name\n\n| revenue | output |\n| 1 | 2 |\n"
                            "| 1 | 2 | 3 |\n\ntext\n| x |\n| y |\n") ==
          "1:3 table-unknown-head-line\n"
          "4:3 table-unmarked-column\n"
          "5:1 table-no-delimiter-row\n"
          "6:11 table-wrong-row\n"
          "9:1 table-second-markdown-table\n");
    CHECK(markdown_problems("nothing\n") == "1:1 table-no-markdown-table\n");
    CHECK(markdown_problems("| input a | output |\n") == "1:1 table-no-delimiter-row\n");
    CHECK(markdown_problems("| input a | output |\n\n|---|---|\n") ==
          "1:1 table-no-delimiter-row\n3:1 table-second-markdown-table\n");
    CHECK(markdown_problems("x\n\xFF") == "2:1 base-bad-utf8\n");
}

TEST_CASE("a table cut off anywhere is read or refused", "[table][csv][markdown]") {
    table_test::hostile_tables tables{7};
    for (int n = 0; n < 5; ++n) {
        const table_definition d = tables.next();
        const std::string as_csv = write_csv_table(d);
        const std::string as_markdown = write_markdown_table(d);
        for (std::size_t size = 0; size < as_csv.size(); ++size) {
            diagnostics problems;
            const bool read = read_csv_table(as_csv.substr(0, size), "t", problems).has_value();
            REQUIRE(read == !problems.has_errors());
        }
        for (std::size_t size = 0; size < as_markdown.size(); ++size) {
            diagnostics problems;
            const bool read =
                read_markdown_table(as_markdown.substr(0, size), "t", problems).has_value();
            REQUIRE(read == !problems.has_errors());
        }
    }
}
