#include "sheet.hpp"
#include "supervisory_history.hpp"
#include "texts.hpp"

#include <tenet/group/exchange.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/group/supervisory.hpp>
#include <tenet/party/identifier.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace tenet::group {

namespace messages = group_messages;

namespace {

/// Columns of table 2.2.
enum group_column : std::size_t {
    group_id,
    group_name,
    parent_id,
    parent_credit_code,
    parent_name,
    group_institution,
    group_day,
    group_column_count,
};

/// Columns of table 3.3.
enum member_column : std::size_t {
    relation_id,
    member_group,
    member_id,
    member_name,
    member_credit_code,
    member_type,
    member_status, ///< in later editions the day it ends
    member_end,
    parent_flag,
    member_institution,
    member_day,
    member_column_count,
};

const std::array<sheet_column, group_column_count>& group_columns() {
    static const std::array<sheet_column, group_column_count> all{{
        {{"集团ID", "B020001"}, true},
        {{"集团名称", "B020007"}},
        {{"母公司客户ID", "B020020"}},
        {{"母公司统一社会信用代码", "B020003"}},
        {{"母公司名称", "B020005"}},
        {{"机构ID", "B020002"}},
        {{"采集日期", "B020019"}, true},
    }};
    return all;
}

const std::array<sheet_column, member_column_count>& member_columns() {
    static const std::array<sheet_column, member_column_count> all{{
        {{"关系ID", "C030001"}, true},
        {{"集团ID", "C030007"}, true},
        {{"成员ID", "C030002"}, true},
        {{"成员企业名称", "成员名称", "C030003"}},
        {{"成员统一社会信用代码", "C030004"}},
        {{"成员类型", "C030005"}},
        {{"关系状态", "C030009"}},
        {{"关系失效日期"}},
        {{"母公司标识", "C030011"}},
        {{"机构ID", "C030008"}},
        {{"采集日期", "C030010"}, true},
    }};
    return all;
}

bool is_member_table(std::string_view text) {
    const std::string_view heading = text.substr(0, text.find('\n'));
    return heading.find("成员ID") != std::string_view::npos ||
           heading.find("C030002") != std::string_view::npos;
}

/// 2026-01-31 or 20260131.
std::optional<date> read_day(std::string_view text) {
    constexpr std::size_t compact_size = 8;
    std::string whole(text);
    if (whole.size() == compact_size) whole = whole.insert(6, "-").insert(4, "-");
    return date::parse(whole);
}

bool speaks_of_an_end(std::string_view status) noexcept {
    for (const std::string_view word : {"失效", "无效", "终止", "解除"}) {
        if (status.find(word) != std::string_view::npos) return true;
    }
    return false;
}

/// Which kind of relation it is, and which table says so.
enum class origin : std::uint8_t { membership, flagged_parent, named_parent };

/// A relation of one institution by its id, with its sightings.
struct followed {
    std::string institution;
    std::string id;
    origin is = origin::membership;
    std::vector<sighting> seen{};
};

class supervisory_reader {
public:
    result<graph> read(const std::vector<graph_text>& texts) {
        for (const graph_text& t : texts) {
            if (is_member_table(t.text)) {
                read_members(t);
            } else {
                read_groups(t);
            }
        }
        name_parents();
        if (problems_.has_errors()) return problems_;
        return build();
    }

private:
    // Reading.

    void read_groups(const graph_text& from) {
        sheet in(from.text, from.name, group_columns(), other_columns::passed_over, problems_);
        while (in.next()) {
            const std::string id(trimmed(in.required(group_id)));
            const auto day = required_day(in, group_day);
            check_credit_code(in, parent_credit_code);
            if (!day || id.empty()) continue;
            const std::string institution(in.cell(group_institution));
            group_days_[institution].insert(*day);
            name_latest(groups_, id, *day, in.cell(group_name));
            group_row row{id,
                          institution,
                          *day,
                          std::string(in.cell(parent_id)),
                          std::string(in.cell(parent_credit_code)),
                          std::string(in.cell(parent_name))};
            once(in, group_id, key_of({"g", institution, id, day->text()}), id);
            rows_.push_back(std::move(row));
        }
    }

    void read_members(const graph_text& from) {
        sheet in(from.text, from.name, member_columns(), other_columns::passed_over, problems_);
        while (in.next()) read_member(in);
    }

    void read_member(sheet& in) {
        const std::string id(trimmed(in.required(relation_id)));
        const std::string group(trimmed(in.required(member_group)));
        const std::string member(trimmed(in.required(member_id)));
        const auto day = required_day(in, member_day);
        check_credit_code(in, member_credit_code);
        const auto ends = end_of(in);
        if (!day || id.empty() || group.empty() || member.empty()) return;
        const std::string institution(in.cell(member_institution));
        member_days_[institution].insert(*day);
        once(in, relation_id, key_of({"r", institution, id, day->text()}), id);
        name_latest(groups_, group, *day, {});
        name_latest(members_, member, *day, in.cell(member_name));
        const std::string code(in.cell(member_credit_code));
        if (!code.empty()) by_credit_code_[code] = member;
        const bool over = speaks_of_an_end(in.cell(member_status));
        sighting s{*day, group, member, std::string(in.cell(member_type)), over, ends};
        if (in.cell(parent_flag) == "1") {
            follow(institution, parent_id_of(id), origin::flagged_parent)
                .push_back({*day, member, group, std::string(parent_word), over, ends});
            with_parent_.insert(key_of({"g", institution, group, day->text()}));
        }
        follow(institution, id, origin::membership).push_back(std::move(s));
    }

    /// Several texts as one, which no others give.
    static std::string key_of(std::initializer_list<std::string_view> parts) {
        std::string out;
        for (const std::string_view part : parts) {
            out += std::to_string(part.size());
            out += ':';
            out += part;
        }
        return out;
    }

    std::vector<sighting>& follow(const std::string& institution, const std::string& id,
                                  origin is) {
        const std::string key = key_of({std::to_string(static_cast<int>(is)), institution, id});
        const auto [known, added] = numbers_.try_emplace(key, followed_.size());
        if (added) followed_.push_back({institution, id, is});
        return followed_[known->second].seen;
    }

    std::optional<date> required_day(sheet& in, std::size_t column) {
        const std::string_view text = trimmed(in.required(column));
        return text.empty() ? std::nullopt : day_in(in, column, text);
    }

    std::optional<date> day_in(sheet& in, std::size_t column, std::string_view text) {
        const auto day = read_day(text);
        if (!day || day->year() < 1 || day->year() > last_year) {
            problems_.add(messages::field_format,
                          {in.name(column), clipped(text), "日期", "a date", "2026-01-31"},
                          in.where(column));
            return std::nullopt;
        }
        return day;
    }

    /// The day on which a membership ends. The code C030009 was a status before it was that day.
    std::optional<date> end_of(sheet& in) {
        const std::string_view status = in.cell(member_status);
        const std::string_view day = in.cell(member_end);
        std::optional<date> ends;
        if (!day.empty()) {
            ends = day_in(in, member_end, day);
        } else if (read_day(status)) {
            ends = day_in(in, member_status, status);
        }
        return ends && ends->year() == last_year ? std::nullopt : ends;
    }

    void check_credit_code(sheet& in, std::size_t column) {
        const std::string_view code = in.cell(column);
        if (code.empty()) return;
        if (party::check_identifier(party::identifier_scheme::uscc, code).valid()) return;
        problems_.add(messages::field_format,
                      {in.name(column), clipped(code), "有效的统一社会信用代码",
                       "a valid unified social credit code", "91350100M000100Y43"},
                      in.where(column));
    }

    void once(sheet& in, std::size_t column, const std::string& key, const std::string& id) {
        if (!seen_.insert(key).second) {
            problems_.add(messages::statement_twice, {clipped(id)}, in.where(column));
        }
    }

    /// Names of parties with the day of the snapshot that gave them.
    struct named {
        std::string key;
        std::string name;
        date day;
    };
    struct names {
        std::vector<named> all;
        std::unordered_map<std::string, std::size_t> numbers;
    };

    static void name_latest(names& in, const std::string& key, date day, std::string_view name) {
        const auto [known, added] = in.numbers.try_emplace(key, in.all.size());
        if (added) in.all.push_back({key, {}, day});
        named& n = in.all[known->second];
        if (name.empty() || (!n.name.empty() && day < n.day)) return;
        n.name = name;
        n.day = day;
    }

    struct group_row {
        std::string id;
        std::string institution;
        date day;
        std::string parent;
        std::string credit_code;
        std::string parent_name;
    };

    /// Parents that table 2.2 names, unless table 3.3 does for the same group and day.
    void name_parents() {
        for (const group_row& r : rows_) {
            if (r.parent.empty() && r.credit_code.empty()) continue;
            if (with_parent_.contains(key_of({"g", r.institution, r.id, r.day.text()}))) continue;
            std::string key = r.parent;
            const auto known = by_credit_code_.find(r.credit_code);
            if (!members_.numbers.contains(key) && known != by_credit_code_.end()) {
                key = known->second;
            }
            if (key.empty()) key = r.credit_code;
            name_latest(members_, key, r.day,
                        members_.numbers.contains(key) ? std::string_view{} : r.parent_name);
            follow(r.institution, parent_id_of(r.id), origin::named_parent)
                .push_back({r.day, key, r.id, std::string(parent_word), false, std::nullopt});
        }
    }

    // Building.

    result<graph> build() {
        graph_builder b;
        for (const named& g : groups_.all) {
            b.add_party(group_key(g.key), g.name, party_kind::other);
        }
        for (const named& m : members_.all) b.add_party(m.key, m.name, party_kind::company);
        hierarchy_ = b.add_hierarchy("supervisory");
        for (const followed& f : followed_) add_relations(b, f);
        return b.build();
    }

    [[nodiscard]] std::string group_key(const std::string& id) const {
        return members_.numbers.contains(id) ? id + std::string(group_mark) : id;
    }

    const std::set<date>& snapshots_of(const followed& of) {
        return of.is == origin::named_parent ? group_days_[of.institution]
                                             : member_days_[of.institution];
    }

    void add_relations(graph_builder& b, const followed& of) {
        std::size_t made = 0;
        for (const belief& is : history_of(of.seen, snapshots_of(of))) {
            add_relation(b, of, is, ++made);
        }
    }

    void add_relation(graph_builder& b, const followed& of, const belief& is, std::size_t number) {
        const bool member = of.is == origin::membership;
        edge_definition e;
        e.holder = party(b, is.says.holder, member);
        e.subject = party(b, is.says.subject, !member);
        e.type = member ? relation::superordinate : relation::other;
        e.hierarchy = hierarchy_;
        e.valid_from = is.from;
        e.valid_to = is.to;
        e.recorded_on = is.known;
        e.withdrawn_on = is.until;
        const std::string id = number == 1 ? of.id : of.id + "#" + std::to_string(number);
        e.id = id;
        e.source = is.says.source;
        b.add_edge(e);
    }

    [[nodiscard]] party_number party(const graph_builder& in, const std::string& id,
                                     bool is_group) const {
        return in.find(is_group ? group_key(id) : id).value_or(0);
    }

    static constexpr std::int64_t last_year = 9999;

    diagnostics problems_;
    names groups_;
    names members_;
    std::vector<group_row> rows_;
    std::vector<followed> followed_;
    std::unordered_map<std::string, std::size_t> numbers_;
    std::unordered_map<std::string, std::string> by_credit_code_;
    std::map<std::string, std::set<date>> member_days_; ///< snapshots by institution
    std::map<std::string, std::set<date>> group_days_;
    std::unordered_set<std::string> seen_;
    std::unordered_set<std::string> with_parent_;
    std::uint8_t hierarchy_ = 0;
};

} // namespace

result<graph> read_supervisory(const std::vector<graph_text>& texts) {
    return supervisory_reader{}.read(texts);
}

} // namespace tenet::group
