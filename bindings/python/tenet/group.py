"""Corporate groups: who controls and owns whom, who belongs together, and what it adds up to.

>>> from tenet.group import Graph, Relation
>>> graph = Graph.of_relations([
...     Relation("TOP", "TECH", share=80),
...     Relation("TOP", "TRADE", share=60),
...     Relation("TECH", "PLANT", share=30),
...     Relation("TRADE", "PLANT", share=30),
... ])
>>> day = graph.at("2025-12-31")
>>> day.controls("TOP", "PLANT")
<Control.YES: 2>
>>> print(day.prove_control("TOP", "PLANT").text.en)
"TOP" controls "PLANT"
  "TECH": 80% of 100% of the votes, from TOP 80%
  "TRADE": 60% of 100% of the votes, from TOP 60%
  "PLANT": 60% of 100% of the votes, from TECH 30% + TRADE 30%
"""

from ._exchange import GraphFiles
from ._graph import ControlIndex, Graph, Structure, Voting
from ._group_types import (
    AmountChange,
    BeneficialOwner,
    Change,
    Conflict,
    Control,
    ControlDifference,
    ControlProof,
    Controlled,
    Controller,
    ControllerChange,
    Day,
    Difference,
    Exclusion,
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
    Walks,
    WhatIf,
)
from ._grouping import Grouping, Policy, RollUp
from ._lineage import GroupEvent, Lineage, Resolution, TrackedGroup

__all__ = [
    "AmountChange",
    "BeneficialOwner",
    "Change",
    "Conflict",
    "Control",
    "ControlDifference",
    "ControlIndex",
    "ControlProof",
    "Controlled",
    "Controller",
    "ControllerChange",
    "Day",
    "Difference",
    "Exclusion",
    "Finding",
    "Graph",
    "GraphFiles",
    "Group",
    "GroupEvent",
    "GroupTotals",
    "Grouping",
    "IntegratedShare",
    "LevelTotals",
    "Lineage",
    "Member",
    "MissingRate",
    "Move",
    "Parents",
    "Party",
    "Policy",
    "Relation",
    "Resolution",
    "RollUp",
    "Seat",
    "Share",
    "StageDifference",
    "Step",
    "Structure",
    "Top",
    "Total",
    "TrackedGroup",
    "UsedRate",
    "Voting",
    "Walks",
    "WhatIf",
]
