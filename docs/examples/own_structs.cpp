// A host's own structs as facts: described once, judged without being copied.
#include <tenet/schema/describe_table.hpp>
#include <tenet/tenet.hpp>

#include <iostream>

namespace host {

struct shipment {
    std::string id;
    std::string account;
    std::optional<tenet::date> promised_on;
    tenet::fact<tenet::date> delivered_on; // unset, null ("not yet") or a date
};

const tenet::record_type& table_of(tenet::type_tag<shipment>);

// clang-format off
TENET_TABLE(shipment,
    ("发货", "一次发货。", "One shipment.",
     key{"id"}, collection{"shipments", "发货记录"}, dated_by{"promised_on"},
     belongs_to{"account"}),
    (id, "编号", "唯一编号。", "Identifies it.", required),
    (account, "客户编号", "收货客户的编号。", "Id of the account that receives it.", required),
    (promised_on, "承诺日期", "承诺送达的日期。", "When it was promised."),
    (delivered_on, "送达日期", "送达日期；空值表示尚未送达。", "When it arrived; null: not yet."))
// clang-format on

} // namespace host

constexpr const char* pack = R"({
  "regulation": {"id": "shipping", "title": {"zh": "发货规定", "en": "Shipping"}},
  "articles": [{
    "id": "1", "title": {"zh": "送达", "en": "Delivery"},
    "rules": [{
      "id": "1-on-time", "title": {"zh": "按承诺送达", "en": "Delivered as promised"},
      "kind": "deadline", "subject": "shipment",
      "from": "promised_on", "done": "送达日期", "within": "0", "unit": "calendar_days"
    }]
  }]
})";

int main() try {
    const std::shared_ptr<const tenet::record_type> type(&tenet::table_for<host::shipment>(),
                                                         [](const auto*) {});
    const auto types = tenet::own_catalogue({type}).value();

    const host::shipment late{"S1", "A", tenet::date::parse("2025-05-30"),
                              *tenet::date::parse("2025-06-02")};
    tenet::portfolio::builder records(types);
    records.add({type.get(), {std::shared_ptr<void>(), &late}}); // referred to, not owned
    tenet::diagnostics warnings;
    const auto facts = records.finish(false, warnings).value();

    auto source = tenet::policy::read_pack({{"shipping.json", pack}}, warnings).value();
    const auto rules =
        tenet::policy::regulation::compile(std::move(source), types, warnings).value();
    tenet::policy::context now;
    now.at = *tenet::date_time::parse("2025-06-30T12:00:00+08:00");
    const auto judge = tenet::policy::bind(rules, facts, now).value();
    for (const tenet::policy::verdict& v : judge->check().value().second) {
        std::cout << judge->explain(v).sentence.en << '\n';
    }
} catch (const tenet::error& e) {
    std::cerr << e.what();
    return 1;
}
