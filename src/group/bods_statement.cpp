#include "bods_statement.hpp"

#include "formats.hpp"
#include "limits.hpp"
#include "texts.hpp"
#include "writing.hpp"

#include <tenet/group/messages.hpp>

#include <algorithm>
#include <charconv>
#include <system_error>

namespace tenet::group::bods {

namespace messages = group_messages;

namespace {

using json::node;

std::string_view text_of(const node& from, std::string_view name) {
    const node* n = from.find(name);
    return n == nullptr ? std::string_view{} : n->text();
}

std::optional<date> day_of(const node& from, std::string_view name) {
    return read_day_or_instant(text_of(from, name));
}

statement_time time_of(const node& statement) {
    statement_time out;
    const std::string_view made = text_of(statement, "statementDate");
    out.day = read_day_or_instant(made).value_or(date{});
    out.made = read_instant(made).value_or(midnight_of(out.day));
    out.known_from = out.day;
    if (const node* published = statement.find("publicationDetails")) {
        out.known_from = day_of(*published, "publicationDate");
    }
    if (out.known_from && out.known_from->year() <= 1) out.known_from.reset();
    return out;
}

std::string source_of(const node& statement) {
    const node* from = statement.find("source");
    std::string out;
    if (from == nullptr) return out;
    const auto add = [&](std::string_view part) { append_part(out, part, "; "); };
    if (const node* types = from->find("type")) {
        for (const node& t : types->items()) add(t.text());
    }
    add(text_of(*from, "description"));
    add(text_of(*from, "url"));
    if (const node* by = from->find("assertedBy")) {
        for (const node& who : by->items()) {
            const std::string_view name = text_of(who, "name");
            add(name.empty() ? text_of(who, "uri") : name);
        }
    }
    add(text_of(*from, "retrievedAt"));
    return out;
}

/// "reason: description"; the reason alone where nothing is described.
std::string unspecified_name(const node& from) {
    std::string out(text_of(from, "reason"));
    append_part(out, text_of(from, "description"), reason_mark);
    return out;
}

stated_party party_of(const node& details, std::string_view name) {
    const node* n = details.find(name);
    if (n == nullptr) return {};
    if (n->is() == node::kind::string) return {std::string(n->text()), {}};
    return {{}, unspecified_name(*n)};
}

/// Whether one of the annotations says something under a name.
bool is_annotated(const node& statement, std::string_view name, std::string_view text) {
    const node* annotations = statement.find("annotations");
    return annotations != nullptr && std::ranges::any_of(annotations->items(), [&](const node& a) {
               return text_of(a, name) == text;
           });
}

party_kind kind_of_entity(const node& details) {
    const node* type = details.find("entityType");
    if (type == nullptr) return party_kind::other;
    if (const auto named = find_party_kind(text_of(*type, "details"))) return *named;
    const std::string_view code = text_of(*type, "type");
    if (code == "registeredEntity" || code == "legalEntity") return party_kind::company;
    if (code == "state" || code == "stateBody") return party_kind::state;
    return party_kind::other;
}

/// The legal name, else the first.
std::string_view name_of_person(const node& details) {
    const node* names = details.find("names");
    if (names == nullptr || names->items().empty()) return {};
    for (const node& n : names->items()) {
        if (text_of(n, "type") == "legal") return text_of(n, "fullName");
    }
    return text_of(names->items().front(), "fullName");
}

/// The exact share, or the tighter of the bounds.
std::optional<share_range> share_of(const node& from) {
    const auto number = [&](std::string_view name) { return decimal::parse(text_of(from, name)); };
    if (const auto exact = number("exact")) return share_range::exactly(*exact);
    const auto least = number("minimum");
    const auto most = number("maximum");
    const auto above = number("exclusiveMinimum");
    const auto below = number("exclusiveMaximum");
    if (!least && !most && !above && !below) return std::nullopt;
    share_range out = share_range::unknown();
    if (least) out.low = *least;
    if (most) out.high = *most;
    if (above && *above >= out.low) {
        out.low = *above;
        out.above_low = true;
    }
    if (below && *below <= out.high) {
        out.high = *below;
        out.below_high = true;
    }
    return out;
}

/// A relation named by `details`, as this library writes them.
bool read_details(std::string_view details, interest& into) {
    if (!details.starts_with(details_mark)) return false;
    details.remove_prefix(details_mark.size());
    halves next = split_at(details, details_separator);
    const auto named = find_relation(next.before);
    if (!named) return false;
    into.type = *named;
    if (next.behind.starts_with(hierarchy_word)) {
        into.hierarchy = next.behind.substr(hierarchy_word.size());
        return true;
    }
    while (!next.behind.empty()) {
        next = split_at(next.behind, details_separator);
        if (next.before == collateral_word) into.degree.collateral = true;
        if (next.before.starts_with(generations_word)) {
            const std::string_view digits = next.before.substr(generations_word.size());
            const char* const end = digits.data() + digits.size();
            const auto read = std::from_chars(digits.data(), end, into.degree.generations);
            const bool whole = read.ec == std::errc{} && read.ptr == end;
            if (!whole || into.degree.generations > most_generations) return false;
        }
    }
    return true;
}

class relationship_reader {
public:
    relationship_reader(const located& in, const node& statement, diagnostics& problems)
        : in_(in), statement_(statement), problems_(problems), source_(source_of(statement)) {}

    relationship_statement read() {
        const node& details = *statement_.find("recordDetails");
        relationship_statement out;
        out.at = time_of(statement_);
        out.closes = text_of(statement_, "recordStatus") == "closed";
        out.corrects = is_annotated(statement_, "motivation", "correcting");
        out.holder = party_of(details, "interestedParty");
        out.subject = party_of(details, "subject");
        const node* components = details.find("componentRecords");
        has_components_ = components != nullptr && !components->items().empty();
        const node* interests = details.find("interests");
        if (interests != nullptr) {
            for (const node& n : interests->items()) out.interests.push_back(read_interest(n));
        }
        if (out.interests.empty() && !out.closes) out.interests.push_back(unknown_interest());
        return out;
    }

private:
    [[nodiscard]] interest unknown_interest() const {
        interest out;
        out.source = source_;
        return out;
    }

    interest read_interest(const node& from) {
        interest out = unknown_interest();
        const std::string_view type = text_of(from, "type");
        const std::string_view directness = text_of(from, "directOrIndirect");
        out.what = std::string(type) + " " + std::string(directness);
        if (const node* share = from.find("share")) {
            out.share = share_of(*share);
            check_share(out, *share);
        }
        out.from = day_of(from, "startDate");
        out.to = day_of(from, "endDate");
        if (out.from && out.to && *out.to < *out.from) {
            problems_.add(messages::bad_period, {record()}, in_.where(from));
        }
        if (read_details(text_of(from, "details"), out)) return out;
        out.type = relation_of(type);
        const bool counted_by_components = has_components_ && directness == "indirect";
        if (counted_by_components) {
            out.type = relation::other;
            add_role("indirect " + std::string(type), out);
        } else if (out.type == relation::other) {
            add_role(std::string(type), out);
        }
        return out;
    }

    static void add_role(const std::string& role, interest& to) {
        if (role.empty()) return;
        const std::string mark = to.source.empty() ? std::string{} : std::string(role_mark);
        to.source = role + mark + to.source;
    }

    void check_share(const interest& i, const node& at) {
        if (!i.share || share_units::from(*i.share)) return;
        problems_.add(messages::bad_share,
                      {record(), shown(*i.share), std::to_string(share_units::limit_percent)},
                      in_.where(at));
    }

    [[nodiscard]] std::string record() const { return clipped(text_of(statement_, "recordId")); }

    const located& in_;
    const node& statement_;
    diagnostics& problems_;
    std::string source_;
    bool has_components_ = false;
};

} // namespace

halves split_at(std::string_view text, std::string_view mark) noexcept {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + mark.size())};
}

relation relation_of(std::string_view type) noexcept {
    if (type == "shareholding") return relation::shareholding;
    if (type == "votingRights") return relation::votes;
    if (type == "appointmentOfBoard") return relation::board_appointment;
    if (type == "controlViaCompanyRulesOrArticles" || type == "controlByLegalFramework") {
        return relation::control_agreement;
    }
    return type == "otherInfluenceOrControl" ? relation::influence : relation::other;
}

party_statement read_party(const located& in, const node& statement) {
    const node& details = *statement.find("recordDetails");
    const bool is_person = text_of(statement, "recordType") == "person";
    party_statement out;
    out.at = time_of(statement);
    out.kind = is_person ? party_kind::person : kind_of_entity(details);
    out.name = is_person ? name_of_person(details) : text_of(details, "name");
    out.annulled = is_annotated(statement, "description", annulled_word);
    if (const node* identifiers = details.find("identifiers")) {
        for (const node& n : identifiers->items()) {
            const std::string_view id = text_of(n, "id");
            if (text_of(n, "schemeName") != alias_scheme || id.empty()) continue;
            out.aliases.push_back({std::string(id), in.where(*n.find("id"))});
        }
    }
    if (!out.name.empty()) return out;
    const node* reason =
        details.find(is_person ? "unspecifiedPersonDetails" : "unspecifiedEntityDetails");
    if (reason != nullptr) out.name = unspecified_name(*reason);
    return out;
}

relationship_statement read_relationship(const located& in, const node& statement,
                                         diagnostics& problems) {
    return relationship_reader{in, statement, problems}.read();
}

} // namespace tenet::group::bods
