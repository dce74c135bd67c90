#ifndef TENET_FEEL_FIELD_ACCESS_HPP
#define TENET_FEEL_FIELD_ACCESS_HPP

#include "members.hpp"
#include "reading.hpp"
#include "tree.hpp"

#include <tenet/schema/member_access.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace tenet::feel {

/// A slot as a run reads it; one that was never filled is missing by its name.
class slot_access {
public:
    explicit slot_access(const tree& t) : index_(t.index), name_(t.name) { unset_.path = name_; }
    slot_access(const slot_access&) = delete;
    slot_access& operator=(const slot_access&) = delete;

    [[nodiscard]] value read(evaluation& run) const {
        const value& v = run.slot(index_);
        const bool never_set = v.is_missing() && v.cause() == evaluation::never_set();
        return settled(run, never_set ? value::missing(&unset_) : v);
    }
    [[nodiscard]] const value& raw(const evaluation& run) const noexcept {
        return run.slot(index_);
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
        : slot_(*t.parts[0]),
          owner_(t.owner),
          field_(t.member),
          offset_(t.member->offset),
          held_(how_held(*t.member)),
          name_(t.name),
          zh_(t.zh) {}

    /// The text or number itself where the record holds it as a plain C++ member that is set;
    /// nullptr: `read` it.
    [[nodiscard]] const std::string* text(const evaluation& run) const noexcept {
        const void* member = held_ == holding::text ? address(run) : nullptr;
        return static_cast<const std::string*>(member);
    }
    [[nodiscard]] const decimal* number(const evaluation& run) const noexcept {
        if (held_ == holding::number) return static_cast<const decimal*>(address(run));
        if (held_ != holding::optional_number) return nullptr;
        const auto* member = static_cast<const std::optional<decimal>*>(address(run));
        return member != nullptr && member->has_value() ? &**member : nullptr;
    }

    [[nodiscard]] value read(evaluation& run) const {
        const value& record = slot_.raw(run);
        if (!record.is(value_kind::record) || &record.type() != owner_) return read_otherwise(run);
        return load(run, record.as_object());
    }

private:
    enum class holding : std::uint8_t { otherwise, text, number, optional_number };

    static holding how_held(const field& f) noexcept {
        if (f.load == &describing::load_member<std::string>) return holding::text;
        if (f.load == &describing::load_member<decimal>) return holding::number;
        if (f.load == &describing::load_member<std::optional<decimal>>) {
            return holding::optional_number;
        }
        return holding::otherwise;
    }

    [[nodiscard]] const void* address(const evaluation& run) const noexcept {
        const value& record = slot_.raw(run);
        if (!record.is(value_kind::record) || &record.type() != owner_) return nullptr;
        return static_cast<const std::byte*>(record.as_object()) + offset_;
    }

    [[nodiscard]] value load(evaluation& run, const void* object) const {
        value v = field_->load(*field_, object, run.memory());
        settle_in_place(run, v);
        return v;
    }
    [[nodiscard, gnu::noinline]] value read_otherwise(evaluation& run) const {
        return member(run, slot_.read(run), name_, zh_);
    }

    slot_access slot_;
    const record_type* owner_;
    const field* field_;
    std::uint32_t offset_;
    holding held_;
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
