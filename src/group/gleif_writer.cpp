#include "bods_fields.hpp"
#include "bods_statement.hpp"
#include "gleif_codes.hpp"
#include "gleif_texts.hpp"
#include "texts.hpp"
#include "writing.hpp"

#include <tenet/group/exchange.hpp>
#include <tenet/group/gleif.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/party/identifier.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace tenet::group {

namespace messages = group_messages;

namespace gleif {

namespace {

constexpr std::array<std::string_view, 3> source_codes{
    "FULLY_CORROBORATED", "PARTIALLY_CORROBORATED", "ENTITY_SUPPLIED_ONLY"};
constexpr std::array<std::string_view, 5> document_codes{"ACCOUNTS_FILING", "REGULATORY_FILING",
                                                         "SUPPORTING_DOCUMENTS", "CONTRACTS",
                                                         "OTHER_OFFICIAL_DOCUMENTS"};
constexpr std::array<std::string_view, 4> standard_codes{
    "US_GAAP", "IFRS", "OTHER_ACCOUNTING_STANDARD", "GOVERNMENT_ACCOUNTING_STANDARD"};

/// A name of a type of relationship: "IS_SUBFUND_OF".
bool is_type_name(std::string_view text) noexcept {
    return text.starts_with("IS_") && std::ranges::all_of(text, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

/// Whether a text is what its halves give when they are put together again.
bool is_whole(const bods::halves& halves, std::string_view mark, std::string_view text) {
    std::string again(halves.before);
    append_part(again, halves.behind, mark);
    return again == text;
}

/// The relationship that an edge is, by its type and its source; empty where there is none.
struct stated_type {
    std::string_view type;
    std::string_view source;
};

stated_type stated_type_of(relation is, std::string_view source) {
    if (is != relation::other) return {type_of(is), source};
    const auto halves = bods::split_at(source, bods::role_mark);
    if (!is_type_name(halves.before) || relation_of(halves.before) != relation::other ||
        !is_whole(halves, bods::role_mark, source)) {
        return {};
    }
    return {halves.before, halves.behind};
}

bool is_written_year(std::int32_t days, std::int32_t none) noexcept {
    if (days == none) return true;
    const std::int64_t year = date::from_days(days).year();
    return year >= 1 && year <= 9999;
}

class writer {
public:
    writer(const graph& of, gleif_layout layout)
        : of_(of), layout_(layout), is_exception_(of.party_count()), named_(of.party_count()) {}

    written_graph write() {
        for (party_number p = 0; p < of_.party_count(); ++p) is_exception_[p] = take_exception(p);
        for (edge_number e = 0; e < of_.edge_count(); ++e) take_edge(e);
        for (const auto& [_, edges] : pairs_) add_relationships(edges);
        for (party_number p = 0; p < of_.party_count(); ++p) add_entity(p);
        for (std::size_t n = 0; n < of_.alias_count(); ++n) {
            lose(clipped(of_.alias(n)), "主体的其他编号无处可写",
                 "there is no place for other ids of parties");
        }
        written_graph out;
        out.texts = layout_ == gleif_layout::json ? json_texts_of(out_) : csv_texts_of(out_);
        out.losses = std::move(losses_);
        return out;
    }

private:
    bool is_valid(party_number p) const {
        return party::check_identifier(party::identifier_scheme::lei, of_.key(p)).valid();
    }

    /// Whether a party can have a record. One whose LEI has other check digits must be annulled.
    bool is_lei(party_number p) const {
        constexpr std::size_t size = 20;
        const std::string_view key = of_.key(p);
        return key.size() == size && std::ranges::all_of(key, [](char c) {
                   return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
               });
    }

    void lose(std::string what, std::string zh, std::string en) {
        losses_.add(messages::not_written, {std::move(what), std::move(zh), std::move(en)});
    }

    // Exceptions.

    /// Whether a party stands for a parent that is not named, and becomes an exception.
    bool take_exception(party_number p) {
        if (of_.kind(p) != party_kind::other || !of_.holders_of(p).empty()) return false;
        const auto edges = of_.held_by(p);
        if (edges.size() != 1) return false;
        const edge_number e = edges.front();
        const std::string category(of_.source(e));
        const std::string lei(of_.key(of_.subject(e)));
        if (category.empty() || of_.key(p) != lei + "#" + category || !is_lei(of_.subject(e))) {
            return false;
        }
        const edge_period& when = of_.period(e);
        const bool always = when.valid_from == INT32_MIN && when.valid_to == INT32_MAX &&
                            when.recorded_on == INT32_MIN && when.withdrawn_on == INT32_MAX;
        const std::string_view name = of_.name(p) == of_.key(p) ? std::string_view{} : of_.name(p);
        const auto halves = bods::split_at(name, bods::reason_mark);
        if (!always || of_.share(e) || of_.annulled(p) ||
            of_.type(e) != parent_of_exception(category, halves.before) ||
            trimmed(halves.before) != halves.before || trimmed(halves.behind) != halves.behind ||
            !is_whole(halves, bods::reason_mark, name)) {
            return false;
        }
        const std::string id = lei + "/" + category;
        if (!of_.id(e).empty() && of_.id(e) != id) return false;
        add_exception(lei, category, halves.before, halves.behind);
        exception_edges_.insert(e);
        return true;
    }

    void add_exception(const std::string& lei, const std::string& category, std::string_view why,
                       std::string_view reference) {
        written_record r;
        r[{exception_lei, 0}] = lei;
        r[{exception_category, 0}] = category;
        std::size_t n = 0;
        for (const std::string_view part : parts_of(why)) r[{reason, n++}] = part;
        if (!reference.empty()) r[{exception_reference, 0}] = reference;
        out_.exceptions.push_back(std::move(r));
    }

    /// "A, B" as its parts, where that many can be written and give the text again.
    static std::vector<std::string_view> parts_of(std::string_view why) {
        std::vector<std::string_view> out;
        for (std::string_view rest = why; !rest.empty();) {
            const std::size_t end = std::min(rest.find(", "), rest.size());
            out.push_back(rest.substr(0, end));
            const bool is_last = end == rest.size();
            rest.remove_prefix(is_last ? end : end + 2);
            if (!is_last && rest.empty()) return {why};
        }
        const bool good =
            out.size() <= most_repeated && std::ranges::none_of(out, [](std::string_view part) {
                return part.empty() || trimmed(part) != part;
            });
        return good || why.empty() ? out : std::vector{why};
    }

    // Relationships.

    void take_edge(edge_number e) {
        if (exception_edges_.contains(e)) return;
        const stated_type is = stated_type_of(of_.type(e), of_.source(e));
        if (is.type.empty()) {
            return lose(relation_name(of_, e),
                        "全球 LEI 系统没有“" + title_of(of_.type(e)).zh + "”这种关系",
                        "the LEI system has no relationship \"" + title_of(of_.type(e)).en + "\"");
        }
        for (const party_number p : {of_.holder(e), of_.subject(e)}) {
            if (is_lei(p)) continue;
            return lose(relation_name(of_, e), "“" + clipped(of_.key(p)) + "”不是 LEI",
                        "\"" + clipped(of_.key(p)) + "\" is no LEI");
        }
        const edge_period& when = of_.period(e);
        if (!is_written_year(when.valid_from, INT32_MIN) ||
            !is_written_year(when.valid_to, INT32_MAX) ||
            !is_written_year(when.recorded_on, INT32_MIN) ||
            !is_written_year(when.withdrawn_on, INT32_MAX) ||
            when.withdrawn_on <= when.recorded_on) {
            return lose(relation_name(of_, e), "其日期无法写出", "its days cannot be written");
        }
        pairs_[{of_.subject(e), std::string(is.type), of_.holder(e)}].push_back(e);
    }

    /// The relations of one child, type and parent: one record, so that of several states of
    /// knowledge the one believed last is written.
    void add_relationships(const std::vector<edge_number>& edges) {
        const auto rank = [&](edge_number e) {
            const edge_period& p = of_.period(e);
            return std::pair(p.withdrawn_on, p.recorded_on);
        };
        edge_number best = edges.front();
        for (const edge_number e : edges) best = rank(e) > rank(best) ? e : best;
        std::vector<edge_number> written;
        for (const edge_number e : edges) {
            if (rank(e) != rank(best) || of_.source(e) != of_.source(best)) {
                lose(relation_name(of_, e), "同一关系只能有一条记录",
                     "there is one record for a relationship");
            } else if (layout_ == gleif_layout::csv && written.size() == most_repeated) {
                lose(relation_name(of_, e), "CSV 中一条记录最多五个期间",
                     "a record in CSV has five periods at most");
            } else {
                written.push_back(e);
            }
        }
        add_relationship(written);
    }

    void add_relationship(const std::vector<edge_number>& edges) {
        const edge_number first = edges.front();
        const stated_type is = stated_type_of(of_.type(first), of_.source(first));
        const edge_period& when = of_.period(first);
        written_record r;
        r[{start_id, 0}] = of_.key(of_.subject(first));
        r[{start_type, 0}] = "LEI";
        r[{end_id, 0}] = of_.key(of_.holder(first));
        r[{end_type, 0}] = "LEI";
        r[{relationship_type, 0}] = is.type;
        const bool ended = std::ranges::all_of(
            edges, [&](edge_number e) { return of_.period(e).valid_to != INT32_MAX; });
        r[{relationship_status, 0}] = ended ? "INACTIVE" : "ACTIVE";
        const bool wrong = when.withdrawn_on != INT32_MAX;
        put_day(r, registered, 0, when.recorded_on, INT32_MIN);
        put_day(r, updated, 0, wrong ? when.withdrawn_on : when.recorded_on, INT32_MIN);
        r[{registration_status, 0}] = wrong ? "ANNULLED" : "PUBLISHED";
        put_source(r, is.source);
        put_periods(r, edges);
        for (std::size_t n = 0; n < edges.size(); ++n) lose_parts(edges[n], is, n);
        named_[of_.holder(first)] = true;
        named_[of_.subject(first)] = true;
        out_.relationships.push_back(std::move(r));
    }

    static void put_day(written_record& r, std::size_t field, std::size_t n, std::int32_t days,
                        std::int32_t none) {
        if (days != none) r[{field, n}] = day_text(days, none) + "T00:00:00Z";
    }

    void put_periods(written_record& r, const std::vector<edge_number>& edges) const {
        const edge_period& when = of_.period(edges.front());
        const bool always = when.valid_from == INT32_MIN && when.valid_to == INT32_MAX;
        if (edges.size() == 1 && always) return;
        for (std::size_t n = 0; n < edges.size(); ++n) {
            put_day(r, period_start, n, of_.period(edges[n]).valid_from, INT32_MIN);
            put_day(r, period_end, n, of_.period(edges[n]).valid_to, INT32_MAX);
            r[{period_type, n}] = "RELATIONSHIP_PERIOD";
        }
    }

    /// "FULLY_CORROBORATED; IFRS; file 7": codes into their fields, the rest is the reference.
    static void put_source(written_record& r, std::string_view source) {
        const auto take = [&](std::size_t field, const auto& codes) {
            const auto halves = bods::split_at(source, "; ");
            if (!bods::is_one_of(halves.before, codes) || !is_whole(halves, "; ", source)) return;
            r[{field, 0}] = halves.before;
            source = halves.behind;
        };
        take(sources, source_codes);
        take(documents, document_codes);
        take(standard, standard_codes);
        if (!source.empty()) r[{reference, 0}] = source;
    }

    /// What a record that is written leaves out of a relation.
    void lose_parts(edge_number e, const stated_type& is, std::size_t n) {
        std::string id = std::string(of_.key(of_.subject(e))) + "/" + std::string(is.type) + "/" +
                         std::string(of_.key(of_.holder(e)));
        if (n > 0) id += "#" + std::to_string(n + 1);
        if (!of_.id(e).empty() && of_.id(e) != id) {
            lose(relation_name(of_, e), "其编号无处可写", "there is no place for its id");
        }
        if (of_.share(e))
            lose(relation_name(of_, e), "其比例无处可写", "there is no place for its share");
        if (trimmed(is.source) != is.source) {
            lose(relation_name(of_, e), "其来源首尾的空白", "white space around its source");
        }
    }

    // Entities.

    void add_entity(party_number p) {
        if (is_exception_[p]) return;
        const bool has_name = of_.name(p) != of_.key(p);
        if (!is_lei(p)) {
            return lose(clipped(of_.key(p)), "主体没有 LEI", "the party has no LEI");
        }
        const bool annulled = of_.annulled(p) || !is_valid(p);
        if (!has_name && named_[p] && !annulled && of_.kind(p) == party_kind::other) return;
        if (annulled && !of_.annulled(p)) {
            lose(clipped(of_.key(p)), "其 LEI 校验位不符，只能写作已注销的记录",
                 "its LEI has check digits that do not fit, so that its record is written as "
                 "annulled");
        }
        const std::string_view name = trimmed(of_.name(p));
        if (name != of_.name(p)) {
            lose(clipped(of_.key(p)), "名称首尾的空白", "white space around its name");
        }
        written_record r;
        r[{lei, 0}] = of_.key(p);
        r[{legal_name, 0}] = name.empty() ? of_.key(p) : name;
        r[{category, 0}] = category_of(of_.kind(p));
        if (annulled) r[{entity_status, 0}] = "ANNULLED";
        out_.entities.push_back(std::move(r));
    }

    const graph& of_;
    gleif_layout layout_;
    std::vector<bool> is_exception_;
    std::vector<bool> named_; ///< by a relationship that is written
    std::set<edge_number> exception_edges_;
    std::map<std::tuple<party_number, std::string, party_number>, std::vector<edge_number>> pairs_;
    written_records out_;
    diagnostics losses_{SIZE_MAX}; ///< all of them
};

} // namespace

} // namespace gleif

written_graph write_gleif(const graph& of, gleif_layout layout) {
    return gleif::writer{of, layout}.write();
}

} // namespace tenet::group
