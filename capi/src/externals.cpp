#include "evaluation.hpp"
#include "model.hpp"

#include <tenet/json/typed_value.hpp>

#include <cmath>

using namespace tenet::capi;
using tenet::value;
using tenet::value_kind;

/// A call of a host's function. What it hands out lies in the run's memory.
struct tenet_call {
    tenet::feel::evaluation& run;
    std::span<const value> arguments;
    value result;

    [[nodiscard]] const value* argument(size_t index) const noexcept {
        return index < arguments.size() ? &arguments[index] : nullptr;
    }
};

namespace tenet::capi {

namespace {

constexpr std::uint32_t most_parameters = 100;

/// A host's function as one of the library. What it throws all the same goes no further.
feel::external_function external(std::string name, std::uint32_t parameters,
                                 tenet_external_fn function, void* user_data) {
    const auto call = [name = std::move(name), function,
                       user_data](feel::evaluation& run, std::span<const value> arguments) {
        tenet_call made{run, arguments, value::null()};
        bool good = false;
        try {
            good = function(&made, user_data) == 0;
        } catch (...) {
            good = false;
        }
        if (good) return made.result;
        return run.fail(capi_messages::external_failed, std::array<std::string_view, 1>{name});
    };
    return {parameters, call};
}

/// Hands over the text that `write` makes of an argument.
template <class Write>
tenet_status give_argument(tenet_call* call, size_t index, tenet_str* out,
                           const Write& write) noexcept {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(call, "call");
        if (check.need(out, "out")) *out = {};
        if (!check.good()) return check.refusal();
        const value* argument = call->argument(index);
        if (argument == nullptr) {
            return answer::refuse(TENET_ERROR_NOT_FOUND, capi_messages::beyond_end,
                                  {std::to_string(index), std::to_string(call->arguments.size())});
        }
        *out = str(call->run.memory().copy(write(*argument)));
        return answer::ok();
    });
}

tenet_status set_result(tenet_call* call, const value& v) noexcept {
    if (call == nullptr) return TENET_ERROR_ARGUMENT;
    call->result = v;
    return TENET_OK;
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_externals_new(tenet_externals_flags flags, tenet_externals** out,
                                 tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        check.only_bits(flags, TENET_EXTERNALS_JAVA_PLATFORM, "flags");
        if (!check.good()) return check.refusal();
        auto made = std::make_unique<tenet_externals>();
        if ((flags & TENET_EXTERNALS_JAVA_PLATFORM) != 0) {
            made->is = tenet::feel::external_functions::with_java_platform();
        }
        *out = made.release();
        return answer::ok();
    });
}

tenet_status tenet_externals_add(tenet_externals* externals, tenet_str name,
                                 uint32_t parameter_count, tenet_external_fn function,
                                 void* user_data, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(externals, "externals");
        std::string called{check.word(name, "name")};
        check.between(parameter_count, 0, most_parameters, "parameter_count");
        check.need_function(function != nullptr, "function");
        if (!check.good()) return check.refusal();
        externals->is.add(called, external(called, parameter_count, function, user_data));
        return answer::ok();
    });
}

void tenet_externals_free(tenet_externals* externals) {
    delete externals;
}

size_t tenet_call_count(const tenet_call* call) {
    return call == nullptr ? 0 : call->arguments.size();
}

tenet_kind tenet_call_kind(const tenet_call* call, size_t index) {
    const value* argument = call == nullptr ? nullptr : call->argument(index);
    return argument == nullptr ? TENET_KIND_MISSING : static_cast<tenet_kind>(argument->kind());
}

int32_t tenet_call_boolean(const tenet_call* call, size_t index) {
    const value* argument = call == nullptr ? nullptr : call->argument(index);
    return argument != nullptr && argument->is_true() ? 1 : 0;
}

tenet_status tenet_call_int64(const tenet_call* call, size_t index, int64_t* out) {
    if (call == nullptr || out == nullptr) return TENET_ERROR_ARGUMENT;
    *out = 0;
    const value* argument = call->argument(index);
    if (argument == nullptr || !argument->is(value_kind::number)) return TENET_ERROR_STATE;
    const auto n = argument->as_number().to_int64();
    if (!n) return TENET_ERROR_STATE;
    *out = *n;
    return TENET_OK;
}

tenet_status tenet_call_double(const tenet_call* call, size_t index, double* out) {
    if (call == nullptr || out == nullptr) return TENET_ERROR_ARGUMENT;
    *out = 0;
    const value* argument = call->argument(index);
    if (argument == nullptr || !argument->is(value_kind::number)) return TENET_ERROR_STATE;
    *out = argument->as_number().to_double();
    return TENET_OK;
}

tenet_status tenet_call_text(tenet_call* call, size_t index, tenet_str* out) {
    return give_argument(call, index, out, [](const value& argument) {
        std::string text;
        value_text(argument, text);
        return text;
    });
}

tenet_status tenet_call_json(tenet_call* call, size_t index, tenet_evaluation_flags flags,
                             tenet_str* out) {
    if ((flags & ~TENET_EVALUATION_WRITE_KINDS) != 0) return TENET_ERROR_ARGUMENT;
    return give_argument(call, index, out, [flags](const value& argument) {
        tenet::json::writer to;
        write_value(to, argument, flags);
        return to.take();
    });
}

tenet_status tenet_call_set_null(tenet_call* call) {
    return set_result(call, value::null());
}

tenet_status tenet_call_set_boolean(tenet_call* call, int32_t v) {
    return set_result(call, value{v != 0});
}

tenet_status tenet_call_set_int64(tenet_call* call, int64_t v) {
    return set_result(call, value{tenet::decimal{v}});
}

tenet_status tenet_call_set_double(tenet_call* call, double v) {
    if (!std::isfinite(v)) return TENET_ERROR_ARGUMENT;
    return set_result(call, value{tenet::decimal::from_double(v)});
}

tenet_status tenet_call_set_scaled(tenet_call* call, int64_t coefficient, int32_t exponent) {
    if (exponent < -6176 || exponent > 6111) return TENET_ERROR_ARGUMENT;
    return set_result(call, value{tenet::decimal::scaled(coefficient, exponent)});
}

tenet_status tenet_call_set_text(tenet_call* call, tenet_kind kind, tenet_str text) {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(call, "call");
        check.between(kind, TENET_KIND_NUMBER, TENET_KIND_YEAR_MONTH_DURATION, "kind");
        const std::string_view read = check.text(text, "text");
        if (!check.good()) return check.refusal();
        const auto wanted = static_cast<value_kind>(kind);
        const auto v =
            tenet::json::value_of_text(wanted, read, call->run.context().zones, call->run.memory());
        if (!v) {
            return answer::refuse(TENET_ERROR_INPUT, tenet::capi_messages::bad_value,
                                  {"result", std::string{read},
                                   std::string{tenet::chinese_name_of(wanted)},
                                   std::string{tenet::name_of(wanted)}});
        }
        call->result = *v;
        return answer::ok();
    });
}

tenet_status tenet_call_set_json(tenet_call* call, tenet_str json, tenet_evaluation_flags flags) {
    return guarded(nullptr, [&] {
        arguments check;
        check.need(call, "call");
        check.only_bits(flags, TENET_EVALUATION_READ_KINDS, "flags");
        const std::string_view text = check.bytes(json, "json");
        if (!check.good()) return check.refusal();
        const auto doc = tenet::json::document::read(std::string{text});
        if (!doc) return refuse(doc.error());
        tenet::diagnostics problems;
        const value v = tenet::dmn::read_input(*doc, doc->root(), tenet::feel::type::any(),
                                               "result", form_of(flags), call->run.context(),
                                               call->run.memory(), problems);
        if (problems.has_errors()) return refuse(problems);
        call->result = v;
        return answer::ok();
    });
}
