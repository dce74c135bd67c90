#include <tenet/party/company_name.hpp>

#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::party;

namespace {

character_variants some_variants() {
    return *character_variants::read("國\t国\n電\t电\n發\t发\n後\t后\n乾\t干 乾\n責\t责\n");
}

using reason_kind = duplicate_reason::kind;

} // namespace

TEST_CASE("names that differ in width, brackets and legal form compare equal", "[party]") {
    const auto plain = comparable("青禾(上海)有限公司");
    CHECK(plain.text == "青禾上海有限公司");
    CHECK(comparable("青禾（上海）有限责任公司").text == plain.text);
    CHECK(comparable("青禾 【上海】 有限责任公司").text == plain.text);
    CHECK(comparable("ＱＨ·科技股份公司").text == comparable("qh 科技股份有限公司").text);
    CHECK(comparable("Qinghe Co., Limited").text == comparable("QINGHE CO LTD").text);
    CHECK(comparable("Qinghe Company Limited").text == "QINGHECOLTD");
}

TEST_CASE("the steps a name took are told", "[party]") {
    CHECK(comparable("青禾有限公司").steps == 0);
    const auto name = comparable("青禾（沪）有限责任公司");
    CHECK(name.did(name_step::width));
    CHECK(name.did(name_step::punctuation));
    CHECK(name.did(name_step::legal_form));
    CHECK_FALSE(name.did(name_step::script));
}

TEST_CASE("a branch stays apart from its head office", "[party]") {
    CHECK(comparable("青禾有限责任公司北京分公司").text == "青禾有限公司北京分公司");
    CHECK(comparable("青禾有限责任公司北京分公司").text != comparable("青禾有限公司").text);
    CHECK(comparable("青禾股份有限公司").text != comparable("青禾有限公司").text);
}

TEST_CASE("traditional and simplified names compare equal by a table of the host", "[party]") {
    const character_variants variants = some_variants();
    CHECK(comparable("中國電力有限責任公司", &variants).text == "中国电力有限公司");
    CHECK(comparable("中國電力", &variants).did(name_step::script));
    CHECK(comparable("中國電力").text == "中國電力");
    CHECK(variants.simplified(U'乾') == U'干');
    CHECK(variants.size() == 6);
    CHECK(variants.digest().size() == 64);
}

TEST_CASE("a table of variants that is none is refused line by line", "[party]") {
    const auto phrases =
        character_variants::read("# words\n一目瞭然\t一目了然\n國\t国\n電\n", "T.txt");
    REQUIRE(phrases.has_error());
    const diagnostics problems = phrases.error();
    REQUIRE(problems.total() == 2);
    CHECK(problems.items()[0].id() == "party-variant-line");
    CHECK(problems.items()[0].where().line == 2);
    CHECK(problems.items()[1].where().line == 4);
    CHECK(character_variants::read("").error().items()[0].id() == "party-variants-empty");
    CHECK(character_variants::read("\xff\xfe\t\x00").has_error());
}

TEST_CASE("parties that share an identifier or a name are candidates, with reasons", "[party]") {
    const character_variants variants = some_variants();
    const std::vector<known_party> parties{
        {{"中国电力有限公司"}, {{identifier_scheme::uscc, "91110000600037341L"}}},
        {{"中國電力有限責任公司"}, {{identifier_scheme::organisation_code, "60003734-1"}}},
        {{"云杉市中心医院"}, {}},
        {{"Other", "中国电力有限公司"}, {{identifier_scheme::uscc, "91110000 60003734 1l"}}},
        {{"。"}, {}},
        {{"…"}, {}},
    };
    const auto found = find_duplicates(parties, &variants);
    REQUIRE(found.size() == 2);
    CHECK(found[0].parties == std::vector<std::size_t>{0, 3});
    REQUIRE(found[0].reasons.size() == 2);
    CHECK(found[0].reasons[0].what == reason_kind::identifier);
    CHECK(found[0].reasons[0].text.zh == "标识相同：统一社会信用代码 91110000600037341L。");
    CHECK(found[0].reasons[1].what == reason_kind::name);
    CHECK(found[1].parties == std::vector<std::size_t>{0, 1, 3});
    REQUIRE(found[1].reasons.size() == 2);
    CHECK(found[1].reasons[0].what == reason_kind::organisation_code);
    CHECK(found[1].reasons[1].what == reason_kind::comparable_name);
    CHECK(found[1].reasons[1].text.en ==
          "The same name but for traditional and simplified script, the way the legal form is "
          "written: \"中国电力有限公司\".");
    CHECK_FALSE(found[0].identifiers_differ);
}

TEST_CASE("different valid identifiers speak against a shared name", "[party]") {
    const std::vector<known_party> parties{
        {{"青禾有限公司"}, {{identifier_scheme::uscc, "91110000600037341L"}}},
        {{"青禾有限公司"}, {{identifier_scheme::uscc, "91350100M000100Y43"}}}};
    const auto found = find_duplicates(parties);
    REQUIRE(found.size() == 1);
    CHECK(found[0].identifiers_differ);
}

TEST_CASE("a shared identifier that is not valid is told as such", "[party]") {
    const std::vector<known_party> parties{{{"A"}, {{identifier_scheme::lei, "123"}}},
                                           {{"B"}, {{identifier_scheme::lei, "123"}}}};
    const auto found = find_duplicates(parties);
    REQUIRE(found.size() == 1);
    CHECK(found[0].reasons[0].what == reason_kind::invalid_identifier);
}

TEST_CASE("many parties of one name are one candidate", "[party]") {
    const std::vector<known_party> parties(50'000, known_party{{"待定"}, {}});
    const auto found = find_duplicates(parties);
    REQUIRE(found.size() == 1);
    CHECK(found[0].parties.size() == 50'000);
}
