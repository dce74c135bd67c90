"""Loading retail invoice lines into customers and orders: tenet against pandas and polars.

Each does the same on one thread: reads every column, drops rows without a customer, parses the
dates, computes the net amount of every line, groups the lines into orders (customer, date, number
of lines, net amount) and the orders into customers (first purchase), and keeps the lines. pandas
and polars add up binary doubles, tenet exact decimals. Processor time is compared, best of five.

Run `python3 bench_retail.py [FILE.csv]`; the file is also taken from TENET_RETAIL_CSV. TENET_BUILD_DIR
names the folder with the program bench_retail. What is not installed is skipped, and said.
"""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

RUNS = 5
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


def check(name: str, figures: dict[str, str]) -> None:
    wrong = {k: figures.get(k) for k, v in EXPECTED.items() if figures.get(k) != v}
    if wrong or abs(float(figures["revenue"]) - 8300065.814) > 0.01:
        sys.exit(f"{name} computed something else: {figures}")
    print(f"{name}: {float(figures['seconds']):.3f} s, revenue {figures['revenue']}")


def main() -> int:
    path = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("TENET_RETAIL_CSV", "")
    program = Path(os.environ.get("TENET_BUILD_DIR", "build/release")) / "bench_retail"
    if not path or not Path(path).is_file() or not program.is_file():
        print("skipped: give the retail file as argument or in TENET_RETAIL_CSV, and build bench_retail")
        return 0
    ours = run([str(program), path, str(RUNS)])
    if ours is None:
        return 1
    check("tenet", ours)
    python = os.environ.get("TENET_BENCH_PYTHON", sys.executable)
    for name, script, limit in (("pandas", PANDAS, 3.0), ("polars", POLARS, 1.0)):
        if subprocess.run([python, "-c", f"import {name}"], capture_output=True).returncode != 0:
            print(f"{name}: skipped, not installed")
            continue
        theirs = run([python, "-c", script + MEASURE, path, str(RUNS)])
        if theirs is None:
            return 1
        check(name, theirs)
        ratio = float(theirs["seconds"]) / float(ours["seconds"])
        verdict = "met" if ratio >= limit else "missed"
        print(f"target retail-vs-{name}: {ratio:.2f} >= {limit:g} {verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
