#include "bods_statement.hpp"
#include "formats.hpp"
#include "gleif_codes.hpp"
#include "gleif_fields.hpp"
#include "texts.hpp"

#include <tenet/group/exchange.hpp>
#include <tenet/group/gleif.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/party/identifier.hpp>

#include <algorithm>
#include <unordered_set>

namespace tenet::group {

namespace messages = group_messages;

namespace gleif {

namespace {

using json::node;

/// The day of an instant, a day, or milliseconds since 1970.
std::optional<date> read_day(std::string_view text) noexcept {
    constexpr std::size_t least_digits = 11;
    constexpr std::size_t most_digits = 14;
    constexpr std::int64_t milliseconds_per_day = 86'400'000;
    if (text.find_first_not_of("0123456789") != std::string_view::npos) {
        return read_day_or_instant(text);
    }
    if (text.size() < least_digits || text.size() > most_digits) return std::nullopt;
    std::int64_t milliseconds = 0;
    for (const char c : text) milliseconds = milliseconds * 10 + (c - '0');
    return date::from_days(milliseconds / milliseconds_per_day);
}

struct period {
    std::optional<date> from{};
    std::optional<date> to{};
};

/// A relation from one party to another, both by their keys.
struct made_relation {
    std::string holder;
    std::string subject;
    relation type = relation::other;
    period valid{};
    std::optional<date> known_from{};
    std::optional<date> known_until{};
    std::string id{};
    std::string source{};
};

struct made_party {
    std::string key;
    std::string name;
    party_kind kind = party_kind::other;
    bool annulled = false;
};

class golden_copy_reader {
public:
    explicit golden_copy_reader(const json::read_options& how) : how_(how) {}

    result<graph> read(const std::vector<graph_text>& texts) {
        // Entities first: an LEI that was annulled may have any check digits.
        for (const bool of_entities : {true, false}) {
            for (const graph_text& t : texts) {
                if (has_entities(t.text) == of_entities) read_text(t);
            }
        }
        if (problems_.has_errors()) return problems_;
        graph_builder b;
        b.reserve(parties_.size(), relations_.size());
        for (const made_party& p : parties_) {
            const party_number made = b.add_party(p.key, p.name, p.kind);
            if (p.annulled) b.set_annulled(made);
        }
        const auto number_of = [&](const std::string& key) {
            if (const auto known = b.find(key)) return *known;
            return b.add_party(key, {}, party_kind::other);
        };
        for (const made_relation& r : relations_) {
            edge_definition e{number_of(r.holder), number_of(r.subject), r.type};
            e.valid_from = r.valid.from;
            e.valid_to = r.valid.to;
            e.recorded_on = r.known_from;
            e.withdrawn_on = r.known_until;
            e.id = r.id;
            e.source = r.source;
            b.add_edge(e);
        }
        return b.build();
    }

private:
    void read_text(const graph_text& from) {
        if (is_json(from.text)) {
            read_json(from);
        } else {
            read_csv(from);
        }
    }

    static bool has_entities(std::string_view text) {
        if (is_json(text)) return text.find("\"LegalName\"") != std::string_view::npos;
        return kind_of_heading(text) == record_kind::entity;
    }

    void read_csv(const graph_text& from) {
        const record_kind kind = kind_of_heading(from.text);
        sheet in(from.text, from.name, columns_of(kind), other_columns::passed_over, problems_);
        const csv_record row{in, kind};
        while (in.next()) take(row, kind);
    }

    void read_json(const graph_text& from) {
        json::read_options named = how_;
        named.file = from.name;
        auto doc = json::document::read(from.text, named);
        if (!doc) return problems_.add(doc.error());
        const located in{std::move(*doc)};
        const node& root = in.doc.root();
        if (root.is() == node::kind::array) return read_list(in, root);
        bool has_list = false;
        for (const json::member& m : root.members()) {
            if (m.is.is() != node::kind::array) continue;
            has_list = true;
            read_list(in, m.is);
        }
        if (!has_list) wrong_kind(in, root, "记录的列表", "a list of records");
    }

    void read_list(const located& in, const node& list) {
        for (const node& n : list.items()) {
            const auto kind = kind_of_object(n);
            if (kind) {
                take(json_record{in, n, *kind}, *kind);
            } else {
                wrong_kind(in, n, "LEI 记录、关系记录或报告例外",
                           "an LEI record, a relationship record or a reporting exception");
            }
        }
    }

    void wrong_kind(const located& in, const node& n, std::string zh, std::string en) {
        problems_.add(messages::field_kind, {"records", std::move(zh), std::move(en)}, in.where(n));
    }

    template <class Record>
    void take(const Record& r, record_kind kind) {
        switch (kind) {
        case record_kind::entity: return take_entity(r);
        case record_kind::relationship: return take_relationship(r);
        case record_kind::exception: return take_exception(r);
        }
    }

    // What records say.

    template <class Record>
    std::string required(const Record& r, record_kind kind, std::size_t field) {
        const std::string_view is = r.text(field);
        if (is.empty()) {
            problems_.add(messages::field_missing, {std::string(fields_of(kind)[field].column)},
                          r.where(field));
        }
        return std::string(is);
    }

    template <class Record>
    std::string lei_in(const Record& r, record_kind kind, std::size_t field) {
        std::string is = required(r, kind, field);
        if (is.empty() || checked_.contains(is)) return is;
        if (party::check_identifier(party::identifier_scheme::lei, is).valid()) {
            checked_.insert(is);
            return is;
        }
        problems_.add(messages::field_format,
                      {std::string(fields_of(kind)[field].column), clipped(is), "有效的 LEI",
                       "a valid LEI", "5493001KJTIIGC8Y1R12"},
                      r.where(field));
        return is;
    }

    template <class Record>
    std::optional<date> day_in(const Record& r, std::size_t field, std::size_t n = 0) {
        const std::string_view text = r.text(field, n);
        if (text.empty()) return std::nullopt;
        const auto day = read_day(text);
        if (!day) {
            const auto fields = fields_of(record_kind::relationship);
            problems_.add(messages::field_format,
                          {std::string(fields[field].column), clipped(text),
                           "日期或带时区的日期时间", "a date, or a date and time with its zone",
                           "2026-01-31T00:00:00Z"},
                          r.where(field, n));
        }
        return day;
    }

    template <class Record>
    void take_entity(const Record& r) {
        const bool annulled = r.text(entity_status) == "ANNULLED";
        if (annulled) checked_.emplace(r.text(lei));
        made_party p{lei_in(r, record_kind::entity, lei),
                     required(r, record_kind::entity, legal_name),
                     kind_of_category(r.text(category)), annulled};
        if (!once(entities_, p.key)) {
            problems_.add(messages::party_twice, {clipped(p.key)}, r.where(lei));
        }
        parties_.push_back(std::move(p));
    }

    template <class Record>
    void take_relationship(const Record& r) {
        constexpr auto kind = record_kind::relationship;
        made_relation m;
        m.subject = node_in(r, start_id, start_type);
        m.holder = node_in(r, end_id, end_type);
        const std::string type = required(r, kind, relationship_type);
        const std::string status = required(r, kind, relationship_status);
        m.type = relation_of(type);
        m.source = source_of(r, m.type == relation::other ? type : std::string{});
        m.id = m.subject + "/" + type + "/" + m.holder;
        if (!once(relationships_, m.id)) {
            problems_.add(messages::statement_twice, {clipped(m.id)}, r.where(start_id));
        }
        m.known_from = day_in(r, registered);
        const auto last = day_in(r, updated);
        const std::string_view registration = r.text(registration_status);
        const bool wrong =
            registration == "ANNULLED" || registration == "DUPLICATE" || status == "NULL";
        if (wrong) m.known_until = last ? last : m.known_from;
        if (wrong && m.known_until && m.known_from && *m.known_until <= *m.known_from) return;
        const bool ended = status == "INACTIVE" || registration == "RETIRED";
        add_periods(r, m, ended ? last : std::nullopt);
    }

    /// One end of a relationship; only an LEI has check digits.
    template <class Record>
    std::string node_in(const Record& r, std::size_t id, std::size_t type) {
        const std::string_view scheme = r.text(type);
        constexpr auto kind = record_kind::relationship;
        return scheme.empty() || scheme == "LEI" ? lei_in(r, kind, id) : required(r, kind, id);
    }

    template <class Record>
    void add_periods(const Record& r, const made_relation& like, std::optional<date> ended_by) {
        std::size_t periods = 0;
        for (std::size_t n = 0; r.has(period_start, n) || r.has(period_type, n); ++n) {
            if (r.text(period_type, n) != "RELATIONSHIP_PERIOD") continue;
            made_relation m = like;
            m.valid = {day_in(r, period_start, n), day_in(r, period_end, n)};
            if (m.valid.from && m.valid.to && *m.valid.to < *m.valid.from) {
                problems_.add(messages::bad_period, {clipped(m.id)}, r.where(period_end, n));
            }
            if (++periods > 1) m.id += "#" + std::to_string(periods);
            add_ended(std::move(m), ended_by);
        }
        if (periods == 0) add_ended(like, ended_by);
    }

    /// Adds a relation, which ended before that day if it names no end.
    void add_ended(made_relation m, std::optional<date> by) {
        if (by && !m.valid.to) {
            m.valid.to = by->plus_days(-1);
            if (m.valid.from) m.valid.to = std::max(*m.valid.to, *m.valid.from);
        }
        relations_.push_back(std::move(m));
    }

    template <class Record>
    std::string source_of(const Record& r, std::string role) {
        std::string is;
        append_part(is, r.text(sources), "; ");
        append_part(is, r.text(documents), "; ");
        append_part(is, r.text(standard), "; ");
        append_part(is, r.text(reference), "; ");
        append_part(role, is, bods::role_mark);
        return role;
    }

    template <class Record>
    void take_exception(const Record& r) {
        constexpr auto kind = record_kind::exception;
        const std::string entity = lei_in(r, kind, exception_lei);
        const std::string of = required(r, kind, exception_category);
        std::string why;
        std::string references;
        for (std::size_t n = 0; r.has(reason, n); ++n) append_part(why, r.text(reason, n), ", ");
        for (std::size_t n = 0; r.has(exception_reference, n); ++n) {
            append_part(references, r.text(exception_reference, n), ", ");
        }
        const std::string key = entity + "#" + of;
        if (!once(entities_, key)) {
            problems_.add(messages::statement_twice, {clipped(key)}, r.where(exception_lei));
        }
        made_relation m{key, entity, parent_of_exception(of, why)};
        m.id = entity + "/" + of;
        m.source = of;
        relations_.push_back(std::move(m));
        append_part(why, references, bods::reason_mark);
        parties_.push_back({key, why, party_kind::other});
    }

    static bool once(std::unordered_set<std::string>& seen, const std::string& what) {
        return what.empty() || seen.insert(what).second;
    }

    const json::read_options& how_;
    diagnostics problems_;
    std::vector<made_party> parties_;
    std::vector<made_relation> relations_;
    std::unordered_set<std::string> entities_;
    std::unordered_set<std::string> relationships_;
    std::unordered_set<std::string> checked_; ///< LEIs that are valid, or annulled
};

} // namespace

} // namespace gleif

result<graph> read_gleif(const std::vector<graph_text>& texts, const json::read_options& how) {
    return gleif::golden_copy_reader{how}.read(texts);
}

} // namespace tenet::group
