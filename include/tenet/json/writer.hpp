#ifndef TENET_JSON_WRITER_HPP
#define TENET_JSON_WRITER_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/schema/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::json {

/// Writes JSON text piece by piece. Separators are its business, the caller opens, names and
/// closes. Output is deterministic; strings are escaped so that the text is safe in HTML too
/// (`<`, `>`, `&`, U+2028 and U+2029 as escapes).
///
/// Example: `writer w; w.begin_object(); w.key("id"); w.string("A1"); w.end_object();`
class writer {
public:
    explicit writer(int indent = 0) : indent_(indent) {} ///< 0: one line

    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view name);
    void string(std::string_view text);
    void boolean(bool b);
    void null();
    void integer(std::int64_t n);
    void number(const decimal& n);       ///< as a JSON number, all digits
    void decimal_text(const decimal& n); ///< as a JSON string: what is hashed or signed
    /// A value of the rule language: temporal values as their texts, records and contexts as
    /// objects, missing as `{"missing": "account.tier"}`, a number that is not finite as null.
    /// Recursive in the depth of the value.
    void value(const tenet::value& v);

    [[nodiscard]] const std::string& text() const noexcept { return out_; }
    /// Forgets the text written so far, which the caller has passed on; levels stay open.
    void clear_text() noexcept { out_.clear(); }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    struct level {
        bool empty;
    };
    void begin(char opening);
    void end(char closing);
    void separate();
    void line_break();
    [[nodiscard]] static std::string_view path_of(const missing_cause& why) noexcept;

    std::string out_;
    std::vector<level> levels_;
    int indent_;
    bool after_key_ = false;
};

} // namespace tenet::json

#endif
