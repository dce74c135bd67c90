#include "support/catch.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/base/result.hpp>
#include <tenet/base/utf8.hpp>

#include <set>

using namespace tenet;

namespace {

constexpr message sample{"sample-key",
                         severity::error,
                         "键“{0}”在第 {1} 行重复。",
                         "The key \"{0}\" is repeated on line {1}.",
                         "请删除其中一个“{0}”。",
                         "Remove one \"{0}\"."};
constexpr message remark{"sample-remark", severity::warning, "留意。", "Take note.", "", ""};

} // namespace

TEST_CASE("a diagnostic speaks both languages", "[diagnostic]") {
    const diagnostic d{sample, {"id", "7"}};
    CHECK(d.text(language::zh) == "键“id”在第 7 行重复。");
    CHECK(d.text(language::en) == "The key \"id\" is repeated on line 7.");
    CHECK(d.remedy(language::zh) == "请删除其中一个“id”。");
    CHECK(d.remedy(language::en) == "Remove one \"id\".");
}

TEST_CASE("a diagnostic is one line with place, level, text, id and remedy", "[diagnostic]") {
    CHECK(diagnostic{sample, {"id", "7"}, {"orders.json", "", 3, 12, 40}}.line(language::en) ==
          "orders.json:3:12: error: The key \"id\" is repeated on line 7. [sample-key] "
          "Remove one \"id\".");
    CHECK(diagnostic{remark, {}, {"", "/rules/3", 0, 0, 0}}.line(language::en) ==
          "/rules/3: warning: Take note. [sample-remark]");
    CHECK(diagnostic{remark, {}, {"a.csv", "/rows/1", 2, 0, 0}}.line(language::zh) ==
          "a.csv:2 /rows/1: 警告：留意。 [sample-remark]");
    CHECK(diagnostic{remark, {}}.line(language::en) == "warning: Take note. [sample-remark]");
}

TEST_CASE("a wrong number of arguments or a broken pattern never hurts", "[diagnostic]") {
    CHECK(diagnostic{sample, {}}.text(language::en) == "The key \"?\" is repeated on line ?.");
    CHECK(diagnostic{sample, {"a", "b", "c"}}.text(language::en) ==
          "The key \"a\" is repeated on line b.");
    constexpr message odd{
        "odd", severity::note, "{", "{0} {x} {99999999999999999999999} {{0}} }", "", ""};
    CHECK(diagnostic{odd, {"{1}"}}.text(language::en) == "{1} {x} {99999999999999999999999} {0} }");
    CHECK(diagnostic{odd, {"a"}}.text(language::zh) == "{");
}

TEST_CASE("a list keeps what fits its cap and counts the rest", "[diagnostic]") {
    diagnostics list{2};
    CHECK(list.empty());
    list.add(remark, {});
    CHECK_FALSE(list.has_errors());
    list.add(sample, {"a", "1"});
    list.add(sample, {"b", "2"});
    CHECK(list.items().size() == 2);
    CHECK(list.total() == 3);
    CHECK(list.errors() == 2);
    CHECK_THAT(list.text(language::en), tenet_test::contains("1 more problems are not listed."));

    diagnostics all;
    all.add(list);
    all.add(all);
    CHECK(all.total() == 6);
    CHECK(all.errors() == 4);
    CHECK(all.items().size() == 4);
}

TEST_CASE("a list of one problem is made from that problem", "[diagnostic]") {
    const result<int> failed = diagnostics{diagnostic{sample, {"a", "1"}}};
    REQUIRE(failed.has_error());
    CHECK(failed.error().has_errors());
    CHECK_THROWS_AS(failed.value(), tenet::error);
}

TEST_CASE("the closest name is found among candidates", "[diagnostic]") {
    const std::vector<std::string_view> names{"credit_grade", "annual_revenue", "年营业额", "id"};
    CHECK(closest("credit_garde", names) == "credit_grade");
    CHECK(closest("anual_revenue", names) == "annual_revenue");
    CHECK(closest("年营业颔", names) == "年营业额");
    CHECK(closest("di", names) == "id");
    CHECK(closest("phone", names).empty());
    CHECK(closest("", names).empty());
    CHECK(closest(std::string(100'000, 'x'), names).empty());
    CHECK(closest("x", {}).empty());
}

TEST_CASE("every message has an id of its own and both languages", "[diagnostic]") {
    std::set<std::string_view> ids;
    for (const message* m : base_messages::all) {
        CAPTURE(m->id);
        CHECK(ids.insert(m->id).second);
        CHECK(m->id.starts_with("base-"));
        CHECK_FALSE(m->zh.empty());
        CHECK_FALSE(m->en.empty());
        CHECK(m->remedy_zh.empty() == m->remedy_en.empty());
        CHECK_FALSE(first_bad_utf8(m->zh).has_value());
        for (const char* hole : {"{0}", "{1}", "{2}", "{3}"}) {
            const bool in_zh = m->zh.find(hole) != std::string_view::npos;
            CHECK(in_zh == (m->en.find(hole) != std::string_view::npos));
        }
        for (const char ascii : {',', ':', '(', ')'}) {
            CHECK(m->zh.find(ascii) == std::string_view::npos);
        }
    }
}
