"""What happened while something was evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ._errors import Language, Text


@dataclass(frozen=True)
class Trace:
    """A result and how it came about: the names read, the rules of tables that matched and which
    of them decided, what kept the others from it, by how much and the nearest change of one input,
    and where nulls and missing values began.

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

    result: Any
    data: Mapping[str, Any]
    """As `docs/schemas/trace.schema.json` says; numbers are `Decimal`."""
    text: Text
    """In both languages, a line for each thing."""

    @property
    def steps(self) -> list[Any]:
        """What was computed, in order, each with its depth."""
        found: list[Any] = self.data["steps"]
        return found

    def render(self, language: Language = "zh") -> str:
        """The text in a language."""
        return self.text.get(language)
