#include "snapshot.hpp"

#include <tenet/portfolio/manifest.hpp>

using namespace tenet::capi;

struct tenet_snapshot_builder {
    explicit tenet_snapshot_builder(tenet::portfolio::load_options options)
        : how(std::move(options)), is(how.types) {}

    tenet::portfolio::load_options how;
    tenet::portfolio::builder is;
    tenet::diagnostics warnings;
    bool finished = false;
};

namespace tenet::capi {

namespace {

answer already_finished() {
    return answer::refuse(TENET_ERROR_STATE, capi_messages::finished);
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_snapshot_builder_new(const tenet_catalogue* catalogue,
                                        const tenet_load_options* options,
                                        tenet_snapshot_builder** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        if (!check.need(catalogue, "catalogue")) return check.refusal();
        auto how = read_load_options(check, options, catalogue->is);
        if (!check.good()) return check.refusal();
        *out = new tenet_snapshot_builder{std::move(how)};
        return answer::ok();
    });
}

tenet_status tenet_snapshot_builder_add_json(tenet_snapshot_builder* builder, tenet_str type,
                                             tenet_str json, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(builder, "builder");
        const std::string_view name = check.word(type, "type");
        const std::string_view text = check.bytes(json, "json");
        if (!check.good()) return check.refusal();
        if (builder->finished) return already_finished();
        tenet::portfolio::record r;
        answer a = read_own_record(name, text, builder->how, r, builder->warnings);
        if (a.status == TENET_OK) builder->is.add(std::move(r));
        return a;
    });
}

tenet_status tenet_snapshot_builder_add_host(tenet_snapshot_builder* builder, tenet_str type,
                                             const void* object, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(builder, "builder");
        check.need(object, "object");
        const std::string_view name = check.word(type, "type");
        if (!check.good()) return check.refusal();
        if (builder->finished) return already_finished();
        tenet::portfolio::record r;
        answer a = refer_to_host_record(name, object, *builder->how.types, r);
        if (a.status == TENET_OK) builder->is.add(std::move(r));
        return a;
    });
}

tenet_status tenet_snapshot_builder_cover(tenet_snapshot_builder* builder, tenet_str collection,
                                          const tenet_str* accounts, size_t count, tenet_str from,
                                          tenet_str to, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(builder, "builder");
        const std::string_view name = check.word(collection, "collection");
        tenet::portfolio::coverage_statement statement;
        statement.accounts = check.texts(accounts, count, "accounts");
        if (from.size != 0) statement.from = check.day(from, "from");
        if (to.size != 0) statement.to = check.day(to, "to");
        if (statement.from && statement.to && *statement.to < *statement.from) {
            check.refuse(tenet::capi_messages::span_backwards,
                         {statement.from->text(), statement.to->text()});
        }
        if (!check.good()) return check.refusal();
        if (builder->finished) return already_finished();
        const tenet::record_type* found = builder->how.types->find(name);
        if (found == nullptr) return no_such_type(*builder->how.types, name);
        builder->is.cover(std::string{found->head().collection}, std::move(statement));
        return answer::ok();
    });
}

tenet_status tenet_snapshot_builder_add_codes(tenet_snapshot_builder* builder, tenet_str json,
                                              tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(builder, "builder");
        const std::string_view text = check.bytes(json, "json");
        if (!check.good()) return check.refusal();
        if (builder->finished) return already_finished();
        tenet::code_lists lists = builder->how.codes;
        tenet::diagnostics problems;
        tenet::portfolio::read_code_lists(std::string{text}, {}, lists, problems);
        if (problems.has_errors()) return refuse(problems);
        builder->how.codes = std::move(lists);
        builder->warnings.add(problems);
        return answer::ok();
    });
}

tenet_status tenet_snapshot_builder_finish(tenet_snapshot_builder* builder, tenet_snapshot** out,
                                           tenet_error** warnings, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(builder, "builder");
        check.out(out, "out");
        arguments::optional_out(warnings);
        if (!check.good()) return check.refusal();
        if (builder->finished) return already_finished();
        builder->finished = true;
        builder->is.use(builder->how.codes);
        auto made = builder->is.finish(builder->how.strict, builder->warnings);
        if (!made) return refuse(made.error());
        auto heard = make_warnings(warnings, builder->warnings);
        *out = new tenet_snapshot{std::move(*made), {}};
        give_warnings(warnings, std::move(heard));
        return answer::ok();
    });
}

void tenet_snapshot_builder_free(tenet_snapshot_builder* builder) {
    delete builder;
}
