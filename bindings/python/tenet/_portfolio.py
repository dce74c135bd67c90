"""Record types, snapshots of records, and changes to them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from ctypes import Structure, byref, c_size_t, sizeof
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Union

from . import _types as c
from ._errors import Diagnostic, call, call_with_warnings, check
from ._ffi import lib
from ._handle import Handle, HostMemory, hold, host_memory_of, place_for
from ._host import HostRecord, RecordType, Structs, address_of, record_type_to_c, structs_by_name
from ._text import Content, PathName, array_of, named_texts, new_buffer, path_to_c, take_buffer, to_c, to_python
from ._values import read_counts, read_json, write_json

if TYPE_CHECKING:
    from ._regulation import Regulation

Record = Union[str, Mapping[str, object]]
"""A record: a mapping from field names to values, or JSON."""

AnyRecord = Union[Record, HostRecord]
"""A record, or one of a `RecordType` of your own: a `ctypes.Structure`, which is not copied."""


def record_text(record: Record) -> c.tenet_str:
    """A record as JSON."""
    return to_c(record if isinstance(record, str) else write_json(record))


class Catalogue(Handle):
    """Record types that belong together: account, order, survey and the rest.

    >>> types = Catalogue.own()
    >>> "order" in types.type_names
    True
    >>> types.describe("订单")["name"]
    'order'
    """

    _structs: Structs = {}

    @classmethod
    def own(cls) -> Catalogue:
        """The library's own record types."""
        out = place_for(c.tenet_catalogue)
        call(lib.tenet_catalogue_own, byref(out))
        return cls(out, lib.tenet_catalogue_free)

    @classmethod
    def extended(cls, *types: RecordType) -> Catalogue:
        """The library's own record types and types over structs of your own."""
        builder = place_for(c.tenet_catalogue_builder)
        call(lib.tenet_catalogue_builder_new, byref(builder))
        try:
            for record_type in types:
                call(lib.tenet_catalogue_builder_add, builder, byref(record_type_to_c(record_type)))
            out = place_for(c.tenet_catalogue)
            call(lib.tenet_catalogue_builder_finish, builder, byref(out))
        finally:
            lib.tenet_catalogue_builder_free(builder)
        made = cls(out, lib.tenet_catalogue_free)
        made._structs = structs_by_name(types)
        return made

    @property
    def type_names(self) -> tuple[str, ...]:
        """The names of the record types."""
        return tuple(
            self._text(lib.tenet_catalogue_type_name, index)
            for index in range(lib.tenet_catalogue_type_count(self._pointer))
        )

    def describe(self, record_type: str) -> dict[str, Any]:
        """Names in both languages, fields with kind, unit and documentation, relations."""
        out = new_buffer()
        call(lib.tenet_catalogue_describe, self._pointer, to_c(record_type), byref(out))
        described: dict[str, Any] = read_counts(take_buffer(out))
        return described


@lru_cache(maxsize=1)
def own_catalogue() -> Catalogue:
    """The catalogue used where none is given. It is immutable, so one is enough."""
    return Catalogue.own()


def catalogue_or_own(catalogue: Catalogue | None) -> Catalogue:
    """The catalogue given, else the library's own record types."""
    return catalogue if catalogue is not None else own_catalogue()


def _load_options(strict: bool, codes: Regulation | None) -> c.tenet_load_options:
    options = c.tenet_load_options()
    check(lib.tenet_load_options_init(byref(options), sizeof(options)), "options")
    options.flags = c.TENET_LOAD_STRICT if strict else 0
    if codes is not None:
        options.codes = hold(options, codes._pointer)
    return options


class Snapshot(Handle):
    """The records of a portfolio at one moment. Immutable: any number of threads may share it.

    >>> facts = Snapshot.from_records({"accounts": [{"id": "A1", "name": "恒岳能源"}]})
    >>> facts.size("account")
    1
    >>> facts.record("account", "A1")["name"]
    '恒岳能源'
    """

    warnings: tuple[Diagnostic, ...] = ()
    """What deserves attention although the records were loaded."""
    _structs: Structs = {}

    @classmethod
    def _load(cls, function: Any, catalogue: Catalogue | None, *arguments: Any) -> Snapshot:
        types = catalogue_or_own(catalogue)
        out = place_for(c.tenet_snapshot)
        warnings = call_with_warnings(function, types._pointer, *arguments, byref(out))
        made = cls(out, lib.tenet_snapshot_free, types)
        made.warnings = warnings
        made._structs = types._structs
        return made

    @classmethod
    def load(
        cls,
        folder: PathName,
        *,
        catalogue: Catalogue | None = None,
        strict: bool = False,
        codes: Regulation | None = None,
    ) -> Snapshot:
        """Reads a portfolio: the .json and .csv files of a folder. With `strict`, unknown files and
        fields and references that lead nowhere are errors. `codes` is a regulation whose code lists
        are known beforehand."""
        options = _load_options(strict, codes)
        return cls._load(
            lib.tenet_snapshot_load_folder, catalogue, path_to_c(folder), byref(options)
        )

    @classmethod
    def from_texts(
        cls,
        texts: Mapping[str, Content],
        *,
        catalogue: Catalogue | None = None,
        strict: bool = False,
        codes: Regulation | None = None,
    ) -> Snapshot:
        """Reads a portfolio from texts by file name: any mix of JSON and CSV, named by record types
        or collections (`orders.csv`), and a manifest `portfolio.json` if there is one."""
        options = _load_options(strict, codes)
        named, count = named_texts(texts)
        return cls._load(
            lib.tenet_snapshot_load_texts, catalogue, named, c_size_t(count), byref(options)
        )

    @classmethod
    def from_records(
        cls,
        collections: Mapping[str, Iterable[Mapping[str, object]]],
        *,
        manifest: Mapping[str, object] | None = None,
        catalogue: Catalogue | None = None,
        strict: bool = False,
        codes: Regulation | None = None,
    ) -> Snapshot:
        """Makes a portfolio from Python records by collection. `manifest` states what is supplied
        completely, for example `{"collections": {"orders": True}}`; what it leaves out is not known
        to be complete."""
        texts = {
            f"{name}.json": write_json(list(records)) for name, records in collections.items()
        }
        if manifest is not None:
            texts["portfolio.json"] = write_json(manifest)
        return cls.from_texts(texts, catalogue=catalogue, strict=strict, codes=codes)

    def size(self, record_type: str) -> int:
        """How many records of a type there are."""
        out = c_size_t()
        call(lib.tenet_snapshot_size, self._pointer, to_c(record_type), byref(out))
        return out.value

    def record(self, record_type: str, key: str) -> dict[str, Any]:
        """A record as it would stand in JSON: numbers are `Decimal`, dates are texts, unset fields
        are left out."""
        out = new_buffer()
        call(lib.tenet_snapshot_record, self._pointer, to_c(record_type), to_c(key), byref(out))
        found: dict[str, Any] = read_json(take_buffer(out))
        return found

    @property
    def digest(self) -> str:
        """SHA-256 of records, coverage and code lists. The first call takes a pass over them."""
        out = c.tenet_str()
        pointer = self._pointer
        call(lib.tenet_snapshot_digest, pointer, byref(out))
        return to_python(out)

    @property
    def mappings(self) -> list[dict[str, Any]]:
        """What loading made of foreign files: rows read, filtered and quarantined."""
        out = new_buffer()
        call(lib.tenet_snapshot_mappings, self._pointer, byref(out))
        found: list[dict[str, Any]] = read_counts(take_buffer(out))
        return found

    def change(self) -> Change:
        """Begins a change to this portfolio."""
        out = place_for(c.tenet_change)
        call(lib.tenet_change_new, self._pointer, byref(out))
        made = Change(out, lib.tenet_change_free, self)
        made._structs = self._structs
        return made

    def with_change(self, change: Change) -> Snapshot:
        """The next snapshot. This one stays as it is; what did not change is shared. Structs of
        your own that this one refers to stay in memory as long as the next one does, even those
        the change replaces."""
        out = place_for(c.tenet_snapshot)
        with change._lock:
            call(lib.tenet_snapshot_with, self._pointer, change._pointer, byref(out))
            kept = host_memory_of(self, change)
        made = Snapshot(out, lib.tenet_snapshot_free, *self._parents, *kept)
        made._structs = self._structs
        return made


class SnapshotBuilder(Handle):
    """Makes a snapshot record by record. One thread at a time.

    >>> builder = SnapshotBuilder().add("account", {"id": "A1", "name": "恒岳能源"})
    >>> builder.cover("orders").finish().size("account")
    1
    """

    def __init__(
        self,
        catalogue: Catalogue | None = None,
        *,
        strict: bool = False,
        codes: Regulation | None = None,
    ) -> None:
        """With `strict`, fields nobody knows are errors. `codes` is a regulation whose code lists
        are known beforehand."""
        types = catalogue_or_own(catalogue)
        options = _load_options(strict, codes)
        out = place_for(c.tenet_snapshot_builder)
        call(lib.tenet_snapshot_builder_new, types._pointer, byref(options), byref(out))
        super().__init__(out, lib.tenet_snapshot_builder_free, types)
        self._catalogue = types
        self._looked_into: list[object] = []

    def add(self, record_type: str, record: AnyRecord) -> SnapshotBuilder:
        """Adds a record. A struct of your own is not copied: do not change it afterwards."""
        if isinstance(record, Structure):
            address = address_of(self._catalogue._structs, record_type, record)
            call(lib.tenet_snapshot_builder_add_host, self._pointer, to_c(record_type), address)
            self._looked_into.append(record)
        else:
            text = record_text(record)
            call(lib.tenet_snapshot_builder_add_json, self._pointer, to_c(record_type), text)
        return self

    def add_all(self, record_type: str, records: Iterable[AnyRecord]) -> SnapshotBuilder:
        """Adds records, for example those of a `ctypes` array."""
        for record in records:
            self.add(record_type, record)
        return self

    def cover(
        self,
        collection: str,
        *,
        accounts: Sequence[str] = (),
        since: str = "",
        until: str = "",
    ) -> SnapshotBuilder:
        """States that a collection is supplied completely: for some accounts, or for all if none
        are named; between two days (`2024-01-01`), or since the beginning and until the instant
        judged."""
        if isinstance(accounts, str):
            raise TypeError(f"a list of accounts is needed, not the text {accounts!r}")
        keys, count = array_of(accounts)
        call(
            lib.tenet_snapshot_builder_cover,
            self._pointer,
            to_c(collection),
            keys,
            c_size_t(count),
            to_c(since),
            to_c(until),
        )
        return self

    def add_codes(self, codes: Record) -> SnapshotBuilder:
        """Adds code lists, or codes to them; records added later are read with them."""
        call(lib.tenet_snapshot_builder_add_codes, self._pointer, record_text(codes))
        return self

    def finish(self) -> Snapshot:
        """Makes the snapshot. The builder is closed."""
        out = place_for(c.tenet_snapshot)
        warnings = call_with_warnings(
            lib.tenet_snapshot_builder_finish, self._pointer, byref(out)
        )
        kept = (HostMemory(*self._looked_into),) if self._looked_into else ()
        made = Snapshot(out, lib.tenet_snapshot_free, self._catalogue, *kept)
        made.warnings = warnings
        made._structs = self._catalogue._structs
        self.close()
        return made


class Change(Handle):
    """Records to add, replace and delete. Threads take turns.

    >>> facts = Snapshot.from_records({"accounts": [{"id": "A1", "name": "A1"}]})
    >>> change = facts.change().upsert("account", {"id": "A2", "name": "清禾"}).remove("account", "A1")
    >>> facts.with_change(change).record("account", "A2")["name"]
    '清禾'
    """

    _structs: Structs = {}

    def __init__(self, pointer: Any, free: Any, *parents: object) -> None:
        super().__init__(pointer, free, *parents)
        self._lock = threading.Lock()
        self._warnings: list[Diagnostic] = []

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What deserves attention in the records added so far."""
        return tuple(self._warnings)

    def upsert(self, record_type: str, record: AnyRecord) -> Change:
        """Adds a record, or replaces the one with its key; it is the whole record. A struct of your
        own is not copied: do not change it afterwards."""
        name = to_c(record_type)
        if isinstance(record, Structure):
            address = address_of(self._structs, record_type, record)
            with self._lock:
                call(lib.tenet_change_upsert_host, self._pointer, name, address)
                self._host_memory += (record,)
            return self
        text = record_text(record)
        with self._lock:
            self._warnings += call_with_warnings(
                lib.tenet_change_upsert_json, self._pointer, name, text
            )
        return self

    def add(self, change: Record, *, file: str = "") -> Change:
        """Adds a whole change: `{"upsert": {"orders": [...]}, "delete": {"complaints": ["C3"]}}`.
        `file` is what problems call it. Nothing is added if anything is wrong with it."""
        text = record_text(change)
        with self._lock:
            self._warnings += call_with_warnings(
                lib.tenet_change_add_json, self._pointer, text, to_c(file)
            )
        return self

    def remove(self, record_type: str, key: str) -> Change:
        """Deletes a record. That it exists is checked when the change is used."""
        with self._lock:
            call(lib.tenet_change_remove, self._pointer, to_c(record_type), to_c(key))
        return self
