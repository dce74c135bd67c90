#include <tenet/json/messages.hpp>
#include <tenet/json/records.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tenet::json {

namespace say = json_messages;

namespace {

struct words {
    std::string_view zh;
    std::string_view en;
};

words found_words(node::kind kind) noexcept {
    switch (kind) {
    case node::kind::null: return {"null", "null"};
    case node::kind::boolean: return {"布尔值", "a boolean"};
    case node::kind::number: return {"数字", "a number"};
    case node::kind::string: return {"文本", "a text"};
    case node::kind::array: return {"数组", "an array"};
    case node::kind::object: return {"对象", "an object"};
    }
    return {};
}

words expected_words(value_kind kind) noexcept {
    switch (kind) {
    case value_kind::boolean: return {"true 或 false", "true or false"};
    case value_kind::number: return {"数字", "a number"};
    case value_kind::string: return {"文本", "a text"};
    case value_kind::list: return {"数组", "an array"};
    case value_kind::record:
    case value_kind::context: return {"对象", "an object"};
    case value_kind::date: return {"表示日期的文本", "a text that gives a date"};
    case value_kind::time: return {"表示时刻的文本", "a text that gives a time"};
    case value_kind::date_time: return {"表示日期时间的文本", "a text that gives a date and time"};
    default: return {"表示时长的文本", "a text that gives a duration"};
    }
}

std::string_view example_of(value_kind kind) noexcept {
    switch (kind) {
    case value_kind::date: return "2026-01-31";
    case value_kind::time: return "09:00:00";
    case value_kind::date_time: return "2026-01-31T09:00:00+08:00";
    case value_kind::year_month_duration: return "P1Y6M";
    default: return "P2DT12H";
    }
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) return std::string{text};
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string{text.substr(0, end)} + "…";
}

template <class T>
std::optional<value> boxed(std::string_view text, arena& memory) {
    const auto parsed = T::parse(text);
    if (!parsed) return std::nullopt;
    return value::of(memory.make<T>(*parsed));
}

template <class T>
std::optional<value> direct(std::string_view text) {
    const auto parsed = T::parse(text);
    if (!parsed) return std::nullopt;
    return value{*parsed};
}

std::optional<value> temporal(value_kind kind, std::string_view text, arena& memory) {
    switch (kind) {
    case value_kind::date: return direct<date>(text);
    case value_kind::time: return boxed<time_of_day>(text, memory);
    case value_kind::date_time: return boxed<date_time>(text, memory);
    case value_kind::day_time_duration: return direct<day_time_duration>(text);
    case value_kind::year_month_duration: return direct<year_month_duration>(text);
    default: return std::nullopt;
    }
}

/// Reads one record and what is nested in it; as deep as the document is.
class record_reader {
public:
    record_reader(const document& doc, const record_options& options, diagnostics& problems)
        : doc_(doc), options_(options), problems_(problems) {}

    bool read(const node& from, const record_type& type, void* object);

private:
    bool read_field(const field& f, const node& from, void* object);
    bool read_list(const field& f, const node& from, void* object);
    bool read_structure(const field& f, const node& from, void* object);
    std::optional<value> scalar(const field& f, value_kind kind, const node& from);
    std::optional<value> coded(const field& f, const node& from);
    bool store(const field& f, void* object, const value& v, const node& from);
    bool wrong_type(const field& f, value_kind expected, const node& from);
    bool unknown(const member& m, const record_type& type);
    bool complete(const node& from, const record_type& type, const std::vector<bool>& seen);

    const document& doc_;
    const record_options& options_;
    diagnostics& problems_;
    arena memory_{1024};
};

bool record_reader::read(const node& from, const record_type& type, void* object) {
    if (from.is() != node::kind::object) {
        const words found = found_words(from.is());
        problems_.add(say::object_expected,
                      {std::string{type.zh()}, std::string{found.zh}, std::string{type.name()},
                       std::string{found.en}},
                      doc_.where(from));
        return false;
    }
    bool good = true;
    std::vector<bool> seen(type.fields().size());
    for (const member& m : from.members()) {
        const field* f = type.find_field(m.name);
        if (f == nullptr) {
            good = unknown(m, type) && good;
            continue;
        }
        const auto index = static_cast<std::size_t>(f - type.fields().data());
        if (seen[index]) {
            problems_.add(say::field_twice, {std::string{f->name}}, doc_.where(m));
            good = false;
        } else {
            good = read_field(*f, m.is, object) && good;
        }
        seen[index] = true;
    }
    return complete(from, type, seen) && good;
}

bool record_reader::complete(const node& from, const record_type& type,
                             const std::vector<bool>& seen) {
    bool good = true;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const field& f = type.fields()[i];
        if (!f.required || seen[i]) continue;
        problems_.add(say::required_missing,
                      {std::string{type.zh()}, std::string{type.name()}, std::string{f.name},
                       std::string{f.zh}},
                      doc_.where(from));
        good = false;
    }
    return good;
}

bool record_reader::unknown(const member& m, const record_type& type) {
    std::vector<std::string_view> names;
    for (const field& f : type.fields()) {
        names.push_back(f.name);
        names.push_back(f.zh);
    }
    const std::string_view close = closest(m.name, names);
    const message& what =
        options_.strict
            ? (close.empty() ? say::unknown_member_refused : say::unknown_member_refused_close)
            : (close.empty() ? say::unknown_member : say::unknown_member_close);
    problems_.add(
        what, {shown(m.name), std::string{type.zh()}, std::string{type.name()}, std::string{close}},
        doc_.where(m));
    return !options_.strict;
}

bool record_reader::read_field(const field& f, const node& from, void* object) {
    if (from.is() == node::kind::null) {
        if (f.can_be_null) return store(f, object, value::null(), from);
        problems_.add(say::null_not_allowed, {std::string{f.name}}, doc_.where(from));
        return false;
    }
    if (f.kind == value_kind::list) return read_list(f, from, object);
    if (f.structure != nullptr) return read_structure(f, from, object);
    const auto v = scalar(f, f.kind, from);
    return v && store(f, object, *v, from);
}

bool record_reader::read_structure(const field& f, const node& from, void* object) {
    if (from.is() != node::kind::object) return wrong_type(f, value_kind::record, from);
    void* const inner = f.append != nullptr ? f.append(f, object, 1) : nullptr;
    return inner != nullptr && read(from, *f.structure, inner);
}

bool record_reader::read_list(const field& f, const node& from, void* object) {
    if (from.is() != node::kind::array) return wrong_type(f, value_kind::list, from);
    bool good = true;
    if (f.structure != nullptr) {
        // Known to be none: the list is there, and empty.
        if (from.items().empty() && f.append != nullptr) f.append(f, object, 0);
        for (const node& item : from.items()) good = read_structure(f, item, object) && good;
        return good;
    }
    const std::span<value> items = memory_.make_array<value>(from.items().size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto v = scalar(f, f.item_kind, from.items()[i]);
        if (v) items[i] = *v;
        good = v.has_value() && good;
    }
    list_data list;
    list.size = items.size();
    list.base = items.data();
    return good && store(f, object, value::of(&list), from);
}

std::optional<value> record_reader::scalar(const field& f, value_kind kind, const node& from) {
    const bool fits = kind == value_kind::boolean  ? from.is() == node::kind::boolean
                      : kind == value_kind::number ? from.is() == node::kind::number
                                                   : from.is() == node::kind::string;
    if (!fits) {
        wrong_type(f, kind, from);
        return std::nullopt;
    }
    if (kind == value_kind::boolean) return value{from.boolean()};
    if (kind == value_kind::number) return value{*decimal::parse(from.text())};
    if (kind == value_kind::string) return coded(f, from);
    auto v = temporal(kind, from.text(), memory_);
    if (!v) {
        problems_.add(say::bad_temporal,
                      {std::string{f.name}, shown(from.text()), std::string{chinese_name_of(kind)},
                       std::string{name_of(kind)}, std::string{example_of(kind)}},
                      doc_.where(from));
    }
    return v;
}

std::optional<value> record_reader::coded(const field& f, const node& from) {
    if (options_.codes == nullptr || f.codes.empty()) return value{from.text()};
    const auto list = options_.codes->find(f.codes);
    if (list == options_.codes->end()) return value{from.text()};
    const code* known = list->second.find(from.text());
    if (known != nullptr) return value{std::string_view{known->id}};
    std::vector<std::string_view> names;
    for (const code& c : list->second.codes) {
        names.insert(names.end(), {c.id, c.label.zh, c.label.en});
    }
    const std::string_view close = closest(from.text(), names);
    problems_.add(
        close.empty() ? say::unknown_code : say::unknown_code_close,
        {std::string{f.name}, shown(from.text()), std::string{f.codes}, std::string{close}},
        doc_.where(from));
    return std::nullopt;
}

bool record_reader::store(const field& f, void* object, const value& v, const node& from) {
    if (f.store != nullptr && f.store(f, object, v)) return true;
    problems_.add(say::not_accepted, {std::string{f.name}, shown(to_text(v))}, doc_.where(from));
    return false;
}

bool record_reader::wrong_type(const field& f, value_kind expected, const node& from) {
    const words wanted = expected_words(expected);
    const words found = found_words(from.is());
    problems_.add(say::wrong_type,
                  {std::string{f.name}, std::string{wanted.zh}, std::string{found.zh},
                   std::string{wanted.en}, std::string{found.en}},
                  doc_.where(from));
    return false;
}

} // namespace

bool read_record(const document& doc, const node& from, const record_type& type, void* object,
                 const record_options& options, diagnostics& problems) {
    return record_reader{doc, options, problems}.read(from, type, object);
}

value to_value(const node& from, arena& memory) {
    switch (from.is()) {
    case node::kind::null: return value::null();
    case node::kind::boolean: return value{from.boolean()};
    case node::kind::number: return value{decimal::parse(from.text()).value_or(decimal{})};
    case node::kind::string: return value{memory.copy(from.text())};
    case node::kind::array: {
        const std::span<value> items = memory.make_array<value>(from.items().size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            items[i] = to_value(from.items()[i], memory);
        }
        auto* list = memory.make<list_data>();
        list->size = items.size();
        list->base = items.data();
        return value::of(list);
    }
    case node::kind::object: {
        const auto entries = memory.make_array<context_entry>(from.members().size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const member& m = from.members()[i];
            entries[i] = {memory.copy(m.name), to_value(m.is, memory)};
        }
        return value::of(memory.make<context_data>(entries));
    }
    }
    return value::null();
}

} // namespace tenet::json
