#include "group.hpp"

using namespace tenet::capi;
namespace group = tenet::group;
namespace json = tenet::json;

namespace tenet::capi {

namespace {

/// The groups under a policy, and under its own rule for votes.
answer make_groups(const tenet_structure& day, const tenet_group_policy& under,
                   tenet_grouping** out) {
    auto policy = group::bind(under.is, *day.of);
    if (!policy) return refuse(policy.error());
    auto voted = day.is.rule() == policy->voting
                     ? tenet::result<group::structure>{day.is}
                     : group::structure::at(*day.of, day.is.when(), policy->voting);
    if (!voted) return refuse(voted.error());
    auto groups = group::group_parties(*voted, *policy);
    if (!groups) return refuse(groups.error());
    *out = new tenet_grouping{std::make_shared<const made_groups>(
        made_groups{day.of, {std::move(*voted), std::move(*groups)}, std::move(*policy)})};
    return answer::ok();
}

/// Trees of some groups, an empty line between them.
std::string trees(const made_groups& from, const std::vector<std::uint32_t>& numbers,
                  language lang) {
    std::string out;
    for (const std::uint32_t g : numbers) {
        if (!out.empty()) out += "\n";
        out += report::group_text(from.is.day, from.policy, from.is.groups, g, lang);
    }
    return out;
}

/// The group that is a party's own, as a picture.
template <class Draw>
tenet_status give_picture(const tenet_grouping* groups, tenet_str party, tenet_language language,
                          tenet_buffer** out, tenet_error** error, const Draw& draw) {
    return guarded(error, [&] {
        arguments check;
        check.need(groups, "groups");
        check.out(out, "out");
        const std::string_view id = check.text(party, "party");
        check.between(language, TENET_ZH, TENET_EN, "language");
        if (!check.good()) return check.refusal();
        const made_groups& from = *groups->is;
        const auto found = find_party(*from.of, id);
        if (!found.number) return found.refusal;
        report::picture_options how;
        how.lang = language_of(language);
        give_text(out, draw(from.is.day, from.policy, from.is.groups,
                            from.is.groups.group_of[*found.number], how));
        return answer::ok();
    });
}

struct called_text {
    std::string_view text;
    std::string_view name;
};

answer answer_what_if(const made_groups& from, const called_text& what, const called_text& rows,
                      tenet_buffer** out) {
    std::optional<group::roll_up_request> asked;
    if (!rows.text.empty()) {
        auto read = group::read_roll_up(std::string{rows.text}, *from.of, reading(rows.name));
        if (!read) return refuse(read.error());
        asked = std::move(*read);
    }
    const auto read = group::read_hypothesis(std::string{what.text}, *from.of, from.is.day.when(),
                                             asked ? &*asked : nullptr, reading(what.name));
    if (!read) return refuse(read.error());
    std::optional<group::rows_to_roll_up> totals;
    if (asked) totals = group::rows_to_roll_up{asked->rule, asked->rows, asked->rates};
    const auto found = group::what_if(from.is, from.policy, *read, totals);
    if (!found) return refuse(found.error());
    return give_written(
        out, [&](json::writer& to) { group::write_what_if(to, from.is, from.policy, *found); });
}

void write_groups_of(json::writer& to, const made_groups& from, group::party_number party) {
    to.begin_array();
    for (const std::uint32_t g : from.is.groups.groups_of(party)) {
        group::write_group(to, from.is.day, from.policy, from.is.groups, g, true);
    }
    to.end_array();
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_group_policy_read_json(tenet_str json, tenet_str file, tenet_group_policy** out,
                                          tenet_error** error) {
    return read_document(json, file, out, error,
                         [](std::string text, const json::read_options& how) {
                             return group::read_group_policy(std::move(text), how);
                         });
}

tenet_str tenet_group_policy_id(const tenet_group_policy* policy) {
    return policy == nullptr ? tenet_str{} : str(policy->is.is.id);
}

tenet_status tenet_group_policy_json(const tenet_group_policy* policy, tenet_buffer** out,
                                     tenet_error** error) {
    return write_document(policy, "policy", out, error,
                          [](json::writer& to, const tenet_group_policy& of) {
                              group::write_group_policy(to, of.is);
                          });
}

void tenet_group_policy_free(tenet_group_policy* policy) {
    delete policy;
}

tenet_status tenet_grouping_new(const tenet_structure* day, const tenet_group_policy* policy,
                                tenet_grouping** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(day, "day");
        check.need(policy, "policy");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        return make_groups(*day, *policy, out);
    });
}

tenet_status tenet_grouping_json(const tenet_grouping* groups, tenet_buffer** out,
                                 tenet_error** error) {
    return write_document(
        groups, "groups", out, error, [](json::writer& to, const tenet_grouping& of) {
            group::write_grouping(to, of.is->is.day, of.is->policy, of.is->is.groups);
        });
}

tenet_status tenet_grouping_members(const tenet_grouping* groups, tenet_str party,
                                    tenet_party_list** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(groups, "groups");
        check.out(out, "out");
        const std::string_view id = check.text(party, "party");
        if (!check.good()) return check.refusal();
        const made_groups& from = *groups->is;
        const auto found = find_party(*from.of, id);
        if (!found.number) return found.refusal;
        auto made = std::make_unique<tenet_party_list>();
        made->of = from.of;
        const auto& g = from.is.groups.groups[from.is.groups.group_of[*found.number]];
        for (const group::member& m : g.members) {
            made->items.push_back({m.party, group::control::yes, from.is.day.seat_of(m.party)});
        }
        *out = made.release();
        return answer::ok();
    });
}

tenet_status tenet_grouping_groups_json(const tenet_grouping* groups, tenet_str party,
                                        tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(groups, "groups");
        check.out(out, "out");
        const std::string_view id = check.text(party, "party");
        if (!check.good()) return check.refusal();
        const auto found = find_party(*groups->is->of, id);
        if (!found.number) return found.refusal;
        return give_written(
            out, [&](json::writer& to) { write_groups_of(to, *groups->is, *found.number); });
    });
}

tenet_status tenet_grouping_text(const tenet_grouping* groups, tenet_str party,
                                 tenet_language language, tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(groups, "groups");
        check.out(out, "out");
        const std::string_view id = check.text(party, "party");
        check.between(language, TENET_ZH, TENET_EN, "language");
        if (!check.good()) return check.refusal();
        const made_groups& from = *groups->is;
        if (id.empty()) {
            give_text(out, trees(from, from.is.groups.of_several(), language_of(language)));
            return answer::ok();
        }
        const auto found = find_party(*from.of, id);
        if (!found.number) return found.refusal;
        const auto shown = from.is.groups.groups_of(*found.number);
        give_text(out, trees(from, shown, language_of(language)));
        return answer::ok();
    });
}

tenet_status tenet_grouping_svg(const tenet_grouping* groups, tenet_str party,
                                tenet_language language, tenet_buffer** out, tenet_error** error) {
    return give_picture(groups, party, language, out, error, tenet::report::group_svg);
}

tenet_status tenet_grouping_html(const tenet_grouping* groups, tenet_str party,
                                 tenet_language language, tenet_buffer** out, tenet_error** error) {
    return give_picture(groups, party, language, out, error, tenet::report::group_html);
}

tenet_status tenet_grouping_changes_json(const tenet_grouping* before, const tenet_grouping* after,
                                         tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(before, "before");
        check.need(after, "after");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        if (before->is->of != after->is->of) {
            return answer::refuse(TENET_ERROR_STATE, tenet::capi_messages::other_graph);
        }
        return give_written(out, [&](json::writer& to) {
            const auto changes = group::changes_between(before->is->is, after->is->is);
            group::write_changes(to, before->is->is, after->is->is, changes);
        });
    });
}

tenet_status tenet_grouping_what_if_json(const tenet_grouping* groups, tenet_str json,
                                         tenet_str file, tenet_str rows, tenet_str rows_file,
                                         tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(groups, "groups");
        check.out(out, "out");
        const std::string_view text = check.bytes(json, "json");
        const std::string_view name = check.text(file, "file");
        const std::string_view added = check.bytes(rows, "rows");
        const std::string_view added_name = check.text(rows_file, "rows_file");
        if (!check.good()) return check.refusal();
        return answer_what_if(*groups->is, {text, name}, {added, added_name}, out);
    });
}

void tenet_grouping_free(tenet_grouping* groups) {
    delete groups;
}

tenet_status tenet_roll_up_new(const tenet_grouping* groups, tenet_str json, tenet_str file,
                               tenet_roll_up** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(groups, "groups");
        const std::string_view text = check.bytes(json, "json");
        const std::string_view name = check.text(file, "file");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        const made_groups& from = *groups->is;
        auto asked = group::read_roll_up(std::string{text}, *from.of, reading(name));
        if (!asked) return refuse(asked.error());
        auto made = group::roll_up_totals::make(from.is.day, from.is.groups, *asked);
        if (!made) return refuse(made.error());
        asked->rows = {};
        asked->rates = {};
        *out = new tenet_roll_up{groups->is, std::move(*asked), std::move(*made)};
        return answer::ok();
    });
}

tenet_status tenet_roll_up_json(const tenet_roll_up* totals, tenet_buffer** out,
                                tenet_error** error) {
    return write_document(
        totals, "totals", out, error, [](json::writer& to, const tenet_roll_up& of) {
            const made_groups& from = *of.over;
            group::write_roll_up(to, from.is.day, from.policy, from.is.groups, of.asked, of.is);
        });
}

tenet_status tenet_roll_up_total(const tenet_roll_up* totals, tenet_str party, tenet_str key,
                                 tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(totals, "totals");
        check.out(out, "out");
        const std::string_view id = check.text(party, "party");
        const std::string_view wanted = check.text(key, "key");
        if (!check.good()) return check.refusal();
        const made_groups& from = *totals->over;
        const auto found = find_party(*from.of, id);
        if (!found.number) return found.refusal;
        for (const auto& t : totals->is.groups.of(from.is.groups.group_of[*found.number])) {
            if (t.key == wanted && t.value) give_text(out, t.value->text());
        }
        return answer::ok();
    });
}

tenet_status tenet_roll_up_change_json(tenet_roll_up* totals, tenet_str json, tenet_str file,
                                       tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(totals, "totals");
        const std::string_view text = check.bytes(json, "json");
        const std::string_view name = check.text(file, "file");
        if (!check.good()) return check.refusal();
        const auto change = group::read_roll_up_change(std::string{text}, *totals->over->of,
                                                       totals->asked, reading(name));
        if (!change) return refuse(change.error());
        const auto problems = totals->is.change(*change);
        return problems.has_errors() ? refuse(problems) : answer::ok();
    });
}

tenet_status tenet_roll_up_changes_json(const tenet_roll_up* before, const tenet_roll_up* after,
                                        tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(before, "before");
        check.need(after, "after");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        if (before->over->of != after->over->of) {
            return answer::refuse(TENET_ERROR_STATE, tenet::capi_messages::other_graph);
        }
        return give_written(out, [&](json::writer& to) {
            const group::grouped_day& was = before->over->is;
            const group::grouped_day& is = after->over->is;
            group::write_difference(
                to, was, is, group::changes_between(was, is),
                group::amounts_between({was, before->is.groups}, {is, after->is.groups}));
        });
    });
}

void tenet_roll_up_free(tenet_roll_up* totals) {
    delete totals;
}
