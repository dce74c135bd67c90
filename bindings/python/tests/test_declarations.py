"""The declarations of the binding against the C header and the list of exported symbols."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pytest
from conftest import ROOT

from tenet import _ffi, _signatures, _types
from tenet._signatures import SIGNATURES

HEADERS = sorted((ROOT / "capi" / "include" / "tenet").rglob("*.h"))
HEADER = "\n".join(part.read_text("utf-8") for part in HEADERS)
CODE = re.sub(r"/\*.*?\*/", "", HEADER, flags=re.S)
PLAIN: dict[str, Any] = {
    "int32_t": ctypes.c_int32,
    "uint32_t": ctypes.c_uint32,
    "int64_t": ctypes.c_int64,
    "uint64_t": ctypes.c_uint64,
    "size_t": ctypes.c_size_t,
    "double": ctypes.c_double,
    "void": None,
}


def type_of(declared: str) -> Any:
    """The ctypes type of a C type."""
    words = declared.replace("const", "").strip()
    name, stars = words.replace("*", "").strip(), words.count("*")
    if stars and name in ("char", "void"):
        return {"char": ctypes.c_char_p, "void": ctypes.c_void_p}[name]
    found = PLAIN[name] if name in PLAIN else getattr(_types, name)
    for _ in range(stars):
        found = ctypes.POINTER(found)
    return found


def parameter_types(parameters: str) -> list[Any]:
    if parameters.strip() == "void":
        return []
    return [type_of(re.sub(r"\w+\s*$", "", one)) for one in parameters.split(",")]


FUNCTIONS = {
    name: (type_of(result), parameter_types(parameters))
    for result, name, parameters in re.findall(
        r"TENET_API\s+([\w\s*]+?)\s*\b(tenet_\w+)\(([^;]*)\);", CODE
    )
}
STRUCTS = dict(
    (name, body) for body, name in re.findall(r"typedef struct \w+ \{(.*?)\} (\w+);", CODE, re.S)
)
OPAQUE = re.findall(r"typedef struct (\w+) \1;", CODE)


def test_the_table_and_the_exported_symbols_are_the_same() -> None:
    symbols = (ROOT / "capi" / "tenet_c.symbols").read_text("utf-8").split()
    assert sorted(SIGNATURES) == sorted(symbols)


def test_every_signature_is_that_of_the_header() -> None:
    assert FUNCTIONS, "the header was not understood"
    assert {n: (r, list(a)) for n, (r, a) in SIGNATURES.items()} == FUNCTIONS


def test_each_module_of_signatures_is_that_of_its_header() -> None:
    for header in (ROOT / "capi" / "include" / "tenet" / "c").glob("*.h"):
        declared = re.findall(r"TENET_API[^;]*?\b(tenet_\w+)\s*\(", header.read_text("utf-8"))
        if declared:
            module = getattr(_signatures, header.stem)
            assert sorted(module.SIGNATURES) == sorted(declared), header.name


def test_the_library_loaded_is_called_through_the_table() -> None:
    for name, (restype, argtypes) in SIGNATURES.items():
        function = getattr(_ffi.lib, name)
        assert function.restype is restype and list(function.argtypes) == argtypes


@pytest.mark.parametrize("name", sorted(STRUCTS))
def test_a_struct_has_the_fields_of_the_header(name: str) -> None:
    expected = []
    for member in filter(None, (" ".join(part.split()) for part in STRUCTS[name].split(";"))):
        found = re.fullmatch(r"(.*?)(\w+)(?:\[(\w+)\])?", member)
        assert found is not None
        kind = type_of(found[1])
        expected.append((found[2], kind * getattr(_types, found[3]) if found[3] else kind))
    assert list(getattr(_types, name)._fields_) == expected


def test_every_struct_of_the_header_is_declared_and_no_other() -> None:
    declared = {
        name
        for name, kind in vars(_types).items()
        if isinstance(kind, type) and issubclass(kind, ctypes.Structure) and name.startswith("tenet")
    }
    assert declared == set(STRUCTS) | set(OPAQUE)


def test_handles_are_types_of_their_own() -> None:
    pointers = {ctypes.POINTER(getattr(_types, name)) for name in OPAQUE}
    assert len(pointers) == len(OPAQUE)
    with pytest.raises(ctypes.ArgumentError):
        _ffi.lib.tenet_report_count(ctypes.POINTER(_types.tenet_judge)())


def test_numbers_are_those_of_the_header() -> None:
    constants = {n: int(v) for n, v in re.findall(r"\b(TENET_\w+) = (-?\d+)", CODE)}
    macros = re.findall(r"#define (TENET_\w+) (0x[0-9A-F]+|\d+)u?\n", CODE)
    constants.update({name: int(value, 0) for name, value in macros})
    assert constants == {n: v for n, v in vars(_types).items() if n.startswith("TENET_")}


def test_callbacks_are_those_of_the_header() -> None:
    found = re.findall(r"typedef int32_t \(\*(\w+)\)\(([^;]*)\);", CODE)
    assert len(found) == 4
    for name, parameters in found:
        kind = getattr(_types, name)
        assert kind._restype_ is ctypes.c_int32
        assert list(kind._argtypes_) == parameter_types(parameters)


def test_the_interface_is_the_version_of_the_project() -> None:
    version = re.search(r"VERSION (\d+\.\d+)\.\d+", (ROOT / "CMakeLists.txt").read_text("utf-8"))
    assert version is not None and _ffi.INTERFACE == (0, version[1])
