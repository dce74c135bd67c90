#include "report/shown_group.hpp"
#include "support/catch.hpp"

#include <tenet/report/group_text.hpp>

#include <algorithm>

using namespace tenet;

namespace {

struct shown : shown_group {
    using shown_group::shown_group;

    std::string of(const char* party, language lang = language::en) {
        return report::group_text(day, policy, groups, number_of(party), lang);
    }
};

} // namespace

TEST_CASE("a circle is shown once", "[report][group]") {
    shown s(R"([{"holder": "A", "subject": "B", "share": 60},
                {"holder": "B", "subject": "C", "share": 60},
                {"holder": "C", "subject": "B", "share": 20},
                {"holder": "C", "subject": "A", "share": 10}])",
            "");
    CHECK(s.of("C") == "A  · top\n"
                       "  B  shares 60%  · control (not verified)\n"
                       "    C  shares 60%  · control (not verified)\n"
                       "      A  shares 10%  (see above)\n"
                       "      B  shares 20%  (see above)\n");
    CHECK(s.of("C", language::zh).find("  B  持股 60%  · 控制（未核实）\n") != std::string::npos);
}

TEST_CASE("a member is shown in full where it is nearest to the top", "[report][group]") {
    shown s(R"([{"holder": "A", "subject": "B", "share": 100},
                {"holder": "B", "subject": "C", "share": 20},
                {"holder": "A", "subject": "C", "share": 60},
                {"holder": "C", "subject": "D", "share": 60}])",
            "");
    CHECK(s.of("A") == "A  · top\n"
                       "  B  shares 100%  · control (not verified)\n"
                       "    C  shares 20%  (see below)\n"
                       "  C  shares 60%  · control (not verified)\n"
                       "    D  shares 60%  · control (not verified)\n");
}

TEST_CASE("several relations to one party stand on one line", "[report][group]") {
    shown s(R"([{"holder": "A", "subject": "B", "share": 40},
                {"holder": "A", "subject": "B", "type": "votes", "share": {"low": 51, "high": 60}},
                {"holder": "A", "subject": "B", "type": "branch"}])",
            "");
    CHECK(s.of("B").find("  B  shares 40%, votes 51-60%, branch  ·") != std::string::npos);
}

TEST_CASE("a member that no relation leads to stands at the end", "[report][group]") {
    shown s(R"([{"holder": "A", "subject": "B", "share": 60}, {"holder": "X", "subject": "Y"}])",
            R"(, "entries": [{"party": "Y", "anchor": "A", "include": true, "approver": "a",
                 "reason": "one\u001b[31m kitchen"}])");
    CHECK(s.of("A") == "A  · top\n"
                       "  B  shares 60%  · control (not verified)\n"
                       "  Y  · included by hand: one\xEF\xBF\xBD[31m kitchen\n");
}

TEST_CASE("a chain of thousands is shown without ado", "[report][group]") {
    std::string text = "[";
    for (int n = 0; n < 5'000; ++n) {
        text += (n == 0 ? "" : ",") + std::string(R"({"holder": "P)") + std::to_string(n) +
                R"(", "subject": "P)" + std::to_string(n + 1) + R"(", "share": 60})";
    }
    shown s((text + "]").c_str(), "");
    const std::string tree = s.of("P9");
    CHECK(std::count(tree.begin(), tree.end(), '\n') == 5'001);
}
