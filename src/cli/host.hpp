#ifndef TENET_CLI_HOST_HPP
#define TENET_CLI_HOST_HPP

#include "options.hpp"

#include <optional>
#include <string>
#include <string_view>

/// What the command line does as a host: files, terminal, diagnostics.
namespace cli {

[[nodiscard]] tenet::language language_of(const options& o);
/// Standard output is a terminal, or colours were asked for.
[[nodiscard]] bool colours(const options& o);

bool print(std::string_view text); ///< to standard output; false once it cannot be written
/// Keeps files that are opened later from becoming standard output where that is closed.
void hold_standard_files();
/// Writes what is left for standard output; complains if any of it could not be written.
bool close_output();
void complain(const tenet::diagnostics& problems, const options& o); ///< to standard error

/// Every line of a text made safe for a terminal.
[[nodiscard]] std::string safe_lines(std::string_view text);
/// A line of text that may hold names from outside.
[[nodiscard]] std::string line_of(std::string_view text);

/// The bytes of a file, or of standard input for "-"; complains if they cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

/// Writes a file anew; complains if that fails.
bool write_file(const std::string& path, std::string_view text);

/// The zones named by the options; null where none are, no value if they are broken.
[[nodiscard]] std::optional<std::shared_ptr<const tenet::zone_database>>
open_zones(const options& o);

/// The instant named by the options; no value, and a complaint, if it is none.
[[nodiscard]] std::optional<tenet::date_time> instant_of(const options& o,
                                                         const tenet::zone_database* zones);
/// What an option gives as an instant with its zone; no value, and a complaint, if it is none.
[[nodiscard]] std::optional<tenet::instant>
instant_from(std::string_view option, const std::string& text, const tenet::zone_database* zones);

/// A regulation, a portfolio and a judge over them, as the options say; complaints are printed.
struct session {
    std::shared_ptr<const tenet::catalogue> types;
    std::shared_ptr<const tenet::policy::regulation> rules;
    tenet::portfolio::loaded facts;
    tenet::portfolio::load_options loading;
    std::shared_ptr<const tenet::policy::judge> judge;
};
[[nodiscard]] std::optional<session> open_session(const options& o);
[[nodiscard]] std::shared_ptr<const tenet::policy::regulation>
open_pack(const options& o, const std::shared_ptr<const tenet::catalogue>& types);
/// The working calendar named by the options; null where none is, no value if it is broken.
[[nodiscard]] std::optional<std::shared_ptr<const tenet::working_calendar>>
open_calendar(const options& o, const tenet::zone_database* zones);

/// Puts the lineages named by the options into a context; false, and complaints, where one is none.
[[nodiscard]] bool open_lineages(const options& o, tenet::policy::context& into);

[[nodiscard]] tenet::policy::check_options check_options_of(const options& o);
[[nodiscard]] tenet::report::options report_options_of(const options& o);
/// What the tests of a pack exercise, as text or JSON.
void print_coverage(const tenet::policy::pack_coverage& coverage, const options& o);
/// A progress bar on standard error, if that is a terminal and the work is long.
[[nodiscard]] tenet::policy::progress progress_bar(const options& o);

} // namespace cli

#endif
