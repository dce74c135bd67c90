#include "recorder.hpp"
#include "xml.hpp"

#include <tenet/dmn/messages.hpp>
#include <tenet/dmn/tck.hpp>
#include <tenet/feel/operators.hpp>

#include <algorithm>
#include <optional>

namespace tenet::dmn {

namespace messages = dmn_messages;

namespace {

bool is(pugi::xml_node n, std::string_view local) {
    return n.type() == pugi::node_element && local_of(n.name()) == local;
}

pugi::xml_node child(pugi::xml_node n, std::string_view local) {
    for (const pugi::xml_node c : n.children()) {
        if (is(c, local)) return c;
    }
    return {};
}

std::string_view attribute(pugi::xml_node n, std::string_view local) {
    for (const pugi::xml_attribute a : n.attributes()) {
        if (local_of(a.name()) == local) return a.value();
    }
    return {};
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Reads the values of a test file into an arena.
class value_reader {
public:
    value_reader(arena& memory, const zone_database* zones, const xml_places& places,
                 diagnostics& problems)
        : memory_(memory), zones_(zones), places_(places), problems_(problems) {}

    /// The value among the children of a node or expectation; null without one.
    value read(pugi::xml_node holder) {
        std::vector<context_entry> entries;
        for (const pugi::xml_node c : holder.children()) {
            if (is(c, "value")) return simple(c);
            if (is(c, "list")) return list(c);
            if (is(c, "component")) {
                entries.push_back({memory_.copy(attribute(c, "name")), read(c)});
            }
        }
        if (entries.empty()) return {};
        const auto kept = memory_.make_array<context_entry>(entries.size());
        std::copy(entries.begin(), entries.end(), kept.begin());
        auto* made = memory_.make<context_data>();
        made->entries = kept;
        return value::of(made);
    }

private:
    value list(pugi::xml_node n) {
        std::vector<value> items;
        for (const pugi::xml_node c : n.children()) {
            if (is(c, "item")) items.push_back(read(c));
        }
        const auto kept = memory_.make_array<value>(items.size());
        std::copy(items.begin(), items.end(), kept.begin());
        auto* made = memory_.make<list_data>();
        made->size = kept.size();
        made->base = kept.data();
        return value::of(made);
    }

    value simple(pugi::xml_node n) {
        if (attribute(n, "nil") == "true") return {};
        const std::string_view type = local_of(attribute(n, "type"));
        const std::string_view text = n.text().get();
        if (type.empty() || type == "string") return memory_.copy(text);
        const auto read = typed(type, trimmed(text));
        if (!read) {
            problems_.add(messages::bad_value, {std::string{text}, std::string{type}},
                          places_.of(n));
            return {};
        }
        return *read;
    }

    std::optional<value> typed(std::string_view type, std::string_view text) {
        if (type == "boolean") {
            if (text == "true" || text == "1") return value{true};
            if (text == "false" || text == "0") return value{false};
            return std::nullopt;
        }
        if (type == "date") return as_value(date::parse(text));
        if (type == "time") return boxed(time_of_day::parse(text, zones_));
        if (type == "dateTime") return boxed(date_time::parse(text, zones_));
        if (type == "duration") {
            if (const auto d = day_time_duration::parse(text)) return value{*d};
            return as_value(year_month_duration::parse(text));
        }
        return as_value(decimal::parse(text));
    }

    template <class T>
    static std::optional<value> as_value(const std::optional<T>& v) {
        return v ? std::optional<value>{value{*v}} : std::nullopt;
    }
    template <class T>
    std::optional<value> boxed(const std::optional<T>& v) {
        if (!v) return std::nullopt;
        return value::of(memory_.make<T>(*v));
    }

    arena& memory_;
    const zone_database* zones_;
    const xml_places& places_;
    diagnostics& problems_;
};

class suite_reader {
public:
    suite_reader(const zone_database* zones, const xml_places& places, diagnostics& problems)
        : zones_(zones), places_(places), problems_(problems) {}

    tck_suite read(pugi::xml_node root) {
        tck_suite s;
        s.model_name = trimmed(child(root, "modelName").text().get());
        for (const pugi::xml_node n : root.children()) {
            if (is(n, "testCase")) s.cases.push_back(test(n));
        }
        return s;
    }

private:
    tck_case test(pugi::xml_node n) {
        tck_case t;
        t.id = attribute(n, "id");
        const std::string_view type = attribute(n, "type");
        if (!type.empty() && type != "decision") t.invocable = attribute(n, "invocableName");
        for (const pugi::xml_node c : n.children()) {
            if (is(c, "inputNode")) t.inputs.push_back(node(c, c));
            if (is(c, "resultNode")) t.results.push_back(node(c, child(c, "expected")));
        }
        return t;
    }

    tck_node node(pugi::xml_node n, pugi::xml_node holder) {
        tck_node out;
        out.name = attribute(n, "name");
        out.model = attribute(n, "namespace");
        out.error = attribute(n, "errorResult") == "true";
        auto memory = std::make_shared<arena>(256);
        const value v = value_reader{*memory, zones_, places_, problems_}.read(holder);
        out.is = owned_value{std::move(memory), v};
        return out;
    }

    const zone_database* zones_;
    const xml_places& places_;
    diagnostics& problems_;
};

/// Digits behind the point from which an expected number counts as computed in binary and cut
/// off: it is then compared to as many digits, as the kit does with every number.
constexpr int inexact_from = 8;

bool same_number(const decimal& expected, const decimal& actual) {
    if (expected == actual) return true;
    if (expected.scale() < inexact_from) return false;
    return (expected - actual).abs() < decimal::scaled(1, -inexact_from);
}

bool same(feel::evaluation& run, const value& expected, const value& actual);

bool same_lists(feel::evaluation& run, const list_data& a, const list_data& b) {
    if (a.size != b.size || !b.closed()) return false;
    for (std::size_t n = 0; n < a.size; ++n) {
        if (!same(run, a.at(n), b.at(n))) return false;
    }
    return true;
}

bool same_contexts(feel::evaluation& run, const context_data& a, const context_data& b) {
    if (a.entries.size() != b.entries.size()) return false;
    return std::all_of(a.entries.begin(), a.entries.end(), [&](const context_entry& e) {
        const value* other = b.find(e.name);
        return other != nullptr && same(run, e.is, *other);
    });
}

/// Depth is bounded by that of the test file.
bool same(feel::evaluation& run, const value& expected, const value& actual) {
    if (expected.is_null()) return actual.is_null() || actual.is_missing();
    if (expected.kind() != actual.kind()) return false;
    switch (expected.kind()) {
    case value_kind::number: return same_number(expected.as_number(), actual.as_number());
    case value_kind::list: return same_lists(run, expected.as_list(), actual.as_list());
    case value_kind::context: return same_contexts(run, expected.as_context(), actual.as_context());
    default: break;
    }
    if (identical(expected, actual)) return true;
    return feel::compare(run, feel::comparison::equal, expected, actual).is_true();
}

value computed(const decision_model& model, const tck_case& test, const tck_node& wanted,
               feel::evaluation& run, std::string& problem) {
    const std::string& name = test.invocable.empty() ? wanted.name : test.invocable;
    const auto element = model.find(name, wanted.model);
    if (!element) {
        problem = "no element " + name;
        return {};
    }
    const decision_model::element& e = model.elements()[*element];
    if (e.is == model_element::kind::decision) return model.decide(run, *element);
    std::vector<value> arguments;
    for (const std::string& p : e.parameters) {
        const auto given = std::find_if(test.inputs.begin(), test.inputs.end(),
                                        [&](const tck_node& n) { return n.name == p; });
        arguments.push_back(given == test.inputs.end() ? value::null() : given->is.get());
    }
    const value all = model.call(run, *element, arguments);
    if (all.is(value_kind::context)) {
        if (const value* one = all.as_context().find(wanted.name)) return *one;
    }
    return all;
}

} // namespace

result<tck_suite> read_tck_suite(std::string_view xml, const std::string& file,
                                 const zone_database* zones) {
    pugi::xml_document doc;
    const xml_places places{xml, file};
    diagnostics problems;
    const auto parsed =
        doc.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) {
        problems.add(messages::not_xml, {parsed.description()}, places.at(parsed.offset));
        return problems;
    }
    tck_suite suite = suite_reader{zones, places, problems}.read(doc.document_element());
    if (problems.has_errors()) return problems;
    return suite;
}

std::string run_tck_case(const decision_model& model, const tck_case& test, feel::evaluation& run,
                         bool traced) {
    std::string problems;
    for (const tck_node& wanted : test.results) {
        run.reset();
        for (std::uint32_t n = 0; n < model.inputs().size(); ++n) run.set(n, value::null());
        for (const tck_node& given : test.inputs) {
            const auto n = model.find_input(given.name, given.model);
            if (n) run.set(*n, given.is.get());
        }
        std::string problem;
        trace what_happened;
        std::optional<recorder> records;
        if (traced) records.emplace(run, what_happened);
        const value v = computed(model, test, wanted, run, problem);
        records.reset();
        for (const trace_step& s : what_happened.steps()) {
            (void)trace::reads(s);
            (void)trace::null_because(s, run);
            (void)trace::misses(s, run);
            (void)trace::grounds(s, run);
            feel::evaluation again{run.context()};
            (void)trace::empty_parts(s, again);
        }
        if (problem.empty() && !same(run, wanted.is.get(), v)) {
            problem = "expected " + to_text(wanted.is.get(), 200) + ", got " + to_text(v, 200);
        }
        if (!problem.empty()) problems += wanted.name + ": " + problem + "; ";
    }
    return problems;
}

} // namespace tenet::dmn
