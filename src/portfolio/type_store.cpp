#include "portfolio/type_store.hpp"

#include "portfolio/fold_due.hpp"
#include "portfolio/key_hash.hpp"

#include <algorithm>
#include <cstddef>

namespace tenet::portfolio {

namespace {

/// Brings an owner's count into the cache for changing. std::make_shared puts it in front of the
/// object; elsewhere this does no harm.
void prefetch_count(const void* object) noexcept {
    if (object != nullptr) __builtin_prefetch(static_cast<const std::byte*>(object) - 16, 1);
}

constexpr std::size_t ahead = 16; ///< owners whose counts are on their way to the cache

} // namespace

type_base::~type_base() {
    for (std::size_t r = 0; r < owners_.size(); ++r) {
        if (r + ahead < owners_.size()) prefetch_count(objects_[r + ahead]);
        owners_[r].reset();
    }
}

row type_base::find(const record_type& type, std::uint64_t hash,
                    std::string_view key) const noexcept {
    static_assert(flat_table::none == no_row);
    return keys_.find(hash, [&](row at) { return type.key_of(objects_[at]) == key; });
}

std::size_t type_base::bytes() const noexcept {
    return objects_.capacity() * sizeof(const void*) + owners_.capacity() * sizeof(owner) +
           keys_.bytes();
}

row type_base::push_back(std::string_view key, owner object) {
    const row added = static_cast<row>(objects_.size());
    push_back(std::move(object));
    if (!key.empty()) insert_key(key, added);
    return added;
}

void type_base::push_back(owner object) {
    objects_.push_back(object.get());
    owners_.push_back(std::move(object));
}

void type_base::insert_key(std::string_view key, row r) {
    keys_.insert(key_hash(key), r);
}

void type_base::insert_keys_of(const type_base& before) {
    keys_.reserve(before.keys_.size());
    keys_.insert_all(before.keys_, [this](row r) { return objects_[r] != nullptr; });
}

void type_base::reserve(std::size_t rows) {
    objects_.reserve(rows);
    owners_.reserve(rows);
}

void type_base::shrink() {
    objects_.shrink_to_fit();
    owners_.shrink_to_fit();
}

type_store::type_store(const type_base& base) noexcept
    : base_(&base),
      alive_(base.objects().size() -
             static_cast<std::size_t>(std::ranges::count(base.objects(), nullptr))),
      rows_(static_cast<row>(base.objects().size())) {}

row type_store::find(const record_type& type, std::string_view key) const noexcept {
    if (key.empty()) return no_row;
    const std::uint64_t hash = key_hash(key);
    const row r = base_->find(type, hash, key);
    if (r != no_row && (lost_ == 0 || (*this)[r] != nullptr)) return r;
    if (added_.size() == 0) return no_row;
    const row* a = added_.find(hash, [&](row at) { return type.key_of((*this)[at]) == key; });
    return a != nullptr ? *a : no_row;
}

void type_store::prefetch(std::string_view key) const noexcept {
    base_->prefetch(key_hash(key));
}

const std::vector<const void*>* type_store::side_by_side() const noexcept {
    return changes_.size() == 0 && alive_ == rows_ ? &base_->objects() : nullptr;
}

row type_store::insert(std::string_view key, type_base::owner object) {
    const row added = rows_++;
    put(added, std::move(object));
    if (!key.empty()) added_.insert(key_hash(key), added);
    ++alive_;
    return added;
}

type_base::owner type_store::replace(row r, type_base::owner object) {
    return put(r, std::move(object));
}

type_base::owner type_store::remove(row r, std::string_view key) {
    if (r < base_->objects().size()) {
        ++lost_;
    } else {
        added_.erase(key_hash(key), [r](row at) { return at == r; });
    }
    --alive_;
    return put(r, nullptr);
}

bool type_store::is_fold_due() const noexcept {
    return portfolio::is_fold_due(changes_.size(), base_->objects().size());
}

std::shared_ptr<const type_base> type_store::fold(const record_type& type) const {
    std::vector<const change*> changed;
    changes_.each([&](const change& c) { changed.push_back(&c); });
    std::ranges::sort(changed, {}, &change::at);
    auto made = std::make_shared<type_base>();
    made->reserve(rows_);
    auto next = changed.begin();
    for (row r = 0; r < rows_; ++r) {
        if (r + ahead < base_->objects().size()) prefetch_count(base_->objects()[r + ahead]);
        const bool differs = next != changed.end() && (*next)->at == r;
        made->push_back(differs ? (*next++)->keeper : base_->owner_of(r));
    }
    made->insert_keys_of(*base_);
    added_.each([&](row r) { made->insert_key(type.key_of((*this)[r]), r); });
    return made;
}

void type_store::change::prefetch() const noexcept {
    prefetch_count(object);
}

type_base::owner type_store::put(row r, type_base::owner object) {
    const void* now = object.get();
    if (change* c = changes_.edit(r, any)) {
        c->object = now;
        return std::exchange(c->keeper, std::move(object));
    }
    changes_.insert(r, {r, now, std::move(object)});
    return nullptr;
}

std::vector<std::pair<row, const void*>> type_store::changes_in_order() const {
    std::vector<std::pair<row, const void*>> all;
    all.reserve(changes_.size());
    changes_.each([&](const change& c) { all.emplace_back(c.at, c.object); });
    std::ranges::sort(all, {}, &std::pair<row, const void*>::first);
    return all;
}

} // namespace tenet::portfolio
