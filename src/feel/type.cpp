#include <tenet/feel/type.hpp>

#include <utility>

namespace tenet::feel {

type type::scalar(value_kind k) {
    type t;
    t.is = family::scalar;
    t.kind = k;
    return t;
}

std::optional<type> type::named(std::string_view name) {
    constexpr std::pair<std::string_view, value_kind> scalars[] = {
        {"number", value_kind::number},
        {"string", value_kind::string},
        {"boolean", value_kind::boolean},
        {"date", value_kind::date},
        {"time", value_kind::time},
        {"date and time", value_kind::date_time},
        {"dateTime", value_kind::date_time},
        {"days and time duration", value_kind::day_time_duration},
        {"dayTimeDuration", value_kind::day_time_duration},
        {"years and months duration", value_kind::year_month_duration},
        {"yearMonthDuration", value_kind::year_month_duration},
    };
    for (const auto& [text, kind] : scalars) {
        if (text == name) return scalar(kind);
    }
    constexpr std::pair<std::string_view, family> families[] = {{"Any", family::any},
                                                                {"list", family::list},
                                                                {"context", family::context},
                                                                {"range", family::range},
                                                                {"function", family::function}};
    for (const auto& [text, is] : families) {
        if (text != name) continue;
        type t;
        t.is = is;
        return t;
    }
    if (name == "Null") return scalar(value_kind::null);
    return std::nullopt;
}

type type::of_record(const record_type& r) {
    type t;
    t.is = family::record;
    t.record = &r;
    return t;
}

type type::list_of(type item) {
    type t;
    t.is = family::list;
    t.item = std::make_shared<const type>(std::move(item));
    return t;
}

type type::of_field(const field& f) {
    switch (f.kind) {
    case value_kind::record:
    case value_kind::context: return f.structure != nullptr ? of_record(*f.structure) : any();
    case value_kind::list:
        if (f.structure != nullptr) return list_of(of_record(*f.structure));
        return list_of(f.item_kind == value_kind::null ? any() : scalar(f.item_kind));
    case value_kind::null:
    case value_kind::missing:
    case value_kind::range:
    case value_kind::function: return any();
    default: return scalar(f.kind);
    }
}

} // namespace tenet::feel
