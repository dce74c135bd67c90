#include "evaluation.hpp"

#include "model.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/dmn/input_json.hpp>
#include <tenet/json/typed_value.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <new>
#include <type_traits>

using namespace tenet::capi;
using tenet::value;
using tenet::value_kind;

namespace tenet::capi {

namespace {

constexpr tenet_evaluation_flags known_flags =
    TENET_EVALUATION_SPREAD_MISSING | TENET_EVALUATION_STRICT | TENET_EVALUATION_READ_KINDS |
    TENET_EVALUATION_WRITE_KINDS | TENET_EVALUATION_TRACE;
constexpr std::size_t longest_plain_number = 40; ///< as decimal::text writes them

feel::run_context context_of(const tenet_evaluation& e) {
    const tenet_evaluation_flags flags = e.around.flags;
    feel::run_context c;
    c.facts = e.facts ? &*e.facts : nullptr;
    c.now = e.around.in.at;
    c.zones = e.around.in.zones.get();
    c.missing = (flags & TENET_EVALUATION_SPREAD_MISSING) != 0 ? feel::missing_mode::spread
                                                               : feel::missing_mode::null;
    c.strict = (flags & TENET_EVALUATION_STRICT) != 0;
    c.bounds = e.around.in.bounds;
    return c;
}

/// Writes the digits of an integer of up to 34 digits; no value if it has more.
std::optional<std::size_t> write_digits(const decimal& n, std::array<char, 40>& into) noexcept {
    const decimal part = decimal::scaled(1, 17);
    const decimal upper = (n * decimal::scaled(1, -17)).rounded(0, rounding::down);
    const auto high = upper.to_int64();
    const auto low = (n - upper * part).to_int64();
    if (!high || !low) return std::nullopt;
    char* const begin = into.data();
    char* const end = begin + into.size();
    if (*high == 0) return std::to_chars(begin, end, *low).ptr - begin;
    char* at = std::to_chars(begin, end, *high).ptr;
    std::array<char, 20> rest{};
    const auto length = static_cast<std::size_t>(
        std::to_chars(rest.data(), rest.data() + rest.size(), *low).ptr - rest.data());
    at = std::fill_n(at, length < 17 ? 17 - length : 0, '0');
    at = std::copy_n(rest.data(), length, at);
    return static_cast<std::size_t>(at - begin);
}

answer no_trace() {
    return answer::refuse(TENET_ERROR_STATE, capi_messages::no_trace);
}

/// Whether a slot is there.
void check_slot(arguments& check, const tenet_evaluation* evaluation, uint32_t slot) {
    if (!check.need(evaluation, "evaluation")) return;
    if (slot >= evaluation->cells.size()) {
        check.refuse(capi_messages::beyond_end,
                     {std::to_string(slot), std::to_string(evaluation->cells.size())});
    }
}

bool has_slot(const tenet_evaluation* evaluation, uint32_t slot) noexcept {
    return evaluation != nullptr && slot < evaluation->cells.size();
}

tenet_status refuse_slot(const tenet_evaluation* evaluation, uint32_t slot) noexcept {
    return guarded(nullptr, [&] {
        arguments check;
        check_slot(check, evaluation, slot);
        return check.refusal();
    });
}

/// Fills a slot with a value that needs no room. Inlined, so that the value is made where it stays.
[[gnu::always_inline]] inline tenet_status set(tenet_evaluation* evaluation, uint32_t slot,
                                               const value& v) noexcept {
    if (!has_slot(evaluation, slot)) return refuse_slot(evaluation, slot);
    evaluation->put(slot, v);
    return TENET_OK;
}

} // namespace

tenet_evaluation::surroundings read_options(arguments& check,
                                            const tenet_evaluation_options* given) {
    tenet_evaluation::surroundings around;
    const auto from =
        check.versioned(given, tenet_evaluation_options{}, "tenet_evaluation_options");
    if (!check.good()) return around;
    check.only_bits(from.flags, known_flags, "flags");
    check.between(from.reserved, 0, 0, "reserved");
    around.in = read_context(check, from.context, true);
    if (from.records != nullptr) around.records = from.records->is;
    around.flags = from.flags;
    return around;
}

void number_text(const decimal& n, std::string& into) {
    std::array<char, 40> digits{};
    const int scale = n.is_finite() ? n.scale() : -1;
    const auto length = scale < 0 || scale > 34
                            ? std::nullopt
                            : write_digits(n.abs() * decimal::scaled(1, scale), digits);
    if (!length) {
        into = n.text();
        return;
    }
    into.assign(n.is_negative() ? "-" : "");
    const auto places = static_cast<std::size_t>(scale);
    if (places == 0) {
        into.append(digits.data(), *length);
    } else if (*length > places) {
        into.append(digits.data(), *length - places).append(1, '.');
        into.append(digits.data() + (*length - places), places);
    } else {
        into.append("0.").append(places - *length, '0').append(digits.data(), *length);
    }
    if (into.size() > longest_plain_number) into = n.text();
}

void value_text(const value& v, std::string& into) {
    if (v.is(value_kind::string)) {
        into = v.as_string();
    } else if (v.is(value_kind::number)) {
        number_text(v.as_number(), into);
    } else {
        into = to_text(v);
    }
}

void write_value(json::writer& to, const value& v, tenet_evaluation_flags flags) {
    if ((flags & TENET_EVALUATION_WRITE_KINDS) != 0) {
        json::write_with_kinds(to, v);
    } else {
        to.value(v);
    }
}

} // namespace tenet::capi

tenet_evaluation::tenet_evaluation(std::shared_ptr<const tenet::feel::scope> names,
                                   surroundings from,
                                   std::shared_ptr<const tenet::capi::loaded_model> of_model)
    : scope(std::move(names)),
      model(std::move(of_model)),
      around(std::move(from)),
      cells(scope->slots().size()) {
    if (around.records) facts.emplace(around.records, around.in.at.day);
    text.reserve(longest_plain_number + 2);
    context = context_of(*this);
    if ((around.flags & TENET_EVALUATION_TRACE) != 0) what_happened.emplace();
    for (uint32_t n = 0; n < scope->slots().size(); ++n) {
        cell& c = cells[n];
        c.unset.path = scope->slots()[n].name;
        run.set(n, value::missing(&c.unset));
    }
    result = value::missing(&nothing_yet);
}

/// Makes the result where it stays: copying 24 bytes just written costs as much as a short rule.
template <class Make>
void tenet_evaluation::take_result(const Make& make) {
    static_assert(std::is_trivially_destructible_v<value>);
    try {
        ::new (&result) value(make());
    } catch (...) {
        result = value::missing(&nothing_yet);
        throw;
    }
}

void tenet_evaluation::run_expression(const tenet::feel::expression& e,
                                      const std::shared_ptr<const tenet::feel::scope>& names) {
    run.reset();
    if (!last.is_same(e)) {
        last = e;
        last_names = names;
    }
    recorded = record_of::nothing;
    take_result([&] { return e.evaluate(run); });
    if (traces()) recorded = record_of::expression;
}

void tenet_evaluation::decide(uint32_t decision) {
    run.reset();
    recorded = record_of::nothing;
    if (!traces()) return take_result([&] { return model->is.decide(run, decision); });
    what_happened->clear();
    take_result([&] { return model->is.decide(run, decision, *what_happened); });
    recorded = record_of::decision;
}

namespace {

/// The last run of an expression once more, part by part; `again` is for the values.
tenet::feel::expression_explanation explained(const tenet_evaluation& of,
                                              tenet::feel::evaluation& again) {
    for (uint32_t n = 0; n < of.cells.size(); ++n) again.set(n, of.run.slot(n));
    return tenet::feel::explain(of.last, *of.last_names, again);
}

} // namespace

std::string tenet_evaluation::trace_text(tenet::language lang) const {
    tenet::report::trace_options how;
    how.lang = lang;
    if (recorded == record_of::decision) {
        return tenet::report::trace_text(*what_happened, run, how);
    }
    tenet::feel::evaluation again{context};
    return tenet::report::trace_text(last, explained(*this, again), how);
}

void tenet_evaluation::trace_json(tenet::json::writer& to) const {
    if (recorded == record_of::decision) {
        tenet::report::trace_json(to, *what_happened, run);
        return;
    }
    tenet::feel::evaluation again{context};
    tenet::report::trace_json(to, last, explained(*this, again));
}

bool tenet_evaluation::set_text(uint32_t slot, value_kind kind, std::string_view from) {
    cell& c = cells[slot];
    const auto take = [&](const auto& read) {
        if (read) put(slot, value{*read});
        return read.has_value();
    };
    switch (kind) {
    case value_kind::number: return take(tenet::decimal::parse(from));
    case value_kind::date: return take(tenet::date::parse(from));
    case value_kind::day_time_duration: return take(tenet::day_time_duration::parse(from));
    case value_kind::year_month_duration: return take(tenet::year_month_duration::parse(from));
    case value_kind::string:
        c.text.assign(from);
        put(slot, value{std::string_view{c.text}});
        return true;
    case value_kind::time:
        if (const auto read = tenet::time_of_day::parse(from, context.zones)) {
            c.time = *read;
            put(slot, value::of(&c.time));
            return true;
        }
        return false;
    case value_kind::date_time:
        if (const auto read = tenet::date_time::parse(from, context.zones)) {
            c.moment = *read;
            put(slot, value::of(&c.moment));
            return true;
        }
        return false;
    default: return false;
    }
}

void tenet_evaluation::set_node(uint32_t slot, const tenet::json::document& doc,
                                const tenet::json::node& from, tenet::diagnostics& problems) {
    cell& c = cells[slot];
    put(slot, value::missing(&c.unset));
    c.memory.reset();
    const tenet::feel::type is = model ? scope->slots()[slot].is : tenet::feel::type::any();
    const value read = tenet::dmn::read_input(doc, from, is, scope->slots()[slot].name,
                                              form_of(around.flags), context, c.memory, problems);
    if (!problems.has_errors()) put(slot, read);
}

std::string tenet_evaluation::json() const {
    tenet::json::writer to;
    write_value(to, result, around.flags);
    return to.take();
}

tenet_status tenet_evaluation_options_init(tenet_evaluation_options* options, size_t size) {
    return initialise(options, size, tenet_evaluation_options{});
}

tenet_status tenet_evaluation_new(const tenet_scope* scope, const tenet_evaluation_options* options,
                                  tenet_evaluation** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        auto around = read_options(check, options);
        if (!check.good()) return check.refusal();
        *out = new tenet_evaluation{scope == nullptr ? std::make_shared<const tenet::feel::scope>()
                                                     : scope->is,
                                    std::move(around)};
        return answer::ok();
    });
}

tenet_status tenet_evaluation_set_boolean(tenet_evaluation* evaluation, uint32_t slot, int32_t v) {
    return set(evaluation, slot, value{v != 0});
}

tenet_status tenet_evaluation_set_int64(tenet_evaluation* evaluation, uint32_t slot, int64_t v) {
    return set(evaluation, slot, value{tenet::decimal{v}});
}

tenet_status tenet_evaluation_set_double(tenet_evaluation* evaluation, uint32_t slot, double v) {
    if (!std::isfinite(v)) return TENET_ERROR_ARGUMENT;
    return set(evaluation, slot, value{tenet::decimal::from_double(v)});
}

tenet_status tenet_evaluation_set_scaled(tenet_evaluation* evaluation, uint32_t slot,
                                         int64_t coefficient, int32_t exponent) {
    if (exponent < -6176 || exponent > 6111) return TENET_ERROR_ARGUMENT;
    return set(evaluation, slot, value{tenet::decimal::scaled(coefficient, exponent)});
}

tenet_status tenet_evaluation_set_null(tenet_evaluation* evaluation, uint32_t slot) {
    return set(evaluation, slot, value::null());
}

tenet_status tenet_evaluation_set_missing(tenet_evaluation* evaluation, uint32_t slot) {
    const bool there = has_slot(evaluation, slot);
    return set(evaluation, slot,
               there ? value::missing(&evaluation->cells[slot].unset) : value::null());
}

namespace {

/// Copies a text of one to eight bytes if it is all ASCII; else copies nothing, and false. The text
/// may lie in what it is copied to.
bool copy_short_ascii(std::array<char, 8>& into, tenet_str from) noexcept {
    const std::size_t n = from.size;
    if (n >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, from.data, sizeof first);
        std::memcpy(&last, from.data + n - sizeof last, sizeof last);
        if (((first | last) & 0x80808080U) != 0) return false;
        std::memcpy(into.data(), &first, sizeof first);
        std::memcpy(into.data() + n - sizeof last, &last, sizeof last);
        return true;
    }
    const std::array<char, 3> letters{from.data[0], from.data[n / 2], from.data[n - 1]};
    if (((letters[0] | letters[1] | letters[2]) & 0x80) != 0) return false;
    into[0] = letters[0];
    into[n / 2] = letters[1];
    into[n - 1] = letters[2];
    return true;
}

} // namespace

tenet_status tenet_evaluation_set_string(tenet_evaluation* evaluation, uint32_t slot, tenet_str v) {
    if (has_slot(evaluation, slot) && v.data != nullptr && v.size >= 1 &&
        v.size <= sizeof(tenet_evaluation::cell::short_text)) {
        std::array<char, 8>& text = evaluation->cells[slot].short_text;
        if (copy_short_ascii(text, v)) {
            return set(evaluation, slot, value{std::string_view{text.data(), v.size}});
        }
    }
    const bool plain = has_slot(evaluation, slot) && v.data != nullptr &&
                       v.size <= evaluation->cells[slot].text.capacity() &&
                       v.size <= longest_name && !tenet::first_bad_utf8({v.data, v.size});
    if (!plain) return tenet_evaluation_set_text(evaluation, slot, TENET_KIND_STRING, v);
    std::string& text = evaluation->cells[slot].text;
    text.assign(v.data, v.size);
    evaluation->put(slot, value{std::string_view{text}});
    return TENET_OK;
}

tenet_status tenet_evaluation_set_text(tenet_evaluation* evaluation, uint32_t slot, tenet_kind kind,
                                       tenet_str text) {
    return guarded(nullptr, [&] {
        arguments check;
        check_slot(check, evaluation, slot);
        check.between(kind, TENET_KIND_NUMBER, TENET_KIND_YEAR_MONTH_DURATION, "kind");
        const std::string_view read = check.text(text, "text");
        if (!check.good()) return check.refusal();
        if (evaluation->set_text(slot, static_cast<value_kind>(kind), read)) return answer::ok();
        const auto wanted = static_cast<value_kind>(kind);
        return answer::refuse(TENET_ERROR_INPUT, tenet::capi_messages::bad_value,
                              {evaluation->scope->slots()[slot].name, std::string{read},
                               std::string{tenet::chinese_name_of(wanted)},
                               std::string{tenet::name_of(wanted)}});
    });
}

tenet_status tenet_evaluation_set_json(tenet_evaluation* evaluation, uint32_t slot, tenet_str json,
                                       tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check_slot(check, evaluation, slot);
        const std::string_view text = check.bytes(json, "json");
        if (!check.good()) return check.refusal();
        const auto doc = tenet::json::document::read(std::string{text});
        if (!doc) return refuse(doc.error());
        tenet::diagnostics problems;
        evaluation->set_node(slot, *doc, doc->root(), problems);
        return problems.has_errors() ? refuse(problems) : answer::ok();
    });
}

tenet_status tenet_evaluation_set_record(tenet_evaluation* evaluation, uint32_t slot,
                                         const void* object) {
    return guarded(nullptr, [&] {
        arguments check;
        check_slot(check, evaluation, slot);
        check.need(object, "object");
        if (!check.good()) return check.refusal();
        const tenet::feel::scope::slot& into = evaluation->scope->slots()[slot];
        if (into.is.record == nullptr || into.is.record->operations().create != nullptr) {
            return answer::refuse(TENET_ERROR_ARGUMENT, tenet::capi_messages::not_a_record_slot,
                                  {into.name});
        }
        evaluation->put(slot, value::of(object, *into.is.record));
        return answer::ok();
    });
}

tenet_status tenet_evaluation_set_key(tenet_evaluation* evaluation, uint32_t slot, tenet_str key) {
    return guarded(nullptr, [&] {
        arguments check;
        check_slot(check, evaluation, slot);
        const std::string_view wanted = check.text(key, "key");
        if (!check.good()) return check.refusal();
        const tenet::record_type* type = evaluation->scope->slots()[slot].is.record;
        if (type == nullptr) {
            return answer::refuse(TENET_ERROR_ARGUMENT, tenet::capi_messages::not_a_record_slot,
                                  {evaluation->scope->slots()[slot].name});
        }
        if (!evaluation->around.records) {
            return answer::refuse(TENET_ERROR_STATE, tenet::capi_messages::no_records);
        }
        const auto& facts = *evaluation->around.records;
        const void* object = facts.at(*type, facts.find(*type, wanted));
        if (object == nullptr) {
            return answer::refuse(
                TENET_ERROR_NOT_FOUND, tenet::capi_messages::unknown_record,
                {std::string{type->name()}, std::string{wanted}, std::string{type->zh()}});
        }
        evaluation->put(slot, value::of(object, *type));
        return answer::ok();
    });
}

tenet_kind tenet_evaluation_kind(const tenet_evaluation* evaluation) {
    return evaluation == nullptr ? TENET_KIND_MISSING
                                 : static_cast<tenet_kind>(evaluation->result.kind());
}

int32_t tenet_evaluation_boolean(const tenet_evaluation* evaluation) {
    return evaluation != nullptr && evaluation->result.is_true() ? 1 : 0;
}

tenet_status tenet_evaluation_int64(const tenet_evaluation* evaluation, int64_t* out) {
    if (out == nullptr || evaluation == nullptr) return TENET_ERROR_ARGUMENT;
    *out = 0;
    if (!evaluation->result.is(value_kind::number)) return TENET_ERROR_STATE;
    const auto n = evaluation->result.as_number().to_int64();
    if (!n) return TENET_ERROR_STATE;
    *out = *n;
    return TENET_OK;
}

tenet_status tenet_evaluation_double(const tenet_evaluation* evaluation, double* out) {
    if (out == nullptr || evaluation == nullptr) return TENET_ERROR_ARGUMENT;
    *out = 0;
    if (!evaluation->result.is(value_kind::number)) return TENET_ERROR_STATE;
    *out = evaluation->result.as_number().to_double();
    return TENET_OK;
}

tenet_status tenet_evaluation_text(tenet_evaluation* evaluation, tenet_str* out) {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(evaluation, "evaluation");
        if (check.need(out, "out")) *out = {};
        if (!check.good()) return check.refusal();
        if (evaluation->result.is(value_kind::string)) {
            *out = str(evaluation->result.as_string());
        } else if (evaluation->result.is(value_kind::number)) {
            number_text(evaluation->result.as_number(), evaluation->text);
            *out = str(evaluation->text);
        } else if (evaluation->result.is(value_kind::boolean)) {
            *out = str(evaluation->result.as_boolean() ? "true" : "false");
        } else if (evaluation->result.is_null()) {
            *out = str("null");
        } else {
            evaluation->text = tenet::to_text(evaluation->result);
            *out = str(evaluation->text);
        }
        return answer::ok();
    });
}

tenet_status tenet_evaluation_json(const tenet_evaluation* evaluation, tenet_buffer** out,
                                   tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(evaluation, "evaluation");
        if (!check.good()) return check.refusal();
        give_text(out, evaluation->json());
        return answer::ok();
    });
}

tenet_status tenet_evaluation_trace_json(const tenet_evaluation* evaluation, tenet_buffer** out,
                                         tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(evaluation, "evaluation");
        if (!check.good()) return check.refusal();
        if (evaluation->recorded == tenet_evaluation::record_of::nothing) return no_trace();
        tenet::json::writer to;
        evaluation->trace_json(to);
        give_text(out, to.take());
        return answer::ok();
    });
}

tenet_status tenet_evaluation_trace_text(const tenet_evaluation* evaluation,
                                         tenet_language language, tenet_buffer** out,
                                         tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.need(evaluation, "evaluation");
        check.between(language, TENET_ZH, TENET_EN, "language");
        if (!check.good()) return check.refusal();
        if (evaluation->recorded == tenet_evaluation::record_of::nothing) return no_trace();
        give_text(out, evaluation->trace_text(language_of(language)));
        return answer::ok();
    });
}

void tenet_evaluation_free(tenet_evaluation* evaluation) {
    delete evaluation;
}
