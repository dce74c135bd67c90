"""Python callables as functions that models call."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import byref
from decimal import Decimal
from typing import Any

from . import _types as c
from ._callbacks import Interrupts
from ._errors import call, check
from ._ffi import lib
from ._handle import Handle, place_for
from ._text import to_c, to_python
from ._values import FROM_TEXT, from_kinds, number_text, read_json, temporal_text, write_json

_JSON_KINDS = (c.TENET_KIND_LIST, c.TENET_KIND_CONTEXT, c.TENET_KIND_RECORD)
ANSWERED, FAILED = 0, 1


class Externals(Handle):
    """Functions that are not written in FEEL, under the names that models give them.

    A model calls one by `external {java: {class: "shop", method signature: "discount(number)"}}`,
    which is the name `shop.discount(number)`, or by `external {pmml: {document: "d", model: "m"}}`,
    which is `pmml:d#m`. Arguments arrive and results are taken as in `Expression`.

    >>> externals = Externals()
    >>> externals.add("shop.discount(number)", lambda quantity: quantity / 100)
    """

    def __init__(self, *, java_platform: bool = True) -> None:
        """With `java_platform` the functions of Java that models use most are known: those of
        `java.lang.Math`, the `valueOf` of number classes and `String`, `String.format`."""
        flags = c.TENET_EXTERNALS_JAVA_PLATFORM if java_platform else 0
        out = place_for(c.tenet_externals)
        call(lib.tenet_externals_new, flags, byref(out))
        super().__init__(out, lib.tenet_externals_free)
        self._kept: list[Any] = []
        self._raised = threading.local()

    def add(
        self, name: str, function: Callable[..., object], parameters: int | None = None
    ) -> None:
        """Adds a function, or replaces the one of that name. `parameters` is how many arguments it
        takes; None: as its signature says. What it raises comes out of the call that led to it.
        Threads that share a model call it at once. Models loaded before do not see it."""
        count = len(inspect.signature(function).parameters) if parameters is None else parameters

        def called(arguments: Any, _: Any) -> int:
            try:
                given = (_argument(arguments, i) for i in range(count))
                _answer(arguments, function(*given))
                return ANSWERED
            except BaseException as error:
                if getattr(self._raised, "error", None) is None:
                    self._raised.error = error
                return FAILED

        kept = c.tenet_external_fn(called)
        call(lib.tenet_externals_add, self._pointer, to_c(name), count, kept, None)
        self._kept.append(kept)

    @contextmanager
    def _during(self) -> Iterator[None]:
        """A call of the library. What a function raised comes out behind it."""
        outer, self._raised.error = getattr(self._raised, "error", None), None
        with Interrupts():
            try:
                yield
            finally:
                raised, self._raised.error = self._raised.error, outer
        if raised is not None:
            raise raised


def _argument(arguments: Any, index: int) -> Any:
    """An argument as a Python value."""
    kind = lib.tenet_call_kind(arguments, index)
    if kind == c.TENET_KIND_NULL:
        return None
    if kind == c.TENET_KIND_BOOLEAN:
        return bool(lib.tenet_call_boolean(arguments, index))
    out = c.tenet_str()
    if kind in _JSON_KINDS:
        flags = c.TENET_EVALUATION_WRITE_KINDS
        check(lib.tenet_call_json(arguments, index, flags, byref(out)), "no such argument")
        return from_kinds(read_json(to_python(out)))
    check(lib.tenet_call_text(arguments, index, byref(out)), "no such argument")
    return FROM_TEXT.get(kind, str)(to_python(out))


def _answer(arguments: Any, value: object) -> None:
    """Makes a Python value the result of a call."""
    if value is None:
        status = lib.tenet_call_set_null(arguments)
    elif isinstance(value, bool):
        status = lib.tenet_call_set_boolean(arguments, int(value))
    elif isinstance(value, (int, float, Decimal)):
        status = lib.tenet_call_set_text(arguments, c.TENET_KIND_NUMBER, to_c(number_text(value)))
    elif isinstance(value, str):
        status = lib.tenet_call_set_text(arguments, c.TENET_KIND_STRING, to_c(value))
    else:
        found = temporal_text(value)
        if found is not None:
            status = lib.tenet_call_set_text(arguments, found[0], to_c(found[1]))
        else:
            text = to_c(write_json(value, kinds=True))
            status = lib.tenet_call_set_json(arguments, text, c.TENET_EVALUATION_READ_KINDS)
    check(status, f"a function cannot answer {value!r}")
