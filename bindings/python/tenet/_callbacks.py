"""Python callables behind C callbacks: what they raise comes out of the call, unchanged."""

from __future__ import annotations

import contextlib
import signal
import threading
from types import FrameType
from typing import Any, Callable, Optional

from . import _types as c
from ._errors import CancelledError
from ._text import to_python

Progress = Callable[[int, int], Optional[bool]]
GO_ON, STOP = 0, 1


def _on_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


class Interrupts:
    """Ctrl-C during a call of the library: it is noted, and handled as usual after the call.

    Python would otherwise raise KeyboardInterrupt on the way into a callback, before any code of
    the callback could catch it, and ctypes would drop it.
    """

    def __init__(self) -> None:
        self.arrived = False
        self._before: Any = None
        self._frame: FrameType | None = None

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.arrived, self._frame = True, frame

    def __enter__(self) -> Interrupts:
        before = signal.getsignal(signal.SIGINT) if _on_main_thread() else None
        if callable(before):
            with contextlib.suppress(ValueError):  # an interpreter that may not handle signals
                signal.signal(signal.SIGINT, self._note)
                self._before = before
        return self

    def __exit__(self, *error: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            if self.arrived:
                self._before(signal.SIGINT, self._frame)


class Callbacks:
    """The callbacks of one call. An exception stops the work and is raised again afterwards."""

    def __init__(self) -> None:
        self._raised: BaseException | None = None
        self._interrupts = Interrupts()
        self._kept: list[Any] = []

    def _guard(self, answer: Callable[[], Optional[bool]]) -> int:
        if self._interrupts.arrived:
            return STOP
        try:
            return STOP if answer() is False else GO_ON
        except BaseException as error:
            self._raised = error
            return STOP

    def _keep(self, function: Any) -> Any:
        self._kept.append(function)
        return function

    def progress(self, function: Progress | None) -> Any:
        """A progress callback. On the main thread one is installed even where nobody asked for it:
        Python looks for Ctrl-C whenever it is called. Other threads get no Ctrl-C, and a daemon
        thread that calls Python when the interpreter ends would take the process down."""
        if function is None and not _on_main_thread():
            return c.tenet_progress_fn()

        def called(done: int, total: int, _: Any) -> int:
            return self._guard(lambda: function(done, total) if function is not None else None)

        return self._keep(c.tenet_progress_fn(called))

    def verdict(self, function: Callable[[Any], Optional[bool]]) -> Any:
        """A callback that receives verdicts as C structs, valid during the call."""

        def called(verdict: Any, _: Any) -> int:
            return self._guard(lambda: function(verdict.contents))

        return self._keep(c.tenet_verdict_fn(called))

    def write(self, function: Callable[[str], object]) -> Any:
        """A callback that receives pieces of a text; its answer is not looked at."""

        def write_piece(piece: Any) -> None:
            function(to_python(piece))

        def called(piece: Any, _: Any) -> int:
            return self._guard(lambda: write_piece(piece))

        return self._keep(c.tenet_write_fn(called))

    def during(self, call: Callable[[], None]) -> None:
        """Makes the call. An exception of a callback takes the place of the cancellation."""
        cancelled: CancelledError | None = None
        with self._interrupts:
            try:
                call()
            except CancelledError as error:
                cancelled = error
        raised, self._raised = self._raised, None
        self._kept.clear()
        if raised is not None:
            raise raised
        if cancelled is not None:
            raise cancelled
