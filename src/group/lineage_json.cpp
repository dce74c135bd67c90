#include "lineage_replay.hpp"
#include "reading.hpp"
#include "writing.hpp"

#include <tenet/group/lineage_json.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/group/policy_json.hpp>

#include <vector>

namespace tenet::group {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view>& event_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (int k = 0; k <= static_cast<int>(group_event::kind::dissolved); ++k) {
            all.push_back(name_of(static_cast<group_event::kind>(k)));
        }
        return all;
    }();
    return names;
}

class lineage_reader {
public:
    explicit lineage_reader(const json::document& doc) : doc_(doc) {}

    result<lineage> read() {
        object_reader in{doc_, doc_.root(), problems_};
        identity_rule rule;
        if (const node* n = given(in, "identity")) rule = read_identity_rule(doc_, *n, problems_);
        const auto first = given_day(in, "first");
        const auto last = given_day(in, "last");
        std::vector<tracked_group> groups;
        for (const node& n : in.items("groups")) groups.push_back(read_group(n));
        std::vector<group_event> events;
        for (const node& n : in.items("events")) events.push_back(read_event(n));
        if (first.has_value() != last.has_value() ||
            (!first && !(groups.empty() && events.empty())))
            in.require(first ? "last" : "first");
        in.finish();
        if (problems_.has_errors()) return problems_;
        if (!first) return lineage(rule);
        auto made = lineage::from(rule, *first, *last, groups, events);
        if (!made) return placed(made.error(), fault_in(*first, *last, groups, events));
        return made;
    }

private:
    /// A refusal at the event that is to blame, or else of the whole.
    [[nodiscard]] diagnostics placed(const diagnostics& refused,
                                     const std::optional<lineage_fault>& fault) const {
        const node& root = doc_.root();
        const bool of_event = fault && fault->event;
        diagnostics out;
        for (diagnostic d : refused.items()) {
            d.where() = doc_.where(of_event ? root.find("events")->items()[*fault->event] : root);
            out.add(std::move(d));
        }
        return out;
    }

    date read_day(object_reader& in, std::string_view name) {
        return required_day(in, name).value_or(date{});
    }

    tracked_group read_group(const node& from) {
        object_reader in{doc_, from, problems_};
        tracked_group out;
        out.id = word(in, "id");
        out.formed = read_day(in, "formed");
        out.anchor = word(in, "anchor");
        out.name = given_text(in, "name");
        for (const node& n : in.items("members")) {
            object_reader member{doc_, n, problems_};
            tracked_member m;
            m.party = word(member, "party");
            m.own = member.flag("own", true);
            m.measure = exact_number(member, "measure").value_or(decimal{});
            member.finish();
            out.members.push_back(std::move(m));
        }
        in.finish();
        return out;
    }

    group_event read_event(const node& from) {
        object_reader in{doc_, from, problems_};
        group_event out;
        out.on = read_day(in, "on");
        out.group = word(in, "group");
        in.require("event");
        out.what = static_cast<group_event::kind>(in.choice("event", event_names(), 0));
        out.about = given_text(in, "about");
        out.was = given_text(in, "was");
        in.finish();
        return out;
    }

    const json::document& doc_;
    diagnostics problems_;
};

void write_event(json::writer& out, const group_event& e) {
    out.begin_object();
    text_member(out, "on", e.on.text());
    text_member(out, "group", e.group);
    text_member(out, "event", name_of(e.what));
    text_member(out, "about", e.about);
    text_member(out, "was", e.was);
    out.end_object();
}

void write_tracked_group(json::writer& out, const tracked_group& g) {
    out.begin_object();
    text_member(out, "id", g.id);
    text_member(out, "formed", g.formed.text());
    text_member(out, "anchor", g.anchor);
    text_member(out, "name", g.name);
    list_member(out, "members", g.members, [&](const tracked_member& m) {
        out.begin_object();
        text_member(out, "party", m.party);
        if (!m.own) flag_member(out, "own", false);
        if (!m.measure.is_zero()) number_member(out, "measure", m.measure);
        out.end_object();
    });
    out.end_object();
}

} // namespace

result<lineage> read_lineage(std::string text, const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    return lineage_reader{*doc}.read();
}

result<std::vector<decimal>> read_measures(std::string text, const graph& of,
                                           const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    std::vector<decimal> out(of.party_count());
    if (doc->root().is() == node::kind::object) {
        for (const auto& [name, value, _] : doc->root().members()) {
            const auto party = of.find(name);
            const auto measure = exact_number(in, value);
            if (!party) {
                problems.add(group_messages::unknown_party, {std::string(name)}, doc->where(value));
            } else if (measure) {
                out[*party] += *measure;
            }
        }
    }
    if (problems.has_errors()) return problems;
    return out;
}

void write_tracked_groups(json::writer& out, std::span<const tracked_group> groups) {
    out.begin_object();
    list_member(out, "groups", groups,
                [&](const tracked_group& g) { write_tracked_group(out, g); });
    out.end_object();
}

void write_lineage(json::writer& out, const lineage& of) {
    out.begin_object();
    out.key("identity");
    write_identity_rule(out, of.rule());
    if (of.first()) text_member(out, "first", of.first()->text());
    if (of.last()) text_member(out, "last", of.last()->text());
    list_member(out, "groups", of.current(),
                [&](const tracked_group& g) { write_tracked_group(out, g); });
    list_member(out, "events", of.events(), [&](const group_event& e) { write_event(out, e); });
    out.end_object();
}

void write_resolution(json::writer& out, std::string_view id, date as_of, const resolution& found) {
    const auto text = [&](const std::string& one) { out.string(one); };
    out.begin_object();
    text_member(out, "id", id);
    text_member(out, "as_of", as_of.text());
    text_member(out, "state", name_of(found.is));
    list_member(out, "ids", found.ids, text);
    list_member(out, "split_off", found.split_off, text);
    list_member(out, "followed", found.followed,
                [&](const group_event& e) { write_event(out, e); });
    out.end_object();
}

} // namespace tenet::group
