#include "portfolio/mapping_cells.hpp"

#include "portfolio/same_text.hpp"

#include <tenet/portfolio/messages.hpp>

#include <algorithm>
#include <utility>

namespace tenet::portfolio {

namespace say = portfolio_messages;

namespace {

constexpr missing_cause nobody_said{};

std::string_view without_blanks(std::string_view text) noexcept {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// At most `n` bytes, without cutting a character in two.
std::string_view first_bytes(std::string_view text, std::size_t n) noexcept {
    if (text.size() <= n) return text;
    while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
    return text.substr(0, n);
}

void replace_letters(std::span<char> text, char from, char to, int shift) noexcept {
    for (char& c : text) {
        if (c >= from && c <= to) c = static_cast<char>(c + shift);
    }
}

} // namespace

std::optional<decimal> number_format::read(std::string_view text) const {
    if (is_plain()) return decimal::parse(text);
    const bool is_percent = percent && text.ends_with('%');
    if (is_percent) text = without_blanks(text.substr(0, text.size() - 1));
    std::string plain;
    const std::size_t end = std::min(text.find(point), text.size());
    for (std::size_t i = 0; i < end;) {
        const bool between_digits = i > 0 && i + thousands.size() < end;
        if (!thousands.empty() && between_digits && text.substr(i).starts_with(thousands)) {
            i += thousands.size();
        } else {
            plain += text[i++];
        }
    }
    if (plain.find('.') != std::string::npos) return std::nullopt;
    if (end < text.size()) (plain += '.') += text.substr(end + point.size());
    const std::optional<decimal> n = decimal::parse(plain);
    return n && is_percent ? std::optional{*n * decimal::scaled(1, -2)} : n;
}

row_values::row_values(const mapping::definition& plan, std::span<const std::size_t> cells,
                       const csv::reader& reader, std::string_view whole_text)
    : plan_(plan),
      reader_(reader),
      whole_text_(whole_text),
      values_(plan.columns.size()),
      last_(plan.columns.size()) {
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        const column_plan& c = plan.columns[i];
        ways_.push_back({kind_of(c, !plan.null_text.empty()), c.steps.trim, cells[i]});
    }
    context_.missing = feel::missing_mode::spread;
    context_.strict = true;
    const auto is_formula = [](const auto& p) { return p.formula.has_value(); };
    has_formulas_ = std::ranges::any_of(plan.columns, is_formula) ||
                    std::ranges::any_of(plan.filters, is_formula);
    for (const record_plan& r : plan.records) {
        has_formulas_ = has_formulas_ || std::ranges::any_of(r.when, is_formula);
    }
}

bool row_values::read(diagnostics& problems) {
    memory_.reset();
    if (has_formulas_) evaluation_.reset();
    bool fine = true;
    for (std::size_t i = 0; i < values_.size(); ++i) {
        fine = read_column(i, problems) && fine;
        if (has_formulas_) evaluation_.set(static_cast<std::uint32_t>(i), values_[i]);
    }
    return fine;
}

row_values::way::kind row_values::kind_of(const column_plan& c, bool has_null_text) noexcept {
    switch (c.how) {
    case column_plan::source::cell: break;
    case column_plan::source::constant: return way::kind::constant;
    case column_plan::source::product: return way::kind::product;
    default: return way::kind::formula;
    }
    if (has_null_text || !c.steps.are_none_but_trim()) return way::kind::any_cell;
    if (c.kind == value_kind::string) return way::kind::text;
    return c.kind == value_kind::number && c.number.is_plain() ? way::kind::number
                                                               : way::kind::any_cell;
}

bool row_values::read_column(std::size_t i, diagnostics& problems) {
    using kind = way::kind;
    switch (ways_[i].is) {
    case kind::text: {
        const std::string_view text = trimmed(i);
        values_[i] = text.empty() ? value::missing(&nobody_said) : value{text};
        return true;
    }
    case kind::number: return read_number(i, problems);
    case kind::any_cell: return read_any_cell(i, problems);
    case kind::constant: values_[i] = *plan_.columns[i].constant; return true;
    case kind::product: multiply(plan_.columns[i], values_[i]); return true;
    default: return read_formula(i, problems);
    }
}

std::string_view row_values::trimmed(std::size_t i) const noexcept {
    return ways_[i].trim ? without_blanks(raw(i)) : raw(i);
}

bool row_values::read_number(std::size_t i, diagnostics& problems) {
    const std::string_view text = trimmed(i);
    if (text.empty()) {
        values_[i] = value::missing(&nobody_said);
        return true;
    }
    const std::optional<decimal> n = decimal::parse(text);
    if (!n) return bad_cell(i, say::mapping_bad_cell, problems);
    values_[i] = value{*n};
    return true;
}

/// The product of the factors, or the first of them that is no number.
void row_values::multiply(const column_plan& c, value& product) const {
    decimal all{1};
    for (const std::uint32_t factor : c.factors) {
        const value& v = values_[factor];
        if (!v.is(value_kind::number)) {
            product = v;
            return;
        }
        all *= v.as_number();
    }
    product = value{all};
}

bool row_values::read_any_cell(std::size_t i, diagnostics& problems) {
    const std::string_view text = raw(i);
    if (!plan_.null_text.empty() && text == plan_.null_text) {
        values_[i] = value::null();
        return true;
    }
    const memory_of_last& last = last_[i];
    if (last.is_valid && same_text(text, last.text)) {
        values_[i] = last.meant;
        return true;
    }
    return read_with_steps(i, text, problems);
}

bool row_values::read_with_steps(std::size_t i, std::string_view raw, diagnostics& problems) {
    const column_plan& c = plan_.columns[i];
    memory_of_last& last = last_[i];
    std::string_view text = raw;
    const text_steps& steps = c.steps;
    if (steps.trim) text = without_blanks(text);
    if (steps.take != 0) text = first_bytes(text, steps.take);
    if (!steps.strip_prefix.empty() && text.starts_with(steps.strip_prefix)) {
        text.remove_prefix(steps.strip_prefix.size());
    }
    if (!steps.strip_suffix.empty() && text.ends_with(steps.strip_suffix)) {
        text.remove_suffix(steps.strip_suffix.size());
    }
    if (text.empty()) {
        values_[i] = value::missing(&nobody_said);
        return true;
    }
    if (steps.letter_case != text_steps::letters::as_they_are) {
        text = with_letters(steps.letter_case, text);
    }
    if (steps.has_codes && !apply_codes(c, text, values_[i])) {
        return bad_cell(i, say::mapping_unknown_code, problems);
    }
    if (steps.has_codes && values_[i].is_missing()) return true;
    if (!convert(c, last, text, values_[i])) return bad_cell(i, say::mapping_bad_cell, problems);
    if (steps.letter_case != text_steps::letters::as_they_are) return true;
    // Only texts of the file itself stay where they are until the next row.
    last.is_valid =
        raw.data() >= whole_text_.data() && raw.data() < whole_text_.data() + whole_text_.size();
    last.text = raw;
    last.meant = values_[i];
    return true;
}

std::string_view row_values::with_letters(text_steps::letters how, std::string_view text) {
    const std::span<char> copy = memory_.make_array<char>(text.size());
    std::ranges::copy(text, copy.begin());
    if (how == text_steps::letters::upper) replace_letters(copy, 'a', 'z', 'A' - 'a');
    if (how == text_steps::letters::lower) replace_letters(copy, 'A', 'Z', 'a' - 'A');
    return {copy.data(), copy.size()};
}

/// Puts the code in the place of the text; missing into `out` where the code is to be unset.
bool row_values::apply_codes(const column_plan& c, std::string_view& text, value& out) {
    out = value::null();
    const auto found = c.steps.codes.find(text);
    if (found != c.steps.codes.end()) {
        text = found->second;
        return true;
    }
    switch (c.steps.otherwise) {
    case text_steps::fallback::keep: return true;
    case text_steps::fallback::code: text = c.steps.other_code; return true;
    case text_steps::fallback::unset: out = value::missing(&nobody_said); return true;
    default: return false;
    }
}

bool row_values::convert(const column_plan& c, memory_of_last& last, std::string_view text,
                         value& out) {
    switch (c.kind) {
    case value_kind::string: out = value{text}; return true;
    case value_kind::number: {
        const std::optional<decimal> n = c.number.read(text);
        if (n) out = value{*n};
        return n.has_value();
    }
    case value_kind::boolean: {
        const bool yes = std::ranges::find(c.trues, text) != c.trues.end();
        out = value{yes};
        return yes || std::ranges::find(c.falses, text) != c.falses.end();
    }
    default: break;
    }
    std::optional<date_time> t;
    for (const date_pattern& pattern : c.patterns) {
        t = pattern.read(text);
        if (t) break;
    }
    if (!t) return false;
    last.held = *t;
    out = c.kind == value_kind::date ? value{t->day} : value::of(&last.held);
    return true;
}

bool row_values::bad_cell(std::size_t i, const message& what, diagnostics& problems) const {
    const column_plan& c = plan_.columns[i];
    const std::string text{reader_.fields()[ways_[i].cell].substr(0, 80)};
    problems.add(what,
                 {c.name, text, std::string{chinese_name_of(c.kind)}, std::string{name_of(c.kind)}},
                 reader_.where(ways_[i].cell));
    return false;
}

value row_values::run(const feel::expression& formula) {
    return formula.evaluate(evaluation_);
}

bool row_values::read_formula(std::size_t i, diagnostics& problems) {
    const column_plan& c = plan_.columns[i];
    const value v = run(*c.formula);
    values_[i] = v;
    const bool fits = v.is_null() || v.is(c.kind) ||
                      (v.is_missing() && v.cause()->why != missing_cause::reason::error &&
                       v.cause()->why != missing_cause::reason::limit);
    if (!fits) report_failure(*c.formula, v, problems);
    return fits;
}

void row_values::report_failure(const feel::expression& formula, const value& outcome,
                                diagnostics& problems) const {
    std::string zh = to_text(outcome);
    std::string en = zh;
    if (outcome.is_missing() && outcome.cause()->what != nullptr) {
        std::vector<std::string> arguments;
        for (const std::string_view a : outcome.cause()->arguments) arguments.emplace_back(a);
        const diagnostic why{*outcome.cause()->what, std::move(arguments)};
        zh = why.text(language::zh);
        en = why.text(language::en);
    }
    problems.add(say::mapping_feel_failed, {formula.text(), zh, en}, reader_.where(0));
}

} // namespace tenet::portfolio
