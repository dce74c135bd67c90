#include <tenet/json/messages.hpp>
#include <tenet/json/records.hpp>
#include <tenet/json/typed_value.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/schema/record_type.hpp>

namespace tenet::json {

namespace say = json_messages;

namespace {

template <class T>
std::optional<value> direct(const std::optional<T>& read) {
    if (!read) return std::nullopt;
    return value{*read};
}

template <class T>
std::optional<value> boxed(const std::optional<T>& read, arena& memory) {
    if (!read) return std::nullopt;
    return value::of(memory.make<T>(*read));
}

void write_context(writer& out, const context_data& from) {
    out.begin_object();
    for (const context_entry& e : from.entries) {
        out.key(e.name);
        write_with_kinds(out, e.is);
    }
    out.end_object();
}

void write_fields(writer& out, const record_type& type, const void* object) {
    arena memory{1024};
    out.begin_object();
    for (const field& f : type.fields()) {
        const value v = f.load(f, object, memory);
        if (v.is_missing()) continue;
        out.key(f.name);
        write_with_kinds(out, v);
    }
    out.end_object();
}

/// As deep as the document is.
class kinds_reader {
public:
    kinds_reader(const document& doc, const zone_database* zones, arena& memory,
                 diagnostics& problems)
        : doc_(doc), zones_(zones), memory_(memory), problems_(problems) {}

    value read(const node& from) {
        if (from.is() == node::kind::array) return list(from);
        if (from.is() != node::kind::object) return to_value(from, memory_);
        if (from.members().size() == 1) {
            const member& only = from.members()[0];
            if (only.name == name_of(value_kind::context)) return context(only.is);
            if (only.name == name_of(value_kind::missing)) return missing(only.is);
            if (const auto kind = kind_called(only.name)) return scalar(*kind, only.is);
        }
        problems_.add(say::no_kind, {}, doc_.where(from));
        return {};
    }

private:
    static std::optional<value_kind> kind_called(std::string_view name) {
        for (auto n = static_cast<int>(value_kind::number);
             n <= static_cast<int>(value_kind::year_month_duration); ++n) {
            if (name_of(static_cast<value_kind>(n)) == name) return static_cast<value_kind>(n);
        }
        return std::nullopt;
    }

    value not_of_kind(value_kind kind, const node& from) {
        problems_.add(say::not_of_kind,
                      {std::string{from.text()}, std::string{chinese_name_of(kind)},
                       std::string{name_of(kind)}},
                      doc_.where(from));
        return {};
    }

    value scalar(value_kind kind, const node& from) {
        const auto read = from.is() == node::kind::string
                              ? value_of_text(kind, from.text(), zones_, memory_)
                              : std::nullopt;
        return read ? *read : not_of_kind(kind, from);
    }

    value missing(const node& from) {
        auto* cause = memory_.make<missing_cause>();
        cause->path = memory_.copy(from.text());
        return value::missing(cause);
    }

    value list(const node& from) {
        const auto items = memory_.make_array<value>(from.items().size());
        for (std::size_t i = 0; i < items.size(); ++i) items[i] = read(from.items()[i]);
        auto* made = memory_.make<list_data>();
        made->size = items.size();
        made->base = items.data();
        return value::of(made);
    }

    value context(const node& from) {
        if (from.is() != node::kind::object) return not_of_kind(value_kind::context, from);
        const auto entries = memory_.make_array<context_entry>(from.members().size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const member& m = from.members()[i];
            entries[i] = {memory_.copy(m.name), read(m.is)};
        }
        return value::of(memory_.make<context_data>(entries));
    }

    const document& doc_;
    const zone_database* zones_;
    arena& memory_;
    diagnostics& problems_;
};

} // namespace

std::optional<value> value_of_text(value_kind kind, std::string_view text,
                                   const zone_database* zones, arena& memory) {
    switch (kind) {
    case value_kind::number: return direct(decimal::parse(text));
    case value_kind::string: return value{memory.copy(text)};
    case value_kind::date: return direct(date::parse(text));
    case value_kind::time: return boxed(time_of_day::parse(text, zones), memory);
    case value_kind::date_time: return boxed(date_time::parse(text, zones), memory);
    case value_kind::day_time_duration: return direct(day_time_duration::parse(text));
    case value_kind::year_month_duration: return direct(year_month_duration::parse(text));
    default: return std::nullopt;
    }
}

void write_with_kinds(writer& out, const value& v) {
    switch (v.kind()) {
    case value_kind::null:
    case value_kind::boolean:
    case value_kind::number:
    case value_kind::string:
    case value_kind::missing: return out.value(v);
    case value_kind::list:
        out.begin_array();
        for (std::size_t i = 0; i < v.as_list().size; ++i) {
            write_with_kinds(out, v.as_list().at(i));
        }
        return out.end_array();
    default: break;
    }
    const bool record = v.is(value_kind::record);
    out.begin_object();
    out.key(name_of(record ? value_kind::context : v.kind()));
    if (record) {
        write_fields(out, v.type(), v.as_object());
    } else if (v.is(value_kind::context)) {
        write_context(out, v.as_context());
    } else {
        out.string(to_text(v));
    }
    out.end_object();
}

value read_with_kinds(const document& doc, const node& from, const zone_database* zones,
                      arena& memory, diagnostics& problems) {
    return kinds_reader{doc, zones, memory, problems}.read(from);
}

} // namespace tenet::json
