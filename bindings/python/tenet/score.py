"""Scores: measures of surveys, appraisals, calculations over populations, scorecards as PMML.

Definitions and results are mappings, as the schemas in docs/schemas say. Exact numbers may be
`Decimal`, `int` or texts with their digits; what comes back are `Decimal`s, and `int`s where
something is counted. Where there is no number there is a reason instead.

>>> from tenet.score import Survey
>>> survey = Survey({
...     "id": "recommendation",
...     "questions": [{
...         "id": "recommend", "measure": "net_share",
...         "scale": {"lowest": 0, "highest": 10, "step": 1},
...         "bands": [{"id": "批评者", "range": "[0..6]", "counts": "against"},
...                   {"id": "被动者", "range": "[7..8]"},
...                   {"id": "推荐者", "range": "[9..10]", "counts": "for"}],
...         "rounding": {"places": 1}}],
...     "validity": {"least_responses": 2},
... })
>>> result = survey.measure([
...     {"id": "a", "count": 2, "answers": {"recommend": 10}},
...     {"id": "b", "answers": {"recommend": 3}},
... ])
>>> result["questions"][0]["value"]
Decimal('33.3')
>>> print(survey.measure([])["invalid"]["text"]["zh"])
只有 0 份答复，少于规定的 2 份：结果无效。
"""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from ctypes import byref
from decimal import Decimal
from typing import Any, Union

from ._errors import Diagnostic, call, call_with_warnings
from ._ffi import lib
from ._text import Content, PathName, new_buffer, take_buffer, to_c
from ._values import read_counts, write_json

__all__ = ["Appraisal", "Survey", "calculate", "read_pmml", "write_pmml"]

Definition = Union[Mapping[str, Any], str, bytes]
"""A definition: a mapping, or JSON."""

_EXACT = frozenset(
    "value low high margin standard_error difference weighted before now limit actual points "
    "contribution lost rounding_rest needed change gained total mean deviation offset score "
    "adjusted amount after".split()
)
_LISTS_OF_EXACT = frozenset(["contributions"])


def _exact(name: str, value: Any) -> Any:
    """A result with its exact numbers as decimals."""
    if isinstance(value, dict):
        return {key: _exact(key, item) for key, item in value.items()}
    if isinstance(value, list):
        return [
            Decimal(item) if name in _LISTS_OF_EXACT else _exact(name, item) for item in value
        ]
    if isinstance(value, str) and name in _EXACT:
        return Decimal(value)
    return value


def _text(definition: Definition) -> Content:
    return definition if isinstance(definition, (str, bytes)) else write_json(definition)


def _take(buffer: Any) -> Any:
    return _exact("", read_counts(take_buffer(buffer)))


class Survey:
    """A survey as it is evaluated: what its questions measure, when it is valid, what follows.

    >>> from tenet.score import Survey
    >>> survey = Survey({"id": "effort", "questions": [
    ...     {"id": "effort", "measure": "mean", "scale": {"lowest": 1, "highest": 5}}]})
    >>> earlier = survey.measure([{"id": "a", "answers": {"effort": Decimal("2.5")}}])
    >>> now = survey.measure([{"id": "a", "answers": {"effort": 2}}], earlier=earlier)
    >>> now["changes"][0]["difference"], now["changes"][0]["direction"]
    (Decimal('-0.5'), 'down')
    """

    def __init__(self, definition: Definition, *, file: str = "") -> None:
        self._text = _text(definition)
        self._file = file
        self.measure(())  # whatever is wrong with the definition is said now

    @classmethod
    def load(cls, path: PathName) -> Survey:
        """Reads a definition from a JSON file."""
        return cls(pathlib.Path(path).read_bytes(), file=os.fspath(path))

    def measure(
        self,
        responses: Iterable[Mapping[str, Any]],
        *,
        wave: str = "",
        population: int | None = None,
        sent: int | None = None,
        earlier: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """What the answers come to. A response is `{"id", "answers"}`, with a `count` where several
        are alike. `earlier` is what this function gave for the wave before."""
        given: dict[str, Any] = {"id": wave, "responses": list(responses)}
        if population is not None:
            given["population"] = population
        if sent is not None:
            given["sent"] = sent
        out = new_buffer()
        before = "" if earlier is None else write_json(earlier)
        none = to_c("")
        call(
            lib.tenet_survey_measure_json,
            to_c(self._text),
            to_c(self._file),
            to_c(write_json(given)),
            none,
            to_c(before),
            none,
            byref(out),
        )
        found: dict[str, Any] = _take(out)
        return found


class Appraisal:
    """An appraisal: indicators with curves, dimensions, a total, grades.

    >>> from tenet.score import Appraisal
    >>> appraisal = Appraisal({
    ...     "id": "客户经理考核",
    ...     "dimensions": [{"id": "财务"}],
    ...     "indicators": [{"id": "营业额", "dimension": "财务", "curve": {
    ...         "kind": "linear", "floor": {"at": 600, "points": 60},
    ...         "target": {"at": 1000, "points": 100}}}],
    ...     "grades": [{"id": "优", "range": ">= 90"}, {"id": "良", "range": "< 90"}],
    ... })
    >>> result = appraisal.score({"营业额": 850})
    >>> result["total"]["value"], result["grade"], result["raises"][0]["needed"]
    (Decimal('85'), '良', Decimal('900'))
    """

    def __init__(self, definition: Definition, *, file: str = "") -> None:
        self._text = _text(definition)
        self._file = file
        self.score({})  # whatever is wrong with the definition is said now

    @classmethod
    def load(cls, path: PathName) -> Appraisal:
        """Reads a definition from a JSON file."""
        return cls(pathlib.Path(path).read_bytes(), file=os.fspath(path))

    def score(self, actuals: Mapping[str, Decimal | int | str | None]) -> dict[str, Any]:
        """The score of these actual values; one that is None or not there is missing."""
        out = new_buffer()
        call(
            lib.tenet_appraisal_score_json,
            to_c(self._text),
            to_c(self._file),
            to_c(write_json(actuals)),
            to_c(""),
            byref(out),
        )
        found: dict[str, Any] = _take(out)
        return found


def calculate(calculation: str, rule: Mapping[str, Any] | None = None, **of: Any) -> dict[str, Any]:
    """One calculation: `weighted_mean`, `interval`, `gaps`, `rank`, `quantile`, `groups`, `rfm`,
    `matrix`, `ratchet`, `window`, `migration`, `distribution` or `assessors`.

    >>> from tenet.score import calculate
    >>> calculate("quantile", {"p": Decimal("0.25"), "method": "inclusive"}, numbers=[1, 2, 3, 4])
    {'value': Decimal('1.75')}
    >>> held = {"tier": "金", "from": "2026-01-01", "to": "2026-12-31"}
    >>> calculate("ratchet", {"tiers": ["金", "银"], "months": 12},
    ...           before=held, earned="银", on="2026-06-30")["what"]
    'held'
    """
    request: dict[str, Any] = {"calculation": calculation, **of}
    if rule is not None:
        request["rule"] = rule
    out = new_buffer()
    call(lib.tenet_score_calculate_json, to_c(write_json(request)), to_c(""), byref(out))
    found: dict[str, Any] = _take(out)
    return found


def read_pmml(
    xml: Content,
    *,
    names: Mapping[str, str] | None = None,
    complex_scores: Mapping[str, str] | None = None,
    file: str = "",
) -> dict[str, Any]:
    """Reads the scorecard of a PMML document. `names` says what fields are called in the rule
    language, `complex_scores` gives FEEL for characteristics with a ComplexPartialScore.

    >>> from tenet.score import read_pmml, write_pmml
    >>> model = {"scorecard": {"id": "risk", "items": [
    ...              {"id": "age", "input": "age", "attributes": [{"when": "< 30", "points": 3}]}]},
    ...          "fields": [{"name": "age", "data_type": "integer"}]}
    >>> xml, notes = write_pmml(model)
    >>> read_pmml(xml)["scorecard"]["items"][0]["attributes"]
    [{'when': 'age < 30', 'points': 3}]
    """
    options = {"names": names or {}, "complex_scores": complex_scores or {}}
    out = new_buffer()
    call(
        lib.tenet_scorecard_from_pmml_json,
        to_c(xml),
        to_c(file),
        to_c(write_json(options)),
        byref(out),
    )
    found: dict[str, Any] = read_counts(take_buffer(out))
    return found


def write_pmml(model: Definition) -> tuple[str, Sequence[Diagnostic]]:
    """A model as PMML 4.4, and what PMML has no place for."""
    out = new_buffer()
    notes = call_with_warnings(
        lib.tenet_scorecard_to_pmml, to_c(_text(model)), to_c(""), byref(out)
    )
    return take_buffer(out), notes
