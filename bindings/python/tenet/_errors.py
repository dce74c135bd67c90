"""Texts in two languages, diagnostics, and the exceptions that carry them."""

from __future__ import annotations

import ctypes
import enum
from collections.abc import Sequence
from ctypes import POINTER, byref
from dataclasses import dataclass
from typing import Any, Callable, ClassVar, Literal

from . import _types as c
from ._ffi import lib
from ._text import to_python

Language = Literal["zh", "en"]
LANGUAGES: dict[str, int] = {"zh": c.TENET_ZH, "en": c.TENET_EN}


@dataclass(frozen=True)
class Text:
    """A text in Chinese and in English.

    >>> Text("客户", "account").get("zh")
    '客户'
    >>> str(Text("客户", "account"))
    'account'
    """

    zh: str
    en: str

    def get(self, language: Language) -> str:
        """The text in one of the languages, `"zh"` or `"en"`."""
        return {"zh": self.zh, "en": self.en}[language]

    def __str__(self) -> str:
        return self.en or self.zh

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


class Severity(enum.Enum):
    """How much a problem matters.

    >>> Severity.WARNING.name
    'WARNING'
    """

    ERROR = c.TENET_SEVERITY_ERROR
    WARNING = c.TENET_SEVERITY_WARNING
    NOTE = c.TENET_SEVERITY_NOTE


@dataclass(frozen=True)
class Diagnostic:
    """One problem: what it is, where it is, and what can be done about it.

    `line` and `column` count from 1 and `offset` from 0, both in bytes of UTF-8; all three are None
    where the place is not known.

    >>> try:
    ...     Snapshot.from_texts({"accounts.json": '[{"id": "A1", "id": "A2"}]'})
    ... except InputError as error:
    ...     problem = error.diagnostics[-1]
    >>> problem.id, problem.file, problem.line, problem.column
    ('json-duplicate-name', 'accounts.json', 1, 15)
    """

    id: str
    severity: Severity
    text: Text
    remedy: Text
    file: str
    pointer: str
    line: int | None
    column: int | None
    offset: int | None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        sentence = f"{self.text} [{self.id}]"
        return f"{place}: {sentence}" if place else sentence


class TenetError(Exception):
    """A call that failed. `diagnostics` lists the problems found, `total` says how many there were
    if the list was cut, and `lines` is the whole list as text in either language.

    >>> try:
    ...     evaluate("1 +")
    ... except TenetError as error:
    ...     type(error).__name__, len(error.diagnostics)
    ('InputError', 1)
    """

    status: ClassVar[int] = c.TENET_ERROR_INTERNAL

    def __init__(
        self,
        message: str,
        diagnostics: Sequence[Diagnostic] = (),
        total: int | None = None,
        lines: Text | None = None,
    ) -> None:
        super().__init__(message)
        self.diagnostics: list[Diagnostic] = list(diagnostics)
        self.total: int = len(self.diagnostics) if total is None else total
        self.lines: Text = lines if lines is not None else Text(message, message)

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.args[0], self.diagnostics, self.total, self.lines), self.__dict__


class ArgumentError(TenetError, ValueError):
    """An argument that cannot be: a number out of range, a text that is too long."""

    status = c.TENET_ERROR_ARGUMENT


class InputError(TenetError, ValueError):
    """Data, a pack or an expression with problems."""

    status = c.TENET_ERROR_INPUT


class NotFoundError(TenetError, LookupError):
    """No such record type, record, rule, measure or slot."""

    status = c.TENET_ERROR_NOT_FOUND


class StateError(TenetError, RuntimeError):
    """The object cannot do this, or cannot do it any more: it was closed, for example."""

    status = c.TENET_ERROR_STATE


class CancelledError(TenetError):
    """A callback answered False. `tally` holds what a check had counted until then."""

    status = c.TENET_ERROR_CANCELLED
    tally: dict[Any, int] | None = None


class OutOfMemoryError(TenetError, MemoryError):
    """Memory ran out. The library is usable all the same."""

    status = c.TENET_ERROR_OUT_OF_MEMORY


class InternalError(TenetError):
    """A mistake of the library. Please report it."""

    status = c.TENET_ERROR_INTERNAL


_BY_STATUS: dict[int, type[TenetError]] = {
    kind.status: kind
    for kind in (
        ArgumentError,
        InputError,
        NotFoundError,
        StateError,
        CancelledError,
        OutOfMemoryError,
        InternalError,
    )
}


def _both(function: Callable[..., c.tenet_str], *arguments: Any) -> Text:
    return Text(
        to_python(function(*arguments, c.TENET_ZH)), to_python(function(*arguments, c.TENET_EN))
    )


def _diagnostic(error: Any, index: int) -> Diagnostic:
    line = lib.tenet_error_line(error, index)
    return Diagnostic(
        id=to_python(lib.tenet_error_id(error, index)),
        severity=Severity(lib.tenet_error_severity(error, index)),
        text=_both(lib.tenet_error_text, error, index),
        remedy=_both(lib.tenet_error_remedy, error, index),
        file=to_python(lib.tenet_error_file(error, index)),
        pointer=to_python(lib.tenet_error_pointer(error, index)),
        line=line or None,
        column=lib.tenet_error_column(error, index) or None if line else None,
        offset=lib.tenet_error_offset(error, index) if line else None,
    )


def _diagnostics(error: Any) -> list[Diagnostic]:
    return [_diagnostic(error, index) for index in range(lib.tenet_error_count(error))]


def make_error(status: int, error: Any, message: str = "") -> TenetError:
    """The exception for a status, with what the error object says. Does not free it."""
    kind = _BY_STATUS.get(status, InternalError)
    lines = _both(lib.tenet_error_lines, error)
    shown = lines.en.rstrip("\n") or message or f"{kind.__name__} (status {status})"
    return kind(shown, _diagnostics(error), lib.tenet_error_total(error), lines or None)


def natural(name: str, value: int, bits: int) -> int:
    """A number that C takes without a sign: ctypes would cut off what does not fit."""
    if not 0 <= value < 1 << bits:
        raise ArgumentError(f"{name} cannot be {value}")
    return value


def check(status: int, message: str) -> None:
    """Raises what a status means, for functions that give no error object."""
    if status != c.TENET_OK:
        raise _BY_STATUS.get(status, InternalError)(message)


def call(function: Callable[..., int], *arguments: Any) -> None:
    """Calls a function whose last parameter is the error object; raises what it reports."""
    error = POINTER(c.tenet_error)()
    try:
        status = function(*arguments, byref(error))
    except ctypes.ArgumentError as wrong:
        raise TypeError(str(wrong)) from None
    if status == c.TENET_OK:
        return
    try:
        raise make_error(status, error)
    finally:
        lib.tenet_error_free(error)


def call_with_warnings(function: Callable[..., int], *arguments: Any) -> tuple[Diagnostic, ...]:
    """As `call`, for functions whose last two parameters are warnings and the error object."""
    warnings = POINTER(c.tenet_error)()
    try:
        call(function, *arguments, byref(warnings))
        return tuple(_diagnostics(warnings))
    finally:
        lib.tenet_error_free(warnings)
