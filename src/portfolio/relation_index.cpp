#include "portfolio/relation_index.hpp"

#include "portfolio/key_hash.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace tenet::portfolio {

namespace {

auto has_key(std::string_view key) {
    return [key](const ref<relation_list>& list) { return list->key() == key; };
}

} // namespace

ref<relation_list> relation_list::make(std::string_view key, std::span<const void* const> items,
                                       std::size_t capacity) {
    void* raw = ::operator new(sizeof(relation_list) + capacity * sizeof(const void*) + key.size());
    auto* list = ::new (raw) relation_list;
    list->count = static_cast<std::uint32_t>(items.size());
    list->capacity = static_cast<std::uint32_t>(capacity);
    list->key_size = static_cast<std::uint32_t>(key.size());
    std::ranges::copy(items, list->items());
    if (!key.empty()) std::memcpy(list->items() + capacity, key.data(), key.size());
    return ref<relation_list>{list};
}

void relation_list::dispose(relation_list* list) noexcept {
    list->~relation_list();
    ::operator delete(list);
}

std::span<const void* const> relation_index::find(std::string_view key) const noexcept {
    const ref<relation_list>* list = lists_.find(key_hash(key), has_key(key));
    return list != nullptr ? (*list)->view() : std::span<const void* const>{};
}

/// The list of a key, owned by this index alone; nullptr if there is none.
ref<relation_list>* relation_index::edit(std::string_view key) {
    ref<relation_list>* list = lists_.edit(key_hash(key), has_key(key));
    if (list != nullptr && !list->sole()) {
        *list = relation_list::make(key, (*list)->view(), (*list)->count);
    }
    return list;
}

void relation_index::add(std::string_view key, const void* object) {
    if (key.empty()) return;
    ref<relation_list>* list = lists_.edit(key_hash(key), has_key(key));
    if (list == nullptr) {
        lists_.insert(key_hash(key), relation_list::make(key, {&object, 1}, 1));
        return;
    }
    const bool may_grow = list->sole();
    if (!may_grow || (*list)->count == (*list)->capacity) {
        const std::size_t n = (*list)->count;
        *list = relation_list::make(key, (*list)->view(), may_grow ? n * 2 : n + 1);
    }
    (*list)->items()[(*list)->count++] = object;
}

void relation_index::remove(std::string_view key, const void* object) {
    ref<relation_list>* list = edit(key);
    if (list == nullptr) return;
    const void** first = (*list)->items();
    const void** end = std::remove(first, first + (*list)->count, object);
    (*list)->count = static_cast<std::uint32_t>(end - first);
    if ((*list)->count == 0) lists_.erase(key_hash(key), has_key(key));
}

void relation_index::replace(std::string_view key, const void* before, const void* now) {
    ref<relation_list>* list = edit(key);
    if (list == nullptr) return;
    const void** first = (*list)->items();
    std::replace(first, first + (*list)->count, before, now);
}

void relation_index::shrink() {
    lists_.each_owned([](ref<relation_list>& list) {
        if (list->count < list->capacity) {
            list = relation_list::make(list->key(), list->view(), list->count);
        }
    });
}

std::size_t relation_index::bytes() const noexcept {
    std::size_t sum = lists_.bytes();
    lists_.each([&](const ref<relation_list>& list) { sum += list->bytes(); });
    return sum;
}

} // namespace tenet::portfolio
