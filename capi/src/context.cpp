#include "group.hpp"

#include <tenet/dmn/messages.hpp>
#include <tenet/policy/messages.hpp>

#include <algorithm>
#include <limits>

using namespace tenet::capi;

namespace tenet::capi {

namespace {

/// The limits given; those left at 0 are the library's own.
feel::limits read_limits(arguments& check, const tenet_context& from) {
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    const auto narrow = [&](std::uint64_t given, const char* name, std::uint32_t& into) {
        if (given == 0) return;
        const auto shown = static_cast<std::int64_t>(std::min<std::uint64_t>(given, INT64_MAX));
        check.between(shown, 1, most, name);
        into = static_cast<std::uint32_t>(given);
    };
    feel::limits bounds;
    if (from.step_limit != 0) bounds.steps = from.step_limit;
    if (from.memory_limit != 0) bounds.memory_bytes = from.memory_limit;
    if (from.list_limit != 0) bounds.list_items = from.list_limit;
    if (from.text_limit != 0) bounds.string_bytes = from.text_limit;
    narrow(from.depth_limit, "depth_limit", bounds.call_depth);
    narrow(from.matching_limit, "matching_limit", bounds.regex_matches);
    return bounds;
}

void read_lineages(arguments& check, const tenet_context& from, policy::context& into) {
    check.array(from.lineages, from.lineage_count, "lineages", most_members);
    if (!check.good()) return;
    for (std::size_t n = 0; n < from.lineage_count; ++n) {
        const tenet_grouping_lineage& given = from.lineages[n]; // NOLINT: an array of the caller
        std::string grouping{check.word(given.grouping, "grouping")};
        if (!check.need(given.lineage, "lineage") || !check.good()) return;
        into.lineages.insert_or_assign(
            std::move(grouping), std::make_shared<const policy::kept_lineage>(given.lineage->is));
    }
}

} // namespace

policy::context read_context(arguments& check, const tenet_context* given, bool at_optional) {
    policy::context in;
    const auto from = check.versioned(given, tenet_context{}, "tenet_context");
    if (!check.good()) return in;
    if (from.zones != nullptr) in.zones = from.zones->is;
    if (from.calendar != nullptr) in.calendar = from.calendar->is;
    if (from.at.size != 0 || !at_optional) {
        if (const auto at = check.instant_of(from.at, "at", in.zones.get())) in.at = *at;
    } else {
        in.at.time.in.how = zone_reference::kind::offset;
    }
    if (from.known_at.size != 0) {
        in.known_at = check.instant_of(from.known_at, "known_at", in.zones.get());
    }
    in.actor = check.text(from.actor, "actor");
    in.unit = check.text(from.unit, "unit");
    in.bounds = read_limits(check, from);
    read_lineages(check, from, in);
    return in;
}

answer refuse(const diagnostics& problems) {
    namespace known = policy::messages;
    for (const diagnostic& d : problems.items()) {
        if (d.id() == known::cancelled.id) return answer::refuse(TENET_ERROR_CANCELLED, problems);
        if (d.id() == known::unknown_rule.id || d.id() == known::unknown_subject_key.id ||
            d.id() == known::unknown_measure.id || d.id() == dmn_messages::no_such_element.id ||
            d.id() == dmn_messages::no_such_element_close.id) {
            return answer::refuse(TENET_ERROR_NOT_FOUND, problems);
        }
    }
    return answer::refuse(TENET_ERROR_INPUT, problems);
}

namespace {

/// A calendar and the zones that its zone lies in.
struct zoned_calendar {
    std::shared_ptr<const working_calendar> calendar;
    std::shared_ptr<const zone_database> zones;
};

} // namespace

} // namespace tenet::capi

tenet_status tenet_context_init(tenet_context* context, size_t size) {
    return initialise(context, size, tenet_context{});
}

tenet_status tenet_zones_load_folder(tenet_str folder, tenet_zones** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        const std::string path = check.path(folder, "folder");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        auto read = tenet::zone_database::load_folder(path);
        if (!read) return refuse(read.error());
        *out = new tenet_zones{std::move(*read)};
        return answer::ok();
    });
}

tenet_status tenet_zones_load_data(const tenet_text* data, size_t count, tenet_zones** out,
                                   tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.array(data, count, "data");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        auto zones = std::make_shared<tenet::zone_database>();
        tenet::diagnostics problems;
        for (size_t i = 0; i < count; ++i) {
            std::string name{check.word(data[i].name, "name")};
            const std::string_view bytes = check.bytes(data[i].text, "text");
            if (!check.good()) return check.refusal();
            const auto added = zones->add(std::move(name), std::as_bytes(std::span{bytes}));
            if (!added) problems.add(added.error());
        }
        if (problems.has_errors()) return refuse(problems);
        *out = new tenet_zones{std::move(zones)};
        return answer::ok();
    });
}

void tenet_zones_free(tenet_zones* zones) {
    delete zones;
}

tenet_status tenet_calendar_load_text(tenet_str json, tenet_str file, const tenet_zones* zones,
                                      tenet_calendar** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        const std::string text{check.bytes(json, "json")};
        const std::string name{check.text(file, "file")};
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        const auto known = zones == nullptr ? nullptr : zones->is;
        auto read = tenet::policy::read_calendar(text, name, known.get());
        if (!read) return refuse(read.error());
        auto both = std::make_shared<zoned_calendar>(zoned_calendar{std::move(*read), known});
        *out = new tenet_calendar{{both, both->calendar.get()}};
        return answer::ok();
    });
}

void tenet_calendar_free(tenet_calendar* calendar) {
    delete calendar;
}
