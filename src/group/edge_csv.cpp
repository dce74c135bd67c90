#include "limits.hpp"
#include "sheet.hpp"
#include "texts.hpp"
#include "writing.hpp"

#include <tenet/csv/writer.hpp>
#include <tenet/group/edge_csv.hpp>
#include <tenet/group/messages.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tenet::group {

namespace messages = group_messages;

namespace {

/// Columns in the order in which they are written; the names are English, then Chinese.
enum column : std::size_t {
    id,
    holder,
    holder_name,
    holder_kind,
    holder_annulled,
    holder_alias,
    subject,
    subject_name,
    subject_kind,
    subject_annulled,
    type,
    share,
    valid_from,
    valid_to,
    recorded_on,
    withdrawn_on,
    generations,
    collateral,
    hierarchy,
    source,
    column_count,
};

const std::array<sheet_column, column_count>& columns() {
    static const std::array<sheet_column, column_count> all{{
        {{"id", "编号"}},
        {{"holder", "持有方编号", "持有方"}, true},
        {{"holder_name", "持有方名称"}},
        {{"holder_kind", "持有方类别"}},
        {{"holder_annulled", "持有方已注销"}},
        {{"holder_alias", "持有方其他编号"}},
        {{"subject", "被持有方编号", "被持有方"}, true},
        {{"subject_name", "被持有方名称"}},
        {{"subject_kind", "被持有方类别"}},
        {{"subject_annulled", "被持有方已注销"}},
        {{"type", "关系类型"}},
        {{"share", "比例"}},
        {{"valid_from", "生效日期", "from"}},
        {{"valid_to", "失效日期", "to"}},
        {{"recorded_on", "记录日期"}},
        {{"withdrawn_on", "撤回日期"}},
        {{"generations", "代数"}},
        {{"collateral", "旁系"}},
        {{"hierarchy", "层级"}},
        {{"source", "来源"}},
    }};
    return all;
}

/// A relation by its name, or by its title in either language.
std::optional<relation> relation_called(std::string_view text) {
    if (text.empty()) return relation::shareholding;
    if (const auto named = find_relation(text)) return named;
    for (std::size_t n = 0; n < relation_count; ++n) {
        const auto r = static_cast<relation>(n);
        const bilingual title = title_of(r);
        if (text == title.zh || text == title.en) return r;
    }
    return std::nullopt;
}

/// Takes a mark off the front of a text.
bool take(std::string_view& text, std::string_view mark) noexcept {
    if (!text.starts_with(mark)) return false;
    text = trimmed(text.substr(mark.size()));
    return true;
}

/// A percentage, with or without the sign for it.
std::optional<decimal> percentage(std::string_view text) {
    for (const std::string_view sign : {"%", "％"}) {
        if (text.ends_with(sign)) text.remove_suffix(sign.size());
    }
    return decimal::parse(trimmed(text));
}

/// "60", "25-50%", ">25-<50"; the bounds may also be parted by ~ or 至.
std::optional<share_range> share_in(std::string_view text) {
    share_range out;
    out.above_low = take(text, ">");
    for (const std::string_view mark : {"-", "~", "～", "至", "–"}) {
        const std::size_t at = text.find(mark, 1);
        if (at == std::string_view::npos) continue;
        std::string_view behind = trimmed(text.substr(at + mark.size()));
        out.below_high = take(behind, "<");
        const auto low = percentage(trimmed(text.substr(0, at)));
        const auto high = percentage(behind);
        if (!low || !high) return std::nullopt;
        out.low = *low;
        out.high = *high;
        return out;
    }
    const auto exact = percentage(text);
    if (!exact || out.above_low) return std::nullopt;
    return share_range::exactly(*exact);
}

class edge_reader {
public:
    edge_reader(std::string_view text, std::string file)
        : in_(text, std::move(file), columns(), other_columns::refused, problems_) {}

    result<graph> read() {
        for (row_ = 1; in_.next(); ++row_) read_row();
        for (const other_id& a : aliases_) check_alias(a);
        if (problems_.has_errors()) return problems_;
        graph_builder b;
        b.reserve(parties_.size(), edges_.size());
        for (const party& p : parties_) {
            const party_number made =
                b.add_party(p.key, p.name, p.kind.value_or(party_kind::other));
            if (p.annulled) b.set_annulled(made);
        }
        for (const other_id& a : aliases_) b.add_alias(a.is, a.of);
        for (edge& e : edges_) {
            e.is.id = e.id;
            e.is.source = e.source;
            const bool has_one = e.is.type == relation::superordinate || !e.hierarchy.empty();
            e.is.hierarchy = has_one ? b.add_hierarchy(e.hierarchy) : std::uint8_t{0};
            b.add_edge(e.is);
        }
        return b.build();
    }

private:
    struct party {
        std::string key;
        std::string name;
        std::optional<party_kind> kind;
        bool annulled = false;
    };
    struct other_id {
        std::string is;
        party_number of;
        place at;
    };
    struct edge {
        edge_definition is;
        std::string id;
        std::string source;
        std::string hierarchy;
    };

    void read_row() {
        edge e;
        e.is.holder = read_party(holder);
        read_alias(e.is.holder);
        if (is_party_alone()) return;
        e.is.subject = read_party(subject);
        e.id = in_.text(id);
        e.source = in_.text(source);
        e.is.type = read_type();
        e.is.share = read_share();
        e.is.degree = read_degree();
        e.hierarchy = read_hierarchy(e.is.type);
        e.is.valid_from = in_.day(valid_from);
        e.is.valid_to = in_.day(valid_to);
        e.is.recorded_on = in_.day(recorded_on);
        e.is.withdrawn_on = in_.day(withdrawn_on);
        check_period(e.is);
        edges_.push_back(std::move(e));
    }

    [[nodiscard]] bool is_party_alone() const {
        for (std::size_t c = subject; c < column_count; ++c) {
            if (!in_.text(c).empty()) return false;
        }
        return in_.text(id).empty();
    }

    /// The party whose id stands in a column, with its name, kind and whether it is annulled
    /// behind.
    party_number read_party(column key) {
        const auto name = static_cast<column>(key + 1);
        const auto kind = static_cast<column>(key + 2);
        const std::string called(in_.required(key));
        const auto [known, added] =
            numbers_.try_emplace(called, static_cast<party_number>(parties_.size()));
        if (added) parties_.push_back({called, {}, {}, false});
        party& p = parties_[known->second];
        if (p.name.empty()) p.name = in_.text(name);
        if (read_flag(static_cast<column>(key + 3))) p.annulled = true;
        const std::string_view code = in_.cell(kind);
        if (code.empty()) return known->second;
        const auto is = find_party_kind(code);
        if (!is || (p.kind && p.kind != is)) {
            wrong(kind, p.kind ? std::string(name_of(*p.kind))
                               : "company, person, state, fund, branch, other");
        }
        p.kind = is;
        return known->second;
    }

    void read_alias(party_number of) {
        const std::string_view is = in_.text(holder_alias);
        if (!is.empty()) aliases_.push_back({std::string(is), of, in_.where(holder_alias)});
    }

    /// Ids of parties are known only behind the last row.
    void check_alias(const other_id& a) {
        if (!numbers_.contains(a.is) && seen_aliases_.insert(a.is).second) return;
        problems_.add(messages::party_twice, {clipped(a.is)}, a.at);
    }

    void wrong(column at, std::string choices) {
        problems_.add(messages::field_code,
                      {in_.name(at), clipped(in_.cell(at)), std::move(choices)}, in_.where(at));
    }

    relation read_type() {
        const auto is = relation_called(in_.cell(type));
        if (is) return *is;
        std::string choices;
        for (std::size_t n = 0; n < relation_count; ++n) {
            append_part(choices, name_of(static_cast<relation>(n)), ", ");
        }
        wrong(type, choices);
        return relation::other;
    }

    std::optional<share_range> read_share() {
        const std::string_view text = in_.cell(share);
        if (text.empty()) return std::nullopt;
        const auto is = share_in(text);
        if (!is) {
            problems_.add(messages::field_format,
                          {in_.name(share), clipped(text), "百分比", "a percentage", "25-50"},
                          in_.where(share));
        } else if (!share_units::from(*is)) {
            problems_.add(messages::bad_share,
                          {called(), clipped(text), std::to_string(share_units::limit_percent)},
                          in_.where(share));
        }
        return is;
    }

    bool read_flag(column at) {
        const std::string_view said = in_.cell(at);
        const bool is = said == "true" || said == "是";
        if (!is && !said.empty() && said != "false" && said != "否") {
            wrong(at, "true, false, 是, 否");
        }
        return is;
    }

    kinship read_degree() {
        kinship out;
        out.collateral = read_flag(collateral);
        const std::string_view digits = in_.cell(generations);
        if (digits.empty()) return out;
        const char* const end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, out.generations);
        if (read.ec != std::errc{} || read.ptr != end || out.generations > most_generations) {
            problems_.add(
                messages::field_range,
                {in_.name(generations), clipped(digits), "0", std::to_string(most_generations)},
                in_.where(generations));
        }
        return out;
    }

    /// One without a name is a hierarchy of its own.
    std::string read_hierarchy(relation type) {
        std::string name(in_.text(hierarchy));
        if (!name.empty() || type == relation::superordinate) {
            hierarchies_.add(name, problems_, [&] { return in_.where(hierarchy); });
        }
        return name;
    }

    void check_period(const edge_definition& e) {
        const bool ends_first = e.valid_from && e.valid_to && *e.valid_to < *e.valid_from;
        const bool withdrawn_first =
            e.recorded_on && e.withdrawn_on && *e.withdrawn_on <= *e.recorded_on;
        if (!ends_first && !withdrawn_first) return;
        problems_.add(messages::bad_period, {called()},
                      in_.where(ends_first ? valid_to : withdrawn_on));
    }

    [[nodiscard]] std::string called() const {
        const std::string_view given = in_.text(id);
        return given.empty() ? "#" + std::to_string(row_) : clipped(given);
    }

    diagnostics problems_;
    sheet in_;
    std::size_t row_ = 0;
    std::vector<party> parties_;
    std::vector<edge> edges_;
    std::unordered_map<std::string, party_number> numbers_;
    std::vector<other_id> aliases_;
    std::unordered_set<std::string> seen_aliases_;
    hierarchy_names hierarchies_;
};

/// ">25-<50", "60"
std::string share_text(const share_units& share) {
    const share_range r = share.range();
    if (share.low == share.high) return r.low.canonical();
    return (r.above_low ? ">" : "") + r.low.canonical() + (r.below_high ? "-<" : "-") +
           r.high.canonical();
}

class edge_writer {
public:
    edge_writer(const graph& of, language lang)
        : of_(of), lang_(lang), named_(of.party_count(), false) {}

    result<std::string> write() {
        check();
        if (problems_.has_errors()) return problems_;
        find_columns();
        for (std::size_t c = 0; c < column_count; ++c) {
            if (used_[c]) out_.field(columns()[c].names[lang_ == language::zh ? 1 : 0]);
        }
        out_.end_row();
        named_.assign(of_.party_count(), false);
        each_row([&](const row& cells) { write_row(cells); });
        return out_.text();
    }

private:
    using row = std::array<std::string, column_count>;

    // What rows cannot say.

    void check() {
        for (party_number p = 0; p < of_.party_count(); ++p) {
            if (of_.key(p).empty()) {
                refuse("#" + std::to_string(p), "主体没有编号", "the party has no id");
            }
            if (has_nul({of_.key(p), of_.name(p)})) refuse_nul(clipped(of_.key(p)));
        }
        for (std::size_t n = 0; n < of_.alias_count(); ++n) {
            if (of_.alias(n).empty()) {
                refuse(clipped(of_.key(of_.alias_of(n))), "其他编号是空文本",
                       "another id of it is an empty text");
            }
            if (has_nul({of_.alias(n)})) refuse_nul(clipped(of_.alias(n)));
        }
        for (edge_number e = 0; e < of_.edge_count(); ++e) check(e);
    }

    void check(edge_number e) {
        const bool has_hierarchy = of_.type(e) == relation::superordinate;
        const std::string_view name =
            has_hierarchy ? of_.hierarchy_name(of_.hierarchy(e)) : std::string_view{};
        if (has_nul({of_.id(e), of_.source(e), name})) refuse_nul(relation_name(of_, e));
        if (of_.degree(e).generations > most_generations) {
            refuse(relation_name(of_, e), "代数超过 " + std::to_string(most_generations),
                   "it is of more than " + std::to_string(most_generations) + " generations");
        }
        const edge_period& p = of_.period(e);
        const auto sayable = [](std::int32_t days, std::int32_t none) {
            constexpr std::int64_t last_year = 9999;
            if (days == none) return true;
            const std::int64_t year = date::from_days(days).year();
            return year >= 0 && year <= last_year;
        };
        if (!sayable(p.valid_from, INT32_MIN) || !sayable(p.valid_to, INT32_MAX) ||
            !sayable(p.recorded_on, INT32_MIN) || !sayable(p.withdrawn_on, INT32_MAX)) {
            refuse(relation_name(of_, e), "日期的年份不在 0 至 9999 之间",
                   "a year is not within 0 to 9999");
        }
    }

    static bool has_nul(std::initializer_list<std::string_view> texts) {
        return std::ranges::any_of(
            texts, [](std::string_view t) { return t.find('\0') != std::string_view::npos; });
    }

    void refuse_nul(std::string what) {
        refuse(std::move(what), "文本中有空字符 (NUL)", "a text of it has a NUL character");
    }

    void refuse(std::string what, std::string zh, std::string en) {
        problems_.add(messages::cannot_be_written, {std::move(what), std::move(zh), std::move(en)});
    }

    // Rows.

    template <class Use>
    void each_row(const Use& use) {
        for (edge_number e = 0; e < of_.edge_count(); ++e) use(row_of(e));
        for (party_number p = 0; p < of_.party_count(); ++p) {
            if (named_[p]) continue;
            row cells;
            put_party(p, holder, cells);
            use(cells);
        }
        for (std::size_t n = 0; n < of_.alias_count(); ++n) {
            row cells;
            put_party(of_.alias_of(n), holder, cells);
            cells[holder_alias] = guarded_cell(of_.alias(n));
            use(cells);
        }
    }

    /// Columns that have a text somewhere, and those that are always there.
    void find_columns() {
        for (const column c : {holder, subject, type, share}) used_[c] = true;
        each_row([&](const row& cells) {
            for (std::size_t c = 0; c < column_count; ++c) used_[c] |= !cells[c].empty();
        });
    }

    void put_party(party_number p, std::size_t at, row& cells) {
        cells[at] = guarded_cell(of_.key(p));
        if (named_[p]) return;
        named_[p] = true;
        if (of_.name(p) != of_.key(p)) cells[at + 1] = guarded_cell(of_.name(p));
        if (of_.kind(p) != party_kind::other) cells[at + 2] = name_of(of_.kind(p));
        if (of_.annulled(p)) cells[at + 3] = yes();
    }

    [[nodiscard]] const char* yes() const { return lang_ == language::zh ? "是" : "true"; }

    row row_of(edge_number e) {
        row cells;
        put_party(of_.holder(e), holder, cells);
        put_party(of_.subject(e), subject, cells);
        const relation is = of_.type(e);
        const edge_period& p = of_.period(e);
        cells[id] = guarded_cell(of_.id(e));
        cells[type] = lang_ == language::zh ? title_of(is).zh : std::string(name_of(is));
        if (const auto s = of_.share(e)) cells[share] = share_text(*s);
        cells[valid_from] = day_text(p.valid_from, INT32_MIN);
        cells[valid_to] = day_text(p.valid_to, INT32_MAX);
        cells[recorded_on] = day_text(p.recorded_on, INT32_MIN);
        cells[withdrawn_on] = day_text(p.withdrawn_on, INT32_MAX);
        if (is == relation::family) {
            cells[generations] = std::to_string(of_.degree(e).generations);
            if (of_.degree(e).collateral) cells[collateral] = yes();
        }
        if (is == relation::superordinate) {
            cells[hierarchy] = guarded_cell(of_.hierarchy_name(of_.hierarchy(e)));
        }
        cells[source] = guarded_cell(of_.source(e));
        return cells;
    }

    void write_row(const row& cells) {
        for (std::size_t c = 0; c < column_count; ++c) {
            if (!used_[c]) continue;
            if (cells[c].empty()) {
                out_.empty();
            } else {
                out_.field(cells[c]);
            }
        }
        out_.end_row();
    }

    const graph& of_;
    language lang_;
    std::vector<bool> named_;
    std::array<bool, column_count> used_{};
    diagnostics problems_;
    csv::writer out_;
};

} // namespace

result<graph> read_edge_csv(std::string_view text, std::string file) {
    return edge_reader{text, std::move(file)}.read();
}

result<std::string> write_edge_csv(const graph& of, language lang) {
    return edge_writer{of, lang}.write();
}

} // namespace tenet::group
