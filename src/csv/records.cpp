#include <tenet/csv/messages.hpp>
#include <tenet/csv/records.hpp>
#include <tenet/schema/value.hpp>

#include <array>
#include <string>
#include <vector>

namespace tenet::csv {

namespace say = csv_messages;

namespace {

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t";
    constexpr std::string_view wide_blank = "　";
    for (;;) {
        if (!text.empty() && blanks.find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else if (!text.empty() && blanks.find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
        } else if (text.starts_with(wide_blank)) {
            text.remove_prefix(wide_blank.size());
        } else if (text.ends_with(wide_blank)) {
            text.remove_suffix(wide_blank.size());
        } else {
            return text;
        }
    }
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) return std::string{text};
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string{text.substr(0, end)} + "…";
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

/// Reads one cell into one field.
struct cell_reader {
    const field& to;
    void* object;
    const record_options& options;
    const cell& where;
    diagnostics& problems;

    bool fail(const message& what, std::vector<std::string> arguments) const {
        problems.add(what, std::move(arguments), where.where());
        return false;
    }

    bool store(const value& v, std::string_view text) const {
        if (to.store != nullptr && to.store(to, object, v)) return true;
        return fail(say::not_accepted, {std::string{to.name}, shown(text)});
    }

    bool number(std::string_view text) const {
        const auto n = decimal::parse(text);
        if (n) return store(value{*n}, text);
        for (diagnostic d : decimal::read(text).error().items()) {
            d.where() = where.where();
            problems.add(std::move(d));
        }
        return false;
    }

    bool boolean(std::string_view text) const {
        if (text == "true" || text == "是") return store(value{true}, text);
        if (text == "false" || text == "否") return store(value{false}, text);
        return fail(say::not_boolean, {std::string{to.name}, shown(text)});
    }

    bool string(std::string_view text) const {
        if (options.codes == nullptr || to.codes.empty()) return store(value{text}, text);
        const auto list = options.codes->find(to.codes);
        if (list == options.codes->end()) return store(value{text}, text);
        const code* known = list->second.find(text);
        if (known != nullptr) return store(value{std::string_view{known->id}}, text);
        std::vector<std::string_view> names;
        for (const code& c : list->second.codes) {
            names.insert(names.end(), {c.id, c.label.zh, c.label.en});
        }
        const std::string_view close = closest(text, names);
        return fail(close.empty() ? say::unknown_code : say::unknown_code_close,
                    {std::string{to.name}, shown(text), std::string{to.codes}, std::string{close}});
    }

    template <class T>
    bool direct(std::string_view text) const {
        const auto parsed = T::parse(text);
        return parsed ? store(value{*parsed}, text) : not_temporal(text);
    }

    template <class T>
    bool boxed(std::string_view text) const {
        const auto parsed = T::parse(text);
        return parsed ? store(value::of(&*parsed), text) : not_temporal(text);
    }

    bool not_temporal(std::string_view text) const {
        return fail(say::not_temporal,
                    {std::string{to.name}, shown(text), std::string{chinese_name_of(to.kind)},
                     std::string{name_of(to.kind)}, std::string{example_of(to.kind)}});
    }

    bool read(std::string_view text) const {
        if (!options.null_text.empty() && text == options.null_text) {
            if (to.can_be_null) return store(value::null(), text);
            return fail(say::null_not_allowed, {std::string{to.name}, shown(text)});
        }
        if (to.kind == value_kind::string) {
            return (text.empty() && !where.quoted()) || string(text);
        }
        const std::string_view bare = trimmed(text);
        return bare.empty() || read_bare(bare);
    }

    bool read_bare(std::string_view text) const {
        switch (to.kind) {
        case value_kind::number: return number(text);
        case value_kind::boolean: return boolean(text);
        case value_kind::date: return direct<date>(text);
        case value_kind::time: return boxed<time_of_day>(text);
        case value_kind::date_time: return boxed<date_time>(text);
        case value_kind::day_time_duration: return direct<day_time_duration>(text);
        case value_kind::year_month_duration: return direct<year_month_duration>(text);
        default: return fail(say::not_in_a_cell, {std::string{to.name}});
        }
    }
};

/// Finds the fields that the names of a header mean.
class header_matcher {
public:
    header_matcher(const record_type& type, const record_options& options, const reader& at,
                   diagnostics& problems)
        : type_(type), options_(options), at_(at), problems_(problems) {}

    std::vector<column> match(std::span<const std::string_view> header) {
        std::vector<column> columns;
        columns.reserve(header.size());
        for (std::size_t i = 0; i < header.size(); ++i) {
            const std::string_view name = trimmed(header[i]);
            const column c = find(name);
            if (name.empty()) {
                report_unnamed(i);
            } else if (c.target == nullptr) {
                report_unknown(i, name);
            } else {
                report_if_twice(columns, c, i);
            }
            columns.push_back(c);
        }
        return columns;
    }

private:
    [[nodiscard]] static bool is_list_of_structs(const field& f) noexcept {
        return f.kind == value_kind::list && f.structure != nullptr;
    }

    [[nodiscard]] column find(std::string_view name) const {
        if (const field* f = type_.find_field(name)) return {nullptr, f};
        const std::size_t dot = name.find('.');
        if (dot == std::string_view::npos) return {};
        const field* const outer = type_.find_field(name.substr(0, dot));
        if (outer == nullptr || !is_list_of_structs(*outer)) return {};
        const field* const inner = outer->structure->find_field(name.substr(dot + 1));
        return inner != nullptr ? column{outer, inner} : column{};
    }

    void report_unnamed(std::size_t i) {
        problems_.add(options_.strict ? say::unnamed_column_refused : say::unnamed_column,
                      {std::to_string(i + 1)}, at_.where(i));
    }

    void report_if_twice(const std::vector<column>& before, const column& c, std::size_t i) {
        for (std::size_t k = 0; k < before.size(); ++k) {
            if (before[k].outer != c.outer || before[k].target != c.target) continue;
            problems_.add(
                say::column_twice,
                {std::string{c.target->name}, std::to_string(k + 1), std::to_string(i + 1)},
                at_.where(i));
            return;
        }
    }

    void report_unknown(std::size_t i, std::string_view name) {
        const std::vector<std::string> known = all_names();
        const std::string_view close = closest(name, {known.begin(), known.end()});
        const message& what =
            options_.strict
                ? (close.empty() ? say::unknown_column_refused : say::unknown_column_refused_close)
                : (close.empty() ? say::unknown_column : say::unknown_column_close);
        problems_.add(
            what,
            {shown(name), std::string{type_.zh()}, std::string{type_.name()}, std::string{close}},
            at_.where(i));
    }

    [[nodiscard]] std::vector<std::string> all_names() const {
        std::vector<std::string> names;
        for (const field& f : type_.fields()) {
            if (!is_list_of_structs(f)) {
                names.insert(names.end(), {std::string{f.name}, std::string{f.zh}});
                continue;
            }
            for (const field& inner : f.structure->fields()) {
                names.push_back(std::string{f.name} + '.' + std::string{inner.name});
                names.push_back(std::string{f.zh} + '.' + std::string{inner.zh});
            }
        }
        return names;
    }

    const record_type& type_;
    const record_options& options_;
    const reader& at_;
    diagnostics& problems_;
};

} // namespace

bool read_field(const field& f, void* object, std::string_view text, const record_options& options,
                const cell& where, diagnostics& problems) {
    return cell_reader{f, object, options, where, problems}.read(text);
}

std::vector<column> match_header(std::span<const std::string_view> header, const record_type& type,
                                 const record_options& options, const reader& at,
                                 diagnostics& problems) {
    return header_matcher{type, options, at, problems}.match(header);
}

} // namespace tenet::csv
