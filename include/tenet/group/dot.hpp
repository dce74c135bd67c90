#ifndef TENET_GROUP_DOT_HPP
#define TENET_GROUP_DOT_HPP

#include <tenet/group/graph.hpp>

#include <optional>
#include <string>

namespace tenet::group {

/// What a picture shows.
struct dot_options {
    language lang = language::zh; ///< of the words on relations
    std::optional<moment> at{};   ///< only relations that hold then; absent: all
};

/// A graph in the language of Graphviz: parties as boxes (persons as ellipses) with name and key,
/// relations as arrows from the holder to the subject with share or title; those either way round
/// (in concert, relatives) without heads. Names are data: quotes, backslashes and line ends in them
/// are escaped, other control characters become U+FFFD. Linear, and the same for the same graph.
///
/// It is a picture and shows less than there is: other ids, annulled records, kinds of parties but
/// persons, ids, sources and days of relations, degrees of kinship, excluded bounds. `losses` tell
/// where they are asked for, one warning on each of these, with how many there are.
[[nodiscard]] std::string write_dot(const graph& of, const dot_options& how = {},
                                    diagnostics* losses = nullptr);

} // namespace tenet::group

#endif
