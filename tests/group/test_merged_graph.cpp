#include "groups.hpp"

#include <tenet/group/graph_json.hpp>
#include <tenet/group/merged_graph.hpp>

#include <cstdlib>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

using statement = party::merge_statement;
using kind = statement::kind;

statement same(const std::string& id, const std::string& a, const std::string& b) {
    return {id, kind::same, a, b, {}, "李明", "同一证照", day("2025-01-01")};
}

statement undo(const std::string& id, const std::string& of) {
    return {id, kind::undo, {}, {}, of, "李明", "误判", day("2025-02-01")};
}

graph seen(const graph& g, const party::merge_log& log) {
    return merged(g, log.at(everything_known())).is;
}

std::string json_of(const graph& g) {
    json::writer out;
    write_graph(out, g);
    return out.take();
}

std::string line(const graph& g, edge_number e) {
    const auto share = g.share(e);
    return std::string(g.key(g.holder(e))) + " " + (share ? share->text() : "-") + " " +
           std::string(g.key(g.subject(e)));
}

} // namespace

TEST_CASE("the graph sees one party, and finds it by all its ids", "[group][merge]") {
    const graph g = net("H 30 A;H 40 B;B 60 C;A 10 B").build();
    const std::string was = json_of(g);
    const auto log = party::merge_log::from({same("1", "B", "A"), same("2", "B", "GONE")}).value();
    const merged_graph m = merged(g, log.at(everything_known()));
    CHECK(m.is.party_count() == 3);
    CHECK(m.is.key(m.number[*g.find("A")]) == "B");
    CHECK(m.is.find("A") == m.is.find("B"));
    CHECK(m.is.find("GONE") == m.is.find("B"));
    CHECK(relations_as(m.is, line) == lines{"H 30 B", "H 40 B", "B 60 C", "B 10 B"});
    const structure s = structure::at(m.is, now()).value();
    CHECK(controlled(s, "H") == "B C");
    CHECK(json_of(g) == was);
    CHECK(json_of(read_graph(json_of(m.is)).value()) == json_of(m.is));
    CHECK(read_graph(json_of(m.is)).value().find("A") == m.is.find("A"));
}

TEST_CASE("what two records of a party say alike counts once", "[group][merge]") {
    const graph g = net("H 30 A;H 30 B;H 30 A;A 60 C;B 55 C").build();
    const auto log = party::merge_log::from({same("1", "A", "B")}).value();
    const merged_graph m = merged(g, log.at(everything_known()));
    // Twice of one record is what was stated before; 60 and 55 contradict and both stay.
    CHECK(relations_as(m.is, line) == lines{"H 30 A", "H 30 A", "A 60 C", "A 55 C"});
    CHECK(m.repeated == std::vector<edge_number>{1});
}

TEST_CASE("sets that share a party by another of its ids are one", "[group][merge]") {
    const auto log = party::merge_log::from({same("1", "B", "A"), same("2", "D", "C"),
                                             same("3", "X", "E"), same("4", "Y", "D")})
                         .value();
    lines ids{"A", "B", "C", "D", "E"};
    do {
        graph_builder b;
        for (const std::string& id : ids) b.add_party(id);
        b.add_alias("X", *b.find("A"));
        b.add_alias("Y", *b.find("B"));
        const graph g = b.build().value();
        const merged_graph m = merged(g, log.at(everything_known()));
        INFO(ids[0] + ids[1] + ids[2] + ids[3] + ids[4]);
        REQUIRE(m.is.party_count() == 1);
        REQUIRE(m.is.key(0) == "A");
        REQUIRE(m.number == std::vector<party_number>(5, 0));
        for (const std::string& id : ids) REQUIRE(m.is.find(id) == 0U);
    } while (std::ranges::next_permutation(ids).found);
}

TEST_CASE("a graph no merge is about is the graph itself", "[group][merge]") {
    const graph g = net("H 30 A;H 30 B").build();
    const auto log = party::merge_log::from({same("1", "X", "Y")}).value();
    CHECK(json_of(seen(g, log)) == json_of(g));
    CHECK(merged(g, log.at(day("2024-12-31"))).number == std::vector<party_number>{0, 1, 2});
}

TEST_CASE("aliases that are taken, of nobody, or twice are refused", "[group][merge]") {
    graph_builder b;
    b.add_party("A");
    b.add_party("B");
    b.add_alias("X", 0);
    b.add_alias("X", 1);
    b.add_alias("B", 0);
    b.add_alias("Y", 7);
    b.add_party("X");
    CHECK(b.build().error().total() == 4);
    CHECK(read_graph(R"({"parties":[{"id":"A","aliases":["B"]},{"id":"B"}],"relations":[]})")
              .has_error());
    CHECK(read_graph(R"({"parties":[{"id":"A","aliases":["A"]}],"relations":[]})").has_error());
    CHECK(read_graph(R"({"parties":[{"id":"A","aliases":[1]}],"relations":[]})").has_error());
}

TEST_CASE("undoing merges gives back, bit for bit, the graph without them", "[group][merge]") {
    const std::uint32_t rounds = std::getenv("TENET_CAMPAIGN") != nullptr ? 20'000 : 300;
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        dice roll{seed};
        const graph g = random_net(seed, 12, true).build();
        const std::string stored = json_of(g);
        party::merge_log kept;
        party::merge_log log;
        std::vector<std::string> open;
        for (int n = 0; n < 8; ++n) {
            const auto party = [&] { return "P" + std::to_string(roll(14)); };
            const statement s = same("M" + std::to_string(n), party(), party());
            if (!log.add(s).empty()) continue;
            if (roll(2) == 0) {
                REQUIRE(kept.add(s).empty());
            } else {
                open.push_back(s.id);
            }
        }
        for (std::size_t n = 0; n < open.size(); ++n) {
            REQUIRE(log.add(undo("U" + std::to_string(n), open[n])).empty());
        }
        INFO("seed " << seed);
        REQUIRE(json_of(seen(g, log)) == json_of(seen(g, kept)));
        for (const statement& s : kept.statements()) {
            REQUIRE(log.add(undo("V" + s.id, s.id)).empty());
        }
        REQUIRE(json_of(seen(g, log)) == stored);
        REQUIRE(json_of(g) == stored);
    }
}
