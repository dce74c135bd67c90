"""The rules every engine is given, generated from one description, and what they come to.

A workload is an expression, or tables that are decided one after the other; a table may read the
outputs of those before it. The answers are found by a plain loop over the description, so that no
engine is its own judge.

Run `python3 workloads.py FOLDER` to write every workload as DMN, as JDM (the form of ZEN), as tables
of Tenet and as rows with their answers.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Union
from xml.sax.saxutils import escape

Scalar = Union[str, int, float, bool]
Row = dict[str, Scalar]


@dataclass(frozen=True)
class Cell:
    """What a cell accepts: values listed, numbers from `low` (included) to `high` (not), or all."""

    values: tuple[Scalar, ...] = ()
    low: int | None = None
    high: int | None = None

    def accepts(self, value: Scalar) -> bool:
        if self.values:
            return value in self.values
        return self.low is None or (
            self.low <= float(value) and (self.high is None or float(value) < self.high)
        )

    def text(self, anything: str) -> str:
        """As FEEL and ZEN write it; they differ in what stands for any value."""
        if self.values:
            return ", ".join(json.dumps(value) for value in self.values)
        if self.low is None:
            return anything
        return f">= {self.low}" if self.high is None else f"[{self.low}..{self.high})"


@dataclass(frozen=True)
class Table:
    name: str
    inputs: dict[str, str]
    """Name and FEEL type."""
    rules: list[tuple[tuple[Cell, ...], Scalar]]

    @property
    def type(self) -> str:
        return "string" if isinstance(self.rules[0][1], str) else "number"

    def decide(self, row: Row) -> Scalar | None:
        """The output of the first rule whose cells all accept."""
        for cells, output in self.rules:
            if all(cell.accepts(row[name]) for cell, name in zip(cells, self.inputs)):
                return output
        return None


@dataclass(frozen=True)
class Workload:
    name: str
    inputs: dict[str, str]
    rows: list[Row]
    tables: list[Table]
    """Empty: the workload is the expression."""

    @property
    def asked(self) -> str:
        """The decision asked for."""
        return self.tables[-1].name if self.tables else "bonus"

    def answers(self) -> list[Scalar | None]:
        return [self._answer(dict(row)) for row in self.rows]

    def _answer(self, row: Row) -> Scalar | None:
        if not self.tables:
            good = row["credit_grade"] in ("A", "B") and float(row["annual_revenue"]) >= 1000000
            return round(float(row["annual_revenue"]) * 0.03, 6) if good else 0
        for table in self.tables:
            found = table.decide(row)
            if found is None:
                return None
            row[table.name] = found
        return row[self.asked]


EXPRESSION_FEEL = (
    'if credit_grade in ["A","B"] and annual_revenue >= 1000000 then annual_revenue * 0.03 else 0'
)
# Some peers read `x in [...] and y` as `x in ([...] and y)`.
EXPRESSION_PEERS = EXPRESSION_FEEL.replace(
    'credit_grade in ["A","B"]', '(credit_grade in ["A","B"])'
)
EXPRESSION_ZEN = (
    'credit_grade in ["A","B"] and annual_revenue >= 1000000 ? annual_revenue * 0.03 : 0'
)


def expression() -> Workload:
    rows: list[Row] = [
        {"credit_grade": "A", "annual_revenue": 2500000.5},
        {"credit_grade": "C", "annual_revenue": 9000000},
        {"credit_grade": "B", "annual_revenue": 900000},
    ]
    return Workload("expression", {"credit_grade": "string", "annual_revenue": "number"}, rows, [])


def small_table() -> Workload:
    """12 rules over 4 inputs: lists of grades, intervals of revenue, regions, years."""
    inputs = {"grade": "string", "revenue": "number", "region": "string", "years": "number"}
    rules = []
    for n in range(11):
        grades = Cell(values=(("A", "B"), ("A",), ("B", "C"), ("C",))[n % 4])
        band = Cell(low=n // 4 * 2000000, high=(n // 4 + 1) * 2000000)
        region = Cell(values=(("north", "south", "east")[n % 3],)) if n % 2 else Cell()
        rules.append(((grades, band, region, Cell(low=n % 5)), (n + 1) / 100))
    rules.append(((Cell(), Cell(), Cell(), Cell()), 0))
    chosen = random.Random(1)
    rows: list[Row] = [
        {
            "grade": chosen.choice("ABCD"),
            "revenue": chosen.randrange(0, 700000000) / 100,
            "region": chosen.choice(("north", "south", "east", "west")),
            "years": chosen.randrange(8),
        }
        for _ in range(256)
    ]
    return Workload("small_table", inputs, rows, [Table("rate", inputs, rules)])


def _codes_and_amounts(
    name: str, code: str, amount: str, prefix: str, bands: int, rules: int, outputs: list[Scalar]
) -> Table:
    """Every rule has one code and one interval of amounts; rules of one code lie apart."""
    codes = rules // bands
    made = [
        ((Cell(values=(f"{prefix}{n % codes:04}",)), _band(n // codes)), outputs[n % len(outputs)])
        for n in range(codes * bands)
    ]
    return Table(name, {code: "string", amount: "number"}, made)


def _band(n: int) -> Cell:
    return Cell(low=n * 1000, high=(n + 1) * 1000)


def thousand_rules() -> Workload:
    """1,000 rules over a customer number and an amount; cells of either column are numbers or
    intervals: rules for single customers come before those for ranges of customers."""
    inputs = {"customer": "number", "amount": "number"}
    rules = []
    for n in range(1000):
        who, step = n // 10 % 50, n % 10
        single = Cell(values=(who * 200 + 7,))
        customer = single if n < 500 else Cell(low=who * 200, high=who * 200 + 200)
        amount = Cell(values=(500,)) if step == 0 else _band(step - 1)
        rules.append(((customer, amount), n / 1000))
    chosen = random.Random(2)
    rows: list[Row] = []
    for _ in range(256):
        who = chosen.randrange(50) * 200
        customer = who + 7 if chosen.random() < 0.5 else who + chosen.randrange(200)
        amount = 500 if chosen.random() < 0.1 else chosen.randrange(900000) / 100
        rows.append({"customer": customer, "amount": amount})
    return Workload("thousand_rules", inputs, rows, [Table("rate", inputs, rules)])


def keyed_rules(rules: int = 1000) -> Workload:
    """Rules over a customer code, each cell one code, and intervals of an amount: the index over
    equalities that ZEN has finds the rules of a code."""
    bands = 10 if rules > 10 else 2
    rates: list[Scalar] = [n / 1000 for n in range(rules)]
    table = _codes_and_amounts("rate", "customer", "amount", "C", bands, rules, rates)
    chosen = random.Random(5)
    rows: list[Row] = [
        {
            "customer": f"C{chosen.randrange(rules // bands):04}",
            "amount": chosen.randrange(bands * 100000) / 100,
        }
        for _ in range(256)
    ]
    return Workload(f"keyed_{rules}", table.inputs, rows, [table])


def chain() -> Workload:
    """Two tables of 3,700 rules; the first finds the class that the second reads."""
    classes: list[Scalar] = [f"K{n:04}" for n in range(370)]
    rates: list[Scalar] = [n / 10000 for n in range(3700)]
    first = _codes_and_amounts("class", "product", "quantity", "P", 10, 3700, classes)
    second = _codes_and_amounts("rate", "class", "amount", "K", 10, 3700, rates)
    chosen = random.Random(3)
    rows: list[Row] = [
        {
            "product": f"P{chosen.randrange(370):04}",
            "quantity": chosen.randrange(10000),
            "amount": chosen.randrange(1000000) / 100,
        }
        for _ in range(256)
    ]
    inputs = {"product": "string", "quantity": "number", "amount": "number"}
    return Workload("chain", inputs, rows, [first, second])


def large_model() -> Workload:
    """16,000 rules over 5 inputs, with cells that accept anything."""
    inputs = {
        "service": "string",
        "plan": "string",
        "network": "boolean",
        "age": "number",
        "amount": "number",
    }
    plans = [f"plan-{n}" for n in range(8)]
    rules = []
    for n in range(16000):
        ages = Cell(low=n // 8 % 5 * 20, high=(n // 8 % 5 + 1) * 20)
        network = Cell(values=(n % 3 == 0,)) if n % 3 < 2 else Cell()
        cells = (
            Cell(values=(f"S{n // 40:04}",)),
            Cell(values=(plans[n % 8],)) if n % 7 else Cell(),
            network,
            ages,
            Cell(low=n % 11 * 100) if n % 2 else Cell(),
        )
        rules.append((cells, n / 100))
    chosen = random.Random(4)
    rows: list[Row] = [
        {
            "service": f"S{chosen.randrange(400):04}",
            "plan": chosen.choice(plans),
            "network": chosen.random() < 0.5,
            "age": chosen.randrange(100),
            "amount": chosen.randrange(200000) / 100,
        }
        for _ in range(256)
    ]
    return Workload("large_model", inputs, rows, [Table("copay", inputs, rules)])


def all_workloads() -> list[Workload]:
    return [
        expression(),
        small_table(),
        thousand_rules(),
        keyed_rules(),
        chain(),
        large_model(),
        keyed_rules(10),
        keyed_rules(10000),
    ]


# ---- The forms ----------------------------------------------------------------------------------


def tenet_table(table: Table) -> dict[str, object]:
    """As Tenet keeps tables in JSON."""
    return {
        "id": table.name,
        "hit_policy": "first",
        "inputs": [{"expression": name, "type": is_} for name, is_ in table.inputs.items()],
        "outputs": [{"name": table.name, "type": table.type}],
        "rules": [
            {"when": [cell.text("-") for cell in cells], "then": [json.dumps(output)]}
            for cells, output in table.rules
        ],
    }


def dmn(work: Workload) -> str:
    lines = [
        '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"'
        f' id="model" name="{work.name}" namespace="urn:rules:{work.name}">'
    ]
    for name, is_ in work.inputs.items():
        lines.append(
            f'<inputData id="in_{name}" name="{name}">'
            f'<variable name="{name}" typeRef="{is_}"/></inputData>'
        )
    if not work.tables:
        lines += _decision("bonus", "number", work.inputs, work.inputs, _literal(EXPRESSION_PEERS))
    for table in work.tables:
        lines += _decision(table.name, table.type, table.inputs, work.inputs, _dmn_table(table))
    return "\n".join([*lines, "</definitions>\n"])


def _decision(
    name: str, is_: str, reads: dict[str, str], given: dict[str, str], logic: Iterator[str]
) -> list[str]:
    lines = [f'<decision id="{name}" name="{name}"><variable name="{name}" typeRef="{is_}"/>']
    for n in reads:
        needs = f'requiredInput href="#in_{n}"' if n in given else f'requiredDecision href="#{n}"'
        lines.append(f'<informationRequirement id="{name}_{n}"><{needs}/></informationRequirement>')
    return [*lines, *logic, "</decision>"]


def _literal(text: str) -> Iterator[str]:
    yield f"<literalExpression><text>{escape(text)}</text></literalExpression>"


def _dmn_table(table: Table) -> Iterator[str]:
    yield f'<decisionTable id="{table.name}_table" hitPolicy="FIRST">'
    for name, is_ in table.inputs.items():
        yield (
            f'<input id="{table.name}_{name}_input"><inputExpression typeRef="{is_}">'
            f"<text>{name}</text></inputExpression></input>"
        )
    yield f'<output id="{table.name}_output" typeRef="{table.type}"/>'
    for n, (cells, output) in enumerate(table.rules):
        entries = "".join(
            f'<inputEntry id="{table.name}_{n}_{i}"><text>{escape(cell.text("-"))}</text>'
            "</inputEntry>"
            for i, cell in enumerate(cells)
        )
        yield (
            f'<rule id="{table.name}_{n}">{entries}<outputEntry id="{table.name}_{n}_o">'
            f"<text>{json.dumps(output)}</text></outputEntry></rule>"
        )
    yield "</decisionTable>"


def jdm(work: Workload) -> dict[str, object]:
    """As ZEN reads it: a node per table between the input and the output."""
    nodes: list[dict[str, object]] = [{"id": "start", "name": "start", "type": "inputNode"}]
    if work.tables:
        nodes += [_jdm_table(table, table.name != work.asked) for table in work.tables]
    else:
        nodes.append(_jdm_expression(work.asked))
    nodes.append({"id": "end", "name": "end", "type": "outputNode"})
    edges = [
        {"id": f"e{n}", "sourceId": a["id"], "targetId": b["id"]}
        for n, (a, b) in enumerate(zip(nodes, nodes[1:]))
    ]
    return {"nodes": nodes, "edges": edges}


def _jdm_expression(name: str) -> dict[str, object]:
    one = {"id": "x", "key": name, "value": EXPRESSION_ZEN}
    return {
        "id": name,
        "name": name,
        "type": "expressionNode",
        "content": {"expressions": [one], "passThrough": False},
    }


def _jdm_rules(table: Table) -> list[dict[str, str]]:
    return [
        {
            "_id": f"r{n}",
            **{f"i{i}": cell.text("") for i, cell in enumerate(cells)},
            "o": json.dumps(output),
        }
        for n, (cells, output) in enumerate(table.rules)
    ]


def _jdm_table(table: Table, passes: bool) -> dict[str, object]:
    inputs = [{"id": f"i{n}", "name": x, "field": x} for n, x in enumerate(table.inputs)]
    content = {
        "hitPolicy": "first",
        "inputs": inputs,
        "outputs": [{"id": "o", "name": table.name, "field": table.name}],
        "rules": _jdm_rules(table),
        "passThrough": passes,
    }
    return {"id": table.name, "name": table.name, "type": "decisionTableNode", "content": content}


def policy(work: Workload) -> dict[str, object]:
    """Tables as a policy document of ZEN; facts and answers are members of `facts`."""
    facts = {
        "name": "facts",
        "properties": [
            {"id": name, "name": name, "type": is_, "array": False, "optional": False}
            for name, is_ in work.inputs.items()
        ],
    }
    blocks = [_policy_block("facts", "dataModel", facts)]
    blocks += [_policy_block(table.name, "decisionTable", _policy_table(table)) for table in work.tables]
    return {"blocks": blocks}


def _policy_block(name: str, is_: str, data: dict[str, object]) -> dict[str, object]:
    return {"id": name, "type": is_, "props": {"data": data}}


def _policy_table(table: Table) -> dict[str, object]:
    return {
        "hitPolicy": "first",
        "inputs": [
            {"id": f"i{n}", "name": "", "field": f"facts.{x}"} for n, x in enumerate(table.inputs)
        ],
        "outputs": [{"id": "o", "name": "", "field": f"facts.{table.name}"}],
        "rules": _jdm_rules(table),
    }


def write_all(folder: Path) -> None:
    """Every workload in every form; rows with what is asked for and the answers."""
    folder.mkdir(parents=True, exist_ok=True)
    for work in all_workloads():
        rows = {
            "asked": work.asked,
            "inputs": work.inputs,
            "rows": work.rows,
            "answers": work.answers(),
        }
        forms = {
            "dmn": dmn(work),
            "jdm.json": json.dumps(jdm(work)),
            "rows.json": json.dumps(rows),
            "feel.json": json.dumps([tenet_table(table) for table in work.tables]),
        }
        for ending, text in forms.items():
            (folder / f"{work.name}.{ending}").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
