#include "exact.hpp"

#include <tenet/score/matrix.hpp>
#include <tenet/score/population_messages.hpp>
#include <tenet/score/survey_messages.hpp>

#include <map>
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

std::map<std::string_view, std::size_t> numbers_of(const matrix_axis& axis) {
    std::map<std::string_view, std::size_t> out;
    for (const band& b : axis.parts) out.emplace(b.id, out.size());
    return out;
}

/// How often a pair of bands is stated, and where first.
struct stated_pair {
    std::size_t times = 0;
    std::size_t cell = 0;
};

/// By position of the band of x and of y.
std::vector<stated_pair> read_cells(const matrix_definition& d, diagnostics& problems) {
    const auto xs = numbers_of(d.x);
    const auto ys = numbers_of(d.y);
    std::vector<stated_pair> out(d.x.parts.size() * d.y.parts.size());
    for (std::size_t n = 0; n < d.cells.size(); ++n) {
        const matrix_cell& c = d.cells[n];
        const auto x = xs.find(c.x);
        const auto y = ys.find(c.y);
        if (c.id.empty()) problems.add(common::bad_id, {c.id}, c.at);
        if (x == xs.end()) problems.add(messages::unknown_band, {c.id, c.x}, c.at);
        if (y == ys.end()) problems.add(messages::unknown_band, {c.id, c.y}, c.at);
        if (x == xs.end() || y == ys.end()) continue;
        stated_pair& pair = out[x->second * d.y.parts.size() + y->second];
        if (pair.times++ == 0) pair.cell = n;
    }
    return out;
}

} // namespace

result<matrix> matrix::make(matrix_definition definition) {
    diagnostics problems;
    matrix made;
    made.x_ = make_axis(definition.x, definition.at, problems);
    made.y_ = make_axis(definition.y, definition.at, problems);
    constexpr std::size_t most_pairs = 1'000'000;
    const std::size_t pairs = definition.x.parts.size() * definition.y.parts.size();
    if (pairs > most_pairs) {
        problems.add(common::bad_limit, {"cells", std::to_string(pairs), "0", "1000000"});
    }
    if (problems.has_errors()) return problems;
    const auto stated = read_cells(definition, problems);
    for (std::size_t n = 0; n < stated.size(); ++n) {
        made.cells_.push_back(stated[n].cell);
        if (stated[n].times == 1) continue;
        problems.add(messages::bad_cell,
                     {definition.x.parts[n / definition.y.parts.size()].id,
                      definition.y.parts[n % definition.y.parts.size()].id,
                      std::to_string(stated[n].times)},
                     definition.at);
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
        return found == nullptr ? 0 : static_cast<std::size_t>(found - of.all().data());
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
