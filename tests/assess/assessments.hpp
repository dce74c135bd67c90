#ifndef TENET_TESTS_ASSESS_ASSESSMENTS_HPP
#define TENET_TESTS_ASSESS_ASSESSMENTS_HPP

#include <tenet/assess/instance.hpp>

#include <string>
#include <support/catch.hpp>
#include <vector>

namespace assessments {

using namespace tenet;

inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

/// Makers prepare by a form, checkers vote; both stages have a deadline.
inline const std::string purchase = R"json({
  "id": "purchase", "version": "1", "purpose": {"zh": "采购评审", "en": "purchase review"},
  "subject": "order",
  "roles": [{"id": "maker"}, {"id": "checker"}, {"id": "chair"}],
  "exclusive": [["maker", "checker"]], "separate": [["prepare", "check"]],
  "conflicts_by": ["chair"], "delegation": {"longest": {"after": "P30D", "in": "calendar"}},
  "parameters": [{"id": "limit", "zh": "限额", "value": 100}],
  "forms": [{"id": "offer", "questions": [
    {"id": "price", "type": "number", "from": 0, "text": "价格"},
    {"id": "rating", "type": "scale", "from": 1, "to": 5, "text": "评分", "may_not_apply": true},
    {"id": "colour", "type": "choice", "text": "颜色", "required": false,
     "options": [{"id": "red"}, {"id": "blue"}]},
    {"id": "uses", "type": "choices", "text": "用途", "required": false,
     "options": [{"id": "a"}, {"id": "b"}]},
    {"id": "urgent", "type": "boolean", "text": "加急", "required": false},
    {"id": "by", "type": "date", "text": "日期", "required": false},
    {"id": "why", "type": "text", "longest": 3, "text": "理由", "required": false}]}],
  "measures": [{"id": "dearest", "zh": "最高价", "of": "prepare", "is": "max(answers.price)"
}],
  "stages": [
    {"id": "prepare", "by": "maker", "form": "offer",
     "panel": {"type": "collect", "quorum": {"at_least": 1}},
     "remind": [{"after": "P1D"}], "escalate": [{"after": "P2D", "to": "chair"}],
     "deadline": {"after": "P3D"}, "transfer": true, "signers_by": ["chair"],
     "next": [{"on": "complete", "if": "dearest > 限额", "to": "check"},
              {"on": "complete", "to": "bought"}, {"on": "incomplete", "to": "dropped"}]},
    {"id": "check", "by": "checker",
     "panel": {"type": "vote", "quorum": {"at_least": 1}, "approve": {"at_least": 2},
               "abstain": "against"},
     "deadline": {"after": "P3D"}, "transfer": true, "signers_by": ["chair"],
     "send_back": ["prepare"],
     "next": [{"on": "approved", "to": "bought"}, {"on": "rejected", "to": "dropped"},
              {"on": "no_quorum", "to": "dropped"}]}],
  "outcomes": [{"id": "bought", "follow_up": [{"open": "delivery", "if": "dearest > 500",
                                              "within": {"after": "P5D"}}]},
               {"id": "dropped"}, {"id": "withdrawn"}],
  "withdraw": {"by": ["maker"], "to": "withdrawn"},
  "reopen": {"by": ["chair"], "to": "prepare", "within": {"after": "P10D"}},
  "appeal": {
    "by" : ["maker"], "to" : "check"
}
})json";

inline assess::assessment made(const std::string& text) {
    auto a = assess::assessment::read(text, "a.json");
    INFO((a ? std::string{} : a.error().text(language::en)));
    REQUIRE(a.has_value());
    return *a;
}

/// The ids of what is wrong with a definition, in order, each once.
inline std::vector<std::string> problems(const std::string& text) {
    const auto a = assess::assessment::read(text, "a.json");
    std::vector<std::string> ids;
    if (a) return ids;
    for (const diagnostic& d : a.error().items()) {
        if (ids.empty() || ids.back() != d.id()) ids.emplace_back(d.id());
    }
    return ids;
}

/// Makers m1 and m2, checkers c1 to c3, a chair, and two without a part: d1, d2.
inline assess::opening people() {
    const auto o = assess::read_opening(R"({"instance": "P-1", "subject": {"order": "A1"},
      "participants": [
        {"person": "m1", "roles": ["maker"]}, {"person": "m2", "roles": ["maker"]},
        {"person": "c1", "roles": ["checker"]}, {"person": "c2", "roles": ["checker"]},
        {"person": "c3", "roles": ["checker"]}, {"person": "chair", "roles": ["chair"]},
        {"person": "d1", "roles": ["chair"]}, {"person": "d2", "roles": ["chair"]}]})");
    REQUIRE(o.has_value());
    return *o;
}

inline instant day(int n, int hour = 9) {
    return {1'767'225'600 + n * 86'400 + hour * 3'600, 0}; // from 2026-01-01
}

/// An instance under test; the log is kept as a host would.
class player {
public:
    explicit player(assess::assessment a, const assess::opening& with = people())
        : assessment_(std::move(a)) {
        auto s = assess::open(assessment_, with, day(0), options);
        INFO((s ? std::string{} : s.error().text(language::en)));
        REQUIRE(s.has_value());
        take(std::move(*s));
    }

    /// Empty if the act was done, else the id of why not.
    std::string act(const std::string& json, instant at) {
        const auto read = assess::read_act(json, "act.json");
        if (!read) return std::string{read.error().items().front().id()};
        auto s = assess::submit(assessment_, now, *read, at, options);
        if (!s) {
            refused = s.error();
            return std::string{s.error().items().front().id()};
        }
        take(std::move(*s));
        return {};
    }
    /// {"act": what, "actor": who, ...rest}
    std::string act(const std::string& what, const std::string& who, const std::string& rest,
                    instant at = day(0, 10)) {
        return act(R"({"act": ")" + what + R"(", "actor": ")" + who + '"' +
                       (rest.empty() ? "" : ", " + rest) + "}",
                   at);
    }
    std::string advance(instant at) {
        auto s = assess::advance(assessment_, now, at, options);
        if (!s) return std::string{s.error().items().front().id()};
        take(std::move(*s));
        return {};
    }
    /// Types and names of the last effects.
    [[nodiscard]] std::string effects() const {
        std::string all;
        for (const auto& e : last) {
            all += (all.empty() ? "" : " ") + e.what.type + ":" + e.what.name;
            for (const auto& p : e.people) all += "," + p;
        }
        return all;
    }
    [[nodiscard]] std::string json() const { return assess::show_json(assessment_, now); }
    [[nodiscard]] const assess::assessment& of() const { return assessment_; }

    assess::run_options options;
    assess::instance now;
    std::string log;
    std::vector<assess::instance_effect> last;
    diagnostics refused;

private:
    void take(assess::instance_step s) {
        now = std::move(s.next);
        log += s.bytes;
        last = std::move(s.effects);
    }

    assess::assessment assessment_;
};

} // namespace assessments

#endif
