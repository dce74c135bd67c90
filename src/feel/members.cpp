#include "members.hpp"

#include "reading.hpp"

#include <tenet/base/zone.hpp>
#include <tenet/feel/messages.hpp>

#include <array>

namespace tenet::feel {

namespace {

using maybe = std::optional<value>;

value number(std::int64_t n) noexcept {
    return value{decimal{n}};
}

maybe property_of_date(date d, std::string_view name) {
    if (name == "year") return number(d.year());
    if (name == "month") return number(d.month());
    if (name == "day") return number(d.day());
    if (name == "weekday") return number(d.weekday());
    return {};
}

maybe property_of_zone(const zone_reference& in, std::optional<std::int32_t> offset,
                       std::string_view name) {
    if (name == "time offset") {
        return offset ? value{day_time_duration{*offset, 0}} : value::null();
    }
    if (name == "timezone") {
        return in.named != nullptr ? value{std::string_view{in.named->name()}} : value::null();
    }
    return {};
}

maybe property_of_time(const time_of_day& t, std::string_view name) {
    if (name == "hour") return number(t.hour());
    if (name == "minute") return number(t.minute());
    if (name == "second") return number(t.second());
    return {};
}

std::optional<std::int32_t> offset_at(const time_of_day& t, date day) {
    switch (t.in.how) {
    case zone_reference::kind::local: return {};
    case zone_reference::kind::offset: return t.in.offset_seconds;
    case zone_reference::kind::named: break;
    }
    if (t.in.named == nullptr) return {};
    return t.in.named->offset_for_local(day.days() * 86'400 + t.nanoseconds / 1'000'000'000);
}

maybe property_of_day_time(const day_time_duration& d, std::string_view name) {
    if (name == "days") return number(d.seconds / 86'400);
    if (name == "hours") return number(d.seconds / 3'600 % 24);
    if (name == "minutes") return number(d.seconds / 60 % 60);
    if (name == "seconds") return number(d.seconds % 60);
    return {};
}

maybe property_of_year_month(const year_month_duration& d, std::string_view name) {
    if (name == "years") return number(d.months / 12);
    if (name == "months") return number(d.months % 12);
    return {};
}

maybe property_of_range(const range_data& r, std::string_view name) {
    if (name == "start") return r.low_unbounded && !is_point_test(r) ? value::null() : r.low;
    if (name == "end") return r.high_unbounded && !is_point_test(r) ? value::null() : r.high;
    if (name == "start included") return value{r.low_included};
    if (name == "end included") return value{r.high_included};
    return {};
}

maybe member_of_record(evaluation& run, const value& record, std::string_view name) {
    const record_type& type = record.type();
    if (const field* f = type.find_field(name)) {
        return settled(run, f->load(*f, record.as_object(), run.memory()));
    }
    if (const relation* way = type.find_relation(name)) {
        return related(run, type, *way, record.as_object(), usual_span(run));
    }
    return {};
}

value members_of_items(evaluation& run, const list_data& items, std::string_view name,
                       std::string_view zh) {
    if (!run.may_take(items.size * sizeof(value))) return value::missing(run.exhausted());
    const std::span<value> found = run.memory().make_array<value>(items.size);
    for (std::size_t i = 0; i < items.size; ++i) {
        if (!run.step()) return value::missing(run.exhausted());
        const value item = settled(run, items.at(i));
        if (item.is(value_kind::list)) {
            found[i] = value::null();
        } else {
            found[i] = member(run, item, name, zh);
        }
    }
    auto* list = run.memory().make<list_data>();
    list->size = items.size;
    list->base = found.data();
    list->maybes = items.maybes;
    list->uncovered = items.uncovered;
    list->open_because = items.open_because;
    return value::of(list);
}

} // namespace

std::optional<value> entry_view::find(std::string_view name) const {
    if (of_.is(value_kind::context)) {
        const value* found = of_.as_context().find(name);
        return found != nullptr ? maybe{*found} : maybe{};
    }
    const field* f = of_.type().find_field(name);
    return f != nullptr ? maybe{f->load(*f, of_.as_object(), run_->memory())} : maybe{};
}

std::optional<value> property(evaluation& run, const value& of, std::string_view name) {
    switch (of.kind()) {
    case value_kind::date: return property_of_date(of.as_date(), name);
    case value_kind::time: {
        const time_of_day& t = of.as_time();
        if (const auto found = property_of_time(t, name)) return found;
        return property_of_zone(t.in, offset_at(t, run.context().now.day), name);
    }
    case value_kind::date_time: {
        const date_time& at = of.as_date_time();
        if (const auto found = property_of_date(at.day, name)) return found;
        if (const auto found = property_of_time(at.time, name)) return found;
        return property_of_zone(at.time.in, offset_at(at.time, at.day), name);
    }
    case value_kind::day_time_duration: return property_of_day_time(of.as_day_time(), name);
    case value_kind::year_month_duration: return property_of_year_month(of.as_year_month(), name);
    case value_kind::range: return property_of_range(of.as_range(), name);
    default: return {};
    }
}

std::optional<value> find_member(evaluation& run, const value& of, std::string_view name,
                                 std::string_view zh) {
    switch (of.kind()) {
    case value_kind::context: {
        const value* found = of.as_context().find(name);
        if (found == nullptr && !zh.empty()) found = of.as_context().find(zh);
        return found != nullptr ? maybe{settled(run, *found)} : maybe{};
    }
    case value_kind::record: return member_of_record(run, of, name);
    default: return property(run, of, name);
    }
}

value member(evaluation& run, const value& of, std::string_view name, std::string_view zh) {
    switch (of.kind()) {
    case value_kind::missing: return plain(run, of);
    case value_kind::null: return of;
    case value_kind::list: return members_of_items(run, of.as_list(), name, zh);
    default: break;
    }
    if (const auto found = find_member(run, of, name, zh)) return *found;
    if (of.is(value_kind::context)) return value::null();
    const kind_names names{of};
    return run.fail(feel_messages::no_member, std::array{name, names.zh, names.en});
}

value related(evaluation& run, const record_type& from, const relation& way, const void* object,
              const asked_span& span) {
    const fact_source* facts = run.context().facts;
    if (facts == nullptr) return settled(run, value::missing(&way.absent));
    return settled(run, facts->related(from, way, object, span, run.memory()));
}

} // namespace tenet::feel
