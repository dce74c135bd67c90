#include "bods_fields.hpp"
#include "bods_statement.hpp"
#include "formats.hpp"
#include "limits.hpp"
#include "texts.hpp"
#include "writing.hpp"

#include <tenet/base/digest.hpp>
#include <tenet/group/bods.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/json/members.hpp>

#include <unordered_map>
#include <unordered_set>

namespace tenet::group {

namespace messages = group_messages;

namespace bods {

namespace {

/// A type of interest that says a relation, and is read back as it; empty where none does.
std::string_view interest_of(relation type) noexcept {
    switch (type) {
    case relation::shareholding: return "shareholding";
    case relation::votes: return "votingRights";
    case relation::board_appointment: return "appointmentOfBoard";
    case relation::control_agreement: return "controlViaCompanyRulesOrArticles";
    case relation::influence: return "otherInfluenceOrControl";
    default: return {};
    }
}

bool has_any_share(const share_units& share) noexcept {
    return share.low == 0 && share.high == share_units::whole;
}

/// The type of interest in front of the source of a relation of type `other`.
std::string_view role_in(std::string_view source) noexcept {
    const std::string_view role = split_at(source, role_mark).before;
    const bool is_role = is_one_of(role, interest_types()) && relation_of(role) == relation::other;
    return is_role && source != std::string(role) + std::string(role_mark) ? role
                                                                           : std::string_view{};
}

constexpr std::string_view ever = "0001-01-01";

class statement_writer {
public:
    statement_writer(const graph& of, const bods_write_options& how, diagnostics* losses)
        : of_(of),
          how_(how),
          losses_(losses),
          aliases_(aliases_by_party(of)),
          out_(how.indent),
          stated_on_(how.stated_on ? how.stated_on->text() : std::string(ever)) {}

    result<std::string> write() {
        check();
        if (problems_.has_errors()) return problems_;
        name_records();
        out_.begin_array();
        for (party_number p = 0; p < of_.party_count(); ++p) write_party(p);
        for (edge_number e = 0; e < of_.edge_count(); ++e) write_relation(e);
        out_.end_array();
        return out_.take() + "\n";
    }

private:
    // What statements cannot say.

    void check() {
        if (!how_.license.empty() && !is_uri(how_.license)) {
            problems_.add(messages::field_format, {"license", clipped(how_.license), "URI", "a URI",
                                                   "https://example.org/license"});
        }
        if (how_.stated_on && !is_sayable(how_.stated_on->days())) {
            refuse("stated_on", "年份不在 1 至 9999 之间", "its year is not within 1 to 9999");
        }
        for (party_number p = 0; p < of_.party_count(); ++p) {
            if (!of_.key(p).empty()) continue;
            refuse("#" + std::to_string(p), "主体没有编号", "the party has no id");
        }
        for (std::size_t n = 0; n < of_.alias_count(); ++n) {
            if (!of_.alias(n).empty()) continue;
            refuse(clipped(of_.key(of_.alias_of(n))), "其他编号是空文本",
                   "another id of it is an empty text");
        }
        for (edge_number e = 0; e < of_.edge_count(); ++e) check(e);
    }

    void check(edge_number e) {
        const auto share = of_.share(e);
        if (share && share->high > share_units::whole) {
            refuse(called(e), "比例超过 100%", "its share is above 100 %");
        }
        if (of_.degree(e).generations > most_generations) {
            refuse(called(e), "代数超过 " + std::to_string(most_generations),
                   "it is of more than " + std::to_string(most_generations) + " generations");
        }
        const edge_period& p = of_.period(e);
        const auto said = [](std::int32_t day, std::int32_t none, std::int64_t first) {
            return day == none || is_sayable(day, first);
        };
        if (!said(p.valid_from, INT32_MIN, year_1) || !said(p.valid_to, INT32_MAX, year_1)) {
            refuse(called(e), "日期的年份不在 1 至 9999 之间", "a year is not within 1 to 9999");
        }
        if (!said(p.recorded_on, INT32_MIN, year_2) || !said(p.withdrawn_on, INT32_MAX, year_2)) {
            refuse(called(e), "记录或撤回日期的年份不在 2 至 9999 之间（1 年表示一直如此）",
                   "a year in which it was recorded or withdrawn is not within 2 to 9999 (the year "
                   "1 means ever)");
        }
    }

    static constexpr std::int64_t year_1 = -719'162;
    static constexpr std::int64_t year_2 = year_1 + 365;

    static bool is_sayable(std::int64_t days, std::int64_t first = year_1) noexcept {
        constexpr std::int64_t year_9999 = 2'932'896;
        return days >= first && days <= year_9999;
    }

    [[nodiscard]] std::string called(edge_number e) const {
        return of_.id(e).empty() ? "#" + std::to_string(e) : clipped(of_.id(e));
    }

    void refuse(std::string what, std::string zh, std::string en) {
        problems_.add(messages::cannot_be_written, {std::move(what), std::move(zh), std::move(en)});
    }

    void lose(edge_number e, std::string zh, std::string en) {
        if (losses_ == nullptr) return;
        losses_->add(messages::not_written, {relation_name(of_, e), std::move(zh), std::move(en)});
    }

    // Ids of records.

    /// Those of parties, then those that relations have, then those made for relations without.
    void name_records() {
        for (party_number p = 0; p < of_.party_count(); ++p) taken_.emplace(of_.key(p));
        record_of_.resize(of_.edge_count());
        for (edge_number e = 0; e < of_.edge_count(); ++e) {
            const std::string id(of_.id(e));
            if (id.empty()) continue;
            record_of_[e] = fresh(id);
            if (record_of_[e] == id) continue;
            lose(e, "其编号已被占用，改为“" + clipped(record_of_[e]) + "”",
                 "its id is taken, and becomes \"" + clipped(record_of_[e]) + "\"");
        }
        for (edge_number e = 0; e < of_.edge_count(); ++e) {
            if (of_.id(e).empty()) record_of_[e] = fresh("relation-" + std::to_string(e + 1));
        }
    }

    std::string fresh(const std::string& stem) {
        if (taken_.insert(stem).second) return stem;
        std::size_t& number = numbers_.try_emplace(stem, 1).first->second;
        for (;;) {
            std::string id = stem + "#" + std::to_string(++number);
            if (taken_.insert(id).second) return id;
        }
    }

    // Statements.

    void write_text(std::string_view name, std::string_view text) {
        out_.key(name);
        out_.string(text);
    }

    /// What all statements begin with; the object stays open. Ids are digests of what they name.
    void begin_statement(std::string_view record, std::string_view subject, std::string_view type,
                         std::string_view status, std::string_view day) {
        sha256 id;
        for (const std::string_view part : {record, type, status, day}) id.add_field(part);
        out_.begin_object();
        write_text("statementId", id.finish_hex());
        write_text("statementDate", day);
        if (!how_.publisher.empty()) write_publication(day);
        write_text("declarationSubject", subject);
        write_text("recordId", record);
        write_text("recordType", type);
        write_text("recordStatus", status);
    }

    void write_publication(std::string_view day) {
        out_.key("publicationDetails");
        out_.begin_object();
        write_text("publicationDate", day);
        write_text("bodsVersion", "0.4");
        if (!how_.license.empty()) write_text("license", how_.license);
        out_.key("publisher");
        out_.begin_object();
        write_text("name", how_.publisher);
        out_.end_object();
        out_.end_object();
    }

    void begin_details() {
        out_.key("recordDetails");
        out_.begin_object();
        json::flag_member(out_, "isComponent", false);
    }

    void write_party(party_number p) {
        const std::string_view key = of_.key(p);
        const bool is_person = of_.kind(p) == party_kind::person;
        begin_statement(key, key, is_person ? "person" : "entity", "new", stated_on_);
        if (of_.annulled(p)) write_annotation("commenting", annulled_word);
        begin_details();
        const std::string_view name = of_.name(p) == key ? std::string_view{} : of_.name(p);
        if (is_person) {
            write_person(name);
        } else {
            write_entity(of_.kind(p), name);
        }
        if (const auto more = aliases_.find(p); more != aliases_.end()) {
            write_identifiers(more->second);
        }
        out_.end_object();
        out_.end_object();
    }

    void write_identifiers(const std::vector<std::string_view>& aliases) {
        out_.key("identifiers");
        out_.begin_array();
        for (const std::string_view alias : aliases) {
            out_.begin_object();
            write_text("id", alias);
            write_text("schemeName", alias_scheme);
            out_.end_object();
        }
        out_.end_array();
    }

    void write_person(std::string_view name) {
        const bool unspecified = is_reason(name);
        write_text("personType", unspecified ? "unknownPerson" : "knownPerson");
        if (unspecified) return write_reason("unspecifiedPersonDetails", name);
        if (name.empty()) return;
        out_.key("names");
        out_.begin_array();
        out_.begin_object();
        write_text("type", "legal");
        write_text("fullName", name);
        out_.end_object();
        out_.end_array();
    }

    void write_entity(party_kind kind, std::string_view name) {
        const bool unspecified = kind == party_kind::other && is_reason(name);
        out_.key("entityType");
        out_.begin_object();
        write_text("type", unspecified ? "unknownEntity" : type_of(kind));
        const bool is_plain = kind == party_kind::company || kind == party_kind::state;
        if (!is_plain && !unspecified) write_text("details", name_of(kind));
        out_.end_object();
        if (unspecified) {
            write_reason("unspecifiedEntityDetails", name);
        } else if (!name.empty()) {
            write_text("name", name);
        }
    }

    static std::string_view type_of(party_kind kind) noexcept {
        switch (kind) {
        case party_kind::company: return "registeredEntity";
        case party_kind::state: return "state";
        case party_kind::fund: return "arrangement";
        default: return "legalEntity";
        }
    }

    static bool is_reason(std::string_view name) noexcept {
        const halves parts = split_at(name, reason_mark);
        return is_one_of(parts.before, unspecified_reasons()) &&
               (parts.before.size() == name.size() || !parts.behind.empty());
    }

    void write_reason(std::string_view member, std::string_view name) {
        const halves parts = split_at(name, reason_mark);
        out_.key(member);
        out_.begin_object();
        write_text("reason", parts.before);
        if (!parts.behind.empty()) write_text("description", parts.behind);
        out_.end_object();
    }

    // Relations.

    static std::string day_text(std::int32_t days) { return date::from_days(days).text(); }

    void write_relation(edge_number e) {
        const std::string& record = record_of_[e];
        const edge_period& p = of_.period(e);
        std::string known = stated_on_;
        if (p.recorded_on != INT32_MIN) known = day_text(p.recorded_on);
        const bool stated_too_late = p.recorded_on == INT32_MIN && how_.stated_on &&
                                     how_.stated_on->days() >= p.withdrawn_on;
        if (stated_too_late) known = ever;
        write_relation(e, record, "new", known);
        if (p.withdrawn_on != INT32_MAX) {
            write_relation(e, record, "closed", day_text(p.withdrawn_on));
        }
    }

    void write_relation(edge_number e, std::string_view record, std::string_view status,
                        std::string_view day) {
        const bool holds = status == "new";
        begin_statement(record, of_.key(of_.subject(e)), "relationship", status, day);
        if (!holds) write_annotation("correcting");
        const bool has_role = of_.type(e) == relation::other && !role_in(of_.source(e)).empty();
        const std::string_view source =
            has_role ? split_at(of_.source(e), role_mark).behind : of_.source(e);
        if (!source.empty()) {
            out_.key("source");
            out_.begin_object();
            write_text("description", source);
            out_.end_object();
        }
        begin_details();
        write_text("subject", of_.key(of_.subject(e)));
        write_text("interestedParty", of_.key(of_.holder(e)));
        out_.key("interests");
        out_.begin_array();
        if (holds) write_interest(e);
        out_.end_array();
        out_.end_object();
        out_.end_object();
    }

    void write_annotation(std::string_view motivation, std::string_view description = {}) {
        out_.key("annotations");
        out_.begin_array();
        out_.begin_object();
        write_text("motivation", motivation);
        write_text("statementPointerTarget", "/recordDetails");
        if (!description.empty()) write_text("description", description);
        out_.end_object();
        out_.end_array();
    }

    void write_interest(edge_number e) {
        out_.begin_object();
        const relation type = of_.type(e);
        std::string_view code = interest_of(type);
        if (type == relation::other) code = role_in(of_.source(e));
        write_text("type", code.empty() ? "unknownInterest" : code);
        if (code.empty()) write_text("details", details_of(e));
        if (const auto share = of_.share(e)) write_share(*share, type);
        const edge_period& p = of_.period(e);
        if (p.valid_from != INT32_MIN) write_text("startDate", day_text(p.valid_from));
        if (p.valid_to != INT32_MAX) write_text("endDate", day_text(p.valid_to));
        out_.end_object();
    }

    /// "relation: family; generations 1; collateral"
    [[nodiscard]] std::string details_of(edge_number e) const {
        std::string out(details_mark);
        out += name_of(of_.type(e));
        const auto add = [&](std::string_view word, std::string_view value) {
            out += details_separator;
            out += word;
            out += value;
        };
        if (of_.type(e) == relation::family) {
            add(generations_word, std::to_string(of_.degree(e).generations));
            if (of_.degree(e).collateral) add(collateral_word, {});
        }
        if (of_.type(e) == relation::superordinate) {
            add(hierarchy_word, of_.hierarchy_name(of_.hierarchy(e)));
        }
        return out;
    }

    void write_share(const share_units& share, relation type) {
        const bool always_has_share = type == relation::shareholding || type == relation::votes ||
                                      type == relation::economic_dependence;
        if (always_has_share && has_any_share(share)) return;
        const share_range r = share.range();
        out_.key("share");
        out_.begin_object();
        if (share.low == share.high) {
            write_number("exact", r.low);
        } else {
            write_number(r.above_low ? "exclusiveMinimum" : "minimum", r.low);
            write_number(r.below_high ? "exclusiveMaximum" : "maximum", r.high);
        }
        out_.end_object();
    }

    void write_number(std::string_view name, const decimal& n) {
        out_.key(name);
        out_.number(n);
    }

    const graph& of_;
    const bods_write_options& how_;
    diagnostics* losses_;
    diagnostics problems_;
    party_aliases aliases_;
    json::writer out_;
    std::string stated_on_;
    std::unordered_set<std::string> taken_;                ///< ids of records
    std::unordered_map<std::string, std::size_t> numbers_; ///< last behind a stem
    std::vector<std::string> record_of_;                   ///< by relation
};

} // namespace

} // namespace bods

result<std::string> write_bods(const graph& of, const bods_write_options& how,
                               diagnostics* losses) {
    return bods::statement_writer{of, how, losses}.write();
}

} // namespace tenet::group
