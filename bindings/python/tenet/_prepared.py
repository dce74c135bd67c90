"""Decisions and expressions made ready to be asked over and over.

Where the library comes with the module `tenet_quick` beside it, a prepared call does without ctypes;
elsewhere it is an ordinary call. The answers are the same.
"""

from __future__ import annotations

import ctypes
import importlib.machinery
import importlib.util
import pathlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Union

from ._feel import _State
from ._ffi import lib

Numbers = Union[type[Decimal], type[float]]
Prepared = Callable[[Mapping[str, object]], Any]

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


def prepared(
    target: Any,
    element: int,
    state: _State,
    names: Sequence[str],
    are_texts: Sequence[bool],
    fill: Callable[[int, object], None],
    fail: Callable[[], object],
    at_length: Prepared,
    numbers: Numbers,
) -> Prepared:
    """A call that answers as `at_length` does. `target` is an expression, or the model of a decision
    `element`; `are_texts` says of each slot whether a str is a string there; `fill` puts anything
    into a slot, `fail` raises what a refused run came to."""
    if numbers not in (Decimal, float):
        raise TypeError(f"numbers are Decimal or float, not {numbers!r}")
    if _quick is None or len(set(names)) != len(names):
        return at_length
    made = _quick.Prepared(
        _addresses,
        ctypes.addressof(target.contents),
        element,
        ctypes.addressof(state._pointer.contents),
        tuple(names),
        tuple(are_texts),
        None if numbers is float else Decimal,
        fill,
        state.result,
        fail,
        at_length,
    )
    run: Prepared = made.run
    return run
