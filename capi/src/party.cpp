#include "group.hpp"

#include <tenet/portfolio/groups.hpp>

#include <algorithm>

using namespace tenet::capi;
namespace json = tenet::json;
namespace party = tenet::party;

struct tenet_character_variants {
    party::character_variants is;
};

namespace tenet::capi {

namespace {

party::identifier_scheme read_scheme(arguments& check, tenet_identifier_scheme scheme) {
    check.between(scheme, TENET_IDENTIFIER_USCC, TENET_IDENTIFIER_LEI, "scheme");
    return static_cast<party::identifier_scheme>(scheme);
}

const party::character_variants* table_of(const tenet_character_variants* variants) noexcept {
    return variants == nullptr ? nullptr : &variants->is;
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_identifier_is_valid(tenet_identifier_scheme scheme, tenet_str text, int32_t* out,
                                       tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        if (check.need(out, "out")) *out = 0;
        const auto of = read_scheme(check, scheme);
        const std::string_view given = check.text(text, "text");
        if (!check.good()) return check.refusal();
        *out = party::check_identifier(of, given).valid() ? 1 : 0;
        return answer::ok();
    });
}

tenet_status tenet_identifier_check_json(tenet_identifier_scheme scheme, tenet_str text,
                                         const uint32_t* regions, size_t region_count,
                                         tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const auto of = read_scheme(check, scheme);
        const std::string_view given = check.text(text, "text");
        check.array(regions, region_count, "regions");
        if (!check.good()) return check.refusal();
        party::identifier_options how;
        how.regions = {regions, region_count};
        if (!std::ranges::is_sorted(how.regions)) {
            check.refuse(tenet::capi_messages::bad_number, {"regions", "?"});
            return check.refusal();
        }
        return give_written(out, [&](json::writer& to) {
            party::write_identifier(to, party::check_identifier(of, given, how),
                                    party::repairs(of, given));
        });
    });
}

tenet_status tenet_character_variants_read(tenet_str table, tenet_str file,
                                           tenet_character_variants** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const std::string_view text = check.bytes(table, "table");
        const std::string_view name = check.text(file, "file");
        if (!check.good()) return check.refusal();
        auto read = party::character_variants::read(text, name);
        if (!read) return refuse(read.error());
        *out = new tenet_character_variants{std::move(*read)};
        return answer::ok();
    });
}

void tenet_character_variants_free(tenet_character_variants* variants) {
    delete variants;
}

tenet_status tenet_company_name_comparable(tenet_str name, const tenet_character_variants* variants,
                                           tenet_buffer** out, tenet_name_steps* steps,
                                           tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        if (steps != nullptr) *steps = 0;
        const std::string_view given = check.text(name, "name");
        if (!check.good()) return check.refusal();
        auto folded = party::comparable(given, table_of(variants));
        if (steps != nullptr) *steps = folded.steps;
        give_text(out, std::move(folded.text));
        return answer::ok();
    });
}

tenet_status tenet_find_duplicates_json(tenet_str json, tenet_str file,
                                        const tenet_character_variants* variants,
                                        tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const std::string_view text = check.bytes(json, "json");
        const std::string_view name = check.text(file, "file");
        if (!check.good()) return check.refusal();
        const auto searched = party::read_known_parties(std::string{text}, reading(name));
        if (!searched) return refuse(searched.error());
        return give_written(out, [&](json::writer& to) {
            party::write_duplicates(to, *searched,
                                    party::find_duplicates(searched->parties, table_of(variants)));
        });
    });
}

tenet_status tenet_merge_log_read_json(tenet_str json, tenet_str file, tenet_merge_log** out,
                                       tenet_error** error) {
    return read_document(json, file, out, error, party::read_merge_log);
}

tenet_status tenet_merge_log_of_snapshot(const tenet_snapshot* snapshot, tenet_merge_log** out,
                                         tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(snapshot, "snapshot");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        return give_made(tenet::portfolio::merges_of(*snapshot->is), out);
    });
}

tenet_status tenet_merge_log_add_json(tenet_merge_log* log, tenet_str json, tenet_str file,
                                      tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(log, "log");
        const std::string_view text = check.bytes(json, "json");
        const std::string_view name = check.text(file, "file");
        if (!check.good()) return check.refusal();
        const auto problems = party::extend_merge_log(log->is, std::string{text}, reading(name));
        return problems.has_errors() ? refuse(problems) : answer::ok();
    });
}

tenet_status tenet_merge_log_json(const tenet_merge_log* log, tenet_buffer** out,
                                  tenet_error** error) {
    return write_document(log, "log", out, error, [](json::writer& to, const tenet_merge_log& of) {
        party::write_merge_log(to, of.is);
    });
}

tenet_status tenet_merge_log_merged_json(const tenet_merge_log* log, tenet_str known_at,
                                         tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(log, "log");
        check.out(out, "out");
        const auto day = read_known_at(check, known_at);
        if (!check.good()) return check.refusal();
        return give_written(
            out, [&](json::writer& to) { party::write_merged_parties(to, log->is.at(day)); });
    });
}

void tenet_merge_log_free(tenet_merge_log* log) {
    delete log;
}
