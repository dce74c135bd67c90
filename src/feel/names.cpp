#include "names.hpp"

#include "lexer.hpp"

#include <algorithm>
#include <utility>

namespace tenet::feel {

namespace {

tree_pointer leaf(form what, type is) {
    auto t = std::make_unique<tree>();
    t->what = what;
    t->is = std::move(is);
    return t;
}

const type::member* find(const type& context, std::string_view name) noexcept {
    for (const type::member& m : context.members) {
        if (m.name == name) return &m;
    }
    return nullptr;
}

type member_type(const type::member& m) {
    return m.is ? *m.is : type::any();
}

type type_behind(const relation& way, const catalogue* types) {
    const record_type* target = types != nullptr ? types->find(way.target) : nullptr;
    type one = target != nullptr ? type::of_record(*target) : type::any();
    return way.many ? type::list_of(std::move(one)) : one;
}

bool is_temporal(const type& is) noexcept {
    return is.is == type::family::scalar && is.kind >= value_kind::date &&
           is.kind <= value_kind::year_month_duration;
}

/// Whether a value of that type may have entries that are not known before running.
bool may_have_more(const type& is) noexcept {
    return is.is == type::family::any || is.is == type::family::context;
}

} // namespace

type item_of(const type& list) {
    if (list.is != type::family::list) return list;
    return list.item ? *list.item : type::any();
}

names::names(const scope& outer, bool pack_functions)
    : outer_(&outer), pack_functions_(pack_functions) {}

std::size_t names::longest_from(std::string_view word) const {
    static const known_words native = [] {
        known_words all;
        for (const builtin& b : builtins()) feel::note(all, b.name);
        return all;
    }();
    return std::max({feel::longest_from(words_, word), outer_->longest_from(word),
                     feel::longest_from(native, word)});
}

void names::add_variable(std::string name, std::uint32_t local, type is) {
    note(name);
    frames_.back().variables.push_back({std::move(name), local, std::move(is)});
}

void names::open_item(std::uint32_t local, type is) {
    note(is);
    frame& f = frames_.emplace_back();
    f.is_item = true;
    f.item = local;
    f.item_type = std::move(is);
}

void names::open_function(function_frame& function) {
    frames_.emplace_back().function = &function;
}

bool names::open_ended() const noexcept {
    return std::any_of(frames_.begin(), frames_.end(),
                       [](const frame& f) { return f.is_item && may_have_more(f.item_type); });
}

const builtin* names::native(std::string_view name) const noexcept {
    const builtin* found = find_builtin(name);
    return found != nullptr && found->pack_only && !pack_functions_ ? nullptr : found;
}

bool names::knows(std::string_view name) const {
    for (const frame& f : frames_) {
        const bool declared = std::any_of(f.variables.begin(), f.variables.end(),
                                          [&](const auto& v) { return v.name == name; });
        if (declared) return true;
        if (!f.is_item) continue;
        if (name == "item") return true;
        const record_type* r = f.item_type.record;
        if (r != nullptr && (r->find_field(name) != nullptr || r->find_relation(name) != nullptr)) {
            return true;
        }
        if (find(f.item_type, name) != nullptr) return true;
    }
    return is_outside(name);
}

/// A local variable declared in frame `depth`, as seen from the innermost frame: every function
/// between captures it.
tree_pointer names::local(std::size_t depth, std::uint32_t n, const type& is) {
    for (std::size_t i = depth + 1; i < frames_.size(); ++i) {
        function_frame* function = frames_[i].function;
        if (function == nullptr) continue;
        auto& captures = function->captures;
        const auto known = std::find_if(captures.begin(), captures.end(),
                                        [n](const auto& c) { return c.first == n; });
        if (known != captures.end()) {
            n = known->second;
            continue;
        }
        const std::uint32_t inside = new_local();
        captures.emplace_back(n, inside);
        n = inside;
    }
    tree_pointer t = leaf(form::local, is);
    t->index = n;
    return t;
}

tree_pointer names::path(tree_pointer base, std::string_view name) const {
    const type item = item_of(base->is);
    const bool many = base->is.is == type::family::list;
    auto t = leaf(form::path, type::any());
    t->name = name;
    type found;
    if (item.is == type::family::record) {
        t->owner = item.record;
        t->member = item.record->find_field(name);
        t->way = t->member != nullptr ? nullptr : item.record->find_relation(name);
        if (t->member != nullptr) {
            found = type::of_field(*t->member);
            t->name = t->member->name;
            t->zh = t->member->zh;
        } else if (t->way != nullptr) {
            found = type_behind(*t->way, outer_->types());
            t->name = t->way->name;
            t->zh = t->way->zh;
        } else {
            return nullptr;
        }
    } else if (const type::member* m = find(item, name)) {
        found = member_type(*m);
    } else if (is_temporal(item) && name != "timezone" && name != "time offset") {
        found = type::scalar(value_kind::number);
    }
    t->is = many ? type::list_of(std::move(found)) : std::move(found);
    t->height = base->height + 1;
    t->parts.push_back(std::move(base));
    return t;
}

tree_pointer names::in_frame(std::size_t depth, std::string_view name) {
    const frame& f = frames_[depth];
    for (std::size_t i = f.variables.size(); i-- > 0;) {
        if (f.variables[i].name == name)
            return local(depth, f.variables[i].local, f.variables[i].is);
    }
    if (!f.is_item) return nullptr;
    const record_type* r = f.item_type.record;
    const bool member = r != nullptr
                            ? r->find_field(name) != nullptr || r->find_relation(name) != nullptr
                            : find(f.item_type, name) != nullptr;
    if (member) return path(local(depth, f.item, f.item_type), name);
    if (name == "item") return local(depth, f.item, f.item_type);
    return nullptr;
}

/// The scope's open record slot that has a field or relation of that name.
std::optional<std::uint32_t> names::open_slot_with(std::string_view name) const {
    const auto& open = outer_->open_slots();
    const auto found = std::find_if(open.rbegin(), open.rend(), [&](std::uint32_t n) {
        const record_type* r = outer_->slots()[n].is.record;
        return r != nullptr &&
               (r->find_field(name) != nullptr || r->find_relation(name) != nullptr);
    });
    return found == open.rend() ? std::nullopt : std::optional{*found};
}

bool names::is_outside(std::string_view name) const {
    return outer_->find(name) || open_slot_with(name) || native(name) != nullptr;
}

/// Reads a slot; inside functions, where the scope says so, the copy the outermost one took.
tree_pointer names::slot(std::uint32_t n) {
    const scope::slot& s = outer_->slots()[n];
    const auto function =
        std::find_if(frames_.begin(), frames_.end(), [](const frame& f) { return f.function; });
    tree_pointer t = leaf(form::slot, s.is);
    t->index = n;
    t->name = s.name;
    if (!outer_->functions_capture() || function == frames_.end()) return t;
    auto& taken = function->function->slots;
    auto known = std::find_if(taken.begin(), taken.end(),
                              [n](const slot_capture& c) { return c.read->index == n; });
    if (known == taken.end()) known = taken.insert(taken.end(), {std::move(t), new_local()});
    return local(static_cast<std::size_t>(function - frames_.begin()), known->local, s.is);
}

tree_pointer names::outside(std::string_view name) {
    if (const auto n = outer_->find(name)) return slot(*n);
    if (const auto n = open_slot_with(name)) return path(slot(*n), name);
    if (const builtin* b = native(name)) {
        type function;
        function.is = type::family::function;
        tree_pointer t = leaf(form::builtin, std::move(function));
        t->native = b;
        t->name = b->name;
        return t;
    }
    return nullptr;
}

tree_pointer names::resolve(std::string_view name, bool called) {
    std::vector<std::uint32_t> items;
    tree_pointer found;
    for (std::size_t i = frames_.size(); i-- > 0 && !found;) {
        found = in_frame(i, name);
        const bool may_be_entry = !found || (name == "item" && found->what == form::local);
        if (frames_[i].is_item && may_be_entry && may_have_more(frames_[i].item_type)) {
            items.push_back(local(i, frames_[i].item, type::any())->index);
        }
    }
    if (!found) found = outside(name);
    const bool surely = found && called && found->what == form::builtin;
    if (items.empty() || surely) return found;
    auto t = leaf(form::entry, type::any());
    t->name = name;
    t->indexes = std::move(items);
    if (found) {
        t->height = found->height + 1;
        t->parts.push_back(std::move(found));
    }
    return t;
}

std::string names::closest_to(std::string_view name) const {
    std::vector<std::string_view> known;
    const auto add_record = [&](const type& is) {
        if (is.record == nullptr) return;
        const auto fields = is.record->names();
        known.insert(known.end(), fields.begin(), fields.end());
        for (const relation& r : is.record->relations()) {
            known.push_back(r.name);
            known.push_back(r.zh);
        }
    };
    for (const frame& f : frames_) {
        for (const variable& v : f.variables) known.emplace_back(v.name);
        if (f.is_item) add_record(f.item_type);
        for (const type::member& m : f.item_type.members) known.emplace_back(m.name);
    }
    for (const scope::slot& s : outer_->slots()) {
        known.emplace_back(s.name);
        if (!s.zh.empty()) known.emplace_back(s.zh);
        if (s.open) add_record(s.is);
    }
    for (const builtin& b : builtins()) {
        if (!b.pack_only || pack_functions_) known.push_back(b.name);
    }
    return std::string{closest(name, known)};
}

} // namespace tenet::feel
