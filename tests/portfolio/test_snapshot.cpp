#include "portfolio/support.hpp"

#include <map>
#include <random>
#include <thread>

using namespace portfolio_test;
using tenet::portfolio::change;
using tenet::portfolio::no_row;

namespace {

std::vector<std::string> orders_of(const snapshot& s, std::string_view key) {
    return keys_behind(s, accounts(), "orders", orders(), key);
}

using strings = std::vector<std::string>;

} // namespace

TEST_CASE("a snapshot finds records by key, by row and through relations", "[snapshot]") {
    const auto s = build({make_account("A"), make_account("B"), make_order("1", "B"),
                          make_order("2", "A"), make_order("3", "B")});
    CHECK(s->size(accounts()) == 2);
    CHECK(s->rows(orders()) == 3);
    CHECK(s->find(orders(), "3") == 2);
    CHECK(s->find(orders(), "4") == no_row);
    CHECK(s->find(orders(), "") == no_row);
    CHECK(orders().key_of(s->at(orders(), 1)) == "2");
    CHECK(s->at(orders(), 3) == nullptr);
    CHECK(orders_of(*s, "B") == strings{"1", "3"});
    CHECK(keys_behind(*s, orders(), "account_record", accounts(), "2") == strings{"A"});
    CHECK(s->all(orders()).size() == 3);
}

TEST_CASE("related hands out the index itself, without copying", "[snapshot]") {
    const auto s = build({make_account("A"), make_order("1", "A")});
    const auto& way = *accounts().find_relation("orders");
    const void* a = s->at(accounts(), 0);
    CHECK(s->related(accounts(), way, a).data() == s->related(accounts(), way, a).data());
    const auto later = s->with({{make_account("B")}, {}}).value();
    CHECK(later->related(accounts(), way, a).data() == s->related(accounts(), way, a).data());
}

TEST_CASE("a change makes a new snapshot and leaves the old one alone", "[snapshot]") {
    const auto first = build({make_account("A"), make_account("B"), make_order("1", "A", 10)});
    const auto second = first->with({{make_order("1", "A", 20), make_order("2", "A")}, {}}).value();
    const auto amount = [](const snapshot& s) {
        return static_cast<const purchase*>(s.at(orders(), 0))->amount->text();
    };
    CHECK(amount(*first) == "10");
    CHECK(amount(*second) == "20");
    CHECK(orders_of(*first, "A") == strings{"1"});
    CHECK(orders_of(*second, "A") == strings{"1", "2"});
    CHECK(second->find(orders(), "1") == first->find(orders(), "1"));
    const void* replaced = second->at(orders(), 0);
    CHECK(second->related(accounts(), *accounts().find_relation("orders"),
                          second->at(accounts(), 0))[0] == replaced);
}

TEST_CASE("an upsert that changes a reference moves the record to another list", "[snapshot]") {
    const auto first = build({make_account("A"), make_account("B"), make_order("1", "A"),
                              make_order("2", "A"), make_order("3", "B")});
    const auto second = first->with({{make_order("1", "B")}, {}}).value();
    CHECK(orders_of(*second, "A") == strings{"2"});
    CHECK(orders_of(*second, "B") == strings{"3", "1"});
    CHECK(orders_of(*first, "A") == strings{"1", "2"});
}

TEST_CASE("a deleted row is never given to another record", "[snapshot]") {
    const auto first = build({make_account("A"), make_order("1", "A"), make_order("2", "A")});
    const auto second = first->with({{}, {{&orders(), "1"}}}).value();
    CHECK(second->size(orders()) == 1);
    CHECK(second->rows(orders()) == 2);
    CHECK(second->at(orders(), 0) == nullptr);
    CHECK(orders_of(*second, "A") == strings{"2"});
    const auto third = second->with({{make_order("1", "A")}, {}}).value();
    CHECK(third->find(orders(), "1") == 2);
    CHECK(orders_of(*third, "A") == strings{"2", "1"});
    CHECK(third->all(orders()).size() == 2);
}

TEST_CASE("removals come before upserts, and of two upserts the later one stays", "[snapshot]") {
    const auto first = build({make_account("A"), make_order("1", "A")});
    const auto second =
        first->with({{make_order("1", "A", 2), make_order("1", "A", 3)}, {{&orders(), "1"}}})
            .value();
    CHECK(second->size(orders()) == 1);
    CHECK(static_cast<const purchase*>(second->at(orders(), 1))->amount->text() == "3");
    CHECK(orders_of(*second, "A") == strings{"1"});
}

TEST_CASE("a change is refused whole, with everything that is wrong with it", "[snapshot]") {
    const auto s = build({make_account("A")});
    portfolio::record empty{&orders(), nullptr};
    const auto r = s->with(
        {{make_order("", "A"), empty, {nullptr, nullptr}, make_account("B")}, {{&orders(), "9"}}});
    REQUIRE(r.has_error());
    CHECK(ids(r.error()) == strings{"portfolio-nothing-to-delete", "portfolio-no-key",
                                    "portfolio-no-object", "portfolio-unknown-type"});
    CHECK(s->size(accounts()) == 1);
}

TEST_CASE("a key given twice is reported with both places", "[snapshot]") {
    portfolio::builder b{own_types()};
    b.add(make_account("A"), {"a.json", "/0", 2, 3, 10});
    b.add(make_account("A"), {"b.csv", "", 7, 1, 90});
    diagnostics warnings;
    const auto r = b.finish(false, warnings);
    REQUIRE(r.has_error());
    REQUIRE(ids(r.error()) == strings{"portfolio-duplicate-key"});
    CHECK(r.error().items()[0].where().file == "b.csv");
    CHECK(r.error().items()[0].where().line == 7);
    CHECK_THAT(r.error().items()[0].text(language::en), tenet_test::contains("a.json:2"));
}

TEST_CASE("references that lead nowhere are warnings, and errors under strict", "[snapshot]") {
    for (const bool strict : {false, true}) {
        portfolio::builder b{own_types()};
        b.add(make_order("1", "X"), {"orders.csv", "", 3, 1, 0});
        diagnostics warnings;
        const auto r = b.finish(strict, warnings);
        CHECK(r.has_error() == strict);
        const diagnostics& problems = strict ? r.error() : warnings;
        REQUIRE(problems.total() == 1);
        CHECK(problems.items()[0].where().line == 3);
        CHECK(problems.items()[0].where().pointer == "/orders/1/account");
        if (!strict) {
            CHECK(ids((*r)->check_references(severity::error)) ==
                  strings{"portfolio-dangling-reference"});
        }
    }
}

TEST_CASE("the digest depends on the records and not on their order", "[snapshot]") {
    const auto one = build({make_account("A"), make_order("1", "A"), make_order("2", "A")});
    const auto other = build({make_account("A"), make_order("2", "A"), make_order("1", "A")});
    CHECK(one->digest() == other->digest());
    CHECK(one->digest().size() == 64);
    const auto changed = one->with({{make_order("2", "A", 5)}, {}}).value();
    CHECK(changed->digest() != one->digest());
    CHECK(changed->with({{make_order("2", "A")}, {}}).value()->digest() == one->digest());
    portfolio::coverage supplied;
    supplied.add("orders", {});
    CHECK(one->with_coverage(supplied)->digest() != one->digest());
}

TEST_CASE("equal numbers written differently have one digest", "[snapshot]") {
    auto written = [](std::string_view text) {
        purchase o;
        o.id = "1";
        o.account = "A";
        o.amount = *decimal::parse(text);
        return build({portfolio::make_record(std::move(o))});
    };
    CHECK(written("10.50")->digest() == written("10.5")->digest());
    CHECK(written("10.50")->digest() != written("10.51")->digest());
}

namespace {

/// A portfolio as plain maps: what the snapshots are compared with.
struct model {
    std::map<std::string, std::string> accounts; ///< id, name
    std::map<std::string, std::pair<std::string, int>> orders;
};

std::shared_ptr<const snapshot> fresh(const model& m) {
    std::vector<portfolio::record> all;
    for (const auto& [id, name] : m.accounts) all.push_back(make_account(id, name));
    for (const auto& [id, o] : m.orders) all.push_back(make_order(id, o.first, o.second));
    return build(all);
}

void check_equal(const snapshot& s, const model& m) {
    REQUIRE(s.size(accounts()) == m.accounts.size());
    REQUIRE(s.size(orders()) == m.orders.size());
    std::map<std::string, std::multiset<std::string>> lists;
    for (const auto& [id, o] : m.orders) {
        lists[o.first].insert(id);
        const auto* found = static_cast<const purchase*>(s.at(orders(), s.find(orders(), id)));
        REQUIRE(found != nullptr);
        REQUIRE(found->account == o.first);
        REQUIRE(*found->amount == decimal{o.second});
    }
    for (const auto& [id, name] : m.accounts) {
        REQUIRE(static_cast<const customer*>(s.at(accounts(), s.find(accounts(), id)))->name ==
                name);
        const strings found = orders_of(s, id);
        REQUIRE(std::multiset<std::string>{found.begin(), found.end()} == lists[id]);
    }
    std::size_t alive = 0;
    s.each(orders(), [&](portfolio::row r, const void* object) {
        ++alive;
        return s.find(orders(), orders().key_of(object)) == r;
    });
    REQUIRE(alive == m.orders.size());
}

change random_change(std::mt19937& random, model& m) {
    change c;
    const auto name = [&](int n) { return std::to_string(random() % static_cast<unsigned>(n)); };
    const auto upsert_order = [&] {
        const std::string id = name(400);
        const std::string of = name(30);
        const int amount = static_cast<int>(random() % 1000);
        m.orders[id] = {of, amount};
        c.upserts.push_back(make_order(id, of, amount));
    };
    switch (random() % 6) {
    case 0: {
        const std::string id = name(30);
        m.accounts[id] = "name " + name(9);
        c.upserts.push_back(make_account(id, m.accounts[id]));
        break;
    }
    case 1:
        if (!m.orders.empty()) {
            auto victim = m.orders.lower_bound(name(400));
            if (victim == m.orders.end()) victim = m.orders.begin();
            c.removals.push_back({&orders(), victim->first});
            m.orders.erase(victim);
        }
        break;
    case 2:
        if (!m.accounts.empty()) {
            c.removals.push_back({&accounts(), m.accounts.begin()->first});
            m.accounts.erase(m.accounts.begin());
        }
        break;
    default:
        for (unsigned n = random() % 4; n <= 4; ++n) upsert_order();
    }
    return c;
}

} // namespace

TEST_CASE("a chain of random changes equals a fresh build, and older snapshots keep what they held",
          "[snapshot]") {
    std::mt19937 random{20261123};
    model now;
    std::vector<std::pair<std::shared_ptr<const snapshot>, model>> history;
    history.emplace_back(fresh(now), now);
    for (int step = 0; step < 1500; ++step) {
        model next = history.back().second;
        const change c = random_change(random, next);
        history.emplace_back(history.back().first->with(c).value(), std::move(next));
    }
    for (std::size_t i = 0; i < history.size(); i += 37) {
        const auto& [s, m] = history[i];
        check_equal(*s, m);
        REQUIRE(s->digest() == fresh(m)->digest());
    }
}

namespace {

/// A portfolio in which rows and the order of relation lists matter.
struct ordered_model {
    struct placed {
        std::string account;
        int amount = 0;
        portfolio::row at = 0;
    };
    std::map<std::string, placed> orders;
    std::map<std::string, strings> lists; ///< by account, in order of arrival
    portfolio::row rows = 0;

    void upsert(const std::string& id, const std::string& account, int amount) {
        const auto [found, is_new] = orders.try_emplace(id);
        placed& o = found->second;
        if (is_new) o.at = rows++;
        if (is_new || o.account != account) {
            if (!is_new) std::erase(lists[o.account], id);
            lists[account].push_back(id);
        }
        o.account = account;
        o.amount = amount;
    }
    void remove(const std::string& id) {
        std::erase(lists[orders.at(id).account], id);
        orders.erase(id);
    }
};

constexpr int many_accounts = 1500;

std::shared_ptr<const snapshot> build_many(ordered_model& m) {
    std::vector<portfolio::record> all;
    for (int i = 0; i < many_accounts; ++i) all.push_back(make_account(std::to_string(i)));
    for (int i = 0; i < 2 * many_accounts; ++i) {
        const std::string id = std::to_string(i);
        m.upsert(id, std::to_string(i % many_accounts), i);
        all.push_back(make_order(id, std::to_string(i % many_accounts), i));
    }
    return build(all);
}

/// One order replaced, moved, added or removed.
change change_one(std::mt19937& random, ordered_model& m) {
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const std::string id = std::to_string(below(3 * many_accounts));
    const auto known = m.orders.find(id);
    if (known != m.orders.end() && below(4) == 0) {
        m.remove(id);
        return {{}, {{&orders(), id}}};
    }
    const bool stays = known != m.orders.end() && below(2) == 0;
    const std::string account =
        stays ? known->second.account : std::to_string(below(many_accounts));
    const int amount = below(1000);
    m.upsert(id, account, amount);
    return {{make_order(id, account, amount)}, {}};
}

void check_equal(const snapshot& s, const ordered_model& m) {
    REQUIRE(s.size(orders()) == m.orders.size());
    REQUIRE(s.rows(orders()) == m.rows);
    std::map<portfolio::row, std::string> by_row;
    for (const auto& [id, o] : m.orders) {
        REQUIRE(s.find(orders(), id) == o.at);
        REQUIRE(*static_cast<const purchase*>(s.at(orders(), o.at))->amount == decimal{o.amount});
        by_row[o.at] = id;
    }
    auto next = by_row.begin();
    s.each(orders(), [&](portfolio::row r, const void* object) {
        REQUIRE(next != by_row.end());
        REQUIRE(next->first == r);
        REQUIRE(orders().key_of(object) == next->second);
        REQUIRE(s.all(orders())[static_cast<std::size_t>(std::distance(by_row.begin(), next))] ==
                object);
        return ++next != by_row.end();
    });
    REQUIRE(next == by_row.end());
    for (int i = 0; i < many_accounts; ++i) {
        const std::string account = std::to_string(i);
        const auto list = m.lists.find(account);
        REQUIRE(orders_of(s, account) == (list != m.lists.end() ? list->second : strings{}));
    }
}

} // namespace

TEST_CASE("rows and the order of relation lists outlast any number of changes", "[snapshot]") {
    std::mt19937 random{20260117};
    ordered_model now;
    const auto first = build_many(now);
    const ordered_model at_first = now;
    auto s = first;
    for (int step = 1; step <= 9000; ++step) {
        s = s->with(change_one(random, now)).value();
        if (step % 900 == 0) check_equal(*s, now);
    }
    check_equal(*first, at_first);
    CHECK(s->check_references(severity::error).total() == 0);
    CHECK(s->index_bytes() < 5 * first->index_bytes());
}

TEST_CASE("a replaced record is let go once a quarter of its type has changed", "[snapshot]") {
    constexpr int count = 6000;
    std::vector<portfolio::record> all;
    for (int i = 0; i < count; ++i) all.push_back(make_order(std::to_string(i), "A"));
    const std::weak_ptr<const void> first = all.front().object;
    auto s = build(all);
    all.clear();
    for (int i = 0; i <= count / 4; ++i) {
        s = s->with({{make_order(std::to_string(i), "A", 2)}, {}}).value();
    }
    s = s->with({{make_order("0", "A", 3)}, {}}).value();
    CHECK(first.expired());
    CHECK(s->size(orders()) == static_cast<std::size_t>(count));
}

TEST_CASE("threads may derive from a snapshot that is much changed", "[snapshot]") {
    std::mt19937 random{5};
    ordered_model now;
    auto s = build_many(now);
    for (int step = 0; step < 1300; ++step) s = s->with(change_one(random, now)).value();
    const std::string digest = s->digest();
    std::vector<std::thread> threads;
    std::array<std::string, 4> digests;
    for (std::size_t t = 0; t < digests.size(); ++t) {
        threads.emplace_back([&, t] {
            const change there{{make_order("new", "1")}, {}};
            const change back{{}, {{&orders(), "new"}}};
            digests[t] = s->with(there).value()->with(back).value()->digest();
        });
    }
    for (std::thread& t : threads) t.join();
    for (const std::string& d : digests) CHECK(d == digest);
    check_equal(*s, now);
}

TEST_CASE("ten thousand records with long common prefixes are told apart", "[snapshot]") {
    std::vector<portfolio::record> all;
    for (int i = 0; i < 10'000; ++i) {
        all.push_back(make_account(std::string(40, 'x') + std::to_string(i)));
    }
    const auto s = build(all);
    for (int i = 0; i < 10'000; ++i) {
        const std::string key = std::string(40, 'x') + std::to_string(i);
        REQUIRE(s->find(accounts(), key) == static_cast<portfolio::row>(i));
    }
    CHECK(s->index_bytes() > 10'000 * 24);
    CHECK(s->index_bytes() < 10'000 * 200);
}

TEST_CASE("threads may read one snapshot and derive others from it", "[snapshot]") {
    std::vector<portfolio::record> all;
    for (int i = 0; i < 200; ++i) all.push_back(make_account(std::to_string(i)));
    const auto base = build(all);
    std::vector<std::thread> threads;
    std::array<std::string, 4> digests;
    for (std::size_t t = 0; t < digests.size(); ++t) {
        threads.emplace_back([&, t] {
            auto mine = base;
            for (int i = 0; i < 100; ++i) {
                mine = mine->with({{make_order(std::to_string(i), std::to_string(i))}, {}}).value();
            }
            digests[t] = mine->digest() + base->digest();
        });
    }
    for (std::thread& t : threads) t.join();
    CHECK(digests[1] == digests[0]);
    CHECK(digests[2] == digests[0]);
    CHECK(digests[3] == digests[0]);
}
