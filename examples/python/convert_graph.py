#!/usr/bin/env python3
"""A graph from files of one form into the files of another, and what that form cannot hold.

Usage: convert_graph.py FROM TO FILE...
"""

import sys

from tenet.group import Graph

graph = Graph.load(*sys.argv[3:], form=sys.argv[1])
written = graph.files(sys.argv[2])
for name, text in written.texts.items():
    print(name)
    print(text, end="")
for loss in written.losses:
    print("lost:", loss.text)
