#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>

namespace tenet::feel {

namespace {

constexpr std::uint32_t most_names = 4;
constexpr std::string_view nowhere_zh = "未知位置";
constexpr std::string_view nowhere_en = "a place not known";

/// Writes a number with its digits in groups of three: 1,000,000.
std::string_view write_amount(std::uint64_t n, std::span<char> into) noexcept {
    std::size_t at = into.size();
    for (int digits = 0; n != 0 || digits == 0; n /= 10, ++digits) {
        if (digits != 0 && digits % 3 == 0) into[--at] = ',';
        into[--at] = static_cast<char>('0' + n % 10);
    }
    return {into.data() + at, into.size() - at};
}

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

void evaluation::end(const message& what, std::uint64_t amount) noexcept {
    steps_left_ = none_left;
    if (exhausted_ != nullptr) return;
    ending_.zh.clear();
    ending_.en.clear();
    ending_.has_position = false;
    ending_.names = 0;
    ending_.arguments = {write_amount(amount, ending_.amount), nowhere_zh, nowhere_en};
    ending_.cause = {};
    ending_.cause.why = missing_cause::reason::limit;
    ending_.cause.what = &what;
    ending_.cause.arguments = ending_.arguments;
    exhausted_ = &ending_.cause;
}

bool evaluation::give_up() noexcept {
    end(feel_messages::steps_exhausted, context_->bounds.steps);
    return false;
}

value evaluation::out_of_steps() noexcept {
    give_up();
    return value::missing(exhausted_);
}

value evaluation::exhaust(const message& what, std::uint64_t amount) noexcept {
    end(what, amount);
    return value::missing(exhausted_);
}

bool evaluation::memory_exhausted() noexcept {
    end(feel_messages::memory_exhausted, context_->bounds.memory_bytes);
    return false;
}

void evaluation::memory_passed(void* whom) noexcept {
    static_cast<evaluation*>(whom)->memory_exhausted();
}

std::optional<diagnostic> evaluation::ended_because() const {
    if (exhausted_ == nullptr) return std::nullopt;
    return diagnostic{*exhausted_->what,
                      {exhausted_->arguments.begin(), exhausted_->arguments.end()}};
}

void evaluation::add_to_place(std::string_view zh, std::string_view en) {
    if (!ending_.en.empty()) {
        ending_.zh += "，";
        ending_.en += ", ";
    }
    ending_.zh += zh;
    ending_.en += en;
    ending_.arguments[1] = ending_.zh;
    ending_.arguments[2] = ending_.en;
}

void evaluation::ended_at(const place& at) {
    if (exhausted_ == nullptr || std::exchange(ending_.has_position, true)) return;
    std::string where = at.file;
    if (at.line != 0) {
        if (!where.empty()) where += ':';
        where += std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    if (!at.pointer.empty()) where += (where.empty() ? "" : " ") + at.pointer;
    add_to_place(where, where);
}

void evaluation::ended_in(std::string_view zh, std::string_view en) {
    if (exhausted_ == nullptr || ending_.names == most_names) return;
    if (ending_.en.find(en) != std::string::npos) return;
    ++ending_.names;
    add_to_place(zh, en);
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
