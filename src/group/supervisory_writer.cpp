#include "sheet.hpp"
#include "supervisory_history.hpp"
#include "texts.hpp"
#include "writing.hpp"

#include <tenet/csv/writer.hpp>
#include <tenet/group/exchange.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/group/supervisory.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

namespace tenet::group {

namespace messages = group_messages;

namespace {

/// An id without the number that a later state of knowledge has: "R3" for "R3#2".
std::string_view base_of(std::string_view id) noexcept {
    const std::size_t at = id.rfind('#');
    if (at == std::string_view::npos || at == 0 || at + 1 == id.size()) return id;
    const bool is_number = id.find_first_not_of("0123456789", at + 1) == std::string_view::npos;
    return is_number ? id.substr(0, at) : id;
}

class supervisory_writer {
public:
    explicit supervisory_writer(const graph& of)
        : of_(of), hierarchy_(of.find_hierarchy("supervisory")) {}

    result<written_graph> write() {
        for (edge_number e = 0; e < of_.edge_count(); ++e) take(e);
        for (party_number p = 0; p < of_.party_count(); ++p) {
            const bool alone = of_.held_by(p).empty() && of_.holders_of(p).empty();
            if (alone && of_.kind(p) == party_kind::other) groups_.insert(p);
        }
        constexpr std::size_t most_rows = 10'000'000;
        const std::size_t rows =
            group_days_.size() * groups_.size() + member_days_.size() * members_.size();
        if (rows > most_rows) {
            return diagnostics(
                diagnostic{messages::too_large, {"行 (rows)", std::to_string(most_rows)}});
        }
        written_graph out;
        out.texts = {{"table-2-2.csv", group_table()}, {"table-3-3.csv", member_table()}};
        auto again = read_supervisory(out.texts);
        if (!again) return again.error();
        out.losses = missing_in(*again);
        return out;
    }

private:
    // What the tables can hold.

    bool is_membership(edge_number e) const {
        return hierarchy_ && of_.type(e) == relation::superordinate &&
               of_.hierarchy(e) == *hierarchy_;
    }

    bool is_parent(edge_number e) const {
        return of_.type(e) == relation::other && of_.source(e) == parent_word;
    }

    /// Whether table 2.2 says it, of a group, not table 3.3 by the mark of a member.
    bool is_named_by_group(edge_number e) const {
        return is_parent(e) && base_of(of_.id(e)) == parent_id_of(group_id(of_.subject(e)));
    }

    void take(edge_number e) {
        const edge_period& when = of_.period(e);
        if (!is_membership(e) && !is_parent(e)) return;
        if (of_.id(e).empty() || !is_day(when.recorded_on)) return;
        auto& days = is_named_by_group(e) ? group_days_ : member_days_;
        days.insert(when.recorded_on);
        if (is_day(when.withdrawn_on)) days.insert(when.withdrawn_on);
        if (is_membership(e)) {
            members_.push_back(e);
            groups_.insert(of_.holder(e));
        } else {
            parents_[std::string(base_of(of_.id(e)))].push_back(e);
            groups_.insert(of_.subject(e));
        }
    }

    /// A day that a table can name; 9999 stands for none there.
    static bool is_day(std::int32_t days) noexcept {
        if (days == INT32_MIN || days == INT32_MAX) return false;
        const std::int64_t year = date::from_days(days).year();
        return year >= 1 && year < 9999;
    }

    bool is_shown(edge_number e, std::int32_t on) const {
        const edge_period& p = of_.period(e);
        return p.recorded_on <= on && on < p.withdrawn_on && p.valid_from <= on && on <= p.valid_to;
    }

    std::string_view group_id(party_number p) const {
        const std::string_view key = of_.key(p);
        if (!key.ends_with(group_mark)) return key;
        const std::string_view id = key.substr(0, key.size() - group_mark.size());
        return of_.find(id) ? id : key;
    }

    std::string_view name_of(party_number p) const {
        return of_.name(p) == of_.key(p) ? std::string_view{} : of_.name(p);
    }

    /// The parent of a group that a row of that id names on a day.
    std::optional<party_number> parent_of(std::string_view id, party_number group,
                                          std::int32_t on) const {
        const auto known = parents_.find(parent_id_of(id));
        if (known == parents_.end()) return std::nullopt;
        for (const edge_number e : known->second) {
            if (of_.subject(e) == group && is_shown(e, on)) return of_.holder(e);
        }
        return std::nullopt;
    }

    // Tables.

    static void put(csv::writer& out, std::string_view text) {
        if (text.empty()) {
            out.empty();
        } else {
            out.field(guarded_cell(text));
        }
    }

    static void put_row(csv::writer& out, std::initializer_list<std::string_view> cells) {
        for (const std::string_view c : cells) put(out, c);
        out.end_row();
    }

    /// A snapshot on each day that changes what the table says: where both tables have one, the
    /// mark of a member outdoes what a group names.
    std::string group_table() const {
        csv::writer out;
        put_row(out, {"集团ID", "集团名称", "母公司客户ID", "母公司名称", "采集日期"});
        std::set<std::int32_t> days = group_days_;
        if (days.empty() && !member_days_.empty()) days.insert(*member_days_.begin());
        for (const std::int32_t on : days) {
            const std::string day = day_text(on, INT32_MIN);
            for (const party_number g : groups_) {
                const std::string_view id = group_id(g);
                const auto parent = parent_of(id, g, on);
                put_row(out, {id, name_of(g), parent ? of_.key(*parent) : std::string_view{},
                              parent ? name_of(*parent) : std::string_view{}, day});
            }
        }
        return out.text();
    }

    std::string member_table() const {
        csv::writer out;
        put_row(out, {"关系ID", "集团ID", "成员ID", "成员企业名称", "成员类型", "关系失效日期",
                      "母公司标识", "采集日期"});
        for (const std::int32_t on : member_days_) put_members(out, on);
        return out.text();
    }

    void put_members(csv::writer& out, std::int32_t on) const {
        std::unordered_set<std::string_view> seen;
        const std::string day = day_text(on, INT32_MIN);
        for (const edge_number e : members_) {
            const std::string_view id = base_of(of_.id(e));
            if (!is_shown(e, on) || !seen.insert(id).second) continue;
            const party_number member = of_.subject(e);
            const auto parent = parent_of(id, of_.holder(e), on);
            const std::int32_t ends = of_.period(e).valid_to;
            put_row(out, {id, group_id(of_.holder(e)), of_.key(member), name_of(member),
                          of_.source(e), is_day(ends) ? day_text(ends, INT32_MAX) : std::string{},
                          parent == member ? "1" : "", day});
        }
    }

    // Losses: whatever reading the tables does not give back.

    static std::string party_line(const graph& g, party_number p) {
        return std::string(g.key(p)) + "\n" + std::string(g.name(p)) + "\n" +
               std::string(group::name_of(g.kind(p))) + (g.annulled(p) ? "\nannulled" : "");
    }

    static std::string relation_line(const graph& g, edge_number e) {
        const edge_period& p = g.period(e);
        std::string out = std::string(g.id(e)) + "\n" + std::string(g.key(g.holder(e))) + "\n" +
                          std::string(g.key(g.subject(e))) + "\n" +
                          std::string(group::name_of(g.type(e))) + "\n" + std::string(g.source(e));
        for (const std::int32_t day : {p.valid_from, p.valid_to, p.recorded_on, p.withdrawn_on}) {
            out += "\n" + std::to_string(day);
        }
        if (g.type(e) == relation::superordinate) {
            out += "\n" + std::string(g.hierarchy_name(g.hierarchy(e)));
        }
        return g.share(e) ? out + "\n" + g.share(e)->text() : out;
    }

    diagnostics missing_in(const graph& again) const {
        std::unordered_multiset<std::string> there;
        for (party_number p = 0; p < again.party_count(); ++p) there.insert(party_line(again, p));
        for (edge_number e = 0; e < again.edge_count(); ++e) there.insert(relation_line(again, e));
        diagnostics out{SIZE_MAX};
        const auto lose = [&](std::string name) {
            out.add(messages::not_written,
                    {std::move(name), "一表通的这两张表写不出，或只能写出一部分",
                     "the two tables cannot say it, or not all of it"});
        };
        const auto check = [&](const std::string& what, std::string name) {
            const auto found = there.find(what);
            if (found != there.end()) {
                there.erase(found);
                return;
            }
            lose(std::move(name));
        };
        for (party_number p = 0; p < of_.party_count(); ++p) {
            check(party_line(of_, p), clipped(of_.key(p)));
        }
        for (edge_number e = 0; e < of_.edge_count(); ++e) {
            check(relation_line(of_, e), relation_name(of_, e));
        }
        for (std::size_t n = 0; n < of_.alias_count(); ++n) lose(clipped(of_.alias(n)));
        return out;
    }

    const graph& of_;
    std::optional<std::uint8_t> hierarchy_;
    std::set<std::int32_t> group_days_; ///< of snapshots of groups
    std::set<std::int32_t> member_days_;
    std::vector<edge_number> members_;
    std::set<party_number> groups_;
    std::map<std::string, std::vector<edge_number>, std::less<>> parents_; ///< by id
};

} // namespace

result<written_graph> write_supervisory(const graph& of) {
    return supervisory_writer{of}.write();
}

} // namespace tenet::group
