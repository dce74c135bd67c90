#include "support/catch.hpp"

#include <tenet/party/party_json.hpp>

using namespace tenet;
using namespace tenet::party;

namespace {

json::document identifier(identifier_scheme scheme, std::string_view text) {
    json::writer out;
    const auto checked = check_identifier(scheme, text);
    write_identifier(out, checked, repairs(scheme, text));
    return json::document::read(out.take()).value();
}

} // namespace

TEST_CASE("an identifier is written with what failed and what would fit", "[party][json]") {
    const auto doc = identifier(identifier_scheme::uscc, "91110000600037314L");
    CHECK(doc.root().find("scheme")->text() == "uscc");
    CHECK(!doc.root().find("valid")->boolean());
    const auto findings = doc.root().find("findings")->items();
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].find("part")->text() == "organisation_check");
    CHECK(findings[0].find("position")->text() == "17");
    CHECK(findings[0].find("expected")->text() == "7");
    CHECK(!findings[0].find("text")->find("zh")->text().empty());
    const auto fitting = doc.root().find("repairs")->items();
    REQUIRE(fitting.size() == 2);
    CHECK(fitting[0].find("text")->text() == "91110000600037341L");
    CHECK(fitting[0].find("how")->text() == "neighbours");
    CHECK(fitting[0].find("other")->text() == "17");
    CHECK(fitting[1].find("other") == nullptr);
}

TEST_CASE("a valid identifier has no findings", "[party][json]") {
    const auto doc = identifier(identifier_scheme::lei, "5493 00e9 PC51 EN65 6011");
    CHECK(doc.root().find("valid")->boolean());
    CHECK(doc.root().find("text")->text() == "549300E9PC51EN656011");
    CHECK(doc.root().find("findings")->items().empty());
    CHECK(doc.root().find("repairs")->items().empty());
}

TEST_CASE("the scheme of an identifier follows from its length", "[party][json]") {
    CHECK(likely_scheme("5493 00E9 PC51 EN65 6011") == identifier_scheme::lei);
    CHECK(likely_scheme("91110000600037341L") == identifier_scheme::uscc);
    CHECK(likely_scheme("60003734-1") == identifier_scheme::organisation_code);
    CHECK(likely_scheme("") == identifier_scheme::organisation_code);
}

TEST_CASE("duplicates are found in JSON, by the ids of the host", "[party][json]") {
    const auto searched = read_known_parties(R"([
        {"id": "K1", "names": ["青禾（上海）有限责任公司"]},
        {"id": "K2", "names": ["别的"], "identifiers": [{"scheme": "uscc", "text": "1"}]},
        {"id": "K3", "names": ["青禾(上海)有限公司"]}])")
                              .value();
    json::writer out;
    write_duplicates(out, searched, find_duplicates(searched.parties));
    const auto doc = json::document::read(out.take()).value();
    const auto candidates = doc.root().find("candidates")->items();
    REQUIRE(candidates.size() == 1);
    CHECK(candidates[0].find("parties")->items()[1].text() == "K3");
    const json::node& reason = candidates[0].find("reasons")->items()[0];
    CHECK(reason.find("kind")->text() == "comparable_name");
    CHECK(reason.find("key")->text() == "青禾上海有限公司");
    CHECK(!reason.find("steps")->items().empty());
    CHECK(!reason.find("text")->find("en")->text().empty());
}

TEST_CASE("everything wrong with a list of parties is reported", "[party][json]") {
    const auto r = read_known_parties(R"([{"names": ["a"]}, {"id": "x", "names": [1]},
        {"id": "y", "identifiers": [{"scheme": "vat", "text": "1"}, {"txt": "1"}]}, 5])");
    REQUIRE(!r);
    std::vector<std::string> places;
    for (const auto& d : r.error().items()) places.push_back(d.where().pointer);
    CHECK(places == std::vector<std::string>{"/0", "/1/names/0", "/2/identifiers/0/scheme",
                                             "/2/identifiers/1", "/2/identifiers/1",
                                             "/2/identifiers/1/txt", "/3"});
    CHECK(read_known_parties("{}").has_error());
    CHECK(read_known_parties("[").has_error());
}
