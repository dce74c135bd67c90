#include "rule_records.hpp"

#include <tenet/schema/describe_table.hpp>

namespace rules {

using namespace tenet::describing;

TENET_TABLE(purchase,
            ("采购", "客户的一次采购。", "One purchase of a client.", key{"id"},
             collection{"purchases", "采购"}, dated_by{"on"}),
            (id, "编号", "采购编号。", "Identifies the purchase.", required),
            (client, "客户编号", "所属客户。", "The client it belongs to."),
            (on, "日期", "采购日期。", "Day of the purchase."),
            (amount, "金额", "采购金额。", "Amount of the purchase."),
            (status, "状态", "采购状态。", "State of the purchase."))

TENET_TABLE(client,
            ("客户", "测试用客户。", "A client for tests.", key{"id"},
             collection{"clients", "客户名录"},
             to_many{"purchases", "采购", "purchase", "client", "客户的采购。", "Its purchases."},
             to_one{"parent_client", "上级客户", "client", "parent", "上级客户。", "Its parent."}),
            (id, "编号", "客户编号。", "Identifies the client.", required),
            (credit_grade, "信用等级", "信用等级。", "Grade of credit."),
            (tier, "等级", "客户等级。", "Tier."),
            (annual_revenue, "年营业额", "年营业额。", "Revenue of a year."),
            (manager, "经理", "负责人。", "Who manages it."),
            (parent, "上级编号", "上级客户的编号。", "Id of the parent."),
            (scores, "评分", "各项评分。", "Scores."))

} // namespace rules

namespace tenet_test {

using namespace tenet;
using namespace tenet::feel;

value relations::related(const record_type&, const relation& way, const void*,
                         const asked_span& span, arena& memory) const {
    asked = span;
    if (!way.many) {
        return parent != nullptr ? value::of(parent, table_for<rules::client>())
                                 : value::missing(&way.absent);
    }
    auto* list = memory.make<list_data>();
    list->how = list_data::layout::objects;
    list->base = purchases.data();
    list->size = purchases.size();
    list->type = &table_for<rules::purchase>();
    list->uncovered = !covered;
    list->open_because = covered ? nullptr : &way.absent;
    return value::of(list);
}

rule_bench::rule_bench(missing_mode missing, bool strict)
    : types(*catalogue::make({&table_for<rules::client>(), &table_for<rules::purchase>()})),
      names(types) {
    context.missing = missing;
    context.strict = strict;
    context.facts = &facts;
    context.now = *date_time::parse("2026-03-01T09:00:00Z");
    names.add_record("client", "客户", table_for<rules::client>());
    names.add("limit", "限额", type::scalar(value_kind::number));
    names.add("x", "", type::any());
    names.add("things", "", type::any());
    options.pack_functions = true;
}

value rule_bench::of(std::string_view text) {
    const auto compiled = expression::compile(text, names, options);
    INFO(text);
    if (!compiled) FAIL(compiled.error().text(language::en));
    kept_.push_back(*compiled);
    run = std::make_unique<evaluation>(context);
    run->set(0, value::of(&subject, table_for<rules::client>()));
    if (limit) run->set(1, *limit);
    if (limit) run->set(2, x);
    if (limit) run->set(3, things);
    return kept_.back().evaluate(*run);
}

std::string rule_bench::show(std::string_view text) {
    return tenet_test::show(of(text));
}

std::string show(const value& v) {
    if (!v.is_missing()) return to_text(v);
    const missing_cause& cause = *v.cause();
    if (cause.what != nullptr) return "missing(" + std::string{cause.what->id} + ")";
    if (cause.why == missing_cause::reason::joined) return "missing(several)";
    return "missing(" + std::string{cause.path} + ")";
}

} // namespace tenet_test
