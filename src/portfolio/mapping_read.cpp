#include "portfolio/mapping_plan.hpp"
#include "portfolio/suggestion.hpp"

#include <tenet/json/definition_messages.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/portfolio/messages.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace tenet::portfolio {

namespace {

using json::object_reader;
using kind = json::node::kind;
namespace say = portfolio_messages;

struct named_kind {
    std::string_view name;
    value_kind kind;
};
constexpr std::array kinds{
    named_kind{"text", value_kind::string}, named_kind{"number", value_kind::number},
    named_kind{"date", value_kind::date}, named_kind{"date_time", value_kind::date_time},
    named_kind{"boolean", value_kind::boolean}};

/// How a field may be filled, in the order of `field_plan::source`.
constexpr std::array<std::string_view, 8> field_ways{"first", "last",  "sum",      "min",
                                                     "max",   "count", "constant", "feel"};

std::string joined(std::span<const std::string_view> words) {
    std::string all;
    for (const std::string_view w : words) {
        if (!all.empty()) all += ", ";
        all += w;
    }
    return all;
}

/// Reads a mapping file and checks it against the catalogue.
class mapping_reader {
public:
    mapping_reader(const json::document& doc, std::shared_ptr<const catalogue> types,
                   diagnostics& problems)
        : doc_(doc), problems_(problems), names_(types) {
        made_.types = std::move(types);
    }

    mapping::definition read() {
        object_reader top{doc_, doc_.root(), problems_};
        if (const json::node* n = top.find("source")) read_source(*n);
        for (const json::member& m : top.members("columns")) read_column(m);
        made_.filters = read_filters(top.items("filters"));
        made_.quarantine = word(top, "on_bad_row", {"refuse", "quarantine"}) == 1;
        for (const json::node& r : top.items("records")) read_record(r);
        for (const json::member& m : top.members("coverage")) read_coverage(m);
        top.finish();
        if (made_.records.empty() && !problems_.has_errors()) {
            report(say::member_needed, {"records"}, doc_.root());
        }
        return std::move(made_);
    }

private:
    void report(const message& what, std::vector<std::string> arguments, const json::node& at) {
        problems_.add(what, std::move(arguments), doc_.where(at));
    }

    void expected(std::string_view zh, std::string_view en, const json::node& at) {
        report(json::definition_messages::wrong_kind, {std::string{zh}, std::string{en}}, at);
    }

    /// A whole number from 1 to 1,000,000; 0 if absent.
    std::size_t count(object_reader& o, std::string_view name) {
        const std::optional<std::int64_t> n = o.integer(name);
        if (!n) return 0;
        if (*n >= 1 && *n <= 1'000'000) return static_cast<std::size_t>(*n);
        expected("正整数", "a positive whole number", *o.find(name));
        return 0;
    }

    /// The position of a member's text among the words allowed; 0 if absent or wrong.
    std::size_t word(object_reader& o, std::string_view name,
                     std::initializer_list<std::string_view> allowed) {
        const json::node* n = o.find(name);
        if (n == nullptr) return 0;
        const auto* found = std::ranges::find(allowed, n->text());
        if (n->is() == kind::string && found != allowed.end()) {
            return static_cast<std::size_t>(found - allowed.begin());
        }
        report(say::mapping_unknown_word,
               {std::string{n->text()}, joined({allowed.begin(), allowed.size()})}, *n);
        return 0;
    }

    /// Reports unless exactly one of the members is there.
    bool one_of(const json::node& n, std::span<const std::string_view> of) {
        const auto there = std::ranges::count_if(
            of, [&](std::string_view name) { return n.find(name) != nullptr; });
        if (there == 1) return true;
        if (n.is() == kind::object) report(say::mapping_one_source, {joined(of)}, n);
        return false;
    }

    // ---- source -------------------------------------------------------------------------------

    void read_source(const json::node& n) {
        object_reader o{doc_, n, problems_};
        made_.separator = character(o, n, "separator", ',');
        made_.quote = character(o, n, "quote", '"');
        if (made_.separator == made_.quote) {
            report(say::mapping_not_a_char, {std::string{made_.quote}}, n);
        }
        made_.null_text = o.optional_text("null_text");
        if (const json::node* header = o.find("header")) {
            if (header->is() == kind::array) {
                made_.header = o.texts("header");
                made_.has_header = false;
            } else {
                made_.has_header = o.flag("header", true);
            }
        }
        o.finish();
    }

    char character(object_reader& o, const json::node& n, std::string_view name, char otherwise) {
        if (o.find(name) == nullptr) return otherwise;
        const std::string text = o.optional_text(name);
        if (text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80 && text != "\n" &&
            text != "\r" && text != std::string(1, '\0')) {
            return text[0];
        }
        report(say::mapping_not_a_char, {text}, *n.find(name));
        return otherwise;
    }

    // ---- columns ------------------------------------------------------------------------------

    void read_column(const json::member& m) {
        column_plan c;
        c.name = m.name;
        if (m.is.is() == kind::string) {
            c.from = m.is.text();
        } else {
            read_column_object(m.is, c);
        }
        names_.add(c.name, {}, feel::type::scalar(c.kind));
        made_.columns.push_back(std::move(c));
    }

    void read_column_object(const json::node& n, column_plan& c) {
        object_reader o{doc_, n, problems_};
        const std::size_t as = word(o, "as", {"text", "number", "date", "date_time", "boolean"});
        c.kind = kinds[as].kind;
        one_of(n, std::array<std::string_view, 4>{"from", "constant", "multiply", "feel"});
        if (const json::node* constant = o.find("constant")) {
            c.how = column_plan::source::constant;
            c.constant = constant_of(*constant, n.find("as") != nullptr ? &c.kind : nullptr);
            if (n.find("as") == nullptr) c.kind = c.constant->kind();
        } else if (n.find("multiply") != nullptr) {
            read_product(o, c);
        } else if (const json::node* formula = o.find("feel")) {
            c.how = column_plan::source::feel;
            c.formula = compile(*formula, names_);
        } else {
            c.from = o.optional_text("from");
            read_cell_format(o, n, c);
        }
        o.finish();
    }

    void read_product(object_reader& o, column_plan& c) {
        c.how = column_plan::source::product;
        c.kind = value_kind::number;
        const auto factors = o.items("multiply");
        for (const json::node& item : factors) {
            const std::optional<std::uint32_t> i = column_of(item);
            if (!i) continue;
            if (made_.columns[*i].kind != value_kind::number) {
                expected("数字列", "a column of numbers", item);
            }
            c.factors.push_back(*i);
        }
        if (factors.empty()) expected("列名", "names of columns", *o.find("multiply"));
    }

    void read_cell_format(object_reader& o, const json::node& n, column_plan& c) {
        c.steps.trim = o.flag("trim", c.kind != value_kind::string);
        c.steps.take = count(o, "take");
        c.steps.strip_prefix = o.optional_text("strip_prefix");
        c.steps.strip_suffix = o.optional_text("strip_suffix");
        const std::size_t letters = word(o, "case", {"as_is", "upper", "lower"});
        c.steps.letter_case = static_cast<text_steps::letters>(letters);
        read_codes(o, n, c.steps);
        if (c.kind == value_kind::number) {
            c.number.thousands = o.optional_text("thousands");
            if (n.find("decimal") != nullptr) c.number.point = o.optional_text("decimal");
            c.number.percent = o.flag("percent", false);
        }
        if (c.kind == value_kind::boolean) {
            if (n.find("true") != nullptr) c.trues = o.texts("true");
            if (n.find("false") != nullptr) c.falses = o.texts("false");
        }
        if (c.kind == value_kind::date || c.kind == value_kind::date_time) read_patterns(o, n, c);
    }

    void read_patterns(object_reader& o, const json::node& n, column_plan& c) {
        const json::node* given = n.find("pattern");
        if (given == nullptr) return;
        const bool is_list = given->is() == kind::array;
        const std::vector<std::string> texts =
            is_list ? o.texts("pattern") : std::vector{o.optional_text("pattern")};
        c.patterns.clear();
        for (const std::string& text : texts) {
            const auto pattern = date_pattern::make(text);
            if (pattern) {
                c.patterns.push_back(*pattern);
            } else {
                report(say::mapping_bad_pattern, {text}, *given);
            }
        }
    }

    void read_codes(object_reader& o, const json::node& n, text_steps& steps) {
        steps.has_codes = n.find("codes") != nullptr;
        for (const json::member& m : o.members("codes")) {
            if (m.is.is() != kind::string) expected("文本", "a text", m.is);
            steps.codes[std::string{m.name}] = m.is.text();
        }
        const json::node* otherwise = n.find("otherwise");
        if (otherwise != nullptr && otherwise->is() == kind::object) {
            o.find("otherwise");
            object_reader inner{doc_, *otherwise, problems_};
            steps.otherwise = text_steps::fallback::code;
            steps.other_code = inner.optional_text("code");
            inner.finish();
        } else {
            steps.otherwise = static_cast<text_steps::fallback>(
                word(o, "otherwise", {"refuse", "keep", "unset"}));
        }
    }

    /// A JSON scalar as a value: of the kind wanted, else of its own.
    owned_value constant_of(const json::node& n, const value_kind* wanted) {
        auto memory = std::make_shared<arena>(256);
        std::optional<value> v;
        if (n.is() == kind::null) v = value::null();
        if (n.is() == kind::boolean) v = value{n.boolean()};
        if (n.is() == kind::number) v = value{decimal::parse(n.text()).value_or(decimal{})};
        if (n.is() == kind::string) v = text_constant(n.text(), wanted, *memory);
        if (v && wanted != nullptr && !v->is_null() && !v->is(*wanted)) v.reset();
        if (!v) {
            expected("合适类型的常量", "a constant of a fitting type", n);
            return {};
        }
        return {std::move(memory), *v};
    }

    static std::optional<value> text_constant(std::string_view text, const value_kind* wanted,
                                              arena& memory) {
        if (wanted == nullptr || *wanted == value_kind::string) return value{memory.copy(text)};
        if (*wanted == value_kind::date) {
            const auto d = date::parse(text);
            return d ? std::optional{value{*d}} : std::nullopt;
        }
        if (*wanted == value_kind::date_time) {
            const auto t = date_time::parse(text);
            return t ? std::optional{value::of(memory.make<date_time>(*t))} : std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<std::uint32_t> column_of(const json::node& n) {
        if (n.is() != kind::string) {
            expected("列名", "the name of a column", n);
            return std::nullopt;
        }
        const auto found = std::ranges::find(made_.columns, n.text(), &column_plan::name);
        if (found != made_.columns.end()) {
            return static_cast<std::uint32_t>(found - made_.columns.begin());
        }
        std::vector<std::string_view> known;
        for (const column_plan& c : made_.columns) known.push_back(c.name);
        const bilingual close = suggestion(n.text(), known);
        report(say::mapping_unknown_column, {std::string{n.text()}, close.zh, close.en}, n);
        return std::nullopt;
    }

    std::optional<feel::expression> compile(const json::node& n, const feel::scope& names) {
        std::string text{n.text()};
        if (n.is() == kind::array) {
            for (const json::node& line : n.items()) (text += line.text()) += '\n';
        } else if (n.is() != kind::string) {
            expected("表达式", "an expression", n);
            return std::nullopt;
        }
        feel::compile_options how;
        how.at = doc_.where(n);
        auto compiled = feel::expression::compile(text, names, how);
        if (compiled) return std::move(*compiled);
        problems_.add(compiled.error());
        return std::nullopt;
    }

    // ---- filters ------------------------------------------------------------------------------

    std::vector<filter_plan> read_filters(std::span<const json::node> list) {
        std::vector<filter_plan> all;
        for (const json::node& n : list) all.push_back(read_filter(n));
        return all;
    }

    filter_plan read_filter(const json::node& n) {
        object_reader o{doc_, n, problems_};
        filter_plan f;
        f.keep = o.flag("keep", true);
        f.name = o.optional_text("name");
        if (const json::node* formula = n.find("feel")) {
            o.find("feel");
            f.how = filter_plan::test::feel;
            f.formula = compile(*formula, names_);
            if (f.name.empty()) f.name = formula->text();
        } else {
            f.from = o.optional_text("column");
            read_native_test(o, n, f);
        }
        o.finish();
        return f;
    }

    void read_native_test(object_reader& o, const json::node& n, filter_plan& f) {
        if (!one_of(n, std::array<std::string_view, 3>{"is", "equals", "starts_with"})) return;
        if (f.from.empty()) report(say::member_needed, {"column"}, n);
        std::string test;
        if (n.find("is") != nullptr) {
            const bool empty = word(o, "is", {"present", "empty"}) == 1;
            f.how = empty ? filter_plan::test::empty : filter_plan::test::present;
            test = empty ? " is empty" : " is present";
        } else if (n.find("equals") != nullptr) {
            f.how = filter_plan::test::equals;
            f.text = o.optional_text("equals");
            test = " equals " + f.text;
        } else {
            f.how = filter_plan::test::starts_with;
            f.text = o.optional_text("starts_with");
            test = " starts with " + f.text;
        }
        if (f.name.empty()) f.name = f.from + test;
    }

    // ---- records ------------------------------------------------------------------------------

    void read_record(const json::node& n) {
        object_reader o{doc_, n, problems_};
        record_plan r;
        const std::string name = o.optional_text("type");
        r.type = made_.types->find(name);
        r.when = read_filters(o.items("when"));
        r.refuse_same_key = word(o, "same_key", {"group", "refuse"}) == 1;
        const auto fields = o.members("fields");
        const auto lists = o.members("lists");
        o.finish();
        if (r.type == nullptr || r.type->operations().create == nullptr) {
            if (n.is() == kind::object) report(say::unknown_collection, {name, {}}, n);
            return;
        }
        for (const json::member& m : fields) read_field(m, *r.type, true, r.fields);
        for (const json::member& m : lists) read_list(m, r);
        check_needed(n, *r.type, r.fields);
        find_key(n, r);
        made_.records.push_back(std::move(r));
    }

    const field* field_of(const json::member& m, const record_type& type) {
        if (const field* f = type.find_field(m.name)) return f;
        const bilingual close = suggestion(m.name, type.names());
        problems_.add(say::mapping_unknown_field,
                      {std::string{m.name}, std::string{type.name()}, close.zh, close.en},
                      doc_.where(m.is));
        return nullptr;
    }

    void read_list(const json::member& m, record_plan& r) {
        const field* outer = field_of(m, *r.type);
        if (outer == nullptr) return;
        object_reader o{doc_, m.is, problems_};
        if (outer->kind != value_kind::list || outer->structure == nullptr) {
            expected("由结构组成的列表字段", "a field that is a list of structs", m.is);
            return;
        }
        list_plan list{outer, {}};
        for (const json::member& inner : m.is.members()) {
            read_field(inner, *outer->structure, false, list.fields);
        }
        check_needed(m.is, *outer->structure, list.fields);
        r.lists.push_back(std::move(list));
    }

    void check_needed(const json::node& n, const record_type& type,
                      const std::vector<field_plan>& fields) {
        for (const field& f : type.fields()) {
            if (f.required && std::ranges::find(fields, &f, &field_plan::to) == fields.end()) {
                report(say::mapping_field_needed, {std::string{type.name()}, std::string{f.name}},
                       n);
            }
        }
    }

    void find_key(const json::node& n, record_plan& r) {
        const auto key = std::ranges::find(r.fields, r.type->key(), &field_plan::to);
        if (r.type->key() == nullptr || key == r.fields.end() ||
            key->how != field_plan::source::first) {
            report(say::mapping_field_needed,
                   {std::string{r.type->name()},
                    r.type->key() != nullptr ? std::string{r.type->key()->name} : std::string{}},
                   n);
            return;
        }
        r.key_column = key->column;
    }

    void read_field(const json::member& m, const record_type& type, bool whole,
                    std::vector<field_plan>& to) {
        field_plan f;
        f.to = field_of(m, type);
        if (f.to == nullptr) return;
        std::optional<value_kind> from;
        if (m.is.is() == kind::string) {
            from = read_column_source(m.is, f);
        } else {
            from = read_field_object(m.is, type, whole, f);
        }
        if (!from) return;
        if (*from != value_kind::null && *from != f.to->kind) {
            problems_.add(say::mapping_wrong_kind,
                          {std::string{f.to->name}, std::string{chinese_name_of(f.to->kind)},
                           std::string{chinese_name_of(*from)}, std::string{name_of(f.to->kind)},
                           std::string{name_of(*from)}},
                          doc_.where(m.is));
            return;
        }
        to.push_back(std::move(f));
    }

    std::optional<value_kind> read_column_source(const json::node& n, field_plan& f) {
        const std::optional<std::uint32_t> column = column_of(n);
        if (!column) return std::nullopt;
        f.column = *column;
        f.is_computed = made_.columns[*column].how == column_plan::source::feel;
        return made_.columns[*column].kind;
    }

    /// The kind of what the source yields; `null` where it is known to fit or not known yet.
    std::optional<value_kind> read_field_object(const json::node& n, const record_type& type,
                                                bool whole, field_plan& f) {
        object_reader o{doc_, n, problems_};
        if (!one_of(n, field_ways)) return std::nullopt;
        const auto* way = std::ranges::find_if(
            field_ways, [&](std::string_view name) { return n.find(name) != nullptr; });
        f.how = static_cast<field_plan::source>(way - field_ways.begin());
        const json::node& given = *o.find(*way);
        o.finish();
        const bool is_plain =
            f.how == field_plan::source::first || f.how == field_plan::source::constant;
        if (!whole && !is_plain) {
            expected("列或常量", "a column or a constant", given);
            return std::nullopt;
        }
        switch (f.how) {
        case field_plan::source::count: return value_kind::number;
        case field_plan::source::constant:
            f.constant = constant_of(
                given, f.to->can_be_null && given.is() == kind::null ? nullptr : &f.to->kind);
            return value_kind::null;
        case field_plan::source::feel: {
            feel::scope names{made_.types};
            names.add_record(std::string{type.name()}, std::string{type.zh()}, type);
            f.formula = compile(given, names);
            return f.formula ? std::optional{value_kind::null} : std::nullopt;
        }
        default: return read_aggregate(given, f);
        }
    }

    std::optional<value_kind> read_aggregate(const json::node& n, field_plan& f) {
        const std::optional<value_kind> k = read_column_source(n, f);
        if (!k || !f.is_aggregate()) return k;
        const bool fits = *k == value_kind::number ||
                          (*k == value_kind::date && f.how != field_plan::source::sum);
        if (fits) return k;
        expected("数字或日期列", "a column of numbers or dates", n);
        return std::nullopt;
    }

    // ---- coverage -----------------------------------------------------------------------------

    void read_coverage(const json::member& m) {
        object_reader o{doc_, m.is, problems_};
        coverage_plan c;
        c.type = made_.types->find(m.name);
        if (c.type == nullptr) report(say::unknown_collection, {std::string{m.name}, {}}, m.is);
        c.accounts = o.texts("accounts");
        c.from = read_end(o, m.is, "from", "min", c.type);
        c.to = read_end(o, m.is, "to", "max", c.type);
        o.finish();
        if (c.type != nullptr) made_.coverages.push_back(std::move(c));
    }

    coverage_end read_end(object_reader& o, const json::node& n, std::string_view name,
                          std::string_view from_data, const record_type* type) {
        const json::node* given = n.find(name);
        if (given == nullptr || given->text() != from_data) return {false, o.day(name)};
        o.find(name);
        if (type != nullptr && type->time_field() == nullptr) {
            expected("日期（该类型没有时间字段）", "a date (the type has no time field)", *given);
        }
        return {true, std::nullopt};
    }

    const json::document& doc_;
    diagnostics& problems_;
    mapping::definition made_;
    feel::scope names_; ///< the columns, each in the slot of its number
};

} // namespace

result<mapping> mapping::read(std::string text, std::string file,
                              std::shared_ptr<const catalogue> types) {
    json::read_options options;
    options.file = std::move(file);
    options.comments = true;
    const auto doc = json::document::read(std::move(text), options);
    if (!doc) return doc.error();
    diagnostics problems;
    mapping made;
    made.definition_ =
        std::make_shared<const definition>(mapping_reader{*doc, std::move(types), problems}.read());
    if (problems.has_errors()) return problems;
    return made;
}

} // namespace tenet::portfolio
