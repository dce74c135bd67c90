#ifndef TENET_JSON_OBJECT_READER_HPP
#define TENET_JSON_OBJECT_READER_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/json/document.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::json {

/// Reads the members of one JSON object of a definition (a pack, a table, a mapping) by name and
/// reports what is wrong with them: wrong kinds, missing ones, and, in `finish`, members nobody
/// asked for ("did you mean").
///
/// Example: `object_reader in(doc, node, problems); d.id = in.text("id"); in.finish();`
class object_reader {
public:
    /// Reports it when `from` is not an object; then every read finds nothing.
    object_reader(const document& doc, const node& from, diagnostics& problems);

    /// The member if it is there; it counts as known from now on.
    const node* find(std::string_view name);
    /// As `find`, reporting an absent one.
    const node* require(std::string_view name);

    std::string text(std::string_view name);          ///< required string
    std::string optional_text(std::string_view name); ///< "" where absent
    bool flag(std::string_view name, bool otherwise);
    std::optional<decimal> number(std::string_view name);
    std::optional<std::int64_t> integer(std::string_view name);
    std::optional<date> day(std::string_view name);
    /// A text in both languages: {"zh": ..., "en": ...}, or one string for both.
    bilingual both(std::string_view name);
    bilingual optional_both(std::string_view name);
    /// A string, or a list of strings joined by line breaks. "" where absent.
    std::string lines(std::string_view name);
    std::vector<std::string> texts(std::string_view name); ///< a list of strings
    /// The items of an array; empty where absent.
    std::span<const node> items(std::string_view name);
    /// The members of an object; empty where absent.
    std::span<const member> members(std::string_view name);

    /// The position of a text in `names`; `otherwise` where absent; reports an unknown one.
    std::size_t choice(std::string_view name, const std::vector<std::string_view>& names,
                       std::size_t otherwise);

    /// Reports members that were never asked for. Call it last.
    void finish();

    [[nodiscard]] place where() const { return doc_->where(*node_); }
    [[nodiscard]] place where(std::string_view name) const;
    [[nodiscard]] const document& doc() const noexcept { return *doc_; }
    [[nodiscard]] diagnostics& problems() noexcept { return *problems_; }
    void wrong_kind(const node& n, std::string_view zh, std::string_view en);

private:
    const document* doc_;
    const node* node_;
    diagnostics* problems_;
    std::vector<std::string_view> known_;
};

/// The bilingual text a node holds; reports a wrong kind.
[[nodiscard]] bilingual read_bilingual(const document& doc, const node& from,
                                       diagnostics& problems);

} // namespace tenet::json

#endif
