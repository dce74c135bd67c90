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

/// Whether everything in a list of problems is so far without errors of its own: counts errors
/// from its making on.
class error_watch {
public:
    explicit error_watch(const diagnostics& problems)
        : problems_(problems), before_(problems.errors()) {}
    [[nodiscard]] bool fine() const noexcept { return problems_.errors() == before_; }

private:
    const diagnostics& problems_;
    std::size_t before_;
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
