#ifndef TENET_SRC_PORTFOLIO_READERS_HPP
#define TENET_SRC_PORTFOLIO_READERS_HPP

#include <tenet/json/document.hpp>
#include <tenet/portfolio/snapshot.hpp>

#include <functional>
#include <memory>
#include <string_view>

namespace tenet::portfolio {

/// What the readers of files share.
struct reading {
    const catalogue& types;
    const code_lists& codes;
    bool strict;
    diagnostics& problems;
    /// Takes a record, and a function that finds the place it was read at.
    std::function<void(record, std::function<place()>)> take;
};

/// A new object of a type that the library owns, destroyed with its last reference.
[[nodiscard]] std::shared_ptr<void> make_object(const record_type& type);

/// Reads the records of a JSON array, each an object. Places refer to `doc` and to its nodes.
void read_json_records(const json::document& doc, const json::node& array, const record_type& type,
                       const reading& in);

/// Reads a CSV text whose header names fields of the type. Places refer to `file`.
void read_csv_records(std::string_view text, const std::string& file, const record_type& type,
                      const reading& in);

} // namespace tenet::portfolio

#endif
