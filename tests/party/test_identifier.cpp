#include <tenet/party/identifier.hpp>

#include <algorithm>
#include <random>
#include <support/catch.hpp>

using namespace tenet;
using namespace tenet::party;

namespace {

constexpr auto uscc = identifier_scheme::uscc;
constexpr auto organisation_code = identifier_scheme::organisation_code;
constexpr auto lei = identifier_scheme::lei;

std::vector<identifier_part> parts_of(const checked_identifier& checked) {
    std::vector<identifier_part> out;
    for (const identifier_finding& f : checked.findings) out.push_back(f.part);
    return out;
}

} // namespace

TEST_CASE("credit codes with both check characters right are valid", "[party]") {
    for (const char* text :
         {"91350100M000100Y43", "91110000600037341L", "911100000000011260", "9131000010000026XJ"}) {
        INFO(text);
        CHECK(check_identifier(uscc, text).valid());
    }
}

TEST_CASE("a credit code is read in full width, lower case and with blanks", "[party]") {
    const auto checked = check_identifier(uscc, " ９１３５0100 m000100y43\t");
    CHECK(checked.valid());
    CHECK(checked.text == "91350100M000100Y43");
}

TEST_CASE("letters are allowed in the first two positions of a credit code only", "[party]") {
    // A1 in front instead of 91: the check character follows from the weights 1 3 9 27 ...
    const auto checked = check_identifier(uscc, "A1350100M000100Y43");
    REQUIRE(parts_of(checked) == std::vector{identifier_part::check});
    const std::string expected = checked.findings[0].expected;
    CHECK(check_identifier(uscc, "A1350100M000100Y4" + expected).valid());
    const auto in_region = check_identifier(uscc, "913501A0M000100Y43");
    REQUIRE(parts_of(in_region) == std::vector{identifier_part::character});
    CHECK(in_region.findings[0].position == 7);
    CHECK(in_region.findings[0].found == "A");
}

TEST_CASE("a finding names the illegal character and where it stands", "[party]") {
    const auto checked = check_identifier(uscc, "9I350100M000100Y4中");
    REQUIRE(parts_of(checked) ==
            std::vector{identifier_part::character, identifier_part::character});
    CHECK(checked.findings[0].position == 2);
    CHECK(checked.findings[0].found == "I");
    CHECK(checked.findings[1].position == 18);
    CHECK(checked.findings[1].found == "中");
    CHECK(checked.problems().items()[0].id() == "party-identifier-character");
}

TEST_CASE("a wrong organisation code is found even where another character is illegal", "[party]") {
    const auto checked = check_identifier(uscc, "中1110000600037351L");
    CHECK(parts_of(checked) ==
          std::vector{identifier_part::character, identifier_part::organisation_check});
}

TEST_CASE("the two checks of a credit code fail apart from each other", "[party]") {
    CHECK(parts_of(check_identifier(uscc, "91110000600037341M")) ==
          std::vector{identifier_part::check});
    const auto both = check_identifier(uscc, "91110000600037351L");
    CHECK(parts_of(both) ==
          std::vector{identifier_part::organisation_check, identifier_part::check});
}

TEST_CASE("a region that is not listed is a warning, not a fault", "[party]") {
    const std::vector<std::uint32_t> regions{110000, 310000};
    const auto known = check_identifier(uscc, "91110000600037341L", {regions});
    CHECK(known.findings.empty());
    const auto unknown = check_identifier(uscc, "91350100M000100Y43", {regions});
    CHECK(parts_of(unknown) == std::vector{identifier_part::region});
    CHECK(unknown.valid());
    CHECK_FALSE(unknown.problems().has_errors());
    CHECK(unknown.findings[0].found == "350100");
}

TEST_CASE("organisation codes are checked with and without their hyphen", "[party]") {
    CHECK(check_identifier(organisation_code, "60003734-1").valid());
    CHECK(check_identifier(organisation_code, "10000026X").valid());
    CHECK(check_identifier(organisation_code, "60003734-1").text == "600037341");
    const auto wrong = check_identifier(organisation_code, "60003734-2");
    CHECK(parts_of(wrong) == std::vector{identifier_part::organisation_check});
    CHECK(wrong.findings[0].expected == "1");
    CHECK(organisation_code_of("91110000600037341L") == "600037341");
    CHECK_FALSE(organisation_code_of("91110000600037341M"));
}

TEST_CASE("an entity identifier has a remainder of one modulo 97 and check digits 02 to 98",
          "[party]") {
    CHECK(check_identifier(lei, "5493001KJTIIGC8Y1R12").valid());
    CHECK(check_identifier(lei, "5493 001K JTII GC8Y 1R12").valid());
    CHECK(parts_of(check_identifier(lei, "5493001KJTIIGC8Y1R21")) ==
          std::vector{identifier_part::check});
    CHECK(parts_of(check_identifier(lei, "5493001KJTIIGC8Y1R1X")) ==
          std::vector{identifier_part::character});
    // Every base has one pair of check digits: none passes with 00, 01 or 99, which leave the
    // remainder one as well where 97, 98 or 02 do.
    int accepted = 0;
    for (int n = 0; n < 100; ++n) {
        std::string text = "5493001KJTIIGC8Y1R";
        text += static_cast<char>('0' + n / 10);
        text += static_cast<char>('0' + n % 10);
        accepted += check_identifier(lei, text).valid() ? 1 : 0;
    }
    CHECK(accepted == 1);
}

TEST_CASE("a length that does not fit is the only finding", "[party]") {
    const auto checked = check_identifier(uscc, "91110000600037341");
    REQUIRE(parts_of(checked) == std::vector{identifier_part::length});
    CHECK(checked.findings[0].found == "17");
    CHECK(repairs(uscc, "91110000600037341").empty());
    const auto hostile = check_identifier(lei, std::string(100'000, '\xff'));
    CHECK(parts_of(hostile) == std::vector{identifier_part::length});
    CHECK(hostile.text.size() < 300);
    CHECK(parts_of(check_identifier(lei, "")) == std::vector{identifier_part::length});
}

TEST_CASE("every listed repair is valid, and the true code is among them", "[party]") {
    struct sample {
        identifier_scheme scheme;
        std::string text;
    };
    const std::vector<sample> samples{{uscc, "91110000600037341L"},
                                      {uscc, "9131000010000026XJ"},
                                      {organisation_code, "10000026X"},
                                      {lei, "5493001KJTIIGC8Y1R12"}};
    for (const sample& one : samples) {
        const identifier_scheme scheme = one.scheme;
        const std::string& truth = one.text;
        for (std::size_t at = 0; at < truth.size(); ++at) {
            for (const char c : std::string_view("0A7XI")) {
                std::string broken = truth;
                broken[at] = c;
                if (check_identifier(scheme, broken).valid()) continue;
                const auto all = repairs(scheme, broken);
                INFO(broken);
                CHECK(std::ranges::any_of(all, [&](const auto& r) { return r.text == truth; }));
                for (const auto& r : all) CHECK(check_identifier(scheme, r.text).valid());
            }
        }
        std::string swapped = truth;
        std::swap(swapped[2], swapped[7]);
        if (swapped == truth || check_identifier(scheme, swapped).valid()) continue;
        const auto all = repairs(scheme, swapped);
        CHECK(std::ranges::any_of(all, [&](const auto& r) {
            return r.text == truth && r.how == identifier_repair::kind::swapped &&
                   r.position == 3 && r.other == 8;
        }));
    }
    CHECK(repairs(uscc, "91110000600037341L").empty());
}

TEST_CASE("swapped neighbours are offered first", "[party]") {
    const auto all = repairs(lei, "5493001KJTIIGC8Y1R21");
    REQUIRE_FALSE(all.empty());
    CHECK(all.front().how == identifier_repair::kind::neighbours);
    CHECK(all.front().text == "5493001KJTIIGC8Y1R12");
}

TEST_CASE("no bytes upset the checks", "[party]") {
    std::mt19937 random{20260301};
    for (int n = 0; n < 20'000; ++n) {
        std::string text(random() % 24, ' ');
        for (char& c : text) c = static_cast<char>(random());
        for (const auto scheme : {uscc, organisation_code, lei}) {
            const auto checked = check_identifier(scheme, text);
            if (!checked.valid()) CHECK_FALSE(checked.problems().text(language::zh).empty());
        }
    }
}
