#include "beside.hpp"
#include "membership_writing.hpp"
#include "reading.hpp"
#include "writing.hpp"

#include <tenet/group/answers_json.hpp>
#include <tenet/group/copying.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/group/what_if.hpp>

#include <map>
#include <set>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using json::node;
using json::object_reader;

class hypothesis_reader {
public:
    hypothesis_reader(const json::document& doc, const graph& of, const moment& at)
        : doc_(doc), of_(of), at_(at) {}

    result<hypothesis> read(roll_up_request* rows) {
        object_reader in{doc_, doc_.root(), problems_};
        const auto beside =
            read_graph_beside(doc_, of_, in.items("parties"), in.items("add"), problems_);
        read_drops(in);
        if (beside) {
            take_over(*beside);
            for (const node& n : in.items("acquisitions")) read_acquisition(n, *beside);
        }
        const node* changed = rows != nullptr ? given(in, "rows") : nullptr;
        if (changed != nullptr && beside) {
            object_reader from{doc_, *changed, problems_};
            auto read = read_rows_beside(from, *beside, *rows);
            out_.upserts = std::move(read.upserts);
            out_.removals = std::move(read.removals);
        }
        if (rows == nullptr) {
            for (const char* name : {"rows", "rates"}) {
                if (given(in, name) == nullptr) continue;
                problems_.add(messages::no_rows_to_change, {name}, in.where(name));
            }
        }
        const node* rates = rows != nullptr ? given(in, "rates") : nullptr;
        if (rates != nullptr) read_rates(*rates);
        if (beside) in.finish();
        if (problems_.has_errors()) return problems_;
        return std::move(out_);
    }

private:
    void take_over(const graph& beside) {
        for (party_number p = static_cast<party_number>(of_.party_count());
             p < beside.party_count(); ++p) {
            out_.parties.push_back({std::string(beside.key(p)), std::string(beside.name(p)),
                                    beside.kind(p), beside.annulled(p)});
        }
        for (std::size_t n = 0; n < beside.alias_count(); ++n) {
            const party_number of = beside.alias_of(n);
            if (of < of_.party_count()) continue;
            out_.parties[of - of_.party_count()].aliases.emplace_back(beside.alias(n));
        }
        for (edge_number e = 0; e < beside.edge_count(); ++e) {
            edge_definition is = definition_of(beside, e);
            hypothesis::new_relation made{is, std::string(is.id), std::string(is.source)};
            made.is.id = {};
            made.is.source = {};
            if (is.type == relation::superordinate) {
                made.hierarchy = beside.hierarchy_name(is.hierarchy);
            }
            out_.add.push_back(std::move(made));
        }
    }

    void read_rates(const node& changed) {
        object_reader in{doc_, changed, problems_};
        roll_up_change read;
        read_rates_beside(in, "upsert", "delete", read);
        in.finish();
        out_.rates = std::move(read.rates);
        out_.rates_removed = std::move(read.rates_removed);
    }

    void read_drops(object_reader& in) {
        const auto ids = in.texts("drop");
        std::map<std::string_view, std::vector<edge_number>> holding;
        for (const std::string& id : ids) holding.try_emplace(id);
        if (holding.empty()) return;
        for (edge_number e = 0; e < of_.edge_count(); ++e) {
            if (of_.id(e).empty() || !of_.holds(e, at_)) continue;
            const auto named = holding.find(of_.id(e));
            if (named != holding.end()) named->second.push_back(e);
        }
        std::set<std::string_view> seen;
        const auto nodes = in.items("drop");
        for (std::size_t n = 0; n < ids.size() && n < nodes.size(); ++n) {
            const auto& those = holding[ids[n]];
            if (those.empty()) {
                problems_.add(messages::no_such_relation, {ids[n]}, doc_.where(nodes[n]));
            } else if (!seen.insert(ids[n]).second) {
                problems_.add(messages::relation_named_twice, {ids[n]}, doc_.where(nodes[n]));
            } else {
                out_.drop.insert(out_.drop.end(), those.begin(), those.end());
            }
        }
    }

    void read_acquisition(const node& from, const graph& beside) {
        object_reader in{doc_, from, problems_};
        const auto party = [&](std::string_view name) {
            const std::string id = word(in, name);
            const auto known = beside.find(id);
            if (!known && !id.empty()) {
                problems_.add(messages::unknown_party, {id}, in.where(name));
            }
            return known.value_or(0);
        };
        hypothesis::acquisition a;
        a.buyer = party("buyer");
        a.seller = party("seller");
        a.target = party("target");
        if (in.require("percent") != nullptr) {
            a.percent = exact_number(in, "percent").value_or(decimal{});
        }
        in.finish();
        out_.buy.push_back(a);
    }

    const json::document& doc_;
    const graph& of_;
    const moment& at_;
    diagnostics problems_;
    hypothesis out_;
};

void write_tops(json::writer& out, std::string_view name, const structure& day,
                const ultimate_controllers& tops) {
    list_member(out, name, tops.tops, [&](const ultimate_controllers::top& t) {
        out.begin_object();
        out.key("seat");
        write_seat(out, day, t.seat);
        text_member(out, "is", name_of(t.is));
        list_member(out, "circle", t.circle, [&](seat_number s) { write_seat(out, day, s); });
        out.end_object();
    });
}

} // namespace

result<hypothesis> read_hypothesis(std::string text, const graph& of, const moment& at,
                                   roll_up_request* rows, const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    return hypothesis_reader{*doc, of, at}.read(rows);
}

void write_what_if(json::writer& out, const grouped_day& before, const group_policy& policy,
                   const what_if_answer& answer) {
    const structure& after = answer.after.day;
    out.begin_object();
    text_member(out, "policy", policy.id);
    text_member(out, "as_of", after.when().as_of.text());
    text_member(out, "known_at", after.when().known_at.text());
    write_membership_changes(out, before, answer.after, answer.changes);
    list_member(out, "controllers", answer.controllers, [&](const controller_change& c) {
        out.begin_object();
        party_member(out, "party", after.parties(), c.party);
        write_tops(out, "before", before.day, c.before);
        write_tops(out, "after", after, c.after);
        out.end_object();
    });
    write_amounts(out, before, answer.after, answer.amounts);
    out.end_object();
}

} // namespace tenet::group
