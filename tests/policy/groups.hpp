#ifndef TENET_TESTS_POLICY_GROUPS_HPP
#define TENET_TESTS_POLICY_GROUPS_HPP

#include "policy/support.hpp"

#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>

#include <string>

/// Organisations, their relationships and a grouping, for the tests of rules over groups.
namespace policy_test {

inline const std::string groups =
    R"~("groups": [{"id": "connected", "name": {"zh": "关联集团", "en": "connected group"},
   "policy": {"id": "control", "title": {"zh": "控制", "en": "control"},
              "criteria": [{"id": "votes", "title": {"zh": "表决权", "en": "votes"}, "kind": "control"},
                           {"id": "dependence", "title": {"zh": "依存", "en": "dependence"},
                            "kind": "dependence", "at_least": 50}]}}],
  "measures": [
   {"id": "exposure", "name": {"zh": "敞口", "en": "exposure"}, "lowest": 0,
    "expression": "sum(concatenate([0], orders.amount))"},
   {"id": "group_exposure", "name": {"zh": "集团敞口", "en": "exposure of the group"},
    "kind": "group_sum", "of": "exposure", "over": "connected"}],)~";

inline const std::string limit_rule =
    R"~({"id": "L", "title": {"zh": "集团限额", "en": "Group limit"},
  "kind": "limit", "subject": "account",
  "numerator": {"name": {"zh": "集团敞口", "en": "exposure of the group"}, "is": "group_exposure"},
  "at_most": "100"})~";

inline party::organisation organisation(std::string id) {
    party::organisation o;
    o.name = "组织 " + id;
    o.id = std::move(id);
    return o;
}

inline acc::account account_of(std::string id, std::string organisation) {
    acc::account a = an_account(std::move(id));
    a.organisation = std::move(organisation);
    return a;
}

inline group::relationship holds(std::string id, std::string holder, std::string subject,
                                 const char* share, std::string type = "shareholding") {
    group::relationship r;
    r.id = std::move(id);
    r.holder = std::move(holder);
    r.subject = std::move(subject);
    r.type = std::move(type);
    if (share != nullptr) r.share = number(share);
    return r;
}

/// P holds 60 % of C, for which somebody else has an account; X stands apart.
class family : public records {
public:
    family() {
        for (const char* id : {"P", "C", "X"}) add(organisation(id));
        add(account_of("AP", "P")).add(account_of("AC", "C")).add(account_of("AX", "X"));
        add(holds("R1", "P", "C", "60"));
        add(order("O1", "AP", "2025-10-01", "70")).add(order("O2", "AC", "2025-10-02", "40"));
        add(order("O3", "AX", "2025-10-03", "90"));
    }
};

inline std::string value_of(const policy::explanation& e, std::string_view path) {
    for (const policy::shown_value& v : e.values) {
        if (v.path == path) return to_text(*v.is);
    }
    return "nothing";
}

/// A constraint, for any kind of subject.
inline std::string require_rule(const std::string& text, const std::string& subject = "account") {
    return R"~({"id": "R", "title": {"zh": "规则", "en": "rule"}, "kind": "constraint", "subject": ")~" +
           subject + R"~(", "require": ")~" + text + "\"}";
}

} // namespace policy_test

#endif
