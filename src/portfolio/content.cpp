#include "portfolio/content.hpp"

#include "portfolio/key_hash.hpp"

#include <tenet/portfolio/messages.hpp>

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

} // namespace

std::string_view text_in(const field& f, const void* object) noexcept {
    arena memory;
    const value v = f.load(f, object, memory);
    return v.is(value_kind::string) ? v.as_string() : std::string_view{};
}

row type_store::find(const record_type& type, std::string_view key) const noexcept {
    if (key.empty()) return no_row;
    const row* r = keys.find(key_hash(key), [&](row at) { return type.key_of(rows[at]) == key; });
    return r != nullptr ? *r : no_row;
}

records::records(std::shared_ptr<const catalogue> of)
    : types(std::move(of)),
      into(find_relations_into(*types)),
      supplied(std::make_shared<const coverage>()),
      codes(std::make_shared<const code_lists>()),
      stores(types->types().size()),
      relations(types->relations().size()) {}

const type_store* records::store(const record_type& type) const noexcept {
    const std::size_t i = types->index_of(type);
    return i < stores.size() ? &stores[i] : nullptr;
}

row records::upsert(std::size_t type, std::shared_ptr<const void> object) {
    const record_type& of = *types->types()[type];
    const std::string_view key = of.key_of(object.get());
    const row before = stores[type].find(of, key);
    if (before == no_row) return insert(type, key, std::move(object));
    replace(type, before, std::move(object));
    return before;
}

row records::insert(std::size_t type, std::string_view key, std::shared_ptr<const void> object) {
    type_store& store = stores[type];
    const row added = static_cast<row>(store.rows.size());
    for (const std::size_t i : (*into)[type]) {
        relations[i].add(text_in(*types->relations()[i].via, object.get()), object.get());
    }
    store.rows.push_back(std::move(object));
    if (!key.empty()) store.keys.insert(key_hash(key), added);
    ++store.alive;
    return added;
}

void records::replace(std::size_t type, row r, std::shared_ptr<const void> object) {
    const void* now = object.get();
    const std::shared_ptr<const void> before = stores[type].rows.exchange(r, std::move(object));
    for (const std::size_t i : (*into)[type]) {
        const field& via = *types->relations()[i].via;
        const std::string_view old_key = text_in(via, before.get());
        const std::string_view new_key = text_in(via, now);
        if (old_key == new_key) {
            relations[i].replace(new_key, before.get(), now);
        } else {
            relations[i].remove(old_key, before.get());
            relations[i].add(new_key, now);
        }
    }
}

void records::remove(std::size_t type, std::string_view key) {
    type_store& store = stores[type];
    const row r = store.find(*types->types()[type], key);
    if (r == no_row) return;
    store.keys.erase(key_hash(key), [r](row at) { return at == r; });
    const std::shared_ptr<const void> gone = store.rows.exchange(r, nullptr);
    for (const std::size_t i : (*into)[type]) {
        relations[i].remove(text_in(*types->relations()[i].via, gone.get()), gone.get());
    }
    --store.alive;
}

snapshot::content::content(records r) : records(std::move(r)), all(stores.size()) {}

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
