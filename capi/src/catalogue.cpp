#include "handles.hpp"

#include <tenet/schema/messages.hpp>

using namespace tenet::capi;

struct tenet_catalogue_builder {
    std::vector<std::shared_ptr<const tenet::record_type>> types;
};

namespace tenet::capi {

namespace {

host_field read_field(arguments& check, const tenet_field_def& from) {
    host_field to;
    to.name = check.text(from.name, "field.name");
    to.zh = check.text(from.zh, "field.zh");
    to.unit = check.text(from.unit, "field.unit");
    to.codes = check.text(from.codes, "field.codes");
    check.between(from.storage, 0, UINT8_MAX, "field.storage");
    check.between(from.has_presence, 0, 1, "field.has_presence");
    check.between(from.reserved, 0, 0, "field.reserved");
    to.storage = static_cast<host_storage>(from.storage);
    to.offset = from.offset;
    to.size = from.buffer_size;
    to.has_presence = from.has_presence != 0;
    to.presence_offset = from.presence_offset;
    return to;
}

host_record_definition::host_relation read_relation(arguments& check,
                                                    const tenet_relation_def& from) {
    check.between(from.many, 0, 1, "relation.many");
    check.between(from.reserved, 0, 0, "relation.reserved");
    return {std::string{check.text(from.name, "relation.name")},
            std::string{check.text(from.zh, "relation.zh")},
            std::string{check.text(from.target, "relation.target")},
            std::string{check.text(from.via, "relation.via")}, from.many != 0};
}

host_record_definition read_definition(arguments& check, const tenet_record_type_def* given) {
    host_record_definition to;
    if (!check.need(given, "definition")) return to;
    const auto from = check.versioned(given, tenet_record_type_def{}, "tenet_record_type_def");
    if (!check.good()) return to;
    to.name = check.text(from.name, "name");
    to.zh = check.text(from.zh, "zh");
    to.collection = check.text(from.collection, "collection");
    to.collection_zh = check.text(from.collection_zh, "collection_zh");
    to.key = check.text(from.key, "key");
    to.time_field = check.text(from.time_field, "time_field");
    to.account_field = check.text(from.account_field, "account_field");
    to.size = from.struct_size;
    check.array(from.fields, from.field_count, "fields", most_members);
    check.array(from.relations, from.relation_count, "relations", most_members);
    for (std::size_t i = 0; check.good() && i < from.field_count; ++i) {
        const auto f = check.element(from.fields, i, from.field_size, "tenet_field_def");
        if (check.good()) to.fields.push_back(read_field(check, f));
    }
    for (std::size_t i = 0; check.good() && i < from.relation_count; ++i) {
        const auto r = check.element(from.relations, i, from.relation_size, "tenet_relation_def");
        if (check.good()) to.relations.push_back(read_relation(check, r));
    }
    return to;
}

void write_names(json::writer& out, std::string_view name, std::string_view zh) {
    out.key("name");
    out.string(name);
    out.key("zh");
    out.string(zh);
}

void write_text(json::writer& out, std::string_view key, std::string_view text) {
    out.key(key);
    out.string(text);
}

void write_field(json::writer& out, const field& f) {
    out.begin_object();
    write_names(out, f.name, f.zh);
    write_text(out, "kind", name_of(f.kind));
    if (f.kind == value_kind::list && f.item_kind != value_kind::null) {
        write_text(out, "items", name_of(f.item_kind));
    }
    if (f.structure != nullptr) write_text(out, "structure", f.structure->name());
    if (!f.unit.empty()) write_text(out, "unit", f.unit);
    if (!f.codes.empty()) write_text(out, "codes", f.codes);
    out.key("required");
    out.boolean(f.required);
    out.key("can_be_null");
    out.boolean(f.can_be_null);
    write_text(out, "doc_zh", f.doc_zh);
    write_text(out, "doc_en", f.doc_en);
    out.end_object();
}

void write_relation(json::writer& out, const relation& r) {
    out.begin_object();
    write_names(out, r.name, r.zh);
    write_text(out, "target", r.target);
    write_text(out, "via", r.via);
    out.key("many");
    out.boolean(r.many);
    out.end_object();
}

std::string describe(const record_type& type) {
    json::writer out;
    out.begin_object();
    write_names(out, type.name(), type.zh());
    write_text(out, "collection", type.head().collection);
    write_text(out, "collection_zh", type.head().collection_zh);
    write_text(out, "key", type.head().key);
    write_text(out, "doc_zh", type.head().doc_zh);
    write_text(out, "doc_en", type.head().doc_en);
    out.key("host");
    out.boolean(type.operations().create == nullptr);
    out.key("fields");
    out.begin_array();
    for (const field& f : type.fields()) write_field(out, f);
    out.end_array();
    out.key("relations");
    out.begin_array();
    for (const relation& r : type.relations()) write_relation(out, r);
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace

answer no_such_type(const catalogue& types, std::string_view name) {
    std::vector<std::string_view> names;
    for (const record_type* type : types.types()) {
        for (const std::string_view other :
             {type->name(), type->zh(), type->head().collection, type->head().collection_zh}) {
            if (!other.empty()) names.push_back(other);
        }
    }
    const std::string_view close = closest(name, names);
    if (close.empty()) {
        return answer::refuse(TENET_ERROR_NOT_FOUND, capi_messages::unknown_type,
                              {std::string{name}});
    }
    return answer::refuse(TENET_ERROR_NOT_FOUND, capi_messages::unknown_type_close,
                          {std::string{name}, std::string{close}});
}

} // namespace tenet::capi

tenet_status tenet_record_type_def_init(tenet_record_type_def* definition, size_t size) {
    tenet_record_type_def defaults{};
    defaults.field_size = sizeof(tenet_field_def);
    defaults.relation_size = sizeof(tenet_relation_def);
    return initialise(definition, size, defaults);
}

tenet_status tenet_catalogue_own(tenet_catalogue** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        auto made = tenet::own_catalogue();
        if (!made) return refuse(made.error());
        *out = new tenet_catalogue{std::move(*made)};
        return answer::ok();
    });
}

tenet_status tenet_catalogue_builder_new(tenet_catalogue_builder** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        *out = new tenet_catalogue_builder{};
        return answer::ok();
    });
}

tenet_status tenet_catalogue_builder_add(tenet_catalogue_builder* builder,
                                         const tenet_record_type_def* definition,
                                         tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(builder, "builder");
        const auto read = read_definition(check, definition);
        if (!check.good()) return check.refusal();
        auto made = tenet::make_host_record_type(read);
        if (!made) return refuse(made.error());
        builder->types.push_back(std::move(*made));
        return answer::ok();
    });
}

tenet_status tenet_catalogue_builder_finish(tenet_catalogue_builder* builder, tenet_catalogue** out,
                                            tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(builder, "builder");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        auto made = tenet::own_catalogue(builder->types);
        if (!made) return refuse(made.error());
        *out = new tenet_catalogue{std::move(*made)};
        builder->types.clear();
        return answer::ok();
    });
}

void tenet_catalogue_builder_free(tenet_catalogue_builder* builder) {
    delete builder;
}

size_t tenet_catalogue_type_count(const tenet_catalogue* catalogue) {
    return catalogue == nullptr ? 0 : catalogue->is->types().size();
}

tenet_str tenet_catalogue_type_name(const tenet_catalogue* catalogue, size_t index) {
    if (index >= tenet_catalogue_type_count(catalogue)) return {};
    return str(catalogue->is->types()[index]->name());
}

tenet_status tenet_catalogue_describe(const tenet_catalogue* catalogue, tenet_str type,
                                      tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(catalogue, "catalogue");
        const std::string_view name = check.word(type, "type");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        const tenet::record_type* found = catalogue->is->find(name);
        if (found == nullptr) return no_such_type(*catalogue->is, name);
        give_text(out, describe(*found));
        return answer::ok();
    });
}

void tenet_catalogue_free(tenet_catalogue* catalogue) {
    delete catalogue;
}
