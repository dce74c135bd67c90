"""The loader of the library, which gives its functions the signatures of `_signatures`."""

from __future__ import annotations

import ctypes
import os
import pathlib
import sys
from ctypes import c_char_p, c_uint32

from ._signatures import SIGNATURES

INTERFACE = (0, "0.1")
"""The ABI number and, while that is 0, the minor version this binding was written for."""


def _candidates() -> list[str]:
    """Where the library may be: the one named by TENET_LIBRARY and no other; else the package's
    own; else what the system's loader finds under the library's name."""
    named = os.environ.get("TENET_LIBRARY")
    if named:
        return [named]
    if sys.platform == "win32":
        names = ["tenet_c.dll"]
    elif sys.platform == "darwin":
        names = ["libtenet_c.dylib", "libtenet_c.0.dylib"]
    else:
        names = ["libtenet_c.so", "libtenet_c.so.0"]
    own = pathlib.Path(__file__).parent / "_lib"
    return [str(own / name) for name in names if (own / name).exists()] or [names[-1]]


def _load() -> ctypes.CDLL:
    problems = []
    for candidate in _candidates():
        try:
            return ctypes.CDLL(candidate)
        except OSError as problem:
            problems.append(str(problem))
    raise ImportError(
        "the Tenet library cannot be loaded; set TENET_LIBRARY to its path: " + "; ".join(problems)
    )


def declare(library: ctypes.CDLL) -> ctypes.CDLL:
    """Checks the version, then gives every function its signature."""
    try:
        library.tenet_version.restype = c_char_p
        library.tenet_abi_version.restype = c_uint32
        version = library.tenet_version().decode("ascii")
        abi = library.tenet_abi_version()
        expected_abi, expected_version = INTERFACE
        if abi != expected_abi or (abi == 0 and version.rpartition(".")[0] != expected_version):
            raise ImportError(
                f"{library._name} is Tenet {version} (ABI {abi}); this package needs"
                f" {expected_version} (ABI {expected_abi})"
            )
        for name, (restype, argtypes) in SIGNATURES.items():
            function = getattr(library, name)
            function.restype = restype
            function.argtypes = argtypes
    except AttributeError as missing:
        raise ImportError(f"{library._name} is not the Tenet library needed: {missing}") from None
    return library


lib = declare(_load())
