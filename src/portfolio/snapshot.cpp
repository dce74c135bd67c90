#include "portfolio/content.hpp"

#include <tenet/portfolio/messages.hpp>
#include <tenet/portfolio/snapshot.hpp>

namespace tenet::portfolio {

snapshot::snapshot(std::shared_ptr<const content> c) : content_(std::move(c)) {}
snapshot::~snapshot() = default;

const catalogue& snapshot::types() const noexcept {
    return *content_->types;
}

const std::shared_ptr<const catalogue>& snapshot::shared_types() const noexcept {
    return content_->types;
}

const coverage& snapshot::supplied() const noexcept {
    return *content_->supplied;
}

const code_lists& snapshot::codes() const noexcept {
    return *content_->codes;
}

std::size_t snapshot::size(const record_type& type) const noexcept {
    const type_store* store = content_->store(type);
    return store != nullptr ? store->alive() : 0;
}

row snapshot::rows(const record_type& type) const noexcept {
    const type_store* store = content_->store(type);
    return store != nullptr ? store->rows() : 0;
}

const void* snapshot::at(const record_type& type, row r) const noexcept {
    const type_store* store = content_->store(type);
    return store != nullptr && r < store->rows() ? (*store)[r] : nullptr;
}

row snapshot::find(const record_type& type, std::string_view key) const noexcept {
    const type_store* store = content_->store(type);
    return store != nullptr ? store->find(type, key) : no_row;
}

void snapshot::each(const record_type& type,
                    const std::function<bool(row, const void*)>& visit) const {
    const type_store* store = content_->store(type);
    if (store != nullptr) store->each(visit);
}

std::span<const void* const> snapshot::all(const record_type& type) const {
    const std::size_t i = content_->types->index_of(type);
    if (i == content_->stores.size()) return {};
    const type_store& store = content_->stores[i];
    if (const std::vector<const void*>* flat = store.side_by_side()) return *flat;
    content::row_list& list = content_->all[i];
    std::call_once(list.made, [&] {
        list.objects.reserve(store.alive());
        store.each([&](row, const void* object) {
            list.objects.push_back(object);
            return true;
        });
    });
    return list.objects;
}

std::span<const void* const> snapshot::related(const record_type& from, const relation& way,
                                               const void* object) const noexcept {
    const std::size_t slot = content_->types->slot_of(from, way);
    if (slot == content_->relations.size()) return {};
    const bound_relation& bound = content_->types->relations()[slot];
    if (bound.definition->many) return content_->relations[slot].find(from.key_of(object));
    const type_store& store = *content_->store(*bound.to);
    const row r = store.find(*bound.to, text_in(*bound.via, object));
    if (r == no_row) return {};
    return {&store[r], 1};
}

result<std::shared_ptr<const snapshot>> snapshot::with(const change& what) const {
    diagnostics problems;
    for (const change::removal& gone : what.removals) {
        if (gone.type == nullptr || find(*gone.type, gone.key) == no_row) {
            const std::string name{gone.type != nullptr ? gone.type->name() : std::string_view{}};
            problems.add(portfolio_messages::nothing_to_delete, {name, gone.key});
        }
    }
    for (const record& r : what.upserts) {
        [[maybe_unused]] const bool fine = check_record(
            *content_->types, r, [] { return place{}; }, problems);
    }
    if (problems.has_errors()) return problems;

    records next = content_->to_derive_from();
    for (const change::removal& gone : what.removals) {
        next.remove(next.types->index_of(*gone.type), gone.key);
    }
    for (const record& r : what.upserts) next.upsert(next.types->index_of(*r.type), r.object);
    return share(std::move(next));
}

std::shared_ptr<const snapshot> snapshot::with_coverage(coverage supplied) const {
    records next = *content_;
    next.supplied = std::make_shared<const coverage>(std::move(supplied));
    return share(std::move(next));
}

std::shared_ptr<const snapshot> snapshot::share(records of) {
    return std::shared_ptr<const snapshot>{new snapshot{std::make_shared<content>(std::move(of))}};
}

diagnostics snapshot::check_references(severity level) const {
    diagnostics problems;
    find_dangling(*content_, level, {}, problems);
    return problems;
}

const std::string& snapshot::digest() const {
    std::call_once(content_->digest_made, [this] { content_->digest = digest_of(*content_); });
    return content_->digest;
}

std::size_t snapshot::index_bytes() const noexcept {
    std::size_t sum = 0;
    for (const auto& type : content_->flat->types) sum += type->bytes();
    for (const auto& relation : content_->flat->relations) sum += relation->bytes();
    for (const type_store& store : content_->stores) sum += store.bytes();
    for (const relation_index& relation : content_->relations) sum += relation.bytes();
    return sum;
}

} // namespace tenet::portfolio
