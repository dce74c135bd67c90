#include "portfolio/content.hpp"

#include <tenet/portfolio/messages.hpp>

#include <algorithm>

namespace tenet::portfolio {

namespace {

std::shared_ptr<const relations_into> find_relations_into(const catalogue& types) {
    auto into = std::make_shared<relations_into>(types.types().size());
    for (std::size_t i = 0; i < types.relations().size(); ++i) {
        const bound_relation& r = types.relations()[i];
        if (r.definition->many) (*into)[types.index_of(*r.to)].push_back(i);
    }
    return into;
}

std::shared_ptr<const relation_base> relation_of(const bound_relation& r, const type_store& from) {
    if (!r.definition->many) return std::make_shared<const relation_base>();
    relation_collector lists(from.alive());
    from.each([&](row, const void* object) {
        lists.add(text_in(*r.via, object), object);
        return true;
    });
    return lists.finish();
}

} // namespace

std::string_view text_in(const field& f, const void* object) noexcept {
    arena memory;
    const value v = f.load(f, object, memory);
    return v.is(value_kind::string) ? v.as_string() : std::string_view{};
}

records::records(std::shared_ptr<const catalogue> of,
                 std::vector<std::shared_ptr<const type_base>> by_type)
    : types(std::move(of)),
      into(find_relations_into(*types)),
      supplied(std::make_shared<const coverage>()),
      codes(std::make_shared<const code_lists>()) {
    for (const auto& type : by_type) stores.emplace_back(*type);
    auto made = std::make_shared<base>();
    for (const bound_relation& r : types->relations()) {
        made->relations.push_back(relation_of(r, *store(*r.to)));
        relations.emplace_back(*made->relations.back());
    }
    made->types = std::move(by_type);
    flat = std::move(made);
}

const type_store* records::store(const record_type& type) const noexcept {
    const std::size_t i = types->index_of(type);
    return i < stores.size() ? &stores[i] : nullptr;
}

void records::upsert(std::size_t type, std::shared_ptr<const void> object) {
    const record_type& of = *types->types()[type];
    const std::string_view key = of.key_of(object.get());
    stores[type].prefetch(key);
    for (const std::size_t i : (*into)[type]) {
        relations[i].prefetch(text_in(*types->relations()[i].via, object.get()));
    }
    const row before = stores[type].find(of, key);
    if (before != no_row) return replace(type, before, std::move(object));
    for (const std::size_t i : (*into)[type]) {
        relations[i].add(text_in(*types->relations()[i].via, object.get()), object.get());
    }
    stores[type].insert(key, std::move(object));
}

void records::replace(std::size_t type, row r, std::shared_ptr<const void> object) {
    const void* now = object.get();
    const void* before = stores[type][r];
    const std::shared_ptr<const void> keeper = stores[type].replace(r, std::move(object));
    for (const std::size_t i : (*into)[type]) {
        const field& via = *types->relations()[i].via;
        const std::string_view old_key = text_in(via, before);
        const std::string_view new_key = text_in(via, now);
        if (old_key == new_key) {
            relations[i].replace(new_key, before, now);
        } else {
            relations[i].remove(old_key, before);
            relations[i].add(new_key, now);
        }
    }
}

void records::remove(std::size_t type, std::string_view key) {
    const row r = stores[type].find(*types->types()[type], key);
    if (r == no_row) return;
    const void* gone = stores[type][r];
    const std::shared_ptr<const void> keeper = stores[type].remove(r, key);
    for (const std::size_t i : (*into)[type]) {
        relations[i].remove(text_in(*types->relations()[i].via, gone), gone);
    }
}

bool records::is_fold_due() const noexcept {
    const auto due = [](const auto& part) { return part.is_fold_due(); };
    return std::ranges::any_of(stores, due) || std::ranges::any_of(relations, due);
}

void records::fold() {
    auto next = std::make_shared<base>(*flat);
    for (std::size_t i = 0; i < stores.size(); ++i) {
        if (!stores[i].is_fold_due()) continue;
        next->types[i] = stores[i].fold(*types->types()[i]);
        stores[i] = type_store{*next->types[i]};
    }
    for (std::size_t i = 0; i < relations.size(); ++i) {
        if (!relations[i].is_fold_due()) continue;
        next->relations[i] = relations[i].fold();
        relations[i] = relation_index{*next->relations[i]};
    }
    flat = std::move(next);
}

snapshot::content::content(records r) : records(std::move(r)), all(stores.size()) {}

const records& snapshot::content::to_derive_from() const {
    if (!is_fold_due()) return *this;
    std::call_once(folded_made, [this] {
        records next = static_cast<const records&>(*this);
        next.fold();
        folded = std::move(next);
    });
    return *folded;
}

bool check_record(const catalogue& types, const record& r, const std::function<place()>& where,
                  diagnostics& problems) {
    if (r.type == nullptr || types.index_of(*r.type) == types.types().size()) {
        const std::string name{r.type != nullptr ? r.type->name() : std::string_view{}};
        problems.add(portfolio_messages::unknown_type, {name}, where());
        return false;
    }
    if (r.object == nullptr) {
        problems.add(portfolio_messages::no_object, {std::string{r.type->name()}}, where());
        return false;
    }
    if (r.type->key() != nullptr && r.type->key_of(r.object.get()).empty()) {
        problems.add(portfolio_messages::no_key,
                     {std::string{r.type->name()}, std::string{r.type->key()->name},
                      std::string{r.type->zh()}, std::string{r.type->key()->zh}},
                     where());
        return false;
    }
    return true;
}

} // namespace tenet::portfolio
