#include "groups.hpp"
#include "support/catch.hpp"

#include <tenet/group/dot.hpp>
#include <tenet/group/exchange.hpp>
#include <tenet/group/graph_json.hpp>
#include <tenet/group/graphml.hpp>

using namespace tenet;
using namespace tenet::group;
using namespace tenet::group_test;

namespace {

graph hostile() {
    return read_graph(R"({"parties": [{"id": "A\" ]; evil [", "name": "<b>&amp; \\N \n]]>"},
        {"id": "P", "name": "林\u0000\u0001\u007f岚", "kind": "person"}],
      "relations": [{"holder": "P", "subject": "A\" ]; evil [", "share": {"low": 25, "high": 50,
        "above_low": true}, "id": "\"><x/>", "source": "\r\uffff"},
        {"holder": "P", "subject": "P", "type": "acting_in_concert", "valid_to": "2020-01-01"}]})")
        .value();
}

} // namespace

TEST_CASE("a graph is drawn with names that cannot break out", "[group][dot]") {
    CHECK(write_dot(hostile()) ==
          "digraph group {\n"
          "  charset=\"UTF-8\";\n"
          "  node [shape=box];\n"
          "  n0 [label=\"<b>&amp;amp; \\\\N \\n]]>\\nA\\\" ]; evil [\"];\n"
          "  n1 [label=\"林\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD岚\\nP\" shape=ellipse];\n"
          "  n1 -> n0 [label=\"25-50%\"];\n"
          "  n1 -> n1 [label=\"一致行动\" style=dashed dir=none];\n"
          "}\n");
    CHECK_THAT(write_dot(hostile(), {language::en, moment{day("2020-01-01"), day("2020-01-01")}}),
               tenet_test::contains("acting in concert"));
    CHECK_THAT(write_dot(hostile(), {language::en, now()}),
               !tenet_test::contains("acting in concert"));
}

TEST_CASE("GraphML holds what relations say and escapes it", "[group][graphml]") {
    const std::string text = write_graphml(hostile());
    CHECK_THAT(text, tenet_test::contains("<data key=\"key\">A\" ]; evil [</data>"));
    CHECK_THAT(text, tenet_test::contains("&lt;b&gt;&amp;amp; \\N \n]]&gt;</data>"));
    CHECK_THAT(text, tenet_test::contains("林\xEF\xBF\xBD\xEF\xBF\xBD\x7F岚"));
    CHECK_THAT(text, tenet_test::contains("<edge id=\"e0\" source=\"n1\" target=\"n0\">"));
    CHECK_THAT(text, tenet_test::contains("<data key=\"id\">\"&gt;&lt;x/&gt;</data>"));
    CHECK_THAT(text, tenet_test::contains("<data key=\"share_low\">25</data>"));
    CHECK_THAT(text, tenet_test::contains("<data key=\"above_low\">true</data>"));
    CHECK_THAT(text, tenet_test::contains("<data key=\"source\">&#13;\xEF\xBF\xBD</data>"));
    CHECK_THAT(text, tenet_test::contains("<data key=\"valid_to\">2020-01-01</data>"));
    CHECK(write_graphml(hostile()) == text);
}

TEST_CASE("forms have names, and only some can be read or written", "[group][exchange]") {
    CHECK(find_graph_form("bods") == graph_form::bods);
    CHECK(!find_graph_form("pdf"));
    for (std::size_t n = 0; n < graph_form_count; ++n) {
        const auto form = static_cast<graph_form>(n);
        CHECK(find_graph_form(name_of(form)) == form);
        const graph g = net("A 60 B; B 25..50 C").build();
        const auto written = export_graph(g, form);
        if (form == graph_form::gleif) {
            CHECK(written.error().items().front().id() == "group-would-be-lost");
            CHECK(export_files(g, form).value().losses.total() ==
                  5); // two relations, three parties
            continue;
        }
        if (form == graph_form::supervisory) {
            CHECK(written.error().items().front().id() == "group-form-is-files");
            CHECK(export_files(g, form).value().losses.total() == 5);
            continue;
        }
        CHECK(written.has_value() == can_write(form));
        if (!written) CHECK(written.error().items().front().id() == "group-form-not-written");
        if (!can_read(form)) {
            CHECK(import_graph(form, {{"f", ""}}).error().items().front().id() ==
                  "group-form-not-read");
        } else if (written) {
            const graph again = import_graph(form, {{"f", *written}}).value();
            CHECK(again.edge_count() == 2);
            CHECK(again.share(1)->text() == "25-50");
        }
    }
    CHECK(import_graph(graph_form::json, {{"a", "[]"}, {"b", "[]"}}).error().items().front().id() ==
          "group-form-takes-one-text");
    CHECK(import_graph(graph_form::bods, {}).error().items().front().id() ==
          "group-form-takes-one-text");
    const auto bad = import_graph(graph_form::csv, {{"f.csv", "holder\n"}});
    CHECK(bad.error().items().front().where().file == "f.csv");
}
