"""Texts between Python and C: UTF-8 with a length."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable, Mapping
from ctypes import POINTER
from typing import Any, Union

from . import _types as c
from ._ffi import lib

Content = Union[str, bytes]
PathName = Union[str, "os.PathLike[str]"]


def to_c(text: Content) -> c.tenet_str:
    """A text handed in. The struct keeps the bytes alive."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return c.tenet_str(data, len(data))


def to_python(text: c.tenet_str) -> str:
    """A copy of a text handed out; NUL bytes are part of it."""
    if not text.size:
        return ""
    address = ctypes.c_void_p.from_buffer(text).value
    assert address is not None
    return ctypes.string_at(address, text.size).decode("utf-8")


def path_to_c(path: PathName) -> c.tenet_str:
    """A path handed in."""
    return to_c(os.fspath(path))


def array_of(items: Iterable[str]) -> tuple[Any, int]:
    """An array of texts and its length; NULL for an empty one."""
    texts = [to_c(item) for item in items]
    return ((c.tenet_str * len(texts))(*texts) if texts else None), len(texts)


def named_texts(texts: Mapping[str, Content]) -> tuple[Any, int]:
    """An array of names with contents and its length."""
    items = [c.tenet_text(to_c(name), to_c(text)) for name, text in texts.items()]
    return (c.tenet_text * len(items))(*items), len(items)


def take_buffer(buffer: Any) -> str:
    """The content of a buffer, which is freed."""
    try:
        return to_python(lib.tenet_buffer_str(buffer))
    finally:
        lib.tenet_buffer_free(buffer)


def new_buffer() -> Any:
    """A place for a buffer to be handed out in."""
    return POINTER(c.tenet_buffer)()
