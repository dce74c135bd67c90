#include "beside.hpp"
#include "limits.hpp"
#include "reading.hpp"
#include "writing.hpp"

#include <tenet/group/copying.hpp>
#include <tenet/group/graph_json.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/json/object_reader.hpp>

#include <vector>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view>& relation_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (std::size_t n = 0; n < relation_count; ++n) {
            all.push_back(name_of(static_cast<relation>(n)));
        }
        return all;
    }();
    return names;
}

const std::vector<std::string_view>& kind_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (auto k = party_kind::company;; k = static_cast<party_kind>(static_cast<int>(k) + 1)) {
            all.push_back(name_of(k));
            if (k == party_kind::other) return all;
        }
    }();
    return names;
}

class graph_reader {
public:
    explicit graph_reader(const json::document& doc) : doc_(doc) {}

    /// Relations, and parties, beside those of a graph.
    std::optional<graph> read_beside(const graph& of, std::span<const node> parties,
                                     std::span<const node> relations, diagnostics& problems) {
        closed_ = true;
        builder_.reserve(of.party_count() + parties.size(), relations.size());
        copy_hierarchies(of, builder_);
        copy_parties(of, builder_);
        for (const node& n : parties) read_party(n);
        read_relations(relations);
        problems.add(problems_);
        if (problems_.has_errors()) return std::nullopt;
        auto built = builder_.build();
        if (built) return std::move(*built);
        problems.add(built.error());
        return std::nullopt;
    }

    /// Relations between parties of a graph, which keep their numbers.
    std::deque<owned_relation> read_between(const graph& of, std::span<const node> relations,
                                            diagnostics& problems) {
        known_ = &of;
        copy_hierarchies(of, builder_);
        read_relations(relations);
        problems.add(problems_);
        return std::move(between_);
    }

    result<graph> read() {
        const node& root = doc_.root();
        if (root.is() == node::kind::array) {
            read_relations(root.items());
        } else {
            read_object(root);
        }
        if (problems_.has_errors()) return problems_;
        return builder_.build();
    }

private:
    void read_object(const node& root) {
        object_reader in{doc_, root, problems_};
        closed_ = in.find("parties") != nullptr;
        const auto parties = in.items("parties");
        in.require("relations");
        const auto relations = in.items("relations");
        builder_.reserve(parties.size(), relations.size());
        for (const node& n : parties) read_party(n);
        read_relations(relations);
        in.finish();
    }

    void read_relations(std::span<const node> relations) {
        for (std::size_t n = 0; n < relations.size(); ++n) read_relation(relations[n], n);
    }

    void read_party(const node& from) {
        object_reader in{doc_, from, problems_};
        const std::string id = word(in, "id");
        const std::string name = given_text(in, "name");
        const auto kind = static_cast<party_kind>(in.choice("kind", kind_names(), 0));
        const bool annulled = in.flag("annulled", false);
        const auto aliases = in.texts("aliases");
        const auto alias_nodes = in.items("aliases");
        in.finish();
        if (id.empty()) return;
        if (builder_.find(id)) {
            problems_.add(messages::party_twice, {id}, in.where("id"));
            return;
        }
        const party_number number = builder_.add_party(id, name, kind);
        if (annulled) builder_.set_annulled(number);
        for (std::size_t n = 0; n < aliases.size() && n < alias_nodes.size(); ++n) {
            if (builder_.find(aliases[n])) {
                problems_.add(messages::party_twice, {aliases[n]}, doc_.where(alias_nodes[n]));
            } else {
                builder_.add_alias(aliases[n], number);
            }
        }
    }

    void read_relation(const node& from, std::size_t number) {
        object_reader in{doc_, from, problems_};
        edge_definition e;
        const std::string id = given_text(in, "id");
        const std::string source = given_text(in, "source");
        e.id = id;
        e.source = source;
        const std::string called = id.empty() ? "#" + std::to_string(number) : id;
        e.type = static_cast<relation>(in.choice("type", relation_names(), 0));
        e.share = read_share(in, called);
        e.degree.collateral = in.flag("collateral", false);
        e.degree.generations = given_generations(in, "generations");
        e.hierarchy = read_hierarchy(in, e.type);
        read_period(in, called, e);
        e.holder = read_end(in, "holder", called);
        e.subject = read_end(in, "subject", called);
        in.finish();
        if (problems_.has_errors()) return;
        if (known_ == nullptr) {
            builder_.add_edge(e);
        } else {
            between_.push_back({e, id, source});
            between_.back().is.id = between_.back().id;
            between_.back().is.source = between_.back().source;
        }
    }

    party_number read_end(object_reader& in, std::string_view name, const std::string& called) {
        const std::string key = word(in, name);
        if (key.empty()) return 0;
        const auto known = known_ == nullptr ? builder_.find(key) : known_->find(key);
        if (known) return *known;
        if (!closed_ && known_ == nullptr) return builder_.add_party(key, {}, party_kind::other);
        problems_.add(messages::no_such_party, {called, key}, in.where(name));
        return 0;
    }

    std::optional<share_range> read_share(object_reader& in, const std::string& called) {
        const node* n = given(in, "share");
        if (n == nullptr) return std::nullopt;
        share_range share;
        if (n->is() == node::kind::object) {
            share = read_bounds(*n);
        } else if (const auto percent = exact_number(in, *n)) {
            share = share_range::exactly(*percent);
        }
        if (!share_units::from(share)) {
            problems_.add(messages::bad_share,
                          {called, shown(share), std::to_string(share_units::limit_percent)},
                          doc_.where(*n));
        }
        return share;
    }

    share_range read_bounds(const node& from) {
        object_reader in{doc_, from, problems_};
        const share_range unknown = share_range::unknown();
        share_range out;
        out.low = exact_number(in, "low").value_or(unknown.low);
        out.high = exact_number(in, "high").value_or(unknown.high);
        out.above_low = in.flag("above_low", false);
        out.below_high = in.flag("below_high", false);
        in.finish();
        return out;
    }

    /// One without a name is a hierarchy of its own.
    std::uint8_t read_hierarchy(object_reader& in, relation type) {
        const std::string name = given_text(in, "hierarchy");
        if (name.empty() && type != relation::superordinate) return 0;
        hierarchies_.add(name, problems_, [&] { return in.where("hierarchy"); });
        return builder_.add_hierarchy(name);
    }

    void read_period(object_reader& in, const std::string& called, edge_definition& e) {
        e.valid_from = given_day(in, "valid_from");
        e.valid_to = given_day(in, "valid_to");
        e.recorded_on = given_day(in, "recorded_on");
        e.withdrawn_on = given_day(in, "withdrawn_on");
        const bool backwards =
            (e.valid_from && e.valid_to && *e.valid_to < *e.valid_from) ||
            (e.recorded_on && e.withdrawn_on && *e.withdrawn_on <= *e.recorded_on);
        if (backwards) problems_.add(messages::bad_period, {called}, in.where());
    }

    const json::document& doc_;
    diagnostics problems_;
    graph_builder builder_;
    hierarchy_names hierarchies_;
    bool closed_ = false;          ///< only parties that are listed may be named
    const graph* known_ = nullptr; ///< the graph whose parties alone may be named
    std::deque<owned_relation> between_;
};

} // namespace

std::optional<graph> read_graph_beside(const json::document& doc, const graph& of,
                                       std::span<const node> parties,
                                       std::span<const node> relations, diagnostics& problems) {
    return graph_reader{doc}.read_beside(of, parties, relations, problems);
}

std::deque<owned_relation> read_relations_between(const json::document& doc, const graph& of,
                                                  std::span<const node> relations,
                                                  diagnostics& problems) {
    return graph_reader{doc}.read_between(of, relations, problems);
}

result<graph> read_graph(std::string text, const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    return graph_reader{*doc}.read();
}

void write_share(json::writer& out, const share_units& share) {
    const share_range r = share.range();
    out.begin_object();
    out.key("low");
    out.string(r.low.canonical());
    out.key("high");
    out.string(r.high.canonical());
    for (const auto& [name, set] :
         {std::pair{"above_low", r.above_low}, std::pair{"below_high", r.below_high}}) {
        if (!set) continue;
        out.key(name);
        out.boolean(true);
    }
    out.end_object();
}

void write_relation(json::writer& out, const graph& of, edge_number e) {
    out.begin_object();
    text_member(out, "id", of.id(e));
    text_member(out, "holder", of.key(of.holder(e)));
    text_member(out, "subject", of.key(of.subject(e)));
    text_member(out, "type", name_of(of.type(e)));
    if (const auto share = of.share(e)) {
        out.key("share");
        write_share(out, *share);
    }
    if (of.type(e) == relation::family) {
        out.key("generations");
        out.integer(of.degree(e).generations);
        out.key("collateral");
        out.boolean(of.degree(e).collateral);
    }
    if (of.type(e) == relation::superordinate) {
        text_member(out, "hierarchy", of.hierarchy_name(of.hierarchy(e)));
    }
    const edge_period& p = of.period(e);
    text_member(out, "valid_from", day_text(p.valid_from, INT32_MIN));
    text_member(out, "valid_to", day_text(p.valid_to, INT32_MAX));
    text_member(out, "recorded_on", day_text(p.recorded_on, INT32_MIN));
    text_member(out, "withdrawn_on", day_text(p.withdrawn_on, INT32_MAX));
    text_member(out, "source", of.source(e));
    out.end_object();
}

void write_graph(json::writer& out, const graph& of) {
    const party_aliases aliases = aliases_by_party(of);
    out.begin_object();
    out.key("parties");
    out.begin_array();
    for (party_number p = 0; p < of.party_count(); ++p) {
        out.begin_object();
        out.key("id");
        out.string(of.key(p));
        if (of.name(p) != of.key(p)) text_member(out, "name", of.name(p));
        text_member(out, "kind", name_of(of.kind(p)));
        if (of.annulled(p)) json::flag_member(out, "annulled", true);
        if (const auto more = aliases.find(p); more != aliases.end()) {
            list_member(out, "aliases", more->second, [&](std::string_view a) { out.string(a); });
        }
        out.end_object();
    }
    out.end_array();
    out.key("relations");
    out.begin_array();
    for (edge_number e = 0; e < of.edge_count(); ++e) write_relation(out, of, e);
    out.end_array();
    out.end_object();
}

} // namespace tenet::group
