"""The wheel: one file for every Python, with the library and nothing that does not belong."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import venv
import zipfile

import pytest
from conftest import PACK, PORTFOLIO, ROOT

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("wheel")
    environment = dict(os.environ)
    private = ROOT / ".deps" / "prefix" / "usr"
    if private.is_dir():
        environment.setdefault("CMAKE_PREFIX_PATH", str(private))
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"]
    # The build finds the backend of this environment; its scripts must be on the path.
    environment["PATH"] = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    subprocess.run(
        [*command, "-w", str(folder), str(ROOT / "bindings" / "python")],
        env=environment,
        check=True,
    )
    found = list(folder.iterdir())
    assert len(found) == 1
    return found[0]


def test_the_wheel_fits_every_python(wheel: pathlib.Path) -> None:
    name, version, python, abi, platform = wheel.stem.split("-")
    assert (name, python, abi) == ("tenet", "py3", "none")
    assert version.count(".") == 2 and platform.startswith("linux")


def test_it_holds_the_package_and_the_library_only(wheel: pathlib.Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        files = set(archive.namelist())
        library = archive.getinfo("tenet/_lib/libtenet_c.so")
    assert {"tenet/py.typed", "tenet/__init__.py"} <= files
    beside = {file for file in files if not file.endswith(".py") and ".dist-info/" not in file}
    quick = "tenet/_lib/tenet_quick.abi3.so"  # left out where Python's headers are not there
    assert beside - {quick} == {"tenet/py.typed", "tenet/_lib/libtenet_c.so"}
    assert any(file.endswith("licenses/LICENSE") for file in files)
    assert library.external_attr >> 16 & 0o170000 == 0o100000, "a link, not a file"
    assert 1_000_000 < library.file_size < 40_000_000


def test_it_works_where_there_is_nothing_else(wheel: pathlib.Path, tmp_path: pathlib.Path) -> None:
    venv.create(tmp_path / "fresh", with_pip=True)
    python = tmp_path / "fresh" / "bin" / "python"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TENET", "PYTHON"))}
    install = [str(python), "-m", "pip", "install", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, env=environment, check=True)
    script = f"""
import tenet
judge = tenet.Judge.bind(tenet.Regulation.load({str(PACK)!r}),
                         tenet.Snapshot.load({str(PORTFOLIO)!r}), "2025-12-31T18:00:00+08:00")
print(judge.judge("2.1-definition", "QINGHE").outcome.name)
"""
    run = subprocess.run(
        [str(python), "-c", script], env=environment, capture_output=True, text=True, cwd=tmp_path
    )
    assert (run.stdout, run.stderr) == ("PASS\n", "")
