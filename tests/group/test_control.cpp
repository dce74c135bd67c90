#include "groups.hpp"

#include <numeric>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

TEST_CASE("control is strictly more than half", "[group][control]") {
    CHECK(controlled(net("A 50 B").at_now(), "A").empty());
    CHECK(controlled(net("A 50.0000000001 B").at_now(), "A") == "B");
    voting_rule two_thirds;
    two_thirds.control_above = number("66.6666666667");
    CHECK(controlled(net("A 66 B;A 67 C").at_now(two_thirds), "A") == "C");
}

TEST_CASE("votes of controlled parties are pooled", "[group][control]") {
    const structure s = net("A 60 B;A 30 C;B 30 C;C 20 D;B 20 D;A 20 D").at_now();
    CHECK(controlled(s, "A") == "B C D");
    CHECK(controlled(s, "B").empty());
}

TEST_CASE("a circle of holdings has one top above it, and half is not control",
          "[group][control]") {
    // 1 to 6 control each other, 10 and 20 with them; 19 controls all and nobody controls it.
    const structure s = net("19 60 1;1 60 2;2 60 3;3 60 4;4 60 5;5 60 6;20 50 1;5 10 1;6 60 20;"
                            "1 60 10;10 50 19")
                            .at_now();
    CHECK(controlled(s, "19") == "1 10 2 20 3 4 5 6");
    CHECK(controlled(s, "10").empty());
    CHECK(controlled(s, "1") == "10 2 20 3 4 5 6");
    CHECK(controlled(s, "5") == "1 10 2 20 3 4 6");
    CHECK(tops(s, "4") == "19");
    CHECK(tops(s, "1") == "19");
    CHECK(tops(s, "19").empty());
}

TEST_CASE("votes stated apart from capital take its place", "[group][control]") {
    CHECK(controlled(net("A 60 B;A votes 10 B").at_now(), "A").empty());
    CHECK(controlled(net("A 10 B;A votes 60 B").at_now(), "A") == "B");
    CHECK(controlled(net("A 30 B;A control_agreement 30 B").at_now(), "A") == "B");
}

TEST_CASE("agreements, boards and nominees decide alone", "[group][control]") {
    CHECK(controlled(net("A control_agreement B;B 60 C").at_now(), "A") == "B C");
    CHECK(controlled(net("A board_appointment B").at_now(), "A") == "B");
    CHECK(controlled(net("A board_appointment 50 B;A board_appointment 60 C").at_now(), "A") ==
          "C");
    CHECK(controlled(net("A nominee N;N 30 B;A 30 B").at_now(), "A") == "B N");
    CHECK(controlled(net("A guarantee B;A billing C;A referral D").at_now(), "A").empty());
}

TEST_CASE("parties acting in concert vote as one, also by way of a third", "[group][control]") {
    const std::string lines = "A 20 D;B 20 D;C 20 D;A concert B;C concert B;D 60 E";
    const structure s = net(lines).at_now();
    CHECK(controlled(s, "A") == "D E");
    CHECK(s.seat_of(the(s, "A")) == s.seat_of(the(s, "C")));
    CHECK(s.seat_name(s.seat_of(the(s, "B"))) == "A + B + C");
    CHECK(tops(s, "E") == "A + B + C");
    voting_rule alone;
    alone.concert = false;
    CHECK(controlled(net(lines).at_now(alone), "A").empty());
}

TEST_CASE("relatives vote as one up to the degree the rule names", "[group][control]") {
    const auto with = [](kinship k, std::uint8_t lineal, std::uint8_t collateral) {
        net n("A 30 C;B 30 C");
        edge_definition tie{n.party("A"), n.party("B"), relation::family};
        tie.degree = k;
        n.builder().add_edge(tie);
        voting_rule rule;
        rule.lineal_generations = lineal;
        rule.collateral_generations = collateral;
        return controlled(n.at_now(rule), "A");
    };
    CHECK(with({3, false}, 3, 2) == "C");
    CHECK(with({4, false}, 3, 2).empty());
    CHECK(with({2, true}, 3, 2) == "C");
    CHECK(with({3, true}, 3, 2).empty());
    CHECK(with({1, false}, 0, 0).empty());
}

TEST_CASE("over bounds control is yes, no or undetermined", "[group][control]") {
    CHECK(controlled(net("A 50..75 B").at_now(), "A") == "B?");
    CHECK(controlled(net("A 51..75 B").at_now(), "A") == "B");
    CHECK(controlled(net("A 25..50 B").at_now(), "A").empty());
    // What others surely hold caps the upper bound.
    CHECK(controlled(net("A 25..75 B;X 50 B").at_now(), "A").empty());
    CHECK(controlled(net("A 25..75 B;X 49 B").at_now(), "A") == "B?");
    // Certain steps on top of undetermined ones are undetermined.
    CHECK(controlled(net("A 40..60 B;B 100 C").at_now(), "A") == "B? C?");
    net n;
    n.builder().add_edge({n.party("A"), n.party("B"), relation::shareholding,
                          share_range{decimal{50}, decimal{75}, true, false}});
    CHECK(controlled(n.at_now(), "A") == "B");
}

TEST_CASE("an unknown share leaves control undetermined", "[group][control]") {
    const structure s = net("A B").at_now();
    CHECK(controlled(s, "A") == "B?");
    CHECK(controls(s, the(s, "A"), the(s, "B")) == control::undetermined);
    CHECK(tops(s, "B") == "A?");
}

TEST_CASE("treasury shares leave the votes there are where the rule says so", "[group][control]") {
    const std::string lines = "A 46 B;B 10 B";
    CHECK(controlled(net(lines).at_now(), "A").empty());
    voting_rule rule;
    rule.treasury_shares_leave = true;
    CHECK(controlled(net(lines).at_now(rule), "A") == "B");
    CHECK(controlled(net("A 45 B;B 10 B").at_now(rule), "A").empty()); // 45 of 90
    CHECK(controlled(net("A 46 B;B 0..10 B").at_now(rule), "A") == "B?");
}

TEST_CASE("the state is no link where the rule says so", "[group][control]") {
    const auto make = [](bool no_link) {
        net n;
        n.party("S", party_kind::state);
        for (const char* line : {"S 100 A", "S 30 B", "A 30 B"}) n.add(line);
        voting_rule rule;
        rule.state_is_no_link = no_link;
        return n.at_now(rule);
    };
    CHECK(controlled(make(false), "S") == "A B");
    CHECK(controlled(make(true), "S").empty());
    CHECK(tops(make(false), "B") == "S");
    CHECK(tops(make(true), "A").empty());
    const structure s = make(true);
    CHECK(derive_parents(s).direct[the(s, "A")] == derived_parents::nobody);
}

TEST_CASE("shares of a parent held by subsidiaries lose their votes in two stages",
          "[group][control]") {
    const std::string lines = "m 45 p;s 10 p;m 60 s;p 45 m;t 10 m;p 60 t";
    const structure all = net(lines).at_now();
    CHECK(controlled(all, "m") == "p s t");
    CHECK(controlled(all, "p") == "m s t");
    voting_rule rule;
    rule.subsidiary_shares_without_votes = true;
    const structure s = net(lines).at_now(rule);
    CHECK(controlled(s.all_votes(), "m") == "p s t");
    CHECK(controlled(s, "m") == "s");
    CHECK(controlled(s, "p") == "t");
    CHECK(s.without_votes().size() == 4);
    const auto differ = stage_differences(s).value();
    const auto m = the(s, "m"), p = the(s, "p"), sub_s = the(s, "s"), t = the(s, "t");
    std::vector<stage_difference> expected{{m, p, control::yes, control::no},
                                           {m, t, control::yes, control::no},
                                           {p, m, control::yes, control::no},
                                           {p, sub_s, control::yes, control::no}};
    const auto order = [](const stage_difference& d) { return std::pair{d.seat, d.subject}; };
    std::ranges::sort(expected, {}, order);
    CHECK(differ == expected);
    CHECK(stage_differences(all).value().empty());
}

TEST_CASE("votes that were taken away leave the votes there are", "[group][control]") {
    // 40 of the 70 votes that are left give A control of P; S keeps P's shares without votes.
    voting_rule rule;
    rule.subsidiary_shares_without_votes = true;
    const structure s = net("A 40 P;P 60 S;S 30 P").at_now(rule);
    CHECK(controlled(s, "A") == "P S");
    CHECK(stage_differences(s).value().size() == 2);
}

TEST_CASE("ultimate controllers are plural where the facts are", "[group][control]") {
    CHECK(tops(net("A 60 C;B 60 C").at_now(), "C") == "A, B");
    CHECK(tops(net("A 60 B;B 60 C;C 60 D").at_now(), "D") == "A");
    CHECK(tops(net("A 60 B;B 60 A;B 60 C").at_now(), "C") == "A (circle A B)");
    CHECK(tops(net("A 60 B;B 60 A").at_now(), "A") == "A (circle A B)");
    CHECK(tops(net("A 60 B;B 60 A;Z control_agreement A").at_now(), "B") == "Z");
    CHECK(tops(net("A 30 C;B 30 C").at_now(), "C").empty());
    CHECK(tops(net("A 60 B;X 30 B;A 60 X").at_now(), "B") == "A");
}

TEST_CASE("parents are derived by unique majority, and stated ones are kept apart",
          "[group][control]") {
    const structure s = net("A 60 B;B 60 C;X 30 D;Y 30 D;U 60 E;V 60 E;P 60 Q;Q 60 P;R 60 S;"
                            "P 60 T;W F;B direct_consolidation D;A ultimate_consolidation D")
                            .at_now();
    const derived_parents d = derive_parents(s);
    const auto direct = [&](const char* p) { return d.direct[the(s, p)]; };
    const auto state = [&](const char* p) { return d.state[the(s, p)]; };
    CHECK(direct("C") == the(s, "B"));
    CHECK(d.ultimate[the(s, "C")] == the(s, "A"));
    CHECK(d.ultimate[the(s, "A")] == the(s, "A"));
    CHECK(state("D") == parent_state::none);
    CHECK(direct("E") == the(s, "U"));
    CHECK(state("E") == parent_state::several);
    CHECK(state("F") == parent_state::undetermined);
    CHECK(d.in_circle[the(s, "T")]);
    CHECK(d.ultimate[the(s, "T")] == the(s, "P"));
    CHECK(d.ultimate[the(s, "Q")] == the(s, "P"));
    CHECK_FALSE(d.in_circle[the(s, "S")]);
    const stated_parents stated = stated_parents_of(s, the(s, "D"));
    REQUIRE(stated.direct.size() == 1);
    CHECK(s.parties().holder(stated.direct[0]) == the(s, "B"));
    CHECK(s.parties().holder(stated.ultimate[0]) == the(s, "A"));
}

TEST_CASE("a pool is a parent", "[group][control]") {
    const structure s = net("A 30 C;B 30 C;A concert B;C 60 D").at_now();
    const derived_parents d = derive_parents(s);
    CHECK(d.state[the(s, "C")] == parent_state::found);
    CHECK(s.is_pool(d.direct[the(s, "C")]));
    CHECK(s.seat_name(d.ultimate[the(s, "D")]) == "A + B");
    CHECK(s.ties_of(d.direct[the(s, "C")]).size() == 1);
}

TEST_CASE("a proof holds what is needed, in an order in which it can be checked",
          "[group][control]") {
    const structure s = net("A 60 B;A 60 X;A 30 C;B 30 C;C 100 D;X 10 Z").at_now();
    const control_proof proof = prove_control(s, the(s, "A"), the(s, "D"));
    CHECK(proof.is == control::yes);
    REQUIRE(proof.steps.size() == 3);
    CHECK(proof.steps[0].controlled == the(s, "B"));
    CHECK(proof.steps[1].controlled == the(s, "C"));
    CHECK(proof.steps[1].votes.text() == "60");
    CHECK(proof.steps[1].edges.size() == 2);
    CHECK(text_of(s, proof).en == "\"A\" controls \"D\"\n"
                                  "  \"B\": 60% of 100% of the votes, from A 60%\n"
                                  "  \"C\": 60% of 100% of the votes, from A 30% + B 30%\n"
                                  "  \"D\": 100% of 100% of the votes, from C 100%");
    const control_proof none = prove_control(s, the(s, "A"), the(s, "Z"));
    CHECK(none.is == control::no);
    CHECK(none.steps.back().votes.text() == "10");
    const control_proof open = prove_control(net("A 40..60 B").at_now(), 0, 1);
    CHECK(open.is == control::undetermined);
    CHECK(open.steps.back().votes.text() == "40-60");
}

TEST_CASE("a chain of a hundred thousand companies is followed, and its pairs are bounded",
          "[group][control]") {
    constexpr std::uint32_t n = 100'000;
    graph_builder b;
    for (std::uint32_t p = 0; p < n; ++p) b.add_party(std::to_string(p));
    for (std::uint32_t p = 0; p + 1 < n; ++p) {
        b.add_edge({p, p + 1, relation::shareholding, share_range::exactly(100)});
    }
    const structure s = structure::at(b.build().value(), now()).value();
    CHECK(controlled_by(s, 0).size() == n - 1);
    CHECK(derive_parents(s).ultimate[n - 1] == 0);
    CHECK(findings_of(s).empty());
    const auto refused = control_of_all(s, {1'000'000'000, 1'000'000});
    REQUIRE(refused.has_error());
    CHECK(refused.error().items()[0].id() == "group-limit-reached");
    CHECK(prove_control(s, 0, n - 1).steps.size() == n - 1);
}

namespace {

/// Votes of a seat and a set in a party, straight from the holdings, in percent.
int votes_in(const random_net& net, const std::vector<bool>& pool, std::uint32_t party) {
    int sum = 0;
    for (const auto& h : net.holdings) {
        if (h.subject == party && h.holder != party && pool[h.holder]) sum += h.low;
    }
    return sum;
}

} // namespace

TEST_CASE("joint control is the least fix-point on 2,000 random graphs", "[group][control]") {
    for (std::uint32_t seed = 0; seed < 2'000; ++seed) {
        const random_net random(seed, 12, false);
        const structure s = structure::at(random.build(), now()).value();
        for (std::uint32_t x = 0; x < random.parties; ++x) {
            std::vector<bool> pool(random.parties);
            pool[x] = true;
            for (bool changed = true; changed;) {
                changed = false;
                for (std::uint32_t y = 0; y < random.parties; ++y) {
                    if (pool[y] || votes_in(random, pool, y) <= 50) continue;
                    pool[y] = changed = true;
                }
            }
            pool[x] = false;
            std::vector<bool> found(random.parties);
            for (const auto& c : controlled_by(s, x)) found[c.party] = true;
            INFO("seed " << seed << " seat " << x);
            REQUIRE(found == pool);
        }
    }
}

TEST_CASE("answers do not depend on the order of relations", "[group][control]") {
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        const random_net random(seed, 15, true);
        std::vector<std::uint32_t> order(random.holdings.size());
        std::iota(order.begin(), order.end(), 0U);
        std::mt19937 shuffle{seed};
        std::shuffle(order.begin(), order.end(), shuffle);
        const structure a = structure::at(random.build(), now()).value();
        const structure b = structure::at(random.build(&order), now()).value();
        INFO("seed " << seed);
        for (std::uint32_t x = 0; x < random.parties; ++x) {
            REQUIRE(controlled_by(a, x) == controlled_by(b, x));
            REQUIRE(tops(a, "P" + std::to_string(x)) == tops(b, "P" + std::to_string(x)));
        }
        REQUIRE(derive_parents(a).ultimate == derive_parents(b).ultimate);
    }
}

TEST_CASE("parents do not depend on parties that have nothing to do with theirs",
          "[group][control]") {
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        const random_net random(seed, 15, false);
        const structure plain = structure::at(random.build(), now()).value();
        net more;
        for (std::uint32_t p = 0; p < random.parties; ++p) more.party("P" + std::to_string(p));
        for (const random_net::holding& h : random.holdings) {
            more.add("P" + std::to_string(h.holder) + " " + std::to_string(h.low) + " P" +
                     std::to_string(h.subject));
        }
        more.add("X concert Y");
        more.add("Z 10..90 Y");
        const derived_parents a = derive_parents(plain);
        const derived_parents b = derive_parents(more.at_now());
        INFO("seed " << seed);
        for (party_number p = 0; p < random.parties; ++p) {
            REQUIRE(a.direct[p] == b.direct[p]);
            REQUIRE(a.state[p] == b.state[p]);
            REQUIRE(a.ultimate[p] == b.ultimate[p]);
            REQUIRE(a.in_circle[p] == b.in_circle[p]);
        }
    }
}

TEST_CASE("what is certain over bounds is so for every choice of shares, and control never goes "
          "beyond what is possible",
          "[group][control]") {
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        const random_net random(seed, 10, true);
        const structure s = structure::at(random.build(), now()).value();
        dice choice{seed};
        for (int n = 0; n < 5; ++n) {
            random_net chosen = random;
            for (auto& h : chosen.holdings) {
                h.low += static_cast<int>(choice(static_cast<unsigned>(h.high - h.low + 1)));
                h.high = h.low;
            }
            // Choices in which a party is held above 100 % contradict what the cap rests on.
            std::vector<int> sums(random.parties);
            for (const auto& h : chosen.holdings)
                sums[h.subject] += h.holder == h.subject ? 0 : h.low;
            if (std::ranges::any_of(sums, [](int sum) { return sum > 100; })) continue;
            const structure exact = structure::at(chosen.build(), now()).value();
            for (std::uint32_t x = 0; x < random.parties; ++x) {
                for (std::uint32_t y = 0; y < random.parties; ++y) {
                    const control over_bounds = controls(s, x, y);
                    const control is = controls(exact, x, y);
                    INFO("seed " << seed << ": " << x << " over " << y);
                    if (over_bounds == control::yes) REQUIRE(is == control::yes);
                    if (over_bounds == control::no) REQUIRE(is == control::no);
                }
            }
        }
    }
}

TEST_CASE("more votes never lose control", "[group][control]") {
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        random_net random(seed, 12, false);
        const structure less = structure::at(random.build(), now()).value();
        dice choice{seed};
        const std::uint32_t holder = choice(random.parties);
        random.holdings.push_back({holder, choice(random.parties), 30, 30});
        const structure more = structure::at(random.build(), now()).value();
        for (std::uint32_t x = 0; x < random.parties; ++x) {
            for (const auto& c : controlled_by(less, x)) {
                INFO("seed " << seed << ": " << x << " over " << c.party);
                REQUIRE(controls(more, x, c.party) == control::yes);
            }
        }
    }
}

TEST_CASE("every proof checks by itself, and all pairs are what each seat finds",
          "[group][control]") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const random_net random(seed, 12, true);
        const structure s = structure::at(random.build(), now()).value();
        const control_pairs all = control_of_all(s).value();
        std::size_t pairs = 0;
        for (std::uint32_t x = 0; x < random.parties; ++x) {
            for (const auto& c : controlled_by(s, x)) {
                ++pairs;
                const control_proof proof = prove_control(s, x, c.party);
                REQUIRE(proof.is == c.is);
                std::vector<bool> pool(random.parties);
                pool[x] = true;
                for (const control_step& step : proof.steps) {
                    decimal low;
                    for (const edge_number e : step.edges) {
                        REQUIRE(pool[s.parties().holder(e)]);
                        low += s.parties().share(e)->range().low;
                    }
                    INFO("seed " << seed << ": " << x << " over " << c.party);
                    if (proof.is == control::yes) REQUIRE(low > decimal{50});
                    REQUIRE(step.votes.range().high > decimal{50});
                    pool[step.controlled] = true;
                }
                REQUIRE(proof.steps.back().controlled == c.party);
            }
        }
        REQUIRE(all.parties.size() == pairs);
    }
}

TEST_CASE("the tops found by climbing are those found by asking every seat", "[group][control]") {
    for (std::uint32_t seed = 0; seed < 1'000; ++seed) {
        const random_net random(seed, 10, seed % 2 == 0);
        const structure s = structure::at(random.build(), now()).value();
        const auto over = [&](std::uint32_t a, std::uint32_t b) {
            return controls(s, a, b) == control::yes;
        };
        for (std::uint32_t y = 0; y < random.parties; ++y) {
            std::vector<std::uint32_t> expected;
            std::vector<std::uint32_t> above;
            for (std::uint32_t x = 0; x < random.parties; ++x) {
                if (controls(s, x, y) != control::no) above.push_back(x);
            }
            const bool circle = std::ranges::any_of(
                above, [&](std::uint32_t x) { return over(y, x) && over(x, y); });
            if (circle) above.push_back(y);
            for (const std::uint32_t x : above) {
                bool top = true;
                std::uint32_t smallest = x;
                for (const std::uint32_t z : above) {
                    if (z == x || !over(z, x)) continue;
                    top = top && over(x, z);
                    smallest = std::min(smallest, z);
                }
                if (top && smallest == x) expected.push_back(x);
            }
            std::ranges::sort(expected);
            std::vector<std::uint32_t> found;
            for (const auto& t : ultimate_controllers_of(s, y).value().tops) {
                found.push_back(t.seat);
            }
            INFO("seed " << seed << " subject " << y);
            REQUIRE(found == expected);
        }
    }
}

TEST_CASE("absurd shares from thousands of holders stay within bounds", "[group][control]") {
    graph_builder b;
    const auto top = b.add_party("top");
    const auto subject = b.add_party("subject");
    for (int n = 0; n < 5'000; ++n) {
        const auto p = b.add_party(std::to_string(n));
        b.add_edge({top, p, relation::shareholding, share_range::exactly(100'000)});
        b.add_edge({p, subject, relation::shareholding, share_range{99'999, 100'000}});
        b.add_edge({p, top, relation::acting_in_concert});
    }
    const structure s = structure::at(b.build().value(), now()).value();
    CHECK(controls(s, s.seat_of(top), subject) == control::yes);
    CHECK(prove_control(s, s.seat_of(top), subject).steps.size() == 1);
    CHECK(derive_parents(s).state[subject] == parent_state::found);
    CHECK_FALSE(findings_of(s).empty());
}
