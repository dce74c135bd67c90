#include "regex.hpp"

#include <pcre2.h>

#include <algorithm>
#include <limits>
#include <string>

namespace tenet::feel {

namespace {

constexpr std::uint32_t heap_kibibytes = 32 * 1024;
constexpr std::uint32_t deepest_groups = 200;
constexpr int stopped_by_meter = -1000;

struct free_code {
    void operator()(pcre2_code* code) const noexcept { pcre2_code_free(code); }
};
struct free_data {
    void operator()(pcre2_match_data* data) const noexcept { pcre2_match_data_free(data); }
};
struct free_match_context {
    void operator()(pcre2_match_context* context) const noexcept {
        pcre2_match_context_free(context);
    }
};
struct free_compile_context {
    void operator()(pcre2_compile_context* context) const noexcept {
        pcre2_compile_context_free(context);
    }
};

/// What the callout before every item of the pattern needs to count.
struct counter {
    regex_meter* meter = nullptr;
    std::uint64_t per_item = 1;
    std::size_t last_position = 0;
};

int count_item(pcre2_callout_block* block, void* data) {
    auto& state = *static_cast<counter*>(data);
    const std::size_t position = block->current_position;
    const std::size_t moved = position > state.last_position ? position - state.last_position
                                                             : state.last_position - position;
    state.last_position = position;
    const std::uint64_t cost = state.per_item + moved / 16;
    if (cost > state.meter->left) return stopped_by_meter;
    state.meter->left -= cost;
    state.meter->used += cost;
    return 0;
}

std::uint32_t options_of(const regex_flags& flags) noexcept {
    std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_AUTO_CALLOUT |
                            PCRE2_MATCH_UNSET_BACKREF;
    if (flags.dot_all) options |= PCRE2_DOTALL;
    if (flags.multi_line) options |= PCRE2_MULTILINE;
    if (flags.ignore_case) options |= PCRE2_CASELESS;
    return options;
}

/// The bytes of a text as PCRE2 wants them; never null.
PCRE2_SPTR bytes_of(std::string_view text) noexcept {
    return reinterpret_cast<PCRE2_SPTR>(text.data() == nullptr ? "" : text.data()); // NOLINT
}

} // namespace

struct regex::engine {
    std::unique_ptr<pcre2_code, free_code> code;
    std::unique_ptr<pcre2_match_data, free_data> data;
    std::unique_ptr<pcre2_match_context, free_match_context> context;
    std::optional<std::size_t> error_at;
    std::size_t groups = 0;
    std::uint64_t per_item = 1;
    std::string_view checked; ///< the text last found to be valid UTF-8

    void compile(const std::string& pattern, const regex_flags& flags);
};

void regex::engine::compile(const std::string& pattern, const regex_flags& flags) {
    const std::unique_ptr<pcre2_compile_context, free_compile_context> settings{
        pcre2_compile_context_create(nullptr)};
    if (settings == nullptr) return;
    pcre2_set_newline(settings.get(), PCRE2_NEWLINE_LF);
    pcre2_set_parens_nest_limit(settings.get(), deepest_groups);
    int problem = 0;
    PCRE2_SIZE problem_at = 0;
    code.reset(pcre2_compile(bytes_of(pattern), pattern.size(), options_of(flags), &problem,
                             &problem_at, settings.get()));
    if (code == nullptr) return;
    data.reset(pcre2_match_data_create_from_pattern(code.get(), nullptr));
    context.reset(pcre2_match_context_create(nullptr));
    std::uint32_t count = 0;
    pcre2_pattern_info(code.get(), PCRE2_INFO_CAPTURECOUNT, &count);
    groups = count;
}

regex::regex(std::string_view pattern, const regex_flags& flags)
    : engine_(std::make_unique<engine>()) {
    const regex_translation translated = translate_regex(pattern, flags);
    if (translated.error_at != regex_translation::npos) {
        engine_->error_at = translated.error_at;
        return;
    }
    engine_->per_item = 1 + translated.largest_count / 16;
    engine_->compile(translated.pattern, flags);
    if (engine_->data == nullptr || engine_->context == nullptr) engine_->error_at = pattern.size();
}

regex::~regex() = default;
regex::regex(regex&&) noexcept = default;
regex& regex::operator=(regex&&) noexcept = default;

std::optional<std::size_t> regex::error_at() const noexcept {
    return engine_->error_at;
}

std::size_t regex::groups() const noexcept {
    return engine_->groups;
}

regex::outcome regex::find(std::string_view text, std::size_t from, regex_meter& meter) {
    counter state{&meter, engine_->per_item, from};
    pcre2_match_context* context = engine_->context.get();
    pcre2_set_callout(context, count_item, &state);
    const std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    const auto limit = static_cast<std::uint32_t>(std::min(meter.left + 1, most));
    pcre2_set_match_limit(context, limit);
    pcre2_set_depth_limit(context, limit);
    pcre2_set_heap_limit(context, heap_kibibytes);
    const bool is_checked =
        text.data() == engine_->checked.data() && text.size() == engine_->checked.size();
    const int matched =
        pcre2_match(engine_->code.get(), bytes_of(text), text.size(), from,
                    is_checked ? PCRE2_NO_UTF_CHECK : 0, engine_->data.get(), context);
    if (matched == PCRE2_ERROR_NOMATCH) return outcome::not_found;
    if (matched < 0) return outcome::too_costly;
    engine_->checked = text;
    return outcome::found;
}

regex::extent regex::group(std::size_t n) const noexcept {
    if (n > engine_->groups) return {};
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(engine_->data.get());
    if (ends[2 * n] == PCRE2_UNSET) return {};
    return {ends[2 * n], ends[2 * n + 1]};
}

} // namespace tenet::feel
