#include <tenet/party/merge.hpp>
#include <tenet/party/party_json.hpp>

#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <support/catch.hpp>
#include <vector>

using namespace tenet;
using namespace tenet::party;

namespace {

using kind = merge_statement::kind;

date on(int n) {
    return date::parse("2025-01-01")->plus_days(n);
}

merge_statement says(const std::string& id, kind what, const std::string& a, const std::string& b,
                     int day = 0) {
    if (what == kind::undo) return {id, what, {}, {}, a, "李明", "复核", on(day)};
    return {id, what, a, b, {}, "李明", "同一证照", on(day)};
}

merge_log log_of(std::vector<merge_statement> statements) {
    return merge_log::from(std::move(statements)).value();
}

/// "A: A B (1 2); X: X Y (3)"
std::string shown(const merged_parties& merged) {
    std::string out;
    for (const merged_set& s : merged.sets()) {
        out += (out.empty() ? "" : "; ") + s.party + ":";
        for (const std::string& p : s.parties) out += " " + p;
        out += " (";
        for (const std::string& p : s.statements) out += p;
        out += ")";
    }
    return out;
}

std::vector<std::string> ids(const diagnostics& problems) {
    std::vector<std::string> out;
    for (const diagnostic& d : problems.items()) out.emplace_back(d.id());
    return out;
}

std::string json_of(const merge_log& log) {
    json::writer out;
    write_merge_log(out, log);
    return out.take();
}

} // namespace

TEST_CASE("parties declared one have one that stands for all, from that day on", "[party][merge]") {
    const merge_log log =
        log_of({says("1", kind::same, "B", "A", 1), says("2", kind::same, "C", "D", 2),
                says("3", kind::same, "A", "D", 3)});
    CHECK(shown(log.at(on(0))).empty());
    CHECK(shown(log.at(on(1))) == "B: A B (1)");
    CHECK(shown(log.at(on(2))) == "B: A B (1); C: C D (2)");
    CHECK(shown(log.at(on(9))) == "B: A B C D (123)");
    CHECK(log.at(on(9)).of("D") == "B");
    CHECK(log.at(on(2)).of("D") == "C");
    CHECK(log.at(on(9)).of("Z") == "Z");
}

TEST_CASE("undoing a merge gives what there would be without it", "[party][merge]") {
    merge_log log = log_of({says("1", kind::same, "A", "B"), says("2", kind::same, "B", "C")});
    const merged_parties both = log.at(on(0));
    REQUIRE(log.add(says("3", kind::undo, "1", {}, 1)).empty());
    CHECK(shown(log.at(on(1))) == "B: B C (2)");
    CHECK(log.at(on(0)) == both);
    REQUIRE(log.add(says("4", kind::undo, "3", {}, 2)).empty());
    CHECK(log.at(on(2)) == both);
    REQUIRE(log.add(says("5", kind::undo, "1", {}, 3)).empty());
    REQUIRE(log.add(says("6", kind::undo, "2", {}, 3)).empty());
    CHECK(log.at(on(3)) == merged_parties{});
    CHECK(log.statements().size() == 6);
}

TEST_CASE("a merge that contradicts is refused with the statements that say so", "[party][merge]") {
    merge_log log = log_of({says("1", kind::same, "A", "B"), says("2", kind::same, "C", "B"),
                            says("3", kind::different, "C", "D")});
    const merge_log was = log;
    const diagnostics refused = log.add(says("4", kind::same, "D", "A"));
    CHECK(ids(refused) == std::vector<std::string>{"party-merge-contradiction"});
    CHECK(refused.items()[0].text(language::en) ==
          "With the statement \"4\", \"C\" and \"D\" are one (by 2, 1, 4) and different (by 3).");
    CHECK(log == was);
    CHECK(ids(log.add(says("5", kind::different, "A", "C"))) ==
          std::vector<std::string>{"party-merge-contradiction"});
    REQUIRE(log.add(says("6", kind::undo, "3", {})).empty());
    REQUIRE(log.add(says("7", kind::same, "D", "A")).empty());
    // Taking the undo back would make them different again.
    CHECK(ids(log.add(says("8", kind::undo, "6", {}))) ==
          std::vector<std::string>{"party-merge-contradiction"});
    CHECK(shown(log.at(on(0))) == "D: A B C D (127)");
}

TEST_CASE("statements that cannot be are refused, all of them", "[party][merge]") {
    merge_log log = log_of({says("1", kind::same, "A", "B", 5)});
    CHECK(ids(log.add(says("1", kind::same, "A", "C", 5))) ==
          std::vector<std::string>{"party-merge-twice"});
    CHECK(ids(log.add(says("2", kind::same, "A", "C", 4))) ==
          std::vector<std::string>{"party-merge-order"});
    CHECK(ids(log.add(says("2", kind::same, "A", "A", 5))) ==
          std::vector<std::string>{"party-merge-of-one"});
    CHECK(ids(log.add(says("2", kind::undo, "9", {}, 5))) ==
          std::vector<std::string>{"party-merge-nothing-to-undo"});
    CHECK(ids(log.add(says("2", kind::undo, "2", {}, 5))) ==
          std::vector<std::string>{"party-merge-nothing-to-undo"});
    CHECK(ids(log.add({})).size() == 6);
    CHECK(log.statements().size() == 1);
    REQUIRE(log.add(says("2", kind::undo, "1", {}, 5)).empty());
    CHECK(ids(log.add(says("3", kind::undo, "1", {}, 5))) ==
          std::vector<std::string>{"party-merge-nothing-to-undo"});
}

TEST_CASE("a log comes back from its text, and a wrong one is refused with places",
          "[party][merge]") {
    const merge_log log = log_of({says("1", kind::same, "A", "B"), says("2", kind::undo, "1", {}),
                                  says("3", kind::different, "A", "B", 3)});
    CHECK(read_merge_log(json_of(log)).value() == log);
    const auto wrong = read_merge_log(R"([
      {"id": "1", "kind": "same", "party": "A", "other": "B", "by": "x", "reason": "y", "on": "2025-01-01"},
      {"id": "2", "kind": "different", "party": "B", "other": "A", "by": "x", "reason": "y", "on": "2025-01-01"}])");
    REQUIRE(wrong.has_error());
    CHECK(wrong.error().items()[0].id() == "party-merge-contradiction");
    CHECK(wrong.error().items()[0].where().pointer == "/1");
    for (
        const char* text :
        {"", "{}", "[1]", "null", R"([{"id": "1"}])", R"({"statements": [{}], "x": 1})",
         R"([{"id":"1","kind":"same","party":"A","other":"B","by":"x","reason":"y","on":"never"}])",
         R"([{"id":"1","kind":"undo","party":"A","undoes":"2","by":"x","reason":"y","on":"2025-01-01"}])"}) {
        INFO(text);
        CHECK(read_merge_log(text).has_error());
    }
}

TEST_CASE("what is one follows from the statements that count, whatever was undone between",
          "[party][merge]") {
    const std::uint32_t rounds = std::getenv("TENET_CAMPAIGN") != nullptr ? 50'000 : 1'000;
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        std::mt19937 random(seed);
        const auto roll = [&](std::uint32_t below) {
            return static_cast<std::uint32_t>(random() % below);
        };
        merge_log log;
        std::vector<merge_statement> tried;
        for (int n = 0; n < 25; ++n) {
            const auto what = static_cast<kind>(roll(7) < 4 ? 0 : 1 + roll(2));
            const std::string a(1, static_cast<char>('A' + roll(7)));
            const std::string b(1, static_cast<char>('A' + roll(7)));
            merge_statement s = says(std::to_string(n), what,
                                     what == kind::undo ? std::to_string(roll(25)) : a, b, n / 5);
            const merge_log was = log;
            if (!log.add(s).empty()) REQUIRE(log == was);
        }
        INFO("seed " << seed);
        const std::vector<merge_statement> all(log.statements().begin(), log.statements().end());
        REQUIRE(merge_log::from(all).value() == log);
        REQUIRE(read_merge_log(json_of(log)).value() == log);
        // Straight from the definition: a statement counts where no later one that counts undoes
        // it.
        std::set<std::string> undone;
        std::vector<merge_statement> left;
        for (std::size_t n = all.size(); n-- > 0;) {
            if (undone.contains(all[n].id)) continue;
            if (all[n].what == kind::undo) {
                undone.insert(all[n].undoes);
            } else {
                left.insert(left.begin(), all[n]);
            }
        }
        const merge_log plain = merge_log::from(left).value();
        REQUIRE(plain.at(on(99)) == log.at(on(99)));
        for (const merge_statement& s : left) {
            const bool one = log.at(on(99)).of(s.party) == log.at(on(99)).of(s.other);
            REQUIRE(one == (s.what == kind::same));
        }
    }
}
