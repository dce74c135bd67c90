#include "beside.hpp"
#include "reading.hpp"

#include <tenet/group/messages.hpp>
#include <tenet/group/roll_up_json.hpp>
#include <tenet/json/object_reader.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> function_names{"sum", "count",   "count_distinct", "min",
                                                   "max", "average", "first",          "last"};
const std::vector<std::string_view> method_names{"full", "proportional", "equity"};
const std::vector<std::string_view> unknown_names{"refuse", "list"};
const std::vector<std::string_view> agent_names{"customer", "agent", "both"};
const std::vector<std::string_view> counting_names{"guaranteed", "guarantor", "both"};
const std::vector<std::string_view> rounding_place_names{"row", "total"};
const std::vector<std::string_view> rounding_names{"half_even", "half_up", "half_down", "up",
                                                   "down",      "ceiling", "floor"};
const std::vector<std::string_view> walk_names{"all_walks", "no_return", "simple_paths"};

class row_reader {
public:
    row_reader(const json::document& doc, const graph& of, roll_up_request& into,
               diagnostics& problems)
        : doc_(doc), of_(of), into_(into), problems_(problems) {}

    void read_all(std::span<const node> rows, std::vector<value_row>& out) {
        out.reserve(rows.size());
        for (const node& n : rows) read(n, out);
    }

    /// Whether some row has an attribute, or there are no rows.
    [[nodiscard]] bool knows(std::string_view name) const {
        return into_.rows.empty() ||
               std::ranges::find(into_.attributes, name) != into_.attributes.end();
    }

    std::size_t attribute(std::string_view name) {
        auto& all = into_.attributes;
        const auto known = std::ranges::find(all, name);
        if (known == all.end()) return all.emplace_back(name), all.size() - 1;
        return static_cast<std::size_t>(known - all.begin());
    }

private:
    void read(const node& from, std::vector<value_row>& out) {
        object_reader in{doc_, from, problems_};
        value_row row;
        row.id = word(in, "id");
        row.value = exact_number(in, "value").value_or(decimal{});
        row.on = given_day(in, "on");
        for (const auto& [name, value, _] : in.members("attributes")) {
            const std::size_t n = attribute(name);
            if (row.attributes.size() <= n) row.attributes.resize(n + 1);
            if (value.is() == node::kind::string) {
                row.attributes[n] = value.text();
            } else {
                in.wrong_kind(value, "文本", "a text");
            }
        }
        for (const node& g : in.items("guarantees")) read_guarantee(g, row);
        using why = roll_up_request::exclusion::why;
        auto party = party_of(in, "party", {row.id, {}, why::unknown_party});
        if (given(in, "agent") != nullptr) {
            // Where it does not count, an agent outside the graph is none.
            row.agent = of_.find(in.optional_text("agent"));
            if (!row.agent && into_.rule.agents == agent_rule::agent) {
                party_of(in, "agent", {row.id, {}, why::unknown_agent});
                party.reset();
            }
        }
        if (given(in, "counterparty") != nullptr) {
            // A counterparty outside the graph is in no group, so that the row is not netted.
            row.counterparty = of_.find(in.optional_text("counterparty"));
        }
        in.finish();
        if (!party) return;
        row.party = *party;
        out.push_back(std::move(row));
    }

    void read_guarantee(const node& from, value_row& to) {
        object_reader in{doc_, from, problems_};
        row_guarantee is;
        is.id = given_text(in, "id");
        is.percent = amount(in, "percent");
        if (is.percent && *is.percent > decimal{100}) {
            in.wrong_kind(*in.find("percent"), "0 至 100 之间的数字", "a number from 0 to 100");
        }
        is.amount = amount(in, "amount");
        is.from = given_day(in, "from");
        is.to = given_day(in, "to");
        if (is.from && is.to && *is.to < *is.from) {
            problems_.add(messages::bad_period, {to.id + " " + is.id}, in.where("to"));
        }
        using why = roll_up_request::exclusion::why;
        const bool counts = into_.rule.guarantees.count != guarantee_rule::counting::guaranteed;
        const auto by = counts ? party_of(in, "guarantor", {to.id, {}, why::unknown_guarantor})
                               : of_.find(word(in, "guarantor"));
        in.finish();
        if (!by) return;
        is.guarantor = *by;
        to.guarantees.push_back(std::move(is));
    }

    /// A number that is not below zero.
    static std::optional<decimal> amount(object_reader& in, std::string_view name) {
        auto n = exact_number(in, name);
        if (n && n->is_negative()) {
            in.wrong_kind(*in.find(name), "不小于 0 的数字", "a number that is not below 0");
        }
        return n;
    }

    /// The party that a member names. One that the graph lacks is a problem, or is listed.
    std::optional<party_number> party_of(object_reader& in, std::string_view name,
                                         roll_up_request::exclusion without) {
        without.party = word(in, name);
        if (without.party.empty()) return std::nullopt;
        const auto known = of_.find(without.party);
        if (known) return known;
        if (into_.list_unknown_parties) {
            into_.exclusions.push_back(std::move(without));
        } else {
            problems_.add(messages::row_unknown_party, {without.row, without.party},
                          in.where(name));
        }
        return std::nullopt;
    }

    const json::document& doc_;
    const graph& of_;
    roll_up_request& into_;
    diagnostics& problems_;
};

ownership_options read_ownership(const json::document& doc, const node& from,
                                 diagnostics& problems) {
    object_reader in{doc, from, problems};
    ownership_options out;
    out.walks = static_cast<walk_rule>(in.choice("walks", walk_names, 0));
    in.finish();
    return out;
}

conversion_rule read_conversion(const json::document& doc, const node& from, row_reader& rows,
                                diagnostics& problems) {
    object_reader in{doc, from, problems};
    conversion_rule out;
    out.to = word(in, "to");
    const std::string currency = word(in, "currency");
    if (!currency.empty() && !rows.knows(currency)) {
        problems.add(messages::row_no_attribute, {currency}, in.where("currency"));
    }
    out.currency = rows.attribute(currency);
    out.on = given_day(in, "on");
    if (const node* n = given(in, "most_days")) {
        constexpr std::int64_t most = 36'600;
        const std::int64_t days = in.integer("most_days").value_or(0);
        if (days < 0 || days > most) {
            in.wrong_kind(*n, "0 至 36600 之间的整数", "a whole number from 0 to 36600");
        } else {
            out.most_days = static_cast<std::uint32_t>(days);
        }
    }
    out.inverse = in.flag("inverse", false);
    if (given(in, "through") != nullptr) out.through = word(in, "through");
    in.finish();
    return out;
}

roll_up_rounding read_rounding(const json::document& doc, const node& from, diagnostics& problems) {
    constexpr std::int64_t most_places = 30;
    object_reader in{doc, from, problems};
    roll_up_rounding out;
    in.require("at");
    const std::size_t at = in.choice("at", rounding_place_names, 0);
    out.at = at == 0 ? roll_up_rounding::place::row : roll_up_rounding::place::total;
    out.mode = static_cast<rounding>(in.choice("mode", rounding_names, 0));
    if (const node* n = given(in, "places")) {
        const std::int64_t places = in.integer("places").value_or(0);
        if (places < -most_places || places > most_places) {
            in.wrong_kind(*n, "-30 至 30 之间的整数", "a whole number from -30 to 30");
        } else {
            out.places = static_cast<int>(places);
        }
    }
    in.finish();
    return out;
}

guarantee_rule read_guarantee_rule(const json::document& doc, const node& from,
                                   diagnostics& problems) {
    object_reader in{doc, from, problems};
    guarantee_rule out;
    out.count = static_cast<guarantee_rule::counting>(in.choice("count", counting_names, 0));
    out.of_relations = in.flag("of_relations", false);
    in.finish();
    return out;
}

/// Reads rates, or with `keys_only` which rates are meant; what is wrong is told with its place.
std::vector<exchange_rate> read_rates(const json::document& doc, std::span<const node> list,
                                      bool keys_only, diagnostics& problems) {
    std::vector<exchange_rate> out;
    std::set<std::tuple<std::string, std::string, date>> seen;
    for (const node& n : list) {
        object_reader in{doc, n, problems};
        exchange_rate r;
        r.from = word(in, "from");
        r.to = word(in, "to");
        const auto on = required_day(in, "on");
        if (!keys_only) {
            in.require("rate");
            const node* rate = in.find("rate");
            r.rate = rate == nullptr ? decimal{1} : exact_number(in, *rate).value_or(1);
            r.source = given_text(in, "source");
        }
        in.finish();
        if (!on || r.from.empty() || r.to.empty()) continue;
        r.on = *on;
        if (!keys_only && (r.from == r.to || !(r.rate > decimal{}))) {
            problems.add(messages::bad_rate, {r.from, r.to, r.on.text(), r.rate.text()},
                         in.where());
        }
        if (!seen.emplace(r.from, r.to, r.on).second) {
            problems.add(messages::rate_twice, {r.from, r.to, r.on.text()}, in.where());
        }
        out.push_back(std::move(r));
    }
    return out;
}

class request_reader {
public:
    request_reader(const json::document& doc, const graph& of)
        : doc_(doc), of_(of), rows_(doc, of, out_, problems_) {}

    result<roll_up_request> read() {
        object_reader in{doc_, doc_.root(), problems_};
        roll_up_rule& rule = out_.rule;
        rule.function = static_cast<roll_up_function>(in.choice("function", function_names, 0));
        rule.method = static_cast<roll_up_method>(in.choice("method", method_names, 0));
        rule.net_within_group = in.flag("net_within_group", false);
        out_.list_unknown_parties = in.choice("unknown_parties", unknown_names, 0) == 1;
        if (const node* n = given(in, "ownership")) {
            rule.ownership = read_ownership(doc_, *n, problems_);
        }
        rule.agents = static_cast<agent_rule>(in.choice("agents", agent_names, 0));
        if (const node* n = given(in, "guarantees")) {
            rule.guarantees = read_guarantee_rule(doc_, *n, problems_);
        }
        if (const node* n = given(in, "rounding")) {
            rule.rounds = read_rounding(doc_, *n, problems_);
        }
        out_.rates = read_rates(doc_, in.items("rates"), false, problems_);
        out_.levels = in.flag("levels", false);
        read_covers(in);
        in.require("rows");
        rows_.read_all(in.items("rows"), out_.rows);
        if (const node* n = given(in, "convert")) {
            rule.convert = read_conversion(doc_, *n, rows_, problems_);
        }
        rule.split_by = place_of(in, "split_by");
        const bool distinct = rule.function == roll_up_function::count_distinct;
        if (distinct) in.require("distinct");
        rule.distinct = place_of(in, "distinct").value_or(0);
        in.finish();
        if (problems_.has_errors()) return problems_;
        return std::move(out_);
    }

private:
    void read_covers(object_reader& in) {
        if (given(in, "covers") == nullptr) return;
        out_.covers.emplace();
        for (const std::string& id : in.texts("covers")) {
            if (const auto known = of_.find(id)) {
                out_.covers->push_back(*known);
            } else {
                problems_.add(messages::unknown_party, {id}, in.where("covers"));
            }
        }
        std::ranges::sort(*out_.covers);
    }

    /// The place of an attribute that a member names.
    std::optional<std::size_t> place_of(object_reader& in, std::string_view member) {
        const std::string name = given_text(in, member);
        if (name.empty()) return std::nullopt;
        if (!rows_.knows(name)) {
            problems_.add(messages::row_no_attribute, {name}, in.where(member));
        }
        return rows_.attribute(name);
    }

    const json::document& doc_;
    const graph& of_;
    diagnostics problems_;
    roll_up_request out_;
    row_reader rows_;
};

} // namespace

std::string_view name_of(roll_up_function function) noexcept {
    return function_names[static_cast<std::size_t>(function)];
}

std::string_view name_of(roll_up_method method) noexcept {
    return method_names[static_cast<std::size_t>(method)];
}

result<roll_up_request> read_roll_up(std::string text, const graph& of,
                                     const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    return request_reader{*doc, of}.read();
}

roll_up_change read_rows_beside(object_reader& in, const graph& of, roll_up_request& to) {
    const std::size_t errors = in.problems().errors();
    roll_up_request next;
    next.rule = to.rule;
    next.attributes = to.attributes;
    next.list_unknown_parties = to.list_unknown_parties;
    roll_up_change out;
    row_reader rows{in.doc(), of, next, in.problems()};
    rows.read_all(in.items("upsert"), out.upserts);
    out.removals = in.texts("delete");
    in.finish();
    if (in.problems().errors() != errors) return {};
    const auto replaced = [&](const roll_up_request::exclusion& e) {
        const auto is_it = [&](const auto& row) { return row.id == e.row; };
        return std::ranges::find(out.removals, e.row) != out.removals.end() ||
               std::ranges::any_of(out.upserts, is_it);
    };
    std::erase_if(to.exclusions, replaced);
    std::ranges::move(next.exclusions, std::back_inserter(to.exclusions));
    to.attributes = std::move(next.attributes);
    return out;
}

void read_rates_beside(object_reader& in, std::string_view upserts, std::string_view removals,
                       roll_up_change& into) {
    into.rates = read_rates(in.doc(), in.items(upserts), false, in.problems());
    for (exchange_rate& r : read_rates(in.doc(), in.items(removals), true, in.problems())) {
        into.rates_removed.push_back({std::move(r.from), std::move(r.to), r.on});
    }
}

result<roll_up_change> read_roll_up_change(std::string text, const graph& of, roll_up_request& to,
                                           const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    roll_up_change rates;
    read_rates_beside(in, "upsert_rates", "delete_rates", rates);
    roll_up_request unchanged;
    unchanged.rule = to.rule;
    // Where a rate is wrong the request learns nothing, but problems of rows are told as well.
    roll_up_change out = read_rows_beside(in, of, problems.has_errors() ? unchanged : to);
    if (problems.has_errors()) return problems;
    out.rates = std::move(rates.rates);
    out.rates_removed = std::move(rates.rates_removed);
    return out;
}

} // namespace tenet::group
