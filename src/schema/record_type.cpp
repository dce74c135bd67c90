#include <tenet/schema/record_type.hpp>

#include <algorithm>

namespace tenet {

namespace {

using name_entry = std::pair<std::string_view, std::uint32_t>;

std::vector<name_entry> sorted_names(const std::vector<field>& fields) {
    std::vector<name_entry> names;
    names.reserve(fields.size() * 2);
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
        names.emplace_back(fields[i].name, i);
        if (!fields[i].zh.empty() && fields[i].zh != fields[i].name) {
            names.emplace_back(fields[i].zh, i);
        }
    }
    std::ranges::sort(names);
    return names;
}

} // namespace

record_type::record_type(header head, std::vector<field> fields, std::vector<relation> relations,
                         record_operations operations,
                         std::vector<std::unique_ptr<std::string>> texts)
    : head_(head),
      fields_(std::move(fields)),
      relations_(std::move(relations)),
      operations_(operations),
      by_name_(sorted_names(fields_)),
      texts_(std::move(texts)) {
    const auto path_of = [this](std::string_view member) -> std::string_view {
        std::string path{head_.name};
        path += '.';
        path += member;
        texts_.push_back(std::make_unique<std::string>(std::move(path)));
        return *texts_.back();
    };
    for (field& f : fields_) {
        f.unset.why = missing_cause::reason::unset;
        f.unset.path = path_of(f.name);
    }
    for (relation& r : relations_) {
        r.absent.why =
            r.many ? missing_cause::reason::uncovered : missing_cause::reason::unresolved;
        r.absent.path = path_of(r.name);
    }
    key_ = find_field(head_.key);
    time_ = find_field(head_.time_field);
    account_ = find_field(head_.account_field);
}

const field* record_type::find_field(std::string_view name_or_zh) const noexcept {
    const auto at = std::ranges::lower_bound(by_name_, name_or_zh, {}, &name_entry::first);
    return at != by_name_.end() && at->first == name_or_zh ? &fields_[at->second] : nullptr;
}

const relation* record_type::find_relation(std::string_view name_or_zh) const noexcept {
    if (name_or_zh.empty()) return nullptr;
    const auto at = std::ranges::find_if(
        relations_, [&](const relation& r) { return r.name == name_or_zh || r.zh == name_or_zh; });
    return at != relations_.end() ? &*at : nullptr;
}

std::vector<std::string_view> record_type::names() const {
    std::vector<std::string_view> all;
    const auto add = [&all](const auto& member) {
        all.push_back(member.name);
        if (!member.zh.empty() && member.zh != member.name) all.push_back(member.zh);
    };
    for (const field& f : fields_) add(f);
    for (const relation& r : relations_) add(r);
    return all;
}

std::string_view record_type::key_of(const void* object) const noexcept {
    if (key_ == nullptr) return {};
    arena memory;
    const value v = key_->load(*key_, object, memory);
    return v.is(value_kind::string) ? v.as_string() : std::string_view{};
}

} // namespace tenet
