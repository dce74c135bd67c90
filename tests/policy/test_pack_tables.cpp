#include "support.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/table/table_text.hpp>

#include <filesystem>
#include <fstream>

using namespace policy_test;

namespace {

const char* const sheet = "input: annual_revenue,output: tier\n"
                          ">= 100,\"\"\"core\"\"\"\n"
                          "< 100,\"\"\"important\"\"\"\n";

const char* const tier_rule =
    R"({"id": "R1", "title": {"zh": "分级", "en": "tier"}, "kind": "classification",
        "subject": "account", "table": "tiers"})";

std::string pack_with(const std::string& table) {
    return pack_text_of(tier_rule, R"("tables": [)" + table + "],");
}

result<policy::pack> read(const std::string& table, std::vector<policy::pack_text> files) {
    files.insert(files.begin(), {"pack.json", pack_with(table)});
    diagnostics warnings;
    return policy::read_pack(files, warnings);
}

/// The id of the only problem, with its file and line.
std::string problem(const std::string& table, std::vector<policy::pack_text> files) {
    const auto p = read(table, std::move(files));
    REQUIRE(p.has_error());
    const std::vector<diagnostic> found = p.error().items();
    REQUIRE(found.size() == 1);
    const diagnostic& d = found.front();
    return d.where().file + ":" + std::to_string(d.where().line) + " " + std::string{d.id()};
}

std::string dmn_sheet() {
    diagnostics none;
    return dmn::write_table(*table::read_csv_table(sheet, "Tier_Table.csv", none));
}

} // namespace

TEST_CASE("a table of a pack may lie in a file of its own", "[policy]") {
    const std::vector<std::pair<std::string, policy::pack_text>> forms{
        {R"({"file": "tiers.csv"})", {"tiers.csv", sheet}},
        {R"({"file": "t.md", "id": "tiers"})",
         {"t.md", "| input: annual_revenue | output: tier |\n|---|---|\n| >= 100 | \"core\" |\n"
                  "| < 100 | \"important\" |\n"}},
        {R"({"file": "t.dmn", "id": "tiers", "decision": "Tier_Table"})", {"t.dmn", dmn_sheet()}},
        {R"({"file": "t.dmn", "id": "tiers"})", {"t.dmn", dmn_sheet()}}};
    for (const auto& [table, file] : forms) {
        INFO(table);
        const auto p = read(table, {file});
        if (!p) FAIL(p.error().text(language::en));
        REQUIRE(p->tables.size() == 1);
        CHECK(p->tables[0].id == "tiers");
        CHECK(p->tables[0].rules.at(1).then.at(0) == "\"important\"");
        diagnostics warnings;
        CHECK(policy::regulation::compile(*p, types(), warnings).has_value());
    }
}

TEST_CASE("a file of a table counts in the pack's digest, others beside it do not", "[policy]") {
    const std::string table = R"({"file": "tiers.csv"})";
    const std::string before = read(table, {{"tiers.csv", sheet}})->digest;
    CHECK(read(table, {{"tiers.csv", sheet}, {"README.md", "text"}})->digest == before);
    CHECK(read(table, {{"tiers.csv", std::string{sheet} + "\n"}})->digest != before);
    CHECK(read(R"({"file": "tiers.csv"} )", {{"tiers.csv", sheet}})->digest != before);
}

TEST_CASE("what is wrong with a table's file is said with its place", "[policy]") {
    CHECK(problem(R"({"file": "t.csv"})", {}) == "pack.json:1 policy-table-file-unknown");
    CHECK(problem(R"({"file": "pack.json"})", {}) == "pack.json:1 policy-table-file-unknown");
    CHECK(problem(R"({"file": "t.csv"})", {{"t.csv", "input: a,output\n1\n"}}) ==
          "t.csv:2 table-wrong-row");
    CHECK(problem(R"({"file": "t.dmn"})", {{"t.dmn", "<a/>"}}) == "t.dmn:1 dmn-no-definitions");
    CHECK(problem(R"({"file": "t.dmn", "decision": "other"})", {{"t.dmn", dmn_sheet()}}) ==
          "pack.json:1 policy-table-not-told");
    CHECK(problem(R"({"file": "t.csv", "inputs": []})", {{"t.csv", sheet}}) ==
          "pack.json:1 definition-member-unknown");
}

TEST_CASE("a folder's tables are read with its pack", "[policy]") {
    const auto folder = std::filesystem::temp_directory_path() / "tenet_pack_tables";
    std::filesystem::create_directories(folder);
    const auto put = [&](const char* name, const std::string& text) {
        std::ofstream{folder / name, std::ios::binary} << text;
    };
    put("pack.json", pack_with(R"({"file": "tiers.csv"})"));
    put("tiers.csv", sheet);
    put("README.md", "no table");
    diagnostics warnings;
    const auto p = policy::read_pack_folder(folder.string(), warnings);
    std::filesystem::remove_all(folder);
    if (!p) FAIL(p.error().text(language::en));
    CHECK(p->tables.at(0).at.file == "tiers.csv");
    CHECK(p->digest == read(R"({"file": "tiers.csv"})", {{"tiers.csv", sheet}})->digest);
}
