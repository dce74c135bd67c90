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

std::optional<plain_tests::test> plain_tests::test_on(const tree& left, holding wanted) noexcept {
    test t;
    t.of = wanted;
    const bool on_slot = left.what == form::slot;
    const std::uint32_t slot = on_slot ? left.index : left.parts[0]->index;
    const record_type* owner = on_slot ? nullptr : left.owner;
    const bool same = owner == owner_ && (on_slot || slot == slot_);
    if (!tests_.empty() && !same) return std::nullopt;
    if (on_slot) {
        t.offset = slot;
    } else {
        const auto load = left.member->load;
        const bool may_be_unset = load == &describing::load_member<std::optional<decimal>>;
        const bool plain = wanted == holding::text
                               ? load == &describing::load_member<std::string>
                               : may_be_unset || load == &describing::load_member<decimal>;
        if (!plain) return std::nullopt;
        if (may_be_unset) t.of = holding::optional_number;
        t.offset = left.member->offset;
        t.unset = &left.member->unset;
    }
    slot_ = slot;
    owner_ = owner;
    return t;
}

bool plain_tests::add(const tree& left, comparison op, const value& constant) {
    if (!constant.is(value_kind::number)) return false;
    auto t = test_on(left, holding::number);
    if (!t) return false;
    t->number = number_test{op, constant.as_number()};
    tests_.push_back(std::move(*t));
    return true;
}

bool plain_tests::add(const tree& left, const value& texts) {
    const list_data& list = texts.as_list();
    if (list.size > most_texts) return false;
    auto t = test_on(left, holding::text);
    if (!t) return false;
    for (std::size_t i = 0; i < list.size; ++i) {
        const std::string_view text = list.at(i).as_string();
        t->texts.push_back(text);
        if (text.size() == 1) {
            const auto letter = static_cast<unsigned char>(text[0]);
            t->letters[letter / 64] |= std::uint64_t{1} << letter % 64;
        }
        if (text.size() <= short_text::most) t->short_texts.push_back(short_text::of(text));
    }
    tests_.push_back(std::move(*t));
    return true;
}

plain_tests::answer plain_tests::decide_slots(const evaluation& run) const noexcept {
    for (const test& t : tests_) {
        const value& v = run.slot(t.offset);
        if (t.of == holding::text) {
            if (!v.is(value_kind::string)) return answer::ordinary;
            if (!holds(t, v.as_string())) return answer::no;
        } else {
            if (!v.is(value_kind::number)) return answer::ordinary;
            if (!t.number.holds(v.as_number())) return answer::no;
        }
    }
    return answer::yes;
}

bool plain_tests::holds(const test& t, std::string_view text) noexcept {
    if (text.size() > short_text::most) return is_among(t.texts, text);
    const short_text it = short_text::of(text);
    return std::find(t.short_texts.begin(), t.short_texts.end(), it) != t.short_texts.end();
}

plain_tests::answer plain_tests::decide(evaluation& run) const noexcept {
    if (owner_ == nullptr) return decide_slots(run);
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
