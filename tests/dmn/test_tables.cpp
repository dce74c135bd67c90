#include <tenet/dmn/decision_model.hpp>
#include <tenet/dmn/document.hpp>
#include <tenet/table/table_json.hpp>
#include <tenet/table/table_text.hpp>

#include <support/catch.hpp>
#include <table/hostile_tables.hpp>
#include <table/wide_tables.hpp>

using namespace tenet;
using namespace tenet::dmn;
using table::table_definition;

namespace {

std::string all_of(const table_definition& d) {
    return table::write_json_table(d);
}

table_definition from_json(const std::string& text) {
    diagnostics problems;
    const auto doc = json::document::read(text);
    REQUIRE(doc.has_value());
    const auto d = table::read_table(*doc, doc->root(), problems);
    REQUIRE(d.has_value());
    return *d;
}

table_definition from_csv(const std::string& text) {
    diagnostics problems;
    const auto d = table::read_csv_table(text, "t.csv", problems);
    REQUIRE(d.has_value());
    return *d;
}

table_definition from_markdown(const std::string& text) {
    diagnostics problems;
    const auto d = table::read_markdown_table(text, "t.md", problems);
    REQUIRE(d.has_value());
    return *d;
}

table_definition from_dmn(const std::string& text) {
    const auto d = document::read(text);
    if (!d) FAIL(d.error().text(language::en));
    const auto tables = named_tables(d->model());
    REQUIRE(tables.size() == 1);
    return *tables[0].table;
}

table_definition tiers() {
    table_definition d;
    d.id = "分级 1";
    d.name = {"客户分级", "tier"};
    d.policy = table::hit_policy::first;
    d.inputs = {{"revenue", {"营业额", "revenue"}, {}, {}, "number"},
                {"account.grade", {"等级", ""}, {"\"A\"", "\"B\""}, {}}};
    d.outputs = {{"", {"", "tier"}, {"\"core\"", "\"other\""}, "null", {}, "string"}};
    d.annotations = {"why"};
    d.rules = {table_test::rule({">= 100", "-"}, {"\"core\""}),
               table_test::rule({"< 100", "\"A\""}, {"\"other\""})};
    d.rules[0].id = "r-1";
    d.rules[0].note = {"大户", "large"};
    d.rules[1].id = "规则 2";
    d.rules[1].annotations = {"<because> & \"so\""};
    return d;
}

} // namespace

TEST_CASE("a table becomes a DMN file and comes back", "[dmn][table]") {
    const table_definition d = tiers();
    const std::string xml = write_table(d);
    INFO(xml);
    CHECK(all_of(from_dmn(xml)) == all_of(d));
    const document read = *document::read(xml);
    CHECK(read.version() == "1.5");
    CHECK(read.write() == xml);
    REQUIRE(read.model().elements.size() == 3);
    CHECK(read.model().elements[0].name == "tier");
    CHECK(read.model().elements[0].requires_information.size() == 2);
    CHECK(read.model().elements[1].name == "revenue");
    CHECK(read.model().elements[1].type_ref == "number");
    CHECK(read.model().elements[2].name == "account");
    CHECK_THAT(xml, tenet_test::contains("<rule id=\"r-1\" tenet:note-zh=\"大户\">") &&
                        tenet_test::contains("<description>large</description>") &&
                        tenet_test::contains("<dmndi:DMNEdge "));
}

TEST_CASE("the version of a written file can be chosen", "[dmn][table]") {
    for (const std::string version : {"1.2", "1.3", "1.4", "1.5", "1.6"}) {
        const auto read = document::read(write_table(tiers(), version));
        REQUIRE(read.has_value());
        CHECK(read->version() == version);
        CHECK(all_of(*named_tables(read->model()).at(0).table) == all_of(tiers()));
    }
    CHECK(document::read(write_table(tiers(), "1.1"))->version() == "1.5");
}

TEST_CASE("a label changed in an editor changes one language", "[dmn][table]") {
    std::string xml = write_table(tiers());
    const std::string label = "label=\"revenue\"";
    xml.replace(xml.find(label), label.size(), "label=\"turnover\"");
    CHECK(from_dmn(xml).inputs[0].label == bilingual{"营业额", "turnover"});
}

TEST_CASE("a table written as DMN decides as it did", "[dmn][table]") {
    const auto read = document::read(write_table(tiers()));
    REQUIRE(read.has_value());
    const std::vector<model_definition> models{read->model()};
    const auto model = decision_model::compile(models);
    if (!model) FAIL(model.error().text(language::en));
    const feel::run_context context;
    feel::evaluation run{context};
    run.set(*model->find_input("revenue"), decimal{100});
    CHECK(to_text(model->decide(run, *model->find("tier"))) == "core");
}

TEST_CASE("JSON, CSV, Markdown and DMN hold the same tables", "[dmn][table]") {
    table_test::hostile_tables tables{2026};
    for (int n = 0; n < table_test::conversions(); ++n) {
        const table_definition d = tables.next();
        const std::string wanted = all_of(d);
        INFO(n << "\n" << wanted << "\n" << write_table(d));
        const table_definition a = from_csv(table::write_csv_table(from_json(wanted)));
        const table_definition b = from_markdown(table::write_markdown_table(a));
        const table_definition c = from_dmn(write_table(b));
        REQUIRE(all_of(c) == wanted);
        REQUIRE(all_of(from_csv(table::write_csv_table(c, language::zh))) == wanted);
    }
}

TEST_CASE("a table decides the same in every form it is kept in", "[dmn][table]") {
    table_test::wide_bench b;
    table_test::wide_tables random{20260502};
    for (int round = table_test::conversions() / 2; round != 0; --round) {
        const table_definition d = random.next();
        const table_definition kept[] = {from_json(table::write_json_table(d)),
                                         from_csv(table::write_csv_table(d, language::zh)),
                                         from_markdown(table::write_markdown_table(d)),
                                         from_dmn(write_table(d))};
        const auto original = table::decision_table::compile(d, b.names);
        REQUIRE(original.has_value());
        for (const table_definition& other : kept) {
            INFO(all_of(other));
            REQUIRE(all_of(other) == all_of(d));
            const auto t = table::decision_table::compile(other, b.names);
            REQUIRE(t.has_value());
            for (int n = 0; n < 3; ++n) {
                b.context.missing = n == 0 ? feel::missing_mode::null : feel::missing_mode::spread;
                b.set(random);
                REQUIRE(identical(t->evaluate(b.run), original->evaluate(b.run)));
            }
        }
    }
}

TEST_CASE("characters XML cannot hold are replaced", "[dmn][table]") {
    table_definition d = tiers();
    d.rules[0].note = {"", std::string{"a\x01\0b\xEF\xBF\xBF", 7}};
    CHECK(from_dmn(write_table(d)).rules[0].note.en == "a\xEF\xBF\xBD\xEF\xBF\xBD"
                                                       "b\xEF\xBF\xBD");
}

TEST_CASE("a table kept as CSV or Markdown is a model with one decision", "[dmn][table]") {
    const std::string csv =
        "table,days\nname,terms\nrule,input: grade,input: account.tier,output: n\n"
        "type,string,,number\n,\"\"\"A\"\"\",-,90\n,-,\"\"\"core\"\"\",60\n";
    const std::string markdown = "- table: days\n- name: terms\n\n"
                                 "| input: grade | input: account.tier | output: n |\n|-|-|-|\n"
                                 "| \"A\" | - | 90 |\n| - | \"core\" | 60 |\n";
    for (const auto& [file, text] : {std::pair{"d.csv", &csv}, std::pair{"d.md", &markdown}}) {
        CAPTURE(file);
        diagnostics problems;
        const auto read = read_model(*text, {.file = file}, problems);
        REQUIRE(read.has_value());
        CHECK(problems.items().empty());
        CHECK(read->model == "urn:tenet:table:days");
        const auto model = decision_model::compile(std::span{&*read, 1});
        REQUIRE(model.has_value());
        REQUIRE(model->inputs().size() == 2);
        CHECK(model->inputs()[0].name == "grade");
        CHECK(model->inputs()[1].name == "account");
        const auto decision = model->find("terms");
        REQUIRE(decision.has_value());
        feel::run_context context;
        feel::evaluation run{context};
        run.set(0, value{std::string_view{"A"}});
        run.set(1, value::null());
        CHECK(to_text(model->decide(run, *decision)) == "90");
    }
}

TEST_CASE("a table in a file says where it is wrong; anything else is read as XML",
          "[dmn][table]") {
    diagnostics problems;
    const auto wrong = read_model("input: a,output: b\n>= ,1\n1,\n", {.file = "w.csv"}, problems);
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().items()[0].where().file == "w.csv");
    CHECK(wrong.error().items()[0].where().line == 3);
    const auto cell = read_model("input: a,output: b\n>= ,1\n", {.file = "w.csv"}, problems);
    REQUIRE(cell.has_value());
    const auto compiled = decision_model::compile(std::span{&*cell, 1});
    REQUIRE_FALSE(compiled.has_value());
    CHECK(compiled.error().items()[0].where().file == "w.csv");
    CHECK(compiled.error().items()[0].where().line == 2);
    CHECK_FALSE(read_model("input: a,output: b\n1,1\n", {.file = "w.dmn"}, problems).has_value());
    CHECK(problems.items().empty());
}
