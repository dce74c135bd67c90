#include "groups.hpp"

#include <tenet/group/levels.hpp>

#include <random>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::group_test;

namespace {

/// Own values 1, 10, 100, … in the order in which parties appear.
std::vector<decimal> powers_of_ten(const structure& s) {
    std::vector<decimal> own;
    decimal next{1};
    for (std::size_t p = 0; p < s.parties().party_count(); ++p) {
        own.push_back(next);
        next *= decimal{10};
    }
    return own;
}

/// "A 111 B 110": the totals of the parties named.
std::string totals(const structure& s, std::span<const decimal> own) {
    const auto all = totals_at_every_level(s, derive_parents(s), own);
    std::string out;
    for (seat_number n = 0; n < all.size(); ++n) {
        out += (n == 0 ? "" : ", ") + s.seat_name(n) + " " + all[n].text();
    }
    return out;
}

} // namespace

TEST_CASE("each level has its own value and all below it", "[group][levels]") {
    const structure s = net("A 60 B;B 60 C;B 60 D;E 40 D").at_now();
    CHECK(totals(s, powers_of_ten(s)) == "A 1111, B 1110, C 100, D 1000, E 10000");
}

TEST_CASE("parties of a circle of parents have one total", "[group][levels]") {
    const structure s = net("P 60 Q;Q 60 R;R 60 P;Q 60 S;S 60 T").at_now();
    CHECK(totals(s, powers_of_ten(s)) == "P 11111, Q 11111, R 11111, S 11000, T 10000");
}

TEST_CASE("a party without a parent counts towards its pool", "[group][levels]") {
    const structure s = net("A 30 C;B 30 C;A concert B;C 60 D;X 60 B").at_now();
    CHECK(totals(s, powers_of_ten(s)) == "A 1, C 1010, B 100, D 1000, X 10100, A + B 1011");
}

TEST_CASE("values that are missing are zero, and others than the parties' do not count",
          "[group][levels]") {
    const structure s = net("A 60 B").at_now();
    CHECK(totals(s, {}) == "A 0, B 0");
    CHECK(totals(s, std::vector<decimal>{number("0.1")}) == "A 0.1, B 0");
    CHECK(totals(s, std::vector<decimal>{1, number("0.2"), 100}) == "A 1.2, B 0.2");
    CHECK(totals_at_every_level(net().at_now(), {}, {}).empty());
}

TEST_CASE("totals at ultimate parents are those of walking up from each party", "[group][levels]") {
    std::mt19937 random{11};
    for (int round = 0; round < 50; ++round) {
        net of;
        for (int n = 0; n < 30; ++n) of.party(std::to_string(n));
        for (int n = 0; n < 40; ++n) {
            of.add(std::to_string(random() % 30) + " 51 " + std::to_string(random() % 30));
        }
        of.add("1 concert 2");
        const structure s = of.at_now();
        const derived_parents parents = derive_parents(s);
        std::vector<decimal> own;
        for (int n = 0; n < 30; ++n) own.emplace_back(static_cast<int>(random() % 1000));
        std::vector<decimal> walked(s.seat_count());
        for (party_number p = 0; p < 30; ++p) walked[parents.ultimate[p]] += own[p];
        const auto all = totals_at_every_level(s, parents, own);
        for (party_number p = 0; p < 30; ++p) {
            REQUIRE(all[parents.ultimate[p]] == walked[parents.ultimate[p]]);
        }
    }
}

TEST_CASE("a chain of many parties is added up without recursion", "[group][levels]") {
    constexpr std::uint32_t n = 200'000;
    graph_builder b;
    for (std::uint32_t p = 0; p < n; ++p) b.add_party(std::to_string(p));
    for (std::uint32_t p = 0; p + 1 < n; ++p) {
        b.add_edge({p, p + 1, relation::shareholding, share_range::exactly(100)});
    }
    const structure s = structure::at(b.build().value(), now()).value();
    const std::vector<decimal> own(n, decimal{1});
    const auto all = totals_at_every_level(s, derive_parents(s), own);
    CHECK(all.front() == decimal{200'000});
    CHECK(all.back() == decimal{1});
}
