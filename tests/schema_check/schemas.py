"""What the tests of schemas share: where things are, and the package jsonschema, of this interpreter
or of the one `./dev test` sets up in .deps/venv; None where neither has it."""

import json
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
VENV = ROOT / ".deps" / "venv" / "bin" / "python"

try:
    import jsonschema
except ImportError:
    jsonschema = None
    if VENV.exists() and "TENET_IN_VENV" not in os.environ:
        os.environ["TENET_IN_VENV"] = "1"
        os.execv(VENV, [str(VENV), "-B", *sys.argv])


def schema(name):
    return json.loads((ROOT / f"docs/schemas/{name}.schema.json").read_text(encoding="utf-8"))


def source(*paths):
    """The text of source files."""
    return "\n".join((ROOT / path).read_text(encoding="utf-8") for path in paths)


def members(part):
    """Every member a schema names, at any depth."""
    if isinstance(part, list):
        return {name for item in part for name in members(item)}
    if not isinstance(part, dict):
        return set()
    return set(part.get("properties", {})) | members(list(part.values()))
