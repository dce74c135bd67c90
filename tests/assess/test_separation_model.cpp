#include "assessments.hpp"

#include <cstdlib>
#include <deque>
#include <set>

/// Every path of acts that six people can take through a small assessment, with everything they
/// may try: no way leads to one person having a part in both separated stages. What counts as a
/// part is kept here, apart from what the instance keeps.
using namespace assessments;

namespace {

const std::string small = R"json({
  "id": "small", "version": "1", "purpose": "p", "subject": "s",
  "roles": [{"id": "maker"}, {"id": "checker"}, {"id": "chair"}, {"id": "clerk"}],
  "exclusive": [["maker", "checker"]], "separate": [["prepare", "check"]],
  "conflicts_by": ["chair"], "delegation": {},
  "stages": [
    {"id": "prepare", "by": "maker", "panel": {"type": "collect"}, "transfer": true,
     "signers_by": ["chair"],
     "next": [{"on": "complete", "to": "check"}, {"on": "incomplete", "to": "no"}]},
    {"id": "check", "by": "checker", "transfer": true, "signers_by": ["chair"],
     "send_back": ["prepare"], "panel": {"type": "countersign"},
     "next": [{"on": "approved", "to": "yes"}, {"on": "rejected", "to": "no"},
              {"on": "no_quorum", "to": "no"}]}],
  "outcomes": [{"id": "yes"}, {"id": "no"}],
  "reopen": {"by": ["chair", "clerk"], "to": "prepare"},
  "appeal": {"by": ["maker"], "to": "check"}})json";

const std::vector<std::string> persons{"administrator", "b", "c", "d", "e", "f"};

assess::opening six() {
    return assess::read_opening(R"({"instance": "S", "participants": [
        {"person": "administrator", "roles": ["chair"]}, {"person": "b", "roles": ["maker"]},
        {"person": "c", "roles": ["checker"]}, {"person": "d", "roles": ["checker"]},
        {"person": "e", "roles": ["clerk"]}, {"person": "f", "roles": ["maker"]}]})")
        .value();
}

/// A state that paths lead to, with who had a part in which stage.
struct node {
    assess::instance at;
    std::set<std::string> prepared;
    std::set<std::string> checked;
    int depth = 0;
};

std::string text_of(const std::set<std::string>& all) {
    std::string text;
    for (const auto& one : all) text += one + ",";
    return text;
}

/// Two nodes with the same key go on alike.
std::string key_of(const node& n) {
    std::string key = n.at.at() + "|";
    for (const assess::seat& s : n.at.present.seats) {
        key += s.person + s.role + s.actor + s.on_behalf_of + s.excused + (s.removed ? "-" : "") +
               std::string{assess::name_of(s.is)} + ";";
    }
    std::set<std::string> delegations;
    for (const auto& d : n.at.delegations) delegations.insert(d.from + ">" + d.to);
    key += "|" + text_of(delegations) + "|" + text_of(n.prepared) + "|" + text_of(n.checked);
    for (const auto& [who, roles] : n.at.acted_as) key += "|" + who + text_of(roles);
    for (const auto& p : n.at.people) key += p.conflict + "/";
    return key;
}

/// Everything anybody may try, in either stage.
std::vector<assess::act> attempts(const assess::instance& at) {
    std::vector<assess::act> all;
    const auto add = [&](assess::act_kind is, const std::string& actor) -> assess::act& {
        assess::act& a = all.emplace_back();
        a.is = is;
        a.actor = actor;
        a.stage = at.present.stage;
        return a;
    };
    using kind = assess::act_kind;
    for (const std::string& who : persons) {
        const auto submit = [&](const std::string& owner) {
            assess::act& a = add(kind::submit, who);
            if (owner != who) a.on_behalf_of = owner;
            if (a.stage == "check") a.choice = assess::ballot::approve;
        };
        submit(who);
        add(kind::send_back, who).to = "prepare";
        add(kind::reopen, who);
        add(kind::appeal, who);
        for (const std::string& other : persons) {
            if (other == who) continue;
            submit(other);
            add(kind::transfer, who).person = other;
            add(kind::add_signer, who).person = other;
            add(kind::remove_signer, who).person = other;
            assess::act& d = add(kind::delegate, who);
            d.person = other;
            d.since = day(0);
            d.until = day(20);
        }
    }
    return all;
}

/// Keeps who had a part, from the act alone: who did it, and for whom.
void note(node& n, const assess::act& a, const std::string& stage) {
    const bool part = a.is == assess::act_kind::submit || a.is == assess::act_kind::send_back;
    if (!part) return;
    auto& set = stage == "prepare" ? n.prepared : n.checked;
    set.insert(a.actor);
    if (!a.on_behalf_of.empty()) set.insert(a.on_behalf_of);
}

} // namespace

TEST_CASE("no path of six people leads round the separation of duties", "[assess][separation]") {
    const auto of = made(small);
    const bool campaign = std::getenv("TENET_CAMPAIGN") != nullptr;
    const int deepest = campaign ? 6 : 4;
    std::deque<node> open;
    open.push_back({assess::open(of, six(), day(0)).value().next, {}, {}, 0});
    std::set<std::string> seen{key_of(open.front())};
    std::size_t done = 0;
    std::size_t refused = 0;
    std::set<std::string> ends;
    while (!open.empty()) {
        const node from = std::move(open.front());
        open.pop_front();
        if (from.depth == deepest) continue;
        for (const assess::act& a : attempts(from.at)) {
            auto step = assess::submit(of, from.at, a, day(1));
            if (!step) {
                ++refused;
                continue;
            }
            ++done;
            node next{std::move(step->next), from.prepared, from.checked, from.depth + 1};
            note(next, a, from.at.present.stage);
            for (const std::string& p : next.prepared) {
                if (next.checked.count(p) != 0) FAIL(p << " in " << key_of(next));
            }
            if (next.at.closed()) ends.insert(next.at.at());
            if (seen.insert(key_of(next)).second) open.push_back(std::move(next));
        }
    }
    // The search did get somewhere, and was kept from much.
    CHECK(ends.count("yes") == 1);
    CHECK(done > 5'000);
    CHECK(refused > done);
}
