#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>

namespace tenet::feel {

namespace {

constexpr missing_cause steps_cause{.why = missing_cause::reason::limit,
                                    .path = {},
                                    .what = &feel_messages::steps_exhausted,
                                    .arguments = {},
                                    .first = nullptr,
                                    .second = nullptr,
                                    .has_interval = false,
                                    .high_is_infinite = false,
                                    .low = {},
                                    .high = {}};

constexpr missing_cause no_slot{};

} // namespace

const missing_cause* evaluation::never_set() noexcept {
    return &no_slot;
}

void evaluation::add_slots(std::uint32_t n) {
    slots_.resize(n, value::missing(&no_slot));
    slot_count_ = n;
}

void evaluation::enter() {
    if (entered_ == frames_.size()) frames_.emplace_back();
    frame& aside = frames_[entered_++];
    aside.slots.swap(slots_);
    aside.locals.swap(locals_);
    aside.slot_count = slot_count_;
    aside.local_count = local_count_;
    slots_.clear();
    locals_.clear();
    slot_count_ = 0;
    local_count_ = 0;
}

void evaluation::leave() noexcept {
    frame& aside = frames_[--entered_];
    aside.slots.swap(slots_);
    aside.locals.swap(locals_);
    slot_count_ = aside.slot_count;
    local_count_ = aside.local_count;
}

void evaluation::add_locals(std::uint32_t n) {
    locals_.resize(n);
    local_count_ = n;
}

bool evaluation::give_up() noexcept {
    if (exhausted_ == nullptr) exhausted_ = &steps_cause;
    steps_left_ = none_left;
    return false;
}

value evaluation::out_of_steps() noexcept {
    give_up();
    return value::missing(exhausted_);
}

value evaluation::exhaust(const message& what) {
    if (exhausted_ == nullptr) {
        auto* cause = memory_.make<missing_cause>();
        cause->why = missing_cause::reason::limit;
        cause->what = &what;
        exhausted_ = cause;
        steps_left_ = none_left;
    }
    return value::missing(exhausted_);
}

value evaluation::fail(const message& what, std::span<const std::string_view> arguments) {
    if (listener_ != nullptr) listener_->failed(what, arguments);
    if (!context_->strict) return value::null();
    auto* cause = memory_.make<missing_cause>();
    cause->why = missing_cause::reason::error;
    cause->what = &what;
    const std::span<std::string_view> copies =
        memory_.make_array<std::string_view>(arguments.size());
    std::transform(arguments.begin(), arguments.end(), copies.begin(),
                   [this](std::string_view text) { return memory_.copy(text); });
    cause->arguments = copies;
    return value::missing(cause);
}

} // namespace tenet::feel
