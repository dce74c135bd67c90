#ifndef TENET_SRC_SCORE_CALCULATIONS_HPP
#define TENET_SRC_SCORE_CALCULATIONS_HPP

#include "reading.hpp"
#include "writing.hpp"

#include <tenet/score/ranking.hpp>

#include <string>
#include <vector>

/// The calculations that can be asked for, by how they are asked: each reads the rest of a request
/// and writes the answer. They report into the reader's problems; then what is written means
/// nothing.
namespace tenet::score {

using calculation = void (*)(json::object_reader& in, json::writer& out);

void calculate_weighted_mean(json::object_reader& in, json::writer& out);
void calculate_interval(json::object_reader& in, json::writer& out);
void calculate_gaps(json::object_reader& in, json::writer& out);
void calculate_rank(json::object_reader& in, json::writer& out);
void calculate_quantile(json::object_reader& in, json::writer& out);
void calculate_groups(json::object_reader& in, json::writer& out);
void calculate_rfm(json::object_reader& in, json::writer& out);
void calculate_matrix(json::object_reader& in, json::writer& out);
void calculate_ratchet(json::object_reader& in, json::writer& out);
void calculate_window(json::object_reader& in, json::writer& out);
void calculate_migration(json::object_reader& in, json::writer& out);
void calculate_distribution(json::object_reader& in, json::writer& out);
void calculate_assessors(json::object_reader& in, json::writer& out);

/// The items of a list, each read as an object.
template <class Item, class Read>
std::vector<Item> read_list(json::object_reader& in, std::string_view name, const Read& read) {
    std::vector<Item> out;
    in.require(name);
    for (const json::node& n : in.items(name)) {
        json::object_reader item{in.doc(), n, in.problems()};
        out.push_back(read(item));
        item.finish();
    }
    return out;
}

/// `{"id", "value", "keys"}`; the caller finishes.
ranked_item read_ranked(json::object_reader& in);

/// Writes what was calculated, or reports why nothing was; nothing where the request had problems.
template <class Calculate, class Write>
void answer(json::object_reader& in, const Calculate& calculate, const Write& write) {
    if (in.problems().has_errors()) return;
    const auto found = calculate();
    if (found) {
        write(*found);
    } else {
        in.problems().add(found.error());
    }
}

} // namespace tenet::score

#endif
