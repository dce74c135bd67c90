#include "sheet.hpp"

#include <algorithm>
#include <array>

namespace tenet::table {

namespace {

struct mark_word {
    sheet_mark is;
    mark_place where;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array words{
    mark_word{sheet_mark::table, mark_place::head, "决策表", "table"},
    mark_word{sheet_mark::name, mark_place::head, "名称", "name"},
    mark_word{sheet_mark::name_zh, mark_place::head, "中文名称", "name zh"},
    mark_word{sheet_mark::name_en, mark_place::head, "英文名称", "name en"},
    mark_word{sheet_mark::hit_policy, mark_place::head, "命中策略", "hit policy"},
    mark_word{sheet_mark::aggregation, mark_place::head, "汇总方式", "aggregation"},
    mark_word{sheet_mark::rule, mark_place::column, "规则", "rule"},
    mark_word{sheet_mark::input, mark_place::column, "输入", "input"},
    mark_word{sheet_mark::output, mark_place::column, "输出", "output"},
    mark_word{sheet_mark::annotation, mark_place::column, "批注", "annotation"},
    mark_word{sheet_mark::note, mark_place::column, "说明", "note"},
    mark_word{sheet_mark::note_zh, mark_place::column, "中文说明", "note zh"},
    mark_word{sheet_mark::note_en, mark_place::column, "英文说明", "note en"},
    mark_word{sheet_mark::label, mark_place::row, "标题", "label"},
    mark_word{sheet_mark::label_zh, mark_place::row, "中文标题", "label zh"},
    mark_word{sheet_mark::label_en, mark_place::row, "英文标题", "label en"},
    mark_word{sheet_mark::type, mark_place::row, "类型", "type"},
    mark_word{sheet_mark::values, mark_place::row, "取值", "values"},
    mark_word{sheet_mark::otherwise, mark_place::row, "默认值", "default"}};

struct policy_word {
    hit_policy is;
    std::string_view letter;
    std::string_view zh;
};

constexpr std::array policies{policy_word{hit_policy::unique, "u", "唯一"},
                              policy_word{hit_policy::any, "a", "任一"},
                              policy_word{hit_policy::priority, "p", "优先"},
                              policy_word{hit_policy::first, "f", "首个"},
                              policy_word{hit_policy::collect, "c", "收集"},
                              policy_word{hit_policy::rule_order, "r", "规则顺序"},
                              policy_word{hit_policy::output_order, "o", "输出顺序"}};

struct aggregation_word {
    aggregation is;
    std::string_view en;
    std::string_view zh;
    std::string_view sign; ///< behind the letter C
};

constexpr std::array aggregations{aggregation_word{aggregation::list, "list", "列表", ""},
                                  aggregation_word{aggregation::sum, "sum", "合计", "+"},
                                  aggregation_word{aggregation::count, "count", "计数", "#"},
                                  aggregation_word{aggregation::min, "min", "最小", "<"},
                                  aggregation_word{aggregation::max, "max", "最大", ">"}};

std::string lower(std::string_view text) {
    std::string out{text};
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// Bytes of the blank at the beginning of a text, which may be the wide one of Chinese; else 0.
std::size_t blank_size(std::string_view text) noexcept {
    constexpr std::string_view wide = "\xE3\x80\x80";
    if (text.starts_with(wide)) return wide.size();
    return !text.empty() && std::string_view{" \t\r\n"}.find(text.front()) != std::string_view::npos
               ? 1
               : 0;
}

std::size_t colon_size(std::string_view text) noexcept {
    constexpr std::string_view wide = "\xEF\xBC\x9A";
    if (text.starts_with(wide)) return wide.size();
    return text.starts_with(':') ? 1 : 0;
}

std::string_view without_blanks(std::string_view text) noexcept {
    while (const std::size_t size = blank_size(text)) text.remove_prefix(size);
    return text;
}

} // namespace

std::optional<sheet_mark> find_mark(mark_place where, std::string_view text) {
    std::string wanted = lower(text);
    for (const std::string_view colon : {":", "：", "\xE3\x80\x80"}) {
        if (!wanted.ends_with(colon)) continue;
        wanted.resize(wanted.size() - colon.size());
        break;
    }
    const auto found = std::find_if(words.begin(), words.end(), [&](const mark_word& w) {
        return w.where == where && (w.zh == wanted || w.en == wanted);
    });
    return found == words.end() ? std::nullopt : std::optional{found->is};
}

std::string_view text_of(sheet_mark mark, language in) {
    const mark_word& word = words[static_cast<std::size_t>(mark)];
    return in == language::zh ? word.zh : word.en;
}

std::optional<sheet_heading> read_heading(std::string_view text) {
    if (const auto whole = find_mark(mark_place::column, text)) return sheet_heading{*whole, {}};
    std::size_t end = 0;
    while (end < text.size() && blank_size(text.substr(end)) == 0 &&
           colon_size(text.substr(end)) == 0) {
        ++end;
    }
    const auto mark = find_mark(mark_place::column, text.substr(0, end));
    if (mark != sheet_mark::input && mark != sheet_mark::output && mark != sheet_mark::annotation) {
        return std::nullopt;
    }
    std::string_view rest = without_blanks(text.substr(end));
    rest.remove_prefix(colon_size(rest));
    return sheet_heading{*mark, std::string{without_blanks(rest)}};
}

std::optional<policy_choice> read_policy(std::string_view text) {
    std::string wanted = lower(text);
    std::replace(wanted.begin(), wanted.end(), ' ', '_');
    for (const policy_word& p : policies) {
        if (wanted == table::name_of(p.is) || wanted == p.letter || wanted == p.zh) {
            return policy_choice{p.is, {}};
        }
    }
    for (const aggregation_word& a : aggregations) {
        if (!a.sign.empty() && wanted == "c" + std::string{a.sign}) {
            return policy_choice{hit_policy::collect, a.is};
        }
    }
    return std::nullopt;
}

std::optional<aggregation> read_aggregation(std::string_view text) {
    const std::string wanted = lower(text);
    for (const aggregation_word& a : aggregations) {
        if (wanted == a.en || wanted == a.zh) return a.is;
    }
    return std::nullopt;
}

std::string_view name_of(aggregation how) noexcept {
    return aggregations[static_cast<std::size_t>(how)].en;
}

std::string sheet_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r') {
            if (text.substr(i + 1, 1) != "\n") out += '\n';
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
            out += "\xEF\xBF\xBD";
        } else {
            out += c;
        }
    }
    constexpr std::string_view blanks = " \t\n";
    out.erase(0, std::min(out.find_first_not_of(blanks), out.size()));
    out.erase(out.find_last_not_of(blanks) + 1);
    return out;
}

bool is_shouted_boolean(std::string_view text) {
    return text == "TRUE" || text == "FALSE";
}

bool is_row_mark(std::string_view text) {
    return find_mark(mark_place::row, text).has_value();
}

std::string_view behind_apostrophes(std::string_view text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return text;
}

namespace {

bool is_bare_word(const std::string& text, const std::set<std::string>& known) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const auto later = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == ' '; };
    return !text.empty() && letter(text.front()) && std::all_of(text.begin(), text.end(), later) &&
           text != "true" && text != "false" && text != "null" && !known.contains(text);
}

} // namespace

bool holds_bare_word(std::string_view cell, const std::set<std::string>& known) {
    const std::vector<std::string> values = split_values(cell);
    return std::any_of(values.begin(), values.end(),
                       [&](const std::string& v) { return is_bare_word(v, known); });
}

} // namespace tenet::table
