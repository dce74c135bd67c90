#include "groups.hpp"
#include "support/catch.hpp"

#include <tenet/group/bods.hpp>
#include <tenet/group/graph_json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

using namespace tenet;
using namespace tenet::group;
using namespace tenet::group_test;

namespace {

lines problems(const result<graph>& r) {
    return problems_as(r, id_and_pointer);
}

std::string json_of(const graph& g) {
    json::writer out;
    write_graph(out, g);
    return out.take();
}

/// "A-B shareholding 25-50 2020-01-01..2021-01-01 known 2020-02-01..": a relation in one line.
std::string line_of(const graph& g, edge_number e) {
    std::string out = std::string(g.key(g.holder(e))) + "-" + std::string(g.key(g.subject(e))) +
                      " " + std::string(name_of(g.type(e)));
    if (const auto share = g.share(e)) out += " " + share->text();
    return out + " " + days_of(g, e);
}

lines lines_of(const graph& g) {
    return relations_as(g, line_of);
}

/// A statement; `more` are further members, `details` those of the record.
std::string statement(int number, const std::string& type, const std::string& record,
                      const std::string& day, const std::string& details,
                      const std::string& more = "") {
    std::string id = std::to_string(number);
    id.insert(0, 32 - id.size(), '0');
    return R"({"statementId": ")" + id + R"(", "statementDate": ")" + day +
           R"(", "declarationSubject": "D", "recordId": ")" + record + R"(", "recordType": ")" +
           type + "\", " + more + R"("recordDetails": {"isComponent": false, )" + details + "}}";
}

std::string entity(int number, const std::string& record, const std::string& name) {
    return statement(number, "entity", record, "2020-01-01",
                     R"("entityType": {"type": "registeredEntity"}, "name": ")" + name + "\"");
}

/// A statement that A holds interests in B.
std::string held(int number, const std::string& day, const std::string& interests,
                 const std::string& more = "") {
    return statement(number, "relationship", "R", day,
                     R"("interestedParty": "A", "subject": "B", "interests": [)" + interests + "]",
                     more);
}

std::string shares(const std::string& percent, const std::string& more = "") {
    return R"({"type": "shareholding", "share": {"exact": )" + percent + "}" + more + "}";
}

graph read(const std::string& statements) {
    const auto g = read_bods("[" + statements + "]");
    if (!g) INFO(g.error().text(language::en));
    REQUIRE(g.has_value());
    return *g;
}

} // namespace

TEST_CASE("statements become parties and relations", "[group][bods]") {
    const graph g = read(
        entity(1, "B", "Bramble Ltd") + "," +
        statement(2, "person", "A", "2020-01-01",
                  R"("personType": "knownPerson", "names": [{"type": "former", "fullName": "Old"},
                     {"type": "legal", "fullName": "Ada Ash"}])") +
        "," +
        held(3, "2020-05-05T10:00:00+08:00",
             R"({"type": "shareholding", "startDate": "2019-01-01", "endDate": "2024-12-31",
                 "share": {"minimum": 25, "exclusiveMaximum": 50}}, {"type": "votingRights"},
                {"type": "boardMember"}, {"type": "controlByLegalFramework"})",
             R"("publicationDetails": {"publicationDate": "2020-06-01", "bodsVersion": "0.4",
                "publisher": {"name": "Register"}},
                "source": {"type": ["officialRegister"], "description": "return of 2020",
                "url": "https://example.org/r", "assertedBy": [{"name": "Bramble Ltd"}]},)"));
    REQUIRE(g.party_count() == 2);
    CHECK(g.name(0) == "Bramble Ltd");
    CHECK(g.kind(0) == party_kind::company);
    CHECK(g.name(1) == "Ada Ash");
    CHECK(g.kind(1) == party_kind::person);
    CHECK(lines_of(g) == lines{"A-B shareholding 25-50 2019-01-01..2024-12-31 known 2020-06-01..",
                               "A-B votes 0-100 .. known 2020-06-01..",
                               "A-B other .. known 2020-06-01..",
                               "A-B control_agreement .. known 2020-06-01.."});
    CHECK(g.share(0)->range().below_high);
    CHECK(!g.share(0)->range().above_low);
    CHECK(g.id(0) == "R");
    CHECK(g.id(1) == "R#2");
    CHECK(g.source(0) == "officialRegister; return of 2020; https://example.org/r; Bramble Ltd");
    CHECK(g.source(2).substr(0, 30) == "boardMember | officialRegister");
}

TEST_CASE("JSON Lines are read like an array, with places of their own", "[group][bods]") {
    const std::string text = entity(1, "A", "a") + "\r\n\n" + held(2, "2020-01-01", shares("60"));
    const auto g = read_bods(text);
    REQUIRE(g.has_value());
    CHECK(lines_of(*g) == lines{"A-B shareholding 60 .. known 2020-01-01.."});

    const auto broken = read_bods(text + "\n{\"statementId\": 7}\n{,}\n");
    REQUIRE(!broken.has_value());
    CHECK(problems(broken).front() == "group-field-kind /2/statementId");
    const auto all = broken.error().items();
    CHECK(all.front().where().line == 4);
    CHECK(all.back().where().line == 5);
    CHECK(all.back().where().column == 2);
    CHECK(all.back().where().pointer.starts_with("/3"));
    CHECK(text.size() + 1 + 19 + 1 == all.back().where().offset);
}

TEST_CASE("an object over several lines is no list of statements", "[group][bods]") {
    CHECK(problems(read_bods("{\n\"statementId\": \"1\"\n}")) == lines{"group-field-kind "});
    CHECK(problems(read_bods("7")) == lines{"group-field-kind "});
    CHECK(read_bods("[]")->party_count() == 0);
    CHECK(!read_bods("").has_value());
    CHECK(!read_bods("{").has_value());
    CHECK(!read_bods("\xEF\xBB\xBF{").has_value());
}

TEST_CASE("parties that are not specified keep their reason", "[group][bods]") {
    const graph g = read(
        statement(1, "relationship", "R1", "2020-01-01",
                  R"("subject": "B", "interestedParty": {"reason": "subjectExemptFromDisclosure",
                     "description": "listed"})") +
        "," +
        statement(2, "relationship", "R2", "2020-01-01",
                  R"("subject": {"reason": "unknown"}, "interestedParty": "B", "interests": [])") +
        "," +
        statement(3, "entity", "E", "2020-01-01",
                  R"("entityType": {"type": "unknownEntity"},
                     "unspecifiedEntityDetails": {"reason": "noBeneficialOwners"})"));
    REQUIRE(g.party_count() == 4);
    CHECK(g.name(0) == "noBeneficialOwners");
    CHECK(g.key(1) == "R1#interestedParty");
    CHECK(g.name(1) == "subjectExemptFromDisclosure: listed");
    CHECK(g.kind(1) == party_kind::other);
    CHECK(g.key(3) == "R2#subject");
    CHECK(lines_of(g) == lines{"R1#interestedParty-B other .. known 2020-01-01..",
                               "B-R2#subject other .. known 2020-01-01.."});
}

TEST_CASE("an indirect interest whose components are listed counts once", "[group][bods]") {
    const auto chain = [](const std::string& components) {
        return statement(1, "relationship", "R", "2020-01-01",
                         R"("subject": "C", "interestedParty": "A", )" + components +
                             R"("interests": [{"type": "shareholding", "share": {"exact": 30},
                              "directOrIndirect": "indirect"}, {"type": "shareholding",
                              "share": {"exact": 5}, "directOrIndirect": "direct"}])");
    };
    const graph with = read(chain(R"("componentRecords": ["R1", "R2"], )"));
    CHECK(with.type(0) == relation::other);
    CHECK(with.source(0) == "indirect shareholding");
    CHECK(with.type(1) == relation::shareholding);
    CHECK(read(chain("")).type(0) == relation::shareholding);
}

TEST_CASE("a later statement ends what an earlier one said", "[group][bods]") {
    const std::string first =
        held(1, "2019-01-20", shares("100", R"(, "startDate": "2002-03-09")"));
    SECTION("on the eve of the interest that takes its place") {
        const graph g = read(held(2, "2021-09-25", shares("40", R"(, "startDate": "2021-09-24")")) +
                             "," + first);
        CHECK(lines_of(g) == lines{"A-B shareholding 100 2002-03-09.. known 2019-01-20..2021-09-25",
                                   "A-B shareholding 100 2002-03-09..2021-09-23 known 2021-09-25..",
                                   "A-B shareholding 40 2021-09-24.. known 2021-09-25.."});
    }
    SECTION("on the eve of the statement where that names no later beginning") {
        const graph g = read(first + "," +
                             held(2, "2021-09-25", shares("40", R"(, "startDate": "2002-03-09")")));
        CHECK(lines_of(g) == lines{"A-B shareholding 100 2002-03-09.. known 2019-01-20..2021-09-25",
                                   "A-B shareholding 100 2002-03-09..2021-09-24 known 2021-09-25..",
                                   "A-B shareholding 40 2021-09-25.. known 2021-09-25.."});
    }
    SECTION("on the eve of the statement where that does not repeat it") {
        const graph g = read(first + "," + held(2, "2021-09-25", R"({"type": "settlor"})"));
        CHECK(lines_of(g)[1] == "A-B shareholding 100 2002-03-09..2021-09-24 known 2021-09-25..");
    }
    SECTION("but not where it says the same again") {
        const graph g = read(
            first + "," + held(2, "2021-09-25", shares("100.0", R"(, "startDate": "2002-03-09")")));
        CHECK(lines_of(g) == lines{"A-B shareholding 100 2002-03-09.. known 2019-01-20.."});
    }
    SECTION("and one that corrects it leaves nothing of it in valid time") {
        const graph g = read(first + "," +
                             held(2, "2021-09-25", shares("40"),
                                  R"("annotations": [{"motivation": "correcting",
                                     "statementPointerTarget": "/recordDetails"}],)"));
        CHECK(lines_of(g) == lines{"A-B shareholding 100 2002-03-09.. known 2019-01-20..2021-09-25",
                                   "A-B shareholding 40 .. known 2021-09-25.."});
    }
    SECTION("of the same day, without a trace") {
        const graph g = read(
            held(1, "2019-01-20T08:00:00Z", shares("10", R"(, "startDate": "2019-01-20")")) + "," +
            held(2, "2019-01-20T16:00:00+08:00", shares("20", R"(, "startDate": "2019-01-20")")));
        CHECK(lines_of(g) == lines{"A-B shareholding 20 2019-01-20.. known 2019-01-20.."});
    }
    SECTION("of the same day in the order of their instants, however those are written") {
        const std::string since = R"(, "startDate": "2019-01-20")";
        for (const char* later : {"2019-01-20t08:00:01z", "2019-01-20T08:00:60Z",
                                  "2019-01-20T07:00:00.0000000001-01:30"}) {
            CAPTURE(later);
            const graph g = read(held(1, later, shares("20", since)) + "," +
                                 held(2, "2019-01-20T08:00:00Z", shares("10", since)));
            CHECK(lines_of(g) == lines{"A-B shareholding 20 2019-01-20.. known 2019-01-20.."});
        }
    }
}

TEST_CASE("a statement that closes a record ends its interests", "[group][bods]") {
    const std::string first = held(1, "2019-01-20", shares("50", R"(, "startDate": "2019-01-01")"));
    const std::string closed = R"("recordStatus": "closed",)";
    SECTION("on the day it names") {
        const graph g = read(
            first + "," +
            held(2, "2021-09-11",
                 shares("50", R"(, "startDate": "2019-01-01", "endDate": "2021-04-03")"), closed));
        CHECK(lines_of(g) ==
              lines{"A-B shareholding 50 2019-01-01.. known 2019-01-20..2021-09-11",
                    "A-B shareholding 50 2019-01-01..2021-04-03 known 2021-09-11.."});
    }
    SECTION("on its eve where it names none") {
        const graph g =
            read(first + "," +
                 held(2, "2021-09-11", shares("50", R"(, "startDate": "2019-01-01")"), closed));
        CHECK(lines_of(g)[1] == "A-B shareholding 50 2019-01-01..2021-09-10 known 2021-09-11..");
    }
    SECTION("on its eve where it lists none") {
        const graph g = read(first + "," + held(2, "2021-09-11", "", closed));
        CHECK(lines_of(g)[1] == "A-B shareholding 50 2019-01-01..2021-09-10 known 2021-09-11..");
        CHECK(g.edge_count() == 2);
    }
}

TEST_CASE("statements that contradict each other or themselves are refused", "[group][bods]") {
    const std::string one = entity(1, "A", "a");
    CHECK(problems(read_bods("[" + one + "," + one + "]")) ==
          lines{"group-statement-twice /1/statementId"});
    CHECK(problems(read_bods(
              "[" + one + "," +
              statement(2, "person", "A", "2020-01-01", R"("personType": "knownPerson")") + "]")) ==
          lines{"group-record-of-two-kinds /1/recordId"});
    CHECK(
        problems(read_bods("[" + held(1, "2020-01-01", R"({"share": {"minimum": 60, "maximum": 40}},
                   {"share": {"exclusiveMinimum": 60, "maximum": 60}},
                   {"startDate": "2020-01-02", "endDate": "2020-01-01"})") +
                           "]")) == lines{"group-bad-share /0/recordDetails/interests/0/share",
                                          "group-bad-share /0/recordDetails/interests/1/share",
                                          "group-bad-period /0/recordDetails/interests/2"});
    CHECK(problems(read_bods("[" +
                             statement(1, "relationship", "R", "2020-01-01",
                                       R"("interestedParty": "R", "subject": "B")") +
                             "]")) == lines{"group-record-of-two-kinds "});
    CHECK(problems(read_bods("[" +
                             statement(1, "relationship", "", "2020-01-01",
                                       R"("interestedParty": "", "subject": "B")") +
                             "]")) == lines{"group-field-length /0/recordId",
                                            "group-field-length /0/recordDetails/interestedParty"});
}

TEST_CASE("formats of dates and addresses are checked to the letter", "[group][bods]") {
    const auto with = [](const std::string& member, const std::string& value) {
        return problems(read_bods(
            "[" +
            statement(1, "entity", "A", "2020-01-01",
                      R"("entityType": {"type": "state"}, ")" + member + "\": \"" + value + "\"") +
            "]"));
    };
    for (const char* day : {"2020-02-30", "2020-2-03", "20200203", "2020-02-03T00:00:00Z", "",
                            "２０２０-01-01", "-2020-01-01", "02020-01-01"}) {
        CAPTURE(day);
        CHECK(with("foundingDate", day) ==
              lines{"group-field-format /0/recordDetails/foundingDate"});
    }
    CHECK(with("foundingDate", "2020-02-29").empty());
    for (const char* uri :
         {"", "example.org", "http//example.org", "https://a b", "1a:b", "https://x/%4",
          "https://[::1", "https://x:8x/", "a:b#c#d", "https://例.org/", "https://x/<y>"}) {
        CAPTURE(uri);
        CHECK(with("uri", uri) == lines{"group-field-format /0/recordDetails/uri"});
    }
    for (const char* uri : {"https://example.org", "urn:lei:5299000J2N45DDNE4Y28", "mailto:a@b.org",
                            "https://u:p@[::1]:8080/a%20b?q=1/2?3#f?/", "file:///x", "x:"}) {
        CAPTURE(uri);
        CHECK(with("uri", uri).empty());
    }
    const auto stated = [](const std::string& at) {
        return problems(
                   read_bods("[" +
                             statement(1, "entity", "A", at, R"("entityType": {"type": "state"})") +
                             "]"))
            .size();
    };
    for (const char* at : {"2020-01-01T24:00:00Z", "2020-01-01T10:00:00", "2020-01-01 10:00:00Z",
                           "2020-01-01T10:00Z", "2020-01-01T10:00:00.Z", "2020-01-01T10:00:00+8:00",
                           "2020-01-01T10:00:61Z", "2020-01-01T10:00:00+08:00x", "2020-01"}) {
        CAPTURE(at);
        CHECK(stated(at) == 1);
    }
    for (const char* at : {"2016-12-31T23:59:60Z", "2020-01-01t10:00:00.123z",
                           "2020-01-01T10:00:00-23:59", "9999-12-31", "0001-01-01"}) {
        CAPTURE(at);
        CHECK(stated(at) == 0);
    }
}

namespace {

/// What every relation can say, also what statements have no words for.
const char* const everything = R"({"parties": [
    {"id": "P", "name": "林岚", "kind": "person"}, {"id": "N", "kind": "person"},
    {"id": "C", "name": "青禾 \"<b>\" 集团"}, {"id": "S", "name": "国资委", "kind": "state"},
    {"id": "F", "name": "基金", "kind": "fund"}, {"id": "B", "name": "分公司", "kind": "branch"},
    {"id": "O", "kind": "other"}, {"id": "U", "name": "unknown: why", "kind": "other"},
    {"id": "V", "name": "unknown", "kind": "person"}, {"id": "W", "name": "unknown: "}],
  "relations": [
    {"id": "1", "holder": "P", "subject": "C", "share": "33.3333333333", "source": "章程"},
    {"id": "2", "holder": "P", "subject": "C", "share": {"low": 25, "high": 50, "above_low": true},
     "valid_from": "2020-01-01", "valid_to": "2021-01-01", "recorded_on": "2020-02-01",
     "withdrawn_on": "2022-01-01"},
    {"id": "3", "holder": "P", "subject": "C", "type": "votes"},
    {"id": "4", "holder": "P", "subject": "N", "type": "family", "generations": 2,
     "collateral": true},
    {"id": "5", "holder": "C", "subject": "B", "type": "superordinate", "hierarchy": "a; b"},
    {"id": "6", "holder": "C", "subject": "F", "type": "guarantee",
     "share": {"low": 0, "high": 100}},
    {"id": "7", "holder": "C", "subject": "F", "type": "control_agreement", "share": 60},
    {"id": "8", "holder": "S", "subject": "C", "type": "other", "source": "boardMember"},
    {"id": "9", "holder": "S", "subject": "C", "type": "other", "source": "boardMember | 公告"},
    {"id": "10", "holder": "S", "subject": "C", "type": "other", "source": "boardMember | "},
    {"id": "11", "holder": "S", "subject": "C", "type": "other", "source": "shareholding | x"},
    {"id": "12", "holder": "S", "subject": "C", "type": "influence"},
    {"id": "13", "holder": "S", "subject": "C", "type": "board_appointment", "share": 50},
    {"id": "14", "holder": "S", "subject": "C", "withdrawn_on": "2001-01-01", "share": 1}]})";

std::string again(const graph& g, const bods_write_options& how = {}) {
    const auto text = write_bods(g, how);
    REQUIRE(text.has_value());
    const auto back = read_bods(*text);
    if (!back) FAIL(back.error().text(language::en));
    return json_of(*back);
}

} // namespace

TEST_CASE("a graph written as statements reads back the same", "[group][bods]") {
    const graph g = read_graph(everything).value();
    CHECK(again(g) == json_of(g));
    CHECK(write_bods(g).value() == write_bods(g).value());
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        const graph random =
            read_bods(write_bods(random_net(seed, 12, false).build()).value()).value();
        CHECK(again(random) == json_of(random));
    }
    for (relation type = relation::shareholding; static_cast<std::size_t>(type) < relation_count;
         type = static_cast<relation>(static_cast<int>(type) + 1)) {
        graph_builder b;
        b.add_party("A");
        b.add_party("B");
        edge_definition e{0, 1, type, share_range{decimal{10}, decimal{20}}};
        e.id = "X";
        e.hierarchy = b.add_hierarchy("h");
        b.add_edge(e);
        const graph one = b.build().value();
        CHECK(again(one) == json_of(one));
    }
}

TEST_CASE("details that no relation could have name none", "[group][bods]") {
    for (const char* generations : {"101", "255", "256", "-1", "x", "1x", ""}) {
        CAPTURE(generations);
        const graph g =
            read(held(1, "2020-01-01",
                      R"({"type": "unknownInterest", "details": "relation: family; generations )" +
                          std::string(generations) + "\"}"));
        CHECK(g.type(0) == relation::other);
        CHECK(read_graph(json_of(g)).has_value());
    }
}

TEST_CASE("what is read from statements with a history reads back the same", "[group][bods]") {
    const graph g = read(entity(1, "A", "a") + "," +
                         held(2, "2019-01-20", shares("100") + R"(,{"type": "boardChair"})") + "," +
                         held(3, "2020-01-20", shares("60")) + "," +
                         held(4, "2021-01-20", shares("40"), R"("recordStatus": "closed",)"));
    CHECK(g.edge_count() > 3);
    CHECK(again(g) == json_of(g));
}

TEST_CASE("ids are made for relations without one, and days on request", "[group][bods]") {
    const graph g = read_graph(R"({"parties": [{"id": "A"}, {"id": "relation-1"}], "relations": [
        {"holder": "A", "subject": "relation-1", "share": 10},
        {"id": "A", "holder": "A", "subject": "relation-1", "share": 20},
        {"id": "A", "holder": "A", "subject": "relation-1", "withdrawn_on": "2010-01-01"}]})")
                        .value();
    bods_write_options how;
    how.stated_on = day("2026-01-31");
    how.publisher = "青禾";
    how.license = "https://example.org/license";
    const graph back = read_bods(write_bods(g, how).value()).value();
    CHECK(back.id(0) == "relation-1#2");
    CHECK(back.id(1) == "A#2");
    CHECK(back.id(2) == "A#3");
    CHECK(lines_of(back) == lines{"A-relation-1 shareholding 10 .. known 2026-01-31..",
                                  "A-relation-1 shareholding 20 .. known 2026-01-31..",
                                  "A-relation-1 shareholding 0-100 .. known ..2010-01-01"});
}

TEST_CASE("what statements cannot say is refused, all of it", "[group][bods]") {
    const graph g = read_graph(R"([{"holder": "A", "subject": "B", "type": "guarantee",
        "share": 120}, {"id": "late", "holder": "A", "subject": "B", "valid_to": "12000-01-01"}])")
                        .value();
    bods_write_options how;
    how.license = "none";
    const auto refused = write_bods(g, how);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().total() == 3);
    CHECK_THAT(refused.error().text(language::en), tenet_test::contains("late"));
}

TEST_CASE("hostile statements are refused without harm", "[group][bods]") {
    std::string deep;
    for (int n = 0; n < 5000; ++n) deep += "[";
    CHECK(!read_bods(deep).has_value());
    json::read_options few;
    few.max_bytes = 100;
    CHECK(!read_bods(entity(1, "A", "a") + "\n", few).has_value());
    const auto long_code =
        read_bods("[" +
                  statement(1, "entity", "A", "2020-01-01",
                            R"("entityType": {"type": ")" + std::string(100'000, 'x') + "\"}") +
                  "]");
    CHECK(long_code.error().text(language::en).size() < 2000);
    // Many interests of one type in every statement of a long series.
    std::string interests;
    for (int n = 0; n < 500; ++n)
        interests += (n == 0 ? "" : ",") + shares(std::to_string(n % 100));
    std::string series;
    for (int n = 0; n < 100; ++n) {
        series += (n == 0 ? "" : ",") +
                  held(n, "2020-01-01T00:00:" + std::to_string(10 + n % 50) + "Z", interests);
    }
    CHECK(read(series).edge_count() == 500);
}

namespace {

std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// "$[0].recordDetails.names[0]" as a JSON pointer.
std::string pointer_of(const std::string& path) {
    std::string out;
    for (const char c : path.substr(1)) {
        if (c == '[' || c == '.') out += '/';
        if (c != '[' && c != '.' && c != ']') out += c;
    }
    return out;
}

const std::multimap<std::string, std::string> ids_of_checks{
    {"required", "group-field-missing"}, {"type", "group-field-kind"},
    {"enum", "group-field-code"},        {"format", "group-field-format"},
    {"pattern", "group-field-format"},   {"minLength", "group-field-length"},
    {"maxLength", "group-field-length"}, {"minimum", "group-field-range"},
    {"maximum", "group-field-range"},    {"const", "group-field-condition"},
    {"oneOf", "group-field-kind"},       {"anyOf", "group-field-format"},
    {"anyOf", "group-field-missing"},
};

} // namespace

TEST_CASE("the statements of the data standard", "[group][bods][outside]") {
    const char* outside = std::getenv("TENET_OUTSIDE_DATA");
    if (outside == nullptr) {
        WARN("TENET_OUTSIDE_DATA is not set: skipped");
        return;
    }
    const auto folder = std::filesystem::path(outside) / "data" / "bods-0.4";
    int accepted = 0;
    for (const char* part : {"valid-statements", "examples"}) {
        for (const auto& file : std::filesystem::directory_iterator(folder / part)) {
            CAPTURE(file.path().filename().string());
            const auto g = read_bods(file_text(file.path()));
            if (!g) FAIL_CHECK(g.error().text(language::en));
            if (!g) continue;
            accepted += std::string_view(part) == "valid-statements" ? 1 : 0;
            CHECK(again(*g) == json_of(*g));
        }
    }
    CHECK(accepted == 111);

    std::ifstream expected(folder / "invalid-statements" / "expected_errors.csv");
    int refused = 0;
    for (std::string line; std::getline(expected, line);) {
        const std::size_t first = line.find(',');
        const std::size_t second = line.find(',', first + 1);
        const std::string name = line.substr(0, first);
        const std::string check = line.substr(first + 1, second - first - 1);
        const std::string at = line.substr(second + 1, line.find(',', second + 1) - second - 1);
        CAPTURE(name, check, at);
        const auto found = problems(read_bods(file_text(folder / "invalid-statements" / name)));
        const auto [from, to] = ids_of_checks.equal_range(check);
        const bool named = std::any_of(from, to, [&](const auto& id) {
            return std::find(found.begin(), found.end(), id.second + " " + pointer_of(at)) !=
                   found.end();
        });
        CHECK(found.size() >= 1);
        CHECK(named);
        refused += named ? 1 : 0;
    }
    CHECK(refused == 192);
}
