#include "policy/support.hpp"
#include "policy/verdicts.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <utility>

using namespace policy_test;

namespace {

const std::string measures =
    R"~("parameters": [{"id": "interval", "name": {"zh": "间隔", "en": "interval"},
      "type": "duration", "by": {"account": "tier", "complaint": "account_record.tier"},
      "values": [{"from": "2020-01-01", "value": {"core": "P3M", "important": "P6M"}}]}],
    "measures": [
    {"id": "revenue", "name": {"zh": "净收入", "en": "revenue"},
     "expression": "if count(orders) = 0 then 0 else sum(orders.amount)"},
    {"id": "threshold", "name": {"zh": "门槛", "en": "threshold"}, "kind": "top_set", "of": "revenue", "fraction": "0.8"},
    {"id": "median", "name": {"zh": "中位", "en": "median"}, "kind": "percentile", "of": "revenue", "fraction": "0.5"},
    {"id": "buyers", "name": {"zh": "购买者", "en": "buyers"}, "kind": "count", "where": "count(orders) > 0"},
    {"id": "place", "name": {"zh": "名次", "en": "place"}, "kind": "rank", "of": "revenue"}],)~";

const std::string rules = R"(
    {"id": "KEY", "title": {"zh": "大", "en": "key"}, "kind": "constraint", "subject": "account",
     "require": "revenue >= threshold and revenue > median"},
    {"id": "PLACE", "title": {"zh": "名次", "en": "place"}, "kind": "constraint", "subject": "account",
     "applies": "tier = \"core\"", "require": "place <= 5"},
    {"id": "SURVEY", "title": {"zh": "调查", "en": "survey"}, "kind": "recurring", "subject": "account",
     "events": "surveys", "every": "interval"},
    {"id": "CALM", "title": {"zh": "投诉", "en": "calm"}, "kind": "constraint", "subject": "complaint",
     "require": "account_record.tier != \"core\" or interval < @\"P4M\" and severity = \"low\""},
    {"id": "ACTED", "title": {"zh": "整改", "en": "acted"}, "kind": "constraint", "subject": "finding",
     "require": "count(actions[status = \"closed\"]) > 0 or account_record.tier = null"},
    {"id": "ANY", "title": {"zh": "总体", "en": "whole"}, "kind": "constraint", "subject": "portfolio",
     "require": "buyers > 3"})";

/// One random change after the other, over few ids, so that they collide.
class changes {
public:
    explicit changes(std::uint64_t seed) : random_(seed) {}

    portfolio::change next(const portfolio::snapshot& facts) {
        portfolio::change c;
        facts_ = &facts;
        const std::size_t records = 1 + random_() % 3;
        std::set<std::pair<const record_type*, std::string>> keys;
        for (std::size_t i = 0; i < records; ++i) add_one(c, keys);
        return c;
    }

private:
    std::string id(std::string_view prefix, std::size_t of) {
        return std::string(prefix) + std::to_string(random_() % of);
    }

    void add_one(portfolio::change& c, std::set<std::pair<const record_type*, std::string>>& keys) {
        const portfolio::record r = one();
        const std::string key(r.type->key_of(r.object.get()));
        if (!keys.emplace(r.type, key).second) return;
        if (random_() % 5 == 0 && facts_->find(*r.type, key) != portfolio::no_row) {
            c.removals.push_back({r.type, key});
        } else {
            c.upserts.push_back(r);
        }
    }

    portfolio::record one() {
        switch (random_() % 6) {
        case 0: {
            acc::account a = an_account(id("A", 9));
            if (random_() % 4 != 0) a.tier = std::string(random_() % 2 == 0 ? "core" : "important");
            if (random_() % 6 == 0) a.tier = fact<std::string>::null();
            return portfolio::make_record(a);
        }
        case 1:
            return portfolio::make_record(
                survey(id("S", 12), id("A", 9), random_() % 2 == 0 ? "2025-11-01" : "2025-02-01"));
        case 2: {
            acc::complaint k;
            k.id = id("K", 8);
            k.account = id("A", 9);
            k.received_at = moment("2025-12-01T00:00:00+08:00");
            k.severity = random_() % 2 == 0 ? "low" : "high";
            return portfolio::make_record(k);
        }
        case 3: {
            acc::finding f;
            f.id = id("F", 8);
            f.account = id("A", 9);
            return portfolio::make_record(f);
        }
        case 4: {
            acc::corrective_action x;
            x.id = id("X", 10);
            x.account = id("A", 9);
            x.finding = id("F", 8);
            x.status = random_() % 2 == 0 ? "closed" : "open";
            return portfolio::make_record(x);
        }
        default:
            return portfolio::make_record(
                order(id("O", 25), id("A", 9), "2025-10-01", std::to_string(random_() % 50)));
        }
    }

    std::mt19937_64 random_;
    const portfolio::snapshot* facts_ = nullptr;
};

} // namespace

TEST_CASE("what a change does equals the difference of two full checks", "[policy][evaluate]") {
    const char* asked = std::getenv("TENET_TEST_ROUNDS");
    const int rounds = asked != nullptr ? std::atoi(asked) : 10000;
    records start;
    for (int i = 0; i < 6; ++i) {
        acc::account a = an_account("A" + std::to_string(i));
        a.tier = std::string(i % 2 == 0 ? "core" : "important");
        start.add(a);
    }
    auto facts = start.cover_all().done();
    const auto rules_compiled = compile(pack_text_of(rules, measures)).value();
    const policy::context in = at("2026-01-01T12:00:00+08:00");
    changes random(42);
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        const auto before = policy::bind(rules_compiled, facts, in).value();
        const portfolio::change c = random.next(*facts);
        const auto effect = before->evaluate(c, policy::change_scope::all).value();
        const auto next = facts->with(c).value();
        const auto after = policy::bind(rules_compiled, next, in).value();
        const verdicts expected = all_verdicts(*after);
        REQUIRE(all_verdicts(*effect.would_be) == expected);
        REQUIRE(shifted(effect) == difference(all_verdicts(*before), expected));
        facts = next;
    }
}

namespace {

const std::string weights = R"~("measures": [
    {"id": "weight", "name": {"zh": "权重", "en": "weight"}, "expression": "annual_revenue + cooperation_value"},
    {"id": "total", "name": {"zh": "合计", "en": "total"}, "kind": "sum", "of": "weight"},
    {"id": "heavy", "name": {"zh": "大户", "en": "heavy"}, "kind": "count", "where": "annual_revenue + cooperation_value > 5"},
    {"id": "part", "name": {"zh": "占比", "en": "part"}, "kind": "share", "of": "weight"}],)~";

const std::string weighed = R"~(
    {"id": "TOTAL", "title": {"zh": "合计", "en": "total"}, "kind": "constraint", "subject": "account", "require": "total < 20"},
    {"id": "HEAVY", "title": {"zh": "大户", "en": "heavy"}, "kind": "constraint", "subject": "portfolio", "require": "heavy < 3"},
    {"id": "PART", "title": {"zh": "占比", "en": "part"}, "kind": "constraint", "subject": "account", "require": "part < 0.5"})~";

/// An account that may lack the one fact, the other, both or none.
acc::account weighed_account(const std::string& id, std::uint64_t lacks) {
    acc::account a = an_account(id);
    if ((lacks & 1) == 0) a.annual_revenue = decimal{4};
    if ((lacks & 2) == 0) a.cooperation_value = decimal{2};
    return a;
}

} // namespace

TEST_CASE("a measure lacks what the first account in their order does, whichever a change touches",
          "[policy][evaluate]") {
    records all;
    all.add(weighed_account("A", 1)).add(weighed_account("B", 2)).add(weighed_account("C", 0));
    const auto by = bound(pack_text_of(weighed, weights), all.cover_all().done());
    const auto lacking = [](const policy::judge& j) { return explain(j, "TOTAL", "C").missing; };
    using paths = std::vector<std::string>;
    CHECK(lacking(*by) == paths{"account.annual_revenue"});
    const auto after = [&](const acc::account& put) {
        portfolio::change c;
        c.upserts.push_back(portfolio::make_record(put));
        return by->evaluate(c).value().would_be;
    };
    CHECK(lacking(*after(weighed_account("A", 0))) == paths{"account.cooperation_value"});
    CHECK(lacking(*after(weighed_account("C", 2))) == paths{"account.annual_revenue"});
    portfolio::change gone;
    gone.removals.push_back({&table_for<acc::account>(), "A"});
    CHECK(lacking(*by->evaluate(gone).value().would_be) == paths{"account.cooperation_value"});
}

TEST_CASE("what would be unknown lacks what a full check of the changed portfolio says",
          "[policy][evaluate]") {
    std::mt19937_64 random(5);
    const auto rules_compiled = compile(pack_text_of(weighed, weights)).value();
    const policy::context in = at("2026-01-01T12:00:00+08:00");
    records start;
    for (int i = 0; i < 4; ++i) start.add(weighed_account("A" + std::to_string(i), random() % 4));
    auto facts = start.cover_all().done();
    auto before = policy::bind(rules_compiled, facts, in).value();
    for (int round = 0; round < 300; ++round) {
        INFO("round " << round);
        portfolio::change c;
        std::set<std::string> ids;
        for (std::size_t n = 1 + random() % 3; n > 0; --n) {
            const std::string id = "A" + std::to_string(random() % 6);
            const std::uint64_t lacks = random() % 6;
            if (!ids.insert(id).second) continue;
            const bool known = facts->find(table_for<acc::account>(), id) != portfolio::no_row;
            if (lacks == 5 && known) {
                c.removals.push_back({&table_for<acc::account>(), id});
            } else {
                c.upserts.push_back(portfolio::make_record(weighed_account(id, lacks % 4)));
            }
        }
        const auto effect = before->evaluate(c, policy::change_scope::all).value();
        facts = facts->with(c).value();
        const auto after = policy::bind(rules_compiled, facts, in).value();
        REQUIRE(all_reasons(*effect.would_be) == all_reasons(*after));
        before = round % 2 == 0 ? effect.would_be : after;
    }
}

TEST_CASE("evaluating a change names its records and their account, and stores nothing",
          "[policy][evaluate]") {
    records all;
    all.add(an_account("A")).add(an_account("B")).add(order("O1", "A", "2025-10-01", "10"));
    const auto facts = all.cover_all().done();
    const auto by = bound(pack_text_of(rules, measures), facts);
    portfolio::change c;
    c.upserts.push_back(portfolio::make_record(order("O2", "B", "2025-12-01", "90")));
    const auto effect = by->evaluate(c).value();
    std::set<std::string> subjects;
    for (const policy::shift& s : effect.named) subjects.insert(s.subject_key);
    CHECK(subjects == std::set<std::string>{"B"});
    const std::uint32_t key = by->rules().find_rule("KEY");
    const auto shift = std::find_if(effect.named.begin(), effect.named.end(),
                                    [&](const policy::shift& s) { return s.after.rule == key; });
    REQUIRE(shift != effect.named.end());
    CHECK(shift->before.is == policy::outcome::fail);
    CHECK(shift->after.is == policy::outcome::pass);
    CHECK(by->facts().size(table_for<acc::order>()) == 1);
    CHECK(effect.would_be->facts().size(table_for<acc::order>()) == 2);
}

TEST_CASE("records a change names come in the order of the catalogue, accounts first",
          "[policy][evaluate]") {
    records all;
    all.add(an_account("A"));
    const auto facts = all.cover_all().done();
    const auto by = bound(pack_text_of(rules, measures), facts);
    acc::complaint k;
    k.id = "K";
    acc::finding f;
    f.id = "F";
    k.account = f.account = "A";
    k.received_at = moment("2025-12-01T00:00:00+08:00");
    const auto catalogue = types();
    const std::map<std::string, std::size_t> places{
        {"A", 0},
        {"K", 1 + catalogue->index_of(table_for<acc::complaint>())},
        {"F", 1 + catalogue->index_of(table_for<acc::finding>())}};
    for (const bool other : {false, true}) {
        portfolio::change c;
        c.upserts = {portfolio::make_record(k), portfolio::make_record(f)};
        if (other) std::swap(c.upserts[0], c.upserts[1]);
        std::vector<std::size_t> met;
        for (const policy::shift& s : by->evaluate(c).value().named) {
            met.push_back(places.at(s.subject_key));
        }
        CHECK(std::set<std::size_t>(met.begin(), met.end()).size() == 3);
        CHECK(std::is_sorted(met.begin(), met.end()));
    }
}

TEST_CASE("a proposed change can be built upon", "[policy][evaluate]") {
    records all;
    all.add(an_account("A")).add(an_account("B"));
    const auto by = bound(pack_text_of(rules, measures), all.cover_all().done());
    portfolio::change first;
    first.upserts.push_back(portfolio::make_record(order("O1", "A", "2025-10-01", "10")));
    const auto one = by->evaluate(first).value();
    portfolio::change second;
    second.upserts.push_back(portfolio::make_record(order("O2", "B", "2025-10-01", "30")));
    const auto two = one.would_be->evaluate(second).value();
    const auto revenue = two.would_be->measure_values("revenue").value();
    CHECK(revenue[0].is->as_number() == decimal{10});
    CHECK(revenue[1].is->as_number() == decimal{30});
    CHECK(to_text(*two.would_be->measure_values("buyers").value().front().is) == "2");
}
