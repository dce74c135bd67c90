#include "snapshot.hpp"

using namespace tenet::capi;

namespace tenet::capi {

namespace {

/// How the records of a change are read: as those of its snapshot.
portfolio::load_options options_of(const tenet_change& change) {
    portfolio::load_options how;
    how.types = change.of->shared_types();
    how.codes = change.of->codes();
    return how;
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_change_new(const tenet_snapshot* snapshot, tenet_change** out,
                              tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(snapshot, "snapshot");
        if (!check.good()) return check.refusal();
        *out = new tenet_change{snapshot->is, {}};
        return answer::ok();
    });
}

tenet_status tenet_change_upsert_json(tenet_change* change, tenet_str type, tenet_str json,
                                      tenet_error** warnings, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(change, "change");
        const std::string_view name = check.word(type, "type");
        const std::string_view text = check.bytes(json, "json");
        arguments::optional_out(warnings);
        if (!check.good()) return check.refusal();
        tenet::portfolio::record r;
        tenet::diagnostics heard;
        answer a = read_own_record(name, text, options_of(*change), r, heard);
        if (a.status != TENET_OK) return a;
        auto noted = make_warnings(warnings, heard);
        change->is.upserts.push_back(std::move(r));
        give_warnings(warnings, std::move(noted));
        return a;
    });
}

tenet_status tenet_change_upsert_host(tenet_change* change, tenet_str type, const void* object,
                                      tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(change, "change");
        check.need(object, "object");
        const std::string_view name = check.word(type, "type");
        if (!check.good()) return check.refusal();
        tenet::portfolio::record r;
        answer a = refer_to_host_record(name, object, change->of->types(), r);
        if (a.status == TENET_OK) change->is.upserts.push_back(std::move(r));
        return a;
    });
}

tenet_status tenet_change_remove(tenet_change* change, tenet_str type, tenet_str key,
                                 tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(change, "change");
        const std::string_view name = check.word(type, "type");
        std::string gone{check.text(key, "key")};
        if (!check.good()) return check.refusal();
        const tenet::record_type* found = change->of->types().find(name);
        if (found == nullptr) return no_such_type(change->of->types(), name);
        change->is.removals.push_back({found, std::move(gone)});
        return answer::ok();
    });
}

tenet_status tenet_change_add_json(tenet_change* change, tenet_str json, tenet_str file,
                                   tenet_error** warnings, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(change, "change");
        const std::string text{check.bytes(json, "json")};
        const std::string name{check.text(file, "file")};
        arguments::optional_out(warnings);
        if (!check.good()) return check.refusal();
        tenet::diagnostics heard;
        auto read = tenet::portfolio::read_change(text, name, options_of(*change), heard);
        if (!read) return refuse(read.error());
        tenet::portfolio::change both = change->is;
        both.upserts.insert(both.upserts.end(), read->upserts.begin(), read->upserts.end());
        both.removals.insert(both.removals.end(), read->removals.begin(), read->removals.end());
        auto noted = make_warnings(warnings, heard);
        change->is = std::move(both);
        give_warnings(warnings, std::move(noted));
        return answer::ok();
    });
}

void tenet_change_free(tenet_change* change) {
    delete change;
}
