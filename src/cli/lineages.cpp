#include "graphs.hpp"

#include <tenet/policy/messages.hpp>

#include <fmt/format.h>

/// Groups over time and if something were otherwise, and parties declared one.
namespace cli {

using namespace tenet;

namespace {

/// What a writer writes: to a file where one is named.
template <class Write>
int deliver_json(const options& o, const Write& write) {
    json::writer out(2);
    write(out);
    return deliver(o, out.text() + "\n");
}

std::optional<group::lineage> open_lineage(const options& o, const std::string& path) {
    const auto text = read_file(path);
    if (!text) return std::nullopt;
    return taken(group::read_lineage(*text, reading(path, "lineage")), o);
}

bool is_membership(const group::group_event& e) {
    return e.what == group::group_event::kind::joined || e.what == group::group_event::kind::left;
}

std::string event_text(const options& o, const group::group_event& e) {
    using kind = group::group_event::kind;
    const bool zh = language_of(o) == language::zh;
    const auto words = [&]() -> std::pair<const char*, const char*> {
        switch (e.what) {
        case kind::formed: return {"成立：{}", "is formed: {}"};
        case kind::split_from: return {"分自 {}", "splits from {}"};
        case kind::renamed: return {"更名为 {}，原名 {}", "is renamed {}, before {}"};
        case kind::top_changed: return {"顶端改为 {}，原为 {}", "has the top {}, before {}"};
        case kind::joined: return {"+ {}", "+ {}"};
        case kind::left: return {"- {}", "- {}"};
        case kind::merged_into: return {"并入 {}", "merges into {}"};
        case kind::dissolved: return {"解散", "is dissolved"};
        }
        return {"", ""};
    }();
    return fmt::format("{}  {}  {}\n", e.on.text(), report::safe(e.group),
                       fmt::format(fmt::runtime(zh ? words.first : words.second),
                                   report::safe(e.about), report::safe(e.was)));
}

/// Changes in text: who joins and leaves, controllers, amounts.
void print_answer(const options& o, const group::grouped_day& before,
                  const group::what_if_answer& found) {
    const bool zh = language_of(o) == language::zh;
    const group::structure& after = found.after.day;
    const auto name = [&](group::party_number p) { return report::safe(after.parties().name(p)); };
    for (const group::membership_change& c : found.changes) {
        const std::string who = name(c.party);
        if (c.from) {
            print(fmt::format(fmt::runtime(zh ? "- {} 离开 {}\n" : "- {} leaves {}\n"), who,
                              report::safe(before.day.seat_name(*c.from))));
        } else {
            print(fmt::format(fmt::runtime(zh ? "+ {} 加入 {}\n" : "+ {} joins {}\n"), who,
                              report::safe(after.seat_name(*c.to))));
        }
    }
    const auto tops = [&](const group::structure& s, const group::ultimate_controllers& of) {
        std::string out;
        for (const auto& t : of.tops) {
            out += (out.empty() ? "" : ", ") + report::safe(s.seat_name(t.seat));
            if (t.is == group::control::undetermined) out += "?";
        }
        return out.empty() ? std::string("-") : out;
    };
    for (const group::controller_change& c : found.controllers) {
        print(fmt::format(
            fmt::runtime(zh ? "{} 的控制人：{} -> {}\n" : "in control of {}: {} -> {}\n"),
            name(c.party), tops(before.day, c.before), tops(after, c.after)));
    }
    print(amounts_text(before, found.after, found.amounts));
}

} // namespace

std::string amounts_text(const group::grouped_day& before, const group::grouped_day& after,
                         std::span<const group::amount_change> amounts) {
    std::string out;
    for (const group::amount_change& c : amounts) {
        const group::grouped_day& of = c.group_after ? after : before;
        const std::uint32_t g = c.group_after ? *c.group_after : c.group_before.value_or(0);
        const auto value = [](const std::optional<decimal>& v) { return v ? v->text() : "-"; };
        out += fmt::format(
            "{}{}  {} -> {}  ({}{})\n", report::safe(of.day.seat_name(of.groups.groups[g].top)),
            c.key.empty() ? "" : " / " + report::safe(c.key), value(c.before), value(c.after),
            c.difference().is_negative() ? "" : "+", c.difference().text());
    }
    return out;
}

bool open_lineages(const options& o, policy::context& into) {
    for (const std::string& given : o.lineages) {
        const std::size_t mark = given.find('=');
        if (mark == std::string::npos || mark == 0) {
            complain(diagnostics(diagnostic{policy::messages::lineage_of_no_grouping, {given}}), o);
            return false;
        }
        auto lineage = open_lineage(o, given.substr(mark + 1));
        if (!lineage) return false;
        into.lineages.insert_or_assign(
            given.substr(0, mark),
            std::make_shared<const policy::kept_lineage>(std::move(*lineage)));
    }
    return true;
}

int run_group_lineage(const options& o) {
    // Names as they are, so that a lineage kept and gone on with has no renames of its own.
    options plain = o;
    plain.format = "json";
    const auto from = open_groups(plain);
    if (!from) return bad_input;
    std::optional<group::lineage> made{group::lineage{from->policy.identity}};
    if (!o.lineage.empty()) made = open_lineage(o, o.lineage);
    const auto until = read_day(o, "--at", o.at);
    const auto since = o.since.empty() ? until : read_day(o, "--since", o.since);
    const auto known_at = read_known_at(o);
    if (!made || !until || !since || !known_at) return bad_input;
    const auto events =
        taken(group::follow(*made, from->graph, from->policy, {*since, *until, *known_at}), o);
    if (!events) return bad_input;
    if (o.format == "json") {
        return deliver_json(o, [&](json::writer& out) { group::write_lineage(out, *made); });
    }
    for (const group::group_event& e : *events) {
        if (o.details || !is_membership(e)) print(event_text(o, e));
    }
    return all_well;
}

int run_group_resolve(const options& o) {
    const auto from = open_lineage(o, o.source);
    const auto as_of = from ? read_day(o, "--at", o.at) : std::nullopt;
    if (!as_of) return bad_input;
    const auto found = taken(from->resolve(o.id, *as_of), o);
    if (!found) return bad_input;
    if (o.format == "json") {
        return deliver_json(
            o, [&](json::writer& out) { group::write_resolution(out, o.id, *as_of, *found); });
    }
    for (const group::group_event& e : found->followed) print(event_text(o, e));
    for (const std::string& id : found->ids) print("= " + report::safe(id) + "\n");
    for (const std::string& id : found->split_off) print("~ " + report::safe(id) + "\n");
    if (found->ids.empty()) {
        print(language_of(o) == language::zh ? "当日没有任何集团与之对应\n"
                                             : "no group stands for it on that day\n");
    }
    return all_well;
}

int run_group_what_if(const options& o) {
    const auto s = open_grouping(o);
    const auto text = s ? read_file(o.change) : std::nullopt;
    if (!text) return bad_input;
    const group::grouped_day& before = s->is;
    const group::group_policy& policy = s->from.policy;
    std::optional<group::roll_up_request> asked;
    if (!o.rows.empty()) {
        asked = open_rows(o, s->from.graph);
        if (!asked) return bad_input;
    }
    const auto what =
        taken(group::read_hypothesis(*text, s->from.graph, before.day.when(),
                                     asked ? &*asked : nullptr, reading(o.change, "change")),
              o);
    if (!what) return bad_input;
    std::optional<group::rows_to_roll_up> rows;
    if (asked) rows = group::rows_to_roll_up{asked->rule, asked->rows, asked->rates};
    const auto found = taken(group::what_if(before, policy, *what, rows), o);
    if (!found) return bad_input;
    if (o.format == "json") {
        return deliver_json(
            o, [&](json::writer& out) { group::write_what_if(out, before, policy, *found); });
    }
    print_answer(o, before, *found);
    return all_well;
}

int run_party_merge(const options& o) {
    auto log = open_merges(o, o.source);
    if (!log) return bad_input;
    if (!o.data.empty()) {
        const auto more = read_file(o.data);
        if (!more) return bad_input;
        const auto problems = party::extend_merge_log(*log, *more, reading(o.data, "statements"));
        complain(problems, o);
        if (problems.has_errors()) return bad_input;
        if (!o.target.empty()) {
            json::writer out(2);
            party::write_merge_log(out, *log);
            if (!write_file(o.target, out.text() + "\n")) return bad_input;
        }
    }
    const auto day = read_known_at(o);
    if (!day) return bad_input;
    const party::merged_parties merged = log->at(*day);
    if (o.format == "json") {
        json::writer out(2);
        party::write_merged_parties(out, merged);
        print(out.text() + "\n");
        return all_well;
    }
    for (const party::merged_set& s : merged.sets()) {
        const auto joined = [](const std::vector<std::string>& texts) {
            std::string out;
            for (const std::string& t : texts) out += (out.empty() ? "" : ", ") + report::safe(t);
            return out;
        };
        print(fmt::format("{} = {}  [{}]\n", report::safe(s.party), joined(s.parties),
                          joined(s.statements)));
    }
    return all_well;
}

} // namespace cli
