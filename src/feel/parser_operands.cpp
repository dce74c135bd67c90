#include "parser.hpp"
#include "result_types.hpp"

#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <utility>

namespace tenet::feel {

tree_pointer parser::literal(const value& v, type is) {
    tree_pointer t = make(form::literal, last_end_);
    t->constant = v;
    t->is = std::move(is);
    return done(std::move(t));
}

tree_pointer parser::at_literal() {
    const std::size_t begin = take().begin;
    if (!at(token_kind::string)) {
        unexpected({"双引号内的日期、时间或时长", "a date, time or duration in double quotes"});
        return broken();
    }
    tree_pointer t = make(form::zoned_literal, begin);
    t->name = take().text;
    const std::string& text = t->name;
    if (const auto d = date::parse(text)) {
        t->what = form::literal;
        t->constant = value{*d};
        t->is = type::scalar(value_kind::date);
    } else if (const auto ym = year_month_duration::parse(text)) {
        t->what = form::literal;
        t->constant = value{*ym};
        t->is = type::scalar(value_kind::year_month_duration);
    } else if (const auto dt = day_time_duration::parse(text)) {
        t->what = form::literal;
        t->constant = value{*dt};
        t->is = type::scalar(value_kind::day_time_duration);
    } else if (date_time::parse(text)) {
        t->is = type::scalar(value_kind::date_time);
    } else if (time_of_day::parse(text)) {
        t->is = type::scalar(value_kind::time);
    } else if (text.find('@') == std::string::npos) {
        problems_->add(feel_messages::bad_at_literal, {text}, begin);
    }
    return done(std::move(t));
}

tree_pointer parser::round() {
    const std::size_t begin = take().begin;
    if (comparison_sign()) {
        tree_pointer t = comparison_range(begin);
        expect(token_kind::close_round, {"“)”", "\")\""});
        return done(std::move(t));
    }
    tree_pointer inner = expression();
    if (accept(token_kind::dots)) return range(std::move(inner), false, begin);
    expect(token_kind::close_round, {"“)”", "\")\""});
    return inner;
}

tree_pointer parser::comparison_range(std::size_t begin) {
    const auto sign = comparison_sign();
    (void)take();
    const bool is_point = *sign == comparison::equal || *sign == comparison::not_equal;
    tree_pointer t = make(is_point ? form::point : form::range, begin);
    t->comparing = *sign;
    t->is.is = type::family::range;
    tree_pointer end = chain(0);
    const bool is_low = *sign == comparison::greater || *sign == comparison::greater_equal;
    const bool included = *sign == comparison::greater_equal || *sign == comparison::less_equal;
    if (is_point) {
        adopt(*t, std::move(end));
    } else {
        t->low_included = is_low && included;
        t->high_included = !is_low && included;
        adopt(*t, is_low ? std::move(end) : nullptr);
        adopt(*t, is_low ? nullptr : std::move(end));
    }
    return done(std::move(t));
}

tree_pointer parser::range(tree_pointer low, bool low_included, std::size_t begin) {
    tree_pointer t = make(form::range, begin);
    t->is.is = type::family::range;
    t->is.item = std::make_shared<const type>(low->is);
    t->low_included = low_included;
    adopt(*t, std::move(low));
    const bool outer = std::exchange(in_range_end_, true);
    adopt(*t, chain(0));
    in_range_end_ = outer;
    if (at(token_kind::close_square)) {
        t->high_included = true;
    } else if (at(token_kind::close_round) || at(token_kind::open_square)) {
        t->high_included = false;
    } else {
        unexpected({"范围的结尾“]”或“)”", "the end of the range, \"]\" or \")\""});
        return t;
    }
    if (trace_ != nullptr && at(token_kind::open_square)) trace_->turned.insert(peek().begin);
    (void)take();
    return done(std::move(t));
}

tree_pointer parser::square() {
    const bool opens_range = at(token_kind::close_square);
    const std::size_t begin = take().begin;
    if (trace_ != nullptr && opens_range) trace_->turned.insert(begin);
    tree_pointer t = make(form::list, begin);
    if (accept(token_kind::close_square)) {
        t->is = type::list_of(type::any());
        return done(std::move(t));
    }
    tree_pointer first = expression();
    if (opens_range || at(token_kind::dots)) {
        expect(token_kind::dots, {"“..”", "\"..\""});
        return range(std::move(first), !opens_range, begin);
    }
    type item = first->is;
    adopt(*t, std::move(first));
    while (accept(token_kind::comma)) {
        adopt(*t, expression());
        const type& next = t->parts.back()->is;
        const bool same = next.is == item.is && next.kind == item.kind &&
                          next.record == item.record && next.is == type::family::scalar;
        if (!same) item = type::any();
    }
    t->is = type::list_of(std::move(item));
    expect(token_kind::close_square, {"“,”或“]”", "\",\" or \"]\""});
    return done(std::move(t));
}

tree_pointer parser::context() {
    tree_pointer t = make(form::context, take().begin);
    t->is.is = type::family::context;
    names_.open_variables();
    while (!stopped_ && !at(token_kind::close_curly)) {
        const std::size_t key_begin = peek().begin;
        std::string key = at(token_kind::string) ? take().text : declared_name(false);
        expect(token_kind::colon, {"“:”", "\":\""});
        if (std::find(t->names.begin(), t->names.end(), key) != t->names.end()) {
            problems_->add(feel_messages::repeated_entry, {key}, key_begin);
        }
        adopt(*t, expression());
        const type is = t->parts.back()->is;
        const std::uint32_t local = names_.new_local();
        names_.add_variable(key, local, is);
        next_.reset();
        t->is.members.push_back({key, std::make_shared<const type>(is)});
        t->indexes.push_back(local);
        t->names.push_back(std::move(key));
        if (!accept(token_kind::comma)) break;
    }
    names_.close();
    expect(token_kind::close_curly, {"“,”或“}”", "\",\" or \"}\""});
    return done(std::move(t));
}

tree_pointer parser::conditional() {
    tree_pointer t = make(form::conditional, take().begin);
    adopt(*t, expression());
    expect(token_kind::keyword_then, {"“then”", "\"then\""});
    adopt(*t, expression());
    expect(token_kind::keyword_else, {"“else”", "\"else\""});
    adopt(*t, expression());
    const type& yes = t->parts[1]->is;
    const type& no = t->parts[2]->is;
    if (yes.is == no.is && yes.kind == no.kind && yes.is == type::family::scalar) t->is = yes;
    return done(std::move(t));
}

void parser::iterator(tree& into) {
    if (into.indexes.size() >= max_depth_) {
        stop(feel_messages::too_deep, {std::to_string(max_depth_)}, into.begin);
    }
    std::string variable = declared_name(true);
    expect(token_kind::keyword_in, {"“in”", "\"in\""});
    tree_pointer domain = expression();
    tree_pointer last;
    type item = item_of(domain->is);
    if (domain->is.is == type::family::range) {
        item = domain->is.item ? *domain->is.item : type::any();
    }
    if (accept(token_kind::dots)) {
        item = domain->is;
        last = expression();
    }
    adopt(into, std::move(domain));
    adopt(into, std::move(last));
    const std::uint32_t local = names_.new_local();
    into.indexes.push_back(local);
    names_.open_variables();
    names_.add_variable(std::move(variable), local, std::move(item));
    next_.reset();
}

tree_pointer parser::iteration() {
    tree_pointer t = make(form::iteration, take().begin);
    t->index = names_.new_local();
    do {
        iterator(*t);
    } while (accept(token_kind::comma));
    names_.open_variables();
    names_.add_variable("partial", t->index, type::list_of(type::any()));
    expect(token_kind::keyword_return, {"“,”或“return”", "\",\" or \"return\""});
    adopt(*t, expression());
    t->is = type::list_of(t->parts.back()->is);
    for (std::size_t n = 0; n <= t->indexes.size(); ++n) names_.close();
    return done(std::move(t));
}

tree_pointer parser::quantified(form what) {
    tree_pointer t = make(what, take().begin);
    t->is = type::scalar(value_kind::boolean);
    do {
        iterator(*t);
    } while (accept(token_kind::comma));
    expect(token_kind::keyword_satisfies, {"“,”或“satisfies”", "\",\" or \"satisfies\""});
    adopt(*t, expression());
    for (std::size_t n = 0; n < t->indexes.size(); ++n) names_.close();
    return done(std::move(t));
}

tree_pointer parser::function() {
    tree_pointer t = make(form::function, take().begin);
    t->is.is = type::family::function;
    t->frame = std::make_unique<function_frame>();
    function_frame& frame = *t->frame;
    frame.first = names_.locals();
    expect(token_kind::open_round, {"“(”", "\"(\""});
    names_.open_function(frame);
    names_.open_variables();
    while (!stopped_ && !at(token_kind::close_round)) {
        const std::size_t begin = peek().begin;
        std::string parameter = declared_name(false);
        const type is = accept(token_kind::colon) ? type_name() : type::any();
        if (std::find(frame.parameters.begin(), frame.parameters.end(), parameter) !=
            frame.parameters.end()) {
            problems_->add(feel_messages::duplicate_name, {parameter}, begin);
        }
        frame.parameters.push_back(parameter);
        frame.parameter_locals.push_back(names_.new_local());
        names_.add_variable(std::move(parameter), frame.parameter_locals.back(), is);
        if (!accept(token_kind::comma)) break;
    }
    expect(token_kind::close_round, {"“,”或“)”", "\",\" or \")\""});
    if (at(token_kind::name) && slice(peek().begin, peek().end) == "external" &&
        !names_.knows("external")) {
        (void)take();
        t->low_included = false; // marks a body that is not FEEL
    }
    adopt(*t, expression());
    names_.close();
    names_.close();
    frame.last = names_.locals();
    return done(std::move(t));
}

tree_pointer parser::call(tree_pointer callee) {
    (void)take();
    tree_pointer t = make(form::call, callee->begin);
    adopt(*t, std::move(callee));
    while (!stopped_ && !at(token_kind::close_round)) {
        if (auto parameter = argument_name()) t->names.push_back(std::move(*parameter));
        adopt(*t, expression());
        if (!accept(token_kind::comma)) break;
    }
    if (!t->names.empty() && t->names.size() + 1 != t->parts.size()) {
        unexpected({"全部带名称的参数", "a name for every argument"});
    }
    expect(token_kind::close_round, {"“,”或“)”", "\",\" or \")\""});
    if (!stopped_) check_call(*t);
    if (const builtin* native = t->parts[0]->native) t->is = result_type_of(native->name);
    return done(std::move(t));
}

/// Whether a built-in has a form for the number, or the names, of the arguments.
void parser::check_call(const tree& t) {
    const builtin* native = t.parts[0]->what == form::builtin ? t.parts[0]->native : nullptr;
    if (native == nullptr) return;
    const std::size_t count = t.parts.size() - 1;
    const bool fits = std::any_of(native->forms.begin(), native->forms.end(),
                                  [&](const auto& f) { return form_takes(f, count, t.names); });
    if (fits) return;
    if (t.names.empty()) {
        problems_->add(feel_messages::wrong_argument_count,
                       {std::string{native->name}, std::to_string(count)}, t.begin);
        return;
    }
    std::string written;
    for (const std::string& name : t.names) written += (written.empty() ? "" : ", ") + name;
    problems_->add(feel_messages::unknown_parameter, {std::string{native->name}, written}, t.begin);
}

} // namespace tenet::feel
