#include "assessments.hpp"

#include <tenet/assess/definition_messages.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace assessments;

namespace {

using list = std::vector<std::string>;

list changed(const std::string& what, const std::string& by) {
    return problems(replaced(purchase, what, by));
}

list lint_of(const std::string& text) {
    list ids;
    for (const diagnostic& d : made(text).lint().items()) {
        ids.push_back(std::string{d.id()} + " " + d.arguments().back());
    }
    return ids;
}

} // namespace

TEST_CASE("a definition is read, compiled, and says what it holds", "[assess][definition]") {
    const auto a = made(purchase);
    CHECK(a.definition().id == "purchase");
    CHECK(a.definition().purpose.zh == "采购评审");
    CHECK(a.definition().stages.size() == 2);
    CHECK(a.definition().digest.size() == 64);
    CHECK_FALSE(a.recurs().has_value());
    CHECK(a.lint().empty());
}

TEST_CASE("the digest follows the content and not its layout", "[assess][definition]") {
    const auto a = made(purchase);
    CHECK(made(replaced(purchase, "\"version\": \"1\"", "\"version\":    \"1\""))
              .definition()
              .digest == a.definition().digest);
    for (const auto& [what, by] : {std::pair{"\"value\": 100", "\"value\": 101"},
                                   std::pair{"\"longest\": 3", "\"longest\": 4"},
                                   std::pair{"\"at_least\": 2", "\"at_least\": 3"}}) {
        const auto b = made(replaced(purchase, what, by));
        CHECK(b.definition().digest != a.definition().digest);
        CHECK(b.chart().digest() != a.chart().digest());
    }
}

TEST_CASE("names that are not there are reported", "[assess][definition]") {
    CHECK(changed(R"("by": "maker", "form": "offer")", R"("by": "baker", "form": "over")") ==
          list{"assessment-role-unknown", "assessment-form-unknown"});
    CHECK(changed(R"("to": "chair"}])", R"("to": "chief"}])") == list{"assessment-role-unknown"});
    CHECK(changed(R"([["prepare", "check"]])", R"([["prepare", "czech"]])") ==
          list{"assessment-stage-unknown"});
    CHECK(changed(R"({"on": "approved", "to": "bought"})", R"({"on": "approved", "to": "sold"})") ==
          list{"assessment-target-unknown"});
    CHECK(changed(R"("to": "withdrawn"})", R"("to": "prepare"})") ==
          list{"assessment-outcome-unknown"});
}

TEST_CASE("every result of a stage needs a way on without condition", "[assess][definition]") {
    CHECK(changed(R"({"on": "complete", "to": "bought"}, )", "") == list{"assessment-no-way-on"});
    CHECK(changed(R"({"on": "no_quorum", "to": "dropped"})",
                  R"({"on": "complete", "to": "dropped"})") ==
          list{"assessment-no-way-on", "assessment-result-impossible"});
}

TEST_CASE("spans, scales, options and bounds are checked", "[assess][definition]") {
    CHECK(changed(R"("deadline": {"after": "P3D"}, "transfer")",
                  R"("deadline": {"after": "P3M"}, "transfer")") == list{"assessment-bad-span"});
    CHECK(changed(R"("from": 1, "to": 5)", R"("from": 5, "to": 1)") ==
          list{"assessment-bad-range"});
    CHECK(changed(R"("from": 1, "to": 5)", R"("from": 1, "to": 5, "step": 3)") ==
          list{"assessment-bad-range"});
    CHECK(changed(R"([{"id": "red"}, {"id": "blue"}])", R"([{"id": "red"}, {"id": "red"}])") ==
          list{"assessment-bad-options"});
    CHECK(changed(R"({"at_least": 2})", R"({"at_least": 2, "at_least_share": 0.5})") ==
          list{"assessment-one-bound"});
    CHECK(changed(R"({"at_least": 2})", R"({"at_least_share": 1.5})") ==
          list{"assessment-bad-bound"});
    CHECK(changed(R"({"at_least": 2})", R"({"more_than_share": 1})") ==
          list{"assessment-bad-bound"});
    CHECK(changed(R"("type": "collect", )", R"("type": "collect", "veto": ["chair"], )") ==
          list{"assessment-vote-only"});
}

TEST_CASE("ids are words of their own", "[assess][definition]") {
    CHECK(changed(R"({"id": "checker"})", R"({"id": "maker"})")[0] == "assessment-id-twice");
    CHECK(changed(R"({"id": "dropped"})", R"({"id": "a b"})")[0] == "assessment-bad-id");
    CHECK(changed(R"("id": "limit", "zh": "限额")", R"("id": "answers", "zh": "限额")") ==
          list{"assessment-name-taken"});
    CHECK(changed(R"("send_back": ["prepare"])", R"("send_back": ["check"])") ==
          list{"assessment-not-earlier"});
}

TEST_CASE("expressions are compiled with the definition", "[assess][definition]") {
    CHECK_FALSE(
        changed(R"j("is": "max(answers.price)")j", R"j("is": "max(answer.price)")j").empty());
    CHECK_FALSE(changed(R"("if": "dearest > 限额")", R"("if": "dearest >")").empty());
}

TEST_CASE("all problems are listed, each with its place, in both languages",
          "[assess][definition]") {
    std::string text = replaced(purchase, R"("by": "checker")", R"("by": "czech")");
    text = replaced(text, R"("from": 1, "to": 5)", R"("from": 5, "to": 1)");
    text = replaced(text, R"("version": "1", )", R"("version": "1", "colour": 1, )");
    const auto a = assess::assessment::read(text, "a.json");
    REQUIRE_FALSE(a.has_value());
    CHECK(a.error().items().front().id() == "definition-member-unknown");
    text = replaced(text, R"("colour": 1, )", "");
    const auto b = assess::assessment::read(text, "a.json");
    REQUIRE(b.error().items().size() == 2);
    for (const diagnostic& d : b.error().items()) {
        CHECK(d.where().file == "a.json");
        CHECK(d.where().line > 0);
        CHECK(d.text(language::zh) != d.text(language::en));
        CHECK_FALSE(d.remedy(language::zh).empty());
    }
}

TEST_CASE("a definition may recur by a rule or an interval", "[assess][definition]") {
    const auto with = [](const std::string& how) {
        return replaced(purchase, R"("version": "1", )",
                        R"("version": "1", "recurs": )" + how + ", ");
    };
    const auto rule = made(with(
        R"({"rule": "FREQ=MONTHLY;INTERVAL=6;BYDAY=1MO", "start": "2026-03-02T09:00:00+08:00"})"));
    const auto dates = rule.recurs()->take({2, 1000, {}}).value();
    CHECK(dates[1].text() == "2026-09-07T09:00:00+08:00");
    CHECK(made(with(R"({"interval": "R/2026-01-31T09:00:00+08:00/P6M"})")).recurs().has_value());
    CHECK(problems(with(R"({"rule": "FREQ=DAILY"})")) == list{"assessment-one-recurrence"});
    CHECK(problems(with(R"({"rule": "FREQ=DAILY", "start": "2026-03-02T09:00:00"})")) ==
          list{"assessment-one-recurrence"});
    CHECK(problems(with(R"({})")) == list{"assessment-one-recurrence"});
    CHECK_FALSE(problems(with(R"({"interval": "R/x/P6M"})")).empty());
}

TEST_CASE("lint says what is doubtful", "[assess][definition]") {
    const std::string text =
        replaced(purchase, R"({"id": "dropped"}, )", R"({"id": "dropped"}, {"id": "forgotten"}, )");
    CHECK(lint_of(text) == list{"assess-lint-unreachable forgotten"});
    CHECK(lint_of(replaced(purchase, R"({"id": "chair"})", R"({"id": "chair"}, {"id": "idle"})")) ==
          list{"assessment-lint-unused idle"});
    CHECK(lint_of(replaced(purchase, R"("value": 100)", R"("value": 100, "example": true)")) ==
          list{"assessment-lint-example limit"});
    CHECK(lint_of(replaced(purchase, R"("deadline": {"after": "P3D"}, "transfer")",
                           R"("transfer")")) == list{"assessment-lint-no-deadline prepare"});
    const auto nobody = lint_of(replaced(purchase, R"({"id": "chair"})",
                                         R"({"id": "chair", "needs": ["maker", "checker"]})"));
    CHECK(std::find(nobody.begin(), nobody.end(), "assess-lint-nobody chair") != nobody.end());
}

TEST_CASE("hostile definitions are refused", "[assess][definition][hostile]") {
    for (const char* text : {"", "[]", "{}", "null", R"({"id": 1})", R"({"id": "a", "stages": {}})",
                             R"({"stages": [1], "roles": [[]], "outcomes": [null]})"}) {
        CHECK_FALSE(assess::assessment::read(text).has_value());
    }
    std::string cut = purchase;
    while (!cut.empty()) {
        cut.resize(cut.size() - std::min<std::size_t>(cut.size(), 97));
        CHECK_FALSE(assess::assessment::read(cut).has_value());
    }
}

TEST_CASE("the survey that is shipped compiles, and only its examples are noted",
          "[assess][definition]") {
    std::ifstream file{std::string{TENET_SOURCE_DIR} +
                       "/examples/assessments/satisfaction-survey.json"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    for (const std::string& id : lint_of(text)) {
        CHECK(id.starts_with("assessment-lint-example"));
    }
}
