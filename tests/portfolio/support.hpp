#ifndef TENET_TESTS_PORTFOLIO_SUPPORT_HPP
#define TENET_TESTS_PORTFOLIO_SUPPORT_HPP

#include "support/catch.hpp"

#include <tenet/account/records.hpp>
#include <tenet/portfolio/snapshot.hpp>

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace portfolio_test {

using namespace tenet;
using customer = tenet::account::account;
using purchase = tenet::account::order;
using tenet::portfolio::snapshot;

inline std::shared_ptr<const catalogue> own_types() {
    const auto own = tenet::account::own_record_types();
    return catalogue::make({own.begin(), own.end()}).value();
}

inline const record_type& accounts() {
    return tenet::table_for<customer>();
}
inline const record_type& orders() {
    return tenet::table_for<purchase>();
}

inline portfolio::record make_account(std::string id, std::string name = "ACME") {
    customer a;
    a.id = std::move(id);
    a.name = std::move(name);
    return portfolio::make_record(std::move(a));
}

inline portfolio::record make_order(std::string id, std::string of, std::int64_t amount = 1) {
    purchase o;
    o.id = std::move(id);
    o.account = std::move(of);
    o.ordered_on = *date::parse("2025-03-01");
    o.amount = decimal{amount};
    return portfolio::make_record(std::move(o));
}

inline std::shared_ptr<const snapshot> build(const std::vector<portfolio::record>& records,
                                             bool strict = false) {
    portfolio::builder b{own_types()};
    for (const portfolio::record& r : records) b.add(r);
    diagnostics warnings;
    return b.finish(strict, warnings).value();
}

inline std::vector<std::string> keys_behind(const snapshot& s, const record_type& type,
                                            std::string_view relation_name,
                                            const record_type& target, std::string_view key) {
    std::vector<std::string> keys;
    const void* object = s.at(type, s.find(type, key));
    for (const void* other : s.related(type, *type.find_relation(relation_name), object)) {
        keys.emplace_back(target.key_of(other));
    }
    return keys;
}

inline std::vector<std::string> ids(const diagnostics& problems) {
    std::vector<std::string> found;
    for (const diagnostic& d : problems.items()) found.emplace_back(d.id());
    return found;
}

} // namespace portfolio_test

#endif
