"""What every object that belongs to the library has in common."""

from __future__ import annotations

import ctypes
import weakref
from ctypes import POINTER
from types import TracebackType
from typing import Any, Callable, TypeVar

from . import _types as c
from ._errors import InternalError, StateError, Text
from ._text import to_python

Self = TypeVar("Self", bound="Handle")


def _release(free: Callable[[Any], None], kind: Any, address: int, host_memory: object) -> None:
    free(ctypes.cast(address, kind))
    del host_memory  # only now: the object may have looked into it until it was freed


class HostMemory:
    """Memory of the host that an object of the library looks into, such as records it did not copy.
    A handle that has one among its parents keeps it until its object is freed, also when closed,
    and so does every handle made from that one."""

    def __init__(self, *memory: object) -> None:
        self._host_memory = memory


class Handle:
    """An object of the library. It is released when nothing refers to it any more, or by `close()`,
    or at the end of a `with` block. After `close()` it can only be closed again.

    Closing is safe while another thread is inside a call: the object goes when the call returns.

    >>> with Catalogue.own() as types:
    ...     types.closed
    False
    >>> types.closed
    True
    """

    def __init__(self, pointer: Any, free: Callable[[Any], None], *parents: object) -> None:
        if not pointer:
            raise InternalError("the library handed out no object")
        # The pointer's own life is what counts: a call in another thread keeps it alive, and with
        # it the object. At exit nothing is released, for daemon threads may still be at work.
        address = ctypes.addressof(pointer.contents)
        self._host_memory = _host_memory_of_parents(parents)
        finalizer = weakref.finalize(
            pointer, _release, free, type(pointer), address, self._host_memory
        )
        finalizer.atexit = False
        self._live: Any = pointer
        self._parents = parents

    @property
    def _pointer(self) -> Any:
        pointer = self._live
        if pointer is None:
            raise StateError(f"this {type(self).__name__} has been closed")
        return pointer

    @property
    def closed(self) -> bool:
        """Whether `close()` was called."""
        return self._live is None

    def close(self) -> None:
        """Releases the object. What was made from it stays usable."""
        self._live = None
        self._parents = ()

    def _text(self, function: Callable[..., Any], *arguments: Any) -> str:
        """A copy of a text borrowed from this object, which is kept alive meanwhile."""
        pointer = self._pointer
        return to_python(function(pointer, *arguments))

    def _both(self, function: Callable[..., Any], *arguments: Any) -> Text:
        """A text in both languages."""
        return Text(
            self._text(function, *arguments, c.TENET_ZH),
            self._text(function, *arguments, c.TENET_EN),
        )

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _host_memory_of_parents(parents: tuple[object, ...]) -> tuple[object, ...]:
    """What parents keep. What two of them share is listed once."""
    kept: list[object] = []
    for parent in parents:
        theirs: tuple[object, ...] = getattr(parent, "_host_memory", ())
        if theirs and not any(theirs is known for known in kept):
            kept.append(theirs)
    return tuple(kept)


def host_memory_of(*owners: Handle) -> tuple[HostMemory, ...]:
    """What owners keep, for a handle that shall keep it without keeping them."""
    memory = tuple(owner._host_memory for owner in owners if owner._host_memory)
    return (HostMemory(*memory),) if memory else ()


def place_for(struct: Any) -> Any:
    """A place for a handle to be handed out in."""
    return POINTER(struct)()


def hold(struct: Any, pointer: Any) -> Any:
    """Makes a struct keep the handle it is about to point to, which ctypes alone does not."""
    vars(struct).setdefault("held", []).append(pointer)
    return pointer
