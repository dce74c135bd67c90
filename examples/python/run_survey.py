#!/usr/bin/env python3
"""Runs a survey: opens it, then does what a file says, a line each: an instant, and what somebody
does then, if anybody does. Prints the log, and what was refused.

Usage: run_survey.py DEFINITION OPENING ACTS
"""

import json
import pathlib
import sys

import tenet
from tenet.assess import Assessment

survey = Assessment.load(sys.argv[1])
opening = json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))

# The host keeps the instance, or only its log; it appends first, and then acts.
step = survey.open(
    opening["instance"],
    opening["participants"],
    "2026-03-02T09:00:00+08:00",
    subject=opening["subject"],
    zone="+08:00",
)
running, log = step.instance, step.log
for line in pathlib.Path(sys.argv[3]).read_text("utf-8").splitlines():
    now, _, act = line.partition(" ")
    try:
        step = running.submit(json.loads(act), now) if act else running.advance(now)
    except tenet.InputError as refused:
        print("refused:", refused.diagnostics[0].id)
        continue
    log += step.log
print(log.decode("utf-8"), running.at, sep="")

# Whoever has the log and the definition comes to the same, or finds what was changed.
survey.replay(log, checkpoint=running.checkpoint, zone="+08:00")
