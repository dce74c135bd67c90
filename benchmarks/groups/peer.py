"""One peer of bench_groups.py on the graph that bench_holdings wrote: `peer.py PEER FOLDER LONGEST`.

Prints a line for each task as it begins, and at last, as JSON, the seconds of processor time of
each, and in `differs` which answers are others than those in the folder. A task that has not ended
after LONGEST seconds ends the program by SIGXCPU.
"""

from __future__ import annotations

import json
import math
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Found = dict[str, Any]


def timed(found: Found, task: str, work: Callable[[], Any]) -> Any:
    """What a task answers; its seconds are put with what was found."""
    print(f"task\t{task}", flush=True)
    begin = time.process_time()
    limit = math.ceil(begin) + int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    answer = work()
    found[task] = time.process_time() - begin
    return answer


class Graph:
    """The holdings of the folder, the values of the parties, and what Tenet answered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        rows = np.fromfile(folder / "holdings.bin", dtype=np.int32).reshape(-1, 3)
        self.holder, self.subject, self.percent = rows.T
        self.count = len(self.answer("ultimate", np.uint32))
        self.value = np.arange(self.count, dtype=np.int64) % 1000
        self.majority = self.percent > 50

    def answer(self, name: str, kind: type) -> Any:
        return np.fromfile(self.folder / f"{name}.bin", dtype=kind)

    def check(self, found: Found, name: str, kind: type, given: Any) -> None:
        wanted = self.answer(name, kind)
        if wanted.shape != given.shape or not np.array_equal(wanted, given):
            found["differs"] = name

    def check_groups(self, found: Found, totals: dict[int, int]) -> None:
        """Totals of ultimate parents: theirs at every level."""
        ultimate, levels = self.answer("ultimate", np.uint32), self.answer("levels", np.int64)
        tops = np.unique(ultimate)
        if totals != dict(zip(tops.tolist(), levels[tops].tolist())):
            found["differs"] = "totals of groups"


BELOW = """
WITH RECURSIVE below(party, top) AS (
  SELECT id, id FROM party WHERE id NOT IN (SELECT subject FROM majority)
  UNION ALL
  SELECT majority.subject, below.top FROM below JOIN majority ON majority.holder = below.party)
"""

ULTIMATE = f"CREATE TABLE ultimate AS {BELOW} SELECT party, top FROM below"

TOTALS = f"{BELOW} SELECT top, sum(value) FROM below JOIN party ON party.id = below.party GROUP BY top"

LEVELS = """
WITH RECURSIVE above(level, value) AS (
  SELECT id, value FROM party
  UNION ALL
  SELECT majority.holder, above.value FROM above JOIN majority ON majority.subject = above.level)
SELECT level, sum(value) FROM above GROUP BY level
"""


def sqlite_with(graph: Graph) -> Any:
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE party(id INTEGER PRIMARY KEY, value INTEGER)")
    db.executemany("INSERT INTO party VALUES (?, ?)", enumerate(graph.value.tolist()))
    db.execute("CREATE TABLE majority(subject INTEGER PRIMARY KEY, holder INTEGER)")
    chosen = graph.majority
    pairs = zip(graph.subject[chosen].tolist(), graph.holder[chosen].tolist())
    db.executemany("INSERT INTO majority VALUES (?, ?)", pairs)
    db.execute("CREATE INDEX by_holder ON majority(holder)")
    db.execute("ANALYZE")
    return db


def sqlite(graph: Graph) -> Found:
    import sqlite3

    found: Found = {"version": sqlite3.sqlite_version}
    db = timed(found, "load", lambda: sqlite_with(graph))
    timed(found, "parents", lambda: db.execute(ULTIMATE))
    tops = db.execute("SELECT top FROM ultimate ORDER BY party").fetchall()
    graph.check(found, "ultimate", np.uint32, np.array(tops, dtype=np.uint32).ravel())
    totals = timed(found, "roll-up", lambda: db.execute(TOTALS).fetchall())
    graph.check_groups(found, dict(totals))
    levels = timed(found, "levels", lambda: db.execute(LEVELS).fetchall())
    sums = np.array([total for _, total in sorted(levels)], dtype=np.int64)
    graph.check(found, "levels", np.int64, sums)
    return found


def sqlite_control(graph: Graph) -> Found:
    """The least fix-point of joint control, round by round."""
    import sqlite3

    found: Found = {"version": sqlite3.sqlite_version}
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE holding(holder INTEGER, subject INTEGER, percent INTEGER)")
    rows = zip(graph.holder.tolist(), graph.subject.tolist(), graph.percent.tolist())
    db.executemany("INSERT INTO holding VALUES (?, ?, ?)", rows)
    db.execute("CREATE INDEX by_holder ON holding(holder, subject, percent)")
    db.execute("CREATE TABLE control(x INTEGER, y INTEGER, PRIMARY KEY (x, y)) WITHOUT ROWID")
    db.execute("CREATE TABLE fresh(x INTEGER PRIMARY KEY)")
    db.execute("CREATE TABLE next(x INTEGER, y INTEGER)")

    def solve() -> int:
        db.execute("INSERT INTO control SELECT DISTINCT holder, holder FROM holding")
        db.execute("INSERT INTO fresh SELECT DISTINCT holder FROM holding")
        rounds = 0
        while True:
            rounds += 1
            db.execute("DELETE FROM next")
            db.execute(
                "INSERT INTO next SELECT control.x, holding.subject FROM fresh "
                "JOIN control ON control.x = fresh.x JOIN holding ON holding.holder = control.y "
                "GROUP BY control.x, holding.subject HAVING sum(holding.percent) > 50"
            )
            db.execute(
                "DELETE FROM next WHERE EXISTS "
                "(SELECT 1 FROM control WHERE control.x = next.x AND control.y = next.y)"
            )
            db.execute("DELETE FROM fresh")
            db.execute("INSERT INTO fresh SELECT DISTINCT x FROM next")
            if db.execute("SELECT count(*) FROM fresh").fetchone()[0] == 0:
                return rounds
            db.execute("INSERT INTO control SELECT x, y FROM next")

    rounds = timed(found, "control", solve)
    found["rounds"] = rounds
    query = "SELECT x, y FROM control WHERE x <> y ORDER BY x, y"
    pairs = np.array(db.execute(query).fetchall(), dtype=np.uint64)
    found["pairs"] = len(pairs)
    graph.check(found, "pairs", np.uint64, (pairs[:, 0] << np.uint64(32)) + pairs[:, 1])
    return found


def igraph(graph: Graph) -> Found:
    """Trees of majorities are weak components; their tops have nobody above."""
    import igraph as ig

    found: Found = {"version": ig.__version__}
    chosen = graph.majority
    ties = np.column_stack((graph.holder[chosen], graph.subject[chosen]))
    net = timed(found, "load", lambda: ig.Graph(n=graph.count, edges=ties, directed=True))

    def parents() -> Any:
        tree = np.array(net.connected_components(mode="weak").membership)
        tops = np.flatnonzero(np.array(net.degree(mode="in")) == 0)
        top_of = np.empty(len(tops), dtype=np.uint32)
        top_of[tree[tops]] = tops
        return top_of[tree]

    ultimate = timed(found, "parents", parents)
    graph.check(found, "ultimate", np.uint32, ultimate)

    def totals() -> Any:
        return np.bincount(parents(), weights=graph.value, minlength=graph.count)

    sums = timed(found, "roll-up", totals)
    tops = np.unique(ultimate)
    graph.check_groups(found, dict(zip(tops.tolist(), sums[tops].astype(np.int64).tolist())))
    return found


def networkx(graph: Graph) -> Found:
    import networkx as nx

    found: Found = {"version": nx.__version__}
    net = nx.DiGraph()

    def load() -> None:
        net.add_nodes_from(range(graph.count))
        chosen = graph.majority
        net.add_edges_from(zip(graph.holder[chosen].tolist(), graph.subject[chosen].tolist()))

    timed(found, "load", load)

    def parents() -> list[int]:
        top = list(range(graph.count))
        for party in nx.topological_sort(net):
            for below in net.successors(party):
                top[below] = top[party]
        return top

    ultimate = timed(found, "parents", parents)
    graph.check(found, "ultimate", np.uint32, np.array(ultimate, dtype=np.uint32))
    return found


def scipy(graph: Graph) -> Found:
    import scipy
    from scipy.sparse import csc_matrix, identity
    from scipy.sparse.linalg import splu

    found: Found = {"version": scipy.__version__}
    shape = (graph.count, graph.count)
    shares = csc_matrix((graph.percent / 100, (graph.holder, graph.subject)), shape=shape)
    system = (identity(graph.count, format="csc") - shares).tocsc()
    own = graph.value.astype(np.float64)
    values = timed(found, "ownership", lambda: splu(system).solve(own))
    found["residual"] = float(np.linalg.norm(own - system @ values) / np.linalg.norm(own))
    ours = graph.answer("values", np.float64)
    found["residual of tenet"] = float(np.linalg.norm(own - system @ ours) / np.linalg.norm(own))
    if not np.allclose(values, ours, rtol=1e-9, atol=1e-9):
        found["differs"] = "values"
    return found


def main() -> int:
    peers = {
        "sqlite": sqlite,
        "sqlite-control": sqlite_control,
        "igraph": igraph,
        "networkx": networkx,
        "scipy": scipy,
    }
    found = peers[sys.argv[1]](Graph(Path(sys.argv[2])))
    found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
