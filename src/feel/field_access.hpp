#ifndef TENET_FEEL_FIELD_ACCESS_HPP
#define TENET_FEEL_FIELD_ACCESS_HPP

#include "members.hpp"
#include "reading.hpp"
#include "tree.hpp"

#include <string>

namespace tenet::feel {

/// A slot as a run reads it; one that was never filled is missing by its name.
class slot_access {
public:
    explicit slot_access(const tree& t) : index_(t.index), name_(t.name) { unset_.path = name_; }
    slot_access(const slot_access&) = delete;
    slot_access& operator=(const slot_access&) = delete;

    [[nodiscard]] value read(evaluation& run) const {
        if (index_ >= run.slot_count()) return settled(run, value::missing(&unset_));
        return settled(run, run.slot(index_));
    }
    [[nodiscard]] const value* raw(const evaluation& run) const noexcept {
        return index_ < run.slot_count() ? &run.slot(index_) : nullptr;
    }

private:
    std::uint32_t index_;
    std::string name_;
    missing_cause unset_;
};

/// A field of the record in a slot: the leaf rules are made of.
class field_access {
public:
    /// `t` is a path with a known field, from a slot.
    explicit field_access(const tree& t)
        : slot_(*t.parts[0]), owner_(t.owner), field_(t.member), name_(t.name), zh_(t.zh) {}

    [[nodiscard]] value read(evaluation& run) const {
        const value* record = slot_.raw(run);
        if (record == nullptr || !record->is(value_kind::record) || &record->type() != owner_) {
            return member(run, slot_.read(run), name_, zh_);
        }
        return settled(run, field_->load(*field_, record->as_object(), run.memory()));
    }

private:
    slot_access slot_;
    const record_type* owner_;
    const field* field_;
    std::string name_;
    std::string zh_;
};

/// Whether a tree is what `field_access` reads.
[[nodiscard]] inline bool is_slot_field(const tree& t) noexcept {
    return t.what == form::path && t.member != nullptr && t.parts[0]->what == form::slot &&
           t.parts[0]->is.is == type::family::record;
}

} // namespace tenet::feel

#endif
