// Hostile portfolios: the first byte chooses what the rest is (a manifest, records as JSON or CSV,
// a mapping with its file). Nothing may crash, and what is loaded has to hold together.

#include <tenet/account/records.hpp>
#include <tenet/portfolio/load.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using tenet::portfolio::named_text;

std::vector<named_text> portfolio_of(unsigned char what, const std::string& text) {
    const std::string mapped = R"({"files": [{"file": "data.csv", "mapping": "mapping.json"}]})";
    switch (what % 5) {
    case 0: return {{"portfolio.json", text}, {"accounts.csv", "id,name\nA,x\n"}};
    case 1: return {{"orders.json", text}};
    case 2: return {{"orders.csv", text}};
    case 3: return {{"portfolio.json", mapped}, {"mapping.json", text}, {"data.csv", "a,b\n1,2\n"}};
    default: break;
    }
    return {{"portfolio.json", mapped},
            {"mapping.json", R"({"columns": {"id": "a", "n": {"from": "b", "as": "number"},
                "day": {"from": "c", "as": "date", "pattern": "M/d/yyyy"}},
                "on_bad_row": "quarantine",
                "records": [{"type": "order", "fields": {"id": "id", "account": "id",
                    "ordered_on": "day", "amount": {"sum": "n"}},
                    "lists": {"lines": {"quantity": "n"}}}]})"},
            {"data.csv", text}};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto types = [] {
        const auto own = tenet::account::own_record_types();
        return tenet::catalogue::make({own.begin(), own.end()}).value();
    }();
    if (size == 0) return 0;
    tenet::portfolio::load_options options;
    options.types = types;
    options.strict = (data[0] & 0x80) != 0;
    const std::string text{reinterpret_cast<const char*>(data + 1), size - 1};
    const auto loaded = tenet::portfolio::load(portfolio_of(data[0] & 0x7F, text), options);
    if (!loaded) return loaded.error().has_errors() ? 0 : (std::abort(), 0);
    const auto& orders = tenet::table_for<tenet::account::order>();
    loaded->records->each(orders, [&](tenet::portfolio::row r, const void* object) {
        if (loaded->records->find(orders, orders.key_of(object)) != r) std::abort();
        return true;
    });
    return loaded->records->digest().size() == 64 ? 0 : (std::abort(), 0);
}
