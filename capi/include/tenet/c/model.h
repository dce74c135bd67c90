#ifndef TENET_C_MODEL_H
#define TENET_C_MODEL_H

/**
 * @file
 * DMN models, and the functions of a host that they call. Part of `<tenet/tenet.h>`, which says
 * what holds for all.
 */

#include <tenet/c/feel.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A function of a host. It reads its arguments and sets its result, which is null unless set, and
 * answers 0. Anything else means that it has no answer: the call is null, or where the run is
 * strict, missing with its cause; the decision goes on. It may be called from all threads that use
 * a model at once, and must not throw, jump out, or use the evaluation it is called from.
 * @since 0.1
 */
typedef int32_t (*tenet_external_fn)(tenet_call* call, void* user_data);

/** What a registry of functions knows from the start: bits. @since 0.1 */
typedef uint32_t tenet_externals_flags;
/** The functions of the Java platform that models use most: of java.lang.Math, the valueOf of
 * number classes and String, String.format. @since 0.1 */
#define TENET_EXTERNALS_JAVA_PLATFORM 0x1u

/**
 * Makes a registry of functions that are not written in FEEL.
 * @param flags  `TENET_EXTERNALS_` bits
 * @param[out] out  the registry
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_externals_new(tenet_externals_flags flags, tenet_externals** out,
                                           tenet_error** error);

/**
 * Adds a function, or replaces the one of that name. Models loaded before do not see it.
 * @param externals  the registry
 * @param name  class and method signature as in `java.lang.Math.max(double,double)`, or document
 *              and model as in `pmml:document#model`; blanks do not count
 * @param parameter_count  how many arguments it takes
 * @param function  called until the last model loaded with it is freed, and its evaluations
 * @param user_data  handed to the function; must live as long
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_externals_add(tenet_externals* externals, tenet_str name,
                                           uint32_t parameter_count, tenet_external_fn function,
                                           void* user_data, tenet_error** error);

/**
 * Releases a registry. Models loaded with it keep its functions.
 * @param externals  may be NULL
 * @since 0.1
 */
TENET_API void tenet_externals_free(tenet_externals* externals);

/**
 * How many arguments a call has.
 * @param call  may be NULL: then 0
 * @return the number that the function was added with
 * @since 0.1
 */
TENET_API size_t tenet_call_count(const tenet_call* call);

/**
 * What an argument is. None is missing.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @return its kind; missing beyond the end
 * @since 0.1
 */
TENET_API tenet_kind tenet_call_kind(const tenet_call* call, size_t index);

/**
 * An argument as a boolean.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @return 1 for true; 0 for anything else
 * @since 0.1
 */
TENET_API int32_t tenet_call_boolean(const tenet_call* call, size_t index);

/**
 * An argument as a whole number.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @param[out] out  the number
 * @return `TENET_ERROR_STATE` if it is no number, or not a whole one that fits
 * @since 0.1
 */
TENET_API tenet_status tenet_call_int64(const tenet_call* call, size_t index, int64_t* out);

/**
 * An argument as a binary number: the nearest one.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @param[out] out  the number
 * @return `TENET_ERROR_STATE` if it is no number
 * @since 0.1
 */
TENET_API tenet_status tenet_call_double(const tenet_call* call, size_t index, double* out);

/**
 * An argument as text, as `tenet_evaluation_text` gives a result.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @param[out] out  borrowed during the callback
 * @return `TENET_ERROR_NOT_FOUND` beyond the end
 * @since 0.1
 */
TENET_API tenet_status tenet_call_text(tenet_call* call, size_t index, tenet_str* out);

/**
 * An argument as JSON: lists and contexts too.
 * @param call  the call
 * @param index  below `tenet_call_count`
 * @param flags  0, or `TENET_EVALUATION_WRITE_KINDS`
 * @param[out] out  borrowed during the callback
 * @return `TENET_ERROR_NOT_FOUND` beyond the end
 * @since 0.1
 */
TENET_API tenet_status tenet_call_json(tenet_call* call, size_t index, tenet_evaluation_flags flags,
                                       tenet_str* out);

/**
 * Makes null the result.
 * @param call  the call
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_null(tenet_call* call);

/**
 * Makes a boolean the result.
 * @param call  the call
 * @param value  0 for false, else true
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_boolean(tenet_call* call, int32_t value);

/**
 * Makes a whole number the result.
 * @param call  the call
 * @param value  the number
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_int64(tenet_call* call, int64_t value);

/**
 * Makes a binary number the result, as the decimal with its shortest text.
 * @param call  the call
 * @param value  finite
 * @return `TENET_ERROR_ARGUMENT` for an infinity or NaN
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_double(tenet_call* call, double value);

/**
 * Makes an exact decimal the result.
 * @param call  the call
 * @param coefficient  all digits
 * @param exponent  power of ten, -6176 to 6111
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_scaled(tenet_call* call, int64_t coefficient,
                                             int32_t exponent);

/**
 * Makes a value given by its text the result.
 * @param call  the call
 * @param kind  number, string, date, time, date and time, or one of the durations
 * @param text  as in `tenet_kind`; copied
 * @return `TENET_ERROR_INPUT` if the text is no such value
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_text(tenet_call* call, tenet_kind kind, tenet_str text);

/**
 * Makes a value given as JSON the result: lists and contexts too.
 * @param call  the call
 * @param json  any JSON value; copied
 * @param flags  0, or `TENET_EVALUATION_READ_KINDS`
 * @return `TENET_ERROR_INPUT` if the text is no JSON
 * @since 0.1
 */
TENET_API tenet_status tenet_call_set_json(tenet_call* call, tenet_str json,
                                           tenet_evaluation_flags flags);

/** How models are loaded: bits. @since 0.1 */
typedef uint32_t tenet_model_flags;
/** An expression with an error becomes one that fails when it is run, and a warning, instead of
 * refusing the whole model. @since 0.1 */
#define TENET_MODEL_TOLERANT 0x1u

/** How a model is loaded. @since 0.1 */
typedef struct tenet_model_options {
    size_t size;                      /**< set by `tenet_model_options_init` */
    tenet_model_flags flags;          /**< `TENET_MODEL_` bits */
    uint32_t reserved;                /**< 0 */
    const tenet_externals* externals; /**< functions that models may call; may be NULL: none */
    const tenet_catalogue* catalogue; /**< record types that models may name as types; may be NULL:
                                           none. `tenet_evaluation_set_record` and
                                           `tenet_evaluation_set_key` fill inputs of such a type */
} tenet_model_options;

/**
 * Sets the defaults: not tolerant, no functions, no record types.
 * @param options  to be initialised
 * @param size  sizeof(tenet_model_options) as the caller knows it
 * @return `TENET_ERROR_ARGUMENT` for NULL or a size that never was
 * @since 0.1
 */
TENET_API tenet_status tenet_model_options_init(tenet_model_options* options, size_t size);

/**
 * Loads a DMN model (XML of DMN 1.1 to 1.6) with those it imports. A file whose name ends in `.csv`
 * or `.md` is a decision table; it is a model with that one decision.
 * @param files  the model, in which names are looked up, then those it imports in any order
 * @param count  how many, at least 1
 * @param options  may be NULL: the defaults
 * @param[out] out  the model
 * @param[out] warnings  what deserves attention; may be NULL
 * @param[out] error  every problem found; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_model_load_texts(const tenet_text* files, size_t count,
                                              const tenet_model_options* options, tenet_model** out,
                                              tenet_error** warnings, tenet_error** error);

/**
 * Releases a model. Its evaluations stay usable.
 * @param model  may be NULL
 * @since 0.1
 */
TENET_API void tenet_model_free(tenet_model* model);

/**
 * How many inputs a model has, with those it imports.
 * @param model  may be NULL: then 0
 * @return the number of inputs
 * @since 0.1
 */
TENET_API size_t tenet_model_input_count(const tenet_model* model);

/**
 * The name of an input.
 * @param model  the model
 * @param input  below `tenet_model_input_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_input_name(const tenet_model* model, size_t input);

/**
 * The namespace of the model that an input belongs to.
 * @param model  the model
 * @param input  below `tenet_model_input_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_input_namespace(const tenet_model* model, size_t input);

/**
 * The type of an input as FEEL writes it: `number`, `list<context<a: date>>`, `Any`.
 * @param model  the model
 * @param input  below `tenet_model_input_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_input_type(const tenet_model* model, size_t input);

/**
 * The number of an input, which is its slot in evaluations of the model.
 * @param model  may be NULL: then 0
 * @param name  its name
 * @param name_space  of its model; empty: the first model, or the only one with that name
 * @return `tenet_model_input_count` if there is none
 * @since 0.1
 */
TENET_API size_t tenet_model_find_input(const tenet_model* model, tenet_str name,
                                        tenet_str name_space);

/** What an element is. @since 0.1 */
typedef int32_t tenet_element_kind;
enum {
    TENET_ELEMENT_NONE = 0,      /**< there is no such element */
    TENET_ELEMENT_DECISION = 1,  /**< computed from inputs */
    TENET_ELEMENT_KNOWLEDGE = 2, /**< a business knowledge model, called with arguments */
    TENET_ELEMENT_SERVICE = 3    /**< a decision service, called with arguments */
};

/**
 * How many decisions, knowledge models and services a model has, with those it imports.
 * @param model  may be NULL: then 0
 * @return the number of elements
 * @since 0.1
 */
TENET_API size_t tenet_model_element_count(const tenet_model* model);

/**
 * What an element is.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return its kind; none beyond the end
 * @since 0.1
 */
TENET_API tenet_element_kind tenet_model_element_kind(const tenet_model* model, size_t element);

/**
 * The name of an element.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_element_name(const tenet_model* model, size_t element);

/**
 * The namespace of the model that an element belongs to.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_element_namespace(const tenet_model* model, size_t element);

/**
 * The type of an element's result as FEEL writes it.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_element_type(const tenet_model* model, size_t element);

/**
 * How many parameters an element has: of a decision the inputs it requires, also indirectly.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @return their number; 0 beyond the end
 * @since 0.1
 */
TENET_API size_t tenet_model_parameter_count(const tenet_model* model, size_t element);

/**
 * The name of a parameter.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @param parameter  below `tenet_model_parameter_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_parameter_name(const tenet_model* model, size_t element,
                                               size_t parameter);

/**
 * The type of a parameter as FEEL writes it.
 * @param model  the model
 * @param element  below `tenet_model_element_count`
 * @param parameter  below `tenet_model_parameter_count`
 * @return borrowed; empty beyond the end
 * @since 0.1
 */
TENET_API tenet_str tenet_model_parameter_type(const tenet_model* model, size_t element,
                                               size_t parameter);

/**
 * The number of an element.
 * @param model  may be NULL: then 0
 * @param name  its name
 * @param name_space  of its model; empty: the first model, or the only one with that name
 * @return `tenet_model_element_count` if there is none
 * @since 0.1
 */
TENET_API size_t tenet_model_find_element(const tenet_model* model, tenet_str name,
                                          tenet_str name_space);

/**
 * Makes the state for running decisions of a model. Reuse it. Its slots are the inputs, by their
 * number; `tenet_evaluation_set_json` turns texts into what the input's type declares.
 * @param model  the model
 * @param options  may be NULL: the defaults
 * @param[out] out  the state; all slots are missing
 * @param[out] error  what went wrong; may be NULL
 * @return a status
 * @since 0.1
 */
TENET_API tenet_status tenet_model_evaluation_new(const tenet_model* model,
                                                  const tenet_evaluation_options* options,
                                                  tenet_evaluation** out, tenet_error** error);

/**
 * Computes a decision from the slots, with all it requires. The result stays in the state until
 * the next run. A value that is not of its input's type counts as null, or where the run is strict,
 * as missing with its cause.
 * @param model  the model
 * @param evaluation  made for this model
 * @param element  the number of a decision
 * @param[out] error  what went wrong; may be NULL
 * @return `TENET_OK` whatever the result; `TENET_ERROR_STATE` for a state of another model;
 *         `TENET_ERROR_NOT_FOUND` if there is no such decision: others have parameters of their own
 * @since 0.1
 */
TENET_API tenet_status tenet_model_decide(const tenet_model* model, tenet_evaluation* evaluation,
                                          size_t element, tenet_error** error);

/**
 * Computes a decision, or calls a service or knowledge model, with values given as JSON. Texts
 * become what the model declares: dates, times, durations and numbers, also within structures and
 * collections.
 * @param model  the model
 * @param element  the name of the decision, service or knowledge model
 * @param json  an object with values by name of input or parameter; what it leaves out is missing;
 *              a name that is neither is an error
 * @param options  may be NULL: the defaults
 * @param[out] out  the result as JSON, as `tenet_evaluation_json` gives it
 * @param[out] error  every problem with its place in the JSON; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if the model has no such element
 * @since 0.1
 */
TENET_API tenet_status tenet_model_decide_json(const tenet_model* model, tenet_str element,
                                               tenet_str json,
                                               const tenet_evaluation_options* options,
                                               tenet_buffer** out, tenet_error** error);

/**
 * The same for any number of rows. If one has a problem, the problems of all are listed and there
 * are no results.
 * @param model  the model
 * @param element  the name of the decision, service or knowledge model
 * @param json  an array of objects as for `tenet_model_decide_json`
 * @param options  may be NULL: the defaults; the step limit counts for each row
 * @param[out] out  an array of the results, in the order of the rows
 * @param[out] error  every problem with its place in the JSON; may be NULL
 * @return `TENET_ERROR_NOT_FOUND` if the model has no such element
 * @since 0.1
 */
TENET_API tenet_status tenet_model_decide_batch_json(const tenet_model* model, tenet_str element,
                                                     tenet_str json,
                                                     const tenet_evaluation_options* options,
                                                     tenet_buffer** out, tenet_error** error);

#ifdef __cplusplus
}
#endif

#endif
