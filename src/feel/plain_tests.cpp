#include "plain_tests.hpp"

#include <tenet/schema/member_access.hpp>

#include <utility>

namespace tenet::feel {

namespace {

constexpr std::size_t most_texts = 8;

} // namespace

bool plain_tests::on_same_record(const tree& field) noexcept {
    const bool first = tests_.empty();
    if (!first && (field.parts[0]->index != slot_ || field.owner != owner_)) return false;
    slot_ = field.parts[0]->index;
    owner_ = field.owner;
    return true;
}

bool plain_tests::add(const tree& field, comparison op, const value& constant) {
    const bool may_be_unset =
        field.member->load == &describing::load_member<std::optional<decimal>>;
    const bool plain = may_be_unset || field.member->load == &describing::load_member<decimal>;
    if (!plain || !constant.is(value_kind::number) || !on_same_record(field)) return false;
    tests_.push_back({field.member->offset, true, may_be_unset, op, constant.as_number(), {}});
    return true;
}

bool plain_tests::add(const tree& field, const value& texts) {
    const bool plain = field.member->load == &describing::load_member<std::string>;
    const list_data& list = texts.as_list();
    if (!plain || list.size > most_texts || !on_same_record(field)) return false;
    test t;
    t.offset = field.member->offset;
    for (std::size_t i = 0; i < list.size; ++i) t.texts.push_back(list.at(i).as_string());
    tests_.push_back(std::move(t));
    return true;
}

} // namespace tenet::feel
