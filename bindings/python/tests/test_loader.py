"""Finding the library, and refusing a wrong one."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from typing import Any

import pytest

from tenet import _ffi

PACKAGE = pathlib.Path(_ffi.__file__).parent


def import_with(library: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TENET_LIBRARY": library, "PYTHONPATH": str(PACKAGE.parent)}
    return subprocess.run(
        [sys.executable, "-c", "import tenet"], env=environment, capture_output=True, text=True
    )


def test_a_library_that_is_named_is_the_only_one_tried() -> None:
    run = import_with("/nowhere/libtenet_c.so")
    assert run.returncode == 1
    assert "ImportError" in run.stderr and "/nowhere/libtenet_c.so" in run.stderr


def test_another_library_is_refused() -> None:
    run = import_with("libc.so.6")
    assert run.returncode == 1
    assert "ImportError" in run.stderr and "is not the Tenet library needed" in run.stderr


class Other:
    """A library that claims to be another version."""

    _name = "other.so"

    def __init__(self, version: bytes, abi: int) -> None:
        self.tenet_version: Any = lambda: version
        self.tenet_abi_version: Any = lambda: abi


@pytest.mark.parametrize("version, abi", [(b"0.2.0", 0), (b"0.0.9", 0), (b"0.1.0", 1)])
def test_another_version_is_refused(version: bytes, abi: int) -> None:
    with pytest.raises(ImportError, match=version.decode()):
        _ffi.declare(Other(version, abi))  # type: ignore[arg-type]


def test_a_library_beside_the_package_is_found(monkeypatch: Any, tmp_path: pathlib.Path) -> None:
    monkeypatch.delenv("TENET_LIBRARY", raising=False)
    monkeypatch.setattr(_ffi, "__file__", str(tmp_path / "_ffi.py"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert _ffi._candidates() == ["libtenet_c.so.0"]
    (tmp_path / "_lib").mkdir()
    (tmp_path / "_lib" / "libtenet_c.so").touch()
    assert _ffi._candidates() == [str(tmp_path / "_lib" / "libtenet_c.so")]
