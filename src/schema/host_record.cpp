#include "host_storage.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/schema/messages.hpp>
#include <tenet/schema/record_type.hpp>

#include <set>

namespace tenet {

namespace {

constexpr std::size_t longest_name = 128;

bool is_name_letter(char32_t c) noexcept {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool punctuation = c < 0xC0 || (c >= 0x2000 && c <= 0x206F) ||
                             (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
                             (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFE00 && c <= 0xFF20) ||
                             c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFF) || c >= 0xE0000;
    return !punctuation;
}

bool is_name(std::string_view text) noexcept {
    if (text.empty() || text.size() > longest_name || first_bad_utf8(text)) return false;
    for (std::size_t offset = 0; offset < text.size();) {
        const bool first = offset == 0;
        const char32_t c = next_code_point(text, offset);
        if (!is_name_letter(c) && (first || c < '0' || c > '9')) return false;
    }
    return true;
}

/// Checks a definition and builds the type from it.
class host_type_maker {
public:
    explicit host_type_maker(const host_record_definition& definition) : d_(definition) {}

    result<std::shared_ptr<const record_type>> make() {
        record_type::header head = make_head();
        if (d_.fields.empty()) report(schema_messages::no_fields, {shown(d_.name)}, {});
        std::vector<field> fields;
        for (const host_field& f : d_.fields) fields.push_back(make_field(f));
        std::vector<relation> relations;
        for (const auto& r : d_.relations) relations.push_back(make_relation(r));
        for (const std::string* role : {&d_.key, &d_.time_field, &d_.account_field}) {
            check_role(*role, fields, role == &d_.time_field);
        }
        if (problems_.has_errors()) return std::move(problems_);
        return std::shared_ptr<const record_type>{std::make_shared<record_type>(
            head, std::move(fields), std::move(relations), record_operations{}, std::move(texts_))};
    }

private:
    /// A name fit for a message, whatever bytes it was given as.
    static std::string shown(std::string_view name) {
        return first_bad_utf8(name) ? std::string{"?"} : std::string{name.substr(0, longest_name)};
    }

    void report(const message& what, std::vector<std::string> arguments, std::string_view member) {
        place where;
        where.pointer = shown(d_.name);
        if (!member.empty()) where.pointer += "." + shown(member);
        problems_.add(what, std::move(arguments), std::move(where));
    }

    std::string_view keep(const std::string& text) {
        if (text.empty()) return {};
        texts_.push_back(std::make_unique<std::string>(text));
        return *texts_.back();
    }

    std::string_view name(const std::string& text, bool needed) {
        if ((needed || !text.empty()) && !is_name(text)) {
            report(schema_messages::bad_name, {shown(text)}, text);
        }
        return keep(text);
    }

    std::string_view free_text(const std::string& text, std::string_view member) {
        if (first_bad_utf8(text)) report(schema_messages::bad_name, {shown(text)}, member);
        return keep(text);
    }

    /// The English and Chinese name of a field or relation: legal, and not used before.
    void name_member(const std::string& en, const std::string& zh, std::string_view& name_to,
                     std::string_view& zh_to) {
        name_to = name(en, true);
        zh_to = name(zh, false);
        const bool again = !used_.insert(en).second;
        const bool zh_again = !zh.empty() && zh != en && !used_.insert(zh).second;
        if (again || zh_again) {
            report(schema_messages::duplicate_name, {shown(again ? en : zh), shown(d_.name)}, en);
        }
    }

    record_type::header make_head() {
        record_type::header head;
        head.name = name(d_.name, true);
        head.zh = name(d_.zh, false);
        head.collection = name(d_.collection, false);
        head.collection_zh = name(d_.collection_zh, false);
        head.key = keep(d_.key);
        head.time_field = keep(d_.time_field);
        head.account_field = keep(d_.account_field);
        head.size = d_.size;
        head.alignment = 1;
        return head;
    }

    field make_field(const host_field& from) {
        field to;
        name_member(from.name, from.zh, to.name, to.zh);
        to.unit = free_text(from.unit, from.name);
        to.codes = free_text(from.codes, from.name);
        to.offset = from.offset;
        to.storage = static_cast<std::uint8_t>(from.storage);
        to.has_presence = from.has_presence;
        to.can_be_null = from.has_presence;
        to.presence_offset = from.presence_offset;
        if (from.has_presence) check_inside(from, from.presence_offset, 1);

        const host_access access = access_of(from.storage);
        if (access.load == nullptr) {
            report(schema_messages::unknown_storage,
                   {shown(from.name), std::to_string(static_cast<int>(from.storage))}, from.name);
            return to;
        }
        if (from.storage == host_storage::text_buffer && from.size == 0) {
            report(schema_messages::no_buffer_size, {shown(from.name)}, from.name);
        }
        to.kind = access.kind;
        to.load = access.load;
        to.size = from.storage == host_storage::text_buffer ? from.size : access.size;
        check_inside(from, from.offset, to.size);
        return to;
    }

    void check_inside(const host_field& f, std::uint64_t offset, std::uint64_t size) {
        if (offset + size <= d_.size) return;
        report(schema_messages::outside_struct,
               {shown(f.name), std::to_string(offset), std::to_string(offset + size),
                std::to_string(d_.size)},
               f.name);
    }

    relation make_relation(const host_record_definition::host_relation& from) {
        relation to;
        name_member(from.name, from.zh, to.name, to.zh);
        to.target = name(from.target, true);
        to.via = name(from.via, true);
        to.many = from.many;
        return to;
    }

    void check_role(const std::string& wanted, const std::vector<field>& fields, bool temporal) {
        if (wanted.empty()) return;
        for (const field& f : fields) {
            if (f.name != wanted && f.zh != wanted) continue;
            const bool fits = temporal
                                  ? f.kind == value_kind::date || f.kind == value_kind::date_time
                                  : f.kind == value_kind::string;
            if (!fits) {
                report(schema_messages::wrong_kind,
                       {shown(wanted), temporal ? "时间字段" : "主键或客户字段",
                        std::string{chinese_name_of(f.kind)},
                        temporal ? "the time field" : "the key or the account field",
                        std::string{name_of(f.kind)}},
                       wanted);
            }
            return;
        }
        report(schema_messages::unknown_field, {shown(wanted), shown(d_.name)}, wanted);
    }

    const host_record_definition& d_;
    diagnostics problems_;
    std::vector<std::unique_ptr<std::string>> texts_;
    std::set<std::string_view> used_;
};

} // namespace

result<std::shared_ptr<const record_type>>
make_host_record_type(const host_record_definition& definition) {
    return host_type_maker{definition}.make();
}

} // namespace tenet
