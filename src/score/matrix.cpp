#include "exact.hpp"

#include <tenet/score/matrix.hpp>
#include <tenet/score/population_messages.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace tenet::score {

namespace messages = score_population_messages;
namespace common = score_survey_messages;

namespace {

std::optional<bands> make_axis(const matrix_axis& axis, const place& at, diagnostics& problems) {
    std::set<std::string_view> ids;
    for (const band& b : axis.parts) {
        if (b.id.empty() || !ids.insert(b.id).second) problems.add(common::bad_id, {b.id}, b.at);
    }
    auto made = bands::make(axis.parts, axis.range, at);
    if (made) return std::move(*made);
    problems.add(made.error());
    return std::nullopt;
}

std::size_t position_of(const std::vector<band>& parts, std::string_view id) {
    const auto at = std::ranges::find(parts, id, &band::id);
    return static_cast<std::size_t>(at - parts.begin());
}

void check_cells(const matrix_definition& d, diagnostics& problems) {
    for (const matrix_cell& c : d.cells) {
        if (c.id.empty()) problems.add(common::bad_id, {c.id}, c.at);
        const auto known = [&](const matrix_axis& axis, const std::string& id) {
            if (position_of(axis.parts, id) == axis.parts.size()) {
                problems.add(messages::unknown_band, {c.id, id}, c.at);
            }
        };
        known(d.x, c.x);
        known(d.y, c.y);
    }
}

} // namespace

result<matrix> matrix::make(matrix_definition definition) {
    diagnostics problems;
    matrix made;
    made.x_ = make_axis(definition.x, definition.at, problems);
    made.y_ = make_axis(definition.y, definition.at, problems);
    check_cells(definition, problems);
    for (const band& x : definition.x.parts) {
        for (const band& y : definition.y.parts) {
            const auto here = [&](const matrix_cell& c) { return c.x == x.id && c.y == y.id; };
            const auto count = std::ranges::count_if(definition.cells, here);
            const auto first = std::ranges::find_if(definition.cells, here);
            made.cells_.push_back(static_cast<std::size_t>(first - definition.cells.begin()));
            if (count == 1) continue;
            problems.add(messages::bad_cell, {x.id, y.id, std::to_string(count)}, definition.at);
        }
    }
    if (problems.has_errors()) return problems;
    made.definition_ = std::move(definition);
    return made;
}

result<matrix_result> matrix::place_all(std::span<const matrix_item> items) const {
    diagnostics problems;
    std::set<std::string_view> ids;
    matrix_result out;
    out.cells.resize(definition_.cells.size());
    std::vector<exact> amounts(out.cells.size() + 1);
    const auto band_of = [&](const matrix_axis& axis, const bands& of,
                             const std::optional<decimal>& value, matrix_place& into) {
        const band* found = value ? of.find(*value) : nullptr;
        if (found == nullptr && !into.nowhere) {
            into.nowhere = value ? diagnostic{messages::outside, {axis.id, value->text()}}
                                 : diagnostic{messages::no_value, {axis.id}};
        }
        return found == nullptr ? 0 : position_of(axis.parts, found->id);
    };
    for (const matrix_item& i : items) {
        if (i.id.empty() || !ids.insert(i.id).second) problems.add(common::bad_id, {i.id});
        if (!is_usable(i.amount)) {
            problems.add(common::number_too_long, {i.id, i.amount.text()});
            continue;
        }
        matrix_place at;
        const std::size_t x = band_of(definition_.x, *x_, i.x, at);
        const std::size_t y = band_of(definition_.y, *y_, i.y, at);
        if (!at.nowhere) at.cell = cells_[x * definition_.y.parts.size() + y];
        const std::size_t into = at.cell.value_or(out.cells.size());
        ++(at.cell ? out.cells[into] : out.nowhere).count;
        amounts[into] += exact{i.amount};
        out.places.push_back(std::move(at));
    }
    if (problems.has_errors()) return problems;
    for (std::size_t c = 0; c < out.cells.size(); ++c) {
        out.cells[c].amount = amounts[c].rounded(std::nullopt);
    }
    out.nowhere.amount = amounts.back().rounded(std::nullopt);
    return out;
}

} // namespace tenet::score
