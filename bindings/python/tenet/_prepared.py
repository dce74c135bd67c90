"""Decisions and expressions made ready to be asked over and over.

Where the library comes with the module `tenet_quick` beside it, a prepared call does without ctypes;
elsewhere it is an ordinary call. The answers are the same.
"""

from __future__ import annotations

import ctypes
import importlib.machinery
import importlib.util
import pathlib
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar, Union

from ._feel import Target, _State
from ._ffi import lib
from ._trace import Trace

Numbers = Union[type[Decimal], type[float]]
Prepared = Callable[[Mapping[str, object]], Any]
Answer = TypeVar("Answer")

# As the struct `functions` of the module has them.
_FUNCTIONS = (
    "tenet_evaluation_set_boolean",
    "tenet_evaluation_set_int64",
    "tenet_evaluation_set_double",
    "tenet_evaluation_set_string",
    "tenet_evaluation_set_null",
    "tenet_evaluation_set_missing",
    "tenet_expression_run",
    "tenet_model_decide",
    "tenet_evaluation_kind",
    "tenet_evaluation_boolean",
    "tenet_evaluation_double",
    "tenet_evaluation_text",
)


def _load() -> Any:
    """The module beside the library; None where there is none for this Python."""
    file = pathlib.Path(lib._name).parent / "tenet_quick.abi3.so"
    loader = importlib.machinery.ExtensionFileLoader("tenet_quick", str(file))
    spec = importlib.util.spec_from_file_location("tenet_quick", file, loader=loader)
    if spec is None or not file.is_file():
        return None
    try:
        module = importlib.util.module_from_spec(spec)
        loader.exec_module(module)
    except ImportError:
        return None
    return module


_quick = _load()
_addresses = tuple(
    ctypes.cast(getattr(lib, name), ctypes.c_void_p).value or 0 for name in _FUNCTIONS
)


def as_number(value: Any, numbers: Numbers) -> Any:
    """A result whose numbers are what was asked for."""
    return float(value) if numbers is float and isinstance(value, Decimal) else value


def recorded(trace: Trace, numbers: Numbers) -> Trace:
    """A trace whose result is what was asked for."""
    trace.result = as_number(trace.result, numbers)
    return trace


def prepared(
    target: Target | None, at_length: Callable[[Mapping[str, object]], Answer], numbers: Numbers
) -> Callable[[Mapping[str, object]], Answer]:
    """A call that answers as `at_length` does; None: by it."""
    if numbers not in (Decimal, float):
        raise TypeError(f"numbers are Decimal or float, not {numbers!r}")
    if _quick is None or target is None or len(set(target.names)) != len(target.names):
        return at_length
    own = None if target.records else target.state()
    made = _quick.Prepared(
        _addresses,
        ctypes.addressof(target.pointer.contents),
        target.element,
        None if own is None else _address(own),
        own,
        tuple(target.names),
        tuple(target.are_texts),
        None if numbers is float else Decimal,
        target.fill,
        _State.result,
        target.fail,
        at_length,
        lambda: _with_address(target.state()),
        Trace,
        "result",
        "_lease",
        _quick.Lease,
    )
    run: Callable[[Mapping[str, object]], Answer] = made.record if target.records else made.run
    return run


def _address(state: _State) -> int:
    return ctypes.addressof(state._pointer.contents)


def _with_address(state: _State) -> tuple[_State, int]:
    return state, _address(state)
