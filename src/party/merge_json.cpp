#include <tenet/json/members.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/party/party_json.hpp>

namespace tenet::party {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> kinds{name_of(merge_statement::kind::same),
                                          name_of(merge_statement::kind::different),
                                          name_of(merge_statement::kind::undo)};

merge_statement read_statement(object_reader& in) {
    merge_statement out;
    out.id = in.text("id");
    in.require("kind");
    out.what = static_cast<merge_statement::kind>(in.choice("kind", kinds, 0));
    if (out.what == merge_statement::kind::undo) {
        out.undoes = in.text("undoes");
    } else {
        out.party = in.text("party");
        out.other = in.text("other");
    }
    out.by = in.text("by");
    out.reason = in.text("reason");
    if (in.require("on") != nullptr) out.on = in.day("on").value_or(date{});
    in.finish();
    return out;
}

} // namespace

diagnostics extend_merge_log(merge_log& log, std::string text, const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    std::span<const node> from = doc->root().items();
    if (doc->root().is() != node::kind::array) {
        object_reader in{*doc, doc->root(), problems};
        in.require("statements");
        from = in.items("statements");
        in.finish();
    }
    std::vector<merge_statement> all(log.statements().begin(), log.statements().end());
    std::vector<place> places(all.size());
    for (const node& n : from) {
        object_reader in{*doc, n, problems};
        all.push_back(read_statement(in));
        places.push_back(in.where());
    }
    if (problems.has_errors()) return problems;
    auto made = merge_log::from(std::move(all), places);
    if (!made) return made.error();
    log = std::move(*made);
    return problems;
}

result<merge_log> read_merge_log(std::string text, const json::read_options& how) {
    merge_log out;
    const diagnostics problems = extend_merge_log(out, std::move(text), how);
    if (problems.has_errors()) return problems;
    return out;
}

void write_merge_log(json::writer& out, const merge_log& log) {
    out.begin_object();
    json::list_member(out, "statements", log.statements(), [&](const merge_statement& s) {
        out.begin_object();
        json::text_member(out, "id", s.id);
        json::text_member(out, "kind", name_of(s.what));
        json::text_member(out, "party", s.party);
        json::text_member(out, "other", s.other);
        json::text_member(out, "undoes", s.undoes);
        json::text_member(out, "by", s.by);
        json::text_member(out, "reason", s.reason);
        json::text_member(out, "on", s.on.text());
        out.end_object();
    });
    out.end_object();
}

void write_merged_sets(json::writer& out, std::string_view name, std::span<const merged_set> sets) {
    const auto text = [&](const std::string& one) { out.string(one); };
    json::list_member(out, name, sets, [&](const merged_set& s) {
        out.begin_object();
        json::text_member(out, "party", s.party);
        json::list_member(out, "parties", s.parties, text);
        json::list_member(out, "statements", s.statements, text);
        out.end_object();
    });
}

void write_merged_parties(json::writer& out, const merged_parties& merged) {
    out.begin_object();
    write_merged_sets(out, "sets", merged.sets());
    out.end_object();
}

} // namespace tenet::party
