#include "reading.hpp"
#include "writing.hpp"

#include <tenet/score/scorecard_json.hpp>

namespace tenet::score {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> direction_names{"points_below", "points_above"};

class scorecard_reader {
public:
    scorecard_reader(const json::document& doc, diagnostics& problems)
        : doc_(doc), problems_(problems) {}

    scorecard_definition read(const node& from) {
        object_reader in{doc_, from, problems_};
        scorecard_definition out;
        out.id = in.text("id");
        out.name = in.optional_both("name");
        out.initial = in.number("initial").value_or(decimal{});
        out.weights_total = in.number("weights_total");
        out.least_weight = in.number("least_weight");
        in.require("items");
        for (const node& n : in.items("items")) out.items.push_back(read_item(n));
        if (const node* n = in.find("rounding")) out.rounds = read_places(*n);
        if (const node* n = in.find("range")) out.range = read_range(in, *n);
        out.grades = read_bands(in, "grades");
        out.reasons = choice(in, "reasons", direction_names, reason_direction::points_below);
        out.at = in.where();
        in.finish();
        return out;
    }

private:
    std::vector<std::string> tests(object_reader& in, std::string_view name) {
        std::vector<std::string> out;
        for (const node& n : in.items(name)) out.push_back(test(in, n));
        return out;
    }

    static std::string test(object_reader& in, const node& n) {
        if (n.is() == node::kind::string || n.is() == node::kind::number) {
            return std::string{n.text()};
        }
        if (n.is() == node::kind::boolean) return n.boolean() ? "true" : "false";
        in.wrong_kind(n, "条件：文本、数字或布尔值", "a test: a text, number or boolean");
        return {};
    }

    scorecard_item read_item(const node& from) {
        object_reader in{doc_, from, problems_};
        scorecard_item out;
        out.id = in.text("id");
        out.name = in.optional_both("name");
        out.input = in.lines("input");
        out.weight = in.number("weight").value_or(decimal{1});
        for (const node& n : in.items("attributes")) out.attributes.push_back(read_attribute(n));
        out.values = tests(in, "values");
        out.lowest = in.number("lowest");
        out.highest = in.number("highest");
        out.inverse = in.flag("inverse", false);
        out.when_missing = read_missing_policy(in, out.missing_points);
        out.baseline = in.number("baseline");
        out.reason = in.optional_text("reason");
        out.at = in.where();
        in.finish();
        return out;
    }

    scorecard_attribute read_attribute(const node& from) {
        object_reader in{doc_, from, problems_};
        scorecard_attribute out;
        if (const node* n = in.require("when")) out.when = test(in, *n);
        in.require("points");
        out.points = in.number("points").value_or(decimal{});
        out.reason = in.optional_text("reason");
        out.at = in.where();
        in.finish();
        return out;
    }

    scorecard_rounding read_places(const node& from) {
        object_reader in{doc_, from, problems_};
        scorecard_rounding out;
        out.raw = read_rounding(in, "raw");
        out.contribution = read_rounding(in, "contribution");
        out.total = read_rounding(in, "total");
        in.finish();
        return out;
    }

    const json::document& doc_;
    diagnostics& problems_;
};

} // namespace

std::optional<scorecard_definition> read_scorecard(const json::document& in, const node& from,
                                                   diagnostics& problems) {
    const std::size_t errors = problems.errors();
    scorecard_definition out = scorecard_reader{in, problems}.read(from);
    if (problems.errors() != errors) return std::nullopt;
    return out;
}

// --------------------------------------------------------------------------------- writing

namespace {

void plain_number(json::writer& out, std::string_view name, const std::optional<decimal>& n) {
    if (!n) return;
    out.key(name);
    out.number(*n);
}

void write_attribute(json::writer& out, const scorecard_attribute& a) {
    out.begin_object();
    out.key("when");
    out.string(a.when);
    plain_number(out, "points", a.points);
    text_member(out, "reason", a.reason);
    out.end_object();
}

void write_missing(json::writer& out, const scorecard_item& item) {
    if (item.when_missing != missing_policy::fixed) {
        missing_member(out, item.when_missing, {});
        return;
    }
    out.key("missing");
    out.begin_object();
    plain_number(out, "fixed", item.missing_points);
    out.end_object();
}

void write_item(json::writer& out, const scorecard_item& item) {
    out.begin_object();
    text_member(out, "id", item.id);
    both_member(out, "name", item.name);
    text_member(out, "input", item.input);
    plain_number(out, "weight", item.weight);
    if (!item.attributes.empty()) {
        list_member(out, "attributes", item.attributes,
                    [&](const scorecard_attribute& a) { write_attribute(out, a); });
    }
    if (!item.values.empty()) {
        list_member(out, "values", item.values, [&](const std::string& v) { out.string(v); });
    }
    plain_number(out, "lowest", item.lowest);
    plain_number(out, "highest", item.highest);
    if (item.inverse) flag_member(out, "inverse", true);
    write_missing(out, item);
    plain_number(out, "baseline", item.baseline);
    text_member(out, "reason", item.reason);
    out.end_object();
}

void write_places(json::writer& out, const scorecard_rounding& rounds) {
    if (!rounds.raw && !rounds.contribution && !rounds.total) return;
    out.key("rounding");
    out.begin_object();
    rounding_member(out, "raw", rounds.raw);
    rounding_member(out, "contribution", rounds.contribution);
    rounding_member(out, "total", rounds.total);
    out.end_object();
}

} // namespace

void write_scorecard(json::writer& out, const scorecard_definition& card) {
    out.begin_object();
    text_member(out, "id", card.id);
    both_member(out, "name", card.name);
    plain_number(out, "initial", card.initial);
    plain_number(out, "weights_total", card.weights_total);
    plain_number(out, "least_weight", card.least_weight);
    list_member(out, "items", card.items, [&](const scorecard_item& i) { write_item(out, i); });
    write_places(out, card.rounds);
    if (!card.grades.empty()) {
        text_member(out, "range", card.range.text());
        bands_member(out, "grades", card.grades);
    }
    text_member(out, "reasons", name_of(direction_names, card.reasons));
    out.end_object();
}

} // namespace tenet::score
