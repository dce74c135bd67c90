#include "groups.hpp"

#include <tenet/group/lineage.hpp>
#include <tenet/group/lineage_json.hpp>

#include <cstdlib>
#include <map>
#include <set>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

using kind = group_event::kind;

date on(int n) {
    return day("2025-01-01").plus_days(n - 1);
}

/// Groups from texts such as "A:A B C; X:X Y": the name, which is the anchor too, and members.
std::vector<tracked_group> groups_of(const std::string& text) {
    std::vector<tracked_group> out;
    std::istringstream all(text);
    for (std::string one; std::getline(all, one, ';');) {
        std::istringstream in(one);
        tracked_group g;
        std::getline(in >> std::ws, g.name, ':');
        g.anchor = g.name;
        for (std::string m; in >> m;) {
            const bool own = !m.ends_with('*');
            if (!own) m.pop_back();
            g.members.push_back({m, own, {}});
        }
        out.push_back(std::move(g));
    }
    return out;
}

lineage history(const std::vector<std::string>& days, const identity_rule& rule = {}) {
    lineage out(rule);
    for (std::size_t n = 0; n < days.size(); ++n) {
        (void)out.advance(on(static_cast<int>(n) + 1), groups_of(days[n])).value();
    }
    return out;
}

/// "A@1: A B C; ...": ids with the number of the day, and members.
std::string shown(const std::vector<tracked_group>& groups) {
    std::string out;
    for (const tracked_group& g : groups) {
        out += (out.empty() ? "" : "; ") + g.id.substr(0, g.id.find('@')) + "@" +
               std::to_string(g.formed.days() - on(0).days()) + ":";
        for (const tracked_member& m : g.members) out += " " + m.party;
    }
    return out;
}

std::string id(const std::string& anchor, int n) {
    return anchor + "@" + on(n).text();
}

/// What happened to a group, without memberships: "2 merged_into X@2025-01-01".
lines course_of(const lineage& l, const std::string& group) {
    lines out;
    for (const group_event& e : l.events()) {
        if (e.group != group || e.what == kind::joined || e.what == kind::left) continue;
        out.push_back(std::to_string(e.on.days() - on(0).days()) + " " +
                      std::string(name_of(e.what)) + " " + e.about);
    }
    return out;
}

std::string json_of(const lineage& l) {
    json::writer out;
    write_lineage(out, l);
    return out.take();
}

} // namespace

TEST_CASE("an id stays while members come and go and the top changes its name",
          "[group][lineage]") {
    lineage l = history({"A:A B C", "A:A B C D", "A:A B D"});
    auto renamed = groups_of("A:A B D");
    renamed[0].name = "青禾集团";
    CHECK(l.advance(on(4), renamed).value().size() == 1);
    CHECK(shown(l.current()) == "A@1: A B D");
    CHECK(course_of(l, id("A", 1)) == lines{"1 formed A", "4 renamed 青禾集团"});
    CHECK(shown(l.on(on(2)).value()) == "A@1: A B C D");
    CHECK(l.on(on(2)).value()[0].name == "A");
}

TEST_CASE("an id stays when somebody new stands at the top", "[group][lineage]") {
    const lineage l = history({"A:A B C", "Z:A B C Z"});
    CHECK(shown(l.current()) == "A@1: A B C Z");
    CHECK(course_of(l, id("A", 1)) == lines{"1 formed A", "2 renamed Z", "2 top_changed Z"});
}

TEST_CASE("of groups that merge the larger one keeps its id, then the older, then the smaller id",
          "[group][lineage]") {
    const lineage larger = history({"A:A B;X:X Y Z", "A:A B X Y Z"});
    CHECK(shown(larger.current()) == "X@1: A B X Y Z");
    CHECK(course_of(larger, id("A", 1)) == lines{"1 formed A", "2 merged_into " + id("X", 1)});
    const auto stands = larger.resolve(id("A", 1), on(2)).value();
    CHECK(stands.is == resolution::state::merged);
    CHECK(stands.ids == lines{id("X", 1)});
    CHECK(stands.followed.size() == 1);
    CHECK(larger.resolve(id("A", 1), on(1)).value().ids == lines{id("A", 1)});

    // Equal overlaps, both tops inside: the older.
    CHECK(shown(history({"X:X Y", "X:X Y;A:A B", "X:A B X Y"}).current()) == "X@1: A B X Y");
    CHECK(shown(history({"X:X Y;A:A B", "X:A B X Y"}).current()) == "A@1: A B X Y");
}

TEST_CASE("of the parts of a group the larger one keeps its id, then the one with its top",
          "[group][lineage]") {
    const lineage larger = history({"A:A B C D E", "A:A B;C:C D E"});
    CHECK(shown(larger.current()) == "A@1: C D E; A@2: A B");
    CHECK(course_of(larger, id("A", 2)) == lines{"2 formed A", "2 split_from " + id("A", 1)});
    const auto old = larger.resolve(id("A", 1), on(2)).value();
    CHECK(old.is == resolution::state::current);
    CHECK(old.ids == lines{id("A", 1)});
    CHECK(old.split_off == lines{id("A", 2)});
    const auto before = larger.resolve(id("A", 2), on(1)).value();
    CHECK(before.is == resolution::state::before);
    CHECK(before.ids == lines{id("A", 1)});

    CHECK(shown(history({"B:A B C D", "A:A C;B:B D"}).current()) == "A@2: A C; B@1: B D");
}

TEST_CASE("the policy's rule says what the overlap is measured by", "[group][lineage]") {
    const std::vector<std::string> split{"A:A B C D E", "A:A B;C:C D E"};
    identity_rule anchor;
    anchor.by = identity_rule::basis::anchor;
    CHECK(shown(history(split, anchor).current()) == "A@1: A B; C@2: C D E");

    identity_rule measure;
    measure.by = identity_rule::basis::measure;
    lineage l(measure);
    auto before = groups_of("A:A B C D E");
    before[0].members[1].measure = decimal{5};
    before[0].members[2].measure = decimal{4};
    (void)l.advance(on(1), before).value();
    (void)l.advance(on(2), groups_of("A:A B;C:C D E")).value();
    CHECK(shown(l.current()) == "A@1: A B; C@2: C D E");
}

TEST_CASE("a group that shrinks below the least number of members is dissolved for good",
          "[group][lineage]") {
    const lineage l = history({"A:A B", "A:A;B:B", "A:A B"});
    CHECK(shown(l.current()) == "A@3: A B");
    CHECK(course_of(l, id("A", 1)) == lines{"1 formed A", "2 dissolved "});
    CHECK(l.resolve(id("A", 1), on(3)).value().is == resolution::state::dissolved);
    CHECK(l.resolve(id("A", 1), on(3)).value().ids.empty());
    identity_rule alone;
    alone.least_members = 1;
    CHECK(shown(history({"A:A B", "A:A;B:B", "A:A B"}, alone).current()) == "A@1: A B");
}

TEST_CASE("parties that are taken in carry no id along", "[group][lineage]") {
    const lineage l = history({"A:A B D* E* F*", "A:A B;D:D E F"});
    CHECK(shown(l.current()) == "A@1: A B; D@2: D E F");
    CHECK(course_of(l, id("D", 2)) == lines{"2 formed D"});
}

TEST_CASE("an old id leads on through several mergers and splits", "[group][lineage]") {
    const lineage l = history({"A:A B;K:K L M;X:X Y Z W V U", "K:A B K L M;X:X Y Z W V U",
                               "X:A B K L M X Y Z W V U", "X:X Y Z W V U A B;K:K L M"});
    CHECK(l.resolve(id("A", 1), on(2)).value().ids == lines{id("K", 1)});
    const auto last = l.resolve(id("A", 1), on(4)).value();
    CHECK(last.ids == lines{id("X", 1)});
    CHECK(last.followed.size() == 2);
    CHECK(l.resolve(id("X", 1), on(4)).value().split_off == lines{id("K", 4)});
    CHECK(l.resolve(id("X", 1), on(3)).value().split_off.empty());
}

namespace {

/// "A@2025-01-01 B@2025-01-02": an id, and those merged into it behind it, by group.
lines continued(const lineage& l, int day_number, const std::string& groups) {
    const auto made = l.continued(on(day_number), groups_of(groups));
    if (!made) return {std::string(made.error().items()[0].id())};
    lines out;
    for (std::size_t n = 0; n < made->ids.size(); ++n) {
        std::string one = made->ids[n].empty() ? "-" : made->ids[n];
        for (const std::string& known : made->known_as[n]) {
            if (known != made->ids[n]) one += " " + known;
        }
        out.push_back(one);
    }
    return out;
}

} // namespace

TEST_CASE("groups of a day have the ids that the lineage would give them", "[group][lineage]") {
    const lineage l = history({"A:A B C; X:X Y", "A:A B C; X:X Y"});
    // By position, whatever their order; what is too small is not followed.
    CHECK(continued(l, 2, "X:X Y; A:A B C; Z:Z") == lines{id("X", 1), id("A", 1), "-"});
    CHECK(continued(l, 5, "N:N X Y; A:A B C") == lines{id("X", 1), id("A", 1)});
    CHECK(continued(l, 5, "N:N M; A:A B C") == lines{id("N", 5), id("A", 1)});
    // Merged in what is thought of: the larger one's id stays, the other is known.
    CHECK(continued(l, 5, "A:A B C X Y") == lines{id("A", 1) + " " + id("X", 1)});
    CHECK(l == history({"A:A B C; X:X Y", "A:A B C; X:X Y"}));
    CHECK(continued(lineage{}, 3, "A:A B") == lines{id("A", 3)});
}

TEST_CASE("what a group was known as goes through all mergers up to the day", "[group][lineage]") {
    const lineage l = history({"A:A B; X:X Y; P:P Q R", "A:A B X Y; P:P Q R", "P:P Q R A B X Y"});
    CHECK(continued(l, 1, "A:A B; X:X Y; P:P Q R") == lines{id("A", 1), id("X", 1), id("P", 1)});
    CHECK(continued(l, 2, "A:A B X Y; P:P Q R") ==
          lines{id("A", 1) + " " + id("X", 1), id("P", 1)});
    CHECK(continued(l, 3, "P:P Q R A B X Y") ==
          lines{id("A", 1) + " " + id("P", 1) + " " + id("X", 1)});
}

TEST_CASE("an id that is new on a day is not one that another group of the day had",
          "[group][lineage]") {
    const lineage l = history({"A:A B C D; X:X Y"});
    // A@1 goes on where three of its members are; what is left begins anew on the same day.
    CHECK(continued(l, 1, "B:B C D; A:A Y; X:X Z") ==
          lines{id("A", 1), id("A", 1) + "#2", id("X", 1)});
}

TEST_CASE("days before a lineage and groups that cannot be are refused", "[group][lineage]") {
    const lineage l = history({"A:A B C", "A:A B C"});
    CHECK(continued(l, 0, "A:A B C") == lines{"group-outside-lineage"});
    CHECK(continued(l, 2, "A:A B; C:C B") == lines{"group-bad-observation"});
    CHECK(continued(l, 2, "A:B C") == lines{"group-bad-observation"});
    CHECK(continued(l, 2, "").empty());
}

TEST_CASE("the groups of any day have the ids that the lineage gave them", "[group][lineage]") {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        dice roll{seed};
        lineage l;
        std::vector<std::vector<tracked_group>> days;
        for (int n = 1; n <= 6; ++n) {
            std::map<std::uint32_t, std::string> texts;
            for (char party = 'A'; party <= 'K'; ++party) {
                std::string& text = texts[roll(4)];
                text += (text.empty() ? std::string{party, ':', party} : std::string{' ', party});
            }
            std::string all;
            for (const auto& [_, text] : texts) all += text + ";";
            days.push_back(groups_of(all));
            (void)l.advance(on(n), days.back()).value();
        }
        for (int n = 1; n <= 6; ++n) {
            INFO("seed " << seed << ", day " << n);
            const auto made = l.continued(on(n), days[n - 1]).value();
            std::map<std::string, std::string> given;
            for (const tracked_group& g : l.on(on(n)).value()) given.emplace(g.anchor, g.id);
            for (std::size_t g = 0; g < made.ids.size(); ++g) {
                const bool followed = days[n - 1][g].members.size() >= 2;
                REQUIRE(made.ids[g] == (followed ? given.at(days[n - 1][g].anchor) : ""));
                for (const std::string& known : made.known_as[g]) {
                    const auto ids = l.resolve(known, on(n)).value().ids;
                    REQUIRE(std::ranges::find(ids, made.ids[g]) != ids.end());
                }
            }
        }
    }
}

TEST_CASE("days out of order, unknown ids and days outside are refused", "[group][lineage]") {
    lineage l = history({"A:A B", "A:A B C"});
    const lineage was = l;
    CHECK(l.advance(on(2), {}).error().items()[0].id() == "group-day-not-later");
    CHECK(l.advance(on(3), groups_of("A:A B;C:C A")).error().items()[0].id() ==
          "group-bad-observation");
    CHECK(l.advance(on(3), groups_of("A:A B B")).has_error());
    CHECK(l.advance(on(3), groups_of("Z:A B")).has_error());
    CHECK(l.advance(on(3), groups_of("A:A* B")).has_error());
    CHECK(l == was);
    CHECK(l.resolve("A@1999-01-01", on(1)).error().items()[0].id() == "group-unknown-id");
    CHECK(l.resolve(id("A", 1), on(3)).error().items()[0].id() == "group-outside-lineage");
    CHECK(l.resolve(id("A", 1), on(0)).has_error());
    CHECK(lineage{}.resolve("A", on(1)).has_error());
    CHECK(lineage{}.on(on(1)).has_error());
}

TEST_CASE("a lineage that was tampered with is refused", "[group][lineage]") {
    const lineage l = history({"A:A B;X:X Y Z", "X:A B X Y Z", "X:X Y Z A;B:B C A*"});
    const std::string good = json_of(l);
    REQUIRE(read_lineage(good).value() == l);
    CHECK(read_lineage(json_of(lineage{})).value() == lineage{});
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        return text;
    };
    const auto refused = [](const std::string& text) {
        const auto read = read_lineage(text);
        return read ? std::string("read") : std::string(read.error().items()[0].id());
    };
    const std::string wrong = "group-lineage-contradiction";
    CHECK(refused(with(R"("event":"merged_into","about":"X@2025-01-01")",
                       R"("event":"merged_into","about":"Q@2025-01-01")")) == wrong);
    CHECK(refused(with(R"("event":"merged_into","about":"X@2025-01-01")",
                       R"("event":"merged_into","about":"A@2025-01-01")")) == wrong);
    CHECK(refused(with(R"("event":"left")", R"("event":"joined")")) == wrong);
    CHECK(refused(with(R"("formed":"2025-01-01")", R"("formed":"2025-01-02")")) == wrong);
    CHECK(refused(with(R"("last":"2025-01-03")", R"("last":"2025-01-02")")) == wrong);
    CHECK(refused(with(R"("group":"A@2025-01-01","event":"formed")",
                       R"("group":"A@2025-01-09","event":"formed")")) == wrong);
    CHECK(refused(with(R"({"party":"Z"})", R"({"party":"Q"})")) == wrong);
    const auto where = [&](const std::string& text) {
        json::read_options how;
        how.file = "l.json";
        const place at = read_lineage(text, how).error().items()[0].where();
        return at.file + " " + at.pointer + (at.line == 0 ? " nowhere" : "");
    };
    CHECK_THAT(where(with(R"("event":"left")", R"("event":"joined")")),
               tenet_test::contains("l.json /events/"));
    CHECK(where(with(R"("group":"A@2025-01-01","event":"formed")",
                     R"("group":"A@2025-01-09","event":"formed")")) == "l.json /events/1");
    CHECK(where(with(R"({"party":"Z"})", R"({"party":"Q"})")) == "l.json ");
    CHECK(refused(with(R"("last":"2025-01-03")", R"("last":"2025-01-32")")) == "base-bad-date");
    // A party has one group of its own, whatever else it is in.
    CHECK(refused(with(R"({"party":"A","own":false})", R"({"party":"A"})")) == wrong);
    CHECK(refused(with(R"("last":"2025-01-03")", R"("until":"2025-01-03")")) != "read");
    CHECK(refused(with(R"("least_members":2)", R"("least_members":-2)")) != "read");
    for (const char* text : {"", "[]", "{", "null", R"({"events":[{}]})", R"({"groups":[1]})",
                             R"({"first":"2025-01-01"})", R"({"first":1,"last":2})"}) {
        CHECK(refused(text) != "read");
    }
}

namespace {

/// Dated holdings, some withdrawn or not yet known.
graph random_history(std::uint32_t seed, const std::vector<std::uint32_t>* order = nullptr) {
    dice roll{seed};
    const std::uint32_t parties = 3 + roll(10);
    struct made {
        std::uint32_t holder;
        std::uint32_t subject;
        edge_definition e;
    };
    std::vector<made> all;
    const std::uint32_t edges = roll(parties * 4);
    for (std::uint32_t n = 0; n < edges; ++n) {
        made m{roll(parties), roll(parties), {}};
        m.e.type = roll(12) == 0   ? relation::acting_in_concert
                   : roll(12) == 0 ? relation::economic_dependence
                                   : relation::shareholding;
        m.e.share = share_range::exactly(decimal{static_cast<int>(20 + roll(60))});
        const int from = static_cast<int>(roll(40)) - 5;
        if (roll(5) != 0) m.e.valid_from = on(from);
        if (roll(4) != 0) m.e.valid_to = on(from + static_cast<int>(roll(25)));
        all.push_back(m);
    }
    std::vector<std::uint32_t> number(parties);
    graph_builder b;
    std::vector<std::uint32_t> turn(parties);
    for (std::uint32_t p = 0; p < parties; ++p) turn[p] = p;
    if (order != nullptr) {
        for (std::uint32_t p = parties; p > 1; --p) std::swap(turn[p - 1], turn[(*order)[p] % p]);
        for (std::size_t n = all.size(); n > 1; --n) {
            std::swap(all[n - 1], all[(*order)[n] % n]);
        }
    }
    for (const std::uint32_t p : turn) number[p] = b.add_party("P" + std::to_string(p));
    for (made& m : all) {
        m.e.holder = number[m.holder];
        m.e.subject = number[m.subject];
        b.add_edge(m.e);
    }
    return b.build().value();
}

group_policy random_policy(std::uint32_t seed) {
    group_policy p;
    p.id = "test";
    p.criteria.resize(2);
    p.criteria[1].what = membership_criterion::kind::dependence;
    p.criteria[1].at_least = decimal{50};
    p.identity.by = static_cast<identity_rule::basis>(seed % 3);
    p.identity.least_members = 1 + seed % 2;
    return p;
}

std::vector<decimal> measures_of(const graph& g) {
    std::vector<decimal> out;
    for (party_number p = 0; p < g.party_count(); ++p) {
        out.emplace_back(std::atoi(g.key(p).data() + 1) * 37 % 11);
    }
    return out;
}

std::uint32_t rounds() {
    return std::getenv("TENET_CAMPAIGN") != nullptr ? 20'000 : 150;
}

constexpr int last_day = 45;

} // namespace

TEST_CASE("a history is the same in one go, day by day, and taken up again from its text",
          "[group][lineage]") {
    for (std::uint32_t seed = 0; seed < rounds(); ++seed) {
        const graph g = random_history(seed);
        const group_policy p = random_policy(seed);
        const auto measures = measures_of(g);
        lineage at_once(p.identity);
        (void)follow(at_once, g, p, {on(1), on(last_day)}, measures).value();
        lineage daily(p.identity);
        lineage resumed(p.identity);
        for (int n = 1; n <= last_day; ++n) {
            (void)follow(daily, g, p, {on(n), on(n)}, measures).value();
            if (n % 7 != 0 && n != last_day) continue;
            resumed = read_lineage(json_of(resumed)).value();
            (void)follow(resumed, g, p, {on(1), on(n)}, measures).value();
        }
        INFO("seed " << seed);
        REQUIRE(at_once == daily);
        REQUIRE(at_once == resumed);
        REQUIRE(json_of(at_once) == json_of(resumed));
    }
}

TEST_CASE("ids do not depend on the order of parties, relations, groups and members",
          "[group][lineage]") {
    for (std::uint32_t seed = 0; seed < rounds(); ++seed) {
        dice roll{seed + 1'000'000};
        std::vector<std::uint32_t> order(200);
        for (std::uint32_t& n : order) n = roll(1U << 30U);
        const group_policy p = random_policy(seed);
        const graph g = random_history(seed);
        const graph shuffled = random_history(seed, &order);
        lineage one(p.identity);
        lineage other(p.identity);
        (void)follow(one, g, p, {on(1), on(last_day)}, measures_of(g)).value();
        (void)follow(other, shuffled, p, {on(1), on(last_day)}, measures_of(shuffled)).value();
        INFO("seed " << seed);
        REQUIRE(one == other);

        lineage given(p.identity);
        lineage turned(p.identity);
        for (int n = 1; n <= last_day; n += 4) {
            const structure s = structure::at(g, {on(n), everything_known()}, p.voting).value();
            auto groups = tracked_groups({s, group_parties(s, p).value()}, measures_of(g));
            (void)given.advance(on(n), groups).value();
            for (std::size_t i = groups.size(); i > 1; --i) {
                std::swap(groups[i - 1], groups[order[i] % i]);
            }
            for (tracked_group& c : groups) std::ranges::reverse(c.members);
            (void)turned.advance(on(n), groups).value();
        }
        REQUIRE(given == turned);
    }
}

TEST_CASE("the events up to a day give its groups, and ids resolve to groups of the day",
          "[group][lineage]") {
    for (std::uint32_t seed = 0; seed < rounds(); ++seed) {
        const graph g = random_history(seed);
        const group_policy p = random_policy(seed);
        lineage l(p.identity);
        std::map<int, std::vector<tracked_group>> seen;
        for (int n = 1; n <= last_day; ++n) {
            const structure s = structure::at(g, {on(n), everything_known()}, p.voting).value();
            (void)l.advance(on(n), tracked_groups({s, group_parties(s, p).value()})).value();
            seen[n] = l.current();
        }
        std::set<std::string> ids;
        for (const group_event& e : l.events()) ids.insert(e.group);
        for (int n = 1; n <= last_day; ++n) {
            INFO("seed " << seed << " day " << n);
            REQUIRE(shown(l.on(on(n)).value()) == shown(seen[n]));
            std::set<std::string> alive;
            for (const tracked_group& c : seen[n]) alive.insert(c.id);
            REQUIRE(alive.size() == seen[n].size());
            for (const std::string& i : ids) {
                const resolution r = l.resolve(i, on(n)).value();
                REQUIRE((r.is == resolution::state::current) == alive.contains(i));
                if (alive.contains(i)) REQUIRE(r.ids == lines{i});
                for (const std::string& stands : r.ids) REQUIRE(alive.contains(stands));
                for (const std::string& part : r.split_off) REQUIRE(alive.contains(part));
            }
        }
    }
}

TEST_CASE("following is refused beyond its limits, and changes nothing then", "[group][lineage]") {
    const graph g = random_history(3);
    const group_policy p = random_policy(3);
    lineage l(p.identity);
    lineage_limits few;
    few.days = 3;
    const lineage was = l;
    const auto refused = follow(l, g, p, {on(1), on(last_day)}, {}, few);
    REQUIRE(refused.has_error());
    CHECK(refused.error().items()[0].id() == "group-limit-reached");
    CHECK(l == was);
    CHECK(follow(l, g, p, {on(2), on(1)}).has_error());
    (void)follow(l, g, p, {on(1), on(5)}).value();
    CHECK(follow(l, g, p, {on(1), on(5)}).has_error());
}
