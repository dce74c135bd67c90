#!/usr/bin/env python3
"""Recomputes what `tenet check` says about the online retail file, without using Tenet.

    check.py FILE.csv REPORT.json [--pack FOLDER]

FILE.csv is the retail file; REPORT.json is the output of `tenet check --format json` over it (with
`--outcome pass --outcome fail` it is small, and says as much as this script needs). The figures
(orders, net revenue, share of the top fifth) and the verdict of article 2 for every customer are
computed from the rows and from the parameters of the pack, then compared with the report.
Prints the figures, then OK or the differences; the exit code is 0 or 1.
"""

import argparse
import calendar
import csv
import datetime
import json
import pathlib
import re
import sys
from collections import defaultdict
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 34
PACK = pathlib.Path(__file__).resolve().parents[2] / "packs" / "key-account-regulation"
DEFINITION = "2.1-definition"
SHOWN_DIFFERENCES = 20


def read_commented_json(path):
    """JSON with // and /* */ comments, numbers as decimals."""
    token = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/', re.S)
    text = token.sub(lambda m: m[0] if m[0][0] == '"' else " ", path.read_text("utf-8"))
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def parameters_on(pack, day):
    """The unkeyed parameters of a pack in force on a day, by id."""
    chosen = {}
    for path in sorted(pack.glob("*.json")):
        for parameter in read_commented_json(path).get("parameters", []):
            for v in sorted(parameter["values"], key=lambda v: v["from"]):
                if v["from"] <= day.isoformat() <= v.get("to", "9999-12-31"):
                    chosen[parameter["id"]] = v["value"]
    return chosen


def years_before(day, period):
    """`day` minus a period of whole years or months, such as P2Y or P6M."""
    years, months = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?", period).groups(default="0")
    month = day.year * 12 + day.month - 1 - 12 * int(years) - int(months)
    year, month = divmod(month, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def read_orders(path):
    """Net amount of every invoice with a customer: {customer: {invoice: [day, amount]}}."""
    customers = defaultdict(dict)
    with open(path, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            customer = row["CustomerID"].removesuffix(".0")
            if not customer:
                continue
            day = datetime.date.fromisoformat(row["InvoiceDate"][:10])
            order = customers[customer].setdefault(row["InvoiceNo"], [day, Decimal(0)])
            order[1] += Decimal(row["Quantity"]) * Decimal(row["UnitPrice"])
    return customers


class Expected:
    """What should come out for a date, under the parameters of a pack."""

    def __init__(self, customers, day, parameters):
        begin = years_before(day, parameters["observation_period"])
        self.count, self.revenue = {}, {}
        for customer, orders in customers.items():
            within = [amount for on, amount in orders.values() if begin < on <= day]
            self.count[customer] = Decimal(len(within))
            self.revenue[customer] = sum(within, Decimal(0))
        share = parameters["ordinary_percentile"]
        self.ordinary_volume = self.percentile(self.count, share)
        self.ordinary_value = self.percentile(self.revenue, share)
        self.contribution = self.top_set(self.revenue, parameters["contribution_share"])

    @staticmethod
    def percentile(values, share):
        """The smallest value with at least this share of the values at or below it."""
        ascending = sorted(values.values())
        k = int((share * len(ascending)).to_integral_value(ROUND_CEILING))
        return ascending[max(k, 1) - 1]

    @staticmethod
    def top_set(values, share):
        """The lowest of the fewest greatest values that reach this share of the sum."""
        wanted, reached = share * sum(values.values()), Decimal(0)
        for value in sorted(values.values(), reverse=True):
            reached += value
            if reached >= wanted:
                return value
        return None

    def outcome(self, customer):
        count, revenue = self.count[customer], self.revenue[customer]
        above = count > self.ordinary_volume or revenue > self.ordinary_value
        return "pass" if above and revenue >= self.contribution else "fail"


def top_share(revenue, members):
    descending = sorted(revenue.values(), reverse=True)
    return sum(descending[:members]) / sum(descending)


def figures(expected, fraction):
    """The figures in words, and the size of the top set (fraction times customers, half up)."""
    n = len(expected.revenue)
    top = int((fraction * n).to_integral_value(ROUND_HALF_UP))
    percent = lambda members: f"{top_share(expected.revenue, members) * 100:.2f} %"
    passes = sum(expected.outcome(c) == "pass" for c in expected.count)
    print(f"customers              {n}")
    print(f"orders                 {sum(expected.count.values())}")
    print(f"net revenue            {sum(expected.revenue.values())}")
    print(f"share of the top {top}   {percent(top)} (top {top + 1}: {percent(top + 1)})")
    print(f"ordinary customers     up to {expected.ordinary_volume} orders, {expected.ordinary_value}")
    print(f"contribution threshold {expected.contribution}")
    print(f"article 2              {passes} pass, {n - passes} fail")


def compare(expected, report):
    """Every difference between the report and what is expected, in words."""
    verdicts = [v for v in report["verdicts"] if v["rule"] == DEFINITION]
    by_customer = {v["subject"]["id"]: v for v in verdicts}
    for customer in sorted(expected.count.keys() ^ by_customer.keys()):
        side = "only in the file" if customer in expected.count else "only in the report"
        yield f"customer {customer}: {side}"
    for customer in sorted(expected.count.keys() & by_customer.keys()):
        v = by_customer[customer]
        measures = {s["path"]: s.get("value") for s in v["values"] if s["role"] == "measure"}
        wanted = {
            "order_count": expected.count[customer],
            "net_revenue": expected.revenue[customer],
            "ordinary_volume": expected.ordinary_volume,
            "ordinary_value": expected.ordinary_value,
            "contribution_threshold": expected.contribution,
        }
        for path, value in wanted.items():
            found = measures.get(path)
            if found is None or Decimal(str(found)) != value:
                yield f"customer {customer}: {path} is {found} instead of {value}"
        if v["outcome"] != expected.outcome(customer):
            yield f"customer {customer}: {v['outcome']} instead of {expected.outcome(customer)}"
    for rule in report["summary"]["rules"]:
        decided = rule["tally"]["pass"] + rule["tally"]["fail"]
        if rule["rule"] != DEFINITION and decided:
            yield f"rule {rule['rule']}: {decided} verdicts without the facts they need"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file")
    arguments.add_argument("report", type=pathlib.Path)
    arguments.add_argument("--pack", type=pathlib.Path, default=PACK)
    given = arguments.parse_args()
    report = json.loads(given.report.read_text("utf-8"))
    day = datetime.date.fromisoformat(report["provenance"]["at"][:10])
    parameters = parameters_on(given.pack, day)
    expected = Expected(read_orders(given.file), day, parameters)
    figures(expected, parameters["top_fraction"])
    differences = list(compare(expected, report))
    for line in differences[:SHOWN_DIFFERENCES]:
        print(line)
    if differences:
        print(f"{len(differences)} differences")
        return 1
    print("OK: the report agrees")
    return 0


if __name__ == "__main__":
    sys.exit(main())
