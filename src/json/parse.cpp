#include "boost_parser.hpp"
#include "builder.hpp"
#include "content.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/json/messages.hpp>

#include <algorithm>

namespace tenet::json {

namespace {

/// Turns the parser's events into calls of the builder and stops at the limits.
struct handler {
    using error_code = boost_json::error_code;
    using view = boost_json::string_view;

    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);

    handler(builder& b, const read_options& o) : build(&b), options(&o) {}

    builder* build;
    const read_options* options;
    bool too_many = false;

    static std::string_view text(view s) { return {s.data(), s.size()}; }

    bool fits(error_code& ec) {
        if (build->count() < options->max_values) return true;
        too_many = true;
        ec = boost_json::error::array_too_large;
        return false;
    }
    bool fits(std::size_t length, error_code& ec) const {
        if (length <= options->max_string) return true;
        ec = boost_json::error::string_too_large;
        return false;
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code& ec) {
        if (!fits(ec)) return false;
        build->open(true);
        return true;
    }
    bool on_array_end(std::size_t n, error_code&) const {
        build->close_array(n);
        return true;
    }
    bool on_object_begin(error_code& ec) {
        if (!fits(ec)) return false;
        build->open(false);
        return true;
    }
    bool on_object_end(std::size_t n, error_code&) const {
        build->close_object(n);
        return true;
    }
    bool on_string_part(view s, std::size_t n, error_code& ec) const {
        if (!fits(n, ec)) return false;
        build->part(text(s));
        return true;
    }
    bool on_string(view s, std::size_t n, error_code& ec) {
        if (!fits(n, ec) || !fits(ec)) return false;
        build->string(text(s));
        return true;
    }
    bool on_key_part(view s, std::size_t n, error_code& ec) const {
        return on_string_part(s, n, ec);
    }
    bool on_key(view s, std::size_t n, error_code& ec) {
        if (!fits(n, ec) || !fits(ec)) return false;
        build->name(text(s));
        return true;
    }
    bool on_number_part(view s, error_code&) const {
        build->part(text(s));
        return true;
    }
    bool on_number(view s, error_code& ec) {
        if (!fits(ec)) return false;
        build->number(text(s));
        return true;
    }
    bool on_int64(std::int64_t, view s, error_code& ec) { return on_number(s, ec); }
    bool on_uint64(std::uint64_t, view s, error_code& ec) { return on_number(s, ec); }
    bool on_double(double, view s, error_code& ec) { return on_number(s, ec); }
    bool on_bool(bool b, error_code& ec) {
        if (!fits(ec)) return false;
        build->boolean(b);
        return true;
    }
    bool on_null(error_code& ec) {
        if (!fits(ec)) return false;
        build->null();
        return true;
    }
    bool on_comment_part(view, error_code&) { return true; }
    bool on_comment(view, error_code&) { return true; }
};

diagnostic as_diagnostic(const builder::problem& p, const document_content& c) {
    place where = c.where(p.ordinal);
    if (!p.is_number) {
        const std::uint32_t first_line = c.where(p.first_ordinal).line;
        return {json_messages::duplicate_name,
                {std::string{p.text}, std::to_string(first_line)},
                std::move(where)};
    }
    diagnostic d = decimal::read(p.text).error().items().front();
    d.where() = std::move(where);
    return d;
}

void report(const std::vector<builder::problem>& found, const document_content& c,
            diagnostics& problems) {
    for (const builder::problem& p : found) {
        if (problems.total() < diagnostics::default_cap) {
            problems.add(as_diagnostic(p, c));
        } else {
            problems.add(p.is_number ? base_messages::bad_number : json_messages::duplicate_name,
                         {}); // only counted
        }
    }
}

/// Says what is wrong where the parser stopped at `offset`. An exponent may be beyond the parser's
/// counting although the text is JSON.
diagnostic explain(const document_content& c, std::size_t offset, bool exponent) {
    constexpr std::size_t longest_shown = 60;
    locator at{c.body, c.options};
    std::size_t last = 0;
    std::string pointer;
    while (at.next() && at.offset() <= offset) {
        last = at.offset();
        pointer = at.pointer();
    }
    if (at.problem()) {
        const fault& f = *at.problem();
        return {*f.what, f.arguments, c.where_offset(f.offset, at.pointer())};
    }
    place where = c.where_offset(last, std::move(pointer));
    if (!exponent) return {json_messages::bad_syntax, {}, std::move(where)};
    const std::size_t size = c.body.find_first_not_of("0123456789+-.eE", last) - last;
    return {base_messages::number_out_of_range,
            {std::string{c.body.substr(last, std::min(size, longest_shown))}},
            std::move(where)};
}

} // namespace

void document_content::parse(diagnostics& problems) {
    boost_json::parse_options rules;
    rules.max_depth = options.max_depth;
    rules.allow_invalid_utf8 = true; // checked before

    builder build{body, memory};
    boost_json::basic_parser<handler> parser{rules, build, options};
    boost_json::error_code ec;
    const std::size_t passed = parser.write_some(false, body.data(), body.size(), ec);
    report(build.take_problems(), *this, problems);
    if (parser.handler().too_many) {
        problems.add(json_messages::too_many_values, {std::to_string(options.max_values)},
                     where(build.count()));
    } else if (ec.failed() || passed != body.size() || !parser.done()) {
        problems.add(explain(*this, passed, ec == boost_json::error::exponent_overflow));
    } else {
        root = build.root();
    }
}

} // namespace tenet::json
