#ifndef TENET_CLI_GRAPHS_HPP
#define TENET_CLI_GRAPHS_HPP

#include "host.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// What the subcommands of `group` ask about.
namespace cli {

/// What was made; complaints are printed where it was not.
template <class T>
std::optional<T> taken(tenet::result<T> made, const options& o) {
    if (made) return std::move(*made);
    complain(made.error(), o);
    return std::nullopt;
}

/// How problems call a file; `otherwise` where it is standard input.
[[nodiscard]] tenet::json::read_options reading(const std::string& path,
                                                const char* otherwise = "-");

/// To the file named, else to standard output.
int deliver(const options& o, std::string_view text);

/// A graph and a policy bound to it, as the options say; complaints are printed.
struct group_session {
    tenet::group::graph graph;
    tenet::group::group_policy policy;
};
[[nodiscard]] std::optional<group_session> open_groups(const options& o);

/// A log of parties declared one, from a file or standard input; complaints are printed.
[[nodiscard]] std::optional<tenet::party::merge_log> open_merges(const options& o,
                                                                 const std::string& path);

/// A policy for a graph: of a file, or, where none is named, that of control.
[[nodiscard]] std::optional<tenet::group::group_policy>
open_policy(const options& o, const std::string& path, const tenet::group::graph& graph);

/// The relations of a day, under the policy's rule for votes.
[[nodiscard]] std::optional<tenet::group::structure>
open_day(const options& o, const group_session& s, const std::string& at,
         const tenet::group::group_policy& under);

/// What an option gives as a day, or the day of an instant; a complaint is printed.
[[nodiscard]] std::optional<tenet::date> read_day(const options& o, std::string_view option,
                                                  const std::string& text);
/// The day whose knowledge counts; everything known where none is given.
[[nodiscard]] std::optional<tenet::date> read_known_at(const options& o);

/// A day with its groups, as the options say.
struct grouped_session {
    group_session from;
    tenet::group::grouped_day is;
};
[[nodiscard]] std::optional<grouped_session> open_grouping(const options& o);

/// The number of the party named by the options.
[[nodiscard]] std::optional<tenet::group::party_number> open_party(const options& o,
                                                                   const tenet::group::graph& in);

/// What to add up, of the file that `--rows` names or standard input; complaints are printed.
[[nodiscard]] std::optional<tenet::group::roll_up_request>
open_rows(const options& o, const tenet::group::graph& graph);

/// Totals that are others, a line each.
[[nodiscard]] std::string amounts_text(const tenet::group::grouped_day& before,
                                       const tenet::group::grouped_day& after,
                                       std::span<const tenet::group::amount_change> amounts);

} // namespace cli

#endif
