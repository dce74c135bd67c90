#include "groups.hpp"
#include "support/catch.hpp"

#include <tenet/group/edge_csv.hpp>
#include <tenet/group/graph_json.hpp>

#include <set>

using namespace tenet;
using namespace tenet::group;
using namespace tenet::group_test;

namespace {

lines problems(const result<graph>& r) {
    return problems_as(r, id_and_position);
}

/// Relations in their order and parties in any, as JSON.
std::multiset<std::string> content_of(const graph& g) {
    std::multiset<std::string> out;
    for (party_number p = 0; p < g.party_count(); ++p) {
        out.insert(std::string(g.key(p)) + "/" + std::string(g.name(p)) + "/" +
                   std::string(name_of(g.kind(p))));
    }
    for (edge_number e = 0; e < g.edge_count(); ++e) {
        json::writer w;
        write_relation(w, g, e);
        out.insert(std::to_string(e) + w.take());
    }
    return out;
}

graph every_relation() {
    return read_graph(R"({"parties": [
        {"id": "L", "name": "林, \"岚\"", "kind": "person"}, {"id": "=W", "kind": "person"},
        {"id": "'=W"}, {"id": "alone", "name": "+1", "kind": "fund"}, {"id": "also alone"},
        {"id": "last", "kind": "other"}],
      "relations": [
        {"id": "1", "holder": "L", "subject": "'=W", "share": "33.3333333333", "source": "a\nb"},
        {"holder": "L", "subject": "'=W", "share": {"low": 25, "high": 50, "above_low": true,
         "below_high": true}, "valid_from": "2020-01-01", "valid_to": "2021-01-01",
         "recorded_on": "2020-02-01", "withdrawn_on": "2022-01-01"},
        {"holder": "L", "subject": "=W", "type": "family", "generations": 2, "collateral": true},
        {"holder": "=W", "subject": "'=W", "type": "superordinate", "hierarchy": "信用"},
        {"holder": "=W", "subject": "'=W", "type": "control_agreement"},
        {"holder": "=W", "subject": "'=W", "type": "votes"}]})")
        .value();
}

} // namespace

TEST_CASE("relations are read from rows, in English and in Chinese", "[group][csv]") {
    const graph g = read_edge_csv("id,holder,subject,type,share,from,to,source\n"
                                  "1,A,B,,60%,2020-01-01,2021-12-31,章程\n"
                                  ",A,C,votes, >25-<50 ,,,\n")
                        .value();
    REQUIRE(g.edge_count() == 2);
    CHECK(g.kind(0) == party_kind::other);
    CHECK(g.id(0) == "1");
    CHECK(g.source(0) == "章程");
    CHECK(g.share(0)->text() == "60");
    CHECK(g.holds(0, {day("2021-12-31"), now().known_at}));
    CHECK(!g.holds(0, {day("2022-01-01"), now().known_at}));
    CHECK(g.type(1) == relation::votes);
    CHECK(g.share(1)->range().above_low);
    CHECK(g.share(1)->range().below_high);

    const graph same =
        read_edge_csv("\xEF\xBB\xBF编号,持有方,被持有方,关系类型,比例,生效日期,失效日期,来源\r\n"
                      "1,A,B,持股,60％,2020-01-01,2021-12-31,章程\r\n"
                      ",A,C,表决权,>25至<50,,,\r\n")
            .value();
    CHECK(content_of(same) == content_of(g));
}

TEST_CASE("every form of a share in a cell means what it says", "[group][csv]") {
    const auto share = [](const std::string& cell) {
        const auto g = read_edge_csv("holder,subject,share\nA,B,\"" + cell + "\"\n");
        return g ? g->share(0)->text() : problems(g).front();
    };
    CHECK(share("12.5") == "12.5");
    CHECK(share("1,5") == "group-field-format 2:5");
    CHECK(share("25-50") == "25-50");
    CHECK(share("25%-50%") == "25-50");
    CHECK(share("25 ~ 50") == "25-50");
    CHECK(share("") == "0-100");
    for (const char* bad : {"-5", "50-25", "0-100001", ">50-50"}) {
        CAPTURE(bad);
        CHECK(share(bad) == "group-bad-share 2:5");
    }
    for (const char* bad : {"x", "25-", "%", ">", ">50", "1-2-3", "5%%%x"}) {
        CAPTURE(bad);
        CHECK(share(bad) == "group-field-format 2:5");
    }
}

TEST_CASE("a graph written as rows reads back the same", "[group][csv]") {
    const graph g = every_relation();
    for (const language lang : {language::zh, language::en}) {
        const std::string text = write_edge_csv(g, lang).value();
        const auto again = read_edge_csv(text);
        if (!again) FAIL(again.error().text(language::en));
        CHECK(content_of(*again) == content_of(g));
        CHECK(write_edge_csv(*again, lang).value() == text);
    }
    CHECK(write_edge_csv(net("A 60 B").build()).value() ==
          "holder,holder_kind,subject,subject_kind,type,share\n"
          "A,company,B,company,shareholding,60\n");
    CHECK(read_edge_csv(write_edge_csv(graph_builder{}.build().value()).value())->party_count() ==
          0);
}

TEST_CASE("texts that look like formulas are guarded and come back", "[group][csv]") {
    const std::string text = write_edge_csv(every_relation()).value();
    CHECK_THAT(text, tenet_test::contains("'=W"));
    CHECK_THAT(text, tenet_test::contains("''=W"));
    CHECK_THAT(text, !tenet_test::contains(",=W"));
}

TEST_CASE("everything wrong with rows is listed with its place", "[group][csv]") {
    CHECK(problems(read_edge_csv("")) ==
          lines{"group-field-missing 1:1", "group-field-missing 1:1"});
    CHECK(problems(read_edge_csv("holder,subject,subject,shrae,\n")) ==
          lines{"csv-column-twice 1:16", "csv-unknown-column-refused 1:24",
                "csv-unnamed-column-refused 1:30"});
    CHECK(problems(read_edge_csv("holder,subject,type,valid_from,valid_to,generations,collateral,"
                                 "holder_kind\n"
                                 ",B\n"
                                 "A,,votes\n"
                                 "A,B,owns\n"
                                 "A,B,,2020-02-30,20200101\n"
                                 "A,B,,2020-02-01,2020-01-01\n"
                                 "A,B,,,,-1,maybe\n"
                                 "A,B,,,,101,\n"
                                 "A,B,,,,,,planet\n"
                                 "A,B,,,,,,person\n"
                                 "A,B,,,,,,fund\n")) ==
          lines{"group-field-missing 2:1", "group-field-missing 3:3", "group-field-code 4:5",
                "group-field-format 5:6", "group-field-format 5:17", "group-bad-period 6:17",
                "group-field-code 7:11", "group-field-range 7:8", "group-field-range 8:8",
                "group-field-code 9:10", "group-field-code 11:10"});
    CHECK(problems(read_edge_csv("holder,subject\nA,\"B"))
              .front()
              .starts_with("csv-unclosed-quote 2:3"));
    CHECK(problems(read_edge_csv("holder,subject\nA,\xFF")).front().starts_with("csv-bad-utf8"));
}
