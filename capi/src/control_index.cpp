#include "group.hpp"

using namespace tenet::capi;
namespace group = tenet::group;
namespace json = tenet::json;

namespace tenet::capi {

namespace {

/// A question about one party of an index: arguments checked, the party found.
template <class Out, class Reply>
tenet_status ask_index(const tenet_control_index* index, tenet_str party, const char* name,
                       Out** out, tenet_error** error, const Reply& reply) noexcept {
    return guarded(error, [&] {
        arguments check;
        check.need(index, "index");
        check.out(out, "out");
        const std::string_view id = check.text(party, name);
        if (!check.good()) return check.refusal();
        const auto found = find_party(*index->of, id);
        return found.number ? reply(index->is, *found.number) : found.refusal;
    });
}

/// A question about two parties.
template <class Reply>
answer ask_index_pair(arguments& check, const tenet_control_index* index, tenet_str controller,
                      tenet_str subject, const Reply& reply) {
    check.need(index, "index");
    const std::string_view one = check.text(controller, "controller");
    const std::string_view other = check.text(subject, "subject");
    if (!check.good()) return check.refusal();
    const auto a = find_party(*index->of, one);
    const auto b = find_party(*index->of, other);
    if (!a.number) return a.refusal;
    if (!b.number) return b.refusal;
    return reply(index->is, index->is.seat_of(*a.number), *b.number);
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_control_index_new(const tenet_structure* day, tenet_control_index** out,
                                     tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(day, "day");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        auto made = group::control_index::of(day->is);
        if (!made) return refuse(made.error());
        *out = new tenet_control_index{day->of, std::move(*made)};
        return answer::ok();
    });
}

tenet_status tenet_control_index_with_json(const tenet_control_index* index, tenet_str json,
                                           tenet_str file, tenet_control_index** out,
                                           tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(index, "index");
        const std::string_view text = check.bytes(json, "json");
        const std::string_view name = check.text(file, "file");
        check.out(out, "out");
        if (!check.good()) return check.refusal();
        const auto read = group::read_changes(std::string{text}, index->is, reading(name));
        if (!read) return refuse(read.error());
        auto made = index->is.with(read->is);
        if (!made) return refuse(made.error());
        *out = new tenet_control_index{index->of, std::move(*made)};
        return answer::ok();
    });
}

tenet_status tenet_control_index_differences_json(const tenet_control_index* index,
                                                  tenet_buffer** out, tenet_error** error) {
    return write_document(index, "index", out, error,
                          [](json::writer& to, const tenet_control_index& of) {
                              group::write_differences(to, of.is);
                          });
}

size_t tenet_control_index_pair_count(const tenet_control_index* index) {
    return index == nullptr ? 0 : index->is.pair_count();
}

tenet_status tenet_control_index_controls(const tenet_control_index* index, tenet_str controller,
                                          tenet_str subject, tenet_control* out,
                                          tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        if (check.need(out, "out")) *out = TENET_CONTROL_NO;
        return ask_index_pair(check, index, controller, subject,
                              [&](const group::control_index& of, group::seat_number seat,
                                  group::party_number party) {
                                  *out = static_cast<tenet_control>(of.controls(seat, party));
                                  return answer::ok();
                              });
    });
}

tenet_status tenet_control_index_controlled(const tenet_control_index* index, tenet_str controller,
                                            tenet_party_list** out, tenet_error** error) {
    const auto reply = [&](const group::control_index& of, group::party_number p) {
        auto made = std::make_unique<tenet_party_list>();
        made->of = index->of;
        for (const auto& c : of.controlled_by(of.seat_of(p))) {
            made->items.push_back({c.party, c.is, of.seat_of(c.party)});
        }
        *out = made.release();
        return answer::ok();
    };
    return ask_index(index, controller, "controller", out, error, reply);
}

tenet_status tenet_control_index_controllers(const tenet_control_index* index, tenet_str subject,
                                             tenet_party_list** out, tenet_error** error) {
    const auto reply = [&](const group::control_index& of, group::party_number p) {
        auto made = std::make_unique<tenet_party_list>();
        made->of = index->of;
        for (const auto& c : of.controllers_of(p)) {
            for (const auto member : of.members(c.seat)) {
                made->items.push_back({member, c.is, c.seat});
            }
        }
        *out = made.release();
        return answer::ok();
    };
    return ask_index(index, subject, "subject", out, error, reply);
}

tenet_status tenet_control_index_prove_control_json(const tenet_control_index* index,
                                                    tenet_str controller, tenet_str subject,
                                                    tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        return ask_index_pair(check, index, controller, subject,
                              [&](const group::control_index& of, group::seat_number seat,
                                  group::party_number party) {
                                  const auto proof = of.prove(seat, party);
                                  return give_written(out, [&](json::writer& to) {
                                      group::write_control(to, of, proof);
                                  });
                              });
    });
}

tenet_status tenet_control_index_graph(const tenet_control_index* index, tenet_graph** out,
                                       tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(index, "index");
        check.out(out, "out");
        return check.good() ? give_made(index->is.relations(), out) : check.refusal();
    });
}

void tenet_control_index_free(tenet_control_index* index) {
    delete index;
}
