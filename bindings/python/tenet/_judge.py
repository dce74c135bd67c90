"""The judge of a portfolio, its reports, and what proposed changes would do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from ctypes import POINTER, byref, sizeof
from typing import Any, Callable, Optional, Union, overload

from . import _types as c
from ._callbacks import Callbacks, Progress
from ._context import Context, Instant, context_pointer
from ._errors import CancelledError, Language, call, check, natural
from ._ffi import lib
from ._handle import Handle, hold, host_memory_of, place_for
from ._measure import Measure, read_measure
from ._portfolio import Change, Snapshot
from ._regulation import Regulation, Rule
from ._render import Clearance, Format, render_options, rendered
from ._text import array_of, new_buffer, take_buffer, to_c, to_python
from ._values import read_counts
from ._verdict import (
    Explanation,
    Outcome,
    Verdict,
    due_date,
    new_tally,
    outcome_or_none,
    read_tally,
)


def _check_options(
    outcomes: Iterable[Outcome] | None,
    rules: Iterable[str],
    subjects: Iterable[str],
    threads: int,
    progress: Any,
) -> c.tenet_check_options:
    options = c.tenet_check_options()
    check(lib.tenet_check_options_init(byref(options), sizeof(options)), "options")
    options.threads = natural("threads", threads, 32)
    if outcomes is not None:
        options.outcomes = sum(1 << outcome.value for outcome in set(outcomes))
    options.rules, options.rule_count = array_of(_not_a_text(rules))
    options.subjects, options.subject_count = array_of(_not_a_text(subjects))
    options.progress = hold(options, progress)
    return options


def _not_a_text(names: Iterable[str]) -> Iterable[str]:
    if isinstance(names, str):
        raise TypeError(f"a list of ids is needed, not the text {names!r}")
    return names


class Judge(Handle):
    """A regulation bound to a snapshot at an instant. Immutable: threads may share it.

    >>> judge = Judge.bind(Regulation.load(PACK), Snapshot.load(PORTFOLIO), AT)
    >>> report = judge.check(outcomes=[Outcome.FAIL, Outcome.UNKNOWN])
    >>> {verdict.outcome for verdict in report} <= {Outcome.FAIL, Outcome.UNKNOWN}
    True
    """

    def __init__(self, pointer: Any, free: Any, regulation: Regulation, *parents: object) -> None:
        super().__init__(pointer, free, regulation, *parents)
        self._regulation = regulation
        self._rules = regulation.rules

    @classmethod
    def bind(
        cls,
        regulation: Regulation,
        snapshot: Snapshot,
        context: Context | Instant,
        *,
        threads: int = 1,
        progress: Progress | None = None,
    ) -> Judge:
        """Chooses parameter values for the date and computes measures; costs a pass over the
        accounts. `context` may be just the instant judged. `progress(done, total)` is called now
        and then; False stops the work with a `CancelledError`."""
        callbacks = Callbacks()
        called = callbacks.progress(progress)
        how = context_pointer(context)
        thread_count = natural("threads", threads, 32)
        out = place_for(c.tenet_judge)
        callbacks.during(
            lambda: call(
                lib.tenet_judge_bind,
                regulation._pointer,
                snapshot._pointer,
                how,
                thread_count,
                called,
                None,
                byref(out),
            )
        )
        return cls(out, lib.tenet_judge_free, regulation, snapshot)

    # ---- Judging what is ----

    def check(
        self,
        *,
        outcomes: Iterable[Outcome] | None = None,
        rules: Iterable[str] = (),
        subjects: Iterable[str] = (),
        threads: int = 1,
        progress: Progress | None = None,
    ) -> Report:
        """Judges every rule for every subject. `outcomes` says which verdicts to keep (None: all;
        the others are only counted), `rules` names rules or articles, `subjects` keys of
        accounts, with all that belongs to them, or of other records that rules are about, as of
        an employee (empty: all)."""
        callbacks = Callbacks()
        options = _check_options(outcomes, rules, subjects, threads, callbacks.progress(progress))
        out = place_for(c.tenet_report)
        pointer = self._pointer
        callbacks.during(
            lambda: call(lib.tenet_judge_check, pointer, byref(options), byref(out))
        )
        return Report(out, lib.tenet_report_free, self)

    def check_each(
        self,
        deliver: Callable[[Verdict], Optional[bool]],
        *,
        outcomes: Iterable[Outcome] | None = None,
        rules: Iterable[str] = (),
        subjects: Iterable[str] = (),
        threads: int = 1,
        progress: Progress | None = None,
    ) -> dict[Outcome, int]:
        """Judges every rule for every subject and hands the verdicts to `deliver` one by one, in
        the order of rules, then subjects; memory does not grow with their number. An answer of
        False stops with a `CancelledError` whose `tally` holds what was counted; an exception of
        `deliver` comes out as it is. Returns the counts."""
        callbacks = Callbacks()
        options = _check_options(outcomes, rules, subjects, threads, callbacks.progress(progress))
        called = callbacks.verdict(lambda verdict: deliver(self._verdict(verdict)))
        tally = new_tally()
        pointer = self._pointer
        try:
            callbacks.during(
                lambda: call(
                    lib.tenet_judge_check_each, pointer, byref(options), called, None, byref(tally)
                )
            )
        except CancelledError as cancelled:
            if cancelled.tally is None:
                cancelled.tally = read_tally(tally)
            raise
        return read_tally(tally)

    def judge(self, rule: str, subject: str = "") -> Verdict:
        """Judges one rule for one subject; a rule about the portfolio needs none."""
        out = c.tenet_verdict(size=sizeof(c.tenet_verdict))
        call(lib.tenet_judge_one, self._pointer, to_c(rule), to_c(subject), byref(out))
        return self._verdict(out)

    def due(
        self,
        until: dt.date | str,
        *,
        rules: Iterable[str] = (),
        subjects: Iterable[str] = (),
        threads: int = 1,
        progress: Progress | None = None,
    ) -> Report:
        """What falls due until a day, earliest first; what is overdue comes first of all."""
        callbacks = Callbacks()
        options = _check_options(None, rules, subjects, threads, callbacks.progress(progress))
        day = to_c(until if isinstance(until, str) else until.isoformat())
        out = place_for(c.tenet_report)
        pointer = self._pointer
        callbacks.during(
            lambda: call(lib.tenet_judge_due, pointer, day, byref(options), byref(out))
        )
        return Report(out, lib.tenet_report_free, self)

    def render(
        self,
        write: Callable[[str], object],
        *,
        format: Format = "text",
        language: Language = "zh",
        clearance: Clearance = Clearance.INTERNAL,
        colour: bool = False,
        traces: bool = False,
        details: bool = False,
        provenance: bool = True,
        outcomes: Iterable[Outcome] | None = None,
        rules: Iterable[str] = (),
        subjects: Iterable[str] = (),
        threads: int = 1,
        progress: Progress | None = None,
    ) -> None:
        """Checks and hands the report to `write` piece by piece; memory does not grow with it."""
        callbacks = Callbacks()
        options = _check_options(outcomes, rules, subjects, threads, callbacks.progress(progress))
        how = render_options(
            format=format,
            language=language,
            clearance=clearance,
            colour=colour,
            traces=traces,
            details=details,
            provenance=provenance,
        )
        called = callbacks.write(write)
        pointer = self._pointer
        callbacks.during(
            lambda: call(
                lib.tenet_judge_render, pointer, byref(options), byref(how), called, None
            )
        )

    # ---- Judging what would be ----

    def evaluate(self, change: Change, *, everywhere: bool = False) -> Effect:
        """What a change would do, before it happens; nothing stored is touched. With `everywhere`,
        also verdicts that shift for subjects the change does not name."""
        scope = c.TENET_SCOPE_ALL if everywhere else c.TENET_SCOPE_NAMED
        out = place_for(c.tenet_effect)
        with change._lock:
            call(lib.tenet_judge_evaluate, self._pointer, change._pointer, scope, byref(out))
            kept = host_memory_of(change)
        return Effect(out, lib.tenet_effect_free, self, *kept)

    # ---- What it rests on ----

    def measure(self, measure: str) -> Measure:
        """A measure with its values: one per account, or one for the population."""
        out = new_buffer()
        call(lib.tenet_judge_measure, self._pointer, to_c(measure), byref(out))
        return read_measure(take_buffer(out))

    @property
    def provenance(self) -> dict[str, str]:
        """Ids and digests of what is judged, the engine's version and the instant."""
        out = new_buffer()
        call(lib.tenet_judge_provenance, self._pointer, byref(out))
        found: dict[str, str] = read_counts(take_buffer(out))
        return found

    def _verdict(self, found: Any) -> Verdict:
        own = c.tenet_verdict.from_buffer_copy(found)

        def explain() -> Explanation:
            out = place_for(c.tenet_explanation)
            call(lib.tenet_judge_explain, self._pointer, byref(own), byref(out))
            return Explanation(out, lib.tenet_explanation_free, self)

        return Verdict(
            self._rules[own.rule],
            self._text(lib.tenet_judge_subject_key, byref(own)),
            Outcome(own.outcome),
            due_date(own.has_due, own.due_days),
            explain,
        )


class Report(Handle, Sequence[Verdict]):
    """The verdicts of a check: a sequence.

    >>> report = JUDGE.check(rules=["2.1-definition"], subjects=["QINGHE", "G05"])
    >>> [(verdict.subject, verdict.outcome.name) for verdict in report]
    [('QINGHE', 'PASS'), ('G05', 'FAIL')]
    >>> report.tally[Outcome.PASS]
    1
    """

    def __init__(self, pointer: Any, free: Any, judge: Judge) -> None:
        super().__init__(pointer, free, judge)
        self._rules = judge._rules
        self._count: int = lib.tenet_report_count(pointer)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Verdict: ...
    @overload
    def __getitem__(self, index: slice) -> list[Verdict]: ...
    def __getitem__(self, index: int | slice) -> Verdict | list[Verdict]:
        if isinstance(index, slice):
            return [self._verdict(i) for i in range(*index.indices(self._count))]
        if not -self._count <= index < self._count:
            raise IndexError(f"the report holds {self._count} verdicts, not {index}")
        return self._verdict(index % self._count)

    def __iter__(self) -> Iterator[Verdict]:
        return (self._verdict(index) for index in range(self._count))

    def _verdict(self, index: int) -> Verdict:
        found = c.tenet_verdict(size=sizeof(c.tenet_verdict))
        check(lib.tenet_report_verdict(self._pointer, index, byref(found)), f"verdict {index}")

        def explain() -> Explanation:
            out = place_for(c.tenet_explanation)
            call(lib.tenet_report_explain, self._pointer, index, byref(out))
            return Explanation(out, lib.tenet_explanation_free, self)

        return Verdict(
            self._rules[found.rule],
            self._text(lib.tenet_report_subject_key, index),
            Outcome(found.outcome),
            due_date(found.has_due, found.due_days),
            explain,
        )

    @property
    def tally(self) -> dict[Outcome, int]:
        """How many verdicts of each outcome there are over all rules, kept or not."""
        tally = new_tally()
        check(lib.tenet_report_tally(self._pointer, byref(tally)), "tally")
        return read_tally(tally)

    def rule_tally(self, rule: Rule) -> dict[Outcome, int]:
        """How many verdicts of each outcome one rule has."""
        tally = new_tally()
        status = lib.tenet_report_rule_tally(self._pointer, rule.number, byref(tally))
        check(status, f"the report knows no rule {rule.id!r}")
        return read_tally(tally)

    def render(
        self,
        *,
        format: Format = "text",
        language: Language = "zh",
        clearance: Clearance = Clearance.INTERNAL,
        colour: bool = False,
        traces: bool = False,
        details: bool = False,
        provenance: bool = True,
    ) -> str:
        """The report as text or JSON. A report of `Judge.due` cannot be rendered."""
        options = render_options(
            format=format,
            language=language,
            clearance=clearance,
            colour=colour,
            traces=traces,
            details=details,
            provenance=provenance,
        )
        return rendered(lib.tenet_report_render, self._pointer, options)


class Shift:
    """One verdict before and after a change; None where there is no subject.

    >>> facts = Snapshot.load(PORTFOLIO)
    >>> order = {"id": "N1", "account": "QINGHE", "ordered_on": "2025-12-31", "amount": 1}
    >>> shift = JUDGE.evaluate(facts.change().upsert("order", order)).named[0]
    >>> shift.subject, isinstance(shift.rule, Rule)
    ('QINGHE', True)
    """

    __slots__ = ("rule", "subject", "before", "after", "before_due", "after_due", "_explain")

    def __init__(
        self, rule: Rule, subject: str, found: c.tenet_shift, explain: Callable[[], Explanation]
    ) -> None:
        self.rule = rule
        self.subject = subject
        self.before = outcome_or_none(found.before)
        self.after = outcome_or_none(found.after)
        self.before_due = due_date(found.before_has_due, found.before_due_days)
        self.after_due = due_date(found.after_has_due, found.after_due_days)
        self._explain = explain

    @property
    def explanation(self) -> Explanation:
        """Everything behind the verdict as it would be; as it is, where the subject would go."""
        return self._explain()

    @property
    def changed(self) -> bool:
        """Whether the outcome differs."""
        return self.before is not self.after

    def __repr__(self) -> str:
        before, after = (side.name if side else "-" for side in (self.before, self.after))
        return f"<Shift {self.rule.id} {self.subject or '-'}: {before} -> {after}>"


class Effect(Handle):
    """What a proposed change would do.

    >>> change = Snapshot.load(PORTFOLIO).change().remove("account", "G05")
    >>> effect = JUDGE.evaluate(change)
    >>> {shift.after for shift in effect.named if shift.subject == "G05"}
    {None}
    """

    def __init__(self, pointer: Any, free: Any, judge: Judge, *parents: object) -> None:
        super().__init__(pointer, free, judge, *parents)
        self._judge = judge

    @property
    def named(self) -> list[Shift]:
        """The subjects the change names, under every rule that concerns them."""
        return self._shifts(c.TENET_EFFECT_NAMED)

    @property
    def elsewhere(self) -> list[Shift]:
        """Others whose verdict shifts; empty unless they were asked for."""
        return self._shifts(c.TENET_EFFECT_ELSEWHERE)

    def _shifts(self, part: int) -> list[Shift]:
        count = lib.tenet_effect_count(self._pointer, part)
        return [self._shift(part, index) for index in range(count)]

    def _shift(self, part: int, index: int) -> Shift:
        found = c.tenet_shift(size=sizeof(c.tenet_shift))
        pointer = self._pointer
        check(lib.tenet_effect_shift(pointer, part, index, byref(found)), f"shift {index}")

        def explain() -> Explanation:
            out = place_for(c.tenet_explanation)
            call(lib.tenet_effect_explain, self._pointer, part, index, byref(out))
            return Explanation(out, lib.tenet_explanation_free, self)

        rule = self._judge._rules[found.rule]
        return Shift(rule, to_python(found.subject_key), found, explain)

    def judge(self) -> Judge:
        """The judge of the portfolio as it would be."""
        out = place_for(c.tenet_judge)
        call(lib.tenet_effect_judge, self._pointer, byref(out))
        regulation = self._judge._regulation
        return Judge(out, lib.tenet_judge_free, regulation, self)

    def render(
        self,
        *,
        format: Format = "text",
        language: Language = "zh",
        clearance: Clearance = Clearance.INTERNAL,
        colour: bool = False,
        traces: bool = False,
        details: bool = False,
    ) -> str:
        """The effect as text or as a JSON object."""
        options = render_options(
            format=format,
            language=language,
            clearance=clearance,
            colour=colour,
            details=details,
            traces=traces,
        )
        return rendered(lib.tenet_effect_render, self._pointer, options)
