"""Regulations and their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from ctypes import byref, c_size_t
from dataclasses import dataclass
from typing import Any

from . import _types as c
from ._context import Calendar
from ._errors import Diagnostic, NotFoundError, Text, call, call_with_warnings
from ._ffi import lib
from ._handle import Handle, place_for
from ._portfolio import Catalogue, catalogue_or_own
from ._text import Content, PathName, named_texts, new_buffer, path_to_c, take_buffer
from ._values import read_counts


@dataclass(frozen=True)
class Rule:
    """A rule of a regulation.

    >>> rule = Regulation.load(PACK).rule("2.1-definition")
    >>> rule.article, rule.clause, rule.subject_type, rule.title.zh
    ('2', '2.1', 'account', '属于大客户')
    """

    number: int
    id: str
    title: Text
    article: str
    clause: str
    """Empty where the rule belongs to the article as a whole."""
    subject_type: str
    """The record type whose records it judges, or `"portfolio"`."""


@dataclass(frozen=True)
class PackTest:
    """How a test that a pack carries came out.

    >>> all(test.passed for test in Regulation.load(PACK).run_tests(Calendar.load(CALENDAR)))
    True
    """

    name: str
    passed: bool
    problems: tuple[str, ...] = ()


class Regulation(Handle):
    """A regulation, compiled. Immutable: any number of threads may share it.

    >>> rules = Regulation.load(PACK)
    >>> rules.id, rules.title.zh
    ('key-account-regulation', '大客户管理制度')
    >>> "2.1-definition" in [rule.id for rule in rules.rules]
    True
    """

    def __init__(self, pointer: Any, free: Any, *parents: object) -> None:
        super().__init__(pointer, free, *parents)
        self.warnings: tuple[Diagnostic, ...] = ()
        self._rules = tuple(
            self._read_rule(number) for number in range(lib.tenet_regulation_rule_count(pointer))
        )
        self._by_id = {rule.id: rule for rule in self._rules}

    @classmethod
    def _load(cls, function: Any, catalogue: Catalogue | None, *arguments: Any) -> Regulation:
        types = catalogue_or_own(catalogue)
        out = place_for(c.tenet_regulation)
        warnings = call_with_warnings(function, types._pointer, *arguments, byref(out))
        made = cls(out, lib.tenet_regulation_free, types)
        made.warnings = warnings
        return made

    @classmethod
    def load(cls, folder: PathName, *, catalogue: Catalogue | None = None) -> Regulation:
        """Reads and compiles a pack: every *.json file of a folder, in the order of names."""
        return cls._load(lib.tenet_regulation_load_folder, catalogue, path_to_c(folder))

    @classmethod
    def from_texts(
        cls, texts: Mapping[str, Content], *, catalogue: Catalogue | None = None
    ) -> Regulation:
        """Reads and compiles a pack from texts by file name, taken together in their order."""
        named, count = named_texts(texts)
        return cls._load(lib.tenet_regulation_load_texts, catalogue, named, c_size_t(count))

    def _read_rule(self, number: int) -> Rule:
        return Rule(
            number=number,
            id=self._text(lib.tenet_regulation_rule_id, number),
            title=self._both(lib.tenet_regulation_rule_title, number),
            article=self._text(lib.tenet_regulation_rule_article, number),
            clause=self._text(lib.tenet_regulation_rule_clause, number),
            subject_type=self._text(lib.tenet_regulation_rule_subject, number),
        )

    @property
    def id(self) -> str:
        """The id the regulation gives itself."""
        return self._text(lib.tenet_regulation_id)

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return self._both(lib.tenet_regulation_title)

    @property
    def version(self) -> str:
        """The version the regulation gives itself."""
        return self._text(lib.tenet_regulation_version)

    @property
    def digest(self) -> str:
        """SHA-256 over the names and texts of the pack."""
        return self._text(lib.tenet_regulation_digest)

    @property
    def rules(self) -> Sequence[Rule]:
        """All rules, in the order of the articles."""
        return self._rules

    def rule(self, rule_id: str) -> Rule:
        """The rule with an id."""
        try:
            return self._by_id[rule_id]
        except KeyError:
            raise NotFoundError(f"the regulation has no rule {rule_id!r}") from None

    @property
    def measures(self) -> tuple[str, ...]:
        """The ids of the measures."""
        return tuple(
            self._text(lib.tenet_regulation_measure_id, number)
            for number in range(lib.tenet_regulation_measure_count(self._pointer))
        )

    def run_tests(self, calendar: Calendar | None = None) -> list[PackTest]:
        """Runs the tests the pack carries. `calendar` is for those that name its id."""
        failed = c_size_t()
        out = new_buffer()
        calendar_pointer = calendar._pointer if calendar is not None else None
        call(
            lib.tenet_regulation_run_tests,
            self._pointer,
            calendar_pointer,
            byref(failed),
            byref(out),
        )
        return list(_pack_tests(read_counts(take_buffer(out))))


def _pack_tests(found: list[dict[str, Any]]) -> Iterator[PackTest]:
    for test in found:
        problems = tuple(str(problem) for problem in test.get("problems", ()))
        yield PackTest(test["name"], test["passed"], problems)
