"""Graphs as the files in which they are exchanged."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from ctypes import byref, sizeof
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from . import _types as c
from ._errors import LANGUAGES, Diagnostic, Language, call_with_warnings, check
from ._ffi import lib
from ._group_types import Day, day_text
from ._handle import Handle, place_for
from ._text import PathName, to_c


@dataclass(frozen=True)
class GraphFiles:
    """A graph in some form: texts by the names of files, and what the form cannot hold."""

    texts: Mapping[str, str]
    losses: tuple[Diagnostic, ...] = ()
    """A warning on each thing that is left out."""

    def save(self, folder: PathName) -> tuple[pathlib.Path, ...]:
        """Writes the files into a folder that is there; the paths of what was written."""
        paths = []
        for name, text in self.texts.items():
            paths.append(pathlib.Path(folder) / name)
            paths[-1].write_bytes(text.encode("utf-8"))
        return tuple(paths)


def export_options(
    language: Language,
    refuse_losses: bool,
    gleif_json: bool,
    as_of: Day | None,
    known_at: Day | None,
    stated_on: Day | None,
    publisher: str,
    license: str,
) -> c.tenet_export_options:
    """The choices as a C struct."""
    options = c.tenet_export_options()
    check(lib.tenet_export_options_init(byref(options), sizeof(options)), "options")
    options.language = LANGUAGES[language]
    options.flags = (c.TENET_EXPORT_REFUSE_LOSSES if refuse_losses else 0) | (
        c.TENET_EXPORT_GLEIF_JSON if gleif_json else 0
    )
    options.as_of = to_c(day_text(as_of))
    options.known_at = to_c(day_text(known_at))
    options.stated_on = to_c(day_text(stated_on))
    options.publisher = to_c(publisher)
    options.license = to_c(license)
    return options


def write_files(graph: Any, form: str, options: c.tenet_export_options) -> GraphFiles:
    """The files of a graph."""
    out = place_for(c.tenet_graph_files)
    function = lib.tenet_graph_export_files
    losses = call_with_warnings(function, graph, to_c(form), byref(options), byref(out))
    files = Handle(out, lib.tenet_graph_files_free)
    texts = {
        files._text(lib.tenet_graph_files_name, n): files._text(lib.tenet_graph_files_text, n)
        for n in range(lib.tenet_graph_files_count(files._pointer))
    }
    return GraphFiles(MappingProxyType(texts), losses)
