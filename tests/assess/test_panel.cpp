#include <tenet/assess/panel.hpp>

#include <string>
#include <support/catch.hpp>
#include <vector>

using namespace tenet;
using namespace tenet::assess;

namespace {

/// Votes by letters: y approves, n rejects, a abstains, . has not voted; a capital may veto.
std::vector<vote> votes(const std::string& letters) {
    std::vector<vote> all;
    for (const char c : letters) {
        vote v;
        v.veto = c == 'Y' || c == 'N' || c == '*';
        if (c == 'y' || c == 'Y') v.is = ballot::approve;
        if (c == 'n' || c == 'N') v.is = ballot::reject;
        if (c == 'a') v.is = ballot::abstain;
        if (c == 'x') v.is = ballot::answered;
        all.push_back(v);
    }
    return all;
}

std::string before(const panel_definition& rule, const std::string& letters) {
    return std::string{name_of(decide(rule, votes(letters), false))};
}

std::string at_the_deadline(const panel_definition& rule, const std::string& letters) {
    return std::string{name_of(decide(rule, votes(letters), true))};
}

panel_definition board() {
    panel_definition rule;
    rule.is = panel_kind::vote;
    rule.quorum = {true, true, *decimal::parse("0.5")};
    rule.approve = {true, true, *decimal::parse("0.5")};
    rule.abstain = abstention::against;
    rule.missing = missing_vote::against;
    rule.least_eligible = 3;
    return rule;
}

panel_definition three_of_five() {
    panel_definition rule;
    rule.is = panel_kind::vote;
    rule.quorum = {false, false, decimal{1}};
    rule.approve = {false, false, decimal{3}};
    return rule;
}

} // namespace

TEST_CASE("three of five decide as soon as nobody can change it", "[assess][panel]") {
    CHECK(before(three_of_five(), "yy...") == "open");
    CHECK(before(three_of_five(), "yyy..") == "approved");
    CHECK(before(three_of_five(), "nn...") == "open");
    CHECK(before(three_of_five(), "nnn..") == "rejected");
    CHECK(at_the_deadline(three_of_five(), "yy...") == "rejected");
}

TEST_CASE("where all who may vote cannot be enough there is no quorum", "[assess][panel]") {
    CHECK(before(three_of_five(), "..") == "no_quorum");
    panel_definition rule = three_of_five();
    rule.groups = {{"finance", 1, {}}};
    auto given = votes(".....");
    CHECK(decide(rule, given, false) == panel_result::no_quorum);
    given[4].group = "finance";
    CHECK(decide(rule, given, false) == panel_result::open);
    rule = board();
    rule.weighted = true;
    given = votes("...");
    for (vote& v : given) v.weight = decimal{0};
    CHECK(decide(rule, given, false) == panel_result::no_quorum);
}

TEST_CASE("of a board more than half must be there and approve", "[assess][panel]") {
    CHECK(before(board(), "yy...") == "open");
    CHECK(at_the_deadline(board(), "yy...") == "no_quorum");
    CHECK(at_the_deadline(board(), "yyn..") == "rejected");
    CHECK(at_the_deadline(board(), "yyy..") == "approved");
    CHECK(at_the_deadline(board(), "yyyaa") == "approved");
    CHECK(at_the_deadline(board(), "yyaaa") == "rejected");
    CHECK(before(board(), "yy") == "no_quorum"); // fewer than three unrelated directors
    CHECK(before(board(), "yyn") == "approved");
    CHECK(before(board(), "yynn") == "rejected"); // half is not more than half
}

TEST_CASE("to countersign means that all approve and one who does not ends it", "[assess][panel]") {
    panel_definition rule;
    rule.is = panel_kind::countersign;
    CHECK(before(rule, "yy.") == "open");
    CHECK(before(rule, "yyy") == "approved");
    CHECK(before(rule, "n..") == "rejected");
    CHECK(at_the_deadline(rule, "yy.") == "no_quorum");
    rule.quorum = {true, false, decimal{0}};
    CHECK(at_the_deadline(rule, "yy.") == "rejected");
    rule.missing = missing_vote::in_favour;
    CHECK(at_the_deadline(rule, "yy.") == "approved");
    CHECK(at_the_deadline(rule, "n..") == "rejected");
    rule.missing = missing_vote::neutral;
    CHECK(at_the_deadline(rule, "yy.") == "approved");
    CHECK(at_the_deadline(rule, "...") == "rejected"); // nobody approved
}

TEST_CASE("what a missing vote means is declared", "[assess][panel]") {
    panel_definition rule = board();
    rule.quorum = {true, false, decimal{0}};
    CHECK(at_the_deadline(rule, "yy...") == "rejected");
    rule.missing = missing_vote::neutral;
    CHECK(at_the_deadline(rule, "yyn..") == "approved");
    rule.missing = missing_vote::in_favour;
    CHECK(at_the_deadline(rule, "ynn..") == "approved");
    CHECK(at_the_deadline(rule, "nnn..") == "rejected");
}

TEST_CASE("an abstention counts as declared", "[assess][panel]") {
    panel_definition rule = board();
    rule.abstain = abstention::neutral;
    CHECK(before(rule, "yyaaa") == "approved");
    CHECK(before(rule, "ynaaa") == "rejected");
    CHECK(before(rule, "aaaaa") == "rejected");
}

TEST_CASE("a veto ends it, and is waited for", "[assess][panel]") {
    const panel_definition rule = three_of_five();
    CHECK(before(rule, "yyy.N") == "rejected");
    CHECK(before(rule, "yyy.*") == "open");
    CHECK(before(rule, "yyy.Y") == "approved");
    CHECK(at_the_deadline(rule, "yyy.*") == "approved"); // a missing vote is no veto
}

TEST_CASE("weights count where they are to", "[assess][panel]") {
    panel_definition rule = board();
    rule.weighted = true;
    auto given = votes("ynn");
    given[0].weight = *decimal::parse("2.5");
    CHECK(decide(rule, given, false) == panel_result::approved);
    given[0].weight = decimal{2};
    CHECK(decide(rule, given, false) == panel_result::rejected);
    rule.weighted = false;
    given[0].weight = decimal{100};
    CHECK(decide(rule, given, false) == panel_result::rejected);
}

TEST_CASE("every group has its minimum", "[assess][panel]") {
    panel_definition rule = board();
    rule.groups = {{"finance", 1, {}}, {"law", 1, {}}};
    auto given = votes("yyy.");
    given[0].group = "finance";
    given[3].group = "law";
    CHECK(decide(rule, given, false) == panel_result::open);
    given[3].is = ballot::approve;
    CHECK(decide(rule, given, false) == panel_result::approved);
    given[3].is = ballot::reject;
    CHECK(decide(rule, given, false) == panel_result::rejected);
}

TEST_CASE("answers are collected until all are there or the time is over", "[assess][panel]") {
    panel_definition rule;
    rule.quorum = {true, false, *decimal::parse("0.7")};
    CHECK(before(rule, "xxxxxxxxx.") == "open");
    CHECK(before(rule, "xxxxxxxxxx") == "complete");
    CHECK(at_the_deadline(rule, "xxxxxxx...") == "complete");
    CHECK(at_the_deadline(rule, "xxxxxx....") == "incomplete");
    CHECK(before(rule, "") == "incomplete");
}

TEST_CASE("a result that is certain is the one the deadline would bring", "[assess][panel]") {
    // All votes of four people under all rules: whatever is decided early stays decided.
    const std::string kinds = "yna.";
    for (const missing_vote missing :
         {missing_vote::neutral, missing_vote::against, missing_vote::in_favour}) {
        for (const abstention abstain : {abstention::neutral, abstention::against}) {
            panel_definition rule = board();
            rule.missing = missing;
            rule.abstain = abstain;
            for (int n = 0; n < 256; ++n) {
                std::string letters;
                for (int rest = n, i = 0; i < 4; ++i, rest /= 4) letters += kinds[rest % 4];
                const std::string early = before(rule, letters);
                if (early == "open") continue;
                INFO(letters);
                CHECK(at_the_deadline(rule, letters) == early);
                const std::size_t open = letters.find('.');
                if (open == std::string::npos) continue;
                for (const char c : {'y', 'n', 'a'}) {
                    letters[open] = c;
                    CHECK(before(rule, letters) == early);
                }
            }
        }
    }
}
