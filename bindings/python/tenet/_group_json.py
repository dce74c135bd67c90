"""Answers about groups, from the library's JSON to plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from ._errors import Text
from ._group_types import (
    CONTROL,
    AmountChange,
    BeneficialOwner,
    Change,
    Conflict,
    ControlDifference,
    ControlProof,
    Controller,
    ControllerChange,
    Day,
    Finding,
    Group,
    GroupTotals,
    IntegratedShare,
    LevelTotals,
    Member,
    MissingRate,
    Move,
    Parents,
    Party,
    Relation,
    Seat,
    Share,
    StageDifference,
    Step,
    Top,
    Total,
    UsedRate,
    WhatIf,
)


def _party(found: Mapping[str, Any]) -> Party:
    return Party(found["id"], found["name"])


def _seat(found: Mapping[str, Any]) -> Seat:
    return Seat(found["name"], tuple(found["parties"]))


def _seats(found: Any) -> tuple[Seat, ...]:
    return tuple(_seat(one) for one in found)


def _share(found: Mapping[str, Any]) -> Share:
    return Share(
        Decimal(found["low"]),
        Decimal(found["high"]),
        found.get("above_low", False),
        found.get("below_high", False),
    )


def relation_of(found: Mapping[str, Any]) -> Relation:
    """A relation from JSON; its share is a `Share`."""
    known = {**found}
    if "share" in known:
        known["share"] = _share(known["share"])
    for name in ("valid_from", "valid_to", "recorded_on", "withdrawn_on"):
        if name in known:
            known[name] = _day(known[name])
    return Relation(**known)


def _day(text: str) -> Day:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text  # beyond the years that Python knows


def _relations(found: Any) -> tuple[Relation, ...]:
    return tuple(relation_of(one) for one in found)


def _text(found: Mapping[str, str]) -> Text:
    return Text(found["zh"], found["en"])


def proof_of(found: Mapping[str, Any]) -> ControlProof:
    """A proof from JSON."""
    steps = tuple(
        Step(
            _party(one["controlled"]),
            one["by"],
            _relations(one["relations"]),
            _share(one["votes"]) if "votes" in one else None,
            _share(one["out_of"]) if "out_of" in one else None,
        )
        for one in found["steps"]
    )
    return ControlProof(
        _seat(found["controller"]),
        _party(found["subject"]),
        CONTROL[found["control"]],
        _relations(found["ties"]),
        steps,
        _text(found["text"]),
    )


def controllers_of(found: Mapping[str, Any]) -> tuple[Controller, ...]:
    """Ultimate controllers from JSON."""
    return tuple(
        Controller(
            _seat(one["controller"]),
            CONTROL[one["control"]],
            _seats(one["circle"]),
            proof_of(one["proof"]),
        )
        for one in found["controllers"]
    )


def parents_of(found: Mapping[str, Any]) -> Parents:
    """Parents from JSON."""
    derived, stated = found["derived"], found["stated"]
    return Parents(
        _party(found["party"]),
        derived["state"],
        _seat(derived["direct"]) if "direct" in derived else None,
        _seat(derived["ultimate"]),
        derived["in_circle"],
        _relations(stated["direct"]),
        _relations(stated["ultimate"]),
    )


def _fraction(found: str | None) -> float:
    return float("inf") if found is None else float(found)


def ownership_of(found: Mapping[str, Any]) -> tuple[IntegratedShare, ...]:
    """Integrated shares from JSON."""
    return tuple(
        IntegratedShare(_party(one), _fraction(one["low"]), _fraction(one["high"]))
        for one in found["shares"]
    )


def owners_of(found: Mapping[str, Any]) -> tuple[BeneficialOwner, ...]:
    """Beneficial owners from JSON."""
    return tuple(
        BeneficialOwner(
            _seat(one["owner"]),
            _fraction(one["low"]),
            _fraction(one["high"]),
            CONTROL[one["control"]],
            CONTROL[one["reaches"]],
        )
        for one in found["owners"]
    )


def findings_of(found: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Findings from JSON."""
    return tuple(
        Finding(
            one["kind"],
            tuple(_party(party) for party in one["parties"]),
            _relations(one["relations"]),
            Decimal(one["percent"]) if "percent" in one else None,
            _text(one["text"]),
        )
        for one in found["findings"]
    )


def differences_of(found: Mapping[str, Any]) -> tuple[StageDifference, ...]:
    """Differences of the two stages from JSON."""
    return tuple(
        StageDifference(
            _seat(one["controller"]),
            _party(one["subject"]),
            CONTROL[one["with_all_votes"]],
            CONTROL[one["control"]],
        )
        for one in found["differences"]
    )


def control_differences_of(found: Mapping[str, Any]) -> tuple[ControlDifference, ...]:
    """What a change made another, from JSON."""
    return tuple(
        ControlDifference(
            _seat(one["controller"]),
            _party(one["subject"]),
            CONTROL[one["before"]],
            CONTROL[one["after"]],
        )
        for one in found["differences"]
    )


def _member(found: Mapping[str, Any]) -> Member:
    return Member(
        _party(found),
        found["reason"],
        found.get("criterion", ""),
        found.get("verified", False),
        found.get("entry"),
        relation_of(found["relation"]) if "relation" in found else None,
        found["own"],
        _text(found["text"]) if "text" in found else None,
    )


def group_of(found: Mapping[str, Any]) -> Group:
    """A group from JSON."""
    return Group(_seat(found["top"]), tuple(_member(one) for one in found["members"]))


def conflict_of(found: Mapping[str, Any]) -> Conflict:
    """A conflict from JSON."""
    return Conflict(
        _party(found["party"]), found["criterion"], _seats(found["tops"]), _seat(found["decided"])
    )


def changes_of(found: Mapping[str, Any]) -> tuple[Change, ...]:
    """Changes from JSON."""
    return tuple(
        Change(
            _party(one["party"]),
            _seat(one["left"]) if "left" in one else None,
            _seat(one["joined"]) if "joined" in one else None,
        )
        for one in found["changes"]
    )


def _value(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def amounts_of(found: Mapping[str, Any]) -> tuple[AmountChange, ...]:
    """Changed totals from JSON."""
    return tuple(
        AmountChange(
            _seat(one["before"]) if "before" in one else None,
            _seat(one["after"]) if "after" in one else None,
            one.get("key", ""),
            _value(one["was"]),
            _value(one["is"]),
            Decimal(one["difference"]),
        )
        for one in found["amounts"]
    )


def _tops(found: Iterable[Mapping[str, Any]]) -> tuple[Top, ...]:
    return tuple(Top(_seat(one["seat"]), CONTROL[one["is"]], _seats(one["circle"])) for one in found)


def what_if_of(found: Mapping[str, Any]) -> WhatIf:
    """What would be otherwise, from JSON."""
    return WhatIf(
        changes_of(found),
        tuple(
            ControllerChange(_party(one["party"]), _tops(one["before"]), _tops(one["after"]))
            for one in found["controllers"]
        ),
        amounts_of(found),
    )


def _rate(found: Mapping[str, Any]) -> UsedRate:
    return UsedRate(
        found["from"],
        found["to"],
        dt.date.fromisoformat(found["on"]),
        Decimal(found["rate"]),
        found["source"],
        found["inverse"],
        found["rows"],
    )


def _missing(found: Mapping[str, Any]) -> MissingRate:
    on = dt.date.fromisoformat(found["on"]) if "on" in found else None
    return MissingRate(found["from"], on, found["rows"])


def _total(found: Mapping[str, Any]) -> Total:
    return Total(
        found["key"],
        None if found["value"] is None else Decimal(found["value"]),
        found["rows"],
        found["repeated"],
        found["netted"],
        found["moved_in"],
        found["moved_out"],
        found["left"],
        found.get("unconverted", 0),
        tuple(_rate(one) for one in found.get("rates", ())),
        tuple(_missing(one) for one in found.get("missing_rates", ())),
    )


def _move(found: Mapping[str, Any]) -> Move:
    return Move(
        found["row"], found["kind"], found["member"], found["other"], Decimal(found["value"])
    )


def totals_of(found: Mapping[str, Any]) -> tuple[GroupTotals, ...]:
    """Totals of groups from JSON."""
    return tuple(
        GroupTotals(
            group_of(one["group"]),
            tuple(_total(total) for total in one["totals"]),
            tuple((row["id"], row["party"], Decimal(row["value"])) for row in one["rows"]),
            tuple(_move(move) for move in one["moved"]),
            tuple(
                LevelTotals(
                    _seat(level["top"]),
                    tuple(level["members"]),
                    tuple(_total(total) for total in level["totals"]),
                )
                for level in one.get("levels", ())
            ),
            one["completeness"]["complete"],
            tuple(one["completeness"]["without_rows"]),
            tuple(one["completeness"]["not_covered"]),
        )
        for one in found["groups"]
    )
