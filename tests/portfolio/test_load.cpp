#include "portfolio/support.hpp"

#include <tenet/portfolio/load.hpp>

#include <filesystem>
#include <fstream>

using namespace portfolio_test;
using portfolio::load_options;
using portfolio::named_text;

namespace {

using strings = std::vector<std::string>;

load_options options(bool strict = false) {
    load_options o;
    o.types = own_types();
    o.codes["tier"] = {"tier",
                       {"等级", "tier"},
                       {{"core", {"核心客户", "core customer"}, 3},
                        {"important", {"重要客户", "important customer"}, 2}}};
    o.strict = strict;
    return o;
}

portfolio::loaded load_well(std::vector<named_text> files, bool strict = false) {
    files.push_back({"portfolio.json", R"({"collections": {"accounts": true}})"});
    auto r = portfolio::load(std::move(files), options(strict));
    if (!r) FAIL(r.error().text(language::en));
    return std::move(*r);
}

diagnostics load_badly(std::vector<named_text> files, bool strict = false) {
    auto r = portfolio::load(std::move(files), options(strict));
    REQUIRE(r.has_error());
    CHECK(r.error().has_errors());
    return r.error();
}

bool reports(const diagnostics& problems, std::string_view id, std::string_view file,
             std::uint32_t line) {
    for (const diagnostic& d : problems.items()) {
        if (d.id() == id && d.where().file == file && d.where().line == line &&
            !d.remedy(language::zh).empty()) {
            return true;
        }
    }
    UNSCOPED_INFO(problems.text(language::en));
    return false;
}

const customer& account_at(const portfolio::loaded& l, std::string_view key) {
    const void* found = l.records->at(accounts(), l.records->find(accounts(), key));
    REQUIRE(found != nullptr);
    return *static_cast<const customer*>(found);
}

} // namespace

TEST_CASE("a portfolio mixes JSON and CSV, English and Chinese", "[load]") {
    const auto l = load_well({
        {"accounts.json", R"([{"id": "A", "name": "甲公司", "tier": "核心客户"}])"},
        {"大客户.more.csv", "\xEF\xBB\xBF编号,名称,客户等级\r\nB,\"乙,公司\",important\r\n"},
        {"orders.csv", "id,account,ordered_on,金额\n1,A,2025-01-31,10.50\n2,B,2025-02-01,\n"},
    });
    CHECK(l.records->size(accounts()) == 2);
    CHECK(*account_at(l, "A").tier == "core");
    CHECK(account_at(l, "B").name == "乙,公司");
    CHECK(keys_behind(*l.records, accounts(), "orders", orders(), "A") == strings{"1"});
    const auto* first =
        static_cast<const purchase*>(l.records->at(orders(), l.records->find(orders(), "1")));
    CHECK(first->amount->text() == "10.50");
    CHECK(l.warnings.empty());
}

TEST_CASE("one JSON object can hold several collections", "[load]") {
    const auto l = load_well({{"data.json", R"({
        "accounts": [{"id": "A", "name": "x"}],
        "订单": [{"id": "1", "account": "A", "ordered_on": "2025-01-01",
                  "lines": [{"product": "p", "quantity": 2}]}]})"}});
    CHECK(l.records->size(accounts()) == 1);
    CHECK(l.records->size(orders()) == 1);
}

TEST_CASE("rows of a CSV that share a key are the lines of one order", "[load]") {
    const auto l = load_well({{"accounts.csv", "id,name\nA,x\n"},
                              {"orders.csv", "id,account,ordered_on,lines.product,lines.quantity\n"
                                             "1,A,2025-01-01,p,2\n"
                                             "2,A,2025-01-02,q,1\n"
                                             "1,,,r,3\n"
                                             "3,A,2025-01-03,,\n"}});
    const auto lines = [&](std::string_view key) {
        return static_cast<const purchase*>(l.records->at(orders(), l.records->find(orders(), key)))
            ->lines;
    };
    REQUIRE(lines("1"));
    REQUIRE(lines("1")->size() == 2);
    CHECK((*lines("1"))[1].product == "r");
    CHECK((*lines("1"))[1].quantity->text() == "3");
    CHECK(lines("2")->size() == 1);
    CHECK_FALSE(lines("3").has_value());
}

TEST_CASE("rows of one order that disagree are refused", "[load]") {
    const auto problems = load_badly({{"orders.csv", "id,account,ordered_on,lines.product\n"
                                                     "1,A,2025-01-01,p\n1,B,2025-01-01,q\n"}});
    CHECK(reports(problems, "portfolio-rows-disagree", "orders.csv", 3));
}

TEST_CASE("the manifest states what is supplied, for whom and for which period", "[load]") {
    const auto r = portfolio::load({{"portfolio.json", R"({
            // what the example is
            "name": {"zh": "示例", "en": "Example"},
            "collections": {"orders": [{"accounts": ["A"], "from": "2024-01-01",
                                        "to": "2025-12-31"}],
                            "投诉": true, "contacts": {"to": "2025-06-30"}}})"},
                                    {"accounts.json", R"([{"id": "A", "name": "x"}])"}},
                                   options());
    REQUIRE(r.has_value());
    CHECK(r->name.zh == "示例");
    const portfolio::coverage& c = r->records->supplied();
    const date judged = *date::parse("2025-06-01");
    const asked_span year{*date::parse("2024-01-01"), {}};
    CHECK(c.covers("orders", "A", year, judged));
    CHECK_FALSE(c.covers("orders", "B", year, judged));
    CHECK(c.covers("complaints", "", {}, judged));
    CHECK(c.covers("contacts", "B", {}, judged));
    CHECK_FALSE(c.covers("accounts", "A", {}, judged));
}

TEST_CASE("everything wrong with a manifest is listed", "[load]") {
    const auto problems = load_badly({{"portfolio.json", R"({
        "nmae": "x",
        "collections": {"ordres": true,
                        "orders": {"from": "2025-02-30", "too": 1},
                        "contacts": {"from": "2025-02-01", "to": "2025-01-01"},
                        "complaints": {"accounts": []}},
        "files": [{"file": "gone.csv", "mapping": "gone.json"}, {}]})"}});
    CHECK(reports(problems, "definition-member-misspelt", "portfolio.json", 2));
    CHECK(reports(problems, "portfolio-unknown-collection", "portfolio.json", 3));
    CHECK(reports(problems, "definition-wrong-kind", "portfolio.json", 4));
    CHECK(reports(problems, "definition-member-misspelt", "portfolio.json", 4));
    CHECK(reports(problems, "portfolio-span-backwards", "portfolio.json", 5));
    CHECK(reports(problems, "portfolio-no-accounts-stated", "portfolio.json", 6));
    CHECK(reports(problems, "portfolio-member-needed", "portfolio.json", 7));
}

TEST_CASE("a file that the manifest names has to be there", "[load]") {
    const auto problems =
        load_badly({{"portfolio.json", R"({"files": [{"file": "gone.csv", "type": "orders"}]})"}});
    CHECK(ids(problems) == strings{"portfolio-file-not-there"});
}

TEST_CASE("without a manifest nothing is covered, and that is said", "[load]") {
    const auto r = portfolio::load({{"accounts.csv", "id,name\nA,x\n"}}, options());
    REQUIRE(r.has_value());
    CHECK(ids(r->warnings) == strings{"portfolio-no-manifest"});
}

TEST_CASE("an unknown file is a warning with a guess, and an error under strict", "[load]") {
    const std::vector<named_text> files{{"ordres.csv", "id\n"}, {"notes.txt", ""}};
    const auto l = load_well(files);
    REQUIRE(ids(l.warnings) == strings{"portfolio-unknown-file", "portfolio-unknown-file"});
    CHECK_THAT(l.warnings.items()[1].text(language::en),
               tenet_test::contains("Did you mean \"orders\"?"));
    const std::string of_notes = l.warnings.items()[0].text(language::en);
    CHECK_THAT(of_notes, tenet_test::contains("was not read."));
    CHECK_THAT(of_notes, !tenet_test::contains("Did you mean")); // nothing is close
    CHECK(reports(load_badly(files, true), "portfolio-unknown-file-refused", "ordres.csv", 0));
}

TEST_CASE("code lists of the portfolio extend those known before", "[load]") {
    const auto r = portfolio::load(
        {{"portfolio.json", R"({"code_lists": "codes.json"})"},
         {"codes.json", R"({"tier": {"codes": [{"id": "gold", "zh": "金", "en": "gold"}]}})"},
         {"accounts.csv", "id,name,tier\nA,x,金\nB,y,core\n"}},
        options());
    REQUIRE(r.has_value());
    CHECK(*account_at(*r, "A").tier == "gold");
    CHECK(r->records->codes().find("tier")->second.codes.size() == 3);
}

TEST_CASE("bad input of every kind gives places and loads nothing", "[load]") {
    const auto problems = load_badly({
        {"accounts.json", "[{\"id\": \"A\", \"name\": \"x\"},\n {\"id\": \"B\",}]"},
        {"complaints.json", "[\n{\"id\": \"1\", \"acount\": \"A\", \"account\": 5}]"},
        {"contacts.csv", "id,name\n1,\"open\n"},
        {"orders.csv", "id,account,ordered_on,amount\n"
                       "1,A,2025-02-30,1\n"
                       "2,A,2025-01-01,1,9\n"
                       "3,A,2025-01-01,"
                       "123456789012345678901234567890123456789012345678901234567890\n"
                       ",A,2025-01-01,1\n"},
        {"organisations.csv", ""},
        {"units.csv", "name\nx\n"},
    });
    CHECK(reports(problems, "csv-unclosed-quote", "contacts.csv", 2));
    CHECK(reports(problems, "portfolio-row-width", "orders.csv", 3));
    CHECK(reports(problems, "base-number-too-long", "orders.csv", 4));
    CHECK(reports(problems, "portfolio-cell-needed", "orders.csv", 5));
    CHECK(reports(problems, "portfolio-empty-csv", "organisations.csv", 1));
    CHECK(reports(problems, "portfolio-column-needed", "units.csv", 1));
    bool json_syntax = false;
    bool json_type = false;
    bool csv_date = false;
    for (const diagnostic& d : problems.items()) {
        json_syntax = json_syntax || (d.where().file == "accounts.json" && d.where().line == 2);
        json_type = json_type || (d.where().file == "complaints.json" && d.where().line == 2);
        csv_date = csv_date || (d.where().file == "orders.csv" && d.where().line == 2);
    }
    CHECK(json_syntax);
    CHECK(json_type);
    CHECK(csv_date);
}

TEST_CASE("hostile texts end in diagnostics", "[load]") {
    const std::string nesting(100'000, '[');
    for (const std::string& text :
         {nesting, std::string("[\"\\uD800\"]"), std::string("[\0]", 3), std::string{},
          std::string("\xFF\xFE"), std::string("{\"orders\": 1}")}) {
        load_badly({{"orders.json", text}});
    }
    for (const std::string& text :
         {std::string("id,account,ordered_on\n1,\0,2025-01-01\n", 38), std::string("\xFF\n"),
          std::string("id,id,account,ordered_on\n")}) {
        load_badly({{"orders.csv", text}});
    }
}

TEST_CASE("duplicate ids are found across files, with both places", "[load]") {
    const auto problems = load_badly({{"accounts.csv", "id,name\nA,x\n"},
                                      {"accounts.json", "[\n {\"id\": \"A\", \"name\": \"y\"}]"}});
    CHECK(reports(problems, "portfolio-duplicate-key", "accounts.json", 2));
    CHECK_THAT(problems.text(language::en), tenet_test::contains("accounts.csv:2"));
}

TEST_CASE("dangling references carry the line they stand on", "[load]") {
    const std::vector<named_text> files{
        {"orders.json", "[\n{\"id\": \"1\", \"account\": \"X\", \"ordered_on\": \"2025-01-01\"}]"}};
    const auto l = load_well(files);
    CHECK(reports(l.warnings, "portfolio-unresolved-reference", "orders.json", 2));
    CHECK(reports(load_badly(files, true), "portfolio-dangling-reference", "orders.json", 2));
}

TEST_CASE("a folder is read like its texts, and a missing one is reported", "[load]") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "tenet-test-load";
    fs::remove_all(folder);
    fs::create_directories(folder / "below");
    std::ofstream{folder / "accounts.csv"} << "id,name\nA,x\n";
    std::ofstream{folder / "portfolio.json"} << "{}";
    std::ofstream{folder / ".hidden.csv"} << "?";
    const auto r = portfolio::load_folder(folder.string(), options(true));
    fs::remove_all(folder);
    REQUIRE(r.has_value());
    CHECK(r->records->size(accounts()) == 1);
    const auto none = portfolio::load_folder(folder.string(), options());
    REQUIRE(none.has_error());
    CHECK(ids(none.error()) == strings{"base-unreadable-folder"});
}

TEST_CASE("one record is read from JSON text", "[load]") {
    diagnostics warnings;
    const auto r =
        portfolio::read_record_json(accounts(), R"({"id": "A", "名称": "x"})", options(), warnings);
    REQUIRE(r.has_value());
    CHECK(static_cast<const customer*>(r->object.get())->name == "x");
    CHECK(portfolio::read_record_json(accounts(), R"({"id": 5})", options(), warnings).has_error());
}
