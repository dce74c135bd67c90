#include "assess/instance_runner.hpp"
#include "assess/writing.hpp"

#include <tenet/assess/migration.hpp>
#include <tenet/base/digest.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/json/records.hpp>

namespace tenet::assess {

namespace {

using json::node;
using json::object_reader;

class plan_reader {
public:
    plan_reader(const json::document& doc, diagnostics& problems)
        : doc_(doc), problems_(problems) {}

    migration_rules read(const node& from) {
        static const std::vector<std::string_view> times{"keep", "restart"};
        object_reader in{doc_, from, problems_};
        migration_rules r;
        r.from = in.optional_text("from");
        r.to = in.optional_text("to");
        r.reason = in.text("reason");
        r.stages = names(in, "stages");
        r.outcomes = names(in, "outcomes");
        r.roles = names(in, "roles");
        r.participants = participants(in);
        for (const node& n : in.items("answers")) r.answers.push_back(answer(n));
        for (const node& n : in.items("decisions")) r.decisions.push_back(decision(n));
        r.time = static_cast<migrated_time>(in.choice("time", times, 0));
        in.finish();
        return r;
    }

private:
    static name_map names(object_reader& in, std::string_view name) {
        name_map map;
        for (const json::member& m : in.members(name)) {
            auto& target = map[std::string{m.name}];
            if (m.is.is() == node::kind::string) {
                target = std::string{m.is.text()};
            } else if (m.is.is() != node::kind::null) {
                in.wrong_kind(m.is, "文本或 null", "a text or null");
            }
        }
        return map;
    }

    /// As in an opening.
    std::vector<participant> participants(object_reader& in) {
        const node* list = in.find("participants");
        if (list == nullptr) return {};
        arena memory{1024};
        const context_entry only{"participants", json::to_value(*list, memory)};
        context_data whole;
        whole.entries = {&only, 1};
        return opening_from("-", value::of(&whole), problems_).participants;
    }

    answer_rule answer(const node& from) {
        static const std::vector<std::string_view> ways{"keep", "drop"};
        object_reader in{doc_, from, problems_};
        answer_rule r;
        r.question = in.text("question");
        in.require("do");
        r.drop = in.choice("do", ways, 0) == 1;
        r.reason = in.text("reason");
        r.at = in.where();
        in.finish();
        return r;
    }

    standing_decision decision(const node& from) {
        object_reader in{doc_, from, problems_};
        standing_decision d{in.text("stage"), in.text("reason"), in.where()};
        in.finish();
        return d;
    }

    const json::document& doc_;
    diagnostics& problems_;
};

} // namespace

result<migration_plan> migration_plan::read(std::string json, const std::string& file) {
    content made;
    made.json = json;
    made.digest = sha256_hex(json);
    json::read_options how;
    how.file = file;
    const auto doc = json::document::read(std::move(json), how);
    if (!doc) return doc.error();
    diagnostics problems;
    made.rules = plan_reader{*doc, problems}.read(doc->root());
    if (problems.has_errors()) return problems;
    migration_plan plan;
    plan.text_ = std::make_shared<const content>(std::move(made));
    return plan;
}

std::string preview_json(const migration_preview& from, int indent) {
    writer out{indent};
    out.begin_object();
    flag_member(out, "possible", !from.problems.has_errors());
    text_member(out, "stands_at", from.stage);
    list_member(out, "changes", from.changes, [&](const migration_change& c) {
        out.begin_object();
        text_member(out, "what", c.what);
        text_member(out, "subject", c.subject);
        text_member(out, "from", c.from);
        text_member(out, "to", c.to);
        text_member(out, "reason", c.reason);
        out.end_object();
    });
    list_member(out, "problems", from.problems.items(),
                [&](const diagnostic& d) { write_problem(out, d); });
    out.end_object();
    return out.take();
}

} // namespace tenet::assess
