#include <tenet/schema/catalogue.hpp>
#include <tenet/schema/messages.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace tenet {

namespace {

place at(const record_type& type, std::string_view member = {}) {
    place where;
    where.pointer = type.name();
    if (!member.empty()) {
        where.pointer += '.';
        where.pointer += member;
    }
    return where;
}

/// What a field is needed for, and the kinds it may have then.
struct role {
    std::string_view zh;
    std::string_view en;
    bool temporal;
};
constexpr role as_key{"主键", "the key", false};
constexpr role as_time{"时间字段", "the time field", true};
constexpr role as_account{"客户字段", "the account field", false};
constexpr role as_reference{"引用", "a reference", false};

class checker {
public:
    explicit checker(diagnostics& problems) : problems_(problems) {}

    /// The field of that name if it can play the role, else nullptr and a diagnostic.
    const field* require(const record_type& type, std::string_view name, const role& needed,
                         const place& where) {
        const field* f = type.find_field(name);
        if (f == nullptr) {
            problems_.add(schema_messages::unknown_field,
                          {std::string{name}, std::string{type.name()}}, where);
            return nullptr;
        }
        const bool fits = needed.temporal
                              ? f->kind == value_kind::date || f->kind == value_kind::date_time
                              : f->kind == value_kind::string;
        if (fits) return f;
        problems_.add(schema_messages::wrong_kind,
                      {std::string{f->name}, std::string{needed.zh},
                       std::string{chinese_name_of(f->kind)}, std::string{needed.en},
                       std::string{name_of(f->kind)}},
                      where);
        return nullptr;
    }

    void check_head(const record_type& type) {
        const record_type::header& head = type.head();
        if (!head.key.empty()) require(type, head.key, as_key, at(type));
        if (!head.time_field.empty()) require(type, head.time_field, as_time, at(type));
        if (!head.account_field.empty()) require(type, head.account_field, as_account, at(type));
    }

    void check_member_names(const record_type& type) {
        std::map<std::string_view, int> uses;
        for (const std::string_view name : type.names()) ++uses[name];
        for (const auto& [name, count] : uses) {
            if (count > 1) {
                problems_.add(schema_messages::duplicate_name,
                              {std::string{name}, std::string{type.name()}}, at(type, name));
            }
        }
    }

    /// Type and collection names lead to one type each.
    void check_type_names(const std::vector<const record_type*>& types) {
        std::map<std::string_view, const record_type*> owners;
        for (const record_type* type : types) {
            const record_type::header& h = type->head();
            for (const std::string_view name : {h.name, h.zh, h.collection, h.collection_zh}) {
                if (name.empty()) continue;
                const auto [entry, is_new] = owners.emplace(name, type);
                if (!is_new && entry->second != type) {
                    problems_.add(schema_messages::duplicate_name,
                                  {std::string{name}, std::string{entry->second->name()}},
                                  at(*type));
                }
            }
        }
    }

    bound_relation bind(const record_type& from, const relation& r, const record_type* to) {
        const place where = at(from, r.name);
        if (to == nullptr) {
            problems_.add(schema_messages::unknown_record_type,
                          {std::string{r.name}, std::string{r.target}}, where);
            return {&from, &r, nullptr, nullptr};
        }
        const record_type& identified = r.many ? from : *to;
        if (identified.key() == nullptr) {
            problems_.add(schema_messages::no_key,
                          {std::string{r.name}, std::string{identified.name()}}, where);
        }
        return {&from, &r, to, require(r.many ? *to : from, r.via, as_reference, where)};
    }

private:
    diagnostics& problems_;
};

} // namespace

result<std::shared_ptr<const catalogue>>
catalogue::make(std::vector<const record_type*> types,
                std::vector<std::shared_ptr<const record_type>> owned) {
    auto made = std::make_shared<catalogue>();
    made->types_ = std::move(types);
    made->owned_ = std::move(owned);
    for (const auto& type : made->owned_) {
        if (std::ranges::find(made->types_, type.get()) == made->types_.end()) {
            made->types_.push_back(type.get());
        }
    }

    diagnostics problems;
    checker check{problems};
    check.check_type_names(made->types_);
    for (const record_type* type : made->types_) {
        check.check_head(*type);
        check.check_member_names(*type);
        made->first_relation_.push_back(made->relations_.size());
        for (const relation& r : type->relations()) {
            made->relations_.push_back(check.bind(*type, r, made->find(r.target)));
        }
    }
    if (problems.has_errors()) return problems;
    return std::shared_ptr<const catalogue>{std::move(made)};
}

const record_type* catalogue::find(std::string_view name) const noexcept {
    if (name.empty()) return nullptr;
    const auto found = std::ranges::find_if(types_, [name](const record_type* type) {
        const record_type::header& h = type->head();
        return h.name == name || h.zh == name || h.collection == name || h.collection_zh == name;
    });
    return found != types_.end() ? *found : nullptr;
}

std::size_t catalogue::index_of(const record_type& type) const noexcept {
    return static_cast<std::size_t>(std::ranges::find(types_, &type) - types_.begin());
}

std::size_t catalogue::slot_of(const record_type& from, const relation& r) const noexcept {
    const std::size_t type = index_of(from);
    const auto position = static_cast<std::size_t>(&r - from.relations().data());
    if (type == types_.size() || position >= from.relations().size()) return relations_.size();
    return first_relation_[type] + position;
}

} // namespace tenet
