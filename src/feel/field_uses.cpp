#include "parser.hpp"
#include "problems.hpp"
#include "refuse.hpp"
#include "tree.hpp"

#include <tenet/feel/field_uses.hpp>

#include <algorithm>

namespace tenet::feel {

namespace {

/// The records a value of a type is or lists; null where that is not known, or it has none.
const record_type* records_in(const type& is) {
    const type* t = &is;
    while (t->is == type::family::list && t->item != nullptr) t = t->item.get();
    return t->is == type::family::record ? t->record : nullptr;
}

bool is_null(const tree& t) {
    return t.what == form::literal && t.constant.is_null();
}

/// Only asks whether something is there, or how often.
bool asks_no_field(const tree& call) {
    const builtin* f = call.parts[0]->native;
    return f != nullptr && (f->name == "count" || f->name == "is missing");
}

class finder {
public:
    /// `whole`: what `t` gives goes where the fields of its records are not named.
    void look(const tree& t, bool whole) {
        switch (t.what) {
        case form::slot:
        case form::local: break;
        case form::path: step(t); break;
        case form::filter:
            look(*t.parts[0], whole || !named(t) || !named(*t.parts[0]));
            look(*t.parts[1], true);
            return; // what it gives is what it filters
        case form::iteration:
        case form::some:
        case form::every: loop(t); break;
        case form::comparison: compare(t); break;
        case form::call:
            for (const tree_pointer& part : t.parts) {
                if (part) look(*part, !asks_no_field(t) || !named(*part));
            }
            break;
        default: look_at_all(t);
        }
        if (const record_type* of = records_in(t.is); whole && of != nullptr) add(of, nullptr);
    }
    [[nodiscard]] std::vector<field_use> found() && { return std::move(found_); }

private:
    static bool named(const tree& t) { return records_in(t.is) != nullptr; }

    void look_at_all(const tree& t) {
        for (const tree_pointer& part : t.parts) {
            if (part) look(*part, true);
        }
        if (t.frame == nullptr) return;
        for (const slot_capture& taken : t.frame->slots) look(*taken.read, true);
    }

    void step(const tree& t) {
        const bool known = t.owner != nullptr && (t.member != nullptr || t.way != nullptr);
        look(*t.parts[0], !known || !named(*t.parts[0]));
        if (!known) return;
        if (t.member != nullptr) return add(t.owner, t.member);
        const record_type* holder = t.way->many ? records_in(t.is) : t.owner;
        const field* via = holder == nullptr ? nullptr : holder->find_field(t.way->via);
        if (via != nullptr) add(holder, via);
    }

    void loop(const tree& t) {
        for (std::size_t n = 0; n + 1 < t.parts.size(); ++n) {
            if (t.parts[n]) look(*t.parts[n], !named(*t.parts[n]));
        }
        look(*t.parts.back(), true);
    }

    void compare(const tree& t) {
        const bool with_null = is_null(*t.parts[0]) || is_null(*t.parts[1]);
        for (const tree_pointer& part : t.parts) look(*part, !with_null || !named(*part));
    }

    void add(const record_type* of, const field* is) {
        const field_use use{of, is};
        if (std::ranges::find(found_, use) == found_.end()) found_.push_back(use);
    }

    std::vector<field_use> found_;
};

} // namespace

std::vector<field_use> used_fields(std::string_view text, const scope& names,
                                   const compile_options& options, bool gives_records) {
    if (refuse(text, options).has_errors()) return {};
    problems found{text, options.at};
    parser reader{text, names, options, found};
    const tree_pointer t = reader.whole_expression();
    if (!found.empty() || t == nullptr) return {};
    finder f;
    f.look(*t, gives_records || records_in(t->is) == nullptr);
    return std::move(f).found();
}

} // namespace tenet::feel
