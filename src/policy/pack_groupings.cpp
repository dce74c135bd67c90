#include "pack_groupings.hpp"

#include <tenet/base/digest.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/json/writer.hpp>
#include <tenet/policy/messages.hpp>

#include <algorithm>

namespace tenet::policy {

namespace {

std::string digest_of(const group::policy_definition& policy) {
    json::writer text;
    group::write_group_policy(text, policy);
    return sha256_hex(text.take());
}

} // namespace

bool is_policy_file(const std::string& name) {
    return name.ends_with(".policy.json");
}

std::optional<group::policy_definition>
pack_groupings::read_file(const std::string& name, const place& at, diagnostics& problems) {
    const auto file = std::ranges::find(*texts_, name, &pack_text::name);
    if (file == texts_->end() || !is_policy_file(name)) {
        problems.add(messages::policy_file_unknown, {name}, at);
        return std::nullopt;
    }
    files_.insert(name);
    auto policy = group::read_group_policy(file->text, {.file = name});
    if (policy) return std::move(*policy);
    problems.add(policy.error());
    return std::nullopt;
}

std::optional<pack_grouping> pack_groupings::read(const json::document& doc, const json::node& from,
                                                  diagnostics& problems) {
    const std::size_t errors = problems.errors();
    json::object_reader in(doc, from, problems);
    pack_grouping g;
    g.at = in.where();
    g.id = in.text("id");
    g.name = in.both("name");
    const json::node* policy = in.require("policy");
    in.finish();
    if (policy == nullptr) return std::nullopt;
    auto read = policy->is() == json::node::kind::string
                    ? read_file(std::string(policy->text()), in.where("policy"), problems)
                    : group::read_group_policy(doc, *policy, problems);
    if (!read || problems.errors() != errors) return std::nullopt;
    g.policy = std::move(*read);
    g.digest = digest_of(g.policy);
    return g;
}

} // namespace tenet::policy
