#include "trace_words.hpp"

namespace tenet::report {

namespace {

using kind = dmn::trace_step::kind;
using way = table::match_grounds::way;
using reach = table::rule_explanation::reach;

struct words {
    std::string_view id;
    std::string_view zh;
    std::string_view en;

    [[nodiscard]] std::string_view in(language lang) const noexcept {
        return lang == language::zh ? zh : en;
    }
};

words of(kind k) noexcept {
    switch (k) {
    case kind::decision: return {"decision", "决策", "decision"};
    case kind::service: return {"service", "决策服务", "decision service"};
    case kind::function: return {"function", "函数", "function"};
    case kind::table: return {"table", "决策表", "decision table"};
    }
    return {};
}

words of(way w) noexcept {
    switch (w) {
    case way::only: return {"only", "由唯一命中的规则决定", "decided by the only match"};
    case way::agreement:
        return {"agreement", "由结果一致的规则决定", "decided by rules that agree"};
    case way::first: return {"first", "由首个命中的规则决定", "decided by the first match"};
    case way::priority:
        return {"priority", "由结果优先级最高的命中规则决定",
                "decided by the match of highest priority"};
    case way::list: return {"list", "依次列出这些规则的结果", "lists the results of, in order"};
    case way::sum: return {"sum", "为这些规则的结果之和", "the sum of the results of"};
    case way::count: return {"count", "为命中规则的条数", "the number of matches"};
    case way::least: return {"least", "结果最小的命中规则", "the least result is of"};
    case way::greatest: return {"greatest", "结果最大的命中规则", "the greatest result is of"};
    case way::otherwise:
        return {"default", "没有规则命中，取默认值", "no rule matched: the default is taken"};
    case way::nothing:
        return {"nothing", "没有规则命中，也没有默认值",
                "no rule matched, and there is no default"};
    case way::open:
        return {"open", "取决于尚不能确定的规则", "depends on rules that are not settled"};
    case way::refused_input: return {"refused_input", "有输入值不被允许", "an input was refused"};
    case way::violation:
        return {"violation", "命中策略不允许这些规则同时命中",
                "the hit policy does not let these match together"};
    case way::limit: return {"limit", "已达到运行上限", "a limit was exhausted"};
    }
    return {};
}

struct part_word {
    std::string_view part;
    std::string_view zh;
    std::string_view en;
};

constexpr part_word part_list[] = {
    {"applies", "适用条件", "applies if"},
    {"every", "周期", "interval"},
    {"anchor", "锚定日期", "anchor"},
    {"start", "起算", "start"},
    {"grace", "宽限", "grace"},
    {"from", "起点", "from"},
    {"done", "完成", "done"},
    {"within", "时限", "time limit"},
    {"assigned", "登记等级", "assigned"},
    {"decide", "决定", "decision"},
    {"approval", "审批级别", "approval"},
    {"require", "要求", "requirement"},
    {"level", "程度", "level"},
    {"item", "项目", "item"},
    {"input", "模型输入", "input of the model"},
    {"numerator", "分子", "numerator"},
    {"numerator_as_of", "分子截至", "numerator as of"},
    {"denominator", "分母", "denominator"},
    {"denominator_as_of", "分母截至", "denominator as of"},
    {"at_most", "上限", "at most"},
    {"no_older_than", "有效期限", "no older than"},
    {"step", "预警级别", "level"},
};

} // namespace

std::string_view id_of(kind k) noexcept {
    return of(k).id;
}

std::string_view id_of(way w) noexcept {
    return of(w).id;
}

std::string_view id_of(reach r) noexcept {
    switch (r) {
    case reach::one_change: return "one_change";
    case reach::several_inputs: return "several_inputs";
    case reach::none: return "none";
    case reach::not_told: return "not_told";
    }
    return {};
}

std::string_view name_of(kind k, language lang) noexcept {
    return of(k).in(lang);
}

std::string_view words_of(way w, language lang) noexcept {
    return of(w).in(lang);
}

std::string_view part_words(std::string_view part, language lang) noexcept {
    for (const part_word& w : part_list) {
        if (w.part == part) return lang == language::zh ? w.zh : w.en;
    }
    return part;
}

std::string rule_name(const table::decision_table& t, std::size_t rule) {
    const std::string& id = t.definition().rules[rule].id;
    return id.empty() ? std::to_string(rule + 1) : id;
}

} // namespace tenet::report
