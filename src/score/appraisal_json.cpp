#include "reading.hpp"
#include "writing.hpp"

#include <tenet/score/appraisal_json.hpp>

namespace tenet::score {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> kind_names{"linear", "steps", "piecewise", "range"};
const std::vector<std::string_view> better_names{"higher", "lower"};
const std::vector<std::string_view> state_names{"judged", "assumed", "left_out", "missing",
                                                "monitored"};

/// Reads a definition, keeping every problem.
class appraisal_reader {
public:
    appraisal_reader(const json::document& doc, diagnostics& problems)
        : doc_(doc), problems_(problems) {}

    appraisal_definition read() {
        object_reader in{doc_, doc_.root(), problems_};
        appraisal_definition out;
        out.id = in.text("id");
        out.name = in.optional_both("name");
        in.require("dimensions");
        for (const node& n : in.items("dimensions")) out.dimensions.push_back(read_dimension(n));
        in.require("indicators");
        for (const node& n : in.items("indicators")) out.indicators.push_back(read_indicator(n));
        out.weights_total = exact_number(in, "weights_total");
        out.least_weight = exact_number(in, "least_weight");
        if (const node* n = given(in, "rounding")) {
            object_reader rounds{doc_, *n, problems_};
            out.rounds.indicator = read_rounding(rounds, "indicator");
            out.rounds.dimension = read_rounding(rounds, "dimension");
            out.rounds.total = read_rounding(rounds, "total");
            rounds.finish();
        }
        if (const node* n = given(in, "range")) out.range = read_range(in, *n);
        out.grades = read_bands(in, "grades");
        out.at = in.where();
        in.finish();
        return out;
    }

private:
    appraisal_dimension read_dimension(const node& from) {
        object_reader in{doc_, from, problems_};
        appraisal_dimension out;
        out.id = in.text("id");
        out.name = in.optional_both("name");
        out.weight = exact_number(in, "weight").value_or(decimal{1});
        out.at = in.where();
        in.finish();
        return out;
    }

    appraisal_indicator read_indicator(const node& from) {
        object_reader in{doc_, from, problems_};
        appraisal_indicator out;
        out.id = in.text("id");
        out.name = in.optional_both("name");
        out.dimension = in.text("dimension");
        out.weight = exact_number(in, "weight").value_or(decimal{1});
        if (const node* n = in.require("curve")) out.curve = read_curve(*n);
        out.monitor = in.flag("monitor", false);
        out.when_missing = read_missing_policy(in, out.missing_points);
        constexpr std::uint64_t far_too_many = 1000;
        out.places =
            static_cast<int>(std::min(count_member(in, "places").value_or(0), far_too_many));
        out.at = in.where();
        in.finish();
        return out;
    }

    curve_definition read_curve(const node& from) {
        object_reader in{doc_, from, problems_};
        curve_definition out;
        in.require("kind");
        out.kind = choice(in, "kind", kind_names, curve_kind::linear);
        switch (out.kind) {
        case curve_kind::linear:
            out.lower_is_better = in.choice("better", better_names, 0) == 1;
            out.floor = read_point(in, "floor");
            out.target = read_point(in, "target");
            out.cap = read_point(in, "cap");
            out.short_of_floor = exact_number(in, "short_of_floor");
            break;
        case curve_kind::steps:
            for (const node& n : in.items("steps")) out.steps.push_back(read_step(n));
            break;
        case curve_kind::piecewise:
            for (const node& n : in.items("points")) out.points.push_back(read_point(n));
            break;
        case curve_kind::range: out.range = read_target(in); break;
        }
        in.finish();
        return out;
    }

    curve_point read_point(const node& from) {
        object_reader in{doc_, from, problems_};
        curve_point out{required_number(in, "at"), required_number(in, "points")};
        in.finish();
        return out;
    }

    std::optional<curve_point> read_point(object_reader& in, std::string_view name) {
        const node* n = given(in, name);
        if (n == nullptr) return std::nullopt;
        return read_point(*n);
    }

    curve_step read_step(const node& from) {
        object_reader in{doc_, from, problems_};
        curve_step out;
        if (const node* n = in.require("range")) out.range = read_range(in, *n);
        out.points = required_number(in, "points");
        out.at = in.where();
        in.finish();
        return out;
    }

    static target_range read_target(object_reader& in) {
        target_range out;
        out.from = required_number(in, "from");
        out.to = required_number(in, "to");
        out.none_below = exact_number(in, "none_below");
        out.none_above = exact_number(in, "none_above");
        out.points = exact_number(in, "points").value_or(out.points);
        return out;
    }

    const json::document& doc_;
    diagnostics& problems_;
};

} // namespace

result<appraisal> read_appraisal(std::string text, const json::read_options& how) {
    json::read_options with = how;
    with.comments = true;
    const auto doc = json::document::read(std::move(text), with);
    if (!doc) return doc.error();
    diagnostics problems;
    appraisal_definition read = appraisal_reader{*doc, problems}.read();
    if (problems.has_errors()) return problems;
    return appraisal::make(std::move(read));
}

result<std::vector<actual_value>> read_actuals(std::string text, const json::read_options& how) {
    const auto doc = json::document::read(std::move(text), how);
    if (!doc) return doc.error();
    diagnostics problems;
    object_reader in{*doc, doc->root(), problems};
    std::vector<actual_value> out;
    for (const json::member& m : doc->root().members()) {
        actual_value a;
        a.indicator = m.name;
        if (m.is.is() != node::kind::null) a.value = exact_number(in, m.is);
        a.at = doc->where(m);
        out.push_back(std::move(a));
    }
    if (problems.has_errors()) return problems;
    return out;
}

// --------------------------------------------------------------------------------- writing

namespace {

void write_point(json::writer& out, const curve_point& p) {
    out.begin_object();
    number_member(out, "at", p.at);
    number_member(out, "points", p.points);
    out.end_object();
}

void point_member(json::writer& out, std::string_view name, const std::optional<curve_point>& p) {
    if (!p) return;
    out.key(name);
    write_point(out, *p);
}

void write_curve(json::writer& out, const curve_definition& c) {
    out.begin_object();
    text_member(out, "kind", name_of(kind_names, c.kind));
    if (c.kind == curve_kind::linear) {
        text_member(out, "better", better_names[c.lower_is_better ? 1 : 0]);
        point_member(out, "floor", c.floor);
        point_member(out, "target", c.target);
        point_member(out, "cap", c.cap);
        number_member(out, "short_of_floor", c.short_of_floor);
    } else if (c.kind == curve_kind::steps) {
        list_member(out, "steps", c.steps, [&](const curve_step& s) {
            out.begin_object();
            text_member(out, "range", s.range.text());
            number_member(out, "points", s.points);
            out.end_object();
        });
    } else if (c.kind == curve_kind::piecewise) {
        list_member(out, "points", c.points, [&](const curve_point& p) { write_point(out, p); });
    } else if (c.range) {
        number_member(out, "from", c.range->from);
        number_member(out, "to", c.range->to);
        number_member(out, "none_below", c.range->none_below);
        number_member(out, "none_above", c.range->none_above);
        number_member(out, "points", c.range->points);
    }
    out.end_object();
}

void write_indicator(json::writer& out, const appraisal_indicator& i) {
    out.begin_object();
    text_member(out, "id", i.id);
    both_member(out, "name", i.name);
    text_member(out, "dimension", i.dimension);
    number_member(out, "weight", i.weight);
    out.key("curve");
    write_curve(out, i.curve);
    flag_member(out, "monitor", i.monitor);
    missing_member(out, i.when_missing, i.missing_points);
    count_member(out, "places", static_cast<std::uint64_t>(i.places));
    out.end_object();
}

} // namespace

void write_appraisal(json::writer& out, const appraisal_definition& a) {
    out.begin_object();
    text_member(out, "id", a.id);
    both_member(out, "name", a.name);
    list_member(out, "dimensions", a.dimensions, [&](const appraisal_dimension& d) {
        out.begin_object();
        text_member(out, "id", d.id);
        both_member(out, "name", d.name);
        number_member(out, "weight", d.weight);
        out.end_object();
    });
    list_member(out, "indicators", a.indicators,
                [&](const appraisal_indicator& i) { write_indicator(out, i); });
    number_member(out, "weights_total", a.weights_total);
    number_member(out, "least_weight", a.least_weight);
    out.key("rounding");
    out.begin_object();
    rounding_member(out, "indicator", a.rounds.indicator);
    rounding_member(out, "dimension", a.rounds.dimension);
    rounding_member(out, "total", a.rounds.total);
    out.end_object();
    if (!a.grades.empty()) {
        text_member(out, "range", a.range.text());
        bands_member(out, "grades", a.grades);
    }
    out.end_object();
}

namespace {

void write_result(json::writer& out, const appraisal_indicator& i, const indicator_result& r) {
    out.begin_object();
    text_member(out, "id", i.id);
    text_member(out, "state", name_of(state_names, r.state));
    number_member(out, "actual", r.actual);
    number_member(out, "points", r.points);
    number_member(out, "contribution", r.contribution);
    number_member(out, "lost", r.lost);
    out.end_object();
}

void write_result(json::writer& out, const appraisal_dimension& d, const dimension_result& r) {
    out.begin_object();
    text_member(out, "id", d.id);
    measured_members(out, r.is);
    number_member(out, "contribution", r.contribution);
    out.end_object();
}

void write_raise(json::writer& out, const appraisal_definition& of, const grade_raise& r) {
    out.begin_object();
    text_member(out, "indicator", of.indicators[r.indicator].id);
    number_member(out, "needed", r.needed);
    number_member(out, "change", r.change);
    number_member(out, "gained", r.gained);
    number_member(out, "total", r.total);
    text_member(out, "grade", r.grade);
    out.end_object();
}

} // namespace

void write_appraisal_result(json::writer& out, const appraisal_definition& of,
                            const appraisal_result& r) {
    out.begin_object();
    text_member(out, "appraisal", of.id);
    out.key("indicators");
    out.begin_array();
    for (std::size_t n = 0; n < r.indicators.size(); ++n) {
        write_result(out, of.indicators[n], r.indicators[n]);
    }
    out.end_array();
    out.key("dimensions");
    out.begin_array();
    for (std::size_t n = 0; n < r.dimensions.size(); ++n) {
        write_result(out, of.dimensions[n], r.dimensions[n]);
    }
    out.end_array();
    out.key("total");
    out.begin_object();
    measured_members(out, r.total);
    number_member(out, "rounding_rest", r.rounding_rest);
    out.end_object();
    if (r.grade) text_member(out, "grade", *r.grade);
    reason_member(out, "no_grade", r.no_grade);
    list_member(out, "raises", r.raises, [&](const grade_raise& g) { write_raise(out, of, g); });
    out.end_object();
}

} // namespace tenet::score
