"""Record types over structs of your own, which the library reads where they lie."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from ctypes import POINTER, Structure, addressof, byref, sizeof
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Any, Union

from . import _types as c
from ._errors import check
from ._ffi import lib
from ._text import to_c

HostRecord = Structure
"""A record of a type of your own."""


class Storage(IntEnum):
    """How a member of a struct is read."""

    BOOLEAN8 = c.TENET_STORAGE_BOOLEAN8
    """One byte, 0 or 1: `c_bool`, `c_uint8`."""
    INT32 = c.TENET_STORAGE_INT32
    """`c_int32`."""
    INT64 = c.TENET_STORAGE_INT64
    """`c_int64`."""
    FLOAT64 = c.TENET_STORAGE_FLOAT64
    """`c_double`, read as its shortest decimal text."""
    DECIMAL_SCALED = c.TENET_STORAGE_DECIMAL_SCALED
    """`Scaled`: an exact decimal."""
    TEXT_VIEW = c.TENET_STORAGE_TEXT_VIEW
    """`TextView`: bytes of UTF-8 and their number."""
    TEXT_POINTER = c.TENET_STORAGE_TEXT_POINTER
    """`c_char_p`, ended by a NUL byte; None is unset."""
    TEXT_BUFFER = c.TENET_STORAGE_TEXT_BUFFER
    """`c_char * n`, padded with NUL bytes."""
    DATE_DAYS = c.TENET_STORAGE_DATE_DAYS
    """`c_int32`, days since 1970-01-01."""
    DATE_NUMBER = c.TENET_STORAGE_DATE_NUMBER
    """`c_int32`, yyyymmdd."""
    INSTANT_SECONDS = c.TENET_STORAGE_INSTANT_SECONDS
    """`c_int64`, seconds since 1970-01-01T00:00:00Z."""
    DECIMAL128 = c.TENET_STORAGE_DECIMAL128
    """16 bytes, IEEE 754 decimal128 in binary encoding."""


class Presence(IntEnum):
    """What a presence byte says about its member."""

    UNSET = c.TENET_PRESENCE_UNSET
    """Nobody supplied it."""
    SET = c.TENET_PRESENCE_SET
    """It has a value."""
    NULL = c.TENET_PRESENCE_NULL
    """Known to be none."""


class Scaled(c.tenet_scaled):
    """An exact decimal as a member of a struct: `coefficient` times ten to the `exponent`.

    >>> Scaled.of(Decimal("12.50")).coefficient, Scaled.of(Decimal("12.50")).exponent
    (1250, -2)
    """

    @classmethod
    def of(cls, number: Decimal | int) -> Scaled:
        """The same number. It must have at most 18 digits."""
        sign, digits, exponent = Decimal(number).as_tuple()
        if not isinstance(exponent, int):
            raise ValueError(f"{number} is not a finite number")
        coefficient = int("".join(map(str, digits)) or "0")
        if coefficient >= 10**18:
            raise ValueError(f"{number} has more than 18 digits")
        return cls(-coefficient if sign else coefficient, exponent, 0)


class TextView(c.tenet_str):
    """A text of any length as a member of a struct; the struct keeps its bytes.

    >>> TextView.of("恒岳").size
    6
    """

    @classmethod
    def of(cls, text: str) -> TextView:
        """A view of the text in UTF-8."""
        data = text.encode("utf-8")
        return cls(data, len(data))


@dataclass(frozen=True)
class Field:
    """A member of a struct as rules see it."""

    name: str
    """As rules call it: letters, digits and `_`."""
    zh: str = ""
    """A Chinese name, equally usable."""
    unit: str = ""
    """`"CNY"`, `"%"`."""
    codes: str = ""
    """The code list of its values."""
    storage: Storage | None = None
    """None: what the type of the member says; dates and instants have to be named."""
    member: str = ""
    """The member of the struct, where it is called something else."""
    presence: str = ""
    """The member with the byte that says whether the field is there: a `Presence`."""


@dataclass(frozen=True)
class Relation:
    """A way from a record to others."""

    name: str
    """As rules call it: `orders`."""
    target: str
    """The record type it leads to."""
    via: str
    """To many: the field of the target with this record's key; to one: the field of this record
    with the target's key."""
    many: bool = False
    zh: str = ""


@dataclass(frozen=True)
class RecordType:
    """A record type over structs of your own.

    >>> class Shipment(ctypes.Structure):
    ...     _fields_ = [("number", ctypes.c_char * 12), ("account", TextView),
    ...                 ("day", ctypes.c_int32), ("weight", Scaled)]
    >>> shipments = RecordType(
    ...     "shipment", Shipment, key="number", zh="运单", collection="shipments",
    ...     time_field="day", account_field="account",
    ...     fields=["number", "account", Field("day", storage=Storage.DATE_NUMBER),
    ...             Field("weight", zh="重量", unit="kg")])
    >>> row = Shipment(b"S1", TextView.of("A1"), 20250301, Scaled.of(Decimal("12.50")))
    >>> types = Catalogue.extended(shipments)
    >>> SnapshotBuilder(types).add("运单", row).finish().record("shipment", "S1")["weight"]
    Decimal('12.50')
    """

    name: str
    """Singular: `shipment`."""
    struct: type[Structure]
    fields: Sequence[str | Field]
    """At least one: members to be read; a name alone is the member of that name."""
    key: str
    """The field that identifies a record, a text."""
    collection: str
    """Plural: `shipments`."""
    zh: str = ""
    collection_zh: str = ""
    time_field: str = ""
    """The field that places a record in time."""
    account_field: str = ""
    """The field with the account's id."""
    relations: Sequence[Relation] = ()


_STORAGES: tuple[tuple[type, Storage], ...] = (
    (c.tenet_scaled, Storage.DECIMAL_SCALED),
    (c.tenet_str, Storage.TEXT_VIEW),
    (ctypes.c_bool, Storage.BOOLEAN8),
    (ctypes.c_uint8, Storage.BOOLEAN8),
    (ctypes.c_int32, Storage.INT32),
    (ctypes.c_int64, Storage.INT64),
    (ctypes.c_double, Storage.FLOAT64),
    (ctypes.c_char_p, Storage.TEXT_POINTER),
)


def _members_of(struct: type[Structure]) -> dict[str, Any]:
    """The types of the members, those of base classes included."""
    members: dict[str, Any] = {}
    for base in reversed(struct.__mro__):
        for name, kind, *bits in vars(base).get("_fields_", ()):
            if bits:
                raise TypeError(f"{struct.__name__}.{name} is a bit field, which cannot be read")
            members[name] = kind
    return members


def _is_buffer(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, ctypes.Array) and (
        getattr(kind, "_type_", None) is ctypes.c_char
    )


def _storage_of(field: Field, kind: Any) -> Storage:
    if field.storage is not None:
        return field.storage
    if _is_buffer(kind):
        return Storage.TEXT_BUFFER
    for known, storage in _STORAGES:
        if issubclass(kind, known):
            return storage
    raise TypeError(f"the field {field.name!r} needs a `storage`: {kind.__name__} says nothing")


_SIZES = {
    Storage.BOOLEAN8: 1,
    Storage.INT32: 4,
    Storage.INT64: 8,
    Storage.FLOAT64: 8,
    Storage.DECIMAL_SCALED: sizeof(c.tenet_scaled),
    Storage.TEXT_VIEW: sizeof(c.tenet_str),
    Storage.TEXT_POINTER: sizeof(ctypes.c_char_p),
    Storage.DATE_DAYS: 4,
    Storage.DATE_NUMBER: 4,
    Storage.INSTANT_SECONDS: 8,
    Storage.DECIMAL128: 16,
}


def _offset(struct: type[Structure], members: dict[str, Any], member: str, size: int) -> int:
    """Where a member lies; it must have the size its storage reads."""
    if member not in members:
        raise ValueError(f"{struct.__name__} has no member {member!r}; it has {', '.join(members)}")
    if sizeof(members[member]) != size:
        raise TypeError(
            f"{struct.__name__}.{member} has {sizeof(members[member])} bytes; {size} are read"
        )
    offset: int = getattr(struct, member).offset
    return offset


def _field_to_c(struct: type[Structure], members: dict[str, Any], field: Field) -> Any:
    made = c.tenet_field_def()
    member = field.member or field.name
    kind = members.get(member, ctypes.c_int32)
    storage = _storage_of(field, kind)
    size = _SIZES.get(storage, sizeof(kind))
    made.name, made.zh = to_c(field.name), to_c(field.zh)
    made.unit, made.codes = to_c(field.unit), to_c(field.codes)
    made.storage = int(storage)
    made.offset = _offset(struct, members, member, size)
    made.buffer_size = size if storage == Storage.TEXT_BUFFER else 0
    made.has_presence = int(bool(field.presence))
    if field.presence:
        made.presence_offset = _offset(struct, members, field.presence, 1)
    return made


def _relation_to_c(relation: Relation) -> Any:
    return c.tenet_relation_def(
        to_c(relation.name),
        to_c(relation.zh),
        to_c(relation.target),
        to_c(relation.via),
        int(relation.many),
        0,
    )


Structs = Mapping[str, "type[Structure]"]
"""The structs of record types, by each of their names."""


def structs_by_name(types: Iterable[RecordType]) -> dict[str, type[Structure]]:
    """The structs, by every name a record type is called by."""
    structs: dict[str, type[Structure]] = {}
    for one in types:
        for name in filter(None, (one.name, one.zh, one.collection, one.collection_zh)):
            structs[name] = one.struct
    return structs


def address_of(structs: Structs, record_type: str, record: Structure) -> int:
    """Where a record lies. The library reads it as its type says, so it must be of that struct."""
    struct = structs.get(record_type)
    if struct is not None and not isinstance(record, struct):
        raise TypeError(
            f"a {record_type!r} is a {struct.__name__}, not a {type(record).__name__}"
        )
    return addressof(record)


def record_type_to_c(record_type: RecordType) -> Any:
    """The definition that C takes. It keeps its texts and arrays."""
    struct, members = record_type.struct, _members_of(record_type.struct)
    fields = [
        _field_to_c(struct, members, Field(field) if isinstance(field, str) else field)
        for field in record_type.fields
    ]
    relations = [_relation_to_c(relation) for relation in record_type.relations]
    made = c.tenet_record_type_def()
    check(lib.tenet_record_type_def_init(byref(made), sizeof(made)), "definition")
    for name in ("name", "zh", "collection", "collection_zh", "key", "time_field", "account_field"):
        setattr(made, name, to_c(getattr(record_type, name)))
    made.struct_size = sizeof(struct)
    made.fields = ctypes.cast((c.tenet_field_def * len(fields))(*fields), POINTER(c.tenet_field_def))
    made.field_count = len(fields)
    made.relations = ctypes.cast(
        (c.tenet_relation_def * len(relations))(*relations), POINTER(c.tenet_relation_def)
    )
    made.relation_count = len(relations)
    return made
