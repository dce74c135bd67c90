#!/usr/bin/env python3
"""Checks one order before it is booked.

    check_order.py [ROOT]

ROOT is the folder with `packs` and `examples`; without it, the one this file lies in.
"""

import pathlib
import sys

import tenet

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
ORDER = """{"id": "SO-2026-0001", "account": "QINGHE", "ordered_on": "2025-12-31",
            "status": "confirmed", "currency": "CNY", "amount": 250000.00}"""

facts = tenet.Snapshot.load(root / "examples" / "key-accounts")
rules = tenet.Regulation.load(root / "packs" / "key-account-regulation")
judge = tenet.Judge.bind(rules, facts, "2025-12-31T18:00:00+08:00")
effect = judge.evaluate(facts.change().upsert("order", ORDER))
for shift in effect.named:
    print(shift.rule.id, shift.subject, shift.explanation.sentence.en)
