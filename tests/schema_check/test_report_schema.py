"""What the command prints as JSON is what docs/schemas/report.schema.json says.

Reports are checked with a small validator of its own, which knows the keywords that the schema
uses and refuses others, and with the package jsonschema where that can be imported: by this
interpreter, or by the one `./dev test` sets up in .deps/venv.
"""

import copy
import json
import os
import pathlib
import re
import subprocess
import unittest

from schemas import ROOT, jsonschema, schema

SCHEMA = schema("report")
TENET = pathlib.Path(os.environ.get("TENET_BUILD_DIR", ROOT / "build/dev")) / "tenet"
PACK = "packs/key-account-regulation"
PORTFOLIO = "examples/key-accounts"
AT = ["--at", "2025-12-31T18:00:00+08:00", "--calendar", "packs/calendars/cn.json"]

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
}


def problems(schema, value, at="$"):
    """The first places where a value is not what the schema says."""
    found = check_type(schema["type"], value, at, schema) if "type" in schema else []
    for keyword, says in schema.items() if not found else ():
        found += CHECKS[keyword](says, value, at, schema)
    return found


def check_type(says, value, at, _):
    if says == "integer":
        fits = isinstance(value, int) and not isinstance(value, bool)
    else:
        fits = isinstance(value, TYPES[says])
    return [] if fits else [f"{at}: is no {says}"]


def check_properties(says, value, at, _):
    if not isinstance(value, dict):
        return []
    return [p for k, s in says.items() if k in value for p in problems(s, value[k], f"{at}.{k}")]


def check_additional(says, value, at, schema):
    assert says is False
    unknown = set(value) - set(schema["properties"]) if isinstance(value, dict) else set()
    return [f"{at}: has {name}" for name in sorted(unknown)]


def check_required(says, value, at, _):
    absent = [name for name in says if isinstance(value, dict) and name not in value]
    return [f"{at}: lacks {name}" for name in absent]


def check_items(says, value, at, _):
    if not isinstance(value, list):
        return []
    return [p for i, item in enumerate(value) for p in problems(says, item, f"{at}[{i}]")]


def check_one_of(says, value, at, _):
    fits = sum(not problems(s, value, at) for s in says)
    return [] if fits == 1 else [f"{at}: fits {fits} of {len(says)} forms"]


def check_ref(says, value, at, _):
    return problems(SCHEMA["$defs"][says.removeprefix("#/$defs/")], value, at)


def check_limit(fits, what):
    return lambda says, value, at, _: [] if fits(says, value) else [f"{at}: {what} {says}"]


def nothing(*_):
    return []


CHECKS = {
    "$schema": nothing,
    "$defs": nothing,
    "title": nothing,
    "description": nothing,
    "$ref": check_ref,
    "type": nothing,  # looked at first
    "properties": check_properties,
    "additionalProperties": check_additional,
    "required": check_required,
    "items": check_items,
    "oneOf": check_one_of,
    "enum": check_limit(lambda says, v: v in says, "is none of"),
    "const": check_limit(lambda says, v: v is says, "is not"),
    "minimum": check_limit(lambda says, v: v >= says, "is below"),
    "minLength": check_limit(lambda says, v: len(v) >= says, "is shorter than"),
    "minItems": check_limit(lambda says, v: len(v) >= says, "has fewer items than"),
    "pattern": check_limit(
        lambda says, v: not isinstance(v, str) or re.search(says, v), "does not match"
    ),
}


def tenet(*arguments, stdin=None):
    """What the command prints as JSON. Exit code 1 says that rules are broken, which is fine."""
    ran = subprocess.run(
        [str(TENET), *arguments, "--format", "json"],
        cwd=ROOT, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False,
    )
    if ran.returncode not in (0, 1):
        raise AssertionError(ran.stderr)
    return json.loads(ran.stdout)


class ReportSchema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.report = tenet("check", PACK, PORTFOLIO, *AT)

    def assert_valid(self, value, schema=SCHEMA):
        self.assertEqual(problems(schema, value)[:5], [])
        if jsonschema:
            whole = dict(schema, **{"$defs": SCHEMA["$defs"]})
            jsonschema.Draft202012Validator(whole).validate(value)

    def test_the_schema_is_one(self):
        if not jsonschema:
            self.skipTest("the package jsonschema is not installed; ./dev test installs it")
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_a_whole_report(self):
        self.assertGreater(len(self.report["verdicts"]), 100)
        self.assertIn("provenance", self.report)
        self.assert_valid(self.report)

    def test_withheld_values(self):
        report = tenet("check", PACK, PORTFOLIO, *AT, "--clearance", "open", "--rule", "14.1-survey")
        shown = [s for v in report["verdicts"] for s in v["values"]]
        self.assertTrue(any(s.get("withheld") for s in shown))
        self.assert_valid(report)

    def test_groups_that_verdicts_rest_on(self):
        for clearance in ("internal", "open"):
            report = tenet("check", "packs/connected-clients", PORTFOLIO, *AT, "--clearance",
                           clearance, "--rule", "2.2-group")
            self.assert_valid(report)
            groups = [g for v in report["verdicts"] for g in v["groups"]]
            self.assertEqual(len(groups), 16)
            for group in groups:
                self.assertEqual("withheld" in group, clearance == "open")
                self.assertEqual("members" in group, clearance == "internal")

    def test_what_is_due(self):
        due = tenet("due", PACK, PORTFOLIO, *AT)
        self.assertTrue(due)
        for verdict in due:
            self.assert_valid(verdict, {"$ref": "#/$defs/verdict"})

    def test_what_a_change_would_do(self):
        change = {
            "upsert": {"survey_waves": [{"id": "NEW", "account": "QINGHE", "held_on": "2025-12-30"}]},
            "delete": {"complaints": []},
        }
        effect = tenet(
            "evaluate", PACK, PORTFOLIO, *AT, "--change", "-", "--scope", "all",
            stdin=json.dumps(change),
        )
        self.assertTrue(effect["named"])
        self.assertTrue(any(shift["before"] is None for shift in effect["named"]))
        self.assert_valid(effect, {"$ref": "#/$defs/effect"})

    def test_what_is_wrong_is_refused(self):
        def without_outcome(r): del r["verdicts"][0]["outcome"]
        def other_outcome(r): r["verdicts"][0]["outcome"] = "ok"
        def unknown_member(r): r["verdicts"][0]["reason"] = "x"
        def number_of_facts(r): r["summary"]["all"]["pass"] = "3"
        def short_digest(r): r["provenance"]["regulation_digest"] = "abc"
        def one_language(r): r["verdicts"][0]["sentence"] = {"zh": "违反"}
        def value_and_withheld(r): r["verdicts"][0]["values"][0]["withheld"] = True

        for spoil in (without_outcome, other_outcome, unknown_member, number_of_facts,
                      short_digest, one_language, value_and_withheld):
            with self.subTest(spoil.__name__):
                report = copy.deepcopy(self.report)
                spoil(report)
                self.assertTrue(problems(SCHEMA, report))
                if jsonschema:
                    with self.assertRaises(jsonschema.ValidationError):
                        jsonschema.Draft202012Validator(SCHEMA).validate(report)


if __name__ == "__main__":
    unittest.main()
