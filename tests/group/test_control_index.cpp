#include "groups.hpp"

#include <tenet/group/control_index.hpp>
#include <tenet/group/control_index_json.hpp>

#include <array>
#include <cstdlib>
#include <map>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

control_index index_of(const std::string& lines, const voting_rule& rule = {}) {
    return control_index::of(net(lines).at_now(rule)).value();
}

party_number the(const control_index& i, const std::string& name) {
    return *i.parties().find(name);
}

/// "B C? D": what a party's seat controls.
std::string controlled(const control_index& i, const std::string& party) {
    std::string out;
    for (const controlled_party& c : i.controlled_by(i.seat_of(the(i, party)))) {
        out += (out.empty() ? "" : " ") + std::string(i.parties().name(c.party)) +
               (c.is == control::undetermined ? "?" : "");
    }
    return out;
}

std::string controllers(const control_index& i, const std::string& party) {
    std::string out;
    for (const controlling_seat& c : i.controllers_of(the(i, party))) {
        out += (out.empty() ? "" : ", ") + i.seat_name(c.seat) +
               (c.is == control::undetermined ? "?" : "");
    }
    return out;
}

/// "A B no->yes"
lines differences(const control_index& i) {
    const auto name = [](control is) {
        return is == control::yes ? "yes" : is == control::no ? "no" : "undetermined";
    };
    lines out;
    for (const control_difference& d : i.differences()) {
        out.push_back(std::to_string(d.seat) + " " + std::string(i.parties().name(d.subject)) +
                      " " + name(d.before) + "->" + name(d.after));
    }
    return out;
}

control_index added(const control_index& i, const std::string& holder, int percent,
                    const std::string& subject) {
    return i
        .with({{},
               {},
               {{the(i, holder), the(i, subject), relation::shareholding,
                 share_range::exactly(percent)}}})
        .value();
}

relation_changes dropping(edge_number e) {
    relation_changes out;
    out.drop.push_back(e);
    return out;
}

relation_changes restating(edge_number e, const share_range& share) {
    relation_changes out;
    out.restate.push_back({e, share});
    return out;
}

} // namespace

TEST_CASE("a relation that comes extends control, and what it adds is told",
          "[group][control-index]") {
    const control_index before = index_of("A 60 B;C 60 D;D 60 E");
    const control_index after = added(before, "B", 51, "C");
    CHECK(controlled(before, "A") == "B");
    CHECK(controlled(after, "A") == "B C D E");
    CHECK(controlled(after, "B") == "C D E");
    CHECK(controlled(after, "C") == "D E");
    CHECK(controllers(after, "E") == "A, B, C, D");
    CHECK(differences(after) == lines{"0 C no->yes", "0 D no->yes", "0 E no->yes", "1 C no->yes",
                                      "1 D no->yes", "1 E no->yes"});
    CHECK(before.differences().empty());
    CHECK(before.pair_count() == 4);
    CHECK(after.pair_count() == 10);
}

TEST_CASE("a relation that goes takes along what rested on it alone", "[group][control-index]") {
    const control_index before = index_of("A 60 B;B 30 C;A 30 C;C 60 D;A 51 E;B 60 E");
    const control_index after = before.with(dropping(1)).value();
    CHECK(controlled(before, "A") == "B C D E");
    CHECK(controlled(after, "A") == "B E");
    CHECK(differences(after) == lines{"0 C yes->no", "0 D yes->no"});
    CHECK_FALSE(after.relation_at(1).has_value());
    CHECK(after.relation_at(2)->share->low == decimal{30});
}

TEST_CASE("parties that hold each other up fall with what held them", "[group][control-index]") {
    // More than 100 % is stated in C and D: they would control each other without B.
    const control_index before = index_of("A 60 B;B 60 C;C 60 D;D 60 C");
    const control_index after = before.with(dropping(1)).value();
    CHECK(controlled(before, "A") == "B C D");
    CHECK(controlled(after, "A") == "B");
    CHECK(controlled(after, "C") == "D");
    CHECK(controlled(after, "D") == "C");
}

TEST_CASE("what falls with one holder stays by another", "[group][control-index]") {
    const control_index before = index_of("A 60 B;B 60 C;A 60 X;X 60 C;C 60 D");
    const control_index after = before.with(dropping(1)).value();
    CHECK(controlled(after, "A") == "B C X D");
    CHECK(after.differences().size() == 2); // B's alone: C and D
}

TEST_CASE("a share that changes within its side of half changes no answer",
          "[group][control-index]") {
    const control_index before = index_of("A 60 B;B 60 C");
    const control_index after = before.with(restating(0, share_range::exactly(51))).value();
    CHECK(after.differences().empty());
    CHECK(after.text_of(after.prove(0, the(after, "B"))).en.find("51%") != std::string::npos);
    CHECK(before.text_of(before.prove(0, the(before, "B"))).en.find("60%") != std::string::npos);
    CHECK(controlled(after.with(restating(0, share_range::exactly(50))).value(), "A").empty());
}

TEST_CASE("parties come to vote as one and cease to", "[group][control-index]") {
    const control_index apart = index_of("A 30 C;B 30 C;C 60 D");
    relation_changes tie;
    tie.add.push_back({0, 2, relation::acting_in_concert});
    const control_index together = apart.with(tie).value();
    const seat_number pool = together.seat_of(0);
    CHECK(together.seat_name(pool) == "A + B");
    CHECK(pool == apart.parties().party_count() + 0);
    CHECK(controlled(together, "A") == "C D");
    CHECK(controllers(together, "D") == "C, A + B");
    CHECK(together.text_of(together.prove(pool, the(together, "D"))).en.find("\"A + B\"") == 0);
    const control_index again = together.with(dropping(3)).value();
    CHECK(controlled(again, "A").empty());
    CHECK(again.members(pool).empty());
    CHECK(again.controlled_by(pool).empty());
    REQUIRE(again.differences().size() == 2);
    const auto were = again.members_of(again.differences().front());
    CHECK(std::vector(were.begin(), were.end()) == std::vector<party_number>{0, 2});
}

TEST_CASE("a party that leaves a pool controls what it did alone", "[group][control-index]") {
    const control_index together = index_of("A 60 C;A concert B;B 60 D");
    const control_index apart = together.with(dropping(1)).value();
    CHECK(controlled(together, "A") == "C D");
    CHECK(controlled(apart, "A") == "C");
    CHECK(controlled(apart, "B") == "D");
    CHECK(apart.pair_count() == 2);
}

TEST_CASE("a proof follows the order of relations also where votes stay the same",
          "[group][control-index]") {
    // The shares in B carry no votes of their own; without them, C is found before B.
    const control_index before = index_of("A 30 B;A 60 C;A votes 60 B;B 30 D;C 30 D");
    const control_index after = before.with(dropping(0)).value();
    const auto found = [](const control_index& i) {
        std::string out;
        for (const control_step& s : i.prove(0, the(i, "D")).steps) {
            out += i.parties().name(s.controlled);
        }
        return out;
    };
    CHECK(after.differences().empty());
    CHECK(found(before) == "BCD");
    CHECK(found(after) == "CBD");
}

TEST_CASE("bounds may come into an index that had none", "[group][control-index]") {
    const control_index before = index_of("A 60 B;B 60 C;X 10 C");
    const control_index after = before.with(restating(1, {decimal{40}, decimal{60}})).value();
    CHECK(controlled(after, "A") == "B C?");
    CHECK(differences(after) == lines{"0 C yes->undetermined", "1 C yes->undetermined"});
    // What X surely holds leaves too little.
    const control_index full = after.with(restating(2, share_range::exactly(50))).value();
    CHECK(controlled(full, "A") == "B");
    CHECK(full.relations_between(1, 2) == std::vector<edge_number>{1});
}

TEST_CASE("a change that cannot be made is refused with all its problems and changes nothing",
          "[group][control-index]") {
    const control_index index = index_of("A 60 B;B 60 C");
    relation_changes bad;
    bad.drop = {7, 0, 0};
    bad.restate = {{0, share_range::exactly(1)}, {1, share_range::exactly(-1)}};
    bad.add = {{0, 9, relation::shareholding, share_range::exactly(10)},
               {0, 1, relation::shareholding, share_range{decimal{5}, decimal{4}}}};
    bad.add.back().id = "Z";
    const auto refused = index.with(bad);
    const auto shown = [](const diagnostic& d) { return std::string(d.id()); };
    CHECK(problems_as(refused, shown) == lines{"group-no-such-relation",
                                               "group-relation-named-twice",
                                               "group-relation-named-twice", "group-bad-share",
                                               "group-no-such-party", "group-bad-share"});
    CHECK(controlled(index, "A") == "B C");
    const control_index after = index.with(dropping(0)).value();
    CHECK(problems_as(after.with(dropping(0)), shown) == lines{"group-no-such-relation"});
    CHECK(after.with(dropping(1)).has_value());
}

TEST_CASE("an index is refused where control decides which votes count, and beyond limits",
          "[group][control-index]") {
    voting_rule rule;
    rule.subsidiary_shares_without_votes = true;
    const auto shown = [](const diagnostic& d) { return std::string(d.id()); };
    CHECK(problems_as(control_index::of(net("A 60 B").at_now(rule)), shown) ==
          lines{"group-not-followed"});
    const structure day = net("A 60 B;C 60 D;D 60 E").at_now();
    search_limits few;
    few.pairs = 2;
    CHECK(problems_as(control_index::of(day, few), shown) == lines{"group-limit-reached"});
    const control_index index = control_index::of(day).value();
    relation_changes change;
    change.add.push_back({1, 2, relation::shareholding, share_range::exactly(60)});
    few.pairs = 5;
    CHECK(problems_as(index.with(change, few), shown) == lines{"group-limit-reached"});
    few = {};
    few.steps = 1;
    CHECK(problems_as(index.with(change, few), shown) == lines{"group-limit-reached"});
    CHECK(index.with(change).has_value());
}

TEST_CASE("changes are read by the ends of relations, and problems have their places",
          "[group][control-index]") {
    const control_index index = index_of("A 60 B;A 10 B;B 60 C;B votes 70 C");
    const auto read = read_changes(
        R"({"drop": [{"holder": "B", "subject": "C"}, {"holder": "A", "subject": "B"}],
            "restate": [{"holder": "B", "subject": "C", "type": "votes", "share": 5}],
            "add": [{"holder": "C", "subject": "A", "share": "51", "source": "register"}]})",
        index);
    REQUIRE(read.has_value());
    CHECK(read->is.drop == std::vector<edge_number>{2, 0, 1});
    const control_index after = index.with(read->is).value();
    CHECK(controlled(after, "C") == "A");
    CHECK(controlled(after, "B").empty());
    CHECK(after.relation_at(4)->source == "register");
    CHECK(problems_as(read_changes(R"({"restate": [{"holder": "A", "subject": "B", "share": 5},
                                                   {"holder": "C", "subject": "A"}],
                                       "add": [{"holder": "A", "subject": "C",
                                                "type": "superordinate", "hierarchy": "h"}]})",
                                   index),
                      id_and_pointer) == lines{"group-several-relations /restate/0",
                                               "group-no-such-relation /restate/1",
                                               "group-no-such-hierarchy /add/0"});
    CHECK(problems_as(read_changes(R"({"drop": [{"holder": "B", "subject": "C"},
                                                {"holder": "B", "subject": "C"}],
                                       "restate": [{"holder": "B", "subject": "C", "share": 5}]})",
                                   index),
                      id_and_pointer) ==
          lines{"group-relation-named-twice /drop/1", "group-relation-named-twice /restate/0"});
    CHECK(problems_as(
              read_changes(R"({"add": [{"holder": "A", "subject": "Z"}], "dorp": []})", index),
              id_and_pointer) ==
          lines{"definition-member-misspelt /dorp", "group-no-such-party /add/0/subject"});
}

namespace {

/// A random day, random changes of it, and what they have to be equal to.
class trial {
public:
    explicit trial(std::uint32_t seed) : roll_(seed), index_(begin()) {}

    /// Makes a change, sometimes one that cannot be.
    void step() {
        const bool bad = roll_(20) == 0;
        relation_changes what = changes();
        if (bad) spoil(what);
        const auto next = index_.with(what);
        REQUIRE(next.has_value() != bad);
        if (bad) return;
        const control_index before = index_;
        index_ = *next;
        check_differences(before);
        if (roll_(8) == 0) index_ = before; // another next one of the same
    }

    void check() {
        const graph g = index_.relations().value();
        const structure day = structure::at(g, now(), rule_).value();
        CHECK(index_.pairs() == in_order(control_of_all(day).value()));
        std::size_t pairs = 0;
        std::map<std::pair<party_number, seat_number>, control> over;
        for (party_number p = 0; p < g.party_count(); ++p) {
            const seat_number seat = index_.seat_of(p);
            const auto found = index_.controlled_by(seat);
            REQUIRE(found == controlled_by(day, day.seat_of(p)));
            REQUIRE(std::ranges::equal(index_.members(seat), day.members(day.seat_of(p))));
            if (index_.members(seat).front() != p) continue;
            pairs += found.size();
            for (const controlled_party& c : found) over[{c.party, seat}] = c.is;
        }
        REQUIRE(index_.pair_count() == pairs);
        check_controllers(over);
        check_proof(g, day);
    }

private:
    control_index begin() {
        const std::uint32_t size = roll_(12) == 0 ? 60 : 7;
        parties_ = 2 + roll_(size);
        has_bounds_ = roll_(2) == 0;
        rule_.treasury_shares_leave = roll_(3) == 0;
        rule_.state_is_no_link = roll_(4) == 0;
        rule_.lineal_generations = static_cast<std::uint8_t>(roll_(3));
        rule_.concert = roll_(6) != 0;
        if (roll_(6) == 0) rule_.control_above = decimal{static_cast<int>(roll_(80))};
        graph_builder b;
        for (std::uint32_t p = 0; p < parties_; ++p) {
            b.add_party("P" + std::to_string(p), {},
                        roll_(6) == 0 ? party_kind::state : party_kind::company);
        }
        for (std::uint32_t n = roll_(parties_ * 3); n > 0; --n) b.add_edge(relation_of_any_kind());
        return control_index::of(structure::at(b.build().value(), now(), rule_).value()).value();
    }

    share_range share() {
        const int low = static_cast<int>(roll_(roll_(10) == 0 ? 150 : 70));
        const int width = has_bounds_ && roll_(3) == 0 ? static_cast<int>(roll_(40)) : 0;
        return {decimal{low}, decimal{low + width}};
    }

    edge_definition relation_of_any_kind() {
        static constexpr std::array kinds{
            relation::votes,    relation::control_agreement, relation::board_appointment,
            relation::nominee,  relation::acting_in_concert, relation::family,
            relation::guarantee};
        edge_definition e{roll_(parties_), roll_(parties_)};
        if (roll_(3) == 0) e.type = kinds[roll_(kinds.size())];
        const bool needs = e.type == relation::shareholding || e.type == relation::votes;
        if (needs || roll_(2) == 0) e.share = share();
        if (has_bounds_ && needs && roll_(20) == 0) e.share = std::nullopt;
        e.degree.generations = static_cast<std::uint8_t>(roll_(3));
        if (roll_(12) == 0) e.valid_to = day("2020-12-31"); // does not hold
        return e;
    }

    relation_changes changes() {
        relation_changes out;
        std::vector<edge_number> there;
        for (edge_number e = 0; e < index_.edge_count(); ++e) {
            if (index_.relation_at(e)) there.push_back(e);
        }
        for (std::uint32_t n = 1 + (roll_(3) == 0 ? roll_(5) : 0); n > 0; --n) {
            const std::uint32_t kind = roll_(3);
            if (kind == 0 || there.empty()) {
                out.add.push_back(relation_of_any_kind());
                continue;
            }
            const auto at = there.begin() + roll_(static_cast<std::uint32_t>(there.size()));
            if (kind == 1) {
                out.drop.push_back(*at);
            } else {
                out.restate.push_back({*at, share()});
            }
            there.erase(at);
        }
        return out;
    }

    void spoil(relation_changes& what) {
        switch (roll_(4)) {
        case 0: what.add.push_back({parties_ + roll_(9), 0}); break;
        case 1:
            what.drop.push_back(static_cast<edge_number>(index_.edge_count()) + roll_(9));
            break;
        case 2: what.restate.push_back({UINT32_MAX, share()}); break;
        default:
            what.add.push_back({0, 0, relation::shareholding, share_range::exactly(-1)});
            break;
        }
    }

    static control_pairs in_order(control_pairs pairs) {
        for (std::size_t n = 0; n < pairs.seats.size(); ++n) {
            const auto begin = pairs.parties.begin() + static_cast<std::ptrdiff_t>(pairs.begins[n]);
            const auto end =
                pairs.parties.begin() + static_cast<std::ptrdiff_t>(pairs.begins[n + 1]);
            std::sort(begin, begin + pairs.certain[n]);
            std::sort(begin + pairs.certain[n], end);
        }
        return pairs;
    }

    /// What the last change says it changed is what it changed.
    void check_differences(const control_index& before) {
        std::vector<control_difference> expected;
        const auto all = static_cast<seat_number>(parties_ * 2);
        for (seat_number s = 0; s < all; ++s) {
            for (party_number p = 0; p < parties_; ++p) {
                const auto was = before.controls(s, p);
                const auto is = index_.controls(s, p);
                if (was != is) expected.push_back({s, p, was, is});
            }
        }
        const auto told = index_.differences();
        REQUIRE(std::vector(told.begin(), told.end()) == expected);
    }

    void check_controllers(const std::map<std::pair<party_number, seat_number>, control>& over) {
        auto next = over.begin();
        for (party_number p = 0; p < parties_; ++p) {
            for (const controlling_seat& c : index_.controllers_of(p)) {
                REQUIRE(next != over.end());
                REQUIRE(next->first == std::pair{p, c.seat});
                REQUIRE(next->second == c.is);
                ++next;
            }
        }
        REQUIRE(next == over.end());
    }

    /// A proof is that of the day made anew, but for numbers.
    void check_proof(const graph& g, const structure& day) {
        const party_number holder = roll_(parties_);
        const party_number subject = roll_(parties_);
        const control_proof is = index_.prove(index_.seat_of(holder), subject);
        const control_proof expected = prove_control(day, day.seat_of(holder), subject);
        REQUIRE(is.is == expected.is);
        REQUIRE(renumbered(is.ties) == expected.ties);
        REQUIRE(is.steps.size() == expected.steps.size());
        for (std::size_t n = 0; n < is.steps.size(); ++n) {
            REQUIRE(is.steps[n].controlled == expected.steps[n].controlled);
            REQUIRE(is.steps[n].by == expected.steps[n].by);
            REQUIRE(renumbered(is.steps[n].edges) == expected.steps[n].edges);
            REQUIRE(is.steps[n].votes == expected.steps[n].votes);
            REQUIRE(is.steps[n].out_of == expected.steps[n].out_of);
        }
        REQUIRE(index_.text_of(is) == text_of(day, expected));
        REQUIRE(g.party_count() == parties_);
    }

    std::vector<edge_number> renumbered(const std::vector<edge_number>& edges) {
        std::vector<edge_number> out;
        for (const edge_number e : edges) {
            edge_number number = 0;
            for (edge_number before = 0; before < e; ++before) {
                number += index_.relation_at(before) ? 1U : 0U;
            }
            out.push_back(number);
        }
        return out;
    }

    dice roll_;
    voting_rule rule_;
    std::uint32_t parties_ = 0;
    bool has_bounds_ = false;
    control_index index_;
};

} // namespace

TEST_CASE("after any changes an index is what one made anew would be", "[group][control-index]") {
    constexpr std::uint32_t steps = 10;
    const std::uint32_t trials = std::getenv("TENET_CAMPAIGN") != nullptr ? 100'000 : 400;
    for (std::uint32_t seed = 0; seed < trials; ++seed) {
        INFO("seed " << seed);
        trial one{seed};
        one.check();
        for (std::uint32_t n = 0; n < steps; ++n) {
            INFO("step " << n);
            one.step();
            one.check();
        }
    }
}

TEST_CASE("versions of an index stay what they were", "[group][control-index]") {
    std::vector<control_index> all{index_of("A 60 B;B 60 C;C 60 D;D 60 E;E 60 F")};
    std::vector<control_pairs> were{all.front().pairs()};
    dice roll{7};
    for (int n = 0; n < 200; ++n) {
        const control_index from = all[roll(static_cast<std::uint32_t>(all.size()))];
        relation_changes what;
        what.add.push_back({roll(6), roll(6), relation::shareholding,
                            share_range::exactly(static_cast<int>(roll(80)))});
        if (from.relation_at(roll(5))) what.drop.push_back(roll(5));
        auto next = from.with(what);
        if (!next) continue;
        were.push_back(next->pairs());
        all.push_back(std::move(*next));
    }
    for (std::size_t n = 0; n < all.size(); ++n) CHECK(all[n].pairs() == were[n]);
}
