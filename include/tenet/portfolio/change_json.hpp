#ifndef TENET_PORTFOLIO_CHANGE_JSON_HPP
#define TENET_PORTFOLIO_CHANGE_JSON_HPP

#include <tenet/base/result.hpp>
#include <tenet/portfolio/load.hpp>
#include <tenet/portfolio/snapshot.hpp>

#include <string>

namespace tenet::portfolio {

/// Reads a change from JSON text; collections and types by name in either language:
/// ```json
/// {"upsert": {"orders": [{"id": "O9", "account": "A1", "ordered_on": "2026-01-05", "amount": 5}]},
///  "delete": {"complaints": ["C3"]}}
/// ```
/// All problems are listed with their places.
[[nodiscard]] result<change> read_change(const std::string& text, const std::string& file,
                                         const load_options& options, diagnostics& warnings);

} // namespace tenet::portfolio

#endif
