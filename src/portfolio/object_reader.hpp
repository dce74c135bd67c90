#ifndef TENET_SRC_PORTFOLIO_OBJECT_READER_HPP
#define TENET_SRC_PORTFOLIO_OBJECT_READER_HPP

#include <tenet/base/message.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/json/document.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// Reads the members of one JSON object of a manifest or mapping: each is asked for by name; what
/// has another type, and what nobody asked for, is reported.
class object_reader {
public:
    /// `from` should be an object; anything else is reported and reads as empty.
    object_reader(const json::document& doc, const json::node& from, diagnostics& problems);

    [[nodiscard]] const json::node* find(std::string_view name);
    [[nodiscard]] const json::node* object(std::string_view name);
    [[nodiscard]] const json::node* array(std::string_view name);
    [[nodiscard]] std::string text(std::string_view name);
    [[nodiscard]] bool flag(std::string_view name, bool otherwise);
    /// A whole number from 1 to 1,000,000; 0 if absent.
    [[nodiscard]] std::size_t count(std::string_view name);
    /// A text, or an object with `zh` and `en`.
    [[nodiscard]] bilingual both(std::string_view name);
    [[nodiscard]] std::optional<date> day(std::string_view name);
    /// An array of texts.
    [[nodiscard]] std::vector<std::string> texts(std::string_view name);

    /// Reports the members nobody asked for.
    void finish();

    void report(const message& what, std::vector<std::string> arguments, const json::node& at);
    void expected(std::string_view zh, std::string_view en, const json::node& at);

private:
    [[nodiscard]] const json::node* of_kind(std::string_view name, json::node::kind kind,
                                            std::string_view zh, std::string_view en);

    const json::document& doc_;
    const json::node& from_;
    diagnostics& problems_;
    std::vector<std::string_view> asked_;
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

} // namespace tenet::portfolio

#endif
