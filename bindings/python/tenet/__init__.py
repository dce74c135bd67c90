"""Tenet: policy for key accounts, inside your own program.

A regulation is bound to the records of a portfolio at an instant; the judge then says, rule by rule
and account by account, what holds, what is broken and what cannot be judged for lack of facts.

>>> judge = Judge.bind(Regulation.load(PACK), Snapshot.load(PORTFOLIO), AT)
>>> for verdict in judge.check(rules=["2"], subjects=["QINGHE"]):
...     print(verdict.rule.id, verdict.outcome.name)
2.1-definition PASS
2.2-list PASS
"""

from . import assess, feel, group, party, score
from ._context import Calendar, Context, Instant, Zones
from ._errors import (
    ArgumentError,
    CancelledError,
    Diagnostic,
    InputError,
    InternalError,
    Language,
    NotFoundError,
    OutOfMemoryError,
    Severity,
    StateError,
    TenetError,
    Text,
)
from ._externals import Externals
from ._feel import Expression, Slot, evaluate, trace
from ._ffi import lib as _lib
from ._host import Field, Presence, RecordType, Relation, Scaled, Storage, TextView
from ._judge import Effect, Judge, Report, Shift
from ._measure import Measure, MeasureValue
from ._model import DecisionModel, Element, ModelInput, Parameter
from ._portfolio import AnyRecord, Catalogue, Change, Record, Snapshot, SnapshotBuilder
from ._regulation import PackTest, Regulation, Rule
from ._render import Clearance, Format
from ._text import to_c as _to_c
from ._trace import Trace
from ._values import MISSING, Missing, YearMonthDuration
from ._verdict import CitedGroup, Explanation, Item, Outcome, Shown, Tally, Verdict

__version__: str = _lib.tenet_version().decode("ascii")


def has_feature(name: str) -> bool:
    """Whether the library that was loaded has a feature, such as "feel" or "calendars".

    >>> has_feature("feel"), has_feature("time travel")
    (True, False)
    """
    return bool(_lib.tenet_has_feature(_to_c(name)))


__all__ = [
    "MISSING",
    "AnyRecord",
    "ArgumentError",
    "Calendar",
    "CancelledError",
    "Catalogue",
    "Change",
    "CitedGroup",
    "Clearance",
    "Context",
    "DecisionModel",
    "Diagnostic",
    "Effect",
    "Element",
    "Explanation",
    "Expression",
    "Externals",
    "Field",
    "Format",
    "InputError",
    "Instant",
    "InternalError",
    "Item",
    "Judge",
    "Language",
    "Measure",
    "MeasureValue",
    "Missing",
    "ModelInput",
    "NotFoundError",
    "OutOfMemoryError",
    "Outcome",
    "PackTest",
    "Parameter",
    "Presence",
    "Record",
    "RecordType",
    "Regulation",
    "Relation",
    "Report",
    "Rule",
    "Scaled",
    "Severity",
    "Shift",
    "Shown",
    "Slot",
    "Snapshot",
    "SnapshotBuilder",
    "StateError",
    "Storage",
    "Tally",
    "TenetError",
    "Text",
    "TextView",
    "Trace",
    "Verdict",
    "YearMonthDuration",
    "Zones",
    "assess",
    "evaluate",
    "feel",
    "group",
    "has_feature",
    "party",
    "score",
    "trace",
]
