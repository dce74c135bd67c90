#include "assessments.hpp"

#include <tenet/assess/agenda.hpp>

#include <algorithm>
#include <random>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::assess;

namespace {

using names = std::vector<std::string>;

instant at(std::int64_t seconds, std::int32_t nanoseconds = 0) {
    return {seconds, nanoseconds};
}

} // namespace

TEST_CASE("an agenda tells what is due by instant and then by name", "[assess][agenda]") {
    agenda a;
    CHECK_FALSE(a.next());
    CHECK(a.due(at(1000)).empty());
    a.set("c", at(20));
    a.set("b", at(10));
    a.set("a", at(20));
    a.set("d", at(20, 1));
    CHECK(a.size() == 4);
    CHECK(a.next() == at(10));
    CHECK(a.due(at(9)).empty());
    CHECK(a.due(at(10)) == names{"b"});
    CHECK(a.due(at(20)) == names{"b", "a", "c"});
    CHECK(a.due(at(21)) == names{"b", "a", "c", "d"});
    CHECK(a.due(at(21), 2) == names{"b", "a"});
    CHECK(a.due(at(21), 0).empty());
}

TEST_CASE("what is on an agenda stays until another instant is set", "[assess][agenda]") {
    agenda a;
    a.set("a", at(10));
    CHECK(a.due(at(10)) == a.due(at(10)));
    a.set("a", at(30));
    CHECK(a.size() == 1);
    CHECK(a.due(at(20)).empty());
    CHECK(a.find("a") == at(30));
    a.set("a", at(5));
    CHECK(a.next() == at(5));
    a.set("a", std::nullopt);
    a.set("nobody", std::nullopt);
    CHECK(a.size() == 0);
    CHECK_FALSE(a.next());
    CHECK_FALSE(a.find("a"));
}

TEST_CASE("an agenda is a value", "[assess][agenda]") {
    agenda a;
    a.set("a", at(10));
    agenda b = a;
    CHECK(a == b);
    b.set("a", at(20));
    CHECK(a.due(at(10)) == names{"a"});
    CHECK(b.due(at(10)).empty());
    CHECK_FALSE(a == b);
}

TEST_CASE("names on an agenda may hold any bytes", "[assess][agenda]") {
    agenda a;
    const std::string odd("\0\xff\n", 3);
    a.set(odd, at(1));
    a.set("", at(1));
    CHECK(a.due(at(1)) == names{"", odd});
}

TEST_CASE("an agenda agrees with looking at everything", "[assess][agenda]") {
    std::mt19937 random{7};
    agenda a;
    std::vector<std::optional<instant>> all(50);
    for (int step = 0; step < 5000; ++step) {
        const auto n = static_cast<std::size_t>(random() % all.size());
        all[n] = random() % 4 == 0 ? std::nullopt : std::optional{at(random() % 30)};
        a.set(std::to_string(n), all[n]);
        if (step % 50 != 0) continue;
        const instant now = at(random() % 30);
        std::vector<std::pair<instant, std::string>> expected;
        for (std::size_t m = 0; m < all.size(); ++m) {
            if (all[m] && *all[m] <= now) expected.emplace_back(*all[m], std::to_string(m));
        }
        std::sort(expected.begin(), expected.end());
        names wanted;
        for (const auto& e : expected) wanted.push_back(e.second);
        REQUIRE(a.due(now) == wanted);
    }
}
