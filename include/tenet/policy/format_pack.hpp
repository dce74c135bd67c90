#ifndef TENET_POLICY_FORMAT_PACK_HPP
#define TENET_POLICY_FORMAT_PACK_HPP

#include <tenet/base/result.hpp>
#include <tenet/policy/regulation.hpp>
#include <tenet/schema/catalogue.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace tenet::policy {

struct pack_format_options {
    std::size_t width = 100; ///< characters of a line of FEEL
};

/// A text of a pack after formatting.
struct formatted_text {
    std::string name;
    std::string text;
    bool changed = false;
};

/// Brings the FEEL of a pack into its canonical form (see `feel::format`): expressions, conditions
/// and cells of tables and scorecards. Everything else keeps its bytes: comments, order, layout,
/// other texts. An expression that does not fit on a line becomes a list of lines, and one that
/// does a string; cells stay on one line. Members whose JSON holds comments between lines of FEEL
/// are left as they are, and so are placeholders in messages.
///
/// Names may be fields of `types`, parameters and measures; others are taken as written. The
/// diagnostics of every text that is no JSON or no FEEL, with its place; then nothing is formatted.
/// What a pack means is not checked.
[[nodiscard]] result<std::vector<formatted_text>>
format_pack(const std::vector<pack_text>& texts, const std::shared_ptr<const catalogue>& types,
            const pack_format_options& options = {});

/// The same of every *.json file of a folder, in name order. Nothing is written.
[[nodiscard]] result<std::vector<formatted_text>>
format_pack_folder(const std::string& folder, const std::shared_ptr<const catalogue>& types,
                   const pack_format_options& options = {});

} // namespace tenet::policy

#endif
