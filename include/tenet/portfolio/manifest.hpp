#ifndef TENET_PORTFOLIO_MANIFEST_HPP
#define TENET_PORTFOLIO_MANIFEST_HPP

#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/portfolio/coverage.hpp>
#include <tenet/schema/catalogue.hpp>
#include <tenet/schema/code_list.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// The name of the manifest within a portfolio.
inline constexpr std::string_view manifest_file = "portfolio.json";

/// How one file is to be read, where its name does not say it.
struct file_entry {
    std::string file;
    std::string mapping; ///< name of the mapping file; empty: the file has the names of fields
    std::string type;    ///< record type or collection; empty: from the file's name
};

/// What a portfolio says about itself: which collections it supplies, for which accounts and which
/// period, and how its files are to be read.
///
/// ```json
/// {
///   "name": {"zh": "示例", "en": "Example"},
///   "collections": {
///     "accounts": true,
///     "orders": [{"accounts": ["A1"], "from": "2024-01-01", "to": "2025-12-31"}]
///   },
///   "files": [{"file": "sales.csv", "mapping": "sales-mapping.json"}],
///   "code_lists": "codes.json"
/// }
/// ```
///
/// A collection is `true` (complete), one statement or a list of them; names are those of the
/// catalogue, in English or Chinese. Comments are allowed.
struct manifest {
    bilingual name;
    coverage supplied;
    std::vector<file_entry> files;
    std::string code_lists;
};

/// Reads a manifest; collections are named by `types`. All problems with their places.
[[nodiscard]] result<manifest> read_manifest(std::string text, std::string file,
                                             const catalogue& types);

/// Reads code lists and adds them to `lists`: a list that is there already is extended, a code
/// that is there already is replaced.
///
/// ```json
/// {"tier": {"name": {"zh": "等级", "en": "tier"},
///           "codes": [{"id": "core", "zh": "核心客户", "en": "core customer", "rank": 3}]}}
/// ```
bool read_code_lists(std::string text, std::string file, code_lists& lists, diagnostics& problems);

} // namespace tenet::portfolio

#endif
