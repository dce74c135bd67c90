#include "snapshot.hpp"

#include <set>

using namespace tenet::capi;

namespace tenet::capi {

portfolio::load_options read_load_options(arguments& check, const tenet_load_options* given,
                                          std::shared_ptr<const catalogue> types) {
    portfolio::load_options how;
    const auto from = check.versioned(given, tenet_load_options{}, "tenet_load_options");
    if (!check.good()) return how;
    check.only_bits(from.flags, TENET_LOAD_STRICT, "flags");
    check.between(from.reserved, 0, 0, "reserved");
    how.types = std::move(types);
    how.strict = (from.flags & TENET_LOAD_STRICT) != 0;
    if (from.codes != nullptr) how.codes = from.codes->is->source().codes;
    return how;
}

answer read_own_record(std::string_view type, std::string_view json,
                       const portfolio::load_options& how, portfolio::record& into,
                       diagnostics& warnings) {
    const record_type* found = how.types->find(type);
    if (found == nullptr) return no_such_type(*how.types, type);
    if (found->operations().create == nullptr) {
        return answer::refuse(TENET_ERROR_ARGUMENT, capi_messages::host_type, {std::string{type}});
    }
    auto read = portfolio::read_record_json(*found, std::string{json}, how, warnings);
    if (!read) return refuse(read.error());
    into = std::move(*read);
    return answer::ok();
}

answer refer_to_host_record(std::string_view type, const void* object, const catalogue& types,
                            portfolio::record& into) {
    const record_type* found = types.find(type);
    if (found == nullptr) return no_such_type(types, type);
    if (found->operations().create != nullptr) {
        return answer::refuse(TENET_ERROR_ARGUMENT, capi_messages::own_type, {std::string{type}});
    }
    into = {found, std::shared_ptr<const void>(std::shared_ptr<const void>{}, object)};
    return answer::ok();
}

namespace {

answer give_loaded(result<portfolio::loaded> read, tenet_snapshot** out, tenet_error** warnings) {
    if (!read) return refuse(read.error());
    auto heard = make_warnings(warnings, read->warnings);
    *out = new tenet_snapshot{std::move(read->records), std::move(read->mappings)};
    give_warnings(warnings, std::move(heard));
    return answer::ok();
}

void write_mapping(json::writer& out, const portfolio::mapping_report& m) {
    const auto number = [&](std::string_view key, std::uint64_t n) {
        out.key(key);
        out.integer(static_cast<std::int64_t>(n));
    };
    out.begin_object();
    out.key("file");
    out.string(m.file);
    number("rows_read", m.rows_read);
    out.key("rows_filtered");
    out.begin_array();
    for (const auto& f : m.rows_filtered) {
        out.begin_object();
        out.key("filter");
        out.string(f.filter);
        number("rows", f.rows);
        out.end_object();
    }
    out.end_array();
    number("rows_quarantined", m.rows_quarantined);
    out.key("records_made");
    out.begin_array();
    for (const auto& r : m.records_made) {
        out.begin_object();
        out.key("type");
        out.string(r.type);
        number("records", r.records);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_load_options_init(tenet_load_options* options, size_t size) {
    return initialise(options, size, tenet_load_options{});
}

tenet_status tenet_snapshot_load_folder(const tenet_catalogue* catalogue, tenet_str folder,
                                        const tenet_load_options* options, tenet_snapshot** out,
                                        tenet_error** warnings, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        arguments::optional_out(warnings);
        const std::string path = check.path(folder, "folder");
        if (!check.need(catalogue, "catalogue")) return check.refusal();
        const auto how = read_load_options(check, options, catalogue->is);
        if (!check.good()) return check.refusal();
        return give_loaded(tenet::portfolio::load_folder(path, how), out, warnings);
    });
}

tenet_status tenet_snapshot_load_texts(const tenet_catalogue* catalogue, const tenet_text* texts,
                                       size_t count, const tenet_load_options* options,
                                       tenet_snapshot** out, tenet_error** warnings,
                                       tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        arguments::optional_out(warnings);
        check.array(texts, count, "texts");
        if (!check.need(catalogue, "catalogue")) return check.refusal();
        const auto how = read_load_options(check, options, catalogue->is);
        std::vector<tenet::portfolio::named_text> files;
        std::set<std::string_view> names;
        for (size_t i = 0; check.good() && i < count; ++i) {
            const std::string_view name = check.word(texts[i].name, "name");
            const std::string_view text = check.bytes(texts[i].text, "text");
            if (!names.insert(name).second) {
                check.refuse(tenet::capi_messages::given_twice, {std::string{name}});
            }
            files.push_back({std::string{name}, std::string{text}});
        }
        if (!check.good()) return check.refusal();
        return give_loaded(tenet::portfolio::load(std::move(files), how), out, warnings);
    });
}

tenet_status tenet_snapshot_mappings(const tenet_snapshot* snapshot, tenet_buffer** out,
                                     tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(snapshot, "snapshot");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        tenet::json::writer text;
        text.begin_array();
        for (const auto& m : snapshot->mappings) write_mapping(text, m);
        text.end_array();
        give_text(out, text.take());
        return answer::ok();
    });
}

tenet_status tenet_snapshot_with(const tenet_snapshot* snapshot, const tenet_change* change,
                                 tenet_snapshot** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(snapshot, "snapshot");
        check.need(change, "change");
        if (!check.good()) return check.refusal();
        if (&change->of->types() != &snapshot->is->types()) {
            return answer::refuse(TENET_ERROR_ARGUMENT, tenet::capi_messages::other_catalogue);
        }
        auto next = snapshot->is->with(change->is);
        if (!next) return refuse(next.error());
        *out = new tenet_snapshot{std::move(*next), {}};
        return answer::ok();
    });
}

tenet_status tenet_snapshot_size(const tenet_snapshot* snapshot, tenet_str type, size_t* out,
                                 tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(snapshot, "snapshot");
        const std::string_view name = check.word(type, "type");
        if (check.need(out, "out")) *out = 0;
        if (!check.good()) return check.refusal();
        const tenet::catalogue& types = snapshot->is->types();
        const tenet::record_type* found = types.find(name);
        if (found == nullptr) return no_such_type(types, name);
        *out = snapshot->is->size(*found);
        return answer::ok();
    });
}

tenet_status tenet_snapshot_record(const tenet_snapshot* snapshot, tenet_str type, tenet_str key,
                                   tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(snapshot, "snapshot");
        const std::string_view name = check.word(type, "type");
        const std::string_view wanted = check.text(key, "key");
        if (!check.good()) return check.refusal();
        const tenet::catalogue& types = snapshot->is->types();
        const tenet::record_type* found = types.find(name);
        if (found == nullptr) return no_such_type(types, name);
        const void* object = snapshot->is->at(*found, snapshot->is->find(*found, wanted));
        if (object == nullptr) {
            return answer::refuse(
                TENET_ERROR_NOT_FOUND, tenet::capi_messages::unknown_record,
                {std::string{found->name()}, std::string{wanted}, std::string{found->zh()}});
        }
        tenet::json::writer text;
        tenet::json::write_record(text, *found, object);
        give_text(out, text.take());
        return answer::ok();
    });
}

tenet_status tenet_snapshot_digest(const tenet_snapshot* snapshot, tenet_str* out,
                                   tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(snapshot, "snapshot");
        if (check.need(out, "out")) *out = {};
        if (!check.good()) return check.refusal();
        *out = str(snapshot->is->digest());
        return answer::ok();
    });
}

void tenet_snapshot_free(tenet_snapshot* snapshot) {
    delete snapshot;
}
