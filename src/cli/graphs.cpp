#include "graphs.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/portfolio/messages.hpp>

#include <filesystem>

namespace cli {

using namespace tenet;

namespace {

constexpr std::string_view policy_of_control =
    R"({"id": "control", "title": {"zh": "控制", "en": "control"}, "criteria": [{"id": "control",
        "title": {"zh": "控制", "en": "controlled"}, "kind": "control"}]})";

/// Warnings that mean nothing where a file stands alone.
void complain_of_file(const diagnostics& warnings, const options& o) {
    diagnostics said;
    for (const diagnostic& d : warnings.items()) {
        const bool of_portfolios = d.id() == portfolio_messages::no_manifest.id ||
                                   d.id() == portfolio_messages::unresolved_reference.id;
        if (!of_portfolios) said.add(d);
    }
    complain(said, o);
}

/// The graph of a portfolio, with parties that it declares one as one.
std::optional<group::graph> graph_of(const result<portfolio::loaded>& read, bool alone,
                                     const options& o) {
    if (!read) {
        complain(read.error(), o);
        return std::nullopt;
    }
    if (alone) {
        complain_of_file(read->warnings, o);
    } else {
        complain(read->warnings, o);
    }
    const auto known_at = read_known_at(o);
    const auto merges = taken(portfolio::merges_of(*read->records), o);
    if (!known_at || !merges) return std::nullopt;
    return taken(portfolio::merged_graph_of(*read->records, merges->at(*known_at)), o);
}

std::optional<group::graph> open_graph(const options& o) {
    portfolio::load_options how;
    how.types = own_catalogue().value();
    if (std::filesystem::is_directory(o.source)) {
        return graph_of(portfolio::load_folder(o.source, how), false, o);
    }
    const auto text = read_file(o.source);
    if (!text) return std::nullopt;
    if (std::filesystem::path(o.source).extension() == ".csv") {
        return graph_of(portfolio::load({{"relationships.csv", *text}}, how), true, o);
    }
    return taken(group::read_graph(*text, reading(o.source)), o);
}

/// The same graph with names and sources that a terminal can show.
group::graph safe_for_terminal(const group::graph& from) {
    group::graph_builder b;
    b.reserve(from.party_count(), from.edge_count());
    copy_hierarchies(from, b);
    for (group::party_number p = 0; p < from.party_count(); ++p) {
        b.add_party(from.key(p), report::safe(from.name(p)), from.kind(p));
        if (from.annulled(p)) b.set_annulled(p);
    }
    for (std::size_t n = 0; n < from.alias_count(); ++n) {
        b.add_alias(from.alias(n), from.alias_of(n));
    }
    for (group::edge_number e = 0; e < from.edge_count(); ++e) {
        const std::string source = report::safe(from.source(e));
        group::edge_definition copy = group::definition_of(from, e);
        copy.source = source;
        b.add_edge(copy);
    }
    return b.build().value();
}

/// The same policy with words that a terminal can show.
group::group_policy safe_for_terminal(group::group_policy policy) {
    const auto clean = [](std::string& text) { text = report::safe(text); };
    for (group::membership_criterion& c : policy.criteria) {
        clean(c.title.zh);
        clean(c.title.en);
        clean(c.source);
    }
    for (group::manual_entry& e : policy.entries) {
        clean(e.reason);
        clean(e.approver);
    }
    return policy;
}

} // namespace

json::read_options reading(const std::string& path, const char* otherwise) {
    json::read_options how;
    how.file = path == "-" ? otherwise : path;
    return how;
}

int deliver(const options& o, std::string_view text) {
    if (!o.target.empty()) return write_file(o.target, text) ? all_well : bad_input;
    print(text);
    return all_well;
}

std::optional<date> read_day(const options& o, std::string_view option, const std::string& text) {
    if (const auto day = date::parse(text)) return day;
    if (const auto at = date_time::parse(text, nullptr)) return at->day;
    place at;
    at.file = option;
    complain(diagnostics(diagnostic{base_messages::bad_date, {text}, std::move(at)}), o);
    return std::nullopt;
}

std::optional<date> read_known_at(const options& o) {
    return o.known_at.empty() ? group::everything_known() : read_day(o, "--known-at", o.known_at);
}

std::optional<group::group_policy> open_policy(const options& o, const std::string& path,
                                               const group::graph& graph) {
    std::optional<std::string> text{policy_of_control};
    if (!path.empty()) text = read_file(path);
    if (!text) return std::nullopt;
    const auto policy = taken(group::read_group_policy(*text, reading(path)), o);
    auto bound = policy ? taken(group::bind(*policy, graph), o) : std::nullopt;
    if (bound && o.format == "text") return safe_for_terminal(std::move(*bound));
    return bound;
}

std::optional<party::merge_log> open_merges(const options& o, const std::string& path) {
    const auto text = read_file(path);
    if (!text) return std::nullopt;
    return taken(party::read_merge_log(*text, reading(path, "merges")), o);
}

std::optional<group_session> open_groups(const options& o) {
    auto graph = open_graph(o);
    if (!graph) return std::nullopt;
    if (o.format == "text") graph = safe_for_terminal(*graph);
    if (!o.merges.empty()) {
        const auto log = open_merges(o, o.merges);
        const auto day = read_known_at(o);
        if (!log || !day) return std::nullopt;
        graph = group::merged(*graph, log->at(*day)).is;
    }
    auto policy = open_policy(o, o.policy, *graph);
    if (!policy) return std::nullopt;
    return group_session{std::move(*graph), std::move(*policy)};
}

std::optional<group::structure> open_day(const options& o, const group_session& s,
                                         const std::string& at, const group::group_policy& under) {
    const auto as_of = read_day(o, at == o.at ? "--at" : "--to", at);
    const auto known_at = read_known_at(o);
    if (!as_of || !known_at) return std::nullopt;
    return taken(group::structure::at(s.graph, {*as_of, *known_at}, under.voting), o);
}

std::optional<grouped_session> open_grouping(const options& o) {
    auto from = open_groups(o);
    if (!from) return std::nullopt;
    auto day = open_day(o, *from, o.at, from->policy);
    if (!day) return std::nullopt;
    auto groups = taken(group::group_parties(*day, from->policy), o);
    if (!groups) return std::nullopt;
    return grouped_session{std::move(*from), {std::move(*day), std::move(*groups)}};
}

std::optional<group::roll_up_request> open_rows(const options& o, const group::graph& graph) {
    const auto text = read_file(o.rows);
    if (!text) return std::nullopt;
    return taken(group::read_roll_up(*text, graph, reading(o.rows, "rows")), o);
}

std::optional<group::party_number> open_party(const options& o, const group::graph& in) {
    const auto found = in.find(o.party);
    if (!found) complain(diagnostics(diagnostic{group_messages::unknown_party, {o.party}}), o);
    return found;
}

} // namespace cli
