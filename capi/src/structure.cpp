#include "group.hpp"

#include <tenet/group/messages.hpp>

using namespace tenet::capi;
namespace group = tenet::group;
namespace json = tenet::json;

namespace tenet::capi {

namespace {

constexpr std::uint32_t voting_bits = TENET_VOTING_CONCERT | TENET_VOTING_TREASURY_SHARES_LEAVE |
                                      TENET_VOTING_STATE_IS_NO_LINK |
                                      TENET_VOTING_SUBSIDIARY_SHARES_WITHOUT_VOTES;
constexpr std::int64_t most_generations = 100;

tenet_structure_options defaults() noexcept {
    tenet_structure_options out{};
    out.voting = TENET_VOTING_CONCERT;
    return out;
}

/// A percentage from 0 to 100 given as text.
std::optional<decimal> read_percent(arguments& check, tenet_str given, const char* name) {
    const std::string_view text = check.text(given, name);
    if (!check.good()) return std::nullopt;
    const auto percent = decimal::parse(text);
    if (percent && !percent->is_negative() && *percent <= decimal{100}) return percent;
    check.refuse(group_messages::bad_threshold, {"“" + std::string{text} + "”", "0", "100"});
    return std::nullopt;
}

group::voting_rule read_voting(arguments& check, const tenet_structure_options& from) {
    group::voting_rule out;
    check.only_bits(from.voting, voting_bits, "voting");
    check.between(from.lineal_generations, 0, most_generations, "lineal_generations");
    check.between(from.collateral_generations, 0, most_generations, "collateral_generations");
    if (from.control_above.size != 0) {
        out.control_above =
            read_percent(check, from.control_above, "control_above").value_or(out.control_above);
    }
    const auto has = [&](std::uint32_t bit) { return (from.voting & bit) != 0; };
    out.concert = has(TENET_VOTING_CONCERT);
    out.treasury_shares_leave = has(TENET_VOTING_TREASURY_SHARES_LEAVE);
    out.state_is_no_link = has(TENET_VOTING_STATE_IS_NO_LINK);
    out.subsidiary_shares_without_votes = has(TENET_VOTING_SUBSIDIARY_SHARES_WITHOUT_VOTES);
    out.lineal_generations = static_cast<std::uint8_t>(from.lineal_generations);
    out.collateral_generations = static_cast<std::uint8_t>(from.collateral_generations);
    return out;
}

group::walk_rule read_walks(arguments& check, tenet_walks walks) {
    check.between(walks, TENET_WALKS_ALL, TENET_WALKS_SIMPLE, "walks");
    return static_cast<group::walk_rule>(walks);
}

/// A question about one party of a structure: arguments checked, the party found.
template <class Out, class Reply>
tenet_status ask(const tenet_structure* day, tenet_str party, const char* name, Out** out,
                 tenet_error** error, const Reply& reply) noexcept {
    return guarded(error, [&] {
        arguments check;
        check.need(day, "day");
        check.out(out, "out");
        const std::string_view id = check.text(party, name);
        if (!check.good()) return check.refusal();
        const auto found = find_party(*day->of, id);
        return found.number ? reply(day->is, *found.number) : found.refusal;
    });
}

/// Integrated shares, upwards or downwards.
tenet_status ask_ownership(const tenet_structure* day, tenet_str party, const char* name,
                           tenet_walks walks, tenet_buffer** out, tenet_error** error,
                           decltype(&group::owners_of) find) noexcept {
    return guarded(error, [&] {
        arguments check;
        check.need(day, "day");
        check.out(out, "out");
        const std::string_view id = check.text(party, name);
        group::ownership_options how;
        how.walks = read_walks(check, walks);
        if (!check.good()) return check.refusal();
        const auto found = find_party(*day->of, id);
        if (!found.number) return found.refusal;
        const auto shares = find(day->is, *found.number, how);
        if (!shares) return refuse(shares.error());
        return give_written(out, [&](json::writer& to) {
            group::write_ownership(to, day->is, *found.number, how.walks, *shares);
        });
    });
}

/// A question about the whole day.
template <class Reply>
tenet_status ask_day(const tenet_structure* day, tenet_buffer** out, tenet_error** error,
                     const Reply& reply) noexcept {
    return guarded(error, [&] {
        arguments check;
        check.need(day, "day");
        check.out(out, "out");
        return check.good() ? reply(day->is) : check.refusal();
    });
}

/// A question about two parties of a structure.
template <class Reply>
answer ask_pair(arguments& check, const tenet_structure* day, tenet_str first,
                const char* first_name, tenet_str second, const Reply& reply) {
    check.need(day, "day");
    const std::string_view one = check.text(first, first_name);
    const std::string_view other = check.text(second, "subject");
    if (!check.good()) return check.refusal();
    const auto a = find_party(*day->of, one);
    const auto b = find_party(*day->of, other);
    if (!a.number) return a.refusal;
    if (!b.number) return b.refusal;
    return reply(*a.number, *b.number);
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_structure_options_init(tenet_structure_options* options, size_t size) {
    return initialise(options, size, defaults());
}

tenet_status tenet_structure_new(const tenet_graph* graph, const tenet_structure_options* options,
                                 tenet_structure** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(graph, "graph");
        check.need(options, "options");
        if (!check.good()) return check.refusal();
        const auto from = check.versioned(options, defaults(), "tenet_structure_options");
        if (!check.good()) return check.refusal();
        check.only_bits(from.flags, TENET_STRUCTURE_STRICT, "flags");
        const auto as_of = check.day(from.as_of, "as_of");
        group::moment when{as_of.value_or(tenet::date{}), group::everything_known()};
        if (from.known_at.size != 0) {
            when.known_at = check.day(from.known_at, "known_at").value_or(when.known_at);
        }
        group::voting_rule rule = read_voting(check, from);
        if (!check.good()) return check.refusal();
        if (from.policy != nullptr) rule = from.policy->is.is.voting;
        const bool strict = (from.flags & TENET_STRUCTURE_STRICT) != 0;
        auto made = group::structure::at(*graph->is, when, rule, strict);
        if (!made) return refuse(made.error());
        *out = new tenet_structure{graph->is, std::move(*made)};
        return answer::ok();
    });
}

tenet_status tenet_structure_describe_json(const tenet_structure* day, tenet_buffer** out,
                                           tenet_error** error) {
    return ask_day(day, out, error, [&](const group::structure& s) {
        return give_written(out, [&](json::writer& to) { group::write_moment(to, s); });
    });
}

tenet_status tenet_structure_findings_json(const tenet_structure* day, tenet_buffer** out,
                                           tenet_error** error) {
    return ask_day(day, out, error, [&](const group::structure& s) {
        return give_written(
            out, [&](json::writer& to) { group::write_findings(to, s, group::findings_of(s)); });
    });
}

tenet_status tenet_structure_stage_differences_json(const tenet_structure* day, tenet_buffer** out,
                                                    tenet_error** error) {
    return ask_day(day, out, error, [&](const group::structure& s) {
        const auto differences = group::stage_differences(s);
        if (!differences) return refuse(differences.error());
        return give_written(
            out, [&](json::writer& to) { group::write_stage_differences(to, s, *differences); });
    });
}

tenet_status tenet_structure_controls(const tenet_structure* day, tenet_str controller,
                                      tenet_str subject, tenet_control* out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        if (check.need(out, "out")) *out = TENET_CONTROL_NO;
        return ask_pair(check, day, controller, "controller", subject,
                        [&](group::party_number x, group::party_number y) {
                            const auto is = group::controls(day->is, day->is.seat_of(x), y);
                            *out = static_cast<tenet_control>(is);
                            return answer::ok();
                        });
    });
}

tenet_status tenet_structure_prove_control_json(const tenet_structure* day, tenet_str controller,
                                                tenet_str subject, tenet_buffer** out,
                                                tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        return ask_pair(check, day, controller, "controller", subject,
                        [&](group::party_number x, group::party_number y) {
                            const auto proof = group::prove_control(day->is, day->is.seat_of(x), y);
                            return give_written(out, [&](json::writer& to) {
                                group::write_control(to, day->is, proof);
                            });
                        });
    });
}

tenet_status tenet_structure_controlled(const tenet_structure* day, tenet_str controller,
                                        tenet_party_list** out, tenet_error** error) {
    const auto reply = [&](const group::structure& s, group::party_number p) {
        auto made = std::make_unique<tenet_party_list>();
        made->of = day->of;
        for (const auto& c : group::controlled_by(s, s.seat_of(p))) {
            made->items.push_back({c.party, c.is, s.seat_of(c.party)});
        }
        *out = made.release();
        return answer::ok();
    };
    return ask(day, controller, "controller", out, error, reply);
}

tenet_status tenet_structure_controllers(const tenet_structure* day, tenet_str subject,
                                         tenet_party_list** out, tenet_error** error) {
    const auto reply = [&](const group::structure& s, group::party_number p) {
        const auto found = group::ultimate_controllers_of(s, p);
        if (!found) return refuse(found.error());
        auto made = std::make_unique<tenet_party_list>();
        made->of = day->of;
        for (const auto& top : found->tops) {
            for (const auto member : s.members(top.seat)) {
                made->items.push_back({member, top.is, top.seat});
            }
        }
        *out = made.release();
        return answer::ok();
    };
    return ask(day, subject, "subject", out, error, reply);
}

tenet_status tenet_structure_controllers_json(const tenet_structure* day, tenet_str subject,
                                              tenet_buffer** out, tenet_error** error) {
    const auto reply = [&](const group::structure& s, group::party_number p) {
        const auto found = group::ultimate_controllers_of(s, p);
        if (!found) return refuse(found.error());
        return give_written(out,
                            [&](json::writer& to) { group::write_controllers(to, s, p, *found); });
    };
    return ask(day, subject, "subject", out, error, reply);
}

tenet_status tenet_structure_parents_json(const tenet_structure* day, tenet_str party,
                                          tenet_buffer** out, tenet_error** error) {
    if (party.size == 0) {
        return ask_day(day, out, error, [&](const group::structure& s) {
            return give_written(out, [&](json::writer& to) { group::write_parents(to, s); });
        });
    }
    const auto reply = [&](const group::structure& s, group::party_number p) {
        return give_written(out, [&](json::writer& to) { group::write_parents(to, s, p); });
    };
    return ask(day, party, "party", out, error, reply);
}

tenet_status tenet_structure_share(const tenet_structure* day, tenet_str owner, tenet_str subject,
                                   tenet_walks walks, double* low, double* high,
                                   tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        if (check.need(low, "low")) *low = 0;
        if (check.need(high, "high")) *high = 0;
        group::ownership_options how;
        how.walks = read_walks(check, walks);
        return ask_pair(check, day, owner, "owner", subject,
                        [&](group::party_number x, group::party_number y) {
                            const auto owners = group::owners_of(day->is, y, how);
                            if (!owners) return refuse(owners.error());
                            for (const auto& s : owners->shares) {
                                if (s.party != x) continue;
                                *low = s.low;
                                *high = s.high;
                            }
                            return answer::ok();
                        });
    });
}

tenet_status tenet_structure_owners_json(const tenet_structure* day, tenet_str subject,
                                         tenet_walks walks, tenet_buffer** out,
                                         tenet_error** error) {
    return ask_ownership(day, subject, "subject", walks, out, error, &group::owners_of);
}

tenet_status tenet_structure_holdings_json(const tenet_structure* day, tenet_str owner,
                                           tenet_walks walks, tenet_buffer** out,
                                           tenet_error** error) {
    return ask_ownership(day, owner, "owner", walks, out, error, &group::holdings_of);
}

tenet_status tenet_structure_beneficial_owners_json(const tenet_structure* day, tenet_str subject,
                                                    tenet_str threshold, int32_t inclusive,
                                                    tenet_walks walks, tenet_buffer** out,
                                                    tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(day, "day");
        check.out(out, "out");
        const std::string_view id = check.text(subject, "subject");
        check.between(inclusive, 0, 1, "inclusive");
        group::beneficial_owner_rule rule;
        rule.inclusive = inclusive == 1;
        rule.ownership.walks = read_walks(check, walks);
        rule.threshold = read_percent(check, threshold, "threshold").value_or(tenet::decimal{});
        if (!check.good()) return check.refusal();
        const auto found = find_party(*day->of, id);
        if (!found.number) return found.refusal;
        const auto owners = group::beneficial_owners_of(day->is, *found.number, rule);
        if (!owners) return refuse(owners.error());
        return give_written(out, [&](json::writer& to) {
            group::write_beneficial_owners(to, day->is, *found.number, rule, *owners);
        });
    });
}

void tenet_structure_free(tenet_structure* day) {
    delete day;
}
