#include "portfolio/relation_index.hpp"

#include "portfolio/fold_due.hpp"
#include "portfolio/key_hash.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

namespace tenet::portfolio {

namespace {

constexpr std::size_t word = sizeof(const void*);

constexpr std::size_t line_words = 64 / word; ///< of a cache line

/// What a list in a base begins with.
struct list_head {
    std::uint32_t count;
    std::uint32_t key_size;
};
constexpr std::size_t head_words = sizeof(list_head) / word;
static_assert(head_words * word == sizeof(list_head));

std::size_t text_words(std::size_t bytes) noexcept {
    return (bytes + word - 1) / word;
}

auto has_key(std::string_view key) {
    return [key](const ref<relation_list>& list) { return list->key() == key; };
}

} // namespace

relation_base::relation_base(std::span<const entry> lists) {
    std::size_t total = 0;
    for (const entry& list : lists) total += words_of(list);
    words_.reserve(total);
    starts_.reserve(lists.size());
    for (const entry& list : lists) {
        const std::size_t start = words_.size();
        const list_head head{static_cast<std::uint32_t>(list.items.size()),
                             static_cast<std::uint32_t>(list.key.size())};
        words_.resize(start + head_words + text_words(list.key.size()));
        std::memcpy(&words_[start], &head, sizeof head);
        list.key.copy(reinterpret_cast<char*>(&words_[start] + head_words), list.key.size());
        words_.insert(words_.end(), list.items.begin(), list.items.end());
        starts_.insert(key_hash(list.key), static_cast<std::uint32_t>(start));
    }
}

std::size_t relation_base::words_of(const entry& list) noexcept {
    return head_words + text_words(list.key.size()) + list.items.size();
}

relation_base::entry relation_base::list_at(std::size_t start) const noexcept {
    list_head head{};
    const void* const* at = &words_[start];
    std::memcpy(&head, at, sizeof head);
    at += head_words;
    return {{reinterpret_cast<const char*>(at), head.key_size},
            {at + text_words(head.key_size), head.count}};
}

std::uint32_t relation_base::start_of(std::uint64_t hash, std::string_view key) const noexcept {
    return starts_.find(hash, [&](std::uint32_t at) { return list_at(at).key == key; });
}

object_list relation_base::find(std::uint64_t hash, std::string_view key) const noexcept {
    const std::uint32_t start = start_of(hash, key);
    return start != flat_table::none ? list_at(start).items : object_list{};
}

void relation_base::prefetch(std::uint64_t hash) const noexcept {
    const std::uint32_t start = starts_.find(hash, [](std::uint32_t) { return true; });
    if (start == flat_table::none) return;
    __builtin_prefetch(&words_[start]);
    const std::size_t next_line = std::min(start + line_words, words_.size() - 1);
    __builtin_prefetch(&words_[next_line]);
}

std::size_t relation_base::bytes() const noexcept {
    return words_.capacity() * word + starts_.bytes();
}

relation_collector::relation_collector(std::size_t objects) {
    arrivals_.reserve(objects);
}

void relation_collector::add(std::string_view key, const void* object) {
    if (key.empty()) return;
    const std::uint64_t hash = key_hash(key);
    std::uint32_t list = lists_.find(hash, [&](std::uint32_t at) { return keys_[at] == key; });
    if (list == flat_table::none) {
        list = static_cast<std::uint32_t>(keys_.size());
        lists_.insert(hash, list);
        keys_.push_back(key);
        counts_.push_back(0);
    }
    ++counts_[list];
    arrivals_.push_back({object, list});
}

std::shared_ptr<const relation_base> relation_collector::finish() const {
    std::vector<std::size_t> next(keys_.size()); // where the next object of a list goes
    std::size_t begin = 0;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        next[i] = begin;
        begin += counts_[i];
    }
    std::vector<const void*> grouped(begin);
    for (const arrival& a : arrivals_) grouped[next[a.list]++] = a.object;
    std::vector<relation_base::entry> entries;
    entries.reserve(keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        entries.push_back({keys_[i], {&grouped[next[i] - counts_[i]], counts_[i]}});
    }
    return std::make_shared<const relation_base>(entries);
}

ref<relation_list> relation_list::make(std::string_view key, object_list items,
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

object_list relation_index::find(std::string_view key) const noexcept {
    const std::uint64_t hash = key_hash(key);
    if (lists_.size() != 0) {
        if (const ref<relation_list>* list = lists_.find(hash, has_key(key))) {
            return (*list)->view();
        }
    }
    return base_->find(hash, key);
}

void relation_index::prefetch(std::string_view key) const noexcept {
    base_->prefetch(key_hash(key));
}

/// The list of a key, owned by this index alone, with room for `more`; copied from the base or made
/// if there is none yet.
relation_list& relation_index::own(std::uint64_t hash, std::string_view key, std::uint32_t more) {
    ref<relation_list>* list = lists_.edit(hash, has_key(key));
    if (list == nullptr) {
        const object_list items = base_->find(hash, key);
        return *lists_.insert(hash, relation_list::make(key, items, items.size() + more));
    }
    const std::size_t needed = std::size_t{(*list)->count} + more;
    const bool is_sole = list->sole();
    if (!is_sole || needed > (*list)->capacity) {
        const std::size_t room = is_sole ? needed + needed / 2 : needed;
        *list = relation_list::make(key, (*list)->view(), room);
    }
    return **list;
}

void relation_index::add(std::string_view key, const void* object) {
    if (key.empty()) return;
    relation_list& list = own(key_hash(key), key, 1);
    list.items()[list.count++] = object;
}

void relation_index::remove(std::string_view key, const void* object) {
    if (key.empty()) return;
    const std::uint64_t hash = key_hash(key);
    relation_list& list = own(hash, key, 0);
    const void** first = list.items();
    list.count = static_cast<std::uint32_t>(std::remove(first, first + list.count, object) - first);
    // An empty list hides the one of the base.
    if (list.count == 0 && base_->find(hash, key).empty()) lists_.erase(hash, has_key(key));
}

void relation_index::replace(std::string_view key, const void* before, const void* now) {
    if (key.empty()) return;
    relation_list& list = own(key_hash(key), key, 0);
    const void** first = list.items();
    std::replace(first, first + list.count, before, now);
}

bool relation_index::is_fold_due() const noexcept {
    return portfolio::is_fold_due(lists_.size(), base_->size());
}

std::shared_ptr<const relation_base> relation_index::fold() const {
    std::vector<std::pair<std::uint32_t, const relation_list*>> differing; // by where the base's is
    lists_.each([&](const ref<relation_list>& list) {
        const std::string_view key = list->key();
        differing.emplace_back(base_->start_of(key_hash(key), key), list.get());
    });
    std::ranges::stable_sort(differing, {}, &decltype(differing)::value_type::first);
    auto next = differing.begin();
    std::vector<relation_base::entry> entries;
    entries.reserve(base_->size() + lists_.size());
    const auto keep = [&](std::string_view key, object_list items) {
        if (!items.empty()) entries.push_back({key, items});
    };
    base_->each([&](std::uint32_t start, const relation_base::entry& list) {
        const bool differs = next != differing.end() && next->first == start;
        keep(list.key, differs ? (next++)->second->view() : list.items);
    });
    for (; next != differing.end(); ++next) keep(next->second->key(), next->second->view());
    return std::make_shared<const relation_base>(entries);
}

std::size_t relation_index::bytes() const noexcept {
    std::size_t sum = lists_.bytes();
    lists_.each([&](const ref<relation_list>& list) { sum += list->bytes(); });
    return sum;
}

} // namespace tenet::portfolio
