#include "graphs.hpp"

#include <tenet/group/messages.hpp>

#include <fmt/format.h>

#include <algorithm>

/// The subcommands of `group`.
namespace cli {

using namespace tenet;

namespace {

std::string_view say(const options& o, std::string_view zh, std::string_view en) {
    return language_of(o) == language::zh ? zh : en;
}

/// Prints what a writer writes.
template <class Write>
int print_json(const Write& write) {
    json::writer out(2);
    write(out);
    print(out.text() + "\n");
    return all_well;
}

template <class T>
int refused(const result<T>& made, const options& o) {
    complain(made.error(), o);
    return bad_input;
}

std::string name_and_id(const group::graph& g, group::party_number p) {
    const std::string name(g.name(p));
    return g.name(p) == g.key(p) ? name : name + " (" + report::safe(g.key(p)) + ")";
}

/// A fraction of the whole as a percentage, to four places.
std::string percent(double share) {
    constexpr int places = 4;
    if (share > 1e9) return "∞";
    return decimal::from_double(share * 100).rounded(places, rounding::half_even).canonical() + "%";
}

std::string percent(double low, double high) {
    const std::string least = percent(low);
    const std::string most = percent(high);
    return least == most ? least : least + "-" + most;
}

/// The groups asked about: those of the party named, else those with more than one member.
std::optional<std::vector<std::uint32_t>> groups_asked(const options& o, const grouped_session& s) {
    if (o.party.empty()) return s.is.groups.of_several();
    const auto party = open_party(o, s.from.graph);
    return party ? std::optional{s.is.groups.groups_of(*party)} : std::nullopt;
}

std::string conflicts_text(const options& o, const grouped_session& s) {
    std::string out;
    for (const group::membership_conflict& c : s.is.groups.conflicts) {
        std::string tops;
        for (const group::seat_number t : c.tops) {
            tops += (tops.empty() ? "" : ", ") + s.is.day.seat_name(t);
        }
        out +=
            fmt::format(fmt::runtime(say(o, "冲突：{} 有几个顶端：{}；归入 {}\n",
                                         "conflict: several tops claim {}: {}; it goes to {}\n")),
                        name_and_id(s.from.graph, c.party), tops, s.is.day.seat_name(c.decided));
    }
    return out;
}

std::string groups_json(const grouped_session& s, const std::vector<std::uint32_t>& asked) {
    json::writer out(2);
    out.begin_array();
    for (const std::uint32_t g : asked) {
        group::write_group(out, s.is.day, s.from.policy, s.is.groups, g, true);
    }
    out.end_array();
    return out.text() + "\n";
}

std::string groups_text(const options& o, const grouped_session& s,
                        const std::vector<std::uint32_t>& asked) {
    std::string out;
    for (std::size_t n = 0; n < asked.size(); ++n) {
        if (n != 0) out += "\n";
        out += report::group_text(s.is.day, s.from.policy, s.is.groups, asked[n], language_of(o));
    }
    return o.party.empty() ? out + conflicts_text(o, s) : out;
}

/// One group: the own one of the party named, else that with most members, the first of such.
std::optional<std::string> group_picture(const options& o, const grouped_session& s) {
    const group::grouping& all = s.is.groups;
    std::uint32_t number = 0;
    if (!o.party.empty() || all.groups.empty()) {
        const auto party = open_party(o, s.from.graph);
        if (!party) return std::nullopt;
        number = all.group_of[*party];
    } else {
        const auto largest = std::ranges::max_element(
            all.groups, {}, [](const group::corporate_group& g) { return g.members.size(); });
        number = static_cast<std::uint32_t>(largest - all.groups.begin());
    }
    report::picture_options how;
    how.lang = language_of(o);
    return o.format == "svg" ? report::group_svg(s.is.day, s.from.policy, all, number, how)
                             : report::group_html(s.is.day, s.from.policy, all, number, how);
}

struct opened_question {
    group_session from;
    group::structure day;
    group::party_number party;
};

/// A question about one party.
std::optional<opened_question> open_question(const options& o) {
    auto from = open_groups(o);
    if (!from) return std::nullopt;
    auto day = open_day(o, *from, o.at, from->policy);
    const auto party = open_party(o, from->graph);
    if (!day || !party) return std::nullopt;
    return opened_question{std::move(*from), std::move(*day), *party};
}

int print_beneficial_owners(const options& o, const opened_question& q,
                            const group::ownership_options& how) {
    const auto threshold = decimal::parse(o.threshold);
    if (!threshold || threshold->is_negative() || *threshold > decimal{100}) {
        complain(diagnostics(diagnostic{group_messages::bad_threshold, {o.threshold, "0", "100"}}),
                 o);
        return bad_usage;
    }
    const group::beneficial_owner_rule rule{*threshold, o.inclusive, how};
    const auto owners = group::beneficial_owners_of(q.day, q.party, rule);
    if (!owners) return refused(owners, o);
    if (o.format == "json") {
        return print_json([&](json::writer& out) {
            group::write_beneficial_owners(out, q.day, q.party, rule, *owners);
        });
    }
    for (const group::beneficial_owner& b : *owners) {
        const bool controls = b.controls == group::control::yes;
        print(fmt::format("{}  {}{}\n", q.day.seat_name(b.seat), percent(b.share.low, b.share.high),
                          controls ? say(o, "  控制", "  in control") : std::string_view{}));
    }
    return all_well;
}

/// ", 2 repeated" and the like; nothing for none.
std::string counted(const options& o, std::string_view zh, std::string_view en, std::size_t n) {
    return n == 0 ? std::string{} : fmt::format(fmt::runtime(say(o, zh, en)), n);
}

std::string total_line(const options& o, const std::string& of, const group::rolled_up& t) {
    std::string line = of;
    if (!t.key.empty()) line += " / " + report::safe(t.key);
    line += "  " + (t.value ? t.value->text() : std::string("-"));
    line += fmt::format(fmt::runtime(say(o, "  （{} 行", "  ({} rows")), t.rows);
    line += counted(o, "，重复 {}", ", {} repeated", t.repeated);
    line += counted(o, "，内部 {}", ", {} within the group", t.netted);
    line += counted(o, "，转入 {}", ", {} moved in", t.moved_in);
    line += counted(o, "，转出 {}", ", {} moved out", t.moved_out);
    line += counted(o, "，计于他处 {}", ", {} left elsewhere", t.left);
    line += counted(o, "，缺汇率 {}", ", {} without a rate", t.unconverted);
    return line + std::string(say(o, "）\n", ")\n"));
}

/// The rates a total rests on, and those that are missing.
std::string rate_lines(const options& o, const group::rolled_up& t) {
    std::string out;
    for (const group::used_rate& u : t.rates) {
        out += fmt::format("  {} {}/{} {}{}  {}\n", u.is.on.text(), report::safe(u.is.from),
                           report::safe(u.is.to), u.is.rate.text(),
                           u.inverse ? say(o, " 反用", " inverse") : std::string_view{},
                           report::safe(u.is.source));
    }
    for (const group::missing_rate& m : t.missing) {
        out += fmt::format(fmt::runtime(say(o, "  缺 {} 在 {} 的汇率：{} 行\n",
                                            "  no rate of {} on {}: {} rows\n")),
                           m.from.empty() ? "?" : report::safe(m.from), m.on ? m.on->text() : "?",
                           m.rows);
    }
    return out;
}

void print_totals(const options& o, const grouped_session& s, const group::roll_up_totals& all) {
    for (std::uint32_t g = 0; g < s.is.groups.groups.size(); ++g) {
        bool concerned = false;
        for (const group::rolled_up& t : all.groups.of(g)) {
            if (!t.concerns_rows()) continue;
            concerned = true;
            print(total_line(o, s.is.day.seat_name(s.is.groups.groups[g].top), t));
            print(rate_lines(o, t));
        }
        if (!concerned || !all.levels) continue;
        for (const std::uint32_t n : all.levels->below(s.is.groups, g)) {
            const std::string top = s.is.day.seat_name(all.levels->groups.groups[n].top);
            for (const group::rolled_up& t : all.levels->totals.of(n)) {
                print("  " + total_line(o, top, t));
            }
        }
    }
}

void print_exclusions(const options& o, const group::roll_up_request& asked) {
    using why = group::roll_up_request::exclusion::why;
    for (const auto& e : asked.exclusions) {
        const bool of_guarantee = e.reason == why::unknown_guarantor;
        const auto text = of_guarantee ? say(o, "未计担保：{}，图中没有主体 {}\n",
                                             "guarantee left out: {}; the graph has no party {}\n")
                                       : say(o, "未计入：{}，图中没有主体 {}\n",
                                             "left out: {}; the graph has no party {}\n");
        print(fmt::format(fmt::runtime(text), report::safe(e.row), report::safe(e.party)));
    }
}

/// The totals that differ, where rows are named; no value, and complaints, where they cannot be.
std::optional<std::vector<group::amount_change>>
amounts_of_diff(const options& o, const grouped_session& before, const group::grouped_day& after) {
    if (o.rows.empty()) return std::vector<group::amount_change>{};
    const auto asked = open_rows(o, before.from.graph);
    if (!asked) return std::nullopt;
    const auto make = [&](const group::grouped_day& of) {
        auto made = group::roll_up::make(of.day, of.groups, asked->rule, asked->rows, asked->rates);
        if (!made) complain(made.error(), o);
        return made;
    };
    const auto was = make(before.is);
    const auto is = make(after);
    if (!was || !is) return std::nullopt;
    return group::amounts_between({before.is, *was}, {after, *is});
}

} // namespace

int run_group_show(const options& o) {
    const auto s = open_grouping(o);
    if (!s) return bad_input;
    if (o.format == "svg" || o.format == "html") {
        const auto picture = group_picture(o, *s);
        return picture ? deliver(o, *picture) : bad_input;
    }
    const auto asked = groups_asked(o, *s);
    if (!asked) return bad_input;
    return deliver(o, o.format == "json" ? groups_json(*s, *asked) : groups_text(o, *s, *asked));
}

int run_group_members(const options& o) {
    const auto s = open_grouping(o);
    if (!s) return bad_input;
    const auto asked = groups_asked(o, *s);
    if (!asked) return bad_input;
    if (o.format == "json") {
        if (!o.party.empty()) {
            print(groups_json(*s, *asked));
            return all_well;
        }
        return print_json([&](json::writer& out) {
            group::write_grouping(out, s->is.day, s->from.policy, s->is.groups);
        });
    }
    for (const std::uint32_t g : *asked) {
        for (const group::member& m : s->is.groups.groups[g].members) {
            const bilingual why =
                group::explain(s->is.day, s->from.policy, s->is.groups, g, m.party);
            std::string text = why.in(language_of(o));
            // Proofs are for those who ask about one party.
            if (o.party.empty()) text.resize(std::min(text.find('\n'), text.size()));
            print(text + "\n");
        }
    }
    if (o.party.empty()) print(conflicts_text(o, *s));
    return all_well;
}

int run_group_controllers(const options& o) {
    const auto q = open_question(o);
    if (!q) return bad_input;
    const auto found = group::ultimate_controllers_of(q->day, q->party);
    if (!found) return refused(found, o);
    if (o.format == "json") {
        return print_json(
            [&](json::writer& out) { group::write_controllers(out, q->day, q->party, *found); });
    }
    if (found->tops.empty()) {
        print(std::string(say(o, "没有控制人\n", "nobody is in control\n")));
    }
    for (const auto& top : found->tops) {
        const bilingual proof =
            group::text_of(q->day, group::prove_control(q->day, top.seat, q->party));
        print(proof.in(language_of(o)) + "\n");
        if (top.circle.empty()) continue;
        std::string circle;
        for (const group::seat_number m : top.circle) {
            circle += (circle.empty() ? "" : ", ") + q->day.seat_name(m);
        }
        print(fmt::format(fmt::runtime(say(o, "  互相控制：{}\n", "  in a circle: {}\n")), circle));
    }
    return all_well;
}

int run_group_owners(const options& o) {
    const auto q = open_question(o);
    if (!q) return bad_input;
    group::ownership_options how;
    how.walks = group::find_walk_rule(o.walks).value_or(how.walks);
    if (!o.threshold.empty()) return print_beneficial_owners(o, *q, how);
    const auto owners = group::owners_of(q->day, q->party, how);
    if (!owners) return refused(owners, o);
    if (o.format == "json") {
        return print_json([&](json::writer& out) {
            group::write_ownership(out, q->day, q->party, how.walks, *owners);
        });
    }
    for (const group::integrated_share& share : owners->shares) {
        print(fmt::format("{}  {}\n", name_and_id(q->from.graph, share.party),
                          percent(share.low, share.high)));
    }
    return all_well;
}

int run_group_rollup(const options& o) {
    const auto s = open_grouping(o);
    if (!s) return bad_input;
    const auto asked = open_rows(o, s->from.graph);
    if (!asked) return bad_input;
    const auto totals = group::roll_up_totals::make(s->is.day, s->is.groups, *asked);
    if (!totals) return refused(totals, o);
    if (o.format == "json") {
        return print_json([&](json::writer& out) {
            group::write_roll_up(out, s->is.day, s->from.policy, s->is.groups, *asked, *totals);
        });
    }
    print_totals(o, *s, *totals);
    print_exclusions(o, *asked);
    return all_well;
}

int run_group_diff(const options& o) {
    const auto before = open_grouping(o);
    if (!before) return bad_input;
    const std::string& path = o.to_policy.empty() ? o.policy : o.to_policy;
    const auto policy = open_policy(o, path, before->from.graph);
    if (!policy) return bad_input;
    auto day = open_day(o, before->from, o.to.empty() ? o.at : o.to, *policy);
    if (!day) return bad_input;
    auto groups = group::group_parties(*day, *policy);
    if (!groups) return refused(groups, o);
    const group::grouped_day after{std::move(*day), std::move(*groups)};
    const auto changes = group::changes_between(before->is, after);
    const auto amounts = amounts_of_diff(o, *before, after);
    if (!amounts) return bad_input;
    if (o.format == "json") {
        return print_json([&](json::writer& out) {
            if (o.rows.empty()) {
                group::write_changes(out, before->is, after, changes);
            } else {
                group::write_difference(out, before->is, after, changes, *amounts);
            }
        });
    }
    for (const group::membership_change& c : changes) {
        const std::string who = name_and_id(before->from.graph, c.party);
        if (c.from) {
            print(fmt::format(fmt::runtime(say(o, "- {} 离开 {}\n", "- {} leaves {}\n")), who,
                              before->is.day.seat_name(*c.from)));
        } else {
            print(fmt::format(fmt::runtime(say(o, "+ {} 加入 {}\n", "+ {} joins {}\n")), who,
                              after.day.seat_name(*c.to)));
        }
    }
    print(amounts_text(before->is, after, *amounts));
    return all_well;
}

int run_group_check(const options& o) {
    const auto s = open_groups(o);
    if (!s) return bad_input;
    const auto day = open_day(o, *s, o.at, s->policy);
    if (!day) return bad_input;
    const auto findings = group::findings_of(*day);
    if (o.format == "json") {
        print_json([&](json::writer& out) { group::write_findings(out, *day, findings); });
    } else {
        print(group::warnings_of(*day, findings).text(language_of(o)));
    }
    return findings.empty() ? all_well : violations;
}

} // namespace cli
