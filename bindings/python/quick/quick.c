/* Prepared calls of the Python package without ctypes in between: the slots of an evaluation are
 * filled from a dict, the decision or expression is run, and its answer is made a Python value.
 *
 * The module is optional and knows nothing by itself: the package hands it the addresses of the
 * library's functions, and callables for whatever is not plain. It keeps to the stable ABI, so that
 * one file serves every CPython. It holds the interpreter's lock throughout a run.
 */
#define Py_LIMITED_API 0x030A0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <tenet/tenet.h>

#include <math.h>

/* In the order in which the package lists their addresses. */
typedef struct functions {
    tenet_status (*set_boolean)(tenet_evaluation*, uint32_t, int32_t);
    tenet_status (*set_int64)(tenet_evaluation*, uint32_t, int64_t);
    tenet_status (*set_double)(tenet_evaluation*, uint32_t, double);
    tenet_status (*set_string)(tenet_evaluation*, uint32_t, tenet_str);
    tenet_status (*set_null)(tenet_evaluation*, uint32_t);
    tenet_status (*set_missing)(tenet_evaluation*, uint32_t);
    tenet_status (*run_expression)(const tenet_expression*, tenet_evaluation*, tenet_error**);
    tenet_status (*decide)(const tenet_model*, tenet_evaluation*, size_t, tenet_error**);
    tenet_kind (*kind)(const tenet_evaluation*);
    int32_t (*boolean)(const tenet_evaluation*);
    tenet_status (*to_double)(const tenet_evaluation*, double*);
    tenet_status (*text)(tenet_evaluation*, tenet_str*);
} functions;

enum { function_count = sizeof(functions) / sizeof(void*) };

typedef struct prepared {
    PyObject_HEAD
    functions call;
    void* target;      /* an expression, or a model if `element` is not negative */
    Py_ssize_t element;
    tenet_evaluation* run;
    PyObject* names;   /* a tuple: of the slots */
    PyObject* texts;   /* a tuple: whether a str is a string there; else `fill` reads it */
    PyObject* number;  /* makes a number of its text; None: numbers are floats */
    PyObject* fill;    /* called with slot and value for values that are not plain */
    PyObject* read;    /* called for answers that are not plain */
    PyObject* fail;    /* called where the run was refused; raises */
    PyObject* at_length; /* called with values that are no dict or have other names */
    int busy;
} prepared;

static int set_with(prepared* self, uint32_t slot, PyObject* value) {
    PyObject* done = PyObject_CallFunction(self->fill, "IO", (unsigned)slot, value);
    Py_XDECREF(done);
    return done == NULL ? -1 : 0;
}

static int set_text(prepared* self, uint32_t slot, PyObject* value) {
    tenet_str text;
    Py_ssize_t size;
    if (PyTuple_GetItem(self->texts, slot) != Py_True) return set_with(self, slot, value);
    text.data = PyUnicode_AsUTF8AndSize(value, &size);
    if (text.data == NULL) return -1;
    text.size = (size_t)size;
    return self->call.set_string(self->run, slot, text) == TENET_OK ? 0
                                                                     : set_with(self, slot, value);
}

static int set_integer(prepared* self, uint32_t slot, PyObject* value) {
    int overflow;
    const long long n = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow != 0) return set_with(self, slot, value);
    if (n == -1 && PyErr_Occurred()) return -1;
    return self->call.set_int64(self->run, slot, n) == TENET_OK ? 0 : set_with(self, slot, value);
}

/* Fills a slot; NULL empties it. */
static int set_slot(prepared* self, uint32_t slot, PyObject* value) {
    tenet_status status;
    if (value == NULL) {
        status = self->call.set_missing(self->run, slot);
    } else if (PyUnicode_CheckExact(value)) {
        return set_text(self, slot, value);
    } else if (PyFloat_CheckExact(value)) {
        status = self->call.set_double(self->run, slot, PyFloat_AsDouble(value));
    } else if (PyLong_CheckExact(value)) {
        return set_integer(self, slot, value);
    } else if (value == Py_True || value == Py_False) {
        status = self->call.set_boolean(self->run, slot, value == Py_True);
    } else if (value == Py_None) {
        status = self->call.set_null(self->run, slot);
    } else {
        return set_with(self, slot, value);
    }
    return status == TENET_OK ? 0 : set_with(self, slot, value);
}

/* How many slots a value was found for; -1 where an exception was raised. */
static Py_ssize_t set_all(prepared* self, PyObject* values) {
    const Py_ssize_t count = PyTuple_Size(self->names);
    Py_ssize_t found = 0;
    for (Py_ssize_t n = 0; n < count; ++n) {
        PyObject* value = PyDict_GetItemWithError(values, PyTuple_GetItem(self->names, n));
        if (value == NULL && PyErr_Occurred()) return -1;
        Py_XINCREF(value);
        found += value != NULL;
        const int failed = set_slot(self, (uint32_t)n, value);
        Py_XDECREF(value);
        if (failed) return -1;
    }
    return found;
}

static PyObject* answer_text(prepared* self, PyObject* make) {
    tenet_str text;
    if (self->call.text(self->run, &text) != TENET_OK) return PyObject_CallNoArgs(self->read);
    PyObject* made = PyUnicode_FromStringAndSize(text.data, (Py_ssize_t)text.size);
    if (made == NULL || make == NULL) return made;
    PyObject* number = PyObject_CallFunctionObjArgs(make, made, NULL);
    Py_DECREF(made);
    return number;
}

static PyObject* answer(prepared* self) {
    double n;
    switch (self->call.kind(self->run)) {
    case TENET_KIND_NULL: Py_RETURN_NONE;
    case TENET_KIND_BOOLEAN: return PyBool_FromLong(self->call.boolean(self->run));
    case TENET_KIND_STRING: return answer_text(self, NULL);
    case TENET_KIND_NUMBER:
        if (self->number != Py_None) return answer_text(self, self->number);
        if (self->call.to_double(self->run, &n) == TENET_OK) return PyFloat_FromDouble(n);
        break;
    default: break;
    }
    return PyObject_CallNoArgs(self->read);
}

static PyObject* fill_and_run(prepared* self, PyObject* values) {
    const Py_ssize_t found = set_all(self, values);
    if (found < 0) return NULL;
    if (found != PyDict_Size(values)) {
        return PyObject_CallFunctionObjArgs(self->at_length, values, NULL);
    }
    const tenet_status status =
        self->element < 0 ? self->call.run_expression(self->target, self->run, NULL)
                          : self->call.decide(self->target, self->run, (size_t)self->element, NULL);
    return status == TENET_OK ? answer(self) : PyObject_CallNoArgs(self->fail);
}

/* A value that is not plain may call back: whoever comes in meanwhile does without the slots. */
static PyObject* prepared_run(PyObject* object, PyObject* values) {
    prepared* self = (prepared*)object;
    if (self->busy || !PyDict_CheckExact(values)) {
        return PyObject_CallFunctionObjArgs(self->at_length, values, NULL);
    }
    self->busy = 1;
    PyObject* made = fill_and_run(self, values);
    self->busy = 0;
    return made;
}

static int take_functions(functions* into, PyObject* addresses) {
    void* found[function_count];
    if (!PyTuple_Check(addresses) || PyTuple_Size(addresses) != function_count) {
        PyErr_SetString(PyExc_TypeError, "the addresses of the library's functions are needed");
        return -1;
    }
    for (Py_ssize_t n = 0; n < function_count; ++n) {
        found[n] = PyLong_AsVoidPtr(PyTuple_GetItem(addresses, n));
        if (found[n] == NULL) return -1;
    }
    memcpy(into, found, sizeof found);
    return 0;
}

static PyObject* prepared_new(PyTypeObject* type, PyObject* arguments, PyObject* names) {
    PyObject *addresses, *target, *run;
    const allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    prepared* self = (prepared*)allocate(type, 0);
    (void)names;
    if (self == NULL) return NULL;
    if (!PyArg_ParseTuple(arguments, "OOnOO!O!OOOOO", &addresses, &target, &self->element, &run,
                          &PyTuple_Type, &self->names, &PyTuple_Type, &self->texts, &self->number,
                          &self->fill, &self->read, &self->fail, &self->at_length)) {
        self->names = self->texts = self->number = self->fill = self->read = NULL;
        self->fail = self->at_length = NULL;
        Py_DECREF(self);
        return NULL;
    }
    Py_INCREF(self->names);
    Py_INCREF(self->texts);
    Py_INCREF(self->number);
    Py_INCREF(self->fill);
    Py_INCREF(self->read);
    Py_INCREF(self->fail);
    Py_INCREF(self->at_length);
    self->target = PyLong_AsVoidPtr(target);
    self->run = PyLong_AsVoidPtr(run);
    if (self->target == NULL || self->run == NULL || take_functions(&self->call, addresses) != 0) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "an object is needed");
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject*)self;
}

static void prepared_dealloc(PyObject* object) {
    prepared* self = (prepared*)object;
    PyTypeObject* type = Py_TYPE(object);
    Py_XDECREF(self->names);
    Py_XDECREF(self->texts);
    Py_XDECREF(self->number);
    Py_XDECREF(self->fill);
    Py_XDECREF(self->read);
    Py_XDECREF(self->fail);
    Py_XDECREF(self->at_length);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

static PyMethodDef prepared_methods[] = {
    {"run", prepared_run, METH_O, "The answer for a dict of values by name."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot prepared_slots[] = {
    {Py_tp_new, prepared_new},
    {Py_tp_dealloc, prepared_dealloc},
    {Py_tp_methods, prepared_methods},
    {0, NULL},
};

static PyType_Spec prepared_spec = {
    .name = "tenet_quick.Prepared",
    .basicsize = sizeof(prepared),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = prepared_slots,
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tenet_quick",
    .m_doc = "Prepared calls of the package tenet.",
    .m_size = -1,
};

PyMODINIT_FUNC PyInit_tenet_quick(void) {
    PyObject* made = PyModule_Create(&module);
    PyObject* type = made == NULL ? NULL : PyType_FromSpec(&prepared_spec);
    if (type != NULL && PyModule_AddObjectRef(made, "Prepared", type) == 0) {
        Py_DECREF(type);
        return made;
    }
    Py_XDECREF(type);
    Py_XDECREF(made);
    return NULL;
}
