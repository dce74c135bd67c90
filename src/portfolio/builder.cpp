#include "portfolio/content.hpp"
#include "portfolio/key_hash.hpp"

#include <tenet/portfolio/messages.hpp>

#include <functional>

namespace tenet::portfolio {

namespace {

std::string text_of(const place& p) {
    std::string text = p.file;
    if (p.line != 0) text += ':' + std::to_string(p.line);
    if (text.empty()) text = p.pointer;
    return text;
}

} // namespace

struct builder::state {
    explicit state(std::shared_ptr<const catalogue> of)
        : types(std::move(of)), places(types->types().size()) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            stores.push_back(std::make_shared<type_base>());
        }
    }

    std::shared_ptr<const catalogue> types;
    std::vector<std::shared_ptr<type_base>> stores; ///< by type
    coverage supplied;
    code_lists codes;
    diagnostics problems;
    std::vector<std::vector<std::function<place()>>> places; ///< by type and row

    [[nodiscard]] place place_of(std::size_t type, row r) const {
        const std::function<place()>& known = places[type][r];
        return known ? known() : place{};
    }
};

builder::builder(std::shared_ptr<const catalogue> types)
    : state_(std::make_unique<state>(std::move(types))) {}

builder::~builder() = default;

const catalogue& builder::types() const noexcept {
    return *state_->types;
}

void builder::add(record r, place from) {
    if (from == place{}) return add_from(std::move(r), nullptr);
    add_from(std::move(r), [from = std::move(from)] { return from; });
}

void builder::add_from(record r, std::function<place()> from) {
    state& s = *state_;
    const auto here = [&from] { return from ? from() : place{}; };
    if (!check_record(*s.types, r, here, s.problems)) return;
    const std::size_t type = s.types->index_of(*r.type);
    const std::string_view key = r.type->key_of(r.object.get());
    type_base& store = *s.stores[type];
    const row before = key.empty() ? no_row : store.find(*r.type, key_hash(key), key);
    if (before == no_row) {
        store.push_back(key, std::move(r.object));
        s.places[type].push_back(std::move(from));
        return;
    }
    const bool is_kept = s.problems.items().size() < diagnostics::default_cap;
    s.problems.add(portfolio_messages::duplicate_key,
                   {std::string{key}, std::string{r.type->name()}, std::string{r.type->zh()},
                    is_kept ? text_of(s.place_of(type, before)) : std::string{}},
                   is_kept ? here() : place{});
}

void builder::cover(std::string collection, coverage_statement statement) {
    state_->supplied.add(std::move(collection), std::move(statement));
}

void builder::use(code_lists lists) {
    state_->codes = std::move(lists);
}

result<std::shared_ptr<const snapshot>> builder::finish(bool strict, diagnostics& warnings) {
    const std::unique_ptr<state> s = std::exchange(state_, std::make_unique<state>(state_->types));
    const severity level = strict ? severity::error : severity::warning;
    const auto place_of = [&s](std::size_t type, row r) { return s->place_of(type, r); };
    for (const auto& store : s->stores) store->shrink();
    records made{s->types, {s->stores.begin(), s->stores.end()}};
    diagnostics dangling;
    find_dangling(made, level, place_of, dangling);
    (strict ? s->problems : warnings).add(dangling);
    if (s->problems.has_errors()) return std::move(s->problems);

    made.supplied = std::make_shared<const coverage>(std::move(s->supplied));
    made.codes = std::make_shared<const code_lists>(std::move(s->codes));
    return snapshot::share(std::move(made));
}

} // namespace tenet::portfolio
