#ifndef TENET_TESTS_POLICY_SUPPORT_HPP
#define TENET_TESTS_POLICY_SUPPORT_HPP

#include "support/catch.hpp"

#include <tenet/account/records.hpp>
#include <tenet/policy/judge.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Small packs and portfolios for the tests of this room.
namespace policy_test {

using namespace tenet;
namespace acc = tenet::account;

inline date day(std::string_view text) {
    return *date::parse(text);
}
inline date_time moment(std::string_view text) {
    return *date_time::parse(text);
}
inline decimal number(std::string_view text) {
    return *decimal::parse(text);
}

inline std::shared_ptr<const catalogue> types() {
    static const std::shared_ptr<const catalogue> all = [] {
        const auto own = acc::own_record_types();
        return catalogue::make({own.begin(), own.end()}).value();
    }();
    return all;
}

/// A pack of one article with the rules given; `more` holds further members of the pack.
inline std::string pack_text_of(const std::string& rules, const std::string& more = {}) {
    return R"({"regulation": {"id": "test", "title": {"zh": "测试制度", "en": "test"}},)" + more +
           R"("articles": [{"id": "1", "title": {"zh": "条", "en": "article"}, "rules": [)" +
           rules + "]}]}";
}

inline result<std::shared_ptr<const policy::regulation>> compile(const std::string& text,
                                                                 diagnostics* warnings = nullptr) {
    diagnostics own;
    diagnostics& heard = warnings != nullptr ? *warnings : own;
    auto source = policy::read_pack({{"pack.json", text}}, heard);
    if (!source) return source.error();
    return policy::regulation::compile(std::move(*source), types(), heard);
}

/// What went wrong with a pack, as text; empty if nothing did.
inline std::string problems_of(const std::string& text) {
    diagnostics warnings;
    const auto compiled = compile(text, &warnings);
    return compiled ? warnings.text(language::en) : compiled.error().text(language::en);
}

/// A portfolio under construction.
class records {
public:
    template <class T>
    records& add(T object) {
        builder_.add(portfolio::make_record(std::move(object)));
        return *this;
    }
    records& cover(const std::string& collection, portfolio::coverage_statement statement = {}) {
        builder_.cover(collection, std::move(statement));
        return *this;
    }
    records& cover_all() {
        for (const record_type* type : types()->types()) {
            builder_.cover(std::string(type->head().collection), {});
        }
        return *this;
    }
    std::shared_ptr<const portfolio::snapshot> done() {
        diagnostics warnings;
        return builder_.finish(false, warnings).value();
    }

private:
    portfolio::builder builder_{types()};
};

inline acc::account an_account(std::string id) {
    acc::account a;
    a.name = "客户 " + id;
    a.id = std::move(id);
    return a;
}

inline acc::order order(std::string id, std::string account, std::string_view on,
                        std::string_view amount) {
    acc::order o;
    o.id = std::move(id);
    o.account = std::move(account);
    o.ordered_on = day(on);
    o.amount = number(amount);
    return o;
}

inline acc::survey_wave survey(std::string id, std::string account, std::string_view on) {
    acc::survey_wave s;
    s.id = std::move(id);
    s.account = std::move(account);
    s.held_on = day(on);
    return s;
}

inline policy::context at(std::string_view when) {
    policy::context c;
    c.at = moment(when);
    return c;
}

inline std::shared_ptr<const policy::judge>
bound(const std::string& pack, std::shared_ptr<const portfolio::snapshot> facts,
      policy::context in = at("2026-01-01T12:00:00+08:00")) {
    auto rules = compile(pack);
    if (!rules) FAIL(rules.error().text(language::en));
    auto judge = policy::bind(*rules, std::move(facts), std::move(in));
    if (!judge) FAIL(judge.error().text(language::en));
    return *judge;
}

/// The verdict of a rule for the account of that key.
inline policy::explanation explain(const policy::judge& by, std::string_view rule,
                                   std::string_view key) {
    const std::uint32_t n = by.rules().find_rule(rule);
    REQUIRE(n < by.rules().rules().size());
    const record_type* type = by.subject_type(n);
    const portfolio::row row = type == nullptr ? 0 : by.facts().find(*type, key);
    return by.explain(by.judge_one(n, row));
}

inline std::string outcome_of(const policy::judge& by, std::string_view rule,
                              std::string_view key) {
    return std::string(policy::name_of(explain(by, rule, key).of.is));
}

} // namespace policy_test

#endif
