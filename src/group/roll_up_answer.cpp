#include "writing.hpp"

#include <tenet/group/answers_json.hpp>
#include <tenet/group/roll_up_json.hpp>

#include <algorithm>
#include <array>
#include <set>

/// Totals with what they rest on.
namespace tenet::group {

namespace {

void write_rates(json::writer& out, const rolled_up& total) {
    count_member(out, "unconverted", total.unconverted);
    out.key("rates");
    out.begin_array();
    for (const used_rate& u : total.rates) {
        out.begin_object();
        text_member(out, "from", u.is.from);
        text_member(out, "to", u.is.to);
        text_member(out, "on", u.is.on.text());
        text_member(out, "rate", u.is.rate.text());
        text_member(out, "source", u.is.source);
        out.key("inverse");
        out.boolean(u.inverse);
        count_member(out, "rows", u.rows);
        out.end_object();
    }
    out.end_array();
    out.key("missing_rates");
    out.begin_array();
    for (const missing_rate& m : total.missing) {
        out.begin_object();
        text_member(out, "from", m.from);
        if (m.on) text_member(out, "on", m.on->text());
        count_member(out, "rows", m.rows);
        out.end_object();
    }
    out.end_array();
}

void write_total(json::writer& out, const rolled_up& total, const conversion_rule* convert) {
    out.begin_object();
    out.key("key");
    out.string(total.key);
    out.key("value");
    if (total.value) {
        out.string(total.value->text());
    } else {
        out.null();
    }
    count_member(out, "rows", total.rows);
    count_member(out, "repeated", total.repeated);
    count_member(out, "netted", total.netted);
    count_member(out, "moved_in", total.moved_in);
    count_member(out, "moved_out", total.moved_out);
    count_member(out, "left", total.left);
    if (convert != nullptr) write_rates(out, total);
    out.end_object();
}

/// What totals are of.
struct rolled_day {
    const structure& day;
    const group_policy& policy;
    const grouping& groups;
};

class totals_writer {
public:
    totals_writer(json::writer& out, const rolled_day& of, const roll_up_request& asked,
                  const roll_up& totals, const leveled_roll_up* levels)
        : out_(out),
          day_(of.day),
          of_(of),
          asked_(asked),
          totals_(totals),
          levels_(levels),
          convert_(asked.rule.convert ? &*asked.rule.convert : nullptr) {}

    void write() {
        out_.key("groups");
        out_.begin_array();
        for (std::uint32_t g = 0; g < of_.groups.groups.size(); ++g) {
            if (concerns(totals_.of(g))) write_group_totals(g);
        }
        out_.end_array();
        write_completeness();
    }

private:
    static bool concerns(std::span<const rolled_up> of) {
        return std::ranges::any_of(of, [](const rolled_up& t) { return t.concerns_rows(); });
    }

    void write_group_totals(std::uint32_t g) {
        out_.begin_object();
        write_totals(totals_.of(g));
        out_.key("group");
        write_group(out_, day_, of_.policy, of_.groups, g, false);
        write_rows(g);
        write_moves(g);
        write_levels(g);
        write_completeness(g);
        out_.end_object();
    }

    void write_totals(std::span<const rolled_up> of) {
        out_.key("totals");
        out_.begin_array();
        for (const rolled_up& t : of) write_total(out_, t, convert_);
        out_.end_array();
    }

    void write_rows(std::uint32_t g) {
        out_.key("rows");
        out_.begin_array();
        for (const counted_row& c : totals_.counted_of(g)) {
            out_.begin_object();
            text_member(out_, "id", c.row->id);
            text_member(out_, "party", day_.parties().key(c.row->party));
            text_member(out_, "value", c.value.text());
            if (convert_ != nullptr && c.converted) {
                text_member(out_, "converted", c.converted->text());
            }
            out_.end_object();
        }
        out_.end_array();
    }

    void write_moves(std::uint32_t g) {
        out_.key("moved");
        out_.begin_array();
        for (const moved_row& m : totals_.moves_of(g)) {
            out_.begin_object();
            text_member(out_, "row", m.row->id);
            text_member(out_, "kind", name_of(m.move.is));
            text_member(out_, "member", day_.parties().key(m.move.member));
            text_member(out_, "other", day_.parties().key(m.move.other));
            text_member(out_, "value", m.move.value.text());
            out_.end_object();
        }
        out_.end_array();
    }

    /// The levels of a group below its top that have something below them.
    void write_levels(std::uint32_t g) {
        if (levels_ == nullptr) return;
        out_.key("levels");
        out_.begin_array();
        for (const std::uint32_t n : levels_->below(of_.groups, g)) {
            const corporate_group& level = levels_->groups.groups[n];
            out_.begin_object();
            out_.key("top");
            write_seat(out_, day_, level.top);
            out_.key("members");
            out_.begin_array();
            for (const member& m : level.members) out_.string(day_.parties().key(m.party));
            out_.end_array();
            write_totals(levels_->totals.of(n));
            out_.end_object();
        }
        out_.end_array();
    }

    void list_member(std::string_view name, const std::vector<party_number>& parties) {
        out_.key(name);
        out_.begin_array();
        for (const party_number p : parties) out_.string(day_.parties().key(p));
        out_.end_array();
    }

    void write_completeness(std::uint32_t g) {
        const roll_up_completeness is = completeness_of(of_.groups, asked_, totals_, g);
        complete_ = complete_ && is.complete();
        out_.key("completeness");
        out_.begin_object();
        out_.key("complete");
        out_.boolean(is.complete());
        list_member("without_rows", is.without_rows);
        list_member("not_covered", is.not_covered);
        count_member(out_, "unconverted", is.unconverted);
        out_.end_object();
    }

    void write_completeness() {
        out_.key("completeness");
        out_.begin_object();
        out_.key("complete");
        out_.boolean(complete_ && asked_.exclusions.empty());
        count_member(out_, "rows", totals_.row_count());
        count_member(out_, "excluded", asked_.exclusions.size());
        out_.end_object();
    }

    json::writer& out_;
    const structure& day_;
    const rolled_day& of_;
    const roll_up_request& asked_;
    const roll_up& totals_;
    const leveled_roll_up* levels_;
    const conversion_rule* convert_;
    bool complete_ = true;
};

constexpr std::array<std::string_view, 3> reason_names{"unknown_party", "unknown_agent",
                                                       "unknown_guarantor"};

void write_exclusions(json::writer& out, const roll_up_request& asked) {
    out.key("exclusions");
    out.begin_array();
    for (const auto& e : asked.exclusions) {
        out.begin_object();
        text_member(out, "row", e.row);
        text_member(out, "party", e.party);
        text_member(out, "reason", reason_names[static_cast<std::size_t>(e.reason)]);
        out.end_object();
    }
    out.end_array();
}

void write_answer(json::writer& out, const rolled_day& of, const roll_up_request& asked,
                  const roll_up& totals, const leveled_roll_up* levels) {
    out.begin_object();
    text_member(out, "policy", of.policy.id);
    text_member(out, "as_of", of.day.when().as_of.text());
    text_member(out, "known_at", of.day.when().known_at.text());
    text_member(out, "function", name_of(asked.rule.function));
    text_member(out, "method", name_of(asked.rule.method));
    if (asked.rule.split_by) text_member(out, "split_by", asked.attributes[*asked.rule.split_by]);
    if (asked.rule.convert) text_member(out, "currency", asked.rule.convert->to);
    totals_writer{out, of, asked, totals, levels}.write();
    write_exclusions(out, asked);
    out.end_object();
}

} // namespace

roll_up_completeness completeness_of(const grouping& groups, const roll_up_request& asked,
                                     const roll_up& totals, std::uint32_t group) {
    roll_up_completeness out;
    std::set<party_number> with_rows;
    for (const counted_row& c : totals.counted_of(group)) {
        with_rows.insert(c.row->party);
        if (c.row->agent) with_rows.insert(*c.row->agent);
    }
    for (const member& m : groups.groups[group].members) {
        if (!with_rows.contains(m.party)) out.without_rows.push_back(m.party);
        if (asked.covers && !std::ranges::binary_search(*asked.covers, m.party)) {
            out.not_covered.push_back(m.party);
        }
    }
    for (const rolled_up& t : totals.of(group)) out.unconverted += t.unconverted;
    return out;
}

std::vector<std::uint32_t> leveled_roll_up::below(const grouping& of, std::uint32_t group) const {
    std::vector<std::uint32_t> out;
    const corporate_group& within = of.groups[group];
    for (const member& m : within.members) {
        const std::uint32_t n = groups.group_of[m.party];
        const corporate_group& level = groups.groups[n];
        if (!m.own || level.top == within.top || level.members.size() < 2) continue;
        if (std::ranges::find(out, n) == out.end()) out.push_back(n);
    }
    return out;
}

result<roll_up_totals> roll_up_totals::make(const structure& day, const grouping& groups,
                                            const roll_up_request& asked) {
    auto totals = roll_up::make(day, groups, asked.rule, asked.rows, asked.rates);
    if (!totals) return totals.error();
    roll_up_totals out{std::move(*totals), std::nullopt};
    if (!asked.levels) return out;
    auto levels = levels_of(day, groups);
    if (!levels) return levels.error();
    auto of_levels = roll_up::make(day, *levels, asked.rule, asked.rows, asked.rates);
    if (!of_levels) return of_levels.error();
    out.levels.emplace(leveled_roll_up{std::move(*levels), std::move(*of_levels)});
    return out;
}

diagnostics roll_up_totals::change(const roll_up_change& by) {
    const auto apply = [&](roll_up& to) {
        diagnostics problems = to.change_rates(by.rates, by.rates_removed);
        if (!problems.has_errors()) to.change(by.upserts, by.removals);
        return problems;
    };
    diagnostics problems = apply(groups);
    return problems.has_errors() || !levels ? problems : apply(levels->totals);
}

void write_roll_up(json::writer& out, const structure& day, const group_policy& policy,
                   const grouping& groups, const roll_up_request& asked, const roll_up& totals) {
    write_answer(out, {day, policy, groups}, asked, totals, nullptr);
}

void write_roll_up(json::writer& out, const structure& day, const group_policy& policy,
                   const grouping& groups, const roll_up_request& asked,
                   const roll_up_totals& totals) {
    write_answer(out, {day, policy, groups}, asked, totals.groups,
                 totals.levels ? &*totals.levels : nullptr);
}

} // namespace tenet::group
