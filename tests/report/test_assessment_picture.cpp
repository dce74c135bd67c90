#include "assess/assessments.hpp"
#include "assess/charts.hpp"
#include "report/drawn_svg.hpp"

#include <tenet/report/assessment_picture.hpp>

using namespace tenet;
using assessments::day;

namespace {

report::assessment_picture_options english() {
    report::assessment_picture_options how;
    how.lang = language::en;
    return how;
}

/// Boxes and labels over nothing, all on the ground; states in their parents need `nested`.
void check_places(const drawn_svg& svg) {
    const drawn_box ground{0, 0, svg.root().attribute("width").as_int(),
                           svg.root().attribute("height").as_int()};
    std::vector<drawn_box> all;
    for (const auto& r : svg.all("//g[contains(@class,'state') or @class='label']/rect")) {
        all.push_back(box_of(r));
    }
    std::size_t overlaps = 0;
    for (std::size_t a = 0; a < all.size(); ++a) {
        CHECK(within(all[a], ground));
        for (std::size_t b = a + 1; b < all.size(); ++b) {
            overlaps +=
                overlap(all[a], all[b]) && !within(all[a], all[b]) && !within(all[b], all[a]);
        }
    }
    CHECK(overlaps == 0);
}

std::string state(const std::string& id) {
    return "//g[@data-state='" + id + "']";
}

std::string way(const std::string& from, const std::string& to) {
    return "//g[@data-from='" + from + "' and @data-to='" + to + "']";
}

/// A chain of stages, each of which may send back to the first.
std::string long_definition(std::size_t stages, const std::string& name = {}) {
    std::string text = R"({"id": "long", "version": "1", "purpose": {"zh": "长", "en": "long"},
      "subject": "x", "roles": [{"id": "r"}], "stages": [)";
    for (std::size_t n = 0; n < stages; ++n) {
        const std::string next = n + 1 < stages ? "s" + std::to_string(n + 1) : "done";
        text += std::string(n == 0 ? "" : ",") + R"({"id": "s)" + std::to_string(n) + R"(", )" +
                (name.empty() ? ""
                              : R"("name": {"zh": ")" + name + R"(", "en": ")" + name + R"("}, )") +
                R"("by": "r", "panel": {"type": "collect", "quorum": {"at_least": 1}}, )" +
                (n > 0 ? R"("send_back": ["s0"], )" : "") +
                R"("next": [{"on": "complete", "to": ")" + next +
                R"("}, {"on": "incomplete", "to": "done"}]})";
    }
    return text + R"(], "outcomes": [{"id": "done"}]})";
}

} // namespace

TEST_CASE("a statechart has a box per stage and outcome, and every way between them",
          "[report][assessment]") {
    const auto of = assessments::made(assessments::purchase);
    const drawn_svg svg(report::assessment_svg(of, english()));
    for (const char* id : {"prepare", "check", "bought", "dropped", "withdrawn"}) {
        svg.one(state(id) + "/rect");
    }
    CHECK(svg.count("//g[contains(@class,'outcome')]") == 3);
    svg.one(way("", "prepare"));
    svg.one(way("prepare", "check"));
    svg.one(way("prepare", "bought"));
    svg.one(way("prepare", "dropped"));
    svg.one(way("check", "prepare"));
    svg.one(way("*stages", "withdrawn"));
    svg.one(way("*outcomes", "prepare"));
    svg.one(way("*outcomes", "check"));
    CHECK(svg.count("//g[contains(@class,'way')]") == 10);
    CHECK(svg.says("complete [dearest > limit]"));
    CHECK(svg.says("complete [else]"));
    CHECK(svg.says("send back"));
    CHECK(svg.says("deadline P3D (clock)"));
    CHECK(svg.count("//g[contains(@class,'current')]") == 0);
    check_places(svg);
}

TEST_CASE("conditions are told in the names of each language", "[report][assessment]") {
    const auto of = assessments::made(assessments::purchase);
    const drawn_svg svg(report::assessment_svg(of, {}));
    CHECK(svg.says("收齐 [最高价 > 限额]"));
    const auto quoted = assessments::made(
        assessments::replaced(assessments::purchase, "dearest > 限额",
                              R"(dearest > 限额 and subject.dearest != \"限额\")"));
    const drawn_svg other(report::assessment_svg(quoted, english()));
    bool told = false;
    for (const auto& t : other.all("//title")) {
        told = told || std::string(t.text().get())
                               .find(R"([dearest > limit and subject.dearest != "限额"])") !=
                           std::string::npos;
    }
    CHECK(told);
}

TEST_CASE("the place of an instance is marked, and where it was", "[report][assessment]") {
    assessments::player p(assessments::made(assessments::purchase));
    const auto marked = [&](const std::string& id) {
        return std::string(drawn_svg(report::assessment_svg(p.of(), english(), &p.now))
                               .one(state(id))
                               .attribute("class")
                               .value());
    };
    CHECK(marked("prepare") == "state state current visited");
    CHECK(marked("check") == "state state");
    REQUIRE(p.act("submit", "m1", R"("stage": "prepare", "answers": {"price": 200, "rating": 3})")
                .empty());
    REQUIRE(p.advance(day(4)).empty());
    REQUIRE(p.now.at() == "check");
    CHECK(marked("prepare") == "state state visited");
    CHECK(marked("check") == "state state current visited");
    REQUIRE(p.act("submit", "c1", R"("stage": "check", "choice": "approve")", day(4, 10)).empty());
    REQUIRE(p.act("submit", "c2", R"("stage": "check", "choice": "approve")", day(4, 11)).empty());
    CHECK(marked("bought") == "state outcome current visited");
}

TEST_CASE("states within states, and regions side by side, are drawn", "[report][assessment]") {
    const auto doc = json::document::read(R"({"id": "c", "name": {"zh": "图", "en": "chart"},
      "states": [
        {"id": "work", "type": "parallel", "transitions": [{"on": "stop", "to": "end"}], "states": [
          {"id": "left", "states": [
            {"id": "l1", "transitions": [{"on": "go", "if": "1 < 2", "to": "l2"}]},
            {"id": "l2", "transitions": [{"on": "over", "to": "r1"}, {"on": "tick"}]}]},
          {"id": "right", "initial": "r2", "states": [
            {"id": "r1", "transitions": [{"on": "out", "to": "end"}]}, {"id": "r2"},
            {"id": "back", "type": "history"}]}]},
        {"id": "end", "type": "final"}]})");
    REQUIRE(doc.has_value());
    diagnostics problems;
    const auto chart = assess::read_chart(*doc, doc->root(), problems);
    REQUIRE(chart.has_value());
    const std::vector<std::string> active{"l1", "r2"};
    const drawn_svg svg(report::statechart_svg(*chart, english(), active));
    const auto box = [&](const std::string& id) { return box_of(svg.one(state(id) + "/rect")); };
    for (const char* inner : {"left", "right"}) CHECK(within(box(inner), box("work")));
    for (const char* inner : {"l1", "l2"}) CHECK(within(box(inner), box("left")));
    for (const char* inner : {"r1", "r2", "back"}) CHECK(within(box(inner), box("right")));
    CHECK_FALSE(overlap(box("left"), box("right")));
    CHECK_FALSE(overlap(box("work"), box("end")));
    CHECK(box("left").top == box("right").top);
    CHECK(svg.count("//g[contains(@class,'current')]") == 2);
    svg.one(way("l1", "l2"));
    CHECK(svg.says("go [1 < 2]"));
    svg.one(way("left", "right"));
    CHECK(svg.says("l2：over → r1"));
    svg.one(way("work", "end"));
    CHECK(svg.says("stop"));
    CHECK(svg.says("r1：out"));
    CHECK(svg.says("↻ tick"));
    CHECK(svg.count("//g[contains(@class,'start')]") == 3);
    check_places(svg);
}

TEST_CASE("a course has a bar per round, its deadline and its acts", "[report][assessment]") {
    assessments::player p(assessments::made(assessments::purchase));
    const drawn_svg opened(report::timeline_svg(p.of(), p.now, english()));
    CHECK(opened.count("//g[@class='round']") == 1);
    CHECK(opened.count("//rect[@class='bar open']") == 1);
    CHECK(opened.count("//g[@class='round']/path[@class='deadline']") == 1);
    CHECK(opened.count("//path[@class='pending']") == 2);
    CHECK(opened.says("next due: 2026-01-02 09:00Z remind maker"));
    REQUIRE(p.act("submit", "m1", R"("stage": "prepare", "answers": {"price": 200, "rating": 3})",
                  day(1))
                .empty());
    REQUIRE(p.act("submit", "m2", R"("stage": "prepare", "answers": {"price": 300, "rating": 3})",
                  day(2))
                .empty());
    REQUIRE(p.act("submit", "c1", R"("stage": "check", "choice": "approve")", day(3)).empty());
    REQUIRE(p.act("submit", "c2", R"("stage": "check", "choice": "reject")", day(3, 10)).empty());
    const drawn_svg svg(report::timeline_svg(p.of(), p.now, english()));
    CHECK(svg.count("//g[@class='round']") == 2);
    const auto first = box_of(svg.one("//g[@data-round='1']/rect"));
    const auto second = box_of(svg.one("//g[@data-round='2']/rect"));
    CHECK(first.right == second.left);
    CHECK(first.bottom < second.top);
    CHECK(svg.count("//g[@data-round='1']/path[@class='deadline']") == 1);
    const auto acts = svg.all("//g[@data-round='1']/g[contains(@class,'act')]/circle");
    REQUIRE(acts.size() == 2);
    CHECK(acts[0].attribute("cx").as_int() < acts[1].attribute("cx").as_int());
    CHECK(acts[0].attribute("cx").as_int() == (first.left + first.right) / 2);
    CHECK(svg.count("//g[@data-round='2']/g[@class='act several' and @data-acts='2']") == 1);
    const int now = std::stoi(svg.one("//path[@class='now']").attribute("d").value() + 1);
    CHECK(now >= second.left);
}

TEST_CASE("the course of what is closed fills its drawing, however long ago it ended",
          "[report][assessment]") {
    assessments::player p(assessments::made(assessments::purchase));
    const std::string offer = R"("stage": "prepare", "answers": {"price": 20, "rating": 3})";
    REQUIRE(p.act("submit", "m1", offer, day(1)).empty());
    REQUIRE(p.act("submit", "m2", offer, day(2)).empty());
    REQUIRE(p.now.closed());
    const std::string then = report::timeline_svg(p.of(), p.now, english());
    REQUIRE(p.advance(day(300)).empty());
    const drawn_svg svg(report::timeline_svg(p.of(), p.now, english()));
    CHECK(svg.count("//path[@class='now']") == 0);
    CHECK(svg.count("//path[@class='deadline']") == 1);
    const auto bar = box_of(svg.one("//g[@data-round='1']/rect"));
    CHECK(bar.right - bar.left > 300);
    CHECK(box_of(drawn_svg(then).one("//g[@data-round='1']/rect")).right == bar.right);
}

TEST_CASE("pictures of an assessment are the same bytes each time", "[report][assessment]") {
    const auto of = assessments::made(assessments::purchase);
    const assessments::player p(of);
    CHECK(report::assessment_svg(of, {}, &p.now) == report::assessment_svg(of, {}, &p.now));
    CHECK(report::timeline_svg(of, p.now) == report::timeline_svg(of, p.now));
}

TEST_CASE("a thousand stages stay within bounds, and the rest is counted", "[report][assessment]") {
    const auto of = assessments::made(long_definition(1'000));
    const std::string text = report::assessment_svg(of, english());
    CHECK(text.size() < report::most_picture_bytes);
    const drawn_svg svg(text);
    CHECK(svg.count("//g[contains(@class,'state ')]") == report::most_drawn_states + 1);
    bool told = false;
    for (const auto& t : svg.all("//text[contains(@class,'subheading')]")) {
        told =
            told || std::string(t.text().get()).find("not drawn: 701 stages") != std::string::npos;
    }
    CHECK(told);
}

TEST_CASE("long names of many stages stay within bounds", "[report][assessment]") {
    std::string name;
    while (name.size() < 4'000) name += "&<>'集";
    const auto of = assessments::made(long_definition(400, name));
    const assess::opening with{"P", {}, {{"somebody", {"r"}, "", decimal{1}, ""}}};
    const assessments::player p(of, with);
    CHECK(report::assessment_svg(of, {}, &p.now).size() < report::most_picture_bytes);
    CHECK(report::instance_html(of, p.now).size() < report::most_page_bytes);
    CHECK(report::timeline_svg(of, p.now).size() < 100'000);
}
