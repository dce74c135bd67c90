#include "groups.hpp"

#include <tenet/group/ownership.hpp>

#include <cmath>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;
using tenet_test::approx;

namespace {

constexpr walk_rule rules[] = {walk_rule::all_walks, walk_rule::no_return, walk_rule::simple_paths};

double find_in(const ownership& all, party_number p, bool high = false) {
    for (const integrated_share& s : all.shares) {
        if (s.party == p) return high ? s.high : s.low;
    }
    return 0;
}

/// The share of one party in another, asked from both ends.
double share(const structure& s, const std::string& owner, const std::string& subject,
             walk_rule walks) {
    ownership_options options;
    options.walks = walks;
    const double from_below =
        find_in(owners_of(s, the(s, subject), options).value(), the(s, owner));
    const double from_above =
        find_in(holdings_of(s, the(s, owner), options).value(), the(s, subject));
    CHECK(from_below == approx(from_above).epsilon(1e-12));
    return from_below;
}

} // namespace

TEST_CASE("the three definitions differ on the graph that tells them apart", "[group][ownership]") {
    const structure s = net("A 60 B;A 10 C;B 30 C;C 20 B").at_now();
    CHECK(share(s, "A", "B", walk_rule::all_walks) == approx(0.62 / 0.94).epsilon(1e-12));
    CHECK(share(s, "A", "C", walk_rule::all_walks) == approx(0.28 / 0.94).epsilon(1e-12));
    CHECK(share(s, "B", "C", walk_rule::all_walks) == approx(0.3 / 0.94).epsilon(1e-12));
    CHECK(share(s, "A", "B", walk_rule::no_return) == approx(0.62 / 0.94).epsilon(1e-12));
    CHECK(share(s, "B", "C", walk_rule::no_return) == approx(0.3).epsilon(1e-12));
    CHECK(share(s, "A", "B", walk_rule::simple_paths) == approx(0.62).epsilon(1e-12));
}

TEST_CASE("a circle back to the owner counts over all walks only", "[group][ownership]") {
    const structure s = net("A 50 B;B 20 X;B 10 A").at_now();
    CHECK(share(s, "A", "X", walk_rule::all_walks) == approx(0.1 / 0.95).epsilon(1e-12));
    CHECK(share(s, "A", "X", walk_rule::all_walks) == approx(0.10526316).epsilon(1e-7));
    CHECK(share(s, "A", "X", walk_rule::no_return) == approx(0.1).epsilon(1e-12));
    CHECK(share(s, "A", "X", walk_rule::simple_paths) == approx(0.1).epsilon(1e-12));
}

TEST_CASE("without circles the definitions agree", "[group][ownership]") {
    const structure s = net("A 50 B;A 20 C;B 40 C;C 30 D").at_now();
    for (const walk_rule walks : rules) {
        CHECK(share(s, "A", "D", walks) == approx(0.12).epsilon(1e-12));
    }
}

TEST_CASE("bounds of shares become bounds of integrated shares", "[group][ownership]") {
    const structure s = net("A 50..60 B;B 20..40 C;X 70 C").at_now();
    for (const walk_rule walks : rules) {
        ownership_options options;
        options.walks = walks;
        const auto owners = owners_of(s, the(s, "C"), options).value();
        CHECK(find_in(owners, the(s, "A")) == approx(0.1).epsilon(1e-12));
        // B cannot have more than the 30 % that X leaves.
        CHECK(find_in(owners, the(s, "A"), true) == approx(0.18).epsilon(1e-12));
    }
}

TEST_CASE("parties that own each other completely are named, not computed", "[group][ownership]") {
    const structure s = net("A 100 B;B 100 A;B 50 C;Z 50 C;Z 100 Y").at_now();
    const auto refused = owners_of(s, the(s, "C"));
    REQUIRE(refused.has_error());
    CHECK(refused.error().items()[0].id() == "group-closed-ownership");
    CHECK(refused.error().items()[0].arguments()[0] == "A, B");
    CHECK(holdings_of(s, the(s, "A")).has_error());
    CHECK(owners_of(s, the(s, "Y")).has_value());
    const std::vector<double> own(s.parties().party_count(), 1.0);
    CHECK(accumulate(s, own).has_error());
    CHECK(owners_of(net("A 100 A").at_now(), 0).has_error());
    ownership_options simple;
    simple.walks = walk_rule::simple_paths;
    CHECK(owners_of(s, the(s, "C"), simple).has_value());
}

TEST_CASE("circles held beyond the whole have an answer where the sum over walks is finite",
          "[group][ownership]") {
    CHECK(owners_of(net("A 90 B;B 90 A;X 60 A;X 60 B").at_now(), 0).has_value());
    CHECK(owners_of(net("A 120 B;B 90 A").at_now(), 0).has_error());
    CHECK(owners_of(net("A 120 B;B 80 A").at_now(), 0).has_value());
    CHECK(owners_of(net("A 150 B;B 40 A;B 40 C;C 100 A").at_now(), 0).has_error());
}

TEST_CASE("the limit on chains is kept", "[group][ownership]") {
    graph_builder b;
    for (int p = 0; p < 40; ++p) b.add_party(std::to_string(p));
    for (party_number p = 0; p < 40; ++p) {
        for (party_number q = 0; q < 40; ++q) {
            if (p != q) b.add_edge({p, q, relation::shareholding, share_range::exactly(2)});
        }
    }
    const structure s = structure::at(b.build().value(), now()).value();
    ownership_options options;
    options.walks = walk_rule::simple_paths;
    options.steps = 100'000;
    const auto refused = owners_of(s, 0, options);
    REQUIRE(refused.has_error());
    CHECK(refused.error().items()[0].id() == "group-limit-reached");
    options.walks = walk_rule::no_return;
    options.steps = 1'000'000;
    CHECK(owners_of(s, 0, options).has_value());
}

TEST_CASE("accumulated values conserve what outsiders hold", "[group][ownership]") {
    const structure oracle = net("A 60 B;A 10 C;B 30 C;C 20 B").at_now();
    const std::vector<double> hundreds{100, 200, 300};
    const auto values = accumulate(oracle, hundreds).value().values;
    const double outsiders[] = {1, 0.2, 0.6};
    double sum = 0;
    for (std::size_t p = 0; p < 3; ++p) sum += outsiders[p] * values[p];
    CHECK(sum == approx(600).epsilon(1e-12));

    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        random_net random(seed, 40, false);
        std::vector<int> held(random.parties);
        std::erase_if(random.holdings, [&](const auto& h) {
            if (held[h.subject] + h.low > 95) return true;
            held[h.subject] += h.low;
            return false;
        });
        const structure s = structure::at(random.build(), now()).value();
        std::vector<double> own(random.parties);
        double total = 0;
        for (std::size_t p = 0; p < own.size(); ++p) total += own[p] = static_cast<double>(p % 7);
        const auto v = accumulate(s, own).value();
        double outside = 0;
        for (std::size_t p = 0; p < own.size(); ++p) {
            outside += (1 - held[p] / 100.0) * v.values[p];
        }
        INFO("seed " << seed);
        REQUIRE(outside == approx(total).epsilon(1e-10));
        REQUIRE(v.residual <= 1e-12);
    }
}

TEST_CASE("walks, returns and paths are ordered, and both directions agree", "[group][ownership]") {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        random_net random(seed, 7, false);
        std::vector<int> held(random.parties);
        std::erase_if(random.holdings, [&](const auto& h) {
            if (h.low == 0 || held[h.subject] + h.low > 95) return true;
            held[h.subject] += h.low;
            return false;
        });
        const structure s = structure::at(random.build(), now()).value();
        for (std::uint32_t y = 0; y < random.parties; ++y) {
            ownership all[3];
            for (int n = 0; n < 3; ++n) {
                ownership_options options;
                options.walks = rules[n];
                all[n] = owners_of(s, y, options).value();
                for (std::uint32_t x = 0; x < random.parties; ++x) {
                    const double below = find_in(all[n], x);
                    const double above = find_in(holdings_of(s, x, options).value(), y);
                    INFO("seed " << seed << " " << x << " in " << y << " rule " << n);
                    if (x != y) REQUIRE(below == approx(above).epsilon(1e-11).margin(1e-14));
                }
            }
            for (std::uint32_t x = 0; x < random.parties; ++x) {
                if (x == y) continue;
                REQUIRE(find_in(all[2], x) <= find_in(all[1], x) + 1e-12);
                REQUIRE(find_in(all[1], x) <= find_in(all[0], x) + 1e-12);
            }
        }
    }
}

TEST_CASE("a large circle is solved by iteration to the tolerance", "[group][ownership]") {
    constexpr std::uint32_t n = 20'000;
    graph_builder b;
    for (std::uint32_t p = 0; p < n; ++p) b.add_party(std::to_string(p));
    dice roll{7};
    for (std::uint32_t p = 0; p < n; ++p) {
        b.add_edge({p, (p + 1) % n, relation::shareholding, share_range::exactly(60)});
        b.add_edge({roll(n), p, relation::shareholding, share_range::exactly(39)});
    }
    const structure s = structure::at(b.build().value(), now()).value();
    const std::vector<double> own(n, 1.0);
    const auto v = accumulate(s, own).value();
    CHECK(v.residual <= 1e-12);
    CHECK(v.iterations > 0);
    double held_outside = 0;
    for (const double value : v.values) held_outside += 0.01 * value;
    CHECK(held_outside == approx(n).epsilon(1e-8));
    CHECK(owners_of(s, 0).value().shares.size() == n);
}

TEST_CASE("beneficial owners are persons with a share that counts, or control",
          "[group][ownership]") {
    net n;
    for (const char* person : {"P", "Q", "R", "T"}) n.party(person, party_kind::person);
    for (const char* line :
         {"P 50 A", "A 50 B", "Q 30 B", "R 10 B", "T control_agreement B", "X 10 B"}) {
        n.add(line);
    }
    const structure s = n.at_now();
    const auto owners = [&](const char* threshold, bool inclusive) {
        std::string out;
        for (const auto& o :
             beneficial_owners_of(s, the(s, "B"), {number(threshold), inclusive, {}}).value()) {
            out += s.seat_name(o.seat) + (o.reaches == control::yes ? " share" : "") +
                   (o.controls == control::yes ? " control" : "") + ";";
        }
        return out;
    };
    CHECK(owners("25", false) == "Q share;T control;");
    CHECK(owners("25", true) == "P share;Q share;T control;");
    CHECK(owners("10", true) == "P share;Q share;R share;T control;");
}
