"""Decision models: DMN, decided on Python values."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from ctypes import Structure, byref, sizeof
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, Union

from . import _types as c
from ._context import Context, Instant
from ._errors import Diagnostic, Text, call, call_with_warnings, check
from ._externals import Externals
from ._feel import MissingMode, Slot, Target, _Pool, _Settings, _State
from ._ffi import lib
from ._handle import Handle, hold, place_for
from ._portfolio import Catalogue, Snapshot
from ._prepared import Numbers, Prepared, as_number, prepared, recorded
from ._text import Content, PathName, named_texts, new_buffer, take_buffer, to_c
from ._trace import Trace
from ._values import Missing, from_kinds, read_json, write_json, write_members

ElementKind = Literal["decision", "knowledge", "service"]
_KINDS: dict[int, ElementKind] = {
    c.TENET_ELEMENT_DECISION: "decision",
    c.TENET_ELEMENT_KNOWLEDGE: "knowledge",
    c.TENET_ELEMENT_SERVICE: "service",
}
_TEMPORAL = (
    "date",
    "time",
    "date and time",
    "days and time duration",
    "years and months duration",
)


@dataclass(frozen=True)
class ModelInput:
    """An input of a model.

    >>> DecisionModel.load(MODEL).inputs[2]
    ModelInput(name='数量', type='number', namespace='urn:tenet:examples:discount')
    """

    name: str
    type: str
    """As FEEL writes it: `number`, `list<context<a: date>>`, `Any`."""
    namespace: str
    """Of the model it belongs to."""


@dataclass(frozen=True)
class Parameter:
    """What an element is computed from: an input that a decision requires, or a parameter.

    >>> DecisionModel.load(MODEL).knowledge[0].parameters[0]
    Parameter(name='件数', type='number')
    """

    name: str
    type: str


@dataclass(frozen=True)
class Element:
    """A decision, business knowledge model or decision service.

    >>> rate = DecisionModel.load(MODEL).decisions[0]
    >>> rate.name, rate.type, [parameter.name for parameter in rate.parameters]
    ('折扣率', 'number', ['客户级别', '客户需求', '数量'])
    """

    name: str
    kind: ElementKind
    type: str
    """Of its result."""
    parameters: tuple[Parameter, ...]
    """Of a decision: the inputs it requires, also indirectly."""
    namespace: str


InputName = Union[str, ModelInput]


class DecisionModel(Handle):
    """A DMN model (1.1 to 1.6), compiled once to be decided often. Threads may share it.

    Values go in and come out as with `Expression`. A text becomes a date, time or duration where
    the model declares one, also within dicts and lists. A value that is not of its input's type
    counts as null, as the standard has it.

    >>> model = DecisionModel.load(MODEL)
    >>> model.decide("折扣率", {"客户级别": "核心", "客户需求": "一般", "数量": 120})
    Decimal('0.10')
    >>> model.decide("折后金额", {"件数": 3, "每件": Decimal("19.90"), "折扣": 0})
    Decimal('59.70')
    """

    @classmethod
    def load(
        cls,
        path: PathName,
        *more: PathName,
        externals: Externals | None = None,
        catalogue: Catalogue | None = None,
        tolerant: bool = False,
    ) -> DecisionModel:
        """Reads a DMN file, in which names are looked up, and those it imports; or decision tables
        in CSV or Markdown (`.csv`, `.md`), each a model with one decision. `catalogue` has the
        record types that the model names as types; an input of such a type takes a struct of it, or
        the key of a record of `records`. `tolerant` makes an expression with an error one that fails
        when it is run, and one of `problems`."""
        texts = {str(file): pathlib.Path(file).read_bytes() for file in (path, *more)}
        return cls.from_texts(
            texts, externals=externals, catalogue=catalogue, tolerant=tolerant
        )

    @classmethod
    def from_texts(
        cls,
        texts: Mapping[str, Content],
        *,
        externals: Externals | None = None,
        catalogue: Catalogue | None = None,
        tolerant: bool = False,
    ) -> DecisionModel:
        """As `load`, from DMN texts by file name, the model first."""
        options = c.tenet_model_options()
        check(lib.tenet_model_options_init(byref(options), sizeof(options)), "options")
        options.flags = c.TENET_MODEL_TOLERANT if tolerant else 0
        if externals is not None:
            options.externals = hold(options, externals._pointer)
        if catalogue is not None:
            options.catalogue = hold(options, catalogue._pointer)
        files, count = named_texts(texts)
        out = place_for(c.tenet_model)
        problems = call_with_warnings(
            lib.tenet_model_load_texts, files, count, byref(options), byref(out)
        )
        if externals is not None:
            hold(out, externals)
        made = cls(out, lib.tenet_model_free)
        made._externals, made._problems, made._catalogue = externals, problems, catalogue
        made._pool = _Pool(made._make_state)
        made._describe()
        return made

    _externals: Externals | None
    _problems: tuple[Diagnostic, ...]
    _catalogue: Catalogue | None
    _pool: _Pool

    def _make_state(self, settings: _Settings) -> _State:
        structs = self._catalogue._structs if self._catalogue is not None else {}
        state = _State.of(lib.tenet_model_evaluation_new, self._pointer, settings, structs)
        if self._externals is not None:
            hold(state._pointer, self._externals)
        return state

    def _describe(self) -> None:
        pointer = self._pointer
        records = self._catalogue.type_names if self._catalogue is not None else ()
        self._inputs = tuple(
            ModelInput(
                self._text(lib.tenet_model_input_name, n),
                self._text(lib.tenet_model_input_type, n),
                self._text(lib.tenet_model_input_namespace, n),
            )
            for n in range(lib.tenet_model_input_count(pointer))
        )
        self._takes = tuple(
            Slot(i.name, type=i.type if i.type in records else "") for i in self._inputs
        )
        self._elements = tuple(
            self._element(n) for n in range(lib.tenet_model_element_count(pointer))
        )

    def _element(self, number: int) -> Element:
        pointer = self._pointer
        return Element(
            name=self._text(lib.tenet_model_element_name, number),
            kind=_KINDS[lib.tenet_model_element_kind(pointer, number)],
            type=self._text(lib.tenet_model_element_type, number),
            parameters=tuple(
                Parameter(
                    self._text(lib.tenet_model_parameter_name, number, n),
                    self._text(lib.tenet_model_parameter_type, number, n),
                )
                for n in range(lib.tenet_model_parameter_count(pointer, number))
            ),
            namespace=self._text(lib.tenet_model_element_namespace, number),
        )

    @property
    def inputs(self) -> tuple[ModelInput, ...]:
        """The inputs, with those of imported models."""
        return self._inputs

    @property
    def elements(self) -> tuple[Element, ...]:
        """Everything that can be asked for, with that of imported models."""
        return self._elements

    def _of_kind(self, kind: ElementKind) -> tuple[Element, ...]:
        return tuple(element for element in self._elements if element.kind == kind)

    @property
    def decisions(self) -> tuple[Element, ...]:
        """The decisions."""
        return self._of_kind("decision")

    @property
    def services(self) -> tuple[Element, ...]:
        """The decision services."""
        return self._of_kind("service")

    @property
    def knowledge(self) -> tuple[Element, ...]:
        """The business knowledge models."""
        return self._of_kind("knowledge")

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What a tolerant load passed over, and what deserves attention."""
        return self._problems

    def decide(
        self,
        element: str | Element,
        inputs: Mapping[Any, object] | None = None,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
    ) -> Any:
        """Computes a decision, or calls a service or knowledge model.

        `inputs` are values by the name of an input (or by a `ModelInput`, where imported models
        use a name twice) or parameter; what is left out is missing. `records` are for inputs that
        are records. The other options are those of `Expression.evaluate`."""
        settings = _Settings(context, records, missing, strict)
        given = inputs if inputs is not None else {}
        number = self._decision(element)
        slots = {self._slot(name): value for name, value in given.items()}
        if number is None or None in slots:
            text = write_members({_name(key): v for key, v in given.items()}, kinds=True)
            found = self._json(lib.tenet_model_decide_json, element, text, settings)
            return from_kinds(read_json(found))
        pointer = self._pointer
        state = self._pool.take(settings)
        for slot, declared in enumerate(self._inputs):
            _fill(state, slot, declared, self._takes[slot], slots.get(slot, Missing()))
        with self._during():
            call(lib.tenet_model_decide, pointer, state._pointer, number)
        result = state.result()
        self._pool.give_back(settings, state)
        return result

    def prepare(
        self,
        element: str | Element,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
        numbers: Numbers = Decimal,
    ) -> Prepared:
        """A decision to be asked over and over: a function of a dict of values by input name that
        answers as `decide` does, in a fraction of the time. `numbers=float` makes a number that is
        the answer the nearest float. Threads may share it; while it runs, it holds the interpreter's
        lock.

        >>> rate = DecisionModel.load(MODEL).prepare("折扣率")
        >>> [rate({"客户级别": "战略", "客户需求": "紧急", "数量": n}) for n in (10, 1000)]
        [Decimal('0.05'), Decimal('0.15')]
        """
        def at_length(values: Mapping[str, object]) -> Any:
            made = self.decide(
                element, values, context=context, records=records, missing=missing, strict=strict
            )
            return as_number(made, numbers)

        settings = _Settings(context, records, missing, strict)
        return prepared(self._call(element, settings), at_length, numbers)

    def prepare_trace(
        self,
        element: str | Element,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
        numbers: Numbers = Decimal,
    ) -> Callable[[Mapping[str, object]], Trace]:
        """As `prepare`, but the function answers as `trace` does: every run is recorded, and told
        for those traces that somebody reads.

        >>> rate = DecisionModel.load(MODEL).prepare_trace("折扣率")
        >>> low = [t for t in (rate({"客户级别": "战略", "客户需求": "紧急", "数量": n})
        ...                    for n in (10, 1000)) if t.result < Decimal("0.10")]
        >>> low[0].steps[1]["decided"]
        {'by': 'first', 'rules': ['rate-3']}
        """

        def at_length(values: Mapping[str, object]) -> Trace:
            made = self.trace(
                element, values, context=context, records=records, missing=missing, strict=strict
            )
            return recorded(made, numbers)

        settings = _Settings(context, records, missing, strict, trace=True)
        return prepared(self._call(element, settings), at_length, numbers)

    def _call(self, element: str | Element, settings: _Settings) -> Target | None:
        """None where a call has to go through JSON, or may lead back to the host."""
        number = self._decision(element)
        borrows = settings.trace and any(slot.holds_record for slot in self._takes)
        if number is None or self._externals is not None or borrows:
            return None
        pointer, inputs, takes, pool = self._pointer, self._inputs, self._takes, self._pool
        return Target(
            pointer,
            number,
            [declared.name for declared in inputs],
            [
                declared.type not in _TEMPORAL and not slot.holds_record
                for declared, slot in zip(inputs, takes)
            ],
            lambda: pool.take(settings),
            lambda state, n, value: _fill(state, n, inputs[n], takes[n], value),
            lambda state: call(lib.tenet_model_decide, pointer, state._pointer, number),
            settings.trace,
        )

    def trace(
        self,
        element: str | Element,
        inputs: Mapping[Any, object] | None = None,
        *,
        context: Context | Instant | None = None,
        records: Snapshot | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
    ) -> Trace:
        """As `decide`, with what happened; the result is no other. `Trace` has an example.

        >>> offer = {"客户级别": "战略", "客户需求": "一般", "数量": 1000}
        >>> print(DecisionModel.load(MODEL).trace("折扣率", offer).render("en").splitlines()[5])
            matched rule rate-1
        """
        settings = _Settings(context, records, missing, strict, trace=True)
        given = inputs if inputs is not None else {}
        number = self._decision(element)
        slots = {self._slot(name): value for name, value in given.items()}
        if number is None or None in slots:
            text = write_members({_name(key): v for key, v in given.items()}, kinds=True)
            found = read_json(self._json(lib.tenet_model_decide_json, element, text, settings))
            return Trace(from_kinds(found["result"]), found["trace"], Text(**found["text"]))
        state = self._pool.take(settings)
        for slot, declared in enumerate(self._inputs):
            _fill(state, slot, declared, self._takes[slot], slots.get(slot, Missing()))
        with self._during():
            call(lib.tenet_model_decide, self._pointer, state._pointer, number)
            at_once = self._externals is not None or any(
                isinstance(value, Structure) for value in slots.values()
            )
            return self._pool.trace(settings, state, at_once)

    def decide_many(
        self,
        element: str | Element,
        rows: Iterable[Mapping[str, object]],
        *,
        context: Context | Instant | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
    ) -> list[Any]:
        """As `decide`, for any number of rows in one call. If one of them has a problem, those of
        all are in the error, and there are no results.

        >>> rows = [{"客户级别": "战略", "客户需求": "紧急", "数量": n} for n in (10, 1000)]
        >>> DecisionModel.load(MODEL).decide_many("折扣率", rows)
        [Decimal('0.05'), Decimal('0.15')]
        """
        settings = _Settings(context, None, missing, strict)
        text = "[" + ",".join(write_members(row, kinds=True) for row in rows) + "]"
        found = read_json(self._json(lib.tenet_model_decide_batch_json, element, text, settings))
        return [from_kinds(one) for one in found]

    def decide_json(
        self,
        element: str | Element,
        json: Content,
        *,
        context: Context | Instant | None = None,
        missing: MissingMode = "null",
        strict: bool = False,
    ) -> str:
        """As `decide`, from a JSON object to JSON. Every value has to be what the model declares.

        >>> DecisionModel.load(MODEL).decide_json("报价", '{"报价日期": "2026-01-31"}')
        '{"折扣":0,"金额":null,"有效至":"2026-03-02"}'
        """
        settings = _Settings(context, None, missing, strict, plain=True)
        return self._json(lib.tenet_model_decide_json, element, json, settings, from_plain=True)

    def _json(
        self,
        function: Any,
        element: str | Element,
        json: Content,
        settings: _Settings,
        from_plain: bool = False,
    ) -> str:
        options = settings._to_c()
        if from_plain:
            options.flags &= ~c.TENET_EVALUATION_READ_KINDS
        out = new_buffer()
        with self._during():
            call(function, self._pointer, to_c(_name(element)), to_c(json), byref(options),
                 byref(out))
        return take_buffer(out)

    def _during(self) -> Any:
        return nullcontext() if self._externals is None else self._externals._during()

    def _decision(self, element: str | Element) -> int | None:
        """The number of a decision; None for anything else."""
        space = element.namespace if isinstance(element, Element) else ""
        pointer = self._pointer
        number: int = lib.tenet_model_find_element(pointer, to_c(_name(element)), to_c(space))
        is_decision = lib.tenet_model_element_kind(pointer, number) == c.TENET_ELEMENT_DECISION
        return number if is_decision else None

    def _slot(self, name: InputName) -> int | None:
        """The number of an input; None if there is none."""
        space = name.namespace if isinstance(name, ModelInput) else ""
        number: int = lib.tenet_model_find_input(self._pointer, to_c(_name(name)), to_c(space))
        return number if number < len(self._inputs) else None


def _name(of: str | Element | ModelInput) -> str:
    return of if isinstance(of, str) else of.name


def _fill(state: _State, number: int, declared: ModelInput, slot: Slot, value: object) -> None:
    """Puts a value into a slot; a text as what the model declares."""
    if isinstance(value, str) and declared.type in _TEMPORAL:
        state.fill_json(number, write_json(value))
    else:
        state.fill(number, slot, value)
