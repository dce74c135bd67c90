#include "report/drawn_text.hpp"
#include "report/group_drawing.hpp"
#include "report/shown_group.hpp"
#include "report/texts.hpp"
#include "support/catch.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/report/group_picture.hpp>

#include <algorithm>
#include <random>
#include <set>

using namespace tenet;
using report::layered::rectangle;

namespace {

struct shown : shown_group {
    using shown_group::shown_group;

    [[nodiscard]] report::group_drawing drawn(const char* party) const {
        return report::draw_group(day, policy, groups, number_of(party),
                                  report::drawn_languages::both, {});
    }
    [[nodiscard]] std::string svg(const char* party, language lang = language::en) const {
        report::picture_options how;
        how.lang = lang;
        return report::group_svg(day, policy, groups, number_of(party), how);
    }
    [[nodiscard]] std::string html(const char* party) const {
        return report::group_html(day, policy, groups, number_of(party));
    }
};

bool overlap(const rectangle& a, const rectangle& b) {
    return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height &&
           b.top < a.top + a.height;
}

/// Each member once, each relation of the day between members once, and nothing over anything.
void check_drawing(const shown& s, const char* party) {
    const report::group_drawing d = s.drawn(party);
    const group::corporate_group& of = s.groups.groups[s.number_of(party)];
    std::vector<group::party_number> members;
    for (const group::member& m : of.members) members.push_back(m.party);
    std::vector<group::party_number> drawn;
    std::set<group::edge_number> relations;
    std::size_t told = 0;
    std::vector<rectangle> all;
    for (const auto& p : d.parties) {
        drawn.push_back(p.party);
        all.push_back(p.at);
        relations.insert(p.of_itself.begin(), p.of_itself.end());
        told += p.of_itself.size();
    }
    for (const auto& l : d.links) {
        relations.insert(l.edges.begin(), l.edges.end());
        told += l.edges.size();
        all.push_back(l.label);
        CHECK(l.points.size() >= 2);
    }
    CHECK(drawn == members);
    std::set<group::edge_number> of_the_day;
    for (group::edge_number e = 0; e < s.graph.edge_count(); ++e) {
        if (s.graph.holds(e, s.day.when()) &&
            std::ranges::binary_search(members, s.graph.holder(e)) &&
            std::ranges::binary_search(members, s.graph.subject(e))) {
            of_the_day.insert(e);
        }
    }
    CHECK(relations == of_the_day);
    CHECK(told == of_the_day.size());
    std::size_t overlaps = 0;
    for (std::size_t a = 0; a < all.size(); ++a) {
        for (std::size_t b = a + 1; b < all.size(); ++b) overlaps += overlap(all[a], all[b]);
        CHECK((all[a].left >= 0 && all[a].left + all[a].width <= d.width));
        CHECK((all[a].top >= 0 && all[a].top + all[a].height <= d.legend));
    }
    CHECK(overlaps == 0);
}

std::string relation_text(const std::string& holder, const std::string& subject, int share,
                          const std::string& more = "") {
    return R"({"holder": ")" + holder + R"(", "subject": ")" + subject + R"(", "share": )" +
           std::to_string(share) + more + "}";
}

/// A company that holds companies that hold companies, all by majorities, with cross-holdings and
/// relations of other kinds strewn in.
std::string large_group(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::string out = "[";
    const auto name = [](std::size_t n) { return "C" + std::to_string(n); };
    for (std::size_t n = 1; n < size; ++n) {
        const std::size_t holder = random() % 3 == 0 ? random() % n : random() % (n / 8 + 1);
        out += (n > 1 ? "," : "") + relation_text(name(holder), name(n), 60);
        if (n % 7 == 0) out += "," + relation_text(name(n), name(random() % size), 5);
        if (n % 11 == 0) {
            out +=
                "," + relation_text(name(random() % size), name(n), 20, R"(, "type": "guarantee")");
        }
    }
    return out + "]";
}

} // namespace

TEST_CASE("every member is drawn once, and every relation of the day", "[report][picture]") {
    const shown s(R"([{"holder": "A", "subject": "B", "share": 60},
                {"holder": "A", "subject": "B", "type": "guarantee", "share": 10},
                {"holder": "B", "subject": "C", "share": 60, "valid_from": "2020-01-01"},
                {"holder": "B", "subject": "C", "share": 3, "valid_to": "2024-12-31"},
                {"holder": "C", "subject": "B", "share": 20},
                {"holder": "C", "subject": "C", "share": 5},
                {"holder": "X", "subject": "C", "share": 30},
                {"holder": "C", "subject": "A", "share": 10}])",
                  "");
    check_drawing(s, "A");
    const report::group_drawing d = s.drawn("A");
    REQUIRE(d.links.size() == 5);
    CHECK(d.links[0].shares);
    CHECK_FALSE(d.links[1].shares);
    CHECK_FALSE(d.links[0].back);
    CHECK(d.links[3].back);
    CHECK(d.links[4].back);
    CHECK(d.parties[0].at.top < d.parties[1].at.top);
    CHECK(d.parties[1].at.top < d.parties[2].at.top);
    const std::string svg = s.svg("B");
    CHECK(times(svg, "<g class=\"party ") == 3);
    CHECK(times(svg, "<g class=\"link other\"") == 2); // the guarantee, and the legend
    CHECK(has(svg, ">shares 60%</text>"));
    CHECK(has(svg, ">since 2020-01-01</text>"));
    CHECK(has(svg, ">of itself: shares 5%</text>"));
    CHECK(has(svg, ">control (not verified)</text>"));
    CHECK_FALSE(has(svg, "2024"));
    CHECK(has(s.svg("B", language::zh), ">持股 60%</text>"));
    CHECK(has(s.svg("B", language::zh), ">控制（未核实）</text>"));
}

TEST_CASE("shares between bounds, hierarchies and kinship are told at their lines",
          "[report][picture]") {
    const shown s(R"([{"holder": "A", "subject": "B", "share": {"low": 51, "high": 60},
                 "valid_from": "2020-01-01", "valid_to": "2026-12-31"},
                {"holder": "A", "subject": "B", "type": "superordinate", "hierarchy": "credit"},
                {"holder": "A", "subject": "P", "type": "family", "generations": 2}])",
                  R"(, "voting": {"lineal_generations": 3})");
    check_drawing(s, "A");
    const std::string svg = s.svg("A");
    CHECK(has(svg, ">shares 51-60%</text>"));
    CHECK(has(svg, ">2020-01-01 – 2026-12-31</text>"));
    CHECK(has(svg, " credit</text>"));
    CHECK(has(svg, " lineal 2</text>"));
    report::picture_options how;
    how.dates = how.reasons = false;
    const std::string bare = report::group_svg(s.day, s.policy, s.groups, s.number_of("A"), how);
    CHECK_FALSE(has(bare, "class=\"date\""));
    CHECK_FALSE(has(bare, "class=\"reason\""));
}

TEST_CASE("members that hang on one holder alone stand in columns", "[report][picture]") {
    std::string text = "[";
    for (int n = 0; n < 40; ++n) {
        text +=
            (n == 0 ? "" : ",") + relation_text("TOP", "S" + std::to_string(n), n == 0 ? 51 : 60,
                                                n % 2 == 0 ? "" : R"(, "type": "votes")");
    }
    const shown s(text + "]", "");
    check_drawing(s, "TOP");
    const report::group_drawing d = s.drawn("TOP");
    CHECK(d.width < 2'000);
    CHECK(d.height < 2'000);
    CHECK(d.trunks.size() >= 2);
    for (const auto& l : d.links) CHECK(l.points.size() == 3);
}

TEST_CASE("a member no relation leads to stands below the tops", "[report][picture]") {
    const shown s(
        R"([{"holder": "A", "subject": "B", "share": 60}, {"holder": "X", "subject": "Y"}])",
        R"(, "entries": [{"party": "Y", "anchor": "A", "include": true, "approver": "a",
                 "reason": "one kitchen"}])");
    check_drawing(s, "A");
    CHECK(has(s.svg("A"), ">included by hand: one kitchen</text>"));
}

TEST_CASE("any net is drawn whole and without overlaps", "[report][picture]") {
    for (unsigned seed = 0; seed < 12; ++seed) {
        check_drawing(shown(large_group(10 + 25 * seed, seed), ""), "C0");
    }
}

TEST_CASE("the same group is the same bytes", "[report][picture]") {
    const std::string text = large_group(120, 7);
    const shown a(text, "");
    const shown b(text, "");
    CHECK(a.svg("C0") == b.svg("C0"));
    CHECK(a.html("C0") == b.html("C0"));
}

TEST_CASE("a group of two thousand stays within bounds", "[report][picture]") {
    const shown s(large_group(2'000, 1), "");
    const group::corporate_group& of = s.groups.groups[s.number_of("C0")];
    REQUIRE(of.members.size() == 2'000);
    check_drawing(s, "C0");
    CHECK(s.svg("C0").size() < 2'500'000);
    CHECK(s.html("C0").size() < 4'000'000);
}

TEST_CASE("names that try stay text", "[report][picture]") {
    group::graph_builder b;
    const auto bad = b.add_party("</svg><script>alert(1)</script>",
                                 "\"><img src=x onerror='alert(1)'>\x1b[31m\n\u202Egnp.exe");
    const auto broken = b.add_party("x\xff\xfe"
                                    "y",
                                    std::string_view("a\0b\xc3", 4));
    const auto noncharacter = b.add_party("\xEF\xBF\xBF", "]]>&amp;<!--\u2028\uFEFF");
    group::edge_definition e{bad, broken, group::relation::shareholding,
                             group::share_range::exactly(60)};
    e.source = "</title><script>alert(2)</script>";
    b.add_edge(e);
    b.add_edge(
        {broken, noncharacter, group::relation::shareholding, group::share_range::exactly(60)});
    const shown s(b.build().value(), "");
    const auto number = s.groups.group_of[bad];
    for (const std::string& text : {report::group_svg(s.day, s.policy, s.groups, number),
                                    report::group_html(s.day, s.policy, s.groups, number)}) {
        CHECK_FALSE(first_bad_utf8(text));
        CHECK_FALSE(has(text, "<img"));
        CHECK_FALSE(has(text, "<script>alert"));
        CHECK_FALSE(has(text, "onerror='"));
        CHECK(times(text, "</svg>") == 1);
        for (const char* refused : {"\x1b", "\u202E", "\u2028", "\uFEFF", "\xEF\xBF\xBF", "]]>"}) {
            CHECK_FALSE(has(text, refused));
        }
        CHECK_FALSE(has(text, std::string_view("\0", 1)));
        CHECK(has(text, "&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    }
}

TEST_CASE("long names are cut, and told in full in their title", "[report][picture]") {
    std::string name;
    for (int n = 0; n < 2'000; ++n) name += "集";
    group::graph_builder b;
    const auto a = b.add_party("A", name);
    b.add_edge(
        {a, b.add_party("B"), group::relation::shareholding, group::share_range::exactly(60)});
    const shown s(b.build().value(), "");
    const report::group_drawing d = s.drawn("A");
    CHECK(d.parties[0].at.width < 300);
    CHECK(d.parties[0].lines.size() < 6);
    CHECK(has(s.svg("A"), "<title>" + name + " (A)</title>"));
}

TEST_CASE("widths count wide characters twice, and never go by a font", "[report][picture]") {
    CHECK(report::eighths_of("集团") == 16);
    CHECK(report::eighths_of("ab") < report::eighths_of("集团"));
    CHECK(report::eighths_of("ii") < report::eighths_of("WW"));
    CHECK(report::wrapped("一二三四五", 28, 14, 2) == std::vector<std::string>{"一二", "三…"});
    CHECK(report::wrapped("alpha beta", 50, 14, 2) == std::vector<std::string>{"alpha", "beta"});
    CHECK(report::wrapped("", 50, 14, 2).empty());
    CHECK(report::wrapped("集", 1, 14, 2) == std::vector<std::string>{"集"});
    // A mark that closes does not begin a line, unless the line would be all but empty.
    CHECK(report::wrapped("一二三）四", 42, 14, 2) == std::vector<std::string>{"一二", "三）四"});
    CHECK(report::wrapped("一））））", 28, 14, 9) ==
          std::vector<std::string>{"一）", "））", "）"});
}

TEST_CASE("a page allows its own style and script, and nothing else", "[report][picture]") {
    const shown s(R"([{"holder": "A", "subject": "B", "share": 60}])", "");
    const std::string page = s.html("A");
    CHECK(has(page, "default-src 'none'; style-src 'sha256-"));
    CHECK(has(page, "script-src 'sha256-"));
    CHECK_FALSE(has(page, "unsafe"));
    CHECK(times(page, "<script>") == 1);
    CHECK(times(page, "<style>") == 1);
    CHECK_FALSE(has(page, " style="));
    CHECK_FALSE(has(page, " onclick="));
    CHECK(has(page, ">shares 60%</text>"));
    CHECK(has(page, ">持股 60%</text>"));
    CHECK(has(page, "控制（未核实）"));
    CHECK(has(page, "control (not verified)"));
}
