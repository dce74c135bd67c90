#include <tenet/json/members.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/party/party_json.hpp>

#include <array>

namespace tenet::party {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> scheme_names{"uscc", "organisation_code", "lei"};
constexpr std::array<std::string_view, 5> part_names{"length", "character", "organisation_check",
                                                     "check", "region"};
constexpr std::array<std::string_view, 3> repair_names{"neighbours", "replaced", "swapped"};
constexpr std::array<std::string_view, 5> reason_names{
    "identifier", "organisation_code", "invalid_identifier", "name", "comparable_name"};

constexpr std::array<std::pair<name_step, std::string_view>, 5> step_names{
    {{name_step::width, "width"},
     {name_step::letter_case, "letter_case"},
     {name_step::punctuation, "punctuation"},
     {name_step::script, "script"},
     {name_step::legal_form, "legal_form"}}};

/// A text that is written where it is empty, too.
void put_text(json::writer& out, std::string_view name, std::string_view text) {
    out.key(name);
    out.string(text);
}

void write_findings(json::writer& out, const checked_identifier& checked) {
    const diagnostics problems = checked.problems();
    out.key("findings");
    out.begin_array();
    for (std::size_t n = 0; n < checked.findings.size(); ++n) {
        const identifier_finding& f = checked.findings[n];
        out.begin_object();
        put_text(out, "part", name_of(f.part));
        json::count_member(out, "position", f.position);
        put_text(out, "found", f.found);
        put_text(out, "expected", f.expected);
        if (n < problems.items().size()) {
            const diagnostic& d = problems.items()[n];
            json::both_member(out, "text", {d.text(language::zh), d.text(language::en)});
        }
        out.end_object();
    }
    out.end_array();
}

std::vector<stated_identifier> read_identifiers(const json::document& doc,
                                                std::span<const node> from, diagnostics& problems) {
    std::vector<stated_identifier> out;
    for (const node& n : from) {
        object_reader in{doc, n, problems};
        stated_identifier one;
        in.require("scheme");
        one.scheme = static_cast<identifier_scheme>(in.choice("scheme", scheme_names, 0));
        one.text = in.text("text");
        in.finish();
        out.push_back(std::move(one));
    }
    return out;
}

void write_reason(json::writer& out, const duplicate_reason& r) {
    out.begin_object();
    put_text(out, "kind", name_of(r.what));
    put_text(out, "key", r.key);
    out.key("steps");
    out.begin_array();
    for (const auto& [step, name] : step_names) {
        if ((r.steps & static_cast<std::uint8_t>(step)) != 0) out.string(name);
    }
    out.end_array();
    json::both_member(out, "text", r.text);
    out.end_object();
}

} // namespace

std::string_view name_of(identifier_part part) noexcept {
    return part_names[static_cast<std::size_t>(part)];
}

std::string_view name_of(identifier_repair::kind how) noexcept {
    return repair_names[static_cast<std::size_t>(how)];
}

std::string_view name_of(duplicate_reason::kind what) noexcept {
    return reason_names[static_cast<std::size_t>(what)];
}

identifier_scheme likely_scheme(std::string_view text) {
    constexpr std::size_t lei_length = 20;
    constexpr std::size_t uscc_length = 18;
    const std::size_t length = check_identifier(identifier_scheme::uscc, text).text.size();
    if (length == lei_length) return identifier_scheme::lei;
    return length == uscc_length ? identifier_scheme::uscc : identifier_scheme::organisation_code;
}

void write_identifier(json::writer& out, const checked_identifier& checked,
                      std::span<const identifier_repair> repairs) {
    out.begin_object();
    put_text(out, "scheme", name_of(checked.scheme));
    put_text(out, "text", checked.text);
    out.key("valid");
    out.boolean(checked.valid());
    write_findings(out, checked);
    out.key("repairs");
    out.begin_array();
    for (const identifier_repair& r : repairs) {
        out.begin_object();
        put_text(out, "how", name_of(r.how));
        json::count_member(out, "position", r.position);
        if (r.other != 0) json::count_member(out, "other", r.other);
        put_text(out, "text", r.text);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

result<named_parties> read_known_parties(std::string text, const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    named_parties out;
    if (doc->root().is() != node::kind::array) {
        object_reader{*doc, doc->root(), problems}.wrong_kind(doc->root(), "列表", "a list");
    }
    for (const node& n : doc->root().items()) {
        object_reader in{*doc, n, problems};
        known_party party;
        out.ids.push_back(in.text("id"));
        party.names = in.texts("names");
        party.identifiers = read_identifiers(*doc, in.items("identifiers"), problems);
        in.finish();
        out.parties.push_back(std::move(party));
    }
    if (problems.has_errors()) return problems;
    return out;
}

void write_duplicates(json::writer& out, const named_parties& searched,
                      std::span<const duplicate_candidate> candidates) {
    out.begin_object();
    out.key("candidates");
    out.begin_array();
    for (const duplicate_candidate& c : candidates) {
        out.begin_object();
        out.key("parties");
        out.begin_array();
        for (const std::size_t n : c.parties) out.string(searched.ids[n]);
        out.end_array();
        out.key("reasons");
        out.begin_array();
        for (const duplicate_reason& r : c.reasons) write_reason(out, r);
        out.end_array();
        out.key("identifiers_differ");
        out.boolean(c.identifiers_differ);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

} // namespace tenet::party
