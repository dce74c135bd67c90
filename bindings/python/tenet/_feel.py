"""FEEL expressions over Python values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from ctypes import POINTER, Structure, byref, sizeof
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, Union

from . import _types as c
from ._context import Context, Instant, context_pointer
from ._errors import LANGUAGES, Language, NotFoundError, Text, call, check
from ._ffi import lib
from ._handle import Handle, hold, place_for
from ._host import Structs, address_of
from ._portfolio import Catalogue, Snapshot, catalogue_or_own
from ._text import new_buffer, take_buffer, to_c, to_python
from ._trace import Lease, Told, Trace
from ._values import (
    FROM_TEXT,
    Missing,
    from_kinds,
    number_text,
    read_json,
    temporal_text,
    write_json,
)

MissingMode = Literal["null", "spread"]
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1
_SETTINGS_KEPT = 8
_PLAIN_TYPES = ("", "number", "string", "boolean", "date", "time", "date and time")


@dataclass(frozen=True)
class Slot:
    """A name that an expression uses and a value is put into.

    >>> grade = Slot("credit_grade", zh="信用等级", type="string")
    >>> Expression('信用等级 = "A"', [grade]).evaluate({"credit_grade": "A"})
    True
    """

    name: str
    zh: str = ""
    """A second name, equally usable."""
    type: str = ""
    """Empty for anything, or `"number"`, `"string"`, `"boolean"`, `"date"`, `"time"`,
    `"date and time"`, or a record type: the slot then takes the key of a record of `records`, or
    a struct of the type, which is read while the expression runs."""
    open: bool = False
    """Whether the fields of the record are names of their own."""

    @property
    def holds_record(self) -> bool:
        """Whether the slot takes a record or the key of one."""
        return self.type not in _PLAIN_TYPES

    def _to_c(self) -> c.tenet_slot_def:
        return c.tenet_slot_def(to_c(self.name), to_c(self.zh), to_c(self.type), int(self.open), 0)


class _Scope(Handle):
    @classmethod
    def of(cls, slots: Sequence[Slot], catalogue: Catalogue) -> _Scope:
        definitions = (c.tenet_slot_def * len(slots))(*(slot._to_c() for slot in slots))
        out = place_for(c.tenet_scope)
        call(
            lib.tenet_scope_new,
            catalogue._pointer,
            definitions if slots else None,
            len(slots),
            sizeof(c.tenet_slot_def),
            byref(out),
        )
        return cls(out, lib.tenet_scope_free, catalogue)


@dataclass(frozen=True)
class _Settings:
    context: Context | Instant | None
    records: Snapshot | None
    missing: MissingMode
    strict: bool
    plain: bool = False
    """Whether results are wanted as plain JSON."""
    trace: bool = False
    """Whether runs are recorded."""

    def _to_c(self) -> c.tenet_evaluation_options:
        options = c.tenet_evaluation_options()
        check(lib.tenet_evaluation_options_init(byref(options), sizeof(options)), "options")
        if self.missing not in ("null", "spread"):
            raise ValueError(f"missing is 'null' or 'spread', not {self.missing!r}")
        options.flags = (
            (c.TENET_EVALUATION_SPREAD_MISSING if self.missing == "spread" else 0)
            | (c.TENET_EVALUATION_STRICT if self.strict else 0)
            | c.TENET_EVALUATION_READ_KINDS
            | (0 if self.plain else c.TENET_EVALUATION_WRITE_KINDS)
            | (c.TENET_EVALUATION_TRACE if self.trace else 0)
        )
        if self.context is not None:
            options.context = hold(options, context_pointer(self.context))
        if self.records is not None:
            options.records = hold(options, self.records._pointer)
        return options


class _State(Handle):
    """The state of running expressions: one call at a time."""

    _structs: Structs = {}

    @classmethod
    def of(
        cls, new: Callable[..., int], pointer: Any, settings: _Settings, structs: Structs = {}
    ) -> _State:
        """`new` makes the C state for what `pointer` leads to: a scope or a model. `structs` are
        those of record types that are not the library's own."""
        options = settings._to_c()
        out = place_for(c.tenet_evaluation)
        call(new, pointer, byref(options), byref(out))
        made = cls(out, lib.tenet_evaluation_free, settings, settings.records)
        made._structs = structs
        return made

    def fill(self, number: int, slot: Slot, value: object) -> None:
        """Puts a value into a slot, with its kind."""
        pointer = self._pointer
        if isinstance(value, str) and slot.holds_record:
            status = lib.tenet_evaluation_set_key(pointer, number, to_c(value))
            check(status, f"the slot {slot.name!r} finds no {slot.type} {value!r} in `records`")
            return
        if isinstance(value, Structure):
            address = address_of(self._structs, slot.type, value)
            status = lib.tenet_evaluation_set_record(pointer, number, address)
            check(status, f"the slot {slot.name!r} takes no {type(value).__name__}")
            return
        scalar = _scalar(value)
        if scalar is not None:
            setter, arguments = scalar
            status = setter(pointer, number, *arguments)
            check(status, f"the slot {slot.name!r} cannot hold {value!r}")
            return
        self.fill_json(number, write_json(value, kinds=True))

    def fill_json(self, number: int, text: str) -> None:
        """Puts a value given as JSON with kinds into a slot."""
        call(lib.tenet_evaluation_set_json, self._pointer, number, to_c(text))

    def result(self) -> Any:
        """The result of the last run as a Python value."""
        pointer = self._pointer
        kind = lib.tenet_evaluation_kind(pointer)
        if kind == c.TENET_KIND_NULL:
            return None
        if kind == c.TENET_KIND_BOOLEAN:
            return bool(lib.tenet_evaluation_boolean(pointer))
        if kind == c.TENET_KIND_MISSING:
            return Missing(read_json(self.json())["missing"])
        if kind in (c.TENET_KIND_LIST, c.TENET_KIND_CONTEXT, c.TENET_KIND_RECORD):
            return from_kinds(read_json(self.json()))
        out = c.tenet_str()
        check(lib.tenet_evaluation_text(pointer, byref(out)), "the result has no text")
        return FROM_TEXT.get(kind, str)(to_python(out))

    def json(self) -> str:
        """The result of the last run as JSON."""
        out = new_buffer()
        call(lib.tenet_evaluation_json, self._pointer, byref(out))
        return take_buffer(out)

    def told(self) -> Told:
        """What happened in the last run."""
        out = new_buffer()
        call(lib.tenet_evaluation_trace_json, self._pointer, byref(out))
        data = read_json(take_buffer(out))
        return Told(data, Text(self._trace_text("zh"), self._trace_text("en")))

    def _trace_text(self, language: Language) -> str:
        out = new_buffer()
        call(lib.tenet_evaluation_trace_text, self._pointer, LANGUAGES[language], byref(out))
        return take_buffer(out)


@dataclass(frozen=True)
class Target:
    """What a prepared call runs, and what it needs of the package."""

    pointer: Any
    """An expression, or the model of a decision."""
    element: int
    """The number of the decision; -1 for an expression."""
    names: Sequence[str]
    """Of the slots."""
    are_texts: Sequence[bool]
    """Whether a str is a string in that slot."""
    state: Callable[[], _State]
    """Makes a state, or finds an idle one."""
    fill: Callable[[_State, int, object], None]
    """Puts anything into a slot."""
    fail: Callable[[_State], object]
    """Raises what a refused run came to."""
    records: bool
    """Whether answers are traces."""


class _Pool:
    """States to be used again, by their settings."""

    def __init__(self, make: Callable[[_Settings], _State]) -> None:
        self._make = make
        self._idle: dict[_Settings, list[_State]] = {}

    def take(self, settings: _Settings) -> _State:
        """A state nobody else uses: taking one from a list is atomic."""
        try:
            return self._idle[settings].pop()
        except (KeyError, IndexError):
            if len(self._idle) > _SETTINGS_KEPT:
                self._idle.clear()
            return self._make(settings)

    def give_back(self, settings: _Settings, state: _State) -> None:
        """Lets others use the state."""
        self._idle.setdefault(settings, []).append(state)

    def trace(self, settings: _Settings, state: _State, at_once: bool) -> Trace:
        """The trace of the last run. Unless it is told at once, the state is given back when it has
        been, or when nobody can ask any more."""
        lease = Lease(state, lambda it: self.give_back(settings, it))
        made = Trace._of(state.result(), lease)
        if at_once:
            made._tell()
        return made


def _scalar(value: object) -> tuple[Callable[..., int], tuple[Any, ...]] | None:
    """The function that puts a scalar into a slot, and what to give it; None for the others."""
    if value is None:
        return lib.tenet_evaluation_set_null, ()
    if isinstance(value, Missing):
        return lib.tenet_evaluation_set_missing, ()
    if isinstance(value, bool):
        return lib.tenet_evaluation_set_boolean, (int(value),)
    if isinstance(value, int) and _SMALLEST <= value <= _LARGEST:
        return lib.tenet_evaluation_set_int64, (value,)
    if isinstance(value, (int, float, Decimal)):
        text = to_c(number_text(value))
        return lib.tenet_evaluation_set_text, (c.TENET_KIND_NUMBER, text)
    if isinstance(value, str):
        return lib.tenet_evaluation_set_string, (to_c(value),)
    found = temporal_text(value)
    if found is not None:
        return lib.tenet_evaluation_set_text, (found[0], to_c(found[1]))
    return None


class Expression(Handle):
    """A FEEL expression (DMN 1.5), compiled once to be run often. Threads may share it.

    Numbers come out as `Decimal`, dates and times as `date`, `time` and `datetime`, durations as
    `timedelta` or `YearMonthDuration`, a missing value as `Missing`. Lists and contexts come out as
    lists and dicts of such values; ranges and functions as FEEL texts.

    >>> bonus = Expression("if grade in [\\"A\\", \\"B\\"] then revenue * 0.03 else 0",
    ...                    ["grade", "revenue"])
    >>> bonus.evaluate({"grade": "A", "revenue": Decimal("1000000.10")})
    Decimal('30000.0030')
    >>> bonus.slots
    ('grade', 'revenue')
    """

    def __init__(
        self,
        text: str,
        slots: Sequence[str | Slot] = (),
        *,
        catalogue: Catalogue | None = None,
    ) -> None:
        """`slots` are names, or `Slot`s; record types are the library's own unless a `catalogue`
        is given."""
        if isinstance(slots, str):
            raise TypeError(f"a list of slots is needed, not the text {slots!r}")
        self._slots = tuple(Slot(slot) if isinstance(slot, str) else slot for slot in slots)
        self._names = {slot.name for slot in self._slots}
        types = catalogue_or_own(catalogue)
        scope = _Scope.of(self._slots, types)
        out = place_for(c.tenet_expression)
        call(lib.tenet_expression_compile, to_c(text), scope._pointer, byref(out))
        super().__init__(out, lib.tenet_expression_free, scope)
        self.text = text
        self._scope = scope
        new, names, structs = lib.tenet_evaluation_new, scope._pointer, types._structs
        self._pool = _Pool(lambda settings: _State.of(new, names, settings, structs))

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots."""
        return tuple(slot.name for slot in self._slots)

    def evaluate(
        self,
        values: Mapping[str, object] | None = None,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
    ) -> Any:
        """Runs the expression on values by slot name; what is left out is missing.

        `context` gives `now()`, zones and the step limit (None: no zones, and `now()` is 1970);
        `records` is where records are found by key and where their relations lead; `missing="spread"` makes the result missing
        where the standard says null; `strict` does so for a null that nobody wrote."""
        settings = _Settings(context, records, missing, strict)
        state = self._ran(values, settings)
        result = state.result()
        self._pool.give_back(settings, state)
        return result

    def evaluate_json(
        self,
        values: Mapping[str, object] | None = None,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
    ) -> str:
        """As `evaluate`, but the result is JSON: for dates beyond year 9999 and the like."""
        settings = _Settings(context, records, missing, strict, plain=True)
        state = self._ran(values, settings)
        text = state.json()
        self._pool.give_back(settings, state)
        return text

    def prepare(
        self,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
        numbers: type[Decimal] | type[float] = Decimal,
    ) -> Callable[[Mapping[str, object]], Any]:
        """The expression to be run over and over: a function of a dict of values by slot name that
        answers as `evaluate` does, in a fraction of the time. `numbers=float` makes a number that is
        the answer the nearest float. Threads may share it; while it runs, it holds the interpreter's
        lock.

        >>> double = Expression("2 * x", ["x"]).prepare(numbers=float)
        >>> double({"x": 1.25})
        2.5
        """
        from ._prepared import as_number, prepared

        def at_length(values: Mapping[str, object]) -> Any:
            made = self.evaluate(
                values, context=context, records=records, missing=missing, strict=strict
            )
            return as_number(made, numbers)

        settings = _Settings(context, records, missing, strict)
        return prepared(self._call(settings), at_length, numbers)

    def prepare_trace(
        self,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
        numbers: type[Decimal] | type[float] = Decimal,
    ) -> Callable[[Mapping[str, object]], Trace]:
        """As `prepare`, but the function answers as `trace` does: every run is recorded, and told
        for those traces that somebody reads.

        >>> double = Expression("2 * x", ["x"]).prepare_trace()
        >>> traces = [double({"x": n}) for n in (1, 2)]
        >>> traces[1].steps[0]["reads"]
        [{'name': 'x', 'value': Decimal('2')}]
        """
        from ._prepared import prepared, recorded

        def at_length(values: Mapping[str, object]) -> Trace:
            made = self.trace(
                values, context=context, records=records, missing=missing, strict=strict
            )
            return recorded(made, numbers)

        settings = _Settings(context, records, missing, strict, trace=True)
        target = None if any(s.holds_record for s in self._slots) else self._call(settings)
        return prepared(target, at_length, numbers)

    def _call(self, settings: _Settings) -> Target:
        pointer, slots, pool = self._pointer, self._slots, self._pool
        return Target(
            pointer,
            -1,
            self.slots,
            [not slot.holds_record for slot in slots],
            lambda: pool.take(settings),
            lambda state, n, value: state.fill(n, slots[n], value),
            lambda state: call(lib.tenet_expression_run, pointer, state._pointer),
            settings.trace,
        )

    def trace(
        self,
        values: Mapping[str, object] | None = None,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
    ) -> Trace:
        """As `evaluate`, with what happened: the names read, and where null or missing began.

        >>> print(Expression("(x + 1) * 2", ["x"]).trace({"x": "a"}).render("en"))
        expression (x + 1) * 2 gives null
          read x = "a"
          null came from x + 1 (line 1, column 2), with x = "a": \
The operation "+" does not apply to string and number.
        <BLANKLINE>
        """
        settings = _Settings(context, records, missing, strict, trace=True)
        state = self._ran(values, settings)
        borrowed = any(isinstance(value, Structure) for value in (values or {}).values())
        return self._pool.trace(settings, state, at_once=borrowed)

    def _ran(self, values: Mapping[str, object] | None, settings: _Settings) -> _State:
        """A state that has run the expression; to be given back."""
        given = values if values is not None else {}
        unknown = [name for name in given if name not in self._names]
        if unknown:
            raise NotFoundError(f"no slot {unknown[0]!r}; there are {', '.join(self.slots) or 'none'}")
        pointer = self._pointer
        state = self._pool.take(settings)
        for number, slot in enumerate(self._slots):
            state.fill(number, slot, given.get(slot.name, Missing()))
        call(lib.tenet_expression_run, pointer, state._pointer)
        return state


def evaluate(
    text: str,
    values: Mapping[str, object] | None = None,
    *,
    context: Context | Instant | None = None,
    missing: MissingMode = "null",
    strict: bool = False,
) -> Any:
    """Compiles and runs an expression whose names are the keys of a mapping, with the options of
    `Expression.evaluate`.

    >>> evaluate("数量 * 单价", {"数量": 3, "单价": Decimal("19.90")})
    Decimal('59.70')
    >>> evaluate('date("2026-01-31") + duration("P1M")')
    datetime.date(2026, 2, 28)
    >>> evaluate("now()", context="2026-01-05T09:00:00+08:00").year
    2026
    """
    given = values if values is not None else {}
    with Expression(text, list(given)) as expression:
        return expression.evaluate(given, context=context, missing=missing, strict=strict)


def trace(
    text: str,
    values: Mapping[str, object] | None = None,
    *,
    context: Context | Instant | None = None,
    missing: MissingMode = "null",
    strict: bool = False,
) -> Trace:
    """As `evaluate`, with what happened, see `Expression.trace`.

    >>> [step["reads"] for step in trace("a > 1", {"a": 2}).steps]
    [[{'name': 'a', 'value': Decimal('2')}]]
    """
    given = values if values is not None else {}
    with Expression(text, list(given)) as expression:
        return expression.trace(given, context=context, missing=missing, strict=strict)
