#include "error.hpp"

#include "arguments.hpp"
#include "messages.hpp"

#include <deque>
#include <string>
#include <vector>

namespace tenet::capi {

namespace {

constexpr tenet_str view(std::string_view text) noexcept {
    return {text.data(), text.size()};
}

/// An error together with the texts it shows.
struct owned_error : tenet_error {
    std::deque<std::string> texts;
    std::vector<item> made;

    tenet_str keep(std::string text) { return view(texts.emplace_back(std::move(text))); }

    void add(const diagnostic& d) {
        const place& at = d.where();
        made.push_back({view(d.id()),
                        static_cast<tenet_severity>(d.level()),
                        {keep(d.text(language::zh)), keep(d.text(language::en))},
                        {keep(d.remedy(language::zh)), keep(d.remedy(language::en))},
                        keep(at.file),
                        keep(at.pointer),
                        at.line,
                        at.column,
                        at.offset});
    }
};

constexpr const message& no_memory = capi_messages::out_of_memory;

constexpr tenet_error::item no_memory_item{view(no_memory.id),
                                           TENET_SEVERITY_ERROR,
                                           {view(no_memory.zh), view(no_memory.en)},
                                           {view(no_memory.remedy_zh), view(no_memory.remedy_en)},
                                           {},
                                           {},
                                           0,
                                           0,
                                           0};

constexpr tenet_error no_memory_error{
    TENET_ERROR_OUT_OF_MEMORY, &no_memory_item, 1, 1, {view(no_memory.zh), view(no_memory.en)}};

const tenet_error::item* item_of(const tenet_error* error, size_t index) noexcept {
    return error != nullptr && index < error->count ? &error->items[index] : nullptr;
}

} // namespace

void error_deleter::operator()(tenet_error* error) const noexcept {
    if (error != &no_memory_error) delete static_cast<owned_error*>(error);
}

error_pointer make_error(tenet_status status, const diagnostics& problems) {
    auto error = std::make_unique<owned_error>();
    error->status = status;
    for (const diagnostic& d : problems.items()) error->add(d);
    error->items = error->made.data();
    error->count = error->made.size();
    error->total = problems.total();
    error->lines[TENET_ZH] = error->keep(problems.text(language::zh));
    error->lines[TENET_EN] = error->keep(problems.text(language::en));
    return error_pointer{error.release()};
}

tenet_error* out_of_memory_error() noexcept {
    return const_cast<tenet_error*>(&no_memory_error); // NOLINT: callers can only read and free it
}

} // namespace tenet::capi

using tenet::capi::is_language;
using tenet::capi::item_of;

void tenet_error_free(tenet_error* error) {
    tenet::capi::error_deleter{}(error);
}

tenet_status tenet_error_status(const tenet_error* error) {
    return error == nullptr ? TENET_OK : error->status;
}

size_t tenet_error_count(const tenet_error* error) {
    return error == nullptr ? 0 : error->count;
}

size_t tenet_error_total(const tenet_error* error) {
    return error == nullptr ? 0 : error->total;
}

tenet_str tenet_error_id(const tenet_error* error, size_t index) {
    const auto* item = item_of(error, index);
    return item == nullptr ? tenet_str{} : item->id;
}

tenet_severity tenet_error_severity(const tenet_error* error, size_t index) {
    const auto* item = item_of(error, index);
    return item == nullptr ? TENET_SEVERITY_ERROR : item->severity;
}

tenet_str tenet_error_text(const tenet_error* error, size_t index, tenet_language language) {
    const auto* item = item_of(error, index);
    return item == nullptr || !is_language(language) ? tenet_str{} : item->text[language];
}

tenet_str tenet_error_remedy(const tenet_error* error, size_t index, tenet_language language) {
    const auto* item = item_of(error, index);
    return item == nullptr || !is_language(language) ? tenet_str{} : item->remedy[language];
}

tenet_str tenet_error_file(const tenet_error* error, size_t index) {
    const auto* item = item_of(error, index);
    return item == nullptr ? tenet_str{} : item->file;
}

tenet_str tenet_error_pointer(const tenet_error* error, size_t index) {
    const auto* item = item_of(error, index);
    return item == nullptr ? tenet_str{} : item->pointer;
}

uint32_t tenet_error_line(const tenet_error* error, size_t index) {
    const auto* item = item_of(error, index);
    return item == nullptr ? 0 : item->line;
}

uint32_t tenet_error_column(const tenet_error* error, size_t index) {
    const auto* item = item_of(error, index);
    return item == nullptr ? 0 : item->column;
}

uint64_t tenet_error_offset(const tenet_error* error, size_t index) {
    const auto* item = item_of(error, index);
    return item == nullptr ? 0 : item->offset;
}

tenet_str tenet_error_lines(const tenet_error* error, tenet_language language) {
    return error == nullptr || !is_language(language) ? tenet_str{} : error->lines[language];
}
