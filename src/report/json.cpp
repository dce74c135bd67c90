#include <tenet/json/members.hpp>
#include <tenet/party/party_json.hpp>
#include <tenet/report/report.hpp>
#include <tenet/report/trace.hpp>

#include <fmt/format.h>

namespace tenet::report {

using policy::explanation;
using policy::outcome;
using policy::shown_value;

namespace {

constexpr std::size_t flush_at = std::size_t{64} * 1024;

void write_both(json::writer& out, std::string_view key, const bilingual& text) {
    out.key(key);
    out.begin_object();
    out.key("zh");
    out.string(text.zh);
    out.key("en");
    out.string(text.en);
    out.end_object();
}

std::string_view role_name(shown_value::role role) {
    switch (role) {
    case shown_value::role::fact: return "fact";
    case shown_value::role::parameter: return "parameter";
    case shown_value::role::measure: return "measure";
    case shown_value::role::worked_out: return "worked_out";
    }
    return "";
}

void write_texts(json::writer& out, std::string_view key, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out.key(key);
    out.begin_array();
    for (const std::string& text : texts) out.string(text);
    out.end_array();
}

/// A value with its kind; numbers as texts, so that no digit is lost on the way.
void write_typed(json::writer& out, const value& v) {
    out.key("kind");
    out.string(name_of(v.kind()));
    out.key("value");
    if (v.is(value_kind::number)) {
        out.decimal_text(v.as_number());
    } else if (v.is_missing()) {
        out.null();
    } else {
        out.value(v);
    }
}

void write_parameter_source(json::writer& out, const shown_value& s, const options& how) {
    if (s.since) {
        out.key("since");
        out.string(s.since->text());
    }
    if (!s.set_by.empty()) {
        out.key("set_by");
        out.string(s.set_by);
    }
    if (!s.source.empty()) write_both(out, "source", s.source);
    if (!s.key.empty() && s.secrecy <= how.clearance) {
        out.key("key");
        out.string(s.key);
    }
    if (s.example) {
        out.key("example");
        out.boolean(true);
    }
}

void write_shown(json::writer& out, const shown_value& s, const options& how) {
    out.begin_object();
    out.key("role");
    out.string(role_name(s.as));
    out.key("path");
    out.string(s.path);
    write_both(out, "label", s.label);
    if (!s.unit.empty()) {
        out.key("unit");
        out.string(s.unit);
    }
    if (s.secrecy > how.clearance) {
        out.key("withheld");
        out.boolean(true);
    } else {
        write_typed(out, *s.is);
    }
    write_parameter_source(out, s, how);
    if (s.coverage) {
        out.key("coverage");
        out.decimal_text(*s.coverage);
    }
    out.end_object();
}

void write_subject(json::writer& out, const explanation& e) {
    out.key("subject");
    out.begin_object();
    out.key("type");
    out.string(e.subject_type);
    out.key("id");
    out.string(e.subject_key);
    if (!e.subject_name.empty()) {
        out.key("name");
        out.string(e.subject_name);
    }
    out.end_object();
}

void write_items(json::writer& out, const explanation& e) {
    if (e.items.empty()) return;
    out.key("items");
    out.begin_array();
    for (const policy::item_state& item : e.items) {
        out.begin_object();
        out.key("id");
        out.string(item.id);
        write_both(out, "label", item.label);
        out.key("outcome");
        out.string(policy::name_of(item.is));
        out.end_object();
    }
    out.end_array();
}

void write_group_facts(json::writer& out, const policy::cited_group& g) {
    out.key("group");
    out.string(g.group);
    if (!g.known_as.empty()) {
        json::list_member(out, "known_as", g.known_as, [&](const auto& id) { out.string(id); });
    }
    out.key("name");
    out.string(g.name);
    out.key("membership");
    out.string(g.membership);
    const std::pair<std::string_view, std::size_t> counts[] = {
        {"members", g.members}, {"accounts", g.accounts}, {"maybes", g.maybes}};
    for (const auto& [key, count] : counts) {
        out.key(key);
        out.integer(static_cast<std::int64_t>(count));
    }
    if (!g.because.empty()) write_both(out, "because", g.because);
    if (!g.merged.empty()) party::write_merged_sets(out, "merged", g.merged);
}

void write_groups(json::writer& out, const explanation& e, const options& how) {
    if (e.groups.empty()) return;
    out.key("groups");
    out.begin_array();
    for (const policy::cited_group& g : e.groups) {
        out.begin_object();
        out.key("grouping");
        out.string(g.grouping);
        write_both(out, "title", g.title);
        out.key("policy");
        out.string(g.policy);
        out.key("policy_digest");
        out.string(g.policy_digest);
        json::text_member(out, "lineage_digest", g.lineage_digest);
        out.key("as_of");
        out.string(g.as_of.text());
        out.key("known_at");
        out.string(g.known_at.text());
        out.key("complete");
        out.boolean(g.complete);
        if (g.secrecy > how.clearance) {
            out.key("withheld");
            out.boolean(true);
        } else {
            write_group_facts(out, g);
        }
        out.end_object();
    }
    out.end_array();
}

void write_error(json::writer& out, const explanation& e) {
    if (!e.error) return;
    out.key("error");
    out.begin_object();
    out.key("id");
    out.string(e.error->id());
    write_both(out, "text", {e.error->text(language::zh), e.error->text(language::en)});
    out.end_object();
}

void write_optional(json::writer& out, std::string_view key, const std::string& text) {
    if (text.empty()) return;
    out.key(key);
    out.string(text);
}

void write_tally(json::writer& out, const policy::tally& t) {
    out.begin_object();
    for (std::size_t i = 0; i < policy::outcome_count; ++i) {
        const auto o = static_cast<outcome>(i);
        out.key(policy::name_of(o));
        out.integer(static_cast<std::int64_t>(t[o]));
    }
    out.end_object();
}

void write_summary(json::writer& out, const policy::judge& by, const policy::check_summary& found) {
    out.key("summary");
    out.begin_object();
    out.key("all");
    write_tally(out, found.all);
    out.key("rules");
    out.begin_array();
    for (std::size_t n = 0; n < found.by_rule.size(); ++n) {
        out.begin_object();
        out.key("rule");
        out.string(by.rules().rules()[n]->id);
        out.key("article");
        out.string(by.rules().rules()[n]->article);
        out.key("tally");
        write_tally(out, found.by_rule[n]);
        out.end_object();
    }
    out.end_array();
    out.key("cancelled");
    out.boolean(found.cancelled);
    out.end_object();
}

} // namespace

void provenance_json(json::writer& out, const policy::provenance& from) {
    out.begin_object();
    const std::pair<std::string_view, const std::string*> members[] = {
        {"regulation", &from.regulation_id},
        {"regulation_version", &from.regulation_version},
        {"regulation_digest", &from.regulation_digest},
        {"snapshot_digest", &from.snapshot_digest},
        {"calendar_digest", &from.calendar_digest},
        {"zones_digest", &from.zones_digest},
        {"lineages_digest", &from.lineages_digest},
        {"engine_version", &from.engine_version},
        {"at", &from.at}};
    for (const auto& [key, text] : members) write_optional(out, key, *text);
    out.end_object();
}

void explanation_json(json::writer& out, const policy::judge& by, const explanation& e,
                      const options& how) {
    out.begin_object();
    out.key("rule");
    out.string(e.rule_id);
    out.key("article");
    out.string(e.article);
    write_optional(out, "clause", e.clause);
    write_subject(out, e);
    out.key("outcome");
    out.string(policy::name_of(e.of.is));
    write_optional(out, "level", e.level);
    const bool cleared = e.secrecy <= how.clearance;
    if (cleared) {
        write_optional(out, "result", e.result);
        write_optional(out, "approval", e.approval);
    }
    if (e.of.has_due) {
        out.key("due");
        out.string(date::from_days(e.of.due_days).text());
    }
    write_optional(out, "fulfilled_by", e.fulfilled_by);
    write_both(out, "sentence", cleared ? e.sentence : e.plain_sentence);
    if (!e.remedy.empty()) write_both(out, "remedy", e.remedy);
    write_texts(out, "missing", e.missing);
    write_texts(out, "null_when_missing", e.null_when_missing);
    write_error(out, e);
    write_items(out, e);
    write_groups(out, e, how);
    out.key("values");
    out.begin_array();
    for (const shown_value& s : e.values) write_shown(out, s, how);
    out.end_array();
    if (how.traces) {
        out.key("trace");
        trace_json(out, by, e.of, how);
    }
    out.end_object();
}

result<policy::check_summary> write_json(const policy::judge& by, const policy::check_options& what,
                                         const options& how, const text_sink& out) {
    json::writer text;
    bool going = true;
    const auto flush = [&] {
        going = going && out(text.text());
        text.clear_text();
        return going;
    };
    text.begin_object();
    if (how.with_provenance) {
        text.key("provenance");
        provenance_json(text, by.made_from());
    }
    text.key("verdicts");
    text.begin_array();
    auto found = by.check(what, [&](const policy::verdict& v) {
        explanation_json(text, by, by.explain(v), how);
        return text.text().size() < flush_at || flush();
    });
    if (!found) return found;
    text.end_array();
    write_summary(text, by, *found);
    text.end_object();
    flush();
    if (!going) found->cancelled = true;
    return found;
}

std::string effect_json(const policy::judge& before, const policy::change_effect& effect,
                        const options& how) {
    json::writer out;
    const auto write_shift = [&](const policy::shift& s) {
        out.begin_object();
        out.key("rule");
        out.string(before.rules().rules()[s.after.rule]->id);
        out.key("subject");
        out.string(s.subject_key);
        const std::pair<std::string_view, const policy::verdict*> sides[] = {{"before", &s.before},
                                                                             {"after", &s.after}};
        for (const auto& [key, v] : sides) {
            out.key(key);
            if (v->subject == portfolio::no_row) {
                out.null();
            } else {
                const policy::judge& by = v == &s.before ? before : *effect.would_be;
                explanation_json(out, by, by.explain(*v), how);
            }
        }
        out.end_object();
    };
    out.begin_object();
    out.key("named");
    out.begin_array();
    for (const policy::shift& s : effect.named) write_shift(s);
    out.end_array();
    out.key("elsewhere");
    out.begin_array();
    for (const policy::shift& s : effect.elsewhere) write_shift(s);
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace tenet::report
