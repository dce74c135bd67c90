#!/usr/bin/env python3
"""Runs a year of assessments. Each line of ACTS begins with an instant; behind it stands what
happens then: `INSTANCE DEFINITION OPENING` opens one, `INSTANCE ACT` is what somebody does in it,
and nothing at all lets the time do its part. Writes the log of each instance into the folder OUT,
and prints what was refused and how each of them ended.

Usage: run_year.py DEFINITIONS CALENDAR ACTS OUT
"""

import json
import pathlib
import sys

import tenet
from tenet.assess import Assessment, Instance

definitions, calendar_file, acts, out = (pathlib.Path(given) for given in sys.argv[1:5])
calendar = tenet.Calendar.load(calendar_file)
running: dict[str, Instance] = {}
rules: dict[str, Assessment] = {}
logs: dict[str, bytes] = {}

for line in acts.read_text("utf-8").splitlines():
    now, _, rest = line.partition(" ")
    name, _, what = rest.partition(" ")
    try:
        if not name:
            for each, instance in running.items():
                logs[each] += instance.advance(now).log
        elif what.startswith("{"):
            logs[name] += running[name].submit(json.loads(what), now).log
        else:
            definition, _, opening = what.partition(" ")
            given = json.loads(opening)
            rules[name] = Assessment.load(definitions / f"{definition}.json")
            step = rules[name].open(
                given["instance"],
                given["participants"],
                now,
                subject=given["subject"],
                zone="+08:00",
                calendar=calendar,
            )
            running[name], logs[name] = step.instance, step.log
    except tenet.InputError as refused:
        print(f"{name} refused: {refused.diagnostics[0].id}")

# Whoever has a log and its definition comes to the same, or finds what was changed.
for name, instance in running.items():
    (out / f"{name}.jsonl").write_bytes(logs[name])
    again = rules[name].replay(
        logs[name], checkpoint=instance.checkpoint, zone="+08:00", calendar=calendar
    )
    print(f"{name} {again.at}")
