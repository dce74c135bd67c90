#ifndef TENET_FEEL_PLAIN_TESTS_HPP
#define TENET_FEEL_PLAIN_TESTS_HPP

#include "node.hpp"
#include "tree.hpp"

#include <tenet/base/decimal.hpp>
#include <tenet/feel/operators.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

/// Conditions joined by `and`, each on a plain member of the record in one slot: a number against
/// a number, a text in a list of texts. The shape of most rules, read without a call per part.
///
/// A part whose member is not set, or a slot that holds something else, is left to the ordinary
/// nodes.
class plain_tests {
public:
    /// Takes one more condition; false if it is of another shape or on another slot. `constant`
    /// is the right side, which must outlive this.
    bool add(const tree& field, comparison op, const value& constant);
    bool add(const tree& field, const value& texts);

    /// True or false if the plain members decide it; no value where ordinary nodes have to.
    [[nodiscard]] std::optional<bool> decide(const evaluation& run) const noexcept {
        const value& record = run.slot(slot_);
        if (!record.is(value_kind::record) || &record.type() != owner_) return {};
        const auto* object = static_cast<const std::byte*>(record.as_object());
        for (const test& t : tests_) {
            const std::optional<bool> met = t.number
                                                ? meets_number(t, object + t.offset)
                                                : std::optional{meets_text(t, object + t.offset)};
            if (!met || !*met) return met;
        }
        return true;
    }
    [[nodiscard]] std::size_t size() const noexcept { return tests_.size(); }

private:
    struct test {
        std::uint32_t offset = 0;
        bool number = false;
        bool may_be_unset = false;
        comparison op = comparison::equal;
        decimal limit;
        std::vector<std::string_view> texts;
    };

    static std::optional<bool> meets_number(const test& t, const void* member) noexcept {
        const decimal* n = static_cast<const decimal*>(member);
        if (t.may_be_unset) {
            const auto& maybe = *static_cast<const std::optional<decimal>*>(member);
            if (!maybe) return {};
            n = &*maybe;
        }
        const std::partial_ordering order = *n <=> t.limit;
        switch (t.op) {
        case comparison::equal: return order == 0;
        case comparison::not_equal: return order != 0;
        case comparison::less: return order < 0;
        case comparison::less_equal: return order <= 0;
        case comparison::greater: return order > 0;
        case comparison::greater_equal: return order >= 0;
        }
        return {};
    }

    static bool meets_text(const test& t, const void* member) noexcept {
        const std::string& text = *static_cast<const std::string*>(member);
        for (const std::string_view wanted : t.texts) {
            if (wanted.size() != text.size()) continue;
            if (wanted.size() == 1 ? wanted[0] == text[0] : wanted == text) return true;
        }
        return false;
    }

    bool on_same_record(const tree& field) noexcept;

    std::uint32_t slot_ = 0;
    const record_type* owner_ = nullptr;
    std::vector<test> tests_;
};

} // namespace tenet::feel

#endif
