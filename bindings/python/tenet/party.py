"""Identifiers and names of organisations.

>>> from tenet.party import check_identifier
>>> found = check_identifier("uscc", "91110000600037314L")
>>> found.valid, [repair.text for repair in found.repairs]
(False, ['91110000600037341L', '911100006000U7314L'])
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Mapping, Sequence
from ctypes import byref, c_uint32
from dataclasses import dataclass
from typing import Any, Literal

from . import _types as c
from ._errors import ArgumentError, Text, call, natural
from ._ffi import lib
from ._group_types import Day, MergedSet, day_text, merged_sets_of
from ._grouping import ask_json
from ._handle import Handle, place_for
from ._portfolio import Snapshot
from ._text import Content, PathName, new_buffer, take_buffer, to_c
from ._values import write_json

Scheme = Literal["uscc", "organisation_code", "lei"]
"""Unified social credit code (GB 32100), organisation code (GB 11714), LEI (ISO 17442)."""

_SCHEMES: dict[str, int] = {
    "uscc": c.TENET_IDENTIFIER_USCC,
    "organisation_code": c.TENET_IDENTIFIER_ORGANISATION_CODE,
    "lei": c.TENET_IDENTIFIER_LEI,
}
_STEPS: dict[str, int] = {
    "width": c.TENET_NAME_WIDTH,
    "letter_case": c.TENET_NAME_LETTER_CASE,
    "punctuation": c.TENET_NAME_PUNCTUATION,
    "script": c.TENET_NAME_SCRIPT,
    "legal_form": c.TENET_NAME_LEGAL_FORM,
}


@dataclass(frozen=True)
class IdentifierFinding:
    """What of an identifier does not hold."""

    part: Literal["length", "character", "organisation_check", "check", "region"]
    position: int
    """The first character concerned, from 1."""
    found: str
    expected: str
    text: Text


@dataclass(frozen=True)
class Repair:
    """A change that makes an identifier valid."""

    how: Literal["neighbours", "replaced", "swapped"]
    position: int
    other: int | None
    """Where two characters change places: the second."""
    text: str


@dataclass(frozen=True)
class CheckedIdentifier:
    """An identifier as read, and everything that is wrong with it."""

    scheme: Scheme
    text: str
    """As folded: half width, upper case, without blanks."""
    valid: bool
    findings: tuple[IdentifierFinding, ...]
    repairs: tuple[Repair, ...]
    """Every one that fits: a failed check cannot tell which character is wrong."""


def _scheme(name: Scheme) -> int:
    if name not in _SCHEMES:
        raise ArgumentError(f"a scheme cannot be {name!r}; they are {', '.join(_SCHEMES)}")
    return _SCHEMES[name]


def check_identifier(scheme: Scheme, text: str, regions: Iterable[int] = ()) -> CheckedIdentifier:
    """Checks an identifier. With `regions` (six-digit codes) one of another region has a finding,
    but is valid all the same.

    >>> tenet.party.check_identifier("lei", "5493 00E9 PC51 EN65 6011").text
    '549300E9PC51EN656011'
    """
    codes = sorted(natural("a region", code, 32) for code in regions)
    array = (c_uint32 * len(codes))(*codes) if codes else None
    function = lib.tenet_identifier_check_json
    found = ask_json(function, _scheme(scheme), to_c(text), array, len(codes))
    return CheckedIdentifier(
        found["scheme"],
        found["text"],
        found["valid"],
        tuple(
            IdentifierFinding(
                one["part"],
                one["position"],
                one["found"],
                one["expected"],
                Text(one["text"]["zh"], one["text"]["en"]),
            )
            for one in found["findings"]
        ),
        tuple(
            Repair(one["how"], one["position"], one.get("other"), one["text"])
            for one in found["repairs"]
        ),
    )


class CharacterVariants(Handle):
    """Which simplified character stands for a traditional one: the text of OpenCC's
    `TSCharacters.txt`, which you supply.

    >>> variants = tenet.party.CharacterVariants.from_text("東\\t东")
    >>> tenet.party.comparable_name("東方", variants).text
    '东方'
    """

    @classmethod
    def load(cls, path: PathName) -> CharacterVariants:
        """Reads the file."""
        return cls.from_text(pathlib.Path(path).read_bytes(), file=str(path))

    @classmethod
    def from_text(cls, text: Content, *, file: str = "variants") -> CharacterVariants:
        """As `load`, from the text."""
        out = place_for(c.tenet_character_variants)
        call(lib.tenet_character_variants_read, to_c(text), to_c(file), byref(out))
        return cls(out, lib.tenet_character_variants_free)


@dataclass(frozen=True)
class ComparableName:
    """A name for comparing, never for showing."""

    text: str
    steps: tuple[str, ...]
    """What was done to it: `width`, `letter_case`, `punctuation`, `script`, `legal_form`."""


def comparable_name(name: str, variants: CharacterVariants | None = None) -> ComparableName:
    """Folds a company's name, so that ways of writing the same name give the same text.

    >>> tenet.party.comparable_name("青禾（上海）有限责任公司")
    ComparableName(text='青禾上海有限公司', steps=('width', 'punctuation', 'legal_form'))
    """
    out, steps = new_buffer(), c_uint32()
    call(
        lib.tenet_company_name_comparable,
        to_c(name),
        variants._pointer if variants is not None else None,
        byref(out),
        byref(steps),
    )
    done = tuple(step for step, bit in _STEPS.items() if steps.value & bit)
    return ComparableName(take_buffer(out), done)


@dataclass(frozen=True)
class KnownParty:
    """What is known of a party, for finding duplicates."""

    id: str
    names: Sequence[str] = ()
    """The registered one, then former and trading names."""
    identifiers: Sequence[tuple[Scheme, str]] = ()

    def _to_json(self) -> dict[str, Any]:
        stated = [{"scheme": scheme, "text": text} for scheme, text in self.identifiers]
        return {"id": self.id, "names": list(self.names), "identifiers": stated}


@dataclass(frozen=True)
class DuplicateReason:
    """Why parties may be one and the same."""

    kind: Literal[
        "identifier", "organisation_code", "invalid_identifier", "name", "comparable_name"
    ]
    key: str
    steps: tuple[str, ...]
    text: Text


@dataclass(frozen=True)
class DuplicateCandidate:
    """Parties that may be one, strongest reason first. A candidate, never a decision."""

    parties: tuple[str, ...]
    reasons: tuple[DuplicateReason, ...]
    identifiers_differ: bool
    """Evidence against: two of them carry different valid identifiers of the same scheme."""


def find_duplicates(
    parties: Iterable[KnownParty | Mapping[str, object]],
    variants: CharacterVariants | None = None,
) -> tuple[DuplicateCandidate, ...]:
    """Parties that share an identifier or a name.

    >>> known = [
    ...     tenet.party.KnownParty("K1", ["青禾（上海）有限责任公司"]),
    ...     tenet.party.KnownParty("K2", ["青禾(上海)有限公司"]),
    ... ]
    >>> [(one.parties, one.reasons[0].kind) for one in tenet.party.find_duplicates(known)]
    [(('K1', 'K2'), 'comparable_name')]
    """
    given = [one._to_json() if isinstance(one, KnownParty) else dict(one) for one in parties]
    table = variants._pointer if variants is not None else None
    text = to_c(write_json(given))
    found = ask_json(lib.tenet_find_duplicates_json, text, to_c("parties"), table)
    return tuple(
        DuplicateCandidate(
            tuple(one["parties"]),
            tuple(
                DuplicateReason(
                    reason["kind"],
                    reason["key"],
                    tuple(reason["steps"]),
                    Text(reason["text"]["zh"], reason["text"]["en"]),
                )
                for reason in one["reasons"]
            ),
            one["identifiers_differ"],
        )
        for one in found["candidates"]
    )


class MergeLog(Handle):
    """Which parties were declared to be one, or different, by whom and why, and what was undone.
    Nothing is ever removed. Belongs to one thread at a time.

    >>> log = tenet.party.MergeLog()
    >>> log.same("M1", "C1", "C2", by="李明", reason="同一证照", on="2025-03-01")
    >>> log.merged()
    (MergedSet(party='C1', parties=('C1', 'C2'), statements=('M1',)),)
    >>> log.undo("M2", "M1", by="李明", reason="复核", on="2025-04-01")
    >>> log.merged(), len(log.merged("2025-03-31"))
    ((), 1)
    """

    def __init__(self, pointer: Any = None, free: Any = None) -> None:
        if pointer is None:
            pointer, free = self._read("[]", "merges"), lib.tenet_merge_log_free
        super().__init__(pointer, free)

    @staticmethod
    def _read(text: Content, file: str) -> Any:
        out = place_for(c.tenet_merge_log)
        call(lib.tenet_merge_log_read_json, to_c(text), to_c(file), byref(out))
        return out

    @classmethod
    def load(cls, path: PathName) -> MergeLog:
        """Reads a file of JSON, as `docs/schemas/party.schema.json` says (`merge_log`)."""
        return cls.from_json(pathlib.Path(path).read_bytes(), file=str(path))

    @classmethod
    def from_json(cls, text: Content, *, file: str = "merges") -> MergeLog:
        """As `load`, from the text."""
        return cls(cls._read(text, file), lib.tenet_merge_log_free)

    @classmethod
    def of(cls, snapshot: Snapshot) -> MergeLog:
        """The merges that a portfolio declares, through which rules see its groups."""
        out = place_for(c.tenet_merge_log)
        call(lib.tenet_merge_log_of_snapshot, snapshot._pointer, byref(out))
        return cls(out, lib.tenet_merge_log_free)

    def add(self, *statements: Mapping[str, object]) -> None:
        """Adds statements as JSON has them: all, or none where anything is wrong."""
        text = write_json([dict(one) for one in statements])
        call(lib.tenet_merge_log_add_json, self._pointer, to_c(text), to_c("statements"))

    def same(self, id: str, party: str, other: str, *, by: str, reason: str, on: Day) -> None:
        """Declares that two parties are one; `party` stands for both. Refused where it contradicts
        what counts."""
        self._declare("same", id, by, reason, on, party=party, other=other)

    def different(self, id: str, party: str, other: str, *, by: str, reason: str, on: Day) -> None:
        """Declares that two parties are two, however alike."""
        self._declare("different", id, by, reason, on, party=party, other=other)

    def undo(self, id: str, undoes: str, *, by: str, reason: str, on: Day) -> None:
        """Takes a statement back: what is merged is what there would be without it."""
        self._declare("undo", id, by, reason, on, undoes=undoes)

    def _declare(self, kind: str, id: str, by: str, reason: str, on: Day, **of: object) -> None:
        self.add({"id": id, "kind": kind, "by": by, "reason": reason, "on": day_text(on), **of})

    @property
    def data(self) -> dict[str, Any]:
        """The log as JSON that was read."""
        found: dict[str, Any] = ask_json(lib.tenet_merge_log_json, self._pointer)
        return found

    def merged(self, known_at: Day | None = None) -> tuple[MergedSet, ...]:
        """The parties that are one by what was declared up to a day (None: all of it)."""
        known = to_c(day_text(known_at))
        found = ask_json(lib.tenet_merge_log_merged_json, self._pointer, known)
        return merged_sets_of(found["sets"])


__all__ = [
    "CharacterVariants",
    "CheckedIdentifier",
    "ComparableName",
    "DuplicateCandidate",
    "DuplicateReason",
    "IdentifierFinding",
    "KnownParty",
    "MergeLog",
    "MergedSet",
    "Repair",
    "Scheme",
    "check_identifier",
    "comparable_name",
    "find_duplicates",
]
