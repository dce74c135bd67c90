#include "report/drawn_svg.hpp"

#include <tenet/report/score_picture.hpp>

#include <cmath>

using namespace tenet;

namespace {

struct position {
    int x;
    int y;
};

position end_of(const pugi::xml_node& spoke) {
    const std::string d = spoke.attribute("d").value();
    const std::size_t l = d.find('L');
    const std::size_t blank = d.find(' ', l);
    return {std::stoi(d.substr(l + 1)), std::stoi(d.substr(blank))};
}

position begin_of(const pugi::xml_node& spoke) {
    const std::string d = spoke.attribute("d").value();
    return {std::stoi(d.substr(1)), std::stoi(d.substr(d.find(' ')))};
}

position place_of(const pugi::xml_node& circle) {
    return {circle.attribute("cx").as_int(), circle.attribute("cy").as_int()};
}

std::string numbered(const std::string& path, std::size_t n) {
    return path + "='" + std::to_string(n) + "']";
}

report::scored_item item(const std::string& name, std::optional<int> value, int maximum = 100) {
    report::scored_item out{{name, name}, {}, decimal{maximum}};
    if (value) out.value = decimal{*value};
    return out;
}

report::radar radar_with(std::size_t items, int value) {
    report::radar out{{"分", "scores"}, {}};
    for (std::size_t n = 0; n < items; ++n)
        out.items.push_back(item("i" + std::to_string(n), value));
    return out;
}

} // namespace

TEST_CASE("axes of a radar stand at equal angles, the first one upright", "[report][score]") {
    for (std::size_t count = report::fewest_axes; count <= report::most_axes; ++count) {
        const drawn_svg svg(report::radar_svg(radar_with(count, 50), language::en));
        const auto spokes = svg.all("//path[@class='spoke']");
        REQUIRE(spokes.size() == count);
        for (std::size_t n = 0; n < count; ++n) {
            const position centre = begin_of(spokes[n]);
            const position tip = end_of(spokes[n]);
            const double angle =
                2 * std::acos(-1.0) * static_cast<double>(n) / static_cast<double>(count);
            CHECK(std::abs(tip.x - centre.x - 150 * std::sin(angle)) <= 0.51);
            CHECK(std::abs(tip.y - centre.y + 150 * std::cos(angle)) <= 0.51);
            const position half = place_of(svg.one(numbered("//circle[@data-item", n)));
            CHECK(std::abs(2 * (half.x - centre.x) - (tip.x - centre.x)) <= 2);
            CHECK(std::abs(2 * (half.y - centre.y) - (tip.y - centre.y)) <= 2);
        }
        CHECK(svg.count("//path[@class='area']") == 1);
    }
}

TEST_CASE("a value lies as far out as it lies between its bounds", "[report][score]") {
    report::radar from = radar_with(4, 0);
    from.items[1].value = decimal{150};
    from.items[2] = {{"净", "net"}, decimal{0}, decimal{100}, decimal{-100}};
    from.items[3].value = decimal{100};
    const drawn_svg svg(report::radar_svg(from, language::en));
    const position centre = begin_of(svg.one("//path[@data-item='0']"));
    const auto at = [&](std::size_t n) {
        return place_of(svg.one(numbered("//circle[@data-item", n)));
    };
    CHECK((at(0).x == centre.x && at(0).y == centre.y));
    CHECK((at(1).x == centre.x + 150 && at(1).y == centre.y));
    CHECK((at(2).x == centre.x && at(2).y == centre.y + 75));
    CHECK((at(3).x == centre.x - 150 && at(3).y == centre.y));
    CHECK(svg.count("//circle[@class='point outside']") == 1);
    svg.one("//circle[@class='point outside' and @data-item='1']");
    CHECK(svg.says("0 / -100 … 100"));
}

TEST_CASE("the line of a radar is open beside a missing value", "[report][score]") {
    report::radar from = radar_with(5, 50);
    from.items[2] = item("gone", {});
    from.items[2].reason = {"未答", "nobody answered"};
    const drawn_svg svg(report::radar_svg(from, language::en));
    CHECK(svg.count("//circle[contains(@class,'point')]") == 4);
    CHECK(svg.count("//path[@class='area']") == 0);
    const std::string d = svg.one("//path[@class='line']").attribute("d").value();
    CHECK(std::count(d.begin(), d.end(), 'M') == 2);
    CHECK(std::count(d.begin(), d.end(), 'L') == 3); // 0-1, 3-4, 4-0
    CHECK(d.find('Z') == std::string::npos);
    CHECK(svg.says("missing: nobody answered"));
}

TEST_CASE("few items, or very many, are bars", "[report][score]") {
    report::radar from{{"分", "scores"}, {item("a", 25), item("b", {})}};
    const drawn_svg two(report::radar_svg(from, language::en));
    CHECK(two.count("//path[@class='spoke']") == 0);
    CHECK(two.one("//rect[@class='bar']").attribute("width").as_int() == 100);
    CHECK(two.says("missing"));
    const std::string text = report::radar_svg(radar_with(5'000, 50), language::en);
    const drawn_svg many(text);
    CHECK(many.count("//rect[@class='bar']") == report::most_bars);
    CHECK(many.says("not drawn: 4800"));
    CHECK(text.size() < 200'000);
    drawn_svg none(report::radar_svg({}, language::zh));
    CHECK(none.count("//rect[@class='bar']") == 0);
}

TEST_CASE("a trend is open where a wave says nothing", "[report][score]") {
    report::trend from{{"满意度", "satisfaction"},
                       {{"w1", decimal{10}, decimal{5}, decimal{15}},
                        {"w2", decimal{20}, {}, {}},
                        {"w3", {}, decimal{1}, decimal{2}, {"太少", "too few"}},
                        {"w4", decimal{30}, {}, {}},
                        {"w5", {}, {}, {}},
                        {"w6", decimal{40}, {}, {}},
                        {"w7", decimal{0}, {}, {}}},
                       decimal{20}};
    const drawn_svg svg(report::trend_svg(from, language::en));
    CHECK(svg.count("//circle[@class='point']") == 5);
    CHECK(svg.count("//path[@class='missing']") == 2);
    svg.one("//path[@class='missing' and @data-wave='2']");
    svg.one("//path[@class='missing' and @data-wave='4']");
    const auto pieces = svg.all("//path[@class='line']");
    REQUIRE(pieces.size() == 2); // w1-w2, w6-w7; w4 stands alone
    const auto at = [&](std::size_t n) {
        return place_of(svg.one(numbered("//circle[@data-wave", n)));
    };
    const position first = at(0);
    const position second = at(1);
    CHECK(std::string(pieces[0].attribute("d").value()) ==
          "M" + std::to_string(first.x) + " " + std::to_string(first.y) + "L" +
              std::to_string(second.x) + " " + std::to_string(second.y));
    CHECK(std::abs(2 * (second.x - first.x) - (at(3).x - at(1).x)) <= 1);
    // From 0 to 40: equal steps are equally high.
    CHECK(at(6).y - at(0).y == at(0).y - at(1).y);
    CHECK(at(3).y - at(5).y == at(0).y - at(1).y);
    CHECK(svg.count("//path[@class='interval']") == 1);
    const std::string whisker = svg.one("//path[@class='interval']").attribute("d").value();
    const int high = std::stoi(whisker.substr(whisker.find(' ')));
    const int low = std::stoi(whisker.substr(whisker.find('V') + 1));
    CHECK(high < first.y);
    CHECK(first.y < low);
    CHECK(std::abs((high + low) - 2 * first.y) <= 1);
    const std::string limit = svg.one("//path[@class='limit']").attribute("d").value();
    CHECK(std::stoi(limit.substr(limit.find(' '))) == second.y);
    bool why = false;
    for (const auto& t : svg.all("//title"))
        why = why || std::string(t.text().get()) == "w3: missing too few";
    CHECK(why);
}

TEST_CASE("a trend joins the waves of one, and no others", "[report][score]") {
    const auto of = [](const char* whose, int n) {
        return report::measured_wave{"w", decimal{n}, {}, {}, {}, whose};
    };
    report::trend from{{"m", "m"}, {of("A", 10), of("<B>", 20), of("A", 30), of("C", 40)}, {}};
    from.waves.push_back({"w", {}, {}, {}, {"缺", "missing"}, "<B>"});
    from.waves.push_back(of("A", 50));
    from.waves.push_back(of("<B>", 60));
    from.waves.push_back(of("<B>", 70));
    const drawn_svg svg(report::trend_svg(from, language::en));
    CHECK(svg.count("//circle[@class='point']") == 7);
    CHECK(svg.count("//path[@class='line']") == 2);
    const std::string a = svg.one("//path[@class='line' and @data-of='A']").attribute("d").value();
    CHECK(std::count(a.begin(), a.end(), 'L') == 2);
    const std::string b =
        svg.one("//path[@class='line' and @data-of='<B>']").attribute("d").value();
    CHECK(std::count(b.begin(), b.end(), 'L') == 1);
}

TEST_CASE("trends of extreme numbers, of one wave and of none are drawn", "[report][score]") {
    const auto drawn = [](std::vector<report::measured_wave> waves) {
        return drawn_svg(report::trend_svg({{"m", "m"}, std::move(waves), {}}, language::en));
    };
    CHECK(drawn({}).count("//circle") == 0);
    CHECK(drawn({{"a", decimal{7}, {}, {}}}).count("//circle") == 1);
    CHECK(drawn({{"a", *decimal::parse("1E+6000"), {}, {}},
                 {"b", *decimal::parse("-1E+6000"), {}, {}}})
              .count("//circle") == 2);
    CHECK(drawn({{"a", *decimal::parse("1E-6000"), {}, {}}, {"b", decimal{0}, {}, {}}})
              .count("//circle") == 2);
    CHECK(drawn({{"a", decimal{1} / decimal{0}, {}, {}}}).count("//path[@class='missing']") == 1);
    std::vector<report::measured_wave> many;
    for (int n = 0; n < 1'000; ++n)
        many.push_back({"wave " + std::to_string(n), decimal{n}, {}, {}});
    const drawn_svg svg = drawn(many);
    CHECK(svg.count("//circle") == report::most_waves);
    svg.one("//circle[@data-wave='999']");
    CHECK(svg.says("880 earlier waves are not drawn"));
    const auto names = svg.all("//text[contains(@class,'date') and @text-anchor='middle']");
    for (std::size_t n = 1; n < names.size(); ++n) {
        CHECK(names[n].attribute("x").as_int() - names[n - 1].attribute("x").as_int() >= 80);
    }
}

TEST_CASE("names of scores that try stay text", "[report][score]") {
    const std::string bad = "</svg><script>alert(1)</script>\x1b\u202E\"'&";
    report::radar from = radar_with(3, 1);
    from.name = from.items[0].name = from.items[1].reason = {bad, bad};
    from.items[1].value.reset();
    for (const std::string& text :
         {report::radar_svg(from),
          report::trend_svg({{bad, bad}, {{bad, {}, {}, {}, {bad, bad}}}, {}})}) {
        const drawn_svg svg(text);
        CHECK(text.find("<script>") == std::string::npos);
        CHECK(text.find("\u202E") == std::string::npos);
        CHECK(text.find('\x1b') == std::string::npos);
    }
}

TEST_CASE("scores of a survey and their waves are drawn with their bounds", "[report][score]") {
    score::survey_definition of;
    of.id = "s";
    of.questions.resize(2);
    of.questions[0].id = "nps";
    of.questions[0].measure = score::survey_measure::net_share;
    of.questions[1].id = "effort";
    of.questions[1].scale = {decimal{1}, decimal{7}, {}};
    score::survey_result r;
    r.wave = "2026-1";
    r.questions.resize(2);
    r.questions[0].id = "nps";
    r.questions[0].is.value = decimal{-50};
    r.questions[1].id = "effort";
    r.questions[1].is.value = decimal{4};
    r.questions[1].interval = score::estimate{decimal{3}, decimal{5}, decimal{1}, decimal{1}};
    const report::radar shown = report::radar_of(of, r);
    REQUIRE(shown.items.size() == 2);
    CHECK(shown.items[0].minimum == decimal{-100});
    CHECK(shown.items[0].maximum == decimal{100});
    CHECK(shown.items[1].minimum == decimal{1});
    CHECK(shown.items[1].maximum == decimal{7});
    CHECK(shown.items[1].value == decimal{4});
    const score::survey_result waves[] = {r, score::survey_result{}};
    const report::trend t = report::trend_of(of, waves, "effort");
    REQUIRE(t.waves.size() == 2);
    CHECK(t.name == bilingual{"s · effort", "s · effort"});
    CHECK(t.waves[0].low == decimal{3});
    CHECK_FALSE(t.waves[1].value);
}
