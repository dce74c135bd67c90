// What one upsert costs, in time and in bytes allocated, on 1,000 and on 100,000 accounts with ten
// orders each; and what the indexes of a portfolio weigh.

#include <tenet/account/records.hpp>
#include <tenet/portfolio/snapshot.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <new>
#include <random>
#include <string>
#include <vector>

namespace {

std::uint64_t allocated = 0;

} // namespace

void* operator new(std::size_t size) {
    allocated += size;
    void* p = std::malloc(size);
    if (p == nullptr) throw std::bad_alloc{};
    return p;
}
void operator delete(void* p) noexcept {
    std::free(p);
}
void operator delete(void* p, std::size_t) noexcept {
    std::free(p);
}

namespace {

using namespace tenet;
using tenet::account::order;

constexpr int orders_each = 10;
constexpr int upserts = 4000;
constexpr int rounds = 5;

portfolio::record make_order(int account, int n, std::int64_t amount) {
    order o;
    o.id = std::to_string(account) + '-' + std::to_string(n);
    o.account = std::to_string(account);
    o.ordered_on = date::from_days(20'000 + n);
    o.amount = decimal{amount};
    return portfolio::make_record(std::move(o));
}

std::shared_ptr<const portfolio::snapshot> build(int accounts) {
    const auto own = tenet::account::own_record_types();
    portfolio::builder b{catalogue::make({own.begin(), own.end()}).value()};
    for (int a = 0; a < accounts; ++a) {
        tenet::account::account one;
        one.id = std::to_string(a);
        one.name = "account " + one.id;
        b.add(portfolio::make_record(std::move(one)));
        for (int n = 0; n < orders_each; ++n) b.add(make_order(a, n, n));
    }
    diagnostics warnings;
    return b.finish(true, warnings).value();
}

struct cost {
    double seconds = 1e9; ///< of one upsert, best round
    double bytes = 0;
};

/// Replaces orders of random accounts one by one; the snapshot before goes away each time.
cost upsert_cost(std::shared_ptr<const portfolio::snapshot> s, int accounts) {
    std::mt19937 random{7};
    cost c;
    for (int round = 0; round < rounds; ++round) {
        std::vector<portfolio::change> changes;
        for (int i = 0; i < upserts; ++i) {
            const int a = static_cast<int>(random() % static_cast<unsigned>(accounts));
            const int n = static_cast<int>(random() % orders_each);
            changes.push_back({{make_order(a, n, i)}, {}});
        }
        const std::uint64_t before = allocated;
        const std::clock_t begin = std::clock();
        for (const portfolio::change& change : changes) s = s->with(change).value();
        const double taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        c.seconds = std::min(c.seconds, taken / upserts);
        c.bytes = static_cast<double>(allocated - before) / upserts;
    }
    return c;
}

void print_target(const char* name, double ratio) {
    std::cout << "target " << name << ": " << ratio << " <= 2 " << (ratio <= 2 ? "met" : "missed")
              << '\n';
}

} // namespace

int main() {
    std::array<cost, 2> costs;
    const std::array<int, 2> sizes{1'000, 100'000};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto s = build(sizes[i]);
        costs[i] = upsert_cost(s, sizes[i]);
        std::cout << sizes[i] << " accounts: one upsert " << costs[i].seconds * 1e6 << " us, "
                  << costs[i].bytes << " bytes; indexes "
                  << static_cast<double>(s->index_bytes()) / sizes[i] << " bytes per account with "
                  << orders_each << " orders\n";
    }
    print_target("upsert-time", costs[1].seconds / costs[0].seconds);
    print_target("upsert-bytes", costs[1].bytes / costs[0].bytes);
}
