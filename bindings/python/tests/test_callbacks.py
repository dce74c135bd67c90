"""Python callables called from C: their answers, and what they raise."""

from __future__ import annotations

import gc
import os
import signal
import threading
import weakref
from collections.abc import Iterator

import pytest
from conftest import AT

import tenet
from tenet import CancelledError, Judge, Outcome, Regulation, Snapshot, Verdict


class Unusual(BaseException):
    """Not even an Exception."""


@pytest.mark.parametrize("kind", [ValueError, StopIteration, KeyboardInterrupt, Unusual])
def test_what_a_callback_raises_comes_out_unchanged(
    kind: type[BaseException], judge: Judge
) -> None:
    thrown = kind("halt")

    def deliver(_: Verdict) -> None:
        raise thrown

    with pytest.raises(kind) as caught:
        judge.check_each(deliver)
    assert caught.value is thrown
    assert caught.value.__cause__ is None and caught.value.__context__ is None


def test_an_answer_of_false_stops_and_the_tally_says_how_far(judge: Judge) -> None:
    seen: list[Verdict] = []

    def deliver(verdict: Verdict) -> bool:
        seen.append(verdict)
        return len(seen) < 5

    with pytest.raises(CancelledError) as caught:
        judge.check_each(deliver)
    assert len(seen) == 5
    assert caught.value.tally is not None
    assert sum(caught.value.tally.values()) >= 5


@pytest.mark.parametrize("answer", [None, True, 0, ""])
def test_any_other_answer_goes_on(answer: object, judge: Judge) -> None:
    tally = judge.check_each(lambda _: answer, rules=["2"])  # type: ignore[return-value, arg-type]
    assert sum(tally.values()) == len(judge.check(rules=["2"]))


def test_progress_is_reported_and_can_stop(
    judge: Judge, regulation: Regulation, facts: Snapshot
) -> None:
    steps: list[tuple[int, int]] = []
    judge.check(progress=lambda done, total: steps.append((done, total)))
    assert steps and steps == sorted(steps)
    assert all(0 <= done <= total for done, total in steps)
    for call in (
        lambda: judge.check(progress=lambda done, total: False),
        lambda: Judge.bind(regulation, facts, AT, progress=lambda done, total: False),
    ):
        with pytest.raises(CancelledError):
            call()


def test_progress_may_raise_too(regulation: Regulation, facts: Snapshot) -> None:
    def progress(done: int, total: int) -> None:
        raise RuntimeError(f"{done} of {total}")

    with pytest.raises(RuntimeError, match="of"):
        Judge.bind(regulation, facts, AT, progress=progress)


def test_rendering_stops_where_writing_fails(judge: Judge) -> None:
    def write(piece: str) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        judge.render(write)


def test_a_callback_may_use_the_judge(judge: Judge) -> None:
    sentences: list[str] = []

    def deliver(verdict: Verdict) -> None:
        if verdict.outcome is Outcome.FAIL and len(sentences) < 3:
            sentences.append(verdict.explanation.sentence.zh)
            assert judge.judge(verdict.rule.id, verdict.subject) == verdict

    judge.check_each(deliver)
    assert len(sentences) == 3 and all(sentences)


def test_verdicts_outlive_the_call_that_delivered_them(judge: Judge) -> None:
    kept: list[Verdict] = []
    judge.check_each(kept.append, outcomes=[Outcome.FAIL])
    gc.collect()
    assert [verdict.explanation.subject_key for verdict in kept] == [v.subject for v in kept]


def test_nothing_of_a_callback_is_kept_after_the_call(judge: Judge) -> None:
    class Deliver:
        def __call__(self, _: Verdict) -> None:
            pass

    deliver = Deliver()
    gone = weakref.ref(deliver)
    judge.check_each(deliver, rules=["2"])
    del deliver
    gc.collect()
    assert gone() is None


def press_control_c(after: float, done: threading.Event) -> threading.Thread:
    """Presses it, and again every second: Python itself drops one that meets a finalizer."""

    def press() -> None:
        wait = after
        while not done.wait(wait):
            os.kill(os.getpid(), signal.SIGINT)
            wait = 1.0

    thread = threading.Thread(target=press)
    thread.start()
    return thread


@pytest.fixture
def control_c() -> Iterator[None]:
    """Python's own handler of Ctrl-C, also where a shell made background jobs ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("control_c")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("moment", range(20))
def test_control_c_ends_a_check_that_nobody_watches(moment: int, judge: Judge) -> None:
    done = threading.Event()
    thread = press_control_c(0.01 + moment * 0.001, done)
    with pytest.raises(KeyboardInterrupt):
        while True:
            judge.check()
    done.set()
    thread.join()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert len(judge.check(rules=["2"])) > 0


def test_a_handler_of_the_host_is_called_once_and_the_check_stops(judge: Judge) -> None:
    pressed: list[int] = []

    def deliver(_: Verdict) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, lambda number, frame: pressed.append(number))
    try:
        with pytest.raises(CancelledError):
            judge.check_each(deliver)
    finally:
        signal.signal(signal.SIGINT, before)
    assert pressed == [signal.SIGINT]


def test_other_threads_are_not_concerned_with_signals(judge: Judge) -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(judge.check(rules=["2"]))))
    thread.start()
    thread.join()
    assert found and found[0] > 0
