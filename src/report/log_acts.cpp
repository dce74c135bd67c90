#include "log_acts.hpp"

#include "drawn_lines.hpp"

#include <tenet/json/document.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tenet::report {

namespace {

struct act_words {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array<act_words, 10> all_acts{{
    {"delegate", "委派", "delegated to"},
    {"revoke", "收回委派", "revoked the delegation to"},
    {"transfer", "转办", "handed over to"},
    {"add_signer", "加签", "added"},
    {"remove_signer", "减签", "removed"},
    {"declare_conflict", "申报利益冲突", "declared a conflict of interest of"},
    {"send_back", "退回", "sent it back"},
    {"withdraw", "撤回", "withdrew it"},
    {"reopen", "重启", "reopened it"},
    {"appeal", "申诉", "appealed"},
}};

/// The act an event is of: what stands behind "act." or "decided.", and before a further dot.
std::string_view act_of(std::string_view event) {
    for (const std::string_view prefix : {"act.", "decided."}) {
        if (event.starts_with(prefix)) event.remove_prefix(prefix.size());
    }
    return event.substr(0, event.find('.'));
}

std::string text_at(const json::node& from, std::initializer_list<std::string_view> path) {
    const json::node* now = &from;
    for (const std::string_view name : path) {
        now = now->find(name);
        if (now == nullptr) return {};
    }
    return now->is() == json::node::kind::string ? std::string{now->text()} : std::string{};
}

} // namespace

std::map<std::string, std::vector<told_act>, std::less<>> acts_in_log(std::string_view log) {
    std::map<std::string, std::vector<told_act>, std::less<>> out;
    while (!log.empty()) {
        const std::size_t end = std::min(log.find('\n'), log.size());
        const auto line = json::document::read(std::string(log.substr(0, end)));
        log.remove_prefix(std::min(end + 1, log.size()));
        if (!line) continue;
        const json::node& root = line->root();
        const std::string event = text_at(root, {"entry", "event", "name"});
        const auto words = std::ranges::find(all_acts, act_of(event), &act_words::name);
        const auto at = date_time::parse(text_at(root, {"entry", "at"}));
        const auto when = at ? at->to_instant() : std::nullopt;
        if (words == all_acts.end() || !when) continue;
        bilingual what{std::string(words->zh), std::string(words->en)};
        const std::string whom = text_at(root, {"entry", "event", "data", "context", "person"});
        if (!whom.empty()) what = joined(what, " ", same(whom));
        out[text_at(root, {"entry", "event", "actor"})].push_back({std::move(what), *when});
    }
    return out;
}

} // namespace tenet::report
