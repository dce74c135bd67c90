#!/usr/bin/env python3
"""Decides a DMN model: once on Python values, then for several customers given as JSON;
and says why once more.

Usage: decide_discount.py MODEL.dmn
"""

import sys

import tenet

ROWS = [
    '{"客户级别": "战略", "客户需求": "紧急", "数量": 1000, "单价": 19.90,'
    ' "报价日期": "2026-01-31"}',
    '{"客户级别": "重要", "客户需求": "一般", "数量": 5, "单价": 19.90,'
    ' "报价日期": "2026-01-31"}',
]

model = tenet.DecisionModel.load(sys.argv[1])
rate = model.decide("折扣率", {"客户级别": "核心", "客户需求": "一般", "数量": 120})
print("折扣率", rate)
offers = [model.decide_json("报价", row) for row in ROWS]
print("报价", "[" + ",".join(offers) + "]")
why = model.trace("折扣率", {"客户级别": "核心", "客户需求": "一般", "数量": 90})
print(why.render("zh"), end="")
