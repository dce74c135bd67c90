#include "report/layered.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <map>
#include <random>

using namespace tenet::report::layered;

namespace {

task task_of(std::size_t boxes, const std::vector<std::pair<number, number>>& lines) {
    task out;
    for (std::size_t n = 0; n < boxes; ++n) out.boxes.push_back({100, 40, {}});
    for (const auto& [from, to] : lines) out.lines.push_back({from, to, true, 40, 16});
    out.tops = {0};
    return out;
}

bool overlap(const rectangle& a, const rectangle& b) {
    return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height &&
           b.top < a.top + a.height;
}

/// Boxes and labels keep apart, and lines run from the edge of one box to that of another.
void check_geometry(const task& t, const placement& p) {
    std::vector<rectangle> all = p.boxes;
    for (const route& r : p.routes) {
        if (r.label.width > 0) all.push_back(r.label);
    }
    std::size_t overlaps = 0;
    for (std::size_t a = 0; a < all.size(); ++a) {
        for (std::size_t b = a + 1; b < all.size(); ++b) overlaps += overlap(all[a], all[b]);
    }
    CHECK(overlaps == 0);
    const auto touches = [](const point& end, const rectangle& at) {
        return end.x >= at.left && end.x <= at.left + at.width &&
               (end.y == at.top || end.y == at.top + at.height);
    };
    for (std::size_t n = 0; n < t.lines.size(); ++n) {
        CHECK(touches(p.routes[n].points.front(), p.boxes[t.lines[n].from]));
        CHECK(touches(p.routes[n].points.back(), p.boxes[t.lines[n].to]));
    }
    for (const rectangle& r : all) {
        CHECK((r.left >= 0 && r.top >= 0));
        CHECK((r.left + r.width <= p.width && r.top + r.height <= p.height));
    }
}

task random_task(unsigned seed, std::size_t boxes, std::size_t lines) {
    std::mt19937 random(seed);
    task t = task_of(boxes, {});
    for (std::size_t n = 0; n < lines; ++n) {
        const auto from = static_cast<number>(random() % boxes);
        const auto to = static_cast<number>(random() % boxes);
        if (from == to) continue;
        t.lines.push_back({from, to, random() % 5 != 0, 2 * static_cast<int>(random() % 40),
                           static_cast<int>(random() % 40)});
    }
    return t;
}

} // namespace

TEST_CASE("levels are the longest paths from above", "[report][layered]") {
    const levels l = levels_of(task_of(4, {{0, 1}, {1, 2}, {0, 2}, {2, 3}, {0, 3}}));
    CHECK(l.of == std::vector<int>{0, 1, 2, 3});
    CHECK(l.back == std::vector<bool>(5, false));
}

TEST_CASE("of a circle the line that leads back towards the top is turned", "[report][layered]") {
    // 0 holds 1 and 2; 1 and 2 hold 3; 3 holds 2.
    const levels l = levels_of(task_of(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 2}}));
    CHECK(l.of == std::vector<int>{0, 1, 1, 2});
    CHECK(l.back == std::vector<bool>{false, false, false, false, true});
}

TEST_CASE("lines outside of circles are never turned", "[report][layered]") {
    // Whichever numbers the boxes have: 2 is as near to the top as 1, which 2 holds.
    const levels l = levels_of(task_of(3, {{0, 1}, {0, 2}, {2, 1}}));
    CHECK(l.of == std::vector<int>{0, 2, 1});
    CHECK(std::ranges::count(l.back, true) == 0);
}

TEST_CASE("who holds somebody far below stands just above", "[report][layered]") {
    const levels l = levels_of(task_of(5, {{0, 1}, {1, 2}, {2, 3}, {4, 3}}));
    CHECK(l.of == std::vector<int>{0, 1, 2, 3, 2});
}

TEST_CASE("lines that do not rank leave the levels alone", "[report][layered]") {
    task t = task_of(4, {{0, 1}, {1, 2}, {3, 1}, {1, 0}});
    t.lines[2].ranks = t.lines[3].ranks = false;
    const levels l = levels_of(t);
    CHECK(l.of == std::vector<int>{0, 1, 2, 1}); // beside the one it is tied to
    CHECK(std::ranges::count(l.back, true) == 0);
    check_geometry(t, place(t));
}

TEST_CASE("a tree is drawn without crossings, and parents over the middle of their children",
          "[report][layered]") {
    const task t = task_of(7, {{0, 2}, {0, 1}, {1, 5}, {2, 3}, {1, 6}, {2, 4}});
    const placement p = place(t);
    check_geometry(t, p);
    const auto middle = [&](number b) { return p.boxes[b].left + p.boxes[b].width / 2; };
    CHECK(std::abs(2 * middle(1) - middle(5) - middle(6)) <= 4);
    CHECK(std::abs(2 * middle(2) - middle(3) - middle(4)) <= 4);
    CHECK((middle(1) < middle(2)) ==
          (std::max(middle(5), middle(6)) < std::min(middle(3), middle(4))));
}

TEST_CASE("boxes and labels never overlap, whatever the graph", "[report][layered]") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        const task t = random_task(seed, 1 + seed, 3 * seed);
        const placement p = place(t);
        check_geometry(t, p);
        const placement again = place(t);
        CHECK(p.boxes == again.boxes);
    }
}

TEST_CASE("lines that are not turned lead down", "[report][layered]") {
    for (unsigned seed = 0; seed < 30; ++seed) {
        const task t = random_task(seed, 40, 80);
        const placement p = place(t);
        for (std::size_t n = 0; n < t.lines.size(); ++n) {
            if (!t.lines[n].ranks) continue;
            const bool down = p.boxes[t.lines[n].from].top < p.boxes[t.lines[n].to].top;
            CHECK(down != p.routes[n].back);
        }
    }
}

TEST_CASE("a chain of thousands with all held by the top needs linear room", "[report][layered]") {
    std::vector<std::pair<number, number>> lines;
    constexpr number length = 3'000;
    for (number n = 1; n < length; ++n) {
        lines.emplace_back(n - 1, n);
        lines.emplace_back(0, n);
    }
    const task t = task_of(length, lines);
    const ranking r = ordered(t, levels_of(t));
    CHECK(r.vertices.size() < 8 * (t.boxes.size() + t.lines.size()));
    CHECK(std::ranges::count(r.aside, true) > 0);
    const placement p = place(t);
    CHECK(p.width < 40'000);
    for (const route& route : p.routes) CHECK(route.points.size() < 4 * length + 8);
}

TEST_CASE("nothing at all can be drawn", "[report][layered]") {
    const placement p = place({});
    CHECK(p.boxes.empty());
    CHECK(place(task_of(1, {})).boxes.size() == 1);
}
