"""The schemas of groups describe what is read and what is answered, no more and no less.

Needs the package jsonschema: of this interpreter, or of the one `./dev test` sets up in .deps/venv.
"""

import copy
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from schemas import ROOT, jsonschema, members, schema

TENET = pathlib.Path(os.environ.get("TENET_BUILD_DIR", ROOT / "build/dev")) / "tenet"
GRAPH = "examples/groups/graph.json"
ORDERS = "examples/groups/orders.json"
EXPOSURES = "examples/groups/exposures.json"
POLICIES = sorted((ROOT / "packs/group-policies").glob("*.json"))
AT = ["--at", "2025-12-31"]
READERS = {"graph": "src/group/graph_json.cpp", "group-policy": "src/group/policy_json.cpp",
           "roll-up": "src/group/roll_up_json.cpp", "party": "src/party/party_json.cpp"}


def read(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))


def run(*arguments):
    return subprocess.run([str(TENET), *map(str, arguments)], cwd=ROOT, capture_output=True,
                          encoding="utf-8", timeout=120)


def validator(name, part=None):
    whole = schema(name)
    of = {"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]} if part else whole
    return jsonschema.Draft202012Validator(of)


class Names(unittest.TestCase):
    def test_the_schemas_name_what_the_readers_read(self):
        for name, source in READERS.items():
            text = (ROOT / source).read_text(encoding="utf-8")
            found = set(re.findall(r'\bin\.\w+\("(\w+)"', text))
            found |= set(re.findall(r'\b\w+\((?:in|to), (?:row\.id, )?"(\w+)"', text))
            found |= set(re.findall(r'place_of\(in, "(\w+)"\)', text))
            for names in re.findall(r'\b\w+\(in, ((?:"\w+", )+)', text):
                found |= set(re.findall(r'\w+', names))
            known = members(schema(name)) - {"zh", "en"}
            if name == "party":
                known = members(schema(name)["items"]) | members(schema(name)["$defs"]["known_party"])
            with self.subTest(schema=name):
                self.assertEqual(found, known)


@unittest.skipUnless(jsonschema, "the package jsonschema is not installed")
class Documents(unittest.TestCase):
    def valid(self, data, name, part=None):
        problems = [f"{list(e.absolute_path)}: {e.message}"
                    for e in validator(name, part).iter_errors(data)]
        self.assertEqual(problems, [])

    def test_the_schemas_are_schemas(self):
        for name in (*READERS, "group-answers"):
            jsonschema.Draft202012Validator.check_schema(schema(name))

    def test_what_is_shipped_is_valid(self):
        self.valid(read(GRAPH), "graph")
        self.valid(read("examples/key-accounts/relationships.json"), "graph")
        for rows in (ORDERS, EXPOSURES):
            self.valid(read(rows), "roll-up")
        self.assertEqual(len(POLICIES), 3)
        for policy in POLICIES:
            self.valid(read(policy), "group-policy")

    def test_answers_are_valid(self):
        party = ["--party", "PLANT"]
        for policy in POLICIES:
            more = [*AT, "--policy", policy, "--format", "json"]
            for command, part, arguments in [
                    ("controllers", "controllers", party), ("owners", "ownership", party),
                    ("owners", "beneficial_owners", [*party, "--threshold", "10"]),
                    ("members", "grouping", []), ("check", "findings", []),
                    ("rollup", "roll_up", ["--rows", ORDERS]),
                    ("rollup", "roll_up", ["--rows", EXPOSURES]),
                    ("diff", "changes", ["--to", "2026-02-01"])]:
                done = run("group", command, GRAPH, *more, *arguments)
                with self.subTest(policy=policy.stem, command=command):
                    self.assertEqual(done.stderr, "")
                    self.valid(json.loads(done.stdout), "group-answers", part)
            for command in ("show", "members"):
                for group in json.loads(run("group", command, GRAPH, *more, *party).stdout):
                    self.valid(group, "group-answers", "group")
        checked = run("party", "check", "91110000600037314L", "1", "--format", "json")
        for one in json.loads(checked.stdout):
            self.valid(one, "party", "identifier")

    def refused_by_both(self, name, good, breaking, *command):
        """Each way of breaking a document is refused by the schema and by the command."""
        for number, way in enumerate(breaking):
            broken = copy.deepcopy(good)
            way(broken)
            with self.subTest(schema=name, way=number), tempfile.TemporaryDirectory() as folder:
                self.assertFalse(validator(name).is_valid(broken))
                path = pathlib.Path(folder) / "broken.json"
                path.write_text(json.dumps(broken), "utf-8")
                done = run("group", *[path if a == "?" else a for a in command], *AT)
                self.assertEqual((done.returncode, done.stdout), (3, ""))

    def test_broken_graphs_are_refused(self):
        self.refused_by_both("graph", read(GRAPH), [
            lambda g: g.pop("relations"),
            lambda g: g.update(more=1),
            lambda g: g["parties"][0].pop("id"),
            lambda g: g["parties"][0].update(id=""),
            lambda g: g["parties"][0].update(kind="planet"),
            lambda g: g["relations"][0].pop("holder"),
            lambda g: g["relations"][0].update(type="owns"),
            lambda g: g["relations"][0].update(type=""),
            lambda g: g["relations"][0].update(share="many"),
            lambda g: g["relations"][0].update(share=True),
            lambda g: g["relations"][0].update(share={"lowest": 1}),
            lambda g: g["relations"][0].update(valid_from="2025"),
            lambda g: g["relations"][3].update(generations=101),
        ], "show", "?")

    def test_broken_policies_are_refused(self):
        good = read("packs/group-policies/connected-clients.json")
        good["entries"] = [{"party": "SUP", "anchor": "TOP", "include": True, "reason": "r",
                            "approver": "a"}]
        self.valid(good, "group-policy")
        self.refused_by_both("group-policy", good, [
            lambda p: p.pop("id"),
            lambda p: p.pop("criteria"),
            lambda p: p.update(colour=1),
            lambda p: p.update(ties="coin"),
            lambda p: p["voting"].update(control_above=101),
            lambda p: p["voting"].update(lineal_generations=-1),
            lambda p: p["criteria"][0].pop("title"),
            lambda p: p["criteria"][0].update(kind="magic"),
            lambda p: p["criteria"][1].pop("at_least"),
            lambda p: p["criteria"][0].update(kind="hierarchy"),
            lambda p: p["entries"][0].pop("approver"),
            lambda p: p["entries"][0].update(reason=""),
        ], "show", GRAPH, "--policy", "?")

    def test_broken_roll_ups_are_refused(self):
        self.refused_by_both("roll-up", read(ORDERS), [
            lambda r: r.pop("rows"),
            lambda r: r.update(function="median"),
            lambda r: r.update(function="count_distinct"),
            lambda r: r.update(method="half"),
            lambda r: r.update(ownership={"walks": "random"}),
            lambda r: r["rows"][0].pop("id"),
            lambda r: r["rows"][0].update(value="x"),
            lambda r: r["rows"][0].update(attributes={"region": 1}),
        ], "rollup", GRAPH, "--rows", "?")
        self.refused_by_both("roll-up", read(EXPOSURES), [
            lambda r: r.update(agents="nobody"),
            lambda r: r.update(guarantees={"count": "all"}),
            lambda r: r.update(levels=1),
            lambda r: r.update(covers=[1]),
            lambda r: r["convert"].pop("to"),
            lambda r: r["convert"].update(currency=""),
            lambda r: r["convert"].update(most_days=-1),
            lambda r: r["convert"].update(through=""),
            lambda r: r["rounding"].pop("at"),
            lambda r: r["rounding"].update(places=99),
            lambda r: r["rates"][0].pop("rate"),
            lambda r: r["rates"][0].update(on=None),
            lambda r: r["rates"][0].update(rate=None),
            lambda r: r["rows"][1]["guarantees"][0].pop("guarantor"),
            lambda r: r["rows"][1]["guarantees"][0].update(percent="x"),
        ], "rollup", GRAPH, "--rows", "?")


if __name__ == "__main__":
    unittest.main()
