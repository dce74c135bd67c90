#!/usr/bin/env python3
"""One order checked before it is booked: what would it do to the verdicts on its account?

Usage: check_order.py PORTFOLIO PACK
"""

import sys

import tenet

ORDER = {"id": "SO-2026-0001", "account": "QINGHE", "status": "confirmed",
         "ordered_on": "2025-12-31", "currency": "CNY", "amount": 250000}

portfolio, pack = sys.argv[1:]
rules = tenet.Regulation.load(pack)
facts = tenet.Snapshot.load(portfolio, codes=rules)
judge = tenet.Judge.bind(rules, facts, "2025-12-31T18:00:00+08:00")
effect = judge.evaluate(facts.change().upsert("order", ORDER))
for shift in effect.named:
    why = shift.explanation
    print(why.outcome, why.rule, why.subject_key, why.sentence.en, sep="\t")
