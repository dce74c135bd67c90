#include "rule_records.hpp"

#include <tenet/feel/field_uses.hpp>

#include <set>
#include <string>

using namespace tenet;
using namespace tenet::feel;
using fields = std::set<std::string>;

namespace {

/// The fields a text reads of a client and its purchases; `type.*` for whole records.
fields read_by(const std::string& text, bool gives_records = true) {
    static const auto types =
        *catalogue::make({&table_for<rules::client>(), &table_for<rules::purchase>()});
    scope names(types);
    names.add_record("client", "客户", table_for<rules::client>());
    names.add("worked", "算得", type::any());
    compile_options options;
    options.pack_functions = true;
    REQUIRE(expression::compile(text, names, options).has_value());
    fields found;
    for (const field_use& use : used_fields(text, names, options, gives_records)) {
        found.insert(std::string(use.of->name()) + "." +
                     (use.is != nullptr ? std::string(use.is->name) : "*"));
    }
    return found;
}

} // namespace

TEST_CASE("fields read on paths, in filters and in loops are told apart", "[feel][uses]") {
    CHECK(read_by("client.tier") == fields{"client.tier"});
    CHECK(read_by("等级 = \"A\"") == fields{"client.tier"});
    CHECK(read_by("count(purchases[status = \"open\"])") ==
          fields{"purchase.client", "purchase.status"});
    CHECK(read_by("purchases[status = \"open\"][on > @\"2020-01-01\"].amount") ==
          fields{"purchase.client", "purchase.status", "purchase.on", "purchase.amount"});
    CHECK(read_by("purchases[1].amount") == fields{"purchase.client", "purchase.amount"});
    CHECK(read_by("some p in purchases[amount > 1] satisfies p.status = null") ==
          fields{"purchase.client", "purchase.amount", "purchase.status"});
    CHECK(read_by("for p in purchases return p.on") == fields{"purchase.client", "purchase.on"});
    CHECK(read_by("parent_client.parent_client.tier") == fields{"client.parent", "client.tier"});
    CHECK(read_by("parent_client != null") == fields{"client.parent"});
    CHECK(read_by("is missing(parent_client)") == fields{"client.parent"});
    CHECK(read_by("sum(purchases.amount) + worked") ==
          fields{"purchase.client", "purchase.amount"});
    CHECK(read_by("1 + 1").empty());
}

TEST_CASE("a record that goes where no field is named is read as a whole", "[feel][uses]") {
    for (const char* text : {"purchases",
                             "purchases[1]",
                             "purchases[status = \"open\"]",
                             "string(purchases[1])",
                             "[purchases[1]]",
                             "{p: purchases}",
                             "{p: purchases}.p.on",
                             "for p in purchases return p",
                             "purchases[1] = purchases[2]",
                             "if tier = \"A\" then purchases[1] else null",
                             "get value(purchases[1], \"amount\")",
                             "(function(p) p.amount)(purchases[1])",
                             "concatenate(purchases, []).on",
                             "sort(purchases, function(a, b) a.on < b.on)",
                             "flatten([purchases]).on",
                             "list contains(purchases, null)",
                             "purchases ... on",
                             "some p in [purchases] satisfies p.on = null",
                             "purchases[worked].amount",
                             "(for p in purchases return p).amount",
                             "count([purchases])",
                             "(function() purchases)()",
                             "purchases[1] in (null)",
                             "for p in (if worked then purchases else []) return p.on"}) {
        INFO(text);
        CHECK(read_by(text).contains("purchase.*"));
    }
    CHECK(read_by("string(client)") == fields{"client.*"});
}

TEST_CASE("what of the records given is read is for the caller to say where it does so",
          "[feel][uses]") {
    CHECK(read_by("purchases[status = \"open\"]", false) ==
          fields{"purchase.client", "purchase.status"});
    CHECK(read_by("purchases", false) == fields{"purchase.client"});
    CHECK(read_by("purchases[worked]", false).contains("purchase.*"));
    CHECK(read_by("concatenate(purchases, [])", false).contains("purchase.*"));
    CHECK(read_by("for p in purchases return p", false).contains("purchase.*"));
}
