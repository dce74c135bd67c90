#include "plain_tests.hpp"

#include <tenet/schema/member_access.hpp>

#include <algorithm>
#include <utility>

namespace tenet::feel {

namespace {

constexpr std::size_t most_texts = 8;

} // namespace

number_test::number_test(comparison op, const decimal& limit) noexcept
    : accepted_(op), limit_(limit) {
    const bool quick = decimal_inline::is_small(limit) && decimal_inline::sign(limit) == 0;
    if (quick) exponent_ = decimal_inline::biased_exponent(limit);
}

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
    test t;
    t.offset = field.member->offset;
    t.of = may_be_unset ? holding::optional_number : holding::number;
    t.number = number_test{op, constant.as_number()};
    t.unset = &field.member->unset;
    tests_.push_back(std::move(t));
    return true;
}

bool plain_tests::add(const tree& field, const value& texts) {
    const bool plain = field.member->load == &describing::load_member<std::string>;
    const list_data& list = texts.as_list();
    if (!plain || list.size > most_texts || !on_same_record(field)) return false;
    test t;
    t.offset = field.member->offset;
    for (std::size_t i = 0; i < list.size; ++i) {
        const std::string_view text = list.at(i).as_string();
        t.texts.push_back(text);
        if (text.size() == 1) {
            const auto letter = static_cast<unsigned char>(text[0]);
            t.letters[letter / 64] |= std::uint64_t{1} << letter % 64;
        }
        if (text.size() <= short_text::most) t.short_texts.push_back(short_text::of(text));
    }
    tests_.push_back(std::move(t));
    return true;
}

bool plain_tests::holds(const test& t, const std::string& text) noexcept {
    if (text.size() > short_text::most) return is_among(t.texts, text);
    const short_text it = short_text::of(text);
    return std::find(t.short_texts.begin(), t.short_texts.end(), it) != t.short_texts.end();
}

plain_tests::answer plain_tests::decide(evaluation& run) const noexcept {
    const value& record = run.slot(slot_);
    if (!record.is(value_kind::record) || &record.type() != owner_) return answer::ordinary;
    const auto* object = static_cast<const std::byte*>(record.as_object());
    const missing_cause* unset = nullptr;
    for (const test& t : tests_) {
        const void* member = object + t.offset;
        if (t.of == holding::text) {
            if (!holds(t, *static_cast<const std::string*>(member))) return answer::no;
        } else if (const decimal* n = number_in(t, member)) {
            if (!t.number.holds(*n)) return answer::no;
        } else if (unset != nullptr || run.context().missing != missing_mode::spread) {
            return answer::ordinary;
        } else {
            unset = t.unset;
        }
    }
    if (unset == nullptr) return answer::yes;
    run.undecided() = value::missing(unset);
    return answer::unknown;
}

node::verdict condition::out_of_steps(evaluation& run) noexcept {
    run.undecided() = run.out_of_steps();
    return node::verdict::other;
}

node::verdict condition::test_at_length(evaluation& run, plain_tests::answer known) const {
    using answer = plain_tests::answer;
    switch (known == answer::unknown ? plain_->decide(run) : known) {
    case answer::no: return node::verdict::no;
    case answer::yes: return node::verdict::yes;
    case answer::unknown: return node::verdict::other;
    case answer::ordinary: break;
    }
    return node_->decide(run);
}

} // namespace tenet::feel
