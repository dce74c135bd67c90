#ifndef TENET_SCHEMA_FACT_HPP
#define TENET_SCHEMA_FACT_HPP

#include <cstdint>
#include <utility>

namespace tenet {

/// A member with three states: unset (nobody supplied it), null (known to be none), or a value.
/// Use it where the last two differ for a rule; else std::optional, whose empty state is unset.
template <class T>
class fact {
public:
    fact() = default;
    fact(T v) : value_(std::move(v)), state_(state::set) {} // NOLINT(google-explicit-constructor)
    static fact null() {
        fact f;
        f.state_ = state::null;
        return f;
    }

    [[nodiscard]] bool is_unset() const noexcept { return state_ == state::unset; }
    [[nodiscard]] bool is_null() const noexcept { return state_ == state::null; }
    [[nodiscard]] bool has_value() const noexcept { return state_ == state::set; }
    [[nodiscard]] const T& operator*() const noexcept { return value_; }
    [[nodiscard]] const T* operator->() const noexcept { return &value_; }

    friend bool operator==(const fact&, const fact&) = default;

private:
    enum class state : std::uint8_t { unset, set, null };
    T value_{};
    state state_ = state::unset;
};

} // namespace tenet

#endif
