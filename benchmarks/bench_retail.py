"""Loading retail invoice lines into customers and orders: tenet against pandas and polars.

Each does the same on one thread: reads every column, drops rows without a customer, parses the
dates, computes the net amount of every line, groups the lines into orders (customer, date, number
of lines, net amount) and the orders into customers (first purchase), and keeps the lines. pandas
and polars add up binary doubles, tenet exact decimals. Processor time is compared, the best of all
runs.

Run `python3 bench_retail.py [FILE.csv]`; the file is also taken from TENET_RETAIL_CSV.
TENET_BUILD_DIR names the folder with the program bench_retail, TENET_BENCH_PYTHON a Python that
has pandas and polars; `./dev bench retail` sees to both. What cannot be measured is said to be
skipped.
"""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

ROUNDS = 3  # in each, every program runs in turn: a busy machine slows all of them alike
RUNS = 3  # within one process
LIMITS = {"pandas": 3.0, "polars": 1.0}
EXPECTED = {"accounts": "4372", "orders": "22190", "lines": "406829"}

PANDAS = """
import pandas as pd
def load(path):
    rows = pd.read_csv(path, dtype={"InvoiceNo": str, "StockCode": str})
    rows = rows[rows["CustomerID"].notna()].copy()
    rows["customer"] = rows["CustomerID"].astype("int64").astype(str)
    rows["day"] = pd.to_datetime(rows["InvoiceDate"], format="%Y-%m-%d %H:%M:%S").dt.normalize()
    rows["amount"] = rows["Quantity"] * rows["UnitPrice"]
    orders = rows.groupby("InvoiceNo", sort=False).agg(
        customer=("customer", "first"), day=("day", "first"), lines=("amount", "size"),
        amount=("amount", "sum"))
    accounts = rows.groupby("customer", sort=False).agg(since=("day", "min"))
    return len(accounts), len(orders), int(orders["lines"].sum()), float(orders["amount"].sum())
"""

POLARS = """
import polars as pl
def load(path):
    rows = pl.read_csv(path, schema_overrides={"InvoiceNo": pl.String, "StockCode": pl.String,
                                               "CustomerID": pl.String})
    rows = rows.filter(pl.col("CustomerID").is_not_null()).with_columns(
        pl.col("CustomerID").str.strip_suffix(".0").alias("customer"),
        pl.col("InvoiceDate").str.to_datetime("%Y-%m-%d %H:%M:%S").dt.date().alias("day"),
        (pl.col("Quantity") * pl.col("UnitPrice")).alias("amount"))
    orders = rows.group_by("InvoiceNo").agg(
        pl.col("customer").first(), pl.col("day").first(), pl.len().alias("lines"),
        pl.col("amount").sum())
    accounts = rows.group_by("customer").agg(pl.col("day").min().alias("since"))
    return len(accounts), len(orders), int(orders["lines"].sum()), float(orders["amount"].sum())
"""

MEASURE = """
import sys, time
best = 1e9
for _ in range(int(sys.argv[2])):
    begin = time.process_time()
    accounts, orders, lines, revenue = load(sys.argv[1])
    best = min(best, time.process_time() - begin)
print("accounts", accounts)
print("orders", orders)
print("lines", lines)
print("revenue", revenue)
print("seconds", best)
"""


def run(command: list[str]) -> dict[str, str] | None:
    """The name-value lines a program prints; None if it does not run."""
    one_thread = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **one_thread})
    if done.returncode != 0:
        print(textwrap.indent((done.stdout + done.stderr).strip()[-400:], "    "))
        return None
    return dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)


def check(name: str, figures: dict[str, str]) -> float:
    """The seconds a program took, once its totals are seen to be right."""
    wrong = {k: figures.get(k) for k, v in EXPECTED.items() if figures.get(k) != v}
    if wrong or abs(float(figures["revenue"]) - 8300065.814) > 0.01:
        sys.exit(f"{name} computed something else: {figures}")
    return float(figures["seconds"])


def skip(name: str, why: str) -> None:
    print(f"target retail-vs-{name}: {why}, skipped")


def commands(path: str, program: Path) -> dict[str, list[str]]:
    """What to run for each, tenet first; what cannot be run is reported as skipped."""
    python = os.environ.get("TENET_BENCH_PYTHON", sys.executable)
    found = {"tenet": [str(program), path, str(RUNS)]}
    for name, script in (("pandas", PANDAS), ("polars", POLARS)):
        if subprocess.run([python, "-c", f"import {name}"], capture_output=True).returncode == 0:
            found[name] = [python, "-c", script + MEASURE, path, str(RUNS)]
        else:
            skip(name, f"{name} is not installed for {python}")
    return found


def main() -> int:
    path = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("TENET_RETAIL_CSV", "")
    program = Path(os.environ.get("TENET_BUILD_DIR", "build/release")) / "bench_retail"
    if not Path(path).is_file() or not program.is_file():
        for name in LIMITS:
            skip(name, f"needs {program} and the retail file (argument or TENET_RETAIL_CSV)")
        return 0
    seconds: dict[str, float] = {}
    to_run = commands(path, program)
    for _ in range(ROUNDS):
        for name, command in to_run.items():
            figures = run(command)
            if figures is None:
                return 1
            seconds[name] = min(check(name, figures), seconds.get(name, 1e9))
    for name, best in seconds.items():
        print(f"{name}: {best:.3f} s")
    for name, limit in LIMITS.items():
        if name not in seconds:
            continue
        ratio = seconds[name] / seconds["tenet"]
        verdict = "met" if ratio >= limit else "missed"
        print(f"target retail-vs-{name}: {ratio:.2f} >= {limit:g} {verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
