#include "groups.hpp"
#include "support/catch.hpp"

#include <tenet/group/bods.hpp>
#include <tenet/group/edge_csv.hpp>
#include <tenet/group/exchange.hpp>
#include <tenet/group/gleif.hpp>
#include <tenet/group/graph_json.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace tenet;
using namespace tenet::group;
using namespace tenet::group_test;

namespace {

// Three made-up entities with check digits that fit.
const std::string parent = "ZZZZ00AAAAAAAAAAAA29";
const std::string child = "ZZZZ00BBBBBBBBBBBB15";
const std::string fund = "ZZZZ00CCCCCCCCCCCC98";

lines problems(const result<graph>& r) {
    return problems_as(r, [](const diagnostic& d) {
        return d.where().pointer.empty() ? id_and_position(d) : id_and_pointer(d);
    });
}

std::string line_of(const graph& g, edge_number e) {
    return std::string(name_of(g.type(e))) + " " + days_of(g, e) + " [" + std::string(g.source(e)) +
           "]";
}

lines lines_of(const graph& g) {
    return relations_as(g, line_of);
}

const std::string heading =
    "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,"
    "Relationship.RelationshipStatus,Registration.InitialRegistrationDate,"
    "Registration.LastUpdateDate,Registration.RegistrationStatus,Relationship.Period.1.startDate,"
    "Relationship.Period.1.endDate,Relationship.Period.1.periodType,"
    "Relationship.Period.2.startDate,Relationship.Period.2.endDate,"
    "Relationship.Period.2.periodType,Registration.ValidationSources\n";

result<graph> read_rows(const std::string& rows) {
    return read_gleif({{"rr.csv", heading + rows}});
}

/// The one relation of a row about `child` and `parent`.
lines stated(const std::string& rest, const std::string& type = "IS_DIRECTLY_CONSOLIDATED_BY") {
    const auto g = read_rows(child + "," + parent + "," + type + "," + rest + "\n");
    if (!g) return problems(g);
    return lines_of(*g);
}

} // namespace

TEST_CASE("entities, relationships and exceptions become one graph", "[group][gleif]") {
    const std::string entities = "LEI,Entity.LegalName,Entity.EntityCategory,Other\n" + child +
                                 ",\"Child, Ltd\",,x\n" + fund + ",子基金,FUND,x\n";
    const std::string rows =
        child + "," + parent +
        ",IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,2012-11-29T16:33:00.000Z,2019-06-18T14:32:00Z,"
        "PUBLISHED,2017-01-01T00:00:00Z,2017-12-31T00:00:00Z,ACCOUNTING_PERIOD,"
        "2018-06-15T00:00:00.000Z,,RELATIONSHIP_PERIOD,FULLY_CORROBORATED\n" +
        fund + "," + parent + ",IS_FUND-MANAGED_BY,ACTIVE,2020-01-02,2020-01-02,LAPSED\n" + fund +
        "," + child + ",IS_SUBFUND_OF,ACTIVE,2020-01-02,2020-01-02,PUBLISHED,,,,,,,ENTITY\n";
    const std::string exceptions =
        "LEI,Exception.Category,Exception.Reason.1,Exception.Reason.2,Exception.Reference.1\n" +
        parent + ",DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NATURAL_PERSONS,NON_CONSOLIDATING,\n" +
        parent + ",ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT,LEGAL_OBSTACLES,,§ 5\n";
    const graph g =
        read_gleif({{"rr.csv", heading + rows}, {"ex.csv", exceptions}, {"lei.csv", entities}})
            .value();
    CHECK(g.name(*g.find(child)) == "Child, Ltd");
    CHECK(g.kind(*g.find(child)) == party_kind::company);
    CHECK(g.kind(*g.find(fund)) == party_kind::fund);
    CHECK(g.kind(*g.find(parent)) == party_kind::other);
    const auto nobody = *g.find(parent + "#DIRECT_ACCOUNTING_CONSOLIDATION_PARENT");
    CHECK(g.name(nobody) == "NATURAL_PERSONS, NON_CONSOLIDATING");
    CHECK(g.name(*g.find(parent + "#ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT")) ==
          "LEGAL_OBSTACLES: § 5");
    CHECK(lines_of(g) ==
          lines{"direct_consolidation 2018-06-15.. known 2012-11-29.. [FULLY_CORROBORATED]",
                "fund_management .. known 2020-01-02.. []",
                "other .. known 2020-01-02.. [IS_SUBFUND_OF | ENTITY]",
                "other .. known .. [DIRECT_ACCOUNTING_CONSOLIDATION_PARENT]",
                "ultimate_consolidation .. known .. [ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT]"});
    CHECK(g.key(g.holder(0)) == parent);
    CHECK(g.key(g.subject(0)) == child);
    CHECK(g.id(0) == child + "/IS_DIRECTLY_CONSOLIDATED_BY/" + parent);
}

TEST_CASE("statuses and periods of relationships become days", "[group][gleif]") {
    CHECK(stated("INACTIVE,2015-01-01,2019-06-18,PUBLISHED,2016-01-01,,RELATIONSHIP_PERIOD") ==
          lines{"direct_consolidation 2016-01-01..2019-06-17 known 2015-01-01.. []"});
    CHECK(stated("INACTIVE,2015-01-01,2019-06-18,PUBLISHED,2016-01-01,2017-01-01,"
                 "RELATIONSHIP_PERIOD") ==
          lines{"direct_consolidation 2016-01-01..2017-01-01 known 2015-01-01.. []"});
    CHECK(stated("ACTIVE,2015-01-01,2019-06-18,RETIRED") ==
          lines{"direct_consolidation ..2019-06-17 known 2015-01-01.. []"});
    CHECK(stated("ACTIVE,2015-01-01,2019-06-18,ANNULLED") ==
          lines{"direct_consolidation .. known 2015-01-01..2019-06-18 []"});
    CHECK(stated("ACTIVE,2015-01-01,2015-01-01,DUPLICATE").empty());
    CHECK(stated("ACTIVE,,,PUBLISHED,2001-01-01,2002-01-01,RELATIONSHIP_PERIOD,2003-01-01,,"
                 "RELATIONSHIP_PERIOD") ==
          lines{"direct_consolidation 2001-01-01..2002-01-01 known .. []",
                "direct_consolidation 2003-01-01.. known .. []"});
    CHECK(stated("ACTIVE,,,,1514764800000,,RELATIONSHIP_PERIOD", "IS_INTERNATIONAL_BRANCH_OF") ==
          lines{"branch 2018-01-01.. known .. []"});
}

TEST_CASE("JSON of the golden copy says the same as CSV", "[group][gleif][json]") {
    const std::string entities =
        R"({"records": [{"LEI": {"$": ")" + child +
        R"("}, "Entity": {"LegalName": {"@xml:lang": "en", "$": "Child, Ltd"},
            "EntityCategory": {"$": "BRANCH"}}}]})";
    const std::string relations =
        R"({"relations": [{"RelationshipRecord": {"Relationship": {
            "StartNode": {"NodeID": {"$": ")" +
        child + R"("}, "NodeIDType": {"$": "LEI"}},
            "EndNode": {"NodeID": {"$": ")" +
        parent + R"("}},
            "RelationshipType": {"$": "IS_ULTIMATELY_CONSOLIDATED_BY"},
            "RelationshipStatus": {"$": "ACTIVE"},
            "RelationshipPeriods": {"RelationshipPeriod": [
              {"StartDate": {"$": "2017-01-01T00:00:00Z"}, "PeriodType": {"$": "ACCOUNTING_PERIOD"}},
              {"StartDate": {"$": "2018-01-01T00:00:00+00:00"},
               "EndDate": {"$": "2019-01-01T00:00:00+00:00"},
               "PeriodType": {"$": "RELATIONSHIP_PERIOD"}}]},
            "RelationshipQualifiers": {"QualifierCategory": {"$": "IFRS"}}},
          "Registration": {"InitialRegistrationDate": {"$": "2012-11-29T00:00:00Z"},
            "RegistrationStatus": {"$": "PUBLISHED"},
            "ValidationSources": {"$": "FULLY_CORROBORATED"}}}}]})";
    const std::string exceptions =
        R"({"exceptions": [{"LEI": {"$": ")" + parent +
        R"("}, "ExceptionCategory": {"$": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT"},
            "ExceptionReason": [{"$": "NO_LEI"}, {"$": "NON_PUBLIC"}],
            "ExceptionReference": {"$": "why"}}]})";
    const graph g =
        read_gleif({{"a", entities}, {"b", relations}, {"c", "\xEF\xBB\xBF" + exceptions}}).value();
    CHECK(g.name(0) == "Child, Ltd");
    CHECK(g.kind(0) == party_kind::branch);
    CHECK(g.name(1) == "NO_LEI, NON_PUBLIC: why");
    CHECK(lines_of(g) == lines{"ultimate_consolidation 2018-01-01..2019-01-01 known 2012-11-29.. "
                               "[FULLY_CORROBORATED; IFRS]",
                               "direct_consolidation .. known .. "
                               "[DIRECT_ACCOUNTING_CONSOLIDATION_PARENT]"});
}

TEST_CASE("an LEI that was annulled may have any check digits", "[group][gleif]") {
    const std::string wrong = child.substr(0, 18) + "41";
    const std::string rows =
        wrong + "," + parent + ",IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,,,PUBLISHED\n";
    const std::string entities =
        "LEI,Entity.LegalName,Registration.RegistrationStatus\n" + wrong + ",x,ANNULLED\n";
    CHECK(read_gleif({{"rr", heading + rows}, {"lei", entities}}).has_value());
    CHECK(problems(read_rows(rows)) == lines{"group-field-format 2:1"});
}

TEST_CASE("everything wrong with files of the LEI system is listed", "[group][gleif]") {
    CHECK(problems(read_gleif({{"x.csv", ""}})) ==
          lines{"group-field-missing 1:1", "group-field-missing 1:1"});
    CHECK(problems(read_gleif({{"x.csv", "LEI,Entity.LegalName\nABC,x\n" + child + ",\n" + child +
                                             ",y\n" + child.substr(0, 18) + "41,z\n"}})) ==
          lines{"group-field-format 2:1", "group-field-missing 3:22", "group-party-twice 4:1",
                "group-field-format 5:1"});
    CHECK(stated("ACTIVE,yesterday,2019-02-30,PUBLISHED,12345678901234567890") ==
          lines{"group-field-format 2:78", "group-field-format 2:88"});
    CHECK(stated("ACTIVE,yesterday,2019-02-30,PUBLISHED,12345678901234567890,x,"
                 "RELATIONSHIP_PERIOD")
              .size() == 4);
    CHECK(stated("ACTIVE,,,,2019-01-01,2018-12-31,RELATIONSHIP_PERIOD")
              .front()
              .starts_with("group-bad-period 2:"));
    CHECK(stated(",,,").front().starts_with("group-field-missing 2:"));
    CHECK(problems(read_rows(child + "," + parent + ",A,ACTIVE\n" + child + "," + parent +
                             ",A,ACTIVE\n")) == lines{"group-statement-twice 3:1"});
    CHECK(problems(read_gleif({{"x.json", "{}"}})) == lines{"group-field-kind 1:1"});
    CHECK(problems(read_gleif({{"x.json", "[7, {}, {\"LEI\": 1}, {\"Entity\": 7}]"}})) ==
          lines{"group-field-kind /0", "group-field-kind /1", "group-field-kind /2",
                "group-field-missing /3", "group-field-missing /3"});
    CHECK(problems(read_gleif({{"x.json", "[{\"Relationship\": []}]"}})).size() == 4);
    CHECK(!read_gleif({{"x.json", "[["}}));
    json::read_options few;
    few.max_bytes = 10;
    CHECK(!read_gleif({{"x.json", "[{\"Entity\": {}}]"}}, few));
}

namespace {

/// A made-up LEI with check digits by ISO 7064 MOD 97-10.
std::string lei_of(std::uint32_t n) {
    std::string base = "ZZZZ00" + std::string(12, '0');
    for (std::size_t at = base.size(); n > 0; n /= 10) base[--at] = static_cast<char>('0' + n % 10);
    std::uint32_t rest = 0;
    for (const char c : base + "00") {
        const std::uint32_t digit = c <= '9' ? c - '0' : c - 'A' + 10;
        rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    const std::uint32_t check = 98 - rest;
    return base + static_cast<char>('0' + check / 10) + static_cast<char>('0' + check % 10);
}

/// All of a graph but the order of its parties and relations.
lines said_by(const graph& g, bool ids) {
    lines out;
    for (party_number p = 0; p < g.party_count(); ++p) {
        out.push_back(std::string(g.key(p)) + " " + std::string(g.name(p)) + " " +
                      std::string(name_of(g.kind(p))) + (g.annulled(p) ? " annulled" : ""));
    }
    for (edge_number e = 0; e < g.edge_count(); ++e) {
        out.push_back(std::string(g.key(g.holder(e))) + " over " +
                      std::string(g.key(g.subject(e))) + " " + line_of(g, e) +
                      (ids ? std::string(g.id(e)) : ""));
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// A graph such as records of the LEI system give, and rarely something they cannot hold.
graph any_graph(std::uint32_t seed, bool foreign) {
    dice roll{seed};
    graph_builder b;
    const std::uint32_t parties = 2 + roll(8);
    const lines names{"Alpha AG", "=cmd()", "'=cmd()", "甲公司, \"乙\"", "-5", "'", "<b>"};
    for (std::uint32_t n = 0; n < parties; ++n) {
        const bool known = !foreign || roll(5) != 0;
        const auto p = b.add_party(known ? lei_of(n) : "P" + std::to_string(n), names[roll(7)],
                                   static_cast<party_kind>(roll(6)));
        if (roll(6) == 0) b.set_annulled(p);
    }
    const lines sources{"",
                        "FULLY_CORROBORATED",
                        "FULLY_CORROBORATED; REGULATORY_FILING; IFRS; f 7",
                        "IFRS; IFRS",
                        ";",
                        "ENTITY_SUPPLIED_ONLY; =1+1",
                        "年报; ; x"};
    const auto any_day = [&]() -> std::optional<date> {
        if (roll(3) == 0) return std::nullopt;
        return day("2015-01-01").plus_days(roll(2000));
    };
    std::set<std::string> seen;
    for (std::uint32_t n = roll(parties * 3); n > 0; --n) {
        constexpr std::array usual{relation::direct_consolidation, relation::ultimate_consolidation,
                                   relation::branch, relation::fund_management, relation::other};
        edge_definition e{roll(parties), roll(parties), usual[roll(5)]};
        if (foreign && roll(4) == 0) e.type = static_cast<relation>(roll(relation_count));
        const bool own = !foreign || roll(3) != 0;
        const std::string source =
            std::string(e.type == relation::other && own ? "IS_SUBFUND_OF | " : "") +
            sources[1 + roll(6)];
        const std::string pair = std::to_string(e.holder) + " " + std::to_string(e.subject) + " " +
                                 std::string(name_of(e.type));
        if (!foreign && !seen.insert(pair).second) continue;
        e.source = source;
        if (foreign && roll(4) == 0) e.share = share_range::exactly(static_cast<int>(roll(100)));
        const std::string id = "E" + std::to_string(n);
        if (foreign && roll(4) == 0) e.id = id;
        e.recorded_on = any_day();
        if (roll(4) == 0) e.withdrawn_on = e.recorded_on.value_or(day("2015-01-01")).plus_days(3);
        std::optional<date> from = any_day();
        for (std::uint32_t periods = 1 + roll(3); periods > 0; --periods) {
            e.valid_from = from;
            e.valid_to = any_day();
            if (from && e.valid_to && *e.valid_to < *from) e.valid_to = from;
            b.add_edge(e);
            if (!e.valid_to) break;
            from = e.valid_to->plus_days(10);
        }
    }
    const lines reasons{"", "NO_LEI", "NATURAL_PERSONS, NO_KNOWN_PERSON", "NON_PUBLIC: § 5: x",
                        ", "};
    for (const char* of : {"DIRECT", "ULTIMATE"}) {
        const std::string category = std::string(of) + "_ACCOUNTING_CONSOLIDATION_PARENT";
        const std::uint32_t subject = roll(parties);
        const auto key = b.find(lei_of(subject));
        if (!key) continue;
        const std::string why = reasons[roll(foreign ? 5 : 4)];
        edge_definition e{0, *key, relation::direct_consolidation};
        e.holder = b.add_party(lei_of(subject) + "#" + category, why, party_kind::other);
        if (category[0] == 'U') e.type = relation::ultimate_consolidation;
        if (why.find("NATURAL") != std::string::npos) e.type = relation::other;
        e.source = category;
        b.add_edge(e);
    }
    return b.build().value();
}

} // namespace

TEST_CASE("what is written for the LEI system and read again is the same graph",
          "[group][gleif][writing]") {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        const graph g = any_graph(seed, false);
        for (const gleif_layout layout : {gleif_layout::json, gleif_layout::csv}) {
            const written_graph written = write_gleif(g, layout);
            INFO("seed " << seed << "\n" << written.texts.front().text);
            INFO(written.losses.text(language::en));
            const auto again = read_gleif(written.texts);
            if (!again) FAIL(again.error().text(language::en));
            REQUIRE(written.losses.empty());
            REQUIRE(said_by(*again, false) == said_by(g, false));
            const written_graph twice = write_gleif(*again, layout);
            REQUIRE(twice.losses.empty());
            REQUIRE(said_by(read_gleif(twice.texts).value(), true) == said_by(*again, true));
        }
    }
}

TEST_CASE("what the LEI system cannot hold is told, and the rest is written",
          "[group][gleif][writing]") {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        const graph g = any_graph(seed, true);
        for (const gleif_layout layout : {gleif_layout::json, gleif_layout::csv}) {
            const written_graph written = write_gleif(g, layout);
            INFO("seed " << seed << "\n" << written.texts.front().text);
            const auto again = read_gleif(written.texts);
            if (!again) FAIL(again.error().text(language::en));
            CHECK(!written.losses.has_errors());
            const lines before = said_by(g, false);
            const lines after = said_by(*again, false);
            lines gone;
            std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                                std::back_inserter(gone));
            INFO(written.losses.text(language::en));
            if (!gone.empty()) INFO(gone.front());
            REQUIRE(gone.size() <= written.losses.total());
        }
    }
}

TEST_CASE("losses name the relation or party, and why", "[group][gleif][writing]") {
    graph_builder b;
    const auto p = b.add_party(parent, "Parent");
    const auto c = b.add_party(child, "Child");
    const auto x = b.add_party("X1", "No LEI");
    edge_definition e{p, c, relation::direct_consolidation};
    e.share = share_range::exactly(60);
    e.id = "R1";
    b.add_edge(e);
    b.add_edge({p, c, relation::shareholding, share_range::exactly(60)});
    b.add_edge({x, c, relation::direct_consolidation});
    e.share.reset();
    e.id = "";
    e.recorded_on = day("2020-01-01");
    e.withdrawn_on = day("2021-01-01");
    b.add_edge(e);
    const graph g = b.build().value();
    const written_graph written = write_gleif(g);
    lines found;
    for (const diagnostic& d : written.losses.items()) {
        CHECK(d.id() == "group-not-written");
        found.push_back(d.arguments()[0] + ": " + d.arguments()[2]);
    }
    CHECK(found ==
          lines{parent + " -> " + child + ": the LEI system has no relationship \"shares\"",
                "X1 -> " + child + ": \"X1\" is no LEI",
                parent + " -> " + child + ": there is one record for a relationship",
                "R1: there is no place for its id", "R1: there is no place for its share",
                "X1: the party has no LEI"});
    CHECK(export_files(g, graph_form::gleif).value().losses.total() == 6);
    CHECK(export_graph(g, graph_form::gleif).error().errors() == 6);
}

namespace {

/// An LEI whose check digits do not fit.
const std::string misspelt = child.substr(0, 18) + "41";

lines texts_of(const diagnostics& losses) {
    lines out;
    for (const diagnostic& d : losses.items()) {
        out.push_back(std::string(d.id()) + " " + d.arguments()[0] + ": " + d.arguments()[2]);
    }
    return out;
}

} // namespace

TEST_CASE("a record that was annulled is written as annulled, and nothing is lost",
          "[group][gleif][writing]") {
    for (const std::string& lei : {misspelt, child}) {
        const graph g =
            read_gleif({{"lei.csv", "LEI,Entity.LegalName,"
                                    "Registration.RegistrationStatus\n" +
                                        lei + ",x,ANNULLED\n" + parent + ",y,LAPSED\n"}})
                .value();
        CHECK(g.annulled(*g.find(lei)));
        CHECK(!g.annulled(*g.find(parent)));
        for (const gleif_layout layout : {gleif_layout::json, gleif_layout::csv}) {
            const written_graph written = write_gleif(g, layout);
            CHECK(texts_of(written.losses).empty());
            CHECK(said_by(read_gleif(written.texts).value(), true) == said_by(g, true));
        }
    }
}

TEST_CASE("that a record becomes annulled because its LEI does not fit is a loss",
          "[group][gleif][writing]") {
    graph_builder b;
    const auto wrong = b.add_party(misspelt, "Child");
    const auto p = b.add_party(parent, "Parent");
    b.add_edge({p, wrong, relation::direct_consolidation});
    const graph g = b.build().value();
    const written_graph written = write_gleif(g);
    CHECK(texts_of(written.losses) ==
          lines{"group-not-written " + misspelt +
                ": its LEI has check digits that do not fit, so that its record is written as "
                "annulled"});
    const graph again = read_gleif(written.texts).value();
    CHECK(again.edge_count() == 1);
    CHECK(again.annulled(*again.find(misspelt)));
    CHECK(write_gleif(again).losses.empty());
}

TEST_CASE("a record stays annulled through every form that holds all of a graph",
          "[group][gleif][writing]") {
    graph_builder b;
    const auto wrong = b.add_party(misspelt, "Child");
    const auto p = b.add_party(parent, "甲", party_kind::person);
    b.set_annulled(wrong);
    b.set_annulled(p);
    b.add_party(fund);
    b.add_edge({p, wrong, relation::direct_consolidation});
    const graph g = b.build().value();
    for (const graph_form form :
         {graph_form::json, graph_form::csv, graph_form::bods, graph_form::gleif}) {
        for (const language lang : {language::zh, language::en}) {
            export_options how;
            how.lang = lang;
            const std::string text = export_graph(g, form, how).value();
            INFO(text);
            const graph again = import_graph(form, {{"x", text}}).value();
            CHECK(again.annulled(*again.find(misspelt)));
            CHECK(again.annulled(*again.find(parent)));
            CHECK(!again.annulled(*again.find(fund)));
        }
    }
    CHECK(export_graph(g, graph_form::graphml).value().find("annulled") != std::string::npos);
    CHECK(read_edge_csv("holder,subject,holder_annulled\nA,B,maybe\n").error().items()[0].id() ==
          "group-field-code");
    CHECK(!read_graph(R"({"parties": [{"id": "A", "annulled": 1}], "relations": []})"));
}

TEST_CASE("whoever asks for it is refused what a form would lose", "[group][writing]") {
    graph_builder b;
    b.add_alias("OLD", b.add_party("X1", "No LEI"));
    const graph g = b.build().value();
    export_options how;
    how.refuse_losses = true;
    for (const graph_form form : {graph_form::gleif, graph_form::supervisory}) {
        const auto told = export_files(g, form);
        REQUIRE(told.has_value());
        CHECK(told->losses.total() == 2);
        const auto refused = export_files(g, form, how);
        REQUIRE(!refused.has_value());
        CHECK(refused.error().total() == 2);
        CHECK(refused.error().items()[0].id() == "group-would-be-lost");
        CHECK(refused.error().items()[0].arguments() == told->losses.items()[0].arguments());
    }
    how.gleif = gleif_layout::json;
    how.refuse_losses = false;
    const auto one = export_files(g, graph_form::gleif, how).value();
    REQUIRE(one.texts.size() == 1);
    CHECK(one.texts[0].name == "lei.json");
    how.refuse_losses = true;
    CHECK(export_files(g, graph_form::json, how).value().texts[0].name == "graph.json");
}

TEST_CASE("real files of the LEI system", "[group][gleif][outside]") {
    const char* outside = std::getenv("TENET_OUTSIDE_DATA");
    if (outside == nullptr) {
        WARN("TENET_OUTSIDE_DATA is not set: skipped");
        return;
    }
    const auto text_of = [&](const std::string& name) {
        std::ifstream in(std::string{outside} + "/data/" + name, std::ios::binary);
        REQUIRE(in.good());
        return graph_text{name, {std::istreambuf_iterator<char>(in), {}}};
    };
    const auto g = read_gleif({text_of("gleif-relationships.csv"), text_of("gleif-entities.csv")});
    if (!g) FAIL(g.error().text(language::en));
    // Counted in the files: 400 entities, 400 relationships of which four have two periods.
    CHECK(g->edge_count() == 404);
    std::map<group::relation, int> types;
    int ended = 0;
    for (edge_number e = 0; e < g->edge_count(); ++e) {
        ++types[g->type(e)];
        ended += g->period(e).valid_to != INT32_MAX ? 1 : 0;
    }
    CHECK(types[relation::branch] == 2);
    CHECK(types[relation::direct_consolidation] + types[relation::ultimate_consolidation] == 402);
    CHECK(ended >= 13);
    const auto day =
        structure::at(*g, {tenet::date::from_civil(2019, 7, 1).value(), everything_known()}, {});
    CHECK(day.has_value());
    // It survives being written.
    for (const gleif_layout layout : {gleif_layout::json, gleif_layout::csv}) {
        const written_graph written = write_gleif(*g, layout);
        INFO(written.losses.text(language::en));
        CHECK(written.losses.empty());
        CHECK(said_by(read_gleif(written.texts).value(), true) == said_by(*g, true));
    }
    // It survives the way through statements.
    const graph again = read_bods(write_bods(*g).value()).value();
    json::writer first;
    json::writer second;
    write_graph(first, *g);
    write_graph(second, again);
    CHECK(first.text() == second.text());
}
