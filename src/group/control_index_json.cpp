#include "arcs.hpp"
#include "beside.hpp"
#include "writing.hpp"

#include <tenet/group/answers_json.hpp>
#include <tenet/group/control_index_json.hpp>
#include <tenet/group/messages.hpp>

#include <set>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using json::node;

class changes_reader {
public:
    changes_reader(const json::document& doc, const control_index& of) : doc_(doc), of_(of) {}

    result<read_relation_changes> read() {
        json::object_reader in{doc_, doc_.root(), problems_};
        const auto drop = in.items("drop");
        const auto restate = in.items("restate");
        const auto add = in.items("add");
        in.finish();
        const auto to_drop = relations(drop);
        const auto to_restate = relations(restate);
        const auto to_add = relations(add);
        if (problems_.has_errors()) return problems_;
        for (std::size_t n = 0; n < drop.size(); ++n) read_dropped(to_drop[n], drop[n]);
        for (std::size_t n = 0; n < restate.size(); ++n) read_restated(to_restate[n], restate[n]);
        for (std::size_t n = 0; n < add.size(); ++n) read_added(to_add[n], add[n]);
        if (problems_.has_errors()) return problems_;
        return std::move(out_);
    }

private:
    std::deque<owned_relation> relations(std::span<const node> from) {
        return read_relations_between(doc_, of_.parties(), from, problems_);
    }

    [[nodiscard]] std::string shown(const owned_relation& r) const {
        const graph& g = of_.parties();
        const std::string ends =
            std::string(g.key(r.is.holder)) + " -> " + std::string(g.key(r.is.subject));
        return r.id.empty() ? ends : r.id + " (" + ends + ")";
    }

    /// The relations that hold and are told by this one; reported where there are none.
    std::vector<edge_number> named(const owned_relation& r, const node& at) {
        std::vector<edge_number> out;
        for (const edge_number e : of_.relations_between(r.is.holder, r.is.subject)) {
            const edge_definition is = of_.relation_at(e).value_or(edge_definition{});
            if (is.type == r.is.type && (r.id.empty() || is.id == r.id)) out.push_back(e);
        }
        if (out.empty()) problems_.add(messages::no_such_relation, {shown(r)}, doc_.where(at));
        return out;
    }

    /// False, and reported, where the changes say something of it already.
    bool is_first(edge_number e, const owned_relation& r, const node& at) {
        if (named_.insert(e).second) return true;
        problems_.add(messages::relation_named_twice, {shown(r)}, doc_.where(at));
        return false;
    }

    void read_dropped(const owned_relation& r, const node& at) {
        for (const edge_number e : named(r, at)) {
            if (!is_first(e, r, at)) return;
            out_.is.drop.push_back(e);
        }
    }

    void read_restated(const owned_relation& r, const node& at) {
        const auto those = named(r, at);
        if (those.size() > 1) {
            problems_.add(messages::several_relations, {shown(r), std::to_string(those.size())},
                          doc_.where(at));
        } else if (!those.empty() && is_first(those.front(), r, at)) {
            out_.is.restate.push_back({those.front(), r.is.share});
        }
    }

    void read_added(const owned_relation& r, const node& at) {
        const bool needs = r.is.type == relation::superordinate;
        if (needs && of_.parties().hierarchy_name(r.is.hierarchy).empty()) {
            problems_.add(messages::no_such_hierarchy, {shown(r)}, doc_.where(at));
        }
        edge_definition is = r.is;
        is.id = out_.texts.emplace_back(r.id);
        is.source = out_.texts.emplace_back(r.source);
        out_.is.add.push_back(is);
    }

    const json::document& doc_;
    const control_index& of_;
    diagnostics problems_;
    std::set<edge_number> named_;
    read_relation_changes out_;
};

/// As `write_seat`.
void seat_of_difference(json::writer& out, const control_index& of, const control_difference& d) {
    const auto members = of.members_of(d);
    out.key("controller");
    out.begin_object();
    text_member(out, "name", name_of_seat(of.parties(), members));
    list_member(out, "parties", members, [&](party_number p) { out.string(of.parties().key(p)); });
    out.end_object();
}

} // namespace

result<read_relation_changes> read_changes(std::string text, const control_index& of,
                                           const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    return changes_reader{*doc, of}.read();
}

void write_differences(json::writer& out, const control_index& of) {
    out.begin_object();
    out.key("differences");
    out.begin_array();
    for (const control_difference& d : of.differences()) {
        out.begin_object();
        seat_of_difference(out, of, d);
        party_member(out, "subject", of.parties(), d.subject);
        text_member(out, "before", name_of(d.before));
        text_member(out, "after", name_of(d.after));
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_control(json::writer& out, const control_index& of, const control_proof& proof) {
    const proof_in_day small = in_a_day(of, proof);
    write_control(out, small.day, small.proof);
}

} // namespace tenet::group
