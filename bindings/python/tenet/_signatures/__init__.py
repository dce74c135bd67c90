"""The functions of the C interface, declared once: a module for each of its headers.

Every function of `tenet.h` stands in `SIGNATURES`; nothing is called that is not declared there.
"""

from __future__ import annotations

from typing import Any

from . import (
    assess,
    base,
    context,
    feel,
    group,
    grouping,
    judge,
    lineage,
    model,
    party,
    record_types,
    regulation,
    score,
    snapshot,
)

SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    **assess.SIGNATURES,
    **base.SIGNATURES,
    **context.SIGNATURES,
    **feel.SIGNATURES,
    **group.SIGNATURES,
    **grouping.SIGNATURES,
    **judge.SIGNATURES,
    **lineage.SIGNATURES,
    **model.SIGNATURES,
    **party.SIGNATURES,
    **record_types.SIGNATURES,
    **regulation.SIGNATURES,
    **score.SIGNATURES,
    **snapshot.SIGNATURES,
}
