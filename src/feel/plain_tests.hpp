#ifndef TENET_FEEL_PLAIN_TESTS_HPP
#define TENET_FEEL_PLAIN_TESTS_HPP

#include "node.hpp"
#include "tree.hpp"

#include <tenet/base/decimal.hpp>
#include <tenet/feel/operators.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::feel {

/// The orders of two numbers that a comparison is true for.
class accepted_orders {
public:
    accepted_orders() = default;
    explicit accepted_orders(comparison op) noexcept
        : bits_(std::array{equal, less | greater | unordered, less, less | equal, greater,
                           greater | equal}[static_cast<std::size_t>(op)]) {}

    /// Of an order as -1, 0 or 1.
    [[nodiscard]] bool holds(int order) const noexcept { return (bits_ >> (order + 1) & 1U) != 0; }
    [[nodiscard]] bool holds(std::partial_ordering order) const noexcept {
        const unsigned bit = order < 0    ? less
                             : order > 0  ? greater
                             : order == 0 ? equal
                                          : unordered;
        return (bits_ & bit) != 0;
    }

private:
    static constexpr unsigned less = 1;
    static constexpr unsigned equal = 2;
    static constexpr unsigned greater = 4;
    static constexpr unsigned unordered = 8;

    unsigned bits_ = equal;
};

/// `number op limit` for a limit known when compiling.
class number_test {
public:
    number_test() = default;
    number_test(comparison op, const decimal& limit) noexcept;

    /// `ordinary`: the tests have none, the ordinary nodes have to be asked.
    enum class answer : std::uint8_t { no, yes, unknown, ordinary };
    [[nodiscard]] static answer answer_of(bool b) noexcept { return b ? answer::yes : answer::no; }
    /// The answer for a number that is not negative, nor coarser than the limit, and short as the
    /// limit is; others have to be asked `holds`.
    [[nodiscard]] answer quick(const decimal& n) const noexcept {
        constexpr std::uint64_t coefficient = decimal_inline::coefficient_mask;
        // The sign and the forms that are no ordinary numbers make the exponent too large.
        const auto places = static_cast<std::uint64_t>(exponent_) - n.high() / (coefficient + 1);
        std::uint64_t scaled = 0;
        if ((n.high() & coefficient) != 0 || places >= decimal_inline::powers ||
            __builtin_mul_overflow(limit_.low(), decimal_inline::power_of_ten[places], &scaled)) {
            return answer::unknown;
        }
        return answer_of(accepted_.holds(int{n.low() > scaled} - int{n.low() < scaled}));
    }
    [[nodiscard]] bool holds(const decimal& n) const noexcept {
        const answer a = quick(n);
        return a == answer::unknown ? accepted_.holds(n <=> limit_) : a == answer::yes;
    }

private:
    accepted_orders accepted_;
    int exponent_ = -1; ///< biased; -1 if the quick way does not know such limits
    decimal limit_;
};

/// A text of at most eight bytes, for quick comparison.
struct short_text {
    std::uint64_t bytes = 0;
    std::size_t size = 0;

    static constexpr std::size_t most = 8;
    static short_text of(std::string_view text) noexcept {
        const char* p = text.data();
        const std::size_t n = text.size();
        if (n >= 4) return {word_at(p) | word_at(p + n - 4) << 32, n};
        if (n == 0) return {};
        return {byte_at(p) | byte_at(p + n / 2) << 8 | byte_at(p + n - 1) << 16, n};
    }
    friend bool operator==(const short_text& a, const short_text& b) noexcept {
        return ((a.bytes ^ b.bytes) | (a.size ^ b.size)) == 0;
    }

private:
    static std::uint64_t byte_at(const char* p) noexcept { return static_cast<unsigned char>(*p); }
    static std::uint64_t word_at(const char* p) noexcept {
        std::uint32_t word = 0;
        std::memcpy(&word, p, sizeof word);
        return word;
    }
};

/// Whether a text is one of a few; the fastest way for up to about eight.
[[nodiscard]] inline bool is_among(std::span<const std::string_view> few,
                                   std::string_view text) noexcept {
    for (const std::string_view one : few) {
        if (one.size() != text.size()) continue;
        if (one.empty() ||
            (one.front() == text.front() &&
             (one.size() == 1 || std::memcmp(one.data(), text.data(), one.size()) == 0))) {
            return true;
        }
    }
    return false;
}

/// Conditions joined by `and`, each on a plain member of the record in one slot, or each on a slot
/// itself: a number against a number, a text in a list of texts. The shape of most rules, read
/// without a call per part.
///
/// A slot that holds something else is left to the ordinary nodes, and so are several members that
/// are not set, or one in a run without missing values.
class plain_tests {
public:
    using answer = number_test::answer;

    /// Takes one more condition; false if it is of another shape, or on another record. `left` is
    /// a slot, or a path with a known field from one; `constant` is the right side, which must
    /// outlive this.
    bool add(const tree& left, comparison op, const value& constant);
    bool add(const tree& left, const value& texts);

    /// The answer if the plain members give it at once; `unknown` where `decide` has to be asked.
    /// There must be a test. Knows texts of one byte, as grades and flags are, and ordinary
    /// numbers.
    [[nodiscard]] answer quick(const evaluation& run) const noexcept {
        if (owner_ == nullptr) return quick_slots(run);
        const value& record = run.slot(slot_);
        if (!record.is(value_kind::record) || &record.type() != owner_) return answer::ordinary;
        const auto* object = static_cast<const std::byte*>(record.as_object());
        const test* t = tests_.data();
        const test* const end = t + tests_.size();
        do {
            const answer met = quick(*t, object + t->offset);
            if (met != answer::yes) return met;
        } while (++t != end);
        return answer::yes;
    }
    /// The answer, whatever the members hold; `unknown` where it is missing because one member is
    /// not set: then `run.undecided()` says which.
    [[nodiscard]] answer decide(evaluation& run) const noexcept;

private:
    enum class holding : std::uint8_t { text, number, optional_number };

    struct test {
        std::uint32_t offset = 0; ///< of the member; the number of the slot
        holding of = holding::text;
        number_test number;
        std::array<std::uint64_t, 4> letters{}; ///< a bit for each text of one byte
        std::vector<short_text> short_texts;
        std::vector<std::string_view> texts;  ///< all
        const missing_cause* unset = nullptr; ///< what a member that is not set is missing for
    };

    static answer quick(const test& t, const void* member) noexcept {
        if (t.of == holding::text) {
            return quick(t, std::string_view{*static_cast<const std::string*>(member)});
        }
        const decimal* n = number_in(t, member);
        return n != nullptr ? t.number.quick(*n) : answer::unknown;
    }
    [[nodiscard]] answer quick_slots(const evaluation& run) const noexcept {
        for (const test& t : tests_) {
            const answer met = quick(t, run.slot(t.offset));
            if (met != answer::yes) return met;
        }
        return answer::yes;
    }
    static answer quick(const test& t, const value& v) noexcept {
        if (t.of == holding::text) {
            return v.is(value_kind::string) ? quick(t, v.as_string()) : answer::ordinary;
        }
        return v.is(value_kind::number) ? t.number.quick(v.as_number()) : answer::ordinary;
    }
    static answer quick(const test& t, std::string_view text) noexcept {
        if (text.size() != 1) return answer::unknown;
        const auto letter = static_cast<unsigned char>(text[0]);
        return number_test::answer_of((t.letters[letter / 64] >> letter % 64 & 1U) != 0);
    }
    static bool holds(const test& t, std::string_view text) noexcept;
    [[nodiscard]] answer decide_slots(const evaluation& run) const noexcept;
    static const decimal* number_in(const test& t, const void* member) noexcept {
        if (t.of == holding::number) return static_cast<const decimal*>(member);
        const auto& maybe = *static_cast<const std::optional<decimal>*>(member);
        return maybe ? &*maybe : nullptr;
    }
    /// Where the left side of a condition lies, if that is a plain number or text and the record,
    /// or none, is that of the others.
    std::optional<test> test_on(const tree& left, holding wanted) noexcept;

    std::uint32_t slot_ = 0;
    const record_type* owner_ = nullptr; ///< of the record; null: the tests are on slots
    std::vector<test> tests_;
};

/// A condition: a node, spared the call where its plain tests decide.
class condition {
public:
    explicit condition(node_pointer n) : node_(std::move(n)), plain_(node_->short_cut()) {}

    [[nodiscard]] value evaluate(evaluation& run) const { return node_->evaluate(run); }
    /// The answer if plain tests give it at once, without counting the step; otherwise it has to
    /// be given to `test`.
    [[nodiscard]] plain_tests::answer quick(const evaluation& run) const noexcept {
        return plain_ != nullptr ? plain_->quick(run) : plain_tests::answer::ordinary;
    }
    /// Counts a step and tests the condition.
    [[nodiscard]] node::verdict test(evaluation& run) const { return test(run, quick(run)); }
    [[nodiscard]] node::verdict test(evaluation& run, plain_tests::answer known) const {
        if (!run.take_steps()) return out_of_steps(run);
        if (known == plain_tests::answer::ordinary) return node_->decide(run);
        return test_at_length(run, known);
    }

private:
    static node::verdict out_of_steps(evaluation& run) noexcept;
    [[nodiscard]] node::verdict test_at_length(evaluation& run, plain_tests::answer known) const;

    node_pointer node_;
    const plain_tests* plain_;
};

} // namespace tenet::feel

#endif
