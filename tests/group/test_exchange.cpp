#include "groups.hpp"
#include "support/catch.hpp"

#include <tenet/group/edge_csv.hpp>
#include <tenet/group/exchange.hpp>
#include <tenet/group/graph_json.hpp>

#include <map>
#include <set>

using namespace tenet;
using namespace tenet::group;
using namespace tenet::group_test;

namespace {

const std::string parent = "ZZZZ00AAAAAAAAAAAA29"; ///< an LEI
const std::string child = "ZZZZ00BBBBBBBBBBBB15";

/// Every thing a graph says, by the name that a loss would have.
std::multimap<std::string, std::string> said_by(const graph& g) {
    std::multimap<std::string, std::string> out;
    for (party_number p = 0; p < g.party_count(); ++p) {
        const std::string key(g.key(p));
        out.emplace(key, key + " is " + std::string(name_of(g.kind(p))) + " " +
                             std::string(g.name(p)) + (g.annulled(p) ? " annulled" : ""));
    }
    for (std::size_t n = 0; n < g.alias_count(); ++n) {
        const std::string alias(g.alias(n));
        out.emplace(alias, alias + " is also " + std::string(g.key(g.alias_of(n))));
    }
    for (edge_number e = 0; e < g.edge_count(); ++e) {
        json::writer w;
        write_relation(w, g, e);
        const std::string ends =
            std::string(g.key(g.holder(e))) + " -> " + std::string(g.key(g.subject(e)));
        out.emplace(g.id(e).empty() ? ends : std::string(g.id(e)), w.take());
    }
    return out;
}

/// Things of a graph that neither come back nor are named as lost.
lines silently_lost(const graph& g, graph_form form) {
    const written_graph written = export_files(g, form).value();
    const graph back = import_graph(form, written.texts).value();
    std::multiset<std::string> there;
    for (const auto& [name, what] : said_by(back)) there.insert(what);
    std::set<std::string> named;
    for (const diagnostic& d : written.losses.items()) named.insert(d.arguments()[0]);
    lines out;
    for (const auto& [name, what] : said_by(g)) {
        const auto found = there.find(what);
        if (found != there.end()) {
            there.erase(found);
        } else if (!named.contains(name)) {
            out.push_back(what);
        }
    }
    return out;
}

/// Seeded parties and relations with everything that they can have. All relations have ids, as some
/// forms make them up where there are none.
graph with_everything(std::uint32_t seed) {
    dice roll{seed};
    graph_builder b;
    const std::vector<std::string> ids{parent, child, "C", "D", "E"};
    for (const std::string& id : ids) {
        const auto p = b.add_party(id, roll(3) == 0 ? "" : "名 \"" + id + "\", <a&b>",
                                   static_cast<party_kind>(roll(6)));
        if (roll(4) == 0) b.set_annulled(p);
        if (roll(2) == 0) b.add_alias("旧-" + id, p);
        if (roll(4) == 0) b.add_alias("=" + id, p);
    }
    const std::uint8_t credit = b.add_hierarchy("信用");
    const std::uint8_t unnamed = b.add_hierarchy("");
    const std::uint32_t edges = 1 + roll(12);
    for (std::uint32_t n = 0; n < edges; ++n) {
        edge_definition e;
        e.holder = roll(5);
        e.subject = roll(5);
        e.type = static_cast<relation>(roll(relation_count));
        const int low = static_cast<int>(roll(50));
        if (roll(2) == 0)
            e.share = share_range{decimal{low}, decimal{low + 1 + static_cast<int>(roll(40))},
                                  roll(2) == 0, roll(2) == 0};
        e.degree = {static_cast<std::uint8_t>(roll(101)), roll(2) == 0};
        e.hierarchy = roll(2) == 0 ? credit : unnamed;
        const auto some_day = [&](int year) {
            return date::from_civil(year, 1 + static_cast<int>(roll(12)), 1);
        };
        if (roll(2) == 0) e.valid_from = some_day(2001);
        if (roll(2) == 0) e.valid_to = some_day(2011);
        if (roll(2) == 0) e.recorded_on = some_day(2003);
        if (roll(3) == 0) e.withdrawn_on = some_day(2013);
        const std::string id = roll(6) == 0 ? "SAME" : "R" + std::to_string(n);
        e.id = id;
        constexpr std::string_view sources[] = {"", "章程; 第 1 页", "IS_SUBFUND_OF | x",
                                                "boardMember", " a "};
        e.source = sources[roll(5)];
        b.add_edge(e);
    }
    return b.build().value();
}

lines losses_of(const graph& g, graph_form form, const export_options& how = {}) {
    lines out;
    for (const diagnostic& d : export_files(g, form, how).value().losses.items()) {
        out.push_back(d.arguments()[0] + ": " + d.arguments()[2]);
    }
    return out;
}

graph known_by_two_ids() {
    graph_builder b;
    const auto p = b.add_party("P", "甲");
    b.add_alias("P-OLD", p);
    b.add_alias("=P", p);
    b.add_edge({p, b.add_party("C"), relation::shareholding, share_range::exactly(60)});
    return b.build().value();
}

} // namespace

TEST_CASE("whatever a graph says is written or named as lost", "[group][exchange]") {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        const graph g = with_everything(seed);
        for (const graph_form form : {graph_form::json, graph_form::csv, graph_form::bods,
                                      graph_form::gleif, graph_form::supervisory}) {
            INFO("seed " << seed << " " << name_of(form));
            CHECK(silently_lost(g, form) == lines{});
        }
        for (const graph_form form : {graph_form::json, graph_form::csv}) {
            CHECK(losses_of(g, form) == lines{});
        }
    }
}

TEST_CASE("other ids of parties go through rows and statements", "[group][exchange]") {
    const graph g = known_by_two_ids();
    CHECK(export_graph(g, graph_form::csv).value() ==
          "holder,holder_name,holder_kind,holder_alias,subject,subject_kind,type,share\n"
          "P,甲,company,,C,company,shareholding,60\n"
          "P,,,P-OLD,,,,\n"
          "P,,,'=P,,,,\n");
    for (const graph_form form : {graph_form::csv, graph_form::bods}) {
        for (const language lang : {language::zh, language::en}) {
            export_options how;
            how.lang = lang;
            how.refuse_losses = true;
            const graph again =
                import_graph(form, export_files(g, form, how).value().texts).value();
            CHECK(again.alias_count() == 2);
            CHECK(again.find("P-OLD") == again.find("P"));
            CHECK(again.find("=P") == again.find("P"));
        }
    }
    CHECK_THAT(export_graph(g, graph_form::graphml).value(),
               tenet_test::contains("<data key=\"aliases\">P-OLD\n=P</data>"));
}

TEST_CASE("another id that is one already is refused with its place", "[group][exchange]") {
    CHECK(problems_as(read_edge_csv("holder,subject,holder_alias\nA,B,X\nA,,X\nA,,B\n"),
                      id_and_position) == lines{"group-party-twice 3:4", "group-party-twice 4:4"});
    std::string text = export_graph(known_by_two_ids(), graph_form::bods).value();
    text.replace(text.find("P-OLD"), 5, "C");
    const auto refused = import_graph(graph_form::bods, {{"f", text}});
    CHECK(problems_as(refused, id_and_pointer) ==
          lines{"group-party-twice /0/recordDetails/identifiers/0/id"});
    CHECK(refused.error().items()[0].where().line > 1);
}

TEST_CASE("a relation whose id is taken is told of by statements", "[group][exchange][bods]") {
    const graph g = read_graph(R"({"parties": [{"id": "A"}, {"id": "B"}], "relations": [
        {"holder": "A", "subject": "B", "share": 10},
        {"id": "relation-1", "holder": "A", "subject": "B", "share": 20},
        {"id": "B", "holder": "A", "subject": "B", "share": 30}]})")
                        .value();
    CHECK(losses_of(g, graph_form::bods) == lines{"B: its id is taken, and becomes \"B#2\""});
    const graph back =
        import_graph(graph_form::bods, export_files(g, graph_form::bods)->texts).value();
    CHECK(back.id(0) == "relation-1#2");
    CHECK(back.id(1) == "relation-1");
    CHECK(back.id(2) == "B#2");
    CHECK(export_graph(g, graph_form::bods).error().items()[0].id() == "group-would-be-lost");
}

TEST_CASE("what rows and statements cannot say at all is refused, all of it", "[group][exchange]") {
    using namespace std::string_literals;
    graph_builder b;
    const auto nameless = b.add_party("", "x");
    const auto odd = b.add_party("O", "a\0b"s);
    b.add_alias("a\0c"s, odd);
    edge_definition e{nameless, odd, relation::family};
    e.degree = {101, false};
    e.id = "R";
    e.recorded_on = day("0001-05-01");
    e.valid_to = day("12000-01-01");
    b.add_edge(e);
    const graph g = b.build().value();
    const auto ids = [](const auto& refused) {
        lines out;
        for (const diagnostic& d : refused.error().items()) {
            CHECK(d.id() == "group-cannot-be-written");
            out.push_back(d.arguments()[0] + ": " + d.arguments()[2]);
        }
        return out;
    };
    CHECK(ids(export_files(g, graph_form::csv)) ==
          lines{"#0: the party has no id", "O: a text of it has a NUL character",
                "a\0c: a text of it has a NUL character"s, "R: it is of more than 100 generations",
                "R: a year is not within 0 to 9999"});
    CHECK(ids(export_files(g, graph_form::bods)) ==
          lines{"#0: the party has no id", "R: it is of more than 100 generations",
                "R: a year is not within 1 to 9999",
                "R: a year in which it was recorded or withdrawn is not within 2 to 9999 (the year "
                "1 means ever)"});
}

TEST_CASE("a form of files needs one at least", "[group][exchange]") {
    for (const graph_form form : {graph_form::gleif, graph_form::supervisory}) {
        CHECK(import_graph(form, {}).error().items()[0].id() == "group-form-without-text");
    }
    CHECK(import_graph(graph_form::json, {}).error().items()[0].id() ==
          "group-form-takes-one-text");
}

TEST_CASE("GraphML names what it cannot hold", "[group][exchange][graphml]") {
    graph_builder b;
    const auto p = b.add_party("P", "a\x01");
    b.add_alias("two\nlines", p);
    b.add_alias("one", p);
    b.add_edge({p, p, relation::other, {}, {}, 0, {}, {}, {}, {}, "R", "\x02"});
    const graph g = b.build().value();
    CHECK(
        losses_of(g, graph_form::graphml) ==
        lines{"two\nlines: other ids stand one a line, so that one with a line break, or none, is "
              "not told from others",
              "P: its texts have characters that XML cannot hold, with U+FFFD in their place",
              "R: its texts have characters that XML cannot hold, with U+FFFD in their place"});
    CHECK(export_graph(g, graph_form::graphml).error().errors() == 3);
    CHECK(losses_of(net("A 60 B").build(), graph_form::graphml) == lines{});
}

TEST_CASE("a picture tells what it does not show, and is drawn all the same",
          "[group][exchange][dot]") {
    graph_builder b;
    const auto p = b.add_party("P", "a\x01", party_kind::person);
    const auto f = b.add_party("F", "", party_kind::fund);
    b.set_annulled(f);
    b.add_alias("F2", f);
    edge_definition e{p, f, relation::family, {}, {2, true}};
    e.id = "R1";
    e.source = "s";
    e.valid_to = day("2020-01-01");
    b.add_edge(e);
    b.add_edge({p, f, relation::shareholding, share_range{decimal{25}, decimal{50}, true, false}});
    const graph g = b.build().value();
    const std::string it = "图 (graph): the picture does not show ";
    CHECK(losses_of(g, graph_form::dot) ==
          lines{it + "kinds of parties but persons and companies (1)",
                it + "that parties are annulled (1)", it + "other ids of parties (1)",
                it + "ids of relations (1)", it + "sources of relations (1)",
                it + "days of relations (1)", it + "degrees of kinship (1)",
                it + "that bounds of shares are excluded (1)", it + "control characters (1)"});
    export_options how;
    how.at = now();
    CHECK(losses_of(g, graph_form::dot, how).size() == 5);
    CHECK(export_graph(g, graph_form::dot).has_value());
    how.refuse_losses = true;
    CHECK(export_files(g, graph_form::dot, how).error().errors() == 5);
    CHECK(losses_of(net("A 60 B").build(), graph_form::dot) == lines{});
}
