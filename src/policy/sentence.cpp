#include "sentence.hpp"

#include "causes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tenet::policy {

namespace {

std::string counted(std::int64_t n, std::string_view zh, std::string_view one,
                    std::string_view many, language lang) {
    if (lang == language::zh) return fmt::format("{} {}", n, zh);
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string joined(const std::vector<std::string>& parts, std::string_view by) {
    std::string all;
    for (const std::string& part : parts) {
        if (!all.empty()) all += by;
        all += part;
    }
    return all;
}

std::string say_months(std::int64_t months, language lang) {
    if (months != 0 && months % 12 == 0) return counted(months / 12, "年", "year", "years", lang);
    return counted(months, "个月", "month", "months", lang);
}

std::string say_time(const day_time_duration& d, language lang) {
    if (d.nanoseconds != 0 || d.seconds % 60 != 0) return d.text();
    const std::int64_t minutes = d.seconds / 60;
    std::vector<std::string> parts;
    if (minutes / 1440 != 0) parts.push_back(counted(minutes / 1440, "天", "day", "days", lang));
    if (minutes / 60 % 24 != 0) {
        parts.push_back(counted(minutes / 60 % 24, "小时", "hour", "hours", lang));
    }
    if (minutes % 60 != 0)
        parts.push_back(counted(minutes % 60, "分钟", "minute", "minutes", lang));
    if (parts.empty()) return counted(0, "天", "day", "days", lang);
    return joined(parts, " ");
}

std::string say_list(const list_data& list, language lang, const code_list* codes) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < list.size; ++i) parts.push_back(say(list.at(i), lang, codes));
    return joined(parts, lang == language::zh ? "、" : ", ");
}

/// The default sentences, one function per kind and outcome, in both languages at once.
class kind_sentence {
public:
    kind_sentence(const compiled_rule& rule, const ruling& r, const code_list* classes)
        : rule_(rule), r_(r), classes_(classes) {}

    std::string in(language lang) const {
        const bool zh = lang == language::zh;
        const std::string& title = rule_.source->title.in(lang);
        const std::string detail =
            r_.is == outcome::pass || r_.is == outcome::fail ? detail_in(lang) : std::string{};
        if (!detail.empty()) return title + (zh ? "：" : ": ") + detail;
        return plain(lang);
    }

    [[nodiscard]] std::string plain(language lang) const {
        const bool zh = lang == language::zh;
        const std::string& title = rule_.source->title.in(lang);
        const std::string_view said = zh ? chinese_name_of(r_.is) : plain_name(r_.is);
        return title + (zh ? "：" : ": ") + std::string(said);
    }

private:
    static std::string_view plain_name(outcome o) {
        switch (o) {
        case outcome::pass: return "holds";
        case outcome::fail: return "is broken";
        case outcome::unknown: return "cannot be judged";
        case outcome::not_applicable: return "does not apply";
        case outcome::waived: return "is waived";
        }
        return "";
    }

    [[nodiscard]] bool has(worked w) const {
        return r_.worked_out[static_cast<std::size_t>(w)] &&
               !r_.workings[static_cast<std::size_t>(w)].is_null();
    }
    [[nodiscard]] std::string show(worked w, language lang) const {
        return say(r_.workings[static_cast<std::size_t>(w)], lang);
    }

    [[nodiscard]] std::string detail_in(language lang) const {
        switch (rule_.source->kind) {
        case rule_kind::recurring: return recurring(lang);
        case rule_kind::deadline: return deadline(lang);
        case rule_kind::checklist: return checklist(lang);
        case rule_kind::classification: return classification(lang);
        case rule_kind::decision: return decision(lang);
        case rule_kind::limit: return over_limit(lang);
        case rule_kind::constraint: return {};
        }
        return {};
    }

    [[nodiscard]] std::string recurring(language lang) const {
        const bool zh = lang == language::zh;
        std::vector<std::string> parts;
        parts.push_back(fmt::format(fmt::runtime(zh ? "应每 {}一次" : "required every {}"),
                                    show(worked::interval, lang)));
        parts.push_back(has(worked::last) ? fmt::format(fmt::runtime(zh ? "上次 {}" : "last on {}"),
                                                        show(worked::last, lang))
                                          : std::string(zh ? "尚无记录" : "never done"));
        if (has(worked::overdue_days)) {
            parts.push_back(fmt::format(fmt::runtime(zh ? "已逾期 {} 天" : "overdue by {} days"),
                                        show(worked::overdue_days, lang)));
        } else if (has(worked::due)) {
            parts.push_back(fmt::format(fmt::runtime(zh ? "下次最迟 {}" : "next due by {}"),
                                        show(worked::due, lang)));
        }
        return joined(parts, zh ? "，" : ", ");
    }

    [[nodiscard]] std::string limit(language lang) const {
        const bool zh = lang == language::zh;
        std::string n = show(worked::limit, lang);
        switch (rule_.source->unit) {
        case deadline_unit::clock_hours: return n + (zh ? " 小时" : " hours");
        case deadline_unit::calendar_days: return n + (zh ? " 天" : " days");
        case deadline_unit::working_hours: return n + (zh ? " 个工作小时" : " working hours");
        case deadline_unit::working_days: return n + (zh ? " 个工作日" : " working days");
        }
        return n;
    }

    [[nodiscard]] std::string deadline(language lang) const {
        const bool zh = lang == language::zh;
        std::vector<std::string> parts;
        parts.push_back(
            fmt::format(fmt::runtime(zh ? "应在 {}内完成" : "to be done within {}"), limit(lang)));
        parts.push_back(
            fmt::format(fmt::runtime(zh ? "最迟 {}" : "by {}"), show(worked::due, lang)));
        if (has(worked::last)) {
            parts.push_back(
                fmt::format(fmt::runtime(zh ? "实际 {}" : "done {}"), show(worked::last, lang)));
        } else {
            parts.emplace_back(zh ? "尚未完成" : "not done yet");
        }
        if (r_.is == outcome::fail) parts.push_back(lateness(lang));
        return joined(parts, zh ? "，" : ", ");
    }

    /// Days where a day or more was lost; else only that it was late.
    [[nodiscard]] std::string lateness(language lang) const {
        const bool zh = lang == language::zh;
        const value& days = r_.workings[static_cast<std::size_t>(worked::overdue_days)];
        if (!days.is(value_kind::number) || days.as_number() < decimal{1}) {
            return zh ? "已逾期" : "late";
        }
        return fmt::format(fmt::runtime(zh ? "逾期 {} 天" : "late by {} days"),
                           show(worked::overdue_days, lang));
    }

    [[nodiscard]] std::string checklist(language lang) const {
        const bool zh = lang == language::zh;
        const value& absent = r_.workings[static_cast<std::size_t>(worked::missing_items)];
        if (!absent.is(value_kind::list) || absent.as_list().size == 0) {
            return zh ? "各项齐全" : "all items are there";
        }
        return std::string(zh ? "缺少 " : "lacks ") + item_labels(rule_, absent, lang);
    }

    [[nodiscard]] std::string classification(language lang) const {
        const bool zh = lang == language::zh;
        const auto label = [&](worked w) {
            return say(r_.workings[static_cast<std::size_t>(w)], lang, classes_);
        };
        std::string text = fmt::format(fmt::runtime(zh ? "评定为“{}”" : "classed as \"{}\""),
                                       label(worked::computed));
        if (!has(worked::assigned)) return text;
        return text + fmt::format(fmt::runtime(zh ? "，登记为“{}”" : ", on record as \"{}\""),
                                  label(worked::assigned));
    }

    [[nodiscard]] std::string decision(language lang) const {
        const bool zh = lang == language::zh;
        std::string text = fmt::format(fmt::runtime(zh ? "决定为 {}" : "decided: {}"),
                                       show(worked::decided, lang));
        if (!has(worked::approval)) return text;
        return text +
               fmt::format(fmt::runtime(zh ? "，须经“{}”审批" : ", needs approval by \"{}\""),
                           show(worked::approval, lang));
    }

    /// A ratio as people read it: in percent, two places at most.
    [[nodiscard]] std::string share(worked w) const {
        constexpr int places = 2;
        const decimal percent = r_.workings[static_cast<std::size_t>(w)].as_number() * decimal{100};
        return percent.rounded(places, rounding::half_even).canonical() + "%";
    }

    /// What stands before a numerator that is not known exactly.
    [[nodiscard]] std::string bounded(language lang) const {
        const bool zh = lang == language::zh;
        switch (r_.bounded) {
        case bound::at_least: return zh ? "至少 " : "at least ";
        case bound::at_most: return zh ? "至多 " : "at most ";
        case bound::exact: break;
        }
        return {};
    }

    [[nodiscard]] std::string over_limit(language lang) const {
        const bool zh = lang == language::zh;
        const rule& of = *rule_.source;
        std::vector<std::string> parts;
        const std::string above =
            of.numerator_name.in(lang) + " " + bounded(lang) + show(worked::numerator, lang);
        if (rule_.denominator) {
            parts.push_back(
                fmt::format(fmt::runtime(zh ? "{0}，占{1} {2} 的 {3}" : "{0} is {3} of {1} {2}"),
                            above, of.denominator_name.in(lang), show(worked::denominator, lang),
                            share(worked::ratio)));
            parts.push_back((zh ? "上限 " : "at most ") + share(worked::limit));
        } else {
            parts.push_back(above);
            parts.push_back((zh ? "上限 " : "at most ") + show(worked::limit, lang));
        }
        const decimal room = r_.workings[static_cast<std::size_t>(worked::headroom)].as_number();
        const std::string amount = say(value{room.abs()}, lang);
        const bool over = r_.is == outcome::fail;
        parts.push_back(over ? (zh ? "超出 " + amount : "exceeded by " + amount)
                             : (zh ? "尚余 " + amount : amount + " left"));
        if (r_.reached != nullptr) {
            const bilingual& label = r_.reached->label;
            parts.push_back(fmt::format(fmt::runtime(zh ? "预警级别“{}”" : "level \"{}\""),
                                        label.empty() ? r_.reached->level : label.in(lang)));
        }
        return joined(parts, zh ? "，" : ", ");
    }

public:
    static std::string item_labels(const compiled_rule& rule, const value& ids, language lang) {
        std::vector<std::string> labels;
        const list_data& list = ids.as_list();
        for (std::size_t i = 0; i < list.size; ++i) {
            const std::string id = to_text(list.at(i));
            const auto item =
                std::find_if(rule.items.begin(), rule.items.end(),
                             [&](const compiled_item& c) { return c.source->id == id; });
            labels.push_back(item == rule.items.end() ? id : item->source->label.in(lang));
        }
        return joined(labels, lang == language::zh ? "、" : ", ");
    }

private:
    const compiled_rule& rule_;
    const ruling& r_;
    const code_list* classes_; ///< labels of the classes; may be null
};

/// The code list behind an expression that is one path to a coded field.
const code_list* codes_of(const feel::expression& e, const judge_content& in) {
    if (e.reads().size() != 1 || e.reads().front().last == nullptr) return nullptr;
    const std::string_view id = e.reads().front().last->codes;
    for (const code_lists* lists : {&in.facts->codes(), &in.program().source.codes}) {
        if (const auto found = lists->find(id); found != lists->end()) return &found->second;
    }
    return nullptr;
}

std::string fill(const message_template& t, const compiled_rule& rule, runner& by, language lang) {
    std::string text = t.texts.front();
    const std::uint32_t items_slot = by.in().program().slots.of(worked::missing_items);
    for (std::size_t i = 0; i < t.expressions.size(); ++i) {
        const feel::expression& e = t.expressions[i];
        const value v = e.evaluate(by.run());
        const bool items =
            e.reads().size() == 1 && e.reads().front().slot == items_slot && v.is(value_kind::list);
        text +=
            items ? kind_sentence::item_labels(rule, v, lang) : say(v, lang, codes_of(e, by.in()));
        text += t.texts[i + 1];
    }
    return text;
}

std::string lacking(const ruling& r, const std::vector<std::string>& missing, language lang) {
    if (r.is != outcome::unknown || missing.empty()) return {};
    const bool zh = lang == language::zh;
    return (zh ? "，缺少 " : "; missing: ") + joined(missing, zh ? "、" : ", ");
}

} // namespace

std::string say(const value& v, language lang, const code_list* codes) {
    switch (v.kind()) {
    case value_kind::year_month_duration: return say_months(v.as_year_month().months, lang);
    case value_kind::day_time_duration: return say_time(v.as_day_time(), lang);
    case value_kind::list: return say_list(v.as_list(), lang, codes);
    case value_kind::number: return v.as_number().canonical();
    case value_kind::boolean:
        return v.as_boolean() ? (lang == language::zh ? "是" : "yes")
                              : (lang == language::zh ? "否" : "no");
    case value_kind::null: return lang == language::zh ? "无" : "none";
    case value_kind::missing: return lang == language::zh ? "（未提供）" : "(not supplied)";
    case value_kind::string:
        if (codes != nullptr) {
            if (const code* c = codes->find(v.as_string())) return c->label.in(lang);
        }
        return std::string(v.as_string());
    default: return to_text(v);
    }
}

bilingual sentence_of(const compiled_rule& rule, runner& by, const ruling& r,
                      const std::vector<std::string>& missing) {
    const slot_layout& slots = by.in().program().slots;
    for (std::size_t w = 0; w < worked_count; ++w) {
        by.run().set(slots.workings + static_cast<std::uint32_t>(w), r.workings[w]);
    }
    const code_list* classes = rule.assigned ? codes_of(*rule.assigned, by.in()) : nullptr;
    const auto one = [&](language lang) {
        const bilingual_template& own =
            r.is == outcome::fail ? rule.fail_message : rule.pass_message;
        const message_template& t = lang == language::zh ? own.zh : own.en;
        std::string text = (r.is == outcome::pass || r.is == outcome::fail) && !t.empty()
                               ? fill(t, rule, by, lang)
                               : kind_sentence(rule, r, classes).in(lang);
        return text + lacking(r, missing, lang);
    };
    return {one(language::zh), one(language::en)};
}

bilingual demands_of(const compiled_rule& rule, runner& by, const ruling& r) {
    const auto step = static_cast<std::size_t>(r.reached - rule.source->ladder.data());
    const bilingual_template& t = rule.demands[step];
    return {t.zh.empty() ? std::string{} : fill(t.zh, rule, by, language::zh),
            t.en.empty() ? std::string{} : fill(t.en, rule, by, language::en)};
}

bilingual plain_sentence_of(const compiled_rule& rule, const ruling& r,
                            const std::vector<std::string>& missing) {
    const kind_sentence kind{rule, r, nullptr};
    const auto one = [&](language lang) {
        const bool lists = rule.source->kind == rule_kind::checklist;
        return (lists ? kind.in(lang) : kind.plain(lang)) + lacking(r, missing, lang);
    };
    return {one(language::zh), one(language::en)};
}

} // namespace tenet::policy
