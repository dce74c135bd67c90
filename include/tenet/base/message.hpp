#ifndef TENET_BASE_MESSAGE_HPP
#define TENET_BASE_MESSAGE_HPP

#include <string>
#include <string_view>

namespace tenet {

/// The two languages every text for people exists in.
enum class language : unsigned char { zh, en };

/// A text in both languages, as packs and field tables carry it.
struct bilingual {
    std::string zh;
    std::string en;

    /// The text in `lang`; the other language where this one is empty.
    [[nodiscard]] const std::string& in(language lang) const noexcept {
        const std::string& wanted = lang == language::zh ? zh : en;
        return wanted.empty() ? (lang == language::zh ? en : zh) : wanted;
    }

    [[nodiscard]] bool empty() const noexcept { return zh.empty() && en.empty(); }

    friend bool operator==(const bilingual&, const bilingual&) = default;
};

/// How much a diagnostic matters. `error`: the operation produced nothing. `warning`: it went
/// on, something deserves attention. `note`: information attached to what stands before it.
enum class severity : unsigned char { error, warning, note };

/// The definition behind a diagnostic: one constant per kind of problem, in the table of the
/// room that reports it (`include/tenet/<room>/messages.hpp`).
///
/// `id` is stable and never reused (`json-duplicate-key`). The texts are patterns with
/// numbered arguments: `"键 {0} 重复"`; a brace itself is doubled. The remedy says what the reader
/// can do about it.
struct message {
    std::string_view id;
    severity level;
    std::string_view zh;
    std::string_view en;
    std::string_view remedy_zh;
    std::string_view remedy_en;
};

} // namespace tenet

#endif
