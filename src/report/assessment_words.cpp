#include "assessment_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

namespace tenet::report {

namespace {

bool belongs_to_name(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

struct named {
    std::string_view key;
    std::string_view zh;
    std::string_view en;
};

template <std::size_t n>
bilingual words_in(const std::array<named, n>& all, std::string_view key) {
    for (const named& each : all) {
        if (each.key == key) return {std::string(each.zh), std::string(each.en)};
    }
    return {std::string(key), std::string(key)};
}

} // namespace

bilingual name_or(const bilingual& name, std::string_view id) {
    if (name.empty()) return {std::string(id), std::string(id)};
    return {name.in(language::zh), name.in(language::en)};
}

const assess::form_definition* form_of(const assess::assessment_definition& of,
                                       std::string_view stage) {
    const auto s = std::ranges::find(of.stages, stage, &assess::stage_definition::id);
    if (s == of.stages.end() || s->form.empty()) return nullptr;
    const auto f = std::ranges::find(of.forms, s->form, &assess::form_definition::id);
    return f == of.forms.end() ? nullptr : &*f;
}

assessment_names::assessment_names(const assess::assessment_definition& of) {
    for (const auto& s : of.stages) {
        places_.emplace(s.id, name_or(s.name, s.id));
        stages_.emplace(s.id, &s);
    }
    for (const auto& o : of.outcomes) places_.emplace(o.id, name_or(o.name, o.id));
    for (const auto& r : of.roles) roles_.emplace(r.id, name_or(r.name, r.id));
    const auto add = [&](const std::string& id, const std::string& zh) {
        const bilingual words{zh.empty() ? id : zh, id};
        data_.emplace(id, words);
        if (!zh.empty()) data_.emplace(zh, words);
    };
    for (const auto& p : of.parameters) add(p.id, p.zh);
    for (const auto& m : of.measures) add(m.id, m.zh);
}

bilingual assessment_names::place(std::string_view id) const {
    const auto at = places_.find(id);
    return at == places_.end() ? name_or({}, id) : at->second;
}

bilingual assessment_names::role(std::string_view id) const {
    const auto at = roles_.find(id);
    return at == roles_.end() ? name_or({}, id) : at->second;
}

const assess::stage_definition* assessment_names::stage(std::string_view id) const {
    const auto at = stages_.find(id);
    return at == stages_.end() ? nullptr : at->second;
}

bilingual assessment_names::measure(std::string_view id) const {
    const auto at = data_.find(id);
    return at == data_.end() ? name_or({}, id) : at->second;
}

bilingual assessment_names::condition(std::string_view feel) const {
    bilingual out;
    char before = ' '; // the last sign that is no blank
    for (std::size_t at = 0; at < feel.size();) {
        std::size_t end = at + 1;
        bilingual words;
        if (feel[at] == '"') {
            while (end < feel.size() && feel[end] != '"') end += feel[end] == '\\' ? 2 : 1;
            end = std::min(end + 1, feel.size());
        } else if (belongs_to_name(feel[at])) {
            while (end < feel.size() && belongs_to_name(feel[end])) ++end;
            const auto known = data_.find(feel.substr(at, end - at));
            if (before != '.' && known != data_.end()) words = known->second;
        }
        const std::string_view as_is = feel.substr(at, end - at);
        out.zh += words.empty() ? as_is : std::string_view(words.zh);
        out.en += words.empty() ? as_is : std::string_view(words.en);
        if (feel[at] != ' ') before = feel[end - 1];
        at = end;
    }
    return out;
}

bilingual words_of_result(std::string_view result) {
    static constexpr std::array<named, 7> all{{{"complete", "收齐", "complete"},
                                               {"incomplete", "未收齐", "incomplete"},
                                               {"approved", "通过", "approved"},
                                               {"rejected", "否决", "rejected"},
                                               {"no_quorum", "人数不足", "no quorum"},
                                               {"sent_back", "退回", "sent back"},
                                               {"withdrawn", "撤回", "withdrawn"}}};
    return words_in(all, result);
}

bilingual words_of(assess::ballot b) {
    static constexpr std::array<named, 5> all{{{"none", "未办", "not acted"},
                                               {"approve", "同意", "approve"},
                                               {"reject", "反对", "reject"},
                                               {"abstain", "弃权", "abstain"},
                                               {"answered", "已答", "answered"}}};
    return words_in(all, assess::name_of(b));
}

bilingual words_of(assess::panel_kind k) {
    switch (k) {
    case assess::panel_kind::countersign: return {"会签", "countersign"};
    case assess::panel_kind::vote: return {"票签", "vote"};
    case assess::panel_kind::collect: break;
    }
    return {"收集", "collect"};
}

bilingual words_of(const assess::span_definition& span) {
    switch (span.in) {
    case assess::time_basis::calendar:
        return {span.after + "（自然日）", span.after + " (calendar)"};
    case assess::time_basis::working:
        return {span.after + "（工作时间）", span.after + " (working)"};
    case assess::time_basis::clock: break;
    }
    return {span.after + "（时钟）", span.after + " (clock)"};
}

std::string clock_text(instant at, const zone_reference& in) {
    const date_time local = date_time::from_instant(at, in);
    // The wall clock read as UTC, less the instant: how far the zone is from it.
    const std::int64_t wall = local.day.days() * 86'400 + local.time.hour() * 3'600 +
                              local.time.minute() * 60 + local.time.second();
    const std::int64_t minutes = (wall - at.seconds) / 60;
    std::string out =
        fmt::format("{} {:02}:{:02}", local.day.text(), local.time.hour(), local.time.minute());
    if (local.time.second() != 0) out += fmt::format(":{:02}", local.time.second());
    if (minutes == 0) return out + "Z";
    return out + fmt::format(" {}{:02}:{:02}", minutes < 0 ? "-" : "+", std::abs(minutes) / 60,
                             std::abs(minutes) % 60);
}

} // namespace tenet::report
