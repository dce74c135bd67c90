#include "parser.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <utility>

namespace tenet::feel {

namespace {

/// Characters a declared name may hold besides those of words (grammar rule 30).
bool is_name_sign(char c) noexcept {
    return c == '.' || c == '/' || c == '-' || c == '\'' || c == '+' || c == '*';
}

std::size_t skip_blanks(std::string_view text, std::size_t offset) noexcept {
    while (offset < text.size()) {
        std::size_t next = offset;
        if (!is_blank(next_code_point(text, next))) break;
        offset = next;
    }
    return offset;
}

/// The end of a run of characters that go on in a name; `offset` if there is none.
std::size_t run_end(std::string_view text, std::size_t offset) noexcept {
    while (offset < text.size()) {
        std::size_t next = offset;
        if (!is_name_part(next_code_point(text, next))) break;
        offset = next;
    }
    return offset;
}

bool has_member(const type& item, std::string_view name) {
    if (item.record != nullptr) {
        return item.record->find_field(name) != nullptr ||
               item.record->find_relation(name) != nullptr;
    }
    return std::any_of(item.members.begin(), item.members.end(),
                       [&](const type::member& m) { return m.name == name; });
}

} // namespace

std::string normal_name(std::string_view text) {
    std::string name;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!is_blank(next_code_point(text, at))) {
            name += text.substr(begin, at - begin);
        } else {
            at = skip_blanks(text, at);
            if (!name.empty() && at < text.size()) name += ' ';
        }
    }
    return name;
}

/// The end of the longest name that begins with the word [begin, first_end), goes on with words
/// and signs, and is known; `begin` if not even the word is.
std::size_t parser::extended_end(std::size_t begin, std::size_t first_end,
                                 const std::function<bool(std::string_view)>& known) {
    const std::string_view text = lexer_.text();
    const std::size_t longest = names_.longest_from(slice(begin, first_end));
    std::size_t best = known(slice(begin, first_end)) ? first_end : begin;
    std::size_t end = first_end;
    std::string name{slice(begin, first_end)};
    while (name.size() < longest) {
        const std::size_t next = skip_blanks(text, end);
        std::size_t next_end = run_end(text, next);
        if (next_end == next) {
            if (next >= text.size() || !is_name_sign(text[next])) break;
            next_end = next + 1;
        }
        if (next != end) name += ' ';
        name += slice(next, next_end);
        end = next_end;
        if (known(name)) best = end;
    }
    return best;
}

std::size_t parser::known_name_end(std::size_t begin) {
    const std::size_t first_end = lexer_.word_end(begin);
    if (first_end == begin) return begin;
    return extended_end(begin, first_end,
                        [this](std::string_view name) { return names_.knows(name); });
}

/// Words side by side can only be one name: the end of the last of them.
std::size_t parser::joined_end(std::size_t begin) {
    const std::string_view text = lexer_.text();
    std::size_t end = run_end(text, begin);
    while (true) {
        const std::size_t next = skip_blanks(text, end);
        const std::size_t next_end = run_end(text, next);
        if (next == end || next_end == next) return end;
        if (keyword(slice(next, next_end)) != token_kind::name) return end;
        end = next_end;
    }
}

void parser::note_name(std::size_t begin, std::size_t end) {
    if (trace_ != nullptr) trace_->names[begin] = end;
}

/// Whether a known name is also an operation on known names and numbers, as `a-b` is where `a` and
/// `b` are names too.
bool parser::is_ambiguous(std::string_view name) const {
    std::size_t parts = 1;
    std::size_t begin = 0;
    const auto is_operand = [&](std::size_t end) {
        const std::string part = normal_name(name.substr(begin, end - begin));
        return names_.knows(part) || decimal::parse(part);
    };
    for (std::size_t at = 1; at < name.size(); ++at) {
        if (!is_name_sign(name[at]) || name[at] == '\'') continue;
        if (!is_operand(at)) return false;
        ++parts;
        begin = at + 1;
    }
    return parts > 1 && is_operand(name.size());
}

tree_pointer parser::name() {
    const std::size_t begin = peek().begin;
    if (slice(begin, begin + 1) == "?") {
        if (!input_) {
            unexpected({"一个值", "a value"});
            return broken();
        }
        (void)take();
        input_used_ = true;
        tree_pointer t = make(form::slot, begin);
        t->index = *input_;
        t->is = outer_->slots().size() > *input_ ? outer_->slots()[*input_].is : type::any();
        t->name = outer_->slots().size() > *input_ ? outer_->slots()[*input_].name : "?";
        return done(std::move(t));
    }
    std::size_t end = known_name_end(begin);
    const std::size_t joined = joined_end(std::max(begin, end));
    if (end == begin || joined > end) end = joined;
    note_name(begin, end);
    const std::string written = normal_name(slice(begin, end));
    if (trace_ != nullptr && names_.knows(written) && is_ambiguous(written)) {
        trace_->ambiguous[begin] = written;
    }
    move_to(end);
    return known_or_reported(written, begin);
}

tree_pointer parser::known_or_reported(const std::string& wanted, std::size_t begin) {
    tree_pointer t = names_.resolve(wanted, at(token_kind::open_round));
    if (!t && names_.open_ended()) return broken();
    if (!t) {
        const bool worth_a_hint = problems_->size() < diagnostics::default_cap;
        std::string near = worth_a_hint ? names_.closest_to(wanted) : std::string{};
        std::vector<std::string> arguments{wanted};
        if (!near.empty()) arguments.push_back(near);
        problems_->add(near.empty() ? feel_messages::unknown_name
                                    : feel_messages::unknown_name_near,
                       std::move(arguments), begin);
        t = broken();
    }
    t->begin = begin;
    return done(std::move(t));
}

/// The end of a name that is being declared at `begin`: words and signs, up to anything else.
std::size_t parser::free_name_end(std::size_t begin, bool before_in) {
    const std::string_view text = lexer_.text();
    std::size_t end = lexer_.word_end(begin);
    if (end == begin) return begin;
    while (true) {
        const std::size_t next = skip_blanks(text, end);
        const std::size_t next_end = run_end(text, next);
        if (next_end != next) {
            if (before_in && slice(next, next_end) == "in") return end;
            end = next_end;
        } else if (next < text.size() && is_name_sign(text[next]) &&
                   slice(next, next + 2) != "//" && slice(next, next + 2) != "/*") {
            end = next + 1;
        } else {
            return end;
        }
    }
}

std::string parser::declared_name(bool before_in) {
    const std::size_t begin = peek().begin;
    const std::size_t end = free_name_end(begin, before_in);
    if (end == begin) {
        unexpected({"名称", "a name"});
        return {};
    }
    note_name(begin, end);
    move_to(end);
    return normal_name(slice(begin, end));
}

std::optional<std::string> parser::argument_name() {
    const std::size_t begin = peek().begin;
    const std::size_t end = free_name_end(begin, false);
    const std::size_t colon = lexer_.skip(end);
    if (end == begin || slice(colon, colon + 1) != ":") return {};
    note_name(begin, end);
    move_to(colon + 1);
    return normal_name(slice(begin, end));
}

std::string parser::member_name(const type& item) {
    const std::size_t begin = peek().begin;
    const std::size_t first_end = lexer_.word_end(begin);
    if (first_end == begin) {
        unexpected({"名称", "a name"});
        return {};
    }
    std::size_t end = extended_end(
        begin, first_end, [&](std::string_view wanted) { return has_member(item, wanted); });
    const std::size_t joined = joined_end(std::max(begin, end));
    if (end == begin || joined > end) end = joined;
    note_name(begin, end);
    move_to(end);
    return normal_name(slice(begin, end));
}

type parser::type_name() {
    const std::size_t begin = peek().begin;
    type is = any_type(begin);
    if (trace_ != nullptr) trace_->types[begin] = last_end_;
    return is;
}

type parser::any_type(std::size_t begin) {
    const std::size_t first_end = lexer_.word_end(begin);
    if (first_end == begin) {
        unexpected({"类型名称", "the name of a type"});
        return type::any();
    }
    const std::string word{slice(begin, first_end)};
    const bool generic =
        word == "list" || word == "context" || word == "range" || word == "function";
    const std::size_t after = lexer_.skip(first_end);
    if (generic && slice(after, after + 1) == "<") {
        move_to(after + 1);
        return generic_type(word, begin);
    }
    for (const std::string_view several :
         {std::string_view{"days and time duration"}, std::string_view{"date and time"},
          std::string_view{"years and months duration"}}) {
        std::size_t end = begin;
        std::string name;
        while (name.size() < several.size()) {
            const std::size_t next = skip_blanks(lexer_.text(), end);
            const std::size_t next_end = run_end(lexer_.text(), next);
            if (next_end == next) break;
            if (!name.empty()) name += ' ';
            name += slice(next, next_end);
            end = next_end;
        }
        if (name == several) {
            note_name(begin, end);
            move_to(end);
            return plain_type(name, begin);
        }
    }
    const std::size_t end = joined_end(begin);
    note_name(begin, end);
    move_to(end);
    return plain_type(normal_name(slice(begin, end)), begin);
}

type parser::generic_type(const std::string& name, std::size_t begin) {
    if (++depth_ > max_depth_) {
        stop(feel_messages::too_deep, {std::to_string(max_depth_)}, begin);
        return type::any();
    }
    type t;
    if (name == "list" || name == "range") {
        t.is = name == "list" ? type::family::list : type::family::range;
        t.item = std::make_shared<const type>(type_name());
        expect(token_kind::greater, {"“>”", "\">\""});
    } else if (name == "context") {
        t.is = type::family::context;
        while (!stopped_ && !accept(token_kind::greater)) {
            std::string entry = declared_name(false);
            expect(token_kind::colon, {"“:”", "\":\""});
            t.members.push_back({std::move(entry), std::make_shared<const type>(type_name())});
            if (!accept(token_kind::comma) && !at(token_kind::greater)) {
                unexpected({"“,”或“>”", "\",\" or \">\""});
            }
        }
    } else {
        t.is = type::family::function;
        while (!stopped_ && !accept(token_kind::greater)) {
            t.members.push_back({{}, std::make_shared<const type>(type_name())});
            if (!accept(token_kind::comma) && !at(token_kind::greater)) {
                unexpected({"“,”或“>”", "\",\" or \">\""});
            }
        }
        expect(token_kind::arrow, {"“->”", "\"->\""});
        t.members.push_back({{}, std::make_shared<const type>(type_name())});
    }
    --depth_;
    return t;
}

type parser::plain_type(const std::string& name, std::size_t begin) {
    if (const type* defined = outer_->find_type(name)) return *defined;
    if (auto known = type::named(name)) return *known;
    if (const record_type* r = outer_->types() ? outer_->types()->find(name) : nullptr) {
        return type::of_record(*r);
    }
    problems_->add(feel_messages::unknown_type, {name}, begin);
    return type::any();
}

} // namespace tenet::feel
