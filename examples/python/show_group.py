#!/usr/bin/env python3
"""Who controls a plant, who belongs to its group, and what the group ordered.

Usage: show_group.py GRAPH.json POLICY.json ORDERS.json
"""

import datetime as dt
import pathlib
import sys

from tenet.group import Control, Graph, Policy

graph = Graph.load(sys.argv[1])
policy = Policy.load(sys.argv[2])
today = dt.date(2025, 12, 31)
day = graph.at(today, today, policy=policy)
names = {party.id: party.name for party in graph.parties}
for controller in day.controllers("PLANT"):
    for member in controller.seat.parties:
        sure = controller.control is Control.YES
        print(names[member] + (" 控制" if sure else ""))
groups = day.groups(policy)
print(groups.text("PLANT"), end="")
orders = groups.roll_up_json(pathlib.Path(sys.argv[3]).read_bytes())
print("订单合计", orders.total("PLANT"))
