"""What happened while something was evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, NamedTuple

from ._errors import Language, Text

_telling = Lock()


class Told(NamedTuple):
    """What happened, as data and in words."""

    data: Mapping[str, Any]
    text: Text


class Lease:
    """Keeps the state of a run from being run again while it lives."""

    __slots__ = ("_give_back", "state")

    def __init__(self, state: Any, give_back: Callable[[Any], None]) -> None:
        self.state = state
        self._give_back = give_back

    def __del__(self) -> None:
        self._give_back(self.state)


class Trace:
    """A result and how it came about: the names read, the rules of tables that matched and which
    of them decided, what kept the others from it, by how much and the nearest change of one input,
    and where nulls and missing values began.

    The run is recorded, which costs little; `data` and `text` are made from the record when one of
    them is first read. Threads may share a trace.

    >>> offer = {"客户级别": "核心", "客户需求": "一般", "数量": 90}
    >>> trace = DecisionModel.load(MODEL).trace("折扣率", offer)
    >>> trace.result
    Decimal('0.05')
    >>> for miss in trace.steps[1]["misses"]:
    ...     print(miss["rule"], miss["reach"])
    rate-2 one_change
    rate-4 one_change
    rate-1 several_inputs
    >>> trace.steps[1]["misses"][0]["change"]
    {'input': '数量', 'to': Decimal('100'), 'distance': Decimal('10')}
    """

    __slots__ = ("_lease", "_told", "result")

    result: Any
    _told: Told
    _lease: Any

    def __init__(self, result: Any, data: Mapping[str, Any], text: Text) -> None:
        self.result = result
        self._told = Told(data, text)

    @classmethod
    def _of(cls, result: Any, lease: Any) -> Trace:
        """A trace that is told from the state of a lease when somebody asks."""
        made = cls.__new__(cls)
        made.result, made._lease = result, lease
        return made

    def _tell(self) -> Told:
        try:
            return self._told
        except AttributeError:
            pass
        with _telling:
            lease = getattr(self, "_lease", None)
            if lease is not None:
                self._told = lease.state.told()
                del self._lease
        return self._told

    @property
    def data(self) -> Mapping[str, Any]:
        """As `docs/schemas/trace.schema.json` says; numbers are `Decimal`."""
        return self._tell().data

    @property
    def text(self) -> Text:
        """In both languages, a line for each thing."""
        return self._tell().text

    @property
    def steps(self) -> list[Any]:
        """What was computed, in order, each with its depth."""
        found: list[Any] = self.data["steps"]
        return found

    def render(self, language: Language = "zh") -> str:
        """The text in a language."""
        return self.text.get(language)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Trace):
            return NotImplemented
        return bool(self.result == other.result) and self._tell() == other._tell()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Trace(result={self.result!r}, data={self.data!r}, text={self.text!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Trace, (self.result, self.data, self.text)
