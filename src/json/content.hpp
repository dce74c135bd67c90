#ifndef TENET_SRC_JSON_CONTENT_HPP
#define TENET_SRC_JSON_CONTENT_HPP

#include "locator.hpp"

#include <tenet/json/document.hpp>
#include <tenet/schema/arena.hpp>

#include <mutex>
#include <string>
#include <vector>

namespace tenet::json {

/// What a document holds: its text, the nodes, and a way back from a node to its place.
struct document_content {
    document_content(std::string t, read_options o);
    document_content(const document_content&) = delete;
    document_content& operator=(const document_content&) = delete;
    ~document_content() = default;

    std::string text;
    read_options options;
    std::string_view body; ///< the text behind the byte order mark
    arena memory{std::size_t{64} * 1024};
    node root;

    /// Reads `body` into `root`; everything wrong with it goes to `problems`.
    void parse(diagnostics& problems);
    /// Place of the n-th value or name.
    [[nodiscard]] place where(std::uint32_t ordinal) const;
    /// A place by offset into the body, for texts that are no JSON.
    [[nodiscard]] place where_offset(std::size_t offset, std::string pointer) const;
    /// A walk that has not passed the n-th value or name, but soon will.
    [[nodiscard]] locator shortly_before(std::uint32_t ordinal) const;
    /// A place in `body` as one in the file.
    [[nodiscard]] place completed(place p) const;
    [[nodiscard]] std::size_t mark_size() const noexcept { return text.size() - body.size(); }

private:
    void set_marks() const;
    /// Values and names between two marks: fewer the nearer, but in a large text not so few that
    /// marks would take much beside it.
    [[nodiscard]] std::uint32_t mark_distance() const noexcept;
    mutable std::once_flag marks_set_;
    mutable std::vector<locator> marks_; ///< one every `mark_distance` values and names
};

} // namespace tenet::json

#endif
