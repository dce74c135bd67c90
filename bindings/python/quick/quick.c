/* Prepared calls of the Python package without ctypes in between: the slots of an evaluation are
 * filled from a dict, the decision or expression is run, and its answer is made a Python value. Where
 * runs are recorded, the answer comes with a lease of the evaluation that holds the record; when the
 * lease goes, the evaluation is used again.
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

/* An evaluation, and the package's object that owns it. */
typedef struct held {
    PyObject* state;
    tenet_evaluation* run;
} held;

enum { most_idle = 8 };

typedef struct prepared {
    PyObject_HEAD
    functions call;
    void* target;      /* an expression, or a model if `element` is not negative */
    Py_ssize_t element;
    held own;          /* for runs that are not recorded; empty if all are */
    PyObject* names;   /* a tuple: of the slots */
    PyObject* texts;   /* a tuple: whether a str is a string there; else `fill` reads it */
    PyObject* number;  /* makes a number of its text; None: numbers are floats */
    PyObject* fill;    /* called with state, slot and value for values that are not plain */
    PyObject* read;    /* called with the state for answers that are not plain */
    PyObject* fail;    /* called with the state where the run was refused; raises */
    PyObject* at_length; /* called with values that are no dict or have other names */
    PyObject* more;    /* makes a state for a recorded run, and its address; None: not recorded */
    PyObject* answers; /* the type of answers that come with a lease: has slots of the next names */
    PyObject* result_name;
    PyObject* lease_name;
    PyTypeObject* leases;
    held idle[most_idle]; /* of recorded runs that nobody asks about any more */
    int idle_count;
    int busy;
} prepared;

/* While it lives, the evaluation is not run again. */
typedef struct lease {
    PyObject_HEAD
    prepared* owner;
    held of;
} lease;

static int set_with(prepared* self, const held* in, uint32_t slot, PyObject* value) {
    PyObject* done = PyObject_CallFunction(self->fill, "OIO", in->state, (unsigned)slot, value);
    Py_XDECREF(done);
    return done == NULL ? -1 : 0;
}

static int set_text(prepared* self, const held* in, uint32_t slot, PyObject* value) {
    tenet_str text;
    Py_ssize_t size;
    if (PyTuple_GetItem(self->texts, slot) != Py_True) return set_with(self, in, slot, value);
    text.data = PyUnicode_AsUTF8AndSize(value, &size);
    if (text.data == NULL) return -1;
    text.size = (size_t)size;
    if (self->call.set_string(in->run, slot, text) == TENET_OK) return 0;
    return set_with(self, in, slot, value);
}

static int set_integer(prepared* self, const held* in, uint32_t slot, PyObject* value) {
    int overflow;
    const long long n = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow != 0) return set_with(self, in, slot, value);
    if (n == -1 && PyErr_Occurred()) return -1;
    if (self->call.set_int64(in->run, slot, n) == TENET_OK) return 0;
    return set_with(self, in, slot, value);
}

/* Fills a slot; NULL empties it. */
static int set_slot(prepared* self, const held* in, uint32_t slot, PyObject* value) {
    tenet_status status;
    if (value == NULL) {
        status = self->call.set_missing(in->run, slot);
    } else if (PyUnicode_CheckExact(value)) {
        return set_text(self, in, slot, value);
    } else if (PyFloat_CheckExact(value)) {
        status = self->call.set_double(in->run, slot, PyFloat_AsDouble(value));
    } else if (PyLong_CheckExact(value)) {
        return set_integer(self, in, slot, value);
    } else if (value == Py_True || value == Py_False) {
        status = self->call.set_boolean(in->run, slot, value == Py_True);
    } else if (value == Py_None) {
        status = self->call.set_null(in->run, slot);
    } else {
        return set_with(self, in, slot, value);
    }
    return status == TENET_OK ? 0 : set_with(self, in, slot, value);
}

/* How many slots a value was found for; -1 where an exception was raised. */
static Py_ssize_t set_all(prepared* self, const held* in, PyObject* values) {
    const Py_ssize_t count = PyTuple_Size(self->names);
    Py_ssize_t found = 0;
    for (Py_ssize_t n = 0; n < count; ++n) {
        PyObject* value = PyDict_GetItemWithError(values, PyTuple_GetItem(self->names, n));
        if (value == NULL && PyErr_Occurred()) return -1;
        Py_XINCREF(value);
        found += value != NULL;
        const int failed = set_slot(self, in, (uint32_t)n, value);
        Py_XDECREF(value);
        if (failed) return -1;
    }
    return found;
}

static PyObject* answer_text(prepared* self, const held* in, PyObject* make) {
    tenet_str text;
    if (self->call.text(in->run, &text) != TENET_OK) {
        return PyObject_CallFunctionObjArgs(self->read, in->state, NULL);
    }
    PyObject* made = PyUnicode_FromStringAndSize(text.data, (Py_ssize_t)text.size);
    if (made == NULL || make == NULL) return made;
    PyObject* number = PyObject_CallFunctionObjArgs(make, made, NULL);
    Py_DECREF(made);
    return number;
}

static PyObject* answer(prepared* self, const held* in) {
    double n;
    switch (self->call.kind(in->run)) {
    case TENET_KIND_NULL: Py_RETURN_NONE;
    case TENET_KIND_BOOLEAN: return PyBool_FromLong(self->call.boolean(in->run));
    case TENET_KIND_STRING: return answer_text(self, in, NULL);
    case TENET_KIND_NUMBER:
        if (self->number != Py_None) return answer_text(self, in, self->number);
        if (self->call.to_double(in->run, &n) == TENET_OK) return PyFloat_FromDouble(n);
        break;
    default: break;
    }
    return PyObject_CallFunctionObjArgs(self->read, in->state, NULL);
}

/* The answer; NULL with no exception where `values` has other names. */
static PyObject* fill_and_run(prepared* self, const held* in, PyObject* values) {
    const Py_ssize_t found = set_all(self, in, values);
    if (found < 0 || found != PyDict_Size(values)) return NULL;
    const tenet_status status =
        self->element < 0 ? self->call.run_expression(self->target, in->run, NULL)
                          : self->call.decide(self->target, in->run, (size_t)self->element, NULL);
    if (status == TENET_OK) return answer(self, in);
    return PyObject_CallFunctionObjArgs(self->fail, in->state, NULL);
}

static PyObject* run_at_length(prepared* self, PyObject* values) {
    return PyObject_CallFunctionObjArgs(self->at_length, values, NULL);
}

/* A value that is not plain may call back: whoever comes in meanwhile does without the slots. */
static PyObject* prepared_run(PyObject* object, PyObject* values) {
    prepared* self = (prepared*)object;
    if (self->busy || !PyDict_CheckExact(values)) return run_at_length(self, values);
    self->busy = 1;
    PyObject* made = fill_and_run(self, &self->own, values);
    self->busy = 0;
    return made == NULL && !PyErr_Occurred() ? run_at_length(self, values) : made;
}

/* An evaluation that nobody else uses; without a state where an exception was raised. */
static held take_idle(prepared* self) {
    held made = {NULL, NULL};
    if (self->idle_count > 0) return self->idle[--self->idle_count];
    PyObject* pair = PyObject_CallNoArgs(self->more);
    PyObject* address;
    if (pair != NULL && PyArg_ParseTuple(pair, "OO", &made.state, &address)) {
        made.run = PyLong_AsVoidPtr(address);
        Py_INCREF(made.state);
        if (made.run == NULL) Py_CLEAR(made.state);
    }
    Py_XDECREF(pair);
    return made;
}

static void give_back(prepared* self, held in) {
    if (self->idle_count < most_idle) {
        self->idle[self->idle_count++] = in;
    } else {
        Py_DECREF(in.state);
    }
}

/* An object of the type of answers; takes over the result, and the evaluation if it succeeds. */
static PyObject* with_lease(prepared* self, held in, PyObject* result) {
    const allocfunc allocate = (allocfunc)PyType_GetSlot(self->leases, Py_tp_alloc);
    PyTypeObject* answers = (PyTypeObject*)self->answers;
    const allocfunc make = (allocfunc)PyType_GetSlot(answers, Py_tp_alloc);
    PyObject* made = make(answers, 0);
    lease* on = made == NULL ? NULL : (lease*)allocate(self->leases, 0);
    if (on == NULL) {
        give_back(self, in);
    } else {
        Py_INCREF(self);
        on->owner = self;
        on->of = in;
    }
    if (on == NULL || PyObject_SetAttr(made, self->result_name, result) != 0 ||
        PyObject_SetAttr(made, self->lease_name, (PyObject*)on) != 0) {
        Py_CLEAR(made);
    }
    Py_XDECREF((PyObject*)on);
    Py_DECREF(result);
    return made;
}

static PyObject* prepared_record(PyObject* object, PyObject* values) {
    prepared* self = (prepared*)object;
    if (!PyDict_CheckExact(values)) return run_at_length(self, values);
    const held in = take_idle(self);
    if (in.state == NULL) return NULL;
    PyObject* result = fill_and_run(self, &in, values);
    if (result != NULL) return with_lease(self, in, result);
    give_back(self, in);
    return PyErr_Occurred() ? NULL : run_at_length(self, values);
}

static PyObject* lease_state(PyObject* object, void* nothing) {
    PyObject* state = ((lease*)object)->of.state;
    (void)nothing;
    Py_INCREF(state);
    return state;
}

static void lease_dealloc(PyObject* object) {
    lease* self = (lease*)object;
    PyTypeObject* type = Py_TYPE(object);
    if (self->owner != NULL) {
        give_back(self->owner, self->of);
        Py_DECREF((PyObject*)self->owner);
    }
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
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

enum { part_count = 13 };

/* The objects that a prepared call keeps. */
static void parts_of(prepared* self, PyObject** parts[part_count]) {
    PyObject** const all[part_count] = {
        &self->own.state, &self->names,       &self->texts,      &self->number, &self->fill,
        &self->read,      &self->fail,        &self->at_length,  &self->more,   &self->answers,
        &self->result_name, &self->lease_name, (PyObject**)&self->leases};
    memcpy(parts, all, sizeof all);
}

/* The address of an evaluation; NULL for None. */
static int take_address(void** into, PyObject* address, int optional) {
    *into = optional && address == Py_None ? NULL : PyLong_AsVoidPtr(address);
    if (*into != NULL || (optional && address == Py_None)) return 0;
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "an object is needed");
    return -1;
}

static PyObject* prepared_new(PyTypeObject* type, PyObject* arguments, PyObject* names) {
    PyObject *addresses, *target, *run, **parts[part_count];
    const allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    prepared* self = (prepared*)allocate(type, 0);
    (void)names;
    if (self == NULL) return NULL;
    parts_of(self, parts);
    const int read = PyArg_ParseTuple(
        arguments, "OOnOOO!O!OOOOOOO!OOO!", &addresses, &target, &self->element, &run,
        &self->own.state, &PyTuple_Type, &self->names, &PyTuple_Type, &self->texts, &self->number,
        &self->fill, &self->read, &self->fail, &self->at_length, &self->more, &PyType_Type,
        &self->answers, &self->result_name, &self->lease_name, &PyType_Type, &self->leases);
    for (int n = 0; n < part_count; ++n) {
        if (!read) *parts[n] = NULL; /* borrowed so far */
        Py_XINCREF(*parts[n]);
    }
    void* own = NULL;
    if (!read || take_address(&self->target, target, 0) != 0 || take_address(&own, run, 1) != 0 ||
        take_functions(&self->call, addresses) != 0) {
        Py_DECREF((PyObject*)self);
        return NULL;
    }
    self->own.run = own;
    return (PyObject*)self;
}

static void prepared_dealloc(PyObject* object) {
    prepared* self = (prepared*)object;
    PyTypeObject* type = Py_TYPE(object);
    PyObject** parts[part_count];
    parts_of(self, parts);
    for (int n = 0; n < part_count; ++n) Py_XDECREF(*parts[n]);
    while (self->idle_count > 0) Py_DECREF(self->idle[--self->idle_count].state);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

static PyMethodDef prepared_methods[] = {
    {"run", prepared_run, METH_O, "The answer for a dict of values by name."},
    {"record", prepared_record, METH_O, "The same with a lease of the evaluation."},
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

static PyGetSetDef lease_properties[] = {
    {"state", lease_state, NULL, "The owner of the evaluation.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot lease_slots[] = {
    {Py_tp_dealloc, lease_dealloc},
    {Py_tp_getset, lease_properties},
    {0, NULL},
};

static PyType_Spec lease_spec = {
    .name = "tenet_quick.Lease",
    .basicsize = sizeof(lease),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .slots = lease_slots,
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tenet_quick",
    .m_doc = "Prepared calls of the package tenet.",
    .m_size = -1,
};

static int add_type(PyObject* to, const char* name, PyType_Spec* spec) {
    PyObject* type = PyType_FromSpec(spec);
    const int added = type == NULL ? -1 : PyModule_AddObjectRef(to, name, type);
    Py_XDECREF(type);
    return added;
}

PyMODINIT_FUNC PyInit_tenet_quick(void) {
    PyObject* made = PyModule_Create(&module);
    if (made == NULL || (add_type(made, "Prepared", &prepared_spec) == 0 &&
                         add_type(made, "Lease", &lease_spec) == 0)) {
        return made;
    }
    Py_DECREF(made);
    return NULL;
}
