#include "criteria.hpp"
#include "reading.hpp"
#include "writing.hpp"

#include <tenet/group/messages.hpp>
#include <tenet/group/policy_json.hpp>
#include <tenet/json/object_reader.hpp>

#include <algorithm>
#include <vector>

namespace tenet::group {

namespace messages = group_messages;

namespace {

using json::node;
using json::object_reader;
using criterion_kind = membership_criterion::kind;

const std::vector<std::string_view> kind_names{"control", "consolidation", "hierarchy",
                                               "dependence", "guarantee"};
const std::vector<std::string_view> tie_names{"largest_share", "own_group"};
const std::vector<std::string_view> basis_names{"members", "measure", "anchor"};

bool has_threshold(criterion_kind what) noexcept {
    return what == criterion_kind::dependence || what == criterion_kind::guarantee;
}

class policy_reader {
public:
    policy_reader(const json::document& doc, diagnostics& problems)
        : doc_(doc), problems_(problems) {}

    std::optional<policy_definition> read(const node& from) {
        const std::size_t errors = problems_.errors();
        object_reader in{doc_, from, problems_};
        policy_definition out;
        out.is.id = word(in, "id");
        out.is.title = in.both("title");
        if (const node* n = given(in, "voting")) out.is.voting = read_voting(*n);
        in.require("criteria");
        for (const node& n : in.items("criteria")) {
            out.is.criteria.push_back(read_criterion(n));
            out.criteria_at.push_back(doc_.where(n));
        }
        out.is.ties = static_cast<tie_rule>(in.choice("ties", tie_names, 0));
        for (const node& n : in.items("entries")) out.entries.push_back(read_entry(n));
        if (const node* n = given(in, "identity")) {
            out.is.identity = read_identity_rule(doc_, *n, problems_);
        }
        in.finish();
        if (problems_.errors() != errors) return std::nullopt;
        return out;
    }

private:
    /// A percentage below or up to 100.
    decimal read_percent(object_reader& in, std::string_view name, const decimal& otherwise) {
        const node* n = given(in, name);
        if (n == nullptr) return otherwise;
        const auto percent = exact_number(in, *n);
        if (!percent) return otherwise;
        if (percent->is_negative() || *percent > decimal{100}) {
            problems_.add(messages::bad_threshold, {percent->text(), "0", "100"}, doc_.where(*n));
        }
        return *percent;
    }

    voting_rule read_voting(const node& from) {
        object_reader in{doc_, from, problems_};
        voting_rule out;
        out.control_above = read_percent(in, "control_above", out.control_above);
        out.concert = in.flag("concert", out.concert);
        out.lineal_generations = given_generations(in, "lineal_generations");
        out.collateral_generations = given_generations(in, "collateral_generations");
        out.treasury_shares_leave = in.flag("treasury_shares_leave", false);
        out.state_is_no_link = in.flag("state_is_no_link", false);
        out.subsidiary_shares_without_votes = in.flag("subsidiary_shares_without_votes", false);
        in.finish();
        return out;
    }

    membership_criterion read_criterion(const node& from) {
        object_reader in{doc_, from, problems_};
        membership_criterion out;
        out.id = word(in, "id");
        out.title = in.both("title");
        in.require("kind");
        out.what = static_cast<criterion_kind>(in.choice("kind", kind_names, 0));
        if (has_threshold(out.what)) in.require("at_least");
        out.at_least = read_percent(in, "at_least", {});
        if (out.what == criterion_kind::hierarchy) in.require("hierarchy");
        out.hierarchy = given_text(in, "hierarchy");
        out.source = given_text(in, "source");
        out.verified = in.flag("verified", false);
        in.finish();
        return out;
    }

    policy_definition::entry read_entry(const node& from) {
        object_reader in{doc_, from, problems_};
        policy_definition::entry out;
        out.at = in.where();
        out.party = word(in, "party");
        out.anchor = word(in, "anchor");
        in.require("include");
        out.is.include = in.flag("include", true);
        out.is.reason = word(in, "reason");
        out.is.approver = word(in, "approver");
        out.is.valid_from = given_day(in, "valid_from");
        out.is.expires_on = given_day(in, "expires_on");
        in.finish();
        return out;
    }

    const json::document& doc_;
    diagnostics& problems_;
};

void write_criterion(json::writer& out, const membership_criterion& c) {
    out.begin_object();
    text_member(out, "id", c.id);
    both_member(out, "title", c.title);
    text_member(out, "kind", name_of(c.what));
    if (has_threshold(c.what)) text_member(out, "at_least", c.at_least.canonical());
    text_member(out, "hierarchy", c.hierarchy);
    text_member(out, "source", c.source);
    flag_member(out, "verified", c.verified);
    out.end_object();
}

void write_entry(json::writer& out, const policy_definition::entry& e) {
    out.begin_object();
    text_member(out, "party", e.party);
    text_member(out, "anchor", e.anchor);
    flag_member(out, "include", e.is.include);
    text_member(out, "reason", e.is.reason);
    text_member(out, "approver", e.is.approver);
    if (e.is.valid_from) text_member(out, "valid_from", e.is.valid_from->text());
    if (e.is.expires_on) text_member(out, "expires_on", e.is.expires_on->text());
    out.end_object();
}

} // namespace

std::string_view name_of(membership_criterion::kind kind) noexcept {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(identity_rule::basis by) noexcept {
    return basis_names[static_cast<std::size_t>(by)];
}

identity_rule read_identity_rule(const json::document& doc, const node& from,
                                 diagnostics& problems) {
    object_reader in{doc, from, problems};
    identity_rule out;
    out.by = static_cast<identity_rule::basis>(in.choice("by", basis_names, 0));
    if (const node* n = given(in, "least_members")) {
        const std::int64_t least = in.integer("least_members").value_or(0);
        if (least < 1) in.wrong_kind(*n, "正整数", "a positive whole number");
        out.least_members = static_cast<std::size_t>(std::max<std::int64_t>(least, 1));
    }
    in.finish();
    return out;
}

void write_identity_rule(json::writer& out, const identity_rule& rule) {
    out.begin_object();
    text_member(out, "by", name_of(rule.by));
    count_member(out, "least_members", rule.least_members);
    out.end_object();
}

result<policy_definition> read_group_policy(std::string text, json::read_options how) {
    how.comments = true;
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    auto read = read_group_policy(*doc, doc->root(), problems);
    if (!read) return problems;
    return std::move(*read);
}

std::optional<policy_definition> read_group_policy(const json::document& doc,
                                                   const json::node& from, diagnostics& problems) {
    return policy_reader{doc, problems}.read(from);
}

result<group_policy> bind(const policy_definition& policy, const graph& to) {
    group_policy out = policy.is;
    diagnostics problems;
    const auto number_of = [&](const policy_definition::entry& e, const std::string& key) {
        const auto known = to.find(key);
        if (!known) problems.add(messages::entry_unknown_party, {policy.is.id, key}, e.at);
        return known.value_or(0);
    };
    for (const policy_definition::entry& e : policy.entries) {
        manual_entry made = e.is;
        made.party = number_of(e, e.party);
        made.anchor = number_of(e, e.anchor);
        out.entries.push_back(std::move(made));
    }
    for (std::size_t n = 0; n < out.criteria.size(); ++n) {
        if (!names_no_hierarchy(out.criteria[n], to)) continue;
        const place at = n < policy.criteria_at.size() ? policy.criteria_at[n] : place{};
        problems.add(unknown_hierarchy(policy.is.id, out.criteria[n], at));
    }
    if (problems.has_errors()) return problems;
    return out;
}

void write_voting_rule(json::writer& out, const voting_rule& rule) {
    out.begin_object();
    text_member(out, "control_above", rule.control_above.canonical());
    flag_member(out, "concert", rule.concert);
    count_member(out, "lineal_generations", rule.lineal_generations);
    count_member(out, "collateral_generations", rule.collateral_generations);
    flag_member(out, "treasury_shares_leave", rule.treasury_shares_leave);
    flag_member(out, "state_is_no_link", rule.state_is_no_link);
    flag_member(out, "subsidiary_shares_without_votes", rule.subsidiary_shares_without_votes);
    out.end_object();
}

void write_group_policy(json::writer& out, const policy_definition& policy) {
    out.begin_object();
    text_member(out, "id", policy.is.id);
    both_member(out, "title", policy.is.title);
    out.key("voting");
    write_voting_rule(out, policy.is.voting);
    out.key("criteria");
    out.begin_array();
    for (const membership_criterion& c : policy.is.criteria) write_criterion(out, c);
    out.end_array();
    text_member(out, "ties", tie_names[static_cast<std::size_t>(policy.is.ties)]);
    out.key("entries");
    out.begin_array();
    for (const auto& e : policy.entries) write_entry(out, e);
    out.end_array();
    if (policy.is.identity != identity_rule{}) {
        out.key("identity");
        write_identity_rule(out, policy.is.identity);
    }
    out.end_object();
}

} // namespace tenet::group
