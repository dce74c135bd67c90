#include "bods_check.hpp"

#include "bods_fields.hpp"
#include "formats.hpp"
#include "texts.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/group/messages.hpp>

namespace tenet::group {

namespace messages = group_messages;

namespace bods {

namespace {

using json::node;

std::string joined(std::span<const std::string_view> codes) {
    std::string out;
    for (const std::string_view c : codes) append_part(out, c, ", ");
    return out;
}

/// A month, a year, or a day.
bool is_part_of_date(std::string_view text) noexcept {
    constexpr std::size_t year_size = 4;
    constexpr std::size_t month_size = 7;
    if (text.size() != year_size && text.size() != month_size) {
        return read_full_date(text).has_value();
    }
    std::string whole(text);
    if (text.size() == year_size) whole += "-01";
    return read_full_date(whole + "-01").has_value();
}

/// Digits, a point, digits.
bool is_version(std::string_view text) noexcept {
    const auto all_digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::size_t point = text.find('.');
    return point != std::string_view::npos && all_digits(text.substr(0, point)) &&
           all_digits(text.substr(point + 1));
}

/// What a text of some form is called, and what it looks like.
struct text_form {
    std::string_view zh;
    std::string_view en;
    std::string_view example;
    bool (*fits)(std::string_view) noexcept;
};

constexpr text_form uri_form{"URI", "a URI", "https://example.org/register", is_uri};
constexpr text_form day_form{"日期", "a date", "2026-01-31", [](std::string_view t) noexcept {
                                 return read_full_date(t).has_value();
                             }};
constexpr text_form instant_form{
    "日期或带时区的日期时间", "a date, or a date and time with its zone", "2026-01-31T09:30:00Z",
    [](std::string_view t) noexcept { return read_day_or_instant(t).has_value(); }};
constexpr text_form part_form{"年、年月或日期", "a year, a month or a date", "1980-05",
                              is_part_of_date};
constexpr text_form version_form{"版本号", "a version", "0.4", is_version};

const text_form* form_of(form is) noexcept {
    switch (is) {
    case form::uri: return &uri_form;
    case form::day: return &day_form;
    case form::day_or_instant: return &instant_form;
    case form::part_of_date: return &part_form;
    case form::version: return &version_form;
    default: return nullptr;
    }
}

class checker {
public:
    checker(const located& in, diagnostics& problems) : in_(in), problems_(problems) {}

    void check(const node& n, const object& as, std::string_view name) {
        if (!is_kind(n, node::kind::object, name)) return;
        for (const statement_field& f : as.fields) {
            const node* value = n.find(f.name);
            if (value != nullptr) {
                check_field(*value, f);
            } else if (f.required) {
                missing(n, f.name);
            }
        }
        check_rule(n, as.more);
    }

    void missing(const node& from, std::string_view name) {
        report(messages::field_missing, {std::string(name)}, from);
    }

    bool is_kind(const node& n, node::kind wanted, std::string_view name) {
        if (n.is() == wanted) return true;
        switch (wanted) {
        case node::kind::string: wrong_kind(n, name, "文本", "a text"); break;
        case node::kind::boolean: wrong_kind(n, name, "true 或 false", "true or false"); break;
        case node::kind::number: wrong_kind(n, name, "数字", "a number"); break;
        case node::kind::array: wrong_kind(n, name, "列表", "a list"); break;
        default: wrong_kind(n, name, "对象", "an object"); break;
        }
        return false;
    }

private:
    void report(const message& what, std::vector<std::string> arguments, const node& at) {
        problems_.add(what, std::move(arguments), in_.where(at));
    }

    void wrong_kind(const node& n, std::string_view name, std::string zh, std::string en) {
        report(messages::field_kind, {std::string(name), std::move(zh), std::move(en)}, n);
    }

    void check_field(const node& n, const statement_field& f) {
        if (!f.list) return check_value(n, f);
        if (!is_kind(n, node::kind::array, f.name)) return;
        for (const node& item : n.items()) check_value(item, f);
    }

    void check_value(const node& n, const statement_field& f) {
        switch (f.is) {
        case form::flag: is_kind(n, node::kind::boolean, f.name); return;
        case form::share: return check_share(n, f);
        case form::object: return check(n, *f.inner, f.name);
        case form::party: return check_party(n, f);
        default: break;
        }
        if (!is_kind(n, node::kind::string, f.name)) return;
        if (f.is == form::code) {
            check_code(n, f.codes, f.name);
        } else if (const text_form* form = form_of(f.is)) {
            check_form(n, *form, f);
        } else {
            check_length(n, f);
        }
    }

    void check_share(const node& n, const statement_field& f) {
        constexpr int most = 100;
        if (!is_kind(n, node::kind::number, f.name)) return;
        const auto share = decimal::parse(n.text());
        if (share && !share->is_negative() && *share <= decimal{most}) return;
        report(messages::field_range,
               {std::string(f.name), clipped(n.text()), "0", std::to_string(most)}, n);
    }

    void check_party(const node& n, const statement_field& f) {
        if (n.is() == node::kind::string) return check_length(n, f);
        if (n.is() == node::kind::object) return check(n, *f.inner, f.name);
        wrong_kind(n, f.name, "记录编号，或说明原因的对象",
                   "the id of a record, or an object with a reason");
    }

    void check_code(const node& n, std::span<const std::string_view> codes, std::string_view name) {
        if (is_one_of(n.text(), codes)) return;
        report(messages::field_code, {std::string(name), clipped(n.text()), joined(codes)}, n);
    }

    void check_form(const node& n, const text_form& form, const statement_field& f) {
        if (form.fits(n.text())) return;
        report(messages::field_format,
               {std::string(f.name), clipped(n.text()), std::string(form.zh), std::string(form.en),
                std::string(form.example)},
               n);
    }

    void check_length(const node& n, const statement_field& f) {
        const std::size_t length = f.least == 0 ? 0 : code_points(n.text());
        if (length >= f.least && (f.most == 0 || length <= f.most)) return;
        report(messages::field_length,
               {std::string(f.name), std::to_string(length), std::to_string(f.least),
                f.most == 0 ? "∞" : std::to_string(f.most)},
               n);
    }

    void check_rule(const node& n, rule is) {
        switch (is) {
        case rule::none: return;
        case rule::annotation: return check_annotation(n);
        case rule::entity_type: return check_entity_type(n);
        case rule::identifier: return check_one_of(n, "scheme", "schemeName");
        case rule::publisher: return check_one_of(n, "name", "url");
        case rule::relationship: return check_relationship(n);
        }
    }

    void condition(const node& at, std::string_view name, std::string zh, std::string en) {
        report(messages::field_condition, {std::string(name), std::move(zh), std::move(en)}, at);
    }

    void check_one_of(const node& n, std::string_view one, std::string_view other) {
        if (n.find(one) != nullptr || n.find(other) != nullptr) return;
        missing(n, std::string(one) + " / " + std::string(other));
    }

    void check_annotation(const node& n) {
        const node* motivation = n.find("motivation");
        if (motivation == nullptr || motivation->is() != node::kind::string) return;
        if (motivation->text() == "linking" && n.find("url") == nullptr) missing(n, "url");
        const node* content = n.find("transformedContent");
        const bool needless = content != nullptr && content->is() == node::kind::string &&
                              !content->text().empty() && motivation->text() != "transformation";
        if (!needless) return;
        condition(*content, "transformedContent", "只有 motivation 为 transformation 时才有内容",
                  "it has content only where motivation is transformation");
    }

    void check_entity_type(const node& n) {
        const node* type = n.find("type");
        const node* subtype = n.find("subtype");
        const bool said = type != nullptr && subtype != nullptr &&
                          type->is() == node::kind::string && subtype->is() == node::kind::string;
        if (!said) return;
        const auto allowed = subtypes_of(type->text());
        // A subtype that no type has is reported by its code list.
        const bool known = is_one_of(subtype->text(), subtypes_of("arrangement")) ||
                           is_one_of(subtype->text(), subtypes_of("stateBody"));
        if (!allowed.empty() && known) check_code(*subtype, allowed, "subtype");
    }

    void check_relationship(const node& n) {
        const node* component = n.find("isComponent");
        const node* records = n.find("componentRecords");
        if (component == nullptr || records == nullptr || !component->boolean()) return;
        if (records->is() != node::kind::array || records->items().empty()) return;
        condition(*records, "componentRecords", "isComponent 为 true 的关系没有组成部分",
                  "a relationship that is a component has none itself");
    }

    const located& in_;
    diagnostics& problems_;
};

} // namespace

void check_statement(const located& in, const node& statement, diagnostics& problems) {
    checker check{in, problems};
    check.check(statement, statement_fields(), "statement");
    if (statement.is() != node::kind::object) return;
    const node* details = statement.find("recordDetails");
    if (details == nullptr) return check.missing(statement, "recordDetails");
    const node* type = statement.find("recordType");
    const object* as = type == nullptr ? nullptr : details_of(type->text());
    if (as != nullptr) {
        check.check(*details, *as, "recordDetails");
    } else {
        check.is_kind(*details, node::kind::object, "recordDetails");
    }
}

} // namespace bods

} // namespace tenet::group
