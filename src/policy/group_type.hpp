#ifndef TENET_SRC_POLICY_GROUP_TYPE_HPP
#define TENET_SRC_POLICY_GROUP_TYPE_HPP

#include "groupings.hpp"

#include <tenet/schema/catalogue.hpp>

#include <memory>

namespace tenet::policy {

/// The record types of groups as rules see them (`corporate_group`, 集团), over the organisations
/// and accounts of a catalogue. They are derived, so that no portfolio holds any.
///
/// `id`, `name`, `members`, `accounts`, `controllers`, `membership`, `subsidiaries`: whom the
/// member it is seen from controls, and `others`: the groups the member belongs to besides, which
/// are the same but for `others`.
class group_types {
public:
    explicit group_types(const catalogue& of);
    [[nodiscard]] const record_type& own() const noexcept { return *own_; }
    [[nodiscard]] const record_type& other() const noexcept { return *other_; }

private:
    std::unique_ptr<const record_type> other_;
    std::unique_ptr<const record_type> own_;
};

/// Whether a catalogue has what groups are made of: our own organisations and relationships, and
/// accounts with a field `organisation`.
[[nodiscard]] bool can_group(const catalogue& types) noexcept;

} // namespace tenet::policy

#endif
