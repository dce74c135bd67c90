#!/usr/bin/env python3
"""Decides a model saved by a DMN editor and a table written by hand, for the same customers.

Usage: decide_side_by_side.py RESPONSE.dmn PAYMENT_DAYS.csv
"""

import sys

import tenet

CUSTOMERS = [{"客户级别": "战略", "投诉级别": "重大", "信用等级": "A"},
             {"客户级别": "核心", "投诉级别": "一般", "信用等级": "C"},
             {"客户级别": "重要", "投诉级别": "一般", "信用等级": "B"}]

for file, decision in zip(sys.argv[1:], ("响应时限", "账期")):
    model = tenet.DecisionModel.load(file)
    names = [i.name for i in model.inputs]
    print(decision, *(model.decide(decision, {n: c[n] for n in names}) for c in CUSTOMERS))
