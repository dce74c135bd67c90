#ifndef TENET_CAPI_ARGUMENTS_HPP
#define TENET_CAPI_ARGUMENTS_HPP

#include "guarded.hpp"
#include "messages.hpp"

#include <tenet/base/message.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>
#include <tenet/tenet.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tenet::capi {

inline constexpr std::size_t longest_name = std::size_t{1} << 20;
inline constexpr std::size_t longest_document =
    static_cast<std::size_t>(std::min<std::uint64_t>(std::uint64_t{1} << 32, PTRDIFF_MAX));
inline constexpr std::size_t most_texts = 1'000'000;
inline constexpr std::size_t most_members = 10'000;
inline constexpr std::size_t largest_struct = 4096; ///< of a version to come
inline constexpr std::uint32_t most_threads = 1024;

/// A borrowed text, for handing out.
[[nodiscard]] inline tenet_str str(std::string_view text) noexcept {
    return {text.data(), text.size()};
}

[[nodiscard]] inline bool is_language(tenet_language language) noexcept {
    return language == TENET_ZH || language == TENET_EN;
}

/// The size of a struct in the version that first had it: the least a caller may have. A constant
/// per struct, never its sizeof of today; where pointers are not 64 bits wide nothing was released.
template <class T>
struct first_size;
template <class T, std::size_t Bytes>
using released =
    std::integral_constant<std::size_t, sizeof(void*) == sizeof(std::uint64_t) ? Bytes : sizeof(T)>;
template <>
struct first_size<tenet_record_type_def> : released<tenet_record_type_def, 176> {};
template <>
struct first_size<tenet_field_def> : released<tenet_field_def, 88> {};
template <>
struct first_size<tenet_relation_def> : released<tenet_relation_def, 72> {};
template <>
struct first_size<tenet_load_options> : released<tenet_load_options, 24> {};
template <>
struct first_size<tenet_context> : released<tenet_context, 96> {};
template <>
struct first_size<tenet_check_options> : released<tenet_check_options, 64> {};
template <>
struct first_size<tenet_verdict> : released<tenet_verdict, 32> {};
template <>
struct first_size<tenet_tally> : released<tenet_tally, 48> {};
template <>
struct first_size<tenet_render_options> : released<tenet_render_options, 24> {};
template <>
struct first_size<tenet_shift> : released<tenet_shift, 56> {};
template <>
struct first_size<tenet_slot_def> : released<tenet_slot_def, 56> {};
template <>
struct first_size<tenet_evaluation_options> : released<tenet_evaluation_options, 32> {};
template <>
struct first_size<tenet_model_options> : released<tenet_model_options, 24> {};
template <>
struct first_size<tenet_structure_options> : released<tenet_structure_options, 80> {};
template <>
struct first_size<tenet_export_options> : released<tenet_export_options, 96> {};
template <>
struct first_size<tenet_lineage_options> : released<tenet_lineage_options, 72> {};
template <>
struct first_size<tenet_instance_options> : released<tenet_instance_options, 40> {};

/// Checks the arguments of a C function, all of them, before it does anything. Allocates only
/// where one is wrong.
class arguments {
public:
    [[nodiscard]] bool good() const noexcept { return !problems_.has_errors(); }
    [[nodiscard]] answer refusal() const { return answer::refuse(TENET_ERROR_ARGUMENT, problems_); }
    void refuse(const message& what, std::vector<std::string> texts) {
        problems_.add(what, std::move(texts));
    }

    /// A pointer that must be given.
    bool need(const void* pointer, const char* name) {
        if (pointer != nullptr) return true;
        refuse(capi_messages::null_argument, {name});
        return false;
    }
    bool need_function(bool given, const char* name) {
        if (!given) refuse(capi_messages::null_argument, {name});
        return given;
    }
    /// An out parameter: must be given, is emptied.
    template <class T>
    void out(T** pointer, const char* name) {
        if (need(pointer, name)) *pointer = nullptr;
    }
    /// An out parameter that may be NULL.
    template <class T>
    static void optional_out(T** pointer) noexcept {
        if (pointer != nullptr) *pointer = nullptr;
    }

    /// Bytes, whatever they are.
    std::string_view bytes(tenet_str text, const char* name, std::size_t limit = longest_document) {
        if (text.size > limit) {
            refuse(capi_messages::too_long,
                   {name, std::to_string(text.size), std::to_string(limit)});
            return {};
        }
        if (text.data == nullptr && text.size != 0) {
            refuse(capi_messages::null_argument, {name});
            return {};
        }
        return {text.data, text.size};
    }
    /// UTF-8.
    std::string_view text(tenet_str text, const char* name, std::size_t limit = longest_name);
    /// UTF-8 without a NUL inside, not empty.
    std::string path(tenet_str text, const char* name);
    /// A text that may not be empty.
    std::string_view word(tenet_str given, const char* name) {
        const std::string_view read = text(given, name);
        if (read.empty() && good()) refuse(capi_messages::null_argument, {name});
        return read;
    }
    /// Elements of an array.
    template <class T>
    void array(const T* first, std::size_t count, const char* name,
               std::size_t limit = most_texts) {
        if (count > limit) {
            refuse(capi_messages::too_long, {name, std::to_string(count), std::to_string(limit)});
        } else if (count != 0) {
            need(first, name);
        }
    }
    /// An array of texts.
    std::vector<std::string> texts(const tenet_str* first, std::size_t count, const char* name);

    /// A number between two others.
    void between(std::int64_t n, std::int64_t low, std::int64_t high, const char* name) {
        if (n < low || n > high) refuse(capi_messages::bad_number, {name, std::to_string(n)});
    }
    void only_bits(std::uint32_t bits, std::uint32_t known, const char* name) {
        if ((bits & ~known) != 0) refuse(capi_messages::bad_number, {name, std::to_string(bits)});
    }

    std::optional<date_time> instant_of(tenet_str text, const char* name,
                                        const zone_database* zones);
    std::optional<date> day(tenet_str text, const char* name);

    /// A struct of a caller that may have been compiled with another version: what it does not
    /// have keeps its default, what this version does not know must be zero.
    template <class T>
    T versioned(const T* given, const T& defaults, const char* name) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (given == nullptr) return defaults;
        T read = defaults;
        take(&read, sizeof read, given, given->size, first_size<T>::value, name);
        return read;
    }
    /// The same of an element of an array.
    template <class T>
    T element(const T* first, std::size_t index, std::size_t stride, const char* name) {
        T read{};
        take(&read, sizeof read, reinterpret_cast<const char*>(first) + index * stride, // NOLINT
             stride, first_size<T>::value, name);
        return read;
    }
    /// A struct of a caller that is to be filled in.
    template <class T>
    void fillable(const T* given, const char* name) {
        if (!need(given, name)) return;
        if (given->size < first_size<T>::value || given->size > largest_struct) {
            refuse(capi_messages::bad_size, {name, std::to_string(given->size)});
        }
    }

private:
    void take(void* into, std::size_t known, const void* from, std::size_t size, std::size_t least,
              const char* name);

    diagnostics problems_;
};

/// Fills in a caller's struct up to its size.
template <class T>
void fill(T* into, T from) noexcept {
    const std::size_t size = into->size;
    from.size = size;
    if (size > sizeof from) std::memset(into, 0, size);
    std::memcpy(into, &from, std::min(size, sizeof from));
}

/// Initialises a caller's struct up to its size.
template <class T>
tenet_status initialise(T* into, std::size_t size, const T& defaults) noexcept {
    if (into == nullptr || size < first_size<T>::value || size > largest_struct) {
        return TENET_ERROR_ARGUMENT;
    }
    into->size = size;
    fill(into, defaults);
    return TENET_OK;
}

} // namespace tenet::capi

#endif
