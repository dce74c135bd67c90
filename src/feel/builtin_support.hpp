#ifndef TENET_FEEL_BUILTIN_SUPPORT_HPP
#define TENET_FEEL_BUILTIN_SUPPORT_HPP

#include "reading.hpp"

#include <tenet/feel/builtin.hpp>
#include <tenet/feel/builtin_messages.hpp>
#include <tenet/feel/messages.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// @file
/// What the built-in functions share: reading arguments with the complaint that belongs to them,
/// items of lists and the lists made from them, comparing items.
namespace tenet::feel {

using call_arguments = builtin::arguments;

/// The items a function works on: those of a list, or one or several values standing for a list.
class item_view {
public:
    item_view() = default;
    item_view(evaluation& run, const list_data& list) : run_(&run), list_(&list) {}
    item_view(evaluation& run, std::span<const value> values) : run_(&run), values_(values) {}

    [[nodiscard]] std::size_t size() const noexcept {
        return list_ != nullptr ? list_->size : values_.size();
    }
    [[nodiscard]] value at(std::size_t i) const {
        return settled(*run_, list_ != nullptr ? list_->at(i) : values_[i]);
    }
    /// Why not all items are known; null if they are.
    [[nodiscard]] const missing_cause* open_because() const noexcept {
        return list_ != nullptr ? list_->open_because : nullptr;
    }
    /// The list behind it; null where values stand for it.
    [[nodiscard]] const list_data* list() const noexcept { return list_; }

private:
    evaluation* run_ = nullptr;
    const list_data* list_ = nullptr;
    std::span<const value> values_;
};

/// One call of a built-in: reads its arguments. After the first argument that does not fit,
/// `good()` is false and `failure()` is the value to return; what was read then means nothing.
/// Positions count from 0.
class call_frame {
public:
    call_frame(evaluation& run, std::string_view function, const call_arguments& with)
        : run_(run), function_(function), with_(with) {}

    [[nodiscard]] evaluation& run() const noexcept { return run_; }
    [[nodiscard]] std::string_view function() const noexcept { return function_; }
    [[nodiscard]] bool good() const noexcept { return !failure_.has_value(); }
    [[nodiscard]] value failure() const { return *failure_; }

    [[nodiscard]] std::size_t size() const noexcept { return with_.values.size(); }
    /// The argument itself; null if it was not written.
    [[nodiscard]] value any(std::size_t i) const {
        return i < with_.values.size() ? settled(run_, with_.values[i]) : value::null();
    }
    /// As `any`, where the only item of a list stands for that item (DMN 1.5, 10.3.2.9.4).
    [[nodiscard]] value scalar(std::size_t i) const;
    /// Whether an optional argument was written, be it null.
    [[nodiscard]] bool written(std::size_t i) const noexcept { return i < with_.given; }

    bool boolean(std::size_t i);
    decimal number(std::size_t i);
    /// A whole number; what stands behind the point is cut off.
    std::int64_t integer(std::size_t i);
    /// A whole number; anything behind the point is a failure.
    std::int64_t exact_integer(std::size_t i);
    std::string_view text(std::size_t i);
    /// As `text`, where null stands for `otherwise`.
    std::string_view text_or(std::size_t i, std::string_view otherwise);
    /// The date of a date or a date and time.
    date day(std::size_t i);
    /// A list, or a value that stands for the list of itself; null is neither.
    item_view items(std::size_t i);
    /// All arguments: one list, or the arguments as its items.
    item_view all_items();
    /// As `items`, where the function needs all of them: an open list is the failure, missing.
    item_view closed_items(std::size_t i);

    /// Fails: argument `i` is of the wrong kind, another was wanted (named in both languages).
    value wrong_kind(std::size_t i, std::string_view zh, std::string_view en);
    value wrong_kind(std::size_t i, value_kind wanted);
    /// Fails: argument `i` is out of range.
    value wrong_range(std::size_t i);
    /// Fails: the items are not of the kind wanted.
    value wrong_item(const value& item, std::string_view zh, std::string_view en);
    /// Fails with any message; the function's name becomes argument 0.
    value fail(const message& what, std::initializer_list<std::string_view> arguments = {});
    /// Makes `v` (missing, or a failure) the failure.
    value give_up(const value& v) {
        if (!failure_) failure_ = v;
        return *failure_;
    }
    /// Counts steps; false, and the failure set, if that exhausts the run.
    bool spend(std::uint64_t steps) {
        if (run_.step(steps)) return true;
        give_up(value::missing(run_.exhausted()));
        return false;
    }

    /// A number as the answer; one that cannot be held is a failure that names argument 0.
    value finite(const decimal& answer);
    /// A text as a value: copied into the run's memory, counted, and bounded in length.
    value make_text(std::string_view text);
    /// Whether a text of that length may be made; false sets the failure.
    bool text_fits(std::size_t bytes);

private:
    evaluation& run_;
    std::string_view function_;
    const call_arguments& with_;
    std::optional<value> failure_;
};

/// Collects the items of the list a function returns, of a length known before.
class result_list {
public:
    /// Makes room for `capacity` items; where that is more than a list may have, the run is
    /// exhausted and the frame has failed.
    result_list(call_frame& frame, std::size_t capacity);

    [[nodiscard]] bool good() const noexcept { return frame_.good(); }
    void add(const value& v) noexcept { items_[size_++] = v; }
    void add_all(const item_view& items) {
        for (std::size_t i = 0; i < items.size(); ++i) add(items.at(i));
    }
    /// Takes over what is unknown of a list whose items go into this one.
    void inherit(const item_view& items);
    void inherit(const list_data& list);
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::span<const value> items() const noexcept { return items_.first(size_); }
    [[nodiscard]] value finish();

private:
    call_frame& frame_;
    std::span<value> items_;
    std::size_t size_ = 0;
    std::size_t maybes_ = 0;
    bool uncovered_ = false;
    const missing_cause* open_because_ = nullptr;
};

/// Whether two values are equal as items of a list: values of different kinds are not.
enum class item_equality : std::uint8_t { different, equal, unknown };
[[nodiscard]] item_equality equal_items(evaluation& run, const value& a, const value& b,
                                        value& unknown);

/// How `a` stands to `b`: below 0, 0, above 0. No value, and the frame failed, if they cannot be
/// compared or one is missing.
[[nodiscard]] std::optional<int> order(call_frame& frame, const value& a, const value& b);

/// The kinds whose values have an order.
[[nodiscard]] bool is_ordered_kind(value_kind kind) noexcept;

/// The plain text of a number, however long: never with an exponent.
[[nodiscard]] std::string plain_text(const decimal& n);

} // namespace tenet::feel

#endif
